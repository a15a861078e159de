"""A published table of points held against itself: totals, subtotals, ranks and maxima."""
