"""Other programs' questions, in and out, and what was lost on the way."""
