"""A new pack to begin from: its header, and a bank of examples for each language."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib.resources import files as resources
from typing import TYPE_CHECKING

from alpine_quiz.bank.fields import PACK
from alpine_quiz.bank.files import PACK_FILE
from alpine_quiz.bank.naming import id_of_name
from alpine_quiz.bank.schema import schema_files
from alpine_quiz.bank.texts import LANGUAGE
from alpine_quiz.bank.writer import block, scalar
from alpine_quiz.documents.files import is_folder, is_there, resolved
from alpine_quiz.documents.writing import is_left_over, write_folder
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.portable import is_portable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from alpine_quiz.bank.writer import Value

_TEMPLATES = ("en", "fr")
_PLACE = re.compile(r"@([a-z]+)@")
_QUOTED = re.compile(r'quote: "?(?P<quote>.+?)"?\n(?: +mark: .+\n)? +at: @at@')


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a pack before there is one; only the languages must be given."""

    languages: tuple[str, ...]
    title: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""


def title_of_name(name: str) -> str:
    """Return what a pack is called whose folder is called ``name``."""
    words = " ".join(re.sub(r"[_-]+", " ", name).split())
    return words[:1].upper() + words[1:]


def is_language(text: str) -> bool:
    """Tell whether ``text`` is a language as banks name theirs: ``en``, ``fr-CH``."""
    return re.fullmatch(LANGUAGE, text) is not None


def check_new(folder: Path) -> None:
    """Raise ``RefusedPackError`` where no new pack can be made in ``folder``."""
    name = resolved(folder).name
    if not is_portable(name):
        raise RefusedPackError(Objection.NOT_PORTABLE, name=name)
    occupied = is_there(folder)
    if is_folder(folder):
        occupied = not all(is_left_over(each) for each in folder.iterdir())
    if occupied or folder.is_symlink():
        raise RefusedPackError(Objection.IN_THE_WAY, path=str(folder))


def start_pack(folder: Path, beginning: Beginning, speaks: str = "en") -> tuple[Path, ...]:
    """Make a pack in ``folder`` and return its header and its banks.

    Beside them lie the documents that the examples quote, and the schemas. Notes for the author
    are in the language that ``speaks`` names, and in a bank in its own; English stands in where
    there are no examples in a language. Raises ``RefusedPackError``, and ``OSError``, which
    names the file; then nothing is there.
    """
    check_new(folder)
    _check(beginning)
    spoken = [_spoken(language) for language in beginning.languages]
    documents = {f"sky-{each}": _template(f"sky-{each}.txt") for each in spoken}
    written = {PACK_FILE: _header(folder, beginning, speaks, documents)}
    for language, own in zip(beginning.languages, spoken, strict=True):
        written[f"{language}.yaml"] = _bank(language, own, documents[f"sky-{own}"])
    texts = written | {f"{name}.txt": text for name, text in documents.items()}
    write_folder(folder, {name: text.encode() for name, text in texts.items()} | schema_files())
    return tuple(folder / name for name in written)


def _check(beginning: Beginning) -> None:
    folded = [each.casefold() for each in beginning.languages]
    for language in beginning.languages:
        if not is_language(language) or not is_portable(f"{language}.yaml"):
            raise RefusedPackError(Objection.NO_LANGUAGE, language=language)
        if folded.count(language.casefold()) > 1:
            raise RefusedPackError(Objection.TWO_ALIKE, name=language)
    texts = {
        "title": (beginning.title,),
        "description": (beginning.description,),
        "licence": (beginning.licence,),
        "authors": beginning.authors,
    }
    for name, values in texts.items():
        limit = min(PACK[name].most, 300) if name == "authors" else PACK[name].most
        if any(len(value) > limit for value in values):
            raise RefusedPackError(Objection.TOO_LONG, name=name, limit=limit)


def _header(folder: Path, beginning: Beginning, speaks: str, documents: Mapping[str, str]) -> str:
    name = resolved(folder).name
    places = {"id": scalar(id_of_name(name))}
    places["title"] = scalar(beginning.title or title_of_name(name))
    if beginning.description:
        places["description"] = scalar(beginning.description)
    if beginning.licence:
        places["licence"] = scalar(beginning.licence)
    if beginning.authors:
        listed = ", ".join(scalar(each, in_flow=True) for each in beginning.authors)
        places["authors"] = f"[{listed}]"
    entries = {id_: _document(id_, text) for id_, text in documents.items()}
    places["documents"] = block(entries, indent=2).rstrip("\n")
    return _filled(_template(f"pack.{_spoken(speaks)}.yaml"), places)


def _document(id_: str, text: str) -> dict[str, Value]:
    return {
        "title": text.partition("\n")[0],
        "language": id_.rpartition("-")[2],
        "file": f"{id_}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


def _bank(language: str, own: str, document: str) -> str:
    """Return the examples in the language ``own``, each quote with its place in ``document``."""
    bank = _filled(_template(f"{own}.yaml"), {"language": scalar(language), "at": "@at@"})
    return _QUOTED.sub(
        lambda found: found[0].replace("@at@", str(document.index(found["quote"]))), bank
    )


def _spoken(language: str) -> str:
    base = language.split("-", maxsplit=1)[0]
    return base if base in _TEMPLATES else _TEMPLATES[0]


def _template(name: str) -> str:
    return (resources("alpine_quiz.library") / "starter" / name).read_text(encoding="utf-8")


def _filled(template: str, places: dict[str, str]) -> str:
    """Return ``template`` with its places filled; a line whose place stays empty is a note."""
    lines = []
    for line in template.splitlines(keepends=True):
        wanted = _PLACE.search(line)
        if wanted is None:
            lines.append(line)
        elif (value := places.get(wanted[1])) is not None:
            lines.append(line.replace(wanted[0], value))
        else:
            lines.append(f"# {line.replace(wanted[0], '…')}")
    return "".join(lines)
