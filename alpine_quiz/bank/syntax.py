"""Telling a person what PyYAML found wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from alpine_quiz.bank.findings import Spot
from alpine_quiz.bank.nodes import SCALAR
from alpine_quiz.bank.problems import Code

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.findings import Findings, Mark

_KEY_OR_ENTRY = re.compile(rb"[ \t]*(?:(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:(?:[ \t]|$)|- )")
_KEY = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_-]*)")
_ALIAS = re.compile(r"(?:^|[:,\[{-])\s+(\*)")
_AFTER_QUOTE = re.compile(r"""["']\s*$""")


def tell_syntax_error(error: yaml.YAMLError, mark: Mark, line: str, findings: Findings) -> None:
    """Note ``error``, met at ``mark`` in ``line``, under the code that best helps to mend it.

    The messages of PyYAML's two parsers differ; only what they share is relied on.
    """
    problem = str(getattr(error, "problem", None) or error)
    if problem.startswith("mapping values are not allowed"):
        if key := _KEY.fullmatch(line[: mark.column]):
            spot = Spot(mark.line, key.start(1), mark.index)
            findings.error(Code.SYNTAX, spot, problem="indentation")
            return
        findings.error(Code.UNQUOTED_COLON, mark, text=_value(line, mark.column))
    elif unclosed_quote(error) is not None:
        findings.error(Code.UNCLOSED_QUOTE, mark)
    elif "escape c" in problem:
        backslash = line.rfind("\\", 0, mark.column + 1)
        findings.error(Code.BAD_ESCAPE, mark, text=line[backslash : backslash + 2])
    elif "cannot start any token" in problem or "tab character" in problem:
        character = line[mark.column : mark.column + 1]
        if character == "\t":
            findings.error(Code.TAB_INDENT, mark)
        else:
            findings.error(Code.BAD_START, mark, character=character)
    elif alias := _ALIAS.search(line[: mark.column + 1]):
        findings.error(Code.ALIAS, Spot(mark.line, alias.start(1), mark.index))
    elif _AFTER_QUOTE.search(line[: mark.column]):
        findings.error(Code.TEXT_AFTER_QUOTE, mark, text=line[mark.column :].strip()[:40])
    else:
        findings.error(Code.SYNTAX, mark, problem=_plainly(problem))


def fault_mark(error: yaml.YAMLError) -> Mark:
    """Return the place that best shows what ``error`` is about."""
    mark: Mark | None = getattr(error, "problem_mark", None)
    context = str(getattr(error, "context", ""))
    # These are noticed long after the place to be mended.
    if "simple key" in context or "flow" in context:
        mark = getattr(error, "context_mark", None) or mark
    return unclosed_quote(error) or mark or Spot(0, 0, 0)


def unclosed_quote(error: yaml.YAMLError) -> Mark | None:
    """Return where the quotation opens whose end ``error`` missed, if that is what it says."""
    scanning = "quoted scalar" in str(getattr(error, "context", ""))
    if scanning and "end of stream" in str(getattr(error, "problem", "")):
        mark: Mark | None = getattr(error, "context_mark", None)
        return mark
    return None


def swallowing_quote(data: bytes, get: Callable[[], Any]) -> Mark | None:
    """Return where the quotation begins that ends at the fault of ``data``, if it took in keys.

    It is one whose end was forgotten: it goes on to where the next one opens, over lines that
    would be keys and entries. ``get`` gives the events of ``data`` from its beginning.
    """
    last: Any = None
    try:
        while (event := get()) is not None:
            last = event
    except yaml.YAMLError:
        pass
    if last.__class__ is not SCALAR or last.style not in ("'", '"'):
        return None
    mark: Mark = last.start_mark
    opening, *taken_in = data.splitlines()[mark.line : last.end_mark.line + 1]
    indent = _indent(opening)
    is_key = (_KEY_OR_ENTRY.match(line) and _indent(line) <= indent for line in taken_in)
    return mark if any(is_key) else None


def _indent(line: bytes) -> int:
    """Return in which column the first key of ``line`` begins."""
    return len(line) - len(line.lstrip(b" -"))


def _value(line: str, colon: int) -> str:
    """Return the value that ``line`` seems to give, as far as the second colon's words."""
    start = line.find(": ") + 2
    return line[start:].strip()[:60] if 2 <= start <= colon else line.strip()[:60]


def _plainly(problem: str) -> str:
    if problem.startswith(("did not find expected key", "expected <block end>")):
        return "indentation"
    if "<document start>" in problem:
        return "indentation"
    if "'-' indicator" in problem:
        return "indentation"
    if "',' or" in problem:
        return "bracket"
    if "expected ':'" in problem:
        return "colon"
    return problem
