"""What players did, kept in SQLite."""
