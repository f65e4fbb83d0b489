"""``alpine-quiz packs``: the commands about packs, and the pack that is named to them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

ACTIONS = {
    "list": "listing",
    "search": "searching",
    "new": "new",
    "check": "checking",
    "preview": "previewing",
    "edit": "editing",
    "add": "getting",
    "update": "getting",
    "remove": "getting",
    "info": "giving",
    "pack": "giving",
    "import": "exchange",
    "export": "exchange",
    "statistics": "statistics",
    "flags": "flags",
}
"""The modules of the actions, in the order of the help."""


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """Add the command's parser; return where those of its actions go."""
    packs = commands.add_parser(
        "packs",
        help=tr("add, list and check packs; take questions in and give them out"),
        description=tr(
            "Add, list and check packs of questions; take questions in and give them out."
        ),
    )
    return packs.add_subparsers(metavar="ACTION", title=tr("actions"), required=True)


def path_of(name: str) -> Path:
    """Return the path of the pack that ``name`` means, by its id or as a path.

    Where it could mean another as well, that is told.
    """
    from alpine_quiz.library.packs import path_of as path_meant

    tell_other_meaning(name)
    return path_meant(name)


def tell_other_meaning(name: str) -> None:
    """Tell on standard error where a pack in this folder is not the one that ``name`` means."""
    from alpine_quiz.library.packs import means_another
    from alpine_quiz.plain.packs import other_meaning_text

    if means_another(name):
        print(other_meaning_text(name), file=sys.stderr)
