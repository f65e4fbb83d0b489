"""``alpine-quiz class cards``: cards to hold up instead of a phone, to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.cli.parsing import number_between
from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

# As plain.classroom_report.cards and classroom.rules have them.
FEWEST, MOST, USUAL = 2, 6, 4
A_PAGE = (1, 2, 4)
MOST_TEAMS = 12


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action's parser."""
    cards = actions.add_parser(
        "cards",
        help=tr("cards A to D to print, and a sheet with the way into a room"),
        description=tr(
            "Write a page to be printed: cards to hold up instead of a phone, and a sheet on "
            "which address and PIN are written by hand. Black and white is enough."
        ),
    )
    cards.add_argument("--out", metavar="FILE", required=True, help=tr("the HTML file to write"))
    cards.add_argument("--force", action="store_true", help=tr("overwrite a file that is there"))
    cards.add_argument(
        "--teams",
        metavar="N",
        type=number_between(1, MOST_TEAMS),
        default=0,
        help=tr("a set of cards for each of so many teams"),
    )
    cards.add_argument(
        "--options",
        metavar="N",
        type=number_between(FEWEST, MOST),
        default=USUAL,
        help=tr("for so many options (4 if not said)"),
    )
    cards.add_argument(
        "--per-page",
        metavar="N",
        type=int,
        choices=A_PAGE,
        default=A_PAGE[-1],
        help=tr("so many cards a page: 1, 2 or 4 (4 if not said)"),
    )
    cards.add_argument(
        "--open", action="store_true", help=tr("open it in the browser, which can print it")
    )
    cards.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the page; return 1 where a file is there already."""
    from alpine_quiz.cli.class_sessions import refused, sweep_names, write_out
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.plain.classroom_report.cards import cards_page
    from alpine_quiz.plain.refusal import RefusalError

    sweep_names(args.loaded.settings)
    page = cards_page(options=args.options, a_page=args.per_page, teams=args.teams)
    try:
        path = write_out(args.out, page.encode(), force=args.force)
    except RefusalError as refusal:
        return refused(refusal)
    print(tr("The cards are in {path}. Print them from your browser.", path=cleaned(str(path))))
    if args.open:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
    return 0
