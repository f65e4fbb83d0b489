"""What a model claims: the fields of its answer, read with distrust."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from alpine_quiz.facts.model import Modality, Precision
from alpine_quiz.language.clean import cleaned

_LINE, _SENTENCE = 300, 1000
_MOST_DISTRACTORS = 5
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_NO = frozenset(("false", "no", "none", "0"))
_REQUIRED = ("paragraph", "quote", "subject", "relation", "object", "statement")
_TEXTS = {
    "paragraph": ("The id of the paragraph that the quote is from, such as p3.", 40),
    "quote": ("At most 25 words of that paragraph in a row, copied letter for letter.", _SENTENCE),
    "value_words": ("The words of the quote that give the value, copied.", _LINE),
    "subject": ("What the claim is about, by name.", _LINE),
    "relation": ("What is said of it, such as founded-in.", 80),
    "object": ("The value: a name as in the quote, a number in digits, or a year.", _LINE),
    "unit": ("What a number counts; year for a year; empty for a name.", 60),
    "as_of": ("When it held, as 2022-01-28, 2022-01 or 2022, if the quote says; or empty.", 10),
    "statement": ("The claim as one sentence that stands alone.", _SENTENCE),
    "stem": ("A question that the value answers, standing alone; or empty.", _SENTENCE),
    "key": ("Its right answer, shortly; or empty.", _LINE),
}


class Shape(StrEnum):
    """What is wrong with the form of a claim."""

    MISSING = "missing"
    NOT_A_TEXT = "not-a-text"
    TOO_LONG = "too-long"
    NOT_ONE_OF = "not-one-of"
    NOT_A_DATE = "not-a-date"


@dataclass(frozen=True, slots=True)
class Misshapen:
    """A claim that cannot be read: what is wrong with which field."""

    shape: Shape
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a model says a paragraph states, and perhaps a question about it."""

    paragraph: str
    quote: str
    subject: str
    relation: str
    object: str
    statement: str
    value_words: str = ""
    unit: str = ""
    precision: Precision | None = None
    as_of: str = ""
    modality: Modality = Modality.STATED
    stem: str = ""
    key: str = ""
    distractors: tuple[str, ...] = ()


def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer; every field is required, as strict servers want."""
    texts = {name: {"type": "string", "description": text} for name, (text, _) in _TEXTS.items()}
    properties: dict[str, Any] = {
        "found": {
            "type": "boolean",
            "description": "Whether there is a claim not yet told; if not, all else is empty.",
        },
        **texts,
        "precision": {"type": "string", "enum": ["", *Precision]},
        "modality": {"type": "string", "enum": [*Modality]},
        "distractors": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Up to three wrong answers like the key; or none.",
        },
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def claim_of(given: dict[str, Any]) -> Claim | Misshapen | None:
    """Return the claim that an answer holds, or what is wrong; ``None`` says there is none."""
    if given.get("found", True) in (False, None) or str(given.get("found")).lower() in _NO:
        return None
    texts: dict[str, Any] = {}
    for name, (_, most) in _TEXTS.items():
        text = _text(given.get(name))
        if text is None:
            return Misshapen(Shape.NOT_A_TEXT, name)
        if not text and name in _REQUIRED:
            return Misshapen(Shape.MISSING, name)
        if len(text) > most:
            return Misshapen(Shape.TOO_LONG, name)
        texts[name] = text
    if texts["as_of"] and not is_date(texts["as_of"]):
        return Misshapen(Shape.NOT_A_DATE, "as_of")
    distractors = _distractors(given.get("distractors"))
    precision, modality = (_text(given.get(name)) for name in ("precision", "modality"))
    if distractors is None:
        return Misshapen(Shape.NOT_A_TEXT, "distractors")
    if precision not in ("", *Precision):
        return Misshapen(Shape.NOT_ONE_OF, "precision")
    if modality not in ("", *Modality):
        return Misshapen(Shape.NOT_ONE_OF, "modality")
    return Claim(
        **texts,
        precision=Precision(precision) if precision else None,
        modality=Modality(modality or Modality.STATED),
        distractors=distractors,
    )


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a date of the calendar, or the beginning of one."""
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    try:
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        return False
    return True


def _text(value: object) -> str | None:
    if value is None or value is False:
        return ""
    if not isinstance(value, str):
        return None
    return " ".join(cleaned(value).split())


def _distractors(value: object) -> tuple[str, ...] | None:
    if value in (None, ""):
        return ()
    if not isinstance(value, list):
        return None
    texts = [_text(each) for each in value[:_MOST_DISTRACTORS]]
    if any(text is None or len(text) > _LINE for text in texts):
        return None
    return tuple(text for text in texts if text)
