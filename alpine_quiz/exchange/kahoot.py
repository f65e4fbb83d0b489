"""What Kahoot's spreadsheet template holds: its header, its lengths, its times.

After the template that Kahoot gives away (“How to import questions from a spreadsheet”): a
header in row 8, columns B to H; rows above it are for people.
"""

from __future__ import annotations

HEADER_ROW = 8
LONGEST_QUESTION = 120
LONGEST_ANSWER = 75
MOST_ANSWERS = 4
TIMES = (5, 10, 20, 30, 60, 90, 120, 240)
HEADER = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
