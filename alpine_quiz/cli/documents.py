"""``alpine-quiz documents``: the sources of the packs on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.cli.parsing import player_given, whole_given
from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

_FURTHEST = 10**9


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    documents = commands.add_parser(
        "documents",
        help=tr("keep copies of the packs' sources"),
        description=tr(
            "Keep copies of the documents that packs cite, to open passages in context."
        ),
    )
    actions = documents.add_subparsers(metavar="ACTION", title=tr("actions"), required=True)
    adding = actions.add_parser(
        "add",
        help=tr("keep a copy of a document"),
        description=tr(
            "Keep a copy of a document that a pack here cites, recognised by its sha256."
        ),
    )
    adding.add_argument("files", nargs="+", metavar="FILE", help=tr("a document's text file"))
    adding.set_defaults(run=run_add)
    listing = actions.add_parser(
        "list",
        help=tr("list the documents that the packs cite"),
        description=tr("List the documents that the packs here cite, and whether they are here."),
    )
    listing.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    listing.set_defaults(run=run_list)
    _add_reading(actions)


def _add_reading(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from alpine_quiz.cli.reading import run

    reading = actions.add_parser(
        "read",
        help=tr("read a document, its quotes marked"),
        description=tr(
            "Read a document that a pack cites: its quotes are marked, with the facts they prove "
            "and what you know of them."
        ),
    )
    reading.add_argument(
        "document", metavar="DOCUMENT", help=tr("its id in the pack, its file’s name, or a file")
    )
    reading.add_argument(
        "--pack", metavar="P", help=tr("a pack's id, or a path to a pack anywhere")
    )
    reading.add_argument(
        "--at",
        metavar="N",
        type=_place,
        help=tr("begin at the quote nearest to this place: “at” of a citation in the pack"),
    )
    reading.add_argument("--lang", metavar="L", help=tr("the facts' language, such as en"))
    reading.add_argument(
        "--player", metavar="NAME", type=player_given, help=tr("who reads (“you” if not said)")
    )
    reading.add_argument(
        "--plain", action="store_true", help=tr("as plain lines, for screen readers and pipes")
    )
    reading.set_defaults(run=run)


def _place(text: str) -> int:
    number = whole_given(text, 0, _FURTHEST)
    if number is None:
        import argparse

        raise argparse.ArgumentTypeError(
            tr("“{text}” is no place in a text: a number from 0 on", text=text[:40])
        )
    return number


def run_add(args: argparse.Namespace) -> int:
    """Keep copies of files; return 1 where one was refused, otherwise 0."""
    import sys
    from pathlib import Path

    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.library.documents import RefusedDocumentError, add_document
    from alpine_quiz.library.packs import pack_headers
    from alpine_quiz.plain.problems import refused_document

    packs = pack_headers()
    code = 0
    for file in args.files:
        try:
            added = add_document(Path(file), packs)
        except RefusedDocumentError as error:
            print(refused_document(error), file=sys.stderr)
            code = 1
            continue
        for declared in added:
            title, pack = cleaned(declared.document.title), cleaned(declared.pack)
            print(tr("Kept: “{title}”, a document of {pack}.", title=title, pack=pack))
    return code


def run_list(args: argparse.Namespace) -> int:
    """List the documents that the packs here cite; return 0."""
    from alpine_quiz.cli.printing import print_json
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.library.documents import list_documents
    from alpine_quiz.library.packs import pack_headers
    from alpine_quiz.plain.documents import differing_text

    documents = list_documents(pack_headers())
    if args.json:
        value = [
            {
                "pack": declared.pack,
                "document": declared.document.id,
                "title": declared.document.title,
                "file": declared.document.file,
                "sha256": declared.document.sha256,
                "url": declared.document.url,
                "here": declared.is_here,
                "differing": str(declared.differing.path) if declared.differing else None,
            }
            for declared in documents
        ]
        print_json({"documents": value})
        return 0
    for declared in documents:
        pack, title = cleaned(declared.pack), cleaned(declared.document.title)
        file, name = cleaned(declared.document.file), declared.document.id
        # Translators: {id} is the document's name in its pack: “alpine, history: …”.
        if declared.is_here:
            print(tr("{pack}, {id}: {title}, here", pack=pack, id=name, title=title))
        else:
            print(
                tr(
                    "{pack}, {id}: {title}, not here ({file})",
                    pack=pack,
                    id=name,
                    title=title,
                    file=file,
                )
            )
            if declared.differing is not None:
                print(f"  {differing_text(declared.differing)}")
    if documents:
        print(
            tr(
                "To read one, by its id: alpine-quiz documents read {id}",
                id=documents[-1].document.id,
            )
        )
    else:
        print(tr("No pack here cites a document."))
    return 0
