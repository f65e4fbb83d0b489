"""What every app of ours has: the themes, a palette that can be seen, a way out on a signal."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import InputEvent
from textual.filter import Monochrome, NoColor

from alpine_quiz.language import catalogue
from alpine_quiz.language.catalogue import LANGUAGES, later, spoken, tr
from alpine_quiz.settings.schema import NONE
from alpine_quiz.terminal.keys import declared, key_name, keys_of
from alpine_quiz.terminal.preferences import Preferences
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.on_top import TopScreen
from alpine_quiz.terminal.theme import ALPINE, ALPINE_16, ALPINE_LIGHT, motion_level, theme_of
from alpine_quiz.terminal.wrapping import keep_hard_spaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rich.console import RenderableType
    from textual.await_complete import AwaitComplete
    from textual.dom import DOMNode
    from textual.events import Event
    from textual.filter import LineFilter
    from textual.screen import Screen

    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.settings.model import Settings

_SIGNALLED = 128
"""What a shell adds to a signal's number for the exit code."""

_OWN_NAMES = {"en": "English (language)", "fr": "français (langue)"}
"""Languages as they call themselves, and “language”: whoever looks for one may read no other."""


class AlpineApp(App[None]):
    """An app in our colours that leaves the terminal as it was, however it ends."""

    TITLE = "Alpine Quiz"
    NAMED: ClassVar[frozenset[str]] = frozenset(
        {"app.help", "app.palette", "app.quit_anywhere", "home.quit"}
        | {"rows.up", "rows.down", "rows.first", "rows.last"}
    )
    """Bindings that the palette offers under names of their own, cannot offer, or that do no more
    than move a pointer."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", later("this help"), id="app.help"),
        Binding(
            "ctrl+p",
            "command_palette",
            later("all commands, the languages and the themes"),
            id="app.palette",
            priority=True,
        ),
        Binding(
            "ctrl+q", "quit", later("quit, from anywhere"), id="app.quit_anywhere", priority=True
        ),
    ]

    def __init__(self, loaded: Loaded | None = None, *, keeping: bool = True) -> None:
        super().__init__()
        keep_hard_spaces()
        self.preferences = Preferences(loaded, keeping=keeping)
        self.remark = ""
        self.leaving = False
        self._meant_for: WeakKeyDictionary[Event, Screen[Any]] = WeakKeyDictionary()
        for theme in (ALPINE, ALPINE_LIGHT, ALPINE_16):
            self.register_theme(theme)
        self.dress()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; what is typed from now on is for the shell."""
        self.leaving = True
        for screen in self.screen_stack:
            if isinstance(screen, QuizScreen):
                screen.left()
        super().exit(result, return_code, message)

    async def on_event(self, event: Event) -> None:
        """Take no key and no click on the way out, nor for a screen that is not on top any more.

        Nothing that opens on the way out would be filled; and a key reaches its binding only
        once all before it have, when it may mean something else on another screen.
        """
        if isinstance(event, InputEvent):
            if self.leaving:
                return
            meant_for = self._meant_for.setdefault(event, self.screen)
            if event.is_forwarded and meant_for is not self.screen:
                return
        await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Take away the screen on top, and tell it and the one below."""
        top = self.screen
        popped = super().pop_screen()
        if isinstance(top, TopScreen):
            top.gone = True
        if isinstance(top, QuizScreen):
            top.left()
        if isinstance(self.screen, QuizScreen):
            self.screen.uncovered()
        return popped

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Put a screen in the place of the one on top."""
        top = self.screen
        switched = super().switch_screen(screen)
        if isinstance(top, TopScreen) and top is not self.screen:
            top.gone = True
        return switched

    @property
    def settings(self) -> Settings:
        """How this person likes it."""
        return self.preferences.settings

    def dress(self) -> None:
        """Take on the colours, the motion and the keys that are set."""
        settings = self.settings
        self.theme = theme_of(settings.theme, self.available_themes, self.console.color_system)
        self.no_color = settings.colour == NONE
        self.animation_level = motion_level(moving=settings.motion)
        self.set_class(self.no_color or not settings.drawing, "-undrawn")
        self.set_keymap({each: ",".join(keys) for each, keys in self.preferences.keys.items()})

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave no colour at all where none is wanted, not even a grey."""
        kept = [
            each
            for each in super().get_line_filters()
            if not isinstance(each, NoColor | Monochrome)
        ]
        return [*kept, NoColor()] if self.no_color else kept

    def heed_keys(self) -> list[str]:
        """Heed the keys that are set as far as they can be had; return why others are not."""
        if not self.settings.keys:
            return []
        from alpine_quiz.terminal.rebinding import unheeded

        faults = unheeded(self.settings)
        self.preferences.unheeded = frozenset(faults)
        self.dress()
        return list(faults.values())

    def change(self, key: str, value: object) -> str:
        """Set a value from now on; return why it is refused or not kept, or nothing."""
        return self._taking_up(lambda: self.preferences.change(key, value))

    def reset(self, key: str) -> str:
        """Let a setting be as it comes from now on; return what there is to say of it."""
        return self._taking_up(lambda: self.preferences.reset(key))

    def reset_all(self) -> str:
        """Let everything be as it comes from now on."""
        return self._taking_up(self.preferences.reset_all)

    def rebind(self, binding: str, keys: str | None) -> str:
        """Give a binding other keys, or its own with ``None``; return why that is not kept."""
        return self._taking_up(lambda: self.preferences.bind(binding, keys))

    def _taking_up(self, change: Callable[[], str]) -> str:
        before = self.settings
        told = change()
        self.take_up(before)
        return told

    def take_up(self, before: Settings) -> None:
        """Let what has been set since ``before`` have its effect at once."""
        if self.settings.interface_language != before.interface_language:
            self.speak(self.settings.interface_language)
        self.dress()
        if self.settings.colour != before.colour:
            self.refresh_css(animate=False)
        if self.settings.keys != before.keys:
            self.call_later(self._retell)

    def tell(self, sentence: str) -> None:
        """Tell what there is to say of a change, if anything."""
        if sentence:
            self.notify(sentence, markup=False)

    @property
    def keymap(self) -> Mapping[str, str]:
        """The keys that were bound otherwise, by the ids of their bindings."""
        return self._keymap

    def speak(self, language: str) -> None:
        """Speak another language from now on, on all that is on screen and below it."""
        catalogue.speak(language)
        self.call_later(self._retell)

    async def _retell(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, QuizScreen) and screen.is_mounted:
                await screen.retell()

    def get_css_variables(self) -> dict[str, str]:
        """Add our own variables to those of a theme that does not know them."""
        return ALPINE.variables | {"quiet": "auto 65%"} | super().get_css_variables()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what can be done on ``screen``, and what every app of ours can do."""
        yield from self._bound_commands(screen)
        yield from self.common_commands()

    def common_commands(self) -> Iterable[SystemCommand]:
        """Offer what every app of ours can do, from anywhere."""
        yield SystemCommand(tr("Help"), self.about_help(), self.action_help)
        yield SystemCommand(tr("Theme"), tr("dark, light and others"), self.action_change_theme)
        for language in LANGUAGES:
            if language != spoken():
                yield SystemCommand(
                    # Translators: {language} calls itself by its own name.
                    tr("Language: {language}", language=_OWN_NAMES[language]),
                    tr("of the program; a round keeps its own"),
                    partial(self._choose, "language", language),
                )
        yield SystemCommand(tr("Quit"), self.about_quitting(), self.action_quit)

    def _bound_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer whatever a key does now on ``screen``, but for what is offered by name.

        The screen's own come before those of what has the focus. What several do in the same
        words, such as both arrows, is told apart by its keys.
        """
        keys: dict[tuple[DOMNode, str], list[str]] = {}
        found: dict[tuple[DOMNode, str], Binding] = {}
        for key, active in screen.active_bindings.items():
            binding = active.binding
            if active.enabled and binding.id and binding.id not in self.NAMED:
                place = (active.node, binding.action)
                found.setdefault(place, binding)
                keys.setdefault(place, []).append(key_name(key))
        alike = Counter(binding.description for binding in found.values())
        for (node, action), binding in sorted(found.items(), key=lambda each: each[0][0] != screen):
            said, pressed = tr(binding.description), "  ".join(keys[node, action])
            title = said[:1].upper() + said[1:]
            if alike[binding.description] > 1:
                # Translators: {title} is what a key does, {key} is that key: one of two arrows.
                title = tr("{title}: {key}", title=title, key=pressed)
            yield SystemCommand(title, pressed, partial(self.run_action, action, node))

    def _choose(self, key: str, value: str) -> None:
        self.tell(self.change(key, value))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave every key to a screen that asks for one."""
        return not getattr(self.screen, "takes_every_key", False)

    def about_help(self) -> str:
        """Return what there is in help."""
        return tr("the keys")

    def about_quitting(self) -> str:
        """Return what comes of it."""
        return tr("everything is kept")

    def action_help(self) -> None:
        """Show help over what is on screen."""

    def action_command_palette(self) -> None:
        """Open the palette, where it can be seen."""
        from alpine_quiz.terminal.palette import Commands, SafeCommandPalette

        screen = self.screen
        small = isinstance(screen, QuizScreen) and screen.too_small
        if isinstance(screen, QuizScreen) and screen.gives_way and not small:
            screen.dismiss()
        if not small and not isinstance(self.screen, SafeCommandPalette):
            self.push_screen(
                SafeCommandPalette(
                    [Commands], placeholder=tr("Search for commands…"), id="--command-palette"
                )
            )

    def search_themes(self) -> None:
        """Show the themes to choose from."""
        from alpine_quiz.terminal.palette import SafeCommandPalette, Themes

        self.push_screen(SafeCommandPalette([Themes], placeholder=tr("Search for themes…")))

    def choose_theme(self, name: str) -> None:
        """Use a theme from now on."""
        self._choose("theme", name)

    def action_help_quit(self) -> None:
        """Say how to quit: Ctrl+C, which copies, is no way to."""
        for binding in declared(AlpineApp):
            keys = keys_of(AlpineApp, binding, self.keymap)
            if binding.id == "app.quit_anywhere" and keys:
                self.notify(tr("{key} quits.", key=key_name(keys[0])), markup=False)

    def leave_on_signals(self) -> None:
        """Put the terminal back as it was when the process is asked to end, or end with it."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            # Windows has no such handlers, and loops off the main thread take none.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    loop.add_signal_handler(number, partial(self._end_by, number))
        if not self.is_headless:
            from alpine_quiz.terminal.hanging_up import HUNG_UP, watch_terminal

            watch_terminal(lambda: loop.call_soon_threadsafe(partial(self.exit, None, HUNG_UP)))

    def _end_by(self, number: int) -> None:
        self.exit(return_code=_SIGNALLED + number)
