"""Reviewing candidates as lines of text."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr, tr_as
from alpine_quiz.library.reviewing import Hitch, ReviewError
from alpine_quiz.plain.reviewing import (
    FIELDS,
    HINTS,
    NEW_ALONE,
    WHY_NOT,
    accepted_text,
    amiss_lines,
    candidate_lines,
    error_text,
    fact_line,
    is_new,
    merged_text,
    parting_lines,
    progress_text,
    undone_text,
)
from alpine_quiz.proposals.becoming import Wording
from alpine_quiz.proposals.reviewing import nearest_facts

if TYPE_CHECKING:
    from alpine_quiz.library.reviewing import Desk
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.proposals.model import Candidate

_WIDE = 300
_NEAREST = 6
_NOTHING = "-"
COMMANDS = (
    later("a keeps the candidate as a fact"),
    later("e words it otherwise, field by field, before it is kept"),
    later("m gives its quote to a fact that is known already"),
    later("r rejects it, for a reason if you like"),
    later("s skips it: it comes again behind the others"),
    later("u undoes the last decision"),
    later("q saves and leaves; ? is this help"),
)
# Translators: the letters before the words are what is typed; they stay.
_SHORT = later("a accept, e edit, m merge, r reject, s skip, u undo, q leave, ? help")


class PlainReview:
    """A review read from and written to ``lines``."""

    def __init__(self, desk: Desk, lines: Lines) -> None:
        self._desk = desk
        self._lines = lines

    def run(self) -> None:
        """Go through the candidates to the last, to ``q``, or to the end of input."""
        shown = ""
        while (candidate := self._desk.review.current) is not None:
            if shown != candidate.id:
                self._show()
                shown = candidate.id
            line = self._lines.read()
            command = "q" if line is None else line.strip().casefold()
            if command == "q":
                break
            if self._take(command, candidate):
                shown = ""
        self._lines.write()
        for text in parting_lines(self._desk):
            self._lines.write(text)

    def _show(self) -> None:
        self._lines.write()
        # Translators: {progress} is such as “12 of 57, 8 kept”.
        self._lines.write(tr("Candidate {progress}.", progress=progress_text(self._desk.review)))
        for line in candidate_lines(self._desk, self._desk.wording(), _WIDE):
            self._lines.write(line)
        self._lines.write(tr(_SHORT))

    def _take(self, command: str, candidate: Candidate) -> bool:
        """Run a command; return whether the candidate is to be shown anew or left behind."""
        try:
            match command:
                case "a":
                    self._lines.write(accepted_text(self._desk.accept()))
                case "e":
                    return self._edit()
                case "m":
                    return self._merge(candidate)
                case "r":
                    return self._reject()
                case "s":
                    self._desk.skip()
                case "u":
                    self._lines.write(undone_text(self._desk.undo()))
                case _:
                    for line in COMMANDS if command == "?" else (_SHORT,):
                        self._lines.write(tr(line))
                    return False
        except ReviewError as error:
            self._lines.write(error_text(error))
            return error.hitch is Hitch.DECIDED
        return True

    def _edit(self) -> bool:
        self._lines.write(tr("Enter keeps what is there, - empties it."))
        wording = self._worded(self._desk.wording())
        while wording is not None and (amiss := wording.amiss()):
            for text in amiss_lines(amiss):
                self._lines.write(text)
            wording = self._worded(wording)
        if wording is None:
            return False
        self._lines.write()
        for text in candidate_lines(self._desk, wording, _WIDE):
            self._lines.write(text)
        self._lines.write(tr("Enter keeps it like this, n leaves it as it was."))
        line = self._lines.read()
        if line is None or line.strip():
            return False
        self._lines.write(accepted_text(self._desk.accept(wording)))
        return True

    def _worded(self, wording: Wording) -> Wording | None:
        """Ask for every field; ``None`` at the end of input."""
        for name in (each.name for each in fields(Wording)):
            if name in NEW_ALONE and not is_new(wording, self._desk.base):
                continue
            value = self._ask(name, getattr(wording, name))
            if value is None:
                return None
            wording = replace(wording, **{name: value})
        return wording

    def _ask(self, name: str, value: str) -> str | None:
        field, shown = tr(FIELDS[name]), value or tr_as("in a field", "nothing")
        if name in HINTS:
            hint = tr(HINTS[name])
            self._lines.write(tr("{field} ({hint}): {value}", field=field, hint=hint, value=shown))
        else:
            self._lines.write(tr("{field}: {value}", field=field, value=shown))
        line = self._lines.read()
        if line is None:
            return None
        text = line.strip()
        return "" if text == _NOTHING else text or value

    def _merge(self, candidate: Candidate) -> bool:
        facts = nearest_facts(candidate, self._desk.base)[:_NEAREST]
        if not facts:
            self._lines.write(tr("There is no fact yet to merge it with."))
            return False
        for number, fact in enumerate(facts, start=1):
            self._lines.write(f"  {number}  {fact_line(fact, candidate.language)}")
        self._lines.write(tr("The number of the fact, or its id; Enter for none."))
        text = (self._lines.read() or "").strip()
        if not text:
            return False
        if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= len(facts):
            text = facts[int(text) - 1].id
        self._lines.write(merged_text(self._desk.merge(text)))
        return True

    def _reject(self) -> bool:
        for number, reason in enumerate(WHY_NOT, start=1):
            said = tr(reason)
            self._lines.write(f"  {number}  {said}")
        self._lines.write(
            tr("A number, or a reason of your own; Enter for none, - not to reject it.")
        )
        line = self._lines.read()
        if line is None or line.strip() == _NOTHING:
            return False
        text = line.strip()
        if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= len(WHY_NOT):
            text = WHY_NOT[int(text) - 1]
        self._desk.reject(text)
        return True
