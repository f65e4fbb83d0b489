"""Decisions are on disk at once, and nothing that happens to the file's end loses earlier ones."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.problems import Code
from alpine_quiz.proposals.decisions import DECISIONS_FILE, Decision, DecisionLog, Ruling

ACCEPTED = Decision("c-1", Ruling.ACCEPTED, "seine-flows-through", entities=("seine",))
REJECTED = Decision("c-2", Ruling.REJECTED, reason="“déjà vu”: [not] {true}, #1")
MERGED = Decision("c-3", Ruling.MERGED, "rouen-river")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / DECISIONS_FILE


def test_a_decision_is_a_line_that_people_and_programs_read(path: Path) -> None:
    log = DecisionLog(path)
    for decision in (ACCEPTED, REJECTED, MERGED):
        log.append(decision)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# What was decided about candidates")
    assert (
        "decisions:\n"
        "  - {candidate: c-1, ruling: accepted, fact: seine-flows-through, entities: [seine]}\n"
    ) in text
    assert yaml.safe_load(text)["decisions"][1]["reason"] == REJECTED.reason
    again = DecisionLog(path)
    assert again.made == [ACCEPTED, REJECTED, MERGED]
    assert again.problems == []


def test_the_later_of_two_decisions_counts_and_an_undone_one_does_not(path: Path) -> None:
    log = DecisionLog(path)
    for decision in (
        ACCEPTED,
        REJECTED,
        Decision("c-1", Ruling.UNDONE),
        MERGED,
        Decision("c-2", Ruling.ACCEPTED, "x"),
    ):
        log.append(decision)
    standing = DecisionLog(path).standing
    assert [(name, each.ruling) for name, each in standing.items()] == [
        ("c-3", Ruling.MERGED),
        ("c-2", Ruling.ACCEPTED),
    ]


@given(st.integers(0, 1000), st.sampled_from([b"", b"\0\0\0"]))
@example(349, b"")  # at a brace within a reason
@settings(max_examples=80, deadline=None)
def test_a_line_torn_anywhere_costs_itself_alone(
    tmp_path_factory: pytest.TempPathFactory, cut: int, tail: bytes
) -> None:
    path = tmp_path_factory.mktemp("torn") / DECISIONS_FILE
    log = DecisionLog(path)
    log.append(ACCEPTED)
    whole = len(path.read_bytes())
    log.append(REJECTED)
    all_of_it = path.read_bytes()
    cut %= len(all_of_it)
    path.write_bytes(all_of_it[:cut] + tail)
    log = DecisionLog(path)
    kept = list(log.made)
    assert kept == [ACCEPTED, REJECTED][: len(kept)]
    assert len(kept) >= (cut >= whole)
    assert [problem.code for problem in log.problems if problem.is_error] == []
    log.append(MERGED)
    again = DecisionLog(path)
    assert again.made == [*kept, MERGED]
    assert again.problems == []


def test_what_another_window_appended_meanwhile_stays(path: Path) -> None:
    mine, theirs = DecisionLog(path), DecisionLog(path)
    mine.append(ACCEPTED)
    theirs.append(REJECTED)
    mine.append(MERGED)
    assert DecisionLog(path).made == [ACCEPTED, REJECTED, MERGED]


def test_a_person_may_comment_and_leave_out_the_last_line_end(path: Path) -> None:
    line = "  - {candidate: c-1, ruling: rejected}"
    path.write_text(f"format: 1\ndecisions:  # all of them\n{line}", encoding="utf-8")
    log = DecisionLog(path)
    assert [each.candidate for each in log.made] == ["c-1"]
    log.append(MERGED)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"format: 1\ndecisions:  # all of them\n{line}\n  - {{candidate: c-3")


@pytest.mark.parametrize(
    "text", ["format: 1\ndecisions: []\n", "decisions:\n  - {candidate: a, ruling: merged}\nx: y\n"]
)
def test_a_list_that_cannot_be_appended_to_is_told_before_anything_is_decided(
    path: Path, text: str
) -> None:
    path.write_text(text, encoding="utf-8")
    assert not DecisionLog(path).can_grow


def test_faults_within_are_told_with_their_place(path: Path) -> None:
    path.write_text(
        "format: 1\ndecisions:\n  - {candidate: c-1, ruling: perhaps}\n"
        "  - {candidate: c-2, ruling: merged, fact: a}\n",
        encoding="utf-8",
    )
    log = DecisionLog(path)
    assert [(each.code, each.line) for each in log.problems] == [(Code.NOT_ONE_OF, 3)]
    assert [each.candidate for each in log.made] == ["c-2"]


def test_a_folder_in_the_place_of_the_file_is_told(path: Path) -> None:
    path.mkdir()
    log = DecisionLog(path)
    assert [each.code for each in log.problems] == [Code.IS_A_FOLDER]
    with pytest.raises(OSError, match="is-a-folder"):
        log.append(ACCEPTED)
