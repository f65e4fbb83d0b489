"""What tests of the commands have besides."""

from __future__ import annotations

import re
from gettext import NullTranslations

import pytest

from alpine_quiz.language.catalogue import speak

_PLACES = re.compile(r"(\{[^{}]*\}|%\(\w+\)[rs]|%[rs]|\n)")


class Loud(NullTranslations):
    """Every message in capitals, its places as they are."""

    def gettext(self, message: str) -> str:
        parts = _PLACES.split(message)
        return "".join(part if at % 2 else part.upper() for at, part in enumerate(parts))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture
def loud(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak a French that is English in capitals: what comes in small letters is untold."""

    def messages(language: str) -> NullTranslations:
        return Loud() if language == "fr" else NullTranslations()

    monkeypatch.setattr("alpine_quiz.language.catalogue._messages", messages)
    speak("fr")
