"""``alpine-quiz propose --model``, with a server that says what it is told to."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from alpine_quiz.cli.main import main
from tests.proposals.claims import LAMPS, TEXT, VISITORS
from tests.proposals.scripted import body_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = "sk-secret-0123456789"


@contextmanager
def serving(*answers: dict[str, Any], status: int = 200) -> Iterator[str]:
    """Run a server whose model gives these answers, and then has no more to tell."""
    waiting = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer = waiting.pop(0) if waiting else {"found": False}
            body = json.dumps(body_of(json.dumps(answer)) if status == 200 else answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1"
        finally:
            server.shutdown()


@pytest.fixture
def run(tmp_path: Path) -> list[str]:
    """The command on a document of our own, without a model."""
    document = tmp_path / "bridge.txt"
    document.write_text(TEXT, encoding="utf-8")
    return ["propose", str(document), "--pack", str(tmp_path / "pack"), "--lang", "en"]


def test_a_model_is_asked_and_the_outcome_told(
    run: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(LAMPS, {**VISITORS, "quote": "22.2 percent more"}, VISITORS) as url:
        assert main([*run, "--model", "scripted", "--endpoint", url]) == 0
    told = capsys.readouterr()
    assert "The model: 3 claims asked for, 2 proven, 1 sent back, 0 given up." in told.out
    assert told.err == ""
    written = (tmp_path / "pack" / "candidates.yaml").read_text(encoding="utf-8")
    assert written.count("language-model") == 2


def test_the_endpoint_may_come_from_the_environment(
    run: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(LAMPS) as url:
        monkeypatch.setenv("ALPINE_QUIZ_ENDPOINT", url)
        assert main([*run, "--model", "scripted"]) == 0
    assert "1 proven" in capsys.readouterr().out


def test_a_refused_key_is_told_and_the_rules_candidates_are_there(
    run: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_API_KEY", KEY)
    with serving({"error": {"message": f"bad key {KEY}"}}, status=401) as url:
        assert main([*run, "--model", "scripted", "--endpoint", url]) == 1
    told = capsys.readouterr()
    assert "ALPINE_QUIZ_API_KEY" in told.err
    assert KEY not in told.out + told.err
    assert "Traceback" not in told.err
    written = (tmp_path / "pack" / "candidates.yaml").read_text(encoding="utf-8")
    assert "opened-in" in written
    assert KEY not in written


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--endpoint", "http://localhost:1/v1"], "--model NAME"),
        (["--model", " "], "--model NAME"),
        (["--model", "m", "--endpoint", "nonsense"], "no address"),
        (["--model", "m", "--endpoint", "http://me:pw@localhost/v1"], "ALPINE_QUIZ_API_KEY"),
    ],
)
def test_options_that_do_not_do_are_told_before_anything_is_read(
    run: list[str],
    options: list[str],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*run, *options]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()
