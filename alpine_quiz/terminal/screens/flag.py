"""“This question is bad”: what is wrong with it, and a note for the pack's author."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.flagging import flag_line, reason_text
from alpine_quiz.records.flags import MAX_NOTE, Reason
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.form import Form
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from alpine_quiz.records.kept_round import KeptRound

_REASONS = tuple(Reason)
_CHOSEN, _OPEN = "●", "○"


class FlagScreen(QuizScreen):
    """Reasons by number, a note that need not be, and what was said before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number),
                f"pick({number - 1})",
                later("what is wrong has this number"),
                id=f"flag.{number}",
            )
            for number in range(1, len(_REASONS) + 1)
        ),
        Binding("0", f"pick({len(_REASONS)})", later("take it back"), id="flag.none"),
        Binding("up", "move(-1)", later("go through what may be wrong"), id="flag.up"),
        Binding("down", "move(1)", later("go through what may be wrong"), id="flag.down"),
        Binding("enter", "send", later("say so to the pack’s author"), id="flag.send"),
        Binding("escape", "back", later("back, and say nothing"), id="flag.back"),
    ]
    DEFAULT_CSS = """
    FlagScreen #stem { color: $quiet; margin: 0 0 1 0; height: auto; }
    FlagScreen #asked { text-style: bold; height: auto; }
    FlagScreen #before { color: $warning; height: auto; }
    FlagScreen #reasons { margin: 1 0; }
    FlagScreen #note {
        height: 1; border: none; padding: 0 1; background: $panel; color: $foreground;
    }
    FlagScreen #note:focus { border: none; background-tint: $primary 12%; }
    FlagScreen VerticalScroll { scrollbar-size-vertical: 1; }
    FlagScreen.-short #stem, FlagScreen.-cramped #stem,
    FlagScreen.-short #reasons, FlagScreen.-cramped #reasons { margin: 0; }
    """

    def __init__(self, kept: KeptRound, index: int, after: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self._kept = kept
        self._index = index
        self._after = after
        self._before = kept.flagged(index)
        self._chosen = _REASONS.index(self._before.reason) if self._before else 0

    def content(self) -> ComposeResult:
        """The question, the reasons, and a line for the note."""
        stem = self._kept.round.played[self._index].asked.item.stem
        yield Heading(tr("This question is bad"))
        with Vertical(classes="stage"), Form(classes="column"):
            yield Static(Content(stem), id="stem", markup=False)
            yield Static(id="before", markup=False)
            yield Static(id="asked", markup=False)
            yield Rows(self._rows(), id="reasons")
            yield Input(
                self._before.note if self._before else "",
                id="note",
                max_length=MAX_NOTE,
                select_on_focus=False,
            )

    def keys(self) -> list[Key]:
        """A reason by its number, then send it, or leave."""
        numbers = f"1–{len(_REASONS)}"
        keys = [Key("", tr("what is wrong"), numbers), Key("flag.send", tr("send"))]
        if self._before:
            keys.append(Key("flag.none", tr("take it back")))
        return [*keys, Key("flag.back", tr("back")), Key("app.help", tr("help"))]

    async def retell(self) -> None:
        """Offer the reasons in the language spoken now; what is typed stays."""
        await super().retell()
        self.query_one(Heading).tell(tr("This question is bad"), "")
        self._tell()

    def on_mount(self) -> None:
        """Point at the first, or at what was said before."""
        rows = self.query_one("#reasons", Rows)
        self._tell()
        rows.cursor = self._chosen
        rows.focus()

    def _tell(self) -> None:
        before = self.query_one("#before", Static)
        before.update(Content(flag_line(self._before) if self._before else ""))
        before.display = self._before is not None
        self.query_one("#asked", Static).update(Content(tr("What is wrong with it?")))
        self.query_one("#reasons", Rows).rows = self._rows()
        note = tr("a note for the pack’s author, if you like")
        self.query_one("#note", Input).placeholder = note

    def _rows(self) -> list[Row]:
        texts = [reason_text(reason) for reason in _REASONS]
        numbers = [str(number) for number in range(1, len(texts) + 1)]
        if self._before:
            texts.append(tr("nothing: take it back"))
            numbers.append("0")
        return [self._row(*each) for each in enumerate(zip(numbers, texts, strict=True))]

    def _row(self, place: int, parts: tuple[str, str]) -> Row:
        number, text = parts
        chosen = place == self._chosen
        sign = _CHOSEN if chosen else _OPEN
        return Row(text, f"{sign} {number}", look="chosen" if chosen else "")

    def _choose(self, index: int) -> None:
        rows = self.query_one("#reasons", Rows)
        if 0 <= index < len(rows.rows):
            self._chosen = rows.cursor = index
            rows.rows = self._rows()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be taken back that was not said."""
        if action == "pick" and parameters == (len(_REASONS),):
            return self._before is not None
        return True

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click chooses, and leads on to the note."""
        event.stop()
        self.action_pick(event.index)

    def action_pick(self, index: int) -> None:
        """Choose what is wrong; a note may follow."""
        self._choose(index)
        if self._chosen < len(_REASONS):
            self.query_one("#note", Input).focus()

    def action_move(self, step: int) -> None:
        """Choose the next reason or the one before, also while the note is typed."""
        self._choose((self._chosen + step) % len(self.query_one("#reasons", Rows).rows))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the note sends all of it."""
        event.stop()
        await self.action_send()

    async def action_send(self) -> None:
        """Keep what is chosen, or take back what was said before."""
        if self.too_small:
            return
        if self._chosen < len(_REASONS):
            note = self.query_one("#note", Input).value
            self._kept.flag(self._index, _REASONS[self._chosen], note)
        else:
            self._kept.unflag(self._index)
        self.dismiss()
        await self._after()

    def action_back(self) -> None:
        """Leave it as it was."""
        self.dismiss()
