"""Reading a bank: one file of questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.fields import BANK
from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.items import build_item
from alpine_quiz.bank.model import FORMAT, Bank
from alpine_quiz.bank.nodes import events
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.reading import read_fields
from alpine_quiz.bank.source import read_source, source_of
from alpine_quiz.bank.values import read_value, tell_unknown_key
from alpine_quiz.documents.files import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.nodes import Node
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.bank.source import Source

_LANGUAGE_WHERE_NONE = "en"


@dataclass(frozen=True, slots=True)
class BankFile:
    """A bank and what else its file says.

    ``header`` holds the pack's own fields, as of pack.yaml, where this one file is the pack.
    ``count`` is how many questions there are, bad ones included.
    """

    bank: Bank
    header: dict[str, Any]
    count: int


def read_bank(path: Path) -> tuple[BankFile | None, list[Problem]]:
    """Read the bank ``path``; return its good questions and all problems.

    ``None`` where it cannot be read at all or is no bank.
    """
    findings = Findings(path)
    source = read_source(findings)
    file = read_bank_source(source, findings) if source else None
    return file, findings.problems


def read_bank_bytes(data: bytes, path: Path) -> tuple[BankFile | None, list[Problem]]:
    """Read a bank from memory; ``path`` is only its name."""
    from alpine_quiz.bank.source import unreadable

    findings = Findings(path)
    try:
        source = source_of(data, findings)
    except UnreadableError as error:
        return None, [unreadable(error)]
    return read_bank_source(source, findings), findings.problems


def read_bank_source(
    source: Source,
    findings: Findings,
    parser: Callable[[bytes], Callable[[], Any]] = events,
) -> BankFile | None:
    """Read a bank from ``source``, noting its problems in ``findings``."""
    items: list[Question] = []
    count = 0

    def take(node: Node) -> None:
        nonlocal count
        count += 1
        item = build_item(node, findings)
        if item is not None:
            items.append(item)

    fields = read_fields(source, findings, {"questions": take}, parser)
    if fields is None:
        return None
    header = read_header(fields, findings)
    if header.get("format", FORMAT) > FORMAT:
        return None
    if "questions" in fields and not findings.entries and fields["questions"][0] == []:
        findings.error(Code.NO_QUESTIONS, fields["questions"][1])
    language = header.pop("language", "") or _language(findings.path)
    bank = Bank(language, tuple(items), findings.path, allow=header.pop("allow", ()))
    return BankFile(bank, header, count)


def read_header(fields: dict[str, Node], findings: Findings) -> dict[str, Any]:
    """Return the fields of a bank's top level, typed; unknown, missing and newer are noted."""
    header: dict[str, Any] = {}
    for name, node in fields.items():
        field = BANK.get(name)
        if field is None:
            tell_unknown_key(name, node, BANK, findings)
            continue
        value = read_value(node, field, findings)
        if value is not None and name != "questions":
            header[name] = value
    if "questions" not in fields:
        findings.error(Code.MISSING_KEY, None, key="questions")
    check_format(header, fields, findings)
    if "language" not in fields:
        findings.advice(Code.MISSING_LANGUAGE, None, language=_language(findings.path))
    return header


def check_format(header: dict[str, Any], fields: dict[str, Node], findings: Findings) -> None:
    """Note a missing format, and one that is newer than this program."""
    if "format" not in fields:
        findings.advice(Code.MISSING_FORMAT, None, format=FORMAT)
    elif header.get("format", FORMAT) > FORMAT:
        findings.error(
            Code.NEWER_FORMAT, fields["format"][1], format=header["format"], known=FORMAT
        )


def _language(path: Path) -> str:
    """Guess a bank's language from its name or folder (``en.yaml``, ``fr/cars.yaml``)."""
    for name in (path.stem, path.parent.name):
        if len(name) == 2 and name.isascii() and name.islower():
            return name
    return _LANGUAGE_WHERE_NONE
