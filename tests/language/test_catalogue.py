"""What is said, in the language spoken."""

from __future__ import annotations

from datetime import date

import pytest

from alpine_quiz.language import figures
from alpine_quiz.language.catalogue import (
    known_language,
    language_of_machine,
    speak,
    spoken,
    tr,
    tr_count,
)


def test_english_is_spoken_where_nothing_else_was_asked_for() -> None:
    assert spoken() == "en"
    assert tr("{name} plays", name="{Zoé}") == "{Zoé} plays"


def test_a_value_is_never_read_as_a_message_or_a_format() -> None:
    assert tr("{name} plays", name="{0.__class__} %s [b]") == "{0.__class__} %s [b] plays"


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-CA", "fr_FR.UTF-8", "fr.UTF-8"])
def test_a_language_is_known_by_any_of_its_tags(tag: str) -> None:
    assert known_language(tag) == "fr"


@pytest.mark.parametrize("tag", ["", "C", "POSIX", "de_DE.UTF-8", "french"])
def test_what_there_is_no_catalogue_for_is_not_known(tag: str) -> None:
    assert known_language(tag) == ""


def test_an_unknown_language_is_answered_in_english() -> None:
    speak("de")
    assert spoken() == "en"


def test_the_environment_is_asked_as_gettext_asks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert language_of_machine() == "fr"
    monkeypatch.setenv("LC_ALL", "C")
    assert language_of_machine() == "en"
    monkeypatch.setenv("LANGUAGE", "de:fr:en")
    assert language_of_machine() == "fr"


def test_counts_take_the_form_that_fits() -> None:
    said = [tr_count("{count} thing", "{count} things", count) for count in (0, 1, 2, 1234)]
    assert said == ["0 things", "1 thing", "2 things", "1,234 things"]


def test_figures_and_dates_are_those_of_the_language() -> None:
    english = figures.whole(12345), figures.decimal(1.5), figures.percent(0.714)
    assert english == ("12,345", "1.5", "71\N{NO-BREAK SPACE}%")
    assert figures.day(date(2026, 11, 1)) == "1 November 2026"
    speak("fr")
    french = figures.whole(12345), figures.decimal(1.5), figures.percent(0.714)
    assert french == ("12\N{NARROW NO-BREAK SPACE}345", "1,5", "71\N{NO-BREAK SPACE}%")
    assert figures.day(date(2026, 11, 22)) == "22 novembre 2026"
    assert figures.day(date(2026, 11, 1)) == "1er novembre 2026"
    assert figures.day_of_year(date(2026, 11, 1)) == "1er novembre"
    assert figures.short_day(date(2026, 7, 1)) == "1er juil. 2026"
