"""How the results of merged units are told."""
