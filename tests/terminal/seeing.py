"""What there is to see: every screen, and the text of all that stands on one."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from typing import TYPE_CHECKING, Any

from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

import alpine_quiz.terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.strip import Strip


def every_screen() -> set[type[Screen[Any]]]:
    """Return every class of screen that is made somewhere: the others are what these build on."""
    found = pkgutil.walk_packages(alpine_quiz.terminal.__path__, "alpine_quiz.terminal.")
    modules = [importlib.import_module(each.name) for each in found]
    made: set[str] = set()
    for module in modules:
        made.update(re.findall(r"(?<!class )\b([A-Z]\w+)\(", inspect.getsource(module)))
    return {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, Screen)
        and each.__module__.startswith("alpine_quiz.")
        and each.__name__ in made
    }


def strips_of(widget: Widget) -> list[Strip]:
    """Return all lines of a widget that is laid out, those that are scrolled away too."""
    return widget.render_lines(Region(0, 0, *widget.outer_size)) if widget.size else []


def leaves(screen: Screen[Any]) -> Iterator[Widget]:
    """Yield the widgets with text of their own that are part of a screen now."""
    for each in screen.walk_children(Widget):
        if each.display and all(above.display for above in each.ancestors if above is not screen):
            yield each


def text_of(widget: Widget) -> str:
    """Return the text of a widget, line by line."""
    return "\n".join("".join(part.text for part in strip) for strip in strips_of(widget))
