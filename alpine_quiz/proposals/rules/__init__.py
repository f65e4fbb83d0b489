"""Finding facts by rules: what sentences say, in English and French."""
