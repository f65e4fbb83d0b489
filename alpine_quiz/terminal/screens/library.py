"""All questions on this machine: searched as one types, looked at, and played."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.library.index.asking import Kind, count, count_hidden, find, hits
from alpine_quiz.library.index.looking import item_of
from alpine_quiz.library.index.model import Progress, Query
from alpine_quiz.library.index.store import LITTLE
from alpine_quiz.library.packs import PackError, open_path
from alpine_quiz.plain.library import answer_lines, found_text, nothing_text, progress_text
from alpine_quiz.plain.refusal import pack_refused
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.library_about import About
from alpine_quiz.terminal.screens.library_filters import (
    TITLES,
    asking_for,
    filter_keys,
    filter_name,
    value_of,
)
from alpine_quiz.terminal.screens.library_kinds import KindRow, KindsScreen
from alpine_quiz.terminal.widgets.found import FoundList
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.library.index.model import Hit, PackEntry
    from alpine_quiz.records.sitting import Sitting

_MOST_TYPED = 200
_OFTEN = 20
"""After so many packs that were read what is found is looked for anew."""
_LEAST_LINES = 2


class LibraryScreen(QuizScreen):
    """A line to type in, what is found by it, and what is known of the question pointed at.

    With a ``pack`` only its questions are looked for at first. ``searched_for`` are the words that
    what is shown was found by, ``None`` before there is any.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", later("go through what was found"), id="library.up"),
        Binding("down", "point(1)", later("go through what was found"), id="library.down"),
        Binding("pageup", "leaf(-1)", later("a page back or on"), id="library.page_up"),
        Binding("pagedown", "leaf(1)", later("a page back or on"), id="library.page_down"),
        Binding("shift+up", "read(-1)", later("read on below the list"), id="library.less"),
        Binding("shift+down", "read(1)", later("read on below the list"), id="library.more"),
        Binding("ctrl+home", "end(False)", later("the first or the last"), id="library.first"),
        Binding("ctrl+end", "end(True)", later("the first or the last"), id="library.last"),
        Binding("enter", "play", later("play what was found"), id="library.play"),
        Binding("f2,ctrl+r", "reveal", later("show the answer"), id="library.reveal"),
        Binding("f3,ctrl+o", "kind('pack')", later("only one pack"), id="library.pack"),
        Binding("f4,ctrl+t", "kind('topic_key')", later("only one topic"), id="library.topic"),
        Binding("f5,ctrl+l", "kind('language')", later("only one language"), id="library.language"),
        Binding("f6,ctrl+y", "kind('type')", later("only one type"), id="library.type"),
        Binding(
            "f7,ctrl+g",
            "kind('difficulty')",
            later("only one difficulty"),
            id="library.difficulty",
        ),
        Binding("f8,ctrl+n", "clear", later("search for something else"), id="library.clear"),
        Binding("f9,ctrl+b", "add", later("add a pack"), id="library.add"),
        Binding("escape", "back", later("back"), id="library.back"),
    ]
    CSS_PATH: ClassVar[list[str | PurePath]] = ["library.tcss"]

    def __init__(self, sitting: Sitting, pack: str = "") -> None:
        super().__init__()
        self._sitting = sitting
        self._query = Query(pack=pack, language="" if pack else sitting.language)
        self._entries: dict[str, PackEntry] = {}
        self._found: Sequence[int] = ()
        self._hidden = 0
        self._searches = 0
        self.searched_for: str | None = None
        self._shown: list[str] = []
        self._progress: Progress | None = None
        self._reads = False

    def content(self) -> ComposeResult:
        """What is typed, what is asked for besides, what was found, and what is known of it."""
        yield Heading(tr("Library"))
        with Vertical(classes="stage"), Vertical(id="library"):
            yield Input(placeholder=self._asked(), max_length=_MOST_TYPED, id="words")
            yield KeyLine(id="kinds")
            yield FoundList(self._page, self._note, id="found")
            yield About(self._sitting)

    def _asked(self) -> str:
        return tr("words of a question, an answer or a topic")

    def keys(self) -> tuple[Key, ...]:
        """Play, look, and go back."""
        return (
            Key("library.play", tr("play")),
            Key("library.reveal", tr("the answer")),
            Key("library.back", tr("back")),
            Key("library.up library.down", tr("look through")),
            Key("app.help", tr("help")),
            Key("library.clear", tr("anew")),
            Key("library.add", tr("add a pack")),
        )

    async def retell(self) -> None:
        """Say everything in the language spoken now; what was typed and chosen stays."""
        await super().retell()
        self.query_one("#words", Input).placeholder = self._asked()
        self._tell_all()

    def show_keys(self) -> None:
        """Show the keys at the foot, and those of what is asked for."""
        self.query(KeyLine).last().keys = self.keys()
        kinds = filter_keys(self._query, self._entries, self.size.width)
        self.query_one("#kinds", KeyLine).keys = kinds

    def on_mount(self) -> None:
        """Let it be typed, and list all there is in the player's language."""
        self.query_one("#words", Input).focus()
        index = self.quiz.index
        if index.refresh(most=LITTLE):
            self._reads = True
            self._read()
        self._enter()
        self._search()
        self._look_over()

    def on_resize(self) -> None:
        """Name as much of what can be asked for as there is room for."""
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Heed what was played meanwhile."""
        if self.query_one(About).forget():
            self._tell_about()

    def _enter(self) -> None:
        self._entries = {entry.id: entry for entry in self.quiz.index.packs()}

    @work(thread=True, exclusive=True, group="reading")
    def _read(self) -> None:
        """Read what has changed off the event loop; what is found meanwhile can be played."""
        self.quiz.index.refresh(lambda progress: self.call_later(self._go_on, progress))
        self.call_later(self._go_on, None)

    @work(thread=True, exclusive=True, group="looking-over")
    def _look_over(self) -> None:
        """Have damage healed that no search meets, behind all that is done here."""
        if self.quiz.index.look_over():
            self.call_later(self._go_on, None)

    def _go_on(self, progress: Progress | None) -> None:
        """Tell how far reading has come, and now and then what there is by then."""
        self._progress, self._reads = progress, progress is not None
        if progress is None or progress.done % _OFTEN == _OFTEN - 1:
            self._enter()
            self._search()
        self._tell_heading()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed."""
        event.stop()
        self._ask(replace(self._query, sought=replace(self._query.sought, words=event.value)))

    def _ask(self, query: Query) -> None:
        self._query = query
        self.show_keys()
        self._search()

    def _search(self) -> None:
        self._searches += 1
        self._find(self._searches, self._query)

    @work(thread=True, exclusive=True, group="searching")
    def _find(self, search: int, query: Query) -> None:
        """Search off the event loop: the next key does not wait for it."""
        if search == self._searches:
            found = self.quiz.index.read(lambda rows: find(rows, query))
            hidden = 0 if found else self.quiz.index.read(lambda rows: count_hidden(rows, query))
            self.call_later(self._take, search, found, hidden)

    def _take(self, search: int, found: Sequence[int], hidden: int) -> None:
        """Show what was found, unless something else is sought by now."""
        if search == self._searches:
            self._found, self.searched_for = found, self._query.sought.words
            self._hidden = hidden
            listed = self.query_one(FoundList)
            listed.display = bool(found)
            # What is told of a question stands right below the list.
            listed.styles.max_height = max(_LEAST_LINES, len(found))
            listed.show(found)
            self._tell_heading()

    def _page(self, numbers: Sequence[int]) -> list[Hit]:
        return self.quiz.index.peek(lambda rows: hits(rows, numbers), [])

    def _note(self, hit: Hit) -> str:
        """Return what tells questions apart that may be of several packs or languages."""
        parts = ([] if self._query.pack else [hit.pack]) + (
            [] if self._query.language else [hit.language]
        )
        return " · ".join(parts) if len(self._entries) > 1 or not self._query.language else ""

    def _tell_all(self) -> None:
        self.show_keys()
        self._tell_heading()
        self._tell_about()
        self.query_one(FoundList).refresh()

    def _tell_heading(self) -> None:
        said = found_text(len(self._found))
        if self._progress is not None:
            said = progress_text(self._progress)
        self.query_one(Heading).tell(tr("Library"), said)

    def on_found_list_pointed(self, event: FoundList.Pointed) -> None:
        """Tell what is known of another question; its answer waits to be asked for."""
        event.stop()
        self._shown = []
        self._tell_about()

    def on_found_list_clicked(self, event: FoundList.Clicked) -> None:
        """A second click shows the answer."""
        event.stop()
        self.action_reveal()

    def _tell_about(self) -> None:
        hit, about = self.query_one(FoundList).pointed, self.query_one(About)
        if hit is not None:
            entry = self._entries.get(hit.pack)
            about.tell(hit, entry, self._found, self._shown, low=self._is_low)
        elif not self._found and not self._reads:
            about.say(nothing_text(self._hidden))
        else:
            about.say("")

    @property
    def _is_low(self) -> bool:
        """Whether there is hardly room for more than what was asked for last."""
        return self.has_class("-cramped") or self.has_class("-short")

    def action_point(self, step: int) -> None:
        """Point at the question before or after."""
        self.query_one(FoundList).move(step)

    def action_leaf(self, step: int) -> None:
        """Point a page before or after."""
        self.query_one(FoundList).move_page(step)

    def action_read(self, step: int) -> None:
        """Scroll what is told of the question pointed at."""
        self.query_one(About).scroll_relative(y=step, animate=False)

    def action_end(self, last: bool) -> None:
        """Point at the first question, or the last."""
        self.query_one(FoundList).move_to_end(last=last)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter plays what was found."""
        event.stop()
        self.action_play()

    def action_play(self) -> None:
        """Play what was found in the pack of the question pointed at."""
        hit = self.query_one(FoundList).pointed
        pack = self._opened(hit)
        if hit is None or pack is None or self.too_small:
            return
        sought = self._query.sought
        why = self.quiz.play_found(pack, hit.language, sought)
        if why:
            self.notify(why, markup=False)

    def action_reveal(self) -> None:
        """Show the answer to the question pointed at, or hide it again."""
        hit = self.query_one(FoundList).pointed
        if self._shown:
            self._shown = []
        elif (pack := self._opened(hit)) is not None and hit is not None:
            item = item_of(hit, pack)
            gone = tr("This question is not in its pack any more.")
            self._shown = [gone] if item is None else answer_lines(item, hit.language)
        self._tell_about()

    def _opened(self, hit: Hit | None) -> Pack | None:
        """Return the pack of a question as it is now, or say that it is gone."""
        entry = self._entries.get(hit.pack) if hit else None
        if entry is None:
            return None
        try:
            return open_path(entry.path)[0]
        except PackError as error:
            self.notify(str(pack_refused(error)), markup=False)
            self._read()
            return None

    def action_kind(self, name: str) -> None:
        """Show which kinds there are among what is sought, and let one be chosen."""
        kind = Kind(name)

        def kinds() -> list[KindRow]:
            query = asking_for(self._query, kind, "")
            none: dict[str, int] = {}
            counts = self.quiz.index.peek(lambda rows: count(rows, query, kind), none)
            rows = [
                KindRow(value, filter_name(query, kind, value, self._entries), number)
                for value, number in counts.items()
                if value
            ]
            return sorted(rows, key=lambda row: row.value) if kind is Kind.DIFFICULTY else rows

        def take(value: str) -> None:
            self._ask(asking_for(self._query, kind, value))

        chosen = value_of(self._query, kind)
        self.app.push_screen(KindsScreen(lambda: tr(TITLES[kind]), kinds, chosen, take))

    def action_clear(self) -> None:
        """Search for nothing in particular, in the player's language."""
        self._query = Query(language=self._sitting.language)
        self.query_one("#words", Input).value = ""
        self._ask(self._query)

    def action_add(self) -> None:
        """Ask for a pack that is not here yet."""
        if not self.too_small:
            self.quiz.add_pack(lambda pack: self.only(pack.id))

    def only(self, pack: str) -> None:
        """Look for the questions of one pack, in any language; it may have come only now."""
        if self.quiz.index.refresh(most=LITTLE):
            self._read()
        self._enter()
        self.query_one("#words", Input).value = ""
        self._ask(Query(pack=pack))

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()
