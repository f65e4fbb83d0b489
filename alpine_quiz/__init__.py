"""Alpine Quiz: a quiz in the terminal whose every answer is proven by a quote."""

__version__ = "0.1.0"
