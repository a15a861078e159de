"""Questions about results: worked cases, standards."""
