"""What argparse says by itself, said by the catalogue; and the names it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = 9

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


def player_given(text: str) -> str:
    """Return a player's name from the command line; argparse tells why it is none."""
    import argparse

    from alpine_quiz.plain.players import no_name_text

    if why := no_name_text(text):
        raise argparse.ArgumentTypeError(why)
    return text


def number_between(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number within limits from the command line."""

    def number(text: str) -> int:
        import argparse

        fits = text.isascii() and text.isdigit() and least <= int(text[:9]) <= most
        if fits and len(text) <= _DIGITS:
            return int(text)
        from alpine_quiz.language.figures import whole

        said = tr(
            "“{text}” is no whole number from {least} to {most}",
            text=text[:40],
            least=whole(least),
            most=whole(most),
        )
        raise argparse.ArgumentTypeError(said)

    return number
