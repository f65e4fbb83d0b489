"""Loading a pack: a folder with banks, or one file that is both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank import fields
from alpine_quiz.bank.files import MAX_FILES, PACK_FILE, TooManyFilesError, bank_files
from alpine_quiz.bank.findings import MAX_ERRORS, Findings
from alpine_quiz.bank.model import Bank, Document, Localized, Pack
from alpine_quiz.bank.naming import id_by_name
from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.bank.reader import BankFile, check_format, read_bank, read_header
from alpine_quiz.bank.reading import MAX_LISTED, read_fields
from alpine_quiz.bank.source import read_source
from alpine_quiz.bank.values import read_value, tell_unknown_key
from alpine_quiz.documents.files import is_folder, resolved
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.nodes import Node

_MOST_PROBLEMS = 20_000
"""Of the files that follow nothing is told one by one."""


def load_pack(path: Path) -> tuple[Pack | None, list[Problem]]:
    """Load the pack in the folder or file ``path``, and tell everything wrong with it.

    What is good of a pack with errors is there all the same; ``None`` where there is nothing
    of it at all. The problems are those of the files one by one, and ids that occur twice;
    see `packchecks.check_pack` for the rest.
    """
    return _load_folder(path) if is_folder(path) else _load_file(path)


def _load_folder(folder: Path) -> tuple[Pack | None, list[Problem]]:
    findings = Findings(folder / PACK_FILE)
    try:
        files = bank_files(folder)
    except TooManyFilesError:
        return None, [_of_folder(folder, Code.TOO_MANY_FILES, limit=MAX_FILES)]
    except OSError as error:
        code = Code.NO_PERMISSION if isinstance(error, PermissionError) else Code.UNREADABLE
        return None, [_of_folder(folder, code, reason=error.strerror or "")]
    header = _read_pack_file(folder, findings)
    if not files:
        return None, [*findings.problems, _of_folder(folder, Code.NO_BANKS)]
    pack = pack_of(header, folder)
    banks, problems = _read_banks(files, pack)
    kept, twice = without_duplicates(banks)
    return replace(pack, banks=kept), [*findings.problems, *problems, *twice]


def _read_banks(files: Iterable[Path], pack: Pack) -> tuple[list[Bank], list[Problem]]:
    """Read a folder's banks, as many questions of them and as many problems as one can use."""
    banks: list[Bank] = []
    problems: list[Problem] = []
    left: list[Problem] = []
    count = 0
    for path in files:
        file, found = read_bank(path)
        (problems if len(problems) < _MOST_PROBLEMS else left).extend(found)
        if file is None:
            continue
        count += file.count
        banks.append(file.bank._replace(pack=pack.id))
        problems += _header_problems(file, pack.id)
        if count > MAX_LISTED:
            problems.append(_of_folder(pack.path, Code.TOO_MANY_ENTRIES, limit=MAX_LISTED))
            break
    if left:
        is_error = any(problem.is_error for problem in left)
        severity = Severity.ERROR if is_error else Severity.ADVICE
        problems.append(_of_folder(pack.path, Code.TOO_MANY_PROBLEMS, severity))
    return banks, problems


def _load_file(path: Path) -> tuple[Pack | None, list[Problem]]:
    file, problems = read_bank(path)
    if file is None:
        return None, problems
    header = dict(file.header)
    header["id"] = header.pop("pack", "")
    pack = pack_of(header, path)
    kept, twice = without_duplicates([file.bank._replace(pack=pack.id)])
    return replace(pack, banks=kept), problems + twice


def _read_pack_file(folder: Path, findings: Findings) -> dict[str, Any]:
    source = read_source(findings)
    if source is None:
        if findings.problems[-1].code is Code.MISSING_FILE:
            findings.problems[:] = [_of_folder(folder, Code.NO_PACK_FILE, severity=Severity.ADVICE)]
        return {}
    nodes = read_fields(source, findings, {})
    header: dict[str, Any] = {}
    if nodes is None:
        return header
    for name, node in nodes.items():
        field = fields.PACK.get(name)
        if field is None:
            tell_unknown_key(name, node, fields.PACK, findings)
            continue
        value = read_value(node, field, findings)
        if value is not None:
            header[name] = value
    check_format(header, nodes, findings)
    if "id" not in nodes:
        findings.error(Code.MISSING_KEY, None, key="id")
    if "title" not in nodes:
        findings.advice(Code.MISSING_TITLE, None)
    return header


def load_header(path: Path) -> Pack:
    """Return the pack at ``path`` as it describes itself, without banks; nothing is told.

    Of a folder only its own file is read; no question is built.
    """
    if is_folder(path):
        return pack_of(_read_pack_file(path, Findings(path / PACK_FILE)), path)
    findings = Findings(path)
    source = read_source(findings)
    nodes = read_fields(source, findings, {"questions": _pass_by}) if source else None
    header = read_header(nodes or {}, findings)
    return pack_of({**header, "id": header.get("pack")}, path)


def pack_id(path: Path) -> str:
    """Return the id of the pack at ``path``, or its file's name; no question of it is built."""
    file = path / PACK_FILE if is_folder(path) else path
    findings = Findings(file)
    source = read_source(findings)
    nodes = read_fields(source, findings, {"questions": _pass_by}) if source else None
    node = (nodes or {}).get("pack" if file is path else "id")
    known = node and read_value(node, fields.PACK["id"], findings)
    return known or id_by_name(_name(path))


def _pass_by(_: Node) -> None:
    """Leave a question unread."""


def _name(path: Path) -> str:
    path = resolved(path)
    return cleaned(path.name if is_folder(path) else path.stem)


def pack_of(header: dict[str, Any], path: Path) -> Pack:
    """Return the pack that ``header`` describes, without banks; what is missing is guessed."""
    name = header.get("id") or _name(path)
    id_ = header.get("id") or id_by_name(name)
    documents = {
        name: Document(id=name, **{"title": name, **record})
        for name, record in header.get("documents", {}).items()
    }
    return Pack(
        id=id_,
        path=path,
        title=Localized(header.get("title", {"": name})),
        version=header.get("version", ""),
        description=Localized(header.get("description", {})),
        in_order=header.get("in_order", False),
        licence=header.get("licence", ""),
        authors=header.get("authors", ()),
        named_topics={topic: Localized(names) for topic, names in header.get("topics", {}).items()},
        documents=documents,
        allow=header.get("allow", ()),
    )


def without_duplicates(banks: Iterable[Bank]) -> tuple[tuple[Bank, ...], list[Problem]]:
    """Return ``banks`` without questions whose id occurred before in their language.

    Of very many only the first are told, and that there are more.
    """
    first: dict[tuple[str, str], tuple[Path, Question]] = {}
    kept: list[Bank] = []
    problems: list[Problem] = []
    for bank in banks:
        items: list[Question] = []
        for item in bank.items:
            before = first.setdefault((bank.language, item.id), (bank.path, item))
            if before[1] is item:
                items.append(item)
            elif len(problems) < MAX_ERRORS:
                problems.append(_twice(item, bank.path, *before))
            elif len(problems) == MAX_ERRORS:
                problems.append(Problem(Code.TOO_MANY_PROBLEMS, Severity.ERROR, bank.path))
        kept.append(bank._replace(items=tuple(items)) if len(items) < len(bank.items) else bank)
    return tuple(kept), problems


def _twice(item: Question, path: Path, first_path: Path, first: Question) -> Problem:
    return Problem(
        Code.DUPLICATE_ID if item.has_id else Code.DUPLICATE_STEM,
        Severity.ERROR,
        path,
        item.place.line,
        item.place.column,
        {
            "id": item.id,
            "first_file": "" if first_path == path else str(first_path),
            "first": first.place.line,
        },
    )


def _header_problems(file: BankFile, pack: str) -> list[Problem]:
    ignored = [
        name
        for name in file.header
        if name != "format" and not (name == "pack" and file.header[name] == pack)
    ]
    if not ignored:
        return []
    names = ", ".join(ignored)
    return [Problem(Code.HEADER_IGNORED, Severity.ADVICE, file.bank.path, args={"keys": names})]


def _of_folder(
    folder: Path, code: Code, severity: Severity = Severity.ERROR, **args: str | int
) -> Problem:
    return Problem(code, severity, folder, args=args)
