"""What an update changes of a pack's questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from alpine_quiz.bank.model import Bank, Localized, Pack, Question
from alpine_quiz.library.comparing import Rewording, compare
from alpine_quiz.plain.giving import change_lines
from tests.bank.banks import question

ISLES = "  - {id: isles, stem: How many isles are there?, answer: 16, unit: isles}\n"


def pack_with(*items: Question) -> Pack:
    return Pack("p", Path(), Localized({"": "P"}), banks=(Bank("en", items, Path("en.yaml")),))


def rewording(was: Question, now: Question) -> Rewording:
    (each,) = compare(pack_with(was), pack_with(now)).reworded
    return each


def test_the_old_wording_and_the_old_answer_stand_beside_the_new() -> None:
    was = question(ISLES)
    now = question(ISLES.replace("16", "17").replace("How many isles are", "How many isles were"))
    lines = change_lines("p", compare(pack_with(was), pack_with(now)))
    assert lines[-3:] == [
        "    isles (en): How many isles were there?",
        "      before: How many isles are there?",
        "      another answer is right: 16 isles → 17 isles",
    ]


def test_what_else_is_not_the_same_is_named() -> None:
    was = question(ISLES)
    each = rewording(was, replace(was, hint="More than ten.", rationale="Count them."))
    assert each.fields == ("rationale", "hint")
    assert not each.is_rekeyed
    changes = compare(pack_with(was), pack_with(replace(was, hint="More than ten.")))
    assert change_lines("p", changes)[-1] == "      also changed: hint"


def test_another_type_is_told_as_one() -> None:
    typed = question("  - {id: isles, stem: How many isles are there?, answer: Sixteen}\n")
    each = rewording(question(ISLES), typed)
    assert (each.fields, each.is_rekeyed) == ((), True)
    told = change_lines("p", compare(pack_with(question(ISLES)), pack_with(typed)))
    assert "      another type: number → text" in told


def test_hostile_texts_are_shown_on_one_line() -> None:
    was = question(ISLES)
    now = replace(was, stem="\x1b[31m" + "x\n" * 400)
    lines = change_lines("p", compare(pack_with(was), pack_with(now)))
    assert all(line.isprintable() and len(line) < 100 for line in lines)
