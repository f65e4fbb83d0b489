"""After a round, in plain lines: what came of it, and what can be done with it still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.telling import one_to_tell
from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.explaining import explanation_lines, source_lines
from alpine_quiz.plain.flagging import ask_what_is_bad, flag_line
from alpine_quiz.plain.help import AFTER_COMMANDS
from alpine_quiz.plain.home import title_line
from alpine_quiz.plain.joy import joy_line, share_text
from alpine_quiz.plain.modes import nothing_text
from alpine_quiz.plain.points import score_lines, score_text, topic_bars
from alpine_quiz.plain.wording import key_text
from alpine_quiz.records.ways import NothingToAskError, again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.results import Results
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


def round_lines(sitting: Sitting, kept: KeptRound, found: Results) -> Iterator[str]:
    """Return the score, what became of it by topic, and one thing to tell tonight."""
    yield from score_lines(found, sitting.best_before(kept))
    yield from topic_bars(found, sitting.pack)
    if joy := joy_line(found, kept.saved.mode, sitting.pack.id):
        yield joy
    if told := one_to_tell(kept.round.played):
        yield ""
        yield tr("One to tell tonight")
        yield asked_text(told, sitting.language)
        yield told.rationale


def asked_text(item: Question, language: str) -> str:
    """Return a question with its answer, as one tells it."""
    # Translators: {question} is a sentence that ends with its own sign: “Who won? – Thérier.”
    return tr("{question} – {answer}.", question=item.stem, answer=key_text(item, language))


def shared_text(sitting: Sitting, kept: KeptRound) -> str:
    """Return a round as text to be passed on, dated by its last answer."""
    return share_text(
        kept.round,
        sitting.results(kept),
        mode=kept.saved.mode,
        pack=sitting.pack.id,
        title=title_line(sitting),
        on=kept.saved.latest.astimezone().date(),
    )


class AfterRound:
    """Commands taken after the results of a round."""

    def __init__(self, sitting: Sitting, kept: KeptRound, lines: Lines) -> None:
        self._sitting = sitting
        self._kept = kept
        self._lines = lines

    def run(self) -> KeptRound | None:
        """Take commands until Enter or ``q``; return the round that is wanted next."""
        self._offer()
        while (line := self._lines.read()) is not None:
            match _parted(line):
                case ("" | "q", ""):
                    return None
                case ("r", "") if self._can_retry:
                    return self._sitting.retry(self._kept)
                case ("n", "") if not self._can_repeat:
                    self._offer()
                case ("n", "") if following := self._another():
                    return following
                case ("n", ""):
                    pass
                case ("c", ""):
                    self._lines.write(shared_text(self._sitting, self._kept))
                case ("?", ""):
                    for said in AFTER_COMMANDS:
                        self._lines.write(tr(said))
                case ("e" | "s" | "+" | "i" | "!" as command, number):
                    self._about(command, number)
                case _:
                    self._offer()
        return None

    @property
    def _can_retry(self) -> bool:
        """Whether there are misses, and one player whose they are."""
        return bool(self._kept.round.misses) and self._kept.hot_seat is None

    @property
    def _can_repeat(self) -> bool:
        """Whether there are other rounds like it: a day has but one, and so has what got away."""
        return self._kept.saved.mode not in (Mode.DAILY, Mode.RETRY)

    def _another(self) -> KeptRound | None:
        """Start a round like this one; ``None`` where there is none to be had, which is said."""
        try:
            return self._sitting.start(again(self._kept.saved))
        except NothingToAskError as error:
            self._lines.write(nothing_text(error, self._sitting))
            return None

    def _offer(self) -> None:
        if self._can_retry:
            self._lines.write(tr("r plays the misses again, Enter ends."))
        else:
            self._lines.write(tr("Enter ends."))
        if self._can_repeat:
            self._lines.write(tr("n plays another round like it."))
        self._lines.write(tr("c shows the result to pass on, ? what else can be done."))

    def _about(self, command: str, number: str) -> None:
        """Do something with one question of the round, by its number."""
        played = self._kept.round.played
        if not number and len(played) == 1:
            number = "1"
        index = int(number[:4]) - 1 if number.isascii() and number.isdigit() else -1
        if not 0 <= index < len(played):
            self._lines.write(
                # Translators: {command} is what was typed: “!”, “s”; the example is typed too.
                tr("Of which question? By its number, such as: {command} 1", command=command)
            )
            return
        match command:
            case "e":
                self._explain(index)
            case "s":
                for line in source_lines(played[index], self._sitting):
                    self._lines.write(line)
            case "+" | "i":
                self._claim(index)
            case _:
                ask_what_is_bad(self._kept, index, self._lines)

    def _explain(self, index: int) -> None:
        answered = self._kept.round.played[index]
        self._lines.write(answered.asked.item.stem)
        for line in explanation_lines(answered, self._sitting):
            self._lines.write(line)
        if flag := self._kept.flagged(index):
            self._lines.write(flag_line(flag))

    def _claim(self, index: int) -> None:
        if not self._kept.claim(index):
            self._lines.write(tr("There is no typed miss to count as right."))
            return
        found = self._sitting.results(self._kept)
        self._lines.write(
            tr(
                "Question {number} counts as right: {score}.",
                number=whole(index + 1),
                score=score_text(found.score, found.out_of),
            )
        )


def _parted(line: str) -> tuple[str, str]:
    """Return the sign of a command, and what stands behind it: “! 4”, “!4”."""
    text = line.strip().casefold()
    return text[:1], text[1:].strip()
