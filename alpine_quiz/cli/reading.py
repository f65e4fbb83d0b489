"""``alpine-quiz documents read``: a document of a pack, in the terminal or as plain lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Document, Pack
    from alpine_quiz.documents.text import Text
    from alpine_quiz.records.sitting import Sitting


class Found(NamedTuple):
    """A document, the pack that declares it, and its text where a file was given."""

    pack: Pack
    document: Document
    text: Text | None = None


def run(args: argparse.Namespace) -> int:
    """Read; return 1 where there is no such document, otherwise 0."""
    from alpine_quiz.cli.sitting_down import language_told
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.records.players import Player, clean_name
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.store import look_into, records_path

    try:
        found = find_document(args.document, args.pack)
        language = language_told(found.pack, args.lang, args.loaded.settings)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    with look_into(records_path()) as records:
        name = args.player or args.loaded.settings.player
        # Reading is no playing: it makes nobody known.
        now = records.now()
        player = records.find_player(name) or Player(clean_name(name), now, now)
        sitting = Sitting(found.pack, language, records, player)
        if found.text is not None:
            sitting.lay_open(found.document.id, found.text)
        return _read(sitting, found.document.id, args.at, plain=args.plain)


def _read(sitting: Sitting, document: str, at: int | None, *, plain: bool) -> int:
    from alpine_quiz.cli.play import on_a_terminal

    if plain or not on_a_terminal():
        from alpine_quiz.plain.lines import StandardLines
        from alpine_quiz.plain.reader import read_document

        read_document(sitting, document, StandardLines(), at)
        return 0
    from alpine_quiz.terminal.reader import ReaderApp

    app = ReaderApp(sitting, document, at)
    app.run()
    return app.return_code or 0


def find_document(name: str, pack: str | None) -> Found:
    """Return the document that ``name`` means, in one pack or among all that are here.

    It is an id, a file's name, or a file with the content that a pack declares. Raises
    ``RefusalError``.
    """
    from alpine_quiz.cli.sitting_down import open_wished
    from alpine_quiz.library.packs import pack_headers
    from alpine_quiz.plain.refusal import ambiguous_document, unknown_document

    packs = pack_headers() if pack is None else [open_wished(pack)[0]]
    found = _named(name, packs) or _in_file(name, packs)
    if not found:
        raise unknown_document(name, packs)
    if len(found) > 1:
        raise ambiguous_document(name, [each.pack.id for each in found])
    only = found[0]
    # Of all that are here only what they say of themselves was read.
    return only if pack is not None else only._replace(pack=open_wished(str(only.pack.path))[0])


def _named(name: str, packs: Iterable[Pack]) -> list[Found]:
    by_id = [Found(pack, pack.documents[name]) for pack in packs if name in pack.documents]
    return by_id or [
        Found(pack, document)
        for pack in packs
        for document in pack.documents.values()
        if document.file == name
    ]


def _in_file(name: str, packs: Iterable[Pack]) -> list[Found]:
    """Return the documents that the file ``name`` is, recognised by its hash."""
    from pathlib import Path

    from alpine_quiz.documents.files import UnreadableError
    from alpine_quiz.documents.text import read_text

    try:
        text = read_text(Path(name))
    except UnreadableError:
        return []
    return [
        Found(pack, document, text)
        for pack in packs
        for document in pack.documents.values()
        if document.sha256 == text.sha256
    ]
