"""What a class sees and does in the terminal."""
