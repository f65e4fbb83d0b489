"""Packs from wherever they are: looked at first, then taken; and the newer ones of those here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.bank.source import unreadable
from alpine_quiz.documents.files import UnreadableError
from alpine_quiz.library.adding import (
    add,
    is_changed_here,
    parcel_of,
    path_here,
    put_in_place_of,
    refuse_own,
    refuse_second,
    staged,
)
from alpine_quiz.library.comparing import compare
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import Kind, origin_of
from alpine_quiz.library.sources import fetch

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.exchange.taking_in import TakenIn
    from alpine_quiz.library.adding import Staged
    from alpine_quiz.library.comparing import Changes
    from alpine_quiz.library.origins import Origin
    from alpine_quiz.library.parcels import Parcel

    Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Brought:
    """The files of a pack, where they come from, and what was ``taken`` in if they were made."""

    parcel: Parcel
    origin: Origin
    taken: TakenIn | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """A pack that was brought and looked through, and is not among the others.

    ``problems`` are its errors and the advice on it; their files are named as within it.
    """

    pack: Pack
    problems: tuple[Problem, ...]
    brought: Brought


@dataclass(frozen=True, slots=True)
class Newer:
    """What is at a pack's origin now, and what it would change here.

    Without ``changes`` there is nothing new.
    """

    id: str
    path: Path
    origin: Origin
    brought: Brought
    changes: Changes | None
    is_changed_here: bool


def bring(origin: Origin, stopped: Stopped = bool) -> Brought:
    """Return a pack from where it comes from; another program's questions are made one.

    Raises ``RefusedPackError``, and ``ExchangeError`` where those cannot be.
    """
    if origin.kind is not Kind.QUESTIONS:
        return Brought(*fetch(origin, stopped))
    from alpine_quiz.exchange.wrapping import wrapped

    try:
        parcel, taken = wrapped(Path(origin.source), origin.language)
    except UnreadableError as error:
        raise RefusedPackError(
            Objection.UNREADABLE,
            [unreadable(error)],
            name=origin.source,
            reason=error.obstacle.value,
        ) from None
    return Brought(parcel, origin, taken)


def look_at(origin: Origin, stopped: Stopped = bool) -> Coming:
    """Return what would come from ``origin``; nothing is added. Raises as `bring` does."""
    brought = bring(origin, stopped)
    with staged(brought.parcel, advise=True) as ready:
        refuse_second(ready.pack.id)
        return Coming(ready.pack, ready.problems, brought)


def take(coming: Coming) -> Pack:
    """Add what was looked at, as it was then; raises ``RefusedPackError``."""
    with staged(coming.brought.parcel) as ready:
        return add(ready, coming.brought.origin)


def newer(id_: str, *, losing: bool = False, again: bool = False, stopped: Stopped = bool) -> Newer:
    """Return what a pack's origin has now, and what that changes.

    What was changed here is an objection unless ``losing`` it is allowed; ``again`` compares
    also where the origin has nothing new. Raises as `bring` does.
    """
    path = path_here(id_)
    refuse_own(path)
    origin = origin_of(id_)
    if origin is None:
        raise RefusedPackError(Objection.NO_ORIGIN, pack=id_)
    brought = bring(origin, stopped)
    changed = is_changed_here(path, origin)
    if brought.parcel.sha256 == origin.sha256 and not (changed and again):
        return Newer(id_, path, origin, brought, None, changed)
    if changed and not losing:
        raise RefusedPackError(Objection.CHANGED_HERE, pack=id_)
    with staged(brought.parcel) as ready:
        if ready.pack.id != id_:
            raise RefusedPackError(Objection.OTHER_ID, pack=id_, other=ready.pack.id)
        return Newer(id_, path, origin, brought, _changes(path, ready), changed)


def take_newer(found: Newer, *, losing: bool = False) -> None:
    """Put what was found in the place of what is here; raises ``RefusedPackError``.

    What was changed here since it was found is an objection unless ``losing`` it is allowed.
    """
    known = None if losing or found.is_changed_here else found.origin
    with staged(found.brought.parcel) as ready:
        put_in_place_of(ready, found.path, found.brought.origin, known)


def _changes(path: Path, ready: Staged) -> Changes:
    new = ready.parcel.files
    try:
        old = dict(parcel_of(path).files)
    except RefusedPackError:  # what was changed here may be anything
        old = {}
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return compare(load_pack(path)[0], ready.pack, tuple(names))
