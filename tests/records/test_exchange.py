"""A document of records is read with nothing taken on trust."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.records import exchange
from alpine_quiz.records.exchange import read_document
from alpine_quiz.records.fields import ExchangeError, Fault
from alpine_quiz.records.store import Records
from tests.records.playing import Calendar
from tests.records.test_exporting import everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Path = tuple[str | int, ...]


def _sound() -> Any:
    with Records.in_memory(now=Calendar()) as records:
        everything(records)
        return json.loads(records.export().data)


SOUND = _sound()


def refusal(data: bytes | object) -> ExchangeError:
    """Return why a document is refused."""
    with pytest.raises(ExchangeError) as caught:
        read_document(data if isinstance(data, bytes) else json.dumps(data).encode())
    return caught.value


def changed(path: Path, value: object) -> Any:
    """Return a sound document with one value put in another's place, or ``...`` to remove it."""
    content = deepcopy(SOUND)
    *way, last = path
    place = content
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return content


def places(content: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the paths of all values within."""
    steps = content.items() if isinstance(content, dict) else enumerate(content)
    for step, value in steps:
        yield (*path, step)
        if isinstance(value, (dict, list)):
            yield from places(value, (*path, step))


ALL = sorted(places(SOUND), key=str)
ANSWER = ("rounds", 0, "answers", 0)
ROUND = ("rounds", 0)
FLAG = ("flags", 0)


def test_a_sound_document_is_read() -> None:
    document = read_document(json.dumps(SOUND).encode())
    assert [each["name"] for each in document.players] == ["Ann", "Zoé", "Nobody yet"]
    assert len(document.rounds) == 3


def test_a_byte_order_mark_is_let_pass() -> None:
    assert read_document(b"\xef\xbb\xbf" + json.dumps(SOUND).encode()).rounds


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        (("version",), 2, Fault.NEWER_VERSION, "version"),
        (("version",), 10**4000, Fault.NEWER_VERSION, "version"),
        (("version",), 0, Fault.FORMAT, "version"),
        (("version",), True, Fault.FORMAT, "version"),
        (("format",), "csv", Fault.FORMAT, ""),
        (("rounds",), ..., Fault.MISSING, "rounds"),
        (("rounds",), {}, Fault.TYPE, "rounds"),
        (("extra",), 1, Fault.UNKNOWN, "extra"),
        (("players", 0), None, Fault.TYPE, "players[0]"),
        (("players", 0, "name"), "", Fault.MISSING, "players[0].name"),
        (("players", 0, "name"), " Ann", Fault.TEXT, "players[0].name"),
        (("players", 0, "name"), "x" * 41, Fault.TEXT, "players[0].name"),
        (("players", 0, "name"), "A\x1b", Fault.TEXT, "players[0].name"),
        (("players", 1, "name"), "ANN", Fault.TWICE, "players[1].name"),
        (("players", 0, "name"), "Bea", Fault.NOBODY, "rounds[0].player"),
        (("players", 0, "since"), "2025-11-22T12:00:00", Fault.TIME, "players[0].since"),
        (("players", 0, "since"), "9999-12-31T23:59:59-12:00", Fault.TIME, "players[0].since"),
        (("players", 0, "since"), "0001-01-01T00:00:00+14:00", Fault.TIME, "players[0].since"),
        (("players", 0, "since"), "yesterday", Fault.TIME, "players[0].since"),
        (("players", 0, "since"), 7, Fault.TYPE, "players[0].since"),
        ((*ROUND, "uid"), "../x", Fault.CHOICE, "rounds[0].uid"),
        pytest.param(
            (*ROUND, "uid"), SOUND["rounds"][1]["uid"], Fault.TWICE, "rounds[1].uid", id="uid-twice"
        ),
        ((*ROUND, "pack"), "", Fault.MISSING, "rounds[0].pack"),
        ((*ROUND, "pack_title"), "a\u202e", Fault.TEXT, "rounds[0].pack_title"),
        ((*ROUND, "pack_title"), "\ud800", Fault.TEXT, "rounds[0].pack_title"),
        ((*ROUND, "pack_title"), "x" * 20_001, Fault.TOO_LONG, "rounds[0].pack_title"),
        ((*ROUND, "mode"), "[b]", Fault.CHOICE, "rounds[0].mode"),
        ((*ROUND, "mode"), "hotseat", Fault.MISSING, "rounds[0].seats"),
        ((*ROUND, "time_limit"), -1, Fault.RANGE, "rounds[0].time_limit"),
        ((*ROUND, "time_limit"), 10**4000, Fault.RANGE, "rounds[0].time_limit"),
        ((*ROUND, "time_limit"), 1.5, Fault.TYPE, "rounds[0].time_limit"),
        ((*ROUND, "plan"), [], Fault.RANGE, "rounds[0].answers[0].position"),
        ((*ROUND, "plan", 0, "type"), "essay", Fault.CHOICE, "rounds[0].plan[0].type"),
        ((*ROUND, "plan", 0, "options", 1), 7, Fault.TYPE, "rounds[0].plan[0].options[1]"),
        ((*ROUND, "plan", 0, "options"), [""] * 1001, Fault.TOO_LONG, "rounds[0].plan[0].options"),
        (("rounds", 2, "seats"), None, Fault.MISSING, "rounds[2].seats"),
        (("rounds", 2, "seats", "names"), ["a", "A"], Fault.TEXT, "rounds[2].seats.names"),
        (("rounds", 2, "seats", "names"), ["a"], Fault.TEXT, "rounds[2].seats.names"),
        (("rounds", 2, "seats", "style"), "race", Fault.CHOICE, "rounds[2].seats.style"),
        (("rounds", 2, "answers", 0, "seat"), 3, Fault.RANGE, "rounds[2].answers[0].seat"),
        ((*ANSWER, "position"), 1, Fault.TWICE, "rounds[0].answers[1].position"),
        ((*ANSWER, "position"), True, Fault.TYPE, "rounds[0].answers[0].position"),
        ((*ANSWER, "at"), ..., Fault.MISSING, "rounds[0].answers[0].at"),
        ((*ANSWER, "credit"), "3/2", Fault.RANGE, "rounds[0].answers[0].credit"),
        ((*ANSWER, "credit"), "1/0", Fault.RANGE, "rounds[0].answers[0].credit"),
        ((*ANSWER, "credit"), "-1", Fault.RANGE, "rounds[0].answers[0].credit"),
        ((*ANSWER, "credit"), "1/10007", Fault.RANGE, "rounds[0].answers[0].credit"),
        ((*ANSWER, "credit"), 1, Fault.TYPE, "rounds[0].answers[0].credit"),
        ((*ANSWER, "cost"), "1/3", Fault.RANGE, "rounds[0].answers[0].cost"),
        ((*ANSWER, "outcome"), "prompt", Fault.CHOICE, "rounds[0].answers[0].outcome"),
        ((*ANSWER, "outcome"), ["right"], Fault.TYPE, "rounds[0].answers[0].outcome"),
        ((*ANSWER, "seconds"), float("nan"), Fault.RANGE, "rounds[0].answers[0].seconds"),
        ((*ANSWER, "seconds"), float("inf"), Fault.RANGE, "rounds[0].answers[0].seconds"),
        ((*ANSWER, "seconds"), 10**4000, Fault.RANGE, "rounds[0].answers[0].seconds"),
        ((*ANSWER, "difficulty"), float("nan"), Fault.TYPE, "rounds[0].answers[0].difficulty"),
        ((*ANSWER, "difficulty"), 4, Fault.RANGE, "rounds[0].answers[0].difficulty"),
        ((*ANSWER, "stem"), "\udfff", Fault.TEXT, "rounds[0].answers[0].stem"),
        ((*ANSWER, "key"), {"picked": [1]}, Fault.ANSWER, "rounds[0].answers[0].key"),
        ((*ANSWER, "key"), {"picked": [], "x": 1}, Fault.ANSWER, "rounds[0].answers[0].key"),
        ((*ANSWER, "key"), {"matched": [["a"]]}, Fault.ANSWER, "rounds[0].answers[0].key"),
        ((*ANSWER, "key"), {"typed": None}, Fault.ANSWER, "rounds[0].answers[0].key"),
        ((*ANSWER, "given"), '{"picked":[]}', Fault.ANSWER, "rounds[0].answers[0].given"),
        ((*ANSWER, "given"), {"typed": "x" * 20_000}, Fault.TOO_LONG, "rounds[0].answers[0].given"),
        ((*ANSWER, "claimed"), False, Fault.TYPE, "rounds[0].answers[0].claimed"),
        ((*FLAG, "reason"), "rude", Fault.CHOICE, "flags[0].reason"),
        ((*FLAG, "note"), "x" * 501, Fault.TEXT, "flags[0].note"),
        ((*FLAG, "note"), "a\nb", Fault.TEXT, "flags[0].note"),
        ((*FLAG, "player"), "Cid", Fault.NOBODY, "flags[0].player"),
        ((*FLAG, "round"), None, Fault.MISSING, "flags[0].round"),
        ((*FLAG, "position"), None, Fault.MISSING, "flags[0].position"),
        (("flags",), SOUND["flags"] * 2, Fault.TWICE, "flags[1].item"),
        (("rounds",), SOUND["rounds"] * 2, Fault.TWICE, "rounds[3].uid"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    path: Path, value: object, code: Fault, place: str
) -> None:
    error = refusal(changed(path, value))
    assert (error.code, error.place) == (code, place)
    assert len(error.detail) <= 60
    assert error.detail.isprintable()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Fault.NOT_JSON),
        (b"{", Fault.NOT_JSON),
        (b"\xff\xfe{\x00}\x00", Fault.NOT_UTF8),
        (b"\x00" * 100, Fault.NOT_JSON),
        (b"null", Fault.FORMAT),
        (b"[]", Fault.FORMAT),
        (b"{}", Fault.FORMAT),
        (b"NaN", Fault.FORMAT),
        (b'{"format": ["alpine-quiz-records"]}', Fault.FORMAT),
        (b'{"format": "alpine-quiz-records"}', Fault.FORMAT),
        (b"9" * 10_000_000, Fault.NOT_JSON),
        (b"x" * 10_000_000, Fault.NOT_JSON),
        (b"\x80" * 10_000_000, Fault.NOT_UTF8),
        (b'"' + b"x" * 10_000_000 + b'"', Fault.FORMAT),
        (b"[" * 100_000, Fault.NESTED),
        (b'{"a":' * 100_000, Fault.NESTED),
        (b"[" * 10_000_000, Fault.TOO_LARGE),
        (b"{},[]" * 2_000_001, Fault.TOO_LARGE),
    ],
    ids=range(18),
)
def test_junk_is_refused(data: bytes, code: Fault) -> None:
    assert refusal(data).code is code


def test_a_document_beyond_all_bounds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "MAX_BYTES", 100)
    assert refusal(SOUND).code is Fault.TOO_LARGE


def test_where_the_json_breaks_off_is_told() -> None:
    error = refusal(b'{\n  "format": "alpine-quiz-records",\n  "version": }')
    assert (error.code, error.line, error.column) == (Fault.NOT_JSON, 3, 14)


@pytest.mark.parametrize("opening", ["[", '{"typed": '])
def test_what_is_nested_within_a_field_is_refused(opening: str) -> None:
    for depth in (50, 500, 900, 960, 980, 990):
        closing = {"[": "]", '{"typed": ': "}"}[opening] * depth
        text = json.dumps(SOUND).replace(
            '"given": {"picked": ["4CV"]}', f'"given": {opening * depth}1{closing}', 1
        )
        assert refusal(text.encode()).code in (Fault.ANSWER, Fault.NESTED)


def test_a_field_named_twice_is_refused_with_its_place() -> None:
    text = json.dumps(SOUND).replace('"hints": 0', '"hints": 0, "hints": 0', 1)
    error = refusal(text.encode())
    assert (error.code, error.place) == (Fault.TWICE, "rounds[0].answers[0].hints")
    text = json.dumps(SOUND).replace('{"picked"', '{"picked": [], "picked"', 1)
    assert refusal(text.encode()).code is Fault.ANSWER


def test_hostile_names_are_cleaned_where_they_are_told() -> None:
    error = refusal(SOUND | {"\x1b[31m\u202e" + "x" * 1_000_000: 1})
    assert error.code is Fault.UNKNOWN
    assert error.place.startswith("␛[31mx")
    assert len(error.place) <= 60


@given(st.sampled_from(ALL))
def test_no_field_can_be_left_out(path: Path) -> None:
    if isinstance(path[-1], str) and path[-1] != "time_open":
        assert refusal(changed(path, ...)).code in (Fault.MISSING, Fault.ANSWER, Fault.FORMAT)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.none(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)


@settings(max_examples=200)
@given(st.sampled_from(ALL), JUNK)
def test_any_value_in_any_place_is_refused_or_can_be_kept(path: Path, value: object) -> None:
    data = json.dumps(changed(path, value)).encode()
    try:
        document = read_document(data)
    except ExchangeError:
        return
    with Records.in_memory() as records:
        records.take_in(document)
        assert records.unsaved_because is None
        exported = records.export()
        assert exported.left_out == 0
        read_document(exported.data)
        for player in records.players():
            records.scores(player)
            records.schedule(player, "alpine")
            records.unfinished(player)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    refusal(data)


def test_refusing_changes_nothing(records: Records) -> None:
    everything(records)
    before = records.export()
    refuse: Callable[[object], ExchangeError] = refusal
    refuse(changed((*ANSWER, "credit"), "2"))
    assert records.export() == before
