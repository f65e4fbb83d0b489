"""``alpine-quiz scores``: the rounds played, the best of them, and how each topic goes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.records.scores import Scores


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    scores = commands.add_parser(
        "scores",
        help=tr("show the rounds played and how they went"),
        description=tr("Show the rounds played and how they went."),
    )
    scores.add_argument("--player", metavar="NAME", help=tr("whose scores (yours if not said)"))
    scores.add_argument("--json", action="store_true", help=tr("as JSON, for other programs"))
    scores.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the scores; return 1 where there is no such player or the records are unreadable."""
    from alpine_quiz.plain.records import sentence
    from alpine_quiz.plain.scores import unknown_player_text
    from alpine_quiz.records.players import DEFAULT_PLAYER
    from alpine_quiz.records.scores import Scores
    from alpine_quiz.records.store import look_into, records_path

    with look_into(records_path()) as records:
        player = records.find_player(args.player or DEFAULT_PLAYER)
        found = records.scores(player) if player else Scores()
        known = [each.name for each in records.players()]
        # Asked last: some damage shows only in the reading.
        if records.unsaved_because and not records.known:
            sys.stderr.write(f"{sentence(records.unsaved_because)}\n")
            return 1
    if args.player and player is None:
        sys.stderr.write(f"{unknown_player_text(args.player, known)}\n")
        return 1
    _print(player.name if player else DEFAULT_PLAYER, found, as_json=args.json)
    return 0


def _print(player: str, found: Scores, *, as_json: bool) -> None:
    from alpine_quiz.plain.scores import score_sheet, scores_data, title_line

    if as_json:
        import json

        lines = [json.dumps(scores_data(player, found), indent=2)]
    else:
        lines = [title_line(player), "", *score_sheet(found)]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
