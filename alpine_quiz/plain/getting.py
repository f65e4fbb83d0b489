"""Getting packs from within the game: what is typed, and what is told before one is taken."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.problems import Severity
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import short_day
from alpine_quiz.library.git_urls import is_git_url
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.sources import origin_from
from alpine_quiz.plain.giving import described_lines, left_lines, origin_text
from alpine_quiz.plain.objections import objection_text
from alpine_quiz.plain.problems import problem_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.exchange.getting import Coming, Newer
    from alpine_quiz.exchange.model import ExchangeError
    from alpine_quiz.library.origins import Origin

_MOST_PROBLEMS = 5
_OPTION = re.compile(r"(?:^|\s)--(within|ref|lang)(?:=|\s+)(\"[^\"]*\"|'[^']*'|\S+)\s*$")


def origin_typed(line: str) -> Origin:
    """Return what a line means: a path or an address, and after it options as of `packs add`.

    A path may stand in quotes, as terminals put one that is dropped on them, and begin with
    ``~``. Raises ``RefusedPackError``.
    """
    options: dict[str, str] = {}
    rest = line.strip()
    while found := _OPTION.search(rest):
        options.setdefault(found[1], _unquoted(found[2]))
        rest = rest[: found.start()].strip()
    source = _unquoted(rest)
    if not source:  # it would be the folder one is in
        raise RefusedPackError(Objection.NO_SOURCE, name=line.strip())
    if source.startswith("~") and not is_git_url(source):
        # Where nobody has this name it is a path like any other.
        with suppress(RuntimeError):
            source = str(Path(source).expanduser())
    within, ref = options.get("within", ""), options.get("ref", "")
    origin = origin_from(source, within=within, ref=ref)
    return replace(origin, language=options.get("lang", ""))


def _unquoted(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if is_quoted else text


def sources_text() -> str:
    """Return what can be added, as a question."""
    return tr(
        "Which pack? Type or paste its path or address: a folder, a zip file, a file of questions "
        "(YAML, a spreadsheet, GIFT, Moodle XML, Kahoot and others), or a git repository "
        "(https://…)."
    )


def getting_text(source: str) -> str:
    """Return that something is being got."""
    return tr("Getting {source} …", source=cleaned(source))


def refused_text(error: RefusedPackError | ExchangeError, source: str) -> str:
    """Return why nothing came from ``source``, and what to do."""
    if isinstance(error, RefusedPackError):
        return objection_text(error)
    from alpine_quiz.exchange.formats import IMPORTERS
    from alpine_quiz.plain.exchange import obstacle_text

    return obstacle_text(error, source, [each.value for each in IMPORTERS])


def not_updated_text(error: RefusedPackError | ExchangeError, pack: str) -> str:
    """Return why a pack was not updated."""
    if isinstance(error, RefusedPackError):
        return objection_text(error, "" if "pack" in error.args_ else pack)
    return refused_text(error, pack)


def coming_lines(coming: Coming) -> list[str]:
    """Return what there is to know of a pack before it is added."""
    from alpine_quiz.plain.exchange import loss_lines

    brought = coming.brought
    lines = [
        *described_lines(coming.pack),
        tr("Origin: {origin}", origin=origin_text(brought.origin, along=False)),
        tr("Content: sha256 {sha256}", sha256=brought.parcel.sha256),
        *left_lines(brought.parcel),
        checked_line(coming.problems),
    ]
    worst = sorted(coming.problems, key=lambda each: not each.is_error)
    lines += [f"  {problem_line(each)}" for each in worst[:_MOST_PROBLEMS] if each.is_error]
    return lines + (loss_lines(brought.taken.notes) if brought.taken else [])


def checked_line(problems: Sequence[Problem]) -> str:
    """Return how many errors a pack has, and how much there is to advise."""
    severities = [each.severity for each in problems]
    errors, advice = severities.count(Severity.ERROR), severities.count(Severity.ADVICE)
    found = []
    if errors:
        found.append(tr_count("{count} error", "{count} errors", errors))
    if advice:
        found.append(tr_count("{count} piece of advice", "{count} pieces of advice", advice))
    if not found:
        return tr("Checked: nothing to report.")
    return tr("Checked: {found}.", found=", ".join(found))


def taken_text(pack: Pack) -> str:
    """Return that a pack was added."""
    return tr("Added: {pack}.", pack=cleaned(pack.id))


def being_played_text(pack: str) -> str:
    """Return that a pack cannot go while it is the one that is played."""
    return tr(
        "{pack} is the pack that is played. Play another first, then delete it.",
        pack=cleaned(pack),
    )


def losing_text(found: Newer) -> str:
    """Return that an update would undo what was changed here, if it would."""
    if not found.is_changed_here:
        return ""
    return tr(
        "{pack} was changed on this machine since it came; an update loses that.",
        pack=cleaned(found.id),
    )


def origin_lines(origin: Origin | None, *, along: bool) -> list[str]:
    """Return where a pack here comes from, and since when it is here."""
    lines = [tr("Origin: {origin}", origin=origin_text(origin, along=along))]
    if origin is None or along:
        return lines
    try:
        day = short_day(datetime.fromisoformat(origin.added).astimezone().date())
    except (ValueError, OverflowError):
        return lines
    return [*lines, tr("Added: {when}", when=day)]
