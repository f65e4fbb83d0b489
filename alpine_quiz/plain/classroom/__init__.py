"""A class as lines of text: the teacher, a student, and what is said of both."""
