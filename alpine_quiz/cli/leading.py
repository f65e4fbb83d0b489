"""What ``alpine-quiz host`` does for who leads: find the room or open one, and show its screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.classroom.clients.leading import Leading
from alpine_quiz.classroom.starting import StartError, find_open, start_server
from alpine_quiz.cli.play import on_a_terminal
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.refusal import RefusalError
from alpine_quiz.plain.wording import listed

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.classroom.led import Led

_OF_A_NEW_ROOM = (
    "pack",
    "topic",
    "questions",
    "seed",
    "set",
    "lang",
    "mode",
    "until",
    "attempts",
    "feedback",
    "counts",
    "teams",
    "scoring",
    "time",
    "reading",
    "names",
    "roster",
)
_OF_A_SERVER = ("bind", "port", "public_url", "tls_cert", "tls_key")


def lead(args: argparse.Namespace) -> int:
    """Lead the room that is open, or a new one; raises ``RefusalError``."""
    plain = args.plain or args.loaded.settings.plain
    drawn = not plain and on_a_terminal()
    if not plain and not drawn:
        print(tr("This is no terminal to draw on, so the room is led by plain lines."))
    leading = Leading(_found(args) or _started(args))
    if drawn:
        from alpine_quiz.terminal.classroom.apps import ClassApp
        from alpine_quiz.terminal.classroom.desk import DeskScreen

        app = ClassApp(lambda: DeskScreen(leading), args.loaded)
        app.run()
        code = app.return_code or 0
    else:
        from alpine_quiz.plain.classroom.desk import lead_plainly
        from alpine_quiz.plain.lines import StandardLines

        code = lead_plainly(leading, StandardLines())
    if leading.closed:
        print(tr("What the class knew, and what it missed: alpine-quiz class report"))
    elif find_open() is not None:
        sys.stderr.write(
            tr(
                "The room stays open. “alpine-quiz host” finds it again, "
                "“alpine-quiz host --stop” ends it."
            )
            + "\n"
        )
    return code


def _found(args: argparse.Namespace) -> Led | None:
    room = find_open()
    wanted = [f"--{name.replace('_', '-')}" for name in _given(args)]
    if room is not None and wanted:
        raise RefusalError(
            tr(
                "A room is open already, at {address}, and {options} would make another one. "
                "“alpine-quiz host” finds it, “alpine-quiz host --stop” ends it.",
                address=room.url,
                options=listed(wanted),
            )
        )
    return room


def _started(args: argparse.Namespace) -> Led:
    given = _given(args)
    options = [f"--{name.replace('_', '-')}={getattr(args, name)}" for name in given]
    if args.resume:
        options.append("--resume")
    try:
        return start_server(options)
    except StartError as error:
        why = str(error) or tr("The room’s server could not be started.")
        raise RefusalError(why) from None


def _given(args: argparse.Namespace) -> list[str]:
    return [name for name in (*_OF_A_NEW_ROOM, *_OF_A_SERVER) if getattr(args, name) is not None]
