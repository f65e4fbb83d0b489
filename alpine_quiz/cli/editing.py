"""``alpine-quiz packs edit``: a question in your editor, at its line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    edit = actions.add_parser(
        "edit",
        help=tr("open a question in your editor"),
        description=tr(
            "Open a question in your editor, at its line: the one that VISUAL or EDITOR names. A "
            "composed question opens at its fact. What was saved is checked afterwards."
        ),
    )
    edit.add_argument("id", metavar="ID", help=tr("the question's id"))
    edit.add_argument("--pack", metavar="P", help=tr("a pack's id, or a path to a pack anywhere"))
    edit.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))
    edit.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the editor; return 1 where that cannot be, or where there are errors afterwards."""
    import subprocess

    from alpine_quiz.cli.checking import check_paths
    from alpine_quiz.cli.sitting_down import language_told, open_wished
    from alpine_quiz.library.editing import (
        NotEditableError,
        editing_command,
        editor_named,
        pack_holding,
        where_written,
    )
    from alpine_quiz.plain.command import path_argument
    from alpine_quiz.plain.editing import (
        compose_hint,
        editor_failed_text,
        not_editable_text,
        opened_text,
    )
    from alpine_quiz.plain.refusal import RefusalError

    try:
        pack, _ = open_wished(args.pack or pack_holding(args.id))
        language = language_told(pack, args.lang, args.loaded.settings)
        written = where_written(pack, args.id, language)
        editor = editor_named()
    except RefusalError as refusal:
        return _refused(str(refusal))
    except NotEditableError as error:
        return _refused(not_editable_text(error))
    print(opened_text(written))
    sys.stdout.flush()
    try:
        subprocess.run(editing_command(editor, written), check=False)  # noqa: S603 - theirs
    except OSError as error:
        return _refused(editor_failed_text(editor, error.strerror or str(error)))
    if hint := compose_hint(written, path_argument(pack.path)):
        print(hint)
    return check_paths([str(pack.path)], documents=None, strict=False)


def _refused(said: str) -> int:
    print(said, file=sys.stderr)
    return 1
