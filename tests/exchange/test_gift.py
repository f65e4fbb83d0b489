"""GIFT read: what Moodle's documentation shows, and what people make of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from alpine_quiz.bank.model import Number, Order, Pack, Question, Text, TrueFalse
from alpine_quiz.exchange.gift_in import read
from alpine_quiz.exchange.gift_out import write
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from tests.exchange.fuzzing import FILES, MANY, check_importer
from tests.exchange.round_trips import came_over, pack_with, records

GIFT = FILES / "gift"
GOOD = [path.read_bytes() for path in sorted(GIFT.iterdir())]


def read_text(text: str) -> Imported:
    return read(text.encode(), "x.gift")


def read_file(name: str) -> Imported:
    return read((GIFT / name).read_bytes(), name)


def fields(found: Imported) -> list[dict[str, Any]]:
    return [dict(draft.fields) for draft in found.drafts]


def only(text: str) -> dict[str, Any]:
    """Return the fields of one question that loses nothing."""
    found = read_text(text)
    assert found.notes == ()
    return fields(found)[0]


def told(found: Imported) -> list[tuple[int, Loss, Fate]]:
    return [(note.line, note.loss, note.fate) for note in found.notes]


def test_a_whole_file_is_read_with_what_each_question_loses() -> None:
    found = read_file("everything.gift")
    assert [draft.fields["type"] for draft in found.drafts] == [
        *("choice", "multiple", "choice", "true-false", "true-false", "text"),
        *("number", "number", "number", "match", "choice", "order"),
    ]
    assert [draft.line for draft in found.drafts] == [9, 16, 24, 26, 28, 30, 32, 34, 36, 42, 50, 57]
    assert told(found) == [
        (4, Loss.UNHELD_FIELD, Fate.CHANGED),  # the upper part of the category
        (9, Loss.WEIGHTS, Fate.CHANGED),
        (16, Loss.SAID_OF_KEY, Fate.CHANGED),
        (24, Loss.SEVERAL_KEYS, Fate.CHANGED),
        (24, Loss.WEIGHTS, Fate.CHANGED),
        (30, Loss.UNHELD_FIELD, Fate.LEFT),  # what is said of any other answer
        (30, Loss.WEIGHTS, Fate.CHANGED),
        (32, Loss.UNHELD_FIELD, Fate.LEFT),
        (36, Loss.SEVERAL_KEYS, Fate.CHANGED),
        (36, Loss.WEIGHTS, Fate.CHANGED),
        (36, Loss.SAID_OF_KEY, Fate.CHANGED),
        (42, Loss.EXTRA_OPTION, Fate.LEFT),
        (52, Loss.UNKNOWN_TYPE, Fate.LEFT),
        (54, Loss.NOT_A_QUESTION, Fate.LEFT),
    ]
    assert len(came_over(found)) == 12


def test_ids_tags_and_categories_come_from_where_moodle_keeps_them() -> None:
    first, second, third, *_ = fields(read_file("everything.gift"))
    assert (first["id"], first["tags"]) == ("rouen-river", ["rivers", "Haute-Normandie [76]"])
    assert first["topic"] == "Rivers"
    assert "id" not in second
    assert third["id"] == "Mouth"


def test_feedback_goes_to_its_option_and_general_feedback_tells_why() -> None:
    first, second, *_ = fields(read_file("everything.gift"))
    assert first["rationale"] == "The tide was felt as far as here.\nNo longer."
    assert first["feedback"]["Loire"] == "It keeps further south."
    assert second["feedback"] == {"Lyon": "On the Rhône."}
    assert second["rationale"] == "Paris: The capital."


def test_what_is_said_of_an_answer_is_kept_or_told() -> None:
    found = read_text("Q?{T#Look again.#Yes.}")
    assert fields(found)[0]["feedback"] == {"false": "Look again."}
    assert fields(found)[0]["rationale"] == "Yes."
    assert told(found) == [(1, Loss.SAID_OF_KEY, Fate.CHANGED)]
    found = read_text("Q?{#=%100%6768:5 =%50%6768:100#near =6800:1#also}")
    texts = [note.args["text"] for note in found.notes if note.loss is Loss.UNHELD_FIELD]
    assert texts == ["near"]
    assert fields(found)[0]["feedback"] == {"6800": "also"}


def test_escaped_signs_mean_themselves() -> None:
    first = fields(read_file("escapes.gift"))[0]
    assert first["stem"] == r"Which of {these} is written ~ = # \ ?"
    assert first["answer"] == "{a} = b"
    assert first["distractors"] == ["C# ~ D:E", "back\\slash \n two lines"]
    assert first["id"] == "braces-and-more"


def test_a_text_is_read_in_the_format_that_it_names_or_the_question_has() -> None:
    found = read_file("escapes.gift")
    page = fields(found)[1]
    assert page["stem"] == "Which\u00a0one is H₂O?\nLook: [a glass]"
    assert page["answer"] == "water"
    assert page["distractors"] == ["<p>salt</p>", "sand and stone"]
    assert {note.loss for note in found.notes if note.line == 7} == {
        *(Loss.IMAGE, Loss.MARKUP, Loss.SAID_OF_KEY)
    }


def test_blank_lines_within_braces_and_none_between_questions_are_forgiven() -> None:
    found = read_file("escapes.gift")
    named = {draft.fields.get("id"): draft for draft in found.drafts}
    assert named["open"].fields["distractors"] == ["that"]
    assert named["next"].line == 19
    assert named["after-it"].line == 27


def test_a_brace_left_open_costs_its_own_question_only() -> None:
    found = read_text("a{=x ~y}\n\nb{=x ~y\n\nc{T}\n")
    assert [draft.fields["stem"] for draft in found.drafts] == ["a", "c"]
    assert told(found) == [(3, Loss.MALFORMED, Fate.LEFT)]


def test_windows_line_ends_a_mark_and_a_decimal_comma_are_understood() -> None:
    found = read_file("windows.gift")
    assert found.notes == ()
    first, second = fields(found)
    assert (first["stem"], first["topic"]) == ("Quel fleuve traverse Rouen\\ ?", "Fleuves")
    assert (second["answer"], second["tolerance"]) == ("777.5", "0.5")


def test_latin_1_is_read_and_told() -> None:
    found = read_file("latin1.gift")
    assert fields(found)[0]["answer"] == "à Bordeaux"
    assert fields(found)[1]["stem"] == "L’été, l’eau est ____ à Orléans."
    assert told(found) == [(0, Loss.ENCODING, Fate.CHANGED)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{T}", {"answer": True}),
        ("{FALSE}", {"answer": False}),
        ("{true}", {"answer": True}),
        ("{F#It is not.}", {"answer": False, "correction": "It is not."}),
        ("{T#Look again.}", {"feedback": {"false": "Look again."}}),
        ("{TRUE####Why.}", {"answer": True, "rationale": "Why."}),
        ("{=four =4}", {"answer": "four", "accept": ["4"]}),
        ("{four}", {"type": "text", "answer": "four"}),
        ("{t}", {"type": "text", "answer": "t"}),
        ("{#3}", {"type": "number", "answer": "3"}),
        ("{#3:2}", {"answer": "3", "tolerance": "2"}),
        ("{#1..5}", {"answer": "3", "tolerance": "2"}),
        ("{#-2.5..1}", {"answer": "-0.75", "tolerance": "1.75"}),
        ("{#=200:10 =%50%200:30}", {"answer": "200", "estimate": True}),
        ("{#6.02e3}", {"answer": "6020"}),
        ("{=a ~b}", {"type": "choice", "answer": "a", "distractors": ["b"]}),
        ("{~a ~=b}", {"type": "choice", "answer": "b", "distractors": ["a"]}),
        ("{~%100%a ~b}", {"type": "choice", "answer": "a"}),
        ("{~%100%a ~%-100%b}", {"type": "multiple", "answers": ["a"]}),
        (
            "{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}",
            {"answers": ["a", "b", "c"], "distractors": ["d"]},
        ),
        ("{=1. -> x =2. -> y}", {"type": "order", "items": ["x", "y"]}),
        ("{=a -> b -> c =d->e}", {"pairs": {"a": "b -> c", "d": "e"}}),
    ],
)
def test_answers_mean_what_the_documentation_says(answers: str, expected: dict[str, Any]) -> None:
    found = only(f"Stem{answers}")
    assert found["stem"] == "Stem"
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("answers", "loss"),
    [
        ("{}", Loss.UNKNOWN_TYPE),
        ("{####Only feedback.}", Loss.UNKNOWN_TYPE),
        ("{~a ~b}", Loss.NO_KEY),
        ("{#}", Loss.NO_KEY),
        ("{=%0%a}", Loss.NO_KEY),
        ("{~=a}", Loss.NO_OPTIONS),
        ("{=a ~b} and {=c ~d}", Loss.MALFORMED),
        ("{" + "~x" * 600 + "}", Loss.TOO_MANY_ANSWERS),
    ],
)
def test_what_has_no_key_or_no_sense_is_left_with_the_reason(answers: str, loss: Loss) -> None:
    found = read_text(f"Good?{{T}}\n\nStem{answers}")
    assert len(found.drafts) == 1
    assert (3, loss, Fate.LEFT) in told(found)


def test_what_weighs_otherwise_than_the_game_does_is_told() -> None:
    for answers in ("{=a ~%50%b}", "{~%50%a ~%50%b ~c}", "{=%80%a}", "{#=3:1 =%50%4:1}"):
        assert told(read_text(f"Stem{answers}")) == [(1, Loss.WEIGHTS, Fate.CHANGED)]


def test_text_that_only_looks_like_a_tag_stays() -> None:
    stem = "Is a<b and c>d in List<String> & co?"
    assert only(f"{stem}{{T}}")["stem"] == stem


def test_hostile_characters_are_taken_out_and_told() -> None:
    found = read_text("Stem\u202e\x00{=a\x1b ~b}")
    assert [note.loss for note in found.notes] == [Loss.CHARACTERS]
    assert "\u202e" not in str(fields(found))


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("", Obstacle.NO_QUESTIONS),
        ("Only a description.", Obstacle.NOT_THIS_FORMAT),
        ("}{", Obstacle.NOT_THIS_FORMAT),
        ("q{T}\n\n" * 50_001, Obstacle.TOO_MANY),
    ],
)
def test_a_file_without_any_question_is_refused(text: str, obstacle: Obstacle) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_text(text)
    assert refused.value.obstacle is obstacle


def test_the_seven_types_go_out_and_come_back(seven: Pack) -> None:
    exported = write(seven, "en")
    again = {item.id: item for item in came_over(read(exported.content, "x.gift"))}
    assert again.keys() == {item.id for item in seven.items("en")}
    for item in seven.items("en"):
        came = again[item.id]
        assert came.type is item.type
        assert came.topic == item.topic
        assert came.rationale.startswith(f"{item.rationale}\n“")
        assert "A short account of the Seine, Our tests, 2026-01-31" in came.rationale
    told_ = {(note.item, note.loss) for note in exported.notes}
    assert ("downstream.order", Loss.OTHER_TYPE) in told_
    assert ("seine-length.number", Loss.UNIT) in told_
    assert ("rouen-river.choice", Loss.UNHELD_FIELD) in told_
    assert all((item.id, Loss.CITATION) in told_ for item in seven.items("en"))


HARD: list[Question] = [
    Text(id="t", stem="[html] // $CATEGORY: x", answer="%50%a", accept=("T", "[plain]b", "M*A*S")),
    Text(id="u", stem="What?", answer="a", prompt=("b\\*", "c\\"), reject=("d~",)),
    Text(id="stem.x", has_id=False, stem="// no comment", answer="#1"),
    Number(id="n", stem="How?", answer=Decimal("-3.5"), written="-3.5", tolerance=Decimal("0.25")),
    Number(id="m", stem="Guess!", answer=Decimal(0), written="0", estimate=True),
    Number(
        id="k", stem="How?", answer=Decimal(4), written="4", feedback={"5": "That was: the other."}
    ),
    TrueFalse(id="f", stem="<b>\\n{~=#:}</b> is &amp; stays", answer=False, correction="#x"),
    TrueFalse(id="g", stem="T", answer=True, feedback={"false": "####no"}),
    Order(id="o", stem="Order.", items=("b", "a", "[html]<i>c</i>")),
]  # fmt: skip


def test_texts_with_signs_of_the_format_come_back_as_they_were() -> None:
    exported = write(pack_with(HARD), "en")
    again = came_over(read(exported.content, "x.gift"))
    expected = records(HARD)
    derived = next(record for record in expected if record["id"] == "stem.x")
    derived["id"] = next(item.id for item in again if item.id.startswith("stem."))
    assert sorted(records(again), key=str) == sorted(expected, key=str)


def test_an_arrow_that_would_make_pairs_of_an_answer_is_replaced_and_told() -> None:
    exported = write(pack_with([Text(id="a", stem="Which?", answer="a -> b")]), "en")
    assert b"=%100%a \xe2\x86\x92 b" in exported.content
    assert [note.loss for note in exported.notes] == [Loss.REPLACED]


def test_no_text_of_a_pack_ends_its_question(seven: Pack) -> None:
    content = write(seven, "en").content.decode()
    assert "\r" not in content
    assert all(block.count("{") == 1 for block in content.split("\n\n") if "{" in block)


@pytest.mark.parametrize(
    "text",
    ["{" * 10**6, "}" * 10**6, "q{=a\n\n" * 10**4, "a" * 10**7, "~=" * 10**6, "q{=x" + "<b>" * 10**6],  # noqa: E501
)  # fmt: skip
def test_files_that_mean_harm_end_soon(text: str) -> None:
    with pytest.raises(ExchangeError):
        read_text(text)


def test_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.gift")


@pytest.mark.long
def test_a_hundred_thousand_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.gift", MANY)
