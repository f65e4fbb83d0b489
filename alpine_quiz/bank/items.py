"""Making a question of a node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from alpine_quiz.bank.values import read_value, tell_unknown_key

if TYPE_CHECKING:
    from alpine_quiz.bank.findings import Findings
    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.nodes import Node

_CLASSES: dict[ItemType, type[Question]] = {
    ItemType.CHOICE: Choice,
    ItemType.MULTIPLE: Multiple,
    ItemType.TRUE_FALSE: TrueFalse,
    ItemType.TEXT: Text,
    ItemType.NUMBER: Number,
    ItemType.ORDER: Order,
    ItemType.MATCH: Match,
}
_BY_NAME = {type_.value: type_ for type_ in ItemType}
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
_REQUIRED = {
    type_: tuple(field.name for field in fields.values() if field.required)
    for type_, fields in FIELDS.items()
}
_ALL_NAMES = {*COMMON, *(name for own in OWN.values() for name in own)}


def build_item(node: Node, findings: Findings) -> Question | None:
    """Return the question that ``node`` holds, or ``None`` where it has errors.

    All its problems are noted. A field nobody knows is an error that does not keep the
    question from being played.
    """
    fields, begin, _ = node
    if not isinstance(fields, dict):
        findings.error(Code.NOT_A_MAPPING, begin, key="questions")
        return None
    type_ = _type_of(fields, findings)
    if type_ is None:
        return None
    values, strangers = _read_fields(fields, type_, findings)
    for name in _REQUIRED[type_]:
        if name not in fields:
            findings.error(Code.MISSING_KEY, begin, key=name)
    if findings.entry_is_good:
        values["place"] = findings.place(begin)
        if "id" not in values:
            values["id"] = derived_id(values["stem"])
            values["has_id"] = False
        item = _CLASSES[type_](**values)
        check_item(item, fields, findings)
    good = findings.entry_is_good
    _tell_strangers(strangers, fields, type_, findings)
    return item if good else None


def derived_id(stem: str) -> str:
    """Return the id of a question that has none: the same for ever while its words stay."""
    from hashlib import blake2b

    return "stem." + blake2b(words(stem).encode(), digest_size=6).hexdigest()


def _read_fields(
    fields: dict[str, Node], type_: ItemType, findings: Findings
) -> tuple[dict[str, Any], list[str]]:
    known = FIELDS[type_]
    values: dict[str, Any] = {}
    strangers: list[str] = []
    for name, node in fields.items():
        field = known.get(name)
        if field is None:
            strangers.append(name)
            continue
        value = read_value(node, field, findings)
        if value is not None:
            values[name] = value
    values.pop("type", None)
    if "citations" in values:
        values["citations"] = citations_of(values["citations"])
    if "ask" in values:
        values["ask"] = Ask(values["ask"])
    if type_ is ItemType.NUMBER and "answer" in values:
        values["written"] = str(fields["answer"][0]).strip()
    return values, strangers


def citations_of(records: list[dict[str, Any]]) -> tuple[Citation, ...]:
    """Return the citations that ``records`` hold, those without what they need left out."""
    return tuple(
        Citation(**record) for record in records if "document" in record and "quote" in record
    )


def _type_of(fields: dict[str, Node], findings: Findings) -> ItemType | None:
    if "type" in fields:
        name = read_value(fields["type"], COMMON["type"], findings)
        return _BY_NAME.get(name)
    answer = fields.get("answer")
    if answer is not None and isinstance(answer[0], str) and answer[0].strip().lower() in ("true", "false"):
        return ItemType.TRUE_FALSE
    for name, type_ in TELLING:
        if name in fields:
            return type_
    return ItemType.TEXT


def _tell_strangers(
    strangers: list[str], fields: dict[str, Node], type_: ItemType, findings: Findings
) -> None:
    for name in strangers:
        if name in _ALL_NAMES:
            findings.error(Code.UNFIT_KEY, fields[name][2], key=name, type=type_.value)
        else:
            tell_unknown_key(name, fields[name], FIELDS[type_], findings)
