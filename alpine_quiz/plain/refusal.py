"""What is said where what was asked for cannot be played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.problems import problem_line
from alpine_quiz.plain.wording import either, listed
from alpine_quiz.records.players import DEFAULT_PLAYER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.library.packs import PackError, UnknownPackError, UnplayablePackError
    from alpine_quiz.records.saved import SavedRound

FAULTS_SHOWN = 3
_UNHEEDED = {
    Mode.DAILY: later("The daily round is the same for everyone."),
    Mode.REVIEW: later(
        "A review asks what is due, in an order of its own and without a time limit."
    ),
    Mode.WEAK: later(
        "Practice asks your weakest facts, in an order of its own and without a time limit."
    ),
}
_OTHERWISE = later("Seats and their style are for a hot seat: --mode hotseat.")

_SEARCHED = later("Words, types and difficulties are for a round of their own: --mode search.")


class RefusalError(Exception):
    """What was asked for cannot be played; the message is for the player."""


def unknown_topic(topic: str, known: Sequence[str]) -> RefusalError:
    """There are no questions of that topic."""
    if not known:
        return RefusalError(
            tr("The pack has no topic “{topic}”. It has no topics.", topic=cleaned(topic))
        )
    return RefusalError(
        tr(
            "The pack has no topic “{topic}”. Its topics are {topics}.",
            topic=cleaned(topic),
            topics=listed(known),
        )
    )


def which_topic(known: Sequence[str]) -> RefusalError:
    """A round of a topic was asked for, but no topic."""
    if not known:
        return RefusalError(tr("The pack has no topics."))
    return RefusalError(tr("Which topic? Say --topic and one of {topics}.", topics=either(known)))


def search_for_what() -> RefusalError:
    """A round of what is searched for was asked for, but nothing to search for."""
    return RefusalError(
        tr("Search for what? Say --search and some words, or --topic, --type or --difficulty.")
    )


def option_without_effect(mode: Mode, options: Sequence[str]) -> RefusalError:
    """What was asked for has no effect on such a round."""
    of_a_hot_seat = set(options) <= {"--seats", "--style"}
    of_a_search = set(options) <= {"--search", "--type", "--difficulty"}
    if of_a_search:
        return _left_out(tr(_SEARCHED), options)
    reason = tr(_OTHERWISE if of_a_hot_seat else _UNHEEDED.get(mode, _OTHERWISE))
    return _left_out(reason, options)


def option_of_a_new_round(options: Sequence[str]) -> RefusalError:
    """What was asked for is settled in the round to go on with."""
    return _left_out(tr("The round left last goes on as it was begun."), options)


def _left_out(reason: str, options: Sequence[str]) -> RefusalError:
    # Translators: {options} are options of the command line, such as “--seed and --topic”.
    remedy = tr("Leave out {options}.", options=listed(options))
    return RefusalError(f"{reason} {remedy}")


def unknown_language(language: str, pack: Pack) -> RefusalError:
    """There are no questions in that language."""
    return RefusalError(
        tr(
            "The pack {pack} has no questions in “{language}”, only in {languages}.",
            pack=pack.id,
            language=cleaned(language),
            languages=listed(pack.languages),
        )
    )


def no_unfinished_round(player: str) -> RefusalError:
    """There is nothing to go on with."""
    if player == DEFAULT_PLAYER:
        return RefusalError(tr("There is no unfinished round of you. Start one: alpine-quiz play"))
    return RefusalError(
        tr("There is no unfinished round of {player}. Start one: alpine-quiz play", player=player)
    )


def pack_of_round_is_gone(saved: SavedRound) -> RefusalError:
    """The round to go on with is of a pack that is not here."""
    return RefusalError(
        tr(
            "The unfinished round is of the pack {pack}, which is not here. "
            "If it lies elsewhere: alpine-quiz play --resume --pack PATH",
            pack=cleaned(saved.pack),
        )
    )


def unknown_pack(error: UnknownPackError) -> RefusalError:
    """No pack has this id, and nothing is at this path."""
    said = [tr("There is no pack “{name}”, nor a file of that name.", name=cleaned(error.name))]
    if error.nearest:
        said.append(tr("Did you mean {name}?", name=cleaned(error.nearest)))
    if known := listed([cleaned(name) for name in error.known]):
        said.append(tr("Packs here: {packs}.", packs=known))
    else:
        said.append(tr("No pack is here."))
    return RefusalError(" ".join(said))


def pack_refused(error: PackError) -> RefusalError:
    """A pack that was here cannot be opened any more."""
    from alpine_quiz.library.packs import UnplayablePackError

    if isinstance(error, UnplayablePackError):
        return unplayable_pack(error)
    return RefusalError(tr("This pack is not here any more."))


def unplayable_pack(error: UnplayablePackError) -> RefusalError:
    """The pack has not one good question; the first faults say why.

    Another program's file is told from a pack, and what makes one of it.
    """
    if _is_zip(error.path):
        return RefusalError(
            tr(
                "{path} is a zip. To add the pack in it: alpine-quiz packs add {argument}",
                path=cleaned(str(error.path)),
                argument=argument(str(error.path)),
            )
        )
    if _is_of_another_program(error.path):
        return RefusalError(
            tr(
                "{path} is no pack, but holds questions of another program. To make a pack of "
                "them: alpine-quiz packs add {path} (or packs import {path} --out FOLDER)",
                path=cleaned(str(error.path)),
            )
        )
    found = [problem_line(problem) for problem in error.problems[:FAULTS_SHOWN]]
    path = cleaned(str(error.path))
    said = tr("{path} has no question that can be played.", path=path)
    # Translators: all faults of the pack, some of which stand above.
    more = tr("All of them: alpine-quiz packs check {path}", path=argument(str(error.path)))
    return RefusalError("\n".join([said, *found, more]))


def _is_zip(path: Path) -> bool:
    from zipfile import is_zipfile

    return path.suffix.lower() == ".zip" and is_zipfile(path)


def _is_of_another_program(path: Path) -> bool:
    from alpine_quiz.documents.files import UnreadableError, read_bytes
    from alpine_quiz.exchange.decoding import MAX_BYTES
    from alpine_quiz.exchange.guessing import SUFFIXES, guessed
    from alpine_quiz.exchange.model import ExchangeError

    if path.suffix.lower() not in SUFFIXES:
        return False
    try:
        guessed(read_bytes(path, MAX_BYTES), path.name)
    except (UnreadableError, ExchangeError):
        return False
    return True


def unknown_document(name: str, packs: Sequence[Pack]) -> RefusalError:
    """No pack has a document of this id, of this file's name, or with what is in this file."""
    said = tr("No pack here cites “{name}”.", name=cleaned(name))
    if len(packs) == 1:
        pack = packs[0]
        said = tr("The pack {pack} does not cite “{name}”.", pack=pack.id, name=cleaned(name))
        if pack.documents:
            known = tr("It cites {documents}.", documents=listed(list(pack.documents)))
            return RefusalError(f"{said} {known}")
    return RefusalError(" ".join((said, tr("To see what is cited: alpine-quiz documents list"))))


def ambiguous_document(name: str, packs: Sequence[str]) -> RefusalError:
    """Several packs have such a document."""
    return RefusalError(
        tr(
            "“{name}” is a document of {packs}. Say which: --pack",
            name=cleaned(name),
            packs=listed(packs),
        )
    )
