"""How a cell becomes a value: one tolerant reader for each kind of input."""
