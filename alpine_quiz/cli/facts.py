"""``alpine-quiz facts``: whether a pack's facts are sound, and what its questions make of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    facts = commands.add_parser(
        "facts",
        help=tr("check and report on a pack's facts"),
        description=tr("Check and report on a pack's facts."),
    )
    actions = facts.add_subparsers(metavar="ACTION", title=tr("actions"), required=True)
    check = actions.add_parser(
        "check",
        help=tr("check a pack's facts"),
        description=tr("Check the facts of packs. The exit code is 1 where there are errors."),
    )
    check.add_argument(
        "packs", nargs="+", metavar="PACK", help=tr("a pack's folder, or the id of one here")
    )
    check.add_argument(
        "--documents", metavar="DIR", help=tr("a folder with the documents, to look quotes up in")
    )
    check.add_argument(
        "--strict", action="store_true", help=tr("as for a pack to be published: no quote unproven")
    )
    check.set_defaults(run=run_check)
    report = actions.add_parser(
        "report",
        help=tr("facts by document, and the forms each is asked in"),
        description=tr("Print the facts of each document, and the forms each fact is asked in."),
    )
    report.add_argument(
        "pack", metavar="PACK", help=tr("a pack's id, or a path to a pack anywhere")
    )
    report.add_argument("--lang", metavar="L", help=tr("the language of the questions"))
    report.set_defaults(run=run_report)


def run_check(args: argparse.Namespace) -> int:
    """Check the facts of packs; return 1 where there are errors or no facts."""
    from alpine_quiz.bank.files import FACTS_FILE
    from alpine_quiz.cli.checking import check_paths
    from alpine_quiz.cli.packs import path_of

    paths = [str(path_of(pack) / FACTS_FILE) for pack in args.packs]
    return check_paths(paths, documents=args.documents, strict=args.strict)


def run_report(args: argparse.Namespace) -> int:
    """Print the report; return 1 where there is no such pack, or it has no facts."""
    from alpine_quiz.bank.balance import balance
    from alpine_quiz.bank.files import FACTS_FILE
    from alpine_quiz.cli.sitting_down import language_wished, open_wished
    from alpine_quiz.facts.coverage import coverage
    from alpine_quiz.facts.reader import read_facts
    from alpine_quiz.plain.command import argument
    from alpine_quiz.plain.facts import balance_lines, coverage_lines
    from alpine_quiz.plain.problems import path_text
    from alpine_quiz.plain.refusal import RefusalError

    try:
        pack, _ = open_wished(args.pack)
        language = language_wished(pack, args.lang)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    path = pack.path / FACTS_FILE
    base, _ = read_facts(path) if path.is_file() else (None, [])
    if base is None:
        print(
            tr(
                "{path}: there are no facts to be read here. To see why: alpine-quiz packs check "
                "{pack}",
                path=path_text(path),
                pack=argument(path_text(pack.path)),
            ),
            file=sys.stderr,
        )
        return 1
    items = pack.items(language)
    for line in (*coverage_lines(coverage(base, items)), "", *balance_lines(balance(items))):
        print(line)
    return 0
