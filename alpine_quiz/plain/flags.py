"""What players find wrong with a pack's questions, for its author."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import moment
from alpine_quiz.plain.flagging import reason_text
from alpine_quiz.plain.problems import path_text
from alpine_quiz.plain.tables import csv_table
from alpine_quiz.plain.wording import player_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.records.flags import Flag

COLUMNS = (
    "pack",
    "pack_version",
    "version_now",
    "changed",
    "language",
    "item",
    "file",
    "line",
    "stem",
    "reason",
    "note",
    "player",
    "at",
)


def flag_lines(flags: Sequence[Flag], packs: Mapping[str, Pack]) -> Iterator[str]:
    """Yield the flags as lines, pack by pack; ``packs`` are those that are here."""
    if not flags:
        yield tr("Nobody here has found a question bad.")
    for pack in dict.fromkeys(flag.pack for flag in flags):
        these = [flag for flag in flags if flag.pack == pack]
        yield tr(
            "{pack}: {count}",
            pack=cleaned(pack),
            count=tr_count("{count} flag", "{count} flags", len(these)),
        )
        for flag in these:
            yield from _lines_of(flag, packs)
        if pack not in packs:
            # Translators: file and line of the questions listed above; PATH is to be replaced.
            yield "  " + tr(
                "This pack is not among those here. To see file and line as well, say where it "
                "is: alpine-quiz packs flags PATH"
            )


def _lines_of(flag: Flag, packs: Mapping[str, Pack]) -> Iterator[str]:
    record = flag_data(flag, packs)
    where = f"{path_text(Path(record['file']))}:{record['line']}" if record["file"] else ""
    yield f"  {cleaned(flag.stem)}"
    said = reason_text(flag.reason)
    if flag.note:
        said = tr("{reason}: {note}", reason=said, note=cleaned(flag.note))
    yield f"    {said}"
    who = player_text(cleaned(flag.player))
    about = [where or cleaned(flag.item), flag.language, moment(flag.at), who]
    yield f"    {' · '.join(part for part in about if part)}"
    if record["changed"]:
        yield "    " + tr(
            "The pack has changed since: {before} then, {now} now.",
            before=cleaned(flag.pack_version) or "–",
            now=cleaned(record["version_now"]) or "–",
        )


def flags_data(flags: Sequence[Flag], packs: Mapping[str, Pack]) -> dict[str, Any]:
    """Return the flags as JSON has them: times are ISO 8601 in UTC."""
    return {"flags": [flag_data(flag, packs) for flag in flags]}


def flag_data(flag: Flag, packs: Mapping[str, Pack]) -> dict[str, Any]:
    """Return one flag, with where its question stands now.

    ``file``, ``line``, ``version_now`` and ``changed`` are null where the pack is not here;
    ``file`` and ``line`` also where it has the question no more.
    """
    pack = packs.get(flag.pack)
    file, line = _place_of(flag, pack)
    return {
        "pack": flag.pack,
        "pack_version": flag.pack_version,
        "version_now": pack.version if pack else None,
        "changed": pack.version != flag.pack_version if pack else None,
        "language": flag.language,
        "item": flag.item,
        "file": file,
        "line": line,
        "stem": flag.stem,
        "reason": flag.reason.value,
        "note": flag.note,
        "player": flag.player,
        "at": flag.at.isoformat(),
    }


def flags_csv(flags: Sequence[Flag], packs: Mapping[str, Pack]) -> bytes:
    """Return the flags as a table of comma-separated values."""
    return csv_table(COLUMNS, [flag_data(flag, packs) for flag in flags])


def _place_of(flag: Flag, pack: Pack | None) -> tuple[str | None, int | None]:
    for bank in pack.banks if pack else ():
        for item in bank.items if bank.language == flag.language else ():
            if item.id == flag.item:
                return str(bank.path), item.place.line
    return None, None
