"""How a person likes the game: one schema, read from flags, the environment and a file."""
