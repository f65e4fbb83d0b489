"""A review keeps every decision at once, and touches nothing else in a person's files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library import reviewing
from alpine_quiz.library.composing import compose_pack
from alpine_quiz.library.reviewing import Desk, Hitch, ReviewError
from alpine_quiz.proposals.candidates import write_candidates
from alpine_quiz.proposals.decisions import DecisionLog, Ruling
from tests.library.desks import ALL, DESIGNED, FACTS, OPENED, STANDS, make_desk, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "bridges")


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder)


def facts_of(folder: Path) -> str:
    return (folder / "facts.yaml").read_text(encoding="utf-8")


def test_an_accepted_candidate_is_a_fact_and_all_else_stays(folder: Path, desk: Desk) -> None:
    fact = desk.accept()
    assert fact.id == "gustave-flaubert-bridge-opened-in"
    text = facts_of(folder)
    assert text == FACTS.replace(
        "aliases: [Zublena]}\n",
        "aliases: [Zublena]}\n"
        "  - id: gustave-flaubert-bridge\n    type: thing\n    names: Gustave Flaubert bridge\n",
    ).replace(
        "# looked up\n",
        "# looked up\n"
        "  - id: gustave-flaubert-bridge-opened-in\n"
        "    subject: gustave-flaubert-bridge\n"
        "    relation: opened-in\n"
        "    object: 2008\n"
        "    unit: year\n"
        "    precision: point\n"
        "    ask: core\n"
        "    statement:\n"
        "      en: The bridge Gustave Flaubert was opened in 2008.\n"
        "    evidence:\n"
        "      - document: town\n"
        "        quote: The bridge Gustave Flaubert was opened in 2008\n"
        "        mark: 2008\n"
        f"        at: {OPENED.evidence[0].at}\n",
    )
    assert read_facts(folder / "facts.yaml")[1] == []


def test_what_was_kept_is_composed_and_the_next_candidate_knows_the_new_entity(
    folder: Path, desk: Desk
) -> None:
    desk.accept()
    assert desk.wording().subject == "Gustave Flaubert bridge"
    fact = desk.accept(replace(desk.wording(), complete="yes", statement="Zublena designed it."))
    assert fact.subject == "gustave-flaubert-bridge"
    assert fact.object == "aymeric-zublena"
    assert facts_of(folder).count("- id: gustave-flaubert-bridge\n") == 1
    found = compose_pack(folder)
    assert found.errors == 0
    assert sum(found.banks.values()) >= 3
    log = DecisionLog(folder / "decisions.yaml")
    assert [each.ruling for each in log.made] == [Ruling.ACCEPTED, Ruling.EDITED]


def test_without_facts_the_file_is_made_and_undone_away_again(folder: Path) -> None:
    (folder / "facts.yaml").unlink()
    desk = Desk(folder)
    desk.accept()
    assert facts_of(folder).startswith("format: 1\nentities:\n  - id: gustave-flaubert-bridge\n")
    desk.undo()
    assert not (folder / "facts.yaml").exists()


def test_merging_gives_the_quote_to_the_known_fact(folder: Path, desk: Desk) -> None:
    for _ in range(2):
        desk.reject("not worth asking")
    desk.merge("rouen-river")
    fact = desk.base.facts["rouen-river"]
    assert [each.quote for each in fact.evidence] == [
        "Rouen stands on the Seine",
        STANDS.evidence[0].quote,
    ]
    text = facts_of(folder)
    assert text.startswith(FACTS.removesuffix("# The end.\n"))
    assert text.endswith("\n# The end.\n")
    with pytest.raises(ReviewError) as raised:
        desk.merge("no-such-fact")
    assert raised.value.hitch is Hitch.NO_SUCH_FACT


@pytest.mark.parametrize("again", [False, True], ids=["at once", "in a later review"])
def test_undoing_everything_leaves_the_facts_as_they_were(folder: Path, again: bool) -> None:
    desk = Desk(folder)
    desk.accept()
    desk.accept()
    desk.merge("rouen-river")
    desk.reject()
    assert desk.review.current is None
    for _ in range(4):
        if again:
            desk = Desk(folder)
        desk.undo()
    assert facts_of(folder) == FACTS
    assert desk.review.current == desk.candidates[0]
    assert desk.undo() is None
    assert Desk(folder).review.position == 1


def test_undo_spares_what_a_person_wrote_meanwhile(folder: Path, desk: Desk) -> None:
    desk.accept()
    path = folder / "facts.yaml"
    path.write_text(facts_of(folder).replace("# The end.", "# My own end."), encoding="utf-8")
    desk.undo()
    assert facts_of(folder) == FACTS.replace("# The end.", "# My own end.")


def test_undo_is_refused_where_something_refers_to_the_fact(folder: Path, desk: Desk) -> None:
    fact = desk.accept()
    path = folder / "facts.yaml"
    text = f"sets:\n  - {{id: s, form: multiple, members: [{{fact: {fact.id}}}]}}\n"
    path.write_text(facts_of(folder) + text, encoding="utf-8")
    with pytest.raises(ReviewError) as raised:
        desk.undo()
    assert raised.value.hitch is Hitch.IN_USE
    assert facts_of(folder).endswith(text)
    assert Desk(folder).review.kept == 1


def test_decisions_survive_proposing_anew(folder: Path, desk: Desk) -> None:
    desk.accept()
    desk.reject("not worth asking")
    write_candidates(folder / "candidates.yaml", reversed(ALL))
    again = Desk(folder)
    assert (again.review.kept, again.review.rejected, again.review.remaining) == (1, 1, 2)


def test_what_stands_in_the_facts_already_is_not_asked(folder: Path) -> None:
    Desk(folder).accept()
    (folder / "decisions.yaml").unlink()
    desk = Desk(folder)
    assert desk.review.known == 1
    assert desk.review.current is not None
    assert desk.review.current.id == DESIGNED.id
    assert desk.review.total == 3


def test_facts_that_changed_in_an_editor_are_read_anew(folder: Path, desk: Desk) -> None:
    path = folder / "facts.yaml"
    path.write_text(FACTS + "# more\n", encoding="utf-8")
    desk.accept()
    assert facts_of(folder).endswith("# more\n")
    path.write_text("facts: none\n", encoding="utf-8")
    with pytest.raises(ReviewError) as raised:
        desk.accept()
    assert raised.value.hitch is Hitch.FACTS_BROKEN
    assert facts_of(folder) == "facts: none\n"
    assert desk.review.kept == 1


@pytest.mark.parametrize(
    ("name", "text", "hitch"),
    [
        ("candidates.yaml", None, Hitch.NO_CANDIDATES),
        ("candidates.yaml", "format: 1\ncandidates: []\n", Hitch.NO_CANDIDATES),
        ("candidates.yaml", "candidates: [{id: a}]\n", Hitch.CANDIDATES_BROKEN),
        ("candidates.yaml", "\0", Hitch.CANDIDATES_BROKEN),
        ("facts.yaml", "facts:\n  - id: [\n", Hitch.FACTS_BROKEN),
        ("decisions.yaml", "decisions: [{candidate: a}]\n", Hitch.DECISIONS_BROKEN),
        ("decisions.yaml", "format: 1\ndecisions: []\n", Hitch.DECISIONS_CLOSED),
    ],
)
def test_broken_files_are_told_before_anything_begins(
    folder: Path, name: str, text: str | None, hitch: Hitch
) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ReviewError) as raised:
        Desk(folder)
    assert raised.value.hitch is hitch
    assert raised.value.path == path


def test_a_folder_that_is_none_or_may_not_be_written_to_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ReviewError) as raised:
        Desk(folder / "pack.yaml")
    assert raised.value.hitch is Hitch.NOT_A_PACK
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ReviewError) as raised:
        Desk(folder)
    assert raised.value.hitch is Hitch.READ_ONLY


def test_a_full_disk_keeps_the_candidate_and_the_files(
    folder: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reviewing, "write_whole", full)
    with pytest.raises(ReviewError) as raised:
        desk.accept()
    assert raised.value.hitch is Hitch.NOT_WRITTEN
    assert facts_of(folder) == FACTS
    assert not (folder / "decisions.yaml").exists()
    assert desk.review.position == 1


UNPROVEN = FACTS.replace(
    "    evidence:\n      - {document: town, quote: Rouen stands on the Seine}   # looked up\n", ""
)
IN_FLOW = FACTS.replace(
    "    evidence:\n      - {document: town, quote: Rouen stands on the Seine}   # looked up\n",
    "    evidence: [{document: town, quote: Rouen stands on the Seine}]   # looked up\n",
)
ALL_IN_FLOW = (
    "{format: 1, entities: [{id: rouen, type: town, names: Rouen}], facts: [{id: rouen-river, "
    "subject: rouen, relation: stands-on, object: Seine, statement: {en: Rouen on the Seine.}}]}\n"
)


@pytest.mark.parametrize("again", [False, True], ids=["at once", "in a later review"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("facts", [UNPROVEN, IN_FLOW, ALL_IN_FLOW])
def test_any_layout_of_facts_is_as_it_was_after_undoing(
    tmp_path: Path, facts: str, line_end: str, again: bool
) -> None:
    facts = facts.replace("\n", line_end)
    folder = make_folder(tmp_path / "any", facts=facts)
    desk = Desk(folder)
    desk.merge("rouen-river")
    desk.accept()
    for _ in range(2):
        desk = Desk(folder) if again else desk
        desk.undo()
    assert (folder / "facts.yaml").read_bytes() == facts.encode()


def test_undoing_a_merge_spares_a_quote_that_was_there_before(folder: Path) -> None:
    quote = OPENED.evidence[0].quote
    facts = FACTS.replace("# The end.", f"      - {{document: town, quote: {quote}}}\n# The end.")
    (folder / "facts.yaml").write_bytes(facts.encode())
    desk = Desk(folder)
    desk.merge("rouen-river")
    Desk(folder).undo()
    assert facts_of(folder) == facts


@pytest.mark.parametrize("facts", ["", "\n\n", "# Facts to come.\n", "# Facts", "\ufeff# A\r\n"])
def test_facts_of_comments_alone_are_a_beginning(tmp_path: Path, facts: str) -> None:
    folder = make_folder(tmp_path / "new", facts=facts)
    desk = Desk(folder)
    desk.accept()
    assert (folder / "facts.yaml").read_bytes().startswith(facts.encode())
    assert len(Desk(folder).base.facts) == 1
    desk.undo()
    assert (folder / "facts.yaml").read_bytes() == facts.encode()


@pytest.mark.parametrize("how", ["accept", "merge", "reject"])
def test_what_another_review_decided_is_not_decided_twice(folder: Path, how: str) -> None:
    one, other = Desk(folder), Desk(folder)
    one.accept()
    before = facts_of(folder)
    with pytest.raises(ReviewError) as raised:
        other.merge("rouen-river") if how == "merge" else getattr(other, how)()
    assert raised.value.hitch is Hitch.DECIDED
    assert facts_of(folder) == before
    assert other.review.current == other.candidates[1]
    other.reject()
    assert len(DecisionLog(folder / "decisions.yaml").made) == 2


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from("aemrsu"), max_size=12))
def test_any_series_of_decisions_undone_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    desk = make_desk(folder)
    for key in keys:
        if key == "u":
            desk.undo()
        elif desk.review.current is not None:
            match key:
                case "a":
                    desk.accept()
                case "e":
                    desk.accept(replace(desk.wording(), question="Really?", complete="yes"))
                case "m":
                    desk.merge("rouen-river")
                case "r":
                    desk.reject("so")
                case _:
                    desk.skip()
        base, problems = read_facts(folder / "facts.yaml")
        assert base is not None
        assert not [each for each in problems if each.is_error]
        kept = {each.fact for each in DecisionLog(folder / "decisions.yaml").standing.values()}
        assert kept - {""} <= base.facts.keys()
    later = Desk(folder)
    assert later.review.kept == desk.review.kept
    while later.undo() is not None:
        pass
    assert facts_of(folder) == FACTS
