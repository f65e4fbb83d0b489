"""What there is to say of a pack's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Worth
from alpine_quiz.language.catalogue import later, tr, tr_as, tr_count
from alpine_quiz.language.figures import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.balance import Balance
    from alpine_quiz.facts.coverage import Coverage

_LEVELS = {
    1: later("easy {count}"),
    2: later("medium {count}"),
    3: later("hard {count}"),
}
"""How many questions of each difficulty there are, in a list of them."""

_WORTHS = {
    Worth.CORE: later("core"),
    Worth.DEEP: later("deep"),
    Worth.NEVER: later("never asked"),
}
_KEY_LENGTHS = {
    ("longest", True): later(
        "The key is the longest option in {count} of {all} (by chance {expected}): as chance has it"
    ),
    ("longest", False): later(
        "The key is the longest option in {count} of {all} (by chance {expected}): NOT as chance "
        "has it"
    ),
    ("shortest", True): later(
        "The key is the shortest option in {count} of {all} (by chance {expected}): as chance has "
        "it"
    ),
    ("shortest", False): later(
        "The key is the shortest option in {count} of {all} (by chance {expected}): NOT as chance "
        "has it"
    ),
}
_NARROWEST_DOCUMENT = 10


def coverage_lines(found: Coverage) -> list[str]:
    """Return the facts of each document, and the forms that each fact is asked in."""
    lines = [*_document_lines(found), "", *_fact_lines(found)]
    if found.unasked:
        heading = tr_count(
            "{count} fact worth asking, asked by no question:",
            "{count} facts worth asking, asked by no question:",
            len(found.unasked),
        )
        lines += ["", heading, *(f"  {name}" for name in found.unasked)]
    return lines


def _document_lines(found: Coverage) -> list[str]:
    document = tr_as("column", "Document")
    heads = (tr_as("column", "facts"), tr_as("column", "worth asking"), tr_as("column", "asked"))
    wide = max(_NARROWEST_DOCUMENT, len(document))
    rows = [(document, heads)]
    rows += [
        (each.document, (whole(each.facts), whole(each.worth_asking), whole(each.asked)))
        for each in found.documents
    ]
    return ["  ".join([f"{name:<{wide}}", *_under(heads, cells)]) for name, cells in rows]


def _under(heads: Sequence[str], cells: Sequence[str]) -> list[str]:
    return [f"{cell:>{len(head)}}" for head, cell in zip(heads, cells, strict=True)]


def _fact_lines(found: Coverage) -> list[str]:
    rows = [(tr_as("column", "Fact"), tr_as("column", "worth"), tr_as("column", "forms"))]
    rows += [(each.fact, tr(_WORTHS[each.worth]), ", ".join(each.forms)) for each in found.facts]
    widest = max(len(fact) for fact, _, _ in rows)
    worths = max(len(tr(worth)) for worth in (*_WORTHS.values(), rows[0][1]))
    return [f"{fact:<{widest}}  {worth:<{worths}}  {forms}".rstrip() for fact, worth, forms in rows]


def balance_lines(found: Balance) -> list[str]:
    """Return the questions by form and difficulty, and what their keys' places tell."""
    total = sum(found.forms.values())
    forms = sorted(found.forms.items(), key=lambda pair: -pair[1])
    levels = [tr(_LEVELS[level], count=whole(n)) for level, n in found.difficulties.items()]
    lines = [
        # Translators: {forms} is a list such as “choice 12, text 3”.
        tr_count(
            "{count} question: {forms}",
            "{count} questions: {forms}",
            total,
            forms=", ".join(f"{form.value} {whole(count)}" for form, count in forms),
        ),
        # Translators: {levels} is a list such as “easy 12, medium 3”.
        tr("Difficulty: {levels}", levels=", ".join(levels)),
        tr(
            "True-false: {true} of {all} true",
            true=whole(found.true.count),
            all=whole(found.true.of),
        ),
    ]
    for what, share in (("longest", found.longest), ("shortest", found.shortest)):
        lines.append(
            tr(
                _KEY_LENGTHS[what, share.is_even],
                count=whole(share.count),
                all=whole(share.of),
                expected=whole(round(share.expected)),
            )
        )
    if found.ranks:
        ranks = ", ".join(f"{rank + 1}: {whole(count)}" for rank, count in found.ranks.items())
        lines.append(tr("Keys that are numbers, by rank among their options: {ranks}", ranks=ranks))
    return lines
