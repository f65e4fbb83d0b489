"""Whether a candidate is proven: its quote in the document, its value in the quote, and new."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import MAX_QUOTE_WORDS
from alpine_quiz.documents.quotes import find
from alpine_quiz.language.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Citation
    from alpine_quiz.proposals.model import Candidate


_WIDEST = 4
"""How many times its own length a quote may take in the text: broken lines have blanks."""


class Flaw(StrEnum):
    """What is wrong with a candidate."""

    NO_EVIDENCE = "no-evidence"
    QUOTE_NOT_FOUND = "quote-not-found"
    QUOTE_TOO_LONG = "quote-too-long"
    MARK_NOT_IN_QUOTE = "mark-not-in-quote"
    VALUE_NOT_IN_QUOTE = "value-not-in-quote"
    ELSEWHERE = "elsewhere"
    DUPLICATE = "duplicate"


def flaws_of(
    candidate: Candidate, document: str, text: str, others: Iterable[Candidate] = ()
) -> list[Flaw]:
    """Return what is wrong with ``candidate``, proposed from the document ``document``.

    ``text`` is the document's kept text, ``others`` are those that are there already. A
    quote is looked up letter for letter, white space folded: nothing inexact counts.
    """
    cited = [each for each in candidate.evidence if each.document == document]
    flaws: list[Flaw] = [] if cited else [Flaw.NO_EVIDENCE]
    for citation in cited:
        flaws += _flaws_of_quote(citation, text)
        if not value_in_quote(candidate, citation):
            flaws.append(Flaw.VALUE_NOT_IN_QUOTE)
    if any(same_fact(candidate, other) for other in others if other is not candidate):
        flaws.append(Flaw.DUPLICATE)
    return list(dict.fromkeys(flaws))


def _flaws_of_quote(citation: Citation, text: str) -> list[Flaw]:
    flaws: list[Flaw] = []
    if not _stands_there(citation, text):
        found = find(text, citation.quote)
        if not found:
            flaws.append(Flaw.QUOTE_NOT_FOUND)
        elif citation.at is not None:
            flaws.append(Flaw.ELSEWHERE)
    if len(citation.quote.split()) > MAX_QUOTE_WORDS:
        flaws.append(Flaw.QUOTE_TOO_LONG)
    # Plain search: a pattern made for each of thousands of marks would take longer than all else.
    if " ".join(citation.mark.split()) not in " ".join(citation.quote.split()):
        flaws.append(Flaw.MARK_NOT_IN_QUOTE)
    return flaws


def _stands_there(citation: Citation, text: str) -> bool:
    """Tell whether the quote stands where it says: a look at one place, not the whole text."""
    if citation.at is None or text[citation.at : citation.at + 1].isspace():
        return False
    window = text[citation.at : citation.at + _WIDEST * len(citation.quote)]
    folded = " ".join(window.split())
    return bool(citation.quote.strip()) and folded.startswith(" ".join(citation.quote.split()))


def value_in_quote(candidate: Candidate, citation: Citation) -> bool:
    """Tell whether the quote holds the value: the object's name, its digits, or its number.

    A number spelled out (“huit”) or scaled (“7.8 million”) is read from the mark.
    """
    value = candidate.object_name or candidate.object
    if _stands_in(value, citation.quote):
        return True
    quoted = words(citation.quote)
    wanted = words(value)
    joined = "".join(wanted)
    # A word torn apart in the text (“D ieppe”) is whole in the value.
    if wanted and _holds(quoted, wanted):
        return True
    if len(joined) > 3 and not joined.isdigit() and joined in "".join(quoted):
        return True
    return bool(citation.mark) and _same_number(candidate, citation.mark)


def _stands_in(value: str, quote: str) -> bool:
    """Tell whether the value stands in the quote as it is, as whole words: the usual case."""
    at = quote.find(value)
    if at < 0 or not value:
        return False
    before, after = quote[max(0, at - 1) : at], quote[at + len(value) : at + len(value) + 2]
    goes_on = after[:1].isalnum() or (after[:1] in ".," and after[1:].isalnum())
    return not (before.isalnum() or before in (".", ",") or goes_on)


def _holds(quoted: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    length = len(wanted)
    return any(quoted[at : at + length] == wanted for at in range(len(quoted) - length + 1))


def _same_number(candidate: Candidate, mark: str) -> bool:
    from decimal import Decimal, InvalidOperation

    from alpine_quiz.language.numbers import readings

    try:
        value = Decimal(candidate.object)
    except InvalidOperation:
        # A name that the text gives shortly (“Rédélé”) is proven by the part it gives.
        return set(words(mark)) <= set(words(candidate.object_name or candidate.object))
    return value in readings(mark, candidate.unit) or value in readings(mark.split(maxsplit=1)[0])


def same_fact(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates say the same: subject, relation, value and date."""
    return fact_key(one) == fact_key(other)


def fact_key(candidate: Candidate) -> tuple[str, ...]:
    """Return what two candidates share that say the same."""
    return (
        candidate.subject,
        candidate.relation,
        "".join(words(candidate.object)),
        candidate.unit if candidate.unit != "year" else "",
        candidate.modality,
    )
