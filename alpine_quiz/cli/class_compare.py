"""``alpine-quiz class compare``: several sessions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.classroom.report.comparing import Compared

FORMATS = ("text", "html", "csv", "json")
PAGE = "class-compare.html"
"""Where a page is written that nobody has named."""


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action's parser."""
    comparing = actions.add_parser(
        "compare",
        help=tr("several sessions side by side"),
        description=tr(
            "Show sessions side by side: by question, and by student where names match."
        ),
    )
    comparing.add_argument(
        "sessions",
        metavar="SESSION",
        nargs="+",
        help=tr("numbers of the list, ids, or journals"),
    )
    comparing.add_argument(
        "--format",
        choices=FORMATS,
        metavar="F",
        help=tr("as what: {formats}", formats=", ".join(FORMATS)),
    )
    comparing.add_argument(
        "--out",
        metavar="FILE",
        help=tr("where to, as a page of HTML ({name} if not said)", name=PAGE),
    )
    comparing.add_argument(
        "--force", action="store_true", help=tr("overwrite a file that is there")
    )
    comparing.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compare; return 1 where there is no such session, or only one."""
    from alpine_quiz.classroom.report.comparing import compare
    from alpine_quiz.cli.class_sessions import refused, results_wished, sweep_names
    from alpine_quiz.cli.printing import print_bytes, print_json, print_lines
    from alpine_quiz.plain.classroom_report.comparison import (
        comparison_csv,
        comparison_data,
        comparison_lines,
    )
    from alpine_quiz.plain.refusal import RefusalError

    sweep_names(args.loaded.settings)
    form = args.format or ("html" if args.out else FORMATS[0])
    if args.out and form != "html":
        said = tr("{option} is for --format {format}.", option="--out", format="html")
        return refused(RefusalError(said))
    try:
        sessions = {each.session: each for each in map(results_wished, args.sessions)}
    except RefusalError as refusal:
        return refused(refusal)
    if len(sessions) < 2:
        said = tr("Name two sessions or more. To see all: alpine-quiz class list")
        return refused(RefusalError(said))
    found = compare(tuple(sessions.values()))
    match form:
        case "html":
            return _write_page(found, args.out or PAGE, force=args.force)
        case "csv":
            print_bytes(comparison_csv(found))
        case "json":
            print_json(comparison_data(found))
        case _:
            print_lines(comparison_lines(found))
    return 0


def _write_page(found: Compared, out: str, *, force: bool) -> int:
    from alpine_quiz.cli.class_sessions import refused, write_out
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.plain.classroom_report.comparison_page import comparison_page
    from alpine_quiz.plain.refusal import RefusalError

    try:
        path = write_out(out, comparison_page(found).encode("utf-8", "replace"), force=force)
    except RefusalError as refusal:
        return refused(refusal)
    print(tr("The report is in {path}.", path=cleaned(str(path))))
    return 0
