"""Removing a player so that no byte of theirs stays in the file.

What SQLite deletes stays in the file's free pages, and in the gaps of pages in use, until
something is written over it. ``VACUUM`` would leave it behind, but shortens the file, which is
how other windows know that it was cut short by another program (``records.place``); nor does it
fit in a transaction. ``PRAGMA secure_delete`` writes zeros over what is deleted from then on,
but not over the copies that earlier splits of pages have left. So with it all tables are written
anew within the transaction that deletes, out of pages that were overwritten before: the file
keeps its length, and other windows notice nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.records.schema import number

if TYPE_CHECKING:
    import sqlite3

_OBJECTS = "SELECT type, name, sql FROM main.sqlite_master WHERE sql > '' ORDER BY rowid"
_ZEROS = """
    WITH RECURSIVE block (left) AS (
        SELECT :pages UNION ALL SELECT left - :block FROM block WHERE left > :block
    )
    INSERT INTO main.zeros SELECT zeroblob(min(left, :block) * :size) FROM block
"""
_BLOCK = 1_000


def erase_player(connection: sqlite3.Connection, player: str) -> bool:
    """Delete the player with this folded name and all that is theirs; tell whether there was one.

    To be called within a transaction. Once it is in the file itself, and no longer only in
    SQLite's log, nothing of the player is left there.
    """
    connection.execute("PRAGMA secure_delete = ON")
    found = connection.execute("DELETE FROM player WHERE folded = ?", (player,))
    if found.rowcount:
        _write_anew(connection)
    return bool(found.rowcount)


def _write_anew(connection: sqlite3.Connection) -> None:
    objects = connection.execute(_OBJECTS).fetchall()
    tables = [name for kind, name, _ in objects if kind == "table"]
    for table in tables:
        connection.execute(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM main.{table}")  # noqa: S608
    # The newer refer to the older: so no table is dropped that another refers to.
    for table in reversed(tables):
        connection.execute(f"DROP TABLE main.{table}")
    _overwrite_free_pages(connection)
    for kind, _, statement in objects:
        # Views were not dropped.
        if kind != "view":
            connection.execute(statement)
    for table in tables:
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM kept_{table}")  # noqa: S608
        connection.execute(f"DROP TABLE temp.kept_{table}")


def _overwrite_free_pages(connection: sqlite3.Connection) -> None:
    pages = {
        "pages": number(connection, "freelist_count"),
        "block": _BLOCK,
        "size": number(connection, "page_size"),
    }
    connection.execute("CREATE TABLE main.zeros (zeros BLOB)")
    connection.execute(_ZEROS, pages)
    connection.execute("DROP TABLE main.zeros")
