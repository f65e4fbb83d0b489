"""What is said of a question that is opened in an editor, or cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.editing import NotEditableError, Refusal
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.problems import path_text

if TYPE_CHECKING:
    from alpine_quiz.library.editing import Written

_REFUSALS = {
    Refusal.NO_QUESTION: later("There is no question with the id “{name}” in this pack."),
    Refusal.NOWHERE: later("There is no question with the id “{name}” in any pack here."),
    Refusal.SEVERAL_PACKS: later(
        "More than one pack has a question with the id “{name}”: {packs}. Say which: --pack P"
    ),
    Refusal.COMES_ALONG: later(
        "{name} comes with the game, and stays as it is. To change it, make a pack of your own."
    ),
    Refusal.NO_EDITOR: later(
        "No editor is named. Set EDITOR to the command of yours, such as nano, vim or code."
    ),
}
_SHOWN = 80


def not_editable_text(error: NotEditableError) -> str:
    """Return why a question cannot be opened, and what to do."""
    packs = ", ".join(_short(pack) for pack in error.packs)
    said = tr(_REFUSALS[error.refusal], name=_short(error.name), packs=packs)
    if error.nearest:
        return " ".join((said, tr("Is it “{id}”?", id=_short(error.nearest))))
    return said


def compose_hint(written: Written, pack: str) -> str:
    """Return what is left to do where a fact was changed, or nothing."""
    if not written.composed:
        return ""
    command = f"alpine-quiz compose {argument(pack)}"
    return tr("This question is made of a fact. To see the change: {command}", command=command)


def editor_failed_text(editor: str, reason: str) -> str:
    """Return that an editor could not be begun."""
    return tr(
        "The editor “{editor}” could not be opened ({reason}). EDITOR names it.",
        editor=_short(editor),
        reason=cleaned(reason),
    )


def opened_text(written: Written) -> str:
    """Return where a question is written."""
    return f"{path_text(written.path)}:{written.line}"


def _short(text: str) -> str:
    shown = cleaned(text)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
