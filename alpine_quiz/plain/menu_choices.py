"""What the menu in plain lines asks for: a document, a player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.choosing import Choice, choose, numbered
from alpine_quiz.plain.players import no_name_text, players_lines
from alpine_quiz.plain.wording import player_text

if TYPE_CHECKING:
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.sitting import Sitting


def ask_for_document(sitting: Sitting, lines: Lines) -> str | None:
    """Ask for a document that the pack cites, by its id."""
    from alpine_quiz.library.opening import list_shelf
    from alpine_quiz.plain.documents import listed_text

    shelf = list_shelf(sitting, sitting.language)
    if not shelf:
        lines.write(tr("This pack cites no document."))
        return None
    choices = [
        Choice(
            " · ".join(listed_text(each).splitlines()),
            (each.document.id, each.document.title, each.document.file),
        )
        for each in shelf
    ]
    place = choose(lines, tr("Which document? Its number or title; Enter goes back."), choices)
    return None if place is None else shelf[place].document.id


def ask_for_player(sitting: Sitting, lines: Lines) -> str | None:
    """Ask who plays: one of those who have, by number or name, or somebody new by a name."""
    players = sitting.records.players()
    for place, line in enumerate(players_lines(players), 1):
        lines.write(f"{place}. {line}")
    lines.write(tr("Who plays? A number, or a name, which may be a new one; Enter goes back."))
    while name := (lines.read() or "").strip():
        number = numbered(name)
        if name.casefold() == "q":
            return None
        if number is not None and not 1 <= number <= len(players):
            lines.write(tr("Nobody in the list has this number."))
        elif number is not None:
            return players[number - 1].name
        elif why := no_name_text(name):
            lines.write(why)
        else:
            named = {player_text(each.name).casefold(): each.name for each in players}
            return named.get(name.casefold(), name)
    return None
