"""Records: what is kept of rounds, and what happens where it cannot be."""
