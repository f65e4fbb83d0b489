"""What travels between the server and those in a room: JSON objects, one a WebSocket frame.

``is`` tells the kind. Each role may send its own kinds and no other; whoever sends anything else
is told ``bad-message`` and, when it goes on, cut off. What the server sends has the same name for
its kind. Nothing about a key is in a frame for students or the projector before its reveal.

In: ``Incoming`` by role, read by ``read_message``. Out: the typed dictionaries below.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict, get_args

if TYPE_CHECKING:
    from collections.abc import Callable

PROTOCOL = 1
LARGEST = 8192
"""The most bytes that a message to the server may have; a teacher's may have ten times that."""

Given: TypeAlias = list[int] | str
"""As ``classroom.posed.Given``, in JSON."""


class Role(StrEnum):
    """Who sends a message."""

    GUEST = "guest"
    """Whoever has connected and not yet said who they are."""
    PLAYER = "player"
    PROJECTOR = "projector"
    HOST = "host"


class BadMessageError(ValueError):
    """It is no message that this role may send."""


# From clients to the server


@dataclass(frozen=True, slots=True)
class Hello:
    """The first message of all: with a ``secret`` who it is, with the ``pin`` a new student."""

    role: str
    secret: str = ""
    pin: str = ""
    language: str = ""
    protocol: int = PROTOCOL


@dataclass(frozen=True, slots=True)
class Join:
    """A new student comes in; the name is empty where the room gives one."""

    name: str = ""
    team: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Knock:
    """A student who has lost their secret asks the teacher to be let in under their name."""

    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a turn's vote; both count from 1.

    At one's own pace the turn is the question's number, and the vote that of the attempt.
    """

    turn: int
    vote: int
    given: Given
    sure: int = 1


@dataclass(frozen=True, slots=True)
class Begin:
    """A student at their own pace begins to go through the questions, perhaps once more."""


@dataclass(frozen=True, slots=True)
class Speak:
    """A student wants the questions in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class Leave:
    """A student goes, and may come back with their secret."""


@dataclass(frozen=True, slots=True)
class Ping:
    """Is the server there? Answered by ``pong``."""


@dataclass(frozen=True, slots=True)
class Command:
    """The teacher wants something done; ``do`` is one of ``COMMANDS``, the rest belongs to it.

    ``turn`` and ``student`` are numbers as the server told them, ``questions`` places in the
    pool, ``seq`` comes back in ``done`` or ``refused``. Without a ``flag`` what was struck, used,
    locked or admitted is so, and nothing is a trial or done against a warning.
    """

    do: str
    seq: int = 0
    turn: int = 0
    student: int = 0
    team: int | None = None
    name: str = ""
    number: int = 0
    flag: bool | None = None
    given: Given = ""
    questions: list[int] | None = None
    counts: list[int] | None = None
    item: str = ""


COMMANDS = frozenset(
    {
        "ask",  # flag: a trial
        "open",
        "pause",
        "resume",
        "add-time",  # number: seconds
        "close",
        "vote-again",
        "reveal",  # flag: although somebody with more time is still answering
        "skip",
        "ranks",
        "crown",
        "end",
        "strike",  # turn, flag: struck
        "accept",  # turn, given
        "hands",  # flag
        "count-hands",  # counts, team
        "plan",  # questions
        "swap",  # number: the place in the plan, item: "" for any other that fits
        "tie",  # item: "" for any number that was not asked
        "lock",  # flag
        "kick",  # student
        "rename",  # student, name
        "move",  # student, team
        "time",  # student, number: percent
        "admit",  # student: who knocked as this student, flag: let in
        "students",  # asks for ``students``
        "pool",  # asks for ``pool``
        "stop",  # ends the server
    }
)

Incoming: TypeAlias = Hello | Join | Knock | Answer | Begin | Speak | Leave | Ping | Command

_KINDS: dict[str, type[Incoming]] = {
    "hello": Hello,
    "join": Join,
    "knock": Knock,
    "answer": Answer,
    "begin": Begin,
    "speak": Speak,
    "leave": Leave,
    "ping": Ping,
    "command": Command,
}
_MAY_SEND: dict[Role, frozenset[str]] = {
    Role.GUEST: frozenset({"hello", "join", "knock", "ping", "leave"}),
    Role.PLAYER: frozenset({"answer", "begin", "speak", "leave", "ping"}),
    Role.PROJECTOR: frozenset({"ping"}),
    Role.HOST: frozenset({"command", "ping"}),
}


def read_message(text: str, role: Role) -> Incoming:
    """Return the message that ``text`` is, from ``role``; raises ``BadMessageError``."""
    try:
        noted = _READ.decode(text)
    except (ValueError, RecursionError) as error:
        raise BadMessageError from error
    if not isinstance(noted, dict):
        raise BadMessageError
    kind = noted.pop("is", None)
    if not isinstance(kind, str) or kind not in _MAY_SEND[role]:
        raise BadMessageError
    message = _KINDS[kind]
    known = _FIELDS[kind]
    if not noted.keys() <= known.keys():
        raise BadMessageError
    for name, value in noted.items():
        if not known[name](value):
            raise BadMessageError
    try:
        return message(**noted)
    except TypeError as error:
        raise BadMessageError from error


def _refuse(text: str) -> None:
    raise ValueError(text)


_READ = json.JSONDecoder(parse_constant=_refuse)
_LARGEST_NUMBER = 2**31


def _is_number(value: object) -> bool:
    return type(value) is int and abs(value) < _LARGEST_NUMBER


def _is_text(value: object) -> bool:
    # JSON can spell half a surrogate pair, which nothing behind us can store or send.
    return isinstance(value, str) and not any("\ud800" <= each <= "\udfff" for each in value)


def _is_numbers(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_number, value))


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "str": _is_text,
    "int": _is_number,
    "bool | None": lambda value: value is None or isinstance(value, bool),
    "int | None": lambda value: value is None or _is_number(value),
    "Given": lambda value: _is_text(value) or _is_numbers(value),
    "list[int] | None": lambda value: value is None or _is_numbers(value),
}
_FIELDS = {
    kind: {field.name: _CHECKS[str(field.type)] for field in fields(message)}
    for kind, message in _KINDS.items()
}


# From the server to its clients


class QuestionView(TypedDict):
    """The question that is asked; options are there only while it may be answered, or after.

    ``place`` tells which question it is, and ``of`` how many there will have been; it is 0 for a
    trial, and where a tie is broken, which are not among them. The options of a true-false
    question are none: true is 0, false is 1, and their words are the reader's.
    """

    turn: int
    vote: int
    place: int
    of: int
    type: str
    stem: str
    trial: bool
    tie: bool
    paused: bool
    struck: bool
    options: NotRequired[list[str]]
    lefts: NotRequired[list[str]]
    unit: NotRequired[str]


class ClockView(TypedDict):
    """Milliseconds left when the frame was made, ``None`` without a limit."""

    left: int | None
    limit: int
    runs: bool


class CitationView(TypedDict):
    """A quote cut at its deciding words, and the source as its pack declares it."""

    before: str
    mark: str
    after: str
    title: str
    publisher: str
    published: str


class RevealView(TypedDict):
    """What is right, and why; ``feedback`` says by place what an option really is."""

    key: Given
    key_text: str
    rationale: str
    feedback: dict[str, str]
    citations: list[CitationView]
    accepted: list[str]
    correction: NotRequired[str]
    values: NotRequired[list[str]]


class RankView(TypedDict):
    """A place that the teacher shows; where too many share it the last is “+ 12” and no name."""

    place: int
    name: str
    points: float


class TeamView(TypedDict):
    """A team and its points."""

    team: str
    points: float


class RoomView(TypedDict):
    """What all of one language see alike: the frame ``room``."""

    phase: str
    title: str
    languages: list[str]
    scoring: str
    left: int
    teams: list[str]
    locked: bool
    question: NotRequired[QuestionView]
    clock: NotRequired[ClockView]
    reveal: NotRequired[RevealView]
    ranks: NotRequired[list[RankView]]
    team_ranks: NotRequired[list[TeamView]]


class YouView(TypedDict):
    """What one student alone sees: the frame ``you``.

    ``asked`` is false where a tie is broken among others. ``open`` and ``left`` are there for
    those who have more time. ``place`` is told while ranks are shown, and not to the lower half.
    """

    name: str
    language: str
    team: int | None
    points: float
    turn: NotRequired[int]
    vote: NotRequired[int]
    asked: NotRequired[bool]
    given: NotRequired[Given | None]
    open: NotRequired[bool]
    left: NotRequired[int | None]
    credit: NotRequired[float]
    earned: NotRequired[float]
    regraded: NotRequired[bool]
    place: NotRequired[int]


class AnsweredView(TypedDict):
    """How many of those there have answered; 0 and ``almost`` where hardly any is missing."""

    answered: int
    there: int
    almost: bool


class TallyView(TypedDict):
    """How often an answer was given, and whether it is right: only who may know that has one."""

    given: Given
    count: int
    right: bool


class AnswerView(TypedDict):
    """An answer to a question, for the teacher: how many gave it, and whether it is right."""

    given: Given
    count: int
    right: bool


class AskedView(TypedDict):
    """A question as it was answered so far, for the teacher.

    ``turn`` is its number in commands, ``question`` its place in the ``pool``; ``known`` are
    those of the ``answered`` who were right. Where an option is chosen ``answers`` are all
    options in their order, hands included; else what was given, the most frequent first.
    """

    turn: int
    question: int
    struck: bool
    answered: int
    known: int
    answers: list[AnswerView]


class ProjectorView(TypedDict):
    """What is on the wall: the frame ``wall``; ``first_answered`` is how many voted first."""

    room: RoomView
    present: int
    joined: int
    progress: AnsweredView
    tally: NotRequired[list[TallyView]]
    first_tally: NotRequired[list[TallyView]]
    first_answered: NotRequired[int]


class HostView(TypedDict):
    """What the teacher sees: the frame ``desk``.

    ``waiting`` counts those with more time who are still answering, ``raised`` the hands that
    were counted for the question; ``plan`` and ``asked`` are places in the ``pool``. ``answers``
    are those to all that were asked, in that order.
    """

    room: RoomView
    answered: int
    there: int
    present: int
    joined: int
    progress: AnsweredView
    waiting: int
    hands: bool
    raised: int
    plan: list[int]
    asked: list[int]
    answers: list[AskedView]
    tied: bool
    key: NotRequired[Given]
    key_text: NotRequired[str]
    tally: NotRequired[list[TallyView]]
    first_tally: NotRequired[list[TallyView]]


class AloneView(TypedDict):
    """What all at their own pace see alike: the frame ``room`` of such a room.

    ``phase`` is ``alone`` or ``ended``; ``attempts`` is how often one may go through, 0 without
    end; ``until`` is when the room closes, in ISO 8601 and UTC, or empty.
    """

    phase: str
    title: str
    languages: list[str]
    scoring: str
    teams: list[str]
    locked: bool
    questions: int
    attempts: int
    feedback: str
    counted: str
    until: str


class AnsweredAloneView(TypedDict):
    """A question that a student has answered at their own pace.

    ``reveal``, ``credit`` and ``earned`` are there as soon as they may be told.
    """

    number: int
    question: QuestionView
    given: Given
    struck: bool
    regraded: bool
    reveal: NotRequired[RevealView]
    credit: NotRequired[float]
    earned: NotRequired[float]


class OwnView(TypedDict):
    """What one student at their own pace sees: the frame ``own``.

    ``attempt`` counts from 1, and is 0 before the first; ``attempts_left`` is ``None`` where
    there is no end to them. ``question`` is the one to be answered, ``answered`` are those of
    this attempt, the latest last; ``points`` and ``best`` are told with the right answers. Once
    the room has ended, ``attempt`` is one that they have been through, if there is any.
    """

    name: str
    language: str
    team: int | None
    attempt: int
    attempts_left: int | None
    of: int
    question: NotRequired[QuestionView]
    answered: list[AnsweredAloneView]
    points: NotRequired[float]
    best: NotRequired[float]


class AloneDeskView(TypedDict):
    """What the teacher of such a room sees: the frame ``desk``.

    ``through`` counts those who have been through all questions; ``answers`` are those to all
    questions of the ``plan``, of all attempts.
    """

    room: AloneView
    present: int
    joined: int
    through: int
    plan: list[int]
    answers: list[AskedView]


class PooledView(TypedDict):
    """A question of the session, with its key, for the teacher; true and false are no options."""

    item: str
    type: str
    stem: str
    options: list[str]
    lefts: list[str]
    key_text: str
    topic: str
    difficulty: int


class StudentView(TypedDict):
    """A student, for the teacher."""

    student: int
    name: str
    team: int | None
    language: str
    present: bool
    percent: int
    answered: bool
    points: float


class Door(TypedDict):
    """What a guest with the right PIN is shown: how to come in."""

    title: str
    languages: list[str]
    naming: str
    names: list[str]
    teams: list[str]
    scoring: str
    locked: bool


Kind: TypeAlias = Literal[
    "door",  # Door
    "welcome",  # secret: the student's own, told once; name
    "room",  # RoomView or AloneView
    "you",  # YouView
    "own",  # OwnView
    "wall",  # ProjectorView (or room: AloneView), join: the address and PIN, language; qr: QrView
    "desk",  # HostView or AloneDeskView, and join, addresses, reached, stalled
    "pool",  # pool: list of PooledView
    "students",  # students: list of StudentView, knocking: list of names
    "answered",  # students: the ids of those who have answered since `students` was told
    "taken",  # turn, vote: the answer is safe
    "done",  # seq: it was carried out
    "refused",  # refusal, about; turn and vote, or seq
    "pong",
    "bye",  # why: one of PARTINGS
]
KINDS: frozenset[str] = frozenset(get_args(Kind))

PARTINGS = frozenset(
    {
        "bad-message",  # it does not speak as agreed
        "ended",  # the teacher has ended the session
        "left",
        "removed",  # the teacher sent them out
        "replaced",  # the same student has come in elsewhere
        "silent",  # it did not say who it is
        "stopped",  # only the server ends: its room may be resumed, and its students come back
        "stalled",  # what was told could not be written down: come in anew
        "too-fast",
    }
)


_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def frame(kind: Kind, **content: object) -> str:
    """Return a message to a client as it travels."""
    return _AS_JSON.encode({"is": kind, **content})
