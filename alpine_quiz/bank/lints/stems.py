"""What a stem should not say, and what it should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.lints.lexicon import straightened
from alpine_quiz.bank.model import Choice, Match, Multiple, Order, Text
from alpine_quiz.bank.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.bank.lints.lexicon import Lexicon
    from alpine_quiz.bank.model import Question

Fault = tuple[Code, dict[str, str | int]]

_SHORTEST_GIVEAWAY = 4
_SHORTEST_TELLING = 5
_OR = ("or", "or the", "ou", "ou la", "ou le", "ou l")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|\([^)]*\)")
_WORD = re.compile(r"[^\W_]+")
_CONTEXT = re.compile(r"[:“”\"«»\n`(]")
_SENTENCE_END = re.compile(r"[.!?…;](?:\s|$)")
_NAME_OR_NUMBER = re.compile(r"(?<!^)\b[A-ZÀ-Þ0-9][\w-]*")
_CLUED = (Choice, Multiple, Text)
"""May begin with a clue to what is asked for: “This river flows through Rouen. Which is it?”"""

_YEAR = re.compile(r"\b\d{4}\b")
_ABOUT_ITSELF = (
    "list way question quiz statement sentence claim year month week season "
    "liste façon manière phrase affirmation année saison semaine"
)
_POINTING_WITHIN = frozenset(_ABOUT_ITSELF.split())
"""“This list”, and times, which have a rule of their own."""


def faults_of_stem(item: Question, lexicon: Lexicon | None) -> Iterator[Fault]:
    """Yield what is poor about the stem of ``item``, each with what fills its sentence."""
    yield from _giveaways(item, lexicon)
    if lexicon is None:
        return
    told = straightened(item.stem)
    plain = _QUOTED.sub(" ", told)
    if (pointing := _dangling(item, told, plain, lexicon)) is not None:
        yield Code.DANGLING_REFERENCE, {"words": pointing[:80]}
    if isinstance(item, Choice | Multiple) and (
        negated := lexicon.pattern("negated").search(plain)
    ):
        word = next(filter(None, negated.groups()))
        yield Code.NEGATIVE_STEM, {"words": word}


def _giveaways(item: Question, lexicon: Lexicon | None) -> Iterator[Fault]:
    """Yield a key, or a word that only the key has, where it stands in the stem.

    A stem that names a wrong option too (“Which is longer, the Seine or the Loire?”) offers
    them, and gives nothing away; nor does one that offers the key beside an “or”.
    """
    if not isinstance(item, Choice | Multiple | Text):
        return
    stem = words(item.stem)
    keys = item.answers if isinstance(item, Multiple) else (item.answer,)
    wrong = () if isinstance(item, Text) else item.distractors
    others = [words(option) for option in wrong]
    if any(other in stem for other in others if other.strip()):
        return
    for key in keys:
        folded = words(key)
        if len(key) < _SHORTEST_GIVEAWAY or not folded.strip() or folded not in stem:
            continue
        if not any(f"{folded}{either} " in stem or f" {either}{folded}" in stem for either in _OR):
            yield Code.KEY_IN_STEM, {"key": key}
            return
    if isinstance(item, Choice):
        common = lexicon.common | lexicon.empty | lexicon.nouns if lexicon else frozenset()
        for word in words(item.answer).split():
            telling = len(word) >= _SHORTEST_TELLING and word not in common
            if telling and f" {word} " in stem and not any(f" {word} " in each for each in others):
                yield Code.KEY_WORD_IN_STEM, {"words": word}
                return


def _dangling(item: Question, told: str, plain: str, lexicon: Lexicon) -> str | None:
    """Return words of the stem that point at nothing in it."""
    return (
        _dangling_pronoun(item, plain, lexicon)
        or _dangling_demonstrative(item, told, lexicon)
        or _dangling_time(item, plain, lexicon)
    )


def _dangling_pronoun(item: Question, plain: str, lexicon: Lexicon) -> str | None:
    """Return a pronoun before which there is nothing that it could stand for.

    “When he bought the Renault, Jean Rédélé …”: what stands for a name may come before it, so
    a comma behind the pronoun lets it be.
    """
    for found in _WORD.finditer(plain):
        word = found[0].casefold()
        if word in lexicon.pronouns:
            if not plain[: found.start()].strip() and isinstance(item, _CLUED):
                return None
            rest = plain[found.end() :]
            first = _SENTENCE_END.split(rest, maxsplit=1)[0]
            if "," in first or lexicon.pattern("impersonal").search(plain):
                return None
            return found[0]
        if word not in lexicon.empty and word not in lexicon.nouns:
            return None
    return None


def _dangling_demonstrative(item: Question, told: str, lexicon: Lexicon) -> str | None:
    """Return “this car” where the stem has named none, nor quotes anything."""
    found = lexicon.pattern("demonstrative").search(told) or lexicon.pattern(
        "demonstrative"
    ).search(told[:1].lower() + told[1:])
    if found is None or _CONTEXT.search(item.stem) or found[1] in _POINTING_WITHIN:
        return None
    several = told[found.start() :].split(maxsplit=1)[0].casefold() in ("these", "those", "ces")
    if several and isinstance(item, Choice | Multiple | Order | Match):
        return None
    before = told[: found.start()]
    if not before and isinstance(item, _CLUED):
        return None
    if (
        _SENTENCE_END.search(before)
        or _NAME_OR_NUMBER.search(before)
        or lexicon.pattern("introducing").search(before)
        or f" {found[1]}" in before.casefold()
        or "," in before
    ):
        return None
    # “Which of these is …?” points with “these” alone.
    return (
        told[found.start() : found.end()].split(maxsplit=1)[0]
        if found[1] in lexicon.empty
        else found[0]
    )


def _dangling_time(item: Question, plain: str, lexicon: Lexicon) -> str | None:
    """Return “last year” where neither the stem nor `valid_until` says which."""
    if item.valid_until or _YEAR.search(plain):
        return None
    found = lexicon.pattern("lately").search(plain)
    return found[0] if found else None
