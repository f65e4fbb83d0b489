"""Cards to hold up instead of a phone, and a sheet with the way into a room; to be printed.

In black and white they are told apart as well: by their letter, and by a shape that is the same
on phones and on the wall.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import LANGUAGES, speaking, tr
from alpine_quiz.plain.classroom_report.page import page_head
from alpine_quiz.plain.wording import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FEWEST, MOST, USUAL = 2, len(LETTERS), 4
A_PAGE = (1, 2, 4)
"""How many cards a page may hold."""
# As the student's page draws them, in a box of 24 by 24.
_SHAPES = (
    "M12 2 23 21H1z",
    "M12 1 23 12 12 23 1 12z",
    "M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20z",
    "M3 3h18v18H3z",
    "M12 1l3.2 7.6 8.2.7-6.2 5.4 1.9 8L12 18.4 4.9 22.7l1.9-8L.6 9.3l8.2-.7z",
    "M6 2h12l5.5 10L18 22H6L.5 12z",
)
_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff;
  font: 14pt/1.4 "Source Sans 3", "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial,
    sans-serif; }
.page { width: 100vw; height: 100vh; display: grid; break-after: page; overflow: hidden; }
.page:last-child { break-after: auto; }
.four { grid-template: 1fr 1fr / 1fr 1fr; }
.two { grid-template: 1fr 1fr / 1fr; }
.one { grid-template: 1fr / 1fr; }
.card { position: relative; display: flex; flex-direction: column; align-items: center;
  justify-content: center; gap: 2vh; border: 1px dashed #999; min-width: 0; min-height: 0;
  padding: 6mm; }
.one .card { border: 0; }
.card svg { display: block; fill: #fff; stroke: #000; stroke-width: 1.1; stroke-linejoin: round; }
.card text { font-weight: 700; font-family: Arial, "Liberation Sans", sans-serif;
  text-anchor: middle; fill: #000; stroke: none; }
.one svg { width: min(88vw, 70vh); height: min(88vw, 70vh); }
.two svg { width: min(80vw, 36vh); height: min(80vw, 36vh); }
.four svg { width: min(40vw, 34vh); height: min(40vw, 34vh); }
.team { font-size: 18pt; font-weight: 700; margin: 0; }
.way { padding: 15mm 18mm; align-content: start; gap: 16mm; }
.way h1 { font-size: 26pt; line-height: 1.2; margin: 0; }
.way ol { margin: 0; padding: 0 0 0 1.4em; font-size: 17pt; }
.way li { margin: 0 0 14mm; padding-left: .3em; }
.blank { display: block; border-bottom: 1.5pt solid #000; height: 18mm; }
.boxes { display: flex; gap: 3mm; margin-top: 4mm; }
.boxes i { width: 12mm; height: 15mm; border: 1.5pt solid #000; }
.note { font-size: 14pt; margin: 0; }
@page { margin: 8mm; }
@media print { .page { width: auto; height: calc(100vh - .1mm); } }
"""
_PIN = 6
_LETTER = {0: (18, 10.5), 4: (16.2, 8)}
"""How far down a letter stands and how large it is, where a shape leaves less room."""
_SIZES = {1: "one", 2: "two", 4: "four"}


def cards_page(*, options: int = USUAL, a_page: int = 4, teams: int = 0) -> str:
    """Return the page: cards for so many options, a set for each of so many teams, and the way in.

    Its words are in every language the game speaks, so that it serves all of a class.
    """
    lines = [*page_head(tr("Cards to answer with"), _STYLE), "<main>"]
    cards = [
        (place, team)
        for team in (range(1, teams + 1) if teams else (0,))
        for place in range(options)
    ]
    for begin in range(0, len(cards), a_page):
        lines.append(f'<section class="page {_SIZES[a_page]}">')
        lines += [_card(place, team) for place, team in cards[begin : begin + a_page]]
        lines.append("</section>")
    return "\n".join([*lines, *_way_in(), "</main>", "</body>", "</html>", ""])


def _card(place: int, team: int) -> str:
    letter = LETTERS[place]
    down, size = _LETTER.get(place, (16, 11))
    named = f'<p class="team">{_team(team)}</p>' if team else ""
    return (
        f'<div class="card"><svg viewBox="-1 -1 26 26" role="img" aria-label="{letter}">'
        f'<path d="{_SHAPES[place]}"/><text x="12" y="{down}" font-size="{size}">{letter}</text>'
        f"</svg>{named}</div>"
    )


def _team(number: int) -> str:
    return _in_all(lambda: tr("Team {number}", number=number))


def _in_all(say: Callable[[], str]) -> str:
    """Return what is said in every language, each in its own."""
    said: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            said.setdefault(say(), language)
    return " · ".join(
        f'<span lang="{language}">{escape(each)}</span>' for each, language in said.items()
    )


def _way_in() -> Iterator[str]:
    """Yield a sheet whose address and PIN are written by hand."""
    title = _in_all(lambda: tr("Join the quiz"))
    network = _in_all(lambda: tr("Wi-Fi"))
    address = _in_all(lambda: tr("Address, in the browser of your phone"))
    pin = _in_all(lambda: tr("PIN"))
    cards = _in_all(lambda: tr("No phone? Hold up the card with your answer."))
    blank = '<span class="blank"></span>'
    boxes = f'<span class="boxes">{"<i></i>" * _PIN}</span>'
    yield f'<section class="page way">\n<h1>{title}</h1>\n<ol>'
    yield f"<li>{network}{blank}</li>\n<li>{address}{blank}</li>\n<li>{pin}{boxes}</li>\n</ol>"
    yield f'<p class="note">{cards}</p>\n</section>'
