"""Moodle XML read: files as Moodle writes them, and files that mean harm."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from alpine_quiz.bank.model import Choice, Number, Order, Pack, Question, Text
from alpine_quiz.exchange import gift_in, gift_out
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.moodle_in import read
from alpine_quiz.exchange.moodle_out import write
from tests.exchange.fuzzing import FILES, MANY, check_importer
from tests.exchange.round_trips import came_over, pack_of, pack_with, records

MOODLE = FILES / "moodle"
GOOD = [path.read_bytes() for path in sorted(MOODLE.iterdir())]
STEM = "<questiontext><text>Stem</text></questiontext>"


def read_file(name: str) -> Imported:
    return read((MOODLE / name).read_bytes(), name)


def read_text(text: str) -> Imported:
    return read(text.encode(), "x.xml")


def quiz(type_: str, inner: str) -> Imported:
    return read_text(f'<quiz><question type="{type_}">{STEM}{inner}</question></quiz>')


def answer(text: str, fraction: object, more: str = "") -> str:
    return f'<answer fraction="{fraction}"><text>{text}</text>{more}</answer>'


def fields(found: Imported) -> list[dict[str, Any]]:
    return [dict(draft.fields) for draft in found.drafts]


def told(found: Imported) -> list[tuple[int, Loss, Fate]]:
    return [(note.line, note.loss, note.fate) for note in found.notes]


def test_a_whole_file_is_read_with_what_each_question_loses() -> None:
    found = read_file("everything.xml")
    assert [(draft.line, draft.fields["type"]) for draft in found.drafts] == [
        *((12, "choice"), (47, "multiple"), (57, "true-false"), (68, "text"), (83, "number")),
        *((100, "match"), (113, "order")),
    ]
    assert told(found) == [
        (4, Loss.UNHELD_FIELD, Fate.CHANGED),  # the upper part of the category
        (12, Loss.IMAGE, Fate.CHANGED),
        (12, Loss.MARKUP, Fate.CHANGED),  # a list, and its points
        (12, Loss.MARKUP, Fate.CHANGED),
        (12, Loss.WEIGHTS, Fate.CHANGED),
        (12, Loss.JOINED_LINES, Fate.CHANGED),  # two hints
        (12, Loss.UNHELD_FIELD, Fate.LEFT),  # the grade, the penalty and what is always said
        (12, Loss.UNHELD_FIELD, Fate.LEFT),
        (12, Loss.UNHELD_FIELD, Fate.LEFT),
        (47, Loss.WEIGHTS, Fate.CHANGED),
        (57, Loss.SAID_OF_KEY, Fate.CHANGED),
        (68, Loss.CASE, Fate.CHANGED),
        (68, Loss.WILDCARD, Fate.CHANGED),
        (68, Loss.UNHELD_FIELD, Fate.LEFT),
        (68, Loss.CASE, Fate.LEFT),
        (68, Loss.WEIGHTS, Fate.CHANGED),
        (83, Loss.UNIT, Fate.LEFT),
        (100, Loss.EXTRA_OPTION, Fate.LEFT),
        (123, Loss.UNKNOWN_TYPE, Fate.LEFT),
        (128, Loss.UNKNOWN_TYPE, Fate.LEFT),
        (133, Loss.NOT_A_QUESTION, Fate.LEFT),
    ]
    unknown = [note.args["type"] for note in found.notes if note.loss is Loss.UNKNOWN_TYPE]
    assert unknown == ["essay", "cloze"]
    assert len(came_over(found)) == 7


def test_a_choice_has_all_that_moodle_says_of_it() -> None:
    assert fields(read_file("everything.xml"))[0] == {
        "id": "rouen-river",
        "type": "choice",
        "stem": "Which river flows\u00a0through Rouen?\n[A map]",
        "answer": "Seine",
        "distractors": ["Loire & Marne <both>", "Rhône"],
        "feedback": {"Seine": "Yes.", "Loire & Marne <both>": "Further south."},
        "rationale": "It meanders <here>.\n• Paris\n• Rouen",
        "hint": "Not in the south.\nIt flows through Paris.",
        "topic": "Rivers & lakes",
        "tags": ["rivers", "R&D"],
    }


def test_the_other_types_have_what_a_bank_can_hold() -> None:
    _, _, false, text, number, match, order = fields(read_file("everything.xml"))
    assert (false["answer"], false["correction"]) == (False, "The Loire is longer.")
    assert (text["answer"], text["accept"]) == ("Claude Monet", ["Monet"])
    assert text["prompt"] == ["Claude"]
    assert number["stem"] == "How long is the Seine?"
    assert (number["unit"], number["tolerance"]) == ("km", "0.5")
    assert number["feedback"] == {"1006": "That is the Loire."}
    assert match["pairs"] == {"Seine": "Le Havre", "Loire": "Saint-Nazaire"}
    assert order["items"] == ["Langres", "Paris", "Rouen", "Le Havre"]


def test_of_several_languages_the_first_is_kept() -> None:
    found = read_file("languages.xml")
    assert found.language == "fr"
    assert fields(found)[0]["stem"] == "Quel fleuve traverse Paris ?"
    assert fields(found)[0]["rationale"] == "Depuis toujours."
    assert told(found) == [(3, Loss.OTHER_LANGUAGE, Fate.LEFT)]


def test_an_old_file_is_read_in_the_encoding_it_declares_with_entities_of_html() -> None:
    found = read_file("old.xml")
    assert fields(found)[0]["stem"] == "Combien d’années a duré l’été ?"
    assert fields(found)[0]["answer"] == "3.5"
    assert told(found) == [(3, Loss.SAID_OF_KEY, Fate.CHANGED), (3, Loss.IMAGE, Fate.CHANGED)]


@pytest.mark.parametrize(
    ("type_", "inner", "loss"),
    [
        ("essay", "", Loss.UNKNOWN_TYPE),
        ("calculated", answer("{a}+{b}", 100), Loss.UNKNOWN_TYPE),
        ("ddwtos", "", Loss.UNKNOWN_TYPE),
        ("description", "", Loss.NOT_A_QUESTION),
        ("multichoice", answer("a", 0) + answer("b", 0), Loss.NO_KEY),
        ("multichoice", answer("a", 100), Loss.NO_OPTIONS),
        ("multichoice", answer("a", 0) * 600, Loss.TOO_MANY_ANSWERS),
        ("truefalse", answer("true", 100) + answer("false", 100), Loss.NO_KEY),
        ("shortanswer", "", Loss.NO_KEY),
        ("shortanswer", answer("*", 100), Loss.NO_KEY),
        ("numerical", answer("*", 100), Loss.NO_KEY),
        ("matching", "", Loss.NO_KEY),
        ("ordering", "", Loss.NO_KEY),
    ],
)
def test_what_cannot_be_asked_is_left_with_the_reason(type_: str, inner: str, loss: Loss) -> None:
    found = quiz(type_, inner)
    assert found.drafts == ()
    assert (1, loss, Fate.LEFT) in told(found)


def test_pictures_and_sounds_are_told_by_their_names() -> None:
    media = (
        "<generalfeedback><text><![CDATA[<audio><source src='@@PLUGINFILE@@/a%20b.mp3'></audio>"
        '<img src="data:image/png;base64,AAAA" alt=""><script>alert(1)</script>]]></text>'
        '<file name="notes.pdf" encoding="base64">AAAA</file></generalfeedback>'
    )
    found = quiz("truefalse", media + answer("true", 100) + answer("false", 0))
    assert [(note.loss, next(iter(note.args.values()))) for note in found.notes] == [
        (Loss.UNHELD_FIELD, "file"),
        (Loss.IMAGE, "data:image/png"),
        (Loss.SOUND, "a b.mp3"),
        (Loss.MARKUP, "script"),
    ]
    assert "rationale" not in fields(found)[0]


def test_what_is_verbatim_is_no_entity() -> None:
    found = quiz("shortanswer", answer("<![CDATA[x &nbsp; y]]>", 100) + answer("x&nbsp;y", 100))
    assert fields(found)[0]["answer"] == "x &nbsp; y"
    assert fields(found)[0]["accept"] == ["x\u00a0y"]
    assert quiz("shortanswer", "<!-- <![CDATA[ &nbsp; -->" + answer("a&nbsp;b", 100)).drafts


@pytest.mark.parametrize(
    "topic", ["/", "/x", "//x", "x/", "a / b", "top", "top/x", "$course$", "$x$/top", "a//b/"]
)
def test_a_topic_comes_back_as_it_is(topic: str) -> None:
    pack = pack_of([{"id": "a", "stem": "W?", "answer": "&nbsp;", "topic": topic}])
    (item,) = came_over(read(write(pack, "en").content, "quiz.xml"))
    assert (item.topic, getattr(item, "answer", "")) == (topic, "&nbsp;")
    (item,) = came_over(gift_in.read(gift_out.write(pack, "en").content, "quiz.gift"))
    assert item.topic == topic


def test_what_stands_before_a_fault_of_syntax_comes_over() -> None:
    good = f'<question type="truefalse">{STEM}{answer("true", 100)}</question>'
    found = read_text(f"<quiz>{good}\n{good}\n<question><a></b></quiz>")
    assert len(found.drafts) == 2
    assert told(found) == [(3, Loss.MALFORMED, Fate.LEFT)]


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        (f'<!DOCTYPE quiz [<!ENTITY e0 "ha">{BOMB}]><quiz>&e9;</quiz>', Obstacle.FORBIDDEN),
        ('<!DOCTYPE quiz SYSTEM "http://example.org/x.dtd"><quiz/>', Obstacle.FORBIDDEN),
        ('<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz/>', Obstacle.FORBIDDEN),
        ('<?xml version="1.0"?>\n<!DOCTYPE quiz []><quiz></quiz>', Obstacle.FORBIDDEN),
        ("<html><body/></html>", Obstacle.NOT_THIS_FORMAT),
        ("no XML", Obstacle.NOT_THIS_FORMAT),
        ("", Obstacle.NOT_THIS_FORMAT),
        ("<quiz></quiz>", Obstacle.NO_QUESTIONS),
        ("<quiz><question>", Obstacle.UNREADABLE),
        ("<quiz>" + "<a>" * 10**5, Obstacle.UNREADABLE),
        ("<quiz>" + "<a/>" * 1_000_001, Obstacle.TOO_MANY_ELEMENTS),
        ("<quiz><question>" + "<a/>" * 30_000, Obstacle.TOO_MANY_ELEMENTS),
        ("<quiz>" + "<question/>" * 50_001 + "</quiz>", Obstacle.TOO_MANY),
        ("<quiz>" + "a" * 21 * 2**20 + "</quiz>", Obstacle.TOO_LARGE),
    ],
)
def test_a_file_that_is_no_quiz_or_means_harm_is_refused(text: str, obstacle: Obstacle) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_text(text)
    assert refused.value.obstacle is obstacle


def test_a_line_of_ten_megabytes_is_read_or_cut_in_good_time() -> None:
    for unit in ("a", "<b>", '<b "', "&lt;", "<!--"):
        inner = f"<generalfeedback><text><![CDATA[{unit * (10**7 // len(unit))}]]></text></generalfeedback>"  # noqa: E501
        found = quiz("truefalse", inner + answer("true", 100))
        assert [note.loss for note in found.notes if note.loss is Loss.CUT] == [Loss.CUT]


def test_the_seven_types_go_out_and_come_back(seven: Pack) -> None:
    exported = write(seven, "en")
    again = {item.id: item for item in came_over(read(exported.content, "x.xml"))}
    assert again.keys() == {item.id for item in seven.items("en")}
    for item in seven.items("en"):
        came = again[item.id]
        assert (came.type, came.topic, came.hint) == (item.type, item.topic, item.hint)
        assert came.rationale.startswith(f"{item.rationale}\n“")
        assert "A short account of the Seine, Our tests, 2026-01-31" in came.rationale
    told_ = {(note.item, note.loss) for note in exported.notes}
    assert all((item.id, Loss.CITATION) in told_ for item in seven.items("en"))


HARD: list[Question] = [
    Text(id="t", stem="]]> <![CDATA[ & &amp; <b>", answer="<b>*</b>", accept=("a  b",)),
    Choice(
        id="c",
        stem="two  spaces\nand\n\nlines",
        answer="&nbsp;",
        distractors=("<br>", "{1:SA:=x}", "  ".join("xy")),
        feedback={"<br>": "a\tb", "&nbsp;": "]]>"},
        rationale="<script>alert(1)</script>\n$$x$$",
    ),
    Number(id="n", stem="How far?", answer=Decimal("-3.50"), written="-3.50", unit="k&m<"),
    Order(id="o", stem="Order.", items=("<1>", "2"), values=("one &", "two")),
]


def test_texts_with_signs_of_the_format_come_back_as_they_were() -> None:
    exported = write(pack_with(HARD), "en")
    again = came_over(read(exported.content, "x.xml"))
    assert records(again) == records(HARD)


def test_nothing_of_a_pack_becomes_a_script_on_a_page() -> None:
    content = write(pack_with(HARD), "en").content.decode()
    assert "<script>" not in content


def test_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.xml")


@pytest.mark.long
def test_a_hundred_thousand_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.xml", MANY)
