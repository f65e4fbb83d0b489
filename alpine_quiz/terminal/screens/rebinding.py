"""Every binding and its keys, to be bound otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.keys import key_name
from alpine_quiz.terminal.rebinding import bindable, held, keys_for, named, refusal
from alpine_quiz.terminal.screens.settings import NORMAL_WIDTH, ChangingScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from alpine_quiz.terminal.rebinding import Bindable

_BARE = ("shift", "ctrl", "control", "alt", "super", "hyper", "meta", "caps_lock", "num_lock")


class PressScreen(ModalScreen[str]):
    """Waits for one key, whichever it is, and gives it back; nothing where it is left."""

    DEFAULT_CSS = """
    PressScreen { align: center middle; background: $background; }
    PressScreen Static {
        width: 100%; max-width: 60; height: auto; padding: 1 3; color: $foreground;
        background: $panel;
    }
    """
    takes_every_key = True

    def __init__(self, does: str) -> None:
        super().__init__()
        self._does = does

    def compose(self) -> ComposeResult:
        """What the key is for, and how it is left as it is."""
        asked = tr("Press the new key for: {does}", does=self._does)
        leave = tr("{key} or a click leaves it as it is.", key=key_name("escape"))
        yield Static(Content(f"{asked}\n\n{leave}"), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take the key."""
        event.stop()
        event.prevent_default()
        name = event.key.removeprefix("left_").removeprefix("right_")
        if name not in _BARE:
            self.dismiss("" if event.key == "escape" else event.key)

    def on_click(self) -> None:
        """Leave the key as it is."""
        self.dismiss("")


class KeysScreen(ChangingScreen):
    """Every binding, screen by screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", later("bind another key"), id="keys.press"),
        Binding("delete,backspace", "reset", later("let the key be as it comes"), id="keys.reset"),
        Binding("escape,q", "back", later("back"), id="keys.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._bindable: list[Bindable] = bindable()

    def heading(self) -> str:
        """Return what is listed."""
        return tr("Keys")

    def keys(self) -> list[Key]:
        """Bind, reset, go back."""
        return [
            Key("rows.up rows.down keys.press", tr("another key")),
            Key("keys.back", tr("back")),
            Key("keys.reset", tr("reset")),
            Key("app.help", tr("help")),
        ]

    def fill(self) -> None:
        """List each binding: its keys, and what they do; those of one's own are marked."""
        mine = self.quiz.settings.keys
        wide = self.size.width >= NORMAL_WIDTH
        rows = []
        for each in self._bindable:
            own = each.id in mine
            lead = named(held(each.binding, mine))
            note, does = "●" if own else "", tr(each.binding.description)
            if not wide:
                lead, does = "", tr("{keys}: {does}", keys=lead, does=does)
            rows.append(Row(does, lead, note))
        self.list.rows = rows
        self.list.note_width = 3

    def about(self, place: int) -> str:
        """Return where the binding holds, what it is called, and the keys it comes with."""
        each = self._bindable[place]
        own = each.id in self.quiz.settings.keys
        parts = [tr(each.title), each.id]
        if own:
            parts.append(tr("yours; as it comes: {keys}", keys=named(held(each.binding))))
        return " · ".join(parts)

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click points; a second one asks for a key."""
        event.stop()
        again = event.rows.cursor == event.index
        event.rows.cursor = event.index
        if again:
            self.action_press()

    def action_press(self) -> None:
        """Ask for the new key of the binding pointed at."""
        if not self.too_small:
            pointed = self._bindable[max(0, self.list.cursor)]
            self.app.push_screen(PressScreen(tr(pointed.binding.description)), self._bind)

    def _bind(self, key: str | None) -> None:
        if not key:
            return
        binding = self._bindable[max(0, self.list.cursor)].id
        keys = keys_for(binding, key)
        why = refusal(binding, keys, self.quiz.settings.keys)
        self._show(why or self.quiz.rebind(binding, keys))

    def action_reset(self) -> None:
        """Give the binding pointed at the keys it comes with."""
        if self.too_small:
            return
        binding = self._bindable[max(0, self.list.cursor)].id
        mine = {each: keys for each, keys in self.quiz.settings.keys.items() if each != binding}
        own = ",".join(held(self._bindable[max(0, self.list.cursor)].binding))
        self._show(refusal(binding, own, mine) or self.quiz.rebind(binding, None))

    def _show(self, told: str) -> None:
        self.fill()
        self.describe()
        self.told(told)

    def action_back(self) -> None:
        """Go back to the settings."""
        self.dismiss()
