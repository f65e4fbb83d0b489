"""Packs whose every text would steer the terminal, under every command that shows packs."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.cli.main import main
from alpine_quiz.language.clean import first_forbidden

if TYPE_CHECKING:
    from pathlib import Path

BAD = "\x1b]2;PWNED\x1b\\ \x1b[2J \x07 \x9b31m \u202egnp \u2066x \x7f\x08 \r"
TEXT = "The river rises in the hills.\n\nIt ends in the sea.\n"
QUOTES = [{"document": "good", "quote": "It ends in the sea", "mark": "sea"}]


def bad(word: str) -> str:
    return f"{word} {BAD}"


def head() -> dict[str, Any]:
    """Return the head of a pack whose every text is hostile, and one document that is not."""
    texts = ("title", "publisher", "file", "url", "source", "published", "language", "sha256")
    return {
        "format": 1,
        "version": bad("1.0"),
        "title": {"en": bad("Title"), "fr": bad("Titre"), bad("de"): "Titel"},
        "description": bad("About"),
        "licence": bad("CC0"),
        "authors": [bad("Ann"), "Bob"],
        "topics": {bad("rivers"): {"en": bad("Rivers")}, "hills": bad("Hills")},
        "documents": {
            "good": {
                "title": bad("The book"),
                "publisher": bad("Ann"),
                "url": bad("https://example.org/"),
                "file": "good.txt",
                "sha256": hashlib.sha256(bad(TEXT).encode()).hexdigest(),
            },
            "ill": {name: bad(name) for name in texts},
            bad("worse"): {"title": "Worse"},
        },
        "allow": {bad("missing-rationale"): bad("No")},
        bad("unknown"): bad("value"),
    }


def questions() -> list[dict[str, Any]]:
    """Return a question that is sound, and one that is hostile."""
    sound = {"id": "end", "stem": "Where does it end?", "answer": "sea", "citations": QUOTES}
    spoilt = {
        "id": "ill",
        "stem": bad("Who?"),
        "answer": bad("Ann"),
        "distractors": [bad("Bob")],
        "credit": bad("Eve"),
        "topic": bad("people"),
        bad("odd"): bad("odd"),
    }
    # A fault of its own, told with what stands there.
    misspelt = {"id": bad("id"), "type": bad("choice"), "stem": "What?", "answer": "x"}
    return [sound | {"facts": ["end"]}, spoilt, misspelt]


def facts() -> dict[str, Any]:
    """Return facts that stand on the same documents."""
    fact = {"subject": "river", "relation": "ends", "object": "sea", "evidence": QUOTES}
    return {
        "format": 1,
        "languages": ["en", bad("fr")],
        "sources": {"good": bad("The book")},
        "units": {bad("km"): bad("kilometres")},
        "relations": [{"id": "ends", "claim": bad("{subject} ends in {object}.")}],
        "entities": [
            {"id": "river", "type": "river", "names": "River", "about": bad("A river")},
            {"id": "sea", "type": "sea", "names": bad("Sea")},
        ],
        "facts": [
            fact | {"id": "end", "statement": "The river ends in the sea.", "event": "It ends"},
            fact | {"id": "said", "statement": bad("It ends."), "disputed": bad("Ann")},
            fact | {"id": "doubt", "statement": "It ends.", "disputed": bad("Ann")},
        ],
        bad("more"): bad("more"),
    }


def written(held: dict[str, Any], *, escaped: bool) -> bytes:
    """Return YAML whose hostile characters are ``escaped``, or as bytes where YAML lets them be."""
    text = json.dumps(held, ensure_ascii=escaped, indent=1)
    if not escaped:
        text = text.replace("\\u001b", "\x1b").replace("\\u0007", "\x07").replace("\\b", "\x08")
    return text.encode()


def hostile_folder(packs: Path, *, escaped: bool) -> Path:
    """Write the pack into a folder whose own name is hostile wherever that can be."""
    folder = packs / ("ill" if os.name == "nt" else f"ill{BAD.replace('/', '')}")
    folder.mkdir(parents=True)
    bank = {"format": 1, "language": "en", "questions": questions()} | head()
    override = {"id": "end.choice", "rationale": bad("why"), "hint": bad("hint")}
    files = {
        "pack.yaml": head(),
        "en.yaml": bank,
        "facts.yaml": facts(),
        "overrides.yaml": {"format": 1, "overrides": [override, {"id": bad("x")}]},
    }
    for name, held in files.items():
        (folder / name).write_bytes(written(held, escaped=escaped))
    (folder / "good.txt").write_bytes(bad(TEXT).encode())
    return folder


PLAYED = "sea\n\nd\n!\n1\n\nq\n"
COMMANDS = (
    "packs list",
    "packs info PACK",
    "packs check PACK",
    "packs search sea",
    "packs search end --answers --pack PACK",
    "play --plain --pack PACK",
    "play --plain --pack PACK --topic x",
    "play --plain --pack PACK --lang fr",
    "packs preview --plain PACK",
    "packs statistics PACK",
    "packs flags PACK",
    "documents list",
    "documents read good --pack PACK",
    "documents read ill --pack PACK",
    "scores",
    "facts check PACK",
    "facts report PACK",
    "compose --check PACK",
    "compose PACK",
    "packs check PACK",
    "",
)


@pytest.mark.parametrize("escaped", [True, False])
def test_nothing_that_steers_a_terminal_comes_out_of_any_command(
    escaped: bool,
    own_data_folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = str(hostile_folder(own_data_folder / "packs", escaped=escaped))
    for command in COMMANDS:
        monkeypatch.setattr(sys, "stdin", io.StringIO(PLAYED if command else "l\n\nq\nq\n"))
        main([folder if each == "PACK" else each for each in command.split()])
        said = "\n".join(capfd.readouterr())
        assert said.strip(), command
        at = first_forbidden(said)
        assert at is None, (command, said[max(0, at - 80) : at + 80])


@pytest.mark.parametrize("command", ["documents list", "packs check --format", "play --mode"])
def test_what_was_given_is_told_without_what_steers(
    capfd: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit):
        main([*command.split(), bad("x")])
    said = capfd.readouterr().err
    assert "PWNED" in said
    assert first_forbidden(said) is None


@pytest.mark.parametrize("escaped", [True, False])
def test_a_single_file_and_a_folder_take_no_hostile_text(tmp_path: Path, escaped: bool) -> None:
    folder = hostile_folder(tmp_path, escaped=escaped)
    for path in (folder, folder / "en.yaml"):
        pack, problems = load_pack(path)
        assert pack is not None
        assert first_forbidden(pack.title.in_language("en")) is None
        assert (pack.version, pack.licence, pack.authors) == ("", "", ())
        assert (pack.description.in_language("en"), pack.named_topics) == ("", {})
        assert list(pack.documents) == ["good", "ill"]
        assert (pack.documents["good"].title, pack.documents["good"].file) == ("good", "good.txt")
        assert (pack.documents["ill"].url, pack.documents["ill"].file) == ("", "")
        assert [item.id for bank in pack.banks for item in bank.items] == ["end"]
        codes = {each.code.value for each in problems if each.is_error}
        assert "forbidden-character" in codes
