"""Cutting the quote that carries a find, and drafting the sentence that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import MAX_QUOTE_WORDS, Citation
from alpine_quiz.documents.quotes import as_shown
from alpine_quiz.proposals.rules.discourse import How

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.reflow import Reading
    from alpine_quiz.proposals.rules.finds import Find, Span
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary

_SHORT_SENTENCE = 15
_MOST_STATEMENT = 300


def cite(find: Find, reading: Reading, document: str, vocabulary: Vocabulary) -> Citation | None:
    """Return the quote for ``find``, letter for letter of the kept text, and its place.

    ``None`` where no quote of the length allowed carries it, or where something stands
    within that is not read, such as a page number.
    """
    sentence = find.clause.sentence
    for span in _covers(find, vocabulary):
        begin, end = sentence.begin + span[0], sentence.begin + span[1]
        if not reading.is_whole(begin, end):
            continue
        quote, low = _kept(reading, begin, end)
        mark, _ = _kept(reading, sentence.begin + find.mark[0], sentence.begin + find.mark[1])
        if mark in quote and len(quote.split()) <= MAX_QUOTE_WORDS:
            return Citation(document, quote, mark, low)
    return None


def _kept(reading: Reading, begin: int, end: int) -> tuple[str, int]:
    """Return a piece of the reading as it stands in the kept text, and where."""
    low, high = reading.span(begin, end)
    return " ".join(reading.kept[low:high].split()), low


def has_subject(find: Find, quote: str) -> bool:
    """Tell whether the quote itself names what the find is about."""
    last = find.subject.name.partition(" (")[0].split()[-1].lower()
    return last in quote.lower()


def _covers(find: Find, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield what may be quoted, the best first: a short sentence, or the fragment needed."""
    text = find.clause.sentence.text
    if find.cover is not None:
        yield find.cover
        yield _hull(list(find.needed))
        return
    if not find.clause.sentence.runs_on and len(text.split()) <= _SHORT_SENTENCE:
        yield 0, len(text)
    spans = list(find.needed)
    if not _fits(text, *_hull(spans)):
        # The subject may be named too far away; value and verb may not.
        spans = spans[:2]
    begin, end = _hull(spans)
    if not _fits(text, begin, end):
        return
    for wished in find.wished:
        low, high = _hull([(begin, end), wished])
        if _fits(text, low, high):
            begin, end = low, high
    yield _rounded(find, begin, end, vocabulary)
    yield begin, end


def _rounded(find: Find, begin: int, end: int, vocabulary: Vocabulary) -> Span:
    """Widen the fragment so that it does not begin behind its article or end in a bracket."""
    text, tokens = find.clause.sentence.text, find.clause.sentence.tokens
    place = find.clause.token_at(begin)
    begin = min(begin, tokens[place].begin)
    leading = vocabulary.articles | vocabulary.prepositions
    while place and tokens[place - 1].low in leading and _fits(text, tokens[place - 1].begin, end):
        place -= 1
        begin = tokens[place].begin
    inside = text[begin:end]
    if inside.count("(") > inside.count(")"):
        close = text.find(")", end, end + 60)
        if close >= 0 and _fits(text, begin, close + 1):
            end = close + 1
    stop = find.clause.token_at(end - 1)
    end = max(end, tokens[min(stop, len(tokens) - 1)].end)
    if end < len(text) and text[end] == "." and end + 1 == len(text):
        end += 1
    return begin, end


def _hull(spans: list[Span]) -> Span:
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _fits(text: str, begin: int, end: int) -> bool:
    return len(text[begin:end].split()) <= MAX_QUOTE_WORDS


def state(find: Find, vocabulary: Vocabulary) -> str:
    """Return a draft of the sentence that states the find, in the document's language."""
    text, subject = find.clause.sentence.text, find.subject
    begin, end = _hull([*find.needed, *find.wished])
    nominal = subject.nominal
    name = subject.name
    if nominal is not None and subject.how is How.NAMED:
        name = find.clause.text(nominal.first, nominal.last)
    elif nominal is not None and nominal.part:
        name = f"{find.clause.text(nominal.first, nominal.last)} ({subject.name})"
    if subject.how is How.PART:
        what = text[begin:end]
        if nominal is not None:
            low, high = find.clause.char(nominal.first, nominal.last)
            begin, end = min(begin, low), max(end, high)
            what = f"{text[begin:high]} ({subject.name}){text[high:end]}"
        draft = what
    elif find.told is not None:
        own = find.clause.char(nominal.first, nominal.last) if nominal is not None else None
        stop = max(span[1] for span in (*find.needed, *find.wished) if span != own)
        told = text[find.told : max(stop, find.told)]
        verb = f"{vocabulary.was} " if find.lacks_verb else ""
        draft = f"{name} {verb}{told[:1].lower() + told[1:]}"
    elif find.agent is not None and find.agent.nominal is not None:
        low, high = find.clause.char(find.agent.nominal.first, find.agent.nominal.last)
        doer = text[low:high] if find.agent.how is How.NAMED else find.agent.name
        draft = f"{text[begin:low]}{doer}{text[high:end]}"
    elif nominal is not None and subject.how is not How.NAMED and nominal.mention is None:
        low, high = find.clause.char(nominal.first, nominal.last)
        begin, end = min(begin, low), max(end, high)
        draft = f"{text[begin:low]}{subject.name}{text[high:end]}"
    elif nominal is None:
        draft = f"{name}: {text[begin:end]}"
    else:
        draft = text[begin:end]
    shown = as_shown(" ".join(draft.split())[:_MOST_STATEMENT], vocabulary.language).strip(" ,;:")
    shown = shown[:1].upper() + shown[1:]
    return shown if shown.endswith((".", "!", "?")) else f"{shown}."
