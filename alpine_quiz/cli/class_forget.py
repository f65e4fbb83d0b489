"""``alpine-quiz class forget``: names, or whole sessions, deleted for good."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from alpine_quiz.cli.parsing import number_between
from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from alpine_quiz.classroom.report.sessions import Listed

MOST_DAYS = 36_500


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action's parser."""
    forget = actions.add_parser(
        "forget",
        help=tr("delete students’ names, or whole sessions, for good"),
        description=tr(
            "Delete the names of a session’s students for good, from the file and all that lies "
            "beside it. Answers and points stay, without names; with --delete nothing stays."
        ),
    )
    forget.add_argument(
        "session",
        metavar="SESSION",
        nargs="?",
        help=tr("a number of the list, an id, or a journal"),
    )
    forget.add_argument("--all", action="store_true", help=tr("all sessions led here"))
    forget.add_argument(
        "--older-than",
        metavar="DAYS",
        type=number_between(0, MOST_DAYS),
        help=tr("those in which nothing has happened for so many days"),
    )
    forget.add_argument("--delete", action="store_true", help=tr("the whole session, not names"))
    forget.add_argument("--yes", action="store_true", help=tr("without asking"))
    forget.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Forget; return 1 where that is refused or cannot be done."""
    from alpine_quiz.cli.class_sessions import refused, sweep_names
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.plain.refusal import RefusalError

    sweep_names(args.loaded.settings)
    try:
        meant, damaged = _meant(args), _damaged(args)
        if not meant and not damaged:
            print_lines([tr("There is nothing to delete.")])
            return 0
        if not args.yes and not _agreed(len(meant) + len(damaged), delete=args.delete):
            print_lines([tr("Nothing was deleted.")])
            return 1
        print_lines([_delete(meant, damaged) if args.delete else _forget(meant)])
    except RefusalError as refusal:
        return refused(refusal)
    return 0


def _meant(args: argparse.Namespace) -> list[Listed]:
    from alpine_quiz.classroom.report.forgetting import older_than
    from alpine_quiz.classroom.report.sessions import list_sessions
    from alpine_quiz.cli.class_sessions import is_led, session_wished
    from alpine_quiz.plain.classroom_report.sessions import open_room_text
    from alpine_quiz.plain.refusal import RefusalError

    said = [args.session is not None, args.all, args.older_than is not None]
    if sum(said) != 1:
        raise RefusalError(tr("Say which: a session, --all, or --older-than and a number of days."))
    if args.session is not None:
        found = [session_wished(args.session)]
    else:
        found, _ = list_sessions()
    if args.older_than is not None:
        found = older_than(found, args.older_than, datetime.now(UTC))
    if not args.delete:
        found = [each for each in found if not each.nameless]
    if any(map(is_led, found)):
        raise RefusalError(open_room_text())
    return found


def _damaged(args: argparse.Namespace) -> list[Path]:
    """Return the journals that nothing can be read of: they go where all sessions do."""
    from alpine_quiz.classroom.report.sessions import list_sessions
    from alpine_quiz.cli.class_sessions import has_open_doors
    from alpine_quiz.plain.classroom_report.sessions import open_room_text
    from alpine_quiz.plain.refusal import RefusalError

    if not (args.all and args.delete):
        return []
    _, faults = list_sessions()
    damaged = [fault.path for fault in faults]
    if any(map(has_open_doors, damaged)):
        raise RefusalError(open_room_text())
    return damaged


def _agreed(count: int, *, delete: bool) -> bool:
    from alpine_quiz.plain.classroom_report.sessions import ask_text, yes_word
    from alpine_quiz.plain.lines import StandardLines

    lines = StandardLines()
    lines.write(ask_text(count, delete=delete))
    typed = (lines.read() or "").strip().casefold()
    return typed in (yes_word().casefold(), "yes")


def _forget(sessions: list[Listed]) -> str:
    from alpine_quiz.classroom.journal import JournalError
    from alpine_quiz.classroom.report.forgetting import forget_names
    from alpine_quiz.plain.classroom_report.sessions import forgotten_text, unreadable_text
    from alpine_quiz.plain.refusal import RefusalError

    names = 0
    for session in sessions:
        try:
            names += forget_names(session)
        except JournalError as error:
            raise RefusalError(unreadable_text(error)) from None
    return forgotten_text(names)


def _delete(sessions: list[Listed], damaged: list[Path]) -> str:
    from alpine_quiz.classroom.report.forgetting import delete_session
    from alpine_quiz.plain.classroom_report.sessions import deleted_text

    for path in (*(session.path for session in sessions), *damaged):
        delete_session(path)
    return deleted_text(len(sessions) + len(damaged))
