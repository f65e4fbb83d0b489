"""What a pack cites of one of its documents, and what those quotes prove."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import FACTS_FILE
from alpine_quiz.bank.model import TrueFalse
from alpine_quiz.documents.files import is_there
from alpine_quiz.documents.quotes import find, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from alpine_quiz.bank.model import Citation, Pack, Question
    from alpine_quiz.facts.model import Fact, FactBase


@dataclass(frozen=True, slots=True)
class CitedQuote:
    """One quote of a document, whoever cites it.

    ``span`` is begin and end in the document's text, ``None`` where that is not here or does
    not hold it; ``deciding`` are the spans of its deciding words, and ``marks`` those words.
    ``subjects`` are what it proves, as history knows them, and ``items`` the ids of the
    questions that cite it. ``at`` is where it is cited from, 0 where that is not said.
    """

    quote: str
    span: tuple[int, int] | None
    deciding: tuple[tuple[int, int], ...]
    marks: tuple[str, ...]
    subjects: tuple[str, ...]
    items: tuple[str, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact that a document proves.

    ``subject`` is what history and schedules follow: the fact's id, or that of a question
    that has no facts. ``disputed`` is its editor's note. ``rivals`` are the facts that say
    otherwise; theirs are left empty. ``quotes`` are indexes of `CitedDocument.quotes`.
    """

    subject: str
    statement: str
    evidence: tuple[Citation, ...]
    disputed: str = ""
    rivals: tuple[ToldFact, ...] = ()
    quotes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """What a pack cites of the document ``document``.

    ``quotes`` are in the order of the text, those that are not found at the end, in the order
    that they should stand in; ``facts`` in the order of their first quotes.
    """

    document: str
    quotes: tuple[CitedQuote, ...]
    facts: tuple[ToldFact, ...]

    @property
    def spans(self) -> tuple[tuple[int, int] | None, ...]:
        """Where each of the quotes stands."""
        return tuple(quote.span for quote in self.quotes)

    @property
    def deciding(self) -> tuple[tuple[int, int], ...]:
        """Where all deciding words stand."""
        return tuple(span for quote in self.quotes for span in quote.deciding)

    def index_of(self, citation: Citation) -> int | None:
        """Return which of the quotes a citation is: the nearest of those with its words."""
        words = citation.quote.split()
        alike = [
            (abs((quote.span or (0, 0))[0] - (citation.at or 0)), number)
            for number, quote in enumerate(self.quotes)
            if quote.quote.split() == words
        ]
        return min(alike)[1] if citation.document == self.document and alike else None

    def facts_at(self, number: int) -> tuple[ToldFact, ...]:
        """Return the facts that the quote of this number proves."""
        return tuple(fact for fact in self.facts if number in fact.quotes)


def fact_base_of(pack: Pack) -> FactBase | None:
    """Read the pack's facts, as far as they are good; ``None`` where it has none."""
    path = pack.path / FACTS_FILE
    if not is_there(path):
        return None
    from alpine_quiz.facts.reader import read_facts

    return read_facts(path)[0]


def cited_in(
    document: str, pack: Pack, text: str | None, language: str, base: FactBase | None = None
) -> CitedDocument:
    """Return what ``pack`` cites of ``document``, whose text is ``text`` where it is here.

    Statements are in ``language`` as far as there are any. ``base`` are the pack's facts; of
    what is not among them the questions in ``language`` tell.
    """
    gathering = _Gathering(document, text)
    for cited in _citations(pack, language, base):
        gathering.add(*cited)
    found = gathering.in_order()
    subjects = _subjects(found)
    telling = _Telling(pack, language, base)
    facts = (
        telling.told(
            subject,
            tuple(number for number, quote in enumerate(found) if subject in quote.subjects),
        )
        for subject in subjects
    )
    return CitedDocument(document, found, tuple(facts))


def subjects_in(
    texts: Mapping[str, str | None], pack: Pack, language: str, base: FactBase | None = None
) -> dict[str, tuple[str, ...]]:
    """Return what documents prove: the subjects of ``cited_in(…).facts``, of many at once.

    ``texts`` are those of the documents, by their ids, ``None`` where one is not here.
    """
    gatherings = {document: _Gathering(document, text) for document, text in texts.items()}
    for citation, subjects, item in _citations(pack, language, base):
        if citation.document in gatherings:
            gatherings[citation.document].add(citation, subjects, item)
    return {
        document: tuple(_subjects(gathering.in_order()))
        for document, gathering in gatherings.items()
    }


def _citations(
    pack: Pack, language: str, base: FactBase | None
) -> Iterator[tuple[Citation, Sequence[str], Question | None]]:
    """Yield every citation, the facts it proves, and the question that has it, if one does."""
    known = base.facts if base else {}
    for fact in known.values():
        for citation in fact.evidence:
            yield citation, (fact.id,), None
    for item in _items(pack, language):
        # Which of several facts a quote proves, their own evidence tells.
        others = [subject for subject in item.subjects if subject not in known]
        for citation in item.citations:
            yield citation, others, item


def _subjects(quotes: Iterable[CitedQuote]) -> dict[str, None]:
    """Return what some quotes prove, in their order."""
    return dict.fromkeys(subject for quote in quotes for subject in quote.subjects)


def _items(pack: Pack, language: str) -> Iterator[Question]:
    """Yield the pack's questions, those in ``language`` first."""
    yield from pack.items(language)
    for bank in pack.banks:
        if bank.language != language:
            yield from bank.items


@dataclass(slots=True)
class _Found:
    """A quote being gathered; dictionaries are sets that keep their order."""

    quote: str
    span: tuple[int, int] | None
    at: int
    deciding: dict[tuple[int, int], None] = field(default_factory=dict)
    marks: dict[str, None] = field(default_factory=dict)
    subjects: dict[str, None] = field(default_factory=dict)
    items: dict[str, Question] = field(default_factory=dict)

    @property
    def place(self) -> tuple[bool, tuple[int, int]]:
        """What quotes are ordered by."""
        return self.span is None, self.span or (self.at, 0)

    def proven(self) -> tuple[str, ...]:
        """Return what it proves; where no fact names it, what its questions are about."""
        about = (subject for item in self.items.values() for subject in item.subjects)
        return tuple(self.subjects or dict.fromkeys(about))


class _Gathering:
    """The quotes of one document, the same ones merged."""

    def __init__(self, document: str, text: str | None) -> None:
        self._document = document
        self._text = text
        self._found: dict[object, _Found] = {}
        self._spans: dict[tuple[str, int | None], tuple[int, int] | None] = {}

    def add(
        self, citation: Citation, subjects: Iterable[str], item: Question | None = None
    ) -> None:
        """Take a citation, if it is of this document."""
        if citation.document != self._document:
            return
        words = " ".join(citation.quote.split())
        span = self._span(words, citation.at)
        # A quote that stands there under two spellings of its white space is one.
        found = self._found.setdefault(span or words, _Found(words, span, citation.at or 0))
        found.subjects.update(dict.fromkeys(subjects))
        if item is not None:
            found.items.setdefault(item.id, item)
        if citation.mark:
            found.marks[citation.mark] = None
        if span is not None and self._text is not None and citation.mark:
            begin, end = span
            for low, high in find(self._text[begin:end], citation.mark)[:1]:
                found.deciding[(begin + low, begin + high)] = None

    def in_order(self) -> tuple[CitedQuote, ...]:
        """Return the quotes in the order of the text."""
        everything = sorted(self._found.values(), key=lambda found: found.place)
        return tuple(
            CitedQuote(
                found.quote,
                found.span,
                tuple(sorted(found.deciding)),
                tuple(found.marks),
                found.proven(),
                tuple(found.items),
                found.at,
            )
            for found in everything
        )

    def _span(self, words: str, at: int | None) -> tuple[int, int] | None:
        if self._text is None:
            return None
        if (words, at) not in self._spans:
            self._spans[(words, at)] = find_nearest(self._text, words, at)
        return self._spans[(words, at)]


class _Telling:
    """Puts into words what a subject is about."""

    def __init__(self, pack: Pack, language: str, base: FactBase | None) -> None:
        self._language = language
        self._facts = base.facts if base else {}
        self._disputed: dict[tuple[str, str, str], list[Fact]] = {}
        for fact in self._facts.values():
            if fact.is_disputed:
                about = (fact.subject, fact.relation, fact.unit)
                self._disputed.setdefault(about, []).append(fact)
        self._item_about: dict[str, Question] = {}
        for item in _items(pack, language):
            for subject in item.subjects:
                self._item_about.setdefault(subject, item)

    def told(self, subject: str, quotes: tuple[int, ...]) -> ToldFact:
        """Return the fact, or the question, of this id."""
        fact = self._facts.get(subject)
        if fact is not None:
            rivals = tuple(self._told(rival) for rival in self._rivals(fact))
            return self._told(fact, rivals, quotes)
        item = self._item_about[subject]
        return ToldFact(subject, _statement_of(item), item.citations, quotes=quotes)

    def _told(
        self, fact: Fact, rivals: tuple[ToldFact, ...] = (), quotes: tuple[int, ...] = ()
    ) -> ToldFact:
        statement = fact.statement.in_language(self._language)
        disputed = fact.disputed.in_language(self._language)
        return ToldFact(fact.id, statement, fact.evidence, disputed, rivals, quotes)

    def _rivals(self, fact: Fact) -> list[Fact]:
        """Return the disputed facts that give the same subject and relation another value."""
        if not fact.is_disputed:
            return []
        alike = self._disputed[(fact.subject, fact.relation, fact.unit)]
        return [rival for rival in alike if rival.object != fact.object]


def _statement_of(item: Question) -> str:
    """Return what a question says once it is answered: its rationale may tell of other things."""
    from alpine_quiz.game.notation import key_text

    if isinstance(item, TrueFalse):
        return item.stem if item.answer else item.correction or item.stem
    return f"{item.stem} – {key_text(item)}"
