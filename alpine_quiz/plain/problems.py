"""Problems of packs and documents as sentences: what is wrong, and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.bank.source import unreadable
from alpine_quiz.language.catalogue import LANGUAGES, later, spoken, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.causes import cause_text
from alpine_quiz.plain.problem_sentences import (
    IN_ANOTHER_FILE,
    MOSTLY_FALSE,
    OPTIONS_TOGETHER,
    SENTENCES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.library.checking import Report
    from alpine_quiz.library.documents import RefusedDocumentError

_SYNTAX = {
    "indentation": later(
        "This is not YAML (the indentation does not fit). Compare this line and the one before "
        "with others."
    ),
    "bracket": later(
        "This is not YAML (a bracket is not closed, or a comma is missing). Compare this line and "
        "the one before with others."
    ),
    "colon": later(
        "This is not YAML (a colon is missing behind a key). Compare this line and the one before "
        "with others."
    ),
}
_NOT_MENDED = {
    "syntax": later("Nothing was written into this file: its YAML has faults to be mended first."),
    "changed": later("Nothing was written into this file: it changed while it was being read."),
}
_NO_YAML = later("This is not YAML. Compare this line and the one before with others.")
"""What is said where the parser has only English words for it, and another language is spoken."""

_NO_MAPPING = later("A file of questions consists of “key: value” lines. Begin with “format: 1”.")
SEVERITIES = {
    Severity.ERROR: later("error: {said}"),
    Severity.ADVICE: later("advice: {said}"),
}
_WHICH = {
    "longest": later("longest"),
    "shortest": later("shortest"),
    "smallest": later("the smallest"),
    "largest": later("the largest"),
    "between": later("neither the smallest nor the largest"),
}
"""What keys are too often."""

_COUNTS = ("count", "limit", "length", "items", "values")
"""Arguments that count something; others that are numbers are places, years and settings."""


def sentence(problem: Problem) -> str:
    """Return what is wrong and what to do about it, on one line fit for any terminal."""
    args = {name: _shown(name, value) for name, value in problem.args.items()}
    if problem.code is Code.LENGTH_DIFFERS:
        # This one is to be copied into pack.yaml.
        args["length"] = str(problem.args["length"])
    args.setdefault("sha256", "…")
    said = tr(_sentence_for(problem), **args)
    nearest = args.get("nearest")
    if not nearest:
        return said
    return tr("{said} Did you mean “{nearest}”?", said=said, nearest=nearest)


def _sentence_for(problem: Problem) -> str:
    args = problem.args
    match problem.code:
        case Code.SYNTAX if args["problem"] in _SYNTAX:
            return _SYNTAX[str(args["problem"])]
        case Code.SYNTAX if spoken() != LANGUAGES[0]:
            return _NO_YAML
        case Code.NOT_MENDED if args["reason"] in _NOT_MENDED:
            return _NOT_MENDED[str(args["reason"])]
        case Code.UNEVEN_TRUTHS if args["which"] == "false":
            return MOSTLY_FALSE
        case Code.UNKNOWN_KEY if args.get("holds") == "options":
            return OPTIONS_TOGETHER
        case Code.NOT_A_MAPPING if not args["key"]:
            return _NO_MAPPING
        case code if code in IN_ANOTHER_FILE and args.get("first_file"):
            return IN_ANOTHER_FILE[code]
        case code:
            return SENTENCES[code]


def _shown(name: str, value: str | int) -> str:
    if isinstance(value, int):
        return whole(value) if name in _COUNTS else str(value)
    text = cleaned(value)
    if name == "reason":
        return cause_text(text)
    if name == "which" and text in _WHICH:
        return tr(_WHICH[text])
    if name == "what" and text.startswith("name of "):
        return tr("name of {value}", value=text.removeprefix("name of "))
    if name == "what" and text.startswith("unit "):
        return tr("unit {value}", value=text.removeprefix("unit "))
    return text


def problem_line(problem: Problem) -> str:
    """Return ``file:line:column: error|advice: message``; the file alone where it is meant."""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    said = tr(SEVERITIES[problem.severity], said=sentence(problem))
    return f"{path_text(problem.path)}{place}: {said}"


def path_text(path: Path) -> str:
    """Return ``path`` as it can be shown: from here if it is below, without control characters."""
    shown = path
    if path.is_absolute():
        try:
            shown = path.relative_to(os.getcwd())  # noqa: PTH109 - a string is enough
        except (ValueError, OSError):
            shown = path
    return cleaned(str(shown))


def summary(report: Report, more: Sequence[Severity] = ()) -> str:
    """Return the last line of a check: what was looked at, and how it stands.

    ``more`` are the severities of what was found besides the report's problems.
    """
    found = [tr_count("{count} question", "{count} questions", report.questions)]
    if report.facts:
        found.append(tr_count("{count} fact", "{count} facts", report.facts))
    if report.quotes:
        found.append(_quotes_text(report))
    if report.mended:
        found.append(tr_count("{count} place mended", "{count} places mended", report.mended))
    severities = [*more, *(problem.severity for problem in report.problems)]
    errors, advice = severities.count(Severity.ERROR), severities.count(Severity.ADVICE)
    if errors:
        found.append(tr_count("{count} error", "{count} errors", errors))
    if advice:
        found.append(tr_count("{count} piece of advice", "{count} pieces of advice", advice))
    if not severities:
        found.append(tr("nothing to report"))
    if report.silenced:
        found.append(
            tr_count(
                "{count} answered with a reason",
                "{count} answered with a reason",
                len(report.silenced),
            )
        )
    # Translators: {found} is a list such as “20 questions, 3 facts, 1 error”.
    return tr("{pack}: {found}", pack=cleaned(report.pack), found=", ".join(found))


def _quotes_text(report: Report) -> str:
    left = report.quotes - report.looked_up
    if not left:
        return tr_count("{count} quote", "{count} quotes", report.quotes)
    return tr_count(
        "{count} quote ({left} not looked up: their documents are not at hand)",
        "{count} quotes ({left} not looked up: their documents are not at hand)",
        report.quotes,
        left=whole(left),
    )


def refused_document(error: RefusedDocumentError) -> str:
    """Return why a file was not taken as a document, and what to do."""
    from alpine_quiz.library.documents import Refusal

    if error.unreadable is not None:
        return problem_line(unreadable(error.unreadable))
    path = path_text(error.path)
    if error.refusal is Refusal.OTHER_CONTENT:
        return tr(
            "{path}: the pack {pack} cites a file of this name (“{document}”), but its content is "
            "another. Get the very file.",
            path=path,
            pack=cleaned(error.pack),
            document=cleaned(error.document),
        )
    if error.refusal is Refusal.NOT_KEPT:
        return tr(
            "{path}: the copy could not be kept ({reason}). Nothing has changed.",
            path=path,
            reason=cause_text(cleaned(error.reason)),
        )
    return tr(
        "{path}: no pack here cites this file. Only documents that a pack declares, recognised by "
        "their sha256, are kept; see: alpine-quiz documents list",
        path=path,
    )
