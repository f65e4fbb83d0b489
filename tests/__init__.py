"""The tests read as examples of behaviour."""
