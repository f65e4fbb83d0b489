"""What a teacher's screen offers at each moment of a session: what comes next, and what may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.clients.desk import Step
from alpine_quiz.language.catalogue import later, tr, tr_as
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from alpine_quiz.classroom.clients.leading import Leading

_WORDS = {
    Step.ASK: later("next question"),
    Step.OPEN: later("open"),
    Step.RESUME: later("go on"),
    Step.CLOSE: later("close"),
    Step.REVEAL: later("show the answer"),
    Step.CROWN: later("podium"),
    Step.END: later("end"),
}
_FIRST = later("first question")
_OFFERED: dict[str, tuple[tuple[str, str], ...]] = {
    "alone": (("lock", later("lock")),),
    "lobby": (("lock", later("lock")), ("trial", later("trial")), ("hands", later("hands"))),
    "reading": (("pause", later("pause")), ("more", later("+30 s")), ("skip", later("skip"))),
    "open": (
        ("pause", later("pause")),
        ("more", later("+30 s")),
        ("skip", later("skip")),
        ("hands", later("hands")),
    ),
    "discussing": (("skip", later("skip")),),
    "closed": (("again", later("vote again")), ("hands", later("hands")), ("skip", later("skip"))),
    "revealed": (
        ("ranks", later("ranks")),
        ("strike", later("strike")),
        ("accept", later("accept")),
        ("hands", later("hands")),
        ("crown", later("podium")),
    ),
    "ranks": (("crown", later("podium")),),
    "podium": (("tie", later("break the tie")), ("strike", later("strike"))),
}


def allows(leading: Leading, action: str) -> bool | None:
    """Tell whether the moment allows an action of the desk; ``None``: nothing is known of it."""
    desk, view = leading.desk, leading.desk.view
    question = desk.question
    match action:
        case "more":
            clock = desk.room.get("clock") if desk.room else None
            return clock is not None and bool(clock["limit"])
        case "again":
            return question is not None and question["vote"] == 1 and not question["tie"]
        case "tie":
            return view is not None and bool(view.get("tied"))
        case "trial" | "crown":
            return view is not None and (bool(view["plan"]) or action == "crown")
        case "code":
            return view is not None
        case "reconnect":
            return not leading.is_up
        case _:
            return None


def desk_keys(leading: Leading, *, codeless: bool = False) -> list[Key]:
    """Return the keys that are offered: what comes next first, then the rest, and the way out.

    A lobby that is ``codeless`` has no room for the QR code.
    """
    always = [Key("app.help", tr("help")), Key("desk.leave", tr("leave"), needed=True)]
    if leading.gone is not None:
        return always
    lost = not leading.is_up
    if lost and (leading.call.up_before or leading.call.is_over):
        return [Key("desk.reconnect", tr("open it again"), needed=True), *always]
    code = [Key("desk.code", tr("QR code"))] if codeless else []
    return [*_next(leading), _private(), *code, *_others(leading), *always]


def _next(leading: Leading) -> list[Key]:
    step = leading.desk.next_step()
    word = _WORDS.get(step)
    if word is None:
        return []
    if step is Step.ASK and leading.desk.phase == "lobby":
        word = _FIRST
    # Translators: beside ⏎, as “show the answer” where there is less room.
    brief = Key("desk.step", tr_as("key", "reveal")) if step is Step.REVEAL else None
    return [Key("desk.step", tr(word), brief=brief, needed=True)]


def _private() -> Key:
    # Translators: beside t: what the class must not see.
    said = tr("for you alone")
    # Translators: beside t, as “for you alone” where there is less room.
    brief = Key("desk.private", tr_as("key", "private"))
    return Key("desk.private", said, brief=brief, needed=True)


def _others(leading: Leading) -> list[Key]:
    offered = _OFFERED.get(leading.desk.phase, ())
    return [
        Key(f"desk.{action}", tr(word))
        for action, word in offered
        if allows(leading, action) is not False
    ]
