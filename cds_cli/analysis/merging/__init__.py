"""Merged units: what they are made of, and what becomes of their figures and ranks."""
