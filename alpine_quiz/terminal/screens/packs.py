"""The packs that are here; one is chosen to be played."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.library.packs import find_packs
from alpine_quiz.plain.packs import pack_lines
from alpine_quiz.terminal.screens.listing import ListingScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack
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
        self._packs: tuple[Pack, ...] = ()

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
        here = find_packs()
        known = [pack.id for pack in here]
        own = () if self._sitting.pack.id in known else (self._sitting.pack,)
        self._packs = (*own, *here)
        super().on_mount()
        self.list.cursor = [pack.id for pack in self._packs].index(self._sitting.pack.id)

    def rows(self) -> list[Row]:
        """Return the packs' titles."""
        return [
            Row(
                pack.title.in_language(spoken()) or pack.id,
                note=self._note(pack),
            )
            for pack in self._packs
        ]

    def _note(self, pack: Pack) -> str:
        if not pack.languages:
            return tr("✗ nothing to play")
        return tr("● playing") if pack.id == self._sitting.pack.id else ""

    def about(self, place: int) -> str:
        """Return what is known of a pack."""
        return "\n".join(pack_lines(self._packs[place], self._sitting))

    def choose(self, place: int) -> None:
        """Play the pack from now on."""
        if self._packs[place].languages:
            self.quiz.play_pack(self._packs[place])
