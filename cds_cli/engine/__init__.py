"""From a submission to results."""
