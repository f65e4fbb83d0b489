"""Looking back: what was played, how it went, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from alpine_quiz.game.modes import Mode
from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.looking_back.parts import Part, blocks_of, part_name
from alpine_quiz.plain.wording import player_text
from alpine_quiz.records.looking_back import look_back
from alpine_quiz.records.store import open_or_play_on
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.screens.plots import plots_of
from alpine_quiz.terminal.widgets.columns import Columns
from alpine_quiz.terminal.widgets.figures import Figures
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.part_line import PartLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.store import Records

PARTS = tuple(Part)
ROUNDS = 100
WAITING = "…"


class ScoresScreen(PageScreen):
    """The parts of ``alpine-quiz scores``, one at a time, with plots where there is room.

    What there is to see is read behind the screen, which shows “…” until then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number),
                f"open({number - 1})",
                later("the part with this number"),
                id=f"scores.{part}",
            )
            for number, part in enumerate(PARTS, 1)
        ),
        Binding("left", "turn(-1)", later("the part before or after"), id="scores.before"),
        Binding("right", "turn(1)", later("the part before or after"), id="scores.after"),
        Binding("a", "scope", later("this pack, or all packs"), id="scores.scope"),
        Binding("w", "practise", later("practise the weakest facts"), id="scores.weak"),
        Binding("p", "app.players", later("players"), id="scores.players"),
        Binding("enter", "go_on", later("practise, among the facts; else back"), id="scores.enter"),
        Binding("escape,q", "back", later("back"), id="scores.back"),
    ]
    DEFAULT_CSS = """
    ScoresScreen #parts { height: 1fr; max-width: 100; padding: 1 2 0 3; }
    ScoresScreen.-narrow #parts, ScoresScreen.-cramped #parts { padding: 0 1; }
    ScoresScreen.-short #parts { padding: 0 1; }
    ScoresScreen PartLine { margin: 0 0 1 0; }
    ScoresScreen.-cramped PartLine { margin: 0; }
    ScoresScreen #body { height: 1fr; scrollbar-size-vertical: 1; padding: 0 1 0 0; }
    ScoresScreen #body Static { height: auto; }
    ScoresScreen .head { text-style: bold; }
    ScoresScreen .head.-next { margin: 1 0 0 0; }
    ScoresScreen Figures { margin: 0 0 0 2; }
    ScoresScreen.-narrow Figures { margin: 0; }
    ScoresScreen Columns { margin: 1 0 1 2; }
    ScoresScreen.-narrow Columns { margin: 0; }
    ScoresScreen.-towering Columns { height: 12; }
    ScoresScreen.-short Columns { height: 6; }
    ScoresScreen.-cramped Columns { display: none; }
    """

    class Found(Message):
        """What there is to see was read, of all packs or of the one that is played."""

        def __init__(self, found: LookingBack, all_packs: bool) -> None:
            super().__init__()
            self.found = found
            self.all_packs = all_packs

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._found: LookingBack | None = None
        self._open = 0
        self._all = False

    def content(self) -> ComposeResult:
        """The parts, and the one that is open, to scroll."""
        yield Heading(tr("Scores"), self._whose())
        with Vertical(classes="stage"), Vertical(id="parts"):
            line = PartLine([part_name(part) for part in PARTS])
            line.set_reactive(PartLine.open, self._open)
            yield line
            with VerticalScroll(id="body"):
                yield from self._body()

    def _whose(self) -> str:
        name = player_text(cleaned(self._sitting.player.name))
        return tr("{name}, all packs", name=name) if self._all else name

    def _body(self) -> Iterator[Widget]:
        if self._found is None:
            yield Static(Content(WAITING), markup=False)
            return
        part = PARTS[self._open]
        plots = plots_of(part, self._found) if self._found.scores.rounds else ()
        for number, block in enumerate(blocks_of(part, self._found, ROUNDS)):
            if block.title:
                classes = "head -next" if number else "head"
                yield Static(Content(block.title), classes=classes, markup=False)
            if number < len(plots) and block.rows:
                yield Columns(plots[number])
            for sentence in block.sentences:
                yield Static(Content(sentence), markup=False)
            if block.rows:
                yield Figures(block.rows)

    def keys(self) -> tuple[Key, ...]:
        """From part to part, what can be done there, and the way home."""
        keys = [Key("scores.before scores.after", tr("parts"))]
        met = self._found is not None and self._found.statistics.facts.met
        if PARTS[self._open] is Part.FACTS and met:
            keys.append(Key("scores.enter", tr("practise")))
        scope = tr("this pack") if self._all else tr("all packs")
        return (
            *keys,
            Key("scores.back", tr("home")),
            Key("scores.scope", scope),
            Key("scores.players", tr("players")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Read it anew too: topics have names in each language."""
        self._found = None
        await super().retell()

    def begin(self) -> None:
        """Let the arrows scroll, and read what there is to see once this is on screen."""
        self.query_one("#body", VerticalScroll).focus()
        if self._found is None:
            self.call_after_refresh(self._read)

    def _read(self) -> None:
        """Read off the event loop; records in memory belong to their own thread."""
        records = self._sitting.records
        if records.path is None or records.unsaved_because:
            self.post_message(self.Found(_look_back(self._sitting, records, self._pack), self._all))
        else:
            self._read_behind(records.path, self._pack, all_packs=self._all)

    @property
    def _pack(self) -> str | None:
        return None if self._all else self._sitting.pack.id

    @work(thread=True, group="reading")
    def _read_behind(self, path: Path, pack: str | None, *, all_packs: bool) -> None:
        with open_or_play_on(path, self._sitting.records.now) as records:
            found = _look_back(self._sitting, records, pack)
        self.post_message(self.Found(found, all_packs))

    async def on_scores_screen_found(self, event: Found) -> None:
        """Show what was read, unless something else is wanted by now."""
        if event.all_packs == self._all:
            self._found = event.found
            await self._fill()

    async def _fill(self) -> None:
        """Show the part that is open, from its top."""
        body = self.query_one("#body", VerticalScroll)
        self.query_one(PartLine).open = self._open
        with self.app.batch_update():
            await body.remove_children()
            await body.mount_all(self._body())
        body.scroll_home(animate=False)
        self.show_keys()

    async def on_part_line_clicked(self, event: PartLine.Clicked) -> None:
        """A click opens a part."""
        event.stop()
        await self.action_open(event.index)

    async def action_open(self, index: int) -> None:
        """Open the part of this number, counted from 0."""
        self._open = index
        await self._fill()

    async def action_turn(self, step: int) -> None:
        """Open the part before or after, round the ends."""
        await self.action_open((self._open + step) % len(PARTS))

    async def action_scope(self) -> None:
        """Look at all packs, or at the one that is played alone."""
        self._all = not self._all
        self._found = None
        self.query_one(Heading).tell(tr("Scores"), self._whose())
        await self._fill()
        self._read()

    def action_practise(self) -> None:
        """Practise the weakest facts of the pack, or say why that cannot be."""
        why = self.quiz.begin(Wanted(Mode.WEAK))
        if why:
            self.notify(why, markup=False)

    def action_go_on(self) -> None:
        """Practise from among the facts; from any other part, go home."""
        if PARTS[self._open] is Part.FACTS:
            self.action_practise()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()


def _look_back(sitting: Sitting, records: Records, pack: str | None) -> LookingBack:
    return look_back(
        records, sitting.player, sitting.language, pack, [sitting.pack], named_in=spoken()
    )
