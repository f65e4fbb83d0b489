"""What the program says, in the language it speaks.

Messages are written in English where they are said, with places in braces, and looked up in the
gettext catalogue of the language spoken: ``tr("{name} plays", name=name)``. A message is always
one literal: ``.ci/catalogues`` reads them out of the source, and fails where one has no French.
Values are filled in after the look-up and are never read as messages or formats themselves.

One language is spoken at a time by the whole process; the questions have their own.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "fr")
"""What there are catalogues for; English is what the messages are written in."""

DOMAIN = "alpine_quiz"
_CATALOGUES = Path(__file__).with_name("catalogues")
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class _Spoken:
    """The language spoken and its messages, read at the first of them."""

    def __init__(self) -> None:
        self.language = LANGUAGES[0]

    @property
    def messages(self) -> NullTranslations:
        return _messages(self.language)


@cache
def _messages(language: str) -> NullTranslations:
    if language == LANGUAGES[0]:
        return NullTranslations()
    path = _CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        return GNUTranslations(file)


_spoken = _Spoken()


def speak(language: str) -> None:
    """Say everything in ``language`` from now on, or in English where it is not known."""
    _spoken.language = known_language(language) or LANGUAGES[0]


def spoken() -> str:
    """Return the language spoken, such as ``fr``."""
    return _spoken.language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` for a while, where it is known: for what is written in it."""
    before = spoken()
    speak(known_language(language) or before)
    try:
        yield
    finally:
        speak(before)


def known_language(tag: str) -> str:
    """Return the language of ``LANGUAGES`` that a tag or a locale's name means, or nothing.

    ``fr``, ``fr-CA``, ``fr_FR.UTF-8`` and ``FR`` are all French; ``C`` and ``POSIX`` mean none.
    """
    language = tag.replace("_", "-").split(".")[0].split("-")[0].casefold()
    return language if language in LANGUAGES else ""


def language_of_machine() -> str:
    """Return the language that the environment asks for, or English.

    As gettext has it: the first of ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that
    is set decides; ``LANGUAGE`` may list several. Where none is set (Windows), the system's own
    locale is asked.
    """
    for variable in _VARIABLES:
        value = os.environ.get(variable, "")
        if value:
            found = (known_language(tag) for tag in value.split(":"))
            return next(filter(None, found), LANGUAGES[0])
    import locale

    # On Windows the name is one in words: “French_France”.
    name = locale.getlocale()[0] or ""
    return "fr" if name.casefold().startswith("fr") else LANGUAGES[0]


def tr(message: str, /, **values: object) -> str:
    """Return a message in the language spoken, its places filled with ``values``."""
    said = _spoken.messages.gettext(message)
    return said.format(**values) if values else said


def tr_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a message in the form that fits ``count``, which stands at ``{count}``."""
    from alpine_quiz.language.figures import whole

    said = _spoken.messages.ngettext(one, many, count)
    return said.format(count=whole(count), **values)


def tr_as(context: str, message: str, /, **values: object) -> str:
    """Return a message that means something else elsewhere; ``context`` says which is meant."""
    said = _spoken.messages.pgettext(context, message)
    return said.format(**values) if values else said


def later(message: str, /) -> str:
    """Mark a message that is looked up where it is said: ``tr(TABLE[code])``."""
    return message
