"""Scoring toolkit for digital-transformation indices (chuyển đổi số, DTI)."""

__version__ = "0.1.0"
