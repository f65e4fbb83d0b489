"""Reading sources to text, finding a quote in one, telling its place."""
