"""How much was right: by topic, document, type and difficulty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import ItemType
from alpine_quiz.language.catalogue import later, tr, tr_as
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.looking_back.blocks import Block, Row
from alpine_quiz.plain.looking_back.tallies import share_of, tally_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from alpine_quiz.records.accuracy import Part
    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.scores import Tally
    from alpine_quiz.records.strength import Subject

_TYPES = {
    ItemType.CHOICE: later("One right answer"),
    ItemType.MULTIPLE: later("Several right answers"),
    ItemType.TRUE_FALSE: later("True or false"),
    ItemType.TEXT: later("A name to type"),
    ItemType.NUMBER: later("A number"),
    ItemType.ORDER: later("An order"),
    ItemType.MATCH: later("Pairs"),
}
_DIFFICULTIES = {1: later("Easy"), 2: later("Medium"), 3: later("Hard")}


def accuracy_blocks(found: LookingBack) -> list[Block]:
    """Return a block a pack for topics and documents, then one for types and difficulties."""
    parts = found.statistics.accuracy
    if not parts.types:
        return [Block(tr("Accuracy"), (tr("Nothing has been answered yet."),))]
    types = [
        Row(type_name(name), tally_text(parts.types[name]), share_of(parts.types[name]))
        for name in (*ItemType, *parts.types)
        if name in parts.types
    ]
    hard = [
        Row(difficulty_name(number), tally_text(tally), share_of(tally))
        for number, tally in parts.difficulties.items()
    ]
    return [
        *_by_pack(found, parts.topics, found.topics, later("By topic: {pack}")),
        *_by_pack(found, parts.documents, found.documents, later("By document: {pack}")),
        Block(tr("By type of question"), rows=tuple(dict.fromkeys(types))),
        Block(tr("By difficulty"), rows=tuple(hard)),
    ]


def type_name(name: str) -> str:
    """Return a type of question in words; one that is not known by its own name."""
    return tr(_TYPES[ItemType(name)]) if name in list(ItemType) else cleaned(name)


def difficulty_name(number: int) -> str:
    """Return a difficulty in a word."""
    return tr(_DIFFICULTIES[number]) if number in _DIFFICULTIES else str(number)


def _by_pack(
    found: LookingBack, parts: Sequence[Part], names: Mapping[Subject, str], title: str
) -> list[Block]:
    rows: dict[str, list[Row]] = {}
    for part in parts:
        rows.setdefault(part.pack, []).append(_row(names, part))
    titles = {**found.statistics.titles, **found.titles}
    return [
        Block(tr(title, pack=cleaned(titles.get(pack) or pack)), rows=tuple(each))
        for pack, each in rows.items()
    ]


def _row(titles: Mapping[Subject, str], part: Part) -> Row:
    tally: Tally = part.tally
    # What is declared no more has lost its title.
    title = titles.get((part.pack, part.name), "")
    name = cleaned(title) or cleaned(part.name).capitalize() or tr_as("topic", "Other")
    return Row(name, tally_text(tally), share_of(tally))
