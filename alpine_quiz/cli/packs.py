"""``alpine-quiz packs``: which packs are here, and whether one is sound."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr, tr_count

if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from typing import Any

    from alpine_quiz.library.index.model import PackEntry
    from alpine_quiz.library.origins import Origin


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    packs = commands.add_parser(
        "packs",
        help=tr("add, list and check packs; take questions in and give them out"),
        description=tr(
            "Add, list and check packs of questions; take questions in and give them out."
        ),
    )
    actions = packs.add_subparsers(metavar="ACTION", title=tr("actions"), required=True)
    listing = actions.add_parser(
        "list", help=tr("list the packs here"), description=tr("List the packs on this machine.")
    )
    listing.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    listing.set_defaults(run=run_list)
    _add_others(actions)


def _add_others(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from alpine_quiz.cli import (
        checking,
        editing,
        exchange,
        flags,
        getting,
        giving,
        new,
        previewing,
        searching,
        statistics,
    )

    searching.add_parser(actions)
    new.add_parser(actions)
    checking.add_parser(actions)
    previewing.add_parser(actions)
    editing.add_parser(actions)
    getting.add_parser(actions)
    giving.add_parser(actions)
    exchange.add_parser(actions)
    statistics.add_parser(actions)
    flags.add_parser(actions)


def run_list(args: argparse.Namespace) -> int:
    """List the packs here; return 0."""
    from alpine_quiz.library.index.store import Index
    from alpine_quiz.library.packs import packs_folder
    from alpine_quiz.plain.problems import path_text

    with Index() as index:
        index.refresh()
        packs = index.packs()
    if args.json:
        _print_json({"packs": [_pack_value(entry) for entry in packs]})
        return 0
    for entry in packs:
        print(_pack_line(entry))
    if not packs:
        folder = path_text(packs_folder())
        print(tr("No pack is here. Put one into {folder}.", folder=folder))
    return 0


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


def _pack_line(entry: PackEntry) -> str:
    from alpine_quiz.language.catalogue import spoken
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.plain.giving import origin_text
    from alpine_quiz.plain.pasting import pasted
    from alpine_quiz.plain.problems import path_text

    name, shown = cleaned(entry.id), path_text(entry.path)
    if not entry.loaded:
        return tr(
            "{pack}: cannot be loaded; see: alpine-quiz packs check {path}",
            pack=name,
            path=pasted(shown),
        )
    counts = [
        tr_count(
            "{count} question in {language}",
            "{count} questions in {language}",
            entry.counts[language],
            language=language,
        )
        for language in entry.languages
    ]
    title = cleaned(entry.title.in_language(spoken()))
    origin, along = _origin(entry.id, entry.path)
    parts = [title, *counts, shown, origin_text(origin, along=along)]
    return tr("{pack}: {found}", pack=name, found=", ".join(parts))


def _origin(id_: str, path: Path) -> tuple[Origin | None, bool]:
    """Return where a pack comes from, and whether that is the game itself."""
    from alpine_quiz.library.adding import comes_along
    from alpine_quiz.library.origins import origin_of

    return origin_of(id_), comes_along(path)


def _pack_value(entry: PackEntry) -> dict[str, Any]:
    from alpine_quiz.plain.giving import origin_data

    if not entry.loaded:
        return {"id": entry.id, "path": str(entry.path), "loaded": False}
    origin, along = _origin(entry.id, entry.path)
    return {
        "id": entry.id,
        "path": str(entry.path),
        "loaded": True,
        "title": entry.title.texts,
        "version": entry.version,
        "licence": entry.licence,
        "questions": {language: entry.counts[language] for language in entry.languages},
        "origin": origin_data(origin, along=along),
    }


def _print_json(value: dict[str, Any]) -> None:
    import json

    # ASCII: paths may hold what no terminal and no encoder takes.
    print(json.dumps(value, indent=2))
