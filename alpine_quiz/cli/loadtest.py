"""``alpine-quiz loadtest``: how large a class this machine can bear."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

MOST_PLAYERS = 20_000
MOST_QUESTIONS = 100
_PLAYERS = 100
_QUESTIONS = 5


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    from alpine_quiz.cli.parsing import number_between

    load = commands.add_parser(
        "loadtest",
        help=tr("try this machine with a simulated class"),
        description=tr(
            "Let simulated students play on this machine, and tell how long questions and "
            "answers take. Without an address a room is opened for it; with one, it is the room "
            "that is open here, and used up by it."
        ),
    )
    load.add_argument(
        "address", nargs="?", metavar="ADDRESS", help=tr("the address of the room that is open")
    )
    load.add_argument(
        "--players",
        metavar="N",
        type=number_between(1, MOST_PLAYERS),
        default=_PLAYERS,
        help=tr("how many students (100 if not said)"),
    )
    load.add_argument(
        "--questions",
        metavar="M",
        type=number_between(1, MOST_QUESTIONS),
        default=_QUESTIONS,
        help=tr("how many questions (5 if not said)"),
    )
    load.add_argument("--json", action="store_true", help=tr("the figures as JSON"))
    load.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Test, and return 0; 1 where an answer was lost or the test cannot be."""
    from alpine_quiz.cli.load_testing import test_load
    from alpine_quiz.plain.refusal import RefusalError

    try:
        return test_load(args.address, args.players, args.questions, as_json=args.json)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
