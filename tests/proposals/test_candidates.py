"""The file of candidates, and what is proven."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.model import Citation
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.model import Modality, Precision
from alpine_quiz.proposals.candidates import merged, read_candidates, write_candidates
from alpine_quiz.proposals.guessing import guess_language
from alpine_quiz.proposals.model import Candidate, Reason, candidate_id
from alpine_quiz.proposals.verification import Flaw, flaws_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Long ago: The pier was opened\nin 1898 by Ann Hill. It cost £38,000 and has eight arches."
OPENED = Candidate(
    id="c-1",
    subject="pier",
    subject_name="The pier: “it”",
    relation="opened-in",
    object="1898",
    unit="year",
    precision=Precision.BY,
    as_of="1898-05",
    modality=Modality.PLANNED,
    statement="The pier was opened in 1898.",
    language="en",
    score=70,
    reasons=(Reason.CUE, Reason.DATED),
    evidence=(Citation("it", "The pier was opened in 1898", "in 1898", 10),),
)


def bare(candidate: Candidate) -> Candidate:
    """Return the candidate without the places that reading it adds."""
    evidence = tuple(each._replace(place=OPENED.evidence[0].place) for each in candidate.evidence)
    return replace(candidate, place=OPENED.place, evidence=evidence)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "candidates.yaml"
    odd = replace(
        OPENED,
        id="c-2",
        object='a "colon": # and, more',
        object_name="Ann",
        statement="- no list: « é »",
    )
    write_candidates(path, [OPENED, odd])
    assert path.read_text("utf-8").startswith("# Written by `alpine-quiz propose`")
    found, problems = read_candidates(path)
    assert problems == []
    assert found is not None
    assert [bare(each) for each in found] == [OPENED, odd]
    assert [each.name for each in tmp_path.iterdir()] == ["candidates.yaml"]


def test_no_candidates_are_a_file_too(tmp_path: Path) -> None:
    write_candidates(tmp_path / "candidates.yaml", [])
    assert read_candidates(tmp_path / "candidates.yaml") == ([], [])


def test_faults_are_told_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "candidates.yaml"
    path.write_text("format: 1\ncandidates:\n  - {id: c-1, skore: 4}\nmore: 1\n", "utf-8")
    found, problems = read_candidates(path)
    assert found == []
    told = {(problem.code, problem.line) for problem in problems}
    assert {(Code.UNKNOWN_KEY, 3), (Code.MISSING_KEY, 3), (Code.UNKNOWN_KEY, 4)} <= told


def test_a_document_proposed_anew_replaces_only_its_own() -> None:
    other = replace(
        OPENED, id="c-9", object="1900", evidence=(Citation("other", "in 1900", "1900", 5),)
    )
    again = replace(OPENED, id="c-3", object="1899")
    assert {each.id for each in merged([OPENED, other], "it", [again])} == {"c-9", "c-3"}


def test_what_two_documents_say_keeps_its_id_and_has_both_quotes() -> None:
    other = replace(OPENED, id="c-9", evidence=(Citation("other", "opened in 1898", "1898", 5),))
    both = merged([other], "it", [OPENED])
    assert [(each.id, len(each.evidence)) for each in both] == [("c-9", 2)]
    assert [each.id for each in merged(both, "it", [])] == ["c-9"]


def test_ids_do_not_mind_spacing_case_and_accents() -> None:
    one = candidate_id("L’usine  fut\nOuverte", "1969", "opened-in")
    assert one == candidate_id("l'usine fut ouverte", "1969", "opened-in")
    assert one != candidate_id("L’usine fut ouverte", "1968", "opened-in")


def with_evidence(quote: str, mark: str = "", at: int | None = None, **changes: str) -> Candidate:
    evidence = (Citation("it", quote, mark, at),)
    return replace(OPENED, evidence=evidence, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("candidate", "flaw"),
    [
        (with_evidence("The pier was opened in 1889"), Flaw.QUOTE_NOT_FOUND),
        (with_evidence("The pier was  opened in  1898", at=3), Flaw.ELSEWHERE),
        (with_evidence("The pier was opened"), Flaw.VALUE_NOT_IN_QUOTE),
        (with_evidence("in 1898", mark="1889"), Flaw.MARK_NOT_IN_QUOTE),
        (with_evidence("in 1898 by Ann Hill", object="1889"), Flaw.VALUE_NOT_IN_QUOTE),
        (with_evidence("in 1898 by Ann Hill", object="89"), Flaw.VALUE_NOT_IN_QUOTE),
        (with_evidence(TEXT * 3), Flaw.QUOTE_TOO_LONG),
        (replace(OPENED, evidence=()), Flaw.NO_EVIDENCE),
    ],
)
def test_flaws_are_found(candidate: Candidate, flaw: Flaw) -> None:
    assert flaw in flaws_of(candidate, "it", TEXT)


@pytest.mark.parametrize(
    "candidate",
    [
        OPENED,
        with_evidence("opened\nin 1898"),
        with_evidence("It cost £38,000", "£38,000", object="38000", unit="pounds"),
        with_evidence("has eight arches", "eight arches", object="8", unit="arches"),
        with_evidence("by Ann Hill", "Ann Hill", object="ann", object_name="Ann Hill"),
    ],
)
def test_what_is_proven_has_no_flaw(candidate: Candidate) -> None:
    assert flaws_of(candidate, "it", TEXT) == []


def test_a_duplicate_is_a_flaw() -> None:
    assert flaws_of(OPENED, "it", TEXT, [replace(OPENED, id="c-7")]) == [Flaw.DUPLICATE]
    assert flaws_of(OPENED, "it", TEXT, [OPENED, replace(OPENED, object="1900")]) == []


def test_the_language_is_guessed_by_its_commonest_words() -> None:
    assert guess_language("The pier was opened in the spring of that year by the mayor.") == "en"
    assert (
        guess_language("La jetée fut ouverte au printemps de la même année dans le port.") == "fr"
    )
    assert guess_language("Der Pier wurde im Jahre 1898 von Anna Hügel eröffnet und besucht.") == ""
    assert guess_language("") == ""
