"""Writing packs into the index: of one that is known only the files that have changed."""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import PACK_FILE
from alpine_quiz.bank.model import Localized
from alpine_quiz.bank.pack import load_header, pack_id, pack_of, without_duplicates
from alpine_quiz.bank.reader import read_bank
from alpine_quiz.documents.files import is_folder
from alpine_quiz.game.sought import said_of, topic_names
from alpine_quiz.library.index.stamps import Known, Stamp, has_changed, now, sha_of, stamps_of
from alpine_quiz.library.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from alpine_quiz.bank.model import Bank, Pack, Question

_ITEMS_A_FILE = 20
"""Bits of an item's id that count the items of its file."""
_PACKS = "SELECT id, path, name, header, hidden, twins FROM pack"
_FILES = "SELECT pack, path, id, size, modified, read, sha FROM file"
_OF_A_PACK = "WHERE pack = (SELECT id FROM pack WHERE path = ?)"
_INSERT_PACK = """
    INSERT INTO pack (path, place, name, header, loaded, hidden, twins) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_ITEM = "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_SAID = "INSERT INTO said (rowid, stem, answers, topic) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class KnownPack:
    """A pack as the index has it, and its files by their paths."""

    id: int
    name: str
    header: str
    hidden: bool
    twins: bool
    files: Mapping[bytes, Known]


def known_packs(connection: sqlite3.Connection) -> dict[bytes, KnownPack]:
    """Return the packs that the index has, by their paths, in the order of listing."""
    return _known(connection, f"{_PACKS} ORDER BY place", _FILES, ())


def survey(paths: Sequence[Path], known: Mapping[bytes, KnownPack]) -> list[Filling]:
    """Return what there is to be written of the packs at ``paths``, in their order.

    Of several with one id the first counts; the others are hidden.
    """
    found = []
    names: set[str] = set()
    for place, path in enumerate(paths):
        before = known.get(os.fsencode(path))
        stamps = stamps_of(path)
        changed = _changed(stamps, before)
        own = path / PACK_FILE if path / PACK_FILE in stamps else path
        name = before.name if before and own not in changed else storable(pack_id(path))
        hidden = name in names
        names.add(name)
        if before and before.hidden == hidden and _is_as_known(stamps, changed, before):
            continue
        found.append(Filling(path, place, stamps, changed, before, hidden=hidden))
    return found


def _changed(stamps: Mapping[Path, Stamp], known: KnownPack | None) -> frozenset[Path]:
    files = known.files if known else {}
    return frozenset(
        file
        for file, stamp in stamps.items()
        if has_changed(file, stamp, files.get(os.fsencode(file)))
    )


def _is_as_known(stamps: Mapping[Path, Stamp], changed: Collection[Path], known: KnownPack) -> bool:
    """Tell whether nothing has to be written, not even stamps."""
    files = {os.fsencode(file): stamp for file, stamp in stamps.items()}
    return (
        not changed
        and _stamps(known) == files
        and not any(each.is_doubtful() for each in known.files.values())
    )


def _stamps(known: KnownPack) -> dict[bytes, Stamp]:
    return {file: each.stamp for file, each in known.files.items()}


class Filling:
    """One pack on its way into the index: read first, then written in one transaction.

    ``changed`` are the files to be read; what differs of the others is their stamps.
    """

    def __init__(
        self,
        path: Path,
        place: int,
        stamps: Mapping[Path, Stamp],
        changed: Collection[Path],
        known: KnownPack | None,
        *,
        hidden: bool,
    ) -> None:
        self.path = path
        self._place = place
        self._stamps = stamps
        self._changed = changed
        self._known = known
        self._hidden = hidden
        self._begun = now()
        self._shas: dict[Path, bytes] = {}
        self._pack = pack_of({}, path)
        self._banks: dict[Path, Bank] = {}
        self._whole = True

    @property
    def size(self) -> int:
        """How many bytes there are to be read, at least."""
        return sum(self._stamps[each].size for each in self._changed)

    def read(self) -> None:
        """Read what is to be written."""
        self._begun = now()
        known = self._known
        for file in self._stamps:
            before = known.files.get(os.fsencode(file)) if known else None
            same = before is not None and file not in self._changed
            self._shas[file] = before.sha if before and same else sha_of(file)
        header = load_header(self.path) if is_folder(self.path) else None
        whole = known is None or known.twins or known.hidden or self._hidden
        if header is None or whole or known is None or known.header != header_text(header):
            self._read_whole()
        else:
            self._pack, self._whole = header, False
            self._banks = _banks(self._changed)

    def _read_whole(self) -> None:
        self._whole = True
        if is_folder(self.path):
            self._pack = load_header(self.path)
            self._banks = _banks(() if self._hidden else self._stamps)
            return
        file, _ = read_bank(self.path) if self._stamps else (None, [])
        header = dict(file.header) if file else {}
        header["id"] = header.pop("pack", "")
        self._pack = pack_of(header, self.path)
        self._banks = {self.path: file.bank} if file and not self._hidden else {}

    def write(self, connection: sqlite3.Connection) -> None:
        """Write it, unless another process has meanwhile."""
        with transaction(connection):
            path = os.fsencode(self.path)
            known = _known(
                connection,
                f"{_PACKS} WHERE path = ?",
                f"{_FILES} {_OF_A_PACK}",
                (path,),
            ).get(path)
            if known != self._known and known and self._is_written(known):
                return
            if self._whole or known is None or known != self._known:
                self._write_whole(connection, known)
                return
            connection.execute("SAVEPOINT banks")
            try:
                self._write_banks(connection, known)
            except sqlite3.IntegrityError:
                # An id that another file has too: which of them counts, only all can tell.
                connection.execute("ROLLBACK TO banks")
                self._write_whole(connection, known)

    def _is_written(self, known: KnownPack) -> bool:
        stamps = {os.fsencode(file): stamp for file, stamp in self._stamps.items()}
        return known.hidden == self._hidden and _stamps(known) == stamps

    def _write_whole(self, connection: sqlite3.Connection, known: KnownPack | None) -> None:
        if not self._whole:
            self._read_whole()
        path, name = os.fsencode(self.path), storable(self._pack.id)
        drop_pack(connection, path)
        kept, twins = without_duplicates(self._banks.values())
        header = header_text(self._pack)
        pack = connection.execute(
            _INSERT_PACK,
            (path, self._place, name, header, self._is_loaded(), self._hidden, bool(twins)),
        ).lastrowid
        banks = dict(zip(self._banks, kept, strict=True))
        for file in self._stamps:
            self._write_file(connection, pack or 0, file, banks.get(file), known)

    def _write_banks(self, connection: sqlite3.Connection, known: KnownPack) -> None:
        """Write the banks that have changed, and the stamps of the others."""
        loaded = (self._is_loaded(), known.id)
        connection.execute("UPDATE pack SET loaded = ? WHERE id = ?", loaded)
        stamps = {os.fsencode(file): file for file in self._stamps}
        for path, each in known.files.items():
            if path not in stamps or stamps[path] in self._changed:
                drop_file(connection, each.id)
        for path, file in stamps.items():
            if file in self._changed:
                self._write_file(connection, known.id, file, self._banks.get(file), known)
            else:
                stamp = self._stamps[file]
                connection.execute(
                    "UPDATE file SET size = ?, modified = ?, read = ? WHERE id = ?",
                    (stamp.size, stamp.modified, self._begun, known.files[path].id),
                )

    def _is_loaded(self) -> bool:
        """Tell whether there is a bank at all, be it without one good question."""
        return bool(self._banks) or any(
            file.name != PACK_FILE for file in self._stamps if file != self.path
        )

    def _write_file(
        self,
        connection: sqlite3.Connection,
        pack: int,
        file: Path,
        bank: Bank | None,
        known: KnownPack | None,
    ) -> None:
        path, stamp = os.fsencode(file), self._stamps[file]
        # A file that is read again keeps its id, and its questions their place among others.
        before = known.files.get(path) if known else None
        own = before.id if before else None
        sha = self._shas.get(file, b"")
        values = (own, pack, path, stamp.size, stamp.modified, self._begun, sha)
        id_ = connection.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", values).lastrowid
        if bank is not None:
            self._write_items(connection, pack, id_ or 0, bank)

    def _write_items(
        self, connection: sqlite3.Connection, pack: int, file: int, bank: Bank
    ) -> None:
        first = file << _ITEMS_A_FILE
        items = list(enumerate(bank.items[: 1 << _ITEMS_A_FILE], first))
        connection.executemany(
            _INSERT_ITEM, ((id_, pack, *_values(item, bank.language)) for id_, item in items)
        )
        connection.executemany(_INSERT_SAID, ((id_, *self._said(item)) for id_, item in items))

    def _said(self, item: Question) -> Iterator[str]:
        names = topic_names(self._pack, item.topic)
        return (storable(" ".join(words)) for words in said_of(item, names))


def put_in_order(
    connection: sqlite3.Connection, paths: Sequence[Path], known: Collection[bytes]
) -> None:
    """Remove the packs that are ``known`` but not at ``paths``, and note the order of the others.

    Nothing is written where nothing has changed.
    """
    order = {os.fsencode(path): place for place, path in enumerate(paths)}
    places = dict(connection.execute("SELECT path, place FROM pack"))
    gone = set(known) & set(places) - set(order)
    moved = [path for path in places if path in order and places[path] != order[path]]
    if not gone and not moved:
        return
    with transaction(connection):
        for path in gone:
            drop_pack(connection, path)
        connection.executemany(
            "UPDATE pack SET place = ? WHERE path = ?", ((order[path], path) for path in moved)
        )


def drop_pack(connection: sqlite3.Connection, path: bytes) -> None:
    """Remove a pack, if it is there; to be called within a transaction."""
    ids = connection.execute(
        "SELECT file.id FROM file JOIN pack ON pack.id = file.pack WHERE pack.path = ?", (path,)
    ).fetchall()
    for (id_,) in ids:
        drop_file(connection, id_)
    connection.execute("DELETE FROM pack WHERE path = ?", (path,))


def drop_file(connection: sqlite3.Connection, id_: int) -> None:
    """Remove a file and its questions; to be called within a transaction."""
    bounds = (id_ << _ITEMS_A_FILE, (id_ + 1) << _ITEMS_A_FILE)
    connection.execute("DELETE FROM said WHERE rowid >= ? AND rowid < ?", bounds)
    connection.execute("DELETE FROM item WHERE id >= ? AND id < ?", bounds)
    connection.execute("DELETE FROM file WHERE id = ?", (id_,))


def _known(
    connection: sqlite3.Connection, packs: str, of_files: str, values: tuple[bytes, ...]
) -> dict[bytes, KnownPack]:
    files: dict[int, dict[bytes, Known]] = {}
    for pack, path, id_, size, modified, read, sha in connection.execute(of_files, values):
        files.setdefault(pack, {})[path] = Known(id_, Stamp(size, modified), read, sha)
    return {
        path: KnownPack(id_, name, header, bool(hidden), bool(twins), files.get(id_, {}))
        for id_, path, name, header, hidden, twins in connection.execute(packs, values)
    }


def _banks(files: Iterable[Path]) -> dict[Path, Bank]:
    """Return what can be read of the banks among ``files``."""
    read = ((file, read_bank(file)[0]) for file in files if file.name != PACK_FILE)
    return {file: each.bank for file, each in read if each is not None}


def header_text(pack: Pack) -> str:
    """Return what a pack's own file says of it, as the index keeps it."""
    said: dict[str, Any] = {
        "id": pack.id,
        "title": pack.title.texts,
        "description": pack.description.texts,
        "version": pack.version,
        "licence": pack.licence,
        "topics": {topic: names.texts for topic, names in pack.named_topics.items()},
    }
    return json.dumps(said, sort_keys=True)


def localized(texts: Mapping[str, str]) -> Localized:
    """Return a text once a language as it was kept."""
    return Localized(dict(texts))


def storable(text: str) -> str:
    """Return ``text`` without lone surrogates, which SQLite cannot keep."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _values(item: Question, language: str) -> tuple[str | int, ...]:
    texts: tuple[str | int, ...] = (
        item.id,
        language,
        item.type.value,
        item.topic,
        item.topic.casefold(),
        item.difficulty,
        item.place.line,
        json.dumps(item.subjects),
        item.stem,
    )
    return tuple(storable(each) if isinstance(each, str) else each for each in texts)
