"""Update a pack again and again, each time dying before another change of the disk; tell of it.

Arguments: a folder to work in, and how to die (``kill``, ``interrupt`` or ``full``). Each line
that is printed is one death, as JSON: what was about to be done, which pack was there at the
next look (``old``, ``new`` or what else), whether it counts as changed here, whether the
player's own file is there, and which pack is there when the update is made once more.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from alpine_quiz.library import adding
from alpine_quiz.library.objections import RefusedPackError
from alpine_quiz.library.origins import Kind, Origin, origin_of
from alpine_quiz.library.packs import pack_paths, packs_folder
from alpine_quiz.library.parcels import Parcel
from tests.library.machine import BANK, PACK

WHERE = Origin(Kind.FOLDER, "/somewhere")
OWN = "candidates.yaml"
FRENCH = BANK.replace("language: en", "language: fr")
OLD = Parcel(
    "rivers",
    {"pack.yaml": PACK.encode(), "en.yaml": BANK.encode(), "fr.yaml": FRENCH.encode()},
)
NEW = Parcel(
    "rivers",
    {"pack.yaml": PACK.encode(), "en.yaml": BANK.replace("Rouen?", "Paris?").encode()},
)
_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Death:
    """What happens before the change of the disk with the number ``at``, from 1."""

    def __init__(self, folder: Path) -> None:
        self.at = 0
        self.seen = 0
        self.mode = ""
        self.about = ""
        self._folder = str(folder)

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.at or not self._is_change(event, args):
            return
        self.seen += 1
        if self.seen != self.at:
            return
        self.about = f"{event} {Path(str(args[0])).name}"
        if self.mode == "kill":
            os._exit(9)
        if self.mode == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise KeyboardInterrupt

    def _is_change(self, event: str, args: tuple[Any, ...]) -> bool:
        if event == "open":
            path, _, flags = args
            if not isinstance(flags, int) or not flags & _WRITES or str(path).endswith(".held"):
                return False
        elif event not in _CHANGES:
            return False
        return str(args[0]).startswith(self._folder)


def update() -> None:
    """Put the newer pack in the place of the one that is here."""
    with adding.staged(NEW) as ready:
        adding.put_in_place_of(ready, adding.path_here("rivers"), WHERE, origin_of("rivers"))


def which() -> str:
    """Tell which pack is here."""
    place = pack_paths().get("rivers")
    if place is None:
        return "none"
    files = {path.name: path.read_bytes() for path in place.iterdir() if path.name != OWN}
    return "old" if files == OLD.files else "new" if files == NEW.files else str(sorted(files))


def told(about: str, outcome: str) -> dict[str, Any]:
    """Return how things stand at the next look, and after another update."""
    found = which()
    origin = origin_of("rivers")
    place = packs_folder() / "rivers"
    changed = origin is None or adding.is_changed_here(place, origin)
    kept = (place / OWN).is_file()
    update()
    return {
        "about": about,
        "outcome": outcome,
        "found": found,
        "changed": changed,
        "kept": kept,
        "then": which(),
    }


def die(death: Death, at: int) -> str:
    """Update, dying at that point; return how it ended."""
    death.at, death.seen = at, 0
    try:
        update()
    except KeyboardInterrupt:
        return "interrupted"
    except RefusedPackError as error:
        return error.objection.value
    finally:
        death.at = 0
    return "done"


def main(folder: Path, mode: str) -> None:
    """Die at every point."""
    data = folder / "data"
    os.environ["ALPINE_QUIZ_DATA"] = str(data)
    death = Death(data)
    death.mode = mode
    sys.addaudithook(death)
    with adding.staged(OLD) as ready:
        place = adding.add(ready, WHERE).path
    (place / OWN).write_text("format: 1\n", encoding="utf-8")
    shutil.copytree(data, folder / "before")
    outcome, at = "", 0
    while outcome != "done" or death.about:
        at += 1
        shutil.rmtree(data)
        shutil.copytree(folder / "before", data)
        death.about = ""
        if mode != "kill":
            outcome = die(death, at)
        elif child := os.fork():
            is_killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
            outcome = "killed" if is_killed else "done"
        else:
            die(death, at)
            os._exit(0)
        print(json.dumps(told(death.about, outcome)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
