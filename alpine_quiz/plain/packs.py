"""What there is to say of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.home import questions_text
from alpine_quiz.plain.wording import listed

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack
    from alpine_quiz.records.sitting import Sitting


def pack_lines(pack: Pack, sitting: Sitting) -> list[str]:
    """Return the pack's description, its questions by language and its documents."""
    lines = [pack.description.in_language(sitting.language), ""]
    lines += [
        f"{questions_text(len(pack.items(language)))} in {LANGUAGES.get(language, language)}"
        for language in pack.languages
    ]
    if not pack.languages:
        lines.append(
            "No question of this pack can be played. "
            f"To see why: alpine-quiz packs check {cleaned(str(pack.path))}"
        )
    topics = pack.topics(sitting.language)
    if topics:
        lines.append(f"Topics: {listed([topic.capitalize() for topic in topics])}")
    lines.append(" · ".join(part for part in (pack.id, pack.version, pack.licence) if part))
    return lines if lines[0] else lines[2:]


LANGUAGES = {"en": "English", "fr": "French"}
"""Names of languages; others are shown by their code."""
