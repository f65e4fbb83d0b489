"""All questions on this machine: searched as one types, looked at, and played."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.library.index.asking import Kind, count, find, hits, of_pack
from alpine_quiz.library.index.looking import item_of
from alpine_quiz.library.index.model import Progress, Query
from alpine_quiz.library.index.store import LITTLE
from alpine_quiz.library.packs import PackError, open_path
from alpine_quiz.plain.library import (
    answer_lines,
    coverage_line,
    fared_line,
    flags_line,
    found_text,
    kind_line,
    knowing_line,
    language_name,
    played_line,
    progress_text,
)
from alpine_quiz.plain.looking_back.accuracy import difficulty_name, type_name
from alpine_quiz.plain.refusal import pack_refused
from alpine_quiz.records.browsing import browse
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.library_kinds import KindRow, KindsScreen
from alpine_quiz.terminal.widgets.found import FoundList
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.sought import Sought
    from alpine_quiz.library.index.model import Hit, PackEntry
    from alpine_quiz.records.browsing import Browsed
    from alpine_quiz.records.sitting import Sitting

_MOST_TYPED = 200
_OFTEN = 20
"""After so many packs that were read what is found is looked for anew."""
_TITLES = {
    Kind.PACK: later("Which pack?"),
    Kind.TOPIC: later("Which topic?"),
    Kind.LANGUAGE: later("Which language?"),
    Kind.TYPE: later("Which type of question?"),
    Kind.DIFFICULTY: later("How difficult?"),
}
_ANY = {
    Kind.PACK: later("all packs"),
    Kind.TOPIC: later("all topics"),
    Kind.LANGUAGE: later("all languages"),
    Kind.TYPE: later("all types"),
    Kind.DIFFICULTY: later("any difficulty"),
}

_BRIEFLY = {
    Kind.PACK: later("pack"),
    Kind.TOPIC: later("topic"),
    Kind.LANGUAGE: later("language"),
    Kind.TYPE: later("type"),
    Kind.DIFFICULTY: later("difficulty"),
}
_SHORT = 10
_LEAST_LINES = 2
_ROOMY = 60
"""Cells from which there is room to name all that can be asked for."""


class LibraryScreen(QuizScreen):
    """A line to type in, what is found by it, and what is known of the question pointed at.

    ``searched_for`` are the words that what is shown was found by, ``None`` before there is any.
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
        Binding("escape", "back", later("back"), id="library.back"),
    ]
    CSS_PATH: ClassVar[list[str | PurePath]] = ["library.tcss"]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._query = Query(language=sitting.language)
        self._entries: dict[str, PackEntry] = {}
        self._found: Sequence[int] = ()
        self._searches = 0
        self.searched_for: str | None = None
        self._browsed: dict[str, Browsed] = {}
        self._shown: list[str] = []
        self._progress: Progress | None = None
        self._reads = False

    def content(self) -> ComposeResult:
        """What is typed, what is asked for besides, what was found, and what is known of it."""
        yield Heading(tr("Library"))
        with Vertical(classes="stage"), Vertical(id="library"):
            yield Input(placeholder=self._asked(), max_length=_MOST_TYPED, id="words")
            yield KeyLine(self._kind_keys(), id="kinds")
            yield FoundList(self._page, self._note, id="found")
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="told", markup=False)

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
        )

    def _kind_keys(self) -> tuple[Key, ...]:
        """Return what is asked for besides words; in a narrow window only what was chosen is."""
        roomy = self.is_attached and self.size.width >= _ROOMY
        return tuple(self._kind_key(kind) for kind in Kind if roomy or _value(self._query, kind))

    def _kind_key(self, kind: Kind) -> Key:
        id_, value = f"library.{kind.name.casefold()}", _value(self._query, kind)
        if not value:
            return Key(id_, tr(_ANY[kind]), brief=Key(id_, tr(_BRIEFLY[kind])))
        name = self._kind_name(kind, value)
        short = Content(name).truncate(_SHORT, ellipsis=True).plain
        return Key(id_, name, brief=Key(id_, short))

    def _kind_name(self, kind: Kind, value: str) -> str:
        match kind:
            case Kind.PACK:
                entry = self._entries.get(value)
                return (entry.title.in_language(spoken()) if entry else "") or value
            case Kind.TOPIC:
                named = (each for each in self._entries.values() if value in each.named_topics)
                entry = self._entries.get(self._query.pack) or next(named, None)
                return entry.topic_name(value, spoken()) if entry else value
            case Kind.LANGUAGE:
                return language_name(value)
            case Kind.TYPE:
                return type_name(value)
            case _:
                return difficulty_name(int(value))

    async def retell(self) -> None:
        """Say everything in the language spoken now; what was typed and chosen stays."""
        await super().retell()
        self.query_one("#words", Input).placeholder = self._asked()
        self._tell_all()

    def show_keys(self) -> None:
        """Show the keys at the foot, and those of what is asked for."""
        self.query(KeyLine).last().keys = self.keys()
        self.query_one("#kinds", KeyLine).keys = self._kind_keys()

    def on_mount(self) -> None:
        """Let it be typed, and list all there is in the player's language."""
        self.query_one("#words", Input).focus()
        index = self.quiz.index
        if index.refresh(most=LITTLE):
            self._reads = True
            self._read()
        self._enter()
        self._search()

    def on_resize(self) -> None:
        """Name as much of what can be asked for as there is room for."""
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Heed what was played meanwhile."""
        if self._browsed:
            self._browsed.clear()
            self._tell_about()

    def _enter(self) -> None:
        self._entries = {entry.id: entry for entry in self.quiz.index.packs()}

    @work(thread=True, exclusive=True, group="reading")
    def _read(self) -> None:
        """Read what has changed off the event loop; what is found meanwhile can be played."""
        self.quiz.index.refresh(lambda progress: self.call_later(self._go_on, progress))
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
            self.call_later(self._take, search, found)

    def _take(self, search: int, found: Sequence[int]) -> None:
        """Show what was found, unless something else is sought by now."""
        if search == self._searches:
            self._found, self.searched_for = found, self._query.sought.words
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
        hit = self.query_one(FoundList).pointed
        lines: list[str | Content] = []
        shown = [Content.styled(line, "$foreground") for line in self._shown]
        if hit is not None:
            entry = self._entries.get(hit.pack)
            browsed = self._browse(hit.pack)
            lines = [
                *(shown if self._is_low else ()),
                Content.styled(hit.stem, "bold $foreground"),
                *(() if self._is_low else shown),
                kind_line(hit, entry),
                fared_line(hit, browsed),
                knowing_line(browsed.coverage(hit.subjects)),
                flags_line(hit, browsed),
                self._selection_line(hit, entry, browsed),
            ]
        elif not self._found and not self._reads:
            lines = [tr("Nothing was found. Fewer words, or the beginning of one, find more.")]
        said = [each if isinstance(each, Content) else Content(each) for each in lines if each]
        self.query_one("#told", Static).update(Content("\n").join(said))
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)

    @property
    def _is_low(self) -> bool:
        """Whether there is hardly room for more than what was asked for last."""
        return self.has_class("-cramped") or self.has_class("-short")

    def _selection_line(self, hit: Hit, entry: PackEntry | None, browsed: Browsed) -> str:
        """Return what a round would be of: one pack's, in one language."""
        nothing: tuple[int, set[str]] = (0, set())
        number, subjects = self.quiz.index.peek(
            lambda rows: of_pack(rows, self._found, hit.pack, hit.language), nothing
        )
        several = number < len(self._found)
        pack = (entry.title.in_language(spoken()) if entry else "") or hit.pack
        covered = coverage_line(browsed.coverage(subjects))
        return played_line(number, pack, covered, several=several)

    def _browse(self, pack: str) -> Browsed:
        if pack not in self._browsed:
            sitting = self._sitting
            self._browsed[pack] = browse(sitting.records, sitting.player, pack)
        return self._browsed[pack]

    def action_point(self, step: int) -> None:
        """Point at the question before or after."""
        self.query_one(FoundList).move(step)

    def action_leaf(self, step: int) -> None:
        """Point a page before or after."""
        self.query_one(FoundList).move_page(step)

    def action_read(self, step: int) -> None:
        """Scroll what is told of the question pointed at."""
        self.query_one("#about", VerticalScroll).scroll_relative(y=step, animate=False)

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
            query = _with(self._query, kind, "")
            none: dict[str, int] = {}
            counts = self.quiz.index.peek(lambda rows: count(rows, query, kind), none)
            rows = [
                KindRow(value, self._kind_name(kind, value), number)
                for value, number in counts.items()
                if value
            ]
            return sorted(rows, key=lambda row: row.value) if kind is Kind.DIFFICULTY else rows

        def take(value: str) -> None:
            self._ask(_with(self._query, kind, value))

        chosen = _value(self._query, kind)
        self.app.push_screen(KindsScreen(lambda: tr(_TITLES[kind]), kinds, chosen, take))

    def action_clear(self) -> None:
        """Search for nothing in particular, in the player's language."""
        self._query = Query(language=self._sitting.language)
        self.query_one("#words", Input).value = ""
        self._ask(self._query)

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()


def _value(query: Query, kind: Kind) -> str:
    sought = query.sought
    values = {
        Kind.PACK: query.pack,
        Kind.TOPIC: sought.topic,
        Kind.LANGUAGE: query.language,
        Kind.TYPE: sought.type,
        Kind.DIFFICULTY: str(sought.difficulty or ""),
    }
    return values[kind]


def _with(query: Query, kind: Kind, value: str) -> Query:
    """Return ``query`` with only questions of one kind, or of any where it is empty."""
    sought: Sought = query.sought
    match kind:
        case Kind.PACK:
            return replace(query, pack=value)
        case Kind.LANGUAGE:
            return replace(query, language=value)
        case Kind.TOPIC:
            return replace(query, sought=replace(sought, topic=value))
        case Kind.TYPE:
            return replace(query, sought=replace(sought, type=value))
        case _:
            return replace(query, sought=replace(sought, difficulty=int(value or 0)))
