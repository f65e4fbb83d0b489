"""What the class sees of a room: the question, how it was answered, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.classroom.clients.shown import asked_of
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.classroom.answering import SHAPES, key_lines, quoted_view, tally_note
from alpine_quiz.plain.classroom.frequent import BY_OPTION, frequent
from alpine_quiz.plain.classroom.wording import people_text
from alpine_quiz.plain.wording import LETTERS, option_text
from alpine_quiz.terminal.classroom.ranks import NOTE, STANDING, rank_rows
from alpine_quiz.terminal.widgets.explanation import Quotes
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.classroom.messages import (
        QuestionView,
        RevealView,
        RoomView,
        TallyView,
    )
    from alpine_quiz.plain.classroom.frequent import Votes

_BAR = 10
_NOTE = 22


class Board(VerticalScroll, can_focus=True):
    """The room as all may see it, from the same frames that a projector gets."""

    DEFAULT_CSS = """
    Board { height: 1fr; scrollbar-size-vertical: 1; }
    Board Static { height: auto; }
    Board #stem { text-style: bold; margin: 0 0 1 0; }
    Board #lefts { margin: 0 0 1 0; }
    Board #said { margin: 1 0 0 0; color: $primary; }
    Board #key { margin: 1 0 0 0; text-style: bold; color: $success; }
    Board #rationale { margin: 1 0 0 0; }
    Board Quotes { margin: 1 0 0 0; }
    .-short Board #stem, .-cramped Board #stem, .-short Board #key, .-cramped Board #key,
    .-short Board #rationale, .-cramped Board #rationale, .-short Board Quotes,
    .-cramped Board Quotes, .-short Board #said, .-cramped Board #said { margin: 0; }
    """

    def compose(self) -> ComposeResult:
        """All parts, each shown where it has something to say."""
        yield Static(id="stem", markup=False)
        yield Static(id="lefts", markup=False)
        options = Rows(note_width=_NOTE, id="options")
        options.can_focus = False
        yield options
        yield Static(id="said", markup=False)
        yield Static(id="key", markup=False)
        yield Static(id="rationale", markup=False)
        yield Quotes(markup=False)

    def show(
        self,
        room: RoomView,
        present: int,
        votes: Votes | None = None,
    ) -> None:
        """Show the room as it is now; ``votes`` only once all may see them."""
        question, reveal = room.get("question"), room.get("reveal")
        standing = room["phase"] in STANDING
        asked = question is not None and not standing and room["phase"] != "lobby"
        self._fill("stem", self._stem(question) if asked and question else "")
        if standing:
            self._show_ranks(room)
        else:
            self._show_options(question if asked else None, reveal, votes)
        self._fill("said", self._said(room, present))
        self._show_reveal(question if asked else None, reveal)

    def _stem(self, question: QuestionView) -> str:
        return tr("Paused") if question["paused"] else question["stem"]

    def _fill(self, name: str, text: str) -> None:
        part = self.query_one(f"#{name}", Static)
        part.update(Content(text))
        part.display = bool(text)

    def _show_options(
        self,
        question: QuestionView | None,
        reveal: RevealView | None,
        votes: Votes | None,
    ) -> None:
        given = _given_rows(question, votes) if question and reveal and votes else []
        # What was answered tells of all that could be: the options give way to it.
        lefts = question.get("lefts", []) if question and not given else []
        self._fill("lefts", "\n".join(f"{place}  {left}" for place, left in enumerate(lefts, 1)))
        rows = given or (_rows(question, reveal, votes) if question else [])
        options = self.query_one("#options", Rows)
        options.rows = rows
        options.note_width = _NOTE if any(row.note for row in rows) else 0
        options.display = bool(rows)

    def _show_ranks(self, room: RoomView) -> None:
        self._fill("lefts", "")
        options = self.query_one("#options", Rows)
        options.rows = rank_rows(room)
        options.note_width = NOTE
        options.display = bool(options.rows)

    def _said(self, room: RoomView, present: int) -> str:
        match room["phase"]:
            case "lobby":
                return people_text(present)
            case "reading":
                return tr("Read first; the answers come in a moment.")
            case "discussing":
                return tr("Talk it over with your neighbours, then vote again.")
            case "ranks" if not room.get("ranks") and not room.get("team_ranks"):
                return tr("Nobody has points yet.")
            case "ended":
                return tr("That was it. Thank you for playing!")
        question = room.get("question")
        if question and question["struck"] and room["phase"] == "revealed":
            return tr("This question counts for nobody.")
        return ""

    def _show_reveal(self, question: QuestionView | None, reveal: RevealView | None) -> None:
        told = question is not None and reveal is not None
        lines = key_lines(question, reveal) if question and reveal else []
        if lines and reveal and reveal["accepted"]:
            accepted = ", ".join(reveal["accepted"])
            lines = [*lines, tr("Also accepted: {answers}", answers=accepted)]
        self._fill("key", "\n".join(f"✓ {line}" for line in lines))
        self._fill("rationale", reveal["rationale"] if told and reveal else "")
        quotes = [quoted_view(each) for each in reveal["citations"]] if told and reveal else []
        self.query_one(Quotes).show(quotes)


def _rows(
    question: QuestionView,
    reveal: RevealView | None,
    votes: Votes | None,
) -> list[Row]:
    """Return the options, each with its letter and shape; at the reveal with bars."""
    if question["paused"] or "options" not in question:
        return []
    asked = asked_of(question)
    by_option = question["type"] in BY_OPTION
    told = votes if by_option else None
    counts = _counts(told.tally) if told else {}
    before = _counts(told.first) if told and told.first is not None else None
    most = max([*counts.values(), *(before or {}).values()], default=0)
    right = reveal["key"] if reveal and by_option else ()
    accepted = _right_places(told.tally) if reveal and told else ()
    rows = []
    for place, option in enumerate(asked.options):
        lead = f"{LETTERS[place]} {SHAPES[place]}"
        note = ""
        if reveal and told:
            early = before.get(place, 0) if before is not None else None
            note = tally_note(counts.get(place, 0), early, most, _BAR)
        is_right = place in right or place in accepted
        text = option_text(option, asked.item)
        rows.append(Row(f"✓ {text}" if is_right else text, lead, note, "right" if is_right else ""))
    return rows


def _given_rows(question: QuestionView, votes: Votes) -> list[Row]:
    """Return what was answered most often where there are no options to count."""
    if question["type"] in BY_OPTION:
        return []
    given = frequent(question, votes)
    most = max((max(each.count, each.before or 0) for each in given), default=0)
    return [
        Row(
            f"✓ {each.text}" if each.right else each.text,
            note=tally_note(each.count, each.before, most, _BAR),
            look="right" if each.right else "",
        )
        for each in given
    ] or [Row(tr("Nobody has answered."), look="faint")]


def _right_places(tally: list[TallyView] | None) -> set[int]:
    """Return the options that count as right, those among them that the teacher accepted."""
    return {
        place
        for told in tally or ()
        if told["right"]
        for place in told["given"]
        if isinstance(place, int)
    }


def _counts(tally: list[TallyView] | None) -> dict[int, int]:
    return {
        told["given"][0]: told["count"]
        for told in tally or ()
        if isinstance(told["given"], list) and len(told["given"]) == 1
    }
