"""A review as lines of text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alpine_quiz.bank.model import Citation
from alpine_quiz.library.reviewing import Desk, Hitch, ReviewError
from alpine_quiz.plain.review import PlainReview
from alpine_quiz.plain.reviewing import error_text, score_text
from alpine_quiz.proposals.decisions import DecisionLog
from alpine_quiz.proposals.model import Reason
from tests.library.desks import FACTS, FOUNDED, OPENED, make_desk, make_folder


class Script:
    """Lines given beforehand, and those that were written."""

    def __init__(self, *given: str) -> None:
        self._given = list(given)
        self.written: list[str] = []

    def read(self) -> str | None:
        return self._given.pop(0) if self._given else None

    def write(self, text: str = "") -> None:
        self.written += text.split("\n")

    @property
    def text(self) -> str:
        return "\n".join(self.written)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "bridges")


def run(desk: Desk, *given: str) -> str:
    script = Script(*given)
    PlainReview(desk, script).run()
    return script.text


def rulings(desk: Desk) -> list[tuple[str, str]]:
    log = DecisionLog(desk.log.path)
    return [(each.ruling.value, each.reason or each.fact) for each in log.made]


def test_a_candidate_is_shown_with_its_question_and_its_passage(desk: Desk) -> None:
    text = run(desk, "q")
    assert "Candidate 1 of 4, 0 kept.\nThe bridge Gustave Flaubert was opened in 2008.\n" in text
    assert "  Gustave Flaubert bridge · opened in · 2008 (year)\n" in text
    assert "  Score 90: a telling word, dated\n" in text
    assert "“Gustave Flaubert bridge” is new to the facts." in text
    assert "  Asks: In which year was Gustave Flaubert bridge opened? → 2008 (not " in text
    assert "A walk through the town · undated · paragraph 2\n" in text
    assert "“The bridge Gustave Flaubert was opened in *2008*”, after four years" in text
    assert text.endswith(
        "4 candidates: 0 kept, 0 rejected, 4 still open.\n"
        "Everything decided is saved. To go on: alpine-quiz review "
        f"{desk.folder}"
    )


def test_a_review_from_the_first_candidate_to_what_comes_next(desk: Desk) -> None:
    text = run(desk, "a", "m", "2", "r", "2", "u", "s", "r", "a matter of its own", "r", "-", "a")
    assert "Kept as “gustave-flaubert-bridge-opened-in”." in text
    assert "  2  rouen-river: Rouen stands on the Seine." in text
    assert "Not rejected any more." in text
    assert "Candidate 4 of 4, skipped before, 2 kept." in text
    assert rulings(desk) == [
        ("accepted", "gustave-flaubert-bridge-opened-in"),
        ("merged", "rouen-river"),
        ("rejected", "not worth asking"),
        ("undone", ""),
        ("rejected", "a matter of its own"),
        ("accepted", "rouen-located-in"),
    ]
    assert "4 candidates: 3 kept, 1 rejected, 0 still open." in text
    assert text.endswith(f"make questions of the facts: alpine-quiz compose {desk.folder}")


def test_editing_asks_field_by_field_and_again_where_something_is_amiss(desk: Desk) -> None:
    first = [
        "It opened.",
        "When did it open?",
        "",
        "bridge",
        "the bridge",
        "",
        "",
        "-",
        "so",
        "",
        "",
        "",
    ]
    again = ["", "", "", "", "", "", "", "year", "", "", "", ""]
    text = run(desk, "e", *first, *again[:8], "-", *again[9:], "")
    assert "Precision is one of point, by, since, about, or nothing." in text
    assert "  Asks: When did it open? → 2008" in text
    fact = Desk(desk.folder).base.facts["gustave-flaubert-bridge-opened-in"]
    assert fact.statement.texts == {"en": "It opened."}
    assert fact.questions[0].stem.texts == {"en": "When did it open?"}
    assert rulings(desk)[0][0] == "edited"
    entity = Desk(desk.folder).base.entities["gustave-flaubert-bridge"]
    assert entity.type == "bridge"
    assert entity.phrases.texts == {"en": "the bridge"}


def test_leaving_an_edit_midway_changes_nothing(desk: Desk) -> None:
    run(desk, "e", "Half a")
    assert desk.facts_path.read_text(encoding="utf-8") == FACTS
    text = run(desk, "e", *[""] * 12, "n", "?", "nonsense")
    assert "q saves and leaves" in text
    assert rulings(desk) == []


def test_the_end_of_input_keeps_what_was_decided(desk: Desk) -> None:
    run(desk, "a")
    assert Desk(desk.folder).review.kept == 1


def test_a_quote_that_is_gone_from_the_document_is_told(tmp_path: Path) -> None:
    gone = replace(OPENED, evidence=(Citation("town", "The bridge opened in 2009", "2009", 3),))
    text = run(make_desk(tmp_path / "a", [gone]), "q")
    assert "! This quote is not in the document, letter for letter" in text
    undeclared = replace(OPENED, evidence=(Citation("letters", "in 2008"),))
    text = run(make_desk(tmp_path / "b", [undeclared]), "q")
    assert "pack.yaml declares no document “letters”." in text


def test_a_document_that_is_not_here_shows_its_quote_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "bridges")
    (folder / "town.txt").unlink()
    text = run(Desk(folder), "q")
    assert "“The bridge Gustave Flaubert was opened in *2008*”\n" in text
    assert "alpine-quiz documents add town.txt" in text


def test_hostile_names_are_shown_tamed(tmp_path: Path) -> None:
    text = run(make_desk(tmp_path / "a", [FOUNDED]), "q")
    assert "“[red]the port[/]” is new to the facts." in text


def test_a_decision_that_cannot_be_kept_is_told_and_the_candidate_stays(desk: Desk) -> None:
    desk.facts_path.write_text("facts: none\n", encoding="utf-8")
    text = run(desk, "a", "q")
    assert "Nothing is written into facts that have errors." in text
    assert rulings(desk) == []


def test_every_reason_for_a_score_has_words() -> None:
    text = score_text(replace(OPENED, reasons=tuple(Reason)))
    assert text.count(",") >= len(Reason) - 1


@pytest.mark.parametrize("hitch", Hitch)
def test_every_hitch_has_a_sentence_that_says_what_to_do(hitch: Hitch, tmp_path: Path) -> None:
    text = error_text(ReviewError(hitch, tmp_path / "facts.yaml", reason="a\x1b[31mreason"))
    assert text.startswith(f"{tmp_path / 'facts.yaml'}: ")
    assert "{" not in text.replace("{…}", "")
    assert "\x1b" not in text


def test_what_another_review_decided_is_told_and_the_next_candidate_shown(desk: Desk) -> None:
    Desk(desk.folder).accept()
    text = run(desk, "a", "r", "2")
    assert "Another review has decided on this candidate meanwhile." in text
    assert "It was designed by Aymeric Zublena." in text.split("meanwhile.")[1]
    assert [ruling for ruling, _ in rulings(desk)] == ["accepted", "rejected"]
