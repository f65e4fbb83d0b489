"""``alpine-quiz packs``: which packs are here, and whether one is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr, tr_count

if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from typing import Any

    from alpine_quiz.bank.model import Pack
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
        statistics,
    )

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
    from alpine_quiz.bank.pack import load_pack
    from alpine_quiz.library.packs import pack_paths, packs_folder
    from alpine_quiz.plain.problems import path_text

    packs = [(id_, path, load_pack(path)[0]) for id_, path in pack_paths().items()]
    if args.json:
        _print_json({"packs": [_pack_value(*found) for found in packs]})
        return 0
    for found in packs:
        print(_pack_line(*found))
    if not packs:
        folder = path_text(packs_folder())
        print(tr("No pack is here. Put one into {folder}.", folder=folder))
    return 0


def path_of(name: str) -> Path:
    """Return the path ``name``, or that of the pack here whose id it is."""
    from pathlib import Path

    from alpine_quiz.documents.files import is_there

    path = Path(name)
    if is_there(path) or path.name != name:
        return path
    from alpine_quiz.library.packs import pack_paths

    return pack_paths().get(name, path)


def _pack_line(id_: str, path: Path, pack: Pack | None) -> str:
    from alpine_quiz.language.catalogue import spoken
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.plain.giving import origin_text
    from alpine_quiz.plain.problems import path_text

    name, shown = cleaned(id_), path_text(path)
    if pack is None:
        return tr(
            "{pack}: cannot be loaded; see: alpine-quiz packs check {path}", pack=name, path=shown
        )
    counts = [
        tr_count(
            "{count} question in {language}",
            "{count} questions in {language}",
            len(pack.items(language)),
            language=language,
        )
        for language in pack.languages
    ]
    title = cleaned(pack.title.in_language(spoken()))
    origin, along = _origin(id_, path)
    parts = [title, *counts, shown, origin_text(origin, along=along)]
    return tr("{pack}: {found}", pack=name, found=", ".join(parts))


def _origin(id_: str, path: Path) -> tuple[Origin | None, bool]:
    """Return where a pack comes from, and whether that is the game itself."""
    from alpine_quiz.library.adding import comes_along
    from alpine_quiz.library.origins import origin_of

    return origin_of(id_), comes_along(path)


def _pack_value(id_: str, path: Path, pack: Pack | None) -> dict[str, Any]:
    from alpine_quiz.plain.giving import origin_data

    if pack is None:
        return {"id": id_, "path": str(path), "loaded": False}
    origin, along = _origin(id_, path)
    return {
        "id": id_,
        "path": str(path),
        "loaded": True,
        "title": pack.title.texts,
        "version": pack.version,
        "licence": pack.licence,
        "questions": {language: len(pack.items(language)) for language in pack.languages},
        "origin": origin_data(origin, along=along),
    }


def _print_json(value: dict[str, Any]) -> None:
    import json

    # ASCII: paths may hold what no terminal and no encoder takes.
    print(json.dumps(value, indent=2))
