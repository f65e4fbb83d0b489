"""How a pack's questions fared, for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.looking_back.accuracy import difficulty_name
from alpine_quiz.plain.looking_back.tallies import tally_text
from alpine_quiz.plain.tables import csv_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.records.difficulty import ItemFigures, Option

_COLUMNS = "item stem answers p difficulty measured option option_language key given shown"


def item_lines(pack: Pack, figures: Sequence[ItemFigures], language: str) -> list[str]:
    """Return the questions in the order of their ids, each with what was answered."""
    items = _items(pack, language)
    lines = []
    for each in figures:
        item = items.get(each.item)
        lines += ["", f"{cleaned(each.item)}: {tally_text(each.tally)}"]
        stem = cleaned(item.stem) if item else tr("It is not in the pack any more.")
        lines.append(f"  {stem}")
        lines.append(f"  {_difficulty_text(each, item)}")
        lines += [f"  {option_text(option)}" for option in each.options]
    asked = {each.item for each in figures}
    return [_count_line(len(asked), len(set(items) - asked)), *lines]


def _count_line(asked: int, left: int) -> str:
    said = tr_count("{count} question was asked.", "{count} questions were asked.", asked)
    never = tr_count("{count} was not asked yet.", "{count} were not asked yet.", left)
    return f"{said} {never}" if left else said


def _difficulty_text(each: ItemFigures, item: Question | None) -> str:
    if each.difficulty is None:
        measured = tr("too few answers to measure how hard it is")
    else:
        measured = tr(
            "measured: {difficulty}", difficulty=difficulty_name(each.difficulty).casefold()
        )
    if item is None:
        return measured
    # Translators: {measured} says what the answers told; {guess} is easy, medium or hard.
    return tr(
        "{measured}; the pack says: {guess}",
        measured=measured,
        guess=difficulty_name(item.difficulty).casefold(),
    )


def option_text(option: Option) -> str:
    """Return how often an option, or another answer, was given."""
    mark = "✓" if option.key else "·"
    text, given, shown = cleaned(option.text), whole(option.given), whole(option.shown)
    if not option.shown:
        return tr_count(
            "{mark} {answer} ({language}): given once",
            "{mark} {answer} ({language}): given {count} times",
            option.given,
            mark=mark,
            answer=text,
            language=cleaned(option.language),
        )
    return tr(
        "{mark} {answer} ({language}): chosen {given} of {shown} times",
        mark=mark,
        answer=text,
        language=cleaned(option.language),
        given=given,
        shown=shown,
    )


def items_data(pack: Pack, figures: Sequence[ItemFigures], language: str) -> dict[str, Any]:
    """Return the figures as JSON has them: ``p`` is from 0 to 1, difficulties 1 to 3 or null."""
    items = _items(pack, language)
    asked = {each.item for each in figures}
    return {
        "pack": pack.id,
        "version": pack.version,
        "items": [
            _item_data(each, items)
            | {
                "options": [
                    {
                        "text": option.text,
                        "language": option.language,
                        "key": option.key,
                        "given": option.given,
                        "shown": option.shown,
                    }
                    for option in each.options
                ]
            }
            for each in figures
        ],
        "not_asked": sorted(set(items) - asked),
    }


def items_table(pack: Pack, figures: Sequence[ItemFigures], language: str) -> bytes:
    """Return a row an option of each question that was asked."""
    items = _items(pack, language)
    rows = []
    for each in figures:
        known = _item_data(each, items)
        rows += [
            known
            | {
                "option": option.text,
                "option_language": option.language,
                "key": option.key,
                "given": option.given,
                "shown": option.shown,
            }
            for option in each.options
        ]
    return csv_table(_COLUMNS.split(), rows)


def _items(pack: Pack, language: str) -> dict[str, Question]:
    """Return the questions by their ids, in this language where they are there in it."""
    found: dict[str, Question] = {}
    for each in (language, *pack.languages):
        for item in pack.items(each):
            found.setdefault(item.id, item)
    return found


def _item_data(each: ItemFigures, items: dict[str, Question]) -> dict[str, Any]:
    item, share = items.get(each.item), each.tally.share
    return {
        "item": each.item,
        "stem": item.stem if item else None,
        "answers": each.tally.answers,
        "p": None if share is None else round(float(share), 6),
        "difficulty": item.difficulty if item else None,
        "measured": each.difficulty,
    }
