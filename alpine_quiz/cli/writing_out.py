"""Whether a file may be written that somebody names with ``--out``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack


def hindrance(path: Path, *, force: bool, pack: Pack | None = None, as_zip: bool = False) -> str:
    """Return why nothing is written to ``path``, in a sentence; empty where it may be.

    ``pack`` is what goes out: neither its files nor those it was added from are to be replaced by
    what is made of it, but a zip by another one, ``as_zip``.
    """
    from alpine_quiz.documents.files import is_folder, is_there
    from alpine_quiz.language.clean import cleaned
    from alpine_quiz.plain.players import is_there_text, no_file_text, no_folder_text

    shown = str(path)
    if not is_there(path):
        if not os.path.lexists(path):
            return "" if is_folder(path.parent) else no_folder_text(shown)
        return tr("{file} is a link that leads nowhere. Name a file.", file=cleaned(shown))
    if not path.is_file():
        return no_file_text(shown)
    if pack is not None and _is_part_of(path, pack, as_zip=as_zip):
        return tr(
            "{file} is part of the pack itself, and stays as it is. Name another file.",
            file=cleaned(shown),
        )
    if force:
        return ""
    overwrite = tr("To overwrite it: --force")
    return f"{is_there_text(shown)} {overwrite}"


def _is_part_of(path: Path, pack: Pack, *, as_zip: bool) -> bool:
    from alpine_quiz.library.carrying import is_part_of
    from alpine_quiz.library.origins import Kind, origin_of

    if is_part_of(path, pack.path):
        return True
    origin = origin_of(pack.id)
    if origin is None or origin.kind is Kind.GIT or (origin.kind is Kind.ZIP and as_zip):
        return False
    source = Path(origin.source)
    return is_part_of(path, source) or is_part_of(path, source / origin.within)
