"""What is wrong with one question taken by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.likeness import likeness
from alpine_quiz.bank.model import (
    MAX_QUOTE_WORDS,
    Choice,
    Match,
    Multiple,
    Order,
    Text,
    TrueFalse,
)
from alpine_quiz.bank.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.findings import Findings
    from alpine_quiz.bank.model import Citation, Question
    from alpine_quiz.bank.nodes import Node


def check_item(item: Question, fields: dict[str, Node], findings: Findings) -> None:
    """Note what is wrong with ``item``, whose places are in ``fields``."""
    begin = fields["stem"][1]
    if not item.has_id:
        findings.advice(Code.MISSING_ID, begin)
    if not item.rationale:
        findings.advice(Code.MISSING_RATIONALE, begin)
    if not item.citations:
        findings.advice(Code.MISSING_CITATION, begin)
    else:
        check_quotes(item.citations, fields["citations"], findings)
    if isinstance(item, Choice):
        _check_options((item.answer,), item.distractors, fields, findings)
    elif isinstance(item, Multiple):
        _check_options(item.answers, item.distractors, fields, findings)
    elif isinstance(item, Order):
        _check_distinct(item.items, fields["items"], findings)
        if item.values and len(item.values) != len(item.items):
            findings.error(
                Code.VALUES_DIFFER,
                fields["values"][1],
                values=len(item.values),
                items=len(item.items),
            )
    elif isinstance(item, Match):
        _check_distinct((right for _, right in item.pairs), fields["pairs"], findings)
        _check_distinct((left for left, _ in item.pairs), fields["pairs"], findings)
    elif isinstance(item, Text):
        _check_typed(item, fields, findings)
    if item.feedback:
        _check_feedback(item, fields["feedback"], findings)


def check_quotes(citations: tuple[Citation, ...], node: Node, findings: Findings) -> None:
    """Note quotes that are too long and marks that are no part of their quote.

    ``node`` is the list that ``citations`` were read from.
    """
    for number, citation in enumerate(citations):
        quote, mark = citation.quote, citation.mark
        count = len(quote.split())
        apart = mark not in quote and not _is_part(mark, quote)
        if count <= MAX_QUOTE_WORDS and not apart:
            continue
        record = _child(node, number)[0]
        if not isinstance(record, dict):
            continue
        if count > MAX_QUOTE_WORDS:
            place = record["quote"][1]
            findings.error(Code.QUOTE_TOO_LONG, place, count=count, limit=MAX_QUOTE_WORDS)
        if apart:
            findings.error(Code.MARK_NOT_IN_QUOTE, record["mark"][1], words=mark[:80])


def _child(node: Node, number: int) -> Node:
    """Return the entry ``number`` of the list or mapping ``node``."""
    value = node[0]
    children: list[Node] = list(value.values()) if isinstance(value, dict) else []
    if isinstance(value, list):
        children = value
    return children[number] if children else node


def _is_part(mark: str, quote: str) -> bool:
    return " ".join(mark.split()) in " ".join(quote.split())


def _check_options(
    keys: tuple[str, ...],
    distractors: tuple[str, ...],
    fields: dict[str, Node],
    findings: Findings,
) -> None:
    written = (*keys, *distractors)
    initials = {option[0].lower() for option in written}
    if len(initials) == len(written) and "".join(initials).isascii():
        return  # no two can be alike: spares most questions the comparison
    options = [likeness(option) for option in written]
    if len(set(options)) == len(options):
        return
    right = options[: len(keys)]
    if len(set(right)) < len(right):
        _check_distinct(keys, fields["answers"], findings)
    seen: set[str] = set()
    for number, option in enumerate(options[len(keys) :]):
        mark = _child(fields["distractors"], number)[1]
        if option in right:
            findings.error(Code.KEY_AMONG_DISTRACTORS, mark, option=distractors[number])
        elif option in seen:
            findings.error(Code.DUPLICATE_OPTION, mark, option=distractors[number])
        seen.add(option)


def _check_distinct(options: Iterable[str], node: Node, findings: Findings) -> None:
    seen: set[str] = set()
    for number, option in enumerate(options):
        if (same := likeness(option)) in seen:
            findings.error(Code.DUPLICATE_OPTION, _child(node, number)[1], option=option)
        seen.add(same)


def _check_typed(item: Text, fields: dict[str, Node], findings: Findings) -> None:
    if not item.reject and not item.prompt:
        return
    right = {likeness(text) for text in (item.answer, *item.accept)}
    for name in ("reject", "prompt"):
        for text in getattr(item, name):
            if likeness(text) in right:
                findings.error(Code.REJECTED_KEY, fields[name][1], key=name, text=text)


def _check_feedback(item: Question, node: Node, findings: Findings) -> None:
    keys, wrong = _options(item)
    if not keys or not isinstance(node[0], dict):
        return
    if wrong and all(option in wrong for option in item.feedback):
        return
    right = {likeness(option) for option in keys}
    same = {likeness(option) for option in wrong}
    for option, child in node[0].items():
        if likeness(option) in right:
            findings.advice(Code.FEEDBACK_FOR_KEY, child[2], option=option[:80])
        elif wrong and likeness(option) not in same:
            findings.error(Code.FEEDBACK_FOR_NOTHING, child[2], option=option[:80])


def _options(item: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is right and what is wrong, as far as a question says it in words."""
    if isinstance(item, Choice):
        return (item.answer,), item.distractors
    if isinstance(item, Multiple):
        return item.answers, item.distractors
    if isinstance(item, TrueFalse):
        return (str(item.answer).lower(),), (str(not item.answer).lower(),)
    if isinstance(item, Text):
        return (item.answer, *item.accept), ()
    return (), ()
