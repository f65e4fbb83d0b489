"""Which format a file is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.exchange import guessing
from alpine_quiz.exchange.formats import EXPORTERS, IMPORTERS, exporter, importer
from alpine_quiz.exchange.guessing import guessed
from alpine_quiz.exchange.model import ExchangeError, Format, Obstacle
from tests.exchange.fuzzing import FILES
from tests.exchange.test_kahoot import TEMPLATE
from tests.exchange.workbooks import workbook

GIFT = b"// a comment\n::Rouen:: Which river flows through Rouen? {=Seine ~Loire}\n"
AIKEN = b"Which?\nA. x\nB. y\nANSWER: B\n"
MOODLE = b'<?xml version="1.0"?><quiz><question type="truefalse"></question></quiz>'
OPENTDB = b'{"response_code":0,"results":[]}'
ANKI = b"#separator:tab\n#html:true\nfront\tback\n"


@pytest.fixture(autouse=True)
def every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guess as if every format could be read."""
    monkeypatch.setattr(guessing, "IMPORTERS", dict.fromkeys(Format, ""))


@pytest.mark.parametrize(
    ("content", "name", "format_"),
    [
        *((GIFT, "x.gift", Format.GIFT), (GIFT, "x.txt", Format.GIFT)),
        *((AIKEN, "x.txt", Format.AIKEN), (MOODLE, "x", Format.MOODLE)),
        *((OPENTDB, "x.json", Format.OPENTDB), (OPENTDB, "x.txt", Format.OPENTDB)),
        *((ANKI, "x.txt", Format.ANKI), (b"A? / x / y\n", "x.txt", Format.LIST)),
        (b"question;answer\nA?;x\n", "x.txt", Format.CSV),
        (b"question\tanswer\nA?\tx\n", "x", Format.CSV),
        (b"anything", "x.csv", Format.CSV),
    ],
)
def test_a_format_is_known_by_content_and_name(content: bytes, name: str, format_: Format) -> None:
    assert guessed(content, name) is format_


def test_a_workbook_is_kahoots_template_or_any_other() -> None:
    assert guessed(workbook([["question", "answer"], ["A?", "x"]]), "x.bin") is Format.XLSX
    assert guessed(workbook(TEMPLATE), "x.xlsx") is Format.KAHOOT


@pytest.mark.parametrize("path", sorted((FILES / "csv").iterdir()), ids=lambda path: path.name)
def test_our_own_tables_are_tables(path) -> None:  # type: ignore[no-untyped-def]
    assert guessed(path.read_bytes(), path.name) in (Format.CSV, Format.KAHOOT)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Once upon a time", b"PK\x03\x04"])
def test_what_is_nothing_known_is_refused(content: bytes) -> None:
    with pytest.raises(ExchangeError) as refused:
        guessed(content, "x.txt")
    assert refused.value.obstacle is Obstacle.UNKNOWN_FORMAT


@given(st.binary(max_size=200), st.sampled_from(["x", "x.csv", "x.txt", "x.xlsx", "x.json"]))
def test_any_bytes_are_guessed_or_refused(content: bytes, name: str) -> None:
    try:
        assert guessed(content, name) in Format
    except ExchangeError:
        return


def test_every_module_of_the_registry_is_there() -> None:
    for format_ in IMPORTERS:
        assert callable(importer(format_))
    for format_ in EXPORTERS:
        assert callable(exporter(format_))
    with pytest.raises(ExchangeError):
        exporter(Format.XLSX)
