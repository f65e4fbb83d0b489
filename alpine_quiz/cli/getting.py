"""``alpine-quiz packs add``, ``update`` and ``remove``: which packs are on this machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.exchange.getting import Brought
    from alpine_quiz.library.adding import Staged
    from alpine_quiz.library.comparing import Changes
    from alpine_quiz.library.origins import Origin


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands' parsers."""
    adding = actions.add_parser(
        "add",
        help=tr("add a pack to those on this machine"),
        description=tr(
            "Add a pack to those on this machine: from a folder, a file of questions, a "
            "spreadsheet, a zip file or a git repository. All of it comes, or nothing."
        ),
    )
    adding.add_argument(
        "source", metavar="SOURCE", help=tr("a folder, a file, or a git address (https://…)")
    )
    adding.add_argument("--ref", metavar="REF", help=tr("of git: a branch, a tag or a commit"))
    adding.add_argument("--within", metavar="FOLDER", help=tr("the folder in it that is the pack"))
    adding.add_argument(
        "--lang", metavar="L", help=tr("of a spreadsheet: its language, such as en")
    )
    adding.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    adding.set_defaults(run=run_add)
    update = actions.add_parser(
        "update",
        help=tr("get the newer versions of packs that were added"),
        description=tr(
            "Get the newer version of a pack that was added, or of all. What changes is told "
            "before it is taken; what you know of its questions stays."
        ),
    )
    update.add_argument("pack", nargs="?", metavar="ID", help=tr("only this pack"))
    update.add_argument("--yes", action="store_true", help=tr("without asking"))
    update.add_argument(
        "--dry-run", action="store_true", help=tr("only tell what would change; take nothing")
    )
    update.add_argument(
        "--force", action="store_true", help=tr("even where that loses changes made here")
    )
    update.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    update.set_defaults(run=run_update)
    remove = actions.add_parser(
        "remove",
        help=tr("delete a pack that was added"),
        description=tr("Delete a pack that was added. What was played of it stays."),
    )
    remove.add_argument("pack", metavar="ID", help=tr("the pack's id"))
    remove.add_argument("--yes", action="store_true", help=tr("without asking"))
    remove.set_defaults(run=run_remove)


def run_add(args: argparse.Namespace) -> int:
    """Add a pack; return 1 where it is refused."""
    from dataclasses import replace

    from alpine_quiz.exchange.getting import bring
    from alpine_quiz.exchange.model import ExchangeError
    from alpine_quiz.library import adding
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.library.sources import origin_from
    from alpine_quiz.plain.getting import refused_text

    try:
        origin = origin_from(args.source, within=args.within or "", ref=args.ref or "")
        origin = replace(origin, language=args.lang or "")
        _announce(origin, args)
        brought = bring(origin)
        with adding.staged(brought.parcel) as ready:
            adding.add(ready, brought.origin)
    except (RefusedPackError, ExchangeError) as error:
        return _refused(refused_text(error, args.source))
    _tell_added(args, ready, brought)
    return 0


def run_update(args: argparse.Namespace) -> int:
    """Update a pack, or all that were added; return 1 where one could not be."""
    from alpine_quiz.cli.printing import print_json, print_lines
    from alpine_quiz.library.adding import comes_along
    from alpine_quiz.library.origins import origin_of
    from alpine_quiz.library.packs import pack_paths

    if args.pack is not None:
        ids = [args.pack]
    else:
        here = pack_paths().items()
        ids = [id_ for id_, path in here if not comes_along(path) and origin_of(id_)]
    results = [_update_one(id_, args) for id_ in ids]
    if args.json:
        print_json({"packs": results})
    elif not ids:
        print_lines([tr("No pack was added yet that could be updated.")])
    return 1 if any(each["status"] == "refused" for each in results) else 0


def run_remove(args: argparse.Namespace) -> int:
    """Delete a pack; return 1 where it stays."""
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.library.adding import path_here, refuse_own, remove
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.plain.giving import removed_text, removing_lines
    from alpine_quiz.plain.objections import objection_text

    try:
        path = path_here(args.pack)
        refuse_own(path)
        print_lines(removing_lines(args.pack, path))
        if not args.yes and not _agreed(tr("Delete it?")):
            return 1
        remove(args.pack, path)
    except RefusedPackError as error:
        return _refused(objection_text(error))
    print_lines([removed_text(args.pack)])
    return 0


def _announce(origin: Origin | None, args: argparse.Namespace) -> None:
    """Say what is being got where that takes its time."""
    from alpine_quiz.library.origins import Kind
    from alpine_quiz.plain.getting import getting_text

    if origin is not None and origin.kind is Kind.GIT:
        _tell(args, [getting_text(origin.source)])


def _tell_added(args: argparse.Namespace, ready: Staged, brought: Brought) -> None:
    from alpine_quiz.cli.printing import print_json, print_lines
    from alpine_quiz.cli.speaking import speaking_english
    from alpine_quiz.plain.exchange import loss_lines, notes_data
    from alpine_quiz.plain.giving import added_lines, origin_data

    origin, taken = brought.origin, brought.taken
    pack = ready.pack
    notes = taken.notes if taken else ()
    if not args.json:
        print_lines(added_lines(pack, origin, ready.parcel, ready.problems))
        print_lines(loss_lines(notes))
        return
    with speaking_english():
        print_json(
            {
                "pack": pack.id,
                "path": str(ready.place),
                "questions": {each: len(pack.items(each)) for each in pack.languages},
                "errors": sum(each.is_error for each in ready.problems),
                "content_sha256": ready.parcel.sha256,
                "origin": origin_data(origin, along=False),
                "links": list(ready.parcel.left),
                "notes": notes_data(notes),
            }
        )


def _update_one(id_: str, args: argparse.Namespace) -> dict[str, Any]:
    """Update a pack, and say so unless a document is wanted; return what became of it."""
    from alpine_quiz.exchange.model import ExchangeError
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.plain.getting import not_updated_text
    from alpine_quiz.plain.giving import changes_data

    try:
        status, changes = _update(id_, args)
    except (RefusedPackError, ExchangeError) as error:
        _refused(not_updated_text(error, id_))
        return {"id": id_, "status": "refused", "changes": None}
    told = changes_data(changes) if changes else None
    return {"id": id_, "status": status, "changes": told}


def _update(id_: str, args: argparse.Namespace) -> tuple[str, Changes | None]:
    from alpine_quiz.exchange.getting import newer, take_newer
    from alpine_quiz.library.origins import origin_of
    from alpine_quiz.plain.giving import change_lines, unchanged_text, updated_text

    _announce(origin_of(id_), args)
    found = newer(id_, losing=args.force or args.dry_run, again=args.force)
    changes = found.changes
    if changes is None:
        _tell(args, [unchanged_text(id_, found.origin)])
        return "unchanged", None
    _tell(args, change_lines(id_, changes))
    if args.dry_run or (args.json and not args.yes):
        return "would-change", changes
    if not args.yes and not _agreed(tr("Take it?")):
        return "refused", changes
    take_newer(found, losing=args.force)
    _tell(args, [updated_text(id_)])
    return "updated", changes


def _tell(args: argparse.Namespace, lines: list[str]) -> None:
    if not args.json:
        from alpine_quiz.cli.printing import print_lines

        print_lines(lines)


def _agreed(question: str) -> bool:
    """Ask, and tell whether the answer is yes; where there is nobody to ask it is no."""
    from alpine_quiz.plain.choosing import is_yes
    from alpine_quiz.plain.lines import StandardLines

    if sys.stdin is None or not sys.stdin.isatty():
        _refused(tr("Nothing was done: there is nobody to ask. To do it all the same: --yes"))
        return False
    # Translators: y and n are what is typed; o for “oui” is understood as well.
    print(tr("{question} (y/n)", question=question))
    if is_yes(StandardLines().read()):
        return True
    _refused(tr("Nothing was done."))
    return False


def _refused(said: str) -> int:
    print(said, file=sys.stderr)
    return 1
