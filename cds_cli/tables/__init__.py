"""Excel and CSV files as cells with their places, behind a pre-flight for hostile files."""
