"""Long and monotonous files: the time they take grows with their length, and no faster."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from alpine_quiz.exchange.formats import importer
from alpine_quiz.exchange.guessing import guessed
from alpine_quiz.exchange.model import ExchangeError
from alpine_quiz.exchange.names import Format
from tests.exchange.fuzzing import SLOWEST, check_survival

_STATEMENT = (
    '<quiz><question type="truefalse"><questiontext format="html"><text><![CDATA[§x]]></text>'
    '</questiontext><answer fraction="100"><text>true</text></answer></question></quiz>'
)
_PICK = "question,answer,option 1,option 2\n"
_PAGES = "#separator:tab\n#html:true\n"

# What is repeated where the sign § stands; each took longer than the bound when it was found.
FOUND = {
    "blocks without a text": (Format.MOODLE, "<div>", _STATEMENT),
    "closing blocks": (Format.GIFT, "</p>", "[html]§x{=b ~c}"),
    "headings on a card": (Format.ANKI, "<h1>", f"{_PAGES}§x\tb\n"),
    "ids that do not end": (Format.GIFT, "[id:", "// §\na{=b ~c}"),
    "tags that do not end": (Format.GIFT, "[tag:", "// §\na{=b ~c}"),
    "classes": (Format.ANKI, 'class="stem ', f'{_PAGES}<div class="alpine-quiz text"><a §\tb\n'),
    "spaces in a pair": (Format.CSV, " ", "question,type,answer\na,match,x§y\n"),
    "spaces in keys": (Format.CSV, f"a,x{' ' * 1900}y,b,c\n", f"{_PICK}§"),
    "names with escapes": (Format.OPENTDB, '{"qu\\u0065stion":1},', '[§{"question":"b"}]'),
}
# Whatever means something in any of the formats.
_SIGNS = [
    *("{", "}", "{}", "=", "~", "#", "%", ":", "/", "//", "::", "->", "[", "]", "[id:", "[html]"),
    *("(", "<", ">", "&", "&lt;", "<p>", "</p>", "<div>", "</h1>", "<li>", "<a ", "<b", "<!--"),
    *("<img src=x>", "<script>", "<![CDATA[", "{mlang en}", "{mlang}", "<sup>", "data:a;base64,"),
    *(
        '"',
        '""',
        "'",
        ",",
        ";",
        "|",
        "\t",
        " ",
        "\n",
        "\n\n",
        "\\",
        "*",
        "*a",
        "_a",
        "`",
        "![",
        "a",
    ),
    *("a\n", "a,", "a / b\n", "a{=b}\n", "A. x\n", "q\n\n", "ANSWER: A\n", "a\tb\n", "{{c1::", "9"),
    *(
        "{{c1::a}}",
        "[sound:",
        "#deck:a\n",
        "null,",
        "{},",
        '"a",',
        '{"a":',
        "\u202e",
        "\0",
        "é",
        ".",
    ),
    *(
        "<hint><text>a</text></hint>",
        "$CATEGORY: a\n\n",
        "question,",
        "T#",
        "%50%",
        "..",
        "- ",
        "1. ",
    ),
]
# What may stand around them, by format.
_AROUND = {
    Format.CSV: ("§", 'question,answer,wrong\na,"§",c\n', "question;type;answer\na;match;x§y\n"),
    Format.LIST: ("§", "§x / a / b\n", "a / §"),
    Format.GIFT: ("§", "§{=b ~c}", "[html]§x{=b}", "a{=b ~c§}", "// §\na{=b ~c}", "a{#§}"),
    Format.AIKEN: ("§", "q\nA. §\nB. b\nANSWER: A\n", "q\nA. a\nB. b\nANSWER: §\n"),
    Format.MOODLE: ("§", "<quiz>§</quiz>", _STATEMENT),
    Format.OPENTDB: ("§", "[§", '[{"question":"§","correct_answer":"a"}]', '[§{"question":"a"}]'),
    Format.ANKI: ("§", f"{_PAGES}§\tb\n", f"{_PAGES}a\t§\n", "#§\na\tb\n"),
}


_LONGER = frozenset(("names with escapes", "spaces in keys"))


def repeating(repeated: str, around: str, length: int) -> bytes:
    """Return ``repeated`` as often as there is room for in ``length``, in its place."""
    return around.replace("§", repeated * (length // len(repeated))).encode()


@pytest.mark.parametrize("name", FOUND)
def test_what_once_took_for_ever_is_read_in_good_time(name: str) -> None:
    format_, repeated, around = FOUND[name]
    length = 400_000 if name in _LONGER else 95_000
    check_survival(importer(format_), [repeating(repeated, around, length)], "f")


@pytest.mark.parametrize("repeated", ["\n", " ", "\t", "\n ", "[", "{", "{ ", "A. ", "ANSWER: A "])
@pytest.mark.parametrize("begin", ["", "{", "[", "ANSWER", "A."])
def test_a_format_is_found_out_in_good_time(begin: str, repeated: str) -> None:
    content = repeating(repeated, f"{begin}§x / a / b\n", 60_000)
    begun = time.process_time()
    with suppress(ExchangeError):
        guessed(content, "f")
    assert time.process_time() - begun < SLOWEST


@pytest.mark.long
@pytest.mark.parametrize("format_", _AROUND)
def test_whatever_is_repeated_is_read_in_good_time(format_: Format) -> None:
    for around in _AROUND[format_]:
        contents = (repeating(each, around, 60_000) for each in _SIGNS)
        check_survival(importer(format_), contents, "f")
