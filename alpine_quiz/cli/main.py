"""The command ``alpine-quiz``."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from alpine_quiz import __version__
from alpine_quiz.cli import documents, packs, play, scores

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="alpine-quiz",
        description="A quiz in the terminal about the history of Alpine; "
        "every answer is proven by a quote. Without a command, the game opens.",
    )
    top.add_argument("--version", action="version", version=f"alpine-quiz {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", title="commands")
    for command in (play, packs, documents, scores):
        command.add_parser(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    _speak_any_letter()
    args = parser().parse_args(arguments)
    try:
        code: int = args.run(args) if "run" in args else play.open_home(parser())
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return 0
    return code


def _speak_any_letter() -> None:
    """Let letters that the terminal cannot show become “?”, not an error."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _hush() -> None:
    """Keep the interpreter from complaining about the closed pipe when it ends."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
