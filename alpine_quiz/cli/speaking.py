"""Which language the program itself speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import (
    LANGUAGES,
    known_language,
    speaking,
    tr,
)
from alpine_quiz.settings.loading import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from alpine_quiz.settings.loading import Loaded

FLAG = "--interface"


def settings_given(given: Sequence[str]) -> Loaded:
    """Return the settings, with the language that the command line asks for.

    A language that is not known is passed over here: the parser refuses it.
    """
    asked, _ = parted(given)
    return load({"language": known_language(asked or "") or None})


def parted(given: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the value of the flag, ``None`` without it, and all the rest.

    Behind the command it has to be written out: its beginning may be that of another option.
    """
    asked: str | None = None
    words, rest = list(given), []
    while words and words[0].startswith("-"):
        word = words.pop(0)
        name, equals, value = word.partition("=")
        # Like argparse, which knows an option by its beginning.
        if len(name) > len("--") and FLAG.startswith(name):
            asked = value if equals else words.pop(0) if words else ""
        else:
            rest.append(word)
    while words and words[0] != "--":
        word = words.pop(0)
        name, equals, value = word.partition("=")
        if name == FLAG:
            asked = value if equals else words.pop(0) if words else ""
        else:
            rest.append(word)
    return asked, [*rest, *words]


def in_front(given: Sequence[str]) -> list[str]:
    """Return the command line with the flag before the command, where the parser looks for it."""
    asked, rest = parted(given)
    return list(rest) if asked is None else [f"{FLAG}={asked}", *rest]


def language_given(text: str) -> str:
    """Return the language that ``text`` means; raises ``ArgumentTypeError``."""
    language = known_language(text)
    if not language:
        import argparse

        raise argparse.ArgumentTypeError(
            tr(
                "“{text}” is no language of this program: {languages}",
                text=text[:40],
                languages=", ".join(LANGUAGES),
            )
        )
    return language


def speaking_english() -> AbstractContextManager[None]:
    """Speak English for what other programs read."""
    return speaking(LANGUAGES[0])
