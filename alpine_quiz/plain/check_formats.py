"""What a check has found, for programs: GitHub's annotations, and a JSON document.

Both are in English whatever is spoken. The annotations are those of GitHub's workflow commands
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.problems import Severity
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.checking import findings, silenced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.library.checking import Report
    from alpine_quiz.plain.checking import Finding, Noted

VERSION = 1
"""Of the document's form: it grows, but what is there keeps its name and meaning."""

_COMMANDS = {Severity.ERROR: "error", Severity.ADVICE: "warning"}
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def github_lines(report: Report, notes: Sequence[Noted] = ()) -> list[str]:
    """Return an annotation for each finding, and nothing else: a log is read for commands."""
    return [_annotation(each) for each in findings(report, notes)]


def report_data(report: Report, notes: Sequence[Noted] = ()) -> dict[str, Any]:
    """Return a report as it stands in the JSON document."""
    found = findings(report, notes)
    return {
        "pack": report.pack,
        "path": str(report.path),
        "questions": report.questions,
        "facts": report.facts,
        "quotes": report.quotes,
        "looked_up": report.looked_up,
        "mended": report.mended,
        "errors": sum(each.severity is Severity.ERROR for each in found),
        "problems": [_data(each) for each in found],
        "silenced": [{**_data(each), "reason": each.reason} for each in silenced(report)],
    }


def _data(each: Finding) -> dict[str, Any]:
    return {
        "file": str(each.path),
        "line": each.line,
        "column": each.column,
        "cell": each.cell,
        "severity": each.severity.value,
        "code": each.code,
        "message": each.said,
    }


def _annotation(each: Finding) -> str:
    properties = {"file": _relative(each.path)}
    if each.line:
        properties["line"] = str(each.line)
    if each.column:
        properties["col"] = str(each.column)
    properties["title"] = each.code
    said = ",".join(
        f"{name}={_escaped(value, _IN_PROPERTIES)}" for name, value in properties.items()
    )
    message = f"{each.cell}: {each.said}" if each.cell else each.said
    return f"::{_COMMANDS[each.severity]} {said}::{_escaped(message, _IN_MESSAGES)}"


def _relative(path: Path) -> str:
    """Return a path as the repository has it: from here, with slashes."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def _escaped(text: str, signs: dict[str, str]) -> str:
    """Return ``text`` with what would end it replaced; other control characters are shown."""
    return cleaned("".join(signs.get(sign, sign) for sign in text))
