"""A class by plain lines."""
