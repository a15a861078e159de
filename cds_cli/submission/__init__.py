"""What units submit: cells are read, judged, and become the figures that are scored."""
