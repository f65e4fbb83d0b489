"""How likely an editor keeps a find: what speaks for it, and what against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Modality
from alpine_quiz.proposals.model import Reason
from alpine_quiz.proposals.rules.discourse import How
from alpine_quiz.proposals.rules.quoting import has_subject

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Citation
    from alpine_quiz.proposals.rules.discourse import Discourse
    from alpine_quiz.proposals.rules.finds import Find
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary

THRESHOLD = 58
"""What scores less is not shown: below it more is dropped than kept."""

_NEAR_CUE = 70
_TIMELESS = frozenset({"held-post", "born-in", "died-in", "named-after"})
_PAST_ENOUGH = 3
_FIGURES = frozenset({"sold", "growth", "share", "produced", "price"})
_SPEECH = re.compile(r"(?<!\w)(?:we|our|us|i|my|nous|notre|nos|je|mon)(?!\w)", re.IGNORECASE)
_FINE = re.compile(r"\.\d|[1-9]\d*[1-9]\d*[1-9]\d*[1-9]")


def modality_of(find: Find, vocabulary: Vocabulary, latest: int) -> Modality:
    """Return how the document says it: planned and reported things say so near by.

    ``latest`` is the last year that the document speaks of as past; what happened years
    before it was no plan, whatever tense the sentence has.
    """
    text = find.clause.sentence.text
    if find.relation in _TIMELESS:
        return Modality.STATED
    begin = min(span[0] for span in find.needed)
    end = max(span[1] for span in find.needed)
    near = _NEAR_CUE // 5 if find.clause.sentence.runs_on else _NEAR_CUE
    window = text[max(0, begin - near) : end + near // 2]
    if find.cover is not None:
        window = text[slice(*find.cover)]
    if vocabulary.reported.search(window):
        return Modality.REPORTED
    if vocabulary.planned.search(window):
        year = find.object if find.unit == "year" else find.as_of[:4]
        past = year.isdigit() and int(year) <= latest - _PAST_ENOUGH
        if not past:
            return Modality.PLANNED
    return Modality.STATED


def score(
    find: Find,
    citation: Citation,
    modality: Modality,
    discourse: Discourse,
    vocabulary: Vocabulary,
    *,
    broken: bool,
) -> tuple[int, tuple[Reason, ...]]:
    """Return the score, 0 to 100, and the reasons for it."""
    points = find.weight
    reasons = [Reason.CUE]
    subject = find.subject
    if subject.how in (How.NAMED, How.PART) and has_subject(find, citation.quote):
        points += 0.1 if subject.how is How.NAMED else 0.05
        reasons.append(Reason.SUBJECT_NAMED)
    else:
        points -= 0.04 if subject.how in (How.TOPIC, How.PART) else 0.0
        points += 0.04 if has_subject(find, citation.quote) else -0.02
        reasons.append(Reason.SUBJECT_FROM_CONTEXT)
    if subject.entity or subject.key == discourse.topic:
        points += 0.05
        reasons.append(Reason.KNOWN_NAME)
    if find.as_of or find.unit == "year":
        points += 0.03
        reasons.append(Reason.DATED)
    for applies, cost, reason in _against(find, modality, discourse, vocabulary, broken=broken):
        if applies:
            points -= cost
            reasons.append(reason)
    return max(0, min(100, round(100 * points))), tuple(reasons)


def _against(
    find: Find, modality: Modality, discourse: Discourse, vocabulary: Vocabulary, *, broken: bool
) -> list[tuple[bool, float, Reason]]:
    text = find.clause.sentence.text
    if find.cover is not None:
        text = text[slice(*find.cover)]
    other = find.subject.key != discourse.topic and find.relation in _FIGURES and not find.on_place
    fine = find.unit not in ("year", "") and bool(_FINE.search(find.object))
    return [
        (bool(vocabulary.boilerplate.search(text)), 0.25, Reason.BOILERPLATE),
        (bool(_SPEECH.search(text)), 0.12, Reason.BOILERPLATE),
        (other, 0.14, Reason.OTHER_SUBJECT),
        (fine, 0.08 if "." in find.object else 0.04, Reason.EXACT_FIGURE),
        (modality is Modality.PLANNED, 0.02, Reason.PLANNED),
        (modality is Modality.REPORTED, 0.05, Reason.REPORTED),
        (broken, 0.05, Reason.BROKEN_WORD),
    ]
