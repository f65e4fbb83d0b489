"""Composing: what becomes of a fact, form by form, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from alpine_quiz.bank.model import Ask, Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.composing import compose
from alpine_quiz.plain.problems import problem_line
from tests.facts.bases import EVIDENCE, base_of, codes, composed, only

RIVER = """
- id: rouen-river
  subject: rouen
  relation: lies-on
  object: seine
  complete: true
  topic: rivers
  statement: {en: Rouen lies on the Seine., fr: Rouen se trouve sur la Seine.}
  rationale: {en: Ships reach it from the sea., fr: Les navires y remontent depuis la mer.}
  evidence: [{document: book, quote: it says so, mark: so, at: 3}]
"""
ASKED = {"en": "On which river does Rouen lie?", "fr": "Sur quel fleuve se trouve Rouen ?"}
QUESTION = "  questions:\n    - form: {form}\n      stem: {stem}\n"


def river(form: str, more: str = "") -> str:
    stem = "{en: On which river does Rouen lie?, fr: Sur quel fleuve se trouve Rouen ?}"
    return RIVER + QUESTION.format(form=form, stem=stem) + more


def opening(precision: str = "point", more: str = "") -> str:
    return f"""
- id: bridge-opening
  subject: bridge
  relation: opened-in
  object: 1772
  unit: year
  precision: {precision}
  statement: {{en: The bridge opened in 1772., fr: Le pont ouvrit en 1772.}}
  evidence: {EVIDENCE}
{more}"""


def test_a_fact_becomes_the_same_item_in_every_language(tmp_path: Path) -> None:
    composition = composed(tmp_path, river("choice", "      distractors: [loire, rhone]\n"))
    assert codes(composition) == []
    (english,) = composition.items["en"]
    (french,) = composition.items["fr"]
    assert isinstance(english, Choice)
    assert isinstance(french, Choice)
    assert english.id == french.id == "rouen-river.choice"
    assert (english.stem, french.stem) == (ASKED["en"], ASKED["fr"])
    assert english.distractors == french.distractors == ("Loire", "Rhône")
    assert english.facts == ("rouen-river",)
    assert english.topic == "rivers"
    assert english.rationale == "Ships reach it from the sea."
    assert [citation.at for citation in english.citations] == [3]


def test_a_distractor_is_explained_by_what_the_facts_know_of_it(tmp_path: Path) -> None:
    own = "      distractors: [loire, {entity: rhone, text: Rhone, feedback: {en: No, fr: Non}}]\n"
    composition = composed(tmp_path, river("choice", own))
    item = composition.items["fr"][0]
    assert item.feedback == {"Loire": "The longest.", "Rhone": "Non"}


def test_distractors_are_found_among_things_of_the_same_kind(tmp_path: Path) -> None:
    composition = composed(tmp_path, river("choice"))
    item = composition.items["en"][0]
    assert isinstance(item, Choice)
    assert set(item.distractors) == {"Loire", "Rhône", "Garonne"}


def test_where_the_facts_are_not_the_whole_truth_no_distractor_is_guessed(tmp_path: Path) -> None:
    unsure = river("choice").replace("complete: true", "complete: false")
    assert codes(composed(tmp_path, unsure)) == [Code.TOO_FEW_OPTIONS]


@pytest.mark.parametrize("option", ["seine", "{text: la Seine, feedback: x}"])
def test_what_is_right_by_any_name_is_no_distractor(tmp_path: Path, option: str) -> None:
    facts = river("choice", f"      distractors: [loire, rhone, {option}]\n")
    assert codes(composed(tmp_path, facts)) == [Code.TRUE_DISTRACTOR]


def test_what_another_document_says_is_no_distractor_either(tmp_path: Path) -> None:
    rival = RIVER.replace("rouen-river", "rouen-other").replace("object: seine", "object: loire")
    rival += "  ask: never\n"
    facts = river("choice", "      distractors: [loire, rhone]\n") + rival
    assert codes(composed(tmp_path, facts)) == [Code.TRUE_DISTRACTOR]


def test_an_option_from_outside_the_facts_needs_a_reason(tmp_path: Path) -> None:
    facts = river("choice", "      distractors: [loire, {text: Volga}]\n")
    assert codes(composed(tmp_path, facts)) == [Code.NO_REASON]
    reasoned = facts.replace("{text: Volga}", "{text: Volga, feedback: It is in Russia.}")
    assert codes(composed(tmp_path, reasoned)) == []


def test_a_language_that_is_missing_is_told(tmp_path: Path) -> None:
    facts = river("choice").replace(", fr: Sur quel fleuve se trouve Rouen ?", "")
    composition = composed(tmp_path, facts)
    assert codes(composition) == [Code.NO_WORDS]
    assert composition.problems[0].args["language"] == "fr"


@pytest.mark.parametrize("form", ["order", "match"])
def test_one_fact_has_nothing_to_order_or_to_match(tmp_path: Path, form: str) -> None:
    (problem,) = composed(tmp_path, river(form)).problems
    assert problem.code is Code.NO_WORDS
    assert problem.args["what"] == "members"
    assert problem_line(problem)


def test_a_typed_name_is_accepted_under_every_name_of_its_entity(tmp_path: Path) -> None:
    facts = """
- id: bridge-maker
  subject: bridge
  relation: built-by
  object: perronet
  complete: true
  statement: {en: Perronet built the Old Bridge.}
  questions: [{form: text}]
"""
    item = only(composed(tmp_path, facts))
    assert isinstance(item, Text)
    assert item.stem == "By whom was the Old Bridge built?"
    assert item.accept == ("Jean-Rodolphe Perronet",)
    assert item.reject == ("Gabriel",)
    assert item.difficulty == 3, "typing is harder than picking"


def test_a_name_that_is_the_whole_truth_is_typed_even_if_it_is_no_entity(tmp_path: Path) -> None:
    facts = """
- id: bridge-maker
  subject: bridge
  relation: built-by
  object: Robert Stevens
  complete: true
  statement: {en: Robert Stevens built the Old Bridge.}
"""
    item = only(composed(tmp_path, facts))
    assert isinstance(item, Text)
    assert item.answer == "Robert Stevens"
    described = facts.replace("Robert Stevens\n", "a man whom nobody knew well\n", 1)
    assert codes(composed(tmp_path, described)) == [Code.NOT_ASKED]


def test_a_fact_with_a_known_relation_needs_no_question_of_its_own(tmp_path: Path) -> None:
    composition = composed(tmp_path, opening())
    assert codes(composition) == []
    english = {item.id: item for item in composition.items["en"]}
    french = {item.id: item for item in composition.items["fr"]}
    assert set(english) == {"bridge-opening.choice", "bridge-opening.number"}
    assert english["bridge-opening.choice"].stem == "In which year was the Old Bridge opened?"
    number = french["bridge-opening.number"]
    assert isinstance(number, Number)
    assert number.stem == "De quelle année date l’ouverture du Vieux Pont\u202f?"
    assert (number.answer, number.unit) == (Decimal(1772), "année")
    assert number.rationale == "Le pont ouvrit en 1772."


def test_years_to_choose_from_are_at_least_two_apart(tmp_path: Path) -> None:
    item = composed(tmp_path, opening()).items["en"][0]
    assert isinstance(item, Choice)
    years = sorted(map(int, (item.answer, *item.distractors)))
    assert all(later - earlier >= 2 for earlier, later in pairwise(years))
    near = opening(more="  questions: [{form: choice, distractors: [1771, 1779]}]\n")
    assert codes(composed(tmp_path, near)) == [Code.NEAR_YEAR]
    fine = near.replace("form: choice", "form: choice, fine: true")
    assert codes(composed(tmp_path, fine)) == []


def test_over_many_facts_the_right_year_has_every_rank_as_often(tmp_path: Path) -> None:
    facts = "".join(
        opening().replace("bridge-opening", f"opening-{number}").replace("1772", str(year))
        for number, year in enumerate(range(1600, 1600 + 8 * 40, 40))
    ).replace("subject: bridge", "subject: mill")
    items = compose(base_of(tmp_path, facts)).items["en"]
    ranks = [
        sorted((item.answer, *item.distractors)).index(item.answer)
        for item in items
        if isinstance(item, Choice)
    ]
    assert sorted(ranks) == [0, 0, 1, 1, 2, 2, 3, 3]


def test_a_year_that_is_only_a_bound_is_not_asked_as_a_point(tmp_path: Path) -> None:
    assert codes(composed(tmp_path, opening("by"))) == [Code.NOT_ASKED]
    stem = "{en: In which year did the bridge open?, fr: En quelle année le pont ouvrit-il ?}"
    asked = opening("by", f"  questions: [{{form: number, stem: {stem}}}]\n")
    assert codes(composed(tmp_path, asked)) == [Code.BOUND_NOT_SAID, Code.BOUND_NOT_SAID]
    stem = "{en: By which year was the bridge open?, fr: Dès quelle année le pont servait-il ?}"
    hedged = opening("by", f"  questions: [{{form: number, stem: {stem}}}]\n")
    assert codes(composed(tmp_path, hedged)) == []


@pytest.mark.parametrize("modality", ["planned", "reported"])
def test_a_plan_or_rumour_is_asked_as_one(tmp_path: Path, modality: str) -> None:
    flat = "{en: When did the bridge open?, fr: Quand le pont ouvrit-il ?}"
    facts = opening(more=f"  modality: {modality}\n  questions: [{{form: number, stem: {flat}}}]\n")
    assert codes(composed(tmp_path, facts)) == [Code.PLAN_NOT_SAID, Code.PLAN_NOT_SAID]
    hedged = (
        "{en: 'For when was the opening planned, it was reported?', "
        "fr: 'Pour quand l’ouverture était-elle prévue, selon la rumeur ?'}"
    )
    assert codes(composed(tmp_path, facts.replace(flat, hedged))) == []


def test_a_composed_stem_says_itself_that_it_tells_of_a_plan_and_when(tmp_path: Path) -> None:
    facts = opening(more="  modality: planned\n  as_of: 1770-03\n")
    composition = composed(tmp_path, facts)
    assert codes(composition) == []
    stems = {language: items[0].stem for language, items in composition.items.items()}
    assert stems["en"] == "By the plans of March 1770, in which year was the Old Bridge opened?"
    assert stems["fr"].startswith("D’après ce qui était prévu en mars 1770, de quelle année")


def test_a_disputed_fact_is_asked_by_the_name_of_its_source(tmp_path: Path) -> None:
    facts = opening(more="  disputed: The chronicle says 1774.\n")
    facts += opening().replace("bridge-opening", "bridge-rival").replace("1772", "1774")
    facts += "  disputed: The book says 1772.\n  ask: never\n"
    unnamed = composed(tmp_path, facts)
    assert set(codes(unnamed)) == {Code.SOURCE_NOT_NAMED}
    head = "sources:\n  book: {en: the chapter’s book, fr: le livre du chapitre}\n"
    composition = composed(tmp_path, facts, head=head)
    assert codes(composition) == []
    choice = composition.items["en"][0]
    assert isinstance(choice, Choice)
    asked = "According to the chapter’s book, in which year was the Old Bridge opened?"
    assert choice.stem == asked
    assert "1774" not in choice.distractors, "a rival value is neither right nor wrong"
    assert choice.rationale == "The bridge opened in 1772. The bridge opened in 1774."


def test_a_false_statement_is_a_near_miss_and_is_corrected(tmp_path: Path) -> None:
    facts = opening(more="  questions: [{form: true-false, holds: false, distractors: [1768]}]\n")
    item = composed(tmp_path, facts).items["en"][0]
    assert isinstance(item, TrueFalse)
    assert item.stem == "The Old Bridge was opened in 1768."
    assert not item.answer
    assert item.correction == "The bridge opened in 1772."
    assert item.difficulty == 1


def test_true_and_false_take_turns(tmp_path: Path) -> None:
    facts = "".join(
        opening(more="  questions: [{form: true-false}]\n")
        .replace("bridge-opening", f"opening-{number}")
        .replace("1772", str(1700 + 20 * number))
        .replace("relation: opened-in", f"relation: {relation}")
        for number, relation in enumerate(["opened-in", "built-in", "closed-in", "founded-in"])
    )
    items = composed(tmp_path, facts).items["en"]
    answers = [item.answer for item in items if isinstance(item, TrueFalse)]
    assert sorted(answers) == [False, False, True, True]


def test_a_relation_in_the_packs_own_words(tmp_path: Path) -> None:
    head = """
    relations:
      - id: lies-on
        asks_object: {en: "On what does {subject} lie?", fr: "Au bord de quoi est {subject} ?"}
        asks_subject: {en: "Which town lies on {object}?", fr: "Quelle ville borde {object} ?"}
    """
    facts = RIVER + "  questions: [{form: choice}, {form: choice, n: 2, asks: subject}]\n"
    for town, river_ in [("lyon", "rhone"), ("nantes", "loire")]:
        other = RIVER.replace("rouen", town).replace("object: seine", f"object: {river_}")
        facts += other + "  ask: never\n"
    composition = composed(tmp_path, facts, head=head)
    assert codes(composition) == []
    objects, subjects = composition.items["en"]
    assert (objects.id, subjects.id) == ("rouen-river.choice", "rouen-river.choice.2")
    assert objects.stem == "On what does Rouen lie?"
    assert subjects.stem == "Which town lies on the Seine?"
    assert isinstance(subjects, Choice)
    assert (subjects.answer, set(subjects.distractors)) == ("Rouen", {"Lyon", "Nantes"})


def test_two_questions_of_one_form_are_told_apart(tmp_path: Path) -> None:
    facts = RIVER + "  questions: [{form: text, stem: A?}, {form: text, stem: B?}]\n"
    assert codes(composed(tmp_path, facts)) == [Code.TWICE_COMPOSED]


def test_a_fact_only_to_explain_with_is_not_asked(tmp_path: Path) -> None:
    assert composed(tmp_path, opening(more="  ask: never\n")).items == {"en": [], "fr": []}
    asked = opening(more="  ask: never\n  questions: [{form: number}]\n")
    assert codes(composed(tmp_path, asked)) == [Code.ASKED_THOUGH_NEVER]


def test_a_deep_fact_makes_deep_items(tmp_path: Path) -> None:
    assert {item.ask for item in composed(tmp_path, opening(more="  ask: deep\n")).items["en"]} == {
        Ask.DEEP
    }


def test_a_fact_asked_more_than_three_times_is_told(tmp_path: Path) -> None:
    asked = ", ".join(f"{{form: text, n: {number}, stem: A?}}" for number in (2, 3, 4, 5))
    composition = composed(tmp_path, RIVER + f"  questions: [{asked}]\n")
    assert codes(composition) == [Code.ASKED_TOO_OFTEN]
    assert len(composition.items["en"]) == 4


THREE = "".join(
    opening(more=f"  event: {{en: The {name}, fr: Le {name}}}\n")
    .replace("bridge-opening", name)
    .replace("1772", year)
    .replace("subject: bridge", f"subject: {town}")
    for name, year, town in [
        ("third", "1900", "rouen"),
        ("first", "1700", "lyon"),
        ("second", "1800", "nantes"),
    ]
)
MEMBERS = "members: [{fact: third}, {fact: first}, {fact: second}]"
WORDS = "stem: Sort these., rationale: So it went."


def test_moments_are_put_in_order_by_their_dates(tmp_path: Path) -> None:
    sets = f"- {{id: times, form: order, {WORDS}, {MEMBERS}}}"
    composition = composed(tmp_path, THREE, sets=sets)
    item = composition.items["en"][0]
    assert isinstance(item, Order)
    assert item.id == "times.order"
    assert item.items == ("The first", "The second", "The third")
    assert item.values == ("1700", "1800", "1900")
    assert item.facts == ("third", "first", "second")


@pytest.mark.parametrize(("picks", "key"), [("first", "The first"), ("last", "The third")])
def test_which_came_first_is_found_and_the_others_explained(
    tmp_path: Path, picks: str, key: str
) -> None:
    sets = f"- {{id: times, form: choice, picks: {picks}, {WORDS}, {MEMBERS}}}"
    item = composed(tmp_path, THREE, sets=sets).items["en"][0]
    assert isinstance(item, Choice)
    assert item.answer == key
    assert len(item.distractors) == 2
    assert set(item.feedback) == set(item.distractors)


def test_two_things_of_one_year_cannot_be_put_in_order(tmp_path: Path) -> None:
    sets = f"- {{id: times, form: order, {WORDS}, {MEMBERS}}}"
    facts = THREE.replace("1800", "1900")
    assert codes(composed(tmp_path, facts, sets=sets)) == [Code.SAME_MOMENT]
    year_and_day = THREE.replace("  event: {en: The second", "  when: 1900-05-01\n  event: {en: X")
    assert codes(composed(tmp_path, year_and_day, sets=sets)) == [Code.SAME_MOMENT]


def test_values_are_put_in_order_by_size(tmp_path: Path) -> None:
    facts = THREE.replace("unit: year", "unit: metres").replace("opened-in", "length")
    facts = facts.replace("1700", "9").replace("1800", "80.5").replace("1900", "1250")
    sets = f"- {{id: sizes, form: order, by: object, {WORDS}, {MEMBERS}}}"
    item = composed(tmp_path, facts, sets=sets).items["fr"][0]
    assert isinstance(item, Order)
    assert item.values == ("9 metres", "80,5 metres", "1\u202f250 metres")


def test_a_match_is_made_of_subjects_and_objects(tmp_path: Path) -> None:
    facts = RIVER
    facts += facts.replace("rouen", "nantes").replace("object: seine", "object: loire")
    members = "members: [{fact: rouen-river}, {fact: nantes-river, value: {en: the Loire, fr: L}}]"
    sets = f"- {{id: rivers, form: match, {WORDS}, {members}}}"
    composition = composed(tmp_path, facts, sets=sets)
    item = composition.items["en"][0]
    assert isinstance(item, Match)
    assert item.pairs == (("Rouen", "Seine"), ("Nantes", "the Loire"))


def test_several_right_come_from_several_facts_and_none_of_them_is_wrong(tmp_path: Path) -> None:
    facts = RIVER
    facts += facts.replace("rouen-river", "rouen-second").replace("object: seine", "object: loire")
    members = "members: [{fact: rouen-river}, {fact: rouen-second}]"
    more = "distractors: [rhone, garonne]"
    sets = f"- {{id: both, form: multiple, {WORDS}, {members}, {more}}}"
    item = composed(tmp_path, facts, sets=sets).items["en"][0]
    assert isinstance(item, Multiple)
    assert item.answers == ("Seine", "Loire")
    assert item.distractors == ("Rhône", "Garonne")
    wrong = sets.replace("rhone", "loire")
    assert codes(composed(tmp_path, facts, sets=wrong)) == [Code.TRUE_DISTRACTOR]


def test_a_fact_that_a_set_asks_needs_no_question_of_its_own(tmp_path: Path) -> None:
    facts = THREE
    sets = f"- {{id: times, form: order, {WORDS}, {MEMBERS}}}"
    composition = composed(tmp_path, facts, sets=sets)
    assert [item.id for item in composition.items["en"]] == ["times.order"]


def test_composing_twice_gives_the_same(tmp_path: Path) -> None:
    base = base_of(tmp_path, river("choice") + opening())
    assert compose(base).items == compose(base).items
