"""What there is to say of a candidate, and of what was decided on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Number
from alpine_quiz.documents.passages import passage_around
from alpine_quiz.documents.reading import is_markdown
from alpine_quiz.facts.model import Modality, Precision
from alpine_quiz.language.catalogue import later, spoken, tr, tr_as, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.library.reviewing import Hitch
from alpine_quiz.plain.causes import cause_text
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.passage import where_to_find
from alpine_quiz.plain.problems import path_text, problem_line, sentence
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
    later("not what the document says"),
    later("not worth asking"),
    later("a fragment, or too vague"),
    later("wrong subject, relation or value"),
    later("already in the facts"),
    later("about something else"),
)
"""Reasons to reject that are offered by number; kept in English, whatever is spoken."""

FIELDS = {
    "statement": later("Statement"),
    "question": later("Question"),
    "subject": later("Subject"),
    "kind": later("It is a"),
    "phrase": later("Said as"),
    "relation": later("Relation"),
    "object": later("Object"),
    "unit": later("Unit"),
    "precision": later("Precision"),
    "as_of": later("As of"),
    "modality": later("Modality"),
    "complete": later("Complete"),
}
"""The fields of a wording as they are called."""

HINTS = {
    "statement": later("one sentence, in your own words"),
    "relation": later("such as founded-in, built-by, based-on"),
    "unit": later("year, or what the number counts"),
    "question": later("a stem of its own; empty: the relation's words"),
    "subject": later("an entity's name or id; any other is a new one"),
    "kind": later("of a new subject: car, person, race …"),
    "phrase": later("a new subject within a sentence: the Dieppe plant"),
    "object": later("a value, or an entity's name or id"),
    "precision": later("point, by, since or about"),
    "as_of": later("2022, 2022-01 or 2022-01-28"),
    "modality": later("stated, planned or reported"),
    "complete": later("yes where there is no other object: then names are asked"),
}
"""What goes into a field, where its name does not say it."""

_REASONS = {
    Reason.CUE: later("a telling word"),
    Reason.SUBJECT_NAMED: later("subject named"),
    Reason.SUBJECT_FROM_CONTEXT: later("subject from context"),
    Reason.KNOWN_NAME: later("a known name"),
    Reason.DATED: later("dated"),
    Reason.SEVERAL_PLACES: later("in several places"),
    Reason.PLANNED: later("a plan"),
    Reason.REPORTED: later("hearsay"),
    Reason.OTHER_SUBJECT: later("not what the document is about"),
    Reason.EXACT_FIGURE: later("an exact figure"),
    Reason.BROKEN_WORD: later("a broken word"),
    Reason.BOILERPLATE: later("reads like boilerplate"),
    Reason.MODEL: later("from a language model"),
    Reason.QUOTE_UNPROVEN: later("no proven quote"),
    Reason.VALUE_UNPROVEN: later("its value is not in the quote"),
    Reason.DATE_UNPROVEN: later("its date is not in the quote"),
    Reason.SUBJECT_UNPROVEN: later("its subject is not in the document"),
    Reason.STATEMENT_UNPROVEN: later("its statement says more than the quote"),
    Reason.QUESTION_UNFIT: later("its question was unfit"),
}
_MODALITIES = {
    Modality.PLANNED.value: later("planned"),
    Modality.REPORTED.value: later("reported"),
}
_UNASKED = {
    Unasked.NO_WORDS: later(
        "No question yet: nothing puts its relation into a question. Edit it and write one."
    ),
    Unasked.BOUND: later(
        "No question yet: “by”, “since” and “about” need a question of your own. Edit it and "
        "write one."
    ),
    Unasked.NOT_COMPLETE: later(
        "No question yet: a name is asked only where the facts say that there is no other. Edit "
        "it: complete, yes."
    ),
    Unasked.FEW_OPTIONS: later("No question yet: the facts give too few wrong options yet."),
}
_AMISS = {
    Amiss.EMPTY: later("{field} must not be empty."),
    Amiss.TOO_LONG: later("{field} is too long."),
    Amiss.NOT_A_DATE: later("{field} is not a date: 2022, 2022-01 or 2022-01-28."),
}
_NOT_ONE_OF = {
    "precision": later("Precision is one of point, by, since, about, or nothing."),
    "modality": later("Modality is one of stated, planned or reported."),
    "complete": later("Complete is one of yes, no, or nothing."),
}
_HITCHES = {
    Hitch.NOT_A_PACK: later(
        "There is no folder here. Name a pack's folder, or the id of one here."
    ),
    Hitch.NO_CANDIDATES: later(
        "There is nothing to review. First: alpine-quiz propose DOCUMENT --pack {folder}"
    ),
    Hitch.CANDIDATES_BROKEN: later(
        "The candidates cannot be read. They are disposable: remove the file, and propose the "
        "documents anew. Your decisions stay."
    ),
    Hitch.DECISIONS_BROKEN: later(
        "Earlier decisions cannot be read, and must not be lost. Mend the file, then review again."
    ),
    Hitch.DECISIONS_CLOSED: later(
        "No line can be added to this file. Let it end with “decisions:” and a line “- {{…}}” "
        "for each decision."
    ),
    Hitch.FACTS_BROKEN: later(
        "Nothing is written into facts that have errors. Mend them first: alpine-quiz facts check "
        "{folder}"
    ),
    Hitch.READ_ONLY: later(
        "This folder may not be written to. Copy the pack, and review the copy."
    ),
    Hitch.NOT_WRITTEN: later("It could not be written ({reason}). The decision was not kept."),
    Hitch.WOULD_BREAK: later("With this fact the file would have errors, so it was not written."),
    Hitch.CHANGED: later(
        "The file has changed meanwhile, and what was to go is no longer there as it was. Nothing "
        "was written."
    ),
    Hitch.NO_SUCH_FACT: later("There is no fact “{reason}” any more. Choose another."),
    Hitch.DECIDED: later(
        "Another review has decided on this candidate meanwhile. Here is the next."
    ),
    Hitch.IN_USE: later("Something refers to this fact by now, so it stays. Nothing was undone."),
}
_NO_LONGER = later(
    "! This quote is not in the document, letter for letter: it has changed. Reject this, and "
    "propose the document anew."
)


def error_text(error: ReviewError) -> str:
    """Return why a review cannot begin or a decision was not kept, and what to do."""
    folder = error.path if error.hitch is Hitch.NOT_A_PACK else error.path.parent
    reason = cause_text(cleaned(error.reason))
    said = tr(_HITCHES[error.hitch], folder=argument(path_text(folder)), reason=reason)
    in_memory = error.hitch in (Hitch.WOULD_BREAK, Hitch.IN_USE)
    tell = sentence if in_memory else problem_line
    return "\n".join([*map(tell, error.problems[:3]), f"{path_text(error.path)}: {said}"])


def progress_text(review: Review) -> str:
    """Return how far the review is: “12 of 57, 8 kept”."""
    kept, total = whole(review.kept), whole(review.total)
    if review.current is None:
        return tr("{kept} of {total} kept", kept=kept, total=total)
    position = whole(review.position)
    if review.is_again:
        return tr(
            "{position} of {total}, skipped before, {kept} kept",
            position=position,
            total=total,
            kept=kept,
        )
    return tr("{position} of {total}, {kept} kept", position=position, total=total, kept=kept)


def triple_text(wording: Wording, base: FactBase) -> str:
    """Return subject, relation and object in a line, with all that qualifies them."""
    said = [_named(wording.subject, base), wording.relation.replace("-", " ")]
    notes = [wording.unit] if wording.unit else []
    notes += filter(None, [_bound_text(wording.precision)])
    notes += [tr("as of {date}", date=wording.as_of)] if wording.as_of else []
    if wording.modality not in ("", Modality.STATED):
        known = _MODALITIES.get(wording.modality)
        notes.append(tr(known) if known else wording.modality)
    triple = " · ".join([*said, _named(wording.object, base)])
    return cleaned(f"{triple} ({', '.join(notes)})" if notes else triple)


def _bound_text(precision: str) -> str:
    match precision:
        case Precision.BY:
            return tr_as("of a date", "by then")
        case Precision.SINCE:
            return tr_as("of a date", "since then")
        case Precision.ABOUT:
            return tr_as("of a date", "about")
        case _:
            return ""


def _named(text: str, base: FactBase) -> str:
    entity = base.entities.get(entity_called(text, base) or "")
    return entity.names.in_language(spoken()) if entity else text


NEW_ALONE = ("kind", "phrase")
"""The fields that only a new subject has."""


def is_new(wording: Wording, base: FactBase) -> bool:
    """Tell whether the subject is one that the facts do not know."""
    return entity_called(wording.subject, base) is None


def score_text(candidate: Candidate) -> str:
    """Return the score and what made it."""
    score = whole(candidate.score)
    if not candidate.reasons:
        return tr("Score {score}", score=score)
    reasons = ", ".join(tr(_REASONS[reason]) for reason in candidate.reasons)
    return tr("Score {score}: {reasons}", score=score, reasons=reasons)


def preview_lines(found: Preview, language: str) -> list[str]:
    """Return the questions a candidate would become, in its own language where they are."""
    problems = [f"! {sentence(problem)}" for problem in found.problems[:3]]
    asked = [name for name, items in found.items.items() if items]
    if not asked:
        return [*problems, tr(_UNASKED[found.unasked])] if found.unasked else problems
    shown = language if language in asked else asked[0]
    lines = [f"{item.stem} {_options(item, shown)}" for item in found.items[shown]]
    others = [name for name in asked if name != shown]
    if others:
        # Translators: {languages} is a list of codes, such as “fr”.
        lines.append(tr("and the same in {languages}", languages=", ".join(others)))
    return [*lines, *problems]


def _options(item: Question, language: str) -> str:
    key = key_text(item, language)
    if isinstance(item, Choice):
        return tr("→ {key} (not {others})", key=key, others=", ".join(item.distractors))
    if isinstance(item, Number) and item.estimate:
        return tr("→ {key}, near counts", key=key)
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
        markdown=is_markdown(document.file),
    )


def no_passage_text(citation: Citation, desk: Desk) -> str:
    """Return why a quote is shown alone."""
    document = desk.document(citation.document)
    if document is None:
        name = cleaned(citation.document)
        return tr("pack.yaml declares no document “{document}”.", document=name)
    if desk.text(citation.document) is None:
        return where_to_find(cleaned(document.file), cleaned(document.url))
    return tr(_NO_LONGER)


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
        new = tr("“{subject}” is new to the facts.", subject=cleaned(wording.subject))
        lines.append(f"  {new}")
    asked = preview_lines(desk.preview(wording), candidate.language)
    for line in asked:
        told = tr("Asks: {question}", question=line) if "→" in line else line
        lines.append(f"  {told}")
    for citation in candidate.evidence:
        lines += source_lines(citation, desk, wide)
    return lines


def amiss_lines(found: dict[str, Amiss]) -> list[str]:
    """Return what is wrong with a wording, a line a field."""
    return [
        tr(_NOT_ONE_OF[name])
        if amiss is Amiss.NOT_ONE_OF
        else tr(_AMISS[amiss], field=tr(FIELDS[name]))
        for name, amiss in found.items()
    ]


def fact_line(fact: Fact, language: str) -> str:
    """Return a known fact in a line: its id, and what it says."""
    return f"{fact.id}: {cleaned(fact.statement.in_language(language))}"


def undone_text(done: Decision | Skipped | None) -> str:
    """Return what was undone."""
    if done is None:
        return tr("There is nothing to undo.")
    if isinstance(done, Skipped):
        return tr("The skipped one is back.")
    if done.ruling is Ruling.REJECTED:
        return tr("Not rejected any more.")
    if done.ruling is Ruling.MERGED:
        return tr("“{fact}” has lost that evidence again.", fact=done.fact)
    return tr("“{fact}” is out of the facts again.", fact=done.fact)


def parting_lines(desk: Desk) -> list[str]:
    """Return what the review came to, and what comes next."""
    review, pack = desk.review, path_text(desk.folder)
    lines = [
        tr_count(
            "{count} candidate: {kept} kept, {rejected} rejected, {remaining} still open.",
            "{count} candidates: {kept} kept, {rejected} rejected, {remaining} still open.",
            review.total,
            kept=whole(review.kept),
            rejected=whole(review.rejected),
            remaining=whole(review.remaining),
        )
    ]
    if review.known:
        lines.append(
            tr_count(
                "{count} more was in the facts already.",
                "{count} more were in the facts already.",
                review.known,
            )
        )
    if review.remaining:
        go_on = tr(
            "Everything decided is saved. To go on: alpine-quiz review {pack}", pack=argument(pack)
        )
        lines.append(go_on)
    if review.kept:
        lines.append(
            tr("Next, make questions of the facts: alpine-quiz compose {pack}", pack=argument(pack))
        )
    elif not review.remaining:
        lines.append(
            tr(
                "Propose from another document: alpine-quiz propose DOCUMENT --pack {pack}",
                pack=argument(pack),
            )
        )
    return lines


def accepted_text(fact: Fact) -> str:
    """Return that a fact was kept, and under which id."""
    return tr("Kept as “{fact}”.", fact=fact.id)


def merged_text(fact: Fact) -> str:
    """Return that the evidence was given to a known fact."""
    return tr("“{fact}” has this evidence too.", fact=fact.id)
