"""``alpine-quiz host`` as a program: opened, refused, ended, and opened again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from alpine_quiz.classroom.journal import Journal
from alpine_quiz.cli.hosting import time_given
from alpine_quiz.plain.refusal import RefusalError
from tests.classroom.served import Served, free_port

CERTIFICATE = Path(__file__).parent.parent / "classroom" / "certificate.pem"
"""A certificate that nobody trusts, for quiz.example, with its key; valid for a hundred years."""
LOCKED = CERTIFICATE.with_name("locked_key.pem")
"""Its key, behind a password."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path, "--questions", "3", "--lang", "en")
    yield served
    served.stop()


def host(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alpine_quiz", "host", *options],
        check=False,
        env={**os.environ, "ALPINE_QUIZ_DATA": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_one_line_tells_all_that_is_needed_to_lead_a_room(served: Served) -> None:
    assert set(served.told) == {"url", "local", "pin", "host", "projector"}
    assert len(served.told["pin"]) == 6
    assert len(Journal.open(served.journal()).read().events) == 1


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_what_opens_the_room_is_nobody_elses_to_read(served: Served) -> None:
    for path in (served.folder / "class").iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_second_room_is_refused_while_one_is_open(served: Served) -> None:
    second = host(served.folder, "--headless")
    assert second.returncode == 1
    assert "A room is open already" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_room_is_ended_and_opened_again_as_it_was(served: Served) -> None:
    ended = host(served.folder, "--stop")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert served.process.wait(20) == 0
    assert host(served.folder, "--stop").returncode == 1
    served.come_back()


def test_a_room_by_https_is_found_by_its_teacher_and_refused_by_a_stranger(tmp_path: Path) -> None:
    served = Served(tmp_path, "--questions", "3", "--tls-cert", str(CERTIFICATE))
    try:
        assert served.url.startswith("https://")
        assert "A room is open already" in host(tmp_path, "--headless").stderr
        elsewhere = subprocess.run(
            [sys.executable, "-m", "alpine_quiz", "join", "--plain", served.url, "--pin", "1234"],
            check=False,
            env={**os.environ, "ALPINE_QUIZ_DATA": str(tmp_path / "elsewhere")},
            capture_output=True,
            text=True,
            input="",
            timeout=60,
        )
        assert "does not trust" in elsewhere.stdout + elsewhere.stderr
        assert host(tmp_path, "--stop").returncode == 0
        # It is opened again with the certificate that it had.
        served.come_back()
        assert host(tmp_path, "--stop").returncode == 0
    finally:
        served.stop()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = host(tmp_path, "--headless", "--bind", "127.0.0.1", "--port", port)
    assert refused.returncode == 1
    assert port in refused.stderr
    assert "--port" in refused.stderr
    assert "error while" not in refused.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--pack", "nowhere"], "nowhere"),
        (["--topic", "cheese"], "cheese"),
        (["--lang", "tlh"], "tlh"),
        (["--set", "none.txt"], "none.txt"),
        (["--roster", "none.txt"], "none.txt"),
        (["--roster", "~nobody-of-this-name/none.txt"], "none.txt"),
        (["--names", "list"], "“--names list” needs “--roster”"),
        (["--tls-cert", "none.pem"], "none.pem cannot be read"),
        (["--tls-cert", str(CERTIFICATE), "--tls-key", "none.pem"], "none.pem cannot be read"),
        (["--tls-cert", __file__], "no certificate with its key"),
        (["--tls-cert", str(CERTIFICATE), "--tls-key", __file__], "no certificate and its key"),
        (["--tls-cert", str(CERTIFICATE), "--tls-key", str(LOCKED)], "without a password"),
        (["--tls-key", "none.pem"], "--tls-cert"),
        (["--until", "18:30"], "self-paced"),
        (["--mode", "self-paced", "--until", "soon"], "soon"),
        (["--mode", "self-paced", "--until", "2001-01-01 10:00"], "past"),
        (["--resume"], "no room"),
        (["--bind", "192.0.2.99"], "192.0.2.99 is no address of this machine"),
        (["--bind", "nowhere.invalid"], "nowhere.invalid is no address of this machine"),
        (["--public-url", "class.example"], "https://"),
        (["--public-url", "javascript:alert(1)"], "https://"),
        (["--public-url", "http://class.example/#123456"], "https://"),
        (["--public-url", "http://[class.example"], "https://"),
        (["--mode", "self-paced", "--until", "9999-12-31T23:59-23:00"], "no time"),
        (["--names", "list"], "--roster"),
        (["--roster", os.devnull], "no name"),
        (["--questions", "0"], "0"),
        (["--time", "x"], "x"),
        (["--mode", "exam"], "exam"),
    ],
)
def test_what_cannot_be_is_one_sentence(tmp_path: Path, options: list[str], said: str) -> None:
    refused = host(tmp_path, "--headless", *options)
    assert refused.returncode in (1, 2)
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr
    assert [path.name for path in tmp_path.glob("class/*")] in ([], [".leading"])


def test_names_that_look_the_same_are_told_before_a_class_stumbles_over_them(
    tmp_path: Path,
) -> None:
    roster = tmp_path / "names.txt"
    roster.write_text("Zoé\nAdam\nZoe\n", encoding="utf-8")
    refused = host(tmp_path, "--headless", "--roster", str(roster))
    assert "line 3: “Zoe” looks like “Zoé” in line 1" in refused.stderr


def test_a_long_name_of_a_list_is_cut_as_a_student_would_send_it(tmp_path: Path) -> None:
    roster = tmp_path / "names.txt"
    roster.write_text("\ufeffMaximilian-Alexander von Hohenstein\n", encoding="utf-8")
    served = Served(tmp_path, "--roster", str(roster))
    try:
        (name,) = Journal.open(served.journal()).read().rules.names
    finally:
        served.stop()
    assert name == "Maximilian-Alexander von"


def test_a_set_of_a_whole_library_is_refused(tmp_path: Path) -> None:
    named = tmp_path / "set.txt"
    named.write_bytes(b"x" * (1 << 20) + b"\n")
    assert "too large" in host(tmp_path, "--headless", "--set", str(named)).stderr


def test_a_room_is_led_by_one_server_however_slow_it_is_to_answer(served: Served) -> None:
    # As long as it is stopped it answers nobody.
    os.kill(served.process.pid, signal.SIGSTOP)
    try:
        second = host(served.folder, "--headless", "--resume", "--port", free_port())
    finally:
        os.kill(served.process.pid, signal.SIGCONT)
    assert second.returncode == 1
    assert "A room is open already" in second.stderr


def test_a_set_asks_what_it_names_in_its_order(tmp_path: Path) -> None:
    served = Served(tmp_path, "--questions", "3", "--lang", "en", "--seed", "s")
    try:
        sheet = Journal.open(served.journal()).read().sheet
    finally:
        served.stop()
    ids = [posed.item.id for posed in sheet.pool[5:2:-1]]
    named = tmp_path / "set.txt"
    named.write_text("# a set\n" + "\n".join(ids) + "\n", encoding="utf-8")
    again = Served(tmp_path / "again", "--set", str(named), "--lang", "en")
    try:
        kept = Journal.open(again.journal()).read()
    finally:
        again.stop()
    assert [posed.item.id for posed in kept.sheet.pool[:3]] == ids


def test_a_time_is_of_today_or_tomorrow_or_of_its_date() -> None:
    now = datetime.now().astimezone()
    told = time_given("18:30")
    assert (told.hour, told.minute) == (18, 30)
    assert timedelta(0) < told - now <= timedelta(days=1)
    assert time_given("2099-12-24 18:30").year == 2099
    for text in ("", "25:00", "18:30:00:00", "yesterday", "\x1b[31m"):
        with pytest.raises(RefusalError) as refused:
            time_given(text)
        assert "\x1b" not in str(refused.value)
