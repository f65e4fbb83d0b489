"""The rules of play, pure: round, grading, scoring, choosing."""
