"""The commands' parsers: which a start needs, what argparse says by itself, the names given."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

# Translators: these are filled in by “%”: what stands between “%” and the letter stays as it is.
MESSAGES = (
    later("usage: "),
    later("positional arguments"),
    later("options"),
    later("%(heading)s:"),
    later("show this help message and exit"),
    later("%(prog)s: error: %(message)s\n"),
    later("argument %(argument_name)s: %(message)s"),
    later("the following arguments are required: %s"),
    later("unrecognized arguments: %s"),
    later("not allowed with argument %s"),
    later("ambiguous option: %(option)s could match %(matches)s"),
    later("ignored explicit argument %r"),
    later("expected one argument"),
    later("expected at most one argument"),
    later("expected at least one argument"),
    later("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""Those that our commands can give rise to, of Python 3.11 to 3.14."""

_MOST_DIGITS = 20


def translate_argparse() -> None:
    """Let argparse look its messages up in our catalogue: it asks its module's ``_``."""
    import argparse

    vars(argparse)["_"] = _said


class _Message(str):
    """A message of argparse's; what can be chosen stands in it without quotation marks.

    Python 3.11 sets English ones before the message is ours, later ones set none.
    """

    __slots__ = ()

    def __mod__(self, args: object) -> str:
        from alpine_quiz.language.clean import cleaned

        if isinstance(args, dict) and "choices" in args:
            args = args | {"choices": str(args["choices"]).replace("'", "")}
        # It tells what was given as it was given, and a shell gives names of files.
        return cleaned(super().__mod__(args), multiline=True)


def _said(message: str | None) -> str | None:
    # It asks for descriptions that were not given, too; and an empty message is the catalogue's
    # header.
    return _Message(tr(message)) if message else message


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    modules: Mapping[str, str],
    given: Sequence[str],
) -> None:
    """Add the parser of the command that comes first in ``given``, or all where that is none.

    ``modules`` has the module of this folder that each command is in. One whose own commands
    are in modules, too, has them as ``ACTIONS``, and its ``add_parser`` returns where they go.
    """
    asked = given[0] if given else ""
    names = [modules[asked]] if asked in modules else dict.fromkeys(modules.values())
    for name in names:
        module = import_module(f"alpine_quiz.cli.{name}")
        actions = module.add_parser(commands)
        if actions is not None:
            add_commands(actions, module.ACTIONS, given[1:])


def player_given(text: str) -> str:
    """Return a player's name from the command line; argparse tells why it is none."""
    import argparse

    from alpine_quiz.plain.players import no_name_text

    if why := no_name_text(text):
        raise argparse.ArgumentTypeError(why)
    return text


def whole_given(text: str, least: int, most: int) -> int | None:
    """Return a number from the command line, or ``None`` where it is none within the bounds."""
    is_whole = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return number if is_whole and least <= (number := int(text)) <= most else None


def number_between(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number within bounds; argparse tells why one is none."""

    def number(text: str) -> int:
        import argparse

        from alpine_quiz.language.figures import whole

        found = whole_given(text, least, most)
        if found is None:
            said = tr(
                "“{text}” is no whole number from {least} to {most}",
                text=text[:40],
                least=whole(least),
                most=whole(most),
            )
            raise argparse.ArgumentTypeError(said)
        return found

    return number
