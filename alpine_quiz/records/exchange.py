"""Records as one JSON document: what stands in it, and reading it with nothing taken on trust.

The document is an object in UTF-8. All fields must be there but ``time_open``, and no others::

    format    "alpine-quiz-records"
    version   1
    players   [{name, since, latest}]
    rounds    [{uid, player, pack, pack_version, pack_title, language, mode, topic, seed,
                seats, started, finished, time_limit, time_added, time_open, plan,
                answers}]
    plan      [{item, type, options, lefts}]
    answers   [{position, at, item, type, options, lefts, removed, pack_version, topic,
                difficulty, facts, documents, stem, key, given, outcome, credit, hints, cost,
                seat, seconds, claimed}]
    flags     [{player, pack, pack_version, language, item, stem, reason, note, at, round,
                position}]

- Times are ISO 8601 in UTC. ``since`` and ``latest`` are when a player was first here, and last
  began to play; ``finished`` is null while a round can be gone on with; ``claimed`` is when the
  player said that a miss was right, or null.
- ``player`` is one of the players' names. ``uid`` identifies a round in every file; ``pack``,
  ``item``, ``facts`` and ``documents`` are ids; ``pack_version`` is an answer's own, since a pack
  may be updated in mid-round.
- ``seats`` is null where one plays alone, otherwise ``{names, style}``, the style being
  ``turns`` or ``buzz``; an answer's ``seat`` counts from 1, and is 0 where nobody's.
- ``plan`` holds the questions chosen, with ``options`` and ``lefts`` as shown; an answer's
  ``position`` counts from 0 within it. ``removed`` are the options taken away on request.
- ``key`` and ``given`` are ``{"picked": [option, …]}``, ``{"typed": text}``,
  ``{"ordered": [item, …]}`` or ``{"matched": [[left, right], …]}``.
- ``credit`` is what was known, a fraction such as ``1/2`` from 0 to 1, before any claim;
  ``cost`` what help took from the points, in quarters. ``seconds``, ``time_limit`` and
  ``time_added`` are in seconds, the limit 0 where there is none. The next question has been open
  for ``time_open`` seconds, which is 0 where it is missing.
- A flag's ``round`` and ``position`` say which answer it is about; both are null where that is
  not known.

What derives from the answers (history, schedules, sums) is left out, and is made again.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import ItemType
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.seats import MAX_SEATS, Style, seats_of
from alpine_quiz.game.verdict import Outcome
from alpine_quiz.records.fields import (
    MAX_TEXT,
    Doubled,
    ExchangeError,
    Fault,
    Row,
    filled,
    listing,
    maybe,
    measure,
    moment,
    one_of,
    record,
    share,
    spelt,
    text,
    whole,
)
from alpine_quiz.records.flags import Reason, clean_note
from alpine_quiz.records.players import clean_name, folded_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction
    from pathlib import Path

FORMAT = "alpine-quiz-records"
VERSION = 1
MAX_BYTES = 128 * 1024 * 1024
QUARTERS = 4
"""What help costs is kept in quarters of a point."""
_MAX_BRACKETS = 4_000_000  # four to eight in an answer; small ones would fill the memory
_MAX_ROWS = 1_000_000
_MAX_PLAN = 10_000
_MAX_LIST = 1_000
_DAYS = 366 * 24 * 3600
_notation = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LANGUAGE = r"[A-Za-z0-9_-]{0,40}"


@dataclass(frozen=True, slots=True)
class Document:
    """A document that has been checked: the rows to be kept, their fields named as in it.

    Within a row a fraction is a ``Fraction``, an answer a text in the notation, a list a tuple.
    """

    players: tuple[Row, ...]
    rounds: tuple[Row, ...]
    flags: tuple[Row, ...]


def _name(value: object) -> str:
    found = filled(value)
    if clean_name(found) != found:
        raise ExchangeError(Fault.TEXT, found)
    return found


def _note(value: object) -> str:
    found = text(value)
    if clean_note(found) != found:
        raise ExchangeError(Fault.TEXT, found)
    return found


def _answer_text(value: object) -> str:
    """Check an answer; it is kept in the one line of the notation."""
    match value:
        case {"picked": list(parts)} | {"ordered": list(parts)}:
            sound = _are_texts(parts)
        case {"matched": list(pairs)}:
            sound = all(isinstance(pair, list) and len(pair) == 2 for pair in pairs)
            sound = sound and all(_are_texts(pair) for pair in pairs)
        case {"typed": str()}:
            sound = True
        case _:
            sound = False
    if not sound or not isinstance(value, dict) or isinstance(value, Doubled) or len(value) > 1:
        raise ExchangeError(Fault.ANSWER)
    # What is typed may hold anything, as long as JSON can spell it.
    line = _notation(value).encode("utf-8", "backslashreplace").decode("utf-8")
    if len(line) > MAX_TEXT:
        raise ExchangeError(Fault.TOO_LONG, len(line))
    return line


def _are_texts(values: list[object]) -> bool:
    return all(isinstance(each, str) for each in values)


def _cost(value: object) -> Fraction:
    cost = share(value)
    if QUARTERS % cost.denominator:
        raise ExchangeError(Fault.RANGE, value)
    return cost


_TEXTS = listing(text, _MAX_LIST)
_TYPE = one_of(*ItemType)
_UID = spelt(r"[0-9A-Za-z_-]{1,64}")
_SEATED = record(names=listing(text, MAX_SEATS), style=one_of(*Style))


def _seats(value: object) -> Row | None:
    """Check seats, whose names must be as ``game.seats`` makes them."""
    if value is None:
        return None
    found = _SEATED(value)
    try:
        clean = seats_of(found["names"], found["style"]).names
    except ValueError as error:
        raise ExchangeError(Fault.TEXT, place="names") from error
    if clean != found["names"]:
        raise ExchangeError(Fault.TEXT, place="names")
    return found


_PLAYER = record(name=_name, since=moment, latest=moment)
_PLANNED = record(item=filled, type=_TYPE, options=_TEXTS, lefts=_TEXTS)
_ANSWER = record(
    position=whole(0, _MAX_PLAN - 1),
    at=moment,
    item=filled,
    type=_TYPE,
    options=_TEXTS,
    lefts=_TEXTS,
    removed=_TEXTS,
    pack_version=text,
    topic=text,
    difficulty=whole(1, 3),
    facts=_TEXTS,
    documents=_TEXTS,
    stem=text,
    key=_answer_text,
    given=_answer_text,
    outcome=one_of(Outcome.RIGHT, Outcome.SLIP, Outcome.PARTLY, Outcome.WRONG),
    credit=share,
    hints=whole(0, 1_000),
    cost=_cost,
    seat=whole(0, MAX_SEATS),
    seconds=measure(1e9),
    claimed=maybe(moment),
)
_ROUND = record(
    {"time_open": 0.0},
    uid=_UID,
    player=_name,
    pack=filled,
    pack_version=text,
    pack_title=text,
    language=spelt(_LANGUAGE),
    # A later version may know other modes; here they are played as quick ones.
    mode=spelt(r"[a-z-]{1,40}"),
    topic=text,
    seed=text,
    seats=_seats,
    started=moment,
    finished=maybe(moment),
    time_limit=whole(0, _DAYS),
    time_added=whole(0, _DAYS),
    time_open=measure(1e9),
    plan=listing(_PLANNED, _MAX_PLAN),
    answers=listing(_ANSWER, _MAX_PLAN),
)
_FLAG = record(
    player=_name,
    pack=filled,
    pack_version=text,
    language=spelt(_LANGUAGE),
    item=filled,
    stem=text,
    reason=one_of(*Reason),
    note=_note,
    at=moment,
    round=maybe(_UID),
    position=maybe(whole(0, _MAX_PLAN - 1)),
)


def checked_player(value: object) -> Row:
    """Check one of ``players``; raises ``ExchangeError``."""
    return _PLAYER(value)


def checked_round(value: object) -> Row:
    """Check one of ``rounds``; raises ``ExchangeError``."""
    found = _ROUND(value)
    if (found["mode"] == Mode.HOTSEAT) is not bool(found["seats"]):
        raise ExchangeError(Fault.UNKNOWN if found["seats"] else Fault.MISSING, place="seats")
    seats = len(found["seats"]["names"]) if found["seats"] else 0
    met: set[int] = set()
    for number, answer in enumerate(found["answers"]):
        place = f"answers[{number}]"
        if answer["position"] in met:
            raise ExchangeError(Fault.TWICE, answer["position"], place=f"{place}.position")
        if answer["position"] >= len(found["plan"]):
            raise ExchangeError(Fault.RANGE, answer["position"], place=f"{place}.position")
        if answer["seat"] > seats:
            raise ExchangeError(Fault.RANGE, answer["seat"], place=f"{place}.seat")
        met.add(answer["position"])
    return found


def checked_flag(value: object) -> Row:
    """Check one of ``flags``; raises ``ExchangeError``."""
    found = _FLAG(value)
    if (found["round"] is None) is not (found["position"] is None):
        raise ExchangeError(Fault.MISSING, place="position" if found["round"] else "round")
    return found


_DOCUMENT = record(
    format=lambda value: value,
    version=lambda value: value,
    players=listing(checked_player, _MAX_ROWS),
    rounds=listing(checked_round, _MAX_ROWS),
    flags=listing(checked_flag, _MAX_ROWS),
)


def read_document(data: bytes) -> Document:
    """Read a whole document; raises ``ExchangeError``, at the first thing that is wrong."""
    content = _loaded(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ExchangeError(Fault.FORMAT)
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise ExchangeError(Fault.FORMAT, place="version")
    if version > VERSION:
        raise ExchangeError(Fault.NEWER_VERSION, version, place="version")
    found = _DOCUMENT(content)
    document = Document(found["players"], found["rounds"], found["flags"])
    _check_together(document)
    return document


def read_document_at(path: Path) -> Document:
    """Read the document in a file; raises ``ExchangeError`` and ``OSError``."""
    # One byte more tells that it is too large, without reading all of it.
    with path.open("rb") as file:
        return read_document(file.read(MAX_BYTES + 1))


def _loaded(data: bytes) -> object:
    if len(data) > MAX_BYTES or data.count(b"{") + data.count(b"[") > _MAX_BRACKETS:
        raise ExchangeError(Fault.TOO_LARGE)
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise ExchangeError(Fault.NOT_UTF8) from error
    except json.JSONDecodeError as error:
        raise ExchangeError(
            Fault.NOT_JSON, error.msg, line=error.lineno, column=error.colno
        ) from error
    except ValueError as error:
        # A number of thousands of digits.
        raise ExchangeError(Fault.NOT_JSON) from error
    except RecursionError as error:
        raise ExchangeError(Fault.NESTED) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = Doubled(found)
    counts = Counter(name for name, _ in pairs)
    ((doubled.name, _),) = counts.most_common(1)
    return doubled


def _check_together(document: Document) -> None:
    """Check that nothing is there twice, and that all belongs to one of the players."""
    players = [folded_name(each["name"]) for each in document.players]
    _check_once("players", "name", players)
    _check_once("rounds", "uid", [each["uid"] for each in document.rounds])
    folded = {each["name"]: name for each, name in zip(document.players, players, strict=True)}
    known = set(players)
    for kind, rows in (("rounds", document.rounds), ("flags", document.flags)):
        for number, each in enumerate(rows):
            name = each["player"]
            if folded.setdefault(name, folded_name(name)) not in known:
                raise ExchangeError(Fault.NOBODY, name, place=f"{kind}[{number}].player")
    flags = [(folded[each["player"]], each["pack"], each["item"]) for each in document.flags]
    _check_once("flags", "item", flags)


def _check_once(kind: str, field: str, values: Iterable[object]) -> None:
    met: set[object] = set()
    for number, value in enumerate(values):
        if value in met:
            shown = value[-1] if isinstance(value, tuple) else value
            raise ExchangeError(Fault.TWICE, shown, place=f"{kind}[{number}].{field}")
        met.add(value)
