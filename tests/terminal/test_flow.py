from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.answers import Picked
from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import speak
from alpine_quiz.records.players import greet
from alpine_quiz.settings.loading import load
from alpine_quiz.terminal.keys import declared
from alpine_quiz.terminal.palette import SafeCommandPalette
from alpine_quiz.terminal.screens.base import PAUSE
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from tests.conftest import round_of
from tests.terminal.driving import leave_by, playing

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting


async def test_home_offers_only_what_has_something_to_show(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        assert "Play" in driver.text
        assert "seven, 7 questions" in driver.text
        assert "Go on" not in driver.text
        assert "Scores" not in driver.text


async def test_home_offers_scores_after_an_answer_and_players_once_there_are_two(
    sitting: Sitting,
) -> None:
    async with playing(sitting, "rouen-river.choice", "downstream.order", size=(80, 40)) as driver:
        await driver.answer("a", "a")
        await driver.press("escape")
        await driver.until_shown("what you know, and what comes back")
        assert "play here" not in driver.text
        sitting.records.write(lambda rows: greet(rows, "Ann", sitting.records.now()))
        driver.app.home.tell()
        await driver.until_shown("2 play here")


async def test_a_round_can_be_left_and_gone_on_with(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", "downstream.order") as driver:
        await driver.answer("a", "a")
        await driver.press("escape")
        await driver.until_shown("Go on")
        assert "question 2 of 2, from today" in driver.text
        await driver.press("g")
        await driver.until_shown("Put these places in order")
        assert driver.kept.round.position == 1


async def test_the_results_show_every_miss_with_both_answers_and_its_quote(
    sitting: Sitting,
) -> None:
    async with playing(sitting, "cathedral-painter.text", size=(80, 40)) as driver:
        await driver.answer(*"Manet", "enter")
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, ResultsScreen))
        await driver.until_shown("What got away")
        assert "0 of 1" in driver.text
        assert "People" in driver.text
        assert "✗ you: Manet" in driver.text
        assert "✓ right: Claude Monet" in driver.text
        assert "more than thirty times" in driver.text


async def test_a_question_that_was_given_up_has_no_answer(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text", size=(80, 40)) as driver:
        await driver.answer("f9")
        await driver.press("enter")
        await driver.until_shown("✗ you: no answer")
        await driver.press("down", "enter")
        await driver.until_shown("You: no answer")


async def test_misses_are_retried_and_then_home(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        await driver.answer(*"Manet", "enter")
        await driver.press("enter")
        await driver.until_shown("retry the misses")
        await driver.press("r")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        await driver.until(lambda: driver.kept.round.phase is Phase.ASKED)
        await driver.answer(*"Monet", "enter")
        await driver.press("enter")
        await driver.until_shown("1 of 1")
        assert "retry" not in driver.text
        await driver.press("enter")
        await driver.until_shown("Scores")
        assert isinstance(driver.app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["1", "enter", "space"])
async def test_four_fast_presses_never_answer_four_questions(sitting: Sitting, key: str) -> None:
    sitting.clock = lambda: 0.0
    ids = [item.id for item in sitting.items]
    async with playing(sitting, *ids) as driver:
        await driver.press(*[key] * 4)
        assert len(driver.kept.round.played) == 0
    clock = iter(range(10_000))
    sitting.clock = lambda: float(next(clock))
    async with playing(sitting, *ids) as driver:
        await driver.press(*[key] * 4)
        assert len(driver.kept.round.played) <= 1


async def test_help_opens_in_mid_question_and_changes_nothing(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.press("question_mark")
        await driver.until_shown("Answering")
        await driver.press("escape")
        await driver.until_shown("Which river flows through Rouen?")
        assert driver.kept.round.phase is Phase.ASKED


@pytest.mark.parametrize("over", ["question_mark", "ctrl+p"])
async def test_an_escape_too_many_does_not_leave_the_round(sitting: Sitting, over: str) -> None:
    now = 0.0
    sitting.clock = lambda: now
    async with playing(sitting, "rouen-river.choice") as driver:
        question = driver.app.screen
        await driver.press(over)
        await driver.until(lambda: driver.app.screen is not question)
        await driver.press("escape", "escape")
        await driver.until(lambda: driver.app.screen is question)
        await driver.press("escape")
        assert driver.app.screen is question
        now = 1.0
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


async def test_a_hint_is_shown_where_there_is_one(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", "downstream.order") as driver:
        await driver.press("h")
        await driver.until_shown("Hint: It flows through Paris too.")


async def test_the_source_opens_the_passage_and_closes_again(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.press("s")
        assert "A short account of the Seine" not in driver.text
        await driver.answer("a", "a")
        await driver.press("s")
        await driver.until_shown("A short account of the Seine")
        await driver.until_shown("▐flows through Troyes")
        assert "The Seine rises on the plateau of Langres" in driver.text
        await driver.press("escape")
        await driver.until_shown("The tide could be felt")


async def test_a_document_without_disputes_says_so(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.answer("a", "a")
        await driver.press("s")
        await driver.until_shown("flows through Troyes")
        assert "dispute" not in driver.text
        await driver.press("c")
        assert [each.message for each in driver.app._notifications] == [
            "Nothing that this document proves is disputed."
        ]


async def test_the_keys_at_the_foot_are_buttons(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.click("help")
        await driver.until_shown("Answering")
        await driver.click("Esc")
        await driver.until_shown("Which river")
        await driver.click("leave")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


async def test_what_has_no_room_at_the_foot_is_had_by_mouse_through_help(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", size=(40, 10)) as driver:
        assert "hint" not in driver.text
        await driver.click("help")
        await driver.until_shown("all commands")
        await driver.click("all commands")
        await driver.until(lambda: isinstance(driver.app.screen, SafeCommandPalette))
        assert isinstance(driver.app.screen_stack[-2], QuestionScreen)
        await driver.press(*"a hint")
        await driver.until_shown("where there is one")
        await driver.click("where there is one")
        await driver.until_shown("It flows through Paris too.")


async def test_a_click_on_a_row_that_has_only_just_come_begins_nothing(sitting: Sitting) -> None:
    now = [0.0]
    sitting.clock = lambda: now[0]
    async with playing(sitting) as driver:
        await driver.click("Daily")
        await driver.pilot.pause()
        assert isinstance(driver.app.screen, HomeScreen)
        now[0] += 0.3
        await driver.click("Daily")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))


async def test_a_round_is_played_by_mouse_alone(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.click("Play")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert len(driver.kept.round.plan) == 7


@pytest.mark.parametrize("size", [(39, 24), (80, 9), (20, 5), (8, 3)])
async def test_too_small_a_window_asks_to_be_made_larger_and_takes_no_answer(
    sitting: Sitting, size: tuple[int, int]
) -> None:
    async with playing(sitting, "rouen-river.choice", size=size) as driver:
        await driver.press("a", "a", "enter", "enter")
        assert driver.kept.round.played == []
        assert "Which river" not in driver.text
    async with playing(sitting, "rouen-river.choice", size=(39, 24)) as driver:
        assert "Make me larger" in driver.text


async def test_a_window_made_larger_again_shows_the_question(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", size=(30, 8)) as driver:
        await driver.pilot.resize_terminal(80, 24)
        await driver.until_shown("Which river flows through Rouen?")
        await driver.answer("a", "a")


async def test_packs_and_scores_open_from_home(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.answer("a", "a")
        await driver.press("enter")
        await driver.until_shown("home")
        await driver.press("enter")
        await driver.until_shown("Scores")
        await driver.press("s")
        await driver.until_shown("Rounds finished: 1")
        await driver.press("escape")
        await driver.press("l")
        await driver.until_shown("● playing")
        await driver.press("escape")
        await driver.until_shown("Play")


async def test_the_theme_can_be_changed_to_any_other(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        for theme in ("alpine-light", "textual-dark", "ansi-dark", "dracula"):
            driver.app.theme = theme
            await driver.pilot.pause()
            assert "Which river" in driver.text


async def test_the_palette_offers_what_there_is_to_do(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        commands = list(driver.app.get_system_commands(driver.app.screen))
        titles = [command.title for command in commands]
        assert "Pause: the question is hidden" in titles[:5]
        assert titles.index("A hint, where there is one") < titles.index("Play")
        driver.app.go_home()
        commands = list(driver.app.get_system_commands(driver.app.screen))
        assert [command.title for command in commands][:3] == ["Play", "Review", "Daily"]
        await driver.press("ctrl+p")
        await driver.press(*"scores", "enter")
        await driver.until_shown("No round of this pack yet")


@pytest.mark.parametrize("typed", ["theme", "Thème", "THEME"])
async def test_the_palette_finds_by_what_is_told_and_accents_need_not_be_typed(
    sitting: Sitting, typed: str
) -> None:
    speak("fr")
    async with playing(sitting, loaded=load({"language": "fr"})) as driver:
        await driver.press("ctrl+p")
        await driver.press(*typed)
        await driver.until_shown("Apparence")
        assert "Thème…" in driver.text


async def test_without_colours_the_palette_underlines_what_is_pointed_at(sitting: Sitting) -> None:
    async with playing(sitting, loaded=load({"colour": "none"})) as driver:
        await driver.press("ctrl+p")
        await driver.until_shown("a new round")
        underlined = {
            part.text.strip()
            for line in driver.app.screen._compositor.render_strips()
            for part in line
            if part.style and part.style.underline and part.text.strip()
        }
        assert underlined == {"Play", "a new round"}


async def test_the_light_theme_comes_from_the_environment(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", "alpine-light")
    async with playing(sitting, loaded=load()) as driver:
        assert driver.app.theme == "alpine-light"
    monkeypatch.setenv("TEXTUAL_THEME", "no-such-theme")
    async with playing(sitting, loaded=load()) as driver:
        assert driver.app.theme == "alpine"


async def test_the_passage_opens_at_the_quote(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text", size=(40, 10)) as driver:
        await driver.answer(*"Monet", "enter")
        await driver.press("s")
        await driver.until_shown("Claude Monet painted")


async def test_choosing_a_pack_in_mid_round_leaves_the_round_under_its_own(
    sitting: Sitting, own_data_folder: Path
) -> None:
    other = own_data_folder / "packs" / "other.yaml"
    other.parent.mkdir(parents=True)
    other.write_text(
        "pack: other\nlanguage: en\nquestions:\n  - {stem: Two and two?, answer: Four}\n",
        encoding="utf-8",
    )
    async with playing(sitting, "rouen-river.choice", "downstream.order") as driver:
        await driver.answer("a", "a")
        driver.app.action_packs()
        await driver.until_shown("● playing")
        await driver.click("other")
        await driver.press("enter")
        await driver.until_shown("other, 1 question")
        assert isinstance(driver.app.screen, HomeScreen)
        assert "Go on" not in driver.text
        saved = sitting.records.unfinished(sitting.player, "seven")
        assert saved is not None
        assert saved.answered == 1


async def test_a_pack_with_nothing_to_play_cannot_be_chosen(
    sitting: Sitting, own_data_folder: Path
) -> None:
    broken = own_data_folder / "packs" / "broken.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("pack: broken\nlanguage: en\nquestions:\n  - stem: What?\n", encoding="utf-8")
    async with playing(sitting) as driver:
        await driver.press("l")
        await driver.until_shown("✗ nothing to play")
        await driver.click("broken")
        await driver.until_shown("No question of this pack can be played.")
        await driver.press("enter")
        assert sitting.pack.id == "seven"


async def test_a_round_with_nothing_left_to_ask_opens_on_its_results(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        kept = round_of(sitting, "longest-river.true-false")
        kept.answer(Picked(("false",)))
        kept.explain()
        kept.next()
        driver.app.play(kept)
        await driver.until_shown("1 of 1")
        assert isinstance(driver.app.screen, ResultsScreen)


async def test_paging_in_the_palette_before_it_is_drawn_is_harmless(sitting: Sitting) -> None:
    async with playing(sitting, size=(80, 10)) as driver:
        driver.app.action_command_palette()
        await driver.press("pagedown", "pageup", "escape")
        await driver.until_shown("Play")


async def test_an_item_still_held_when_the_answer_is_given_lets_go_of_the_mouse(
    sitting: Sitting,
) -> None:
    async with playing(sitting, "downstream.order", "rouen-river.choice") as driver:
        shown = driver.kept.round.current.options
        start = next(y for y, line in enumerate(driver.text.split("\n")) if shown[0] in line)
        await driver.pilot.mouse_down(offset=(10, start))
        await driver.pilot.hover(offset=(10, start + 1))
        await driver.answer("enter")
        await driver.press("enter")
        await driver.until_shown("Which river")
        await driver.click("Marne", times=2)
        await driver.until_shown("✗ your answer")


async def test_where_little_fits_the_page_scrolls_to_the_verdict(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", size=(40, 10)) as driver:
        await driver.answer("a", "a")
        await driver.until(lambda: "Right: Seine." in driver.text or "No: it was" in driver.text)
        await driver.press("pageup")
        await driver.until_shown("Which river")


@pytest.mark.parametrize("binding", [each.id for each in declared(HomeScreen)])
async def test_a_key_typed_after_quit_opens_nothing(sitting: Sitting, binding: str) -> None:
    round_of(sitting, "rouen-river.choice", "downstream.order").give_up()
    async with playing(sitting) as driver:
        await driver.until_shown("Go on")
        key = next(each for each in declared(HomeScreen) if each.id == binding).key
        await leave_by(driver.app, "q", key)
    assert driver.app.return_code == 0


@pytest.mark.parametrize("binding", [each.id for each in declared(HomeScreen)])
async def test_quit_while_a_screen_opens_is_no_crash(sitting: Sitting, binding: str) -> None:
    round_of(sitting, "rouen-river.choice", "downstream.order").give_up()
    async with playing(sitting) as driver:
        await driver.until_shown("Go on")
        found = next(each for each in declared(HomeScreen) if each.id == binding)
        await driver.app.run_action(found.action, driver.app.home)
        driver.app.exit()
        await leave_by(driver.app)
    assert driver.app.return_code == 0


async def test_a_second_enter_on_the_last_verdict_leaves_the_results_to_be_read(
    sitting: Sitting,
) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.answer("a", "a")
        now = sitting.clock()
        sitting.clock = lambda: now
        await driver.press("enter", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, ResultsScreen))
        now += PAUSE
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))
