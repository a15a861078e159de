"""Commitments held against results: what is reached, what is on the way, what is behind."""
