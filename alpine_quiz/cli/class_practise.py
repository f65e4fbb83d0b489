"""``alpine-quiz class practise``: what the class missed, alone here or once more in a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.cli.parsing import number_between, player_given
from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.classroom.report.results import Results

MOST_QUESTIONS = 200
USUAL = 10


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action's parser."""
    practise = actions.add_parser(
        "practise",
        help=tr("practise what the class missed, or write it as a set for a room"),
        description=tr(
            "Practise the questions that the class missed most, those missed most ahead; or "
            "write them as a set that “alpine-quiz host --set” asks, together or each at their "
            "own pace."
        ),
    )
    practise.add_argument(
        "session",
        metavar="SESSION",
        nargs="?",
        help=tr("a number of the list, an id, or a journal (the latest if not said)"),
    )
    practise.add_argument(
        "--questions",
        metavar="N",
        type=number_between(1, MOST_QUESTIONS),
        default=USUAL,
        help=tr("how many questions at most (10 if not said)"),
    )
    practise.add_argument("--set", metavar="FILE", help=tr("write the set, and play nothing"))
    practise.add_argument("--force", action="store_true", help=tr("overwrite a file that is there"))
    practise.add_argument(
        "--pack", metavar="P", help=tr("the pack, where it is not among those here")
    )
    practise.add_argument("--lang", metavar="L", help=tr("the questions’ language, such as en"))
    practise.add_argument(
        "--player", metavar="NAME", type=player_given, help=tr("who plays (“you” if not said)")
    )
    practise.add_argument(
        "--plain", action="store_true", help=tr("as plain lines, for screen readers and pipes")
    )
    practise.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Practise, or write the set; return 1 where there is nothing to practise."""
    from alpine_quiz.cli.class_sessions import refused, results_wished, sweep_names
    from alpine_quiz.plain.refusal import RefusalError

    sweep_names(args.loaded.settings)
    try:
        results = results_wished(args.session)
        ids = _missed(results, args.questions)
        if args.set is not None:
            return _write_set(args, results, ids)
        return _play(args, results, ids)
    except RefusalError as refusal:
        return refused(refusal)


def _missed(results: Results, most: int) -> list[str]:
    """Return the ids of the questions missed most; raises ``RefusalError`` where none was."""
    from alpine_quiz.classroom.report.analysis import analyse, most_missed
    from alpine_quiz.plain.classroom_report.words import unmissed_text
    from alpine_quiz.plain.refusal import RefusalError

    items = analyse(results)
    missed = most_missed(items)[:most]
    if not missed:
        raise RefusalError(unmissed_text(items))
    return [item.put.item.id for item in missed]


def _write_set(args: argparse.Namespace, results: Results, ids: list[str]) -> int:
    from alpine_quiz.cli.class_sessions import write_out
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.plain.classroom_report.sessions import set_lines, set_text
    from alpine_quiz.plain.classroom_report.words import about_text

    pack = args.pack or results.sheet.pack
    said = tr("What the class missed: {session}", session=about_text(results))
    text = set_text(pack, ids, said, args.set)
    write_out(args.set, text.encode("utf-8", "replace"), force=args.force)
    print_lines(set_lines(pack, len(ids), args.set))
    return 0


def _play(args: argparse.Namespace, results: Results, ids: list[str]) -> int:
    from alpine_quiz.cli.play import play_on
    from alpine_quiz.cli.sitting_down import greet, sit_down, with_wish
    from alpine_quiz.cli.wish import Wish
    from alpine_quiz.plain.modes import nothing_text
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.records.store import open_or_play_on, records_path
    from alpine_quiz.records.ways import NothingToAskError

    language = args.lang or results.sheet.language
    wish = Wish(pack=args.pack or results.sheet.pack, language=language, player=args.player)
    settings = with_wish(args.loaded.settings, wish)
    with open_or_play_on(records_path()) as records:
        sitting, _ = sit_down(settings, records)
        try:
            kept = sitting.practise(ids)
        except NothingToAskError as error:
            raise RefusalError(nothing_text(error, sitting)) from None
        greet(sitting)
        loaded = args.loaded._replace(settings=settings)
        return play_on(sitting, records, loaded, kept, plain=args.plain or settings.plain)
