"""The words that the rules about wording go by, in each language they know."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "‑": "-"})


class Lexicon:
    """What a language says it with.

    ``empty`` are words that no pronoun can stand for, ``nouns`` those that only a question has
    (“in which year”), ``pronouns`` those that stand for a name, and ``common`` words that give
    nothing away; ``naming`` words only ask for what something is called. ``patterns`` take text
    with straight apostrophes: ``impersonal`` pronouns stand for nothing, ``demonstrative`` has a
    pointing word and the noun behind it, ``introducing`` a thing named for the first time,
    ``lately`` a time without a date; ``negated`` is a question turned round without emphasis,
    ``whole_list`` an option about the others, and ``counting`` a stem that wants a number.
    """

    def __init__(
        self,
        *,
        empty: str,
        nouns: str,
        pronouns: str,
        common: str,
        naming: str,
        patterns: Mapping[str, str],
    ) -> None:
        self.pronouns = frozenset(pronouns.split())
        self.empty = frozenset(empty.split()) - self.pronouns
        self.nouns = frozenset(nouns.split())
        self.common = frozenset(common.split())
        self.naming = frozenset(naming.split())
        self._patterns = patterns
        self._compiled: dict[str, re.Pattern[str]] = {}

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return a pattern by its name; compiling all would take longer than a small pack."""
        compiled = self._compiled.get(name)
        if compiled is None:
            import re

            compiled = self._compiled[name] = re.compile(self._patterns[name])
        return compiled


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """Return the words of a language, by its tag, or ``None`` where the rules do not know it."""
    match language.split("-", maxsplit=1)[0]:
        case "en":
            from alpine_quiz.bank.lints.english import ENGLISH

            return ENGLISH
        case "fr":
            from alpine_quiz.bank.lints.french import FRENCH

            return FRENCH
    return None


def straightened(text: str) -> str:
    """Return ``text`` with straight apostrophes and plain spaces, on one line."""
    return " ".join(text.translate(_STRAIGHT).split())
