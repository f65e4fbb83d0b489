"""Writing records down as one JSON document, the format of which is in ``records.exchange``.

Players, rounds and flags stand in the order of their times, whichever order the file has them
in: the same records always give the same bytes. What a line of it holds is one player, question,
answer or flag, or one field of a round.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from alpine_quiz.records.exchange import (
    FORMAT,
    QUARTERS,
    VERSION,
    checked_flag,
    checked_player,
    checked_round,
)
from alpine_quiz.records.fields import ExchangeError
from alpine_quiz.records.flags import reason_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

Content: TypeAlias = dict[str, Any]
"""An object of the document as JSON has it."""

_WHOSE = "(:player IS NULL OR folded = :player)"
_PLAYERS = f"SELECT name, since, latest FROM player WHERE {_WHOSE} ORDER BY since, folded"  # noqa: S608
_ROUND_FIELDS = (
    "uid",
    "pack",
    "pack_version",
    "pack_title",
    "language",
    "mode",
    "topic",
    "seed",
    "seats",
    "started",
    "finished",
    "time_limit",
    "time_added",
    "time_open",
    "plan",
)
_ROUND = f"""
    SELECT round.id, player.name, {", ".join(_ROUND_FIELDS)}
    FROM round JOIN player ON player.id = round.player
"""  # noqa: S608
_ROUNDS = f"{_ROUND} WHERE {_WHOSE} ORDER BY started, uid"
_ANSWERS = """
    SELECT position, answer.at, item, type, options, lefts, removed, pack_version, topic,
        difficulty, facts, documents, stem, key, given, outcome, numerator, denominator, hints,
        cost, seat, seconds, claim.at
    FROM answer LEFT JOIN claim ON claim.answer = answer.id
    WHERE round = ? ORDER BY position
"""
_FLAGS = f"""
    SELECT player.name, flag.pack, flag.pack_version, flag.language, flag.item, flag.stem, reason,
        note, flag.at, uid, position
    FROM flag JOIN player ON player.id = flag.player
    LEFT JOIN answer ON answer.id = flag.answer LEFT JOIN round ON round.id = answer.round
    WHERE {_WHOSE} ORDER BY flag.at, folded, flag.pack, flag.item
"""  # noqa: S608
_FLAG_FIELDS = (
    "player",
    "pack",
    "pack_version",
    "language",
    "item",
    "stem",
    "reason",
    "note",
    "at",
    "round",
    "position",
)
_line = json.JSONEncoder(ensure_ascii=False).encode
NONSENSE = (
    ExchangeError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    RecursionError,
)
"""What comes of records into which another program wrote."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A document, and how much is in it.

    ``left_out`` counts the players, rounds and flags that make no sense: another program wrote
    into the records.
    """

    data: bytes
    players: int
    rounds: int
    answers: int
    flags: int
    left_out: int = 0


def export(connection: sqlite3.Connection, player: str | None = None) -> Exported:
    """Return everything of the player with this folded name, or of all, as a document.

    To be called within a transaction. What it holds can be taken in again.
    """
    whose = {"player": player}
    present = [
        dict(zip(("name", "since", "latest"), row, strict=True))
        for row in connection.execute(_PLAYERS, whose)
    ]
    players = list(_sensible(present, dict, checked_player))
    names = {each["name"] for each in players}
    played = connection.execute(_ROUNDS, whose).fetchall()
    rounds: list[str] = []
    answers = 0
    for each in _sensible(played, lambda row: _round(connection, row, names), checked_round):
        rounds.append(_round_text(each))
        answers += len(each["answers"])
    noted = connection.execute(_FLAGS, whose).fetchall()
    flags = [_line(each) for each in _sensible(noted, lambda row: _flag(row, names), checked_flag)]
    return Exported(
        _document([_line(each) for each in players], rounds, flags),
        len(players),
        len(rounds),
        answers,
        len(flags),
        len(present) + len(played) + len(noted) - len(players) - len(rounds) - len(flags),
    )


def round_content(connection: sqlite3.Connection, uid: str) -> Content:
    """Return one round of the records as the document has it.

    Raises one of ``NONSENSE`` where it makes no sense.
    """
    row = connection.execute(f"{_ROUND} WHERE uid = ?", (uid,)).fetchone()
    return _round(connection, row, {row[1]})


def _sensible(
    rows: Iterable[Any], content: Callable[[Any], Content], check: Callable[[object], object]
) -> Iterator[Content]:
    """Yield the contents of those rows that could be taken in again."""
    for row in rows:
        try:
            each = content(row)
            check(each)
        except NONSENSE:
            continue
        yield each


def _round(connection: sqlite3.Connection, row: Sequence[Any], players: set[str]) -> Content:
    number, player, *values = row
    if player not in players:
        raise LookupError(player)
    fields = dict(zip(_ROUND_FIELDS, values, strict=True))
    plan = [
        {name: each[name] for name in ("item", "type", "options", "lefts")}
        for each in json.loads(fields.pop("plan"))
    ]
    answers = [_answer(*each) for each in connection.execute(_ANSWERS, (number,))]
    fields["seats"] = json.loads(fields["seats"]) or None
    return {"uid": fields.pop("uid"), "player": player, **fields, "plan": plan, "answers": answers}


def _answer(*row: Any) -> Content:
    position, at, item, kind, options, lefts, removed, version, topic, difficulty = row[:10]
    facts, documents, stem, key, given, outcome, numerator, denominator, hints = row[10:19]
    cost, seat, seconds, claimed = row[19:]
    # Read at one go: twice as fast.
    lists = json.loads(f"[{options},{lefts},{removed},{facts},{documents},{key},{given}]")
    options, lefts, removed, facts, documents, key, given = lists
    return {
        "position": position,
        "at": at,
        "item": item,
        "type": kind,
        "options": options,
        "lefts": lefts,
        "removed": removed,
        "pack_version": version,
        "topic": topic,
        "difficulty": difficulty,
        "facts": facts,
        "documents": documents,
        "stem": stem,
        "key": key,
        "given": given,
        "outcome": outcome,
        "credit": str(Fraction(numerator, denominator)),
        "hints": hints,
        "cost": str(Fraction(cost, QUARTERS)),
        "seat": seat,
        "seconds": seconds,
        "claimed": claimed,
    }


def _flag(row: Sequence[Any], players: set[str]) -> Content:
    found = dict(zip(_FLAG_FIELDS, row, strict=True))
    if found["player"] not in players:
        raise LookupError(found["player"])
    return found | {"reason": reason_of(found["reason"]).value}


def _document(players: list[str], rounds: list[str], flags: list[str]) -> bytes:
    parts = {
        "format": _line(FORMAT),
        "version": _line(VERSION),
        "players": _list(players, 2),
        "rounds": _list(rounds, 2),
        "flags": _list(flags, 2),
    }
    text = ",\n".join(f'  "{name}": {value}' for name, value in parts.items())
    # A lone surrogate that was typed can be spelt in JSON, but not in UTF-8.
    return f"{{\n{text}\n}}\n".encode("utf-8", "backslashreplace")


def _round_text(content: Content) -> str:
    fields = []
    for name, value in content.items():
        inner = name in ("plan", "answers")
        written = _list(map(_line, value), 6) if inner else _line(value)
        fields.append(f'      "{name}": {written}')
    return "{\n" + ",\n".join(fields) + "\n    }"


def _list(lines: Iterable[str], indent: int) -> str:
    deeper = " " * (indent + 2)
    text = ",\n".join(f"{deeper}{line}" for line in lines)
    return f"[\n{text}\n{' ' * indent}]" if text else "[]"
