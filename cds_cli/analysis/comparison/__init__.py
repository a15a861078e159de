"""Two scorings held against each other: units, nodes, and what made an index change."""
