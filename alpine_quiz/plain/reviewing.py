"""What there is to say of a candidate, and of what was decided on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Number
from alpine_quiz.documents.passages import passage_around
from alpine_quiz.facts.model import Modality, Precision
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.reviewing import Hitch
from alpine_quiz.plain.passage import where_to_find
from alpine_quiz.plain.problems import counted, path_text, problem_line, sentence
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import key_text
from alpine_quiz.proposals.becoming import Amiss, entity_called
from alpine_quiz.proposals.decisions import Ruling
from alpine_quiz.proposals.model import Reason
from alpine_quiz.proposals.reviewing import Skipped, Unasked

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Citation, Question
    from alpine_quiz.documents.passages import Passage
    from alpine_quiz.facts.model import Fact, FactBase
    from alpine_quiz.library.reviewing import Desk, ReviewError
    from alpine_quiz.proposals.becoming import Wording
    from alpine_quiz.proposals.decisions import Decision
    from alpine_quiz.proposals.model import Candidate
    from alpine_quiz.proposals.reviewing import Preview, Review

WHY_NOT = (
    "not what the document says",
    "not worth asking",
    "a fragment, or too vague",
    "wrong subject, relation or value",
    "already in the facts",
    "about something else",
)
"""Reasons to reject that are offered by number."""

FIELDS = {
    "statement": "Statement",
    "question": "Question",
    "subject": "Subject",
    "kind": "It is a",
    "phrase": "Said as",
    "relation": "Relation",
    "object": "Object",
    "unit": "Unit",
    "precision": "Precision",
    "as_of": "As of",
    "modality": "Modality",
    "complete": "Complete",
}
"""The fields of a wording as they are called."""

HINTS = {
    "statement": "one sentence, in your own words",
    "relation": "such as founded-in, built-by, based-on",
    "unit": "year, or what the number counts",
    "question": "a stem of its own; empty: the relation's words",
    "subject": "an entity's name or id; any other is a new one",
    "kind": "of a new subject: car, person, race …",
    "phrase": "a new subject within a sentence: the Dieppe plant",
    "object": "a value, or an entity's name or id",
    "precision": "point, by, since or about",
    "as_of": "2022, 2022-01 or 2022-01-28",
    "modality": "stated, planned or reported",
    "complete": "yes where there is no other object: then names are asked",
}
"""What goes into a field, where its name does not say it."""

_REASONS = {
    Reason.CUE: "a telling word",
    Reason.SUBJECT_NAMED: "subject named",
    Reason.SUBJECT_FROM_CONTEXT: "subject from context",
    Reason.KNOWN_NAME: "a known name",
    Reason.DATED: "dated",
    Reason.SEVERAL_PLACES: "in several places",
    Reason.PLANNED: "a plan",
    Reason.REPORTED: "hearsay",
    Reason.OTHER_SUBJECT: "not what the document is about",
    Reason.EXACT_FIGURE: "an exact figure",
    Reason.BROKEN_WORD: "a broken word",
    Reason.BOILERPLATE: "reads like boilerplate",
    Reason.MODEL: "from a language model",
    Reason.QUOTE_UNPROVEN: "no proven quote",
    Reason.VALUE_UNPROVEN: "its value is not in the quote",
    Reason.DATE_UNPROVEN: "its date is not in the quote",
    Reason.SUBJECT_UNPROVEN: "its subject is not in the document",
    Reason.STATEMENT_UNPROVEN: "its statement says more than the quote",
    Reason.QUESTION_UNFIT: "its question was unfit",
}
_BOUNDS = {Precision.BY: "by then", Precision.SINCE: "since then", Precision.ABOUT: "about"}
_UNASKED = {
    Unasked.NO_WORDS: "nothing puts its relation into a question. Edit it and write one.",
    Unasked.BOUND: "“by”, “since” and “about” need a question of your own. Edit it and write one.",
    Unasked.NOT_COMPLETE: (
        "a name is asked only where the facts say that there is no other. Edit it: complete, yes."
    ),
    Unasked.FEW_OPTIONS: "the facts give too few wrong options yet.",
}
_AMISS = {
    Amiss.EMPTY: "must not be empty",
    Amiss.TOO_LONG: "is too long",
    Amiss.NOT_A_DATE: "is not a date: 2022, 2022-01 or 2022-01-28",
    Amiss.NOT_ONE_OF: "is one of",
}
_CHOICES = {
    "precision": "point, by, since, about, or nothing",
    "modality": "stated, planned or reported",
    "complete": "yes, no, or nothing",
}
_HITCHES = {
    Hitch.NOT_A_PACK: "There is no folder here. Name a pack's folder, or the id of one here.",
    Hitch.NO_CANDIDATES: (
        "There is nothing to review. First: alpine-quiz propose DOCUMENT --pack {folder}"
    ),
    Hitch.CANDIDATES_BROKEN: (
        "The candidates cannot be read. They are disposable: remove the file, and propose the "
        "documents anew. Your decisions stay."
    ),
    Hitch.DECISIONS_BROKEN: (
        "Earlier decisions cannot be read, and must not be lost. Mend the file, then review again."
    ),
    Hitch.DECISIONS_CLOSED: (
        "No line can be added to this file. Let it end with “decisions:” and a line “- {{…}}” "
        "for each decision."
    ),
    Hitch.FACTS_BROKEN: (
        "Nothing is written into facts that have errors. Mend them first: alpine-quiz facts check "
        "{folder}"
    ),
    Hitch.READ_ONLY: "This folder may not be written to. Copy the pack, and review the copy.",
    Hitch.NOT_WRITTEN: "It could not be written ({reason}). The decision was not kept.",
    Hitch.WOULD_BREAK: "With this fact the file would have errors, so it was not written.",
    Hitch.CHANGED: (
        "The file has changed meanwhile, and what was to go is no longer there as it was. Nothing "
        "was written."
    ),
    Hitch.NO_SUCH_FACT: "There is no fact “{reason}” any more. Choose another.",
    Hitch.DECIDED: "Another review has decided on this candidate meanwhile. Here is the next.",
    Hitch.IN_USE: "Something refers to this fact by now, so it stays. Nothing was undone.",
}
_NO_LONGER = (
    "! This quote is not in the document, letter for letter: it has changed. Reject this, and "
    "propose the document anew."
)


def error_text(error: ReviewError) -> str:
    """Return why a review cannot begin or a decision was not kept, and what to do."""
    folder = error.path if error.hitch is Hitch.NOT_A_PACK else error.path.parent
    said = _HITCHES[error.hitch].format(folder=path_text(folder), reason=cleaned(error.reason))
    in_memory = error.hitch in (Hitch.WOULD_BREAK, Hitch.IN_USE)
    tell = sentence if in_memory else problem_line
    return "\n".join([*map(tell, error.problems[:3]), f"{path_text(error.path)}: {said}"])


def progress_text(review: Review) -> str:
    """Return how far the review is: “12 of 57, 8 kept”."""
    if review.current is None:
        return f"{review.kept} of {review.total} kept"
    again = ", skipped before" if review.is_again else ""
    return f"{review.position} of {review.total}{again}, {review.kept} kept"


def triple_text(wording: Wording, base: FactBase) -> str:
    """Return subject, relation and object in a line, with all that qualifies them."""
    said = [_named(wording.subject, base), wording.relation.replace("-", " ")]
    notes = [wording.unit] if wording.unit else []
    notes += [_BOUNDS[Precision(wording.precision)]] if wording.precision in _BOUNDS else []
    notes += [f"as of {wording.as_of}"] if wording.as_of else []
    notes += [wording.modality] if wording.modality not in ("", Modality.STATED) else []
    tail = f" ({', '.join(notes)})" if notes else ""
    return cleaned(" · ".join([*said, _named(wording.object, base)]) + tail)


def _named(text: str, base: FactBase) -> str:
    entity = base.entities.get(entity_called(text, base) or "")
    return entity.names.in_language("en") if entity else text


NEW_ALONE = ("kind", "phrase")
"""The fields that only a new subject has."""


def is_new(wording: Wording, base: FactBase) -> bool:
    """Tell whether the subject is one that the facts do not know."""
    return entity_called(wording.subject, base) is None


def score_text(candidate: Candidate) -> str:
    """Return the score and what made it."""
    reasons = ", ".join(_REASONS[reason] for reason in candidate.reasons)
    return f"Score {candidate.score}" + (f": {reasons}" if reasons else "")


def preview_lines(found: Preview, language: str) -> list[str]:
    """Return the questions a candidate would become, in its own language where they are."""
    problems = [f"! {sentence(problem)}" for problem in found.problems[:3]]
    spoken = [name for name, items in found.items.items() if items]
    if not spoken:
        why = f"No question yet: {_UNASKED[found.unasked]}" if found.unasked else ""
        return [*problems, why] if why else problems
    shown = language if language in spoken else spoken[0]
    lines = [f"{item.stem} {_options(item, shown)}" for item in found.items[shown]]
    others = [name for name in spoken if name != shown]
    if others:
        lines.append(f"and the same in {', '.join(others)}")
    return [*lines, *problems]


def _options(item: Question, language: str) -> str:
    key = key_text(item, language)
    if isinstance(item, Choice):
        return f"→ {key} (not {', '.join(item.distractors)})"
    if isinstance(item, Number) and item.estimate:
        return f"→ {key}, near counts"
    return f"→ {key}"


def passage_of(citation: Citation, desk: Desk, wide: int) -> Passage | None:
    """Return a quote in its document, where that is here and still has it."""
    text, document = desk.text(citation.document), desk.document(citation.document)
    if text is None or document is None:
        return None
    return passage_around(
        text.content,
        citation.quote,
        citation.at,
        wide,
        mark=citation.mark,
        language=document.language,
    )


def no_passage_text(citation: Citation, desk: Desk) -> str:
    """Return why a quote is shown alone."""
    document = desk.document(citation.document)
    if document is None:
        return f"pack.yaml declares no document “{cleaned(citation.document)}”."
    if desk.text(citation.document) is None:
        return where_to_find(cleaned(document.file), cleaned(document.url))
    return _NO_LONGER


def source_lines(citation: Citation, desk: Desk, wide: int) -> list[str]:
    """Return where a quote stands, and the passage around it, the deciding words in asterisks."""
    shown = quoted(citation, desk)
    passage = passage_of(citation, desk, wide)
    if passage is None:
        return [cleaned(shown.source), cleaned(shown.line), no_passage_text(citation, desk)]
    before, opening, mark, closing, after = passage.marked_parts
    marked = f"*{mark}*" if mark and (opening or closing) else mark
    return [cleaned(shown.source), cleaned(f"{before}“{opening}{marked}{closing}”{after}")]


def candidate_lines(desk: Desk, wording: Wording, wide: int) -> list[str]:
    """Return all there is to know of the current candidate."""
    candidate = desk.review.current
    if candidate is None:
        return []
    lines = [
        cleaned(wording.statement),
        f"  {triple_text(wording, desk.base)}",
        f"  {score_text(candidate)}",
    ]
    if is_new(wording, desk.base):
        lines.append(f"  “{cleaned(wording.subject)}” is new to the facts.")
    asked = preview_lines(desk.preview(wording), candidate.language)
    lines += [f"  Asks: {line}" if "→" in line else f"  {line}" for line in asked]
    for citation in candidate.evidence:
        lines += source_lines(citation, desk, wide)
    return lines


def amiss_lines(found: dict[str, Amiss]) -> list[str]:
    """Return what is wrong with a wording, a line a field."""
    return [
        f"{FIELDS[name]} {_AMISS[amiss]}"
        + (f" {_CHOICES[name]}" if amiss is Amiss.NOT_ONE_OF else "")
        + "."
        for name, amiss in found.items()
    ]


def fact_line(fact: Fact, language: str) -> str:
    """Return a known fact in a line: its id, and what it says."""
    return f"{fact.id}: {cleaned(fact.statement.in_language(language))}"


def undone_text(done: Decision | Skipped | None) -> str:
    """Return what was undone."""
    if done is None:
        return "There is nothing to undo."
    if isinstance(done, Skipped):
        return "The skipped one is back."
    if done.ruling is Ruling.REJECTED:
        return "Not rejected any more."
    if done.ruling is Ruling.MERGED:
        return f"“{done.fact}” has lost that evidence again."
    return f"“{done.fact}” is out of the facts again."


def parting_lines(desk: Desk) -> list[str]:
    """Return what the review came to, and what comes next."""
    review, folder = desk.review, path_text(desk.folder)
    lines = [
        f"{counted(review.total, 'candidate')}: {review.kept} kept, {review.rejected} rejected, "
        f"{review.remaining} still open."
    ]
    if review.known:
        lines.append(f"{review.known} more were in the facts already.")
    if review.remaining:
        lines.append(f"Everything decided is saved. To go on: alpine-quiz review {folder}")
    if review.kept:
        lines.append(f"Next, make questions of the facts: alpine-quiz compose {folder}")
    elif not review.remaining:
        lines.append(f"Propose from another document: alpine-quiz propose DOCUMENT --pack {folder}")
    return lines


def accepted_text(fact: Fact) -> str:
    """Return that a fact was kept, and under which id."""
    return f"Kept as “{fact.id}”."


def merged_text(fact: Fact) -> str:
    """Return that the evidence was given to a known fact."""
    return f"“{fact.id}” has this evidence too."
