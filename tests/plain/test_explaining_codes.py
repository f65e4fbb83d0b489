"""Codes and the pages on them, held together; and every example on them tried out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.problems import ADVICE, SILENCEABLE, STRICT, Code
from alpine_quiz.language.catalogue import LANGUAGES, speak
from alpine_quiz.library.checking import check
from alpine_quiz.plain.explaining_codes import (
    error_texts,
    explained,
    loss_texts,
    page_path,
    sections,
    unknown_code,
)

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = page_path("en").parents[1] / "alpine_quiz"
YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
EXAMPLES = [
    (language, code, *YAML.findall(body))
    for language in LANGUAGES
    for code, body in sections(language).items()
    if "```" in body
]
QUIET = {code.value for code in STRICT}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_advice_has_its_section_and_there_are_none_more(language: str) -> None:
    assert sorted(sections(language)) == sorted(code.value for code in ADVICE)


def test_the_sections_stand_in_one_order_in_all_languages() -> None:
    first, *others = (list(sections(language)) for language in LANGUAGES)
    assert all(other == first for other in others)


@pytest.mark.parametrize(("language", "code", "poor", "better"), EXAMPLES)
def test_the_first_example_is_what_it_is_about_and_the_second_is_not(
    language: str, code: str, poor: str, better: str, tmp_path: Path
) -> None:
    def told(questions: str) -> list[str]:
        path = tmp_path / f"{language}.yaml"
        text = f"format: 1\nlanguage: {language}\nquestions:\n{questions}"
        path.write_text(text, encoding="utf-8")
        return [each.code.value for each in check(path).problems if each.code.value not in QUIET]

    assert told(poor) == [code]
    assert told(better) == []


def test_most_of_what_is_said_of_questions_has_an_example() -> None:
    assert len(EXAMPLES) == len(LANGUAGES) * 15


def test_each_error_and_each_loss_has_its_line_on_the_english_page() -> None:
    page = page_path("en").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", page, re.MULTILINE)
    assert rows == [*error_texts().items(), *loss_texts().items()]


def test_a_code_is_advice_or_an_error_and_never_both() -> None:
    assert set(error_texts()) | {code.value for code in ADVICE} == set(map(str, Code))
    assert SILENCEABLE < ADVICE


def test_whatever_the_source_notes_as_advice_is_among_the_codes_of_advice() -> None:
    source = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    noted = re.findall(r"\.advice\(\s*Code\.([A-Z0-9_]+)", source)
    noted += re.findall(r"Code\.([A-Z0-9_]+),[^()]*Severity\.ADVICE", source)
    assert len(noted) > 10
    assert {Code[name] for name in noted} <= ADVICE


def test_what_is_explained_is_said_in_the_language_spoken() -> None:
    english = explained("longest-key")
    assert english[0] == "longest-key (advice)"
    assert "  - stem: What did Renault do in 1973?" in "\n".join(english)
    speak("fr")
    assert "La bonne réponse est bien plus longue" in explained("longest-key")[2]


def test_an_error_is_explained_by_its_sentence() -> None:
    assert explained(" Duplicate-Key ") == [
        "duplicate-key (an error)",
        "",
        "“…” was given before, in line …. Keep one of the two.",
    ]
    assert explained("no-key")[2] == "It is not said which answer is right."


def test_what_is_no_code_has_the_nearest_offered() -> None:
    assert explained("longest_kee") == []
    assert "Did you mean “longest-key”?" in unknown_code("longest_kee")
    assert "square brackets" in unknown_code("\x1b[31m")
    assert unknown_code("\x1b[31m\n").isprintable()


def test_no_line_of_an_explanation_holds_markdown_signs() -> None:
    for code in ADVICE:
        for line in explained(code.value):
            assert "`" not in line
            assert not line.startswith("#")
