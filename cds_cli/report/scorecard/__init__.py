"""The scorecard of one unit, as a page or as a document."""
