"""``alpine-quiz class report``: what came of a session, for its teacher alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.classroom.report.results import Results

FORMATS = ("text", "html", "xlsx", "csv", "json")
# As plain.classroom_report.tables has them; importing that would cost every command's start.
TABLES = ("answers", "questions", "options", "students")


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action's parser."""
    report = actions.add_parser(
        "report",
        help=tr("what most missed, who knew what, and which questions are weak"),
        description=tr(
            "Report on a session: what most missed and what they chose, who knew what, and "
            "which questions their author should look at again."
        ),
    )
    report.add_argument(
        "session",
        metavar="SESSION",
        nargs="?",
        help=tr("a number of the list, an id, or a journal (the latest if not said)"),
    )
    report.add_argument(
        "--format",
        choices=FORMATS,
        metavar="F",
        help=tr("as what: {formats}", formats=", ".join(FORMATS)),
    )
    report.add_argument("--out", metavar="FILE", help=tr("where to; its ending tells the format"))
    report.add_argument("--force", action="store_true", help=tr("overwrite a file that is there"))
    report.add_argument(
        "--open", action="store_true", help=tr("as a page of HTML, and open it in the browser")
    )
    report.add_argument(
        "--table",
        choices=TABLES,
        metavar="T",
        help=tr("which table of a CSV file: {tables}", tables=", ".join(TABLES)),
    )
    report.add_argument(
        "--full", action="store_true", help=tr("as text, with every answer of every student")
    )
    report.add_argument(
        "--without-names", action="store_true", help=tr("with numbers instead of names")
    )
    report.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Report; return 1 where there is no such session, or the report cannot be written."""
    from alpine_quiz.classroom.report.results import without_names
    from alpine_quiz.cli.class_sessions import refused, results_wished, sweep_names, write_out
    from alpine_quiz.cli.printing import print_bytes, print_lines
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.plain.refusal import RefusalError

    sweep_names(args.loaded.settings)
    try:
        form = _form(args)
        results = results_wished(args.session)
        if args.without_names:
            results = without_names(results)
        out = args.out
        if form == "text" and out is None:
            print_lines(_lines(args, results))
            return 0
        data = _report(args, results, form)
        if out is None and form in ("html", "xlsx"):
            out = f"class-{results.session}.{form}"
        if out is None:
            print_bytes(data)
            return 0
        path = write_out(out, data, force=args.force)
    except RefusalError as refusal:
        return refused(refusal)
    print(tr("The report is in {path}.", path=cleaned(str(path))))
    if args.open:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
    return 0


def _form(args: argparse.Namespace) -> str:
    """Return the format wanted: the one said, that of the file's ending, or text."""
    from alpine_quiz.plain.refusal import RefusalError

    ending = Path(args.out).suffix.removeprefix(".").casefold() if args.out else ""
    by_ending = {"htm": "html", "txt": "text"}.get(ending, ending)
    if ending and by_ending not in FORMATS and not (args.format or args.table):
        raise RefusalError(
            tr(
                "A report is no .{ending}: {formats} are what it can be, by the file’s ending or "
                "by --format.",
                ending=ending,
                formats=", ".join(FORMATS),
            )
        )
    usual = by_ending if by_ending in FORMATS else "csv" if args.table else "text"
    form: str = args.format or ("html" if args.open and not args.out else usual)
    for option, given, wanted in (
        ("--open", args.open, "html"),
        ("--table", args.table, "csv"),
        ("--full", args.full, "text"),
    ):
        if given and form != wanted:
            raise RefusalError(
                tr("{option} is for --format {format}.", option=option, format=wanted)
            )
    return form


def _lines(args: argparse.Namespace, results: Results) -> list[str]:
    from alpine_quiz.classroom.report.analysis import analyse
    from alpine_quiz.plain.classroom_report.lines import report_lines

    return report_lines(results, analyse(results), full=args.full)


def _report(args: argparse.Namespace, results: Results, form: str) -> bytes:
    from alpine_quiz.classroom.report.analysis import analyse

    items = analyse(results)
    match form:
        case "html":
            from alpine_quiz.plain.classroom_report.page import report_page

            return report_page(results, items).encode("utf-8", "replace")
        case "xlsx":
            from alpine_quiz.plain.classroom_report.tables import report_workbook

            return report_workbook(results, items)
        case "csv":
            from alpine_quiz.plain.classroom_report.tables import Table, report_csv

            return report_csv(Table(args.table or TABLES[0]), results, items)
        case "json":
            import json

            from alpine_quiz.plain.classroom_report.tables import report_data

            return f"{json.dumps(report_data(results, items), indent=2)}\n".encode()
        case _:
            lines = _lines(args, results)
            return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
