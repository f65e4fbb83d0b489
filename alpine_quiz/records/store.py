"""The records of this machine: one SQLite file, or memory where it cannot be had."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from alpine_quiz.library.places import NOWHERE, data_folder
from alpine_quiz.records import flags, players, rounds, schedule
from alpine_quiz.records.database import Database
from alpine_quiz.records.failure import Failure, RecordsError
from alpine_quiz.records.file import is_there, read_to_memory
from alpine_quiz.records.history import read_history
from alpine_quiz.records.scores import read_form, read_scores
from alpine_quiz.records.times import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime
    from pathlib import Path

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

_STILL_READABLE = {Failure.READ_ONLY, Failure.FULL, Failure.LOCKED, Failure.INPUT_OUTPUT}


def records_path() -> Path:
    """Return where the records of this user are."""
    return data_folder() / "records.sqlite3"


class Records(Database):
    """What players did: what may be asked of it, and what is written down."""

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
        return self.empty_log()

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
        there: Mapping[str, Collection[str]] | None = None,
    ) -> Statistics:
        """Return all that ``player`` may look back on, in one pack, by its id, or in all.

        ``askable`` are the facts that there are questions about, by the ids of their packs:
        only they come back. Only those ``there``, in whichever language, are told as weak or
        strong. Of a pack that is not among them all do.
        """
        from alpine_quiz.records.statistics import read_statistics

        self._bring_up_to_date(player)
        return self.read(
            lambda rows: read_statistics(
                rows, player.folded, self.now(), pack, askable=askable, there=there
            )
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
