"""What the rules must not conclude: one trap for each way in which a proposal goes wrong."""

from __future__ import annotations

import pytest

from alpine_quiz.proposals.rules.proposer import propose
from tests.proposals.test_traps import told


def facts(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    """Return subject, relation and object of all candidates, however unlikely."""
    return {(each.subject_name, each.relation, each.object) for each in told(text, language)}


def statements(text: str, language: str = "en") -> set[str]:
    """Return what is stated of a text, however unlikely."""
    return {each.statement for each in told(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Closed for years, it was sold in 1950.", "en"),
        ("Forty-one men were employed there. It was built in 1902.", "en"),
        ("After-tax profit was raised in 1977.", "en"),
        ("Nobody was killed in 1931.", "en"),
        ("Ouverte au public, elle fut vendue en 1950.", "fr"),
        ("Vingt-deux wagons furent construits en 1902.", "fr"),
        ("NOTE AUX RÉDACTIONS\nLe four a été construit en 1902.", "fr"),
        ("Inventaire des moulins\n\nLe four a été construit en 1902.", "fr"),
    ],
)
def test_words_that_only_begin_a_sentence_name_nothing(text: str, language: str) -> None:
    for subject, _, _ in facts(text, language):
        assert subject in ("four", "Vingt-deux wagons")[:1]


@pytest.mark.parametrize(
    "text",
    [
        "The Dorne Mill lost its place as the oldest mill in the shire in 1950.",
        "The Dorne Mill was not built in 1950.",
        "The Dorne Mill was never opened in 1950 by Ann Hill.",
        "The council proposed in 1950 to replace the Dorne Mill with a school.",
        "The Dorne Mill would be closed in 1950.",
        "The Dorne Mill might have been designed by Ann Hill.",
        "It is asked whether the Dorne Mill was designed by Ann Hill.",
        "Instead of a school, in 1950 the Dorne Mill was not founded.",
    ],
)
def test_what_is_denied_or_only_thought_of_is_not_stated(text: str) -> None:
    assert facts(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Le moulin de Dorne n'a pas été construit en 1950.",
        "Le moulin de Dorne devait ouvrir en 1950.",
        "Le moulin de Dorne aurait été dessiné par Anne Colline.",
        "Le moulin de Dorne espérait être inauguré en 1950.",
        "Au lieu de fermer, le moulin de Dorne ne fut vendu qu'en 1950.",
    ],
)
def test_what_french_denies_or_only_hopes_is_not_stated(text: str) -> None:
    assert facts(text, "fr") == set()


def test_the_subject_is_the_one_of_the_verb_and_not_the_last_name() -> None:
    text = (
        "The Dorne Mill is a mill. Ann Hill, whose brother Max Wallis had been a miller, founded "
        "a school in 1901."
    )
    assert not [each for each in facts(text) if each[0] in ("Max Wallis", "Dorne Mill")]


def test_a_noun_with_its_article_is_a_subject_by_itself() -> None:
    text = (
        "Tolby\n\nTolby is a village. The north chapel, 12 metres high, was designed by Ann Hill. "
        "Tolby is small."
    )
    assert ("north chapel (Tolby)", "designed-by", "Ann Hill") in facts(text)
    assert ("north chapel (Tolby)", "height", "12") in facts(text)
    assert "The north chapel (Tolby), 12 metres high, was designed by Ann Hill." in statements(text)


def test_a_pronoun_with_two_antecedents_gives_nothing() -> None:
    text = (
        "The old mill was sold, and the new mill was closed. It was rebuilt in 1950. The engineer "
        "Ann Hill met the architect Eve Moor. She was honoured in 1960."
    )
    assert {"1950", "1960"}.isdisjoint(each[2] for each in facts(text))


def test_a_pronoun_does_not_reach_over_a_paragraph() -> None:
    assert facts("The Dorne Mill is a mill.\n\nIt was built in 1902.") == set()


def test_french_pronouns_agree_with_what_they_mean() -> None:
    text = "La halle de Dorne est grande. Il fut construit en 1902. Elle fut construite en 1903."
    assert {each[2] for each in facts(text, "fr")} == set()
    near = "La halle de Dorne est grande. Elle fut construite en 1903."
    assert facts(near, "fr") == {("halle de Dorne", "built-in", "1903")}


def test_a_length_is_no_height_and_a_way_is_no_length() -> None:
    text = "Le pont de Dorne est long de 90 m. Le fort de Dorne se trouve à 80 m du pont."
    assert facts(text, "fr") == {("pont de Dorne", "length", "90")}


def test_a_number_without_its_noun_or_a_share_is_not_told() -> None:
    text = (
        "The Dorne Mill grew by 14% in 1950. The Dorne Mill is open from 10 to 18. The Dorne Mill "
        "is reached from car park 3 (350 places) at 200 metres."
    )
    assert facts(text) == set()


def test_a_year_hung_on_a_noun_does_not_date_the_verb() -> None:
    assert facts("The Dorne Mill was destroyed in the great fire of 1740.") == set()
    assert facts("Le moulin de Dorne fut détruit par le feu de 1740.", "fr") == set()


def test_two_verbs_keep_each_its_own_year() -> None:
    text = "The Dorne Mill was built in 1902 and closed in 1950."
    assert facts(text) == {("Dorne Mill", "built-in", "1902"), ("Dorne Mill", "closed-in", "1950")}
    assert "The Dorne Mill was closed in 1950." in statements(text)


def test_the_first_of_several_is_not_told_as_the_only_one() -> None:
    assert facts("The Dorne Mill was designed by Ann Hill, Max Wallis and Eve Moor.") == set()


def test_a_quote_holds_the_verb_and_the_value() -> None:
    text = "The Dorne Mill, which stands by the river, was built in 1902 for the bakers."
    (found,) = propose(text, "it", "en").candidates
    assert found.evidence[0].quote.endswith("was built in 1902 for the bakers.")


def test_what_somebody_says_is_not_the_documents_own_word() -> None:
    assert facts("“The Dorne Mill was built in 1902,” says Ann Hill.") == set()


def test_the_firm_is_the_only_one_that_sells() -> None:
    text = "Harmer’s, which sells soap, is old. The firm was founded in 1926 by Nell Harmer."
    assert ("Harmer’s", "founded-in", "1926") in facts(text)
