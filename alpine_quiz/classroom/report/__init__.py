"""What came of a session, for its teacher: results, item analysis, sessions kept and forgotten."""
