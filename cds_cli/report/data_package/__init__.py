"""Results as data that others can load: tidy tables, code lists, and a description of both."""
