"""Packs to be searched, and what is found of them, by ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.sought import Sought
from alpine_quiz.library.index.asking import find, hits
from alpine_quiz.library.index.model import Query

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.library.index.store import Index


def write_pack(folder: Path, *stems: str, id_: str = "", **banks: tuple[str, ...]) -> Path:
    """Write a pack of questions with these stems in English; ``banks`` are those of other files.

    A question's id is the first word of its stem, its answer the last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    header = f"format: 1\nid: {id_ or folder.name}\ntitle: The {folder.name}\n"
    (folder / "pack.yaml").write_text(header, encoding="utf-8")
    for name, said in {"en": stems, **banks}.items():
        if said:
            write_bank(folder / f"{name}.yaml", *said)
    return folder


def write_bank(path: Path, *stems: str) -> None:
    """Write a bank of questions with these stems, in the language that its name begins with."""
    questions = "".join(
        f"  - {{id: {stem.split()[0]}, stem: '{stem}?', answer: '{stem.split()[-1]}'}}\n"
        for stem in stems
    )
    text = f"format: 1\nlanguage: {path.stem[:2]}\nquestions:\n{questions}"
    path.write_text(text, encoding="utf-8")


def found(index: Index, words: str = "", **kinds: str) -> list[str]:
    """Return the ids of what is found."""
    query = Query(Sought(words), **kinds)
    numbers = index.read(lambda rows: find(rows, query))
    return [hit.item for hit in index.read(lambda rows: hits(rows, numbers))]
