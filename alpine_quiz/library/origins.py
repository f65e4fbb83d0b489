"""Where the packs that were added come from: a record beside each, outside of it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from alpine_quiz.documents.files import UnreadableError, read_bytes
from alpine_quiz.documents.writing import write_whole
from alpine_quiz.library.places import data_folder

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 2**16


class Kind(StrEnum):
    """What a pack was taken from."""

    FOLDER = "folder"
    FILE = "file"
    ZIP = "zip"
    GIT = "git"
    QUESTIONS = "questions"
    """Another program's file of questions: a spreadsheet, a list."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a pack comes from.

    ``source`` is an absolute path or an address; ``within`` a folder in it; ``ref`` the branch,
    tag or commit that was asked for and ``commit`` the one it was. ``format`` and ``language``
    are what was said of another program's questions. ``sha256`` is the hash of the whole content
    as it came (`parcels.content_hash`), ``added`` when that was, in ISO 8601.
    """

    kind: Kind
    source: str
    within: str = ""
    ref: str = ""
    commit: str = ""
    format: str = ""
    language: str = ""
    sha256: str = ""
    added: str = ""


def origins_folder() -> Path:
    """Return the folder of the records."""
    return data_folder() / "origins"


def origin_of(pack: str) -> Origin | None:
    """Return where the pack with this id comes from; ``None`` where nobody knows."""
    try:
        return origin_in(json.loads(read_bytes(_path(pack), _MAX_BYTES)))
    except (UnreadableError, ValueError, RecursionError):
        return None


def origin_in(found: Any) -> Origin | None:
    """Return the origin that is written in ``found``, as JSON has it; ``None`` where none is."""
    try:
        known = {field.name: found[field.name] for field in fields(Origin) if field.name in found}
        if not all(isinstance(value, str) for value in known.values()):
            return None
        return Origin(**known | {"kind": Kind(known["kind"])})
    except (ValueError, TypeError, KeyError):
        return None


def note_origin(pack: str, origin: Origin) -> None:
    """Write down where a pack comes from; raises ``OSError``."""
    path = _path(pack)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, f"{json.dumps(asdict(origin), indent=2)}\n".encode())


def forget_origin(pack: str) -> None:
    """Remove what is written of a pack's origin, if it can be."""
    with suppress(OSError):
        _path(pack).unlink()


def _path(pack: str) -> Path:
    return origins_folder() / f"{pack}.json"
