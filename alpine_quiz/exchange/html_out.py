"""Writing a worksheet for pen and paper, its keys behind it: one page of HTML, for any printer.

Nothing of it is anywhere else, and nothing of it runs: it says so in a policy of its own. Its
paper is the printer's, A4 or Letter; keys begin on pages of their own, and no question is broken
across two.
"""

from __future__ import annotations

from html import escape
from string import ascii_uppercase
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.exchange import worksheet
from alpine_quiz.exchange.model import Exported
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.worksheet import ONE
from alpine_quiz.exchange.worksheet_style import STYLE
from alpine_quiz.language.catalogue import speaking, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.exchange.worksheet import Sheet, Variants
    from alpine_quiz.game.asked import Asked

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "ur", "yi"))
_SHORT = 32
"""As many characters an option has at most that leaves room for another beside it."""
_LINE_HOLDS = 50
_MOST_LINES = 3


def write(pack: Pack, language: str, variants: Variants = ONE) -> Exported:
    """Return the worksheets of ``pack`` in ``language``, and behind all of them the keys."""
    notes = Notebook()
    with speaking(language):
        found = worksheet.sheets(pack, language, variants)
        worksheet.note_losses(found, notes)
        text = "\n".join(_page(pack, language, found))
    return Exported(f"{text}\n".encode(), len(pack.items(language)), notes.notes)


def _page(pack: Pack, language: str, found: tuple[Sheet, ...]) -> Iterator[str]:
    title = escape(worksheet.heading(pack, language))
    way = "rtl" if language.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT else "ltr"
    yield f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{way}">\n<head>'
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{STYLE}{_named_pages(found)}</style>\n</head>\n<body>"
    for sheet in found:
        yield from _sheet(sheet, title)
    numbers = worksheet.sources(pack.items(language))
    for sheet in found:
        yield from _keys(sheet, pack, language, numbers)
    yield "</body>\n</html>"


def _named_pages(found: tuple[Sheet, ...]) -> str:
    """Return the style that names the variant at the foot of its pages."""
    rules = []
    for sheet in found:
        if sheet.letter:
            foot = f'@bottom-left {{ content: "{sheet.letter}"; font: 9pt sans-serif; }}'
            name = f"variant-{sheet.letter}"
            rules.append(f".{name} {{ page: {name}; }}\n@page {name} {{ {foot} }}\n")
    return "".join(rules)


def _class(name: str, sheet: Sheet) -> str:
    return f"{name} variant-{sheet.letter}" if sheet.letter else name


def _sheet(sheet: Sheet, title: str) -> Iterator[str]:
    yield f'<section class="{_class("sheet", sheet)}">\n<header>'
    yield f'<div class="title"><h1>{title}</h1>'
    yield f'<p class="variant">{escape(worksheet.variant_text(sheet))}</p></div>'
    lines = {
        "name": (tr("Name"), ""),
        "date": (tr("Date"), ""),
        "points": ("", worksheet.points_text(sheet)),
    }
    spans = (
        f'<span class="{kind}">{escape(before)}<span class="line"></span>{escape(behind)}</span>'
        for kind, (before, behind) in lines.items()
    )
    yield f'<p class="who">{"".join(spans)}</p>\n</header>\n<ol class="questions">'
    for asked in sheet.asked:
        yield f"<li>{_question(asked)}</li>"
    yield "</ol>\n</section>"


def _question(asked: Asked) -> str:
    item = asked.item
    task = worksheet.task(item)
    said = f'<p class="task">{escape(task)}</p>' if task else ""
    return f'<p class="stem">{escape(item.stem)}</p>{said}{_room(asked)}'


def _room(asked: Asked) -> str:
    """Return where the answer goes: boxes to tick, lines to write on."""
    item = asked.item
    match item:
        case Choice() | Multiple():
            mark = "circle" if isinstance(item, Choice) else "box"
            return _list("options", asked.options, f'<span class="{mark}"></span>', lettered=True)
        case TrueFalse():
            box = '<span class="circle"></span>'
            said = (f'<span class="option">{box}{escape(one)}</span>' for one in worksheet.truths())
            return f'<div class="truths">{"".join(said)}</div>'
        case Text():
            lines = min(_MOST_LINES, 1 + len(item.answer) // _LINE_HOLDS)
            return '<div class="write"></div>' * lines
        case Number():
            unit = escape(worksheet.unit_shown(item))
            return f'<div class="number"><span class="line"></span><span>{unit}</span></div>'
        case Order():
            return _list("lefts", asked.options, '<span class="place"></span>')
        case Match():
            lefts = _list("lefts", asked.lefts, '<span class="place"></span>')
            return (
                f'<div class="pairs">{lefts}{_list("rights", asked.options, lettered=True)}</div>'
            )


def _list(name: str, texts: Iterable[str], mark: str = "", *, lettered: bool = False) -> str:
    texts = tuple(texts)
    short = " short" if name == "options" and max(map(len, texts)) <= _SHORT else ""
    entries = []
    for letter, text in zip(ascii_uppercase, texts, strict=False):
        of_letter = f'<span class="letter">{letter}.</span>' if lettered else ""
        entries.append(f"<li>{mark}{of_letter}<span>{escape(text)}</span></li>")
    return f'<ul class="{name}{short}">{"".join(entries)}</ul>'


def _keys(sheet: Sheet, pack: Pack, language: str, numbers: dict[str, int]) -> Iterator[str]:
    title = escape(worksheet.heading(pack, language))
    yield f'<section class="{_class("key", sheet)}">\n<header>'
    yield f"<h1>{escape(worksheet.key_heading(sheet))}</h1>\n<p>{title}</p>\n</header>"
    yield '<ol class="answers">'
    for asked in sheet.asked:
        answer = worksheet.answer(asked, pack, language, numbers)
        told = "".join(f'<p class="told">{escape(text)}</p>' for text in answer.told)
        quotes = "".join(
            f'<p class="quote">{escape(quote)} [{number}]</p>' for quote, number in answer.quotes
        )
        yield f'<li><p class="right">{escape(answer.key)}</p>{told}{quotes}</li>'
    yield "</ol>"
    if numbers:
        yield f'<h2>{escape(worksheet.sources_heading())}</h2>\n<ol class="sources">'
        for name in numbers:
            yield f"<li>{escape(worksheet.source_text(name, pack))}</li>"
        yield "</ol>"
    yield f'<p class="colophon">{escape(worksheet.colophon(pack))}</p>\n</section>'
