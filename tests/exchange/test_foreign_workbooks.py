"""Workbooks as other programs, and people who mean harm, write them."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alpine_quiz.exchange import xlsx_in
from alpine_quiz.exchange.cell_figures import figure, moment
from alpine_quiz.exchange.guessing import guessed
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Format, Imported, Obstacle
from alpine_quiz.exchange.shared_formulas import moved
from alpine_quiz.exchange.workbook_cells import escaped, unescaped
from tests.exchange.workbooks import members, packed, workbook

HEADER = ["question", "answer", "wrong 1", "wrong 2"]
ROW = ["Which river?", "Seine", "Loire", "Rhône"]
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
TEXTS = [*HEADER, *ROW]


def files_of() -> dict[str, bytes]:
    """Return the parts of a workbook whose texts are shared, as spreadsheets write them."""
    files = members(workbook([HEADER, ROW]))
    texts = "".join(f"<si><t>{text}</t></si>" for text in TEXTS)
    files["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'.encode()
    relation = f'<Relationship Id="rId99" Type="{SHARED}" Target="sharedStrings.xml"/>'
    name = "xl/_rels/workbook.xml.rels"
    files[name] = files[name].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    files[SHEET] = sheet(
        *(
            "".join(
                f'<c r="{letter}{row}" t="s"><v>{4 * row - 4 + place}</v></c>'
                for place, letter in enumerate("ABCD")
            )
            for row in (1, 2)
        )
    )
    return files


def sheet(*rows: str) -> bytes:
    body = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(rows, 1))
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()


def with_answer(cell: str) -> Imported:
    """Read a workbook whose answer is this cell."""
    files = files_of()
    old = b'<c r="B2" t="s"><v>5</v></c>'
    assert old in files[SHEET]
    return read(files | {SHEET: files[SHEET].replace(old, cell.encode())})


def read(files: dict[str, bytes]) -> Imported:
    return xlsx_in.read(packed(files), "x.xlsx")


def answer(found: Imported) -> object:
    return found.drafts[0].fields["answer"]


def refusal(files: dict[str, bytes]) -> Obstacle:
    with pytest.raises(ExchangeError) as refused:
        read(files)
    return refused.value.obstacle


def test_texts_are_shared_or_in_their_cells_and_may_be_parted_or_spelled_for_the_voice() -> None:
    assert answer(read(files_of())) == "Seine"
    files = files_of()
    shared = files["xl/sharedStrings.xml"]
    for spelled in (
        b"<r><t>Sei</t></r><r><rPr><b/></rPr><t>ne</t></r>",
        b'<t>Seine</t><rPh sb="0" eb="1"><t>SEN</t></rPh>',
    ):
        parted = shared.replace(b"<t>Seine</t>", spelled)
        assert answer(read(files | {"xl/sharedStrings.xml": parted})) == "Seine"
    assert (
        answer(with_answer('<c r="B2" t="inlineStr"><is><t>Se</t><t>ine</t></is></c>')) == "Seine"
    )


def test_a_workbook_is_known_by_its_relations_whatever_its_parts_are_called() -> None:
    files = files_of()
    other = {
        "xl/workbook.xml": "xl/workbook2.xml",
        "xl/_rels/workbook.xml.rels": "xl/_rels/workbook2.xml.rels",
    }
    renamed = {
        other.get(name, name): data.replace(b"xl/workbook.xml", b"xl/workbook2.xml")
        for name, data in files.items()
    }
    assert "xl/workbook.xml" not in renamed
    assert guessed(packed(renamed), "x.xlsx") is Format.XLSX
    assert answer(read(renamed)) == "Seine"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B2"><v>1e999</v></c>', "1e999"),
        ('<c r="B2"><v>-1E400</v></c>', "-1E400"),
        ('<c r="B2"><v>nan</v></c>', "nan"),
        ('<c r="B2"><v>776.60000000000002</v></c>', "776.6"),
        ('<c r="B2"><v>1E-3</v></c>', "0.001"),
        ('<c r="B2" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="B2" t="b"><v>7</v></c>', "7"),
        ('<c r="B2" t="str"><v>plain</v></c>', "plain"),
    ],
)
def test_what_is_no_number_is_the_text_that_stands_there(cell: str, text: str) -> None:
    found = with_answer(cell)
    assert (answer(found), found.notes) == (text, ())


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "=1+1"),
        ('<c r="B2"><f t="array" ref="B2:B3">A1:A2</f><v>2</v></c>', "=A1:A2"),
        ('<c r="B2"><f t="shared" ref="B2:B3" si="0">A1</f><v>2</v></c>', "=A1"),
        ('<c r="B2"><f t="dataTable" ref="B2:B3" r1="A1"/><v>2</v></c>', "2"),
        ('<c r="B2"><f t="shared" si="7"/><v>2</v></c>', "2"),
    ],
)
def test_a_formula_is_taken_as_its_text_or_where_it_has_none_its_last_result(
    cell: str, text: str
) -> None:
    found = with_answer(cell)
    assert answer(found) == text
    spelled = {"text": text} if text.startswith("=") else {}
    assert [(note.loss, note.args) for note in found.notes] == [
        (Loss.FORMULA, {"cell": "B2", **spelled})
    ]


def test_a_formula_that_cells_share_is_each_ones_own() -> None:
    assert moved("A1&\"A1\"&$B2&C$3&Two!D4&'A1'!E5&LOG10(F6)", 2, 1) == (
        "B3&\"A1\"&$B4&D$3&Two!E6&'A1'!F7&LOG10(G8)"
    )
    assert moved("A1", -1, 0) == "#REF!"
    first = '<c r="A1"><f t="shared" ref="A1:A3" si="0">B1</f></c><c r="B1" t="str"><v>x</v></c>'
    rest = [
        f'<c r="A{row}"><f t="shared" si="0"/></c><c r="B{row}" t="str"><v>y</v></c>'
        for row in (2, 3)
    ]
    found = read(files_of() | {SHEET: sheet(first, *rest)})
    assert [draft.fields["stem"] for draft in found.drafts] == ["=B1", "=B2", "=B3"]


def test_dates_times_and_durations_are_read_as_they_are_shown() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(HEADER)
    noon = datetime(1970, 1, 1, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones
    page.append(["A?", date(1968, 5, 1), noon, time(7, 18)])
    page.append(["B?", timedelta(hours=30), timedelta(minutes=90, seconds=5), date(1900, 1, 1)])
    file = io.BytesIO()
    book.save(file)
    found = xlsx_in.read(file.getvalue(), "x.xlsx")
    given = [(draft.fields["answer"], draft.fields["distractors"]) for draft in found.drafts]
    assert given == [
        ("1968-05-01", ["1970-01-01T12:30:00", "07:18:00"]),
        ("30:00:00", ["1:30:05", "1900-01-01"]),
    ]
    assert {note.loss for note in found.notes} == {Loss.DATE}


@pytest.mark.parametrize(
    ("number", "shape", "shown"),
    [
        ("1.25", "[h]:mm", "30:00"),
        ("1", '"day" 0', None),
        ("1", "[Red]0", None),
        ("1", "0.0_d", None),
        ("24593", "[$-40C]d mmmm yyyy;@", "1967-05-01"),
        ("1e9", "yyyy", None),
        ("x", "yyyy", None),
    ],
)
def test_a_shape_tells_whether_a_number_is_a_moment(
    number: str, shape: str, shown: str | None
) -> None:
    assert moment(number, shape, from_1904=False) == shown


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    assert moment("0", "yyyy-mm-dd h:mm", from_1904=True) == "00:00:00"
    assert moment("1", "yyyy-mm-dd", from_1904=True) == "1904-01-02"
    assert moment("61", "yyyy-mm-dd", from_1904=False) == "1900-03-01"


@given(st.text(st.sampled_from("0123456789.eE+-% ")), st.sampled_from(["", "0%", "yyyy", "[h]"]))
@example("9" * 5000, "0%")
@example("1e308", "0%")
@example("1e300", "[h]")
def test_any_figure_is_shown(text: str, shape: str) -> None:
    assert "inf" not in figure(text, shape)
    moment(text, shape, from_1904=False)


def test_characters_that_xml_cannot_hold_are_unescaped_and_cleaned() -> None:
    files = files_of()
    name = "xl/sharedStrings.xml"
    found = read(files | {name: files[name].replace(b"Seine", b"Se_x001B_ine")})
    assert answer(found) == "Se␛ine"
    assert [(note.loss, note.args["cell"]) for note in found.notes] == [(Loss.CHARACTERS, "B2")]
    found = read(files | {name: files[name].replace(b"Seine", b"Se_x000D_\nine_x005F_x0041_")})
    assert (answer(found), found.notes) == ("Se\nine_x0041_", ())


@given(st.text(st.sampled_from(list("_x0041F😀"))))
@example("_x0041_x0042_")
def test_what_only_looks_escaped_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_a_hidden_sheet_is_told() -> None:
    files = members(workbook([HEADER, ROW], [HEADER, ["Which town?", "Paris", "Lyon", "Nice"]]))
    main = files["xl/workbook.xml"]
    hidden = main.replace(b'name="Sheet2"', b'name="Sheet2" state="veryHidden"').replace(
        b'name="Sheet2" state="veryHidden" sheetId="2" state="visible"',
        b'name="Sheet2" sheetId="2" state="veryHidden"',
    )
    assert hidden != main
    found = read(files | {"xl/workbook.xml": hidden})
    assert len(found.drafts) == 2
    assert [(note.loss, note.fate, note.args) for note in found.notes] == [
        (Loss.HIDDEN, Fate.CHANGED, {"name": "Sheet2"})
    ]


def test_what_stands_far_to_the_right_is_told_once() -> None:
    far = "".join(f'<c r="{column}2"><v>1</v></c>' for column in ("ZZ", "XFD"))
    files = files_of()
    wide = files[SHEET].replace(b"</row></sheetData>", f"{far}</row></sheetData>".encode())
    found = read(files | {SHEET: wide})
    assert [(note.loss, note.args) for note in found.notes] == [
        (Loss.UNHELD_FIELD, {"cell": "ZZ2"})
    ]


@pytest.mark.parametrize("place", ["XFE2", "ZZZZ2", "2", "A", "é2"])
def test_a_cell_that_no_sheet_has_is_refused(place: str) -> None:
    files = files_of()
    assert refusal(files | {SHEET: sheet(f'<c r="{place}"><v>1</v></c>')}) is Obstacle.UNREADABLE


@pytest.mark.parametrize("number", ["8", "99999999", "-1", "x", "9" * 5000])
def test_a_shared_text_that_is_not_there_is_refused(number: str) -> None:
    cell = f'<c r="B2" t="s"><v>{number}</v></c>'
    with pytest.raises(ExchangeError) as refused:
        with_answer(cell)
    assert refused.value.obstacle is Obstacle.UNREADABLE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'Target="/xl/worksheets/sheet1.xml"', b'Target="../../../../etc/passwd"'),
        (b'Target="/xl/worksheets/sheet1.xml"', b'Target="file:///etc/passwd"'),
    ],
)
def test_a_sheet_that_is_not_in_the_file_is_not_sought_elsewhere(old: bytes, new: bytes) -> None:
    files = files_of()
    name = "xl/_rels/workbook.xml.rels"
    assert old in files[name]
    assert refusal(files | {name: files[name].replace(old, new)}) is Obstacle.UNREADABLE
    outside = files[name].replace(old, b'TargetMode="External" Target="http://localhost/x"')
    assert refusal(files | {name: outside}) is Obstacle.NO_QUESTIONS


def test_too_many_sheets_are_told_as_such() -> None:
    content = workbook(*([HEADER] for _ in range(51)))
    with pytest.raises(ExchangeError) as refused:
        xlsx_in.read(content, "x.xlsx")
    assert refused.value.obstacle is Obstacle.TOO_MANY_SHEETS


def bombs() -> dict[str, bytes]:
    """Return workbooks of some kilobytes that unpack to what fills a memory."""
    files = files_of()
    found: dict[str, bytes] = {}

    def bomb(name: str, part: str, before: bytes, many: bytes) -> None:
        assert before in files[part], name
        spoilt = files[part].replace(before, many + before, 1)
        found[name] = packed(files | {part: spoilt}, level=1)

    strings, styles = "xl/sharedStrings.xml", "xl/styles.xml"
    cell = b'<c t="n"><v>1</v></c>'
    bomb("styles", styles, b"</cellXfs>", b"<xf/>" * 2_000_000)
    bomb("fonts", styles, b"</fonts>", b"<font/>" * 2_000_000)
    bomb("texts", strings, b"<si><t>Rh", b"<si><t>a</t></si>" * 2_000_000)
    bomb("runs", strings, b"<t>Seine", b"<r><t>S</t></r>" * 2_000_000)
    bomb("text", strings, b"Seine", b"S" * 60 * 2**20)
    bomb("lines", strings, b"Seine", b"\n" * 30 * 2**20)
    bomb("signs", strings, b"Seine", b"&lt;" * 7 * 2**20)
    bomb("rows", SHEET, b"</sheetData>", b"<row/>" * 3_000_000)
    bomb("cells", SHEET, b"</sheetData>", b"<row>" + cell * 1_000_000 + b"</row>")
    bomb("filled", SHEET, b"</sheetData>", (b"<row>" + cell * 20 + b"</row>") * 49_000)
    bomb("wide", SHEET, b"</sheetData>", (b"<row>" + cell * 16_000 + b"</row>") * 60)
    bomb("columns", SHEET, b"<sheetData>", b'<col min="1" max="16384"/>' * 1_000_000)
    bomb("nested", SHEET, b"<sheetData>", b"<a>" * 1_000_000)
    bomb("attribute", SHEET, b"<sheetData>", b'<a b="' + b"x" * 30 * 2**20 + b'"/>')
    bomb("comment", SHEET, b"<sheetData>", b"<!--" + b"x" * 30 * 2**20 + b"-->")
    names = b"".join(b"<a%d/>" % number for number in range(1_000_000))
    bomb("names", SHEET, b"<sheetData>", names)
    formula = b'<row><c><f t="shared" si="0"/></c></row>'
    first = b'<row><c><f t="shared" si="0">' + b"A1+" * 10_000 + b"</f></c></row>"
    bomb("formulas", SHEET, b"</sheetData>", first + formula * 49_000)
    book = b"<definedName name='x'>A1</definedName>" * 500_000
    bomb("named", "xl/workbook.xml", b"<sheets", b"<definedNames>" + book + b"</definedNames>")
    parts = b'<Relationship Id="a" Type="b/worksheet" Target="c"/>' * 500_000
    bomb("parts", "xl/_rels/workbook.xml.rels", b"</Relationships>", parts)
    return found


MEASURE = """
import pathlib, sys, time
from alpine_quiz.exchange import xlsx_in
from alpine_quiz.exchange.model import ExchangeError
content = pathlib.Path(sys.argv[1]).read_bytes()
begun = time.process_time()
try:
    xlsx_in.sheets_of(content)
except ExchangeError:
    pass
taken = time.process_time() - begun
status = pathlib.Path("/proc/self/status")
lines = status.read_text().split("\\n") if status.exists() else []
print(taken, *(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""


def test_no_bomb_takes_long_or_much_memory(tmp_path: Path) -> None:
    for name, content in bombs().items():
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(content)
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, str(file)], capture_output=True, text=True, check=True
        )
        taken, *memory = map(float, done.stdout.split())
        assert taken < 2, (name, taken)
        assert all(each < 500 * 2**10 for each in memory), (name, memory)


def test_ten_thousand_questions_come_in() -> None:
    rows = [
        [f"Which river is number {number}?", f"Seine {number}", "Loire", "Rhône", "Oise"]
        + ["x"] * 10
        for number in range(10_000)
    ]
    found = xlsx_in.read(workbook([[*HEADER, "wrong 3", "topic"], *rows]), "x.xlsx")
    assert len(found.drafts) == 10_000
