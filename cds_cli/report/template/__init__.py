"""The workbook that units fill in: a form for one unit, or a table for many."""
