"""What if a unit had submitted other figures, and what it would take to get further."""
