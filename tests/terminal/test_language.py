"""Another language, spoken while the app runs; told by marks, whatever the catalogues hold."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandList
from textual.widgets import Input

from alpine_quiz.game.answers import Picked, Typed
from alpine_quiz.language import catalogue
from alpine_quiz.terminal.screens.home import HomeScreen
from tests.library.desks import make_desk
from tests.terminal.driving import playing
from tests.terminal.test_hot_seat import table_of
from tests.terminal.test_modes import opened
from tests.terminal.test_reviewing import reviewing

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting


class Marking(NullTranslations):
    """A language of our messages between marks, a third longer than they are."""

    def gettext(self, message: str) -> str:
        """Mark a message."""
        return f"⟦{message}{'~' * (len(message) // 3)}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Mark the form that fits."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Mark a message that has a context."""
        return self.gettext(message)


@pytest.fixture(autouse=True)
def marking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let French be the marked language, so that these tests need no catalogue."""
    plain = NullTranslations()
    monkeypatch.setattr(
        catalogue, "_messages", lambda language: Marking() if language == "fr" else plain
    )
    yield
    catalogue.speak("en")


async def test_the_palette_changes_the_language_and_back(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.press("ctrl+p")
        await driver.press(*"francais"[:4], "enter")
        await driver.until_shown("⟦Play")
        assert catalogue.spoken() == "fr"
        await driver.until_shown("? ⟦help")
        titles = [each.title for each in driver.app.get_system_commands(driver.app.screen)]
        assert [each for each in titles if each.startswith("⟦Language: English (language)~")]
        driver.app.speak("en")
        await driver.until_shown("▸ Play ")


async def test_who_reads_no_french_finds_the_way_out_of_it(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        driver.app.change("language", "fr")
        await driver.until_shown("⟦Play")
        await driver.press("ctrl+p")
        await driver.press(*"language")
        await driver.until_shown("English (language)")
        await driver.press("enter")
        await driver.until_shown("▸ Play ")


async def test_the_palette_offers_commands_before_keys(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.press("ctrl+p")
        await driver.until_shown("a new round")
        options = driver.app.screen.query_one(CommandList).options
        first = [str(option.prompt).split("\n")[0] for option in options[:2]]
        assert first == ["Play", "Review"]


async def test_what_is_pointed_at_at_home_stays_pointed_at(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.press("down", "down", "down")
        await driver.until_shown("▸ More ways")
        driver.app.speak("fr")
        await driver.until_shown("▸ ⟦More ways")


async def test_a_half_typed_answer_is_kept(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        await driver.press(*"Clau")
        driver.app.speak("fr")
        await driver.until_shown("⟦answer")
        assert "Clau" in driver.text
        await driver.answer(*"de", "space", *"Monet", "enter")
        assert driver.kept.round.played[0].answer == Typed("Claude Monet")
        await driver.until_shown("⟦Right: Claude Monet.")


async def test_what_can_be_pressed_is_said_anew_at_the_foot(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", size=(180, 40)) as driver:
        await driver.until_shown("A–D or 1–4")
        driver.app.speak("fr")
        await driver.until_shown("⟦A–D or 1–4")
        driver.app.speak("en")
        await driver.until_shown(" A–D or 1–4")


async def test_ticks_are_kept(sitting: Sitting) -> None:
    async with playing(sitting, "seine-towns.multiple") as driver:
        options = driver.kept.round.current.options
        await driver.press("a", "b")
        driver.app.speak("fr")
        await driver.until_shown("⟦tick")
        assert driver.text.count("■") == 2
        await driver.answer("enter")
        answer = driver.kept.round.played[0].answer
        assert isinstance(answer, Picked)
        assert set(answer.options) == set(options[:2])


async def test_what_was_said_of_the_question_is_said_anew(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.press("enter")
        await driver.until_shown("Choose an option first.")
        driver.app.speak("fr")
        await driver.until_shown("⟦Choose an option first.")
        driver.app.speak("en")
        await driver.press("h")
        await driver.until_shown("Hint: It flows")
        driver.app.speak("fr")
        await driver.until_shown("⟦Hint: It flows")


@pytest.mark.parametrize(
    ("item", "keys", "noted"),
    [
        ("rouen-river.choice", "aa", "⟦✓ right"),
        ("cathedral-painter.text", "z", "⟦✗ not it"),
        ("downstream.order", "", "⟦✗ "),
        ("lengths.match", "abc", "⟦✗ it is"),
    ],
)
async def test_a_verdict_is_told_anew_and_nothing_is_answered_twice(
    sitting: Sitting, item: str, keys: str, noted: str
) -> None:
    async with playing(sitting, item, size=(80, 40)) as driver:
        typed = [*keys] if keys else ["1", "down", "space"]
        await driver.answer(*typed, *([] if keys == "aa" else ["enter"]))
        await driver.until_shown("next")
        driver.app.speak("fr")
        await driver.until_shown("⟦next")
        await driver.until_shown(noted)
        assert len(driver.kept.round.played) == 1
        await driver.press("enter")
        await driver.until_shown("⟦The round")


async def test_pages_over_a_question_are_made_anew_with_it(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.press("question_mark")
        await driver.until_shown("Answering")
        driver.app.speak("fr")
        await driver.until_shown("⟦Answering")
        await driver.press("pagedown", "escape")
        await driver.until_shown("⟦answer")
        assert driver.app.focused is not None


@pytest.mark.parametrize("key", ["m", "l"])
async def test_a_list_keeps_what_it_points_at(sitting: Sitting, key: str) -> None:
    async with playing(sitting) as driver:
        await driver.press(key)
        await driver.until_shown("back" if key == "m" else "⏎ play")
        await driver.press("down")
        driver.app.speak("fr")
        await driver.until_shown("▸ ⟦Topic" if key == "m" else "⏎ ⟦play")
        if key == "l":
            await driver.until_shown("▸ Alpine")
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


@pytest.mark.parametrize("size", [(39, 24), (80, 9)])
async def test_the_plea_for_room_is_made_in_the_language(
    sitting: Sitting, size: tuple[int, int]
) -> None:
    async with playing(sitting, size=size) as driver:
        driver.app.speak("fr")
        await driver.until_shown("⟦Make me larger")


async def test_textuals_own_words_are_said_too(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        driver.app.speak("fr")
        await driver.press("ctrl+p")
        await driver.until_shown("⟦Search for commands")
        await driver.press(*"zzz")
        await driver.until_shown("⟦No matches found")
        await driver.press("escape")
        driver.app.action_change_theme()
        await driver.until_shown("⟦Search for themes")
        await driver.press("escape")
        driver.app.action_help_quit()
        await driver.until(lambda: list(driver.app._notifications))
        assert [each.message[:20] for each in driver.app._notifications] == ["⟦⟦ctrl~⟧+q quits.~~~"]


async def test_a_review_keeps_what_is_typed(tmp_path: Path) -> None:
    async with reviewing(make_desk(tmp_path / "bridges")) as review:
        await review.press("e")
        await review.until_shown("Statement")
        review.app.screen.query_one("#question", Input).value = "When?"
        review.app.speak("fr")
        await review.until_shown("⟦Statement", "When?", "⟦keep it")
        await review.press("escape", "escape")
        await review.until_shown("⟦accept", "⟦Review")
        await review.press("m", *"rou")
        review.app.speak("en")
        await review.until_shown("Which fact", "rou", "merge with this one")
        await review.press("escape", "r")
        await review.until_shown("not worth asking")
        review.app.speak("fr")
        await review.until_shown("⟦not worth asking", "⟦Why not?")
        await review.press("2")
        await review.until_shown("⟦Rejected: ⟦not worth asking")


@pytest.mark.parametrize("style", ["turns", "buzz"])
async def test_a_hot_seat_speaks_another_language_at_every_stage(
    sitting: Sitting, style: str
) -> None:
    kept = table_of(sitting, "cathedral-painter.text", "rouen-river.choice", style=style)
    async with opened(sitting, kept) as driver:
        driver.app.speak("fr")
        await driver.until_shown("⟦Now: Zoé" if style == "turns" else "⟦Who knows? Press your")
        await driver.press("enter" if style == "turns" else "1")
        await driver.until_shown("⟦Zoé answers.")
        await driver.press(*"Mo", "f7")
        await driver.until_shown("⟦Paused")
        driver.app.speak("en")
        await driver.until_shown("no time passes.")
        await driver.press("enter")
        await driver.until_shown("Zoé answers.")
        await driver.answer(*"net", "enter")
        driver.app.speak("fr")
        await driver.until_shown("⟦Zoé has answered.")
        driver.app.show_results(kept)
        await driver.until_shown("⟦Zoé wins.")
        driver.app.action_way("hot_seat")
        await driver.until_shown("‹ ⟦none")
        driver.app.speak("en")
        await driver.until_shown("‹ none ›")
        assert "⟦" not in driver.text


async def test_what_was_set_stays_set_in_another_language(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.press("m", "l", "e", "up", "right")
        await driver.until_shown("‹ 10 minutes ›")
        driver.app.speak("fr")
        await driver.until_shown("‹ ⟦10 minutes")
        await driver.press("escape")
        await driver.until_shown("‹ ⟦5 minutes")


async def test_half_of_the_options_stay_away_in_another_language(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.press("x")
        await driver.until_shown("– taken away")
        driver.app.speak("fr")
        await driver.until_shown("⟦– taken away")
        await driver.until_shown("⟦Half of the wrong options")
