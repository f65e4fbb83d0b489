"""``alpine-quiz scores``: looking back, as text, as JSON, or as tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.cli.parsing import player_given
from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.store import Records

# As plain.looking_back has them; importing that would cost every command's start.
PARTS = ("overview", "accuracy", "time", "due", "facts", "records", "rounds")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parts = ", ".join(PARTS)
    scores = commands.add_parser(
        "scores",
        help=tr("look back: rounds, accuracy, what is due, records"),
        description=tr(
            "Look back: rounds and how they went, accuracy by topic and over time, what is due "
            "when, the strongest and weakest facts, and records."
        ),
    )
    scores.add_argument(
        "--player", metavar="NAME", type=player_given, help=tr("whose scores (yours if not said)")
    )
    packs = scores.add_mutually_exclusive_group()
    packs.add_argument("--pack", metavar="P", help=tr("of one pack: its id, or a path to it"))
    packs.add_argument(
        "--all", action="store_true", help=tr("of all packs, which is so if not said")
    )
    form = scores.add_mutually_exclusive_group()
    form.add_argument(
        "--part",
        choices=PARTS,
        metavar="PART",
        help=tr("one part in full: {parts}", parts=parts),
    )
    form.add_argument(
        "--csv",
        choices=PARTS,
        metavar="PART",
        help=tr("one part as a table of comma-separated values, for spreadsheets"),
    )
    scores.add_argument("--json", action="store_true", help=tr("as JSON, for other programs"))
    scores.add_argument(
        "--lang", metavar="L", help=tr("the language facts are told in, such as en")
    )
    scores.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the scores; return 1 where there is no such player or the records are unreadable."""
    from alpine_quiz.plain.records import sentence
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.plain.scores import unknown_player_text
    from alpine_quiz.records.store import look_into, records_path

    with look_into(records_path()) as records:
        name = args.player or args.loaded.settings.player
        player = records.find_player(name)
        known = [each.name for each in records.players()]
        try:
            pack = _pack(args.pack, records)
        except RefusalError as refusal:
            sys.stderr.write(f"{refusal}\n")
            return 1
        found = _look_back(records, name, pack, args.lang)
        # Asked last: some damage shows only in the reading.
        if records.unsaved_because and not records.known:
            sys.stderr.write(f"{sentence(records.unsaved_because)}\n")
            return 1
    if args.player and player is None:
        sys.stderr.write(f"{unknown_player_text(args.player, known)}\n")
        return 1
    _print(found, part=args.part, table=args.csv, as_json=args.json)
    return 0


def _pack(name: str | None, records: Records) -> Pack | str | None:
    """Return the pack that was asked for, or the id of one that was played and is gone."""
    if name is None:
        return None
    from alpine_quiz.cli.sitting_down import open_wished
    from alpine_quiz.plain.refusal import RefusalError

    try:
        return open_wished(name)[0]
    except RefusalError:
        if records.has_played(name):
            return name
        raise


def _look_back(
    records: Records, name: str, pack: Pack | str | None, language: str | None
) -> LookingBack:
    from alpine_quiz.language.catalogue import spoken
    from alpine_quiz.records.looking_back import look_back
    from alpine_quiz.records.players import Player, clean_name

    # Whoever has not played yet is not made known by being looked for.
    now = records.now()
    player = records.find_player(name) or Player(clean_name(name), now, now)
    told = language or spoken()
    if pack is None or isinstance(pack, str):
        return look_back(records, player, told, pack, named_in=spoken())
    return look_back(records, player, told, pack.id, [pack], named_in=spoken())


def _print(found: LookingBack, *, part: str | None, table: str | None, as_json: bool) -> None:
    from alpine_quiz.cli.printing import print_bytes, print_json, print_lines
    from alpine_quiz.plain.looking_back.data import looking_back_data, table_of
    from alpine_quiz.plain.looking_back.parts import Part, all_lines, part_lines
    from alpine_quiz.plain.scores import title_line

    if table:
        print_bytes(table_of(Part(table), found))
    elif as_json:
        print_json(looking_back_data(found, Part(part) if part else None))
    else:
        lines = part_lines(Part(part), found) if part else all_lines(found)
        print_lines([title_line(found.player), "", *lines])
