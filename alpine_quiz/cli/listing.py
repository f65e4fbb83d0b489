"""``alpine-quiz packs list``: which packs are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr, tr_count

if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from typing import Any

    from alpine_quiz.library.index.model import PackEntry
    from alpine_quiz.library.origins import Origin


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    listing = actions.add_parser(
        "list", help=tr("list the packs here"), description=tr("List the packs on this machine.")
    )
    listing.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    listing.set_defaults(run=run_list)


def run_list(args: argparse.Namespace) -> int:
    """List the packs here; return 0."""
    from alpine_quiz.cli.printing import print_json
    from alpine_quiz.library.index.store import Index
    from alpine_quiz.library.packs import packs_folder
    from alpine_quiz.plain.problems import path_text

    with Index() as index:
        index.refresh()
        packs = index.packs()
    if args.json:
        print_json({"packs": [_pack_value(entry) for entry in packs]})
        return 0
    for entry in packs:
        print(_pack_line(entry))
    if not packs:
        folder = path_text(packs_folder())
        print(tr("No pack is here. Put one into {folder}.", folder=folder))
    return 0


def _pack_line(entry: PackEntry) -> str:
    from alpine_quiz.language.catalogue import spoken
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.plain.command import path_argument
    from alpine_quiz.plain.giving import origin_text
    from alpine_quiz.plain.problems import path_text

    name, shown = cleaned(entry.id), path_text(entry.path)
    if not entry.loaded:
        return tr(
            "{pack}: cannot be loaded; see: alpine-quiz packs check {path}",
            pack=name,
            path=path_argument(entry.path),
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
