"""The player's own editor, over the game, and back."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.language.catalogue import tr
from alpine_quiz.library.editing import (
    NotEditableError,
    editing_command,
    editor_named,
    where_written,
)
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.editing import compose_hint, editor_failed_text, not_editable_text
from alpine_quiz.plain.problems import path_text, problem_line

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.terminal.frame import AlpineApp


def open_editor(app: AlpineApp, sitting: Sitting, item: Question) -> None:
    """Let a question be changed where it is written, and wait for that.

    The sitting goes on with the pack as it is then; a round that has begun keeps its questions.
    """
    pack = sitting.pack
    try:
        written = where_written(pack, item.id, sitting.language)
        editor = editor_named()
    except NotEditableError as error:
        app.tell(not_editable_text(error))
        return
    try:
        with app.suspend():
            subprocess.run(editing_command(editor, written), check=False)  # noqa: S603 - theirs
    except SuspendNotSupported:
        command = f"alpine-quiz packs edit {argument(item.id)}"
        app.tell(tr("No editor can be opened from here. To open it: {command}", command=command))
        return
    except OSError as error:
        app.tell(editor_failed_text(editor, error.strerror or str(error)))
        return
    app.refresh()
    app.tell(compose_hint(written, path_text(pack.path)))
    now, problems = load_pack(pack.path)
    if now is not None and any(bank.items for bank in now.banks):
        sitting.read_anew(now, problems)
    for problem in [each for each in problems if each.is_error][:1]:
        app.tell(problem_line(problem))
