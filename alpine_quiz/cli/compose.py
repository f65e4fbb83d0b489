"""``alpine-quiz compose``: banks made of a pack's facts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    compose = commands.add_parser(
        "compose",
        help=tr("compose a pack's questions from its facts"),
        description=tr(
            "Compose the banks of packs from their facts. The same facts give the same "
            "bytes on every machine."
        ),
    )
    compose.add_argument(
        "packs", nargs="+", metavar="PACK", help=tr("a pack's folder, or the id of one here")
    )
    compose.add_argument(
        "--check",
        action="store_true",
        help=tr("write nothing; the exit code is 1 where banks and facts disagree"),
    )
    compose.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compose packs, or check them; return 1 where there are errors."""
    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.library.composing import compose_pack
    from alpine_quiz.plain.composing import composed_lines, problem_lines

    failed = False
    for pack in args.packs:
        found = compose_pack(path_of(pack), check=args.check)
        for line in problem_lines(found):
            print(line, file=sys.stderr)
        for line in composed_lines(found, check=args.check):
            print(line)
        failed = failed or found.errors > 0
    return int(failed)
