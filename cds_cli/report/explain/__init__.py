"""The score of one unit told so that it can be checked by hand."""
