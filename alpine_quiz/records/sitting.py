"""A sitting: one player before one pack in one language, from which rounds are started."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from alpine_quiz.game.daily import daily_seed
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.presenting import present
from alpine_quiz.game.recalling import facts_of
from alpine_quiz.game.results import summary
from alpine_quiz.library.names import names_in
from alpine_quiz.library.shelf import Shelf
from alpine_quiz.records.difficulty import measured_difficulty
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.rounds import keep_end, latest_seats, unfinished_rounds
from alpine_quiz.records.scores import NO_BEST
from alpine_quiz.records.streaks import read_day_streak
from alpine_quiz.records.times import time_text
from alpine_quiz.records.ways import (
    Nothing,
    NothingToAskError,
    Wanted,
    end_of_day,
    plan_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.results import Results
    from alpine_quiz.game.seats import Seats
    from alpine_quiz.records.players import Player
    from alpine_quiz.records.saved import SavedRound
    from alpine_quiz.records.scores import Form
    from alpine_quiz.records.store import Records
    from alpine_quiz.records.streaks import Streak


class Sitting(Shelf):
    """One player before one pack.

    ``clock`` gives seconds that only grow. ``faults`` are what was found wrong in the pack;
    the questions they concern are left out. ``given`` is the path the pack was asked for by,
    or empty where its id is enough to find it again.
    """

    def __init__(
        self,
        pack: Pack,
        language: str,
        records: Records,
        player: Player,
        clock: Callable[[], float] = time.monotonic,
        *,
        faults: Sequence[Problem] = (),
        given: str = "",
    ) -> None:
        super().__init__(pack)
        self.language = language
        self.records = records
        self.player = player
        self.clock = clock
        self.faults = tuple(faults)
        self.given = given
        self._grader: Grader | None = None
        self._difficulty: Mapping[str, int] | None = None
        self._known: set[str] = set()
        self._facts: frozenset[str] | None = None

    def choose_pack(self, pack: Pack) -> None:
        """Sit down before another pack, in the same language where it has it."""
        self.given = ""
        self.read_anew(pack)

    def read_anew(self, pack: Pack, faults: Sequence[Problem] = ()) -> None:
        """Go on with the pack as it is written now, and what was found wrong in it."""
        self.pack = pack
        self.language = language_of(pack, self.language)
        self.faults = tuple(faults)
        self._texts.clear()
        self._grader = None
        self._difficulty = None
        self._facts = None

    @property
    def items(self) -> tuple[Question, ...]:
        """The questions there are to play."""
        return self.pack.items(self.language)

    @property
    def grader(self) -> Grader:
        """What grades this pack's answers; made at its first use."""
        if self._grader is None:
            self._grader = Grader.of_pack(self.pack, names_in(self.pack))
        return self._grader

    @property
    def today(self) -> date:
        """The date on this machine's calendar."""
        return self.records.now().astimezone().date()

    def difficulty(self) -> Mapping[str, int]:
        """Return how hard the pack's items proved, where enough was answered before it was asked.

        It is measured once: one player's rounds at one sitting hardly change it.
        """
        if self._difficulty is None:
            self._difficulty = self.records.read(
                lambda rows: measured_difficulty(rows, self.pack.id)
            )
        return self._difficulty

    def start(self, wanted: Wanted = Wanted()) -> KeptRound:  # noqa: B008  # it is frozen
        """Start a round; one with a seed knows no history and is the same everywhere.

        The day's round and a review are gone on with where they were left: to begin another
        would ask the same. Raises what ``plan_of`` does.
        """
        self.heed_renaming()
        if wanted == Wanted(Mode.REVIEW, count=wanted.count):
            waiting = next((each for each in self.waiting() if each.mode == Mode.REVIEW), None)
            if waiting is not None:
                return self.go_on(waiting)
        if wanted.mode is not Mode.DAILY:
            return self._keep(plan_of(self, wanted), wanted)
        begun = self.daily()
        if begun is not None and begun.finished:
            raise NothingToAskError(Nothing.DAILY_PLAYED, played=begun)
        if begun is not None:
            return self.go_on(begun)
        seed = daily_seed(self.today)
        return self._keep(plan_of(self, wanted), Wanted(Mode.DAILY, seed=seed))

    def daily(self) -> SavedRound | None:
        """Return today's round as far as it was played; ``None`` before its first answer."""
        return self.records.round_of_day(self.player, self.pack.id, daily_seed(self.today))

    def latest_seats(self) -> Seats | None:
        """Return who shared this player's latest hot seat, in any pack."""
        return self.records.read(lambda rows: latest_seats(rows, self.player.folded))

    def due(self) -> int:
        """Return how many facts that there are questions about are due today."""
        facts = self.records.due(self.player, self.pack.id, end_of_day(self.today))
        if facts and self._facts is None:
            self._facts = facts_of(self.items)
        return len(facts & (self._facts or facts))

    def streak(self) -> Streak:
        """Return on how many days in a row the player has played, whatever pack."""
        now = self.records.now()
        return self.records.read(lambda rows: read_day_streak(rows, self.player.folded, now))

    def retry(self, kept: KeptRound) -> KeptRound:
        """Start a round of what was missed in ``kept``, shuffled anew; practice stays practice."""
        self.heed_renaming()
        seed = secrets.token_hex(8)
        plan = tuple(
            present(played.asked.item, seed=seed, pack=self.pack.id) for played in kept.round.misses
        )
        practice = kept.saved.mode == Mode.WEAK
        return self._keep(plan, Wanted(Mode.WEAK if practice else Mode.RETRY))

    def practise(self, ids: Sequence[str]) -> KeptRound:
        """Start a round of the items with these ids, in their order, as of what was missed.

        Ids that no item has are passed over; raises ``NothingToAskError`` where none has any.
        """
        self.heed_renaming()
        items = {item.id: item for item in self.items}
        wanted = [items[each] for each in dict.fromkeys(ids) if each in items]
        if not wanted:
            raise NothingToAskError(Nothing.NOT_FOUND)
        seed = secrets.token_hex(8)
        plan = tuple(present(item, seed=seed, pack=self.pack.id) for item in wanted)
        return self._keep(plan, Wanted(Mode.RETRY))

    def heed_renaming(self) -> None:
        """Call the player as another window may have done meanwhile; nobody is greeted anew."""
        self.player = self.records.as_called_now(self.player)

    def seat_again(self, player: Player) -> None:
        """Let ``player`` sit here as they are called now; who is gone is not made known again."""
        called = self.records.as_called_now(player).name
        self.player = self.records.find_player(called) or self.player

    def _keep(self, plan: Sequence[Asked], wanted: Wanted) -> KeptRound:
        # Read before the first answer is written: what is learnt is measured against it.
        known = self.records.history(self.player, self.pack.id)
        self._known = {fact for fact, past in known.items() if past.credit == 1}
        return KeptRound.start(
            self.records,
            self.player,
            self.pack,
            self.language,
            plan,
            self.grader,
            self.clock,
            mode=wanted.mode,
            seed=wanted.seed,
            topic=wanted.kept_topic,
            seconds=wanted.seconds,
            seats=wanted.seats,
            uid=self._uid_of_day(wanted.seed) if wanted.mode is Mode.DAILY else "",
        )

    def _uid_of_day(self, seed: str | None) -> str:
        """Return what identifies a daily round, so that two windows play the same one."""
        since = time_text(self.player.since)
        parts = "\x1f".join((self.player.folded, since, self.pack.id, seed or ""))
        return blake2b(parts.encode("utf-8", "replace"), digest_size=16).hexdigest()

    def unfinished(self) -> SavedRound | None:
        """The round of this pack that waits to be gone on with."""
        return self.records.unfinished(self.player, self.pack.id)

    def resume(self) -> KeptRound | None:
        """Go on with the round that waits, if there is one."""
        saved = self.unfinished()
        return None if saved is None else self.go_on(saved)

    def waiting(self) -> tuple[SavedRound, ...]:
        """The rounds of this pack that wait to be gone on with, the latest first."""
        return self.records.read(
            lambda rows: unfinished_rounds(rows, self.player.folded, self.pack.id)
        )

    def drop(self, saved: SavedRound) -> None:
        """End a round where it was left; its answers stay."""
        ended = replace(saved, finished=saved.latest)
        self.records.write(lambda rows: keep_end(rows, ended))

    def go_on(self, saved: SavedRound) -> KeptRound:
        """Go on with a round of this pack where it was left."""
        return KeptRound.resume(self.records, saved, self.pack, self.grader, self.clock)

    def results(self, kept: KeptRound) -> Results:
        """Sum up a round, with the facts that were not known before it as learnt.

        In a hot seat nobody can tell by whom; practice moves no schedule by which to come back.
        """
        found = summary(kept.round, self._known)
        if kept.saved.mode == Mode.WEAK:
            return replace(found, to_come_back=())
        return replace(found, learnt=(), to_come_back=()) if kept.hot_seat else found

    def best_before(self, kept: KeptRound) -> Form | None:
        """Return the form in this mode without this round.

        ``None`` for the first one, and where a round sets no best: a retry, practice, a hot seat.
        """
        mode = kept.saved.mode
        if mode in NO_BEST:
            return None
        return self.records.standing(self.player, self.pack.id, mode=mode, without=kept.saved.uid)

    def can_show(self, item: Question) -> bool:
        """Whether a source of ``item`` is on this machine, or its address is known."""
        for citation in item.citations:
            document = self.document(citation.document)
            if document and (document.url or self.text(citation.document) is not None):
                return True
        return False


def language_of(pack: Pack, wanted: str) -> str:
    """Return the pack's language nearest to ``wanted``: the same, or English, or its first."""
    for language in (wanted, "en", *pack.languages):
        if language in pack.languages:
            return language
    return wanted
