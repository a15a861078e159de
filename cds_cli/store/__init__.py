"""Results kept in SQLite."""
