"""``alpine-quiz play``: a round, in the terminal or as plain lines."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.store import Records

DEFAULT_PACK = "alpine"
MOST_QUESTIONS = 1_000


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    play = commands.add_parser("play", help="play a round", description="Play a round.")
    play.add_argument(
        "--plain", action="store_true", help="as plain lines, for screen readers and pipes"
    )
    play.add_argument("--pack", metavar="P", help="a pack's id, or a path to a pack anywhere")
    play.add_argument("--lang", metavar="L", help="the questions' language, such as en")
    play.add_argument(
        "--questions", metavar="N", type=_count, help="how many questions (10 if not said)"
    )
    play.add_argument("--seed", metavar="S", help="the same seed is the same round everywhere")
    play.add_argument("--topic", metavar="T", help="only questions of this topic")
    play.add_argument("--player", metavar="NAME", help="who plays (“you” if not said)")
    play.add_argument("--resume", action="store_true", help="go on with the round left last")
    play.set_defaults(run=run, home=False)


def _count(text: str) -> int:
    import argparse

    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_QUESTIONS):
        raise argparse.ArgumentTypeError(
            f"“{text[:40]}” is no number of questions: 1 to {MOST_QUESTIONS:,}"
        )
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Play, and return 0; 1 where what was asked for cannot be played."""
    from alpine_quiz.plain.refusal import RefusalError
    from alpine_quiz.records.store import open_or_play_on, records_path

    with open_or_play_on(records_path()) as records:
        try:
            sitting = _sit_down(args, records)
            kept = None if args.home else _round(args, sitting)
        except RefusalError as refusal:
            print(refusal, file=sys.stderr)
            return 1
        if args.plain or not _on_a_terminal():
            if not args.plain:
                print("This is no terminal to draw on, so the game plays as plain lines.")
            return _play_plain(sitting, kept or sitting.start())
        from alpine_quiz.terminal.app import QuizApp

        QuizApp(sitting, kept).run()
        return 0


def open_home(parser: argparse.ArgumentParser) -> int:
    """Open the game at its home screen, as ``alpine-quiz`` without a command does."""
    args = parser.parse_args(["play"])
    args.home = True
    return run(args)


def _on_a_terminal() -> bool:
    dumb = os.environ.get("TERM", "") == "dumb"
    return sys.stdout.isatty() and sys.stdin.isatty() and not dumb


def _play_plain(sitting: Sitting, kept: KeptRound) -> int:
    from alpine_quiz.plain.lines import StandardLines
    from alpine_quiz.plain.play import play_rounds

    play_rounds(sitting, kept, StandardLines())
    return 0


def _sit_down(args: argparse.Namespace, records: Records) -> Sitting:
    """Return the sitting that the arguments ask for, or raise ``RefusalError``."""
    from alpine_quiz.library.packs import PackError, open_pack
    from alpine_quiz.plain.refusal import no_unfinished_round, pack_of_round_is_gone
    from alpine_quiz.records.sitting import Sitting

    player = records.player(args.player) if args.player else records.player()
    if args.resume and not args.pack:
        saved = records.unfinished(player)
        if saved is None:
            raise no_unfinished_round(player.name)
        try:
            pack, faults = open_pack(saved.pack)
        except PackError:
            raise pack_of_round_is_gone(saved) from None
        return Sitting(pack, saved.language, records, player, faults=faults)
    pack, faults = _open(args.pack or DEFAULT_PACK)
    language = _language(pack, args.lang)
    given = "" if pack.id == args.pack else args.pack or ""
    return Sitting(pack, language, records, player, faults=faults, given=given)


def _open(name: str) -> tuple[Pack, list[Problem]]:
    from alpine_quiz.library.packs import UnknownPackError, UnplayablePackError, open_pack
    from alpine_quiz.plain.refusal import unknown_pack, unplayable_pack

    try:
        return open_pack(name)
    except UnknownPackError as error:
        raise unknown_pack(error) from None
    except UnplayablePackError as error:
        raise unplayable_pack(error) from None


def _language(pack: Pack, wanted: str | None) -> str:
    from alpine_quiz.plain.refusal import unknown_language
    from alpine_quiz.records.sitting import language_of

    if wanted is None:
        return language_of(pack, "en")
    for language in pack.languages:
        if wanted.casefold() in (language.casefold(), language.split("-")[0].casefold()):
            return language
    raise unknown_language(wanted, pack)


def _round(args: argparse.Namespace, sitting: Sitting) -> KeptRound:
    from alpine_quiz.plain.refusal import no_unfinished_round, unknown_topic
    from alpine_quiz.records.sitting import ROUND

    if args.resume:
        kept = sitting.resume()
        if kept is None:
            raise no_unfinished_round(sitting.player.name)
        return kept
    topic = None
    if args.topic is not None:
        topics = {topic.casefold(): topic for topic in sitting.pack.topics(sitting.language)}
        topic = topics.get(args.topic.strip().casefold())
        if topic is None:
            raise unknown_topic(args.topic, list(topics.values()))
    return sitting.start(args.questions or ROUND, seed=args.seed, topic=topic)
