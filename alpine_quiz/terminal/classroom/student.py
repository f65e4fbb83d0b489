"""A student’s screen: the question, its answer, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.classroom.clients.calling import STOPPED, Link
from alpine_quiz.classroom.clients.seat import Sent
from alpine_quiz.classroom.clients.shown import asked_of, given_of, played_of
from alpine_quiz.game.answers import Picked
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.classroom.answering import given_text, key_lines, quoted_view
from alpine_quiz.plain.classroom.refusals import parting_text, refusal_text
from alpine_quiz.plain.classroom.standing import (
    alone_lines,
    may_begin,
    result_lines,
)
from alpine_quiz.plain.classroom.wording import (
    language_name,
    number_text,
    phase_text,
    time_left_text,
    vote_text,
)
from alpine_quiz.plain.wording import feedback_text, verdict_line
from alpine_quiz.terminal.classroom.ranks import NOTE, STANDING, rank_rows
from alpine_quiz.terminal.screens.base import PAUSE, QuizScreen
from alpine_quiz.terminal.widgets.by_type import answering_keys, answering_widget
from alpine_quiz.terminal.widgets.explanation import Explanation, look_of
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.pick import PickOptions
from alpine_quiz.terminal.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from alpine_quiz.classroom.clients.attending import Attending
    from alpine_quiz.classroom.messages import RevealView
    from alpine_quiz.terminal.widgets.answering import Changed, Submitted, Unready
    from alpine_quiz.terminal.widgets.by_type import Answering


class StudentScreen(QuizScreen):
    """The room as one student plays in it."""

    CSS_PATH = "student.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", later("answer; at your own pace, go on"), id="student.answer"),
        Binding("1", "sure(1)", later("how sure you are, where that counts"), id="student.sure_1"),
        Binding("2", "sure(2)", later("how sure you are, where that counts"), id="student.sure_2"),
        Binding("3", "sure(3)", later("how sure you are, where that counts"), id="student.sure_3"),
        Binding("f2", "speak", later("the questions in another language"), id="student.language"),
        Binding("escape", "leave", later("leave; your seat is kept"), id="student.leave"),
    ]

    def __init__(self, attending: Attending) -> None:
        super().__init__()
        self._attending = attending
        self._stage: tuple[object, ...] = ()
        self._answering: Answering | None = None
        self._unsure: list[int] | str | None = None
        self._since = float("-inf")
        self._complaint = ""

    def content(self) -> ComposeResult:
        """The question, room for its answer, and for what is told."""
        yield Heading()
        yield Static(id="banner", markup=False)
        with Vertical(classes="stage"), VerticalScroll(classes="column", id="page"):
            yield Static(id="stem", markup=False)
            yield Vertical(id="answer")
            yield Static(id="said", markup=False)
            yield Explanation()

    def on_mount(self) -> None:
        """Follow the room."""
        self._attending.heed(self._told)
        self.set_interval(0.5, self._tick)
        self.call_later(self._show)

    def on_unmount(self) -> None:
        """Follow it no more."""
        self._attending.forget(self._told)

    def _told(self) -> None:
        if self.stands:
            # One after the other: a worker that is cancelled while it mounts takes the app along.
            self.call_next(self._show)

    def _tick(self) -> None:
        if self.stands:
            self._tell_heading()

    async def _show(self) -> None:
        """Show the room as it is now; the question only anew where it is another."""
        if self.gone or self.quiz.leaving:
            return
        self._tell_heading()
        stage = self._stage_now()
        if stage != self._stage:
            self._stage = stage
            await self._set_stage()
        if self.stands:
            self._tell()
            self.show_keys()

    def _stage_now(self) -> tuple[object, ...]:
        """Return what has to differ for the question to be put on screen anew."""
        seat = self._attending.seat
        question = seat.question
        if question is None:
            return (seat.phase, seat.own["attempt"] if seat.own else 0, *self._ranks_now())
        if seat.awaits_result:
            # Right and wrong are said once both are known.
            return self._stage
        revealed = seat.reveal is not None
        worth = (seat.phase, seat.credit, question["struck"]) if revealed else ()
        shown = (question["paused"], "options" in question, question["stem"])
        return (seat.turn, *shown, revealed, *worth, *self._ranks_now())

    def _ranks_now(self) -> tuple[object, ...]:
        seat = self._attending.seat
        if seat.room is None or seat.phase not in STANDING:
            return ()
        return (seat.phase, *rank_rows(seat.room))

    async def _set_stage(self) -> None:
        seat, self._complaint, self._unsure = self._attending.seat, "", None
        place = self.query_one("#answer", Vertical)
        await place.remove_children()
        self.query_one(Explanation).silence()
        self._answering = None
        room, question = seat.room, seat.question
        stem = question["stem"] if question and seat.phase not in STANDING else ""
        if question and question["paused"]:
            stem = ""
        self._fill("stem", stem)
        if room is not None and seat.phase in STANDING:
            ranks = Rows(note_width=NOTE)
            ranks.can_focus = False
            ranks.rows = rank_rows(room)
            await place.mount(ranks)
        if room is None or question is None or seat.phase in STANDING:
            # What there is to read may be longer than the screen.
            self.query_one("#page").focus(scroll_visible=False)
            return
        reveal = seat.reveal
        if reveal is not None:
            await place.mount(self._settled(reveal))
            self._explain(reveal)
        elif "options" in question:
            self._answering = answering_widget(asked_of(question))
            await place.mount(self._answering)
            self._answering.focus()
        self._since = seat.clock()

    def _settled(self, reveal: RevealView) -> Widget:
        """Return the question with what was right, and what was answered."""
        seat, question = self._attending.seat, self._attending.seat.question
        if question is None:
            return Static()
        asked = asked_of(question, reveal)
        played = played_of(asked, seat.given, seat.credit)
        if isinstance(played.answer, Picked):
            options = PickOptions(asked)
            options.can_focus = False
            options.settle(played)
            return options
        lines = [f"✓ {line}" for line in key_lines(question, reveal)]
        if seat.given is not None:
            told = given_text(asked, seat.given)
            lines.insert(0, tr("You: {answer}", answer=told))
        return Static(Content("\n".join(lines)), markup=False)

    def _explain(self, reveal: RevealView) -> None:
        seat, question = self._attending.seat, self._attending.seat.question
        if question is None:
            return
        asked = asked_of(question, reveal)
        played = played_of(asked, seat.given, seat.credit)
        verdict = verdict_line(played, seat.language)
        feedback = [feedback_text(played), *self._feedback(reveal)]
        if question["struck"]:
            verdict = tr("This question counts for nobody.")
        else:
            feedback += result_lines(seat)
        quotes = [quoted_view(each) for each in reveal["citations"]]
        self.query_one(Explanation).tell(
            look_of(played), verdict, "\n".join(filter(None, feedback)), reveal["rationale"], quotes
        )
        self.query_one(Explanation).focus(scroll_visible=False)

    def _feedback(self, reveal: RevealView) -> list[str]:
        given = self._attending.seat.given
        if not isinstance(given, list):
            return []
        return [reveal["feedback"][str(each)] for each in given if str(each) in reveal["feedback"]]

    def _fill(self, name: str, text: str) -> None:
        part = self.query_one(f"#{name}", Static)
        part.update(Content(text))
        part.display = bool(text)

    def _tell(self) -> None:
        """Say how the answer stands, and what there is to wait for."""
        seat = self._attending.seat
        self._allow(seat.may_answer and self._unsure is None)
        self._fill("said", self._said())
        self._fill("banner", self._trouble())

    def _allow(self, answers: bool) -> None:
        if self._answering is None or self._answering.disabled is not answers:
            return
        self._answering.disabled = not answers
        if answers:
            # What may not be answered gives its focus away, and with it the keys.
            self._answering.focus()

    def _said(self) -> str:
        seat, room = self._attending.seat, self._attending.seat.room
        if room is None:
            return ""
        match seat.phase:
            case "lobby":
                return tr("You are in, {name}. The first question comes soon.", name=seat.name)
            case "ranks" | "podium" | "ended":
                return "\n".join(self._standing())
            case "alone":
                why = seat.turned_away
                lines = [*alone_lines(seat), *([refusal_text(*why)] if why else [])]
                return "\n".join(lines)
            case "reading":
                return tr("Read first; the answers come in a moment.")
            case "discussing":
                return tr("Talk it over with your neighbours, then vote again.")
        if seat.question and seat.question["paused"]:
            return tr("Paused: it goes on in a moment.")
        if seat.reveal is not None or seat.awaits_result:
            return ""
        return self._answer_said()

    def _answer_said(self) -> str:
        seat = self._attending.seat
        if self._unsure is not None:
            return tr("How sure are you?  1 guessing   2 fairly sure   3 sure")
        if self._complaint:
            return self._complaint
        if seat.refused is not None:
            return refusal_text(*seat.refused)
        if not seat.asked:
            return tr("A tie is being broken, among others.")
        match seat.sent:
            case Sent.SAFE:
                return "\n".join([tr("sent ✓"), *self._sent_lines()])
            case Sent.UNDER_WAY if self._attending.is_up:
                return tr("sending …")
            case Sent.UNDER_WAY:
                return tr("not sent yet: it goes as soon as the line is back")
        if not seat.may_answer:
            return tr("Closed: the answer comes next.")
        return vote_text(seat.question)

    def _sent_lines(self) -> list[str]:
        """Return what was chosen, which its options do not show any more."""
        seat = self._attending.seat
        if seat.question is None or seat.given is None or isinstance(seat.given, str):
            return []
        told = given_text(asked_of(seat.question), seat.given)
        return [tr("You: {answer}", answer=told)]

    def _standing(self) -> list[str]:
        seat = self._attending.seat
        lines = result_lines(seat, of_question=False) or alone_lines(seat)
        end = [tr("That was it. Thank you for playing!"), ""] if seat.phase == "ended" else []
        return [*end, *lines]

    def _trouble(self) -> str:
        call = self._attending.call
        if call.link is Link.OVER or call.why == STOPPED:
            return parting_text(call.why)
        if self._attending.is_up:
            return ""
        return tr(
            "The line to the room is lost; next try in {seconds} s. The fault is not yours, and "
            "nothing that was sent is lost.",
            seconds=call.pause,
        )

    def _tell_heading(self) -> None:
        seat = self._attending.seat
        if seat.room is None:
            return
        question = seat.question
        asked = question is not None and seat.phase not in ("lobby", "podium", "ended")
        title = number_text(question) if question and asked else seat.room["title"]
        phase = phase_text({**seat.room, "phase": seat.phase})
        left = seat.left() if self._attending.is_up and seat.sent is not Sent.SAFE else None
        parts = [time_left_text(left)] if left is not None else []
        self.query_one(Heading).tell(title, " · ".join([*parts, phase, seat.name]))
        if not self._attending.is_up:
            self._fill("banner", self._trouble())

    async def retell(self) -> None:
        """Say all of it in the language spoken now."""
        await super().retell()
        if self._answering is not None:
            self._answering.retell()
        self._tell_heading()
        self._tell()

    def keys(self) -> list[Key]:
        """Answer, or leave."""
        seat = self._attending.seat
        keys: list[Key] = []
        if self._unsure is not None:
            sure = "student.sure_1 student.sure_2 student.sure_3"
            keys = [Key(sure, tr("how sure"), needed=True)]
        elif seat.question is not None and self._answering is not None and seat.may_answer:
            keys = [_ours(key) for key in answering_keys(asked_of(seat.question))]
        elif seat.looked_at is not None:
            keys = [Key("student.answer", tr("next"), needed=True)]
        elif seat.own is not None and seat.phase == "alone" and may_begin(seat.own):
            keys = [Key("student.answer", tr("begin"), needed=True)]
        if seat.next_language:
            keys.append(Key("student.language", language_name(seat.next_language)))
        return [*keys, Key("app.help", tr("help")), Key("student.leave", tr("leave"))]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what the moment allows."""
        match action:
            case "sure":
                return self._unsure is not None
            case "speak":
                return bool(self._attending.seat.next_language)
        return super().check_action(action, parameters)

    def _too_soon(self) -> bool:
        return self.too_small or self._attending.seat.clock() - self._since < PAUSE

    def on_submitted(self, event: Submitted) -> None:
        """Send the answer; first ask how sure they are, where that counts."""
        event.stop()
        seat = self._attending.seat
        if self._too_soon() or not seat.may_answer or seat.question is None or seat.room is None:
            return
        given = given_of(asked_of(seat.question), event.answer)
        self._complaint = ""
        if seat.room["scoring"] == "confidence":
            self._unsure = given
            self.set_focus(None)
            self._told()
        else:
            self._send(given, 1)

    def on_unready(self, event: Unready) -> None:
        """Say what is missing still."""
        event.stop()
        if not self._too_soon():
            self._complaint = tr(event.why)
            self._tell()

    def on_changed(self, event: Changed) -> None:
        """Take back what was missing."""
        event.stop()
        self._complaint = ""
        self._tell()

    @work(group="orders")
    async def _send(self, given: list[int] | str, sure: int) -> None:
        await self._attending.answer(given, sure)

    def action_sure(self, sure: int) -> None:
        """Send the answer with how sure they are of it."""
        given, self._unsure = self._unsure, None
        if given is not None and self._attending.seat.may_answer:
            self._send(given, sure)

    def action_go_on(self) -> None:
        """Answer with what is chosen; at one's own pace, go on or begin."""
        seat = self._attending.seat
        if self._too_soon():
            return
        if seat.looked_at is not None:
            seat.go_on()
            self._told()
        elif seat.own is not None and seat.phase == "alone":
            self._begin()
        elif self._answering is not None:
            self._answering.submit()

    @work(group="orders")
    async def _begin(self) -> None:
        await self._attending.begin()

    @work(group="orders")
    async def action_speak(self) -> None:
        """Ask for the questions in the next language."""
        await self._attending.speak(self._attending.seat.next_language)

    @work(group="orders")
    async def action_leave(self) -> None:
        """Leave; the seat is kept."""
        await self._attending.leave()
        self.dismiss()


def _ours(key: Key) -> Key:
    """Return a key of the game as this screen has it: Enter answers here too."""
    bindings = key.bindings.replace("question.go_on", "student.answer")
    brief = _ours(key.brief) if key.brief else None
    return Key(bindings, key.does, key.written, brief, key.needed)
