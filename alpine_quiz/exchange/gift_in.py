"""Reading GIFT; the format is described in `gift`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from alpine_quiz.exchange import gift, weighing
from alpine_quiz.exchange.decoding import check_count, decoded
from alpine_quiz.exchange.gift_blocks import Piece, pieces_of
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.markup import Style
from alpine_quiz.exchange.model import Draft, ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.pairing import order_or_match
from alpine_quiz.exchange.prose import Prose, id_of_title, topic_of_category
from alpine_quiz.exchange.weighing import Weighed

if TYPE_CHECKING:
    from alpine_quiz.exchange.weighing import Fields

BLANK = "____"
_QUOTED = 200
_TRUE, _FALSE = ("T", "TRUE"), ("F", "FALSE")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{0,10})?)%")
_ANSWER = re.compile(r"([~=]?)([^~=]*)")


def read(content: bytes, name: str) -> Imported:  # noqa: ARG001
    """Return the questions of a GIFT file.

    Raises ``ExchangeError`` where nothing in it is one.
    """
    text, notes = decoded(content)
    notebook = Notebook(notes)
    reader = _Reader(notebook)
    drafts: list[Draft] = []
    questions = 0
    for count, piece in enumerate(pieces_of(gift.hidden(text)), 1):
        check_count(count, piece.line)
        notebook.begin(piece.line)
        questions += piece.answers is not None
        draft = reader.draft(piece)
        if draft:
            drafts.append(draft)
    if not questions:
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT if text.strip() else Obstacle.NO_QUESTIONS)
    return Imported(tuple(drafts), notebook.notes, reader.language)


@dataclass(frozen=True, slots=True)
class _Said:
    """The style of a question's texts, and what is said of it as a whole."""

    style: Style
    rationale: str


class _Reader:
    """Reads one piece after the other; a category holds for all that follow."""

    def __init__(self, notes: Notebook) -> None:
        self._notes = notes
        self._prose = Prose(notes)
        self._topic = ""

    @property
    def language(self) -> str:
        return self._prose.language

    def draft(self, piece: Piece) -> Draft | None:
        if piece.is_category:
            self._topic = topic_of_category(gift.shown(piece.stem), self._notes)
            return None
        if piece.answers is None:
            loss = Loss.MALFORMED if piece.is_malformed else Loss.NOT_A_QUESTION
            self._notes.left(loss, text=gift.shown(piece.stem[:_QUOTED]))
            return None
        raw = piece.stem if not piece.tail.strip() else f"{piece.stem}{BLANK}{piece.tail}"
        stem, style = gift.styled(raw, Style.AUTO)
        stem = self._prose.text(stem, style)
        answers, _, said = piece.answers.rpartition(gift.SAID_OF_ALL)
        if gift.SAID_OF_ALL not in piece.answers:
            answers, said = said, ""
        own = self._own(answers.strip(), _Said(style, self._text(said, style)))
        if own is None:
            return None
        fields: Fields = {}
        id_ = self._id(piece, stem)
        if id_:
            fields["id"] = id_
        fields |= {"type": own["type"], "stem": stem} | own
        if self._topic:
            fields["topic"] = self._topic
        tags = [self._prose.clean(tag) for each in piece.comments for tag in _tags(each)]
        if tags:
            fields["tags"] = list(dict.fromkeys(tags))
        return Draft(fields, piece.line)

    def _id(self, piece: Piece, stem: str) -> str:
        ids = (gift.id_in_comment(gift.raw(each)) for each in piece.comments)
        given = next(filter(None, ids), "")
        return given or id_of_title(gift.shown(piece.title), stem)

    def _text(self, raw: str, style: Style) -> str:
        return self._prose.text(*gift.styled(raw, style))

    def _own(self, answers: str, said: _Said) -> Fields | None:
        if not answers:
            self._notes.left(Loss.UNKNOWN_TYPE, type="essay")
            return None
        count = max(map(answers.count, "=~\n"))
        if count > weighing.MOST_ANSWERS:
            self._notes.left(Loss.TOO_MANY_ANSWERS, count=count, most=weighing.MOST_ANSWERS)
            return None
        if answers.startswith("#"):
            return self._number(answers[1:], said)
        if answers.startswith(">"):
            return self._order(answers[1:], said)
        if "~" in answers:
            weighed = self._weighed(answers, said)
            single = any(sign == "=" for sign, _ in _ANSWER.findall(answers))
            build = weighing.choice if single else weighing.multiple
            return build(weighed, said.rationale, self._notes)
        if answers.startswith("=") and all(gift.PARTNER in each for each in _parts(answers)):
            return self._match(answers, said)
        key = _parts(answers)[0].partition("#")[0].strip()
        if not answers.startswith("=") and (key in _TRUE + _FALSE or key.lower() in _WORDS):
            return self._true_false(answers, key.upper() in _TRUE, said)
        return weighing.typed(self._weighed(answers, said), said.rationale, self._notes)

    def _weighed(self, answers: str, said: _Said) -> list[Weighed]:
        # A sign before a text that begins without one: what it means where nothing is said.
        choosing = "~" in answers
        found: list[Weighed] = []
        for sign, part in _ANSWER.findall(answers):
            text, _, feedback = part.partition("#")
            if not text.strip() and not feedback.strip():
                continue
            right = sign == "=" or (not choosing and not sign)
            percent, text = _weight(text, Decimal(100 if right else 0))
            style = said.style if choosing else Style.PLAIN
            found.append(
                Weighed(self._text(text, style), percent, self._text(feedback, said.style))
            )
        return found

    def _number(self, answers: str, said: _Said) -> Fields | None:
        answers, tilde, otherwise = answers.partition("~")
        found: list[Weighed] = []
        for part in _parts(answers):
            text, _, feedback = part.partition("#")
            percent, text = _weight(text, Decimal(100))
            text = self._text(text, Style.PLAIN)
            if not text:
                continue
            low, dots, high = text.partition("..")
            if dots:
                text, tolerance = weighing.span(low, high)
            else:
                text, _, tolerance = (each.strip() for each in text.partition(":"))
            found.append(Weighed(text, percent, self._text(feedback, said.style), tolerance))
        if tilde:
            feedback = self._text(otherwise.partition("#")[2], said.style)
            found.append(Weighed("*", Decimal(0), feedback))
        return weighing.number(found, said.rationale, self._notes)

    def _true_false(self, answers: str, key: bool, said: _Said) -> Fields:
        _, if_wrong, if_right = (*answers.split("#", 2), "", "")[:3]
        texts = (self._text(if_right, said.style), self._text(if_wrong, said.style))
        return weighing.true_false(key, *texts, said.rationale, self._notes)

    def _match(self, answers: str, said: _Said) -> Fields | None:
        pairs: list[tuple[str, str]] = []
        for part in _parts(answers):
            left, _, right = part.partition(gift.PARTNER)
            pairs.append((self._text(left, said.style), self._prose.clean(gift.shown(right))))
        return order_or_match(pairs, said.rationale, self._notes)

    def _order(self, answers: str, said: _Said) -> Fields | None:
        # The line that the sign is on holds settings; the items follow, each on its own.
        lines = answers.split("\n")[1:]
        items = [self._text(line, said.style) for line in lines if gift.shown(line)]
        if not items:
            self._notes.left(Loss.NO_KEY, key="")
            return None
        rationale: Fields = {"rationale": said.rationale} if said.rationale else {}
        return {"type": "order", "items": items, **rationale}


_WORDS = ("true", "false")


def _tags(comment: str) -> list[str]:
    return [tag for tag in gift.tags_in_comment(gift.raw(comment)) if tag]


def _parts(answers: str) -> list[str]:
    parts = answers.split("=")
    return parts[1:] if len(parts) > 1 and not parts[0].strip() else parts


def _weight(text: str, otherwise: Decimal) -> tuple[Decimal, str]:
    found = _WEIGHT.match(text.strip())
    return (Decimal(found[1]), text.strip()[found.end() :]) if found else (otherwise, text)
