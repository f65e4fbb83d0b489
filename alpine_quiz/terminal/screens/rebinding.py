"""Every binding and its keys, to be bound otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.keys import key_name, together
from alpine_quiz.terminal.rebinding import deeds, held, keys_for, named, refusal
from alpine_quiz.terminal.screens.on_top import TopScreen
from alpine_quiz.terminal.screens.settings import NORMAL_WIDTH, ChangingScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from alpine_quiz.terminal.rebinding import Deed

_BARE = ("shift", "ctrl", "control", "alt", "super", "hyper", "meta", "caps_lock", "num_lock")


class PressScreen(TopScreen, ModalScreen[str]):
    """Waits for one key, whichever it is, and gives it back; nothing where it is left."""

    DEFAULT_CSS = """
    PressScreen { align: center middle; background: $background; }
    PressScreen Static {
        width: 100%; max-width: 60; height: auto; padding: 1 3; color: $foreground;
        background: $panel;
    }
    """
    takes_every_key = True

    def __init__(self, does: str, instead: str = "") -> None:
        super().__init__()
        self._does = does
        self._instead = instead

    def compose(self) -> ComposeResult:
        """What the key is for, which it replaces among several, and how it is left as it is."""
        asked = tr("Press the new key for: {does}", does=self._does)
        if self._instead:
            # Translators: {keys} are what another key is asked for: “↑”.
            asked += "\n" + tr("Instead of: {keys}", keys=self._instead)
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
    """What there is to do by keys, screen by screen, with the keys that do it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", later("bind another key"), id="keys.press"),
        Binding("delete,backspace", "reset", later("let the key be as it comes"), id="keys.reset"),
        Binding("escape,q", "back", later("back"), id="keys.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._deeds: list[Deed] = deeds()

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
        """List what is done below where it is: by which keys; those of one's own are marked."""
        mine = self.quiz.settings.keys
        wide = self.size.width >= NORMAL_WIDTH
        rows = []
        place = ""
        for each in self._deeds:
            title = tr(each.title) if each.title != place else ""
            place = each.title
            lead, does = self._keys_of(each), tr(each.does)
            note = "●" if any(name in mine for name in each.ids) else ""
            if not wide:
                lead, does = "", tr("{keys}: {does}", keys=lead, does=does)
            rows.append(Row(does, lead, note, above=title))
        self.list.rows = rows
        self.list.note_width = 3

    def _keys_of(self, deed: Deed) -> str:
        keys = [held(each, self.quiz.settings.keys) for each in deed.bindings]
        # Of twins one key each: there may be eight.
        return named(keys[0]) if len(keys) == 1 else together(key_name(each[0]) for each in keys)

    def about(self, place: int) -> str:
        """Return where it is done, what the bindings are called, and the keys they come with."""
        deed = self._deeds[place]
        mine = self.quiz.settings.keys
        parts = [tr(deed.title), ", ".join(deed.ids)]
        if any(each in mine for each in deed.ids):
            keys = [key for each in deed.bindings for key in held(each)]
            parts.append(tr("yours; as it comes: {keys}", keys=named(tuple(dict.fromkeys(keys)))))
        return " · ".join(parts)

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click points; a second one asks for a key."""
        event.stop()
        again = event.rows.cursor == event.index
        event.rows.cursor = event.index
        if again:
            self.action_press()

    @property
    def _pointed(self) -> Deed:
        return self._deeds[max(0, self.list.cursor)]

    @work
    async def action_press(self) -> None:
        """Ask for the new key of each binding pointed at, until one is left as it is."""
        if self.too_small or not self.on_top:
            return
        deed = self._pointed
        for binding in deed.bindings:
            keys = named(held(binding, self.quiz.settings.keys)) if len(deed.bindings) > 1 else ""
            pressed = await self.app.push_screen_wait(PressScreen(tr(deed.does), keys))
            if not pressed or self._bind(str(binding.id), pressed):
                return

    def _bind(self, binding: str, key: str) -> str:
        """Bind a key; return why that cannot be or is not kept, or an empty string."""
        keys = keys_for(binding, key)
        why = refusal(binding, keys, self.quiz.settings.keys)
        told = why or self.quiz.rebind(binding, keys)
        self._show(told)
        return told

    def action_reset(self) -> None:
        """Give what is pointed at the keys that it comes with."""
        if self.too_small:
            return
        deed, mine = self._pointed, self.quiz.settings.keys
        others = {each: keys for each, keys in mine.items() if each not in deed.ids}
        for binding in deed.bindings:
            name, own = str(binding.id), ",".join(held(binding))
            told = refusal(name, own, others) or self.quiz.rebind(name, None)
            self._show(told)
            if told:
                return

    def _show(self, told: str) -> None:
        self.fill()
        self.describe()
        self.told(told)

    def action_back(self) -> None:
        """Go back to the settings."""
        self.dismiss()
