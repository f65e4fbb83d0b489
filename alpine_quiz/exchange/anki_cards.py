"""Cards that `anki_out` wrote, as the questions that they were."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import ItemType
from alpine_quiz.exchange.anki import CARD, entries_of, part_of
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.markup import Style
from alpine_quiz.exchange.prose import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.exchange.prose import Prose
    from alpine_quiz.exchange.weighing import Fields

_BEGIN = re.compile(rf'<div class="{CARD} ([a-z-]+)( estimate)?">')
_TRUTH = re.compile(r'<div class="key (true|false)">')


def card_of(cells: Sequence[str], prose: Prose) -> Fields | None:
    """Return the fields of a question that was written as a card, or ``None`` if it was not."""
    if len(cells) < 2 or max(map(len, cells[:2])) > LONGEST:
        return None
    begin = _BEGIN.match(cells[0])
    if begin is None or begin[1] not in {each.value for each in ItemType}:
        return None
    front, back = cells[:2]
    reading = _Reading(prose)
    stem = reading.text(part_of(front, "stem"))
    own = reading.own(ItemType(begin[1]), front, back)
    if not stem or own is None:
        return None
    fields: Fields = {"type": begin[1], "stem": stem} | own
    if begin[2]:
        fields["estimate"] = True
    rationale = reading.text(part_of(back, "rationale"))
    if rationale:
        fields["rationale"] = rationale
    if "<blockquote>" in back:
        quote = reading.text(back[back.index("<blockquote>") :])
        prose.notes.left(Loss.UNHELD_FIELD, fields="source", text=quote)
    return fields


class _Reading:
    def __init__(self, prose: Prose) -> None:
        self._prose = prose

    def text(self, html: str) -> str:
        return self._prose.text(html, Style.HTML)

    def own(self, type_: ItemType, front: str, back: str) -> Fields | None:
        """Return the fields of a type; ``None`` where the card was changed beyond knowing."""
        key = part_of(back, "key")
        match type_:
            case ItemType.CHOICE | ItemType.MULTIPLE:
                return self._options(type_, front, key)
            case ItemType.TRUE_FALSE:
                truth = _TRUTH.search(back)
                correction = self.text(part_of(back, "correction"))
                more: Fields = {"correction": correction} if correction else {}
                return {"answer": truth[1] == "true"} | more if truth else None
            case ItemType.TEXT:
                accept = self._entries(part_of(back, "accept"))
                typed: Fields = {"answer": self.text(key)}
                return typed | ({"accept": accept} if accept else {})
            case ItemType.NUMBER:
                parts = {"answer": "number", "tolerance": "tolerance", "unit": "unit"}
                found = {name: self.text(part_of(back, part)) for name, part in parts.items()}
                return {name: text for name, text in found.items() if text}
            case ItemType.ORDER:
                return {"items": self._entries(key)}
            case ItemType.MATCH:
                pairs = {
                    self.text(part_of(entry, "left")): self.text(part_of(entry, "right"))
                    for entry in entries_of(key)
                }
                return {"pairs": pairs}

    def _options(self, type_: ItemType, front: str, key: str) -> Fields | None:
        keys = [self.text(key)] if type_ is ItemType.CHOICE else self._entries(key)
        known = set(keys)
        wrong = [text for text in self._entries(part_of(front, "options")) if text not in known]
        if not keys or not wrong:
            return None
        answer: Fields = {"answer": keys[0]} if type_ is ItemType.CHOICE else {"answers": keys}
        return answer | {"distractors": wrong}

    def _entries(self, html: str) -> list[str]:
        return [self.text(entry) for entry in entries_of(html)]
