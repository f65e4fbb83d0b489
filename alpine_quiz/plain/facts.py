"""What there is to say of a pack's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Worth
from alpine_quiz.plain.problems import counted

if TYPE_CHECKING:
    from alpine_quiz.facts.coverage import Coverage

_WORTHS = {Worth.CORE: "core", Worth.DEEP: "deep", Worth.NEVER: "never asked"}


def coverage_lines(found: Coverage) -> list[str]:
    """Return the facts of each document, and the forms that each fact is asked in."""
    lines = ["Document    facts  worth asking  asked"]
    lines += [
        f"{each.document:<10}  {each.facts:>5}  {each.worth_asking:>12}  {each.asked:>5}"
        for each in found.documents
    ]
    widest = max((len(each.fact) for each in found.facts), default=0)
    lines += ["", f"{'Fact':<{widest}}  worth        forms"]
    lines += [
        f"{each.fact:<{widest}}  {_WORTHS[each.worth]:<11}  {', '.join(each.forms)}".rstrip()
        for each in found.facts
    ]
    if found.unasked:
        lines += ["", f"{counted(len(found.unasked), 'fact')} worth asking, asked by no question:"]
        lines += [f"  {name}" for name in found.unasked]
    return lines
