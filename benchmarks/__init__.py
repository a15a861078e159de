"""How fast cds is, as ratios to what it cannot do without."""
