"""Proposing facts, and judging what was proposed."""
