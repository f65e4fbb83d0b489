"""What a check has found, for a person: each thing alone while they are few, else by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.bank.problems import STRICT, Severity
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.problems import SEVERITIES, path_text, sentence, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.exchange.model import ExchangeError, Note
    from alpine_quiz.library.checking import Report

    Noted = Note | ExchangeError

_MOST_ERRORS = 10
_MOST_ADVICE = 3
_MOST_PLACES = 5
_PUBLISHING = frozenset(code.value for code in STRICT)


class Finding(NamedTuple):
    """One thing found, in words; ``line`` and ``column`` are 0 and ``cell`` empty where unknown.

    ``reason`` is why the author does not follow it, where it is answered.
    """

    path: Path
    line: int
    column: int
    cell: str
    severity: Severity
    code: str
    said: str
    reason: str = ""

    @property
    def place(self) -> str:
        """The file, with line and column, or with the cell."""
        return f"{path_text(self.path)}{self.within}"

    @property
    def within(self) -> str:
        """The place within the file, behind a colon; empty where the whole file is meant."""
        if self.cell:
            return f":{cleaned(self.cell)}"
        if not self.line:
            return ""
        return f":{self.line}:{self.column}" if self.column else f":{self.line}"

    @property
    def text(self) -> str:
        """One line: place, severity, sentence and code."""
        said = tr(SEVERITIES[self.severity], said=self.said)
        return f"{self.place}: {said} [{self.code}]"


def finding(problem: Problem, reason: str = "") -> Finding:
    """Return a problem in words."""
    return Finding(
        problem.path,
        problem.line,
        problem.column,
        problem.cell,
        problem.severity,
        problem.code.value,
        sentence(problem),
        cleaned(" ".join(reason.split())),
    )


def finding_of_note(note: Noted, path: Path) -> Finding:
    """Return in words what an importer noted; an error where it costs a question, or all."""
    from alpine_quiz.exchange.formats import IMPORTERS
    from alpine_quiz.exchange.losses import QUESTION_LOST, Fate
    from alpine_quiz.exchange.model import ExchangeError
    from alpine_quiz.plain.exchange import loss_text, obstacle_said
    from alpine_quiz.plain.loss_sentences import NOT_READ, NOT_READABLE

    if isinstance(note, ExchangeError):
        formats = [each.value for each in IMPORTERS]
        said = obstacle_said(note, formats)
        if note.obstacle in NOT_READABLE:
            said = tr(NOT_READ, formats=", ".join(formats))
        code = note.obstacle.value
        return Finding(path, note.line, 0, "", Severity.ERROR, code, said)
    is_lost = note.fate is Fate.LEFT and note.loss in QUESTION_LOST
    severity = Severity.ERROR if is_lost else Severity.ADVICE
    code = str(note.args.get("code", note.loss.value))
    cell = str(note.args.get("cell", ""))
    return Finding(path, note.line, 0, cell, severity, code, loss_text(note))


def findings(report: Report, notes: Sequence[Noted] = ()) -> list[Finding]:
    """Return all that was found, in order."""
    found = [finding_of_note(note, report.path) for note in notes]
    found += [finding(problem) for problem in report.problems]
    return sorted(found, key=_order)


def _order(each: Finding) -> tuple[str, str, int, int]:
    """Sort by file, sheet and place."""
    return str(each.path), each.cell.rpartition("!")[0], each.line, each.column


def silenced(report: Report) -> list[Finding]:
    """Return the advice that is answered with a reason."""
    return [finding(each.problem, each.reason) for each in report.silenced]


def report_lines(report: Report, notes: Sequence[Noted] = (), *, everything: bool) -> list[str]:
    """Return what was found, and a summary as the last line.

    Of a kind that was found often only the first is told, with the next places and how many
    more there are, unless ``everything`` is asked for: then what is silenced is told too.
    """
    found = findings(report, notes)
    noted = [finding_of_note(note, report.path).severity for note in notes]
    if everything:
        lines = [each.text for each in found]
        lines += [_silenced_line(each) for each in silenced(report)]
    else:
        lines = _by_kind(found)
    return [*lines, summary(report, noted)]


def hint_line(found: Sequence[Sequence[Finding]], *, everything: bool) -> str:
    """Return where to learn more of what was found in each pack; nothing where nothing was."""
    if not any(found):
        return ""
    if not everything and any(_is_many(kind) for each in found for kind in _kinds(each)):
        return tr(
            "Every place: --all. What a code means, and what to do: alpine-quiz packs check "
            "--explain CODE"
        )
    return tr("What a code means, and what to do: alpine-quiz packs check --explain CODE")


def watching_line(at: str, *, good: bool) -> str:
    """Return how a watched check went, when (``15:04:05``), and how the watch is ended."""
    if good:
        return tr("{time}: no errors. Watching; Ctrl+C ends it.", time=at)
    return tr("{time}: there are errors. Watching; Ctrl+C ends it.", time=at)


def _kinds(found: Iterable[Finding]) -> list[list[Finding]]:
    kinds: dict[tuple[str, Severity], list[Finding]] = {}
    for each in found:
        kinds.setdefault((each.code, each.severity), []).append(each)
    return list(kinds.values())


def _is_many(kind: list[Finding]) -> bool:
    if kind[0].severity is Severity.ERROR:
        return len(kind) > _MOST_ERRORS
    return len(kind) > (1 if kind[0].code in _PUBLISHING else _MOST_ADVICE)


def _by_kind(found: list[Finding]) -> list[str]:
    """Return each finding, or the first of a kind of which there are many; errors first."""
    many = {id(each): kind for kind in _kinds(found) if _is_many(kind) for each in kind}
    alone = [each.text for each in found if id(each) not in many]
    kinds = [kind for kind in _kinds(found) if _is_many(kind)]
    kinds.sort(key=lambda kind: kind[0].severity is not Severity.ERROR)
    return [*alone, *map(_kind_line, kinds)]


def _kind_line(kind: list[Finding]) -> str:
    first = kind[0]
    places = list(dict.fromkeys(_next_place(each, first) for each in kind[1:]))
    shown = ", ".join(places[:_MOST_PLACES])
    left = len(places) - _MOST_PLACES
    if left <= 0:
        # Translators: {text} is a finding with its place, {places} are those of the same kind.
        return tr("{text} Also: {places}", text=first.text, places=shown)
    return tr_count(
        "{text} Also: {places} and {count} more",
        "{text} Also: {places} and {count} more",
        left,
        text=first.text,
        places=shown,
    )


def _next_place(each: Finding, first: Finding) -> str:
    return each.within[1:] if each.path == first.path and each.within else each.place


def _silenced_line(each: Finding) -> str:
    return tr(
        "{place}: allowed: {said} [{code}] Because: {reason}",
        place=each.place,
        said=each.said,
        code=each.code,
        reason=each.reason,
    )
