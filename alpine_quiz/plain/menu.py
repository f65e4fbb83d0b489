"""The home screen as plain lines: what there is to do, numbered; one line in, and it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.game.modes import Mode, may_be_timed
from alpine_quiz.game.timeline import is_of_time
from alpine_quiz.language.catalogue import spoken, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.packs import PackError
from alpine_quiz.plain.choosing import Choice, chosen, numbered
from alpine_quiz.plain.help import MENU_HELP, PLAIN_COMMANDS, POINTS
from alpine_quiz.plain.home import (
    best_line,
    daily_line,
    documents_line,
    due_line,
    faults_text,
    glance_line,
    packs_line,
    play_line,
    title_line,
    tutorial_line,
    unfinished_line,
    warning_text,
)
from alpine_quiz.plain.menu_choices import ask_for_document, ask_for_player
from alpine_quiz.plain.menu_packs import ask_for_pack
from alpine_quiz.plain.menu_rounds import (
    ask_for_hot_seat,
    ask_for_minutes,
    ask_for_round,
    ask_for_topic,
    minutes_text,
)
from alpine_quiz.plain.menu_settings import PlainSettings
from alpine_quiz.plain.modes import nothing_text
from alpine_quiz.plain.play import play_rounds
from alpine_quiz.plain.refusal import RefusalError
from alpine_quiz.plain.seats import evened_line
from alpine_quiz.plain.wording import player_text
from alpine_quiz.records.preferring import preferred
from alpine_quiz.records.tutorial import TUTORIAL, begin_tutorial
from alpine_quiz.records.ways import NothingToAskError, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.settings.model import Settings

_SHOWN = 40


class Entry(NamedTuple):
    """One thing to do: its letter, its name, what there is to say of it, and doing it.

    What has nothing to say is not shown; its letter works all the same. Doing it returns whether
    the menu is to be shown again. A ``way`` is one to play.
    """

    letter: str
    name: str
    about: str
    run: Callable[[], bool]
    way: bool = False


class _UntilEnd:
    """Lines that note the end of input: whatever is asked then is not asked again."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.ended = False

    def read(self) -> str | None:
        """Return the next line, or ``None`` at the end."""
        line = None if self.ended else self._lines.read()
        self.ended = line is None
        return line

    def write(self, text: str = "") -> None:
        """Write lines."""
        self._lines.write(text)


class PlainMenu:
    """What there is to do, until ``q`` or the end of input.

    ``sit_down`` makes a sitting as other settings have it, with what there is to remark; it
    raises ``RefusalError``.
    """

    def __init__(
        self,
        sitting: Sitting,
        loaded: Loaded,
        lines: Lines,
        sit_down: Callable[[Settings], tuple[Sitting, str]],
    ) -> None:
        self._sitting = sitting
        self._settings = PlainSettings(loaded)
        self._lines = _UntilEnd(lines)
        self._sit_down = sit_down
        # The limit chosen here, for what is played from here; else that of the settings holds.
        self._minutes: int | None = None

    def run(self) -> None:
        """Show the menu, do what is chosen, and show it again."""
        self._show()
        while (line := self._lines.read()) is not None:
            text = line.strip()
            if text.casefold() == "q":
                return
            if not text:
                self._show()
            elif text in {"m", "M"}:
                self._list(ways=True)
            elif (entry := self._meant(text)) is None:
                self._refuse(text)
            else:
                self._do(entry)

    def _do(self, entry: Entry) -> None:
        again = entry.run()
        if self._lines.ended:
            return
        if again:
            self._show()
        else:
            self._lines.write(tr("Enter shows the menu."))

    def _show(self) -> None:
        sitting = self._sitting
        self._lines.write()
        told = (title_line(sitting), glance_line(sitting))
        for line in (*told, *filter(None, (warning_text(sitting), faults_text(sitting)))):
            self._lines.write(line)
        self._list()
        # Translators: ? and q are what is typed; they stay.
        self._lines.write(tr("Type a number, a letter or a name. ? is help, q quits."))

    def _list(self, *, ways: bool = False) -> None:
        for number, entry in enumerate(self._shown(), 1):
            if entry.way or not ways:
                self._lines.write(
                    # Translators: {letter} is what is typed: “3. Daily (d): not played yet”.
                    tr(
                        "{number}. {name} ({letter}): {about}",
                        number=number,
                        name=entry.name,
                        letter=entry.letter,
                        about=entry.about,
                    )
                )

    def _meant(self, text: str) -> Entry | None:
        shown = self._shown()
        number = numbered(text)
        if number is not None:
            return shown[number - 1] if 1 <= number <= len(shown) else None
        entries = self._entries()
        place = chosen(text, [Choice("", (entry.letter, entry.name)) for entry in entries])
        return None if place is None else entries[place]

    def _refuse(self, text: str) -> None:
        said = cleaned(text[:_SHOWN])
        again = tr("“{text}” is not in the menu. Enter shows it again, ? is help.", text=said)
        self._lines.write(again)

    def _shown(self) -> list[Entry]:
        return [entry for entry in self._entries() if entry.about]

    def _entries(self) -> list[Entry]:
        sitting, settings = self._sitting, self._settings.now
        play = play_line(sitting, settings.questions_per_round)
        set_about = tr("language, colours, keys and more")
        about_help = tr("keys, and how points are given")
        return [
            Entry("g", tr("Go on"), unfinished_line(sitting), self._go_on),
            self._way("n", tr("Play"), play, Mode.QUICK),
            Entry("b", tr("Tutorial"), tutorial_line(sitting), self._teach),
            self._way("r", tr("Review"), due_line(sitting), Mode.REVIEW),
            self._way("d", tr("Daily"), daily_line(sitting), Mode.DAILY),
            *self._ways(),
            Entry("k", tr("Class"), tr("lead a room of phones"), self._lead),
            Entry("s", tr("Scores"), best_line(sitting), self._scores),
            Entry("o", tr("Documents"), documents_line(sitting), self._documents),
            Entry("l", tr("Packs"), packs_line(sitting), self._packs),
            Entry("f", tr("Library"), tr("find questions in all packs"), self._library),
            Entry("p", tr("Players"), player_text(sitting.player.name), self._players),
            Entry(",", tr("Settings"), set_about, self._set),
            Entry("?", tr("Help"), about_help, self._help),
        ]

    def _ways(self) -> list[Entry]:
        sitting = self._sitting
        several = len(sitting.pack.topics(sitting.language)) > 1
        of_time = any(map(is_of_time, sitting.items))
        met = sitting.records.history(sitting.player, sitting.pack.id)
        topics = tr("questions of one topic") if several else ""
        exam = tr("no hints, verdicts at the end")
        survival = tr("easy to hard, until the third miss")
        timeline = tr("orders and years") if of_time else ""
        weak = tr("practice; what is due stays as it is") if met else ""
        together = tr("several at one keyboard")
        limit = minutes_text(self._limit) if self._limit else tr("none")
        return [
            Entry("t", tr("Topics"), topics, self._topics, way=True),
            self._way("e", tr("Exam"), exam, Mode.EXAM),
            self._way("u", tr("Survival"), survival, Mode.SURVIVAL),
            self._way("i", tr("Timeline"), timeline, Mode.TIMELINE),
            self._way("w", tr("Weak facts"), weak, Mode.WEAK),
            Entry("h", tr("Hot seat"), together, self._hot_seat, way=True),
            Entry("c", tr("Time limit"), limit, self._choose_limit, way=True),
        ]

    def _way(self, letter: str, name: str, about: str, mode: Mode) -> Entry:
        return Entry(letter, name, about, lambda: self._begin(Wanted(mode)), way=True)

    def _begin(self, wanted: Wanted) -> bool:
        """Play a round, or say why there is none."""
        set_ = preferred(wanted, self._settings.now)
        if self._minutes is not None and wanted.seats is None and may_be_timed(wanted.mode):
            set_ = replace(set_, seconds=60 * self._minutes)
        try:
            kept = self._sitting.start(set_)
        except NothingToAskError as error:
            self._lines.write(nothing_text(error, self._sitting))
            return False
        if evened := evened_line(kept, wanted.count):
            self._lines.write(evened)
        return self._play(kept)

    @property
    def _limit(self) -> int:
        """The minutes that a round begun here has, where it can have a limit."""
        return self._settings.now.minutes if self._minutes is None else self._minutes

    def _choose_limit(self) -> bool:
        minutes = ask_for_minutes(self._lines)
        self._minutes = self._minutes if minutes is None else minutes
        return True

    def _play(self, kept: KeptRound) -> bool:
        self._lines.write()
        play_rounds(self._sitting, kept, self._lines)
        return True

    def _teach(self) -> bool:
        try:
            taught, kept = begin_tutorial(self._sitting)
        except PackError:
            self._lines.write(tr("No pack with the id {pack} is here.", pack=TUTORIAL))
            return False
        self._lines.write()
        play_rounds(taught, kept, self._lines)
        return True

    def _go_on(self) -> bool:
        waiting = self._sitting.waiting()
        if len(waiting) > 1:
            saved = ask_for_round(self._sitting, waiting, self._lines)
            return saved is None or self._play(self._sitting.go_on(saved))
        kept = self._sitting.resume()
        if kept is None:
            self._lines.write(tr("No round waits to be gone on with."))
            return False
        return self._play(kept)

    def _topics(self) -> bool:
        topic = ask_for_topic(self._sitting, self._lines)
        return topic is None or self._begin(Wanted(Mode.TOPIC, topic=topic))

    def _hot_seat(self) -> bool:
        wanted = ask_for_hot_seat(self._sitting, self._lines, self._minutes or 0)
        return wanted is None or self._begin(wanted)

    def _lead(self) -> bool:
        """Lead the room that is open, or open one of ten questions of this pack."""
        from alpine_quiz.classroom.clients.leading import Leading
        from alpine_quiz.classroom.starting import StartError, find_open, start_server
        from alpine_quiz.plain.classroom.desk import lead_plainly

        sitting = self._sitting
        pack = sitting.given or sitting.pack.id
        self._lines.write(tr("The room is being opened …"))
        try:
            options = [f"--pack={pack}", f"--lang={sitting.language}"]
            room = find_open() or start_server(options)
        except StartError as error:
            self._lines.write(str(error) or tr("The room’s server could not be started."))
            return False
        lead_plainly(Leading(room), self._lines)
        return True

    def _scores(self) -> bool:
        from alpine_quiz.plain.looking_back.parts import all_lines
        from alpine_quiz.plain.scores import title_line as whose_line
        from alpine_quiz.records.looking_back import look_back

        sitting = self._sitting
        found = look_back(sitting.records, sitting.player, spoken(), named_in=spoken())
        for line in (whose_line(found.player), "", *all_lines(found)):
            self._lines.write(line)
        return False

    def _documents(self) -> bool:
        from alpine_quiz.plain.reader import read_document

        document = ask_for_document(self._sitting, self._lines)
        if document is not None:
            read_document(self._sitting, document, self._lines)
        return True

    def _packs(self) -> bool:
        pack = ask_for_pack(self._sitting, self._lines)
        if pack is not None and pack.id != self._sitting.pack.id:
            self._lines.write(self._settings.set("pack", pack.id))
            self._sitting.choose_pack(pack)
        return True

    def _library(self) -> bool:
        from alpine_quiz.plain.menu_library import look_through_library

        found = look_through_library(self._sitting, self._lines)
        if found is None:
            return True
        if found.pack.id != self._sitting.pack.id:
            self._lines.write(self._settings.set("pack", found.pack.id))
            self._sitting.choose_pack(found.pack)
        return self._begin(Wanted(Mode.SEARCH if found.sought else Mode.QUICK, sought=found.sought))

    def _players(self) -> bool:
        name = ask_for_player(self._sitting, self._lines)
        if name is not None:
            self._sitting.player = self._sitting.records.player(name)
        return True

    def _set(self) -> bool:
        """Let settings be set, and sit down anew where they call for it."""
        before = self._settings.now
        self._settings.ask(self._lines)
        now = self._settings.now
        called_for = (now.player, now.pack, now.questions_language)
        if called_for != (before.player, before.pack, before.questions_language):
            self._sit_down_anew(now, as_before=now.player == before.player)
        return True

    def _sit_down_anew(self, settings: Settings, *, as_before: bool) -> None:
        """Sit down as the settings have it; whoever was chosen to play does so ``as_before``."""
        player = self._sitting.player
        try:
            self._sitting, remark = self._sit_down(settings)
        except RefusalError as refusal:
            remark = str(refusal)
        if as_before:
            self._sitting.seat_again(player)
        if remark:
            self._lines.write(remark)

    def _help(self) -> bool:
        for line in (*MENU_HELP, *PLAIN_COMMANDS, *POINTS):
            self._lines.write(tr(line))
        return False
