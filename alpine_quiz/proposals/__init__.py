"""Documents to candidate facts, by rules or by a language model, and their verification."""
