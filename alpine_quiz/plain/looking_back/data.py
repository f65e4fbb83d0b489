"""Looking back as data for other programs: one JSON document, or one table a part."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from alpine_quiz.game.modes import Mode
from alpine_quiz.plain.looking_back.facts import weak_of
from alpine_quiz.plain.looking_back.parts import Part
from alpine_quiz.plain.tables import csv_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from alpine_quiz.records.accuracy import Part as AccuracyPart
    from alpine_quiz.records.accuracy import Period
    from alpine_quiz.records.bests import ModeRecord
    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.scores import RoundScore, Tally
    from alpine_quiz.records.streaks import Streak
    from alpine_quiz.records.strength import Strength

Data = dict[str, Any]


def looking_back_data(found: LookingBack, part: Part | None = None) -> Data:
    """Return one part as JSON has it, or all of them.

    ``points`` are sums of credits, ``share`` is from 0 to 1 or null, times are ISO 8601 in UTC
    and days those of this machine's calendar.
    """
    parts = [part] if part else list(Part)
    data: Data = {"player": found.player, "pack": found.pack}
    for each in parts:
        data |= _DATA[each](found)
    return data


def table_of(part: Part, found: LookingBack) -> bytes:
    """Return one part as a table of comma-separated values, its header even where it is empty."""
    columns, rows = _TABLES[part]
    return csv_table(columns.split(), rows(found))


def _overview(found: LookingBack) -> Data:
    scores, statistics = found.scores, found.statistics
    totals = statistics.totals
    hot_seats = sum(each.finished and each.mode == Mode.HOTSEAT for each in scores.rounds)
    return {
        "overall": _tally(scores.overall),
        "last_7_days": _tally(scores.week),
        "best": scores.best.uid if scores.best else None,
        "totals": {
            "rounds": totals.rounds,
            "finished": totals.finished,
            "hot_seats_finished": hot_seats,
            "right": totals.right,
            "seconds": round(totals.seconds, 1),
            "first": totals.first.isoformat() if totals.first else None,
        },
        "streaks": {
            "days": _streak(statistics.streak) | {"kept": statistics.streak.kept},
            "right": _streak(statistics.run),
            "daily": _streak(statistics.daily.streak) | {"finished": statistics.daily.days},
        },
    }


def _overview_table(found: LookingBack) -> list[Data]:
    data = _overview(found)
    rows = []
    for name, value in data.items():
        inner = value if isinstance(value, dict) else {"": value}
        for key, each in inner.items():
            deeper = each if isinstance(each, dict) else {"": each}
            for last, figure in deeper.items():
                path = ".".join(part for part in (name, key, last) if part)
                rows.append({"figure": path, "value": figure})
    return rows


def _accuracy(found: LookingBack) -> Data:
    parts = found.statistics.accuracy
    return {
        "topics": [
            {
                "pack": each.pack,
                "title": each.pack_title,
                "topic": each.topic,
                **_tally(each.tally),
            }
            for each in found.scores.topics
        ],
        "documents": [
            {
                "pack": each.pack,
                "document": each.name,
                "title": _document(found, each),
                **_tally(each.tally),
            }
            for each in parts.documents
        ],
        "types": [{"type": name, **_tally(tally)} for name, tally in parts.types.items()],
        "difficulties": [
            {"difficulty": number, **_tally(tally)} for number, tally in parts.difficulties.items()
        ],
    }


def _accuracy_table(found: LookingBack) -> list[Data]:
    parts = found.statistics.accuracy

    def row(by: str, name: object, tally: Tally, pack: str = "", title: str = "") -> Data:
        return {"by": by, "pack": pack, "name": name, "title": title, **_tally(tally)}

    return [
        *(row("topic", each.name, each.tally, each.pack) for each in parts.topics),
        *(
            row("document", each.name, each.tally, each.pack, _document(found, each))
            for each in parts.documents
        ),
        *(row("type", name, tally) for name, tally in parts.types.items()),
        *(row("difficulty", number, tally) for number, tally in parts.difficulties.items()),
    ]


def _document(found: LookingBack, each: AccuracyPart) -> str:
    return found.documents.get((each.pack, each.name), "")


def _time(found: LookingBack) -> Data:
    return {
        "days": [_period("day", each) for each in found.statistics.days],
        "weeks": [_period("week", each) for each in found.statistics.weeks],
    }


def _time_table(found: LookingBack) -> list[Data]:
    kinds = (("day", found.statistics.days), ("week", found.statistics.weeks))
    return [
        {"period": kind, "start": row.pop(kind), **row}
        for kind, periods in kinds
        for row in (_period(kind, each) for each in periods)
    ]


def _period(kind: str, each: Period) -> Data:
    return {
        kind: each.start.isoformat(),
        **_tally(each.tally),
        "recent_answers": each.recent.answers,
        "recent_share": _share(each.recent),
    }


def _due(found: LookingBack) -> Data:
    due = found.statistics.due
    days = _due_table(found)[:-1]
    return {"due": {"days": days, "later": due.later, "overdue": due.overdue}}


def _due_table(found: LookingBack) -> list[Data]:
    due, today = found.statistics.due, found.statistics.today
    days = [
        {"day": (today + timedelta(days=ahead)).isoformat(), "facts": count}
        for ahead, count in enumerate(due.days)
    ]
    return [*days, {"day": "later", "facts": due.later}]


def _facts(found: LookingBack) -> Data:
    facts = found.statistics.facts
    return {
        "facts": {
            "known": facts.known,
            "met": facts.met,
            "weakest": _strengths(found, weak_of(facts)),
            "strongest": _strengths(found, facts.strongest),
        }
    }


def _facts_table(found: LookingBack) -> list[Data]:
    facts = found.statistics.facts
    kinds = (("weakest", weak_of(facts)), ("strongest", facts.strongest))
    return [{"list": kind, **each} for kind, some in kinds for each in _strengths(found, some)]


def _strengths(found: LookingBack, facts: Iterable[Strength]) -> list[Data]:
    return [
        {
            "pack": each.pack,
            "fact": each.subject,
            "statement": found.statements.get((each.pack, each.subject)),
            "stem": each.stem,
            "asked": each.seen,
            "share": _figure(each.share),
            "lapses": each.lapses,
            "missed": each.missed,
            "retrievability": round(each.retrievability, 6),
            "stability_days": round(each.stability, 3),
            "answered": each.answered.isoformat(),
            "due": each.due.isoformat(),
        }
        for each in facts
    ]


def _modes(found: LookingBack) -> Data:
    return {"modes": _modes_table(found)}


def _modes_table(found: LookingBack) -> list[Data]:
    return [_mode(each) for each in found.statistics.modes]


def _mode(each: ModeRecord) -> Data:
    best = each.best
    return {
        "mode": each.mode,
        "rounds": each.rounds,
        "finished": each.finished,
        "latest": each.latest.isoformat(),
        "best": best.uid if best else None,
        "best_points": _figure(best.score) if best else None,
        "best_out_of": best.out_of if best else None,
    }


def _rounds(found: LookingBack) -> Data:
    return {
        "rounds": [
            _round(each)
            | {"seats": [{"name": one.name, "points": _figure(one.points)} for one in each.seats]}
            for each in found.scores.rounds
        ]
    }


def _rounds_table(found: LookingBack) -> list[Data]:
    return [
        _round(each)
        | {"seats": "; ".join(f"{one.name}: {_figure(one.points):g}" for one in each.seats)}
        for each in found.scores.rounds
    ]


def _round(each: RoundScore) -> Data:
    return {
        "id": each.uid,
        "pack": each.pack,
        "title": each.pack_title,
        "language": each.language,
        "mode": each.mode,
        "topic": each.topic,
        "started": each.started.isoformat(),
        "latest": each.latest.isoformat(),
        "finished": each.finished,
        "answered": each.tally.answers,
        # Of a round that only misses end nobody was to answer all that was drawn.
        "total": None if each.mode == Mode.SURVIVAL else each.total,
        # What an exam is worth is told once it is over.
        "points": None if each.sealed else _figure(each.score),
    }


def _tally(tally: Tally) -> Data:
    return {"answers": tally.answers, "points": _figure(tally.credit), "share": _share(tally)}


def _share(tally: Tally) -> float | None:
    return None if tally.share is None else _figure(tally.share)


def _streak(streak: Streak) -> Data:
    return {"now": streak.now, "longest": streak.longest}


def _figure(value: Fraction) -> float:
    return round(float(value), 6)


_DATA = {
    Part.OVERVIEW: _overview,
    Part.ACCURACY: _accuracy,
    Part.TIME: _time,
    Part.DUE: _due,
    Part.FACTS: _facts,
    Part.RECORDS: _modes,
    Part.ROUNDS: _rounds,
}
_PERIOD = "period start answers points share recent_answers recent_share"
_STRENGTH = (
    "list pack fact statement stem asked share lapses missed retrievability stability_days "
    "answered due"
)
_ROUND = "id pack title language mode topic started latest finished answered total points seats"
_TABLES = {
    Part.OVERVIEW: ("figure value", _overview_table),
    Part.ACCURACY: ("by pack name title answers points share", _accuracy_table),
    Part.TIME: (_PERIOD, _time_table),
    Part.DUE: ("day facts", _due_table),
    Part.FACTS: (_STRENGTH, _facts_table),
    Part.RECORDS: (
        "mode rounds finished latest best best_points best_out_of",
        _modes_table,
    ),
    Part.ROUNDS: (_ROUND, _rounds_table),
}
