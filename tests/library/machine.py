"""A small pack with a document, as the tests of library and commands use it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The Seine rises at Langres.\nIt flows through Rouen to the sea.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
PACK = f"""\
format: 1
id: rivers
title: Rivers
documents:
  seine:
    title: The Seine
    file: seine.txt
    sha256: {SHA256}
"""
BANK = """\
format: 1
language: en
questions:
  - id: rouen.choice
    stem: Which river flows through Rouen?
    answer: Seine
    distractors: [Loire, Rhône]
    rationale: The tide could be felt as far as here.
    citations:
      - document: seine
        quote: It flows through Rouen
        mark: Rouen
        at: 28
    facts: [rouen-river]
"""
FACTS = """\
format: 1
entities:
  - {id: seine, type: river, names: Seine}
facts:
  - id: rouen-river
    subject: seine
    relation: flows-through
    object: Rouen
    statement: The Seine flows through Rouen.
    evidence:
      - {document: seine, quote: flows through Rouen, at: 31}
"""


def make_pack(folder: Path, *, id_: str = "rivers") -> Path:
    """Write the pack into ``folder``, without its document, and return the folder."""
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK.replace("id: rivers", f"id: {id_}"), encoding="utf-8")
    (folder / "en.yaml").write_text(BANK, encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return folder


def make_document(folder: Path, name: str = "seine.txt") -> Path:
    """Write the document into ``folder`` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(TEXT.encode())
    return path
