"""``alpine-quiz host``: a room for a class, its server and the teacher's screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

# As classroom.rules has them; importing that would cost every command's start.
SCORINGS = ("accuracy", "speed", "confidence")
MODES = ("live", "self-paced")
NAMINGS = ("free", "list", "generated")
FEEDBACKS = ("at-once", "at-the-end")
COUNTS = ("best", "latest")
MOST_ATTEMPTS = 99
MOST_SECONDS = 3600
MOST_READING = 120
MOST_QUESTIONS = 200
MOST_TEAMS = 12


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    host = commands.add_parser(
        "host",
        help=tr("lead a class: open a room for phones"),
        description=tr(
            "Open a room for a class, or find the one that is open. Students need a browser and "
            "the same network, nothing else."
        ),
    )
    _add_questions(host)
    _add_pace(host)
    _add_rules(host)
    _add_server(host)
    host.set_defaults(run=run)


def _add_questions(host: argparse.ArgumentParser) -> None:
    """Add which questions are asked."""
    from alpine_quiz.cli.parsing import number_between
    from alpine_quiz.cli.play import seed_given

    host.add_argument("--pack", metavar="P", help=tr("a pack's id, or a path to a pack anywhere"))
    host.add_argument("--topic", metavar="T", help=tr("only questions of this topic"))
    host.add_argument(
        "--questions",
        metavar="N",
        type=number_between(1, MOST_QUESTIONS),
        help=tr("how many questions (10 if not said)"),
    )
    host.add_argument(
        "--seed",
        metavar="S",
        type=seed_given,
        help=tr("the same seed is the same session everywhere"),
    )
    host.add_argument("--set", metavar="FILE", help=tr("the questions of a set saved before"))
    host.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))


def _add_pace(host: argparse.ArgumentParser) -> None:
    """Add who goes through them, together or alone, and until when."""
    from alpine_quiz.cli.parsing import number_between

    host.add_argument(
        "--mode",
        choices=MODES,
        metavar="M",
        help=tr("all together or each at their own pace: {modes}", modes=", ".join(MODES)),
    )
    host.add_argument(
        "--until", metavar="TIME", help=tr("when a self-paced room closes: 18:30, or a date too")
    )
    host.add_argument(
        "--attempts",
        metavar="N",
        type=number_between(0, MOST_ATTEMPTS),
        help=tr("how often a self-paced room may be gone through (once if not said; 0: any)"),
    )
    host.add_argument(
        "--feedback",
        choices=FEEDBACKS,
        metavar="F",
        help=tr("when a self-paced room tells what is right: {ways}", ways=", ".join(FEEDBACKS)),
    )
    host.add_argument(
        "--counts",
        choices=COUNTS,
        metavar="C",
        help=tr("which attempt counts: {ways}", ways=", ".join(COUNTS)),
    )


def _add_rules(host: argparse.ArgumentParser) -> None:
    """Add how it is played, and what students are called."""
    from alpine_quiz.cli.parsing import number_between

    host.add_argument(
        "--teams",
        metavar="N",
        type=number_between(2, MOST_TEAMS),
        help=tr("how many teams (none if not said)"),
    )
    host.add_argument(
        "--scoring",
        choices=SCORINGS,
        metavar="S",
        help=tr("what counts: {scorings}", scorings=", ".join(SCORINGS)),
    )
    host.add_argument(
        "--time",
        metavar="S",
        type=number_between(1, MOST_SECONDS),
        help=tr("seconds for each question (no limit if not said)"),
    )
    host.add_argument(
        "--reading",
        metavar="S",
        type=number_between(0, MOST_READING),
        help=tr("seconds for which the question alone is shown"),
    )
    host.add_argument(
        "--names",
        choices=NAMINGS,
        metavar="N",
        help=tr("where names come from: {namings}", namings=", ".join(NAMINGS)),
    )
    host.add_argument(
        "--roster", metavar="FILE", help=tr("a file with a name a line, or a table of them (.csv)")
    )


def _add_server(host: argparse.ArgumentParser) -> None:
    """Add where its server listens, and who leads it."""
    from alpine_quiz.cli.parsing import number_between

    host.add_argument("--bind", metavar="ADDRESS", help=tr("listen on this address alone"))
    host.add_argument(
        "--port", metavar="P", type=number_between(1, 65535), help=tr("listen on this port")
    )
    host.add_argument(
        "--public-url", metavar="URL", help=tr("the address to show, if it is not this machine's")
    )
    host.add_argument("--tls-cert", metavar="FILE", help=tr("a certificate, for https"))
    host.add_argument("--tls-key", metavar="FILE", help=tr("the certificate's key"))
    host.add_argument(
        "--headless",
        action="store_true",
        help=tr("no screen: print one line of JSON, and serve until stopped"),
    )
    host.add_argument(
        "--plain",
        action="store_true",
        help=tr("lead it by plain lines, for screen readers and pipes"),
    )
    host.add_argument(
        "--resume", action="store_true", help=tr("open the room that was led last again")
    )
    host.add_argument("--stop", action="store_true", help=tr("end the room that is open"))


def run(args: argparse.Namespace) -> int:
    """Open, find or end a room; 1 where that cannot be."""
    from alpine_quiz.plain.refusal import RefusalError

    try:
        if args.stop:
            from alpine_quiz.cli.hosting import end_room

            return end_room()
        from alpine_quiz.cli.class_sessions import sweep_names

        sweep_names(args.loaded.settings)
        if args.headless:
            from alpine_quiz.cli.hosting import serve

            return serve(args)
        from alpine_quiz.cli.leading import lead

        return lead(args)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
