"""Answers that weigh so many per cent, as Moodle has them, and a bank's keys and distractors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.bank.likeness import likeness
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.game.scoring import CLOSE_PERCENT, NEAR_PERCENT
from alpine_quiz.language.numbers import share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alpine_quiz.bank.model import Number, Text
    from alpine_quiz.bank.writer import Value
    from alpine_quiz.exchange.noting import Notebook

Fields: TypeAlias = "dict[str, Value]"

ALL = Decimal(100)
HALF = Decimal(50)
NOTHING = Decimal(0)
MOST_ANSWERS = 500
"""More answers than any question has: it is left before time is spent on them."""
_ROUNDED = Decimal("0.01")
_WILDCARD = re.compile(r"(?<!\\)\*")
_COMMA = re.compile(r"[+-]?\d+,(?:\d{1,2}|\d{4,15})")
_NUMERAL = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An answer, what it earns in per cent, and what is said of it; numbers have a tolerance."""

    text: str
    percent: Decimal = ALL
    feedback: str = ""
    tolerance: str = ""


def choice(answers: Sequence[Weighed], said: str, notes: Notebook) -> Fields | None:
    """Return the fields of a question with one key, or ``None`` where it has none.

    ``said`` is what is said of the question as a whole: its rationale.
    """
    right = _right(answers, notes)
    if not right:
        return None
    key = _only(right, notes)
    wrong = _others(answers, right)
    if not wrong:
        notes.left(Loss.NO_OPTIONS)
        return None
    if any(each.percent != NOTHING for each in wrong):
        notes.changed(Loss.WEIGHTS)
    fields: Fields = {
        "type": "choice",
        "answer": key.text,
        "distractors": [each.text for each in wrong],
    }
    return fields | _said(said, [key], wrong, notes)


def multiple(answers: Sequence[Weighed], said: str, notes: Notebook) -> Fields | None:
    """Return the fields of a question with several keys; with but one, all of it, of a choice."""
    right = [each for each in answers if each.percent > 0]
    wrong = [each for each in answers if each.percent <= 0]
    if not right:
        notes.left(Loss.NO_KEY, key="")
        return None
    if not wrong:
        notes.left(Loss.NO_OPTIONS)
        return None
    if len(right) == 1 and right[0].percent == ALL and all(not each.percent for each in wrong):
        return choice(answers, said, notes)
    if not (_share_equally(right, ALL) and _share_equally(wrong, -ALL)):
        notes.changed(Loss.WEIGHTS)
    fields: Fields = {
        "type": "multiple",
        "answers": [each.text for each in right],
        "distractors": [each.text for each in wrong],
    }
    return fields | _said(said, right, wrong, notes, named=True)


def true_false(key: bool, if_right: str, if_wrong: str, said: str, notes: Notebook) -> Fields:
    """Return the fields of a statement; what is said of a false one's denial corrects it."""
    fields: Fields = {"type": "true-false", "answer": key}
    feedback: dict[str, str] = {}
    if if_wrong and not key:
        fields["correction"] = if_wrong
    elif if_wrong:
        feedback["false"] = if_wrong
    if if_right and not said:
        notes.changed(Loss.SAID_OF_KEY)
        said = if_right
    elif if_right:
        feedback[str(key).lower()] = if_right
    return fields | ({"feedback": feedback} if feedback else {}) | _rationale(said)


def typed(answers: Iterable[Weighed], said: str, notes: Notebook) -> Fields | None:
    """Return the fields of a question answered in words; in ``answers`` `*` stands for any."""
    known: list[Weighed] = []
    for each in answers:
        text = _without_wildcards(each, notes)
        if text:
            known.append(Weighed(text, each.percent, each.feedback))
    right = _right(known, notes)
    if not right:
        return None
    texts = {likeness(each.text) for each in right}
    near: dict[str, list[str]] = {"prompt": [], "reject": []}
    others = _others(known, right)
    for each in others:
        if likeness(each.text) in texts:
            notes.left(Loss.CASE, text=each.text)
            continue
        near["prompt" if each.percent > 0 else "reject"].append(each.text)
    if near["prompt"]:
        notes.changed(Loss.WEIGHTS)
    keys = list(dict.fromkeys(each.text for each in right))
    fields: Fields = {"type": "text", "answer": keys[0]}
    lists = {"accept": keys[1:], **near}
    fields |= {name: list(dict.fromkeys(found)) for name, found in lists.items() if found}
    return fields | _said(said, right, others, notes)


def number(answers: Sequence[Weighed], said: str, notes: Notebook) -> Fields | None:
    """Return the fields of a question answered by a number.

    Full marks within 5 % and half within 15 % make an estimate, as the game itself scores one.
    """
    right = _right([each for each in answers if each.text != "*"], notes)
    for each in answers:
        if each.text == "*" and each.feedback:
            notes.left(Loss.UNHELD_FIELD, fields="feedback", text=each.feedback)
    if not right:
        return None
    key = _only(right, notes)
    fields: Fields = {"type": "number", "answer": plain_number(key.text)}
    partial = [each for each in _others(answers, right) if each.percent > 0]
    if _is_estimate(key, partial):
        fields["estimate"] = True
    else:
        tolerance = plain_number(key.tolerance)
        if tolerance.strip("0."):
            fields["tolerance"] = tolerance
        if partial:
            notes.changed(Loss.WEIGHTS)
    wrong = [each for each in answers if each.percent <= 0 and each.text != "*"]
    for each in (*right[1:], *partial):
        if each.text != key.text:
            wrong.append(each)
        elif each.feedback:
            # A bank says it of a number that is typed, and this is said of those around the key.
            notes.left(Loss.UNHELD_FIELD, fields="feedback", text=each.feedback)
    return fields | _said(said, [key], wrong, notes)


def plain_number(text: str) -> str:
    """Return a number as a bank writes it, without exponent; what is none, as it is."""
    text = text.strip().replace("−", "-")
    if _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not _NUMERAL.fullmatch(text):
        return text
    written = format(Decimal(text), "f")
    return written.rstrip("0").rstrip(".") if "." in written and "e" in text.lower() else written


def span(low: str, high: str) -> tuple[str, str]:
    """Return the middle between two numbers and its distance from either; the texts, if none."""
    try:
        least, most = Decimal(plain_number(low)), Decimal(plain_number(high))
        middle = (least + most) / 2
    except InvalidOperation:
        return f"{low}..{high}", ""
    return format(middle, "f"), format(abs(most - middle), "f")


def weights(count: int, whole: int = 100) -> str:
    """Return what each of ``count`` answers weighs that share ``whole`` per cent equally."""
    return share_text(Decimal(whole) / count)


def share_text(percent: Decimal) -> str:
    """Return per cent as Moodle writes them: five decimals at most."""
    text = format(percent.quantize(Decimal("0.00001")), "f").rstrip("0").rstrip(".")
    return text or "0"


def marks_of(item: Number) -> list[Weighed]:
    """Return the answers that score as ``item`` does, the fully right one first."""
    key = format(item.answer, "f")
    near: list[Weighed] = []
    full = item.tolerance
    if item.estimate:
        full = max(full, share(item.answer, CLOSE_PERCENT))
        half = share(item.answer, NEAR_PERCENT)
        near.append(Weighed(key, HALF, "", _figures(half)))
    said = [Weighed(text, NOTHING, told, "0") for text, told in item.feedback.items()]
    return [Weighed(key, ALL, "", _figures(full)), *near, *said]


def texts_of(item: Text) -> list[Weighed]:
    """Return the answers that are judged as ``item`` judges them; near things earn half."""
    weighed = [(text, ALL) for text in (item.answer, *item.accept)]
    weighed += [(text, HALF) for text in item.prompt]
    weighed += [(text, NOTHING) for text in item.reject]
    known = {text for text, _ in weighed}
    weighed += [(text, NOTHING) for text in item.feedback if text not in known]
    return [
        Weighed(text.replace("*", "\\*"), percent, item.feedback.get(text, ""))
        for text, percent in weighed
    ]


def is_number(text: str) -> bool:
    """Tell whether ``text`` is a number as a format knows it."""
    return _NUMERAL.fullmatch(text) is not None


def _figures(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _right(answers: Sequence[Weighed], notes: Notebook) -> list[Weighed]:
    """Return the answers that are fully right, or where none is, the one that is most so."""
    right = [each for each in answers if each.percent >= ALL]
    if not right:
        best = max(answers, key=lambda each: each.percent, default=None)
        if best is None or best.percent <= 0:
            notes.left(Loss.NO_KEY, key="")
            return []
        notes.changed(Loss.WEIGHTS)
        right = [best]
    return right


def _only(right: Sequence[Weighed], notes: Notebook) -> Weighed:
    """Return the first of the right answers; that there were others is noted."""
    key, *others = right
    if others:
        left = "; ".join(each.text for each in others)
        notes.changed(Loss.SEVERAL_KEYS, kept=key.text, left=left)
    return key


def _others(answers: Sequence[Weighed], right: Sequence[Weighed]) -> list[Weighed]:
    taken = {id(each) for each in right}
    return [each for each in answers if id(each) not in taken]


def _share_equally(answers: Sequence[Weighed], whole: Decimal) -> bool:
    each = whole / len(answers)
    return all(abs(answer.percent - each) < _ROUNDED for answer in answers)


def _said(
    said: str,
    right: Sequence[Weighed],
    others: Sequence[Weighed],
    notes: Notebook,
    *,
    named: bool = False,
) -> Fields:
    """Return rationale and feedback: what is said of a key is why it is right."""
    feedback = {each.text: each.feedback for each in others if each.feedback}
    of_keys = {each.text: each.feedback for each in right if each.feedback}
    if said:
        return (
            {"feedback": of_keys | feedback, "rationale": said}
            if of_keys or feedback
            else _rationale(said)
        )
    if of_keys:
        notes.changed(Loss.SAID_OF_KEY)
    if named:
        said = "\n".join(f"{key}: {text}" for key, text in of_keys.items())
    else:
        said = "\n".join(dict.fromkeys(of_keys.values()))
    return ({"feedback": feedback} if feedback else {}) | _rationale(said)


def _rationale(said: str) -> Fields:
    return {"rationale": said} if said else {}


def _without_wildcards(answer: Weighed, notes: Notebook) -> str:
    parts = _WILDCARD.split(answer.text)
    text = " ".join(filter(None, (part.strip() for part in parts))).replace("\\*", "*")
    if len(parts) == 1:
        return text
    if not text:
        if answer.percent > 0:
            notes.left(Loss.WILDCARD, text=answer.text)
        if answer.feedback:
            notes.left(Loss.UNHELD_FIELD, fields="feedback", text=answer.feedback)
        return ""
    notes.changed(Loss.WILDCARD, text=answer.text)
    return text


def _is_estimate(key: Weighed, partial: Sequence[Weighed]) -> bool:
    if len(partial) != 1 or partial[0].percent != HALF or partial[0].text != key.text:
        return False
    texts = (plain_number(key.text), plain_number(key.tolerance or "0"), partial[0].tolerance)
    if not all(_NUMERAL.fullmatch(text) for text in texts):
        return False
    middle, close, near = map(Decimal, texts)
    return close == share(middle, CLOSE_PERCENT) and near == share(middle, NEAR_PERCENT)
