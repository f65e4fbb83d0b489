"""What there is to say of a pack's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Worth
from alpine_quiz.plain.problems import counted

if TYPE_CHECKING:
    from alpine_quiz.bank.balance import Balance
    from alpine_quiz.facts.coverage import Coverage

_LEVELS = {1: "easy", 2: "medium", 3: "hard"}
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


def balance_lines(found: Balance) -> list[str]:
    """Return the questions by form and difficulty, and what their keys' places tell."""
    total = sum(found.forms.values())
    forms = sorted(found.forms.items(), key=lambda pair: -pair[1])
    lines = [
        f"{counted(total, 'question')}: "
        + ", ".join(f"{form.value} {count}" for form, count in forms),
        "Difficulty: "
        + ", ".join(f"{_LEVELS[level]} {count}" for level, count in found.difficulties.items()),
        f"True-false: {found.true.count} of {found.true.of} true",
    ]
    for what, share in (("longest", found.longest), ("shortest", found.shortest)):
        even = "as chance has it" if share.is_even else "NOT as chance has it"
        lines.append(
            f"The key is the {what} option in {share.count} of {share.of} "
            f"(by chance {share.expected:.0f}): {even}"
        )
    if found.ranks:
        ranks = ", ".join(f"{rank + 1}: {count}" for rank, count in found.ranks.items())
        lines.append(f"Keys that are numbers, by rank among their options: {ranks}")
    return lines
