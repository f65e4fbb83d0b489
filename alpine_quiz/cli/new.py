"""``alpine-quiz packs new``: a pack to begin from, with an example of every type of question."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from alpine_quiz.library.starting import Beginning
    from alpine_quiz.plain.lines import Lines


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    new = actions.add_parser(
        "new",
        help=tr("begin a pack, with an example of every type of question"),
        description=tr(
            "Begin a pack: a folder with its header, a bank of examples to put your questions in "
            "the place of, and what an editor needs to help you. On a terminal it asks for what "
            "is not said; Enter is enough."
        ),
    )
    new.add_argument("folder", metavar="NAME", help=tr("the new folder, such as lighthouse"))
    new.add_argument("--title", metavar="T", help=tr("what the pack is called"))
    new.add_argument("--description", metavar="T", help=tr("what it is about, in a sentence"))
    new.add_argument(
        "--lang",
        metavar="L",
        action="append",
        help=tr("a language of its questions, such as en; once for each"),
    )
    new.add_argument(
        "--author", metavar="NAME", action="append", help=tr("who writes it; once for each")
    )
    new.add_argument(
        "--licence", metavar="SPDX", help=tr("its licence by SPDX identifier, such as CC-BY-4.0")
    )
    new.add_argument("--yes", action="store_true", help=tr("ask nothing"))
    new.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Begin a pack; return 1 where that cannot be."""
    from pathlib import Path

    from alpine_quiz.cli.play import on_a_terminal
    from alpine_quiz.language.catalogue import spoken
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.library.starting import check_new, start_pack
    from alpine_quiz.plain.lines import StandardLines
    from alpine_quiz.plain.objections import objection_text

    folder = Path(args.folder)
    try:
        check_new(folder)
        lines = None if args.yes or not on_a_terminal() else StandardLines()
        beginning = _beginning(args, folder, lines)
        if beginning is None:
            return 1
        files = start_pack(folder, beginning, spoken())
    except RefusedPackError as error:
        print(objection_text(error), file=sys.stderr)
        return 1
    _tell(folder, files)
    return 0


def _beginning(args: argparse.Namespace, folder: Path, lines: Lines | None) -> Beginning | None:
    """Return what the pack is to be; ``None`` where whoever is asked leaves."""
    from alpine_quiz.language.catalogue import spoken
    from alpine_quiz.library.starting import Beginning, is_language, title_of_name

    title, languages, licence = args.title, args.lang, args.licence
    authors, description = args.author, args.description
    try:
        if lines is not None and title is None:
            title = _ask(lines, tr("What is the pack called?"), title_of_name(folder.name))
        if lines is not None and languages is None:
            question = tr("In which languages are its questions? (en, fr …)")
            fits = _all_are(is_language)
            remedy = tr(
                "A language goes by its letters, such as en, fr or de-CH; several by commas: en, fr"
            )
            languages = _several(_ask(lines, question, spoken(), fits, remedy))
        if lines is not None and authors is None:
            authors = _several(_ask(lines, tr("Who writes it?"), ""))
        if lines is not None and licence is None:
            question = tr("Under which licence may others use it? (CC-BY-4.0, CC0-1.0, MIT …)")
            licence = _ask(lines, question, "")
    except EOFError:
        print(tr("Nothing was made."))
        return None
    own = tuple(dict.fromkeys(languages or [spoken()]))
    return Beginning(own, title or "", description or "", tuple(authors or ()), licence or "")


def _ask(
    lines: Lines,
    question: str,
    otherwise: str,
    fits: Callable[[str], bool] = bool,
    remedy: str = "",
) -> str:
    """Ask for one line; Enter is ``otherwise``, and ``remedy`` says what would fit.

    Raises ``EOFError`` at the end of input.
    """
    while True:
        lines.write(f"{question} [{otherwise}]" if otherwise else question)
        said = lines.read()
        if said is None:
            raise EOFError
        said = " ".join(said.split())
        if not said:
            return otherwise
        if fits(said):
            return said
        lines.write(remedy or tr("That is not understood."))


def _several(said: str) -> list[str]:
    return [part.strip() for part in said.split(",") if part.strip()]


def _all_are(fits: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda said: all(map(fits, _several(said))) and bool(_several(said))


def _tell(folder: Path, files: tuple[Path, ...]) -> None:
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.plain.command import argument, path_argument
    from alpine_quiz.plain.problems import path_text
    from alpine_quiz.plain.wording import listed

    name = path_text(folder)
    banks = [path_text(path) for path in files[1:]]
    typed, zipped = path_argument(folder), argument(f"{name}.zip")
    print_lines(
        [
            tr("{folder} is made, with an example of each of the seven types.", folder=name),
            tr("Write your questions in {files}.", files=listed(banks)),
            "",
            tr("See them: {command}", command=f"alpine-quiz packs preview {typed}"),
            tr(
                "Check them as you write: {command}",
                command=f"alpine-quiz packs check {typed} --watch",
            ),
            tr("Play them: {command}", command=f"alpine-quiz play --pack {typed}"),
            tr(
                "Give them to others: {command}",
                command=f"alpine-quiz packs pack {typed} --out {zipped}",
            ),
        ]
    )
