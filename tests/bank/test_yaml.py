"""What of YAML is read, what is refused, and how its faults are told; by both parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.findings import MAX_ADVICE, MAX_ERRORS
from alpine_quiz.bank.model import Text
from alpine_quiz.bank.problems import Code
from tests.bank.banks import HEADER, PARSERS, errors, questions, read, told

if TYPE_CHECKING:
    from tests.bank.banks import Parser

GOOD = "  - stem: Good?\n    answer: b\n"

pytestmark = pytest.mark.parametrize("parser", PARSERS)


@pytest.mark.parametrize(
    ("value", "column", "code", "args"),
    [
        ("Alpine: a history", 17, Code.UNQUOTED_COLON, {"text": "Alpine: a history"}),
        ('"Alpine" is what?', 20, Code.TEXT_AFTER_QUOTE, {"text": "is what?"}),
        ("@Alpine", 11, Code.BAD_START, {"character": "@"}),
        ("`Alpine`", 11, Code.BAD_START, {"character": "`"}),
        ("%Alpine", 11, Code.BAD_START, {"character": "%"}),
        ("*Alpine* is what", 11, Code.ALIAS, {}),
        ("&Alpine is what", 11, Code.ANCHOR, {"anchor": "Alpine"}),
        ("!Alpine is what", 11, Code.TAG, {"tag": "!Alpine"}),
        ("!!python/object:os.system x", 11, Code.TAG, None),
        ('"Alpine \\q"', None, Code.BAD_ESCAPE, {"text": "\\q"}),
        ("} x", 11, Code.SYNTAX, None),
    ],
)
def test_one_slip_costs_one_question(
    parser: Parser, value: str, column: int | None, code: Code, args: dict[str, str] | None
) -> None:
    yaml = f"{GOOD}  - stem: {value}\n    answer: a\n{GOOD.replace('Good', 'Fine')}"
    items, problems = questions(yaml, parser)
    assert [item.stem for item in items] == ["Good?", "Fine?"]
    assert [problem.code for problem in problems] == [code]
    assert problems[0].line == 6
    assert column is None or problems[0].column == column
    assert args is None or problems[0].args == args


def test_every_fault_of_a_file_is_told(parser: Parser) -> None:
    items, problems = questions(
        """\
  - stem: Good?
    answer: a
  - stem: Alpine: x
    answer: c
  - stem: "Alpine" x
    answer: c
  - stem: Tab?
\tanswer: c
  - stem: &a Anchored?
    answer: *a
  - stem: Twice?
    stem: Twice?
    answer: a
  - stem: "open
facts: []
""",
        parser,
    )
    assert [item.stem for item in items] == ["Good?"]
    assert told(problems) == [
        (6, 17, Code.UNQUOTED_COLON),
        (8, 20, Code.TEXT_AFTER_QUOTE),
        (11, 1, Code.TAB_INDENT),
        (12, 11, Code.ANCHOR),
        (13, 13, Code.ALIAS),
        (15, 5, Code.DUPLICATE_KEY),
        (17, 11, Code.UNCLOSED_QUOTE),
        (18, 1, Code.UNKNOWN_KEY),
    ]


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("behind", ["", "{0}One{0}", "[{0}One{0}, two]"])
def test_a_forgotten_closing_quote_is_told_where_it_opens(
    parser: Parser, quote: str, behind: str
) -> None:
    answer = (behind or "One").format(quote)
    yaml = f"""\
  - stem: {quote}What is that
    answer: {answer}
    topic: odds
  - stem: {quote}Good?{quote}
    answer: {quote}fine{quote}
"""
    items, problems = questions(yaml, parser)
    assert [item.stem for item in items] == ["Good?"]
    assert told(problems) == [(4, 11, Code.UNCLOSED_QUOTE)]


def test_a_closing_quote_may_be_forgotten_in_a_list_and_in_the_header(parser: Parser) -> None:
    items, problems = questions(
        '  - stem: Which?\n    distractors: ["a, b]\n    answer: c\n  - stem: "Good?"\n'
        "    answer: x\n",
        parser,
    )
    assert [item.stem for item in items] == ["Good?"]
    assert told(problems) == [(5, 19, Code.UNCLOSED_QUOTE)]
    _, problems = read(
        'title: "Sky\nformat: 1\nlanguage: en\nquestions:\n  - stem: "Good?"\n    answer: x\n',
        parser,
    )
    assert told(problems)[0] == (1, 8, Code.UNCLOSED_QUOTE)


def test_a_text_of_several_lines_with_a_quotation_in_it_is_no_forgotten_quote(
    parser: Parser,
) -> None:
    for line in ("loudly: ", "more than once, "):
        yaml = f'  - stem: "He said\n      {line}"hello" to all"\n    answer: x\n'
        _, problems = questions(yaml, parser)
        assert errors(problems) == [Code.TEXT_AFTER_QUOTE]


def test_the_faults_behind_a_fault_in_one_question_are_told_too(parser: Parser) -> None:
    items, problems = questions(
        """\
  - stem: @home?
    answer: x
      hint: Deeper
    rationale: |
      Here @ is nothing: it is text.
      answer: nor is this
    topic: ok
    tags: [a, b
    credit: Me: myself
    difficulty: &a 1
  - stem: Good?
    answer: x
""",
        parser,
    )
    assert [item.stem for item in items] == ["Good?"]
    assert told(problems) == [
        (4, 11, Code.BAD_START),
        (6, 7, Code.SYNTAX),
        (11, 11, Code.SYNTAX),
        (12, 15, Code.UNQUOTED_COLON),
        (13, 17, Code.ANCHOR),
    ]


def test_both_lines_of_a_duplicate_key_are_named(parser: Parser) -> None:
    yaml = "format: 1\nlanguage: en\nformat: 1\nquestions:\n" + GOOD
    file, problems = read(yaml, parser)
    assert file is not None
    (twice,) = [problem for problem in problems if problem.code is Code.DUPLICATE_KEY]
    assert (twice.line, twice.args) == (3, {"key": "format", "first": 1})


def test_what_stands_behind_a_broken_list_is_read_too(parser: Parser) -> None:
    yaml = (
        "questions:\n  - stem: Alpine: x\n  - stem: Good?\n    answer: a\nformat: 1\nlanguage: fr\n"
    )
    file, problems = read(yaml, parser)
    assert file is not None
    assert file.bank.language == "fr"
    assert len(file.bank.items) == 1
    assert errors(problems) == [Code.UNQUOTED_COLON]
    assert file.bank.items[0].place.line == 3


def test_forty_thousand_brackets_are_refused_where_they_begin_to_be_too_many(
    parser: Parser,
) -> None:
    items, problems = questions(f"  - stem: {'[' * 40_000}\n{GOOD}", parser)
    assert [item.stem for item in items] == ["Good?"]
    assert errors(problems) == [Code.TOO_DEEP]
    file, problems = read("[" * 40_000, parser)
    assert file is None
    assert errors(problems) == [Code.NOT_A_MAPPING]


@pytest.mark.parametrize("text", ["{" * 40_000, "- " * 40_000, "? " * 40_000, "[{" * 20_000])
def test_no_nesting_harms(parser: Parser, text: str) -> None:
    file, problems = read(text, parser)
    assert file is None or not file.bank.items
    assert errors(problems)
    items, problems = questions(f"  - stem: x\n    tags: {text}\n", parser)
    assert items == []
    assert errors(problems)


def test_too_many_entries_are_refused(parser: Parser) -> None:
    items, problems = questions(f"  - stem: x\n    tags: [{'a, ' * 4000}]\n{GOOD}", parser)
    assert len(items) == 1
    assert errors(problems) == [Code.TOO_MANY_ENTRIES]
    many = ", ".join(f"k{n}: [{'a, ' * 2000}]" for n in range(12))
    items, problems = questions(f"  - {{{many}}}\n{GOOD}", parser)
    assert len(items) == 1
    assert errors(problems) == [Code.TOO_MANY_ENTRIES]


def test_a_second_document_is_told(parser: Parser) -> None:
    file, problems = read(f"{HEADER}questions:\n{GOOD}---\nmore: 1\n", parser)
    assert file is not None
    assert len(file.bank.items) == 1
    assert errors(problems) == [Code.SEVERAL_DOCUMENTS]


@pytest.mark.parametrize("text", ["", "\n \n", "# only a comment\n"])
def test_an_empty_file_is_told(parser: Parser, text: str) -> None:
    file, problems = read(text, parser)
    assert file is None
    assert errors(problems) == [Code.EMPTY_FILE]


@pytest.mark.parametrize("text", ["just text", "- a\n- b\n", "'a'"])
def test_a_file_that_is_no_mapping_is_told(parser: Parser, text: str) -> None:
    file, problems = read(text, parser)
    assert file is None
    assert errors(problems) == [Code.NOT_A_MAPPING]


def test_a_key_that_is_no_text_is_told(parser: Parser) -> None:
    items, problems = questions(
        f"  - ? [a, b]\n    : c\n    stem: x\n    answer: z\n{GOOD}", parser
    )
    assert [item.stem for item in items] == ["Good?"]
    assert told(problems) == [(4, 7, Code.KEY_NOT_TEXT)]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x1b", "U+001B"),
        ("\x07", "U+0007"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\x9b", "U+009B"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u200b", "U+200B"),
        ("\u2028", "U+2028"),
        ("\ufeff", "U+FEFF"),
        ("\ufdd0", "U+FDD0"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_a_hostile_character_is_an_error_with_its_place_and_number(
    parser: Parser, character: str, name: str
) -> None:
    items, problems = questions(f"  - stem: a{character}b\n    answer: c\n{GOOD}", parser)
    assert [item.stem for item in items] == ["Good?"]
    assert told(problems) == [(4, 12, Code.FORBIDDEN_CHARACTER)]
    assert problems[0].args == {"character": name}


@pytest.mark.parametrize("escape", ["\\e[31m", "\\x07", "\\u202e", "\\r", "\\x9b", "\\0"])
def test_a_hostile_character_written_as_an_escape_is_an_error(parser: Parser, escape: str) -> None:
    items, problems = questions(f'  - stem: "a{escape}b"\n    answer: c\n{GOOD}', parser)
    assert [item.stem for item in items] == ["Good?"]
    assert told(problems) == [(4, 11, Code.FORBIDDEN_CHARACTER)]


def test_a_hostile_character_in_a_key_or_a_comment_is_an_error_too(parser: Parser) -> None:
    yaml = f"  - stem: a # \u202e\n    answer: c\n    feedback: {{\u202ed: e}}\n{GOOD}"
    items, problems = questions(yaml, parser)
    assert [item.stem for item in items] == ["Good?"]
    assert [problem.line for problem in problems] == [4, 6]


def test_a_file_of_controls_is_no_text(parser: Parser) -> None:
    controls = "\x01" * 10_001
    assert told(read(f"{HEADER}# {controls}", parser)[1]) == [(0, 0, Code.BINARY)]
    _, problems = read(f"{HEADER}# {controls[1:]}", parser)
    assert Code.FORBIDDEN_CHARACTER in errors(problems)


def test_windows_lines_and_a_bom_are_fine(parser: Parser) -> None:
    yaml = f"{HEADER}questions:\n  - stem: >\n      Long\n      text\n    answer: b\n"
    data = b"\xef\xbb\xbf" + yaml.replace("\n", "\r\n").encode()
    file, problems = read(data, parser)
    assert file is not None
    assert not errors(problems)
    item = file.bank.items[0]
    assert isinstance(item, Text)
    assert item.stem == "Long text"
    assert item.place.line == 4


def test_places_count_characters_and_astral_ones_once(parser: Parser) -> None:
    _, problems = questions("  - {stem: 😀é, answer: a, xyzzy: b}\n", parser)
    assert told(problems) == [(4, 27, Code.UNKNOWN_KEY)]


def test_a_file_full_of_faults_ends_in_a_word(parser: Parser) -> None:
    _, problems = questions("  - a: b: c\n" * 2000, parser)
    assert problems[-1].code is Code.TOO_MANY_PROBLEMS
    assert len(errors(problems)) == MAX_ERRORS + 1
    _, problems = questions("  - x\n" * 2000, parser)
    assert problems[-1].code is Code.TOO_MANY_PROBLEMS


def test_faults_in_a_large_file_take_no_longer_than_allowed(parser: Parser) -> None:
    filler = "# " + "x" * 100_000 + "\n"
    _, problems = questions("  - a: b: c\n" * 300 + filler * 4, parser)
    assert problems[-1].code is Code.TOO_MANY_PROBLEMS


def test_much_advice_stops_nothing(parser: Parser) -> None:
    entries = "".join(f"  - stem: Which is {n}?\n    answer: a\n" for n in range(2000))
    file, problems = read(f"{HEADER}questions:\n{entries}", parser)
    assert file is not None
    assert len(file.bank.items) == 2000
    assert errors(problems) == []
    assert len(problems) == MAX_ADVICE + 1
    assert problems[-1].code is Code.TOO_MANY_PROBLEMS


def test_a_file_of_thousands_of_keys_is_no_bank(parser: Parser) -> None:
    _, problems = read("".join(f"k{n}: v\n" for n in range(5000)), parser)
    assert Code.TOO_MANY_ENTRIES in errors(problems)
