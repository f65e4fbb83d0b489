"""``alpine-quiz play``: a round, in the terminal or as plain lines."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alpine_quiz.cli.wish import Wish
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import whole

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.store import Records
    from alpine_quiz.settings.loading import Loaded

MOST_QUESTIONS = 1_000
MOST_MINUTES = 1_440
_SHOWN = 40
# As game.modes has them; importing that would cost every command's start.
MODES = ("quick", "topic", "review", "weak", "exam", "survival", "timeline", "daily")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    play = commands.add_parser("play", help=tr("play a round"), description=tr("Play a round."))
    play.add_argument(
        "--plain", action="store_true", help=tr("as plain lines, for screen readers and pipes")
    )
    play.add_argument("--pack", metavar="P", help=tr("a pack's id, or a path to a pack anywhere"))
    play.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))
    play.add_argument(
        "--questions",
        metavar="N",
        type=_count,
        help=tr("how many questions (10 if not said, 20 in an exam)"),
    )
    play.add_argument("--seed", metavar="S", help=tr("the same seed is the same round everywhere"))
    play.add_argument("--topic", metavar="T", help=tr("only questions of this topic"))
    play.add_argument(
        "--mode",
        choices=MODES,
        metavar="M",
        help=tr("how to play: {modes}", modes=", ".join(MODES)),
    )
    play.add_argument(
        "--minutes", metavar="N", type=_minutes, help=tr("an exam's time for the whole (no limit)")
    )
    play.add_argument("--player", metavar="NAME", help=tr("who plays (“you” if not said)"))
    play.add_argument("--resume", action="store_true", help=tr("go on with the round left last"))
    play.set_defaults(run=run)


def _count(text: str) -> int:
    number = _number(text, MOST_QUESTIONS)
    if number is None:
        raise _refusal(
            tr(
                "“{text}” is no number of questions: 1 to {most}",
                text=text[:_SHOWN],
                most=whole(MOST_QUESTIONS),
            )
        )
    return number


def _minutes(text: str) -> int:
    number = _number(text, MOST_MINUTES)
    if number is None:
        raise _refusal(
            tr(
                "“{text}” is no number of minutes: 1 to {most}",
                text=text[:_SHOWN],
                most=whole(MOST_MINUTES),
            )
        )
    return number


def _number(text: str, most: int) -> int | None:
    fits = text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most
    return int(text) if fits else None


def _refusal(said: str) -> Exception:
    import argparse

    return argparse.ArgumentTypeError(said)


def run(args: argparse.Namespace) -> int:
    """Play, and return 0; 1 where what was asked for cannot be played."""
    wish = Wish(
        args.pack,
        args.lang,
        args.questions,
        args.seed,
        args.topic,
        args.player,
        args.resume,
        args.mode,
        args.minutes,
    )
    return _play(wish, args.loaded, plain=args.plain)


def open_home(loaded: Loaded) -> int:
    """Open the game at its home screen, as ``alpine-quiz`` without a command does."""
    if loaded.settings.plain or not _on_a_terminal():
        tell_problems(loaded)
        return _play(Wish(), loaded, plain=loaded.settings.plain)
    from contextlib import ExitStack

    from alpine_quiz.terminal.app import QuizApp

    with ExitStack() as closing:
        opened: list[Records] = []

        def take_seat() -> Sitting:
            from alpine_quiz.cli.sitting_down import sit_down
            from alpine_quiz.records.store import open_or_play_on, records_path

            if not opened:
                opened.append(closing.enter_context(open_or_play_on(records_path())))
            sitting, app.remark = sit_down(app.settings, opened[0])
            return sitting

        app = QuizApp(take_seat, loaded=loaded)
        app.run()
    return app.return_code or 0


def tell_problems(loaded: Loaded) -> None:
    """Say what is wrong with the settings, apart from what a command prints."""
    if loaded.problems:
        from alpine_quiz.plain.settings import settings_problem_line

        for problem in loaded.problems:
            sys.stderr.write(f"{settings_problem_line(problem)}\n")


def _play(wish: Wish, loaded: Loaded, *, plain: bool) -> int:
    from alpine_quiz.cli.sitting_down import begin_round, sit_down, with_wish
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.records.store import open_or_play_on, records_path

    settings = with_wish(loaded.settings, wish)
    plain = plain or settings.plain
    with open_or_play_on(records_path()) as records:
        try:
            sitting, remark = sit_down(settings, records, resume=wish.resume)
            kept = begin_round(wish, sitting, settings)
        except RefusalError as refusal:
            print(refusal, file=sys.stderr)
            return 1
        if remark:
            print(remark, file=sys.stderr)
        if plain or not _on_a_terminal():
            if not plain:
                print(tr("This is no terminal to draw on, so the game plays as plain lines."))
            by_facts = wish.mode in (None, "quick", "topic", "exam", "survival")
            fewer = wish.questions and len(kept.round.plan) < wish.questions
            if fewer and by_facts and not wish.resume:
                print(_fewer_text(wish.questions or 0))
            _play_plain(sitting, kept)
        else:
            from alpine_quiz.terminal.app import QuizApp

            seats = iter([sitting])

            def take_seat() -> Sitting:
                if (first := next(seats, None)) is not None:
                    return first
                anew, app.remark = sit_down(app.settings, records)
                return anew

            app = QuizApp(take_seat, kept, loaded=loaded._replace(settings=settings))
            app.run()
            return app.return_code or 0
    return 0


def _fewer_text(wanted: int) -> str:
    return tr_count(
        "Fewer than {count} question: no round asks one fact twice.",
        "Fewer than {count} questions: no round asks one fact twice.",
        wanted,
    )


def _on_a_terminal() -> bool:
    dumb = os.environ.get("TERM", "") == "dumb"
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty() and not dumb


def _play_plain(sitting: Sitting, kept: KeptRound) -> None:
    from alpine_quiz.plain.lines import StandardLines
    from alpine_quiz.plain.play import play_rounds

    play_rounds(sitting, kept, StandardLines())
