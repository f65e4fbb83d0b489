"""What people are told of an import or an export: what came over, what changed, what was left."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Obstacle
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.loss_sentences import DAMAGED, LOSSES, OBSTACLES
from alpine_quiz.plain.problems import path_text, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.exchange.model import ExchangeError, Note

_PLACE = re.compile(r"\{(\w+)\}")
_MOST_PLACES = 12
_MOST_QUOTED = 8
"""So many different texts are quoted of what is lost alike; of more, none is."""
_OF_THE_PLACE = ("code", "cell", "file")


def imported_lines(
    counts: dict[str, int], notes: Sequence[Note], folder: Path, *, written: bool
) -> list[str]:
    """Return what was taken into a folder, and every loss with its place."""
    if not written:
        return [tr("No question came over; nothing was written."), *loss_lines(notes)]
    shown = path_text(folder)
    count = sum(counts.values())
    lines = [
        tr_count(
            "{count} question came over into {folder}.",
            "{count} questions came over into {folder}.",
            count,
            folder=shown,
        )
    ]
    if len(counts) > 1:
        lines += [
            tr("  {language}: {count}", language=language, count=whole(each))
            for language, each in counts.items()
        ]
    lines += loss_lines(notes)
    lines.append(tr("Look it over: alpine-quiz packs check {folder}", folder=argument(shown)))
    return lines


def exported_lines(count: int, notes: Sequence[Note], file: str, *, written: bool) -> list[str]:
    """Return what was written into a file, and every loss with its question."""
    if not written:
        return [tr("No question can go out like this; nothing was written."), *loss_lines(notes)]
    first = tr_count(
        "{count} question went out into {file}.",
        "{count} questions went out into {file}.",
        count,
        file=cleaned(file),
    )
    return [first, *loss_lines(notes)]


def notes_data(notes: Sequence[Note]) -> list[dict[str, Any]]:
    """Return the losses for other programs, one by one."""
    return [
        {
            "fate": note.fate.value,
            "loss": note.loss.value,
            "file": note.args.get("file", ""),
            "line": note.line,
            "cell": note.args.get("cell", ""),
            "item": note.item,
            "message": loss_text(note),
        }
        for note in notes
    ]


def loss_text(note: Note) -> str:
    """Return what was changed or left, and where it helps what to do, on one line."""
    if note.loss is Loss.UNFIT and "code" in note.args:
        return _unfit(note)
    known = {name: value for name, value in note.args.items() if value != ""}
    if note.loss is Loss.IMAGE and known.get("count") == 1:
        del known["count"]  # a single one is told without
    args = {name: _shown(value) for name, value in known.items()}
    if "first" in known:
        args["first"] = str(known["first"])  # a line's number is not grouped
    if note.loss is Loss.ENCODING and note.args.get("damaged"):
        return tr(DAMAGED, **args)
    for message in LOSSES[note.loss]:
        if all(place in args for place in _PLACE.findall(message)):
            return tr(message, **args)
    return tr(LOSSES[Loss.UNFIT][-1])


def obstacle_text(error: ExchangeError, file: str, formats: Sequence[str]) -> str:
    """Return why a file cannot be read, or a folder not be written into."""
    said = obstacle_said(error, formats)
    if error.obstacle is Obstacle.IN_THE_WAY:
        remedy = tr("To replace it: --force")
        return f"{said} {remedy}"
    if error.obstacle in (Obstacle.NOT_OURS, Obstacle.NO_SUCH_LANGUAGE):
        return said
    if error.line:
        return tr("{file}, line {line}: {what}", file=cleaned(file), line=error.line, what=said)
    return tr("{file}: {what}", file=cleaned(file), what=said)


def obstacle_said(error: ExchangeError, formats: Sequence[str]) -> str:
    """Return why a file cannot be read, without its name."""
    args = {name: _shown(value) for name, value in error.args_.items()}
    args["formats"] = ", ".join(formats)
    return tr(OBSTACLES[error.obstacle], **args)


def _unfit(note: Note) -> str:
    args = {name: value for name, value in note.args.items() if name not in _OF_THE_PLACE}
    problem = Problem(Code(str(note.args["code"])), Severity.ERROR, Path(), args=args)
    return sentence(problem)


def _shown(value: str | int) -> str:
    return whole(value) if isinstance(value, int) else " ".join(cleaned(value).split())


def loss_lines(notes: Sequence[Note]) -> list[str]:
    """Return the losses by their fate, those that are told alike together, in order."""
    lines: list[str] = []
    for fate in Fate:
        told: dict[str, list[Note]] = {}
        for note in _summed_up([note for note in notes if note.fate is fate]):
            told.setdefault(loss_text(note), []).append(note)
        if told:
            lines.append(_heading(fate, sum(map(len, told.values()))))
        lines += [_line(alike, said) for said, alike in told.items()]
    return lines


def _summed_up(notes: Sequence[Note]) -> list[Note]:
    """Return ``notes``, those without what they quote of which very many differ in that alone."""
    plain = [_without_quote(note) for note in notes]
    quotes: dict[str, set[str]] = {}
    for note, bare in zip(notes, plain, strict=True):
        quotes.setdefault(loss_text(bare), set()).add(loss_text(note))
    return [
        bare if len(quotes[loss_text(bare)]) > _MOST_QUOTED else note
        for note, bare in zip(notes, plain, strict=True)
    ]


def _without_quote(note: Note) -> Note:
    """Return ``note`` without the text or name it quotes, if it can be told without."""
    args = {name: value for name, value in note.args.items() if name not in ("text", "name")}
    if note.loss is Loss.UNFIT or not any(
        args.keys() >= set(_PLACE.findall(message)) for message in LOSSES[note.loss]
    ):
        return note
    return replace(note, args=args)


def _heading(fate: Fate, count: int) -> str:
    if fate is Fate.CHANGED:
        return tr_count("{count} thing changed:", "{count} things changed:", count)
    return tr_count("{count} thing left out:", "{count} things left out:", count)


def _line(alike: Sequence[Note], said: str) -> str:
    places = list(dict.fromkeys(place for note in alike if (place := _place(note))))
    if not places:
        return f"  {said}"
    shown = ", ".join(places[:_MOST_PLACES])
    if len(places) > _MOST_PLACES:
        # Translators: {places} is a list of cells, numbers of lines, or ids of questions.
        shown = tr_count(
            "{places} and {count} more",
            "{places} and {count} more",
            len(places) - _MOST_PLACES,
            places=shown,
        )
    if not any(map(_has_name, alike)):
        if len(places) == 1:
            return tr("  line {lines}: {said}", lines=shown, said=said)
        return tr("  lines {lines}: {said}", lines=shown, said=said)
    return tr("  {place}: {said}", place=shown, said=said)


def _place(note: Note) -> str:
    """Return where it is: a question by its id, else a cell, else a line by its number."""
    if "file" in note.args:
        file = cleaned(str(note.args["file"]))
        return f"{file}:{note.line}" if note.line else file
    if _has_name(note):
        return cleaned(note.item or str(note.args["cell"]))
    return str(note.line) if note.line else ""


def _has_name(note: Note) -> bool:
    return bool(note.item or note.args.get("cell") or note.args.get("file"))
