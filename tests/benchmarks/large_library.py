"""A synthetic library: many packs of questions of every type, in words that do not repeat much."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKS, EACH = 500, 200
_BANKS = 2
_SYLLABLES = "a e i o u al pi ne re cla ber net mon gor dé cé my tur"
_TOPICS = ("origins", "cars", "racing", "people", "places", "fortunes")
_QUESTION = """\
  - id: q{number}.{form}
    stem: Which {a} of {b} did {c} build at {d} in {year}, when {e} raced, as number {n} tells?
{key}
    rationale: The {a} of {b} came from {d}; {c} had seen {e} there, as {f} knew.
    topic: {topic}
    difficulty: {difficulty}
    hint: It is not far from {f}.
    facts: [fact-{number}]
"""


def make_library(folder: Path, packs: int = PACKS, each: int = EACH, seed: int = 1) -> None:
    """Write ``packs`` packs of ``each`` questions below ``folder``, always the same for a seed."""
    lots = random.Random(seed)
    names = _names(lots, 12_000)
    for number in range(packs):
        pack = folder / f"pack-{number:04}"
        pack.mkdir(parents=True)
        header = f"format: 1\nid: {pack.name}\ntitle: Pack {number} of {lots.choice(names)}\n"
        (pack / "pack.yaml").write_text(f"{header}version: 1.0.0\n", encoding="utf-8")
        language = "fr" if number % 4 == 3 else "en"
        questions = list(_questions(lots, names, each))
        share = -(-each // _BANKS)
        for bank in range(_BANKS):
            text = "".join(questions[bank * share : (bank + 1) * share])
            if text:
                write_bank(pack / f"bank{bank}.yaml", text, language)


def write_bank(path: Path, questions: str, language: str = "en") -> None:
    """Write a bank of questions."""
    path.write_text(f"format: 1\nlanguage: {language}\nquestions:\n{questions}", encoding="utf-8")


def _names(lots: random.Random, count: int) -> list[str]:
    """Return names that differ, some of them with accents."""
    drawn = (lots.choices(_SYLLABLES.split(), k=lots.randint(3, 5)) for _ in range(count))
    return list(dict.fromkeys("".join(each).capitalize() for each in drawn))


def _questions(lots: random.Random, names: list[str], count: int) -> Iterator[str]:
    for number in range(count):
        form, key = _key(lots, lots.sample(names, 8), number)
        a, b, c, d, e, f = lots.sample(names, 6)
        yield _QUESTION.format(
            number=number,
            form=form,
            key=key,
            year=lots.randint(1950, 2020),
            n=lots.randint(1, 99_999),
            topic=lots.choice(_TOPICS),
            difficulty=lots.randint(1, 3),
            a=a,
            b=b,
            c=c,
            d=d,
            e=e,
            f=f,
        )


def _key(lots: random.Random, words: list[str], number: int) -> tuple[str, str]:
    match number % 5:
        case 0 | 1:
            distractors = ", ".join(words[1:4])
            return "choice", f"    answer: {words[0]} {number}\n    distractors: [{distractors}]"
        case 2:
            return "text", f"    answer: {words[0]} {words[1]}\n    accept: [{words[2]} {number}]"
        case 3:
            return "number", f"    answer: {lots.randint(10, 9_999)}\n    unit: {words[0]}"
        case _:
            return "true-false", "    answer: true"
