"""Reading a line of plain text as an answer to the question on screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.asked import FALSE, TRUE
from alpine_quiz.plain.wording import LETTERS

if TYPE_CHECKING:
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.asked import Asked

# The words of every language, whichever is spoken: nobody has to think of that.
_TRUTHS = {
    word: truth
    for truth, words in (
        (TRUE, "1 a t true y yes v vrai o oui"),
        (FALSE, "2 b f false n no faux non"),
    )
    for word in words.split()
}
MAX_LINE = 1_000


def read_answer(line: str, asked: Asked) -> Answer | None:
    """Read ``line`` as an answer to ``asked``, or return ``None`` where it cannot be one.

    Options are letters or numbers; several are set apart by commas or spaces, or written
    together (``1,3``, ``a c``, ``bd``). True and false are told in English or French, whichever
    is spoken. A match is either the partners of the left sides in
    their order (``B,A,C``) or pairs (``1B 2A 3C``).
    """
    text = line.strip()[:MAX_LINE]
    item = asked.item
    match item:
        case Text() | Number():
            return Typed(text) if text else None
        case TrueFalse():
            truth = _TRUTHS.get(text.casefold())
            return Picked((truth,)) if truth else None
        case Match():
            return _pairs(text, asked)
        case Order():
            places = _places(text, len(asked.options))
            if places is None or sorted(places) != list(range(len(asked.options))):
                return None
            return Ordered(tuple(asked.options[place] for place in places))
        case _:
            places = _places(text, len(asked.options))
            if not places or len(set(places)) != len(places):
                return None
            if len(places) > 1 and not isinstance(item, Multiple):
                return None
            return Picked(tuple(asked.options[place] for place in sorted(places)))


def _places(text: str, count: int) -> list[int] | None:
    """Return the option places that ``text`` names, from 0, or ``None``."""
    places = []
    for sign in re.sub(r"[\s,;.>→-]+", "", text.upper()):
        place = LETTERS.find(sign) if sign in LETTERS else "123456".find(sign)
        if not 0 <= place < count:
            return None
        places.append(place)
    return places or None


def _pairs(text: str, asked: Asked) -> Answer | None:
    bare = re.sub(r"[\s,;.=:→-]+", "", text.upper())
    count = len(asked.lefts)
    pairs = re.findall(r"([1-6])([A-F])", bare)
    if pairs and "".join(left + right for left, right in pairs) == bare:
        lefts = [int(left) - 1 for left, _ in pairs]
        rights = [LETTERS.index(right) for _, right in pairs]
    else:
        read = _places(text, count)
        if read is None:
            return None
        lefts, rights = list(range(len(read))), read
    complete = sorted(lefts) == sorted(rights) == list(range(count))
    if not complete:
        return None
    return Matched(
        tuple(
            (asked.lefts[a], asked.options[b]) for a, b in sorted(zip(lefts, rights, strict=True))
        )
    )
