"""The pages of a class: their words, what they are written in, and how they do in a browser."""
