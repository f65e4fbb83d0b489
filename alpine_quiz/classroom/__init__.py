"""A room full of students: its rules, what happens in it, its server, page and report."""
