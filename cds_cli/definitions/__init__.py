"""Indicator sets: from YAML to models that have been checked."""
