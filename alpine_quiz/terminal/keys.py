"""The keys that are bound: by which of them a thing is done now, and how that one is written.

A binding has an id, such as ``question.hint``, and keys of its own; the app's keymap may give it
others. Its description, marked by ``later``, is what help says of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.binding import Binding, BindingsMap
from textual.keys import format_key, key_to_character

from alpine_quiz.language.catalogue import tr, tr_as

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from textual.dom import DOMNode
    from textual.screen import Screen

    from alpine_quiz.terminal.frame import AlpineApp

_ARROWS = "↑↓←→"


class Bound(NamedTuple):
    """A binding, and the node on screen that it is bound at."""

    node: DOMNode
    binding: Binding


def declared(owner: type) -> list[Binding]:
    """Return the bindings with an id that a class itself declares."""
    own = owner.__dict__.get("BINDINGS", ())
    return [each for each in own if isinstance(each, Binding) and each.id]


def keys_of(owner: type, binding: Binding, keymap: Mapping[str, str]) -> list[str]:
    """Return the keys of a binding that ``owner`` declares, as a keymap leaves them."""
    if not keymap:
        return [key.strip() for key in binding.key.split(",")]
    bound = BindingsMap(owner.__dict__["BINDINGS"])
    bound.apply_keymap(dict(keymap))
    return [key for key, each in bound if each.id == binding.id]


def bound(screen: Screen[Any], binding_id: str) -> Bound | None:
    """Return the binding of this id that the focused widget, the screen or the app has."""
    found = next(_found(screen, binding_id), None)
    return Bound(found[0], found[2]) if found else None


def key_of(screen: Screen[Any], binding_id: str) -> str:
    """Return a key of the binding of this id as it is written, or an empty string if it has none.

    It is the first that what has the focus does not take for itself: where one types, that is
    an F key, not a letter.
    """
    found = next(_found(screen, binding_id), None)
    if found is None:
        return ""
    _, owner, binding = found
    keys = keys_of(owner, binding, keymap_of(screen))
    focused = screen.focused
    free = [
        key
        for key in keys
        if focused is None or not focused.check_consume_key(key, key_to_character(key))
    ]
    return key_name((free or keys)[0]) if keys else ""


def keymap_of(node: DOMNode) -> Mapping[str, str]:
    """Return which keys are bound otherwise than their bindings say, by the bindings' ids."""
    return cast("AlpineApp", node.app).keymap


def _found(screen: Screen[Any], binding_id: str) -> Iterator[tuple[DOMNode, type, Binding]]:
    chain = screen.focused.ancestors_with_self if screen.focused else [screen, screen.app]
    for node in chain:
        for owner in type(node).__mro__:
            for binding in declared(owner):
                if binding.id == binding_id:
                    yield node, owner, binding


def key_rows(
    keymap: Mapping[str, str], *owners: type, without: Container[str] = ()
) -> list[tuple[str, str]]:
    """Return a row for each binding that these classes declare: its keys, and what it does.

    What several do in the same words is one row: up and down. Bindings may be left out by their
    ids.
    """
    rows: dict[str, list[str]] = {}
    for owner in owners:
        for binding in declared(owner):
            if binding.id in without:
                continue
            names = map(key_name, keys_of(owner, binding, keymap))
            rows.setdefault(binding.description, []).extend(names)
    return [
        ("  ".join(dict.fromkeys(keys)), tr(description))
        for description, keys in rows.items()
        if keys
    ]


def together(names: Iterable[str]) -> str:
    """Return names of keys beside each other; arrows stand without a space."""
    written = ""
    for name in filter(None, names):
        close = not written or (name in _ARROWS and written[-1] in _ARROWS)
        written += name if close else f" {name}"
    return written


def key_name(key: str) -> str:
    """Return how a key is written for people: ``f2`` is *F2*, ``shift+up`` is *shift+↑*."""
    *modifiers, last = key.split("+")
    return "+".join([*map(_modifier, modifiers), _named(last)])


def _modifier(key: str) -> str:
    match key:
        case "shift":
            return tr_as("key", "shift")
        case "ctrl":
            return tr_as("key", "ctrl")
        case "alt":
            return tr_as("key", "alt")
    return key


def _named(key: str) -> str:
    match key:
        case "escape":
            return tr_as("key", "Esc")
        case "tab":
            return tr_as("key", "Tab")
        case "space":
            return tr_as("key", "Space")
        case "backspace":
            return tr_as("key", "Backspace")
        case "delete":
            return tr_as("key", "Del")
        case "home":
            return tr_as("key", "Home")
        case "end":
            return tr_as("key", "End")
        case "pageup":
            return tr_as("key", "PgUp")
        case "pagedown":
            return tr_as("key", "PgDn")
        case "insert":
            return tr_as("key", "Ins")
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return format_key(key)
