"""From units to those above them: means, shares, and sums that are scored again."""
