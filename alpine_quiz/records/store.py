"""The records of this machine: one SQLite file, or memory where it cannot be had."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from alpine_quiz.library.places import NOWHERE, data_folder
from alpine_quiz.records import flags, players, rounds, schedule
from alpine_quiz.records.failure import Failure, RecordsError, failure_of
from alpine_quiz.records.file import (
    copied_to_memory,
    is_there,
    open_file,
    open_in_memory,
    read_to_memory,
)
from alpine_quiz.records.history import read_history
from alpine_quiz.records.place import Place
from alpine_quiz.records.schema import transaction
from alpine_quiz.records.scores import read_form, read_scores
from alpine_quiz.records.times import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.history import History
    from alpine_quiz.game.memory import Schedule
    from alpine_quiz.records.difficulty import ItemFigures
    from alpine_quiz.records.exchange import Document
    from alpine_quiz.records.exporting import Exported
    from alpine_quiz.records.flags import Flag, FlagCounts, Reason
    from alpine_quiz.records.importing import TakenIn
    from alpine_quiz.records.players import Belongings, Player
    from alpine_quiz.records.saved import SavedAnswer, SavedRound
    from alpine_quiz.records.scores import Form, Scores
    from alpine_quiz.records.statistics import Statistics
    from alpine_quiz.records.streaks import Streak

T = TypeVar("T")
# What reading makes of values that another hand has written over.
_NONSENSE = (ValueError, TypeError, LookupError, ArithmeticError)
_STILL_READABLE = {Failure.READ_ONLY, Failure.FULL, Failure.LOCKED, Failure.INPUT_OUTPUT}


def records_path() -> Path:
    """Return where the records of this user are."""
    return data_folder() / "records.sqlite3"


class Records:
    """What players did.

    Every write is on disk when its method returns. A file that is removed meanwhile is written
    anew, and where another of ours is put in its place, that is gone on with: ``write`` brings
    along what is being played. Where the file cannot be written any more,
    the records go on in memory, with all that could still be read; ``unsaved_because`` then
    says why nothing is being saved, and what was saved before stays. ``known`` says whether
    what the file held is known: not where it could not be read at all.

    ``now`` gives the time in UTC. To be used in the thread that opened it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        now: Callable[[], datetime] = utc_now,
        unsaved_because: RecordsError | None = None,
        *,
        known: bool = True,
    ) -> None:
        self.path = path
        self.now = now
        self.unsaved_because = unsaved_because
        self.known = known
        self._connection = connection
        self._place = Place(path) if path and not unsaved_because else None

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime] = utc_now) -> Records:
        """Open the records at ``path``, making them where there are none.

        Raises ``RecordsError``; a file that cannot be used stays as it is.
        """
        return cls(open_file(path), path, now)

    @classmethod
    def in_memory(
        cls, reason: RecordsError | None = None, now: Callable[[], datetime] = utc_now
    ) -> Records:
        """Return empty records that save nothing."""
        path = reason.path if reason else None
        return cls(open_in_memory(), path, now, reason, known=reason is None)

    def __enter__(self) -> Records:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was written is there already."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Return what ``query`` reads, all of it from one moment."""
        return self._run(query, writing=False)

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Make ``change`` in one transaction; it is on disk when this returns.

        Where it cannot be, it is made again in memory: ``change`` must bring along all that
        it needs.
        """
        return self._run(change, writing=True)

    def player(self, name: str = players.DEFAULT_PLAYER) -> Player:
        """Return the player called ``name``, cleaned and bounded, new or known."""
        return self.write(lambda connection: players.greet(connection, name, self.now()))

    def find_player(self, name: str) -> Player | None:
        """Return the player called ``name``, or ``None``."""
        return self.read(lambda connection: players.find_player(connection, name))

    def as_called_now(self, player: Player) -> Player:
        """Return ``player`` by the name that another window may have given them meanwhile."""
        return self.read(lambda connection: players.as_called_now(connection, player))

    def players(self) -> tuple[Player, ...]:
        """Return all players, the one who played last first."""
        return self.read(players.all_players)

    def belongings(self, player: Player) -> Belongings:
        """Return how much is kept of ``player``: what deleting them would remove."""
        return self.read(lambda rows: players.read_belongings(rows, player.folded))

    def rename(self, player: Player, name: str) -> Player:
        """Call ``player`` by another name, cleaned and bounded, and return them as they are now.

        Case and accents of one's own name may change. Raises ``RenamingError``.
        """
        return self.write(lambda rows: players.rename(rows, player.folded, name))

    def delete_player(self, player: Player) -> bool:
        """Delete ``player`` and all that is theirs; return whether nothing of it is in the file.

        Where something is left, in SQLite's log, another program is reading just now: it goes
        when that ends. A round that is gone on with afterwards brings its player back.
        """
        from alpine_quiz.records.erasing import erase_player

        self.write(lambda rows: erase_player(rows, player.folded))
        if self.unsaved_because:
            return False
        try:
            row = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error:
            return False
        return not row[0]

    def flag_item(
        self,
        player: Player,
        saved: SavedRound,
        asked: SavedAnswer | Question,
        reason: Reason,
        note: str = "",
    ) -> Flag:
        """Keep that ``player`` finds something wrong with a question of a round.

        It takes the place of the player's earlier flag of the same item. ``note`` is cleaned
        and bounded.
        """
        flag = flags.flag_of(player, saved, asked, reason, note, self.now())
        # A question that has no answer yet has no position either.
        position = getattr(asked, "position", None)
        self.write(lambda rows: flags.keep_flag(rows, player, flag, saved.uid, position))
        return flag

    def unflag(self, player: Player, pack: str, item: str, uid: str = "") -> bool:
        """Take back the player's flag of an item; return whether there was one.

        ``pack`` and ``item`` are ids, ``uid`` is as in ``flag``.
        """
        return self.write(
            lambda rows: flags.take_back(rows, flags.owner(rows, player, uid), pack, item)
        )

    def flag(self, player: Player, pack: str, item: str, uid: str = "") -> Flag | None:
        """Return what ``player`` finds wrong with an item, or ``None``; both are ids.

        Whoever the round of this ``uid`` is of may be called otherwise by now than ``player``.
        """
        found = self.read(
            lambda rows: flags.read_flags(rows, flags.owner(rows, player, uid), pack, item)
        )
        return found[0] if found else None

    def flags(self, pack: str | None = None, player: Player | None = None) -> tuple[Flag, ...]:
        """Return the flags of one pack, by its id, and one player, or of all; newest first."""
        who = player.folded if player else None
        return self.read(lambda rows: flags.read_flags(rows, who, pack))

    def flag_counts(self, pack: str) -> FlagCounts:
        """Return how many players flag each item of a pack, and for which reasons."""
        return self.read(lambda rows: flags.count_flags(rows, pack))

    def export(self, player: Player | None = None) -> Exported:
        """Return everything of one player, or of all, as a document (``records.exchange``)."""
        from alpine_quiz.records.exporting import export

        return self.read(lambda rows: export(rows, player.folded if player else None))

    def take_in(self, document: Document) -> TakenIn:
        """Add what is not here yet of a document; all of it, or nothing where that fails."""
        from alpine_quiz.records.importing import made_ready, take_in

        ready = made_ready(document)
        return self.write(lambda rows: take_in(rows, ready))

    def take_in_apart(self, document: Document) -> TakenIn | None:
        """Do as ``take_in`` through a connection of its own, in whatever thread this is called.

        Where that fails nothing is added, and ``None`` is returned: ``take_in`` tells why.
        """
        if self.path is None or self.unsaved_because is not None:
            return None
        with suppress(RecordsError), Records.open(self.path, self.now) as own:
            found = own.take_in(document)
            return found if own.unsaved_because is None else None
        return None

    def unfinished(self, player: Player, pack: str | None = None) -> SavedRound | None:
        """Return the round to go on with: the latest with an answer and one to come.

        Once it is finished, an older one is offered again. ``pack`` is a pack's id; ``None``
        looks through all.
        """
        return self.read(
            lambda connection: rounds.latest_unfinished(connection, player.folded, pack)
        )

    def history(self, player: Player, pack: str) -> History:
        """Return how often the items and facts of a pack were asked, and how the last went.

        ``pack`` is the pack's id.
        """
        return self.read(lambda connection: read_history(connection, player.folded, pack))

    def schedule(self, player: Player, pack: str) -> Schedule:
        """Return what ``player`` has in memory of a pack's facts, all answers taken in.

        ``pack`` is the pack's id.
        """
        self._bring_up_to_date(player)
        return self.read(lambda rows: schedule.read_schedule(rows, player.folded, pack))

    def due(self, player: Player, pack: str, until: datetime) -> frozenset[str]:
        """Return the facts of a pack that are due before ``until``; its questions' or not."""
        self._bring_up_to_date(player)
        return self.read(lambda rows: schedule.read_due(rows, player.folded, pack, until))

    def _bring_up_to_date(self, player: Player) -> None:
        if self.read(lambda rows: schedule.is_behind(rows, player.folded)):
            self.write(lambda rows: schedule.catch_up(rows, player.folded))

    def round_of_day(self, player: Player, pack: str, seed: str) -> SavedRound | None:
        """Return the daily round of this seed, finished or begun; ``None`` before its first answer.

        ``pack`` is the pack's id.
        """
        return self.read(lambda rows: rounds.round_of_day(rows, player.folded, pack, seed))

    def scores(self, player: Player, pack: str | None = None) -> Scores:
        """Return what the rounds of ``player`` come to, in one pack, by its id, or in all."""
        return self.read(lambda rows: read_scores(rows, player.folded, self.now(), pack))

    def has_played(self, pack: str) -> bool:
        """Return whether anybody has played a pack, by its id, which may be here no more."""
        return self.read(lambda rows: rounds.was_played(rows, pack))

    def statistics(
        self,
        player: Player,
        pack: str | None = None,
        *,
        askable: Mapping[str, Collection[str]] | None = None,
    ) -> Statistics:
        """Return all that ``player`` may look back on, in one pack, by its id, or in all.

        ``askable`` are the facts that there are questions about, by the ids of their packs:
        only they come back. Of a pack that is not among them all do.
        """
        from alpine_quiz.records.statistics import read_statistics

        self._bring_up_to_date(player)
        return self.read(
            lambda rows: read_statistics(rows, player.folded, self.now(), pack, askable=askable)
        )

    def day_streak(self, player: Player) -> Streak:
        """Return how many days in a row ``player`` has played, whatever the pack."""
        from alpine_quiz.records.streaks import read_day_streak

        return self.read(lambda rows: read_day_streak(rows, player.folded, self.now()))

    def item_figures(self, pack: str) -> tuple[ItemFigures, ...]:
        """Return how each question of a pack, by its id, was answered by all who play here."""
        from alpine_quiz.records.difficulty import read_item_figures

        return self.read(lambda rows: read_item_figures(rows, pack))

    def standing(
        self, player: Player, pack: str, *, mode: str = "", without: str = ""
    ) -> Form | None:
        """Return the best round and the last week in a pack; ``None`` before the first.

        The best of one ``mode``, or of those that can be compared. ``without`` is the uid of a
        round that is not to be the best.
        """
        return self.read(
            lambda rows: read_form(rows, player.folded, pack, self.now(), mode, without)
        )

    def still_saves(self) -> bool:
        """Make sure that what was written is where it was; return whether it is being saved."""
        self.write(lambda _: None)
        return self.unsaved_because is None

    def _run(
        self, work: Callable[[sqlite3.Connection], T], *, writing: bool, moved: bool = False
    ) -> T:
        """Do ``work``, if need be again: in a file put back, in a copy in memory, in an empty one.

        What fails even there is a fault of our own, and is raised.
        """
        try:
            with transaction(self._connection, writing=writing):
                if self._place is None or self._place.holds(locked=writing):
                    return work(self._connection)
            failure = RecordsError(Failure.TAKEN_AWAY, self._place.path)
        except (sqlite3.Error, *_NONSENSE) as error:
            found = self._failure(error)
            if found is None:
                raise
            failure = found
        taken = failure.code is Failure.TAKEN_AWAY
        if self._place and not moved and (taken or not self._place.holds(locked=False)):
            self._put_back()
            return self._run(work, writing=writing, moved=True)
        self._go_on_in_memory(failure)
        return self._run(work, writing=writing)

    def _failure(self, error: Exception) -> RecordsError | None:
        """Return what ``error`` says of the records; ``None`` where it cannot be their fault."""
        if self.path is None or (self._place is None and not self.known):
            return None
        if isinstance(error, sqlite3.Error):
            return failure_of(error, self.path)
        return RecordsError(Failure.DAMAGED, self.path, str(error))

    def _put_back(self) -> None:
        """Put the file back where it was, or go on with the one that now stands there."""
        assert self._place is not None  # noqa: S101  # it is what has moved
        path = self._place.path
        try:
            self._place.put_back(self._connection)
            connection = open_file(path)
        except RecordsError as failure:
            self._go_on_in_memory(failure)
            return
        self.close()
        self._connection = connection
        self._place = Place(path)

    def _go_on_in_memory(self, failure: RecordsError) -> None:
        """Go on in a copy of the records in memory; an empty one where there can be none."""
        memory = None
        if self._place:
            with suppress(sqlite3.Error):
                memory = copied_to_memory(self._connection)
        self.known = self.known and memory is not None
        self.close()
        self._connection = memory or open_in_memory()
        self._place = None
        self.unsaved_because = failure


def look_into(path: Path) -> Records:
    """Open the records at ``path`` to look only: where there are none, none are made."""
    there = path.parent == NOWHERE or is_there(path)
    return open_or_play_on(path) if there else Records.in_memory()


def open_or_play_on(path: Path, now: Callable[[], datetime] = utc_now) -> Records:
    """Open the records at ``path``, or, where they cannot be kept, play on without saving.

    ``unsaved_because`` of the result tells. What can be read is known all the same.
    """
    try:
        return Records.open(path, now)
    except RecordsError as reason:
        connection = read_to_memory(path, reason.code) if reason.code in _STILL_READABLE else None
        if connection is None:
            return Records.in_memory(reason, now)
        return Records(connection, path, now, reason)
