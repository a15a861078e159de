"""The form that a unit fills in, and long tables: the same for their writer and their reader."""
