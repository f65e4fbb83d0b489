"""What a longer text about one thing is told of, sentence by sentence, in its own words."""

from __future__ import annotations

import pytest

from alpine_quiz.proposals.rules.proposer import propose

_FILLING = (
    " The weather was mild. The roads were bad. The winters were long. The harvest was poor."
    " The summers were dry. The hills were green. The inns were full."
)
LIFE = (
    "Nora Quill, who drew maps of caves, was a surveyor. She was born on 3 May 1911 in Tarnwick. "
    "In 1936 she warned of a flood in the Dorne Cave. She took up the cello at 62."
    "\n\nShe married late. Her last map, an atlas called Deep Water, appeared in 1968." + _FILLING
)
MILL = (
    "Moulin de Dorne : un siècle de farine\n\nLe moulin tourne encore. En 1921, le moulin compte "
    "90 ouvriers et livre toute la vallée. Le moulin est grand. Le dernier meunier est parti en "
    "1978. La rivière monta en 1930. Le vent souffle. La roue tourne. La vallée est verte. "
    "La farine est blanche."
)


def told(text: str, language: str = "en") -> dict[str, tuple[str, str]]:
    """Return the subject and the statement of each value that is shown."""
    found = propose(text, "it", language).candidates
    return {each.object: (each.subject_name, each.statement) for each in found}


def test_a_life_is_told_of_the_person_who_opens_it() -> None:
    life = told(LIFE)
    assert {life[value][0] for value in ("1911", "Tarnwick", "62", "Deep Water")} == {"Nora Quill"}
    assert life["Dorne Cave"][1] == "In 1936 Nora Quill warned of a flood in the Dorne Cave."


def test_a_pronoun_means_nobody_once_another_person_acted() -> None:
    text = LIFE.replace("She married late.", "Ida Moss came.")
    assert "Deep Water" not in told(text)


def test_a_short_text_has_no_matter_of_its_own() -> None:
    assert "Dorne Cave" not in told(LIFE.partition(" She took")[0])


def test_a_title_names_what_the_text_calls_by_its_kind() -> None:
    mill = told(MILL, "fr")
    assert mill["90"][0] == "Moulin de Dorne"
    assert mill["1978"][1] == "Moulin de Dorne: Le dernier meunier est parti en 1978."


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1950 she never warned of a flood at Mount Orle.",
        "In 1950 she might have warned of a flood at Mount Orle.",
        "“In 1950 she warned of a flood at Mount Orle,” Ida Moss said.",
        "Correction: in 1950 she warned of a flood at Mount Orle.",
        "Soon afterwards they warned of a flood at Mount Orle.",
    ],
)
def test_what_is_denied_quoted_or_withdrawn_is_not_told_whole(sentence: str) -> None:
    text = LIFE.replace("She took up the cello at 62.", sentence)
    assert {"1950", "Mount Orle"}.isdisjoint(told(text))


def test_a_row_of_a_chronicle_is_told_with_its_year() -> None:
    rows = "\n\n1940: the atlas is bought by the county of Orle."
    row = told(LIFE + rows)["1940"]
    assert row == ("Nora Quill", "Nora Quill, 1940: the atlas is bought by the county of Orle.")


def test_what_a_part_did_does_not_read_as_told_of_the_whole() -> None:
    text = LIFE + " The county opened a museum of caves in 1990."
    found = [each for each in propose(text, "it", "en").candidates if each.object == "1990"]
    assert "opened-in" not in {each.relation for each in found}


def test_what_is_quoted_fits_and_ends_where_a_clause_does() -> None:
    text = LIFE.replace(
        "She took up the cello at 62.",
        "In 1950 she led forty divers into the Orle Cave, which had been closed for years because "
        "of the gas that gathered there in every wet and windless summer of that decade.",
    )
    assert told(text)["Orle Cave"][1] == "In 1950 Nora Quill led forty divers into the Orle Cave."
