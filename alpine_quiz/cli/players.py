"""``alpine-quiz players``: who plays here, renaming, deleting, and taking records along."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.cli.parsing import player_given
from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from alpine_quiz.records.players import Player
    from alpine_quiz.records.store import Records
    from alpine_quiz.settings.loading import Loaded

STANDARD_OUTPUT = "-"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    players = commands.add_parser(
        "players",
        help=tr("list, rename and delete players; export and import records"),
        description=tr(
            "Without an action, list who has played here. Rename and delete players; export and "
            "import everything that is kept of them."
        ),
    )
    players.add_argument("--json", action="store_true", help=tr("the list as one JSON document"))
    players.set_defaults(run=run_list)
    actions = players.add_subparsers(metavar="ACTION", title=tr("actions"))
    rename = actions.add_parser(
        "rename",
        help=tr("give a player another name"),
        description=tr("Give a player another name; everything stays theirs."),
    )
    rename.add_argument("old", metavar="OLD", help=tr("the name so far"))
    rename.add_argument("new", metavar="NEW", help=tr("the new name"))
    rename.set_defaults(run=run_rename)
    delete = actions.add_parser(
        "delete",
        help=tr("delete a player and everything that is kept of them"),
        description=tr("Delete a player and everything that is kept of them, for good."),
    )
    delete.add_argument("name", metavar="NAME", help=tr("whom to delete"))
    delete.add_argument("--yes", action="store_true", help=tr("without asking for the name"))
    delete.set_defaults(run=run_delete)
    _add_exchange(actions)


def _add_exchange(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = actions.add_parser(
        "export",
        help=tr("write everything that is kept as JSON"),
        description=tr("Write everything that is kept of one player, or of all, as JSON."),
    )
    export.add_argument(
        "--player", metavar="NAME", type=player_given, help=tr("of this player only")
    )
    export.add_argument(
        "--out",
        metavar="FILE",
        default=STANDARD_OUTPUT,
        help=tr("where to (to standard output if not said, or “-”)"),
    )
    export.add_argument("--force", action="store_true", help=tr("overwrite a file that is there"))
    export.set_defaults(run=run_export)
    taking = actions.add_parser(
        "import",
        help=tr("take in what was exported"),
        description=tr("Take in what was exported, here or elsewhere: what is lacking is added."),
    )
    taking.add_argument("file", metavar="FILE", help=tr("a file that was exported"))
    taking.set_defaults(run=run_import)


def run_list(args: argparse.Namespace) -> int:
    """List the players; return 1 where the records cannot be read."""
    from alpine_quiz.cli.printing import print_json, print_lines
    from alpine_quiz.plain.players import players_lines
    from alpine_quiz.records.store import look_into, records_path

    with look_into(records_path()) as records:
        found = records.players()
        if _unreadable(records):
            return 1
    if args.json:
        times = ("since", "latest")
        print_json(
            {
                "players": [
                    {"name": each.name} | {time: getattr(each, time).isoformat() for time in times}
                    for each in found
                ]
            }
        )
    else:
        print_lines(players_lines(found))
    return 0


def run_rename(args: argparse.Namespace) -> int:
    """Rename a player; return 1 where there is none or the name cannot be had."""
    from alpine_quiz.plain.players import renamed_text, renaming_text
    from alpine_quiz.records.players import RenamingError

    def rename(records: Records, player: Player) -> int:
        try:
            renamed = records.rename(player, args.new)
        except RenamingError as error:
            return _refused(renaming_text(error))
        if _unsaved(records):
            return 1
        print(renamed_text(player.name, renamed.name))
        return _let_settings_follow(args.loaded, player, renamed.name)

    return _with_player(args.old, rename)


def run_delete(args: argparse.Namespace) -> int:
    """Delete a player once the name was typed; return 1 where nothing was deleted."""
    from alpine_quiz.plain.players import NOT_DELETED, deleted_text, deleting_lines, type_to_delete
    from alpine_quiz.plain.wording import named_player
    from alpine_quiz.records.players import folded_name, is_name

    def delete(records: Records, player: Player) -> int:
        for line in deleting_lines(player.name, records.belongings(player)):
            print(line)
        if not args.yes:
            if sys.stdin is None or not sys.stdin.isatty():
                return _refused(
                    tr("Nothing was deleted: there is nobody to ask. To delete it all: --yes")
                )
            print(type_to_delete(player.name))
            typed = _typed()
            # An empty name would be the default player's.
            meant = folded_name(typed), folded_name(named_player(typed))
            if not is_name(typed) or player.folded not in meant:
                return _refused(tr(NOT_DELETED))
        wholly = records.delete_player(player)
        if _unsaved(records):
            return 1
        print(deleted_text(player.name, wholly=wholly))
        return _let_settings_follow(args.loaded, player, None)

    return _with_player(args.name, delete)


def _let_settings_follow(loaded: Loaded, before: Player, name: str | None) -> int:
    """Let the settings mean who is called ``name`` now, or, where nobody is, the default player.

    What a variable of the environment says cannot be changed from here; it is told.
    """
    from alpine_quiz.plain.settings import kept_line, refused_settings_line, settings_header
    from alpine_quiz.records.players import folded_name
    from alpine_quiz.settings.loading import load
    from alpine_quiz.settings.model import Source
    from alpine_quiz.settings.problems import SettingsError
    from alpine_quiz.settings.writing import write_setting

    settings = loaded.settings
    origin = settings.origin("player")
    by_default = origin.source is Source.DEFAULT
    if folded_name(settings.player) != before.folded or (by_default and name is None):
        return 0
    if origin.source not in (Source.FILE, Source.DEFAULT):
        print(tr("{variable} still names {name}.", variable=origin.name, name=before.name))
        return 0
    try:
        write_setting(loaded.path, "player", name, settings_header())
    except SettingsError as error:
        return _refused(refused_settings_line(error))
    print(kept_line("player", load().settings))
    return 0


def _typed() -> str:
    from alpine_quiz.plain.lines import StandardLines

    return StandardLines().read() or ""


def run_export(args: argparse.Namespace) -> int:
    """Write records as a document; return 1 where that cannot be."""
    from pathlib import Path

    from alpine_quiz.cli.printing import print_bytes, print_lines
    from alpine_quiz.cli.writing_out import hindrance
    from alpine_quiz.documents.writing import write_whole
    from alpine_quiz.plain.players import exported_lines
    from alpine_quiz.records.store import look_into, records_path

    with look_into(records_path()) as records:
        player = _known_player(records, args.player) if args.player else None
        if args.player and player is None:
            return 1
        found = records.export(player)
        if _unreadable(records):
            return 1
    if args.out == STANDARD_OUTPUT:
        print_bytes(found.data)
        return 0
    path = Path(args.out)
    if said := hindrance(path, force=args.force):
        return _refused(said)
    write_whole(path, found.data)
    print_lines(exported_lines(found, args.out))
    return 0


def run_import(args: argparse.Namespace) -> int:
    """Take in a document; return 1 where it is refused, or cannot be kept."""
    from pathlib import Path

    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.plain.players import import_fault_text, taken_in_lines
    from alpine_quiz.plain.records import sentence
    from alpine_quiz.records.exchange import read_document_at
    from alpine_quiz.records.failure import RecordsError
    from alpine_quiz.records.fields import ExchangeError
    from alpine_quiz.records.store import Records, records_path

    try:
        document = read_document_at(Path(args.file))
        with Records.open(records_path()) as records:
            found = records.take_in(document)
            if _unsaved(records):
                return 1
    except ExchangeError as error:
        return _refused(import_fault_text(error, args.file))
    except RecordsError as error:
        return _refused(sentence(error))
    print_lines(taken_in_lines(found))
    return 0


def _with_player(name: str, act: Callable[[Records, Player], int]) -> int:
    """Do something with a player of records that can be written."""
    from alpine_quiz.records.store import look_into, records_path

    with look_into(records_path()) as records:
        if _unsaved(records):
            return 1
        player = _known_player(records, name)
        return 1 if player is None else act(records, player)


def _known_player(records: Records, name: str) -> Player | None:
    from alpine_quiz.plain.scores import unknown_player_text
    from alpine_quiz.plain.wording import named_player
    from alpine_quiz.records.players import is_name

    player = None
    if is_name(name):
        player = records.find_player(name) or records.find_player(named_player(name))
    if player is None and not _unreadable(records):
        _refused(unknown_player_text(name, [each.name for each in records.players()]))
    return player


def _unreadable(records: Records) -> bool:
    """Say so where what the file holds is not known."""
    return not records.known and _unsaved(records)


def _unsaved(records: Records) -> bool:
    """Say so where nothing can be written."""
    from alpine_quiz.plain.records import sentence

    if records.unsaved_because is None:
        return False
    _refused(sentence(records.unsaved_because))
    return True


def _refused(said: str) -> int:
    print(said, file=sys.stderr)
    return 1
