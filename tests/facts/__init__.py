"""The fact base."""
