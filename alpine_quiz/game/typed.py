"""Whether a typed name is right: exact after folding, or but for a slip."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from alpine_quiz.game.verdict import Outcome
from alpine_quiz.language.folding import folded, foldings, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

LONGEST = 1_000
"""A typed name longer than this, in characters, is wrong without a look."""

ONE_SLIP_FROM = 5
TWO_SLIPS_FROM = 9

_SHORT = 3
_TOO_FAR = 3
_ROMAN = re.compile(r"[IVXLCDM]+")
_LINKS = frozenset(("of", "the", "and", "de", "du", "des", "la", "le", "les", "et"))
_SIDES_OF_DIGITS = re.compile(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)")


@dataclass(frozen=True, slots=True)
class Form:
    """A text that a typed name is held against.

    ``words`` are its folded words without a leading article; ``pieces`` what of them must be
    found in order, each with the slips that it bears itself: none below 5 letters, none in a
    code (A110, XVIII). Neighbours that bear none are one piece. ``links`` are the small
    words between (*of*, *des*): each that is missing, added or another is a slip.
    """

    foldings: tuple[str, ...]
    words: tuple[str, ...]
    pieces: tuple[tuple[str, int], ...]
    links: tuple[str, ...]

    @property
    def slips(self) -> int:
        """How many slips it bears in all."""
        return _allowance(self.foldings[-1])


def form(text: str) -> Form:
    """Prepare ``text`` to be held against what players type."""
    parts = words(text, article=False)
    named, links = _apart(parts)
    roman = {word.casefold() for word in re.findall(r"\w+", text) if _ROMAN.fullmatch(word)}
    return Form(foldings(text), parts, _pieces(named, roman), links)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a text question takes: by its own lists, and by the names of what its key names.

    ``aliases`` are other names of what the key names, ``variants`` ways to write a name that
    bear no slip (*E. Ocon*, not *P. Ocon*); ``by_name`` judges a typed text that the
    lists do not hold by the names that the pack knows, ``None`` where it is no name.
    ``rivals`` gives, folded, everything in the pack that the player might have meant.
    """

    right: tuple[Form, ...]
    reject: tuple[Form, ...] = ()
    prompt: tuple[Form, ...] = ()
    aliases: tuple[Form, ...] = ()
    variants: tuple[Form, ...] = ()
    by_name: Callable[[str], Outcome | None] = lambda _: None
    rivals: Callable[[], Collection[str]] = field(default=frozenset)


def grade_typed(typed: str, wanted: Wanted) -> Outcome:
    """Tell how a typed name fares: right, a slip, to be more exact, wrong, or no answer."""
    if len(typed) > LONGEST:
        return Outcome.WRONG
    exact = _exactly(typed, wanted)
    if exact is not None:
        return exact
    if not any(character.isalnum() for character in typed):
        return Outcome.UNREADABLE
    named = wanted.by_name(typed)
    if named is None and any(_means(typed, variant) for variant in wanted.variants):
        return Outcome.RIGHT
    return named or _nearly(typed, wanted)


def _exactly(typed: str, wanted: Wanted) -> Outcome | None:
    """Look for the text in the question's lists; with its article before without it."""
    lists = (
        (wanted.right, Outcome.RIGHT),
        (wanted.reject, Outcome.WRONG),
        (wanted.prompt, Outcome.PROMPT),
    )
    whole = foldings(typed)[0]
    for forms, outcome in lists:
        if any(whole == each.foldings[0] for each in forms):
            return outcome
    for forms, outcome in lists:
        if any(_means(typed, each) for each in forms):
            return outcome
    return None


def _means(typed: str, wanted: Form) -> bool:
    return not set(foldings(typed)).isdisjoint(wanted.foldings)


def _nearly(typed: str, wanted: Wanted) -> Outcome:
    """Allow for slips where nothing else is as near."""
    right = _distance(typed, (*wanted.right, *wanted.aliases))
    prompt = _distance(typed, wanted.prompt)
    nearest = min(right, prompt)
    if nearest == _TOO_FAR:
        return Outcome.WRONG
    known = {
        folding
        for each in (*wanted.right, *wanted.aliases, *wanted.prompt)
        for folding in each.foldings
    }
    others = {*wanted.rivals(), *(each.foldings[-1] for each in wanted.reject)} - known
    dressings = _dressings(wanted.right)
    dressed = (before + other + after for before, after in dressings for other in others)
    if _is_near(folded(typed), (other for other in dressed if other not in known), nearest):
        return Outcome.WRONG
    return Outcome.SLIP if right < prompt else Outcome.PROMPT


def _dressings(right: tuple[Form, ...]) -> set[tuple[str, str]]:
    """Return what the longer right forms put before and after the shorter, and nothing.

    Where *Alpine GTA* is as right as *GTA*, *Alpine GTI* is as wrong as *GTI*.
    """
    found = {("", "")}
    for bare in (each.words for each in right):
        for whole in (each.words for each in right):
            for at in range(len(whole) - len(bare) + 1):
                end = at + len(bare)
                if bare and whole[at:end] == bare:
                    found.add(("".join(whole[:at]), "".join(whole[end:])))
    return found


def _distance(typed: str, forms: Iterable[Form]) -> int:
    """Return the slips from the nearest form that bears so many, or ``_TOO_FAR``."""
    named, links = _apart(words(typed, article=False))
    nearest = _TOO_FAR
    for wanted in forms:
        most = wanted.slips
        linking = _edits(links, wanted.links, most)
        if 0 < most >= linking:
            slips = linking + _slips(named, wanted.pieces, most - linking)
            nearest = min(nearest, slips if slips <= most else _TOO_FAR)
    return nearest


def _slips(typed: tuple[str, ...], pieces: tuple[tuple[str, int], ...], most: int) -> int:
    """Count the slips of typed words from ``pieces``; more than ``most`` where a piece is not met.

    What bears no slip must stand as whole words. The others may be joined or split, but a
    short word is never taken for a slip in a longer one (*Henry I* for *Henry*).
    """
    text = "".join(typed)
    ends = [0, *accumulate(len(word) for word in typed)]
    edges = {*ends, *(side.start() for side in _SIDES_OF_DIGITS.finditer(text))}
    short = [(at, end) for at, end in pairwise(ends) if end - at <= _SHORT]
    reached = {0: 0}
    for piece, own in pieces:
        further: dict[int, int] = {}
        for at, slips in reached.items():
            for end in range(at + len(piece) - own, at + len(piece) + own + 1):
                given = text[at:end]
                if given == piece:
                    more = 0 if own or edges.issuperset((at, end)) else most + 1
                elif _has_digit(given) or any(at <= one and other <= end for one, other in short):
                    more = most + 1
                else:
                    more = _edits(given, piece, own)
                if end <= len(text) and more <= own and slips + more <= most:
                    further[end] = min(further.get(end, most), slips + more)
        reached = further
    return reached.get(len(text), most + 1)


def _edits(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """Count insertions, deletions, replacements and swaps of neighbours, to ``most`` + 1."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=most)


def _is_near(typed: str, others: Iterable[str], distance: int) -> bool:
    return any(
        abs(len(other) - len(typed)) <= distance and _edits(typed, other, distance) <= distance
        for other in others
    )


def _apart(parts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the words from the links between them; links alone are words."""
    named = tuple(word for word in parts if word not in _LINKS)
    return (named, tuple(word for word in parts if word in _LINKS)) if named else (parts, ())


def _pieces(parts: tuple[str, ...], roman: Collection[str]) -> tuple[tuple[str, int], ...]:
    pieces: list[tuple[str, int]] = []
    for word in parts:
        slips = 0 if word in roman or _has_digit(word) else _allowance(word)
        if pieces and not slips and not pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + word, 0)
        else:
            pieces.append((word, slips))
    return tuple(pieces)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _allowance(text: str) -> int:
    letters = sum(character.isalpha() for character in text)
    return (letters >= ONE_SLIP_FROM) + (letters >= TWO_SLIPS_FROM)
