"""A project of one's own: its files, and how they are put into a folder all at once."""
