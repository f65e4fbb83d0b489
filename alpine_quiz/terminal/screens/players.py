"""Who plays: choosing, naming and deleting players, and taking their records along."""

from __future__ import annotations

import errno
import os
from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import moment
from alpine_quiz.plain.players import (
    NOT_DELETED,
    deleted_text,
    deleting_lines,
    exported_lines,
    import_fault_text,
    is_there_text,
    no_name_text,
    renamed_text,
    renaming_text,
    taken_in_lines,
    type_to_delete,
    unreadable_text,
)
from alpine_quiz.plain.records import sentence
from alpine_quiz.plain.wording import named_player, player_text
from alpine_quiz.records.players import DEFAULT_PLAYER, RenamingError, folded_name, is_name
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.typed_line import TypingScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.records.exchange import Document
    from alpine_quiz.records.players import Player
    from alpine_quiz.records.sitting import Sitting

_GAP = 2
_ACTS = {
    "new": later("A new player"),
    "rename": later("Rename"),
    "delete": later("Delete"),
    "export": later("Export records into a file"),
    "import": later("Import records from a file"),
}
EXPORT_FILE = "alpine-quiz-records.json"


class PlayersScreen(QuizScreen):
    """All who have played here, and what can be done with them and their records."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("play as this player"), id="players.choose"),
        Binding("n", "new", later("a new player"), id="players.new"),
        Binding("r", "rename", later("give this player another name"), id="players.rename"),
        Binding("d,delete", "delete", later("delete this player"), id="players.delete"),
        Binding("e", "export", later("export this player’s records"), id="players.export"),
        Binding("i", "import", later("import records"), id="players.import"),
        Binding("escape,q", "back", later("back"), id="players.back"),
    ]
    DEFAULT_CSS = """
    PlayersScreen #acts { margin: 1 0 0 0; }
    PlayersScreen.-cramped #acts { margin: 0; }
    PlayersScreen #said { margin: 1 0 0 2; height: auto; }
    PlayersScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._players: tuple[Player, ...] = ()

    def content(self) -> ComposeResult:
        """The list, and room for what came of the last thing done."""
        yield Heading(tr("Players"))
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(id="players")
            acts = Rows(id="acts", note_width=_GAP + 1)
            # Their keys do it too; the arrows go through the players alone.
            acts.can_focus = False
            yield acts
            yield Static(id="said", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Choose, go home, or ask for help; the rest is listed above."""
        return (
            Key("rows.up rows.down players.choose", tr("play")),
            Key("players.back", tr("home")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """List them in the language spoken now; the same is pointed at."""
        await super().retell()
        self.query_one(Heading).tell(tr("Players"), "")
        self._say([])
        self._fill()

    def on_mount(self) -> None:
        """Point at whoever plays."""
        self._fill(self._sitting.player)
        self.query_one("#players", Rows).focus()

    def _fill(self, pointed: Player | None = None) -> None:
        self._players = self._sitting.records.players()
        self.query_one("#acts", Rows).rows = [
            Row(tr(name), note=key_of(self, f"players.{act}")) for act, name in _ACTS.items()
        ]
        rows = self.query_one("#players", Rows)
        rows.rows = [
            Row(player_text(cleaned(each.name)), note=self._note(each)) for each in self._players
        ]
        notes = [Content(row.note).cell_length for row in rows.rows]
        rows.note_width = max(notes, default=0) + _GAP
        folded = [each.folded for each in self._players]
        if pointed is not None and pointed.folded in folded:
            rows.cursor = folded.index(pointed.folded)
        rows.cursor = min(max(0, rows.cursor), len(folded) - 1)

    def _note(self, player: Player) -> str:
        if player.folded == self._sitting.player.folded:
            return tr("● playing")
        return moment(player.latest)

    @property
    def _pointed(self) -> Player | None:
        cursor = self.query_one("#players", Rows).cursor
        there = 0 <= cursor < len(self._players) and not self.too_small
        return self._players[cursor] if there else None

    def _say(self, lines: list[str]) -> None:
        warning = self._sitting.records.unsaved_because
        said = [*lines, sentence(warning)] if lines and warning else lines
        self.query_one("#said", Static).update(Content("\n".join(said)))

    async def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click does what it is on; on a player it points, and a second one chooses."""
        event.stop()
        if event.rows.id == "acts":
            await self.run_action(list(_ACTS)[event.index])
            return
        if event.rows.cursor == event.index:
            self.action_choose()
        event.rows.cursor = event.index

    def action_choose(self) -> None:
        """Play as the player pointed at from now on."""
        if self._pointed is not None:
            self.quiz.play_as(self._pointed.name)

    def action_new(self) -> None:
        """Ask for a name, and play as that player."""

        def accept(name: str) -> str:
            if why := no_name_text(name):
                return why
            meant = named_player(name)
            if self._sitting.records.find_player(meant) is not None:
                return tr("“{name}” is here already.", name=cleaned(name.strip()))
            self.call_later(self.quiz.play_as, meant)
            return ""

        self._ask(TypingScreen(lambda: tr("New player"), lambda: [tr("What name?")], accept))

    def action_rename(self) -> None:
        """Ask for another name."""
        player = self._pointed
        if player is None:
            return

        def accept(name: str) -> str:
            try:
                renamed = self._sitting.records.rename(player, name)
            except RenamingError as error:
                return renaming_text(error)
            if player.folded == self._sitting.player.folded:
                self._sitting.player = renamed
            self.quiz.follow(player, self._sitting.player, renamed.name)
            self._fill(renamed)
            self._say([renamed_text(player.name, renamed.name)])
            return ""

        def asking() -> list[str]:
            return [tr("What is “{name}” to be called?", name=player_text(cleaned(player.name)))]

        called = "" if player.name == DEFAULT_PLAYER else player.name
        self._ask(TypingScreen(lambda: tr("Rename"), asking, accept, called))

    def action_delete(self) -> None:
        """Say what would be gone, and delete it once the name was typed."""
        player = self._pointed
        if player is None:
            return
        theirs = self._sitting.records.belongings(player)

        def accept(name: str) -> str:
            # An empty name would be the default player's.
            if not is_name(name) or not _means(name, player):
                return tr(NOT_DELETED)
            self._delete(player)
            return ""

        def asking() -> list[str]:
            return [*deleting_lines(player.name, theirs), "", type_to_delete(player.name)]

        self._ask(TypingScreen(lambda: tr("Delete"), asking, accept))

    def _delete(self, player: Player) -> None:
        records = self._sitting.records
        wholly = records.delete_player(player)
        if player.folded == self._sitting.player.folded:
            others = records.players()
            self._sitting.player = records.player(others[0].name) if others else records.player()
        self._fill(self._sitting.player)
        if records.unsaved_because is None:
            self.quiz.follow(player, self._sitting.player)
            self._say([deleted_text(player.name, wholly=wholly)])
        else:
            self._say([tr("Nothing is being saved.")])

    def action_export(self) -> None:
        """Ask for a path, and write the player's records there."""
        player = self._pointed
        if player is None:
            return

        def accept(typed: str) -> str:
            from alpine_quiz.documents.files import is_there
            from alpine_quiz.documents.writing import write_whole

            if not typed.strip():
                return tr("Type a path.")
            try:
                path = _path(typed)
                if is_there(path):
                    return is_there_text(typed.strip())
                found = self._sitting.records.export(player)
                write_whole(path, found.data)
            except OSError as error:
                return unreadable_text(error, typed)
            self._say(exported_lines(found, str(path.absolute())))
            return ""

        def asking() -> list[str]:
            return [
                tr(
                    "Into which file are the records of “{name}” to be written?",
                    name=player_text(cleaned(player.name)),
                )
            ]

        self._ask(TypingScreen(lambda: tr("Export"), asking, accept, EXPORT_FILE))

    def action_import(self) -> None:
        """Ask for a path, and take in the records there."""

        async def accept(typed: str) -> str:
            from alpine_quiz.records.fields import ExchangeError

            if not typed.strip():
                return tr("Type a path.")
            records = self._sitting.records
            try:
                # Years of play take seconds to be read and taken in.
                document = await to_thread(_read, typed)
                found = await to_thread(records.take_in_apart, document)
            except ExchangeError as error:
                return import_fault_text(error, typed.strip())
            except OSError as error:
                return unreadable_text(error, typed.strip())
            if found is None:
                found = records.take_in(document)
            self._fill(self._sitting.player)
            self._say(taken_in_lines(found))
            return ""

        def asking() -> list[str]:
            return [tr("Which file of exported records is to be taken in?")]

        def waiting() -> str:
            return tr("The file is being read and taken in.")

        self._ask(TypingScreen(lambda: tr("Import"), asking, accept, waiting=waiting))

    def _ask(self, screen: TypingScreen) -> None:
        if not self.too_small:
            self.app.push_screen(screen)

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()


def _means(name: str, player: Player) -> bool:
    return player.folded in (folded_name(name), folded_name(named_player(name)))


def _path(typed: str) -> Path:
    """Return the path that was typed; raises ``OSError`` where there can be none such."""
    try:
        path = Path(typed.strip()).expanduser()
    except RuntimeError as error:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
    if "\0" in typed:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return path


def _read(typed: str) -> Document:
    from alpine_quiz.records.exchange import read_document_at

    return read_document_at(_regular(_path(typed)))


def _regular(path: Path) -> Path:
    """Return ``path``; raises ``OSError`` where a pipe or a device is there, which might hang."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return path
