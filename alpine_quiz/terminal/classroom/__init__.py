"""A class in the terminal: the teacher’s screens, a student’s, and the wall."""
