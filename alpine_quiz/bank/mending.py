"""What `packs check --fix` writes: missing ids, and missing or wrong places of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.edit import NotMendedError, write_marks
from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.bank.proofs import nearest_place
from alpine_quiz.documents.files import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from alpine_quiz.bank.model import Citation, Pack, Place, Question
    from alpine_quiz.bank.proofs import Proofs

_SLUG_WORDS = 6
_SLUG_LENGTH = 48


def mend_pack(
    pack: Pack,
    proofs: Proofs,
    evidence: Mapping[Path, Iterable[Citation]],
    only: Path | None = None,
) -> tuple[int, list[Problem]]:
    """Write what is missing into the pack's files; return how much, and what could not be.

    ``evidence`` are the citations of files that are no banks; with ``only`` no other file is
    written.
    """
    taken = {item.id for bank in pack.banks for item in bank.items if item.has_id}
    work: list[tuple[Path, dict[Place, str], dict[Place, int]]] = []
    for bank in pack.banks:
        ids = {item.place: new_id(item, taken) for item in bank.items if not item.has_id}
        cited = (citation for item in bank.items for citation in item.citations)
        work.append((bank.path, ids, _places(cited, proofs)))
    work += [(path, {}, _places(cited, proofs)) for path, cited in evidence.items()]
    mended = 0
    problems: list[Problem] = []
    for path, ids, ats in work:
        if not (ids or ats) or (only is not None and resolved(path) != resolved(only)):
            continue
        try:
            write_marks(path, ids, ats)
        except NotMendedError as error:
            args: dict[str, str | int] = {"reason": error.reason}
            problems.append(Problem(Code.NOT_MENDED, Severity.ERROR, path, args=args))
        else:
            mended += len(ids) + len(ats)
    return mended, problems


def new_id(item: Question, taken: set[str]) -> str:
    """Return an id for ``item``, made of its fact or stem and its type, and take it."""
    base = f"{item.facts[0] if item.facts else _slug(item.stem)}.{item.type.value}"
    id_, number = base, 1
    while id_ in taken:
        number += 1
        id_ = f"{base}.{number}"
    taken.add(id_)
    return id_


def _slug(stem: str) -> str:
    ascii_ = "".join(letter if letter.isascii() else " " for letter in words(stem))
    slug = "-".join(ascii_.split()[:_SLUG_WORDS])[:_SLUG_LENGTH].strip("-")
    return slug or "question"


def _places(citations: Iterable[Citation], proofs: Proofs) -> dict[Place, int]:
    places: dict[Place, int] = {}
    for citation in citations:
        found = proofs.places(citation)
        if found and citation.at not in found:
            places[citation.place] = nearest_place(found, citation.at)
    return places
