"""Whether drafts make questions: the bank's own reader says so, for every format alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.items import derived_id
from alpine_quiz.bank.model import FORMAT
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.bank.texts import ID
from alpine_quiz.bank.writer import block
from alpine_quiz.bank.written import record_of
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.bank.writer import Value
    from alpine_quiz.exchange.model import Draft

_BATCH = 50
_INDENT = 2
_HEAD = block({"format": FORMAT, "language": "en"}) + "questions:\n"
_FIELD = re.compile(r"^(?:  - |    )([a-z_]+):")
_ID = re.compile(ID)
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """The questions that drafts of one language make, ids and all, and why others do not.

    ``drafts`` are those that the questions were made of, one for each.
    """

    items: tuple[Question, ...]
    notes: tuple[Note, ...]
    drafts: tuple[Draft, ...] = ()


def judged(drafts: Sequence[Draft]) -> Judged:
    """Read ``drafts``, all of one language, as a bank's reader would.

    A draft with any error is left, with the reader's own problems told of the draft's line (and
    its cell, where it has cells); one that is there twice comes over once. An id that is none,
    or another question's, gives way to one of the stem, as the reader derives it.
    """
    notes: list[Note] = []
    found: list[tuple[Draft, Question]] = []
    for batch in _batches(drafts):
        for draft, item, problems in _read(batch):
            if item is not None and not problems:
                found.append((draft, item))
            else:
                notes += _unfit(draft, problems)
    items, told, kept = _with_ids(found)
    return Judged(items, (*notes, *told), kept)


def _batches(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    for start in range(0, len(drafts), _BATCH):
        yield drafts[start : start + _BATCH]


_Verdict = tuple["Draft", "Question | None", "list[tuple[Problem, str, int]]"]


def _read(drafts: Sequence[Draft]) -> Iterator[_Verdict]:
    """Return each draft with its question and its errors: each with its field and entry."""
    entries = [block([_record(draft)], _INDENT) for draft in drafts]
    file, problems = read_bank_bytes((_HEAD + "".join(entries)).encode(), Path("en.yaml"))
    if len(drafts) > 1 and any(each.code is Code.TOO_MANY_PROBLEMS for each in problems):
        for draft in drafts:
            yield from _read([draft])
        return
    items = {item.place.line: item for item in file.bank.items} if file else {}
    line = _HEAD.count("\n") + 1
    for draft, entry in zip(drafts, entries, strict=True):
        lines = entry.split("\n")[:-1]
        errors = [
            (each, *_field_at(lines, each.line - line))
            for each in problems
            if each.is_error and line <= each.line < line + len(lines)
        ]
        yield draft, items.get(line), errors
        line += len(lines)


def _record(draft: Draft) -> dict[str, Value]:
    return {name: value for name, value in draft.fields.items() if name != "id"}


def _field_at(lines: list[str], at: int) -> tuple[str, int]:
    """Return the field that line ``at`` of an entry is of, and how far within it the line is."""
    for number in range(at, -1, -1):
        if found := _FIELD.match(lines[number]):
            return found[1], at - number
    return "", 0


def _unfit(draft: Draft, problems: list[tuple[Problem, str, int]]) -> Iterator[Note]:
    if not problems:
        # The reader gave up before it: never met, but nothing may go in silence.
        yield Note(Loss.UNFIT, Fate.LEFT, draft.line, args={"code": Code.NOT_A_MAPPING, "key": ""})
    for problem, name, within in problems[:_MOST_TOLD]:
        args: dict[str, str | int] = {"code": problem.code.value, **problem.args}
        if cell := _cell(draft, problem, name, within):
            args["cell"] = cell
        yield Note(Loss.UNFIT, Fate.LEFT, draft.line, args=args)


def _cell(draft: Draft, problem: Problem, name: str, within: int) -> str:
    """Return the address of the cell that a problem is about, or those of its whole field."""
    cells = draft.cells.get(name) or draft.cells.get("stem", ())
    if len(cells) < 2:
        return "".join(cells)
    value = draft.fields.get(name)
    option = problem.args.get("option")
    if isinstance(value, list | tuple) and option in value:
        # Of two alike it is the latter that is one too many.
        within = len(value) - list(reversed(value)).index(option)
    if 0 < within <= len(cells):
        return cells[within - 1]
    return f"{cells[0]}:{cells[-1]}"


def _with_ids(
    found: Iterable[tuple[Draft, Question]],
) -> tuple[tuple[Question, ...], list[Note], tuple[Draft, ...]]:
    items: list[Question] = []
    kept: list[Draft] = []
    notes: list[Note] = []
    first: dict[str, Draft] = {}
    taken: dict[str, int] = {}
    for draft, item in found:
        given = str(draft.fields.get("id", ""))
        wanted = given if _ID.fullmatch(given) else derived_id(item.stem)
        same = first.setdefault(repr(record_of(replace(item, id=wanted))), draft)
        if same is not draft:
            notes.append(Note(Loss.TWICE, Fate.LEFT, draft.line, args={"first": same.line}))
            continue
        id_ = _free(wanted if wanted not in taken else derived_id(item.stem), taken)
        if given not in ("", id_):
            args: dict[str, str | int] = {"given": given[:80]}
            notes.append(Note(Loss.NEW_ID, Fate.CHANGED, draft.line, id_, args))
        items.append(replace(item, id=id_, has_id=True))
        kept.append(draft)
    return tuple(items), notes, tuple(kept)


def _free(base: str, taken: dict[str, int]) -> str:
    """Return ``base``, numbered where it is taken, and take it."""
    id_ = base
    while id_ in taken:
        taken[base] += 1
        id_ = f"{base}.{taken[base]}"
    taken[id_] = 1
    return id_
