"""The fact base: what the documents say, each thing once, with its evidence."""
