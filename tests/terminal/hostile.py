"""A pack, players and a review whose every text tries to be taken for something else."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import Citation
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.library.reviewing import Desk
from alpine_quiz.proposals.candidates import write_candidates
from alpine_quiz.proposals.model import Candidate
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from tests.conftest import SteppingClock
from tests.records.playing import Calendar

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Pack

TAIL = (
    "[b]x[/b] [@click=bell]go[/] [/] {0} %s [red \\[ [] {name} $primary :smile: &amp; <i> "
    "שלום العربية 日本語の質問 👨‍👩‍👧‍👦 e\u0301te\u0301 " + "w" * 300
)
"""Markup, formats, variables, shortcodes; right to left, wide, joined and combining letters; and a
word longer than any line."""

_LABEL = re.compile(r"z\d\dz(?!-)")
_SPACES = re.compile(r"\s+")
# What is drawn around texts, and marks within quotes.
_DRAWN = str.maketrans("", "", "│▐▌")
_NAME = 40
_LINE = 300
_TOLD = 250
_LONG = 1_000
_LEAST_LINE = 20
"""How many letters of a word stand together even where it takes several lines."""
_TOPIC = 60


@dataclass
class Hostile:
    """Texts that each begin with a label of their own, so that they are found on screen."""

    told: dict[str, tuple[str, str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def __call__(self, name: str, most: int = _LINE) -> str:
        """Return a new text, which is called ``name`` where it is told of."""
        label = f"z{len(self.told):02}z"
        text = f"{label} {TAIL}"[:most].strip()
        self.told[label] = name, text.removeprefix(label)
        return text

    def mistaken(self, shown: str, *, scrolls: bool = False) -> list[str]:
        """Return which texts stand in a widget's ``shown`` otherwise than they are.

        One that is cut short ends with an ellipsis, or with the widget where that ``scrolls``
        its text itself; a note may stand beside the first line.
        """
        flat = _flat(shown).translate(_DRAWN)
        wrong = []
        for found in _LABEL.finditer(flat):
            name, tail = self.told[found[0]]
            rest = flat[found.end() :]
            if _holds(rest, tail):
                self.seen.add(name)
            elif not _is_cut(rest, tail) and not (scrolls and _flat(tail).startswith(rest)):
                wrong.append(f"{name}: {flat[found.start() :][:160]}")
        return wrong


def _flat(text: str) -> str:
    return _SPACES.sub("", text).casefold()


def _holds(rest: str, tail: str) -> bool:
    for token in tail.casefold().split():
        at = rest.find(token[:_LEAST_LINE])
        if at < 0:
            return False
        rest = rest[at + len(token) :]
    return True


def _is_cut(rest: str, tail: str) -> bool:
    """Tell whether an ellipsis ends what else is the beginning of ``tail``."""
    shown, cut, _ = rest.partition("…")
    return bool(cut) and _flat(tail).startswith(shown)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _write(folder: Path, files: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, held in files.items():
        text = held if isinstance(held, str) else json.dumps(held, ensure_ascii=False, indent=1)
        (folder / name).write_bytes(text.encode())


def _questions(say: Hostile, quotes: list[dict[str, str]]) -> list[dict[str, Any]]:
    def common(kind: str, number: int) -> dict[str, Any]:
        return {
            "id": kind,
            "type": kind,
            "stem": say(f"the stem, {kind}", _LONG),
            "hint": say(f"the hint, {kind}"),
            "rationale": say(f"the rationale, {kind}", _TOLD),
            "citations": quotes,
            "topic": say(f"topic {number}", _TOPIC),
        }

    wrong = [say("a wrong option"), say("another wrong option")]
    return [
        common("choice", 1)
        | {"answer": say("the key"), "distractors": wrong, "facts": ["first"]}
        | {"feedback": {each: say("feedback") for each in wrong}},
        common("multiple", 2)
        | {"answers": [say("a key"), say("another key")], "distractors": [say("no key")]},
        common("true-false", 3) | {"answer": False, "correction": say("the correction")},
        common("text", 4) | {"answer": say("the typed key"), "accept": ["yes"]},
        common("number", 5) | {"answer": 7, "unit": say("a unit", _TOPIC)},
        common("order", 6)
        | {"items": [say(f"line {number}") for number in range(3)]}
        | {"values": [say(f"value {number}") for number in range(3)]},
        common("match", 7)
        | {"pairs": {say(f"left {number}"): say(f"right {number}") for number in range(3)}},
    ]


def _facts(say: Hostile, quotes: list[dict[str, str]]) -> dict[str, Any]:
    def fact(name: str, quote: dict[str, str], **more: str) -> dict[str, Any]:
        return {
            "id": name,
            "subject": "thing",
            "relation": "is",
            "object": say(f"the object of {name}"),
            "statement": say(f"the statement of {name}"),
            "evidence": [quote],
            **more,
        }

    return {
        "format": 1,
        "languages": ["en"],
        "entities": [{"id": "thing", "type": "thing", "names": say("an entity")}],
        "facts": [
            fact("first", quotes[0], disputed=say("a doubt")),
            fact("second", quotes[1], disputed=say("another doubt")),
        ],
    }


def hostile_pack(folder: Path, say: Hostile) -> Pack:
    """Write a pack of one question a type, with documents and facts, and load it."""
    words = [say(f"the quote of document {number}") for number in range(3)]
    texts = [f"{say('a document')}\n\nIt is told: {each} .\n\nThe end.\n" for each in words[:2]]
    files = ["one.txt", "two.txt", "lost.txt"]
    documents = {
        f"d{number}": {
            "title": say(f"the title of document {number}"),
            "publisher": say(f"the publisher of document {number}"),
            "file": name,
            "sha256": _sha256(texts[number]) if number < len(texts) else "0" * 64,
        }
        for number, name in enumerate(files)
    }
    documents["d2"]["url"] = say("an address")
    # A quote holds 25 words at most, and is part of its document.
    quotes = [
        {"document": f"d{number}", "quote": each, "mark": each.split()[1]}
        for number, each in enumerate(words)
    ]
    pack = {
        "format": 1,
        "id": "hostile",
        "version": say("the version", 40),
        "title": {"en": say("the title"), "fr": say("the French title")},
        "description": say("the description"),
        "licence": say("the licence"),
        "authors": [say("an author")],
        "documents": documents,
    }
    bank = {"format": 1, "language": "en", "questions": _questions(say, quotes)}
    held = {"pack.yaml": pack, "en.yaml": bank, "facts.yaml": _facts(say, quotes)}
    _write(folder, held | dict(zip(files, texts, strict=False)))
    loaded, problems = load_pack(folder)
    assert loaded is not None
    assert [str(each) for each in problems if each.is_error] == []
    return loaded


def hostile_sitting(folder: Path, say: Hostile) -> Sitting:
    """Return a player with a hostile name before a hostile pack, beside another player."""
    records = Records.in_memory(now=Calendar())
    records.player(say("another player", _NAME))
    player = records.player(say("the player", _NAME))
    return Sitting(hostile_pack(folder, say), "en", records, player, clock=SteppingClock())


def hostile_desk(folder: Path, say: Hostile) -> Desk:
    """Return a review of a candidate whose every text is hostile."""
    quote = say("the quote of the candidate")
    text = f"It is told: {quote} .\n"
    document = {
        "title": say("the title of the document reviewed"),
        "file": "one.txt",
        "sha256": _sha256(text),
    }
    fact = {
        "id": "known",
        "subject": "thing",
        "relation": "is",
        "object": "there",
        "statement": say("the statement of a known fact"),
        "evidence": [{"document": "d", "quote": quote}],
    }
    entity = {"id": "thing", "type": "thing", "names": say("a known entity")}
    _write(
        folder,
        {
            "pack.yaml": {
                "format": 1,
                "id": "reviewed",
                "title": "x",
                "documents": {"d": document},
            },
            "facts.yaml": {"format": 1, "languages": ["en"], "entities": [entity], "facts": [fact]},
            "one.txt": text,
        },
    )
    candidate = Candidate(
        id="c-one",
        subject="new",
        subject_name=say("the subject of the candidate"),
        relation="is",
        object="other",
        object_name=say("the object of the candidate"),
        statement=say("the statement of the candidate"),
        language="en",
        score=50,
        reasons=(),
        evidence=(Citation("d", quote, quote.split()[1], text.index(quote)),),
    )
    write_candidates(folder / "candidates.yaml", [candidate])
    return Desk(folder)
