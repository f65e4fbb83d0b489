"""The Open Trivia Database's JSON, read and written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from alpine_quiz.bank.model import Pack
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.opentdb_in import read
from alpine_quiz.exchange.opentdb_out import write
from alpine_quiz.exchange.taking_in import take_in
from tests.exchange.fuzzing import FILES, MANY, check_importer
from tests.exchange.round_trips import came_over, has_tex, pack_of, packs, records

OPENTDB = FILES / "opentdb"
GOOD = [path.read_bytes() for path in sorted(OPENTDB.iterdir())]
UNHELD = ("citations", "facts", "ask", "valid_until", "allow")


def read_file(name: str) -> Imported:
    return read((OPENTDB / name).read_bytes(), name)


def fields(found: Imported) -> list[dict[str, Any]]:
    return [dict(draft.fields) for draft in found.drafts]


def question(**more: Any) -> dict[str, Any]:
    given = {"type": "multiple", "question": "Which?", "correct_answer": "a"}
    return given | {"incorrect_answers": ["b"]} | more


def read_questions(*questions: Any, **head: Any) -> Imported:
    return read(json.dumps({"results": questions} | head).encode(), "x.json")


def test_the_databases_own_answer_is_read_with_its_entities_decoded() -> None:
    found = read_file("default.json")
    assert found.notes == ()
    river, tag, water = fields(found)
    assert river == {
        "type": "choice",
        "stem": 'Which river flows through Rouen & Paris, "la Ville Lumière"?',
        "answer": "The 'Seine'",
        "distractors": ["Loire", "Rhône", "Marne"],
        "difficulty": 1,
        "topic": "Geography",
    }
    assert (tag["type"], tag["stem"], tag["answer"]) == (
        "true-false",
        "<b> is a tag of HTML.",
        True,
    )
    assert (tag["difficulty"], tag["topic"]) == (3, "Entertainment: Film")
    assert (water["answer"], water["difficulty"]) == (False, 2)


def test_its_licence_and_its_credit_are_kept() -> None:
    found = read_file("default.json")
    assert (found.licence, found.credit) == ("CC-BY-SA-4.0", "Open Trivia Database")
    files = take_in(found, "trivia.json", "trivia").files
    assert b"licence: CC-BY-SA-4.0" in files["pack.yaml"]
    assert files["en.yaml"].count(b"credit: Open Trivia Database") == 3


def test_a_bare_list_is_theirs_where_all_its_categories_are() -> None:
    theirs = json.dumps([question(category="Science: Computers"), question(category="History")])
    assert read(theirs.encode(), "x.json").credit == "Open Trivia Database"
    others = json.dumps([question(category="Rivers"), question(category="History")])
    assert read(others.encode(), "x.json").credit == ""


@pytest.mark.parametrize("name", ["legacy.json", "url3986.json", "base64.json"])
def test_texts_encoded_otherwise_are_known_by_their_looks(name: str) -> None:
    found = read_file(name)
    assert found.notes == ()
    sentence, tag = fields(found)
    assert sentence["stem"] == "Don't forget that π = 3.14 & doesn't equal 3+0."
    assert sentence["answer"] == "100 % true"
    assert sentence["distractors"] == ["50%41", "C++", "ßß"]
    assert (sentence["topic"], sentence["difficulty"]) == ("Entertainment: Film", 2)
    assert (tag["stem"], tag["answer"], tag["topic"]) == ("Is it <b>?", False, "Science & Nature")


def test_the_encoding_may_be_said() -> None:
    found = read_questions(question(question="a+b", type="multiple"), encode="urlLegacy")
    assert fields(found)[0]["stem"] == "a b"


def test_a_type_that_is_no_text_says_nothing_of_how_texts_are_encoded() -> None:
    found = read_questions(question(type=["B"]), question(type={"multiple": 1}), question())
    assert [each["stem"] for each in fields(found)][-1] == "Which?"


def test_what_merely_looks_like_a_url_in_one_question_stays() -> None:
    found = read_questions(question(question="100%25"), question(question="Or not?"))
    assert fields(found)[0]["stem"] == "100%25"


def test_a_bare_list_with_everything_amiss_tells_it_by_line() -> None:
    found = read_file("bare.json")
    assert [draft.fields["type"] for draft in found.drafts] == ["choice", "choice", "true-false"]
    assert [(note.line, note.loss, note.fate) for note in found.notes] == [
        (4, Loss.ODD_VALUE, Fate.LEFT),
        (4, Loss.UNHELD_FIELD, Fate.LEFT),
        (14, Loss.IMAGE, Fate.CHANGED),
        (29, Loss.UNKNOWN_TYPE, Fate.LEFT),
        (35, Loss.NO_KEY, Fate.LEFT),
        (43, Loss.NO_OPTIONS, Fate.LEFT),
        (49, Loss.NO_STEM, Fate.LEFT),
        (57, Loss.NO_KEY, Fate.LEFT),
        (57, Loss.NOT_A_QUESTION, Fate.LEFT),
        (57, Loss.NO_STEM, Fate.LEFT),
    ]
    assert fields(found)[1]["stem"] == "Who ?"


def test_in_a_file_of_one_line_questions_go_by_their_numbers() -> None:
    found = read_questions(question(), question(correct_answer=None))
    assert [(note.line, note.item) for note in found.notes] == [(1, "results[1]")]


def test_a_category_too_long_for_a_topic_is_cut_and_told() -> None:
    found = read_questions(question(category="x" * 80))
    assert fields(found)[0]["topic"] == "x" * 60
    assert [note.loss for note in found.notes] == [Loss.CUT]


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("", Obstacle.NOT_THIS_FORMAT),
        ("{", Obstacle.NOT_THIS_FORMAT),
        ("[1, 2]", Obstacle.NOT_THIS_FORMAT),
        ('{"results": {}}', Obstacle.NOT_THIS_FORMAT),
        ('{"response_code": 5, "results": []}', Obstacle.NO_QUESTIONS),
        ("[" * 10**6, Obstacle.NOT_THIS_FORMAT),
        ("[" + "[]," * 10**6 * 2 + "[]]", Obstacle.TOO_MANY),
        ("[" + "9" * 10**6 + "]", Obstacle.NOT_THIS_FORMAT),
    ],
)
def test_what_is_no_such_file_is_refused(text: str, obstacle: Obstacle) -> None:
    with pytest.raises(ExchangeError) as refused:
        read(text.encode(), "x.json")
    assert refused.value.obstacle is obstacle


def is_held(given: dict[str, Any]) -> bool:
    """Tell whether the format can hold a question."""
    return given["type"] in ("choice", "true-false") and not has_tex(given)


@settings(suppress_health_check=[HealthCheck.too_slow])  # whole packs
@given(packs(is_held, UNHELD))
def test_what_is_written_is_read_back_as_the_same_questions(pack: Pack) -> None:
    exported = write(pack, "en")
    assert exported.notes == ()
    found = read(exported.content, "x.json")
    assert found.notes == ()
    assert records(came_over(found)) == records(pack.items("en"))
    assert (found.title, found.language, found.credit) == ("P", "en", "")


def test_what_has_no_place_is_told_by_question(seven: Pack) -> None:
    exported = write(seven, "en")
    assert exported.count == 2
    left = [note.args["type"] for note in exported.notes if note.loss is Loss.UNKNOWN_TYPE]
    assert left == ["multiple", "text", "number", "order", "match"]
    assert [note.item for note in exported.notes if note.loss is Loss.CITATION] == [
        "rouen-river.choice",
        "longest-river.true-false",
    ]
    results = json.loads(exported.content)["results"]
    assert results[0]["source"] == (
        "“flows through Troyes, Paris and Rouen” — "
        "A short account of the Seine, Our tests, 2026-01-31"
    )
    assert (results[1]["correct_answer"], results[1]["incorrect_answers"]) == ("False", ["True"])


def test_a_source_that_comes_back_is_told_to_have_no_place(seven: Pack) -> None:
    found = read(write(seven, "en").content, "x.json")
    assert {(note.loss, note.args["fields"]) for note in found.notes} == {
        (Loss.UNHELD_FIELD, "source")
    }
    assert found.licence == "MIT"


def test_programs_that_only_decode_entities_read_it_right() -> None:
    pack = pack_of([{"id": "a", "stem": 'Is <b> & "c" 5%?', "answer": "{x}", "distractors": ["'"]}])
    (result,) = json.loads(write(pack, "en").content)["results"]
    assert result["question"] == "Is &#060;b&#062; &#038; &#034;c&#034; 5&#037;?"


def test_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.json")


@pytest.mark.long
def test_a_hundred_thousand_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.json", MANY)
