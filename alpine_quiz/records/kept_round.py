"""A round whose every answer is on disk before its verdict is known."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.game.answers import Typed
from alpine_quiz.game.asked import Asked
from alpine_quiz.game.hotseat import HotSeat
from alpine_quiz.game.modes import Mode, rules_of
from alpine_quiz.game.notation import as_text, key_of
from alpine_quiz.game.round import Phase, Round
from alpine_quiz.library.packs import is_here
from alpine_quiz.records.rebuilding import as_played, still_fits
from alpine_quiz.records.rounds import (
    keep_answer,
    keep_claim,
    keep_end,
    keep_time,
    keep_time_open,
)
from alpine_quiz.records.saved import Planned, SavedAnswer, SavedRound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.round import Grades, Played
    from alpine_quiz.game.seats import Seats
    from alpine_quiz.game.verdict import Verdict
    from alpine_quiz.records.flags import Flag, Reason
    from alpine_quiz.records.players import Player
    from alpine_quiz.records.store import Records

MAX_TYPED = 1_000
A_MINUTE = 60
NOTED_EVERY = 10
"""Seconds of an open question that may be had again where the game is killed."""


class KeptRound:
    """A round bound to the records it is kept in.

    Nothing is written before the first answer, so a round left unanswered leaves no trace.
    ``round`` is to be shown and asked, never moved but through here. Where several share it,
    ``hot_seat`` is there: its ``ready`` and ``buzz`` write nothing, all else goes through here
    too. ``skipped`` counts the planned questions that the pack no longer has, or no longer as
    they were chosen.
    ``answered_elsewhere`` says that the current question had been answered in another window
    meanwhile: that answer stands, and is what ``round.latest`` shows.
    """

    def __init__(
        self,
        records: Records,
        saved: SavedRound,
        pack: Pack,
        round_: Round,
        positions: Sequence[int],
    ) -> None:
        self.records = records
        self.round = round_
        self.hot_seat = HotSeat(round_, saved.seats) if saved.seats else None
        self.skipped = saved.total - len(positions)
        self.answered_elsewhere = False
        self._saved = saved
        self._pack = pack
        self._positions = tuple(positions)

    @classmethod
    def start(
        cls,
        records: Records,
        player: Player,
        pack: Pack,
        language: str,
        plan: Sequence[Asked],
        grader: Grades,
        clock: Callable[[], float],
        *,
        mode: str = Mode.QUICK,
        seed: str | None = None,
        topic: str | None = None,
        seconds: int = 0,
        seats: Seats | None = None,
        uid: str = "",
    ) -> KeptRound:
        """Begin a round of the questions of ``plan``; without a ``uid`` it is one of its own.

        ``clock`` gives seconds that only grow; ``seed``, ``topic`` and ``seconds`` (for the
        whole, 0 for no limit) are what the player asked for, ``seats`` those who share it.
        """
        saved = SavedRound(
            uid=uid or os.urandom(16).hex(),
            player=player,
            pack=pack.id,
            pack_version=pack.version,
            pack_title=pack.title.in_language(language),
            language=language,
            mode=str(mode),
            topic=topic or "",
            seed=seed or "",
            started=records.now(),
            plan=tuple(
                Planned(asked.item.id, asked.item.type.value, asked.options, asked.lefts)
                for asked in plan
            ),
            seconds=seconds,
            seats=seats,
            pack_path="" if is_here(pack.path) else str(pack.path.absolute()),
        )
        round_ = Round(plan, grader, clock, rules=rules_of(mode, seconds))
        return cls(records, saved, pack, round_, range(len(plan)))

    @classmethod
    def resume(
        cls,
        records: Records,
        saved: SavedRound,
        pack: Pack,
        grader: Grades,
        clock: Callable[[], float],
    ) -> KeptRound:
        """Go on with a saved round, at the first question that has no answer yet.

        What was answered is as recorded, whatever became of it in ``pack``, which must be the
        round's own, in whichever version. Where nothing is left to ask the round is finished,
        and kept as such: it is not offered again.
        """
        items = {item.id: item for item in pack.items(saved.language)}
        played = [as_played(answer, items.get(answer.planned.item)) for answer in saved.answers]
        positions = [answer.position for answer in saved.answers]
        plan = [each.asked for each in played]
        for position, planned in enumerate(saved.plan):
            item = items.get(planned.item)
            if position not in positions and item is not None and still_fits(item, planned):
                positions.append(position)
                plan.append(Asked(item, planned.options, planned.lefts))
        rules = rules_of(saved.mode, saved.seconds)
        round_ = Round(plan, grader, clock, played, rules, saved.time_added, saved.time_open)
        if round_.phase is Phase.FINISHED and saved.finished is None:
            saved = replace(saved, finished=saved.latest)
            ended = saved
            records.write(lambda rows: keep_end(rows, ended))
        return cls(records, saved, pack, round_, positions)

    @property
    def saved(self) -> SavedRound:
        """The round as it is kept, up to its latest answer."""
        return self._saved

    def hint(self) -> str:
        """Give the current question's hint, or an empty string where there is none."""
        return self._moves.hint()

    def halve(self) -> tuple[str, ...]:
        """Take half of the wrong options away and return them; none where it cannot be."""
        return self._moves.halve()

    @property
    def can_halve(self) -> bool:
        """Whether half of the wrong options can be taken away now."""
        return self._moves.can_halve

    @property
    def paused(self) -> bool:
        """Whether the question is to be hidden because its players have paused."""
        return self._moves.paused

    def pause(self) -> bool:
        """Put the open question aside: no time passes; return whether one was open."""
        return self._moves.pause()

    def unpause(self) -> bool:
        """Go on with the question that was put aside; return whether one was."""
        return self._moves.resume()

    def hold(self) -> None:
        """Let no time pass while something else is looked at."""
        self.round.hold()

    def release(self) -> None:
        """Let time pass again."""
        self.round.release()

    def put_aside(self) -> None:
        """Keep for how long the open question was so, where there is a limit of time.

        Whoever leaves and comes back does not get that time again. A round that no answer of is
        kept yet leaves no trace, and ends with that.
        """
        saved = replace(self._saved, time_open=self.round.time_open)
        if saved.seconds and saved.answers and saved != self._saved:
            self._saved = saved
            self.records.write(lambda rows: keep_time_open(rows, saved))

    def note_time(self) -> None:
        """Do so now and then, to be called while time passes: nobody leaves who is killed."""
        if self.round.time_open - self._saved.time_open >= NOTED_EVERY:
            self.put_aside()

    def add_time(self, seconds: int = A_MINUTE) -> bool:
        """Move the limit; return whether there is one not reached yet.

        It is on disk at once, or with the first answer.
        """
        if not self.round.add_time(seconds):
            return False
        saved = self._saved = replace(self._saved, time_added=self.round.time_added)
        if saved.answers:
            self.records.write(lambda rows: keep_time(rows, saved))
        return True

    def answer(self, answer: Answer) -> Verdict | None:
        """Grade ``answer``; a verdict that counts is on disk when it is returned.

        Returns ``None``, and writes no answer, where no question is open, or time is up.
        """
        if isinstance(answer, Typed):
            answer = Typed(answer.text[:MAX_TYPED])
        return self._keep(self._moves.answer(answer))

    def give_up(self) -> Verdict | None:
        """Close the open question because its player does not know it; kept as an answer is."""
        return self._keep(self.hot_seat.give_up() if self.hot_seat else self.round.close())

    def nobody(self) -> Verdict | None:
        """Close a question of a hot seat that nobody knows; kept as an answer is."""
        return self._keep(self.hot_seat.nobody() if self.hot_seat else None)

    def _keep(self, verdict: Verdict | None) -> Verdict | None:
        """Write the answer that has got ``verdict``, and return what stands."""
        if verdict is None and self.round.phase is Phase.FINISHED:
            self._end(unless_gone_on=True)
        if verdict is None or not verdict.final:
            return verdict
        saved = self._with(self.round.played[-1])
        # A miss that costs the last life may still be claimed: the end is written on going on.
        every = len(self.round.played) == len(self.round.plan)
        last = every or (self.round.over and not self.round.played[-1].claimable)
        theirs = self.records.write(lambda rows: keep_answer(rows, saved, last=last))
        self.answered_elsewhere = theirs is not None
        self._saved = saved = replace(saved, finished=saved.latest if last else None)
        if theirs is None:
            return verdict
        self._saved = replace(saved, answers=(*saved.answers[:-1], theirs))
        self.round.played[-1] = as_played(theirs, self.round.played[-1].asked.item)
        return self.round.played[-1].verdict

    def explain(self) -> None:
        """Move on to the explanation: the verdict is on screen."""
        self.round.explain()

    def claim(self, index: int | None = None) -> bool:
        """Count a typed miss as right because its player says so; tell whether it was one.

        ``index`` is that of ``round.played``, ``None`` the latest.
        """
        if not self.round.claim(index):
            return False
        saved, place = self._saved, len(self.round.played) - 1 if index is None else index
        claimed = saved.answers[place]
        self.records.write(lambda rows: keep_claim(rows, saved, claimed, self.records.now()))
        answers = list(saved.answers)
        answers[place] = replace(claimed, claimed=True)
        self._saved = replace(saved, answers=tuple(answers))
        return True

    def flag(self, index: int, reason: Reason, note: str = "") -> Flag:
        """Keep that the player finds something wrong with the question of an answer."""
        saved = self._saved
        return self.records.flag_item(saved.player, saved, saved.answers[index], reason, note)

    def flagged(self, index: int) -> Flag | None:
        """Return what the player finds wrong with the question of an answer, if anything."""
        saved, item = self._saved, self._saved.answers[index].planned.item
        return self.records.flag(saved.player, saved.pack, item, saved.uid)

    def unflag(self, index: int) -> bool:
        """Take back what was found wrong; tell whether there was anything."""
        saved, item = self._saved, self._saved.answers[index].planned.item
        return self.records.unflag(saved.player, saved.pack, item, saved.uid)

    def next(self) -> None:
        """Move to the next question, or to the end."""
        before = self.round.phase
        self._moves.next()
        if self.round.phase is Phase.ASKED:
            self.answered_elsewhere = False
        elif before is not self.round.phase:
            self._end()

    def expire(self) -> bool:
        """Finish the round where time is up and a question open; return whether it did."""
        if not self.round.expire():
            return False
        self._end(unless_gone_on=True)
        return True

    def _end(self, *, unless_gone_on: bool = False) -> None:
        """Write that the round is finished; one without an answer leaves no trace.

        The clock of one window ends nothing that another has gone on with.
        """
        if self._saved.answers and self._saved.finished is None:
            ended = self._saved = replace(self._saved, finished=self._saved.latest)
            self.records.write(lambda rows: keep_end(rows, ended, unless_gone_on=unless_gone_on))

    @property
    def resumable(self) -> bool:
        """Whether leaving now leaves a round to go on with, and saved."""
        begun = bool(self.round.played) and not self.round.over
        return begun and self.records.still_saves()

    @property
    def _moves(self) -> Round | HotSeat:
        return self.hot_seat or self.round

    def _with(self, played: Played) -> SavedRound:
        """Return the round as kept so far, and ``played`` as its newest answer."""
        item = played.asked.item
        position = self._positions[len(self.round.played) - 1]
        newest = SavedAnswer(
            position=position,
            at=self.records.now(),
            planned=self._saved.plan[position],
            pack_version=self._pack.version,
            topic=item.topic,
            difficulty=item.difficulty,
            facts=item.facts,
            documents=tuple(dict.fromkeys(citation.document for citation in item.citations)),
            stem=item.stem,
            key=as_text(key_of(item)),
            given=as_text(played.answer),
            outcome=played.verdict.outcome,
            credit=played.verdict.credit,
            hints=played.hints,
            seconds=played.seconds,
            cost=played.cost,
            removed=played.removed,
            seat=played.seat,
        )
        answers = (*self._saved.answers, newest)
        return replace(self._saved, answers=answers, time_open=0.0)
