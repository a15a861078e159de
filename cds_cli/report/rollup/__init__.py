"""How figures of parents are told with those of their children."""
