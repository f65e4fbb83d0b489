"""What a candidate fact is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import BEGINNING, Place
from alpine_quiz.facts.model import Modality, Precision
from alpine_quiz.language.folding import words

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Citation

_ID_DIGITS = 12


class Reason(StrEnum):
    """What speaks for a candidate, or against it."""

    CUE = "cue-word"
    SUBJECT_NAMED = "subject-named"
    SUBJECT_FROM_CONTEXT = "subject-from-context"
    KNOWN_NAME = "known-name"
    DATED = "dated"
    SEVERAL_PLACES = "several-places"
    PLANNED = "planned"
    REPORTED = "reported"
    OTHER_SUBJECT = "other-subject"
    EXACT_FIGURE = "exact-figure"
    BROKEN_WORD = "broken-word"
    BOILERPLATE = "boilerplate"
    MODEL = "language-model"
    QUOTE_UNPROVEN = "quote-unproven"
    VALUE_UNPROVEN = "value-unproven"
    DATE_UNPROVEN = "date-unproven"
    SUBJECT_UNPROVEN = "subject-unproven"
    STATEMENT_UNPROVEN = "statement-unproven"
    QUESTION_UNFIT = "question-unfit"


_UNPROVEN = frozenset(
    (
        Reason.QUOTE_UNPROVEN,
        Reason.VALUE_UNPROVEN,
        Reason.DATE_UNPROVEN,
        Reason.SUBJECT_UNPROVEN,
        Reason.STATEMENT_UNPROVEN,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A fact that a document seems to state, for a person to judge.

    ``subject`` is an entity's id, or one made of ``subject_name`` where the pack knows none;
    ``object`` is an entity's id or a plain value, and ``object_name`` how the document calls
    it. ``score`` runs from 0 to 100: how likely an editor keeps it. ``statement`` is a draft
    in the document's ``language``, and so is ``question``, a stem that the object answers;
    ``distractors`` are wrong answers to it.
    """

    id: str
    subject: str
    subject_name: str
    relation: str
    object: str
    statement: str
    language: str
    score: int
    object_name: str = ""
    unit: str = ""
    precision: Precision | None = None
    as_of: str = ""
    modality: Modality = Modality.STATED
    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Citation, ...] = ()
    question: str = ""
    distractors: tuple[str, ...] = ()
    place: Place = BEGINNING

    @property
    def is_proven(self) -> bool:
        """Whether nothing that it says was found without a proof in the document."""
        return _UNPROVEN.isdisjoint(self.reasons)


def with_id(candidate: Candidate) -> Candidate:
    """Return ``candidate`` with the id that its first quote, its value and relation give it."""
    quote = candidate.evidence[0].quote
    return replace(candidate, id=candidate_id(quote, candidate.object, candidate.relation))


def candidate_id(quote: str, value: str, relation: str) -> str:
    """Return the id of a candidate: by its content, so that a decision on it outlives a run.

    White space, case, accents and punctuation do not count, nor does the document's own id.
    """
    content = "\n".join(" ".join(words(part)) for part in (quote, value, relation))
    return "c-" + sha256(content.encode()).hexdigest()[:_ID_DIGITS]
