"""The packs that are here; one is chosen to be played."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.library.index.model import Progress, entry_of
from alpine_quiz.library.index.store import LITTLE
from alpine_quiz.library.packs import PackError, open_path
from alpine_quiz.plain.library import progress_text
from alpine_quiz.plain.packs import pack_lines
from alpine_quiz.plain.refusal import pack_refused
from alpine_quiz.terminal.screens.listing import ListingScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from alpine_quiz.library.index.model import PackEntry
    from alpine_quiz.records.sitting import Sitting


class PacksScreen(ListingScreen):
    """Packs to go through, what is known of the one pointed at, and Enter to play it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("play this pack"), id="packs.choose"),
        Binding("escape,q", "back", later("back"), id="packs.back"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._packs: tuple[PackEntry, ...] = ()

    def heading(self) -> str:
        """Return what is listed."""
        return tr("Packs")

    def keys(self) -> tuple[Key, ...]:
        """Choose, or go home."""
        return (
            Key("rows.up rows.down packs.choose", tr("play this pack")),
            Key("packs.back", tr("home")),
            Key("app.help", tr("help")),
        )

    def on_mount(self) -> None:
        """List the packs, pointing at the one being played."""
        left = self.quiz.index.refresh(most=LITTLE)
        self._enter()
        super().on_mount()
        self._point(self._sitting.pack.id)
        if left:
            self._read()

    def _enter(self) -> None:
        here = self.quiz.index.packs()
        known = [pack.id for pack in here]
        own = () if self._sitting.pack.id in known else (entry_of(self._sitting.pack),)
        self._packs = (*own, *here)

    def _point(self, wanted: str) -> None:
        ids = [pack.id for pack in self._packs]
        self.list.cursor = ids.index(wanted if wanted in ids else self._sitting.pack.id)

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        """Read many packs off the event loop."""
        self.quiz.index.refresh(lambda progress: self.call_later(self._tell, progress))
        self.call_later(self._take)

    def _tell(self, progress: Progress) -> None:
        self.query_one(Heading).tell(self.heading(), progress_text(progress))

    def _take(self) -> None:
        """List what was read; the same pack is pointed at."""
        pointed = self._packs[self.list.cursor].id
        self._enter()
        self.fill()
        self._point(pointed)
        self.query_one(Heading).tell(self.heading(), "")

    def rows(self) -> list[Row]:
        """Return the packs' titles."""
        return [
            Row(
                pack.title.in_language(spoken()) or pack.id,
                note=self._note(pack),
            )
            for pack in self._packs
        ]

    def _note(self, pack: PackEntry) -> str:
        if not pack.languages:
            return tr("✗ nothing to play")
        return tr("● playing") if pack.id == self._sitting.pack.id else ""

    def about(self, place: int) -> str:
        """Return what is known of a pack."""
        return "\n".join(pack_lines(self._packs[place], self._sitting))

    def choose(self, place: int) -> None:
        """Play the pack from now on."""
        entry = self._packs[place]
        if not entry.languages:
            return
        try:
            pack = open_path(entry.path)[0]
        except PackError as error:
            self.notify(str(pack_refused(error)), markup=False)
        else:
            self.quiz.play_pack(pack)
