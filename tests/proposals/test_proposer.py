"""What is proposed from plain texts in English and French."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.model import MAX_QUOTE_WORDS
from alpine_quiz.documents.quotes import find
from alpine_quiz.documents.text import read_text
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library.packs import questions_folder
from alpine_quiz.proposals.rules.proposer import propose
from alpine_quiz.proposals.verification import flaws_of
from tests.conftest import documents_folder

ENGLISH = (
    "The Harrow Pier is a pleasure pier. It was designed by the engineer Edwin Marlow and opened "
    "on 14 May 1872. Construction began in 1869 and cost £38,000. The pier employs 45 people. "
    "The pier's ballroom is named after Clara Marlow. The Harrow Pier was the longest pier in "
    "the county."
)
FRENCH = (
    "Fondée en 1783 par le comte Henri de Valbrune, la manufacture de Valbrune est l'une des plus "
    "anciennes manufactures du Limousin. Le musée, conçu par l'architecte Claire Fontanel, a été "
    "inauguré en juin 1995. Il accueille environ 25 000 visiteurs par an. La manufacture a fermé "
    "ses portes en 1934."
)


def triples(text: str, language: str) -> set[tuple[str, str, str]]:
    """Return subject, relation and object of what is shown."""
    found = propose(text, "it", language).candidates
    return {(each.subject, each.relation, each.object) for each in found}


def test_english_facts_are_found() -> None:
    pier = "harrow-pier"
    assert triples(ENGLISH, "en") >= {
        (pier, "designed-by", "Edwin Marlow"),
        (pier, "opened-in", "1872"),
        (pier, "building-began-in", "1869"),
        (pier, "cost", "38000"),
        (pier, "employs", "45"),
        ("pier-s-ballroom-harrow-pier", "named-after", "Clara Marlow"),
        (pier, "first-or-most", "the longest pier in the county"),
    }


def test_french_facts_are_found() -> None:
    works, museum = "manufacture-de-valbrune", "musee-manufacture-de-valbrune"
    assert triples(FRENCH, "fr") >= {
        (works, "founded-in", "1783"),
        (works, "founded-by", "Henri de Valbrune"),
        (museum, "opened-in", "1995"),
        (museum, "visitors", "25000"),
        (works, "closed-in", "1934"),
    }


def test_a_full_date_is_kept_beside_its_year() -> None:
    opened = next(c for c in propose(ENGLISH, "it", "en").candidates if c.relation == "opened-in")
    assert (opened.object, opened.unit, opened.as_of) == ("1872", "year", "1872-05-14")
    assert opened.evidence[0].mark == "on 14 May 1872"


def test_what_is_said_twice_is_one_candidate_with_two_quotes() -> None:
    text = "Vega was founded in 1955 by Ann Hill. Nobody doubts that Vega was founded in 1955."
    founded = [c for c in propose(text, "it", "en").candidates if c.relation == "founded-in"]
    assert [len(each.evidence) for each in founded] == [2]


def test_ids_follow_the_content_and_not_the_document() -> None:
    one = propose(ENGLISH, "one", "en").candidates
    moved = propose("Something else stood here.\n\n" + ENGLISH, "other", "en").candidates
    assert {each.id for each in one} == {each.id for each in moved}


def test_the_likeliest_come_first_and_the_unlikely_are_counted() -> None:
    everything = propose(ENGLISH, "it", "en", threshold=0)
    shown = propose(ENGLISH, "it", "en", threshold=75)
    scores = [each.score for each in everything.candidates]
    assert scores == sorted(scores, reverse=True)
    assert len(shown.candidates) + shown.left_out == len(everything.candidates)
    assert shown.left_out > 0


def test_a_language_without_rules_gives_nothing() -> None:
    assert propose("Vega wurde 1955 gegründet.", "it", "de").candidates == ()


def test_markdown_is_read_without_its_marks_and_quoted_with_them() -> None:
    text = "# Vega\n\n- **Vega Hall** was founded in *1955* by [Ann Hill](https://example.org).\n"
    found = propose(text, "it", "en", is_markdown=True, threshold=0).candidates
    founded = next(each for each in found if each.relation == "founded-in")
    assert find(text, founded.evidence[0].quote)
    assert "http" not in founded.evidence[0].quote


def test_progress_is_told_from_nothing_on() -> None:
    told: list[float] = []
    propose(ENGLISH, "it", "en", progress=told.append)
    assert told[0] == 0
    assert told == sorted(told)
    assert max(told) <= 1


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            ["Vega", "was", "founded", "in", "1955", "by", "Ann", ".", ",", "«", "»", "(", "the",
             "4CV", "£38,000", "12 %", "\n", "\n\n", "ex-\n", "de", "l’", "usine", "fondée",
             "\u00ad", "ﬁ", "\u202e", "1 200", "who", "’s", "“", "”", "D ieppe",
             "Dieppe", "être", ";", "?"]
        ),
        max_size=60,
    ).map(" ".join)
)  # fmt: skip
def test_whatever_the_text_every_candidate_is_proven(language: str, text: str) -> None:
    for each in propose(text, "it", language, threshold=0).candidates:
        assert flaws_of(each, "it", text) == []
        assert each.evidence[0].quote in " ".join(text.split())
        assert len(each.evidence[0].quote.split()) <= MAX_QUOTE_WORDS
        assert 0 <= each.score <= 100


def test_the_three_documents_give_what_their_editors_kept() -> None:
    folder = documents_folder()
    if folder is None:
        pytest.skip("the documents are not here")
    base, _ = read_facts(questions_folder() / "alpine" / "facts.yaml")
    files = {"history": "000*.txt", "release": "001*.txt", "sales": "002*.txt"}
    found = {
        (each.subject, each.relation, each.object)
        for name, pattern in files.items()
        for path in folder.glob(pattern)
        for each in propose(
            read_text(path).content, name, "fr" if name == "release" else "en", base
        ).candidates
    }
    assert found >= {
        ("alpine", "created-in", "1954"),
        ("alpine", "founded-in", "1955"),
        ("alpine", "founded-by", "jean-redele"),
        ("renault-r8", "introduced-in", "1962"),
        ("a106", "based-on", "renault-4cv"),
        ("alpine", "owned-by", "renault"),
        ("dieppe-plant", "founded-in", "1969"),
        ("a110-2017", "presented-in", "2017"),
    }
