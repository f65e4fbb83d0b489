"""The packs in plain lines: one to play, others to add, to update and to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.choosing import Choice, chosen, is_yes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.library.index.model import PackEntry
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.sitting import Sitting

_SHOWN = 40
_ASKED = (
    later("Which pack? Its number or name plays it; Enter goes back."),
    # Translators: add, info, update and remove are what is typed; they stay.
    later("add PATH OR ADDRESS adds a pack; info 2, update 2 and remove 2 are about the second."),
)


def ask_for_pack(sitting: Sitting, lines: Lines) -> Pack | None:
    """List the packs and do what is asked with them, until one is to be played or none."""
    packs = _listed(sitting, lines)
    while text := (lines.read() or "").strip():
        command, _, rest = text.partition(" ")
        place = chosen(text, _choices(packs))
        if text.casefold() == "q":
            return None
        if place is not None:
            if (pack := _opened(packs[place], lines)) is not None:
                return pack
            continue
        act = _ACTS.get(command.casefold())
        if command.casefold() == "add" and rest.strip():
            changed = _add(rest.strip(), lines)
        elif act is not None and (named := chosen(rest, _choices(packs))) is not None:
            changed = act(packs[named], sitting, lines)
        else:
            _refuse(text, lines)
            continue
        if changed:
            packs = _listed(sitting, lines)
    return None


def _listed(sitting: Sitting, lines: Lines) -> list[PackEntry]:
    """Return the packs that are here, once they are listed."""
    from alpine_quiz.library.index.model import entry_of
    from alpine_quiz.library.index.store import Index

    with Index() as index:
        index.refresh()
        packs = index.packs()
    if sitting.pack.id not in {pack.id for pack in packs}:
        packs.insert(0, entry_of(sitting.pack))
    for number, pack in enumerate(packs, 1):
        lines.write(f"{number}. {_shown(pack, sitting)}")
    for line in _ASKED:
        lines.write(tr(line))
    return packs


def _choices(packs: Sequence[PackEntry]) -> list[Choice]:
    return [Choice("", (pack.id, _title(pack))) for pack in packs]


def _title(pack: PackEntry) -> str:
    return pack.title.in_language(spoken()) or pack.id


def _shown(pack: PackEntry, sitting: Sitting) -> str:
    title = cleaned(_title(pack))
    if not pack.languages:
        return tr("{name}, nothing to play", name=title)
    # Translators: said of a pack or a player in a list.
    return tr("{name}, now", name=title) if pack.id == sitting.pack.id else title


def _refuse(text: str, lines: Lines) -> None:
    lines.write(
        tr(
            "“{text}” is none of these. Type a number or a name; Enter goes back.",
            text=cleaned(text[:_SHOWN]),
        )
    )


def _opened(entry: PackEntry, lines: Lines) -> Pack | None:
    """Return a pack that was chosen, or say why it cannot be had any more."""
    from alpine_quiz.library.packs import PackError, open_path
    from alpine_quiz.plain.refusal import pack_refused

    try:
        return open_path(entry.path)[0]
    except PackError as error:
        lines.write(str(pack_refused(error)))
        return None


def _agreed(question: str, lines: Lines) -> bool:
    # Translators: y and n are what is typed; o for “oui” is understood as well.
    lines.write(tr("{question} (y/n)", question=question))
    if is_yes(lines.read()):
        return True
    lines.write(tr("Nothing was done."))
    return False


def _add(typed: str, lines: Lines) -> bool:
    """Tell what would come, and let it come if that is agreed to; return whether it did."""
    from alpine_quiz.exchange.getting import look_at, take
    from alpine_quiz.exchange.model import ExchangeError
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.plain.getting import (
        coming_lines,
        getting_text,
        origin_typed,
        refused_text,
        taken_text,
    )

    try:
        origin = origin_typed(typed)
        lines.write(getting_text(origin.source))
        coming = look_at(origin)
        for line in coming_lines(coming):
            lines.write(line)
        if not _agreed(tr("Add it?"), lines):
            return False
        lines.write(taken_text(take(coming)))
    except (RefusedPackError, ExchangeError) as error:
        lines.write(refused_text(error, typed))
        return False
    return True


def _tell(pack: PackEntry, sitting: Sitting, lines: Lines) -> bool:
    from alpine_quiz.library.adding import comes_along
    from alpine_quiz.library.origins import origin_of
    from alpine_quiz.plain.getting import origin_lines
    from alpine_quiz.plain.packs import pack_lines

    origin = origin_lines(origin_of(pack.id), along=comes_along(pack.path))
    for line in filter(None, (*pack_lines(pack, sitting), *origin)):
        lines.write(line)
    return False


def _update(pack: PackEntry, sitting: Sitting, lines: Lines) -> bool:
    """Tell what a newer version changes, and take it if that is agreed to."""
    from alpine_quiz.exchange.getting import newer, take_newer
    from alpine_quiz.exchange.model import ExchangeError
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.plain.getting import losing_text, not_updated_text
    from alpine_quiz.plain.giving import change_lines, unchanged_text, updated_text

    try:
        found = newer(pack.id, losing=True)
        if found.changes is None:
            lines.write(unchanged_text(found.id, found.origin))
            return False
        for line in filter(None, (losing_text(found), *change_lines(found.id, found.changes))):
            lines.write(line)
        if not _agreed(tr("Take it?"), lines):
            return False
        take_newer(found)
    except (RefusedPackError, ExchangeError) as error:
        lines.write(not_updated_text(error, pack.id))
        return False
    lines.write(updated_text(pack.id))
    if pack.id == sitting.pack.id and (read := _opened(pack, lines)) is not None:
        sitting.read_anew(read)
    return True


def _remove(pack: PackEntry, sitting: Sitting, lines: Lines) -> bool:
    """Delete a pack if that is agreed to; not the one being played."""
    from alpine_quiz.library.adding import path_here, refuse_own, remove
    from alpine_quiz.library.objections import RefusedPackError
    from alpine_quiz.plain.getting import being_played_text
    from alpine_quiz.plain.giving import removed_text, removing_lines
    from alpine_quiz.plain.objections import objection_text

    try:
        path = path_here(pack.id)
        refuse_own(path)
        if pack.id == sitting.pack.id:
            lines.write(being_played_text(pack.id))
            return False
        for line in removing_lines(pack.id, path):
            lines.write(line)
        if not _agreed(tr("Delete it?"), lines):
            return False
        remove(pack.id, path)
    except RefusedPackError as error:
        lines.write(objection_text(error))
        return False
    lines.write(removed_text(pack.id))
    return True


_ACTS: dict[str, Callable[[PackEntry, Sitting, Lines], bool]] = {
    "info": _tell,
    "update": _update,
    "remove": _remove,
}
