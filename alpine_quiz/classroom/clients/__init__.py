"""The other end of a line: the teacher, the wall and the students, as programs of ours."""
