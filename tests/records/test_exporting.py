"""Records are written down as one document that people can read."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from alpine_quiz.game.answers import Typed
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.seats import seats_of
from alpine_quiz.records.exchange import read_document
from alpine_quiz.records.flags import Reason
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.schema import VERSION
from alpine_quiz.records.store import Records
from tests.records.playing import (
    CHOICE,
    ITEMS,
    MULTIPLE,
    TEXT,
    ByTheKey,
    Stopwatch,
    answer,
    asked,
    pack_of,
    play,
    right,
    start,
    wrong,
)
from tests.records.test_schema import file_of

if TYPE_CHECKING:
    from pathlib import Path


def everything(records: Records) -> None:
    """Play in all ways that leave something to be written down."""
    kept = start(records, player="Ann")
    answer(kept, *(right(item) for item in ITEMS[:3]))
    answer(kept, wrong(TEXT), Typed("half"))
    records.flag_item(kept.saved.player, kept.saved, kept.saved.answers[-1], Reason.WRONG, "Non.")
    claiming = start(records, [TEXT, CHOICE], player="Ann", mode=Mode.SURVIVAL)
    claiming.hint()
    claiming.answer(Typed("a\x1b\u202e\ud800 “Rédélé”"))
    assert claiming.claim()
    options = replace(CHOICE, distractors=("Dauphine", "Frégate", "Floride"))
    timed = KeptRound.start(
        records,
        records.player("Zoé"),
        pack_of([options, MULTIPLE]),
        "en",
        [asked(options), asked(MULTIPLE)],
        ByTheKey(),
        Stopwatch(),
        mode=Mode.HOTSEAT,
        seats=seats_of(["Zoé", "الف"]),
        seconds=600,
    )
    assert timed.hot_seat is not None
    timed.hot_seat.ready()
    assert timed.halve()
    assert timed.add_time(60)
    answer(timed, right(options))
    records.player("Nobody yet")


def content_of(records: Records, player: str | None = None) -> dict[str, Any]:
    """Return what a document of the records holds."""
    content: dict[str, Any] = json.loads(
        records.export(records.player(player) if player else None).data
    )
    return content


def test_everything_is_in_the_document(records: Records) -> None:
    everything(records)
    exported = records.export()
    counted = (exported.players, exported.rounds, exported.answers, exported.flags)
    assert (*counted, exported.left_out) == (3, 3, 7, 1, 0)
    content = json.loads(exported.data)
    assert (content["format"], content["version"]) == ("alpine-quiz-records", 1)
    assert [each["name"] for each in content["players"]] == ["Ann", "Zoé", "Nobody yet"]
    quick, survival, hot_seat = content["rounds"]
    assert (quick["player"], quick["mode"], quick["finished"]) == ("Ann", "quick", None)
    assert quick["seats"] is None
    assert len(quick["plan"]) == len(ITEMS)
    assert quick["plan"][0] == {
        "item": CHOICE.id,
        "type": "choice",
        "options": ["4CV", "Dauphine", "Frégate"],
        "lefts": [],
    }
    assert quick["answers"][4]["credit"] == "1/2"
    claimed = survival["answers"][0]
    assert (claimed["credit"], claimed["hints"], claimed["cost"]) == ("0", 1, "1/4")
    assert claimed["claimed"] > claimed["at"]
    assert claimed["given"] == {"typed": "a\x1b\u202e\ud800 “Rédélé”"}
    assert hot_seat["seats"] == {"names": ["Zoé", "الف"], "style": "turns"}
    assert (hot_seat["time_limit"], hot_seat["time_added"]) == (600, 60)
    halved = hot_seat["answers"][0]
    assert (halved["seat"], halved["cost"], len(halved["removed"])) == (1, "1/2", 2)
    (flag,) = content["flags"]
    assert (flag["item"], flag["reason"], flag["note"]) == ("cars.number", "wrong", "Non.")
    assert (flag["round"], flag["position"]) == (quick["uid"], 4)


def test_people_can_read_it(records: Records) -> None:
    everything(records)
    text = records.export().data.decode("utf-8")
    assert '\n      "started": "2025-11-22T12:02:00.000+00:00",\n' in text
    assert "Jean Rédélé" in text
    assert text.endswith("}\n")
    assert max(map(len, text.splitlines())) < 800


def test_empty_records_are_a_document_too(records: Records) -> None:
    content = content_of(records)
    assert [content[name] for name in ("players", "rounds", "flags")] == [[], [], []]


def test_one_players_document_has_nothing_of_others(records: Records) -> None:
    everything(records)
    content = content_of(records, "zoé")
    assert [each["name"] for each in content["players"]] == ["Zoé"]
    assert [each["player"] for each in content["rounds"]] == ["Zoé"]
    assert content["flags"] == []


def test_the_same_records_give_the_same_bytes(records: Records) -> None:
    everything(records)
    assert records.export() == records.export()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_what_earlier_versions_wrote_is_exported_whole(path: Path, version: int) -> None:
    file_of(version, path)
    with Records.open(path) as records:
        exported = records.export()
        assert exported.left_out == 0
        assert exported.answers >= 11
        assert len(read_document(exported.data).rounds) == exported.rounds


@pytest.mark.parametrize(
    "nonsense",
    [
        "UPDATE round SET plan = '[' WHERE player = 1",
        "UPDATE round SET plan = '7' WHERE player = 1",
        "UPDATE round SET seats = '[1]' WHERE player = 1",
        "UPDATE round SET started = 'one day' WHERE player = 1",
        "UPDATE round SET uid = x'00' WHERE player = 1",
        "UPDATE round SET language = '../..' WHERE player = 1",
        "DROP TRIGGER answers_stay; UPDATE answer SET key = 'x'",
        "DROP TRIGGER answers_stay; UPDATE answer SET options = '[],[]'",
        "DROP TRIGGER answers_stay; UPDATE answer SET position = 1000",
        "DROP TRIGGER answers_stay; UPDATE answer SET numerator = 1, denominator = 10007",
    ],
)
def test_rounds_that_make_no_sense_are_left_out_and_counted(path: Path, nonsense: str) -> None:
    with Records.open(path) as records:
        play(records, "+", player="Ann", of=2)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(nonsense)
    with Records.open(path) as records:
        play(records, "+", player="Bob", of=2)
        exported = records.export()
        assert records.unsaved_because is None
        assert (exported.players, exported.rounds, exported.left_out) == (2, 1, 1)
        read_document(exported.data)
