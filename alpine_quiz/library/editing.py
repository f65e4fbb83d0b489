"""Where a question is written, and how editors are told to open it there."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import resolved
from alpine_quiz.library.cited import fact_base_of
from alpine_quiz.library.composing import is_composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from alpine_quiz.bank.model import Pack, Question

_PACKAGE = Path(__file__).resolve().parent.parent
_LINE_FIRST = frozenset(
    {"ed", "emacs", "emacsclient", "geany", "gedit", "gnome-text-editor", "gvim", "jed", "joe"}
    | {"kak", "mcedit", "mg", "micro", "mvim", "nano", "ne", "nvi", "nvim", "pico", "vi", "view"}
    | {"vim", "vim.tiny"}
)
"""Editors that take ``+LINE FILE``."""
_GOTO = frozenset({"code", "code-insiders", "codium", "cursor", "vscodium", "windsurf"})
"""Editors that take ``--goto FILE:LINE``."""
_LINE_BEHIND = frozenset({"subl", "zed", "hx", "helix", "atom", "pulsar", "lapce"})
"""Editors that take ``FILE:LINE``."""
_LINE_FLAG = {"kate": "--line={}", "kwrite": "--line={}", "notepad++": "-n{}", "xed": "+{}"}
_WAITS = {"--wait": _GOTO | {"subl", "zed", "atom", "pulsar"}, "--block": {"kate"}}
"""What tells an editor that would return at once to stay until the file is closed."""
_AT_HAND = ("nano", "vim", "vi", "emacs")


class Refusal(StrEnum):
    """Why a question cannot be opened in an editor."""

    NO_QUESTION = "no-question"
    NOWHERE = "nowhere"
    SEVERAL_PACKS = "several-packs"
    COMES_ALONG = "comes-along"
    NO_EDITOR = "no-editor"


class NotEditableError(Exception):
    """A question that cannot be opened, and why.

    ``nearest`` is the id that may be meant, ``packs`` are those that have one of this id.
    """

    def __init__(
        self, refusal: Refusal, name: str = "", nearest: str = "", packs: tuple[str, ...] = ()
    ) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.name = name
        self.nearest = nearest
        self.packs = packs


@dataclass(frozen=True, slots=True)
class Written:
    """Where a question is written; ``composed`` where that is the fact it is made of."""

    path: Path
    line: int
    composed: bool = False


def can_edit(pack: Pack) -> bool:
    """Tell whether a pack is its player's to change: not one that came with the program."""
    return not resolved(pack.path).is_relative_to(_PACKAGE)


def where_written(pack: Pack, id_: str, language: str = "") -> Written:
    """Return where the question with this id is to be changed, in ``language`` if there is one.

    A composed one is changed in facts.yaml. Raises ``NotEditableError``.
    """
    if not can_edit(pack):
        raise NotEditableError(Refusal.COMES_ALONG, pack.id)
    found = [
        (bank.language != language, bank.path, item)
        for bank in pack.banks
        for item in bank.items
        if item.id == id_
    ]
    if not found:
        raise unknown_question(id_, (item.id for bank in pack.banks for item in bank.items))
    _, path, item = min(found, key=lambda each: each[0])
    fact = _fact_of(pack, item) if is_composed(path) else None
    return fact or Written(path, item.place.line)


def pack_holding(id_: str) -> str:
    """Return the one pack on this machine with a question of this id.

    Raises ``NotEditableError`` where there is none, or more than one.
    """
    from difflib import get_close_matches

    from alpine_quiz.library.index.asking import names_like, packs_holding
    from alpine_quiz.library.index.store import Index

    with Index() as index:
        index.refresh()
        packs = index.read(lambda rows: packs_holding(rows, id_))
        if len(packs) == 1:
            return packs[0]
        if packs:
            raise NotEditableError(Refusal.SEVERAL_PACKS, id_, packs=tuple(packs))
        nearest = get_close_matches(id_, index.read(lambda rows: names_like(rows, id_)), 1) or [""]
    raise NotEditableError(Refusal.NOWHERE, id_, nearest[0])


def _fact_of(pack: Pack, item: Question) -> Written | None:
    base = fact_base_of(pack)
    if base is None:
        return None
    # A composed id is that of its fact or set, then the form, then perhaps a number.
    names = item.id.split(".")
    for end in range(len(names), 0, -1):
        name = ".".join(names[:end])
        made_of = base.facts.get(name) or base.sets.get(name)
        if made_of is not None:
            return Written(base.path, made_of.place.line, composed=True)
    return None


def unknown_question(id_: str, known: Iterable[str]) -> NotEditableError:
    """Return that no question has this id, and which of those that are ``known`` comes nearest."""
    from difflib import get_close_matches

    nearest = (get_close_matches(id_, list(dict.fromkeys(known)), 1) or [""])[0]
    return NotEditableError(Refusal.NO_QUESTION, id_, nearest)


def editor_named(environment: Mapping[str, str] = os.environ) -> str:
    """Return the command of the editor that is asked for, or of one that is here."""
    for name in ("VISUAL", "EDITOR"):
        if command := environment.get(name, "").strip():
            return command
    if sys.platform == "win32":
        return "notepad.exe"
    for name in _AT_HAND:
        if found := shutil.which(name):
            return found
    raise NotEditableError(Refusal.NO_EDITOR)


def editing_command(editor: str, written: Written) -> Sequence[str]:
    """Return the command that opens what is written, at its line where the editor is known.

    ``editor`` is as in ``$EDITOR``: a program, perhaps with arguments.
    """
    try:
        words = shlex.split(editor, posix=sys.platform != "win32")
    except ValueError:  # a quote that is not closed
        words = editor.split()
    words = [word.strip('"') for word in words]
    name = Path(words[0].replace("\\", "/")).name.casefold()
    name = name.removesuffix(".exe").removesuffix(".cmd")
    # Absolute: a name may begin with a hyphen.
    path, line = str(written.path.absolute()), written.line
    for flag, editors in _WAITS.items():
        if name in editors and flag not in words:
            words.append(flag)
    if name in _LINE_FIRST:
        return [*words, f"+{line}", path]
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in _LINE_BEHIND:
        return [*words, f"{path}:{line}"]
    if name in _LINE_FLAG:
        return [*words, _LINE_FLAG[name].format(line), path]
    return [*words, path]
