"""Events and sheets as JSON, as a journal keeps them."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from alpine_quiz.bank.model import Document, Localized
from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.bank.written import bank_text
from alpine_quiz.classroom import events as kinds
from alpine_quiz.classroom.posed import Posed
from alpine_quiz.classroom.rules import Counted, Feedback, Naming, Pace, Rules, Scoring
from alpine_quiz.classroom.sheet import Sheet
from alpine_quiz.game.asked import Asked

if TYPE_CHECKING:
    from alpine_quiz.classroom.events import Event

_KINDS: dict[str, type[Event]] = {kind.__name__.casefold(): kind for kind in get_args(kinds.Event)}
_FIELDS = {
    kind: tuple(field.name for field in fields(event) if field.name != "at")
    for kind, event in _KINDS.items()
}
_BANK = Path("journal.yaml")
_DAMAGE = (ArithmeticError, AttributeError, KeyError, RecursionError, TypeError, ValueError)


class NotationError(ValueError):
    """The text is no event or sheet as this version writes them."""


def kind_of(event: Event) -> str:
    """Return the name an event is kept under."""
    return type(event).__name__.casefold()


def event_text(event: Event) -> str:
    """Return all of an event but its kind and time."""
    noted = {name: getattr(event, name) for name in _FIELDS[kind_of(event)]}
    return _AS_JSON.encode(noted)


def event_from(kind: str, at: int, text: str) -> Event:
    """Read an event back; raises ``NotationError``."""
    try:
        noted: dict[str, Any] = json.loads(text)
        if "credit" in noted:
            noted["credit"] = Fraction(noted["credit"])
        filled = {name: _as_tuple(value) for name, value in noted.items()}
        return _KINDS[kind](at=at, **filled)
    except _DAMAGE as error:
        raise NotationError(f"{kind}: {text[:80]}") from error


def _fraction_text(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise TypeError(type(value))


_AS_JSON = json.JSONEncoder(separators=(",", ":"), default=_fraction_text)


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def rules_text(rules: Rules) -> str:
    """Return rules as text."""
    return json.dumps(asdict(rules), ensure_ascii=False)


def rules_from(text: str) -> Rules:
    """Read rules back; raises ``NotationError``."""
    try:
        noted = {name: _as_tuple(value) for name, value in json.loads(text).items()}
        noted["scoring"] = Scoring(noted["scoring"])
        noted["naming"] = Naming(noted["naming"])
        return Rules(**noted)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotationError(text[:80]) from error


def pace_text(pace: Pace) -> str:
    """Return a pace as text."""
    return json.dumps(asdict(pace))


def pace_from(text: str) -> Pace:
    """Read a pace back; raises ``NotationError``."""
    try:
        noted = json.loads(text)
        feedback, counted = Feedback(noted.pop("feedback")), Counted(noted.pop("counted"))
        return Pace(feedback=feedback, counted=counted, **noted)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotationError(text[:80]) from error


def sheet_text(sheet: Sheet) -> str:
    """Return a sheet as text, with its questions as banks."""
    banks: dict[str, Any] = {}
    for language in sheet.languages:
        worded = {
            place: posed.wordings[language]
            for place, posed in enumerate(sheet.pool)
            if language in posed.wordings
        }
        banks[language] = {
            "bank": bank_text(language, (asked.item for asked in worded.values()), sheet.pack),
            "shown": [[place, asked.options, asked.lefts] for place, asked in worded.items()],
        }
    noted = {
        "pack": sheet.pack,
        "version": sheet.version,
        "title": sheet.title.texts,
        "language": sheet.language,
        "languages": sheet.languages,
        "banks": banks,
        "documents": {
            name: [document.title, document.publisher, document.published, document.language]
            for name, document in sheet.documents.items()
        },
    }
    return json.dumps(noted, ensure_ascii=False)


def sheet_from(text: str) -> Sheet:
    """Read a sheet back; raises ``NotationError``."""
    try:
        noted = json.loads(text)
        count = len(noted["banks"][noted["language"]]["shown"])
        wordings: list[dict[str, Asked]] = [{} for _ in range(count)]
        for language in noted["languages"]:
            kept = noted["banks"][language]
            items = _items(kept["bank"])
            for item, (place, options, lefts) in zip(items, kept["shown"], strict=True):
                wordings[place][language] = Asked(item, tuple(options), tuple(lefts))
        return Sheet(
            noted["pack"],
            noted["version"],
            Localized(noted["title"]),
            noted["language"],
            tuple(noted["languages"]),
            tuple(map(Posed, wordings)),
            {
                name: Document(name, title, publisher, published, language)
                for name, (title, publisher, published, language) in noted["documents"].items()
            },
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise NotationError(text[:80]) from error


def _items(text: str) -> tuple[Any, ...]:
    file, _ = read_bank_bytes(text.encode(), _BANK)
    if file is None:
        raise NotationError(text[:80])
    return file.bank.items
