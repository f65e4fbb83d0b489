"""``alpine-quiz class list``: the sessions that were led here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action's parser."""
    listing = actions.add_parser(
        "list",
        help=tr("list the sessions led here"),
        description=tr("List the sessions that were led here, the latest first."),
    )
    listing.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    listing.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List them; return 1 where one cannot be read."""
    from alpine_quiz.classroom.report.sessions import list_sessions
    from alpine_quiz.cli.class_sessions import sweep_names
    from alpine_quiz.cli.printing import print_json, print_lines
    from alpine_quiz.plain.classroom_report.sessions import (
        session_lines,
        sessions_data,
        unreadable_text,
    )

    sweep_names(args.loaded.settings)
    found, faults = list_sessions()
    if args.json:
        print_json(sessions_data(found))
    else:
        print_lines(session_lines(found))
    for fault in faults:
        print(unreadable_text(fault), file=sys.stderr)
    return 1 if faults else 0
