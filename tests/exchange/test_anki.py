"""Anki's text files, read and written."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from alpine_quiz.bank.model import Pack
from alpine_quiz.exchange.anki_in import read
from alpine_quiz.exchange.anki_out import write
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.taking_in import take_in
from alpine_quiz.language.catalogue import spoken
from tests.exchange.fuzzing import FILES, MANY, check_importer
from tests.exchange.round_trips import NEVER_HELD, came_over, has_tex, pack_of, packs, records

ANKI = FILES / "anki"
GOOD = [path.read_bytes() for path in sorted(ANKI.iterdir())]
UNHELD = (*NEVER_HELD, "hint", "values", "feedback", "reject", "prompt")


def read_file(name: str) -> Imported:
    return read((ANKI / name).read_bytes(), name)


def read_text(text: str) -> Imported:
    return read(text.encode(), "x.txt")


def fields(found: Imported) -> list[dict[str, Any]]:
    return [dict(draft.fields) for draft in found.drafts]


def rows(content: bytes) -> list[list[str]]:
    lines = [line for line in content.decode().split("\n") if not line.startswith("#")]
    return [row for row in csv.reader(lines, delimiter="\t") if row]


def test_front_and_back_become_a_question_and_its_answer() -> None:
    river, painter, *_ = fields(read_file("everything.txt"))
    assert river == {
        "type": "text",
        "stem": "Which river flows\nthrough\u00a0Rouen?",
        "answer": 'The "Seine"',
        "topic": "Rivers",
        "tags": ["rivers", "Haute_Normandie"],
    }
    assert (painter["answer"], painter["rationale"]) == ("Monet", "Thirty times.")


def test_a_blank_becomes_a_question_for_each_of_its_cards() -> None:
    found = [each for each in fields(read_file("everything.txt")) if "____" in str(each["stem"])]
    assert [(each["stem"], each["answer"], each.get("hint")) for each in found] == [
        ("The ____ flows through Paris and Rouen; the ____!", "Seine", None),
        ("The Seine flows through ____ and Rouen; the Seine!", "Paris", "a capital"),
    ]
    assert {each["rationale"] for each in found} == {"It rises at Langres."}


def test_every_loss_is_told_by_line() -> None:
    found = read_file("everything.txt")
    told = [(note.line, note.loss) for note in found.notes if note.args.get("fields") != "category"]
    assert told == [
        (8, Loss.UNHELD_FIELD),  # Anki's own ids
        (9, Loss.SOUND),
        (9, Loss.IMAGE),
        (9, Loss.FIRST_LINE),
        (10, Loss.SEVERAL_KEYS),
        (11, Loss.IMAGE),
        (11, Loss.NO_STEM),
        (12, Loss.NO_KEY),
        (13, Loss.MARKUP),
        (15, Loss.MARKUP),
    ]
    assert [draft.line for draft in found.drafts] == [8, 9, 10, 10, 13, 15]


def test_an_old_file_without_headers_is_read_by_its_looks() -> None:
    found = read_file("old.txt")
    apple, quoted, pear = fields(found)
    assert (apple["stem"], apple["answer"]) == ("apple", "pomme")
    assert (quoted["stem"], quoted["answer"]) == ('a "quoted" one; with more', "deux")
    assert pear["stem"] == "pear x & y"
    assert [(note.line, note.loss) for note in found.notes] == [
        (2, Loss.FIRST_LINE),
        (4, Loss.UNHELD_FIELD),
    ]


def test_a_file_that_says_so_holds_no_html() -> None:
    found = read_file("plain-latin1.txt")
    bold, summer = fields(found)
    assert (bold["stem"], bold["answer"], bold["tags"]) == (
        *("<b>", "is, bold"),
        ["all", "of_them", "t1"],
    )
    assert (summer["stem"], found.title) == ("été", "My deck")
    assert [note.loss for note in found.notes] == [Loss.ENCODING]


def test_a_card_of_ours_is_the_question_it_was() -> None:
    found = read_file("ours.txt")
    assert found.notes == ()
    assert fields(found) == [
        {
            "type": "choice",
            "stem": "Which river flows through Rouen?",
            "answer": "Seine",
            "distractors": ["Loire"],
            "rationale": "The tide.",
            "topic": "great rivers",
            "tags": ["tag"],
            "id": "rouen",
        }
    ]
    assert (found.drafts[0].language, found.title) == ("en", "Rivers")


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("", Obstacle.NO_QUESTIONS),
        ("#separator:tab\n", Obstacle.NO_QUESTIONS),
        ("Once upon a time.\n", Obstacle.NOT_THIS_FORMAT),
        ("a\tb\n" * 50_002, Obstacle.TOO_MANY),
        ("#separator:tab\n" + "a\t" * 10**6, Obstacle.TOO_MANY),
        ("#separator:tab\n" + "\n" * 2 * 10**6, Obstacle.TOO_MANY),
        ("#\n" * 10**6, Obstacle.NOT_THIS_FORMAT),
    ],
)
def test_what_holds_no_notes_is_refused(text: str, obstacle: Obstacle) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_text(text)
    assert refused.value.obstacle is obstacle


def test_a_quotation_mark_left_open_ends_the_reading_and_is_told() -> None:
    found = read_text('#separator:tab\na\tb\nc\t"d\ne\tf\n')
    assert len(found.drafts) == 1
    assert [(note.line, note.loss) for note in found.notes] == [(3, Loss.OPEN_QUOTE)]


@pytest.mark.parametrize(
    "field",
    ["{{c1::" * 10**5, "<li>" * 10**5, "[latex]" * 10**5, '<div class="key">' * 10**5, "[" * 10**6],
)
def test_fields_that_mean_harm_end_soon(field: str) -> None:
    card = '"<div class=""alpine-quiz order"">' + field.replace('"', '""') + '"'
    try:
        read_text(f"#separator:tab\n#html:true\n{card}\t{card}\n{card[2:]}\tx\n")
    except ExchangeError:
        pytest.fail("this is refused by nothing")


def is_held(question: dict[str, Any]) -> bool:
    """Tell whether Anki can hold a question as it is."""
    told = [question.get("topic", ""), *question.get("tags", [])]
    return (
        len(question.get("distractors", [])) <= 3
        and (question["type"] != "true-false" or question.get("correction") != "")
        and not any("_" in text or any(map(_is_odd_space, text)) for text in told)
        and "::" not in "".join(told)
        and len(set(question.get("tags", []))) == len(question.get("tags", []))
        and "p" not in question.get("tags", [])
        and not has_tex(question)
        # Its fields are HTML, in which two spaces are one.
        and "  " not in str(question)
    )


def _is_odd_space(sign: str) -> bool:
    return sign.isspace() and sign != " "


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(packs(is_held, UNHELD))
def test_what_is_written_is_read_back_as_the_same_questions(pack: Pack) -> None:
    found = read(write(pack, "en").content, "x.txt")
    assert found.notes == ()
    again, before = records(came_over(found)), records(pack.items("en"))
    for record in (*again, *before):
        record["distractors"] = sorted(record.get("distractors", ()))
        record.pop("difficulty", None)
    assert again == before


def test_the_seven_types_come_back_with_their_stems_and_keys(seven: Pack) -> None:
    exported = write(seven, "en")
    found = read(exported.content, "x.txt")
    again = records(came_over(found))
    before = records(seven.items("en"))
    assert exported.count == len(again) == 7
    keys = ("id", "type", "stem", "answer", "answers", "items", "pairs", "correction", "rationale")
    for one, other in zip(again, before, strict=True):
        assert [one.get(key) for key in keys] == [other.get(key) for key in keys]
    assert {(note.loss, note.fate) for note in found.notes} == {(Loss.UNHELD_FIELD, Fate.LEFT)}


def test_a_note_is_known_by_pack_id_and_language_whatever_its_words() -> None:
    before = pack_of([{"id": "a", "stem": "Which?", "answer": "x"}])
    after = pack_of([{"id": "a", "stem": "Which one?", "answer": "y"}])
    assert rows(write(before, "en").content)[0][0] == "p/a@en"
    assert rows(write(after, "en").content)[0][0] == "p/a@en"


def test_a_card_shows_the_options_in_front_and_quote_and_source_behind(seven: Pack) -> None:
    guid, front, back, tags = rows(write(seven, "en").content)[0]
    assert guid == "seven/rouen-river.choice@en"
    assert front.startswith('<div class="alpine-quiz choice"><div class="stem">Which river')
    assert front.count("<li>") == 4
    assert back.startswith('<div class="key">Seine</div><hr><div class="rationale">The tide')
    assert "“flows through Troyes, Paris and Rouen”<br><small>A short account" in back
    assert tags == "seven seven::course"


def test_the_cards_speak_the_questions_language(seven: Pack) -> None:
    french = replace(seven, banks=tuple(bank._replace(language="fr") for bank in seven.banks))
    assert "Vrai ou faux" in write(french, "fr").content.decode()
    assert spoken() == "en"


def test_no_text_of_a_pack_is_markup_or_a_sound() -> None:
    hostile = "<script>x</script> [sound:x.mp3] {{c1::x}} \\(x\\)"
    pack = pack_of([{"id": "a", "stem": hostile, "answer": hostile}])
    _, front, back, _ = rows(write(pack, "en").content)[0]
    for field in (front, back):
        assert not any(sign in field for sign in ("<script", "[sound", "{{", "\\"))
    found = read(write(pack, "en").content, "x.txt")
    assert fields(found)[0]["answer"] == hostile


def test_spaces_in_tags_become_underlines_and_are_told() -> None:
    pack = pack_of(
        [{"id": "a", "stem": "W?", "answer": "x", "tags": ["two words"], "topic": "a b"}]
    )
    exported = write(pack, "en")
    assert rows(exported.content)[0][3] == "p p::a_b two_words"
    assert [note.loss for note in exported.notes] == [Loss.REPLACED]


def test_underlines_in_tags_and_folded_spaces_are_told() -> None:
    pack = pack_of([{"id": "a", "stem": "W?", "answer": "x", "tags": ["two_words"]}])
    assert [(note.loss, note.args) for note in write(pack, "en").notes] == [
        (Loss.REPLACED, {"text": "_", "by": " "})
    ]
    pack = pack_of([{"id": "a", "stem": "W  ho?", "answer": "x\ty"}])
    assert [note.loss for note in write(pack, "en").notes] == [Loss.WHITE_SPACE]


def test_options_of_a_longer_pool_that_are_not_shown_are_told() -> None:
    given = {"id": "a", "stem": "W?", "answer": "x", "distractors": ["a", "b", "c", "d", "e"]}
    (note,) = write(pack_of([given]), "en").notes
    assert (note.loss, note.args) == (Loss.OPTIONS_DROPPED, {"options": "a; e"})


def test_new_notes_among_ours_go_to_the_language_they_are_in() -> None:
    card = '<div class="alpine-quiz text"><div class="stem">Qui est de la mer {}?</div></div>'
    key = '<div class="key">x</div>'
    ours = "".join(f"p/a{n}@fr\t{card.format(n)}\t{key}\tp\n" for n in range(9))
    new = "n\t{{c1::Paris}} is the capital of France.\t\t\no\t{{c1::Lyon}} ?\t\t\n"
    head = "#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n"
    taken = take_in(read(f"{head}{ours}{new}".encode(), "x.txt"), "x.txt", "p")
    assert taken.counts == {"fr": 9, "en": 2}


def test_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.txt")


@pytest.mark.long
def test_a_hundred_thousand_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.txt", MANY)
