"""The full workbook: figures with the formulas an officer follows, and what they rest on."""
