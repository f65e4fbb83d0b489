"""Candidates go by one by one; what each would become is known before it is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.model import Choice, Localized, Number
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.model import Entity, Fact, FactBase, Precision
from alpine_quiz.proposals.becoming import Amiss, Wording, becoming, entity_called
from alpine_quiz.proposals.decisions import Decision, Ruling
from alpine_quiz.proposals.reviewing import (
    Preview,
    Review,
    Skipped,
    Unasked,
    in_facts,
    nearest_facts,
    preview,
)
from tests.library.desks import ALL, DESIGNED, FOUNDED, OPENED, STANDS

ROUEN = Entity("rouen", "town", Localized({"": "Rouen"}))
ZUBLENA = Entity("aymeric-zublena", "person", Localized({"": "Aymeric Zublena"}), ("Zublena",))
RIVER = Fact(
    id="rouen-river",
    subject="rouen",
    relation="stands-on",
    object="Seine",
    statement=Localized({"en": "Rouen stands on the Seine."}),
    evidence=STANDS.evidence,
)
BASE = FactBase(
    Path("facts.yaml"), {each.id: each for each in (ROUEN, ZUBLENA)}, {RIVER.id: RIVER}, {}, ("en",)
)


def rejected(review: Review) -> Decision:
    assert review.current is not None
    return Decision(review.current.id, Ruling.REJECTED)


def shown(wording: Wording) -> Preview:
    return preview(becoming(wording, "en", OPENED.evidence, BASE), BASE)


def test_skipped_ones_come_again_behind_the_others_once() -> None:
    review = Review(ALL, {})
    seen = []
    while review.current is not None:
        seen.append((review.position, review.current.id, review.is_again))
        if review.current in (OPENED, STANDS):
            review.skip()
        else:
            review.decide(rejected(review))
    assert seen == [
        (1, OPENED.id, False),
        (2, DESIGNED.id, False),
        (3, STANDS.id, False),
        (4, FOUNDED.id, False),
        (3, OPENED.id, True),
        (4, STANDS.id, True),
    ]
    assert (review.put_off, review.remaining, review.rejected) == (2, 2, 2)
    assert review.undo() == STANDS
    assert review.undo() == OPENED
    assert review.is_again


def test_a_decision_is_taken_on_the_current_candidate_only() -> None:
    review = Review(ALL, {})
    with pytest.raises(ValueError, match="c-stands"):
        review.decide(Decision(STANDS.id, Ruling.REJECTED))
    assert review.current == OPENED


def test_decided_ones_and_those_in_the_facts_are_not_asked_again() -> None:
    standing = {
        "c-gone": Decision("c-gone", Ruling.ACCEPTED, "x"),
        DESIGNED.id: Decision(DESIGNED.id, Ruling.MERGED, "rouen-river"),
    }
    review = Review(ALL, standing, {STANDS.id, DESIGNED.id})
    assert (review.total, review.known, review.kept, review.position) == (3, 1, 1, 2)
    assert review.current == OPENED
    assert review.undo() == DESIGNED
    assert review.undo() is None


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("ksu"), max_size=30))
def test_nothing_is_lost_or_asked_twice_whatever_is_pressed(keys: list[str]) -> None:
    review = Review(ALL, {})
    for key in keys:
        if key == "u":
            review.undo()
        elif review.current is not None:
            if key == "s":
                review.skip()
            else:
                review.decide(Decision(review.current.id, Ruling.ACCEPTED, "f"))
        assert review.kept + review.remaining == review.total == len(ALL)
        assert review.current is None or 1 <= review.position <= len(ALL)
    while review.undo() is not None:
        pass
    assert review.current == OPENED
    assert (review.position, review.kept, review.put_off) == (1, 0, 0)


def test_a_skip_is_undone_too() -> None:
    review = Review(ALL, {})
    review.skip()
    assert review.latest == Skipped(OPENED.id, again=False)
    assert review.undo() == OPENED
    assert (review.position, review.is_again) == (1, False)


def test_a_candidate_becomes_a_fact_and_its_unknown_subject_an_entity() -> None:
    what = becoming(Wording.of(OPENED, BASE), "en", OPENED.evidence, BASE)
    assert what.entities == (
        Entity("gustave-flaubert-bridge", "thing", Localized({"": "Gustave Flaubert bridge"})),
    )
    fact = what.fact
    assert fact.id == "gustave-flaubert-bridge-opened-in"
    assert (fact.subject, fact.object, fact.precision) == (
        "gustave-flaubert-bridge",
        "2008",
        Precision.POINT,
    )
    assert fact.statement.texts == {"en": OPENED.statement}
    assert fact.evidence == OPENED.evidence


def test_an_article_in_the_statement_is_kept_for_sentences() -> None:
    named = replace(OPENED, subject_name="Flaubert bridge", statement="The Flaubert bridge opened.")
    assert Wording.of(named, BASE).phrase == "the Flaubert bridge"
    french = replace(OPENED, subject_name="usine", statement="En 1969, l’usine ouvre.")
    what = becoming(Wording.of(french, BASE), "fr", OPENED.evidence, BASE)
    assert what.records()[0][0]["phrases"] == {"fr": "l’usine"}
    assert Wording.of(OPENED, BASE).phrase == ""


def test_ids_that_are_taken_get_a_number() -> None:
    taken = replace(RIVER, id="rouen-opened-in")
    base = replace(BASE, facts={taken.id: taken, **BASE.facts})
    wording = replace(Wording.of(OPENED, base), subject="Rouen", relation="Opened in")
    assert becoming(wording, "en", (), base).fact.id == "rouen-opened-in-2"
    wording = replace(wording, subject="¡Rouen!")
    assert becoming(wording, "en", (), base).entities == ()
    wording = replace(wording, subject="阿尔派")
    assert becoming(wording, "en", (), base).entities[0].id == "entity"


def test_an_entity_is_known_by_id_or_name_unless_two_share_it() -> None:
    assert entity_called("zublena", BASE) == "aymeric-zublena"
    assert entity_called("aymeric-zublena", BASE) == "aymeric-zublena"
    assert entity_called("Le Havre", BASE) is None
    other = Entity("other", "person", Localized({"": "Zublena"}))
    assert (
        entity_called("Zublena", replace(BASE, entities={**BASE.entities, "other": other})) is None
    )


def test_a_number_is_no_entity_though_one_be_called_so() -> None:
    four = Entity("four", "car", Localized({"": "4"}))
    base = replace(BASE, entities={"four": four, **BASE.entities})
    wording = replace(Wording.of(OPENED, base), object="4")
    assert becoming(wording, "en", (), base).fact.object == "4"


@pytest.mark.parametrize(
    ("field", "value", "amiss"),
    [
        ("statement", "  ", Amiss.EMPTY),
        ("statement", "x" * 1001, Amiss.TOO_LONG),
        ("subject", "", Amiss.EMPTY),
        ("relation", "?!", Amiss.EMPTY),
        ("object", "x" * 301, Amiss.TOO_LONG),
        ("as_of", "last year", Amiss.NOT_A_DATE),
        ("precision", "roughly", Amiss.NOT_ONE_OF),
        ("modality", "maybe", Amiss.NOT_ONE_OF),
        ("complete", "perhaps", Amiss.NOT_ONE_OF),
    ],
)
def test_what_cannot_stand_in_a_field_is_told(field: str, value: str, amiss: Amiss) -> None:
    wording = Wording.of(OPENED, BASE)
    assert wording.amiss() == {}
    assert replace(wording, **{field: value}).amiss() == {field: amiss}


def test_a_preview_shows_the_questions_to_come() -> None:
    items = shown(Wording.of(OPENED, BASE)).items["en"]
    assert {type(item) for item in items} == {Choice, Number}
    assert all("Gustave Flaubert bridge" in item.stem for item in items)


def test_a_preview_says_why_nothing_would_be_asked() -> None:
    wording = Wording.of(OPENED, BASE)
    assert shown(replace(wording, relation="sings-of")).unasked is Unasked.NO_WORDS
    assert shown(replace(wording, precision="by")).unasked is Unasked.BOUND
    named = Wording.of(DESIGNED, BASE)
    assert shown(named).unasked is Unasked.NOT_COMPLETE
    assert shown(replace(named, complete="yes")).items["en"] != ()


def test_a_question_of_ones_own_is_asked() -> None:
    wording = replace(Wording.of(OPENED, BASE), relation="sings-of", question="When did it open?")
    (item,) = shown(wording).items["en"]
    assert item.stem == "When did it open?"
    assert isinstance(item, Choice)


def test_a_preview_shows_a_contradiction() -> None:
    first = becoming(Wording.of(OPENED, BASE), "en", OPENED.evidence, BASE)
    base = replace(
        BASE,
        entities=BASE.entities | {each.id: each for each in first.entities},
        facts=BASE.facts | {first.fact.id: first.fact},
    )
    wording = replace(Wording.of(OPENED, base), subject=first.fact.subject, object="1908")
    found = preview(becoming(wording, "en", (), base), base)
    assert Code.CONTRADICTION in [problem.code for problem in found.problems]


def test_a_fact_with_the_same_value_by_the_same_quote_is_the_same() -> None:
    assert in_facts(replace(STANDS, object="SEINE"), BASE) == "rouen-river"
    assert in_facts(STANDS, BASE) == ""
    assert in_facts(replace(STANDS, object="Seine", evidence=OPENED.evidence), BASE) == ""


def test_the_likeliest_facts_to_merge_with_come_first() -> None:
    other = replace(RIVER, id="a-other", subject="aymeric-zublena", object="x", evidence=())
    other = replace(other, statement=Localized({"en": "Zublena built bridges."}))
    base = replace(BASE, facts={other.id: other, **BASE.facts})
    assert [fact.id for fact in nearest_facts(STANDS, base)] == ["rouen-river", "a-other"]
    assert nearest_facts(DESIGNED, base)[0].id == "a-other"
