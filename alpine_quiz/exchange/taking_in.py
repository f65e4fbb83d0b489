"""Drafts into a pack of its own: a folder with a pack.yaml and a bank for each language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from alpine_quiz.bank.fields import PACK
from alpine_quiz.bank.files import PACK_FILE, SUFFIXES
from alpine_quiz.bank.model import FORMAT
from alpine_quiz.bank.naming import id_of_name
from alpine_quiz.bank.pack import pack_id
from alpine_quiz.bank.schema import BANK_SCHEMA_FILE, schema_files, schema_line
from alpine_quiz.bank.source import MAX_BYTES
from alpine_quiz.bank.writer import block
from alpine_quiz.bank.written import bank_text
from alpine_quiz.documents.files import UnreadableError, is_folder, is_there, read_bytes, resolved
from alpine_quiz.documents.writing import is_left_over, sweep, write_all, write_folder
from alpine_quiz.exchange.decoding import check_count
from alpine_quiz.exchange.judging import judged
from alpine_quiz.exchange.languages import language_tag
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Note, Obstacle
from alpine_quiz.language.clean import cleaned
from alpine_quiz.proposals.guessing import guess_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.writer import Value
    from alpine_quiz.exchange.judging import Judged
    from alpine_quiz.exchange.model import Draft, Imported

_MARK = "# Taken in by `alpine-quiz packs import` from "
_LANGUAGE_WHERE_NONE = "en"
_DEVICE = re.compile(r"con|prn|aux|nul")  # Windows keeps these for itself
_HEAD_BYTES = 1000
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A pack made of drafts: its files, how many questions of each language, what was lost.

    Without one good question there are no files.
    """

    id: str
    files: dict[str, bytes]
    counts: dict[str, int]
    notes: tuple[Note, ...]

    @property
    def count(self) -> int:
        """How many questions came over."""
        return sum(self.counts.values())


def take_in(imported: Imported, name: str, pack: str, language: str = "") -> TakenIn:
    """Return the files of a pack with the id ``pack`` that holds what ``imported`` does.

    ``name`` is that of the file it comes from: what the pack is called where the file does not
    tell. ``language`` is asked for by the user: the language of all questions that have none of
    their own. Raises ``ExchangeError`` where there is more than a bank can hold.
    """
    found, notes = judged_by_language(imported, language)
    banks = {tag: each.items for tag, each in found.items() if each.items}
    counts = {tag: len(items) for tag, items in banks.items()}
    files = _files(banks, imported, name, pack) if banks else {}
    return TakenIn(pack, files, counts, tuple(notes))


def judged_by_language(
    imported: Imported, language: str = ""
) -> tuple[dict[str, Judged], list[Note]]:
    """Return what the drafts of each language make, and all that was noted of the file.

    ``language`` is as for `take_in`; raises like it.
    """
    check_count(len(imported.drafts))
    notes = list(imported.notes)
    found: dict[str, Judged] = {}
    for tag, drafts in _by_language(imported, language, notes).items():
        found[tag] = judged(drafts)
        notes += found[tag].notes
    # Told in the order of the file, whatever was found first.
    notes.sort(key=lambda note: note.line)
    return found, notes


def put_into(folder: Path, taken: TakenIn, *, force: bool = False) -> None:
    """Write a pack into ``folder``, all of it or nothing.

    Only where nothing is, or with ``force`` where an earlier import is: then its banks go, and
    what else is there stays. Raises ``ExchangeError``, and ``OSError``, which names the file.
    """
    check_place(folder, force=force)
    if not _is_occupied(folder):
        write_folder(folder, taken.files)
        return
    gone = [path for path in _earlier_banks(folder) if path.name not in taken.files]
    files = {folder / name: data for name, data in taken.files.items()}
    for path in files:
        sweep(path)
    write_all(files, gone)


def check_place(folder: Path, *, force: bool = False) -> None:
    """Raise ``ExchangeError`` where `put_into` would find something in its way."""
    if not _is_occupied(folder):
        return
    if not is_import(folder):
        raise ExchangeError(Obstacle.NOT_OURS, path=str(folder))
    if not force:
        raise ExchangeError(Obstacle.IN_THE_WAY, path=str(folder))


def id_for(folder: Path) -> str:
    """Return the id of a pack in ``folder``: an earlier import's own, else made of the name."""
    if is_import(folder):
        return pack_id(folder)
    return id_of_name(resolved(folder).name)


def is_import(folder: Path) -> bool:
    """Tell whether ``folder`` holds what was taken in earlier."""
    return _is_marked(folder / PACK_FILE)


def title_of(name: str) -> str:
    """Return what a pack is called by the name of its file: “French rivers” for its slug."""
    stem = PurePath(name.replace("\\", "/")).stem
    return " ".join(cleaned(re.sub(r"[_-]+", " ", stem)).split())


def _by_language(imported: Imported, language: str, notes: list[Note]) -> dict[str, list[Draft]]:
    own = language_tag(language or imported.language)
    if language and not own:
        raise ExchangeError(Obstacle.NO_SUCH_LANGUAGE, language=language[:80])
    untold = [draft for draft in imported.drafts if not draft.language]
    is_mixed = not own and len(untold) < len(imported.drafts)
    own = own or _guessed(untold or imported.drafts)
    found: dict[str, list[Draft]] = {}
    for draft in imported.drafts:
        # Among questions of several languages, one of which nothing is told may be in any.
        tag = (is_mixed and guess_language(_words_of(draft), _FEWEST_WORDS)) or own
        tag = language_tag(draft.language) if draft.language else tag
        if not tag:
            tag = own
            args: dict[str, str | int] = {"language": draft.language[:80], "taken": own}
            notes.append(Note(Loss.OTHER_LANGUAGE, Fate.CHANGED, draft.line, args=args))
        found.setdefault(tag, []).append(_credited(draft, imported.credit))
    return found


def _credited(draft: Draft, credit: str) -> Draft:
    if not credit or "credit" in draft.fields:
        return draft
    return replace(draft, fields={**draft.fields, "credit": credit})


def _words_of(draft: Draft) -> str:
    return " ".join(str(draft.fields.get(name, "")) for name in ("stem", "answer", "rationale"))


def _guessed(drafts: Sequence[Draft]) -> str:
    stems = "\n".join(str(draft.fields.get("stem", "")) for draft in drafts[:1000])
    return guess_language(stems) or _LANGUAGE_WHERE_NONE


def _files(
    banks: dict[str, tuple[Question, ...]], imported: Imported, name: str, pack: str
) -> dict[str, bytes]:
    source = cleaned(name)[:200]
    title = " ".join(imported.title.split()) or title_of(name)
    header: dict[str, Value] = {"format": FORMAT, "id": pack}
    header["title"] = title[: PACK["title"].most] or pack
    if imported.licence:
        header["licence"] = " ".join(imported.licence.split())[: PACK["licence"].most]
    files = {PACK_FILE: f"{_MARK}{source}\n{block(header)}".encode()}
    for language, items in banks.items():
        text = bank_text(
            language, items, f"{schema_line(BANK_SCHEMA_FILE)}\n{_MARK}{source}"
        ).encode()
        if len(text) > MAX_BYTES:
            raise ExchangeError(Obstacle.TOO_LARGE, limit=MAX_BYTES // 2**20)
        files[_file_name(language)] = text
    return files | {BANK_SCHEMA_FILE: schema_files()[BANK_SCHEMA_FILE]}


def _file_name(language: str) -> str:
    stem = f"{language}-questions" if _DEVICE.fullmatch(language) else language
    return f"{stem}{SUFFIXES[0]}"


def _is_occupied(folder: Path) -> bool:
    if not is_folder(folder):
        return is_there(folder) or folder.is_symlink()
    return not all(is_left_over(each) for each in folder.iterdir())


def _earlier_banks(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix in SUFFIXES and _is_marked(path)]


def _is_marked(path: Path) -> bool:
    try:
        head = read_bytes(path, MAX_BYTES)[:_HEAD_BYTES].decode("utf-8", "replace")
    except UnreadableError:
        return False
    return any(line.startswith(_MARK) for line in head.split("\n")[:2])
