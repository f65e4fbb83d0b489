"""Taking a document of records in: what is there stays, and what it lacks is added.

Rounds are known by their uid and players by their folded name. Whoever has a round of a player
whose name nobody has is that player, renamed since. What is taken in twice changes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.records.exchange import QUARTERS, checked_round
from alpine_quiz.records.exporting import NONSENSE, round_content
from alpine_quiz.records.history import derive_again
from alpine_quiz.records.players import folded_name

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from alpine_quiz.records.exchange import Document
    from alpine_quiz.records.fields import Row

_COLUMNS = """position, at, item, type, options, lefts, removed, pack_version, topic, difficulty,
    facts, documents, stem, key, given, outcome, numerator, denominator, hints, cost, seat, seconds
"""
_LISTS = ("options", "lefts", "removed", "facts", "documents")

_INSERT_PLAYER = """
    INSERT INTO player (name, folded, since, latest) VALUES (:name, :folded, :since, :latest)
"""
_WIDEN_PLAYER = """
    UPDATE player SET since = min(since, :since), latest = max(latest, :latest) WHERE id = :number
"""
_INSERT_ROUND = """
    INSERT INTO round (uid, player, pack, pack_version, pack_title, language, mode, topic, seed,
        seats, total, started, latest, finished, time_limit, time_added, time_open, plan)
    VALUES (:uid, :player, :pack, :pack_version, :pack_title, :language, :mode, :topic, :seed,
        :seats, :total, :started, :started, :finished, :time_limit, :time_added, :time_open,
        :plan)
"""
_INSERT_ANSWER = f"""
    INSERT INTO answer (round, {_COLUMNS})
    VALUES (:round, :{", :".join(_COLUMNS.replace(",", " ").split())})
"""  # noqa: S608
_CLAIM = """
    INSERT INTO claim (answer, at)
    SELECT id, :claimed FROM answer WHERE round = :round AND position = :position
"""
_INSERT_FLAG = """
    INSERT INTO flag (player, answer, pack, pack_version, language, item, stem, reason, note, at)
    VALUES (:player, (
        SELECT answer.id FROM answer JOIN round ON round.id = answer.round
        WHERE uid = :round AND position = :position
    ), :pack, :pack_version, :language, :item, :stem, :reason, :note, :at)
"""
_SAME_FLAG = "player = :player AND pack = :pack AND item = :item"
_LATEST = """
    UPDATE round SET latest = max(latest, (SELECT max(at) FROM answer WHERE round = :round))
    WHERE id = :round
"""
_END = """
    UPDATE round SET finished = coalesce(finished, :finished),
        time_added = max(time_added, :time_added),
        time_open = CASE WHEN :further THEN :time_open ELSE max(time_open, :time_open) END
    WHERE id = :number
"""
_THEIRS = "round IN (SELECT id FROM round WHERE player = :player)"
_NEWEST = f"SELECT max(at) FROM answer WHERE {_THEIRS}"  # noqa: S608
# Answers are numbered in the order of their times, and history and schedules go by the numbers.
_NUMBER_ANEW = (
    f"""CREATE TEMP TABLE laid AS
    SELECT answer.*, claim.at AS claimed
    FROM answer LEFT JOIN claim ON claim.answer = answer.id
    WHERE {_THEIRS} ORDER BY answer.at, answer.id""",  # noqa: S608
    f"""CREATE TEMP TABLE flagged AS
    SELECT flag.id AS flag, round, position
    FROM flag JOIN answer ON answer.id = flag.answer WHERE {_THEIRS}""",  # noqa: S608
    "UPDATE laid SET id = rowid + (SELECT max(id) FROM answer)",
    # Otherwise they would go with the answers.
    "UPDATE flag SET answer = NULL WHERE id IN (SELECT flag FROM flagged)",
    f"DELETE FROM answer WHERE {_THEIRS}",  # noqa: S608
    f"INSERT INTO answer (id, round, {_COLUMNS}) SELECT id, round, {_COLUMNS} FROM laid",  # noqa: S608
    "INSERT INTO claim (answer, at) SELECT id, claimed FROM laid WHERE claimed IS NOT NULL",
    """UPDATE flag SET answer = (
        SELECT laid.id FROM laid JOIN flagged USING (round, position) WHERE flagged.flag = flag.id
    ) WHERE id IN (SELECT flag FROM flagged)""",
    "DROP TABLE laid",
    "DROP TABLE flagged",
)
# These may have gone on in one place, and not yet in the other.
_GOING_ON = {"uid", "player", "finished", "time_added", "time_open", "answers"}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a document has added: nothing, where all of it was known.

    ``claims`` counts those of answers that were known before; ``different`` are the uids of
    rounds that went on differently here, and stay as they are.
    """

    players: int = 0
    rounds: int = 0
    answers: int = 0
    claims: int = 0
    flags: int = 0
    different: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """A document, and its rounds by their uids and answers, by position too, as tables have them.

    It is made outside of the transaction, in which all others who write have to wait.
    """

    document: Document
    rounds: dict[str, Row]
    answers: dict[tuple[str, int], Row]


def made_ready(document: Document) -> Ready:
    """Return ``document`` with what is to be written of it."""
    return Ready(
        document,
        {each["uid"]: _round_as_kept(each) for each in document.rounds},
        {
            (each["uid"], answer["position"]): _answer_as_kept(answer)
            for each in document.rounds
            for answer in each["answers"]
        },
    )


def take_in(connection: sqlite3.Connection, ready: Ready) -> TakenIn:
    """Add what the records lack of a document; to be called within a transaction.

    It is one: in several, a machine that stops between them would leave half of a document.
    """
    document = ready.document
    merge = _Merge(connection, ready)
    merge.find_rounds(document.rounds)
    players = [merge.add_player(each) for each in document.players]
    rounds = [merge.add_round(each) for each in document.rounds]
    merge.write_answers()
    flags = [merge.add_flag(each) for each in document.flags]
    return TakenIn(
        sum(players),
        sum(rounds),
        len(merge.answers),
        len(merge.claims),
        sum(flags),
        tuple(merge.different),
    )


class _Merge:
    """A document on its way in."""

    def __init__(self, connection: sqlite3.Connection, ready: Ready) -> None:
        self.answers: list[Row] = []
        self.claims: list[Row] = []
        self.different: list[str] = []
        self._connection = connection
        self._ready = ready
        # Rows of rounds by their uid, and of players by folded names of the document.
        self._known: dict[str, int] = {}
        self._owners: dict[str, int] = {}
        self._players: dict[str, int] = {}

    def find_rounds(self, rounds: Iterable[Row]) -> None:
        """Note which of ``rounds`` are there, and whose they are."""
        for each in rounds:
            row = self._connection.execute(
                "SELECT id, player FROM round WHERE uid = ?", (each["uid"],)
            ).fetchone()
            if row:
                self._known[each["uid"]] = row[0]
                self._owners.setdefault(folded_name(each["player"]), row[1])

    def add_player(self, player: Row) -> bool:
        """Make sure of a player; return whether they are new."""
        folded = folded_name(player["name"])
        row = self._connection.execute("SELECT id FROM player WHERE folded = ?", (folded,))
        number = next((number for (number,) in row), self._owners.get(folded))
        values = player | {"folded": folded, "number": number}
        if number is None:
            number = self._connection.execute(_INSERT_PLAYER, values).lastrowid
            assert number is not None  # noqa: S101  # an INSERT of values has a row
        else:
            self._connection.execute(_WIDEN_PLAYER, values)
        self._players[folded] = number
        return values["number"] is None

    def add_round(self, round_: Row) -> bool:
        """Note what is to be written of a round; return whether it is new."""
        known = self._known.get(round_["uid"])
        if known is None:
            self._insert(round_)
        elif not self._complete(round_, known):
            self.different.append(round_["uid"])
        return known is None

    def _insert(self, round_: Row) -> None:
        number = self._connection.execute(
            _INSERT_ROUND,
            {
                **self._ready.rounds[round_["uid"]],
                "player": self._players[folded_name(round_["player"])],
            },
        ).lastrowid
        self._note(number, round_["uid"], round_["answers"])

    def _complete(self, theirs: Row, number: int) -> bool:
        """Note what a known round lacks; return whether it is the same as far as both go."""
        try:
            ours = checked_round(round_content(self._connection, theirs["uid"]))
        except NONSENSE:
            return False
        before = {each["position"]: each for each in ours["answers"]}
        lacking = [each for each in theirs["answers"] if each["position"] not in before]
        shared = [each for each in theirs["answers"] if each["position"] in before]
        same = all(_same(each, before[each["position"]], {"claimed"}) for each in shared)
        if not same or not _same(theirs, ours, _GOING_ON) or (lacking and ours["finished"]):
            return False
        self._note(number, theirs["uid"], lacking)
        self.claims += [
            each | {"round": number}
            for each in shared
            if each["claimed"] and not before[each["position"]]["claimed"]
        ]
        if len(shared) == len(before):
            self._connection.execute(_END, theirs | {"number": number, "further": bool(lacking)})
        return True

    def _note(self, number: int | None, uid: str, answers: Sequence[Row]) -> None:
        kept = self._ready.answers
        self.answers += [kept[uid, each["position"]] | {"round": number} for each in answers]

    def write_answers(self) -> None:
        """Write all answers that were noted, in the order of their times, and all claims."""
        owners = dict(self._connection.execute("SELECT id, player FROM round").fetchall())
        newest: dict[int, str] = {}
        late: set[int] = set()
        for each in sorted(self.answers, key=lambda answer: str(answer["at"])):
            player = owners[each["round"]]
            if player not in newest:
                found = self._connection.execute(_NEWEST, {"player": player}).fetchone()
                newest[player] = found[0] or ""
                if each["at"] < newest[player]:
                    late.add(player)
            self._connection.execute(_INSERT_ANSWER, each)
            if each["claimed"]:
                self._connection.execute(_CLAIM, each)
        for each in self.claims:
            self._connection.execute(_CLAIM, each)
        for player in late:
            for statement in _NUMBER_ANEW:
                self._connection.execute(statement, {"player": player})
        for number in {each["round"] for each in self.answers}:
            self._connection.execute(_LATEST, {"round": number})
        if self.answers or self.claims:
            derive_again(self._connection)

    def add_flag(self, flag: Row) -> bool:
        """Write a flag unless there is one as new of this player and item; return whether."""
        values = flag | {"player": self._players[folded_name(flag["player"])]}
        newer = self._connection.execute(
            f"SELECT 1 FROM flag WHERE {_SAME_FLAG} AND at >= :at",  # noqa: S608
            values,
        ).fetchone()
        if newer:
            return False
        self._connection.execute(f"DELETE FROM flag WHERE {_SAME_FLAG}", values)  # noqa: S608
        self._connection.execute(_INSERT_FLAG, values)
        return True


def _same(some: Row, others: Row, without: set[str]) -> bool:
    return all(others[name] == value for name, value in some.items() if name not in without)


def _round_as_kept(round_: Row) -> Row:
    """Return a checked round as its table has it, but for whose it is."""
    kept = {name: value for name, value in round_.items() if name not in ("answers", "player")}
    return kept | {
        "seats": json.dumps(round_["seats"] or []),
        "total": len(round_["plan"]),
        "plan": json.dumps(round_["plan"]),
    }


def _answer_as_kept(answer: Row) -> Row:
    """Return a checked answer as its table has it."""
    credit: Fraction = answer["credit"]
    kept = {
        **answer,
        "numerator": credit.numerator,
        "denominator": credit.denominator,
        "cost": int(answer["cost"] * QUARTERS),
    }
    del kept["credit"]
    return kept | {name: json.dumps(answer[name]) for name in _LISTS}
