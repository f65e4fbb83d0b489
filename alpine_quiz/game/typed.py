"""Whether a typed name is right: exact after folding, or but for a slip."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.game.verdict import Outcome
from alpine_quiz.language.folding import folded, foldings, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

LONGEST = 1_000
"""A typed name longer than this, in characters, is wrong without a look."""

ONE_SLIP_FROM = 5
TWO_SLIPS_FROM = 9

_ROMAN = re.compile(r"[IVXLCDM]+")
_BESIDE_DIGITS = 3
_TOO_FAR = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A text that a typed name is held against.

    ``pieces`` are its folded parts, alternately free text, where a slip may be, and code that
    must stand exactly: words with digits (A110), short ones beside them (17 TS) and Roman
    numerals. It begins and ends with free text, possibly empty.
    """

    foldings: tuple[str, ...]
    pieces: tuple[str, ...]

    @property
    def slips(self) -> int:
        """How many slips it bears: none below 5 letters, one from 5, two from 9."""
        letters = sum(character.isalpha() for character in self.foldings[-1])
        return (letters >= ONE_SLIP_FROM) + (letters >= TWO_SLIPS_FROM)


def form(text: str) -> Form:
    """Prepare ``text`` to be held against what players type."""
    return Form(foldings(text), _pieces(text))


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
    others = (*wanted.rivals(), *(each.foldings[-1] for each in wanted.reject))
    if _is_near(folded(typed), (other for other in others if other not in known), nearest):
        return Outcome.WRONG
    return Outcome.SLIP if right < prompt else Outcome.PROMPT


def _distance(typed: str, forms: Iterable[Form]) -> int:
    """Return the slips from the nearest form that bears so many, or ``_TOO_FAR``."""
    nearest = _TOO_FAR
    for wanted in forms:
        slips = wanted.slips
        if slips:
            distance = _slips(foldings(typed)[-1], wanted.pieces, slips)
            nearest = min(nearest, distance if distance <= slips else _TOO_FAR)
    return nearest


def _slips(typed: str, pieces: tuple[str, ...], most: int) -> int:
    """Count the slips in the free text between the codes; more than ``most`` where one differs.

    Insertions, deletions, replacements and swaps of neighbours count one each (optimal string
    alignment).
    """
    from rapidfuzz.distance import OSA

    slips = 0
    rest = typed
    for free, code in zip(pieces[::2], (*pieces[1::2], ""), strict=True):
        given, found, rest = rest.partition(code) if code else (rest, "", "")
        if found != code or any(character.isdigit() for character in given):
            return most + 1
        slips += OSA.distance(given, free, score_cutoff=most)
    return slips


def _is_near(typed: str, others: Iterable[str], distance: int) -> bool:
    from rapidfuzz.distance import OSA

    return any(
        abs(len(other) - len(typed)) <= distance
        and OSA.distance(typed, other, score_cutoff=distance) <= distance
        for other in others
    )


def _pieces(text: str) -> tuple[str, ...]:
    """Part the text without its article into free text and codes, by turns."""
    parts = words(text, article=False)
    has_digit = [any(character.isdigit() for character in word) for word in parts]
    roman = {word.casefold() for word in re.findall(r"\w+", text) if _ROMAN.fullmatch(word)}
    pieces = [""]
    for at, word in enumerate(parts):
        beside = any(has_digit[max(0, at - 1) : at + 2])
        coded = has_digit[at] or word in roman or (beside and len(word) <= _BESIDE_DIGITS)
        if coded == (len(pieces) % 2 == 0):
            pieces[-1] += word
        else:
            pieces.append(word)
    if len(pieces) % 2 == 0:
        pieces.append("")
    return tuple(pieces)
