"""The facts told as weak and strong, after their pack has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.plain.looking_back.facts import facts_blocks
from alpine_quiz.records.looking_back import look_back
from tests.records.playing import CHOICE, TEXT, answer, pack_of, start, wrong

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question
    from alpine_quiz.records.store import Records


def told(records: Records, *items: Question) -> set[str]:
    pack = pack_of(items)
    found = look_back(records, records.player(), "en", pack.id, [pack])
    return {row.name for row in facts_blocks(found)[0].rows}


def test_a_question_is_told_in_the_words_it_has_now(records: Records) -> None:
    answer(start(records, [CHOICE, TEXT]), wrong(CHOICE), wrong(TEXT))
    assert told(records, CHOICE, TEXT) == {CHOICE.stem, TEXT.stem}
    reworded = replace(TEXT, stem="Quite another wording?")
    assert told(records, CHOICE, reworded) == {CHOICE.stem, reworded.stem}


def test_a_question_that_was_taken_out_is_not_told(records: Records) -> None:
    answer(start(records, [CHOICE, TEXT]), wrong(CHOICE), wrong(TEXT))
    assert told(records, CHOICE) == {CHOICE.stem}
