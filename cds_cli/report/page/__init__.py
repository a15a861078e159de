"""A publication as one page that works by itself: no other file, no network."""
