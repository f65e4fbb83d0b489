"""Reading Moodle XML.

After “Moodle XML format” in Moodle's documentation (docs.moodle.org/en/Moodle_XML_format) and the
files that Moodle itself writes.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from alpine_quiz.exchange import weighing
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.markup import Style
from alpine_quiz.exchange.model import Draft, ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.moodle_xml import Element, read_questions, text_of
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.pairing import order_or_match
from alpine_quiz.exchange.prose import Prose, id_of_title, topic_of_category
from alpine_quiz.exchange.weighing import Weighed, is_number, plain_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.exchange.weighing import Fields

_STYLES = {
    "html": Style.HTML,
    "plain_text": Style.PLAIN,
    "plain": Style.PLAIN,
    "markdown": Style.MARKDOWN,
    "moodle_auto_format": Style.AUTO,
    "moodle": Style.AUTO,
    "auto": Style.AUTO,
}
_SOUNDS = (".mp3", ".ogg", ".wav", ".m4a", ".mp4", ".webm", ".mov", ".oga", ".flac")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp")
# What a bank has no room for and is the same for most questions of a file: told once. A quarter
# is what a hint costs in the game, too.
_TOLD_ONCE = {
    "defaultgrade": ("1",),
    "penalty": ("0", "0.25"),
    "hidden": ("0",),
    "correctfeedback": (),
    "partiallycorrectfeedback": (),
    "incorrectfeedback": (),
}


def read(content: bytes, name: str) -> Imported:  # noqa: ARG001
    """Return the questions of a Moodle XML file.

    Where it is malformed, those before that place. Raises ``ExchangeError`` where it is no such
    file, or defines types or entities.
    """
    text, notes = text_of(content)
    notebook = Notebook(notes)
    reader = _Reader(notebook)
    broken = read_questions(text, reader.take)
    if broken:
        notebook.begin(broken.line)
        notebook.left(Loss.MALFORMED, reason=broken.reason)
    if not reader.count:
        raise ExchangeError(
            Obstacle.UNREADABLE if broken else Obstacle.NO_QUESTIONS,
            broken.line if broken else 0,
            reason=broken.reason if broken else "",
        )
    return Imported(tuple(reader.drafts), notebook.notes, reader.language)


class _Reader:
    """Makes a draft of each question; a category holds for all that follow."""

    def __init__(self, notes: Notebook) -> None:
        self.drafts: list[Draft] = []
        self.count = 0
        self._notes = notes
        self._prose = Prose(notes)
        self._topic = ""

    @property
    def language(self) -> str:
        return self._prose.language

    def take(self, question: Element) -> None:
        self._notes.begin(question.line)
        type_ = question.attributes.get("type", "")
        if type_ == "category":
            self._topic = topic_of_category(question.value("category"), self._notes)
            return
        self.count += 1
        build = self._BUILDERS.get(type_)
        if build is None:
            described = type_ == "description"
            loss = Loss.NOT_A_QUESTION if described else Loss.UNKNOWN_TYPE
            self._notes.left(loss, type=type_, text=question.value("name"))
            return
        count = len(question.all("answer")) + len(question.all("subquestion"))
        if count > weighing.MOST_ANSWERS:
            self._notes.left(Loss.TOO_MANY_ANSWERS, count=count, most=weighing.MOST_ANSWERS)
            return
        stem = self._text(question.first("questiontext"))
        own = build(self, question, self._text(question.first("generalfeedback")))
        if own is None:
            return
        fields: Fields = {}
        id_ = question.value("idnumber") or id_of_title(question.value("name"), stem)
        if id_:
            fields["id"] = self._prose.clean(id_)
        fields |= {"type": own["type"], "stem": _without_unit(stem, own)} | own
        fields |= self._about(question)
        self._note_unheld(question)
        self.drafts.append(Draft(fields, question.line))

    def _about(self, question: Element) -> Fields:
        hints = [text for text in map(self._text, question.all("hint")) if text]
        if len(hints) > 1:
            self._notes.changed(Loss.JOINED_LINES, fields="hint")
        inside = question.first("tags")
        tags = [self._text(tag, Style.PLAIN) for tag in inside.all("tag")] if inside else []
        fields: Fields = {"hint": "\n".join(hints), "topic": self._topic}
        fields["tags"] = list(dict.fromkeys(tag for tag in tags if tag))
        return {name: value for name, value in fields.items() if value}

    def _note_unheld(self, question: Element) -> None:
        for name, usual in _TOLD_ONCE.items():
            value = question.value(name)
            plain = value.rstrip("0").rstrip(".") if "." in value else value
            if value and plain not in usual:
                self._notes.once(Loss.UNHELD_FIELD, Fate.LEFT, fields=name)
        for old in ("image", "image_base64"):
            if question.value(old):
                self._notes.changed(Loss.IMAGE, name=question.value("image")[:80] or old)

    def _text(self, element: Element | None, otherwise: Style = Style.HTML) -> str:
        """Return an element's text, in the format that it names."""
        if element is None:
            return ""
        for file in element.all("file"):
            self._note_file(file.attributes.get("name", ""))
        inner = element.first("text")
        text = inner.text if inner else element.text
        style = _STYLES.get(element.attributes.get("format", ""), otherwise)
        return self._prose.text(text, style)

    def _note_file(self, name: str) -> None:
        ending = name.lower()
        if ending.endswith(_SOUNDS):
            self._notes.changed(Loss.SOUND, name=name)
        elif ending.endswith(_PICTURES):
            self._notes.changed(Loss.IMAGE, name=name)
        else:
            self._notes.left(Loss.UNHELD_FIELD, fields="file", text=name)

    def _weighed(self, question: Element, style: Style | None = None) -> list[Weighed]:
        """Return the answers; with a ``style`` they are read so, whatever they say."""
        found: list[Weighed] = []
        for answer in question.all("answer"):
            percent = plain_number(answer.attributes.get("fraction", "0"))
            inner = answer.first("text")
            raw = inner.text if inner else answer.text
            found.append(
                Weighed(
                    self._prose.text(raw, style) if style else self._text(answer),
                    Decimal(percent) if is_number(percent) else Decimal(0),
                    self._text(answer.first("feedback")),
                    answer.value("tolerance"),
                )
            )
        return found

    def _multichoice(self, question: Element, said: str) -> Fields | None:
        single = question.value("single").lower() not in ("false", "0")
        build = weighing.choice if single else weighing.multiple
        return build(self._weighed(question), said, self._notes)

    def _true_false(self, question: Element, said: str) -> Fields | None:
        answers = {each.text.lower(): each for each in self._weighed(question)}
        sides = (answers.get("true"), answers.get("false"))
        key = [side is not None and side.percent > 0 for side in sides]
        if key[0] is key[1]:
            self._notes.left(Loss.NO_KEY, key="")
            return None
        true, false = (side.feedback if side else "" for side in sides)
        if_right, if_wrong = (true, false) if key[0] else (false, true)
        return weighing.true_false(key[0], if_right, if_wrong, said, self._notes)

    def _short_answer(self, question: Element, said: str) -> Fields | None:
        if question.value("usecase") in ("1", "true"):
            self._notes.changed(Loss.CASE, text="")
        return weighing.typed(self._weighed(question, Style.PLAIN), said, self._notes)

    def _numerical(self, question: Element, said: str) -> Fields | None:
        fields = weighing.number(self._weighed(question, Style.PLAIN), said, self._notes)
        holder = question.first("units")
        units = holder.all("unit") if holder else []
        names = [self._prose.clean(unit.value("unit_name")) for unit in units]
        usual = [
            name
            for name, unit in zip(names, units, strict=True)
            if plain_number(unit.value("multiplier") or "1").rstrip("0").rstrip(".") == "1"
        ]
        if fields is None or not names:
            return fields
        unit = usual[0] if usual else ""
        others = "; ".join(name for name in names if name != unit)
        if others:
            self._notes.left(Loss.UNIT, others=others)
        return {**fields, "unit": unit} if unit else fields

    def _matching(self, question: Element, said: str) -> Fields | None:
        pairs = [
            (self._text(each), self._prose.text(each.value("answer"), Style.PLAIN))
            for each in question.all("subquestion")
        ]
        return order_or_match(pairs, said, self._notes)

    def _ordering(self, question: Element, said: str) -> Fields | None:
        answers = sorted(self._weighed(question), key=lambda each: each.percent)
        if not answers:
            self._notes.left(Loss.NO_KEY, key="")
            return None
        fields: Fields = {"type": "order", "items": [each.text for each in answers]}
        values = [each.feedback for each in answers]
        if all(values):
            fields["values"] = values
        elif any(values):
            self._notes.left(Loss.UNHELD_FIELD, fields="feedback", text="; ".join(values))
        return fields | ({"rationale": said} if said else {})

    _BUILDERS: ClassVar[dict[str, Callable[[_Reader, Element, str], Fields | None]]] = {
        "multichoice": _multichoice,
        "truefalse": _true_false,
        "shortanswer": _short_answer,
        "numerical": _numerical,
        "matching": _matching,
        "match": _matching,
        "ordering": _ordering,
    }


def _without_unit(stem: str, own: Fields) -> str:
    """Return ``stem`` without the unit in brackets behind it: the game shows a unit itself."""
    return stem.removesuffix(f" ({own['unit']})") if "unit" in own else stem
