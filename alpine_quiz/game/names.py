"""Names: which of them mean one thing, and which are persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.folding import foldings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PERSON = "person"


class Names:
    """The things a pack knows, each with all its names, in any language.

    ``things`` gives for each its type (``person`` is the one that matters: a surname alone
    names a person where no other person of the pack bears it) and its names and aliases.
    """

    def __init__(self, things: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self._names: list[tuple[str, ...]] = []
        self._things: dict[str, set[int]] = {}
        self._surnames: dict[str, set[int]] = {}
        for thing, (kind, names) in enumerate(things):
            own = tuple(names)
            self._names.append(own)
            for name in own:
                _note(self._things, name, thing)
                for surname in surnames(name) if kind == PERSON else ():
                    _note(self._surnames, surname, thing)

    def named(self, text: str) -> frozenset[int]:
        """Return the things that ``text`` names: by a full name, or else by a surname alone."""
        return _found(self._things, text) or _found(self._surnames, text)

    def names_of(self, things: frozenset[int]) -> tuple[str, ...]:
        """Return every text that names just these things (two may share a name)."""
        own = [name for thing in sorted(things) for name in self._names[thing]]
        short = [surname for name in own for surname in surnames(name)]
        return tuple(name for name in dict.fromkeys(own + short) if self.named(name) == things)

    def all_names(self) -> Iterator[str]:
        """Go through the names of everything, surnames alone included."""
        for name in (name for names in self._names for name in names):
            yield name
            yield from (short for short in surnames(name) if _found(self._surnames, short))


def surnames(name: str) -> tuple[str, ...]:
    """Return what may be the surname in a person's name: any words after the first.

    ``Luca de Meo`` goes by *de Meo* and by *Meo*.
    """
    parts = name.split()
    return tuple(" ".join(parts[at:]) for at in range(1, len(parts)))


def with_given_name(name: str, surname: str) -> tuple[str, ...]:
    """Return other ways to write a person's ``name``: *E. Ocon*, *Ocon Esteban*."""
    given = name.removesuffix(surname).strip()
    return (f"{given[:1]} {surname}", f"{surname} {given}") if given else ()


def _note(things: dict[str, set[int]], name: str, thing: int) -> None:
    for folding in foldings(name):
        things.setdefault(folding, set()).add(thing)


def _found(things: dict[str, set[int]], text: str) -> frozenset[int]:
    for folding in foldings(text):
        if folding in things:
            return frozenset(things[folding])
    return frozenset()
