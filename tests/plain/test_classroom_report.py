"""The report on a session in all its forms; names and answers are hostile throughout."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.classroom.points import Sure
from alpine_quiz.classroom.posed import Given
from alpine_quiz.classroom.report.analysis import analyse
from alpine_quiz.classroom.report.comparing import compare
from alpine_quiz.classroom.report.results import (
    Member,
    Put,
    Reply,
    Results,
    results_alone,
    results_together,
    without_names,
)
from alpine_quiz.classroom.rules import Scoring
from alpine_quiz.language.catalogue import speak
from alpine_quiz.plain.classroom_report.cards import cards_page
from alpine_quiz.plain.classroom_report.comparison import (
    comparison_csv,
    comparison_data,
    comparison_lines,
)
from alpine_quiz.plain.classroom_report.lines import report_lines
from alpine_quiz.plain.classroom_report.page import MOST_IN_GRID, report_page
from alpine_quiz.plain.classroom_report.tables import (
    Table,
    report_csv,
    report_data,
    report_workbook,
    rows_of,
)
from alpine_quiz.plain.classroom_report.words import unmissed_text
from tests.classroom.report.sessions import (
    BEGUN,
    FORMULA,
    HOSTILE,
    MARKUP,
    alone,
    ask,
    go_through,
    lesson,
)
from tests.classroom.rooms import CHOICE, SHEET, TEXT, key_of, room, wrong_answer_to

LIVE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


class Page(HTMLParser):
    """What a browser would make of a page: its elements, their attributes, its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def results() -> Results:
    return results_together(lesson(), SHEET, "20261122-093000-7", BEGUN)


def told(lines: list[str]) -> list[str]:
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def test_the_text_begins_with_what_most_missed_and_its_source(results: Results) -> None:
    lines = told(report_lines(results, analyse(results)))
    assert lines[0] == "A class"
    assert lines[3:10] == [
        "What most missed",
        "1. Which small Renault lent its parts to the A106?",
        "   25 % right of 4 answers",
        f"   most frequent wrong answer: {chosen(results)} (3 times)",
        "   right answer: B) 4CV",
        "   “based on *4cv mechanicals*”",
        "   A history · The press · undated",
    ]


def test_what_nobody_answered_is_not_said_to_be_known_by_all() -> None:
    class_ = room("Zoé")
    ask(class_, CHOICE, [None])
    nobody = results_together(class_, SHEET, "20261122-093000-7", BEGUN)
    items = analyse(nobody)
    assert "Nobody has answered." in told(report_lines(nobody, items))
    assert "Nobody has answered." in Page(report_page(nobody, items)).text
    assert "Nothing was missed." not in report_page(nobody, items)
    ask(class_, TEXT, [key_of(TEXT)])
    known = results_together(class_, SHEET, "20261122-093000-7", BEGUN)
    assert unmissed_text(analyse(known)) == "Nothing was missed."
    trials = [replace(item, put=replace(item.put, trial=True)) for item in analyse(known)]
    assert unmissed_text(trials) == "No question that counts was answered."


def chosen(results: Results) -> str:
    place = wrong_answer_to(CHOICE)[0]
    assert isinstance(place, int)
    return f"{'ABCD'[place]}) {results.questions[0].posed.first.options[place]}"


def test_every_answer_is_told_in_full(results: Results) -> None:
    lines = told(report_lines(results, analyse(results), full=True))
    begin = lines.index("=1+1;2")
    assert lines[begin + 1 : begin + 4] == [
        f"1. wrong: {chosen(results)} · 2 s",
        f"2. wrong: {MARKUP} · 2 s",
        "3. right: 4328 · 2 s",
    ]


def test_a_session_in_which_nothing_was_asked_has_a_report(results: Results) -> None:
    empty = replace(results, questions=(), students=())
    assert "No question was asked." in report_lines(empty, ())
    assert "No question was asked." in report_page(empty, ())
    assert report_csv(Table.ANSWERS, empty, ()).count(b"\r\n") == 1
    report_workbook(empty, ())


def test_who_is_sure_and_wrong_is_told_in_words(results: Results) -> None:
    first = results.questions[0]
    sure = tuple(replace(reply, sure=Sure.SURE) for reply in first.replies)
    session = replace(
        results, questions=(replace(first, replies=sure),), scoring=Scoring.CONFIDENCE
    )
    lines = report_lines(session, analyse(session))
    said = f"1. 3 were sure, and wrong, most often: {chosen(results)}"
    assert lines[lines.index("Sure, and wrong") + 1] == said
    assert "Sure, and wrong" in report_page(session, analyse(session))


def test_what_does_not_count_says_why(results: Results) -> None:
    first, *_ = results.questions
    for put, why in (
        (replace(first, struck=True), "struck: it does not count"),
        (replace(first, trial=True), "a trial: it does not count"),
        (replace(first, tie=True), "it broke a tie, and does not count"),
        (replace(first, revealed=False), "its answer was never shown: it does not count"),
    ):
        session = replace(results, questions=(put,))
        assert why in "\n".join(report_lines(session, analyse(session)))
        assert why in report_page(session, analyse(session))


def test_forgotten_names_are_numbers(results: Results) -> None:
    lines = report_lines(without_names(results), analyse(results), full=True)
    assert "Student 2" in lines
    for text in (
        "\n".join(lines),
        report_page(without_names(results), analyse(results)),
        report_csv(Table.STUDENTS, without_names(results), ()).decode(),
        str(report_data(without_names(results), analyse(results))["students"]),
    ):
        assert not any(name in text for name in HOSTILE)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_holds_no_element_but_its_own(results: Results, language: str) -> None:
    speak(language)
    page = Page(report_page(results, analyse(results)))
    assert {"script", "img", "link", "iframe", "object", "form", "b"} & set(page.elements) == {"b"}
    assert page.elements.count("b") == 4
    for name in (*HOSTILE, MARKUP, FORMULA):
        assert name in page.text
    names = {name for name, _ in page.attributes}
    assert not any(name.startswith("on") for name in names)
    assert all((value or "").startswith("#") for name, value in page.attributes if name == "href")
    assert ("lang", language) in page.attributes


def test_the_page_needs_nothing_else_and_says_so(results: Results) -> None:
    page = report_page(results, analyse(results))
    assert "default-src 'none'" in page
    assert 'http-equiv="Content-Security-Policy"' in page
    assert not re.search(r"url\(|@import|https?:|<script|javascript:", page.replace(MARKUP, ""))


def test_control_characters_of_a_name_are_shown_as_pictures(results: Results) -> None:
    students = (replace(results.students[0], name="Zo\x1b[31m\u202eé\ud800"),)
    session = replace(results, students=students, questions=())
    for text in ("\n".join(report_lines(session, ())), report_page(session, ())):
        assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800]", text)
    report_csv(Table.STUDENTS, session, ())
    report_workbook(session, ())


@pytest.mark.parametrize("table", Table)
def test_no_cell_of_a_table_is_a_formula(results: Results, table: Table) -> None:
    data = report_csv(table, results, analyse(results))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[=+@\t\r＝＋－＠]|-(?![\d.]+$)", cell), cell
    # A spreadsheet that sets cells apart by semicolons finds no other cell in one.
    for line in data.decode("utf-8-sig").split("\r\n"):
        for part in re.sub(r'"(?:[^"]|"")*"', "", line).split(";")[1:]:
            assert not LIVE.match(part)


def test_a_workbook_has_texts_where_texts_are(results: Results) -> None:
    book = openpyxl.load_workbook(io.BytesIO(report_workbook(results, analyse(results))))
    assert book.sheetnames == ["Questions", "Answers chosen", "Students", "Answers"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    live = [cell for cell in cells if isinstance(cell.value, str) and LIVE.match(cell.value)]
    assert {cell.value for cell in live} == {"=1+1", "=1+1;2", "@Ann", FORMULA}
    assert all(cell.quotePrefix for cell in live)


def test_the_tables_add_up_to_what_the_students_have(results: Results) -> None:
    columns, rows = rows_of(Table.ANSWERS, results, analyse(results))
    points: dict[str, float] = {}
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        points[cells["student"]] = points.get(cells["student"], 0) + cells["points"]
    columns, rows = rows_of(Table.STUDENTS, results, analyse(results))
    students = [dict(zip(columns, row, strict=True)) for row in rows]
    assert points == {each["student"]: each["points"] for each in students}
    assert {each["known"] for each in students} == {1.0, 2.0}


def test_json_hands_weak_questions_to_their_author(results: Results) -> None:
    wrong = wrong_answer_to(CHOICE)
    replies = tuple(Reply(student, wrong, Fraction(0), 9) for student in range(1, 21))
    students = tuple(Member(number, f"S{number}", "en", "", 0, 1) for number in range(1, 21))
    session = replace(results, questions=(Put(1, SHEET.pool[CHOICE], replies),), students=students)
    (question,) = report_data(session, analyse(session))["questions"]
    assert question["item"] == "a106.choice"
    assert [flag["code"] for flag in question["flags"]] == [
        "missed-by-most",
        "distractor-ahead",
        "distractor-never-chosen",
    ]
    assert len(question["flags"][2]["options"]) == 2
    lines = report_lines(session, analyse(session))
    assert "For the author of the pack" in lines


@given(
    st.lists(
        st.tuples(
            st.text(max_size=12),
            st.one_of(st.text(min_size=1, max_size=20), st.just("=1+1"), st.just("Rédélé")),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=40, deadline=None)
def test_whatever_is_typed_every_form_can_be_written(answers: list[tuple[str, str]]) -> None:
    session = typed_by(answers)
    items = analyse(session)
    page = Page(report_page(session, items))
    assert "script" not in page.elements
    lines = report_lines(session, items, full=True)
    assert not any(re.search("[\x00-\x1f\x7f-\x9f]", line) for line in lines)
    for table in Table:
        rows = list(csv.reader(io.StringIO(report_csv(table, session, items).decode("utf-8-sig"))))
        assert len({len(row) for row in rows}) == 1
    openpyxl.load_workbook(io.BytesIO(report_workbook(session, items)))


def typed_by(answers: list[tuple[str, str]]) -> Results:
    """Return a session in which students of these names have typed this."""
    given_: list[Given] = [typed for _, typed in answers]
    replies = tuple(Reply(number, text, Fraction(0), 5) for number, text in enumerate(given_, 1))
    students = tuple(
        Member(number, name, "en", "", 0, 1) for number, (name, _) in enumerate(answers, 1)
    )
    blank = results_together(lesson(), SHEET, "x", BEGUN)
    put = Put(1, SHEET.pool[TEXT], replies)
    return replace(blank, questions=(put,), students=students)


def test_of_very_many_students_the_page_leaves_the_grid_to_the_tables(results: Results) -> None:
    crowd = tuple(
        Member(number, f"S{number}", "en", "", 0, 1) for number in range(1, MOST_IN_GRID + 2)
    )
    session = replace(results, students=crowd, questions=results.questions)
    assert "Who knew what" in report_page(results, analyse(results))
    assert "Who knew what" not in report_page(session, analyse(session))


def test_a_room_at_ones_own_pace_tells_of_attempts() -> None:
    class_ = alone()
    go_through(class_, 1, True, False)
    go_through(class_, 1, False, False)
    session = results_alone(class_, SHEET, "x", BEGUN)
    lines = report_lines(session, analyse(session), full=True)
    assert "each at their own pace" in lines[1]
    assert any(line.endswith("attempt 2") for line in lines)
    assert ">Attempts<" in report_page(session, analyse(session))


def test_sessions_stand_side_by_side_by_question_and_by_name(results: Results) -> None:
    other = alone()
    other.rename(0, 1, "ADAM 2")
    other.rename(0, 2, HOSTILE[0].upper())
    go_through(other, 2, True, True)
    found = compare([results, results_alone(other, SHEET, "y", BEGUN)])
    assert [each.item.id for each in found.items][:2] == ["a106.choice", "founder.text"]
    assert found.items[0].shares == (Fraction(1, 4), Fraction(1))
    assert found.items[2].shares == (Fraction(1), None)
    assert [(each.name, each.shares) for each in found.students] == [
        (HOSTILE[0], (Fraction(2, 3), Fraction(1)))
    ]
    lines = told(comparison_lines(found))
    assert " 25 %  100 %  Which small Renault lent its parts to the A106?" in lines
    assert b"<b>Zo" in comparison_csv(found)
    assert comparison_data(found)["students"] == [
        {"name": HOSTILE[0], "share_right": [0.6667, 1.0]}
    ]


def test_numbers_for_names_are_nobody_who_could_be_compared(results: Results) -> None:
    assert compare([without_names(results)] * 2).students == ()
    assert compare([replace(results, generated=True)] * 2).students == ()


@pytest.mark.parametrize(("options", "a_page", "teams", "pages"), [(4, 4, 0, 2), (6, 1, 2, 13)])
def test_cards_are_told_apart_by_letter_and_shape(
    options: int, a_page: int, teams: int, pages: int
) -> None:
    html = cards_page(options=options, a_page=a_page, teams=teams)
    page = Page(html)
    assert page.elements.count("section") == pages
    assert page.elements.count("svg") == options * max(1, teams)
    shapes = re.findall(r'<path d="([^"]+)"', html)
    assert len(set(shapes)) == options
    assert "script" not in page.elements
    assert "color-mix" not in html


def test_the_sheet_with_the_way_in_speaks_both_languages() -> None:
    html = cards_page()
    assert html.count('lang="fr"') >= 2
    assert "Join the quiz" in html
