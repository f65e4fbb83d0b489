"""Reading files that may be anything."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.documents.files import Obstacle, UnreadableError, decode, read_bytes
from alpine_quiz.documents.text import read_text, text_of_bytes


def obstacle_of(path: Path, limit: int = 1000) -> Obstacle:
    with pytest.raises(UnreadableError) as caught:
        decode(path, read_bytes(path, limit))
    return caught.value.obstacle


def test_a_text_keeps_its_line_ends_and_loses_its_bom(tmp_path: Path) -> None:
    path = tmp_path / "history.txt"
    data = b"\xef\xbb\xbfun\r\ndeux\rtrois \xc3\xa9\n"
    path.write_bytes(data)
    text = read_text(path)
    assert text.content == "un\r\ndeux\rtrois é\n"
    assert text.sha256 == hashlib.sha256(data).hexdigest()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert obstacle_of(tmp_path / "absent") is Obstacle.MISSING
    assert obstacle_of(tmp_path) is Obstacle.FOLDER
    file = tmp_path / "file"
    file.touch()
    assert obstacle_of(file / "below") in (Obstacle.MISSING, Obstacle.FAILED)


def test_a_name_no_system_takes_is_refused() -> None:
    assert obstacle_of(Path("a\0b")) is Obstacle.FAILED
    assert obstacle_of(Path("x" * 5000)) is Obstacle.FAILED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert obstacle_of(tmp_path / "pipe") is Obstacle.SPECIAL


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs devices")
def test_a_device_is_refused() -> None:
    assert obstacle_of(Path("/dev/zero")) is Obstacle.SPECIAL


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.touch(0)
    assert obstacle_of(path) is Obstacle.FORBIDDEN


def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(2**30)
    assert obstacle_of(path, 32 * 2**20) is Obstacle.TOO_LARGE


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 100)
    assert read_bytes(path, 100) == b"x" * 100
    assert obstacle_of(path, 99) is Obstacle.TOO_LARGE


@pytest.mark.parametrize(
    ("data", "obstacle", "line", "column"),
    [
        ("a: été\nb: 1".encode("latin-1"), Obstacle.NOT_UTF8, 1, 4),
        (b"a: 1\r\n\xc3\xa9\xff", Obstacle.NOT_UTF8, 2, 2),
        (b"\xef\xbb\xbfab\n\xe9", Obstacle.NOT_UTF8, 2, 1),
        ("a: 1".encode("utf-16"), Obstacle.NOT_UTF8, 1, 1),
        (b"PNG\n\0\0", Obstacle.BINARY, 2, 1),
    ],
)
def test_what_is_not_utf8_is_refused_with_its_place(
    data: bytes, obstacle: Obstacle, line: int, column: int
) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(Path("x"), data)
    assert caught.value.obstacle is obstacle
    assert (caught.value.line, caught.value.column) == (line, column)


def test_the_likely_encoding_is_named() -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(Path("x"), b"\xff\xfea\0")
    assert caught.value.args_ == {"byte": "FF", "encoding": "UTF-16"}
    with pytest.raises(UnreadableError) as caught:
        decode(Path("x"), "é".encode("latin-1"))
    assert caught.value.args_ == {"byte": "E9", "encoding": "Latin-1 (Windows-1252)"}


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = text_of_bytes(Path("x"), data)
    except UnreadableError:
        return
    assert text.content.encode() == data.removeprefix(b"\xef\xbb\xbf")
