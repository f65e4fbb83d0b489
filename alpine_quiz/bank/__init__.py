"""What a question and a pack are: reading, checking and describing them."""
