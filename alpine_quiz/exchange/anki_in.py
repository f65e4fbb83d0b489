"""Reading notes of Anki; the format is described in `anki`."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from alpine_quiz.exchange.anki import BETWEEN_TAGS, Headers, named_in, records
from alpine_quiz.exchange.anki_cards import card_of
from alpine_quiz.exchange.decoding import check_count, decoded
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.markup import Style, without_embedded
from alpine_quiz.exchange.model import Draft, ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.prose import LONGEST, Prose, topic_of_category
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from alpine_quiz.exchange.weighing import Fields

BLANK = "____"
_MOST_BLANKS = 50
_QUOTED = 200
_SAMPLE = 40
_MOST_HEADERS = 1000
_CLOZE = re.compile(r"\{\{c(\d{1,3})::((?:[^{}]|\{(?!\{)|\}(?!\}))*+)\}\}", re.IGNORECASE)
_SOUND = re.compile(r"\[sound:([^\[\]]{1,300})\]")
_SPOKEN = re.compile(r"\[/?anki:[^\[\]]{0,300}\]")
_LATEX = re.compile(r"\[/?(?:latex|\$\$?)\]")


def read(content: bytes, name: str) -> Imported:  # noqa: ARG001
    """Return a question for each note, and one for each card of a note with blanks.

    Raises ``ExchangeError`` where there are no two fields that a question could be made of.
    """
    text, notes = decoded(content)
    headers = _headers_of(text)
    separator = headers.separator or _separator_of(text)
    if not separator:
        blank = not text.strip() or headers.found
        raise ExchangeError(Obstacle.NO_QUESTIONS if blank else Obstacle.NOT_THIS_FORMAT)
    rows: list[tuple[int, list[str] | None]] = []
    for line, cells in records(text, separator):
        check_count(len(rows), line)
        rows.append((line, cells))
    if not rows:
        raise ExchangeError(Obstacle.NO_QUESTIONS)
    decks = _decks(headers, (cells for _, cells in rows if cells))
    reader = _Reader(headers, Notebook(notes), is_topic=len(decks) > 1)
    drafts: list[Draft] = []
    for line, cells in rows:
        reader.notes.begin(line)
        if cells is None:
            reader.notes.left(Loss.OPEN_QUOTE)
            break
        drafts += (Draft(fields, line, language=tag) for fields, tag in reader.questions(cells))
        check_count(len(drafts), line)
    title = cleaned(decks[0]).replace(BETWEEN_TAGS, " – ") if len(decks) == 1 else ""
    return Imported(tuple(drafts), reader.notes.notes, reader.language, title)


def _decks(headers: Headers, rows: Iterable[list[str]]) -> list[str]:
    """Return the decks that the notes go to: one is a pack, and of several each is a topic."""
    at = headers.columns.get("deck")
    if at is None:
        return [headers.deck] if headers.deck else []
    return list(dict.fromkeys(cells[at].strip() for cells in rows if at < len(cells)))


def _headers_of(text: str) -> Headers:
    headers = Headers()
    at = 0
    for _ in range(_MOST_HEADERS):
        if not text.startswith("#", at):
            break
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        headers.take(text[at : min(end, at + 2000)])
        at = end + 1
    return headers


def _separator_of(text: str) -> str:
    """Return what sets the fields of the first notes apart, if anything does."""
    for separator in "\t;,|":
        first = [cells for _, cells in islice(records(text[: 2**16], separator), _SAMPLE)]
        if first and all(cells is None or len(cells) > 1 for cells in first):
            return separator
    return ""


class _Reader:
    """Reads one note after the other."""

    def __init__(self, headers: Headers, notes: Notebook, *, is_topic: bool) -> None:
        self.notes = notes
        self._headers = headers
        self._prose = Prose(notes)
        self._is_topic = is_topic
        # Files that do not tell were written with what HTML the cards have.
        self._style = {True: Style.HTML, False: Style.PLAIN, None: Style.AUTO}[headers.html]

    @property
    def language(self) -> str:
        """The language whose wordings are kept where texts have several; else nothing."""
        return self._prose.language

    def questions(self, cells: list[str]) -> Iterator[tuple[Fields, str]]:
        """Return the questions of a note, each with its own language if that is told."""
        columns = self._headers.columns
        told = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
        rest = [cell for at, cell in enumerate(cells) if at not in columns.values()]
        guid = named_in(told.get("guid", ""))
        about = self._about(told, guid[0] if guid else "")
        card = card_of(rest, self._prose) if self._headers.html else None
        if card is not None:
            if guid:
                about["id"] = guid[1]
            if len(rest) > 2 and any(rest[2:]):
                self._note_more(rest[2:])
            yield card | about, guid[2] if guid else ""
            return
        if told.get("guid") and guid is None:
            self.notes.once(Loss.UNHELD_FIELD, Fate.LEFT, fields="guid")
        for fields in self._plain(rest):
            yield fields | about, ""

    def _about(self, told: Mapping[str, str], pack: str) -> Fields:
        topic = ""
        tags: list[str] = []
        given = f"{self._headers.tags} {told.get('tags', '')}".split()
        for tag in map(self._prose.clean, dict.fromkeys(given)):
            if not pack:
                tags.append(tag)
            elif tag.startswith(f"{pack}{BETWEEN_TAGS}"):
                topic = tag.removeprefix(f"{pack}{BETWEEN_TAGS}").replace("_", " ")
            elif tag != pack:
                tags.append(tag.replace("_", " "))
        if self._is_topic and not topic:
            path = told.get("deck", "").replace("/", "//").replace(BETWEEN_TAGS, "/")
            topic = topic_of_category(path, self.notes)
        fields: Fields = {"topic": topic, "tags": tags}
        return {name: value for name, value in fields.items() if value}

    def _plain(self, cells: Sequence[str]) -> Iterator[Fields]:
        front = cells[0] if cells else ""
        if _CLOZE.search(front):
            yield from self._blanks(front, cells[1:])
            return
        stem = self._text(front)
        back = self._text(cells[1]) if len(cells) > 1 else ""
        if not stem:
            self.notes.left(Loss.NO_STEM)
            return
        # Before the first empty line stands the answer, and behind it what is told of it.
        answer, _, more = back.partition("\n")
        if not answer:
            self.notes.left(Loss.NO_KEY, key="")
            return
        fields: Fields = {"type": "text", "stem": stem, "answer": answer}
        if more.strip():
            self.notes.changed(Loss.FIRST_LINE, text=more.strip())
            fields["rationale"] = more.strip()
        self._note_more(cells[2:])
        yield fields

    def _blanks(self, front: str, others: Sequence[str]) -> Iterator[Fields]:
        front = without_embedded(front)
        if len(front) > LONGEST:
            # Cut at once, since it is gone over for each blank.
            self.notes.changed(Loss.CUT, fields="text", length=len(front), limit=LONGEST)
            front = front[:LONGEST]
        found = list(islice(_CLOZE.finditer(front), _MOST_BLANKS + 1))
        if len(found) > _MOST_BLANKS:
            self.notes.left(Loss.TOO_MANY_ANSWERS, count=len(found), most=_MOST_BLANKS)
            return
        said = self._text(others[0]) if others else ""
        self._note_more(others[1:])
        for number in dict.fromkeys(each[1] for each in found):
            hidden = [each for each in found if each[1] == number]
            answer, _, hint = hidden[0][2].partition("::")
            kept = [each for each in hidden if _answer(each) == answer]
            if len(kept) < len(hidden):
                left = "; ".join(_answer(each) for each in hidden if _answer(each) != answer)
                self.notes.changed(Loss.SEVERAL_KEYS, kept=answer, left=left)
            starts = {each.start() for each in kept}
            stem = _CLOZE.sub(
                lambda each, at=starts: BLANK if each.start() in at else _answer(each),  # type: ignore[misc]
                front,
            )
            fields: Fields = {"type": "text", "stem": self._text(stem)}
            key = self._text(answer)
            if not key:
                self.notes.left(Loss.NO_KEY, key="")
                continue
            fields["answer"] = key
            texts = {"hint": self._text(hint), "rationale": said}
            yield fields | {name: text for name, text in texts.items() if text}

    def _note_more(self, cells: Sequence[str]) -> None:
        for cell in cells:
            text = self._text(cell)
            if text:
                self.notes.left(Loss.UNHELD_FIELD, fields="extra", text=text[:_QUOTED])

    def _text(self, field: str) -> str:
        for name in _SOUND.findall(field):
            self.notes.changed(Loss.SOUND, name=name)
        if "[" in field:
            field = _SPOKEN.sub("", _SOUND.sub("", field))
            if _LATEX.search(field):
                self.notes.changed(Loss.MARKUP, tag="TeX")
                field = _LATEX.sub("", field)
        return self._prose.text(field, self._style)


def _answer(blank: re.Match[str]) -> str:
    return blank[2].partition("::")[0]
