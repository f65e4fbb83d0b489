"""Making askings, sets and idioms of the records that facts.yaml holds."""

from __future__ import annotations

from typing import Any

from alpine_quiz.bank.model import ItemType, Localized
from alpine_quiz.facts.asking import Asking, By, FactSet, Idiom, Member, Option, Pick, Side

_TEXTS = ("stem", "answer", "correction", "unit", "hint", "rationale")
_ENUMS = {"form": ItemType, "asks": Side, "by": By, "picks": Pick}


def asking_of(record: dict[str, Any]) -> Asking | None:
    """Return the question that ``record`` describes, or ``None`` where its form is missing."""
    if "form" not in record:
        return None
    values = {name: value for name, value in record.items() if name not in ("id", "facts")}
    if "n" in values:
        values["number"] = values.pop("n")
    for name in _TEXTS:
        if name in values:
            values[name] = Localized(values[name])
    for name, kind in _ENUMS.items():
        if name in values:
            values[name] = kind(values[name])
    for name in ("keys", "distractors"):
        if name in values:
            values[name] = tuple(map(_option, values[name]))
    if "members" in values:
        values["members"] = tuple(map(_member, values["members"]))
    return Asking(**values)


def set_of(record: dict[str, Any]) -> FactSet | None:
    """Return the set that ``record`` describes, or ``None`` where its form is missing."""
    if record.get("picks") in (Pick.LEAST, Pick.MOST):
        record.setdefault("by", By.OBJECT)
    asking = asking_of(record)
    if asking is None:
        return None
    return FactSet(record["id"], asking, record.get("facts", ()))


def idiom_of(record: dict[str, Any]) -> Idiom:
    """Return the idiom that ``record`` describes."""
    texts = {
        name: Localized(record[name])
        for name in ("claim", "asks_object", "asks_subject")
        if name in record
    }
    return Idiom(record["id"], **texts, place=record["place"])


def _option(record: dict[str, Any]) -> Option:
    return Option(
        record.get("entity", ""),
        Localized(record.get("text", {})),
        Localized(record.get("feedback", {})),
        record["place"],
    )


def _member(record: dict[str, Any]) -> Member:
    return Member(
        record.get("fact", ""),
        Localized(record.get("text", {})),
        Localized(record.get("value", {})),
        Localized(record.get("feedback", {})),
        record["place"],
    )
