"""``alpine-quiz packs``: the commands about packs, and the pack that is named to them."""

from __future__ import annotations

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
    """Return the path ``name``, or that of the pack here whose id it is."""
    from pathlib import Path

    from alpine_quiz.documents.files import is_there

    path = Path(name)
    if is_there(path) or path.name != name:
        return path
    from alpine_quiz.library.packs import pack_paths

    return pack_paths().get(name, path)
