"""A pack laid out for pen and paper: what is on each sheet, and in the key to it.

How it looks is up to `html_out` and `markdown_out`; all words here are said in the language spoken.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.documents.quotes import as_shown
from alpine_quiz.exchange.explaining import note_unheld
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.noting import options_named
from alpine_quiz.game.asked import FALSE, TRUE
from alpine_quiz.game.lots import Lots
from alpine_quiz.game.presenting import present
from alpine_quiz.game.scoring import CLOSE_PERCENT, NEAR_PERCENT
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.numbers import grouped, is_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.exchange.noting import Notebook
    from alpine_quiz.game.asked import Asked

MOST_VARIANTS = len(ascii_uppercase)
_HELD = frozenset(("allow", "citations", "credit", "unit", "values"))
_SEED = "worksheet"


@dataclass(frozen=True, slots=True)
class Variants:
    """How many sheets of the same questions there are, and by what lot they differ.

    A single one without a seed has its questions in the order of the pack.
    """

    count: int = 1
    seed: str = ""

    @property
    def are_shuffled(self) -> bool:
        """Whether the order of the questions is drawn by lot."""
        return self.count > 1 or bool(self.seed)


ONE = Variants()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One variant: its letter, empty where it is the only one, and its questions in order."""

    letter: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the key says of a question: the key, what is told with it, quotes with sources.

    Sources are numbered from 1 through all keys.
    """

    key: str
    told: tuple[str, ...]
    quotes: tuple[tuple[str, int], ...]


def sheets(pack: Pack, language: str, variants: Variants) -> tuple[Sheet, ...]:
    """Return the variants, each with all questions of ``pack`` in ``language``."""
    items = pack.items(language)
    if not variants.are_shuffled:
        return (Sheet("", tuple(present(item, _SEED, pack=pack.id) for item in items)),)
    count = max(1, min(variants.count, MOST_VARIANTS))
    found = []
    for letter in ascii_uppercase[:count]:
        lots = Lots(_SEED, variants.seed, letter, pack.id)
        order = sorted(items, key=lambda item, lots=lots: lots.draw(item.id))  # type: ignore[misc]
        seed = f"{variants.seed}\x1f{letter}"
        asked = tuple(present(item, seed, pack=pack.id) for item in order)
        found.append(Sheet(letter if count > 1 else "", asked))
    return tuple(found)


def note_losses(found: tuple[Sheet, ...], notes: Notebook) -> None:
    """Note what of the questions is neither on the sheets nor in the keys."""
    shown: dict[str, set[str]] = {}
    for sheet in found:
        for asked in sheet.asked:
            shown.setdefault(asked.item.id, set()).update(asked.options)
    for asked in sorted(found[0].asked, key=lambda asked: asked.item.place.line):
        item = asked.item
        notes.begin(item.place.line, item.id)
        note_unheld(item, _HELD, notes)
        if isinstance(item, Choice | Multiple):
            dropped = [each for each in item.distractors if each not in shown[item.id]]
            if dropped:
                notes.changed(Loss.OPTIONS_DROPPED, **options_named(dropped))


def sources(items: Iterable[Question]) -> dict[str, int]:
    """Return the documents that are cited, by their ids, numbered as they are met."""
    cited = dict.fromkeys(citation.document for item in items for citation in item.citations)
    return {document: number for number, document in enumerate(cited, 1)}


def sources_heading() -> str:
    """Return the heading above the sources."""
    return tr("Sources")


def source_text(name: str, pack: Pack) -> str:
    """Return what a document is: its title, who published it when, and where it is read."""
    document = pack.documents.get(name)
    if document is None:
        return name
    parts = (document.title, document.publisher, document.published, document.url)
    return ", ".join(filter(None, parts))


def task(item: Question) -> str:
    """Return what is to be done where the form of a question does not tell it; else nothing."""
    match item:
        case Multiple():
            return tr("Tick all that are right.")
        case Order():
            return tr("Number them from 1 to {last}.", last=len(item.items))
        case Match():
            return tr("Write the letter of its partner on each line.")
        case _:
            return ""


def truths() -> tuple[str, str]:
    """Return the words for what is true and what is false."""
    return tr("True"), tr("False")


def unit_shown(item: Number) -> str:
    """Return what stands behind the line for a number; years need no unit."""
    return "" if is_year(item.unit) else item.unit


def answer(asked: Asked, pack: Pack, language: str, numbers: dict[str, int]) -> Answer:
    """Return what the key says of a question; ``numbers`` are those of the sources."""
    item = asked.item
    quotes = []
    for citation in item.citations:
        document = pack.documents.get(citation.document)
        quote = as_shown(citation.quote, document.language if document else "")
        quotes.append((tr("“{quote}”", quote=quote), numbers[citation.document]))
    return Answer(_key(asked, language), tuple(_told(item)), tuple(quotes))


def _key(asked: Asked, language: str) -> str:
    item = asked.item
    match item:
        case Choice():
            return _lettered(asked, (item.answer,))
        case Multiple():
            return _lettered(asked, item.answers)
        case TrueFalse():
            return truths()[0 if item.answer else 1]
        case Text():
            return item.answer
        case Number():
            return _number(item, language)
        case Order():
            places = [item.items.index(option) + 1 for option in asked.options]
            order = [
                f"{name} ({value})" if value else name
                for name, value in zip(item.items, item.values or [""] * len(places), strict=True)
            ]
            return f"{', '.join(map(str, places))}: {' → '.join(order)}"
        case Match():
            rights = dict(item.pairs)
            return "; ".join(f"{left} – {letter_of(asked, rights[left])}" for left in asked.lefts)


def letter_of(asked: Asked, option: str) -> str:
    """Return the letter that an option has on the sheet."""
    return ascii_uppercase[asked.options.index(option)]


def _lettered(asked: Asked, keys: tuple[str, ...]) -> str:
    shown = sorted(keys, key=asked.options.index)
    return "; ".join(f"{letter_of(asked, key)}. {key}" for key in shown)


def _number(item: Number, language: str) -> str:
    figure = item.written if is_year(item.unit) else grouped(item.written, language)
    if item.tolerance:
        figure += f" ± {grouped(format(item.tolerance, 'f'), language)}"
    unit = unit_shown(item)
    return f"{figure} {unit}" if unit else figure


def _told(item: Question) -> list[str]:
    told = []
    if isinstance(item, TrueFalse) and item.correction:
        told.append(item.correction)
    if isinstance(item, Number) and item.estimate:
        told.append(
            tr(
                "Within {close} % it counts in full, within {near} % half.",
                close=CLOSE_PERCENT,
                near=NEAR_PERCENT,
            )
        )
    if isinstance(item, Text):
        told += [tr("Also right: {answers}", answers=", ".join(item.accept))] if item.accept else []
        if item.prompt:
            told.append(tr("Not exact enough: {answers}", answers=", ".join(item.prompt)))
        told += [tr("Wrong: {answers}", answers=", ".join(item.reject))] if item.reject else []
    told += [item.rationale] if item.rationale else []
    # Translators: an option of a question, and what is said of it.
    told += [
        tr("{option}: {said}", option=_option(option), said=said)
        for option, said in item.feedback.items()
    ]
    if item.credit:
        told.append(tr("Question: {credit}", credit=item.credit))
    return told


def _option(option: str) -> str:
    return dict(zip((TRUE, FALSE), truths(), strict=True)).get(option, option)


def heading(pack: Pack, language: str) -> str:
    """Return what the pack is called."""
    return " ".join(pack.title.in_language(language).split()) or pack.id


def variant_text(sheet: Sheet) -> str:
    """Return the name of a variant; nothing where there is but one."""
    return tr("Variant {letter}", letter=sheet.letter) if sheet.letter else ""


def key_heading(sheet: Sheet) -> str:
    """Return the heading of the key to a sheet."""
    if sheet.letter:
        return tr("Answer key, variant {letter}", letter=sheet.letter)
    return tr("Answer key")


def points_text(sheet: Sheet) -> str:
    """Return what stands behind the line for the points."""
    return tr_count("of {count} point", "of {count} points", len(sheet.asked))


def colophon(pack: Pack) -> str:
    """Return who wrote the questions, and under which licence they are."""
    parts = [pack.id if not pack.version else f"{pack.id} {pack.version}"]
    parts += [", ".join(pack.authors)] if pack.authors else []
    parts += [tr("Licence: {licence}", licence=pack.licence)] if pack.licence else []
    return " · ".join(parts)
