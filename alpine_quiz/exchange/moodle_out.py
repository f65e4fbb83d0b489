"""Writing Moodle XML, for Moodle 5 and, all but putting things in order, for any before it.

After “Moodle XML format” in Moodle's documentation (docs.moodle.org/en/Moodle_XML_format) and the
files that Moodle itself writes.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.exchange.explaining import explanation, note_said_of_key, note_unheld, quotations
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.model import Exported
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.prose import category_of_topic
from alpine_quiz.exchange.weighing import is_number, marks_of, share_text, texts_of, weights

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack, Question

_HELD = frozenset(("topic", "tags", "hint", "unit", "values"))
_TYPES = {
    Choice: "multichoice",
    Multiple: "multichoice",
    TrueFalse: "truefalse",
    Text: "shortanswer",
    Number: "numerical",
    Order: "ordering",
    Match: "matching",
}
_HINT_COSTS = "0.25"
_LONGEST_NAME = 80
# White space that a page would fold: such a text goes as plain text, which Moodle knows too.
_FOLDED = re.compile(r"[ \t\n]{2}|\t| $|^ ")


def write(pack: Pack, language: str) -> Exported:
    """Return the questions of ``pack`` in ``language``, those without a topic first."""
    notes = Notebook()
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    topic = ""
    items = sorted(pack.items(language), key=lambda item: bool(item.topic))
    for item in items:
        notes.begin(item.place.line, item.id)
        if item.topic != topic:
            topic = item.topic
            lines += _category(topic)
        lines += _question(item, pack, notes)
    lines.append("</quiz>")
    return Exported(("\n".join(lines) + "\n").encode(), len(items), notes.notes)


def _category(topic: str) -> list[str]:
    return [
        '  <question type="category">',
        *_indented([*_texted("category", category_of_topic(topic))]),
        "  </question>",
    ]


def _question(item: Question, pack: Pack, notes: Notebook) -> list[str]:
    note_unheld(item, _HELD, notes)
    note_said_of_key(item, notes)
    name = item.id if item.has_id else item.stem[:_LONGEST_NAME]
    lines = [
        *_texted("name", " ".join(name.split())),
        *_formatted("questiontext", _stem(item)),
        *_explanation(item, pack),
        "<defaultgrade>1</defaultgrade>",
        f"<penalty>{_HINT_COSTS if item.hint else 0}</penalty>",
        "<hidden>0</hidden>",
    ]
    if item.has_id:
        lines.append(f"<idnumber>{_data(item.id)}</idnumber>")
    lines += _body(item, notes)
    lines += _formatted("hint", item.hint) if item.hint else []
    if item.tags:
        tags = [line for tag in item.tags for line in _texted("tag", tag)]
        lines += ["<tags>", *(f"  {line}" for line in tags), "</tags>"]
    begin = f'  <question type="{_TYPES[type(item)]}">'
    return [begin, *_indented(lines), "  </question>"]


def _stem(item: Question) -> str:
    unit = item.unit if isinstance(item, Number) else ""
    if not unit or unit.casefold() in item.stem.casefold():
        return item.stem
    return f"{item.stem} ({unit})"


def _body(item: Question, notes: Notebook) -> list[str]:
    match item:
        case Choice():
            weighed = [("100", item.answer)] + [("0", text) for text in item.distractors]
            return [*_choosing(single=True), *_options(weighed, item)]
        case Multiple():
            right, wrong = weights(len(item.answers)), weights(len(item.distractors), -100)
            weighed = [(right, text) for text in item.answers]
            weighed += [(wrong, text) for text in item.distractors]
            return [*_choosing(single=False), *_options(weighed, item)]
        case TrueFalse():
            return _true_false(item, notes)
        case Text():
            answers = [
                _answer(share_text(each.percent), each.text, each.feedback, is_text=True)
                for each in texts_of(item)
            ]
            return ["<usecase>0</usecase>", *(line for answer in answers for line in answer)]
        case Number():
            return _number(item, notes)
        case Order():
            return _order(item)
        case Match():
            return _match(item)


def _choosing(*, single: bool) -> list[str]:
    return [
        f"<single>{str(single).lower()}</single>",
        "<shuffleanswers>true</shuffleanswers>",
        "<answernumbering>none</answernumbering>",
    ]


def _options(weighed: list[tuple[str, str]], item: Question) -> list[str]:
    return [
        line
        for percent, text in weighed
        for line in _answer(percent, text, item.feedback.get(text, ""))
    ]


def _answer(
    percent: str, text: str, said: str, *, is_text: bool = False, more: tuple[str, ...] = ()
) -> list[str]:
    """Return an answer; one that ``is_text`` is compared with what is typed, sign by sign."""
    style = "plain_text" if is_text else _style(text)
    inner = [
        f"<text>{_data(text) if style == 'plain_text' else _html(text)}</text>",
        *(_formatted("feedback", said) if said else []),
        *more,
    ]
    return [f'<answer fraction="{percent}" format="{style}">', *_indented(inner, 2), "</answer>"]


def _true_false(item: TrueFalse, notes: Notebook) -> list[str]:
    of_wrong = item.feedback.get(str(not item.answer).lower(), "")
    if of_wrong and not item.answer:
        notes.changed(Loss.UNHELD_FIELD, fields="feedback", text=of_wrong)
    if item.correction and item.answer:
        notes.changed(Loss.UNHELD_FIELD, fields="correction", text=item.correction)
    said = {
        item.answer: item.feedback.get(str(item.answer).lower(), ""),
        not item.answer: "\n".join(filter(None, (item.correction, of_wrong))),
    }
    return [
        line
        for side in (True, False)
        for line in _answer("100" if side is item.answer else "0", str(side).lower(), said[side])
    ]


def _number(item: Number, notes: Notebook) -> list[str]:
    lines: list[str] = []
    for each in marks_of(item):
        if not is_number(each.text):
            notes.left(Loss.UNHELD_FIELD, fields="feedback", text=each.feedback)
            continue
        more = (f"<tolerance>{each.tolerance}</tolerance>",)
        percent = share_text(each.percent)
        lines += _answer(percent, each.text, each.feedback, is_text=True, more=more)
    if item.unit:
        lines += [
            "<unitgradingtype>0</unitgradingtype>",
            "<unitpenalty>0</unitpenalty>",
            "<showunits>0</showunits>",
            "<unitsleft>0</unitsleft>",
            "<units>",
            "  <unit>",
            "    <multiplier>1</multiplier>",
            f"    <unit_name>{_data(item.unit)}</unit_name>",
            "  </unit>",
            "</units>",
        ]
    return lines


def _order(item: Order) -> list[str]:
    values = item.values or ("",) * len(item.items)
    answers = [
        _answer(str(place), text, value)
        for place, (text, value) in enumerate(zip(item.items, values, strict=True), 1)
    ]
    return [
        "<layouttype>VERTICAL</layouttype>",
        "<selecttype>ALL</selecttype>",
        f"<selectcount>{len(item.items)}</selectcount>",
        "<gradingtype>ABSOLUTE_POSITION</gradingtype>",
        "<showgrading>SHOW</showgrading>",
        "<numberingstyle>none</numberingstyle>",
        *(line for answer in answers for line in answer),
    ]


def _match(item: Match) -> list[str]:
    lines = ["<shuffleanswers>true</shuffleanswers>"]
    for left, right in item.pairs:
        inner = ["<answer>", f"  <text>{_data(right)}</text>", "</answer>"]
        lines += _formatted("subquestion", left)[:-1]
        lines += [*_indented(inner, 2), "</subquestion>"]
    return lines


def _explanation(item: Question, pack: Pack) -> list[str]:
    said = explanation(item, pack)
    if not said:
        return []
    if _style(said) == "plain_text":
        return _formatted("generalfeedback", said)
    page = f"<p>{_html_of(item.rationale)}</p>" if item.rationale else ""
    for quote, source in quotations(item, pack):
        page += f"<blockquote>{escape(quote)} — <cite>{escape(source)}</cite></blockquote>"
    return [
        '<generalfeedback format="html">',
        f"  <text>{_data(page)}</text>",
        "</generalfeedback>",
    ]


def _formatted(name: str, text: str) -> list[str]:
    """Return an element whose text is HTML, or plain where HTML would fold its white space."""
    style = _style(text)
    data = _data(text) if style == "plain_text" else _html(text)
    return [f'<{name} format="{style}">', f"  <text>{data}</text>", f"</{name}>"]


def _texted(name: str, text: str) -> list[str]:
    return [f"<{name}>", f"  <text>{_data(text)}</text>", f"</{name}>"]


def _style(text: str) -> str:
    return "plain_text" if _FOLDED.search(text) else "html"


def _html(text: str) -> str:
    return _data(_html_of(text))


def _html_of(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _data(text: str) -> str:
    """Return ``text`` as an element's content, in a section of its own where it has signs."""
    if not re.search("[<>&]", text):
        return text
    inner = text.replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{inner}]]>"


def _indented(lines: list[str], by: int = 4) -> list[str]:
    return [" " * by + line for line in lines]
