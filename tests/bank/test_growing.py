"""Growing a person's YAML file by an entry, every other byte staying as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.edit import NotMendedError
from alpine_quiz.bank.growing import with_entry, without_entry
from alpine_quiz.bank.model import Place
from alpine_quiz.bank.writer import Value

PATH = Path("facts.yaml")
BOM = b"\xef\xbb\xbf"
NEW: dict[str, Value] = {
    "id": "new",
    "statement": "It opened: in 1969, at last.",
    "evidence": [{"quote": "a #b"}],
}

BEFORE = """\
# Our facts: comments and layout stay.
format: 1
entities:
    - {id: seine, names: Seine}   # a river

facts:   # by hand

- id: rouen
  statement: >
    The Seine flows
    through Rouen.

- id: langres   # the source
  evidence:
  - {document: seine, quote: rises}   # so
  # to be looked at again

# The sets come last.
sets: []
"""

AFTER = """\
# Our facts: comments and layout stay.
format: 1
entities:
    - {id: seine, names: Seine}   # a river
    - id: rhone
      names: Rhône

facts:   # by hand

- id: rouen
  statement: >
    The Seine flows
    through Rouen.

- id: langres   # the source
  evidence:
  - {document: seine, quote: rises}   # so
  - document: seine
    quote: at Langres

- id: new
  statement: "It opened: in 1969, at last."
  evidence:
    - quote: "a #b"
  # to be looked at again

# The sets come last.
sets: []
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", BOM])
def test_an_entry_stands_as_those_before_it_do(line_end: str, bom: bytes) -> None:
    data = bom + BEFORE.replace("\n", line_end).encode()
    data = with_entry(data, PATH, "facts", NEW)
    data = with_entry(data, PATH, "entities", {"id": "rhone", "names": "Rhône"})
    place = Place(15, 3)
    data = with_entry(data, PATH, "evidence", {"document": "seine", "quote": "at Langres"}, place)
    assert data == bom + AFTER.replace("\n", line_end).encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("format: 1\n", "format: 1\nfacts:\n  - id: new\n"),
        ("format: 1", "format: 1\nfacts:\n  - id: new"),
        ("facts:\nsets: []\n", "facts:\n  - id: new\nsets: []\n"),
        ("facts:  # none\n", "facts:  # none\n  - id: new\n"),
        ("facts: []  # none\n", "facts: [{id: new}]  # none\n"),
        ("facts: [{id: a}, ]\n", "facts: [{id: a}, {id: new}, ]\n"),
        (
            "{format: 1, facts: [\n{id: a} # x\n]}",
            "{format: 1, facts: [\n{id: a}, {id: new} # x\n]}",
        ),
        ("{format: 1}", "{format: 1, facts: [{id: new}]}"),
        ("facts:\n- id: a", "facts:\n- id: a\n- id: new"),
        ("facts:\n- id: |\n    a\n\nsets: []\n", "facts:\n- id: |\n    a\n- id: new\n\nsets: []\n"),
        ("facts:\n- id: |+\n    a\n\nsets: 1\n", "facts:\n- id: |+\n    a\n\n- id: new\nsets: 1\n"),
        ("facts:\n- id:\n# end\n", "facts:\n- id:\n- id: new\n# end\n"),
        ('facts:\n- id: "a\n    b"\n', 'facts:\n- id: "a\n    b"\n- id: new\n'),
    ],
)
def test_every_layout_of_a_list_takes_an_entry(before: str, after: str) -> None:
    assert with_entry(before.encode(), PATH, "facts", {"id": "new"}).decode() == after


@pytest.mark.parametrize(
    "text",
    ["facts: none\n", "facts: {a: b}\n", "facts: ''\n", "- a\n", "", "a: [\n", "a: 1\n---\nb: 2\n"],
)
def test_a_file_that_is_no_such_list_is_refused(text: str) -> None:
    with pytest.raises(NotMendedError):
        with_entry(text.encode(), PATH, "facts", NEW)


def test_a_place_where_no_mapping_begins_is_refused() -> None:
    with pytest.raises(NotMendedError):
        with_entry(BEFORE.encode(), PATH, "evidence", NEW, Place(3, 1))
    with pytest.raises(NotMendedError):
        without_entry(BEFORE.encode(), PATH, Place(3, 1))


def test_the_only_entry_taken_out_leaves_an_empty_list() -> None:
    data = b"facts:  # mine\n  - id: a   # this\n    x: y\n# end\n"
    taken = without_entry(data, PATH, Place(2, 5))
    assert taken == b"facts:  # mine\n  []\n# end\n"
    assert yaml.load(taken, yaml.BaseLoader) == {"facts": []}
    assert with_entry(taken, PATH, "facts", {"id": "b"}) == b"facts:  # mine\n  [{id: b}]\n# end\n"


def test_an_entry_between_others_is_taken_out_alone() -> None:
    data = b"facts:\n\n- id: a\n\n- id: b\n  x: y\n\n- id: c\n"
    assert without_entry(data, PATH, Place(5, 3)) == b"facts:\n\n- id: a\n\n\n- id: c\n"
    assert without_entry(data, PATH, Place(8, 3)) == b"facts:\n\n- id: a\n\n- id: b\n  x: y\n"


WORDS = st.text("abé# :-\u2019,", max_size=12)
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=4
)
ENTRIES = st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES, max_size=3).map(
    lambda rest: {"id": "x", **rest}
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a file with lists in many layouts, comments and blank lines between."""
    pieces: list[str] = []
    keys = draw(st.permutations(["format", "entities", "facts", "sets"]))
    noise = st.sampled_from(["", "", "# note\n", "\n", "\n  # deep\n\n"])
    for key in keys[: draw(st.integers(1, 4))]:
        pieces.append(draw(noise))
        if key == "format":
            pieces.append("format: 1\n")
            continue
        entries = draw(st.lists(ENTRIES, max_size=3))
        style = draw(st.sampled_from([None, True, False]))
        text = yaml.dump(
            {key: entries},
            allow_unicode=True,
            default_flow_style=style,
            width=draw(st.integers(20, 90)),
        )
        if draw(st.booleans()) and style is False and entries:
            text = text.replace("\n- ", "\n\n- ")
        pieces.append(f"{text}" if not text.startswith("{") else f"{key}: []\n")
    text = "".join(pieces)
    return text if draw(st.booleans()) else text.removesuffix("\n")


@settings(max_examples=150, deadline=None)
@given(
    files(),
    st.sampled_from(["entities", "facts", "sets"]),
    ENTRIES,
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_all_other_bytes_stay_and_the_list_has_one_entry_more(
    text: str, key: str, entry: dict[str, Any], line_end: str, has_bom: bool
) -> None:
    data = (BOM if has_bom else b"") + text.replace("\n", line_end).encode()
    before = yaml.load(data.removeprefix(BOM), yaml.BaseLoader)
    if not isinstance(before, dict):
        return
    grown = with_entry(data, PATH, key, entry)
    after = yaml.load(grown.removeprefix(BOM), yaml.BaseLoader)
    assert after == {**before, key: [*(before.get(key) or []), entry]}
    added = len(grown) - len(data)
    assert any(
        grown[:at] + grown[at + added :] == data and grown.startswith(data[:at])
        for at in range(len(data) + 1)
    )
    assert line_end == "\r\n" or b"\r" not in grown


def test_an_entry_taken_out_of_a_list_on_one_line_leaves_the_others() -> None:
    data = b"facts: [{id: a}, {id: b}, {id: c}]  # mine\n"
    assert without_entry(data, PATH, Place(1, 9)) == b"facts: [{id: b}, {id: c}]  # mine\n"
    assert without_entry(data, PATH, Place(1, 18)) == b"facts: [{id: a}, {id: c}]  # mine\n"
    assert without_entry(data, PATH, Place(1, 27)) == b"facts: [{id: a}, {id: b}]  # mine\n"
    assert without_entry(b"facts: [ {id: a} ]\n", PATH, Place(1, 10)) == b"facts: [  ]\n"
    commented = b"facts: [{id: a}, # this\n  {id: b}, ]\n"
    assert without_entry(commented, PATH, Place(2, 3)) == b"facts: [{id: a}, # this\n  ]\n"


@pytest.mark.parametrize(
    "text",
    [
        "facts:\n- id: a\n- id: b\n",
        "facts:\n- id: a",
        "facts: [{id: a, b: c}]\n",
        "facts: [{id: a}]",
    ],
)
def test_a_list_goes_with_its_key_where_it_came_with_its_first_entry(text: str) -> None:
    data = text.encode()
    begin = Place(1, 9) if "[" in text else Place(2, 3)
    grown = with_entry(data, PATH, "evidence", {"quote": "q"}, begin)
    (place,) = [place for place in _places(grown) if _without(grown, place) == data]
    assert without_entry(grown, PATH, place, with_list=True) == data


def _places(data: bytes) -> list[Place]:
    lines = data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        Place(number, column)
        for number, line in enumerate(lines, 1)
        for column in range(1, len(line) + 1)
    ]


def _without(data: bytes, place: Place) -> bytes:
    try:
        return without_entry(data, PATH, place, with_list=True)
    except NotMendedError:
        return b""


LAYOUTS = st.sampled_from(
    [
        "- id: a\n",
        "\n- id: b\n  # behind\n",
        "- id: c   # beside\n\n",
        "- id: |+\n    kept\n\n",
        "\n- id: |\n    clipped\n\n\n",
        "\n- id: >-\n    folded\n    on\n",
        "\n- {id: d, x: [y]}\n",
        "- id: e\n  rest:\n  - {a: b}\n  - c: |+\n      deep\n\n\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(LAYOUTS, min_size=1, max_size=4),
    st.sampled_from(["", "# The end.\n", "\n\nsets: []\n", "sets:\n- id: s\n"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
)
def test_an_entry_put_in_and_taken_out_again_leaves_the_very_bytes(
    entries: list[str], behind: str, line_end: str, has_bom: bool, ends: bool
) -> None:
    text = f"format: 1\nfacts:\n{''.join(entries)}{behind}"
    text = text if ends else text.removesuffix("\n")
    data = (BOM if has_bom else b"") + text.replace("\n", line_end).encode()
    grown = with_entry(data, PATH, "facts", {"id": "the-new-one", "names": "N"})
    lines = (
        grown.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    (number,) = [number for number, line in enumerate(lines, 1) if line == "- id: the-new-one"]
    assert without_entry(grown, PATH, Place(number, 3)) == data
