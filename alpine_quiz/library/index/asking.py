"""What the index is asked: which questions are sought, and what kinds of them there are."""

from __future__ import annotations

import json
import os
from array import array
from bisect import bisect_left
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.game.sought import phrases
from alpine_quiz.library.index.filling import localized, storable
from alpine_quiz.library.index.model import Hit, PackEntry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from alpine_quiz.library.index.model import Query

_MOST_AT_ONCE = 500
_MOST_LIKE = 20_000
_HITS = """
    SELECT item.id, pack.name, item.name, language, type, topic, difficulty, line, subjects, stem
    FROM item JOIN pack ON pack.id = item.pack WHERE item.id IN ({marks})
"""
_KINDS = """
    SELECT pack, language, topic, count(*) FROM item GROUP BY pack, language, topic ORDER BY min(id)
"""
_SUBJECTS = """
    SELECT id, subjects FROM item WHERE language = :language
    AND pack = (SELECT id FROM pack WHERE name = :pack AND NOT hidden)
"""
_HOLDING = """
    SELECT DISTINCT pack.name FROM item JOIN pack ON pack.id = item.pack
    WHERE item.name = ? AND NOT hidden ORDER BY place
"""
_PACKS = "SELECT id, path, header, loaded FROM pack WHERE NOT hidden ORDER BY place"


class Kind(StrEnum):
    """What questions can be told apart by; the values are the columns they are kept in."""

    PACK = "pack"
    TOPIC = "topic_key"
    LANGUAGE = "language"
    TYPE = "type"
    DIFFICULTY = "difficulty"


def find(connection: sqlite3.Connection, query: Query) -> array[int]:
    """Return the numbers of the questions that are sought, in the order of packs and files."""
    source, conditions, values = _sources(connection, query)
    column = "said.rowid" if source.startswith("said") else "item.id"
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = connection.execute(f"SELECT {column} FROM {source}{where}", values)  # noqa: S608
    found = array("q", (number for (number,) in rows))
    return found if source == "said" else array("q", sorted(found))


def count_hidden(connection: sqlite3.Connection, query: Query) -> int:
    """Return how many questions have the words that are sought, whatever else is asked for."""
    wide = query.without_filters()
    return 0 if wide == query or not wide.sought else len(find(connection, wide))


def count(connection: sqlite3.Connection, query: Query, kind: Kind) -> dict[str, int]:
    """Return how many of the questions that are sought are of which kind; the most first."""
    source, conditions, values = _sources(connection, query, joined=True)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    column = f"item.{kind}"
    shown = "min(item.topic)" if kind is Kind.TOPIC else column
    if kind is Kind.PACK:
        shown = "(SELECT name FROM pack WHERE pack.id = item.pack)"
    rows = connection.execute(
        f"SELECT {shown}, count(*) FROM {source}{where} "  # noqa: S608 - our own words
        f"GROUP BY {column} ORDER BY count(*) DESC, {column}",
        values,
    )
    return {str(value): number for value, number in rows}


def hits(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Hit]:
    """Return the questions of these numbers, in their order; one that is gone is left out."""
    found: dict[int, Hit] = {}
    for at in range(0, len(numbers), _MOST_AT_ONCE):
        part = list(numbers[at : at + _MOST_AT_ONCE])
        marks = ", ".join("?" * len(part))
        for row in connection.execute(_HITS.format(marks=marks), part):
            found[row[0]] = Hit(
                number=row[0],
                pack=row[1],
                item=row[2],
                language=row[3],
                type=row[4],
                topic=row[5],
                difficulty=row[6],
                line=row[7],
                subjects=tuple(json.loads(row[8])),
                stem=row[9],
            )
    return [found[number] for number in numbers if number in found]


def of_pack(
    connection: sqlite3.Connection, found: Sequence[int], pack: str, language: str
) -> tuple[int, set[str]]:
    """Return how many of those ``found`` are of one pack and language, and their subjects."""
    count, subjects = 0, set()
    for number, kept in connection.execute(
        _SUBJECTS, {"pack": storable(pack), "language": storable(language)}
    ):
        at = bisect_left(found, number)
        if at < len(found) and found[at] == number:
            count += 1
            subjects.update(json.loads(kept))
    return count, subjects


def packs_holding(connection: sqlite3.Connection, item: str) -> list[str]:
    """Return the ids of the packs that have a question with the id ``item``, in their order."""
    return [str(name) for (name,) in connection.execute(_HOLDING, (storable(item),))]


def names_like(connection: sqlite3.Connection, item: str) -> list[str]:
    """Return the ids of questions that begin as ``item`` does."""
    sought = "SELECT DISTINCT name FROM item WHERE substr(name, 1, 1) = ? LIMIT ?"
    return [str(name) for (name,) in connection.execute(sought, (storable(item)[:1], _MOST_LIKE))]


def entries(connection: sqlite3.Connection) -> list[PackEntry]:
    """Return the packs on this machine in the order of listing."""
    counts: dict[int, Counter[str]] = {}
    topics: dict[int, dict[str, dict[str, None]]] = {}
    for pack, language, topic, number in connection.execute(_KINDS):
        counts.setdefault(pack, Counter())[language] += number
        if topic:
            topics.setdefault(pack, {}).setdefault(language, {})[topic] = None
    found = []
    rows = connection.execute(_PACKS)
    for id_, path, header, loaded in rows.fetchall():
        said = json.loads(header)
        found.append(
            PackEntry(
                id=said["id"],
                path=Path(os.fsdecode(path)),
                title=localized(said["title"]),
                loaded=bool(loaded),
                description=localized(said["description"]),
                version=said["version"],
                licence=said["licence"],
                named_topics={topic: localized(each) for topic, each in said["topics"].items()},
                counts=dict(counts.get(id_, {})),
                topics={language: tuple(each) for language, each in topics.get(id_, {}).items()},
            )
        )
    return found


def _sources(
    connection: sqlite3.Connection, query: Query, *, joined: bool = False
) -> tuple[str, list[str], list[str | int]]:
    """Return the tables that a query reads, its conditions, and their values."""
    conditions: list[str] = []
    values: list[str | int] = []
    sought = query.sought
    wanted = phrases(storable(sought.words))
    if wanted:
        _seek(connection, wanted, conditions, values)
    kinds: list[tuple[str, str | int]] = [
        ("item.pack = (SELECT id FROM pack WHERE name = ? AND NOT hidden)", storable(query.pack)),
        ("item.language = ?", storable(query.language)),
        ("item.topic_key = ?", storable(sought.topic).casefold()),
        ("item.type = ?", storable(sought.type)),
        ("item.difficulty = ?", sought.difficulty),
    ]
    asked = [(condition, value) for condition, value in kinds if value]
    conditions += [condition for condition, _ in asked]
    values += [value for _, value in asked]
    if not wanted:
        return "item", conditions, values
    # What is said comes first: SQLite would rather go through all items of a language.
    both = "said CROSS JOIN item ON item.id = said.rowid"
    return both if asked or joined else "said", conditions, values


def _seek(
    connection: sqlite3.Connection,
    wanted: Sequence[tuple[str, ...]],
    conditions: list[str],
    values: list[str | int],
) -> None:
    if _has_full_text(connection):
        conditions.append("said MATCH ?")
        # Folding leaves no quotation mark: nothing of it is taken for more than words.
        values.append(" ".join(f'"{" ".join(phrase)}"*' for phrase in wanted))
        return
    for phrase in wanted:
        columns = [f"instr(' ' || said.{each}, ?)" for each in ("stem", "answers", "topic")]
        conditions.append(f"({' OR '.join(columns)})")
        values += [f" {' '.join(phrase)}"] * len(columns)


def _has_full_text(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'said'").fetchone()
    return row is not None and "fts5" in row[0]
