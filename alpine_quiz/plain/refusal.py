"""What is said where what was asked for cannot be played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.problems import problem_line
from alpine_quiz.plain.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.library.packs import UnknownPackError, UnplayablePackError
    from alpine_quiz.records.saved import SavedRound

FAULTS_SHOWN = 3
_UNHEEDED = {
    Mode.DAILY: "The daily round is the same for everyone.",
    Mode.REVIEW: "A review asks what is due, and has no time limit.",
    Mode.WEAK: "Practice asks your weakest facts, and has no time limit.",
}


class RefusalError(Exception):
    """What was asked for cannot be played; the message is for the player."""


def unknown_topic(topic: str, known: Sequence[str]) -> RefusalError:
    """There are no questions of that topic."""
    offer = f"Its topics are {listed(known)}." if known else "It has no topics."
    return RefusalError(f"The pack has no topic “{cleaned(topic)}”. {offer}")


def which_topic(known: Sequence[str]) -> RefusalError:
    """A round of a topic was asked for, but no topic."""
    if not known:
        return RefusalError("The pack has no topics.")
    return RefusalError(f"Which topic? Say --topic and one of {listed(known, 'or')}.")


def option_without_effect(mode: Mode, options: Sequence[str]) -> RefusalError:
    """What was asked for has no effect on such a round."""
    reason = _UNHEEDED.get(mode, "A time limit is for an exam: --mode exam.")
    return RefusalError(f"{reason} Leave out {listed(options)}.")


def unknown_language(language: str, pack: Pack) -> RefusalError:
    """There are no questions in that language."""
    return RefusalError(
        f"The pack {pack.id} has no questions in “{cleaned(language)}”, "
        f"only in {listed(pack.languages)}."
    )


def no_unfinished_round(player: str) -> RefusalError:
    """There is nothing to go on with."""
    return RefusalError(f"There is no unfinished round of {player}. Start one: alpine-quiz play")


def pack_of_round_is_gone(saved: SavedRound) -> RefusalError:
    """The round to go on with is of a pack that is not here."""
    return RefusalError(
        f"The unfinished round is of the pack {cleaned(saved.pack)}, which is not here. "
        "If it lies elsewhere: alpine-quiz play --resume --pack PATH"
    )


def unknown_pack(error: UnknownPackError) -> RefusalError:
    """No pack has this id, and nothing is at this path."""
    near = f" Did you mean {cleaned(error.nearest)}?" if error.nearest else ""
    known = listed([cleaned(name) for name in error.known])
    here = f" Packs here: {known}." if known else " No pack is here."
    return RefusalError(
        f"There is no pack “{cleaned(error.name)}”, nor a file of that name.{near}{here}"
    )


def unplayable_pack(error: UnplayablePackError) -> RefusalError:
    """The pack has not one good question; the first faults say why."""
    found = [problem_line(problem) for problem in error.problems[:FAULTS_SHOWN]]
    path = cleaned(str(error.path))
    more = f"All of them: alpine-quiz packs check {path}"
    return RefusalError("\n".join([f"{path} has no question that can be played.", *found, more]))
