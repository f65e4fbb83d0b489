"""What there is to say of a pack."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import spoken, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.wording import listed

if TYPE_CHECKING:
    from alpine_quiz.library.index.model import PackEntry
    from alpine_quiz.records.sitting import Sitting


def pack_lines(pack: PackEntry, sitting: Sitting) -> list[str]:
    """Return the pack's description, its questions by language and its topics."""
    lines = [pack.description.in_language(spoken()), ""]
    lines += [questions_line(pack.counts[each], each) for each in pack.languages]
    if not pack.languages:
        lines.append(
            tr(
                "No question of this pack can be played. To see why: alpine-quiz packs check "
                "{path}",
                path=argument(str(pack.path)),
            )
        )
    topics = pack.topics.get(sitting.language, ())
    if topics:
        said = listed([pack.topic_name(topic, spoken()) for topic in topics])
        lines.append(tr("Topics: {topics}", topics=said))
    lines.append(" · ".join(part for part in (pack.id, pack.version, pack.licence) if part))
    return lines if lines[0] else lines[2:]


def other_meaning_text(name: str) -> str:
    """Return that the id of a pack is the name of one in this folder as well."""
    return tr(
        "“{name}” means the pack here that has this id. To mean the one in this folder: {path}",
        name=cleaned(name),
        path=f"{os.curdir}{os.sep}{cleaned(name)}",
    )


def questions_line(count: int, language: str) -> str:
    """Return how many questions there are in a language; one without a name goes by its code."""
    match language:
        case "en":
            return tr_count("{count} question in English", "{count} questions in English", count)
        case "fr":
            return tr_count("{count} question in French", "{count} questions in French", count)
        case _:
            # Translators: {language} is a code, such as “de”.
            return tr_count(
                "{count} question in {language}",
                "{count} questions in {language}",
                count,
                language=language,
            )
