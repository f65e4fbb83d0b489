"""A pack's choices as a workbook for Kahoot's spreadsheet import."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import Choice, Multiple, TrueFalse
from alpine_quiz.exchange.kahoot import (
    HEADER,
    HEADER_ROW,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    MOST_ANSWERS,
    TIMES,
)
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Exported, Note
from alpine_quiz.exchange.noting import options_named
from alpine_quiz.exchange.sheets import defused
from alpine_quiz.exchange.workbook_cells import escaped
from alpine_quiz.game.lots import Lots

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack, Question

_TRUTHS = {"fr": ("Vrai", "Faux")}
_TRUTH = ("True", "False")
_SHORTEST_TIME = 20
_LETTERS_A_SECOND = 8
_UNHELD = ("hint", "rationale", "feedback", "citations", "correction")
_ELLIPSIS = "…"
_BREAKS = re.compile(r"[ \t]*[\t\n]\s*")


def write(pack: Pack, language: str) -> Exported:
    """Return the questions of ``pack`` in ``language`` that Kahoot can ask.

    Those are choices, several right ones, and true or false. What is too long is cut, of many
    distractors the first few are taken, and both are noted; so is what is left.
    """
    rows: list[tuple[str | int, ...]] = []
    notes: list[Note] = []
    for item in pack.items(language):
        row = _row(item, pack.id, language, notes)
        if row is not None:
            rows.append(row)
    return Exported(_workbook(rows), len(rows), tuple(notes))


def _row(
    item: Question, pack: str, language: str, notes: list[Note]
) -> tuple[str | int, ...] | None:
    if not isinstance(item, Choice | Multiple | TrueFalse):
        _left(notes, item, Loss.UNKNOWN_TYPE, type=item.type.value)
        return None
    found: list[Note] = []
    right, wrong = _options(item, language)
    if len(right) > MOST_ANSWERS:
        _left(notes, item, Loss.TOO_MANY_OPTIONS, count=len(right), most=MOST_ANSWERS)
        return None
    room = MOST_ANSWERS - len(right)
    if len(wrong) > room:
        _change(found, item, Loss.OPTIONS_DROPPED, **options_named(wrong[room:]))
    options = [*right, *wrong[:room]]
    short = [_cut(found, item, option, LONGEST_ANSWER, "answer") for option in options]
    if len(set(short)) < len(short):
        _left(notes, item, Loss.CUT_ALIKE, limit=LONGEST_ANSWER)
        return None
    stem = _cut(found, item, _BREAKS.sub(" ", item.stem), LONGEST_QUESTION, "stem")
    unheld = [name for name in _UNHELD if getattr(item, name, None)]
    if unheld:
        args: dict[str, str | int] = {"fields": ", ".join(unheld)}
        found.append(Note(Loss.UNHELD_FIELD, Fate.LEFT, item.place.line, item.id, args))
    notes += found
    places = list(range(len(short)))
    if not isinstance(item, TrueFalse):
        # The same at every export, and the key not always the first.
        lots = Lots("kahoot", pack, item.id)
        places.sort(key=lambda place: lots.draw(options[place]))
    shown = [short[place] for place in places]
    keys = [str(at) for at, place in enumerate(places, 1) if place < len(right)]
    return (
        stem,
        *shown,
        *[""] * (MOST_ANSWERS - len(shown)),
        _seconds(stem, shown),
        int(keys[0]) if len(keys) == 1 else ",".join(keys),
    )


def _options(item: Choice | Multiple | TrueFalse, language: str) -> tuple[list[str], list[str]]:
    match item:
        case Choice():
            return [item.answer], list(item.distractors)
        case Multiple():
            return list(item.answers), list(item.distractors)
        case TrueFalse():
            true, false = _TRUTHS.get(language.split("-", maxsplit=1)[0], _TRUTH)
            return ([true], [false]) if item.answer else ([false], [true])


def _cut(notes: list[Note], item: Question, text: str, longest: int, what: str) -> str:
    """Return a text as short as it must be, cut between words where that leaves most of it."""
    if len(text) <= longest:
        return text
    _change(notes, item, Loss.CUT, fields=what, length=len(text), limit=longest)
    kept = text[: longest - 1]
    words = kept.rpartition(" ")[0]
    return (words if len(words) * 2 > longest else kept).rstrip(" ,;:") + _ELLIPSIS


def _seconds(stem: str, options: list[str]) -> int:
    """Return the shortest time limit that leaves time to read everything."""
    needed = (len(stem) + sum(map(len, options))) / _LETTERS_A_SECOND
    return next(time for time in TIMES if time >= max(needed, _SHORTEST_TIME))


def _left(notes: list[Note], item: Question, loss: Loss, **args: str | int) -> None:
    notes.append(Note(loss, Fate.LEFT, item.place.line, item.id, args))


def _change(notes: list[Note], item: Question, loss: Loss, **args: str | int) -> None:
    notes.append(Note(loss, Fate.CHANGED, item.place.line, item.id, args))


def _workbook(rows: list[tuple[str | int, ...]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = "Kahoot"
    for column, text in enumerate(HEADER, 2):
        _fill(sheet, HEADER_ROW, column, text)
    for number, row in enumerate(rows, 1):
        _fill(sheet, HEADER_ROW + number, 1, number)
        for column, value in enumerate(row, 2):
            _fill(sheet, HEADER_ROW + number, column, value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Any, row: int, column: int, value: str | int) -> None:
    """Fill a cell; a text is a text, even where it begins like a formula."""
    if value == "":
        return
    cell = sheet.cell(row, column)
    cell.value = escaped(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = defused(value) != value
