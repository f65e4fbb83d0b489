"""True claims with true quotes, bent in every way: each mutant is refused or mended."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from alpine_quiz.proposals.language_model.doubts import Doubt
from alpine_quiz.proposals.model import Reason
from tests.proposals.claims import (
    CARRIES,
    COST,
    DESIGNED,
    LAMPS,
    OPENED,
    PLANNED,
    TEXT,
    TRUE,
    VISITORS,
    claim,
    court,
    is_in_document,
    judged,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDED = " ".join(TEXT.split())


# Mutants of the quote.


def mutants_of_quote(quote: str) -> Iterator[str]:
    """Yield what models make of quotes, and worse."""
    for at, sign in enumerate(quote):
        if sign.isdigit():
            yield quote[:at] + str((int(sign) + 1) % 10) + quote[at + 1 :]
            yield quote[:at] + str((int(sign) - 1) % 10) + quote[at + 1 :]
        if sign.isalpha():
            yield quote[:at] + sign.swapcase() + quote[at + 1 :]
            yield quote[:at] + quote[at + 1 :]
            yield quote[:at] + sign + quote[at:]
        if sign in ",.;":
            yield quote[:at] + quote[at + 1 :]
    parts = quote.split()
    for at in range(len(parts) - 1):
        yield " ".join([*parts[:at], parts[at + 1], parts[at], *parts[at + 2 :]])
        yield " ".join([*parts[:at], "…", *parts[at + 2 :]])
        yield " ".join([*parts[: at + 1], "...", *parts[at + 1 :]])
        yield " ".join([*parts[: at + 1], "really", *parts[at + 1 :]])
    for at in range(1, len(parts) - 1):
        yield " ".join(parts[:at] + parts[at + 1 :])
    yield " ".join(reversed(parts))
    yield quote.replace("é", "e").replace("É", "E").replace("o", "ο")
    yield f"“{quote}”"
    yield f"{quote}…"
    yield f"{quote[:-1]}"
    yield f"{quote[1:]}"
    yield f"{quote} The museum is open all year."
    yield quote.replace(" ", "")
    yield quote.replace(" ", "\u200b ")
    yield quote.translate({ord("0"): "O", ord("1"): "l"})
    yield quote.replace("1978", "1978/1979")


@pytest.mark.parametrize("fields", TRUE, ids=lambda each: str(each["relation"]))
def test_no_mutant_of_a_quote_is_proven(fields: dict[str, Any]) -> None:
    whole = judged(fields)[0]
    number = 0
    for mutant in mutants_of_quote(fields["quote"]):
        if mutant == fields["quote"]:
            continue
        candidate, doubts = judged(fields, quote=mutant)
        number += 1
        stands = re.search(rf"(?<!\w){re.escape(mutant.strip())}(?!\w)", FOLDED)
        assert doubts or stands or candidate == whole, mutant
        assert not candidate.evidence or is_in_document(candidate), mutant
        if Doubt.QUOTE_NOT_FOUND in doubts:
            assert candidate.evidence == ()
            assert not candidate.is_proven
    assert number > 70


@pytest.mark.parametrize("fields", TRUE, ids=lambda each: str(each["relation"]))
def test_a_quote_that_is_cut_short_must_still_carry_all_it_proves(fields: dict[str, Any]) -> None:
    quote = fields["quote"]
    for begin in range(0, len(quote), 2):
        for end in range(begin + 2, len(quote) + 1, 3):
            candidate, doubts = judged(fields, quote=quote[begin:end])
            if doubts:
                continue
            assert is_in_document(candidate)
            value = fields["value_words"] or re.sub(r"(?<=4)328", ",328", fields["object"])
            assert value.replace("7800000", "7.8") in quote[begin:end]


@pytest.mark.parametrize(
    ("quote", "number"),
    [("328 cars a day", "328"), ("carries 4", "4"), ("carries 4,328 car", "4328")],
)
def test_a_quote_takes_its_numbers_whole(quote: str, number: str) -> None:
    candidate, doubts = judged(CARRIES, quote=quote, object=number, statement="Many cars.")
    assert doubts == (Doubt.QUOTE_CUTS_A_WORD,)
    assert candidate.evidence == ()


@pytest.mark.parametrize("number", ["106", "4"])
def test_a_number_within_a_name_is_none(number: str) -> None:
    trial = court("The Lantern Bridge was crossed by an A106 and a 4CV.")
    crossed = {**CARRIES, "paragraph": "p1", "quote": "crossed by an A106 and a 4CV"}
    proof = trial.judge(claim(crossed, object=number, unit="", statement="It was crossed."))
    assert proof.doubts == (Doubt.VALUE_NOT_IN_QUOTE,)


@pytest.mark.parametrize("fields", TRUE, ids=lambda each: str(each["relation"]))
def test_a_quote_from_elsewhere_does_not_carry_this_value(fields: dict[str, Any]) -> None:
    for other in TRUE:
        if other["quote"] != fields["quote"]:
            _, doubts = judged(fields, quote=other["quote"], paragraph=other["paragraph"])
            assert doubts, other["quote"]


# Mutants of what is claimed.


def mutants_of_number(number: str) -> Iterator[str]:
    for at, digit in enumerate(number):
        if digit.isdigit():
            yield number[:at] + str((int(digit) + 1) % 10) + number[at + 1 :]
            yield number[:at] + number[at + 1 :]
            yield number[:at] + digit + number[at:]
    yield f"-{number}"
    yield f"{number}0"
    yield f"{number}000"
    yield f"{number[0]}.{number[1:]}"


def is_same_number(one: str, other: str) -> bool:
    return re.fullmatch(r"\d+\.?\d*", one) is not None and Decimal(one) == Decimal(other)


@pytest.mark.parametrize(
    "fields", [OPENED, CARRIES, LAMPS, COST, PLANNED, VISITORS], ids=lambda each: each["relation"]
)
def test_no_mutant_of_a_number_is_proven(fields: dict[str, Any]) -> None:
    for mutant in mutants_of_number(fields["object"]):
        if not mutant.strip("."):
            continue
        candidate, doubts = judged(fields, object=mutant, stem="")
        if is_same_number(mutant, fields["object"]):
            assert (candidate.object, doubts) == (fields["object"], ())
            continue
        assert Doubt.VALUE_NOT_IN_QUOTE in doubts, mutant
        assert Reason.VALUE_UNPROVEN in candidate.reasons
        assert not candidate.is_proven


@pytest.mark.parametrize(
    "mutant",
    ["Élise", "Morvan Élise", "Élise Morva", "Élise Morvans", "Élise Marvan", "É. Morvan",
     "Jean Morvan", "Élise-Anne Morvan", "designed", "bridge 1978", "Saint-Ouen"],
)  # fmt: skip
def test_a_name_is_proven_word_by_word(mutant: str) -> None:
    candidate, doubts = judged(DESIGNED, object=mutant)
    part = mutant in ("Élise", "designed")
    assert bool(doubts) is not part
    assert part or not candidate.is_proven


@pytest.mark.parametrize(
    "mutant", ["Elise Morvan", "ÉLISE MORVAN", "Élise  Morvan", "élise morvan"]
)
def test_a_name_without_its_accents_is_given_the_documents(mutant: str) -> None:
    candidate, doubts = judged(DESIGNED, object=mutant)
    assert doubts == ()
    assert candidate.evidence[0].mark == "Élise Morvan"
    if mutant == "Elise Morvan":
        assert candidate.object == "Élise Morvan"
