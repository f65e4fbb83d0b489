"""What there is to say of a pack that was composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.plain.checking import finding, hint_line
from alpine_quiz.plain.problems import path_text

if TYPE_CHECKING:
    from alpine_quiz.library.composing import Composed


def composed_lines(found: Composed, *, check: bool) -> list[str]:
    """Return what was written, bank by bank, or that nothing was."""
    folder = path_text(found.folder)
    if check and found.errors:
        return [tr("{folder}: banks and facts disagree.", folder=folder)]
    if check:
        return [tr("{folder}: banks and facts agree.", folder=folder)]
    if found.errors:
        return [
            tr_count(
                "{folder}: {count} error; nothing was written.",
                "{folder}: {count} errors; nothing was written.",
                found.errors,
                folder=folder,
            )
        ]
    lines = [
        _bank_line(path_text(bank), count, is_new=bank in found.written)
        for bank, count in sorted(found.banks.items())
    ]
    lines += [tr("removed: {bank}", bank=path_text(bank)) for bank in found.removed]
    return [*lines, _sum_line(found, folder)]


def _bank_line(bank: str, count: int, *, is_new: bool) -> str:
    if is_new:
        return tr_count(
            "written: {bank}: {count} question",
            "written: {bank}: {count} questions",
            count,
            bank=bank,
        )
    return tr_count("{bank}: {count} question", "{bank}: {count} questions", count, bank=bank)


def _sum_line(found: Composed, folder: str) -> str:
    total, changed = sum(found.banks.values()), len(found.changed)
    if not changed:
        return tr_count(
            "{folder}: {count} question composed; nothing changed.",
            "{folder}: {count} questions composed; nothing changed.",
            total,
            folder=folder,
        )
    return tr(
        # Translators: such as “rivers: 4 questions composed; 2 files changed.”
        "{folder}: {composed}; {changed}.",
        folder=folder,
        composed=tr_count("{count} question composed", "{count} questions composed", total),
        changed=tr_count("{count} file changed", "{count} files changed", changed),
    )


def problem_lines(found: Composed) -> list[str]:
    """Return a line for each problem, as a check tells it, and where to learn more of them."""
    told = [finding(problem) for problem in found.problems]
    hint = hint_line([told], everything=True)
    return [*(each.text for each in told), *([hint] if hint else [])]
