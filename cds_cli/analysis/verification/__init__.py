"""A published result held against the same result worked out again."""
