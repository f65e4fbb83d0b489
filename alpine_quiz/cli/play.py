"""``alpine-quiz play``: a round, in the terminal or as plain lines."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from alpine_quiz.cli.parsing import player_given, whole_given
from alpine_quiz.cli.wish import Wish
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import whole

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from textual.screen import Screen

    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.store import Records
    from alpine_quiz.records.ways import Wanted
    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.settings.model import Settings

MOST_QUESTIONS = 1_000
MOST_MINUTES = 1_440
LONGEST_SEED = 200
_SHOWN = 40
# As game.modes has them; importing that would cost every command's start.
MODES = (
    "quick",
    "topic",
    "search",
    "review",
    "weak",
    "exam",
    "survival",
    "timeline",
    "daily",
    "hotseat",
)
# As bank.model has them, and what its numbers mean.
TYPES = ("choice", "multiple", "true-false", "text", "number", "order", "match")
DIFFICULTIES = ("easy", "medium", "hard")
# As game.seats has them.
STYLES = ("turns", "buzz")


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
        help=tr("how many questions (10 if not said, 20 in an exam, 12 in a hot seat)"),
    )
    play.add_argument(
        "--seed",
        metavar="S",
        type=seed_given,
        help=tr("the same seed is the same round everywhere"),
    )
    play.add_argument("--topic", metavar="T", help=tr("only questions of this topic"))
    play.add_argument(
        "--search",
        metavar="WORDS",
        help=tr("only questions with these words in the stem, the answer or the topic"),
    )
    add_sought(play)
    play.add_argument(
        "--mode",
        choices=MODES,
        metavar="M",
        help=tr("how to play: {modes}", modes=", ".join(MODES)),
    )
    play.add_argument(
        "--minutes",
        metavar="N",
        type=_minutes,
        help=tr("the time for the whole round (no limit if not said)"),
    )
    play.add_argument(
        "--seats",
        metavar="NAMES",
        help=tr("who shares a hot seat, set apart by commas: two to eight players or teams"),
    )
    play.add_argument(
        "--style",
        choices=STYLES,
        metavar="S",
        help=tr("how a hot seat is played: {styles}", styles=", ".join(STYLES)),
    )
    play.add_argument(
        "--player", metavar="NAME", type=player_given, help=tr("who plays (“you” if not said)")
    )
    play.add_argument("--resume", action="store_true", help=tr("go on with the round left last"))
    play.set_defaults(run=run)


def add_sought(parser: argparse.ArgumentParser) -> None:
    """Add what questions are sought by, besides their topic."""
    parser.add_argument(
        "--type",
        choices=TYPES,
        metavar="T",
        help=tr("only questions of this type: {types}", types=", ".join(TYPES)),
    )
    parser.add_argument(
        "--difficulty",
        choices=DIFFICULTIES,
        metavar="D",
        help=tr("only easy, medium or hard ones: {levels}", levels=", ".join(DIFFICULTIES)),
    )


def difficulty_given(name: str | None) -> int | None:
    """Return a difficulty that was named, from 1 to 3."""
    return None if name is None else DIFFICULTIES.index(name) + 1


def _count(text: str) -> int:
    number = whole_given(text, 1, MOST_QUESTIONS)
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
    number = whole_given(text, 1, MOST_MINUTES)
    if number is None:
        raise _refusal(
            tr(
                "“{text}” is no number of minutes: 1 to {most}",
                text=text[:_SHOWN],
                most=whole(MOST_MINUTES),
            )
        )
    return number


def seed_given(text: str) -> str:
    """Return a seed as it was given; raises ``ArgumentTypeError`` where it cannot be kept."""
    # It is kept, and what is kept has to come in elsewhere as it went out.
    if len(text) > LONGEST_SEED or not text.isprintable():
        raise _refusal(
            tr(
                "this is no seed: at most {most} characters that can be shown",
                most=whole(LONGEST_SEED),
            )
        )
    return text


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
        args.seats,
        args.style,
        args.search,
        args.type,
        difficulty_given(args.difficulty),
    )
    return _play(wish, args.loaded, plain=args.plain)


def open_home(loaded: Loaded) -> int:
    """Open the game at its home screen, as ``alpine-quiz`` without a command does."""
    if loaded.settings.plain or not on_a_terminal():
        from alpine_quiz.cli.printing import tell_problems

        tell_problems(loaded)
        return _open_plainly(loaded)
    from contextlib import ExitStack

    from alpine_quiz.terminal.app import QuizApp

    with ExitStack() as closing:
        opened: list[Records] = []

        def take_seat() -> Sitting:
            from alpine_quiz.cli.sitting_down import sit_down, welcome
            from alpine_quiz.records.store import open_or_play_on, records_path

            if not opened:
                opened.append(closing.enter_context(open_or_play_on(records_path())))
            sitting, app.remark = sit_down(app.settings, opened[0])
            welcome(sitting)
            return sitting

        app = QuizApp(take_seat, loaded=loaded)
        app.run()
    return app.return_code or 0


def _open_plainly(loaded: Loaded) -> int:
    """Open the game at its menu in plain lines."""
    from alpine_quiz.cli.sitting_down import sit_down
    from alpine_quiz.plain.lines import StandardLines
    from alpine_quiz.plain.menu import PlainMenu
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.records.store import open_or_play_on, records_path

    with open_or_play_on(records_path()) as records:
        try:
            sitting, remark = sit_down(loaded.settings, records)
        except RefusalError as refusal:
            print(refusal, file=sys.stderr)
            return 1
        if remark:
            print(remark, file=sys.stderr)
        if not loaded.settings.plain:
            print(tr("This is no terminal to draw on, so the game plays as plain lines."))
        lines = StandardLines()
        PlainMenu(sitting, loaded, lines, lambda settings: sit_down(settings, records)).run()
    return 0


def _play(wish: Wish, loaded: Loaded, *, plain: bool) -> int:
    from alpine_quiz.cli.sitting_down import (
        begin_round,
        greet,
        refuse_new_beside_resumed,
        sit_down,
        wanted_of,
        with_wish,
    )
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.plain.seats import evened_line
    from alpine_quiz.records.store import open_or_play_on, records_path

    settings = with_wish(loaded.settings, wish)
    plain = plain or settings.plain
    drawn = not plain and on_a_terminal()
    nameless = wish.mode == "hotseat" and wish.seats is None
    with open_or_play_on(records_path()) as records:
        try:
            refuse_new_beside_resumed(wish)
            sitting, remark = sit_down(settings, records, resume=wish.resume)
            if nameless and drawn:
                wanted = wanted_of(wish, sitting, settings)
                greet(sitting)
                table = partial(_table, wanted, wish.style)
                return _draw(sitting, records, loaded._replace(settings=settings), first=table)
            begin = _named if nameless else begin_round
            kept = begin(wish, sitting, settings)
        except RefusalError as refusal:
            print(refusal, file=sys.stderr)
            return 1
        if remark:
            print(remark, file=sys.stderr)
        if kept is None:
            return 0
        evened = evened_line(kept, wish.questions)
        if drawn:
            loaded = loaded._replace(settings=settings)
            return _draw(sitting, records, loaded, kept, told=evened)
        if not plain:
            print(tr("This is no terminal to draw on, so the game plays as plain lines."))
        by_facts = wish.mode in (None, "quick", "topic", "search", "exam", "survival", "hotseat")
        fewer = wish.questions and len(kept.round.plan) < wish.questions
        if fewer and by_facts:
            print(_fewer_text(wish.questions or 0))
        if evened:
            print(evened)
        _play_plain(sitting, kept)
    return 0


def play_on(
    sitting: Sitting, records: Records, loaded: Loaded, kept: KeptRound, *, plain: bool
) -> int:
    """Play a round that has begun, on the screen where there is one, and return 0."""
    if not plain and on_a_terminal():
        return _draw(sitting, records, loaded, kept)
    if not plain:
        print(tr("This is no terminal to draw on, so the game plays as plain lines."))
    _play_plain(sitting, kept)
    return 0


def _draw(
    sitting: Sitting,
    records: Records,
    loaded: Loaded,
    kept: KeptRound | None = None,
    first: Callable[[Sitting], Screen[None]] | None = None,
    told: str = "",
) -> int:
    from alpine_quiz.cli.sitting_down import sit_down, welcome
    from alpine_quiz.terminal.app import QuizApp

    seats = iter([sitting])

    def take_seat() -> Sitting:
        if (taken := next(seats, None)) is not None:
            return taken
        anew, app.remark = sit_down(app.settings, records)
        welcome(anew)
        return anew

    app = QuizApp(take_seat, kept, loaded=loaded, first=first, told=told)
    app.run()
    return app.return_code or 0


def _table(wanted: Wanted, style: str | None, sitting: Sitting) -> Screen[None]:
    """Return where those who share a hot seat are named."""
    from alpine_quiz.terminal.screens.table import TableScreen

    return TableScreen(sitting, wanted, style)


def _named(wish: Wish, sitting: Sitting, settings: Settings) -> KeptRound | None:
    """Ask line by line who shares a hot seat, and begin; ``None`` where they leave."""
    from dataclasses import replace

    from alpine_quiz.cli.sitting_down import begin_wanted, wanted_of
    from alpine_quiz.game.seats import Style
    from alpine_quiz.plain.hot_seat import ask_for_seats
    from alpine_quiz.plain.lines import StandardLines

    wanted = wanted_of(wish, sitting, settings)
    latest = sitting.latest_seats()
    seats = ask_for_seats(StandardLines(), wish.style or Style.TURNS, latest)
    return begin_wanted(replace(wanted, seats=seats), sitting) if seats else None


def _fewer_text(wanted: int) -> str:
    return tr_count(
        "Fewer than {count} question: no round asks one fact twice.",
        "Fewer than {count} questions: no round asks one fact twice.",
        wanted,
    )


def on_a_terminal() -> bool:
    """Tell whether there is a terminal to ask on and to draw on."""
    dumb = os.environ.get("TERM", "") == "dumb"
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty() and not dumb


def _play_plain(sitting: Sitting, kept: KeptRound) -> None:
    from alpine_quiz.plain.lines import StandardLines
    from alpine_quiz.plain.play import play_rounds

    play_rounds(sitting, kept, StandardLines())
