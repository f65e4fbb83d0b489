"""``alpine-quiz packs import`` and ``packs export``: other programs' formats, in and out."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from alpine_quiz.cli.parsing import whole_given
from alpine_quiz.cli.play import seed_given
from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from alpine_quiz.exchange.model import Exported, Format
    from alpine_quiz.exchange.taking_in import TakenIn


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands' parsers."""
    from alpine_quiz.exchange.formats import EXPORTERS, IMPORTERS

    taking = actions.add_parser(
        "import",
        help=tr("make a pack of another program's questions"),
        description=tr(
            "Make a pack of a spreadsheet, a list, or another program's file of questions, and "
            "tell what of it was changed or left out."
        ),
    )
    taking.add_argument("file", metavar="FILE", help=tr("the file to read"))
    taking.add_argument(
        "--format",
        choices=[each.value for each in IMPORTERS],
        help=tr("what the file is (found out if not said)"),
    )
    taking.add_argument(
        "--out", metavar="DIR", required=True, help=tr("the new pack's folder, made for it")
    )
    taking.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))
    taking.add_argument("--force", action="store_true", help=tr("replace an earlier import"))
    taking.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    taking.set_defaults(run=run_import)
    export = actions.add_parser(
        "export",
        help=tr("write a pack's questions for another program"),
        description=tr(
            "Write a pack's questions for another program, and tell what of them was changed or "
            "left out."
        ),
    )
    export.add_argument(
        "pack", metavar="PACK", help=tr("a pack's id, or a path to a pack anywhere")
    )
    export.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))
    export.add_argument(
        "--format",
        choices=[each.value for each in EXPORTERS],
        required=True,
        help=tr("what to write"),
    )
    export.add_argument("--out", metavar="PATH", required=True, help=tr("the file to write"))
    export.add_argument(
        "--variants",
        metavar="N",
        type=_variants,
        help=tr("how many worksheets, A, B, C …, with the questions in another order on each"),
    )
    export.add_argument(
        "--seed",
        metavar="S",
        type=seed_given,
        help=tr("the same seed is the same worksheets everywhere"),
    )
    export.add_argument("--force", action="store_true", help=tr("overwrite a file that is there"))
    export.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    export.set_defaults(run=run_export)


def _variants(text: str) -> int:
    from alpine_quiz.exchange.worksheet import MOST_VARIANTS

    number = whole_given(text, 1, MOST_VARIANTS)
    if number is None:
        import argparse

        raise argparse.ArgumentTypeError(
            tr(
                "“{text}” is no number of worksheets: 1 to {most}",
                text=text[:40],
                most=MOST_VARIANTS,
            )
        )
    return number


def run_import(args: argparse.Namespace) -> int:
    """Make a pack of a file; return 1 where it is refused, or no question of it is good."""
    from pathlib import Path

    from alpine_quiz.bank.source import unreadable
    from alpine_quiz.documents.files import UnreadableError, read_bytes
    from alpine_quiz.exchange.decoding import MAX_BYTES
    from alpine_quiz.exchange.formats import IMPORTERS, importer
    from alpine_quiz.exchange.guessing import guessed
    from alpine_quiz.exchange.model import ExchangeError, Format
    from alpine_quiz.exchange.taking_in import check_place, id_for, put_into, take_in
    from alpine_quiz.plain.exchange import obstacle_text
    from alpine_quiz.plain.problems import problem_line

    path, folder = Path(args.file), Path(args.out)
    try:
        check_place(folder, force=args.force)
        content = read_bytes(path, MAX_BYTES)
        format_ = Format(args.format) if args.format else guessed(content, path.name)
        imported = importer(format_)(content, path.name)
        taken = take_in(imported, path.name, id_for(folder), args.lang or "")
        if taken.files:
            put_into(folder, taken, force=args.force)
    except UnreadableError as error:
        return _refused(problem_line(unreadable(error)))
    except ExchangeError as error:
        return _refused(obstacle_text(error, args.file, [each.value for each in IMPORTERS]))
    _tell_import(taken, args, format_, folder)
    return 0 if taken.files else 1


def _tell_import(taken: TakenIn, args: argparse.Namespace, format_: Format, folder: Path) -> None:
    from alpine_quiz.cli.printing import print_json, print_lines
    from alpine_quiz.cli.speaking import speaking_english
    from alpine_quiz.plain.exchange import imported_lines, notes_data

    with speaking_english() if args.json else nullcontext():
        if args.json:
            print_json(
                {
                    "file": args.file,
                    "format": format_.value,
                    "pack": taken.id,
                    "folder": str(folder),
                    "files": sorted(taken.files),
                    "questions": taken.counts,
                    "notes": notes_data(taken.notes),
                }
            )
            return
        written = bool(taken.files)
        print_lines(imported_lines(taken.counts, taken.notes, folder, written=written))


def run_export(args: argparse.Namespace) -> int:
    """Write a pack's questions; return 1 where that cannot be."""
    from dataclasses import replace
    from pathlib import Path

    from alpine_quiz.cli.sitting_down import language_told, open_wished
    from alpine_quiz.cli.writing_out import hindrance
    from alpine_quiz.documents.writing import write_whole
    from alpine_quiz.exchange.broken import left_behind
    from alpine_quiz.exchange.formats import PRINTED, exporter
    from alpine_quiz.exchange.model import Format
    from alpine_quiz.exchange.worksheet import Variants
    from alpine_quiz.plain.refusal import RefusalError

    format_ = Format(args.format)
    asked = args.variants is not None or args.seed is not None
    if asked and format_ not in PRINTED:
        return _refused(tr("--variants and --seed are for worksheets: --format html or markdown"))
    path = Path(args.out)
    try:
        pack, problems = open_wished(args.pack)
        language = language_told(pack, args.lang, args.loaded.settings)
    except RefusalError as refusal:
        return _refused(str(refusal))
    if said := hindrance(path, force=args.force, pack=pack):
        return _refused(said)
    variants = Variants(args.variants or 1, args.seed or "")
    exported = exporter(format_, variants)(pack, language)
    left = left_behind(pack, problems, language)
    exported = replace(exported, notes=(*left, *exported.notes))
    if exported.count:
        write_whole(path, exported.content)
    _tell_export(exported, args, pack.id, language)
    return 0 if exported.count else 1


def _tell_export(exported: Exported, args: argparse.Namespace, pack: str, language: str) -> None:
    from alpine_quiz.cli.printing import print_json, print_lines
    from alpine_quiz.cli.speaking import speaking_english
    from alpine_quiz.plain.exchange import exported_lines, notes_data

    with speaking_english() if args.json else nullcontext():
        if args.json:
            print_json(
                {
                    "pack": pack,
                    "language": language,
                    "format": args.format,
                    "file": args.out if exported.count else "",
                    "questions": exported.count,
                    "notes": notes_data(exported.notes),
                }
            )
            return
        written = bool(exported.count)
        print_lines(exported_lines(exported.count, exported.notes, args.out, written=written))


def _refused(said: str) -> int:
    print(said, file=sys.stderr)
    return 1
