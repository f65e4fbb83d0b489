"""``alpine-quiz project``: the wall of a room, in a terminal window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    project = commands.add_parser(
        "project",
        help=tr("show a class what all may see, in a window of its own"),
        description=tr(
            "Show the wall of the room that is open here: question, answers, distribution. "
            "Nothing can be done from it, and nothing secret is on it."
        ),
    )
    project.add_argument(
        "--url",
        metavar="URL",
        help=tr("the projector’s address of a room elsewhere, with all behind its #"),
    )
    project.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show the wall until it is left; 1 where there is none."""
    from alpine_quiz.classroom.clients.whereto import read_address
    from alpine_quiz.classroom.led import find_led
    from alpine_quiz.cli.play import on_a_terminal

    if args.url is not None:
        found = read_address(args.url)
        if found is None or not found.fragment:
            told = tr("“{address}” is no projector’s address.", address=args.url)
            print(told, file=sys.stderr)
            return 1
        url, secret = found.url, found.fragment
    else:
        led = find_led()
        if led is None:
            print(tr("No room is open here. Another one: --url"), file=sys.stderr)
            return 1
        url, secret = led.url, led.projector
    if not on_a_terminal():
        print(tr("A wall needs a terminal to draw on."), file=sys.stderr)
        return 1
    from alpine_quiz.terminal.classroom.apps import ClassApp
    from alpine_quiz.terminal.classroom.wall import WallScreen

    app = ClassApp(lambda: WallScreen(url, secret), args.loaded)
    app.run()
    return app.return_code or 0
