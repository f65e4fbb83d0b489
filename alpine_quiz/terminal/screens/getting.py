"""Adding a pack: where it is, what would come, and taking it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from alpine_quiz.exchange.getting import look_at, take
from alpine_quiz.exchange.model import ExchangeError
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.library.objections import RefusedPackError
from alpine_quiz.plain.getting import (
    coming_lines,
    getting_text,
    origin_typed,
    refused_text,
    sources_text,
)
from alpine_quiz.terminal.screens.base import PAUSE, QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.exchange.getting import Coming
    from alpine_quiz.records.sitting import Sitting

_MOST_TYPED = 4_000


class GettingScreen(QuizScreen):
    """A line for a path or an address; what is there is shown before it is taken.

    ``after`` is called with the pack once it is among the others and this screen is gone.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", later("look at it, then add it"), id="getting.go_on"),
        Binding("shift+up", "read(-1)", later("read on below the line"), id="getting.less"),
        Binding("shift+down", "read(1)", later("read on below the line"), id="getting.more"),
        Binding("pageup", "leaf(-1)", later("a page back or on"), id="getting.page_up"),
        Binding("pagedown", "leaf(1)", later("a page back or on"), id="getting.page_down"),
        Binding("f8,ctrl+n", "clear", later("empty the line"), id="getting.clear"),
        Binding("escape", "back", later("stop looking, or back"), id="getting.back"),
    ]
    DEFAULT_CSS = """
    GettingScreen Input {
        height: 1; border: none; padding: 0 1; margin: 1 0; background: $panel;
    }
    GettingScreen Input:focus { border: none; background: $mark-ground; }
    GettingScreen.-cramped Input, GettingScreen.-short Input { margin: 0; }
    GettingScreen #asking { height: auto; color: $quiet; }
    GettingScreen.-cramped #asking, GettingScreen.-short.-found #asking { display: none; }
    GettingScreen VerticalScroll { scrollbar-size-vertical: 1; height: 1fr; }
    GettingScreen #told { height: auto; padding: 0 1; }
    GettingScreen #told.-fault { color: $warning; }
    """

    def __init__(self, sitting: Sitting, after: Callable[[Pack], object]) -> None:
        super().__init__()
        self._clock = sitting.clock
        self._after = after
        self._coming: Coming | None = None
        self._came_at = 0.0
        self._looks = 0
        self._looking = False
        self._taking = False

    def content(self) -> ComposeResult:
        """What is asked, the line, and what is found by it."""
        yield Heading(tr("Add a pack"))
        with Vertical(classes="stage"), Vertical(classes="column"):
            yield Static(Content(sources_text()), id="asking", markup=False)
            yield Input(
                placeholder=tr("a path, or an address (https://…)"),
                max_length=_MOST_TYPED,
                id="source",
            )
            with VerticalScroll(can_focus=False):
                yield Static(id="told", markup=False)

    @property
    def busy(self) -> bool:
        """Whether something is being looked at, or added."""
        return self._looking or self._taking

    def keys(self) -> tuple[Key, ...]:
        """Look, then add it; stop, or go back."""
        goes_on = tr("look at it") if self._coming is None else tr("add it")
        back = tr("stop") if self._looking else tr("back")
        shown = Key("getting.go_on", goes_on, needed=True)
        first = () if self.busy else (shown,)
        return (
            *first,
            Key("getting.back", back),
            Key("app.help", tr("help")),
            *(() if self._coming is None else (Key("getting.less getting.more", tr("read on")),)),
        )

    async def retell(self) -> None:
        """Say it in the language spoken now; what is typed and was found stays."""
        await super().retell()
        self.query_one(Heading).tell(tr("Add a pack"), "")
        self.query_one("#asking", Static).update(Content(sources_text()))
        self.query_one(Input).placeholder = tr("a path, or an address (https://…)")
        if self._coming is not None:
            self._tell("\n".join(coming_lines(self._coming)))
        elif not self._looking:
            self._tell("")

    def on_mount(self) -> None:
        """Let it be typed."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was found is not what is typed any more."""
        event.stop()
        if not self._taking:
            self._forget("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line goes on."""
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """Look at what is there; once that is shown, add it."""
        if self.too_small or self.busy:
            return
        typed = self.query_one(Input).value
        if not typed.strip():
            self._tell(tr("Type a path or an address."), fault=True)
        elif self._coming is None:
            self._looks += 1
            self._looking = True
            self._tell(getting_text(typed.strip()))
            self.show_keys()
            self._look(self._looks, typed)
        elif self._clock() - self._came_at >= PAUSE:
            self._taking = True
            self.show_keys()
            self._add(self._coming)

    @work(thread=True, exclusive=True, group="looking")
    def _look(self, look: int, typed: str) -> None:
        """Look off the event loop; git is ended where it is not waited for any more."""
        worker = get_current_worker()
        try:
            coming = look_at(origin_typed(typed), lambda: worker.is_cancelled)
        except (RefusedPackError, ExchangeError) as error:
            self.call_later(self._settle, look, None, error)
        else:
            self.call_later(self._settle, look, coming, None)

    def _settle(
        self, look: int, coming: Coming | None, error: RefusedPackError | ExchangeError | None
    ) -> None:
        """Show what was found, or why there is nothing, unless it was given up meanwhile."""
        if look != self._looks:
            return
        self._looking = False
        self._coming, self._came_at = coming, self._clock()
        if coming is not None:
            self._tell("\n".join(coming_lines(coming)))
        elif error is not None:
            self._tell(refused_text(error, self.query_one(Input).value), fault=True)
        self.show_keys()

    @work(thread=True, group="adding")
    def _add(self, coming: Coming) -> None:
        try:
            pack = take(coming)
        except RefusedPackError as error:
            self.call_later(self._not_added, error)
        else:
            self.call_later(self._added, pack)

    def _not_added(self, error: RefusedPackError) -> None:
        self._taking = False
        self._forget(refused_text(error, ""), fault=True)

    def _added(self, pack: Pack) -> None:
        self.dismiss()
        self.app.call_later(self._after, pack)

    def _forget(self, said: str, *, fault: bool = False) -> None:
        """Give up what was looked for or found."""
        self._looks += 1
        self.workers.cancel_group(self, "looking")
        self._looking, self._coming = False, None
        self._tell(said, fault=fault)
        self.show_keys()

    def _tell(self, said: str, *, fault: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.set_class(fault, "-fault")
        title, end, rest = said.partition("\n")
        found = self._coming is not None
        self.set_class(found, "-found")
        told.update(Content.styled(title, "bold" if found else "") + Content(f"{end}{rest}"))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_read(self, step: int) -> None:
        """Scroll what is told."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_leaf(self, step: int) -> None:
        """Scroll what is told by a page."""
        told = self.query_one(VerticalScroll)
        told.scroll_relative(y=step * max(1, told.size.height - 1), animate=False)

    def action_clear(self) -> None:
        """Type something else."""
        if not self._taking:
            self.query_one(Input).value = ""

    def action_back(self) -> None:
        """Stop looking; where nothing is looked for, go back. What is being added comes."""
        if self._looking:
            self._forget(tr("It was stopped. Nothing was taken."))
        elif not self._taking:
            self.dismiss()
