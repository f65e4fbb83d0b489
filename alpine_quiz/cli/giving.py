"""``alpine-quiz packs info`` and ``packs pack``: looking a pack over, and giving it out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.library.parcels import Parcel

_KB = 1024


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands' parsers."""
    info = actions.add_parser(
        "info",
        help=tr("tell about a pack, and where it comes from"),
        description=tr("Tell about a pack: what is in it, whose it is and where it comes from."),
    )
    info.add_argument("pack", metavar="PACK", help=tr("a pack's id, or a path to a pack anywhere"))
    info.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    info.set_defaults(run=run_info)
    pack = actions.add_parser(
        "pack",
        help=tr("make a zip file of a pack, to give to others"),
        description=tr(
            "Make a zip file of a pack, of its own files only: the same bytes whenever and "
            "wherever it is made. Others add it with: alpine-quiz packs add FILE.zip"
        ),
    )
    pack.add_argument("pack", metavar="PACK", help=tr("a pack's id, or a path to a pack anywhere"))
    pack.add_argument("--out", metavar="FILE", required=True, help=tr("the zip file to write"))
    pack.add_argument(
        "--without-documents",
        action="store_true",
        help=tr("leave out the documents it cites, that are not yours to give"),
    )
    pack.add_argument("--force", action="store_true", help=tr("overwrite a file that is there"))
    pack.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    pack.set_defaults(run=run_pack)


def run_info(args: argparse.Namespace) -> int:
    """Tell about a pack; return 1 where there is none."""
    from alpine_quiz.cli.printing import print_json, print_lines
    from alpine_quiz.library.adding import comes_along
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.library.origins import origin_of
    from alpine_quiz.library.packs import packs_folder
    from alpine_quiz.plain.giving import info_lines, origin_data
    from alpine_quiz.plain.objections import objection_text

    try:
        pack, problems, parcel = _opened(args.pack)
    except RefusedPackError as error:
        return _refused(objection_text(error, "" if "pack" in error.args_ else args.pack))
    path, sha256 = pack.path, parcel.sha256
    along = comes_along(path)
    origin = origin_of(pack.id) if path.parent == packs_folder() else None
    if not args.json:
        print_lines(info_lines(pack, origin, sha256, problems, along=along, given=args.pack))
        return 0
    print_json(
        {
            "id": pack.id,
            "path": str(path),
            "title": pack.title.texts,
            "description": pack.description.texts,
            "version": pack.version,
            "licence": pack.licence,
            "authors": list(pack.authors),
            "questions": {each: len(pack.items(each)) for each in pack.languages},
            "documents": {each.id: each.title for each in pack.documents.values()},
            "errors": sum(problem.is_error for problem in problems),
            "content_sha256": sha256,
            "origin": origin_data(origin, along=along),
            "changed_here": origin is not None and origin.sha256 != sha256,
        }
    )
    return 0


def run_pack(args: argparse.Namespace) -> int:
    """Make a zip file of a pack; return 1 where that cannot be."""
    from dataclasses import replace
    from pathlib import Path

    from alpine_quiz.cli.writing_out import hindrance
    from alpine_quiz.documents.writing import write_whole
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.library.portable import check_names, inner_name
    from alpine_quiz.library.zipping import zipped
    from alpine_quiz.plain.objections import objection_text

    out = Path(args.out)
    try:
        pack, problems, parcel = _opened(args.pack)
        if said := hindrance(out, force=args.force, pack=pack, as_zip=True):
            return _refused(said)
        if args.without_documents:
            files = {k: v for k, v in parcel.files.items() if k not in parcel.documents}
            parcel = replace(parcel, files=files, documents=())
        inner_name(pack.id)
        check_names(parcel.files)
    except RefusedPackError as error:
        return _refused(objection_text(error, "" if "pack" in error.args_ else args.pack))
    data = zipped(parcel, pack.id)
    write_whole(out, data)
    _tell_packed(args, data, pack.id, parcel, problems)
    return 0


def _tell_packed(
    args: argparse.Namespace, data: bytes, pack: str, parcel: Parcel, problems: list[Problem]
) -> None:
    import hashlib

    from alpine_quiz.cli.printing import print_json, print_lines
    from alpine_quiz.language.figures import whole
    from alpine_quiz.plain.giving import given_fault_lines, packed_lines

    sha256 = hashlib.sha256(data).hexdigest()
    if not args.json:
        size = tr("{size} KB", size=whole(-(-len(data) // _KB)))
        print_lines(packed_lines(parcel, args.out, size, sha256))
        print_lines(given_fault_lines(problems, args.pack))
        return
    print_json(
        {
            "pack": pack,
            "file": args.out,
            "files": list(parcel.files),
            "bytes": len(data),
            "zip_sha256": sha256,
            "content_sha256": parcel.sha256,
            "errors": sum(problem.is_error for problem in problems),
            "documents": list(parcel.documents),
            "links": list(parcel.left),
        }
    )


def _opened(name: str) -> tuple[Pack, list[Problem], Parcel]:
    """Return a pack, its faults and its files; raises ``RefusedPackError``."""
    from alpine_quiz.bank.pack import load_pack
    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.documents.files import is_there
    from alpine_quiz.library.adding import parcel_of
    from alpine_quiz.library.objections import Objection, RefusedPackError

    path = path_of(name)
    if not is_there(path):
        raise RefusedPackError(Objection.NOT_HERE, pack=name)
    pack, problems = load_pack(path)
    if pack is None or not pack.languages:
        raise RefusedPackError(Objection.NOTHING_TO_PLAY, problems)
    return pack, problems, parcel_of(path)


def _refused(said: str) -> int:
    print(said, file=sys.stderr)
    return 1
