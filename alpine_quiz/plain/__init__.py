"""The game as lines of text, and the sentences people are told."""
