"""One pack put in the place of another: whatever kills it, the old one is there or the new."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import UnreadableError, read_bytes
from alpine_quiz.documents.writing import write_whole
from alpine_quiz.library.holding import holding
from alpine_quiz.library.objections import RefusedPackError
from alpine_quiz.library.origins import note_origin, origin_in
from alpine_quiz.library.places import STAGE

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.library.origins import Origin

NEW = "new"
"""The folder in a stage in which the new pack waits, alone."""

_OLD = "old"
_PLAN = "swap.json"
_MAX_BYTES = 2**16


def swap(stage: Path, new: Path, old: Path, place: Path, pack: str, origin: Origin) -> None:
    """Put ``new``, which waits in ``stage``, at ``place``, and take ``old`` away; note its origin.

    The packs are held by the caller. Raises ``OSError``; then the old one is there as it was.
    """
    plan = json.dumps({"pack": pack, "origin": asdict(origin)})
    write_whole(stage / _PLAN, plan.encode())
    try:
        (stage / _OLD).mkdir()
        old.rename(stage / _OLD / old.name)
        new.rename(place)
        _settle(stage)
    except OSError:
        # It waits again: then settling is to bring the old one back.
        if not _is_waiting(stage):
            place.rename(new)
        _settle(stage)
        raise
    except BaseException:
        _settle(stage)
        raise


def is_unfinished(stage: Path) -> bool:
    """Tell whether a swap was begun in a stage and not ended: then a pack may be in there."""
    return os.path.lexists(stage / _PLAN)


def settle(folder: Path) -> None:
    """End the swaps that killed processes left unfinished, as far as can be; never raises.

    What another process is doing at this moment is waited for.
    """
    with suppress(OSError, RefusedPackError), holding(folder):
        settle_held(folder)


def settle_held(folder: Path) -> None:
    """Do what `settle` does, the packs being held; raises ``OSError``."""
    for stage in folder.glob(f"{STAGE}*"):
        if is_unfinished(stage):
            _settle(stage)
            shutil.rmtree(stage, ignore_errors=True)


def _settle(stage: Path) -> None:
    """Go on where the new pack is in its place, back where it is not."""
    if _is_waiting(stage):
        for old in _within(stage / _OLD):
            if not os.path.lexists(stage.parent / old.name):
                old.rename(stage.parent / old.name)
    elif plan := _plan(stage):
        note_origin(*plan)
    # Where it cannot be removed, the same is done again at the next look, and changes nothing.
    with suppress(OSError):
        (stage / _PLAN).unlink()


def _is_waiting(stage: Path) -> bool:
    return bool(_within(stage / NEW))


def _within(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except FileNotFoundError:
        return []


def _plan(stage: Path) -> tuple[str, Origin] | None:
    with suppress(UnreadableError, ValueError, TypeError, KeyError, RecursionError):
        plan = json.loads(read_bytes(stage / _PLAN, _MAX_BYTES))
        origin = origin_in(plan["origin"])
        if origin is not None and isinstance(plan["pack"], str):
            return plan["pack"], origin
    return None
