"""What the index knows of packs and questions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Localized
from alpine_quiz.game.sought import ANY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.sought import Sought


@dataclass(frozen=True, slots=True, kw_only=True)
class PackEntry:
    """A pack on this machine, without its questions; one that is not ``loaded`` has no bank.

    ``counts`` are how many questions there are, and ``topics`` their topics in order of
    appearance, each by the languages that have some.
    """

    id: str
    path: Path
    title: Localized
    loaded: bool = True
    description: Localized = field(default_factory=lambda: Localized({}))
    version: str = ""
    licence: str = ""
    named_topics: Mapping[str, Localized] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are questions in, in alphabetical order."""
        return tuple(sorted(self.counts))

    def topic_name(self, topic: str, language: str) -> str:
        """Return what a topic is called in ``language``: a name of its own, or itself."""
        named = self.named_topics.get(topic)
        name = named.in_language(language) if named else topic
        return name[:1].upper() + name[1:]


def entry_of(pack: Pack) -> PackEntry:
    """Return what there is to know of a pack that is loaded."""
    return PackEntry(
        id=pack.id,
        path=pack.path,
        title=pack.title,
        description=pack.description,
        version=pack.version,
        licence=pack.licence,
        named_topics=pack.named_topics,
        counts={language: len(pack.items(language)) for language in pack.languages},
        topics={each: topics for each in pack.languages if (topics := pack.topics(each))},
    )


@dataclass(frozen=True, slots=True)
class Query:
    """Which questions are looked for, in which pack and language; what is empty is any."""

    sought: Sought = ANY
    pack: str = ""
    language: str = ""

    def without_filters(self) -> Query:
        """Return the same words, looked for everywhere."""
        return Query(replace(ANY, words=self.sought.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A question that was found.

    ``number`` is its place in the index, ``subjects`` are what history follows.
    """

    number: int
    pack: str
    item: str
    language: str
    type: str
    topic: str
    difficulty: int
    line: int
    subjects: tuple[str, ...]
    stem: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come: ``done`` of the ``total`` packs that have changed."""

    done: int
    total: int
