"""Candidate facts from a language model, each held against the document before it counts."""
