"""``alpine-quiz join``: play in a room of somebody else's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    join = commands.add_parser(
        "join",
        help=tr("play in a class, from this terminal"),
        description=tr("Play in the room of a class, at the address that stands on its wall."),
    )
    join.add_argument(
        "address",
        metavar="ADDRESS",
        help=tr("the room's address, such as 192.168.1.20:4110; its PIN may stand behind a #"),
    )
    join.add_argument("--pin", metavar="P", help=tr("the room's PIN (asked for if not said)"))
    join.add_argument("--name", metavar="NAME", help=tr("your name (asked for if not said)"))
    join.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))
    join.add_argument(
        "--plain", action="store_true", help=tr("as plain lines, for screen readers and pipes")
    )
    join.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Play until the room is closed or left; 1 where that cannot be."""
    from alpine_quiz.classroom.clients.attending import Attending
    from alpine_quiz.classroom.clients.whereto import read_address
    from alpine_quiz.cli.play import on_a_terminal

    found = read_address(args.address)
    if found is None:
        told = tr("“{address}” is no address of a room.", address=args.address)
        print(told, file=sys.stderr)
        return 1
    pin = "".join((args.pin or found.pin).split())
    name = args.name or ""
    plain = args.plain or args.loaded.settings.plain
    if plain or not on_a_terminal():
        from alpine_quiz.plain.classroom.student import join_plainly
        from alpine_quiz.plain.lines import StandardLines

        return join_plainly(
            Attending(found.url, language=args.lang or ""), StandardLines(), pin, name
        )
    from alpine_quiz.terminal.classroom.apps import ClassApp
    from alpine_quiz.terminal.classroom.door import DoorScreen

    app = ClassApp(
        lambda: DoorScreen(Attending(found.url, language=args.lang or ""), pin, name), args.loaded
    )
    app.run()
    return app.return_code or 0
