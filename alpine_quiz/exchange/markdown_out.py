"""Writing a worksheet as Markdown, its keys behind it; after the CommonMark specification 0.31.

All that Markdown, GitHub's too, would take for markup is escaped.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.exchange import worksheet
from alpine_quiz.exchange.model import Exported
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.worksheet import ONE
from alpine_quiz.language.catalogue import speaking, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.exchange.worksheet import Sheet, Variants
    from alpine_quiz.game.asked import Asked

_LINE = r"\_" * 30
_PLACE = r"\_" * 4
_BOX = "☐"
_BREAK = "\n\n---\n"
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&#|~$^!@]")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_LINK = re.compile(r"(?i)\b(https?|ftp)(?=://)|\bwww(?=\.)")


def write(pack: Pack, language: str, variants: Variants = ONE) -> Exported:
    """Return the worksheets of ``pack`` in ``language``, and behind all of them the keys."""
    notes = Notebook()
    with speaking(language):
        found = worksheet.sheets(pack, language, variants)
        worksheet.note_losses(found, notes)
        numbers = worksheet.sources(pack.items(language))
        parts = ["\n".join(_sheet(sheet, pack, language)) for sheet in found]
        parts += ["\n".join(_keys(sheet, pack, language, numbers)) for sheet in found]
    text = _BREAK.join(parts)
    return Exported(f"{text}\n".encode(), len(pack.items(language)), notes.notes)


def escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it stands; its line ends stay."""
    lines = [_SIGNS.sub(r"\\\g<0>", line.strip(" \t")) for line in text.split("\n")]
    return "\\\n".join(filter(None, map(_begun, lines)))


def _begun(line: str) -> str:
    line = _LINK.sub(lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", line)
    if line[:1] in ("-", "+", "=", ":"):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line)


def _sheet(sheet: Sheet, pack: Pack, language: str) -> Iterator[str]:
    title = [worksheet.heading(pack, language), worksheet.variant_text(sheet)]
    yield f"# {escaped(' – '.join(filter(None, title)))}\n"
    who = [f"{escaped(word)} {_LINE}" for word in (tr("Name"), tr("Date"))]
    yield f"{'  '.join(who)}  {_PLACE} {escaped(worksheet.points_text(sheet))}"
    for number, asked in enumerate(sheet.asked, 1):
        yield f"\n**{number}.** {escaped(asked.item.stem)}\n"
        task = worksheet.task(asked.item)
        if task:
            yield f"*{escaped(task)}*\n"
        yield from _room(asked)


def _room(asked: Asked) -> Iterator[str]:
    """Return where the answer goes: boxes to tick, lines to write on."""
    item = asked.item
    match item:
        case Choice() | Multiple():
            yield from _lettered(asked.options, f"{_BOX} ")
        case TrueFalse():
            yield from (f"- {_BOX} {escaped(word)}" for word in worksheet.truths())
        case Text():
            yield _LINE
        case Number():
            yield f"{_LINE} {escaped(worksheet.unit_shown(item))}".rstrip()
        case Order():
            yield from (f"- {_PLACE} {escaped(text)}" for text in asked.options)
        case Match():
            yield from (f"- {_PLACE} {escaped(text)}" for text in asked.lefts)
            yield "\n<!-- -->\n"
            yield from _lettered(asked.options)


def _lettered(texts: Iterable[str], mark: str = "") -> Iterator[str]:
    for letter, text in zip(ascii_uppercase, texts, strict=False):
        yield f"- {mark}**{letter}.** {escaped(text)}"


def _keys(sheet: Sheet, pack: Pack, language: str, numbers: dict[str, int]) -> Iterator[str]:
    yield f"# {escaped(worksheet.key_heading(sheet))}\n"
    yield escaped(worksheet.heading(pack, language))
    for number, asked in enumerate(sheet.asked, 1):
        answer = worksheet.answer(asked, pack, language, numbers)
        yield f"\n**{number}.** **{escaped(answer.key)}**"
        yield from (f"\n{escaped(text)}" for text in answer.told)
        yield from (f"\n> {_quoted(quote)} \\[{at}\\]" for quote, at in answer.quotes)
    if numbers:
        yield f"\n## {escaped(worksheet.sources_heading())}\n"
        for name, number in numbers.items():
            yield f"{number}. {escaped(worksheet.source_text(name, pack))}"
    yield f"\n{escaped(worksheet.colophon(pack))}"


def _quoted(quote: str) -> str:
    return escaped(quote).replace("\n", "\n> ")
