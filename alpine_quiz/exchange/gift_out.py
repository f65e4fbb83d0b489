"""Writing GIFT; the format is described in `gift`.

Ids stand in titles and in comments, where newer Moodles look for them. What scores partly in the
game is weighed so that it scores the same there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.exchange import gift
from alpine_quiz.exchange.explaining import explanation, note_said_of_key, note_unheld
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.model import Exported
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.pairing import places
from alpine_quiz.exchange.prose import category_of_topic
from alpine_quiz.exchange.weighing import ALL, is_number, marks_of, share_text, texts_of, weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.exchange.weighing import Weighed

_HELD = frozenset(("topic", "tags", "unit"))
_ARROW = "→"


def write(pack: Pack, language: str) -> Exported:
    """Return the questions of ``pack`` in ``language`` as GIFT, those without a topic first."""
    notes = Notebook()
    lines: list[str] = []
    topic = ""
    items = sorted(pack.items(language), key=lambda item: bool(item.topic))
    for item in items:
        notes.begin(item.place.line, item.id)
        if item.topic != topic:
            topic = item.topic
            lines += [f"{gift.CATEGORY} {_raw(category_of_topic(topic))}", ""]
        lines += [*_question(item, pack, notes), ""]
    return Exported("\n".join(lines).encode(), len(items), notes.notes)


def _raw(path: str) -> str:
    """Return a category as its line has it: of all signs, Moodle only reads the backslash."""
    return path.replace("\\", "\\\\")


def _question(item: Question, pack: Pack, notes: Notebook) -> list[str]:
    note_unheld(item, _HELD, notes)
    note_said_of_key(item, notes)
    stem = item.stem
    unit = item.unit if isinstance(item, Number) else ""
    if unit:
        notes.changed(Loss.UNIT, unit=unit)
        stem = stem if unit.casefold() in stem.casefold() else f"{stem} ({unit})"
    said = explanation(item, pack)
    body = _body(item, notes)
    plain = gift.needs_plain([stem, said, *_texts(item)])
    if plain or (not item.has_id and gift.is_like_line(stem)):
        begin = f"[plain]{gift.escaped(stem)}"
    else:
        begin = gift.marked(stem)
    title = f"::{gift.escaped(item.id)}::" if item.has_id else ""
    if said:
        body = [*body, f"\t{gift.SAID_OF_ALL}{gift.marked(said)}"]
    return [*_comment(item, notes), f"{title}{begin}{{", *body, "}"]


def _comment(item: Question, notes: Notebook) -> list[str]:
    parts = [gift.in_brackets("id", item.id)] if item.has_id else []
    for tag in item.tags:
        part = gift.in_brackets("tag", tag)
        parts.append(part)
        if not part:
            notes.left(Loss.UNHELD_FIELD, fields="tags", text=tag)
    return [f"{gift.COMMENT} {' '.join(filter(None, parts))}"] if parts else []


def _body(item: Question, notes: Notebook) -> list[str]:
    match item:
        case Choice():
            return _choice(item)
        case Multiple():
            return _multiple(item)
        case TrueFalse():
            return _true_false(item, notes)
        case Text():
            return _text(item, notes)
        case Number():
            return _number(item, notes)
        case Match():
            return _pairs(item.pairs, notes)
        case Order():
            notes.changed(Loss.OTHER_TYPE, type="match")
            return _pairs(places(item.items), notes)


def _choice(item: Choice) -> list[str]:
    return [
        f"\t={gift.marked(item.answer)}{_feedback(item, item.answer)}",
        *(f"\t~{gift.marked(text)}{_feedback(item, text)}" for text in item.distractors),
    ]


def _multiple(item: Multiple) -> list[str]:
    right = weights(len(item.answers))
    wrong = weights(len(item.distractors), -100)
    weighed = [(right, text) for text in item.answers]
    weighed += [(wrong, text) for text in item.distractors]
    return [f"\t~%{each}%{gift.marked(text)}{_feedback(item, text)}" for each, text in weighed]


def _feedback(item: Question, option: str) -> str:
    said = item.feedback.get(option, "")
    return f"#{gift.marked(said)}" if said else ""


def _true_false(item: TrueFalse, notes: Notebook) -> list[str]:
    of_wrong = item.feedback.get(str(not item.answer).lower(), "")
    if of_wrong and not item.answer:
        notes.changed(Loss.UNHELD_FIELD, fields="feedback", text=of_wrong)
    if item.correction and item.answer:
        notes.changed(Loss.UNHELD_FIELD, fields="correction", text=item.correction)
    if_wrong = "\n".join(filter(None, (item.correction, of_wrong)))
    if_right = item.feedback.get(str(item.answer).lower(), "")
    said = [if_wrong, if_right] if if_right else [if_wrong] if if_wrong else []
    return [f"\t{str(item.answer).upper()}" + "".join(f"#{gift.marked(each)}" for each in said)]


def _text(item: Text, notes: Notebook) -> list[str]:
    # An arrow anywhere in it would make a matching question of one that is answered in words.
    return [_weighed(each, "", notes) for each in texts_of(item)]


def _number(item: Number, notes: Notebook) -> list[str]:
    lines = ["\t#"]
    for each in marks_of(item):
        if is_number(each.text):
            lines.append(_weighed(each, f":{each.tolerance}", notes))
        else:
            notes.left(Loss.UNHELD_FIELD, fields="feedback", text=each.feedback)
    return lines


def _weighed(answer: Weighed, tolerance: str, notes: Notebook) -> str:
    percent = "" if answer.percent == ALL and tolerance else f"%{share_text(answer.percent)}%"
    text = _without_arrow(answer.text, notes)
    said = _without_arrow(answer.feedback, notes)
    said = f"#{gift.marked(said)}" if said else ""
    return f"\t={percent}{gift.marked(text) if percent else text}{tolerance}{said}"


def _pairs(pairs: Iterable[tuple[str, str]], notes: Notebook) -> list[str]:
    return [
        f"\t={gift.marked(_without_arrow(left, notes))} {gift.PARTNER} {gift.escaped(right)}"
        for left, right in pairs
    ]


def _without_arrow(text: str, notes: Notebook) -> str:
    if gift.PARTNER not in text:
        return text
    notes.changed(Loss.REPLACED, text=gift.PARTNER, by=_ARROW)
    return text.replace(gift.PARTNER, _ARROW)


def _texts(item: Question) -> list[str]:
    """Return the texts of ``item`` that would be read as markup."""
    match item:
        case Choice():
            own = [item.answer, *item.distractors]
        case Multiple():
            own = [*item.answers, *item.distractors]
        case TrueFalse():
            own = [item.correction]
        case Match():
            own = [left for left, _ in item.pairs]
        case _:
            own = []
    return [*own, *item.feedback.values()]
