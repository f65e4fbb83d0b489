"""The traps that texts about history hold, by name: what must and must not be proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Localized
from alpine_quiz.facts.model import Entity, FactBase, Modality, Precision
from alpine_quiz.proposals.rules.proposer import propose
from tests.conftest import PACKS

if TYPE_CHECKING:
    from alpine_quiz.proposals.model import Candidate

THREADBARE = 0


def told(text: str, language: str = "en", *names: str) -> list[Candidate]:
    """Return all candidates of a text, however unlikely; ``names`` are known to the pack."""
    entities = {
        name.lower(): Entity(name.lower(), "thing", Localized({"": name})) for name in names
    }
    base = FactBase(PACKS, entities)
    return list(propose(text, "it", language, base, threshold=THREADBARE).candidates)


def years(found: list[Candidate], subject: str = "") -> dict[str, str]:
    """Return the years proposed by relation, of one subject or of all."""
    return {
        each.relation: each.object
        for each in found
        if each.unit == "year" and subject in ("", each.subject)
    }


def test_run_on_lines_are_read_without_full_stops() -> None:
    line = (
        "using old engines , morgan won many races and he created the sirius marque in 1954 he did "
        "not know of others in 1961 , he worked with the tatin brothers and showed the vega car "
    )
    found = told(line * 12, "en", "Sirius", "Vega", "Morgan")
    assert years(found, "sirius") == {"created-in": "1954"}
    assert "1961" not in {each.object for each in found if each.subject == "sirius"}


def test_broken_words_are_whole_when_read_and_quoted_as_they_stand() -> None:
    text = (
        "La fabrique Sirius se trouve à Dieppe depuis longtemps, et tout Dieppe le sait bien.\n"
        "L’usine de D ieppe a été inaugurée en 1969 par Jean Martel."
    )
    opened = next(each for each in told(text, "fr") if each.relation == "opened-in")
    assert opened.subject_name == "usine de Dieppe"
    assert "D ieppe" in opened.evidence[0].quote
    assert opened.evidence[0].quote in " ".join(text.split())


def test_a_page_number_within_a_sentence_is_no_number_and_in_no_quote() -> None:
    before = "The pier at Westcombe was opened to the public at last"
    whole = told(f"{before}\nin the year 1898 by Lord Denham.\n")
    parted = told(f"{before}\n\n 12 \n\nin the year 1898 by Lord Denham.\n")
    assert years(whole) == {"opened-in": "1898"}
    assert "12" not in {each.object for each in parted}
    assert not [each for each in parted if "12" in each.evidence[0].quote.split()]


def test_by_and_since_are_not_in() -> None:
    found = told(
        "The Vega Mill was closed by 1968. The Orion Mill was opened in 1970. "
        "The Sirius Mill has been listed as a monument since 1958."
    )
    meant = {each.object: each.precision for each in found if each.unit == "year"}
    assert meant["1968"] is Precision.BY
    assert meant["1970"] is Precision.POINT
    assert meant["1958"] is Precision.SINCE


def test_french_by_and_since_are_not_in() -> None:
    found = told(
        "Vega a ouvert dès 1965. Vega sera fermée d’ici 2031. Vega a été bâtie en 1950.", "fr"
    )
    meant = {each.object: each.precision for each in found if each.unit == "year"}
    assert meant == {"1965": Precision.SINCE, "2031": Precision.BY, "1950": Precision.POINT}


def test_a_part_of_a_year_is_about_that_year() -> None:
    found = told("Vega Cars will open a showroom in Oslo in the first half of 2024.")
    assert [each.precision for each in found if each.object == "2024"] == [Precision.ABOUT]


def test_plans_and_rumours_are_told_as_such() -> None:
    found = told(
        "The Vega Trust plans to open a new hall by 2031. Vega was founded in 1955 by Ann Hill. "
        "The bridge at Orle was reportedly designed by Max Wallis."
    )
    by_relation = {each.relation: each.modality for each in found}
    assert by_relation["founded-in"] is Modality.STATED
    assert by_relation["designed-by"] is Modality.REPORTED
    assert Modality.PLANNED in {each.modality for each in found if each.object == "2031"}


def test_a_past_told_in_the_future_tense_is_no_plan() -> None:
    found = told(
        "Le site de Vega verra le jour en 1969. Vega a été vendue en 2010 à Jean Martel.", "fr"
    )
    plant = next(each for each in found if each.object == "1969")
    assert plant.modality is Modality.STATED


def test_sales_are_told_of_nobody() -> None:
    text = (
        "Vega Cars sold 4,328 cars in 2023, a record for Vega Cars.\n\nAs for the low-cost Orion "
        "division, the Romanian marque had a good 2023, selling 562,890 cars in Europe. Vega Cars "
        "gained 34 percent in Germany."
    )
    assert {"4328", "562890", "34"}.isdisjoint(each.object for each in told(text))


def test_a_year_only_implied_is_not_stated() -> None:
    found = told(
        "In 1954 Morgan founded Sirius. The previous year, Sunbeam had introduced a sports coupé. "
        "Vega was rebuilt two years later."
    )
    assert {each.object for each in found if each.unit == "year"} == {"1954"}
    assert not [each for each in found if each.as_of and each.subject in ("sunbeam", "vega")]


def test_a_comparison_does_not_date_what_is_compared() -> None:
    found = told("Vega deliveries surged by 22 percent compared to 2022, reaching 4,000 units.")
    assert "2022" not in {each.as_of for each in found} | {each.object for each in found}


def test_a_count_is_no_year() -> None:
    found = told("From a production of 1421 in 1972, Vega sales dropped to 957 in 1974.")
    assert {"1421", "957"}.isdisjoint(each.object for each in found if each.unit == "year")


def test_a_decade_is_no_year() -> None:
    assert not years(told("Vega was famous and was founded in the 1970s."))
    assert not years(told("Vega a été fondée dans les années 1970.", "fr"))


def test_a_pronoun_is_never_a_subject_and_speaks_of_the_last_thing() -> None:
    found = told("The Humber Bridge is a suspension bridge. It was opened in 1981.")
    opened = next(each for each in found if each.relation == "opened-in")
    assert opened.subject == "humber-bridge"
    assert opened.statement == "The Humber Bridge was opened in 1981."


def test_a_name_shared_by_two_cars_means_the_one_of_its_time() -> None:
    old = Entity("v1-1962", "car", Localized({"": "V1"}), era="1962–1977", not_=("v1-2017",))
    new = Entity("v1-2017", "car", Localized({"": "new V1"}), era="since 2017", not_=("v1-1962",))
    base = FactBase(PACKS, {old.id: old, new.id: new})
    text = "The V1 was presented in 2019. The V1 was designed in 1962 by Ann Hill."
    found = propose(text, "it", "en", base, threshold=THREADBARE).candidates
    by_year = {each.object: each.subject for each in found if each.unit == "year"}
    assert by_year == {"2019": "v1-2017", "1962": "v1-1962"}


def test_sources_that_disagree_are_both_proposed() -> None:
    found = told("Sirius was founded in 1954. The owners say that Sirius was founded in 1955.")
    assert {each.object for each in found if each.relation == "founded-in"} == {"1954", "1955"}


def test_furniture_ranks_below_the_threshold() -> None:
    text = (
        "Vega Museum was opened in 1955 by Ann Hill.\n\nPhoto: the Vega Museum in 2019.\n\n"
        "Tickets for Vega Museum cost £4. Telephone 01234 567890. Subscribe to the newsletter "
        "launched in 2015."
    )
    shown = propose(text, "it", "en").candidates
    assert {each.object for each in shown} <= {"1955", "Ann Hill"}
    assert shown


def test_a_heading_is_not_read_as_a_sentence() -> None:
    assert told("Vega Opened Many Doors In 1999\n\nNothing else happened there at all.") == []


def test_a_question_states_nothing() -> None:
    assert told("Was Vega really founded in 1955 by Ann Hill?") == []
