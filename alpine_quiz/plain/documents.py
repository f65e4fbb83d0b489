"""What there is to say of a document, of the facts it proves, and of where documents disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.documents.quotes import shown_parts
from alpine_quiz.game.knowledge import Knowledge
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.figures import published, whole
from alpine_quiz.plain.problems import path_text
from alpine_quiz.plain.sources import quotation_marks, quoted
from alpine_quiz.records.knowing import count_known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Document
    from alpine_quiz.library.cited import ToldFact
    from alpine_quiz.library.documents import Differing
    from alpine_quiz.library.opening import Listed, OpenDocument
    from alpine_quiz.plain.sources import Quoted, Shelf
    from alpine_quiz.records.knowing import Knowing

MARKS = {
    Knowledge.KNOWN: "✓",
    Knowledge.FADING: "◐",
    Knowledge.MISSED: "✗",
    Knowledge.UNMET: "○",
}
# Translators: each is said of one fact, by itself or before a colon.
_WORDS = {
    Knowledge.KNOWN: later("known"),
    Knowledge.FADING: later("fading"),
    Knowledge.MISSED: later("missed"),
    Knowledge.UNMET: later("never met"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the statements that do not agree, and the quotes that prove it.

    ``subject`` is empty where the editor's note stands for what is told elsewhere.
    """

    statement: str
    quotes: tuple[Quoted, ...] = ()
    subject: str = ""


def knowledge_mark(subject: str, knowing: Knowing) -> str:
    """Return the mark of how a fact stands."""
    return MARKS[knowing.get(subject, Knowledge.UNMET)]


def knowledge_text(subject: str, knowing: Knowing) -> str:
    """Return how a fact stands, in words."""
    return tr(_WORDS[knowing.get(subject, Knowledge.UNMET)])


def fact_state(fact: ToldFact, knowing: Knowing) -> str:
    """Return how a fact stands, and whether it is disputed."""
    state = knowledge_text(fact.subject, knowing)
    # Translators: {state} is “known”, “fading”, “missed” or “never met”.
    return tr("{state}, disputed", state=state) if fact.disputed else state


def fact_line(fact: ToldFact, knowing: Knowing) -> str:
    """Return how a fact stands and what it says, in one line."""
    state = fact_state(fact, knowing)
    # Translators: {state} is “known”, “fading, disputed” or the like.
    return tr("{state}: {statement}", state=state, statement=fact.statement)


def known_of(subjects: Iterable[str], knowing: Knowing) -> str:
    """Return how many of some facts are known; nothing where there are none."""
    facts = tuple(subjects)
    if not facts:
        return ""
    # Translators: said of facts: “12 of 54 known”.
    return tr(
        "{known} of {total} known",
        known=whole(count_known(facts, knowing)),
        total=whole(len(facts)),
    )


def title_of(opened: OpenDocument) -> str:
    """Return the title of a document; of one that no pack declares, its id."""
    return opened.document.title if opened.document else opened.id


def origin_line(document: Document | None) -> str:
    """Return who published a document and when, as far as it is known."""
    if document is None:
        return ""
    when = published(document.published) if document.published else tr("undated")
    return f"{document.publisher} · {when}" if document.publisher else when


def quote_number(number: int, total: int) -> str:
    """Return which of a document's quotes is meant; ``number`` counts from 0."""
    return tr("quote {number} of {total}", number=whole(number + 1), total=whole(total))


def quote_text(quote: str, document: Document | None) -> str:
    """Return a quote between quotation marks, as it is shown."""
    opening, closing = quotation_marks()
    shown = "".join(shown_parts(quote, "", document.language if document else ""))
    return f"{opening}{shown}{closing}"


def proven_title(count: int) -> str:
    """Return what stands over the facts that a quote proves."""
    if not count:
        return tr("This quote proves no fact by itself.")
    return tr_count("This quote proves", "This quote proves {count} facts", count)


def sides(fact: ToldFact, shelf: Shelf) -> tuple[Side, ...]:
    """Return a disputed fact and what is told against it: other facts, or the editor's note."""
    told = [_side(fact, shelf), *(_side(rival, shelf) for rival in fact.rivals)]
    if not fact.rivals and fact.disputed:
        told.append(Side(fact.disputed))
    return tuple(told)


def _side(fact: ToldFact, shelf: Shelf) -> Side:
    quotes = tuple(quoted(citation, shelf) for citation in fact.evidence)
    return Side(fact.statement, quotes, fact.subject)


def differing_text(differing: Differing) -> str:
    """Return that a file is not the document that it seems to be."""
    file = path_text(differing.path)
    if differing.is_kept:
        return tr(
            "{file} was kept as a copy but is not the file that was cited: its SHA-256 differs.",
            file=file,
        )
    return tr(
        "{file} lies beside the pack but is not the file that was cited: its SHA-256 differs.",
        file=file,
    )


def listed_text(listed: Listed) -> str:
    """Return a document's title, and below it its origin and whether it is on this machine."""
    where = tr("here") if listed.is_here else tr("not here")
    return f"{listed.document.title}\n{origin_line(listed.document)} · {where}"
