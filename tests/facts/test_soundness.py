"""Nothing false, nothing ambiguous: what composing refuses though each fact is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.bank.model import Choice, TrueFalse
from alpine_quiz.bank.problems import Code
from tests.facts.bases import EVIDENCE, codes, composed

WORDS = "stem: Which?, rationale: So it is."
SORTED = "stem: Sort these., rationale: So it was."
ENGLISH = "languages: [en]"


def fact(id_: str, subject: str, relation: str, value: str, more: str = "") -> str:
    return f"""
- id: {id_}
  subject: {subject}
  relation: {relation}
  object: {value}
  statement: It is so.
  evidence: {EVIDENCE}
{more}"""


def members(*ids: str) -> str:
    return f"members: [{', '.join(f'{{fact: {id_}, text: {id_}}}' for id_ in ids)}]"


VISITORS = "".join(
    fact(id_, subject, "visitors", str(count), f"  unit: visitors\n  as_of: {year}\n")
    for id_, subject, count, year in [
        ("museum", "bridge", 41500, 2019),
        ("tower", "rouen", 90000, 2020),
        ("mill", "mill", 1000, 2023),
    ]
)
ALL = members("museum", "tower", "mill")


@pytest.mark.parametrize(("picks", "key"), [("most", "tower"), ("least", "mill")])
def test_the_most_and_the_least_are_found_by_number_not_by_date(
    tmp_path: Path, picks: str, key: str
) -> None:
    sets = f"- {{id: s, form: choice, picks: {picks}, {WORDS}, {ALL}}}"
    item = composed(tmp_path, VISITORS, sets=sets).items["en"][0]
    assert isinstance(item, Choice)
    assert item.answer == key


def test_numbers_of_different_units_have_no_order(tmp_path: Path) -> None:
    facts = VISITORS.replace("unit: visitors", "unit: people", 1)
    sets = f"- {{id: s, form: choice, picks: most, {WORDS}, {ALL}}}"
    assert codes(composed(tmp_path, facts, sets=sets)) == [Code.SAME_MOMENT]


@pytest.mark.parametrize(
    ("precision", "year", "good"),
    [
        ("by", 1966, True),
        ("by", 1968, False),
        ("by", 1969, False),
        ("about", 1966, False),
        ("about", 1960, True),
        ("since", 1966, True),
    ],
)
def test_a_bound_has_its_place_only_where_nothing_came_earlier(
    tmp_path: Path, precision: str, year: int, good: bool
) -> None:
    facts = fact("one", "bridge", "opened-in", "1967", "  unit: year\n  event: One\n")
    facts += fact(
        "two",
        "mill",
        "opened-in",
        str(year),
        f"  unit: year\n  event: Two\n  precision: {precision}\n",
    )
    sets = f"- {{id: s, form: order, stem: Sort., rationale: So., {members('one', 'two')}}}"
    found = composed(tmp_path, facts, sets=sets)
    assert (codes(found) == []) is good
    if good and precision == "by":
        item = found.items["en"][0]
        assert "by 1966" in getattr(item, "values", ())


def test_when_a_state_was_told_is_no_moment(tmp_path: Path) -> None:
    facts = fact("one", "bridge", "located-in", "rouen", "  as_of: 2022\n  ask: deep\n")
    facts += fact("two", "mill", "opened-in", "1900", "  unit: year\n  event: Opens\n")
    sets = (
        "- {id: s, form: order, stem: Sort., rationale: So., members: [{fact: one}, {fact: two}]}"
    )
    assert Code.SAME_MOMENT in codes(composed(tmp_path, facts, sets=sets))


TWO_MAKERS = fact("a", "bridge", "designed-by", "perronet") + fact(
    "b", "bridge", "designed-by", "gabriel"
)


def test_a_set_offers_no_second_right_answer(tmp_path: Path) -> None:
    sets = f"- {{id: s, form: choice, facts: [a, b], answer: Perronet, {WORDS}, "
    sets += "distractors: [gabriel, eiffel]}"
    assert codes(composed(tmp_path, TWO_MAKERS, sets=sets)) == [Code.TRUE_DISTRACTOR]


def test_what_is_true_of_another_of_the_same_name_is_no_distractor(tmp_path: Path) -> None:
    # A stem cannot tell the two old bridges apart.
    asked = "  questions: [{form: choice, stem: Who built it?, distractors: [gabriel, eiffel]}]\n"
    facts = fact("a", "bridge", "built-by", "perronet", asked)
    facts += fact("b", "twin", "built-by", "gabriel", "  ask: never\n")
    assert codes(composed(tmp_path, facts)) == [Code.TRUE_DISTRACTOR]


@pytest.mark.parametrize("written", ["1900.0", "{text: {en: '1900', fr: '1900'}}", "'1 900'"])
def test_the_key_written_otherwise_is_no_distractor(tmp_path: Path, written: str) -> None:
    written = written if written.startswith("{") else f"{{text: {written}}}"
    asked = f"  questions: [{{form: choice, fine: true, distractors: [1800, {written}]}}]\n"
    facts = fact("a", "bridge", "opened-in", "1900", "  unit: year\n" + asked)
    assert Code.TRUE_DISTRACTOR in codes(composed(tmp_path, facts))


def test_years_are_apart_in_any_language_and_from_each_other(tmp_path: Path) -> None:
    for options in ("{text: {en: '1901', fr: '1901'}}, 1910", "1910, 1911"):
        asked = f"  questions: [{{form: choice, distractors: [1880, {options}]}}]\n"
        facts = fact("a", "bridge", "opened-in", "1900", "  unit: year\n" + asked)
        assert codes(composed(tmp_path, facts)) == [Code.NEAR_YEAR]


def test_of_a_bound_only_an_earlier_year_is_wrong(tmp_path: Path) -> None:
    stem = "stem: By which year was it open?"
    bound = "  unit: year\n  precision: by\n"
    asked = f"  questions: [{{form: choice, {stem}, distractors: [1950, 1971]}}]\n"
    later = fact("a", "bridge", "opened-in", "1968", bound + asked)
    assert codes(composed(tmp_path, later)) == [Code.TRUE_DISTRACTOR]
    proposed = fact(
        "a", "bridge", "opened-in", "1968", bound + f"  questions: [{{form: choice, {stem}}}]\n"
    )
    found = composed(tmp_path, proposed, head=ENGLISH)
    assert codes(found) == []
    item = found.items["en"][0]
    assert isinstance(item, Choice)
    assert all(int(year) < 1968 for year in item.distractors)


def test_places_of_another_kind_are_no_distractors(tmp_path: Path) -> None:
    facts = fact("a", "bridge", "located-in", "rouen", "  complete: true\n  ask: core\n")
    facts += fact("b", "mill", "located-in", "seine", "  complete: true\n  ask: never\n")
    item = composed(tmp_path, facts, head=ENGLISH).items["en"][0]
    assert isinstance(item, Choice)
    assert set(item.distractors) == {"Lyon", "Nantes"}


def test_a_never_asked_fact_is_not_asked_by_a_set_either(tmp_path: Path) -> None:
    facts = VISITORS.replace("  as_of: 2019\n", "  as_of: 2019\n  ask: never\n")
    sets = f"- {{id: s, form: choice, picks: most, {WORDS}, {members('museum', 'tower')}}}"
    assert Code.ASKED_THOUGH_NEVER in codes(composed(tmp_path, facts, sets=sets))


def test_a_match_has_one_partner_for_each(tmp_path: Path) -> None:
    sets = "- {id: s, form: match, stem: Match., rationale: So., members: [{fact: a}, {fact: b}]}"
    assert Code.TRUE_DISTRACTOR in codes(composed(tmp_path, TWO_MAKERS, sets=sets))


@pytest.mark.parametrize(
    "questions",
    ["[{form: true-false, holds: false}]", "[{form: true-false}, {form: true-false, n: 2}]"],
)
def test_a_false_statement_needs_something_false(tmp_path: Path, questions: str) -> None:
    facts = fact("a", "bridge", "built-by", "perronet", f"  questions: {questions}\n")
    assert Code.TOO_FEW_OPTIONS in codes(composed(tmp_path, facts))


def test_a_set_that_picks_needs_members(tmp_path: Path) -> None:
    sets = f"- {{id: s, form: choice, picks: first, {WORDS}}}"
    assert Code.SAME_MOMENT in codes(composed(tmp_path, VISITORS, sets=sets))


def test_a_false_statement_reads_like_a_true_one(tmp_path: Path) -> None:
    asked = "  unit: metres\n  questions: [{form: true-false, holds: false, distractors: [1900]}]\n"
    facts = fact("a", "bridge", "height", "1400", asked)
    item = composed(tmp_path, facts, head=ENGLISH).items["en"][0]
    assert isinstance(item, TrueFalse)
    assert item.stem == "The Old Bridge is 1,900 metres high."


def test_a_frame_leaves_a_name_its_capital(tmp_path: Path) -> None:
    head = """
    languages: [en]
    relations: [{id: sold-cars, claim: "{subject} sold {object}."}]
    """
    asked = "  unit: cars\n  as_of: 2023\n  questions: [{form: true-false, holds: true}]\n"
    facts = fact("a", "perronet", "sold-cars", "41500", asked)
    item = composed(tmp_path, facts, head=head).items["en"][0]
    assert item.stem == "In 2023, Perronet sold 41,500 cars."


def test_key_and_options_are_written_alike(tmp_path: Path) -> None:
    asked = (
        "  unit: cars\n  questions: [{form: choice, stem: How many?, distractors: [1900, 2200]}]\n"
    )
    facts = fact("a", "mill", "produced", "1400", asked)
    item = composed(tmp_path, facts, head=ENGLISH).items["en"][0]
    assert isinstance(item, Choice)
    assert (item.answer, *item.distractors) == ("1,400", "1,900", "2,200")


def test_a_word_of_another_language_does_not_slip_in(tmp_path: Path) -> None:
    facts = fact("a", "seine", "built-by", "perronet", "  questions: [{form: text}]\n")
    (problem,) = composed(tmp_path, facts, head="languages: [de]").problems
    assert problem.code is Code.NO_WORDS


@pytest.mark.parametrize(
    ("stem", "good"),
    [
        ("Which plant builds the bridge?", False),
        ("Whose planet is it, said the duel’s winner?", False),
        ("For when was it planned?", True),
        ("What was to come?", True),
    ],
)
def test_a_hedge_is_a_whole_word(tmp_path: Path, stem: str, good: bool) -> None:
    asked = f'  modality: planned\n  questions: [{{form: text, stem: "{stem}"}}]\n'
    facts = fact("a", "bridge", "built-by", "perronet", asked)
    found = composed(tmp_path, facts, head=ENGLISH)
    assert (codes(found) == []) is good
