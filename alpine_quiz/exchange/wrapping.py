"""Another program's file of questions as the files of a pack, to be added like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.documents.files import read_bytes
from alpine_quiz.exchange.decoding import MAX_BYTES
from alpine_quiz.exchange.formats import importer
from alpine_quiz.exchange.guessing import guessed
from alpine_quiz.exchange.model import ExchangeError, Format, Obstacle
from alpine_quiz.exchange.taking_in import id_for, take_in
from alpine_quiz.library.packs import packs_folder
from alpine_quiz.library.parcels import Parcel

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.exchange.taking_in import TakenIn


def wrapped(path: Path, language: str = "") -> tuple[Parcel, TakenIn]:
    """Return the pack made of a spreadsheet or a list, named after the file.

    Raises ``UnreadableError``, and ``ExchangeError`` where there is no good question.
    """
    content = read_bytes(path, MAX_BYTES)
    format_: Format = guessed(content, path.name)
    imported = importer(format_)(content, path.name)
    taken = take_in(imported, path.name, id_for(packs_folder() / path.stem), language)
    if not taken.files:
        raise ExchangeError(Obstacle.NO_QUESTIONS)
    return Parcel(taken.id, taken.files), taken
