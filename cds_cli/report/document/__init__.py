"""A ranking as the appendix to a decision, in Word."""
