"""Claims held against a document: true ones come through, every mutant is refused or mended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.model import Citation, Localized
from alpine_quiz.facts.model import Entity, FactBase, Modality, Precision
from alpine_quiz.proposals.language_model.claims import Misshapen, Shape, claim_of
from alpine_quiz.proposals.language_model.doubts import Doubt
from alpine_quiz.proposals.model import Reason
from tests.proposals.claims import (
    COST,
    DESIGNED,
    FRENCH,
    LAMPS,
    OPENED,
    PLANNED,
    TEXT,
    TRUE,
    VISITORS,
    claim,
    court,
    is_in_document,
    judged,
    said,
)

if TYPE_CHECKING:
    from pathlib import Path

FOLDED = " ".join(TEXT.split())
MORVAN = Entity("morvan", "person", Localized({"": "Élise Morvan"}), aliases=("the engineer",))
BRIDGE = Entity("lantern", "bridge", Localized({"": "Lantern Bridge"}), era="since 1978")


@pytest.mark.parametrize("fields", TRUE, ids=lambda each: str(each["relation"]))
def test_a_true_claim_is_proven_and_its_place_is_ours(fields: dict[str, Any]) -> None:
    candidate, doubts = judged(fields)
    assert doubts == ()
    assert candidate.is_proven
    assert is_in_document(candidate)
    assert Reason.MODEL in candidate.reasons


def test_a_quote_runs_over_the_end_of_a_line() -> None:
    (citation,) = judged(COST)[0].evidence
    assert citation.quote == "the repairs cost 7.8 million francs"
    assert citation.mark == "7.8 million"
    assert citation.at == TEXT.index("the repairs")


def test_the_documents_words_decide_how_a_year_is_meant() -> None:
    replaced = {**LAMPS, "object": "1984", "unit": "year", "as_of": "", "relation": "renewed-in"}
    assert judged(replaced)[0].precision is Precision.BY
    cut = "1984 eight of its 22 lamps had been replaced"
    assert judged(replaced, quote=cut, precision="point")[0].precision is Precision.BY


def test_a_date_is_a_year_and_the_day_it_held() -> None:
    candidate, doubts = judged(
        said(
            paragraph="p3",
            quote="On 3 May 1986 Élise Morvan came back.",
            subject="Élise Morvan",
            relation="came-back-in",
            object="1986-05-03",
            unit="date",
            statement="Élise Morvan came back on 3 May 1986.",
        )
    )
    assert doubts == ()
    assert (candidate.object, candidate.unit, candidate.as_of) == ("1986", "year", "1986-05-03")


def test_french_numbers_and_dates_are_read_as_french() -> None:
    cost = said(
        paragraph="p2",
        quote="a coûté 4 328 francs et mesure 22,1 mètres",
        subject="pont de la Lanterne",
        relation="cost",
        object="4328",
        unit="francs",
    )
    trial = court(FRENCH, "fr")
    assert trial.judge(claim(cost)).doubts == ()
    metres = {**cost, "relation": "length", "unit": "mètres"}
    assert trial.judge(claim(metres, object="22.1")).doubts == ()
    assert trial.judge(claim(metres, object="221")).doubts == (Doubt.VALUE_NOT_IN_QUOTE,)
    for wrong in ("328", "4", "43", "4329", "4.328"):
        assert trial.judge(claim(cost, object=wrong)).doubts == (Doubt.VALUE_NOT_IN_QUOTE,), wrong
    straight = "L'ingénieure Élise Morvan"
    assert Doubt.QUOTE_NOT_FOUND in trial.judge(claim(cost, quote=straight)).doubts


# Quotes.


@pytest.mark.parametrize("fields", TRUE, ids=lambda each: str(each["relation"]))
def test_a_wrong_paragraph_is_mended_where_only_one_place_can_be_meant(
    fields: dict[str, Any],
) -> None:
    for wrong in ("p1", "p2", "p3", "p4", "[P3]"):
        assert judged(fields, paragraph=wrong) == judged(fields)


def test_a_quote_in_several_places_is_not_guessed_at() -> None:
    twice = {**VISITORS, "quote": "The museum is open all year.", "object": "museum", "unit": ""}
    assert Doubt.QUOTE_SOMEWHERE_ELSE not in judged(twice, paragraph="p4")[1]
    candidate, doubts = judged(twice, paragraph="p2")
    assert doubts == (Doubt.QUOTE_SOMEWHERE_ELSE,)
    assert candidate.evidence == ()


@pytest.mark.parametrize("paragraph", ["p0", "p5", "2", "p2, p3", "../p2", "p²"])
def test_an_unknown_paragraph_is_told(paragraph: str) -> None:
    assert judged(OPENED, paragraph=paragraph)[1] == (Doubt.NO_SUCH_PARAGRAPH,)


def test_a_long_quote_proves_nothing() -> None:
    long = FOLDED[FOLDED.index("The Lantern Bridge was") : FOLDED.index("In 1979")].strip()
    candidate, doubts = judged(OPENED, quote=long)
    assert doubts == (Doubt.QUOTE_TOO_LONG,)
    assert candidate.evidence == ()
    words = long.split()
    assert judged(OPENED, quote=" ".join(words[:25]))[1] == ()
    assert judged(OPENED, quote=" ".join(words[:26]))[1] == (Doubt.QUOTE_TOO_LONG,)


def test_a_quote_over_a_page_number_is_none() -> None:
    text = "The Lantern Bridge was opened\n\n— 12 —\n\nin 1978 by the engineer.\n"
    text += "It was\nlong and wide and grey\n\nand old and cold in winter.\n\nIt was\n\nand fine.\n"
    proof = court(text).judge(claim(OPENED, paragraph="p1"))
    assert proof.doubts
    assert not proof.candidate.is_proven


# What is claimed.


@pytest.mark.parametrize("as_of", ["1985", "1978", "1984-05", "1984-05-01"])
def test_a_date_that_the_quote_does_not_give_is_taken_out(as_of: str) -> None:
    candidate, doubts = judged(LAMPS, as_of=as_of)
    assert doubts == (Doubt.DATE_NOT_IN_QUOTE,)
    assert candidate.as_of == ""


@pytest.mark.parametrize(
    "statement",
    ["It was opened in 1979.", "It was opened in 1978 for 12 francs.", "It was opened in 19781."],
)
def test_a_statement_says_no_number_more_than_its_quote(statement: str) -> None:
    assert judged(OPENED, statement=statement)[1] == (Doubt.STATEMENT_SAYS_MORE,)


def test_a_subject_that_the_document_does_not_know_is_doubted() -> None:
    candidate, doubts = judged(OPENED, subject="Golden Gate Bridge")
    assert doubts == (Doubt.SUBJECT_NOT_NAMED,)
    assert not candidate.is_proven


def test_words_of_planning_near_by_are_told_whatever_the_model_says() -> None:
    candidate, _ = judged(PLANNED, modality="stated")
    assert candidate.modality is Modality.STATED
    assert Reason.PLANNED in candidate.reasons


# Questions.


@pytest.mark.parametrize(
    ("changed", "doubt"),
    [
        ({"distractors": ["1965", "1978"]}, Doubt.KEY_AMONG_DISTRACTORS),
        ({"distractors": ["1965", " 1965 "]}, Doubt.KEY_AMONG_DISTRACTORS),
        ({"key": "1979"}, Doubt.KEY_IS_NOT_THE_VALUE),
        ({"stem": "Was the Lantern Bridge opened in 1978?"}, Doubt.KEY_IN_STEM),
    ],
)
def test_an_unfit_question_is_left_out(changed: dict[str, Any], doubt: Doubt) -> None:
    candidate, doubts = judged(OPENED, **changed)
    assert doubts == (doubt,)
    assert candidate.question == ""
    assert candidate.is_proven
    assert Reason.QUESTION_UNFIT in candidate.reasons


def test_a_fit_question_comes_with_the_candidate() -> None:
    candidate, _ = judged(OPENED)
    assert candidate.question == "In which year was the Lantern Bridge opened?"
    assert candidate.distractors == ("1965", "1984")


def base(tmp_path: Path) -> FactBase:
    entities = {MORVAN.id: MORVAN, BRIDGE.id: BRIDGE}
    return FactBase(tmp_path / "facts.yaml", entities=entities)


def test_an_alias_of_the_key_is_no_distractor(tmp_path: Path) -> None:
    asks = {"stem": "Who designed it?", "key": "Élise Morvan", "distractors": ["The Engineer"]}
    proof = court(base=base(tmp_path)).judge(claim(DESIGNED, **asks))
    assert proof.doubts == (Doubt.DISTRACTOR_IS_TRUE,)


def test_what_else_is_known_to_be_true_is_no_distractor() -> None:
    trial = court()
    trial.remember(replace(judged(DESIGNED)[0], id="other", object="Paul Legrand"))
    asks = {"stem": "Who designed it?", "distractors": ["Paul Legrand"]}
    assert trial.judge(claim(DESIGNED, **asks)).doubts == (Doubt.DISTRACTOR_IS_TRUE,)


# Names and duplicates.


def test_names_that_the_pack_knows_become_its_entities(tmp_path: Path) -> None:
    candidate = court(base=base(tmp_path)).judge(claim(DESIGNED)).candidate
    assert (candidate.subject, candidate.object) == ("lantern", "morvan")
    assert candidate.object_name == "Élise Morvan"


@pytest.mark.parametrize("fields", TRUE, ids=lambda each: str(each["relation"]))
def test_what_is_known_is_a_duplicate_however_it_is_put(fields: dict[str, Any]) -> None:
    trial = court()
    trial.remember(trial.judge(claim(fields)).candidate)
    for changed in ({}, {"statement": "Other words."}, {"value_words": ""}, {"precision": "about"}):
        assert Doubt.DUPLICATE in trial.judge(claim(fields, **changed)).doubts


def test_the_same_words_are_not_taken_for_another_subject_too() -> None:
    trial = court()
    trial.remember(trial.judge(claim(OPENED)).candidate)
    assert trial.judge(claim(OPENED, subject="The museum")).doubts == (Doubt.DUPLICATE,)


def test_a_fact_of_the_pack_is_known() -> None:
    known = replace(judged(OPENED)[0], id="a-fact", evidence=())
    assert court(known=[known]).judge(claim(OPENED)).doubts == (Doubt.DUPLICATE,)


def test_what_was_told_is_found_by_its_paragraph() -> None:
    trial = court()
    known = trial.judge(claim(LAMPS)).candidate
    trial.remember(known)
    trial.remember(replace(known, id="x", object="9", evidence=(Citation("other", "q", "", 250),)))
    paragraphs = list(trial._paragraphs.values())
    assert trial.told_in(paragraphs[2:3]) == [known]
    assert trial.told_in(paragraphs[:2]) == []


# The shape of a claim.


@pytest.mark.parametrize("found", [False, "false", "No", None, "0"])
def test_no_claim_is_left(found: object) -> None:
    assert claim_of({"found": found}) is None


@pytest.mark.parametrize(
    ("changed", "field", "shape"),
    [
        ({"quote": ""}, "quote", Shape.MISSING),
        ({"quote": None}, "quote", Shape.MISSING),
        ({"subject": ["a"]}, "subject", Shape.NOT_A_TEXT),
        ({"object": {"year": "1978"}}, "object", Shape.NOT_A_TEXT),
        ({"quote": "a " * 600}, "quote", Shape.TOO_LONG),
        ({"precision": "exactly"}, "precision", Shape.NOT_ONE_OF),
        ({"modality": "maybe"}, "modality", Shape.NOT_ONE_OF),
        ({"as_of": "1978-13"}, "as_of", Shape.NOT_A_DATE),
        ({"as_of": "in 1978"}, "as_of", Shape.NOT_A_DATE),
        ({"distractors": "1965"}, "distractors", Shape.NOT_A_TEXT),
        ({"distractors": [["1965"]]}, "distractors", Shape.NOT_A_TEXT),
    ],
)
def test_a_misshapen_claim_is_told_by_its_field(
    changed: dict[str, Any], field: str, shape: Shape
) -> None:
    assert claim_of({**OPENED, **changed}) == Misshapen(shape, field)


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=20) | st.sampled_from(["p2", "1978", "by"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*OPENED]), JSON))
def test_whatever_a_model_answers_is_a_claim_or_a_fault(changed: dict[str, Any]) -> None:
    found = claim_of({**OPENED, **changed})
    if found is None or isinstance(found, Misshapen):
        return
    proof = court().judge(found)
    if not proof.doubts:
        assert is_in_document(proof.candidate)
        assert proof.candidate.object in ("1978", *proof.candidate.evidence[0].quote.split())
