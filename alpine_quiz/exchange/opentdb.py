"""The JSON of the Open Trivia Database, which many programs of quizzes read.

After its description of its API (opentdb.com/api_config.php): ``results`` is a list of questions
of the types ``multiple`` (one key) and ``boolean``, whose texts are encoded with HTML entities, or
where asked for as URLs (``urlLegacy``, ``url3986``) or as ``base64``. The questions are under CC
BY-SA 4.0.

What we write has more fields, named as in a bank, that other programs pass over. Then `opentdb_in`
reads back the same choices and statements but for citations, facts, ``ask`` and ``valid_until``;
questions of the other types have no place in it.
"""

from __future__ import annotations

from alpine_quiz.bank.model import Choice, ItemType, TrueFalse

CREDIT = "Open Trivia Database"
LICENCE = "CC-BY-SA-4.0"

TYPES = {Choice: "multiple", TrueFalse: "boolean"}
TYPE_OF = {"multiple": ItemType.CHOICE, "boolean": ItemType.TRUE_FALSE}
DIFFICULTIES = ("easy", "medium", "hard")
KNOWN = frozenset(
    ("type", "difficulty", "category", "question", "correct_answer", "incorrect_answers")
)
OURS = frozenset(
    ("id", "explanation", "source", "hint", "correction", "feedback", "tags", "credit")
)
CATEGORIES = frozenset(
    (
        *("General Knowledge", "Mythology", "Sports", "Geography", "History", "Politics", "Art"),
        *("Celebrities", "Animals", "Vehicles"),
        *(
            f"Entertainment: {part}"
            for part in (
                *("Books", "Film", "Music", "Musicals & Theatres", "Television", "Video Games"),
                *("Board Games", "Comics", "Japanese Anime & Manga", "Cartoon & Animations"),
            )
        ),
        *("Science & Nature", "Science: Computers", "Science: Mathematics", "Science: Gadgets"),
    )
)
"""The categories it has; by them its questions are known where the file does not tell."""

# All that a reader of entities, of URLs or of braces might take for something else.
_ENCODED = {ord(sign): f"&#{ord(sign):03};" for sign in "&<>\"'%{}"}


def encoded(text: str) -> str:
    """Return ``text`` with entities, as the database gives it where nothing else is asked for."""
    return text.translate(_ENCODED)
