"""The tables of the records, as numbered migrations.

A file's ``user_version`` counts the migrations it has had; ``application_id`` tells it from
other programs' databases. A migration that has been released is never edited: a new one follows.
The statements keep to what SQLite 3.26 knows, since Python uses the system's library on some
machines and a home may be shared between several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.library.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

APPLICATION_ID = 0x41517A52  # "AQzR"

Migration = tuple[str, ...]

MIGRATIONS: tuple[Migration, ...] = (
    (
        """CREATE TABLE player (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,
            since TEXT NOT NULL,
            latest TEXT NOT NULL
        )""",
        # `plan` is the JSON of what was chosen, with options as shown. From the answers come
        # `latest`, the time of the newest, `answered` and the sum of their credits.
        """CREATE TABLE round (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            pack_version TEXT NOT NULL,
            pack_title TEXT NOT NULL,
            language TEXT NOT NULL,
            mode TEXT NOT NULL,
            topic TEXT NOT NULL,
            seed TEXT NOT NULL,
            total INTEGER NOT NULL,
            started TEXT NOT NULL,
            latest TEXT NOT NULL,
            finished TEXT,
            answered INTEGER NOT NULL DEFAULT 0,
            numerator INTEGER NOT NULL DEFAULT 0,
            denominator INTEGER NOT NULL DEFAULT 1,
            plan TEXT NOT NULL
        )""",
        "CREATE INDEX round_by_player ON round (player, pack, mode, latest)",
        # The pack's version is each answer's own: a pack may be updated in mid-round.
        """CREATE TABLE answer (
            id INTEGER PRIMARY KEY,
            round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            at TEXT NOT NULL,
            item TEXT NOT NULL,
            type TEXT NOT NULL,
            outcome TEXT NOT NULL,
            numerator INTEGER NOT NULL,
            denominator INTEGER NOT NULL,
            hints INTEGER NOT NULL,
            seconds REAL NOT NULL,
            pack_version TEXT NOT NULL,
            topic TEXT NOT NULL,
            difficulty INTEGER NOT NULL,
            facts TEXT NOT NULL,
            documents TEXT NOT NULL,
            stem TEXT NOT NULL,
            options TEXT NOT NULL,
            lefts TEXT NOT NULL,
            key TEXT NOT NULL,
            given TEXT NOT NULL,
            UNIQUE (round, position),
            CHECK (denominator > 0 AND numerator BETWEEN 0 AND denominator)
        )""",
        """CREATE TRIGGER answers_stay BEFORE UPDATE ON answer
        BEGIN SELECT RAISE (ABORT, 'an answer is never changed'); END""",
        """CREATE TABLE claim (
            answer INTEGER PRIMARY KEY REFERENCES answer (id) ON DELETE CASCADE,
            at TEXT NOT NULL
        )""",
        # Derived from the answers, and can be made again from them: how often each item and
        # fact was asked, and the newest answer's id and credit.
        """CREATE TABLE past (
            player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            subject TEXT NOT NULL,
            seen INTEGER NOT NULL,
            answer INTEGER NOT NULL,
            numerator INTEGER NOT NULL,
            denominator INTEGER NOT NULL,
            PRIMARY KEY (player, pack, subject)
        ) WITHOUT ROWID""",
        # Credits as they count: a claim makes them whole.
        """CREATE VIEW counted AS
        SELECT answer.id, round, position, answer.at, item, facts, topic, denominator,
            CASE WHEN claim.answer IS NULL THEN numerator ELSE denominator END AS numerator
        FROM answer LEFT JOIN claim ON claim.answer = answer.id""",
    ),
    (
        # In seconds, for the whole; 0 is none.
        "ALTER TABLE round ADD COLUMN time_limit INTEGER NOT NULL DEFAULT 0",
        # The newest of the player's answers that the schedule has taken in.
        "ALTER TABLE player ADD COLUMN scheduled INTEGER NOT NULL DEFAULT 0",
        # Derived from the answers, and can be made again from them: what the player has in
        # memory of each fact.
        """CREATE TABLE memory (
            player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            subject TEXT NOT NULL,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL,
            reviewed TEXT NOT NULL,
            due TEXT NOT NULL,
            PRIMARY KEY (player, pack, subject)
        ) WITHOUT ROWID""",
    ),
    (
        # The names of those at one keyboard, as JSON; empty where one plays alone.
        "ALTER TABLE round ADD COLUMN seats TEXT NOT NULL DEFAULT '[]'",
        # In seconds: what was added to the limit while playing.
        "ALTER TABLE round ADD COLUMN time_added INTEGER NOT NULL DEFAULT 0",
        # Who of them answered, from 1; 0 is the player, or nobody.
        "ALTER TABLE answer ADD COLUMN seat INTEGER NOT NULL DEFAULT 0",
        # What help took from the score, in quarters of a point; the credit knows nothing of it.
        "ALTER TABLE answer ADD COLUMN cost INTEGER NOT NULL DEFAULT 0",
        # The options that were taken away on request, as JSON.
        "ALTER TABLE answer ADD COLUMN removed TEXT NOT NULL DEFAULT '[]'",
        # What players find wrong with a question. The words are kept: the pack may change.
        """CREATE TABLE flag (
            id INTEGER PRIMARY KEY,
            player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
            answer INTEGER REFERENCES answer (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            pack_version TEXT NOT NULL,
            language TEXT NOT NULL,
            item TEXT NOT NULL,
            stem TEXT NOT NULL,
            reason TEXT NOT NULL,
            note TEXT NOT NULL,
            at TEXT NOT NULL
        )""",
        "CREATE INDEX flag_by_item ON flag (pack, item)",
        "DROP VIEW counted",
        """CREATE VIEW counted AS
        SELECT answer.id, round, position, answer.at, item, facts, topic, difficulty, documents,
            seat, cost, denominator,
            CASE WHEN claim.answer IS NULL THEN numerator ELSE denominator END AS numerator
        FROM answer LEFT JOIN claim ON claim.answer = answer.id""",
    ),
    (
        # In seconds: for how long the next question had been open when the round was left.
        "ALTER TABLE round ADD COLUMN time_open REAL NOT NULL DEFAULT 0",
    ),
    (
        # Where its pack lay when it was begun; empty where that is known by its id.
        "ALTER TABLE round ADD COLUMN pack_path TEXT NOT NULL DEFAULT ''",
    ),
)
VERSION = len(MIGRATIONS)
_EVERY_TABLE = "SELECT 1 FROM player, round, answer, claim, past, memory, flag, counted LIMIT 0"


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """Return a pragma that is a number, such as ``user_version``."""
    value: int = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    return value


def is_empty(connection: sqlite3.Connection) -> bool:
    """Return whether the database holds nothing at all."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a database to the newest version, in one transaction: wholly or not at all."""
    with transaction(connection):
        # Read under the lock: another process may have migrated the file just before us.
        have = number(connection, "user_version")
        for version, statements in enumerate(migrations[have:], start=have + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version}")
        if have == 0:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(_EVERY_TABLE)
