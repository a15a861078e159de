"""How indices and figures are distributed over units, and what stands out among them."""
