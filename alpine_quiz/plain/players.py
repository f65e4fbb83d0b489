"""What people are told about players, and about taking records along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import moment, whole
from alpine_quiz.plain.causes import cause_text
from alpine_quiz.plain.wording import listed, player_text
from alpine_quiz.records.fields import Fault
from alpine_quiz.records.players import MAX_NAME, NameFault, name_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.records.exporting import Exported
    from alpine_quiz.records.fields import ExchangeError
    from alpine_quiz.records.importing import TakenIn
    from alpine_quiz.records.players import Belongings, Player, RenamingError

NOBODY = later("Nobody has played here yet.")
NOT_DELETED = later("That is another name: nothing was deleted.")
_NAME_FAULTS = {
    NameFault.TAKEN: later("Another player is called “{name}”. Choose another name."),
    NameFault.EMPTY: later("Nothing of that name could be shown. Choose another one."),
    NameFault.TOO_LONG: later("That name is too long: it may have up to {most} characters."),
    NameFault.NOBODY: later("That player was deleted meanwhile, in another window."),
}
_FAULTS = {
    Fault.TOO_LARGE: later("It is larger than any file of records may be."),
    Fault.NOT_UTF8: later("It is not a text in UTF-8."),
    Fault.NOT_JSON: later("It is not JSON."),
    Fault.NESTED: later("Its brackets are nested deeper than those of any records."),
    Fault.FORMAT: later("It is not a file of records that Alpine Quiz has exported."),
    Fault.NEWER_VERSION: later("A newer version of Alpine Quiz wrote it. Update Alpine Quiz."),
    Fault.TYPE: later("A value of another kind belongs there, not this: {detail}."),
    Fault.MISSING: later("Something is missing there."),
    Fault.UNKNOWN: later("There is no such field here."),
    Fault.TWICE: later("This is there twice: {detail}."),
    Fault.TOO_LONG: later("That is too long: {detail}."),
    Fault.RANGE: later("That cannot be: {detail}."),
    Fault.TIME: later("That is no time with its zone, or none that can be: {detail}."),
    Fault.TEXT: later("That text holds what no text or name may: {detail}."),
    Fault.CHOICE: later("That is not one of the values there are: {detail}."),
    Fault.ANSWER: later("That is not how an answer is written."),
    Fault.NOBODY: later("That player is not among the players of the file: {detail}."),
}


def players_lines(players: Sequence[Player]) -> list[str]:
    """Return a line a player: the name, and when they last began to play."""
    if not players:
        return [tr(NOBODY)]
    return [
        tr(
            "{name}, last here {moment}",
            name=_name(each.name),
            moment=moment(each.latest),
        )
        for each in players
    ]


def _name(name: str) -> str:
    return player_text(cleaned(name))


def no_name_text(name: str) -> str:
    """Return why nobody can be called ``name``; nothing where somebody can."""
    fault = name_fault(name)
    return tr(_NAME_FAULTS[fault], most=whole(MAX_NAME)) if fault else ""


def unreadable_text(error: OSError, file: str) -> str:
    """Return why a file cannot be read or written."""
    cause = cause_text(error.strerror) if error.strerror else str(error)
    return tr("{file}: {cause}", file=cleaned(file), cause=cleaned(cause))


def renaming_text(error: RenamingError) -> str:
    """Return why a player cannot be called so."""
    return tr(_NAME_FAULTS[error.code], name=_name(error.name), most=whole(MAX_NAME))


def renamed_text(before: str, after: str) -> str:
    """Return that a player has another name now."""
    return tr("“{before}” is “{after}” now.", before=_name(before), after=_name(after))


def deleting_lines(name: str, theirs: Belongings) -> list[str]:
    """Return exactly what deleting a player takes away."""
    rounds = tr_count("{count} round", "{count} rounds", theirs.rounds)
    answers = tr_count("{count} answer", "{count} answers", theirs.answers)
    flags = tr_count("{count} flag on a question", "{count} flags on questions", theirs.flags)
    return [
        tr(
            "Deleting “{name}” removes for good: {kept}.",
            name=_name(name),
            kept=listed([rounds, answers, flags]),
        ),
        tr("With them go all statistics, records and streaks, and what is due when."),
    ]


def type_to_delete(name: str) -> str:
    """Return what to do to have a player deleted."""
    return tr("To delete it all, type the name: {name}", name=_name(name))


def deleted_text(name: str, *, wholly: bool) -> str:
    """Return that a player was deleted; not ``wholly`` where another program holds a remnant."""
    if wholly:
        return tr("“{name}” was deleted; nothing of it is left in the file.", name=_name(name))
    return tr(
        "“{name}” was deleted. Another program reads the records just now: until it ends, "
        "something may be left in the file beside them.",
        name=_name(name),
    )


def exported_lines(found: Exported, file: str) -> list[str]:
    """Return what was written into ``file``."""
    lines = [tr("Written: {file}", file=cleaned(file)), _held(found)]
    if found.left_out:
        lines.append(
            tr_count(
                "{count} entry makes no sense, since another program changed it, and was left out.",
                "{count} entries make no sense, since another program changed them, and were "
                "left out.",
                found.left_out,
            )
        )
    return lines


def _held(found: Exported) -> str:
    # Translators: {kept} is a list: “2 players, 12 rounds, 117 answers and 1 flag”.
    return tr(
        "It holds {kept}.",
        kept=listed(_counts(found.players, found.rounds, found.answers, found.flags)),
    )


def is_there_text(file: str) -> str:
    """Return that a file would be overwritten."""
    return tr("{file} is there already, and stays as it is.", file=cleaned(file))


def no_folder_text(file: str) -> str:
    """Return that the folder a file is to be written into is not there."""
    return tr(
        "There is no folder {folder}. Make it first, or name a file elsewhere with --out.",
        folder=cleaned(str(Path(file).parent)),
    )


def no_file_text(file: str) -> str:
    """Return that something other than a file cannot be written over."""
    return tr(
        "{file} is a folder or a device, and cannot be overwritten. Name a file.",
        file=cleaned(file),
    )


def import_fault_text(error: ExchangeError, file: str) -> str:
    """Return what is wrong with a file of records, and where; nothing of it was taken in."""
    what = tr(_FAULTS[error.code], detail=error.detail)
    shown = cleaned(file)
    if error.line:
        # Translators: {what} is a sentence of its own, and a line and column are counted from 1.
        said = tr(
            "{file}, line {line}, column {column}: {what}",
            file=shown,
            line=error.line,
            column=error.column,
            what=what,
        )
    elif error.place:
        # Translators: {place} is a path such as rounds[3].answers[0].credit.
        said = tr("{file}, at {place}: {what}", file=shown, place=cleaned(error.place), what=what)
    else:
        said = tr("{file}: {what}", file=shown, what=what)
    remedy = tr("Nothing was taken in.")
    return f"{said} {remedy}"


def taken_in_lines(found: TakenIn) -> list[str]:
    """Return what a document has added, and what differs."""
    added = _counts(found.players, found.rounds, found.answers, found.flags)
    counts = (found.players, found.rounds, found.answers, found.flags)
    came = [said for said, count in zip(added, counts, strict=True) if count]
    if found.claims:
        came.append(tr_count("{count} “I was right”", "{count} “I was right”", found.claims))
    lines = [tr("Nothing new: all of it was here.")]
    if came:
        # Translators: {added} is a list: “1 player, 12 rounds and 117 answers”.
        lines = [tr("New here: {added}.", added=listed(came))]
    if found.different:
        lines.append(
            tr_count(
                "{count} round went on differently here, and stays as it is here:",
                "{count} rounds went on differently here, and stay as they are here:",
                len(found.different),
            )
        )
        lines += [f"  {cleaned(uid)}" for uid in found.different]
    return lines


def _counts(players: int, rounds: int, answers: int, flags: int) -> list[str]:
    return [
        tr_count("{count} player", "{count} players", players),
        tr_count("{count} round", "{count} rounds", rounds),
        tr_count("{count} answer", "{count} answers", answers),
        tr_count("{count} flag", "{count} flags", flags),
    ]
