"""A pack of two documents that disagree, with facts, as the tests of the reader use it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from tests.conftest import SteppingClock

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Pack

CHRONICLE = (
    "It was founded in 1955 by a dealer. He sold 4CVs and won with them .\n\n"
    + "".join(f"Of the year {year} there is nothing to tell.\n\n" for year in range(1956, 1996))
    + "The last car was built in 1995.\n"
)
RELEASE = "# Since *1954*\n\nFounded in **1954** , we build cars.\n"


def sha256(text: str) -> str:
    """Return the hash that a pack declares."""
    return hashlib.sha256(text.encode()).hexdigest()


PACK = f"""\
format: 1
id: makers
title: Makers of cars
documents:
  chronicle:
    title: "A [b]chronicle[/b]"
    publisher: The club
    published: 1999-02
    language: en
    file: chronicle.txt
    sha256: {sha256(CHRONICLE)}
  release:
    title: The release
    language: en
    file: release.md
    sha256: {sha256(RELEASE)}
  lost:
    title: The lost book
    file: lost.txt
    url: https://example.org/lost.txt
    sha256: {"0" * 64}
"""
QUESTIONS = """\
format: 1
language: en
questions:
  - id: founded.text
    stem: Who founded it?
    answer: Dealer
    rationale: A dealer did.
    citations:
      - {document: chronicle, quote: founded in 1955 by a dealer, mark: a dealer, at: 7}
      - {document: release, quote: "Founded in **1954**", mark: "1954", at: 16}
      - {document: lost, quote: "it is said , in a book", mark: a book, at: 40}
    facts: [dealer]
  - id: last.number
    stem: When was the last car built?
    answer: 1995
    unit: year
    citations:
      - {document: chronicle, quote: The last car was built in 1995, mark: "1995"}
  - id: alone
    stem: What proves this?
    answer: Nothing
"""
FACTS = """\
format: 1
languages: [en]
entities:
  - {id: firm, type: maker, names: The firm}
facts:
  - id: founded-1955
    subject: firm
    relation: founded-in
    object: 1955
    unit: year
    disputed: The release says 1954.
    statement: The [i]firm[/i] was founded in 1955.
    evidence: [{document: chronicle, quote: founded in 1955, mark: "1955", at: 7}]
  - id: founded-1954
    subject: firm
    relation: founded-in
    object: 1954
    unit: year
    disputed: The chronicle says 1955.
    statement: It was founded in 1954.
    evidence: [{document: release, quote: "Founded in **1954**", mark: "1954", at: 16}]
  - id: dealer
    subject: firm
    relation: founded-by
    object: a dealer
    statement: A dealer founded it.
    evidence: [{document: chronicle, quote: founded in 1955 by a dealer, mark: a dealer, at: 7}]
  - id: won
    subject: firm
    relation: won-with
    object: 4CVs
    disputed: Others say that he lost.
    statement: He won with 4CVs.
    evidence: [{document: chronicle, quote: sold 4CVs and won with them, mark: won}]
"""


def make_makers(folder: Path, *, facts: bool = True, documents: bool = True) -> Pack:
    """Write the pack into ``folder``, its two documents beside it, and load it."""
    folder.mkdir(parents=True)
    files = {"pack.yaml": PACK, "en.yaml": QUESTIONS}
    if facts:
        files["facts.yaml"] = FACTS
    if documents:
        files |= {"chronicle.txt": CHRONICLE, "release.md": RELEASE}
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    pack, problems = load_pack(folder)
    assert pack is not None
    assert not [problem for problem in problems if problem.is_error]
    return pack


def sit_before(pack: Pack) -> Sitting:
    """Return a player before a pack, with records in memory."""
    records = Records.in_memory()
    return Sitting(pack, "en", records, records.player(), clock=SteppingClock())
