"""A pack while it is written: any of its questions as it will be played, anew when it is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import later, spoken, tr, tr_as
from alpine_quiz.library.editing import can_edit
from alpine_quiz.library.previewing import place_of, same_question, turned
from alpine_quiz.plain.previewing import error_lines, preview_place, round_of
from alpine_quiz.terminal.editor import open_editor
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

    from alpine_quiz.bank.model import Question
    from alpine_quiz.library.previewing import Draught, Preview
    from alpine_quiz.records.sitting import Sitting

_LOOK = 0.3
"""Seconds between two looks at the files."""
_MOST_ERRORS = 3


class Foot(Vertical):
    """What stands above the keys; what is told in passing stands above it."""

    def on_resize(self, event: Resize) -> None:
        """Lift Textual's toasts, which would cover it."""
        for toasts in self.screen.query("ToastRack"):
            toasts.styles.margin = (0, 0, event.size.height + 1, 0)


class PreviewScreen(QuestionScreen):
    """One question after the other; nothing is remembered of what is answered."""

    DEFAULT_CSS = """
    PreviewScreen #foot {
        dock: bottom; height: auto; max-height: 40%; margin: 0 0 1 0; align-horizontal: center;
        display: none;
    }
    PreviewScreen.-faulty #foot { display: block; }
    PreviewScreen.-cramped #foot { max-height: 3; }
    PreviewScreen #faults {
        width: 100%; max-width: 84; height: auto; padding: 0 1 0 3; color: $error;
    }
    PreviewScreen.-short #faults, PreviewScreen.-cramped #faults, PreviewScreen.-narrow #faults {
        padding: 0 0 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "turn(1)", later("the next question"), id="preview.next", priority=True),
        Binding(
            "ctrl+b", "turn(-1)", later("the question before"), id="preview.before", priority=True
        ),
        Binding(
            "ctrl+e",
            "edit",
            later("open the question in your editor"),
            id="preview.edit",
            priority=True,
        ),
        Binding("escape", "leave", later("leave the preview"), id="preview.leave"),
    ]

    def __init__(
        self, sitting: Sitting, preview: Preview, draught: Draught, place: int = 0
    ) -> None:
        self._preview = preview
        self._draught = draught
        self._place = place
        super().__init__(sitting, round_of(sitting, draught.items[place]))

    def content(self) -> ComposeResult:
        """The question, and below it what is wrong with the pack."""
        yield from super().content()
        with Foot(id="foot"):
            yield Static(id="faults", markup=False)

    async def on_mount(self) -> None:
        """Watch the files."""
        self._show_faults()
        self.set_interval(_LOOK, self._watch)

    @property
    def _item(self) -> Question:
        return self._kept.round.current.item

    async def _put(self, place: int) -> None:
        """Ask the question at ``place``, anew if it is the one on screen."""
        self._place = place
        self._kept = round_of(self._sitting, self._draught.items[place])
        await self._ask()

    async def _next(self) -> None:
        await self._turn(1)

    async def _turn(self, step: int) -> None:
        await self._put(turned(self._draught.items, self._item, self._place, step))

    async def action_turn(self, step: int) -> None:
        """Go to another question, round the ends."""
        if not self.too_small:
            await self._turn(step)

    @work(exclusive=True, thread=True)
    def _watch(self) -> None:
        """Read the pack again, off the event loop, once a saved file is still."""
        if self._preview.has_changed():
            read = self._preview.read()
            self.app.call_from_thread(self.call_later, self._take_up, read)

    async def _take_up(self, read: Draught) -> None:
        """Show the question as it is written now; one that is broken stays as it was."""
        before = self._item
        if read.pack is None or not read.items:
            self._draught = replace(self._draught, errors=read.errors)
        else:
            self._draught = read
            self._sitting.read_anew(read.pack)
            place = place_of(read.items, before)
            if place is None and not read.errors:
                await self._turn(1)
            elif place is not None and not same_question(before, read.items[place]):
                await self._put(place)
            elif place is not None:
                self._place = place
                self._show_progress()
        self._show_faults()

    def _show_faults(self) -> None:
        lines = error_lines(self._draught.errors, _MOST_ERRORS, self._sitting.pack.path)
        self.query_one("#faults", Static).update(Content("\n".join(lines)))
        self.set_class(bool(lines), "-faulty")

    async def retell(self) -> None:
        """Say what is wrong in the language spoken now too."""
        await super().retell()
        self._show_faults()

    def _show_progress(self) -> None:
        self.query_one(Heading).tell(
            self._sitting.pack.topic_name(self._item.topic, spoken()) or tr("Preview"),
            preview_place(self._item, self._place, len(self._draught.items)),
        )

    def keys(self) -> list[Key]:
        """What can be done before the answer, or after it, and where else to go."""
        answered = self._kept.round.phase is not Phase.ASKED
        first = self._keys_after()[:1] if answered else self._keys_before()[:2]
        # Translators: beside a key where there is room for hardly anything: another question.
        briefest = Key("preview.next", tr_as("key", "another"))
        turn = Key("preview.before preview.next", tr("other questions"), brief=briefest)
        return [
            *first,
            replace(turn, brief=turn, needed=True),
            Key("preview.edit", tr("edit")),
            Key("app.help", tr("help")),
            Key("preview.leave", tr("leave"), needed=True),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what concerns a player's records."""
        if action in ("flag", "pause", "add_time"):
            return False
        if action == "edit":
            return can_edit(self._sitting.pack)
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Open the question in the editor; what is saved there is shown at once."""
        open_editor(self.quiz, self._sitting, self._item)

    def action_leave(self) -> None:
        """End the preview."""
        self.app.exit()
