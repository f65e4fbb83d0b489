"""``alpine-quiz packs preview``: a pack while it is written, played as it is saved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.library.previewing import Draught, Preview
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.settings.loading import Loaded


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    preview = actions.add_parser(
        "preview",
        help=tr("play a pack's questions while you write them"),
        description=tr(
            "Play a pack's questions while you write them: each as players will meet it, anew as "
            "soon as its file is saved, with what is wrong below it. Nothing is kept."
        ),
    )
    preview.add_argument(
        "pack", metavar="PACK", help=tr("a pack's id, or a path to a pack anywhere")
    )
    preview.add_argument("id", nargs="?", metavar="ID", help=tr("the question to begin with"))
    preview.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))
    preview.add_argument(
        "--plain", action="store_true", help=tr("as plain lines, for screen readers and pipes")
    )
    preview.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show a pack's questions; return 1 where there is none to show."""
    from alpine_quiz.cli.play import on_a_terminal
    from alpine_quiz.cli.sitting_down import language_told, open_wished
    from alpine_quiz.library.editing import unknown_question
    from alpine_quiz.library.previewing import Preview
    from alpine_quiz.plain.editing import not_editable_text
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.store import Records

    try:
        pack, _ = open_wished(args.pack)
        language = language_told(pack, args.lang, args.loaded.settings)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    preview = Preview(pack.path, language)
    draught = preview.read()
    ids = [item.id for item in draught.items]
    if args.id is not None and args.id not in ids:
        print(not_editable_text(unknown_question(args.id, ids)), file=sys.stderr)
        return 1
    place = ids.index(args.id) if args.id is not None else 0
    with Records.in_memory() as records:
        sitting = Sitting(draught.pack or pack, language, records, records.player())
        plain = args.plain or args.loaded.settings.plain
        if plain or not on_a_terminal():
            from alpine_quiz.plain.lines import StandardLines
            from alpine_quiz.plain.previewing import PlainPreview

            PlainPreview(sitting, preview, draught, StandardLines(), place).run()
            return 0
        return _draw(sitting, preview, draught, place, args.loaded)


def _draw(sitting: Sitting, preview: Preview, draught: Draught, place: int, loaded: Loaded) -> int:
    from alpine_quiz.terminal.previewing import PreviewApp

    app = PreviewApp(sitting, preview, draught, place, loaded)
    app.run()
    return app.return_code or 0
