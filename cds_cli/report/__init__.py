"""Results and findings written for people and for other programs."""
