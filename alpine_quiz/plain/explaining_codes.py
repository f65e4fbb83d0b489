"""What the codes of `packs check` mean: advice by its page in the guide, errors in a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from alpine_quiz.bank.problems import ADVICE, Code
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.model import Obstacle
from alpine_quiz.language.catalogue import LANGUAGES, spoken, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.packs import questions_folder
from alpine_quiz.plain.loss_sentences import LOSSES, NOT_READ, NOT_READABLE, OBSTACLES
from alpine_quiz.plain.problem_sentences import SENTENCES

if TYPE_CHECKING:
    from pathlib import Path

_SECTION = re.compile(r"^### `([a-z0-9-]+)`\n\n(.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"\{\w+\}")
_FENCE = "```"
_LEFT_OUT = "…"
_OF_FOLDERS = (Obstacle.IN_THE_WAY, Obstacle.NOT_OURS, Obstacle.NO_SUCH_LANGUAGE)
"""What only an import meets, and no check."""


def page_path(language: str) -> Path:
    """Return the page on advice in ``language``, or in English."""
    suffix = "" if language == LANGUAGES[0] else f".{language}"
    return questions_folder() / f"ADVICE{suffix}.md"


@cache
def sections(language: str) -> dict[str, str]:
    """Return what the page in ``language`` says of each code; nothing where there is no page."""
    try:
        text = page_path(language).read_text(encoding="utf-8")
    except OSError:
        return {}
    return {code: body.strip() for code, body in _SECTION.findall(text)}


def explained(name: str) -> list[str]:
    """Return what a code means, in lines; none where it is no code."""
    wanted = name.strip().lower()
    if wanted in sections(LANGUAGES[0]):
        body = sections(spoken()).get(wanted) or sections(LANGUAGES[0])[wanted]
        return [tr("{code} (advice)", code=wanted), "", *_as_lines(body)]
    said = error_texts().get(wanted)
    if said is not None:
        return [tr("{code} (an error)", code=wanted), "", said]
    said = loss_texts().get(wanted)
    if said is not None:
        return [tr("{code} (in a file of another program)", code=wanted), "", said]
    return []


def error_texts() -> dict[str, str]:
    """Return what is said of each error, with dots for what differs from one to the next."""
    return {
        code.value: _PLACE.sub(_LEFT_OUT, tr(SENTENCES[code]))
        for code in sorted(set(Code) - ADVICE)
    }


def loss_texts() -> dict[str, str]:
    """Return what is said of each thing in another program's file that a pack cannot hold."""
    losses = {loss.value: LOSSES[loss][-1] for loss in Loss if loss is not Loss.UNFIT}
    obstacles = {each.value: OBSTACLES[each] for each in Obstacle if each not in _OF_FOLDERS}
    obstacles |= dict.fromkeys(map(str, NOT_READABLE), NOT_READ)
    return {
        name: _PLACE.sub(_LEFT_OUT, tr(message))
        for name, message in sorted({**losses, **obstacles}.items())
        if name not in set(Code)
    }


def unknown_code(name: str) -> str:
    """Return that there is no such code, and which is the nearest."""
    from difflib import get_close_matches

    known = [*map(str, Code), *loss_texts()]
    shown = cleaned(name[:80])
    for nearest in get_close_matches(name[:80].lower().replace("_", "-"), known, 1, 0.6):
        return tr(
            "“{code}” is no code of packs check. Did you mean “{nearest}”?",
            code=shown,
            nearest=nearest,
        )
    return tr(
        "“{code}” is no code of packs check. Codes stand in square brackets behind what is told.",
        code=shown,
    )


def _as_lines(body: str) -> list[str]:
    """Return Markdown as plain lines: paragraphs whole, examples set in."""
    lines: list[str] = []
    paragraph: list[str] = []
    within = False
    for line in [*body.split("\n"), ""]:
        if line.startswith(_FENCE):
            within = not within
        elif within:
            lines.append(f"  {line}")
        elif line:
            paragraph.append(line)
        elif paragraph:
            lines += [" ".join(paragraph).replace("`", "").replace("*", ""), ""]
            paragraph = []
        elif lines and lines[-1]:
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return lines
