"""Looking up quotes: whether a document says what is cited from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.documents.quotes import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from alpine_quiz.bank.model import Citation, Document
    from alpine_quiz.documents.text import Text


class Proofs:
    """Looks up quotes in the documents at hand; every quote is sought once.

    ``documents`` are those the pack declares, ``texts`` those of them that are at hand, by
    id. ``quotes`` counts the citations seen and ``looked_up`` those whose text was at hand.
    """

    def __init__(self, documents: Mapping[str, Document], texts: Mapping[str, Text]) -> None:
        self.quotes = 0
        self.looked_up = 0
        self._documents = documents
        self._texts = texts
        self._found: dict[tuple[str, str], list[int]] = {}

    def places(self, citation: Citation) -> list[int] | None:
        """Return where the quote stands in its document; ``None`` where that is not at hand."""
        text = self._texts.get(citation.document)
        if text is None:
            return None
        key = (citation.document, citation.quote)
        if key not in self._found:
            self._found[key] = [begin for begin, _ in find(text.content, citation.quote)]
        return self._found[key]

    def check(self, citations: Iterable[Citation], path: Path) -> list[Problem]:
        """Return what is wrong with ``citations``, which stand in the file ``path``."""
        return [problem for citation in citations for problem in self._check(citation, path)]

    def _check(self, citation: Citation, path: Path) -> list[Problem]:
        self.quotes += 1
        if citation.document not in self._documents:
            nearest = _nearest(citation.document, self._documents)
            args: dict[str, str | int] = {"document": citation.document, "nearest": nearest}
            return [_at(Code.UNKNOWN_DOCUMENT, path, citation, args)]
        places = self.places(citation)
        problems: list[Problem] = []
        if places is not None:
            self.looked_up += 1
            problems = self._compare(citation, places, path)
        if citation.at is None and (places is None or places):
            problems.append(_at(Code.MISSING_AT, path, citation, {}, Severity.ADVICE))
        return problems

    def _compare(self, citation: Citation, places: list[int], path: Path) -> list[Problem]:
        args: dict[str, str | int] = {
            "document": citation.document,
            "quote": citation.quote[:60],
        }
        if not places:
            return [_at(Code.QUOTE_NOT_FOUND, path, citation, args)]
        if citation.at is None or citation.at in places:
            return []
        nearest = nearest_place(places, citation.at)
        return [_at(Code.QUOTE_ELSEWHERE, path, citation, args | {"at": nearest})]


def nearest_place(places: list[int], at: int | None) -> int:
    """Return the one of ``places`` that ``at`` most likely meant."""
    return min(places, key=lambda place: abs(place - (at or 0)))


def _nearest(name: str, names: Iterable[str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, list(names), 1, 0.5)
    return found[0] if found else ""


def _at(
    code: Code,
    path: Path,
    citation: Citation,
    args: dict[str, str | int],
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(code, severity, path, citation.place.line, citation.place.column, args)
