"""``alpine-quiz packs check``: what is wrong with packs, and what would be better otherwise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.library.checking import Report
    from alpine_quiz.plain.checking import Noted

    Found = tuple[Report, Sequence[Noted]]

_FORMATS = ("text", "github", "json")


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    check = actions.add_parser(
        "check",
        help=tr("check packs, files of packs, or spreadsheets"),
        description=tr(
            "Check packs, files of packs, or spreadsheets and other files that can be imported. "
            "The exit code is 1 where there are errors."
        ),
    )
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=tr("a pack's folder or file, the id of one here, or a file of questions"),
    )
    check.add_argument(
        "--documents", metavar="DIR", help=tr("a folder with the documents, to look quotes up in")
    )
    check.add_argument(
        "--strict",
        action="store_true",
        help=tr("as for a pack to be published: what is missing is an error"),
    )
    check.add_argument(
        "--fix",
        action="store_true",
        help=tr("write missing ids, and missing or wrong places of quotes, and nothing else"),
    )
    check.add_argument(
        "--all",
        action="store_true",
        help=tr("tell every place, and the advice that is answered with a reason"),
    )
    check.add_argument(
        "--watch", action="store_true", help=tr("check again whenever a file is saved")
    )
    check.add_argument(
        "--explain", metavar="CODE", help=tr("what a code means, and how to answer it")
    )
    check.add_argument("--format", choices=_FORMATS, help=tr("how to tell it: text if not said"))
    check.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    check.set_defaults(run=run_check)


def run_check(args: argparse.Namespace) -> int:
    """Check packs, or explain a code; return 1 where there are errors, otherwise 0."""
    if args.explain is not None:
        return _explain(args.explain)
    if not args.paths:
        return _refused(tr("Name a pack or a file to check, or a code: --explain CODE"))
    form = args.format or ("json" if args.json else "text")
    if args.watch:
        if args.fix or form != "text":
            return _refused(tr("--watch goes with plain text, and not with --fix"))
        return _watch(args)
    return check_paths(
        args.paths,
        documents=args.documents,
        strict=args.strict,
        fix=args.fix,
        everything=args.all,
        form=form,
    )


def check_paths(
    paths: list[str],
    *,
    documents: str | None,
    strict: bool,
    fix: bool = False,
    everything: bool = False,
    form: str = "text",
) -> int:
    """Check and print; return 1 where there are errors, otherwise 0."""
    from pathlib import Path

    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.documents.files import is_folder

    folder = Path(documents) if documents else None
    if folder is not None and not is_folder(folder):
        return _no_folder(folder)
    found = [_check(path_of(path), documents=folder, strict=strict, fix=fix) for path in paths]
    return _print(found, everything=everything, form=form)


def _check(path: Path, *, documents: Path | None, strict: bool, fix: bool) -> Found:
    if _is_foreign(path):
        return _check_foreign(path)
    from alpine_quiz.library.checking import check

    return check(path, documents=documents, strict=strict, fix=fix), ()


def _check_foreign(path: Path) -> Found:
    from alpine_quiz.bank.source import unreadable
    from alpine_quiz.documents.files import UnreadableError
    from alpine_quiz.exchange.checking import check_file
    from alpine_quiz.exchange.model import ExchangeError
    from alpine_quiz.library.checking import Report

    try:
        checked = check_file(path)
    except UnreadableError as error:
        return Report(path, path.name, [unreadable(error)]), ()
    except ExchangeError as error:
        return Report(path, path.name), (error,)
    return checked.report, checked.notes


def _is_foreign(path: Path) -> bool:
    """Tell whether ``path`` is a file that is read as another program's, by its name."""
    from alpine_quiz.bank.files import SUFFIXES

    return bool(path.suffix) and path.suffix.lower() not in SUFFIXES and path.is_file()


def _print(found: Sequence[Found], *, everything: bool, form: str) -> int:
    from alpine_quiz.bank.problems import Severity
    from alpine_quiz.plain.checking import findings

    if form == "text":
        _print_text(found, everything=everything)
    else:
        from alpine_quiz.cli.printing import print_json
        from alpine_quiz.cli.speaking import speaking_english
        from alpine_quiz.plain.check_formats import VERSION, github_lines, report_data

        with speaking_english():
            if form == "json":
                packs = [report_data(*each) for each in found]
                print_json({"version": VERSION, "packs": packs})
            else:
                for each in found:
                    for line in github_lines(*each):
                        print(line)
    every = [each for pair in found for each in findings(*pair)]
    return int(any(each.severity is Severity.ERROR for each in every))


def _print_text(found: Sequence[Found], *, everything: bool) -> None:
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.plain.checking import findings, hint_line, report_lines

    for report, notes in found:
        print_lines(report_lines(report, notes, everything=everything))
    hint = hint_line([findings(*pair) for pair in found], everything=everything)
    if hint:
        print_lines([hint])


def _watch(args: argparse.Namespace) -> int:
    """Check, and again after every change, until interrupted."""
    from time import sleep, strftime

    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.library.watching import changes
    from alpine_quiz.plain.checking import watching_line

    paths = [path_of(path) for path in args.paths]
    for _ in changes(paths, sleep):
        if sys.stdout.isatty():
            # Home, and clear: what was told before is mended or told again.
            sys.stdout.write("\x1b[H\x1b[2J\x1b[3J")
        code = check_paths(
            args.paths, documents=args.documents, strict=args.strict, everything=args.all
        )
        print(watching_line(strftime("%H:%M:%S"), good=code == 0))
        sys.stdout.flush()
    return 0


def _explain(code: str) -> int:
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.plain.explaining_codes import explained, unknown_code

    lines = explained(code)
    if not lines:
        return _refused(unknown_code(code))
    print_lines(lines)
    return 0


def _no_folder(documents: Path) -> int:
    from alpine_quiz.plain.problems import path_text

    folder = path_text(documents)
    return _refused(tr("{folder}: there is no such folder of documents.", folder=folder))


def _refused(said: str) -> int:
    print(said, file=sys.stderr)
    return 1
