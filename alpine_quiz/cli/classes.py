"""``alpine-quiz class``: what a teacher does before and after a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

ACTIONS = {
    "list": "class_list",
    "report": "class_report",
    "compare": "class_compare",
    "practise": "class_practise",
    "cards": "class_cards",
    "forget": "class_forget",
}
"""The modules of the actions, in the order of the help."""


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """Add the command's parser; return where those of its actions go."""
    group = commands.add_parser(
        "class",
        help=tr("before and after a lesson: reports, practice, cards, forgetting"),
        description=tr(
            "Look back at the sessions that were led here, practise what was missed, print "
            "cards, and forget."
        ),
    )
    return group.add_subparsers(metavar="ACTION", title=tr("actions"), required=True)
