"""The command ``alpine-quiz``."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from alpine_quiz import __version__

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

INTERRUPTED = 130
_VERSION = f"alpine-quiz {__version__}"
_COMMANDS = {
    "play": "play",
    "host": "host",
    "join": "join",
    "project": "project",
    "class": "classes",
    "loadtest": "loadtest",
    "packs": "packs",
    "facts": "facts",
    "propose": "propose",
    "review": "review",
    "compose": "compose",
    "documents": "documents",
    "scores": "scores",
    "players": "players",
    "settings": "settings",
}
"""The modules of the commands, in the order of the help."""


def parser(given: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of all commands, or of that one alone which is ``given``."""
    import argparse

    from alpine_quiz.cli.parsing import add_commands, translate_argparse
    from alpine_quiz.cli.speaking import FLAG, language_given
    from alpine_quiz.language.catalogue import tr

    translate_argparse()
    top = argparse.ArgumentParser(
        prog="alpine-quiz",
        description=tr(
            "A quiz in the terminal about the history of Alpine; every answer is proven by a "
            "quote. Without a command, the game opens."
        ),
    )
    top.add_argument(
        "--version",
        action="version",
        version=_VERSION,
        help=tr("show program's version number and exit"),
    )
    top.add_argument(
        FLAG,
        metavar="L",
        type=language_given,
        help=tr("the language of the program itself: en or fr"),
    )
    commands = top.add_subparsers(metavar="COMMAND", title=tr("commands"), required=True)
    add_commands(commands, _COMMANDS, given)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    _speak_any_letter()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return 0
    except OSError as error:
        _hush()
        sys.stderr.write(f"alpine-quiz: {_told(error)}\n")
        return 1
    return code


def _run(given: Sequence[str]) -> int:
    if list(given) == ["--version"]:
        # Nothing to translate, and no parser to build.
        print(_VERSION)
        return 0
    from alpine_quiz.cli.speaking import in_front, parted, settings_given
    from alpine_quiz.language.catalogue import known_language, speak

    loaded = settings_given(given)
    speak(loaded.settings.interface_language)
    asked, rest = parted(given)
    if not rest and (asked is None or known_language(asked)):
        from alpine_quiz.cli.play import open_home

        # Nothing to parse: building the parser would be a tenth of the start.
        return open_home(loaded)
    from alpine_quiz.cli.printing import tell_problems

    args = parser(rest).parse_args(in_front(given))
    args.loaded = loaded
    tell_problems(loaded)
    code: int = args.run(args)
    return code


def _told(error: OSError) -> str:
    from alpine_quiz.plain.causes import cause_text

    cause = cause_text(error.strerror) if error.strerror else str(error)
    return f"{cause} ({error.filename})" if error.filename else cause


def _speak_any_letter() -> None:
    """Let letters that the terminal cannot show become “?”, not an error."""
    # Closed by the caller (``>&-``), they are None; what is written then goes nowhere.
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _nowhere() -> TextIO:
    # Open for the rest of the run; pathlib would cost a quarter of the start.
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123


def _hush() -> None:
    """Keep the interpreter from complaining about the closed pipe when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
