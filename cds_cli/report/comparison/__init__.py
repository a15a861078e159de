"""The answer of a comparison: its words, its columns, its rows."""
