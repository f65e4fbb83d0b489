"""From what was asked for to a sitting and a round."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.cli.packs import tell_other_meaning
from alpine_quiz.game.modes import Mode, may_be_timed
from alpine_quiz.game.seats import SeatsError, Style, seats_of
from alpine_quiz.game.sought import Sought
from alpine_quiz.library.packs import (
    PackError,
    UnknownPackError,
    UnplayablePackError,
    open_pack,
    open_path,
)
from alpine_quiz.plain.modes import nothing_text
from alpine_quiz.plain.refusal import (
    RefusalError,
    no_unfinished_round,
    option_of_a_new_round,
    option_without_effect,
    pack_of_round_is_gone,
    search_for_what,
    unknown_language,
    unknown_pack,
    unknown_topic,
    unplayable_pack,
    which_topic,
)
from alpine_quiz.plain.seats import seats_fault_text
from alpine_quiz.records.players import Player, clean_name
from alpine_quiz.records.preferring import preferred
from alpine_quiz.records.sitting import Sitting, language_of
from alpine_quiz.records.ways import NothingToAskError, Wanted
from alpine_quiz.settings.model import Origin, Source
from alpine_quiz.settings.schema import BY_KEY

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.cli.wish import Wish
    from alpine_quiz.game.seats import Seats
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.saved import SavedRound
    from alpine_quiz.records.store import Records
    from alpine_quiz.settings.model import Settings

DEFAULT_PACK = str(BY_KEY["pack"].default)
_UNHEEDED = {
    Mode.DAILY: {"--questions", "--seed", "--topic"},
    Mode.REVIEW: {"--seed"},
    Mode.WEAK: {"--seed"},
}
_OF_A_HOT_SEAT = {"--seats", "--style"}
_OF_A_SEARCH = {"--search", "--type", "--difficulty"}


class Seat(NamedTuple):
    """A sitting, and what of the settings it could not heed; empty where it heeds all."""

    sitting: Sitting
    remark: str = ""


def with_wish(settings: Settings, wish: Wish) -> Settings:
    """Return the settings with what the command line says of them."""
    flag = Origin(Source.FLAG)
    return settings.having(flag, player=wish.player, pack=wish.pack, questions=wish.language)


def sit_down(settings: Settings, records: Records, *, resume: bool = False) -> Seat:
    """Return the sitting that the settings ask for; raises ``RefusalError`` where there is none.

    A pack that was set, but not on the command line, and cannot be played is passed over. Who
    has not played yet is not made known by sitting down: that is for ``greet``.
    """
    now = records.now()
    name = settings.player
    player = records.find_player(name) or Player(clean_name(name), now, now)
    said = settings.origin("pack").source is Source.FLAG
    if resume and not said:
        return Seat(_where_it_was_left(records, player))
    try:
        return Seat(_before(settings.pack, settings, records, player))
    except RefusalError as refusal:
        if said or settings.pack == DEFAULT_PACK:
            raise
        return Seat(_before(DEFAULT_PACK, settings, records, player), str(refusal))


def greet(sitting: Sitting) -> None:
    """Make the player known, and note that they are here."""
    sitting.player = sitting.records.player(sitting.player.name)


def welcome(sitting: Sitting) -> None:
    """Greet who opens the game, but not who is unknown where others are known.

    Whoever was deleted would come back, empty, by opening the game; playing makes them known.
    """
    records = sitting.records
    if records.find_player(sitting.player.name) is not None or not records.players():
        greet(sitting)


def _before(asked: str, settings: Settings, records: Records, player: Player) -> Sitting:
    pack, faults = open_wished(asked)
    language = nearest_language(pack, settings.questions_language)
    if settings.origin("questions").source is Source.FLAG:
        language = language_wished(pack, settings.questions)
    given = "" if pack.id == asked else asked
    return Sitting(pack, language, records, player, faults=faults, given=given)


def begin_round(wish: Wish, sitting: Sitting, settings: Settings) -> KeptRound:
    """Return the round that is wished for, new or resumed; raises ``RefusalError``."""
    if not wish.resume:
        return begin_wanted(wanted_of(wish, sitting, settings), sitting)
    kept = sitting.resume()
    if kept is None:
        raise no_unfinished_round(sitting.player.name)
    greet(sitting)
    return kept


def wanted_of(wish: Wish, sitting: Sitting, settings: Settings) -> Wanted:
    """Return the new round that is wished for; raises ``RefusalError``.

    A hot seat may be of nobody yet.
    """
    topic = None if wish.topic is None else _topic(sitting, wish.topic)
    mode = Mode(wish.mode or (Mode.QUICK if wish.seats is None else Mode.HOTSEAT))
    sought = Sought(wish.search or "", topic or "", wish.type or "", wish.difficulty or 0)
    searched = sought != Sought(topic=sought.topic)
    if mode is Mode.QUICK and searched:
        mode = Mode.SEARCH
    if mode is Mode.SEARCH and not sought:
        raise search_for_what()
    if mode is Mode.QUICK and topic is not None:
        mode = Mode.TOPIC
    if mode is Mode.TOPIC and topic is None:
        raise which_topic(sitting.pack.topics(sitting.language))
    refuse_what_has_no_effect(wish, mode)
    seconds = 60 * (wish.minutes or 0)
    seats = None if wish.seats is None else _seats(wish.seats, wish.style or Style.TURNS)
    wanted = Wanted(mode, wish.questions, wish.seed, topic, seconds, seats)
    if mode is Mode.SEARCH:
        wanted = replace(wanted, topic=None, sought=sought)
    return preferred(wanted, settings)


def _seats(names: str, style: str) -> Seats:
    try:
        return seats_of(names.split(",") if names.strip() else [], style)
    except SeatsError as error:
        raise RefusalError(seats_fault_text(error)) from None


def begin_wanted(wanted: Wanted, sitting: Sitting) -> KeptRound:
    """Start a round; raises ``RefusalError`` where there is none to be had."""
    # The daily round is known by its player, as kept; for any other it takes a round to be known.
    if wanted.mode is Mode.DAILY:
        greet(sitting)
    try:
        kept = sitting.start(wanted)
    except NothingToAskError as error:
        raise RefusalError(nothing_text(error, sitting)) from None
    greet(sitting)
    return kept


def refuse_what_has_no_effect(wish: Wish, mode: Mode) -> None:
    """Raise ``RefusalError`` where an option is given that this mode does not heed."""
    refused = _UNHEEDED.get(mode, set())
    if mode is not Mode.HOTSEAT:
        refused = refused | _OF_A_HOT_SEAT
    if mode is not Mode.SEARCH:
        refused = refused | _OF_A_SEARCH
    if not may_be_timed(mode):
        refused = refused | {"--minutes"}
    if found := [option for option in _given(wish) if option in refused]:
        raise option_without_effect(mode, found)


def refuse_new_beside_resumed(wish: Wish) -> None:
    """Raise ``RefusalError`` where a round is to go on, and be another than it was begun as."""
    if wish.resume and (found := _given(wish)):
        raise option_of_a_new_round(found)


def _given(wish: Wish) -> list[str]:
    values = {
        "--mode": wish.mode,
        "--questions": wish.questions,
        "--seed": wish.seed,
        "--topic": wish.topic,
        "--minutes": wish.minutes,
        "--seats": wish.seats,
        "--style": wish.style,
        "--search": wish.search,
        "--type": wish.type,
        "--difficulty": wish.difficulty,
    }
    return [option for option, value in values.items() if value is not None]


def _where_it_was_left(records: Records, player: Player) -> Sitting:
    saved = records.unfinished(player)
    if saved is None:
        raise no_unfinished_round(player.name)
    try:
        pack, faults = _pack_of(saved)
    except PackError:
        raise pack_of_round_is_gone(saved) from None
    return Sitting(pack, saved.language, records, player, faults=faults, given=saved.pack_path)


def _pack_of(saved: SavedRound) -> tuple[Pack, list[Problem]]:
    """Open the pack of a round, where it lay or as it is known here; raises ``PackError``."""
    if saved.pack_path:
        with suppress(PackError):
            pack, faults = open_path(Path(saved.pack_path))
            # Another may lie there now.
            if pack.id == saved.pack:
                return pack, faults
    return open_pack(saved.pack)


def open_wished(name: str) -> tuple[Pack, list[Problem]]:
    """Open the pack called ``name``; raises ``RefusalError``."""
    tell_other_meaning(name)
    try:
        return open_pack(name)
    except UnknownPackError as error:
        raise unknown_pack(error) from None
    except UnplayablePackError as error:
        raise unplayable_pack(error) from None


def language_wished(pack: Pack, wanted: str | None) -> str:
    """Return the pack's language that ``wanted`` means; raises ``RefusalError``."""
    if wanted is None:
        return language_of(pack, "en")
    for language in pack.languages:
        if wanted.casefold() in (language.casefold(), language.split("-")[0].casefold()):
            return language
    raise unknown_language(wanted, pack)


def language_told(pack: Pack, wanted: str | None, settings: Settings) -> str:
    """Return the pack's language that is ``wanted``, or where none is, that of the settings.

    Raises ``RefusalError``.
    """
    if wanted is not None:
        return language_wished(pack, wanted)
    return nearest_language(pack, settings.questions_language)


def nearest_language(pack: Pack, wanted: str) -> str:
    """Return the pack's language that ``wanted`` means, or else the one it is played in."""
    for tag in (wanted, wanted.split("-", maxsplit=1)[0]):
        try:
            return language_wished(pack, tag)
        except RefusalError:
            continue
    return language_of(pack, wanted)


def _topic(sitting: Sitting, wanted: str) -> str:
    """Return the topic that is called ``wanted``, in the banks or by any of its names."""
    pack = sitting.pack
    topics = pack.topics(sitting.language)
    called = {
        pack.topic_name(topic, language).casefold(): topic
        for topic in topics
        for language in pack.languages
    }
    called |= {topic.casefold(): topic for topic in topics}
    topic = called.get(wanted.strip().casefold())
    if topic is None:
        raise unknown_topic(wanted, topics)
    return topic
