"""What a player could learn of a pack's keys without knowing anything."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from alpine_quiz.bank.problems import Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.bank.balance import Share
    from alpine_quiz.bank.model import Pack

_CLEARLY = 3.0
"""Standard deviations from chance beyond which keys give themselves away."""

_CLEARLY_UNEVEN = 2.4
"""The same for true and false, which their author chooses: six of six, nine of ten."""

_LEAST = 6


def faults_of_keys(pack: Pack) -> Iterator[Problem]:
    """Yield how the keys of ``pack`` stand out, by language."""
    for language in pack.languages:
        if len(pack.items(language)) < _LEAST:
            continue
        from alpine_quiz.bank.balance import Share, balance

        stand = balance(pack.items(language))
        for what, share in (("longest", stand.longest), ("shortest", stand.shortest)):
            if _is_clear(share, _CLEARLY):
                yield _of(pack, Code.KEYS_BY_LENGTH, language, what, share)
        for what, share in stand.sizes.items():
            if _is_clear(share, _CLEARLY):
                yield _of(pack, Code.KEYS_BY_SIZE, language, what, share)
        true = stand.true
        if true.of >= _LEAST:
            false = Share(true.of - true.count, true.of, true.expected)
            for what, share in (("true", true), ("false", false)):
                if _is_clear(share, _CLEARLY_UNEVEN):
                    yield _of(pack, Code.UNEVEN_TRUTHS, language, what, share)


def _is_clear(share: Share, deviations: float) -> bool:
    if share.of < _LEAST:
        return False
    spread = sqrt(share.expected * (1 - share.expected / share.of))
    return share.count - share.expected >= max(deviations * spread, 1)


def _of(pack: Pack, code: Code, language: str, what: str, share: Share) -> Problem:
    args: dict[str, str | int] = {
        "language": language,
        "which": what,
        "count": share.count,
        "of": share.of,
        "expected": round(share.expected),
    }
    return Problem(code, Severity.ADVICE, pack.path, args=args)
