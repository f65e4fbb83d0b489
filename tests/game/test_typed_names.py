from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alpine_quiz.bank.model import Text
from alpine_quiz.game.answers import Typed
from alpine_quiz.game.asked import Asked
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.names import Names, surnames
from alpine_quiz.game.typed import LONGEST
from alpine_quiz.game.verdict import Outcome
from alpine_quiz.language.folding import foldings
from tests.game import questions

ENTITIES = (
    ("person", ("Jean Rédélé",)),
    ("person", ("Luca de Meo",)),
    ("person", ("Jean-Luc Thérier",)),
    ("person", ("Alain Prost",)),
    ("person", ("Nicolas Prost",)),
    ("car", ("Renault R8", "R8", "Renault 8")),
    ("car", ("Alpine A110", "A110", "Berlinette")),
    ("car", ("Alpine A110 of 2017", "A110")),
    ("car", ("Alpine A310", "A310")),
    ("place", ("Monte Carlo", "Monte-Carlo")),
)


def outcome(
    typed: str,
    key: str,
    *others: Text,
    accept: tuple[str, ...] = (),
    reject: tuple[str, ...] = (),
    prompt: tuple[str, ...] = (),
    prompted: bool = False,
    entities: tuple[tuple[str, tuple[str, ...]], ...] = ENTITIES,
) -> Outcome:
    item = Text(id="key", stem="?", answer=key, accept=accept, reject=reject, prompt=prompt)
    grader = Grader([item, *others, *questions.ALL], Names(entities))
    return grader.grade(Asked(item), Typed(typed), prompted=prompted).outcome


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("redele", "Rédélé"),
        ("JEAN REDELE", "Jean Rédélé"),
        ("a 110", "A110"),
        ("the A110", "A110"),
        ("LeMans", "Le Mans"),
        ("mans", "Le Mans"),
        ("critérium cévennes", "Critérium Cévennes"),
        ("mv agusta", "M.V. Agusta"),
    ],
)
def test_case_accents_spacing_and_articles_do_not_count(typed: str, key: str) -> None:
    assert outcome(typed, key, entities=()) is Outcome.RIGHT


def test_what_is_accepted_is_right_and_what_is_rejected_wrong() -> None:
    assert outcome("stratos h.f.", "Stratos", accept=("the Stratos HF",)) is Outcome.RIGHT
    assert outcome("stratus", "Stratos", reject=("Stratus",)) is Outcome.WRONG


def test_the_article_decides_where_only_it_tells_apart() -> None:
    assert outcome("La Rochelle", "La Rochelle", reject=("Rochelle",)) is Outcome.RIGHT
    assert outcome("Rochelle", "La Rochelle", reject=("Rochelle",)) is Outcome.WRONG


class TestSlips:
    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("Diepe", "Dieppe"),
            ("Deippe", "Dieppe"),
            ("Dieppes", "Dieppe"),
            ("Dieple", "Dieppe"),
            ("Micheloti", "Michelotti"),
            ("Mihceloti", "Michelotti"),
            ("Renualt 4CV", "Renault 4CV"),
            ("alpnie a 310", "Alpine A310"),
            ("R8 Gordinni", "a R8 Gordini"),
        ],
    )
    def test_one_from_five_letters_and_two_from_nine_are_right_and_said(
        self, typed: str, key: str
    ) -> None:
        assert outcome(typed, key, entities=()) is Outcome.SLIP

    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("MGA", "MG"),
            ("Ocom", "Ocon"),
            ("le mons", "Le Mans"),
            ("Dppe", "Dieppe"),
            ("Mihceoti", "Michelotti"),
        ],
    )
    def test_fewer_letters_bear_fewer(self, typed: str, key: str) -> None:
        assert outcome(typed, key, entities=()) is Outcome.WRONG

    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("A310", "A110"),
            ("Alpine A310", "Alpine A110"),
            ("Alpine A101", "Alpine A110"),
            ("Alpine A11", "Alpine A110"),
            ("Alpine A", "Alpine A110"),
            ("Alpine B110", "Alpine A110"),
            ("1979", "1978"),
            ("the year 1979", "the year 1978"),
            ("Renault 17 TL", "Renault 17 TS"),
            ("Renault Alpine A442C", "Renault Alpine A442B"),
            ("Renault Alpine A442", "Renault Alpine A442B"),
            ("Renault Alpine 2", "Renault Alpine"),
            ("Louis XVI", "Louis XIV"),
            ("formula 2 racing", "formula 1 racing"),
            ("Alpine A११०", "Alpine A111"),
        ],
    )
    def test_never_where_digits_or_codes_differ(self, typed: str, key: str) -> None:
        assert outcome(typed, key, entities=()) is Outcome.WRONG

    def test_never_where_something_else_is_as_near(self) -> None:
        assert outcome("Stratas", "Stratos", reject=("Stratus",)) is Outcome.WRONG
        assert outcome("Straton", "Stratos", reject=("Strata",)) is Outcome.SLIP

    def test_never_what_another_question_asks_for_or_offers(self) -> None:
        other = Text(id="other", stem="?", answer="Michelotto")
        assert outcome("Michelotto", "Michelotti", other) is Outcome.WRONG
        assert outcome("Michelotta", "Michelotti", other) is Outcome.WRONG
        assert outcome("Michelotta", "Michelotti") is Outcome.SLIP
        assert outcome("Dauphine", "Dauphiné", entities=()) is Outcome.RIGHT
        assert outcome("Dauphine", "Dauphin", entities=()) is Outcome.WRONG

    def test_never_what_is_nearer_to_another_name(self) -> None:
        assert outcome("Monte Carle", "Monte Carla") is Outcome.WRONG
        assert outcome("Monte Carle", "Monte Carla", entities=()) is Outcome.SLIP

    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("Porsche GT", "Porsche RS"),
            ("Group A", "Group B"),
            ("Group", "Group B"),
            ("Groub", "Group B"),
            ("North Africa", "South Africa"),
            ("Esteban Okon", "Esteban Ocon"),
        ],
    )
    def test_a_long_name_buys_no_slip_for_a_short_word_in_it(self, typed: str, key: str) -> None:
        assert outcome(typed, key, entities=()) is Outcome.WRONG

    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("Henry III", "Henry II"),
            ("HenryIII", "Henry II"),
            ("Henri I", "Henry"),
            ("Henry I", "Henry"),
            ("Louis XVI", "Louis XV"),
            ("Louis XVII", "Louis XVIII"),
            ("Napoleon II", "Napoleon I"),
            ("Napoleon IV", "Napoleon I"),
            ("Napoleon", "Napoleon I"),
            ("Escort Mk II", "Escort Mk I"),
            ("17 TSE", "17 TS"),
            ("Renault 17 TSE", "Renault 17 TS"),
            ("Renault Alpine A442BB", "Renault Alpine A442B"),
            ("Alpine GT", "Alpine GTA"),
            ("Renault Alpine V", "Renault Alpine"),
        ],
    )
    def test_a_code_is_exact_as_a_whole_word(self, typed: str, key: str) -> None:
        assert outcome(typed, key, entities=()) is Outcome.WRONG

    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("Jean Redelle", "Jean Rédélé"),
            ("Michelloti", "Michelotti"),
            ("Claude Monte", "Claude Monet"),
            ("Napoléone I", "Napoleon I"),
            ("Renualt17TS", "Renault 17 TS"),
            ("MonteCarla", "Monte Carlo"),
            ("Miche lloti", "Michelotti"),
            ("MV Augusta", "M.V. Agusta"),
            ("Bol d'Or de Chamonixe", "Bol d’Or de Chamonix"),
        ],
    )
    def test_a_slip_in_a_long_word_stays_one(self, typed: str, key: str) -> None:
        assert outcome(typed, key, entities=()) is Outcome.SLIP

    @pytest.mark.parametrize(
        "typed", ["Critérium de Cévenne", "Criterium Cévennes", "Criterium of the Cevennes"]
    )
    def test_another_small_word_between_is_a_slip(self, typed: str) -> None:
        assert outcome(typed, "Critérium des Cévennes") is Outcome.SLIP

    def test_more_small_words_than_it_bears_are_wrong(self) -> None:
        assert outcome("Cévennes of the Critérium", "Critérium des Cévennes") is Outcome.WRONG
        assert outcome("Tour of the du France", "Tour de France") is Outcome.WRONG

    @pytest.mark.parametrize("typed", ["Lancia Stratus", "Stratus HF", "Lancia Stratas"])
    def test_a_rejected_name_is_wrong_in_the_dress_of_a_right_one(self, typed: str) -> None:
        accept = ("Lancia Stratos", "Stratos HF")
        assert outcome(typed, "Stratos", accept=accept, reject=("Stratus",)) is Outcome.WRONG
        assert outcome(typed, "Stratos", accept=accept) is Outcome.SLIP

    def test_so_is_what_another_question_asks_for(self) -> None:
        other = Text(id="other", stem="?", answer="Michelotto")
        long, short = "Giovanni Michelotti", ("Michelotti",)
        assert outcome("Giovanni Michelotto", long, other, accept=short) is Outcome.WRONG
        assert outcome("Giovanni Michelotto", long, accept=short) is Outcome.SLIP

    def test_a_rejected_code_in_the_dress_of_a_vague_name_is_wrong(self) -> None:
        accept, prompt = ("Renault Alpine A442B",), ("A442", "Renault Alpine A442")
        for typed in ("Renault Alpine A442A", "Renault Alpine A442BB", "Alpine A442A"):
            fared = outcome(typed, "A442B", accept=accept, reject=("A442A",), prompt=prompt)
            assert fared is Outcome.WRONG


class TestPrompts:
    def test_what_is_not_exact_enough_may_be_answered_once_more(self) -> None:
        assert outcome("A442", "A442B", prompt=("A442",)) is Outcome.PROMPT
        assert outcome("A442", "A442B", prompt=("A442",), prompted=True) is Outcome.WRONG

    def test_a_slip_in_it_is_still_not_exact_enough(self) -> None:
        assert outcome("Normandie", "Dieppe", prompt=("Normandy",)) is Outcome.WRONG
        assert outcome("Normendy", "Dieppe", prompt=("Normandy",)) is Outcome.PROMPT


class TestLanguages:
    ENGLISH = Text(id="rally", stem="?", answer="Monte Carlo Rally", reject=("Monza Rally",))
    FRENCH = Text(id="rally", stem="?", answer="Rallye Monte-Carlo", prompt=("Rallye",))

    @pytest.mark.parametrize("asked", [ENGLISH, FRENCH])
    def test_a_name_may_be_typed_in_any_language_of_the_pack(self, asked: Text) -> None:
        grader = Grader([self.ENGLISH, self.FRENCH])
        for typed, fared in (
            ("monte-carlo rally", Outcome.RIGHT),
            ("le rallye monte carlo", Outcome.RIGHT),
            ("Rallye Monte-Carla", Outcome.SLIP),
            ("Monza rally", Outcome.WRONG),
            ("rallye", Outcome.PROMPT),
        ):
            assert grader.grade(Asked(asked), Typed(typed)).outcome is fared


class TestNames:
    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("Renault 8", "R8"),
            ("R8", "Renault 8"),
            ("Rédélé", "Jean Rédélé"),
            ("de Meo", "Luca de Meo"),
            ("Meo", "Luca de Meo"),
            ("therier", "Jean-Luc Thérier"),
            ("L. de Meo", "Luca de Meo"),
            ("Rédélé Jean", "Jean Rédélé"),
            ("Berlinette", "Alpine A110"),
        ],
    )
    def test_any_name_of_the_same_thing_is_right(self, typed: str, key: str) -> None:
        assert outcome(typed, key) is Outcome.RIGHT
        assert outcome(typed, key, entities=()) is not Outcome.RIGHT

    def test_a_slip_in_such_a_name_is_a_slip(self) -> None:
        assert outcome("Rédelle", "Jean Rédélé") is Outcome.SLIP

    def test_a_name_of_something_else_is_wrong(self) -> None:
        assert outcome("A310", "Alpine A110") is Outcome.WRONG
        assert outcome("Jean Rédélé", "Jean Redelle") is Outcome.WRONG

    def test_a_name_shared_with_something_else_is_not_exact_enough(self) -> None:
        assert outcome("Prost", "Alain Prost") is Outcome.PROMPT
        assert outcome("Prost", "Alain Prost", prompted=True) is Outcome.WRONG
        assert outcome("A110", "Alpine A110") is Outcome.PROMPT

    def test_a_shared_name_that_is_the_key_is_right(self) -> None:
        assert outcome("A110", "A110") is Outcome.RIGHT

    def test_the_questions_own_lists_come_first(self) -> None:
        assert outcome("R8", "Renault 8", reject=("R8",)) is Outcome.WRONG
        assert outcome("A310", "Alpine A110", accept=("A310",)) is Outcome.RIGHT

    def test_only_persons_go_by_the_last_of_their_names(self) -> None:
        assert outcome("Carlo", "Monte Carlo") is Outcome.WRONG

    def test_a_surname_accepted_goes_with_an_initial_or_before_the_given_name(self) -> None:
        accept = ("Ocon",)
        assert outcome("E. Ocon", "Esteban Ocon", accept=accept, entities=()) is Outcome.RIGHT
        assert outcome("Ocon, Esteban", "Esteban Ocon", accept=accept) is Outcome.RIGHT
        assert outcome("P. Ocon", "Esteban Ocon", accept=accept) is Outcome.WRONG

    def test_surnames_are_all_that_may_follow_a_given_name(self) -> None:
        assert surnames("Luca de Meo") == ("de Meo", "Meo")
        assert surnames("Fangio") == ()


@pytest.mark.parametrize("typed", ["", "  ", "?", "—", "\u200b", "…!"])
def test_no_letter_and_no_digit_is_no_answer(typed: str) -> None:
    assert outcome(typed, "Dieppe") is Outcome.UNREADABLE


def test_a_key_of_signs_alone_can_be_typed() -> None:
    assert outcome("?!", "?!") is Outcome.RIGHT


def test_an_endless_text_is_wrong() -> None:
    assert outcome("x" * (LONGEST + 1), "Dieppe") is Outcome.WRONG
    assert outcome("e" + "\u0301\u0323" * 100_000, "Dieppe") is Outcome.WRONG


def test_a_wrong_name_with_feedback_is_said_to_be_what_it_is() -> None:
    verdict = Grader(questions.ALL).grade(Asked(questions.text()), Typed("amedee gordini"))
    assert verdict.feedback == ("Gordini tuned Renaults.",)


RELAXED = Grader(questions.ALL, Names(ENTITIES))


@given(st.text(max_size=200), st.booleans())
def test_any_typed_text_gets_a_verdict(typed: str, prompted: bool) -> None:
    verdict = RELAXED.grade(Asked(questions.text()), Typed(typed), prompted=prompted)
    assert verdict.outcome is not Outcome.PARTLY
    assert not prompted or verdict.outcome is not Outcome.PROMPT


FORMS = ("Jean Rédélé", "A442B", "Critérium des Cévennes", "L'Écurie", "Renault 17 TS", "MV Agusta")


@given(st.sampled_from(FORMS), st.randoms())
def test_an_accepted_form_is_right_however_it_is_written(key: str, chance: random.Random) -> None:
    bare = foldings(key)[0]
    dressed = "".join(
        chance.choice(("", " ", "-", " - ", "’"))
        + chance.choice((character, character.upper(), character + "\u0301"))
        if character.isalpha()
        else character
        for character in bare
    )
    assert outcome(dressed, "x", accept=(key,), entities=()) is Outcome.RIGHT


@given(
    st.from_regex(r"[A-Z]{1,9} ?[0-9]{1,4}[A-Z]?", fullmatch=True),
    st.text("0123456789", min_size=1),
)
def test_other_digits_are_never_right(key: str, digits: str) -> None:
    own = "".join(character for character in key if character.isdigit())
    assume(digits != own)
    assert outcome(key.replace(own, digits), key, entities=()) is Outcome.WRONG
