"""A ranking, written in every form there is."""
