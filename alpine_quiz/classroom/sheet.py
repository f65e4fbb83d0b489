"""The questions of a session, in every language they have, and the sources they cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Order, TrueFalse
from alpine_quiz.classroom.posed import Posed
from alpine_quiz.game.asked import Asked
from alpine_quiz.game.presenting import present

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from alpine_quiz.bank.model import Document, Localized, Pack, Question


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a session is played from.

    ``language`` is the teacher's; ``languages`` those that a student can choose, theirs first.
    ``documents`` are what the questions cite, by id.
    """

    pack: str
    version: str
    title: Localized
    language: str
    languages: tuple[str, ...]
    pool: tuple[Posed, ...]
    documents: Mapping[str, Document]


def sheet_of(pack: Pack, items: Iterable[Question], language: str, seed: str) -> Sheet:
    """Return ``items``, which are in the teacher's ``language``, to be asked in all they have.

    Options are drawn by ``seed``, as in a round.
    """
    others = [other for other in pack.languages if other != language]
    wordings = {other: {item.id: item for item in pack.items(other)} for other in others}
    pool = tuple(_posed(pack.id, item, language, wordings, seed) for item in items)
    spoken = [other for other in others if any(other in posed.wordings for posed in pool)]
    cited = {
        citation.document
        for posed in pool
        for asked in posed.wordings.values()
        for citation in asked.item.citations
    }
    documents = {name: told for name, told in pack.documents.items() if name in cited}
    return Sheet(pack.id, pack.version, pack.title, language, (language, *spoken), pool, documents)


def _posed(
    pack: str,
    item: Question,
    language: str,
    wordings: Mapping[str, Mapping[str, Question]],
    seed: str,
) -> Posed:
    asked = present(item, seed, pack=pack)
    found = {language: asked}
    for other, items in wordings.items():
        worded = items.get(item.id)
        if worded is not None and (shown := worded_as(asked, worded)) is not None:
            found[other] = shown
    return Posed(found)


def worded_as(asked: Asked, item: Question) -> Asked | None:
    """Return ``item``, a wording of the same question, with its options in the same places.

    ``None`` where it has not the same options in its bank: it is then another question.
    """
    if asked.item.type is not item.type:
        return None
    if isinstance(asked.item, Match) and isinstance(item, Match):
        lefts = _word_for_word(_lefts(asked.item), _lefts(item), asked.lefts)
        rights = _word_for_word(_rights(asked.item), _rights(item), asked.options)
        return Asked(item, rights, lefts) if lefts and rights else None
    if isinstance(item, TrueFalse):
        same = isinstance(asked.item, TrueFalse) and asked.item.answer is item.answer
        return Asked(item, asked.options) if same else None
    options = _word_for_word(_every_option(asked.item), _every_option(item), asked.options)
    return None if options is None else Asked(item, options)


def _word_for_word(
    own: Sequence[str], others: Sequence[str], shown: Sequence[str]
) -> tuple[str, ...] | None:
    """Return what stands in ``others`` in the places where ``shown`` stand in ``own``."""
    word = dict(zip(own, others, strict=False))
    if len(own) != len(others) or len(word) != len(own) or len(set(others)) != len(others):
        return None
    return tuple(word[text] for text in shown)


def _lefts(item: Match) -> tuple[str, ...]:
    return tuple(left for left, _ in item.pairs)


def _rights(item: Match) -> tuple[str, ...]:
    return tuple(right for _, right in item.pairs)


def _every_option(item: Question) -> Sequence[str]:
    """Return all that can be shown of an item, in the order of its bank."""
    match item:
        case Choice():
            return (item.answer, *item.distractors)
        case Multiple():
            return (*item.answers, *item.distractors)
        case Order():
            return item.items
        case _:
            return ()
