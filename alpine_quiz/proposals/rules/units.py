"""The parts of a sentence that can be quoted and told whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import MAX_QUOTE_WORDS
from alpine_quiz.proposals.rules.vocabulary import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.rules.clauses import Clause

_LEAST_WORDS = 5
_LEAD = 6
_JOINING = spelled("and but et mais puis")
ADDING = spelled(
    "who which whose where when although though whereas because so and but while after before "
    "until having making leaving according with qui que dont où mais et puis tandis parce pour "
    "avant après alors surtout soit contre grâce âgée âgé against"
)
"""What begins, behind a comma, a clause that only adds to the one before."""
TENSED = re.compile(
    r"[a-z]{3,}ed|spoke|wrote|went|told|put|met|read|chose|bore|bears|began|built|caught|drove|"
    r"fought|fled|hung|knew|rang|sang|sank|sent|set|shook|slept|swam|swore|taught|thought|threw|"
    r"woke|wore|flew|fell|ran|[a-zà-ÿ]{2,}(?:èrent|irent|urent|aient|ait|it|ent|ra|ront)|[a-zà-ÿ]{3,}[çdghlmnprstvx]a"
)
"""Forms that are verbs with their tense, by their ending or by themselves."""
_OPEN, _CLOSE = frozenset("(«“["), frozenset(")»”]")


def units_of(clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield the parts, as tokens from … up to …: each has no more words than a quote may have.

    A sentence is parted at its semicolons, and where “, and” begins a statement with a
    subject of its own; what is still too long ends before a clause that only adds to it.
    """
    tokens = clause.sentence.tokens
    starts = [0, *_starts(clause)]
    count = len(clause.sentence.text.split())
    if count <= MAX_QUOTE_WORDS and not any(token.text == ";" for token in tokens):
        starts = [0]
    for first, following in zip(starts, [*starts[1:], len(tokens)], strict=True):
        last = _trimmed(clause, first, _without_joint(clause, first, following))
        if last is not None and _words(clause, first, last) >= _LEAST_WORDS:
            yield first, last


def _starts(clause: Clause) -> Iterator[int]:
    """Yield where a statement of its own begins within the sentence."""
    tokens = clause.sentence.tokens
    free = {nominal.first for nominal in clause.nominals if not nominal.is_bound}
    verbs = {predicate.group for predicate in clause.predicates}
    depth, begin = 0, 0
    for at in range(1, len(tokens) - 1):
        depth += (tokens[at].text in _OPEN) - (tokens[at].text in _CLOSE)
        if depth:
            continue
        if tokens[at].text == ";":
            yield at + 1
            begin = at + 1
        joins = tokens[at].low in _JOINING and tokens[at - 1].text == ","
        if not joins:
            continue
        # Of several subjects of one verb none is told alone.
        told = any(TENSED.fullmatch(token.low) for token in tokens[begin:at]) or any(
            begin < each.first < at for each in clause.predicates
        )
        if told and at + 1 in free and at + 1 not in verbs:
            yield at + 1
            begin = at + 1


def _without_joint(clause: Clause, first: int, last: int) -> int:
    tokens = clause.sentence.tokens
    while last > first + 1 and (
        tokens[last - 1].text in ",;:.…" or tokens[last - 1].low in _JOINING
    ):
        last -= 1
    return last


def _trimmed(clause: Clause, first: int, last: int) -> int | None:
    """Return where the part must end to be short enough, or ``None`` where it cannot be."""
    tokens = clause.sentence.tokens
    if _words(clause, first, last) <= MAX_QUOTE_WORDS:
        return last
    for at in range(last - 1, first, -1):
        cut = tokens[at].text == ":" or (
            tokens[at].text == "," and at + 1 < last and tokens[at + 1].low in ADDING
        )
        listed = (
            cut
            and at + 1 < last
            and tokens[at + 1].low in _JOINING
            and any(token.text == "," for token in tokens[first + _LEAD : at])
        )
        if cut and not listed and _words(clause, first, at) <= MAX_QUOTE_WORDS:
            inside = [token.text for token in tokens[first:at]]
            level = sum(text in _OPEN for text in inside) == sum(text in _CLOSE for text in inside)
            if level:
                return at
    return None


def _words(clause: Clause, first: int, last: int) -> int:
    return len(clause.text(first, last).split()) if first < last else 0
