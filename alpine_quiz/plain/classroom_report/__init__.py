"""What a teacher is told of a session: as text, as a page, as tables, and cards to print."""
