"""``alpine-quiz packs statistics``: how a pack's questions fared, for its author."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action's parser."""
    statistics = actions.add_parser(
        "statistics",
        help=tr("show how a pack's questions were answered"),
        description=tr(
            "Show how each question of a pack was answered by all who play here: how many got "
            "it right, which options were chosen, and how hard it proved."
        ),
    )
    statistics.add_argument(
        "pack", metavar="PACK", help=tr("a pack's id, or a path to a pack anywhere")
    )
    statistics.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))
    form = statistics.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    form.add_argument(
        "--csv", action="store_true", help=tr("as comma-separated values, for spreadsheets")
    )
    statistics.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the figures; return 1 where the pack or the records cannot be read."""
    from alpine_quiz.cli.printing import print_bytes, print_json, print_lines
    from alpine_quiz.cli.sitting_down import language_told, open_wished
    from alpine_quiz.plain.item_figures import item_lines, items_data, items_table
    from alpine_quiz.plain.records import sentence
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.records.store import look_into, records_path

    try:
        pack, _ = open_wished(args.pack)
        language = language_told(pack, args.lang, args.loaded.settings)
    except RefusalError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    with look_into(records_path()) as records:
        figures = records.item_figures(pack.id)
        if records.unsaved_because and not records.known:
            sys.stderr.write(f"{sentence(records.unsaved_because)}\n")
            return 1
    if args.csv:
        print_bytes(items_table(pack, figures, language))
    elif args.json:
        print_json(items_data(pack, figures, language))
    else:
        print_lines(item_lines(pack, figures, language))
    return 0
