"""Who submits: the names and codes of units, and how they are recognised."""
