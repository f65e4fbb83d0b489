"""Keys are found in whatever form they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.settings.places import Places

TEXT = """\
# language = "no"
language = 'fr' # x = 1
date = 1979-05-27 07:32:00Z
text = \"\"\"
player = "no"
\\\""" quoted\"\"\"\"
raw = '''it's
minutes = 1'''
list = [ # plain = 1
  "a", { plain = 2 }, { plain = 3 },
]
"quo\\u0074ed" . 'too' = 1
keys = { "question.hint" = "h", question . source = 's' }
  [ home . "play" ]
pack = { theme = [ { x = 1 } ] }
[[several]]
one = 1
[[several]]
one = 2
"""


@pytest.mark.parametrize(
    ("way", "place"),
    [
        (("language",), (2, 1)),
        (("date",), (3, 1)),
        (("text",), (4, 1)),
        (("player",), (0, 0)),
        (("raw",), (7, 1)),
        (("minutes",), (0, 0)),
        (("list",), (9, 1)),
        (("list", "plain"), (10, 10)),
        (("quoted",), (12, 1)),
        (("quoted", "too"), (12, 1)),
        (("keys", "question.hint"), (13, 10)),
        (("keys", "question", "source"), (13, 33)),
        (("keys", "question.source"), (13, 33)),
        (("home",), (14, 3)),
        (("home", "play", "pack", "theme", "x"), (15, 22)),
        (("several",), (16, 1)),
        (("nowhere",), (0, 0)),
    ],
)
def test_a_key_is_where_it_stands(way: tuple[str, ...], place: tuple[int, int]) -> None:
    assert Places(TEXT).of(way) == place


def test_a_key_given_twice_is_found_in_both_places() -> None:
    assert Places("[a]\nb = 1\nc = { d = 1 }\n'b' = 2\n").twice() == (("a", "b"), (2, 1), (4, 1))
    assert Places(TEXT).twice() is None


@given(st.text(alphabet="ab.= \n\"'[]{},#\\1", max_size=40))
def test_any_text_is_followed_as_far_as_it_goes(text: str) -> None:
    line, column = Places(text).last()
    assert 0 <= line <= text.count("\n") + 1
    assert 0 <= column <= len(text) + 1
