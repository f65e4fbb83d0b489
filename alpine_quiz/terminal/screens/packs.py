"""The packs that are here: one is chosen to be played, others come, are updated and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.library.adding import comes_along, path_here, refuse_own, remove
from alpine_quiz.library.index.model import Progress, entry_of
from alpine_quiz.library.index.store import LITTLE
from alpine_quiz.library.objections import RefusedPackError
from alpine_quiz.library.origins import origin_of
from alpine_quiz.library.packs import PackError, open_path
from alpine_quiz.plain.getting import (
    being_played_text,
    getting_text,
    not_updated_text,
    origin_lines,
    taken_text,
)
from alpine_quiz.plain.giving import removed_text, removing_lines, unchanged_text, updated_text
from alpine_quiz.plain.library import progress_text
from alpine_quiz.plain.objections import objection_text
from alpine_quiz.plain.packs import pack_lines
from alpine_quiz.plain.refusal import pack_refused
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.listing import ListingScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.exchange.getting import Newer
    from alpine_quiz.exchange.model import ExchangeError
    from alpine_quiz.library.index.model import PackEntry
    from alpine_quiz.records.sitting import Sitting


class PacksScreen(ListingScreen):
    """Packs to go through, what is known of the one pointed at, and what can be done with it.

    With a pack ``added`` it is the one pointed at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("play this pack"), id="packs.choose"),
        Binding("a", "add", later("add a pack"), id="packs.add"),
        Binding("u", "update", later("look for a newer version of this pack"), id="packs.update"),
        Binding("delete,d", "remove", later("delete this pack"), id="packs.remove"),
        Binding("f,slash", "find", later("find questions in this pack"), id="packs.find"),
        Binding("shift+up", "read(-1)", later("read on below the list"), id="packs.less"),
        Binding("shift+down", "read(1)", later("read on below the list"), id="packs.more"),
        Binding("escape,q", "back", later("stop looking, or back"), id="packs.back"),
    ]
    DEFAULT_CSS = """
    PacksScreen #packs { height: auto; max-height: 50%; }
    PacksScreen #of-one { height: 1fr; }
    PacksScreen.-cramped #packs { max-height: 3; }
    PacksScreen #said { height: auto; margin: 1 0 0 2; color: $foreground; display: none; }
    PacksScreen #said.-fault { color: $warning; }
    PacksScreen.-cramped #said { margin: 0 0 0 2; }
    """

    def __init__(self, sitting: Sitting, added: Pack | None = None) -> None:
        super().__init__()
        self._sitting = sitting
        self._added = added
        self._packs: tuple[PackEntry, ...] = ()
        self._asked = self._described = ""
        self._looks = 0
        self._looking = False
        self._changing = False

    def heading(self) -> str:
        """Return what is listed."""
        return tr("Packs")

    def content(self) -> ComposeResult:
        """The list, and below it what is said of the pack pointed at; each scrolls by itself."""
        yield Heading(self.heading())
        with Vertical(classes="stage"), Vertical(classes="column"):
            with VerticalScroll(id="packs", can_focus=False):
                yield Rows(id="list")
            with VerticalScroll(id="of-one", can_focus=False):
                yield Static(id="said", markup=False)
                yield Static(id="about", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Play one, add one, and what can be done with it; stop, or go home."""
        if self._looking:
            return (Key("packs.back", tr("stop")), Key("app.help", tr("help")))
        return (
            Key("rows.up rows.down packs.choose", tr("play this pack"), brief=self._choose_key),
            Key("packs.add", tr("add")),
            Key("packs.update", tr("newer version"), brief=Key("packs.update", tr("newer"))),
            Key("packs.remove", tr("delete")),
            Key("packs.back", tr("home"), needed=True),
            Key("packs.find", tr("find questions"), brief=Key("packs.find", tr("find"))),
            Key("app.help", tr("help")),
        )

    @property
    def _choose_key(self) -> Key:
        return Key("packs.choose", tr("play"))

    async def retell(self) -> None:
        """Say all of it anew, but for what was said in the other language."""
        await super().retell()
        self._asked = ""
        if not self._looking:
            self._say("")

    def on_mount(self) -> None:
        """List the packs, pointing at the one being played."""
        left = self.quiz.index.refresh(most=LITTLE)
        self._enter()
        super().on_mount()
        self._point(self._added.id if self._added else self._sitting.pack.id)
        if self._added is not None:
            self._say(taken_text(self._added))
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

    @work(thread=True, exclusive=True, group="reading")
    def _read(self) -> None:
        """Read many packs off the event loop."""
        self.quiz.index.refresh(lambda progress: self.call_later(self._tell, progress))
        self.call_later(self._take)

    def _tell(self, progress: Progress) -> None:
        self.query_one(Heading).tell(self.heading(), progress_text(progress))

    def _take(self, wanted: str = "") -> None:
        """List what was read; the same pack is pointed at, or the one ``wanted``."""
        pointed = wanted or self._packs[self.list.cursor].id
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

    def describe(self) -> None:
        """Say what there is to say of the pack pointed at, and nothing more of another."""
        super().describe()
        place = self.list.cursor
        pointed = self._packs[place].id if 0 <= place < len(self._packs) else ""
        if pointed != self._described and not self._looking:
            self._asked = ""
            self._say("")
        self._described = pointed

    def about(self, place: int) -> str:
        """Return what is known of a pack, and where it comes from."""
        pack = self._packs[place]
        origin = origin_lines(origin_of(pack.id), along=comes_along(pack.path))
        return "\n".join([*pack_lines(pack, self._sitting), *origin])

    def _say(self, said: str, *, fault: bool = False) -> None:
        """Say what came of the last thing that was done."""
        place = self.query_one("#said", Static)
        place.set_class(fault, "-fault")
        place.update(Content(said))
        place.display = bool(said)
        self.query_one("#of-one", VerticalScroll).scroll_home(animate=False)

    @property
    def busy(self) -> bool:
        """Whether something is being looked for, or changed."""
        return self._looking or self._changing

    @property
    def _free(self) -> PackEntry | None:
        """The pack pointed at, where something can be done with it now."""
        if self.pointed is None or self.busy:
            return None
        return self._packs[self.pointed]

    def choose(self, place: int) -> None:
        """Play the pack from now on, or say why it cannot be."""
        try:
            pack = open_path(self._packs[place].path)[0]
        except PackError as error:
            self._say(str(pack_refused(error)), fault=True)
        else:
            self.quiz.play_pack(pack)

    def action_add(self) -> None:
        """Ask which, and list it with the others."""
        if not self.too_small and not self._looking:
            self.quiz.add_pack(self._add)

    def _add(self, pack: Pack) -> None:
        self._come(pack.id, taken_text(pack))

    def _come(self, pointed: str, said: str) -> None:
        """Read what is here now, point at a pack, and say what was done."""
        if self.quiz.index.refresh(most=LITTLE):
            self._read()
        self._take(pointed)
        self._say(said)

    def action_find(self) -> None:
        """Look through the questions of the pack pointed at."""
        pack = self._free
        if pack is not None:
            self.quiz.show_library(pack.id)

    def action_update(self) -> None:
        """Look whether there is a newer version, and show what it changes."""
        pack = self._free
        if pack is None:
            return
        origin = origin_of(pack.id)
        self._asked = ""
        self._looks += 1
        self._looking = True
        self._say(getting_text(origin.source if origin else pack.id))
        self.show_keys()
        self._look(self._looks, pack.id)

    @work(thread=True, exclusive=True, group="looking")
    def _look(self, look: int, pack: str) -> None:
        """Look off the event loop; git is ended where it is not waited for any more."""
        from alpine_quiz.exchange.getting import newer
        from alpine_quiz.exchange.model import ExchangeError

        worker = get_current_worker()
        try:
            found = newer(pack, losing=True, stopped=lambda: worker.is_cancelled)
        except (RefusedPackError, ExchangeError) as error:
            self.call_later(self._not_newer, look, pack, error)
        else:
            self.call_later(self._newer, look, found)

    def _not_newer(self, look: int, pack: str, error: RefusedPackError | ExchangeError) -> None:
        if look == self._looks:
            self._stop(not_updated_text(error, pack), fault=True)

    def _newer(self, look: int, found: Newer) -> None:
        """Show what would change, unless it was given up meanwhile."""
        if look != self._looks:
            return
        if found.changes is None:
            self._stop(unchanged_text(found.id, found.origin))
            return
        from alpine_quiz.terminal.screens.update import UpdateScreen

        self._stop("")
        self.app.push_screen(
            UpdateScreen(self._sitting, found, found.changes, lambda: self._update(found))
        )

    def _stop(self, said: str, *, fault: bool = False) -> None:
        self._looks += 1
        self._looking = False
        self._say(said, fault=fault)
        self.show_keys()

    def _update(self, found: Newer) -> None:
        self._changing = True
        self._put(found)

    @work(thread=True, group="changing")
    def _put(self, found: Newer) -> None:
        from alpine_quiz.exchange.getting import take_newer

        try:
            take_newer(found)
        except RefusedPackError as error:
            self.call_later(self._changed, found.id, not_updated_text(error, found.id), True)
        else:
            self.call_later(self._changed, found.id, updated_text(found.id))

    def _changed(self, pack: str, said: str, fault: bool = False) -> None:
        """Say what became of a pack; the one being played is read anew."""
        self._changing = False
        if fault:
            self._say(said, fault=True)
            return
        self._come(pack, said)
        entry = next((each for each in self._packs if each.id == self._sitting.pack.id), None)
        if entry is not None and entry.id == pack:
            try:
                self._sitting.read_anew(open_path(entry.path)[0])
            except PackError as error:
                self.notify(str(pack_refused(error)), markup=False)

    def action_remove(self) -> None:
        """Delete the pack pointed at, once that was asked; not the one being played."""
        pack = self._free
        if pack is None:
            return
        asked, self._asked = self._asked, ""
        try:
            path = path_here(pack.id)
            refuse_own(path)
        except RefusedPackError as error:
            self._say(objection_text(error), fault=True)
            return
        if pack.id == self._sitting.pack.id:
            self._say(being_played_text(pack.id), fault=True)
        elif asked != pack.id:
            again = tr("{key} again deletes it.", key=key_of(self, "packs.remove"))
            self._say("\n".join([*removing_lines(pack.id, path), again]), fault=True)
            self._asked = pack.id
        else:
            self._changing = True
            self._delete(pack)

    @work(thread=True, group="changing")
    def _delete(self, pack: PackEntry) -> None:
        try:
            remove(pack.id, path_here(pack.id))
        except RefusedPackError as error:
            self.call_later(self._changed, pack.id, objection_text(error), True)
        else:
            self.call_later(self._changed, "", removed_text(pack.id))

    def action_read(self, step: int) -> None:
        """Scroll what is said of the pack pointed at."""
        self.query_one("#of-one", VerticalScroll).scroll_relative(y=step, animate=False)

    def action_back(self) -> None:
        """Stop looking; where nothing is looked for, go home."""
        if self._looking:
            self.workers.cancel_group(self, "looking")
            self._stop(tr("It was stopped. Nothing was taken."))
        else:
            self.dismiss()
