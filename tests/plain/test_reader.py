"""A document read as plain lines: by itself, and after an answer."""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.answers import Typed
from alpine_quiz.language import catalogue
from alpine_quiz.plain.passage import PlainReader
from alpine_quiz.plain.play import PlainRound
from alpine_quiz.plain.reader import read_document, read_plainly
from tests.conftest import round_of
from tests.library.makers import make_makers, sit_before
from tests.plain.test_play import Script

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting


@pytest.fixture
def makers(tmp_path: Path) -> Sitting:
    return sit_before(make_makers(tmp_path / "makers"))


def after_answer(sitting: Sitting, *lines: str) -> str:
    """Answer who founded it, say ``lines``, and return what is written then."""
    script = Script("Dealer", *lines)
    PlainRound(sitting, round_of(sitting, "founded.text", "last.number"), script).play()
    return script.text.split("Question 2 of 2")[1]


def read(sitting: Sitting, document: str, *lines: str, current: int | None = 0) -> str:
    script = Script(*lines)
    read_plainly(PlainReader(sitting, document=document, current=current), script)
    return script.text


def said(sitting: Sitting, *commands: str) -> list[str]:
    """Return what the last of some commands says of the sources of “founded.text”."""
    reader = PlainReader(sitting, sitting.items[0].citations)
    found = [reader.lines(command) for command in commands]
    return found[-1]


def test_next_and_before_go_round_the_quotes_of_the_document(makers: Sitting) -> None:
    assert said(makers, "n")[0] == "A [b]chronicle[/b], quote 3 of 4."
    assert "“sold 4CVs and won with them”" in said(makers, "n")[1]
    assert said(makers, "n", "n", "n", "n")[0] == "A [b]chronicle[/b], quote 2 of 4."
    assert said(makers, "p")[0] == "A [b]chronicle[/b], quote 1 of 4."
    assert said(makers, "p")[2:] == [
        "never met, disputed: The [i]firm[/i] was founded in 1955.",
    ]


def test_a_file_beside_the_pack_that_was_not_cited_is_told(tmp_path: Path) -> None:
    pack = make_makers(tmp_path / "makers")
    (tmp_path / "makers" / "lost.txt").write_text("Found, but another one.")
    out = read(sit_before(pack), "lost", "t")
    assert "lost.txt lies beside the pack but is not the file that was cited" in out
    assert "The document is not on this machine." in out


def test_the_next_source_is_another_document(makers: Sitting) -> None:
    first, *rest = said(makers, "d")
    assert first == "The release · undated · line 3"
    assert "“Founded in **1954**”, we build cars." in "".join(rest)
    lost = said(makers, "d", "d")
    assert lost[-1].endswith("It is to be had at https://example.org/lost.txt")
    assert said(makers, "d", "d", "d")[0].startswith("A [b]chronicle[/b]")
    assert said(makers, "d", "f")[0] == "This quote proves:"
    alone = PlainReader(makers, makers.items[1].citations)
    assert alone.lines("d") == ["There is no other source."]


def test_the_facts_are_told_with_what_is_known_of_them(makers: Sitting) -> None:
    kept = round_of(makers, "founded.text")
    kept.answer(Typed("Dealer"))
    assert said(makers, "f") == [
        "This quote proves:",
        "known: A dealer founded it.",
        "All facts of “A [b]chronicle[/b]”, 1 of 4 known:",
        "never met, disputed: The [i]firm[/i] was founded in 1955.",
        "known: A dealer founded it.",
        "never met, disputed: He won with 4CVs.",
        "never met: When was the last car built? – 1995",
    ]


def test_what_is_disputed_is_told_by_both_sides(makers: Sitting) -> None:
    told = said(makers, "p", "c")
    assert told == [
        "Sources disagree:",
        "1. The [i]firm[/i] was founded in 1955.",
        "   “founded in *1955*”",
        "   — A [b]chronicle[/b] · The club · February 1999 · paragraph 1",
        "2. It was founded in 1954.",
        "   “Founded in ***1954***”",
        "   — The release · undated · line 3",
    ]
    assert said(makers, "n", "c") == [
        "This is disputed:",
        "1. He won with 4CVs.",
        "   “sold 4CVs and *won* with them”",
        "   — A [b]chronicle[/b] · The club · February 1999",
        "2. The editor’s note: Others say that he lost.",
    ]
    # The quote of the answer is not disputed: then all that is in its document is told.
    assert len(said(makers, "c")) == len(told) + len(said(makers, "n", "c"))
    alone = PlainReader(makers, document="lost", current=0)
    assert alone.lines("c") == ["Nothing that this document proves is disputed."]


def test_the_whole_text_is_read_without_its_marks(makers: Sitting) -> None:
    lines = PlainReader(makers, document="release").lines("t")
    assert lines == [
        "The release",
        "undated",
        "Since 1954",
        "Founded in 1954, we build cars.",
    ]


def test_after_an_answer_s_and_a_letter_read_on(makers: Sitting) -> None:
    script = Script("Dealer", "s n", "S  F", "s x")
    PlainRound(makers, round_of(makers, "founded.text"), script).play()
    text = script.text.split("That was the last question.")[1]
    assert "quote 3 of 4." in text
    assert "All facts of" in text


@pytest.mark.parametrize("line", ["n", "s n", "S  N", ""])
def test_alone_a_document_is_read_as_in_play(makers: Sitting, line: str) -> None:
    script = Script(line, "s f")
    read_document(makers, "chronicle", script)
    assert "quote 2 of 4." in script.text
    assert "All facts of" in script.text


def test_what_is_none_of_the_commands_is_an_answer(makers: Sitting) -> None:
    assert "That is no number" in after_answer(makers, "s x")


def test_the_document_stays_shut_while_a_question_is_open(makers: Sitting) -> None:
    for command in ("s n", "s p", "s d", "s f", "s c", "s t"):
        text = after_answer(makers, command)
        assert "The document waits" in text
        assert "quote 3 of 4" not in text
        assert "All facts of" not in text


def test_before_an_answer_there_is_no_source(makers: Sitting) -> None:
    script = Script("s")
    PlainRound(makers, round_of(makers, "founded.text"), script).play()
    assert "The source is shown once you have answered." in script.text


def test_a_question_without_a_source_says_so(makers: Sitting) -> None:
    script = Script("Nothing", "s f")
    PlainRound(makers, round_of(makers, "alone"), script).play()
    assert "names no source" in script.text


def test_by_itself_it_begins_with_the_title_and_the_quote(makers: Sitting) -> None:
    text = read(makers, "chronicle", "", "p", "?", "q", "n")
    assert text.startswith("A [b]chronicle[/b]\nThe club · February 1999\n\n")
    assert text.count("quote 1 of 4.") == 2
    assert text.count("quote 2 of 4.") == 1
    assert "n  the next quote of the document, p the one before" in text


def test_a_document_that_is_not_here_has_its_quotes_all_the_same(makers: Sitting) -> None:
    text = read(makers, "lost", "f")
    assert "It is to be had at https://example.org/lost.txt" in text
    assert "“it is said, in a book”" in text
    assert "never met: A dealer did." in text or "never met: A dealer founded it." in text


def test_a_document_that_nothing_cites_says_so(tmp_path: Path) -> None:
    pack = make_makers(tmp_path / "makers", facts=False)
    (pack.path / "en.yaml").write_text(
        "format: 1\nlanguage: en\nquestions: [{stem: Two and two?, answer: Four}]\n"
    )
    from alpine_quiz.bank.pack import load_pack

    bare, _ = load_pack(pack.path)
    assert bare is not None
    text = read(sit_before(bare), "release", "n", "p", "f", "c", "d", current=None)
    assert text.count("No question and no fact of this pack quotes it.") == 4


def test_quotation_marks_and_dates_are_those_of_the_language(
    makers: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    class French(NullTranslations):
        def gettext(self, message: str) -> str:
            return message.replace("“{quote}”", "« {quote} »")

    monkeypatch.setattr(catalogue, "_messages", lambda _: French())
    catalogue.speak("fr")
    told = "\n".join([*said(makers, "p"), *said(makers, "p", "c"), *said(makers, "d", "d", "n")])
    assert "It was « founded in 1955 » by a dealer" in told
    assert "   « founded in *1955* »\n" in told
    assert "« it is said, in a book »" in told
    assert "février 1999" in told


@pytest.mark.parametrize("line", ["\x1b[2J", "s\0n", "\u202e", "9" * 9_000, "[/b]", "nn"])
def test_hostile_lines_ask_for_nothing(makers: Sitting, line: str) -> None:
    text = read(makers, "chronicle", line)
    assert "\x1b" not in text
    assert "n  the next quote" in text
