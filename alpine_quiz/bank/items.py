"""Making a question of a node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from alpine_quiz.bank.checks import check_item
from alpine_quiz.bank.fields import COMMON, FIELDS, OWN
from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.model import (
    Ask,
    Choice,
    Citation,
    ItemType,
    Match,
    Multiple,
    Number,
    Order,
    Text,
    TrueFalse,
)
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.truths import truth_meant
from alpine_quiz.bank.values import read_value, readers_of, required_of, tell_unknown_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.findings import Findings
    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.nodes import Node
    from alpine_quiz.bank.values import Readers


class _Form(NamedTuple):
    """A type of question, with all that making one takes."""

    type: ItemType
    make: Callable[..., Question]
    readers: Readers
    required: tuple[str, ...]


_CLASSES: tuple[type[Question], ...] = (Choice, Multiple, TrueFalse, Text, Number, Order, Match)
# By name: enumerations are slow to look up, and banks are long.
_FORMS = {
    made.type.value: _Form(
        made.type,
        made,
        readers_of(FIELDS[made.type]),
        required_of(FIELDS[made.type]),
    )
    for made in _CLASSES
}
TELLING = (
    ("answers", ItemType.MULTIPLE),
    ("items", ItemType.ORDER),
    ("pairs", ItemType.MATCH),
    ("unit", ItemType.NUMBER),
    ("tolerance", ItemType.NUMBER),
    ("estimate", ItemType.NUMBER),
    ("distractors", ItemType.CHOICE),
)
"""The fields that tell the type where `type` is left out, in this order."""

_TELLING = tuple((name, _FORMS[type_.value]) for name, type_ in TELLING)
_TRUE_FALSE = _FORMS[ItemType.TRUE_FALSE.value]
_TEXT = _FORMS[ItemType.TEXT.value]
_TYPED = {"accept", "reject", "prompt"}
"""Fields that only a question has whose answer is typed, and means to."""

_LONGEST_TRUTH = 10
_OWN_NAMES = {name for own in OWN.values() for name in own}
_ALL_NAMES = {*COMMON, *_OWN_NAMES}


def build_item(node: Node, findings: Findings) -> Question | None:
    """Return the question that ``node`` holds, or ``None`` where it has errors.

    All its problems are noted. A field nobody knows is an error, but keeps the question from
    being played only where it seems to be meant for one that its key depends on.
    """
    fields, begin, _ = node
    if not isinstance(fields, dict):
        findings.error(Code.NOT_A_MAPPING, begin, key="questions")
        return None
    form = _form_of(fields, findings)
    if form is None:
        return None
    values, strangers = _read_fields(fields, form, findings)
    for name in form.required:
        if name not in fields:
            findings.error(Code.MISSING_KEY, begin, key=name)
    if findings.entry_is_good:
        values["place"] = findings.place(begin)
        if "id" not in values:
            values["id"] = derived_id(values["stem"])
            values["has_id"] = False
        item = form.make(**values)
        check_item(item, fields, findings)
    good = findings.entry_is_good
    if strangers:
        good = _tell_strangers(strangers, fields, form.type, findings) and good
    return item if good else None


def derived_id(stem: str) -> str:
    """Return the id of a question that has none: the same for ever while its words stay."""
    try:
        # hashlib brings OpenSSL along, which takes longer than checking a small pack.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    return "stem." + blake2b(words(stem).encode(), digest_size=6).hexdigest()


def _read_fields(
    fields: dict[str, Node], form: _Form, findings: Findings
) -> tuple[dict[str, Any], list[str]]:
    readers = form.readers
    values: dict[str, Any] = {}
    strangers: list[str] = []
    for name, node in fields.items():
        known = readers.get(name)
        if known is None:
            strangers.append(name)
            continue
        value = known[0](node, known[1], findings)
        if value is not None:
            values[name] = value
    if "citations" in values:
        values["citations"] = citations_of(values["citations"])
    if "ask" in values:
        values["ask"] = Ask(values["ask"])
    if form.type is ItemType.NUMBER and "answer" in values:
        values["written"] = str(fields["answer"][0]).strip()
    return values, strangers


def citations_of(records: list[dict[str, Any]]) -> tuple[Citation, ...]:
    """Return the citations that ``records`` hold, those without what they need left out."""
    return tuple(
        [
            Citation(
                record["document"],
                record["quote"],
                record.get("mark", ""),
                record.get("at"),
                record["place"],
            )
            for record in records
            if "document" in record and "quote" in record
        ]
    )


def _form_of(fields: dict[str, Node], findings: Findings) -> _Form | None:
    """Take the type out of ``fields``, or find it from the others."""
    given = fields.pop("type", None)
    if given is not None:
        return _FORMS.get(read_value(given, COMMON["type"], findings))
    answer = fields.get("answer")
    if answer is not None and str(answer[0]).strip().lower() in ("true", "false"):
        return _TRUE_FALSE
    for name, form in _TELLING:
        if name in fields:
            return form
    if answer is not None and _TYPED.isdisjoint(fields):
        _advise_on_truth(answer, findings)
    return _TEXT


def _advise_on_truth(answer: Node, findings: Findings) -> None:
    """Note a key such as `yes`, which nobody meant to have typed."""
    text = str(answer[0]).strip()
    if len(text) <= _LONGEST_TRUTH and (truth := truth_meant(text)) is not None:
        said = str(truth).lower()
        findings.advice(Code.TRUTH_AS_TEXT, answer[1], text=text, truth=said)


def _tell_strangers(
    strangers: list[str], fields: dict[str, Node], type_: ItemType, findings: Findings
) -> bool:
    """Note fields that do not belong here; return whether the question is good without them."""
    harmless = True
    for name in strangers:
        if name in _ALL_NAMES:
            findings.error(Code.UNFIT_KEY, fields[name][2], key=name, type=type_.value)
            harmless = False
        else:
            nearest = tell_unknown_key(name, fields[name], _ALL_NAMES, findings)
            harmless = harmless and nearest not in _OWN_NAMES
    return harmless
