"""Typing the text of one node by field: the same is a year here and a name there.

What reads notes an error and returns ``None`` where the text does not fit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from alpine_quiz.bank.fields import Field, Kind
from alpine_quiz.bank.problems import Code
from alpine_quiz.language.clean import first_forbidden

if TYPE_CHECKING:
    from alpine_quiz.bank.findings import Findings
    from alpine_quiz.bank.nodes import Node

ID = r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
SHA256 = r"[0-9a-f]{64}"
NUMBER = r"[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:[ _\u00a0\u202f][0-9]{3}){1,4})(?:\.[0-9]{1,15})?"
DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_MOST_DIGITS = 10
WHOLE = f"[0-9]{{1,{_MOST_DIGITS}}}"

AN_ID = re.compile(ID)
PATTERNS = {
    Kind.ID: (AN_ID, Code.BAD_ID),
    Kind.LANGUAGE: (re.compile(LANGUAGE), Code.BAD_LANGUAGE),
    Kind.SHA256: (re.compile(SHA256), Code.BAD_SHA256),
}
_NUMBER = re.compile(NUMBER)
_DATE = re.compile(DATE)
_GROUPING = str.maketrans("", "", " _\u00a0\u202f")


def read_text(node: Node, field: Field, findings: Findings) -> str | None:
    """Read the one kind of text there is: what holds a forbidden character is not taken.

    That it does was told when the file was read.
    """
    value = node[0]
    if isinstance(value, str):
        text = value.strip()
        if 0 < len(text) <= field.most:
            return text if text.isprintable() or first_forbidden(value) is None else None
        if first_forbidden(value) is not None:
            return None
        if text:
            findings.error(
                Code.TOO_LONG, node[1], key=field.name, length=len(text), limit=field.most
            )
        else:
            findings.error(Code.EMPTY, node[1], key=field.name)
    else:
        findings.error(Code.NOT_A_TEXT, node[1], key=field.name)
    return None


def read_line(node: Node, field: Field, findings: Findings) -> str | None:
    """Read a text without line breaks: they become spaces."""
    text = read_text(node, field, findings)
    if text is None or text.isprintable():
        return text
    return " ".join(text.split()) if "\n" in text or "\t" in text else text


def read_patterned(node: Node, field: Field, findings: Findings) -> str | None:
    """Read a text that the pattern of its kind fits."""
    text = read_text(node, field, findings)
    if text is None:
        return None
    pattern, code = PATTERNS[field.kind]
    if pattern.fullmatch(text):
        return text
    findings.error(code, node[1], key=field.name, text=text[:80])
    return None


def read_word(node: Node, field: Field, findings: Findings) -> str | None:
    """Read one of the field's choices."""
    text = read_text(node, field, findings)
    if text is None or text in field.choices:
        return text
    from difflib import get_close_matches

    nearest = get_close_matches(text.lower(), field.choices, 1, 0.6)
    findings.error(
        Code.NOT_ONE_OF,
        node[1],
        key=field.name,
        text=text[:80],
        choices=", ".join(field.choices),
        nearest=nearest[0] if nearest else "",
    )
    return None


def read_bool(node: Node, field: Field, findings: Findings) -> bool | None:
    """Read “true” or “false”."""
    text = read_text(node, field, findings)
    if text is None:
        return None
    if (lowered := text.lower()) in ("true", "false"):
        return lowered == "true"
    from alpine_quiz.bank.truths import truth_of

    truth = truth_of(text, asked=True)
    nearest = "" if truth is None else str(truth).lower()
    findings.error(Code.NOT_TRUE_OR_FALSE, node[1], key=field.name, text=text[:80], nearest=nearest)
    return None


def read_whole(node: Node, field: Field, findings: Findings) -> int | None:
    """Read a whole number within the field's bounds."""
    value = node[0]
    text = value.strip() if isinstance(value, str) else read_text(node, field, findings)
    if text is None:
        return None
    if text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS:
        number = int(text)
        if field.least <= number <= field.most:
            return number
    findings.error(
        Code.NOT_WHOLE,
        node[1],
        key=field.name,
        text=text[:80],
        least=field.least,
        most=field.most,
    )
    return None


def read_number(node: Node, field: Field, findings: Findings) -> Decimal | None:
    """Read a number, its thousands grouped or not."""
    text = read_text(node, field, findings)
    if text is None:
        return None
    if _NUMBER.fullmatch(text):
        return Decimal(text.translate(_GROUPING))
    findings.error(Code.NOT_A_NUMBER, node[1], key=field.name, text=text[:80])
    return None


def read_date(node: Node, field: Field, findings: Findings) -> str | None:
    """Read a day, a month or a year."""
    text = read_text(node, field, findings)
    if text is None:
        return None
    if _DATE.fullmatch(text) and (len(text) < 10 or int(text[8:]) <= _days(text)):
        return text
    findings.error(Code.NOT_A_DATE, node[1], key=field.name, text=text[:80])
    return None


def _days(date: str) -> int:
    from calendar import monthrange

    year = int(date[:4])
    return monthrange(year, int(date[5:7]))[1] if year else 0
