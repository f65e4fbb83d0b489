"""Reviewing a pack's candidates: its files opened, and every decision kept in them at once."""

from __future__ import annotations

import os
import tempfile
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.edit import NotMendedError
from alpine_quiz.bank.files import FACTS_FILE
from alpine_quiz.bank.growing import with_entry, without_entry
from alpine_quiz.bank.model import Localized, Pack
from alpine_quiz.bank.pack import load_header
from alpine_quiz.bank.source import MAX_BYTES, unreadable
from alpine_quiz.bank.written import citation_record
from alpine_quiz.documents.files import (
    BOM,
    Obstacle,
    UnreadableError,
    is_folder,
    is_there,
    read_bytes,
)
from alpine_quiz.documents.writing import write_whole
from alpine_quiz.facts.model import FactBase
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library.shelf import Shelf
from alpine_quiz.proposals.becoming import Wording, becoming
from alpine_quiz.proposals.candidates import CANDIDATES_FILE, read_candidates
from alpine_quiz.proposals.decisions import DECISIONS_FILE, Decision, DecisionLog, Ruling
from alpine_quiz.proposals.reviewing import Preview, Review, Skipped, in_facts, preview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alpine_quiz.bank.model import Place
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.facts.model import Fact
    from alpine_quiz.proposals.becoming import Becoming
    from alpine_quiz.proposals.model import Candidate

_BEGINNING = b"format: 1\n"


class Hitch(StrEnum):
    """Why a review cannot begin, or a decision cannot be kept."""

    NOT_A_PACK = "not-a-pack"
    NO_CANDIDATES = "no-candidates"
    CANDIDATES_BROKEN = "candidates-broken"
    DECISIONS_BROKEN = "decisions-broken"
    DECISIONS_CLOSED = "decisions-closed"
    FACTS_BROKEN = "facts-broken"
    READ_ONLY = "read-only"
    NOT_WRITTEN = "not-written"
    WOULD_BREAK = "would-break"
    CHANGED = "changed"
    NO_SUCH_FACT = "no-such-fact"
    IN_USE = "in-use"
    DECIDED = "decided"


class ReviewError(Exception):
    """A review that cannot begin, or a decision that was not kept: then nothing has changed.

    ``path`` is the file it is about, ``problems`` what is wrong in it, ``reason`` the system's.
    """

    def __init__(
        self, hitch: Hitch, path: Path, *, problems: Iterable[Problem] = (), reason: str = ""
    ) -> None:
        super().__init__(f"{path}: {hitch} {reason}")
        self.hitch = hitch
        self.path = path
        self.problems = tuple(problems)
        self.reason = reason


class Desk(Shelf):
    """A pack's candidates, facts, decisions and documents, and the review of them.

    Every decision is in the files before its method returns: first the fact, then the
    decision. Where a file changed meanwhile, in an editor, its new state counts.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not is_folder(folder):
            raise ReviewError(Hitch.NOT_A_PACK, folder)
        self.candidates = tuple(_candidates(folder / CANDIDATES_FILE))
        self.log = _log(folder / DECISIONS_FILE)
        self.base = self._read_base()
        if not os.access(folder, os.W_OK):
            raise ReviewError(Hitch.READ_ONLY, folder)
        documents = load_header(folder).documents
        super().__init__(Pack(folder.name, folder, Localized({}), documents=documents))
        known = {each.id for each in self.candidates if in_facts(each, self.base)}
        self.review = Review(self.candidates, self.log.standing, known)
        self._before: dict[str, tuple[bytes | None, bytes]] = {}

    @property
    def facts_path(self) -> Path:
        """Where the facts are, or will be."""
        return self.folder / FACTS_FILE

    def wording(self) -> Wording:
        """Return the current candidate as it was proposed."""
        return Wording.of(self._current, self.base)

    def becoming(self, wording: Wording) -> Becoming:
        """Return what the current candidate becomes with that wording, which has no faults."""
        current = self._current
        return becoming(wording, current.language, current.evidence, self.base)

    def preview(self, wording: Wording) -> Preview:
        """Return the questions that would come of it."""
        return preview(self.becoming(wording), self.base)

    def accept(self, wording: Wording | None = None) -> Fact:
        """Keep the current candidate as a fact, as it is or as ``wording`` puts it.

        Raises ``ReviewError``.
        """
        current = self._undecided()
        ruling = Ruling.ACCEPTED if wording in (None, self.wording()) else Ruling.EDITED
        self.base = self._read_base()
        what = self.becoming(wording or self.wording())
        entities, fact = what.records()
        before = self._bytes()
        after = _begun(before or b"")
        try:
            for entity in entities:
                after = with_entry(after, self.facts_path, "entities", entity)
            after = with_entry(after, self.facts_path, "facts", fact)
        except NotMendedError as error:
            raise ReviewError(Hitch.FACTS_BROKEN, self.facts_path, reason=error.reason) from None
        self._write(before, after)
        added = tuple(entity.id for entity in what.entities)
        self._keep(Decision(current.id, ruling, what.fact.id, entities=added), before, after)
        return what.fact

    def merge(self, fact: str) -> Fact:
        """Give the current candidate's evidence to a known fact; raises ``ReviewError``."""
        current = self._undecided()
        self.base = self._read_base()
        known = self.base.facts.get(fact)
        if known is None:
            raise ReviewError(Hitch.NO_SUCH_FACT, self.facts_path, reason=fact)
        before = self._bytes()
        after = before or b""
        there = {(each.document, each.quote) for each in known.evidence}
        new = [each for each in current.evidence if (each.document, each.quote) not in there]
        try:
            for citation in new:
                record = citation_record(citation)
                after = with_entry(after, self.facts_path, "evidence", record, known.place)
        except NotMendedError as error:
            raise ReviewError(Hitch.FACTS_BROKEN, self.facts_path, reason=error.reason) from None
        if after != before:
            self._write(before, after)
        self._keep(Decision(current.id, Ruling.MERGED, fact, added=len(new)), before, after)
        return known

    def reject(self, reason: str = "") -> None:
        """Turn the current candidate down; raises ``ReviewError``."""
        self._record(Decision(self._undecided().id, Ruling.REJECTED, reason=reason))

    def skip(self) -> None:
        """Put the current candidate off."""
        self.review.skip()

    def undo(self) -> Decision | Skipped | None:
        """Take back what was done last, in an earlier review even; raises ``ReviewError``.

        What came into the facts goes out of them, but for what a person has changed since.
        """
        latest = self.review.latest
        if isinstance(latest, Decision):
            before, after = self._before.get(latest.candidate, (None, b""))
            data = self._bytes()
            if data is not None and data == after:
                self._restore(before)
            elif latest.ruling is not Ruling.REJECTED:
                self._take_out(latest, data)
            self._append(Decision(latest.candidate, Ruling.UNDONE))
            self._before.pop(latest.candidate, None)
            self.base = self._read_base()
        self.review.undo()
        return latest

    @property
    def _current(self) -> Candidate:
        current = self.review.current
        if current is None:
            raise LookupError("every candidate is decided")
        return current

    def _undecided(self) -> Candidate:
        """Return the current candidate, unless another review has decided on it meanwhile."""
        current = self._current
        log = _log(self.log.path)
        if current.id in log.standing:
            self.log = log
            known = {each.id for each in self.candidates if in_facts(each, self.base)}
            self.review = Review(self.candidates, log.standing, known)
            raise ReviewError(Hitch.DECIDED, log.path)
        return current

    def _keep(self, decision: Decision, before: bytes | None, after: bytes) -> None:
        self._record(decision)
        self._before[decision.candidate] = (before, after)
        self.base = self._read_base()

    def _record(self, decision: Decision) -> None:
        self._append(decision)
        self.review.decide(decision)

    def _append(self, decision: Decision) -> None:
        try:
            self.log.append(decision)
        except OSError as error:
            raise _not_written(self.log.path, error) from None

    def _take_out(self, decision: Decision, data: bytes | None) -> None:
        """Take what a decision put into the facts out of them again, entry by entry."""
        base = self.base = self._read_base()
        fact = base.facts.get(decision.fact)
        if fact is None or data is None:
            return
        after = data
        try:
            merged = decision.ruling is Ruling.MERGED
            for place in self._places_of(decision, fact, base):
                after = without_entry(after, self.facts_path, place, with_list=merged)
        except NotMendedError as error:
            raise ReviewError(Hitch.CHANGED, self.facts_path, reason=error.reason) from None
        if after != data:
            self._write(data, after)

    def _places_of(self, decision: Decision, fact: Fact, base: FactBase) -> Iterator[Place]:
        """Yield where the entries stand, the last first, so that one leaves the others' places."""
        if decision.ruling is Ruling.MERGED:
            proofs = {
                (each.document, each.quote)
                for candidate in self.candidates
                if candidate.id == decision.candidate
                for each in candidate.evidence
            }
            mine = [each.place for each in fact.evidence if (each.document, each.quote) in proofs]
            # Those before were there by the very same quotes.
            yield from islice(reversed(mine), decision.added)
            return
        others = [each for each in base.facts.values() if each.id != fact.id]
        used = {name for each in others for name in (each.subject, each.object)}
        entities = [
            base.entities[name].place
            for name in decision.entities
            if name in base.entities and name not in used
        ]
        yield from sorted(
            [fact.place, *entities], key=lambda at: (at.line, at.column), reverse=True
        )

    def _read_base(self) -> FactBase:
        base = _base(self.facts_path)
        if base is None:
            return FactBase(self.facts_path)
        return base

    def _bytes(self) -> bytes | None:
        """Return what the facts' file holds; ``None`` where there is none."""
        try:
            return read_bytes(self.facts_path, MAX_BYTES)
        except UnreadableError as error:
            if error.obstacle is Obstacle.MISSING:
                return None
            problem = unreadable(error)
            raise ReviewError(Hitch.FACTS_BROKEN, self.facts_path, problems=[problem]) from None

    def _write(self, before: bytes | None, after: bytes) -> None:
        """Write the facts anew where they read well and are still as they were."""
        errors = _errors_in(after)
        if errors:
            hitch = Hitch.IN_USE if len(after) < len(before or b"") else Hitch.WOULD_BREAK
            raise ReviewError(hitch, self.facts_path, problems=errors)
        if self._bytes() != before:
            raise ReviewError(Hitch.CHANGED, self.facts_path)
        try:
            write_whole(self.facts_path, after)
        except OSError as error:
            raise _not_written(self.facts_path, error) from None

    def _restore(self, before: bytes | None) -> None:
        try:
            if before is None:
                self.facts_path.unlink()
            else:
                write_whole(self.facts_path, before)
        except OSError as error:
            raise _not_written(self.facts_path, error) from None


def _candidates(path: Path) -> list[Candidate]:
    if not is_there(path):
        raise ReviewError(Hitch.NO_CANDIDATES, path)
    candidates, problems = read_candidates(path)
    errors = [problem for problem in problems if problem.is_error]
    if errors or candidates is None:
        raise ReviewError(Hitch.CANDIDATES_BROKEN, path, problems=errors)
    if not candidates:
        raise ReviewError(Hitch.NO_CANDIDATES, path)
    return candidates


def _log(path: Path) -> DecisionLog:
    log = DecisionLog(path)
    errors = [problem for problem in log.problems if problem.is_error]
    if errors:
        raise ReviewError(Hitch.DECISIONS_BROKEN, path, problems=errors)
    if not log.can_grow:
        raise ReviewError(Hitch.DECISIONS_CLOSED, path)
    return log


def _base(path: Path) -> FactBase | None:
    """Return the facts, or ``None`` where there are none yet; raises where they have errors."""
    try:
        if not _says_something(read_bytes(path, MAX_BYTES)):
            return None
    except UnreadableError as error:
        if error.obstacle is Obstacle.MISSING:
            return None
    base, problems = read_facts(path)
    errors = [problem for problem in problems if problem.is_error]
    if errors or base is None:
        raise ReviewError(Hitch.FACTS_BROKEN, path, problems=errors)
    return base


def _begun(data: bytes) -> bytes:
    """Return the facts with their beginning made where there are only comments."""
    if _says_something(data):
        return data
    gap = b"" if not data.removeprefix(BOM) or data.endswith((b"\n", b"\r")) else b"\n"
    return data + gap + _BEGINNING


def _says_something(data: bytes) -> bool:
    lines = data.removeprefix(BOM).splitlines()
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in lines)


def _errors_in(data: bytes) -> list[Problem]:
    """Return what is wrong with facts that are not written yet."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / FACTS_FILE
        trial.write_bytes(data)
        _, problems = read_facts(trial)
    return [problem for problem in problems if problem.is_error]


def _not_written(path: Path, error: OSError) -> ReviewError:
    return ReviewError(Hitch.NOT_WRITTEN, path, reason=error.strerror or str(error))
