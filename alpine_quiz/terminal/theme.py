"""The house's two themes: night blue, and its light twin.

Text on ground keeps a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3); a test measures it.
"""

from textual.theme import Theme

DARK = "alpine"
LIGHT = "alpine-light"

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
