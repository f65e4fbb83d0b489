"""``alpine-quiz packs flags``: the questions that players here find something wrong with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.records.flags import Flag
    from alpine_quiz.records.store import Records


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    flags = actions.add_parser(
        "flags",
        help=tr("list the questions that players find bad"),
        description=tr(
            "List the questions that players on this machine find something wrong with, for "
            "those who write the pack."
        ),
    )
    flags.add_argument(
        "pack", nargs="?", metavar="PACK", help=tr("only this pack: its id, or a path to it")
    )
    form = flags.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    form.add_argument("--csv", action="store_true", help=tr("as CSV, for a spreadsheet"))
    form.add_argument(
        "--clear",
        metavar="ID",
        help=tr("take all flags of the question with this id back: it is mended"),
    )
    flags.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List or clear flags; return 1 where the records cannot be read or nothing is flagged so."""
    from alpine_quiz.plain.records import sentence
    from alpine_quiz.records.store import look_into, records_path

    if args.clear is not None and args.pack is None:
        return _refuse(tr("Say of which pack: alpine-quiz packs flags PACK --clear ID"))
    with look_into(records_path()) as records:
        pack = _id_of(args.pack) if args.pack is not None else None
        found = records.flags(pack)
        if records.unsaved_because and not records.known:
            return _refuse(sentence(records.unsaved_because))
        if pack is not None and not found and (missing := _missing(args.pack)):
            return _refuse(missing)
        if args.clear is not None:
            return _clear(records, found, args.clear)
    _print(found, args)
    return 0


def _id_of(name: str) -> str:
    """Return the id of the pack that ``name`` means; one that is not here goes by its id."""
    from alpine_quiz.bank.pack import pack_id
    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.documents.files import is_there

    path = path_of(name)
    return pack_id(path) if is_there(path) else name


def _missing(name: str) -> str:
    """Return that there is no such pack, or an empty string where there is."""
    from alpine_quiz.library.packs import UnknownPackError, UnplayablePackError, open_pack
    from alpine_quiz.plain.refusal import unknown_pack

    try:
        open_pack(name)
    except UnknownPackError as error:
        return str(unknown_pack(error))
    except UnplayablePackError:
        return ""
    return ""


def _packs(wanted: str | None, preferred: str, ids: Iterable[str]) -> dict[str, Pack]:
    """Return the flagged packs that are here, by their ids.

    ``preferred`` is the pack of the settings, which may be a path to one that is elsewhere.
    """
    from alpine_quiz.bank.pack import load_pack
    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.documents.files import is_there

    found: dict[str, Pack] = {}
    for id_ in ids:
        for path in map(path_of, filter(None, (wanted or id_, preferred))):
            pack = load_pack(path)[0] if is_there(path) else None
            if pack is not None and pack.id == id_:
                found.setdefault(id_, pack)
    return found


def _clear(records: Records, found: Iterable[Flag], item: str) -> int:
    from alpine_quiz.language.catalogue import tr_count
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.plain.records import sentence

    cleared = 0
    for flag in found:
        player = records.find_player(flag.player) if flag.item == item else None
        if player is not None:
            cleared += records.unflag(player, flag.pack, flag.item)
    if records.unsaved_because:
        return _refuse(sentence(records.unsaved_because))
    if not cleared:
        return _refuse(tr("No question with the id “{id}” is flagged there.", id=cleaned(item)))
    print(tr_count("{count} flag taken back.", "{count} flags taken back.", cleared))
    return 0


def _print(found: tuple[Flag, ...], args: argparse.Namespace) -> None:
    from alpine_quiz.cli.printing import print_bytes, print_json
    from alpine_quiz.plain.flags import flag_lines, flags_csv, flags_data

    preferred = args.loaded.settings.pack
    packs = _packs(args.pack, preferred, dict.fromkeys(flag.pack for flag in found))
    if args.json:
        print_json(flags_data(found, packs))
    elif args.csv:
        print_bytes(flags_csv(found, packs))
    else:
        for line in flag_lines(found, packs):
            print(line)


def _refuse(said: str) -> int:
    print(said, file=sys.stderr)
    return 1
