"""What scoring produces and everything else reads."""
