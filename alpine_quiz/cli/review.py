"""``alpine-quiz review``: judging what was proposed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    review = commands.add_parser(
        "review",
        help=tr("judge what was proposed"),
        description=tr(
            "Go through a pack's candidates, each beside its quote in the document: "
            "accept, edit, merge with a known fact, or reject. Every decision is saved at once, in "
            "facts.yaml and decisions.yaml."
        ),
    )
    review.add_argument("pack", metavar="PACK", help=tr("a pack's folder, or the id of one here"))
    review.add_argument(
        "--plain", action="store_true", help=tr("as plain lines, for screen readers and pipes")
    )
    review.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Review; return 0, or 1 where there is nothing that can be reviewed."""
    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.cli.play import on_a_terminal
    from alpine_quiz.library.reviewing import Desk, ReviewError
    from alpine_quiz.plain.reviewing import error_text, parting_lines

    try:
        desk = Desk(path_of(args.pack))
    except ReviewError as error:
        print(error_text(error), file=sys.stderr)
        return 1
    if desk.review.current is None:
        print(tr("Every candidate is decided."))
        for line in parting_lines(desk):
            print(line)
        return 0
    plain = args.plain or args.loaded.settings.plain
    if plain or not on_a_terminal():
        from alpine_quiz.plain.lines import StandardLines
        from alpine_quiz.plain.review import PlainReview

        if not plain:
            print(tr("This is no terminal to draw on, so the review runs as plain lines."))
        PlainReview(desk, StandardLines()).run()
        return 0
    from alpine_quiz.terminal.reviewing import ReviewApp

    app = ReviewApp(desk, args.loaded)
    app.run()
    for line in parting_lines(desk):
        print(line)
    return app.return_code or 0
