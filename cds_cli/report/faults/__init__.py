"""The answer to those who submitted: annotated copies of their files, and a report of faults."""
