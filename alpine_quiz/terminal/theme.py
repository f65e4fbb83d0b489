"""The house's themes: night blue, its light twin, and one in the colours that a terminal has.

Text on ground keeps a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3); a test measures it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual import constants
from textual.theme import Theme

from alpine_quiz.settings.schema import AUTO

if TYPE_CHECKING:
    from collections.abc import Container

    from textual.types import AnimationLevel

DARK = "alpine"
LIGHT = "alpine-light"
SIXTEEN = "alpine-16"
_FEW_COLOURS = ("standard", "windows")
_LIGHT_GROUNDS = ("7", "15")

ALPINE = Theme(
    name=DARK,
    dark=True,
    primary="#62AEFF",
    secondary="#8FB4DD",
    accent="#62AEFF",
    foreground="#F2F6FC",
    background="#0A1324",
    surface="#0A1324",
    panel="#12203A",
    success="#74D693",
    warning="#F0C265",
    error="#FF8F86",
    variables={
        "quiet": "#9FB0C8",
        "tricolour-blue": "#2E6BD6",
        "tricolour-white": "#FFFFFF",
        "tricolour-red": "#EF4B3F",
        "mark-ground": "#1D3F70",
        "car-body": "#3D8BE8",
        "car-shade": "#2B69B8",
        "car-glass": "#0A1324",
        "car-tyre": "#3A4A66",
        "car-hub": "#C9D6E8",
        "car-lamp": "#FFE9A8",
        "car-tail": "#EF4B3F",
        "car-ridge": "#15233F",
        "car-snow": "#5B6E8F",
        "input-cursor-background": "#F2F6FC",
        "input-cursor-foreground": "#0A1324",
        "input-selection-background": "#62AEFF 35%",
        "scrollbar": "#2A3C5C",
        "scrollbar-hover": "#62AEFF",
        "scrollbar-active": "#62AEFF",
        "scrollbar-background": "#0A1324",
        "scrollbar-background-hover": "#0A1324",
        "scrollbar-background-active": "#0A1324",
    },
)

ALPINE_LIGHT = Theme(
    name=LIGHT,
    dark=False,
    primary="#0B4FA8",
    secondary="#35597F",
    accent="#0B4FA8",
    foreground="#0B1526",
    background="#F7F9FC",
    surface="#F7F9FC",
    panel="#E6ECF5",
    success="#17693A",
    warning="#7A5200",
    error="#AE1F17",
    variables={
        "quiet": "#4D5D75",
        "tricolour-blue": "#0B4FA8",
        "tricolour-white": "#C9D3E2",
        "tricolour-red": "#D93A2F",
        "mark-ground": "#CFE1F8",
        "car-body": "#0B4FA8",
        "car-shade": "#083B80",
        "car-glass": "#DCE8F8",
        "car-tyre": "#2A3446",
        "car-hub": "#B9C6D8",
        "car-lamp": "#E0A800",
        "car-tail": "#D93A2F",
        "car-ridge": "#DDE5F0",
        "car-snow": "#FFFFFF",
        "input-cursor-background": "#0B1526",
        "input-cursor-foreground": "#F7F9FC",
        "input-selection-background": "#0B4FA8 25%",
        "scrollbar": "#B9C6D8",
        "scrollbar-hover": "#0B4FA8",
        "scrollbar-active": "#0B4FA8",
        "scrollbar-background": "#F7F9FC",
        "scrollbar-background-hover": "#F7F9FC",
        "scrollbar-background-active": "#F7F9FC",
    },
)

# Its own ground and letters are the only pair of which a terminal of 16 colours is sure: what is
# coloured has a mark or a word besides.
ALPINE_16 = Theme(
    name=SIXTEEN,
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_cyan",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "quiet": "ansi_default",
        "tricolour-blue": "ansi_blue",
        "tricolour-white": "ansi_white",
        "tricolour-red": "ansi_red",
        "mark-ground": "ansi_default",
        "car-body": "ansi_blue",
        "car-shade": "ansi_blue",
        "car-glass": "ansi_default",
        "car-tyre": "ansi_bright_black",
        "car-hub": "ansi_white",
        "car-lamp": "ansi_yellow",
        "car-tail": "ansi_red",
        "car-ridge": "ansi_bright_black",
        "car-snow": "ansi_white",
        "border-blurred": "ansi_bright_black",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "scrollbar": "ansi_cyan",
        "scrollbar-hover": "ansi_cyan",
        "scrollbar-active": "ansi_cyan",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)


def theme_of(wanted: str, there: Container[str], colours: str | None) -> str:
    """Return the first theme of ``wanted`` that is ``there``, or the one that suits the terminal.

    ``colours`` is Rich's name for how many the terminal has. Some terminals tell the colour of
    their ground in ``COLORFGBG``, as in ``0;15``.
    """
    names = [] if wanted == AUTO else [name.strip() for name in wanted.split(",")]
    found = next((name for name in names if name in there), "")
    if found:
        return found
    if colours in _FEW_COLOURS:
        return SIXTEEN
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if ground in _LIGHT_GROUNDS else DARK


def motion_level(*, moving: bool) -> AnimationLevel:
    """Return how much may move: as much as Textual was told to, or something, or nothing."""
    if not moving:
        return "none"
    told = constants.TEXTUAL_ANIMATIONS
    return "full" if told == "none" else told
