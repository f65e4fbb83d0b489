"""The pack `tutorial`: a lesson in both languages, and the living example of every field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from alpine_quiz.bank.balance import balance
from alpine_quiz.bank.fields import BANK, CITATION, COMMON, DOCUMENT, OWN, PACK
from alpine_quiz.bank.files import bank_files
from alpine_quiz.bank.model import Choice, ItemType, Match, Multiple, Pack
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.documents.text import read_text
from alpine_quiz.library.checking import check
from alpine_quiz.library.packs import questions_folder

FOLDER = questions_folder() / "tutorial"
LANGUAGES = ("en", "fr")
ONLY_TOLD_OF = {"url", "source"}
"""What our own documents have no use for: it stands in comments."""
ONE_FILE_IS_THE_PACK = {"pack", *PACK} - {"format"}
"""What a bank says only where it is a pack by itself."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    found, problems = load_pack(FOLDER)
    assert found is not None
    assert problems == []
    return found


def written(name: str) -> Any:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), yaml.BaseLoader)


def questions(language: str) -> list[dict[str, Any]]:
    found = written(f"{language}.yaml")["questions"]
    assert isinstance(found, list)
    return found


def test_it_stands_every_check_even_the_strictest() -> None:
    found = check(FOLDER, strict=True)
    assert [str(problem) for problem in found.problems] == []


def test_each_language_is_one_file_for_authors_to_read() -> None:
    assert [path.name for path in bank_files(FOLDER)] == ["en.yaml", "fr.yaml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_is_shown_and_named(language: str) -> None:
    assert {question["type"] for question in questions(language)} == {*ItemType}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_question_is_shown(language: str) -> None:
    for type_, own in OWN.items():
        used = set().union(*(each for each in questions(language) if each["type"] == type_))
        assert set(own) <= used, type_
    used = set().union(*questions(language))
    assert set(COMMON) <= used
    quotes = [quote for each in questions(language) for quote in each["citations"]]
    assert set(CITATION) <= set().union(*quotes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_bank_is_shown(language: str) -> None:
    assert set(BANK) - ONE_FILE_IS_THE_PACK == set(written(f"{language}.yaml"))


def test_every_field_of_a_pack_is_shown() -> None:
    assert set(PACK) - {"allow"} <= set(written("pack.yaml"))
    assert "\n# allow: {" in (FOLDER / "pack.yaml").read_text(encoding="utf-8")


def test_every_field_of_a_document_is_shown_or_told_of() -> None:
    documents = written("pack.yaml")["documents"].values()
    assert set(DOCUMENT) - ONLY_TOLD_OF <= set().union(*documents)
    text = (FOLDER / "pack.yaml").read_text(encoding="utf-8")
    for name in ONLY_TOLD_OF:
        assert re.search(rf"^    # {name}: ", text, flags=re.MULTILINE), name


def test_both_languages_ask_the_same_in_the_same_order(pack: Pack) -> None:
    english, french = (
        [(item.id, item.type, item.topic, item.difficulty, item.facts) for item in pack.items(each)]
        for each in LANGUAGES
    )
    assert english == french
    assert len(english) == 20


def test_it_is_a_lesson(pack: Pack) -> None:
    assert pack.in_order


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_quotes_its_own_handbook(pack: Pack, language: str) -> None:
    cited = {quote.document for item in pack.items(language) for quote in item.citations}
    assert {pack.documents[name].language for name in cited} == {language}
    assert all(item.citations for item in pack.items(language))


def test_the_handbooks_lie_beside_it_and_are_those_quoted(pack: Pack) -> None:
    for document in pack.documents.values():
        text = read_text(FOLDER / document.file)
        assert text.sha256 == document.sha256, document.file
        assert len(text.content) == document.length, document.file


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_comment_is_longer_than_a_screen_is_wide(language: str) -> None:
    lines = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.strip().startswith("#")]
    assert len(comments) > 20
    assert max(map(len, comments)) <= 100


def options(item: object) -> Iterator[str]:
    if isinstance(item, Choice | Multiple):
        yield from item.distractors


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wrong_option_is_explained(pack: Pack, language: str) -> None:
    for item in pack.items(language):
        assert set(options(item)) <= set(item.feedback), item.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_matched_has_a_quote(pack: Pack, language: str) -> None:
    for item in pack.items(language):
        if isinstance(item, Match):
            assert len(item.citations) == len(item.pairs), item.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_and_keys_are_even(pack: Pack, language: str) -> None:
    found = balance(pack.items(language))
    assert found.longest.is_even, found.longest
    assert found.shortest.is_even, found.shortest
    assert found.true.count * 2 == found.true.of
    assert found.true.of <= 2
    assert found.difficulties == {1: 7, 2: 8, 3: 5}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_of_questions_about_alpine_is_right(pack: Pack, language: str) -> None:
    alpine, _ = load_pack(questions_folder() / "alpine")
    assert alpine is not None
    asked = {item.id: item for item in pack.items(language)}["how-many-about-alpine"]
    assert str(len(alpine.items(language))) == asked.written  # type: ignore[union-attr]
