"""What can be set, made from the schema; whatever is changed holds and is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.library.index.store import LITTLE
from alpine_quiz.plain.settings import kind_text, origin_text, value_text
from alpine_quiz.plain.wording import named_player, player_text
from alpine_quiz.settings.model import Source
from alpine_quiz.settings.schema import KEYS, SCHEMA, Kind, written
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import ScreenResume

    from alpine_quiz.settings.schema import Setting

_TYPED = ("player", "pack")
_SEATING = ("player", "pack", "questions")
_GAP = 2
_LONGEST_TYPED = 4096
NORMAL_WIDTH = 70
"""From this width on there are columns."""
_LEAST_BESIDE = 56
"""From this width on a value stands beside its name, not behind it."""


class ChangingScreen(QuizScreen):
    """A list whose rows are changed, and below it what there is to say of the one pointed at."""

    DEFAULT_CSS = """
    ChangingScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    ChangingScreen #about { height: auto; max-height: 5; margin: 1 0 0 2; color: $quiet; }
    ChangingScreen #told { height: auto; max-height: 4; margin: 0 0 0 2; color: $warning; }
    ChangingScreen.-short #about, ChangingScreen.-cramped #about { margin: 0 0 0 2; }
    ChangingScreen.-cramped #about { max-height: 2; }
    ChangingScreen #typed {
        display: none; height: 1; border: none; padding: 0 1; margin: 0 0 0 2;
        background: $panel; color: $foreground;
    }
    ChangingScreen #typed:focus { border: none; background-tint: $primary 12%; }
    """

    NAMES: ClassVar[bool] = False
    """Whether what stands first in a row is its name."""

    def heading(self) -> str:
        """Return what is listed."""
        return ""

    def content(self) -> ComposeResult:
        """The list, a line to type in, what is said of the row, and what became of a change."""
        yield Heading(self.heading())
        with Vertical(classes="stage"), Vertical(classes="column"):
            with VerticalScroll(can_focus=False):
                yield Rows(names=self.NAMES, id="list")
            yield Input(id="typed", max_length=_LONGEST_TYPED)
            yield Static(id="told", markup=False)
            yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """Point at the first row."""
        self.fill()
        self.list.cursor = 0
        self.list.focus()
        self.told("")
        self.watch(self.list, "cursor", self._point)

    @property
    def list(self) -> Rows:
        """The list."""
        return self.query_one("#list", Rows)

    def on_resize(self) -> None:
        """List it in columns where there is room for them."""
        self.fill()

    def fill(self) -> None:
        """List everything as it is now."""

    def about(self, place: int) -> str:
        """Return what there is to say of a row."""
        return ""

    def _point(self, _: int) -> None:
        self.told("")
        self.describe()
        # More to say below leaves the list less room.
        self.call_after_refresh(self.list.show_cursor)

    def describe(self) -> None:
        """Say what there is to say of the row pointed at."""
        self.query_one("#about", Static).update(Content(self.about(max(0, self.list.cursor))))

    def told(self, sentence: str) -> None:
        """Show what became of a change, or nothing."""
        place = self.query_one("#told", Static)
        place.update(Content(sentence))
        place.display = bool(sentence)

    async def retell(self) -> None:
        """Say all of it anew; what is pointed at stays so."""
        await super().retell()
        self.query_one(Heading).tell(self.heading(), "")
        self.fill()
        self.describe()


class SettingsScreen(ChangingScreen):
    """Every setting of the schema."""

    NAMES = True
    DEFAULT_CSS = """
    SettingsScreen.-tall VerticalScroll, SettingsScreen.-towering VerticalScroll {
        height: auto; max-height: 80%;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "act", later("change it, or keep what is typed"), id="settings.change"),
        Binding("left", "step(-1)", later("the value before or after"), id="settings.before"),
        Binding("right", "step(1)", later("the value before or after"), id="settings.after"),
        Binding("delete,backspace", "reset", later("let it be as it comes"), id="settings.reset"),
        Binding(
            "r", "reset_all", later("twice: let everything be as it comes"), id="settings.reset_all"
        ),
        Binding("escape,q", "back", later("back"), id="settings.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._moved = False
        self._sure = False
        self._packs: list[str] | None = None

    def heading(self) -> str:
        """Return what is listed."""
        return tr("Settings")

    def keys(self) -> list[Key]:
        """Change, reset, go back; while one types, keep it or not."""
        if self._typing:
            return [Key("settings.change", tr("keep")), Key("settings.back", tr("drop it"))]
        return [
            Key("settings.change", tr("change")),
            Key("settings.before settings.after", tr("other value")),
            Key("settings.back", tr("back")),
            Key("settings.reset", tr("reset")),
            Key("settings.reset_all", tr("reset all")),
            Key("app.help", tr("help")),
        ]

    @property
    def _typing(self) -> bool:
        return self.is_mounted and self.query_one("#typed", Input).display

    @property
    def _setting(self) -> Setting:
        return SCHEMA[max(0, self.list.cursor)]

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """Show what was changed elsewhere: keys, on a screen of their own."""
        if self.is_mounted:
            self.fill()
            self.describe()

    def fill(self) -> None:
        """List each setting, its value, and where that comes from if not from the file."""
        self.list.rows = [self._row(setting) for setting in SCHEMA]
        notes = max((Content(row.note).cell_length for row in self.list.rows), default=0)
        self.list.note_width = notes + _GAP if notes else 0

    def _row(self, setting: Setting) -> Row:
        settings = self.quiz.settings
        value = value_text(setting, settings.value(setting.key))
        if setting is KEYS and settings.keys:
            count = len(settings.keys)
            value = tr_count("{count} of your own", "{count} of your own", count)
        name = tr(setting.name)
        if self.size.width < _LEAST_BESIDE:
            return Row(tr("{name}: {value}", name=name, value=value))
        origin = settings.origin(setting.key)
        told = origin.source is not Source.DEFAULT and self.size.width >= NORMAL_WIDTH
        return Row(value, lead=name, note=origin_text(origin) if told else "")

    def about(self, place: int) -> str:
        """Return what a setting is for, and where its value comes from if it was set."""
        setting = SCHEMA[place]
        description, origin = tr(setting.description), self.quiz.settings.origin(setting.key)
        if origin.source is Source.DEFAULT:
            return description
        return f"{description} ({origin_text(origin)})"

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click points; a second one changes."""
        event.stop()
        again = event.rows.cursor == event.index and not self._typing
        self._stop_typing()
        event.rows.cursor = event.index
        if again:
            self.action_act()

    def action_act(self) -> None:
        """Keep what is typed, or go to the next value, or begin to type."""
        setting = self._setting
        if self.too_small:
            return
        if self._typing:
            self._keep_typed()
        elif setting is KEYS:
            from alpine_quiz.terminal.screens.rebinding import KeysScreen

            self.app.push_screen(KeysScreen())
        elif setting.kind is Kind.INT or setting.key in _TYPED:
            self._type(setting)
        else:
            self.action_step(1)

    def action_step(self, step: int) -> None:
        """Go to the value after or before."""
        setting = self._setting
        if self._typing or self.too_small or setting is KEYS:
            return
        value = self.quiz.settings.value(setting.key)
        if isinstance(value, int) and setting.kind is Kind.INT:
            self._change(setting, max(setting.least, min(value + step, setting.most)))
            return
        offered = self._offered(setting)
        held = written(value)
        at = offered.index(held) if held in offered else -1 if step > 0 else 0
        if offered:
            self._change(setting, offered[(at + step) % len(offered)])

    def _offered(self, setting: Setting) -> list[str]:
        known = [value for value, _ in setting.values]
        sitting = self.quiz.sitting
        match setting.key:
            case "theme":
                return list(dict.fromkeys([*known, *sorted(self.app.available_themes)]))
            case "questions" if sitting is not None:
                return list(dict.fromkeys(["auto", *sitting.pack.languages]))
            case "player" if sitting is not None:
                return sorted(each.name for each in sitting.records.players())
            case "pack":
                return self._packs_here()
            case _:
                return known

    def _packs_here(self) -> list[str]:
        if self._packs is None:
            self.quiz.index.refresh(most=LITTLE)
            self._packs = [pack.id for pack in self.quiz.index.packs() if pack.languages]
        return self._packs

    def _change(self, setting: Setting, value: object) -> bool:
        before = self.quiz.settings
        told = self.quiz.change(setting.key, value)
        self._after(setting.key, told)
        return self.quiz.settings is not before

    def _after(self, key: str, told: str) -> None:
        self._sure = False
        self._moved = self._moved or key in _SEATING
        self.fill()
        self.describe()
        self.told(told)

    def _type(self, setting: Setting) -> None:
        typed = self.query_one("#typed", Input)
        held = written(self.quiz.settings.value(setting.key))
        typed.value = player_text(held) if setting.key == "player" else held
        typed.placeholder = kind_text(setting)
        typed.display = True
        typed.focus()
        typed.select_all()
        self.show_keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what is typed."""
        event.stop()
        self._keep_typed()

    def _keep_typed(self) -> None:
        setting, typed = self._setting, self.query_one("#typed", Input).value
        if self._change(setting, named_player(typed) if setting.key == "player" else typed):
            self._stop_typing()

    def _stop_typing(self) -> None:
        if self._typing:
            self.query_one("#typed", Input).display = False
            self.list.focus()
            self.show_keys()

    def action_reset(self) -> None:
        """Let the setting pointed at be as it comes."""
        if not self.too_small:
            self._after(self._setting.key, self.quiz.reset(self._setting.key))

    def action_reset_all(self) -> None:
        """Let everything be as it comes, once it was asked for twice."""
        if self.too_small:
            return
        if not self._sure:
            self.told(tr("The same again lets everything be as it comes, your keys too."))
            self._sure = True
            return
        self._after("player", self.quiz.reset_all())

    def _point(self, cursor: int) -> None:
        self._sure = False
        super()._point(cursor)

    def action_back(self) -> None:
        """Drop what is typed; else go back, home where another player or pack is set."""
        if self._typing:
            self.told("")
            self._stop_typing()
        elif self._moved:
            self.quiz.go_home()
        else:
            self.dismiss()
