"""What there is to say of questions that were found in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alpine_quiz.language.catalogue import later, spoken, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.flagging import reason_text
from alpine_quiz.plain.looking_back.accuracy import difficulty_name, type_name
from alpine_quiz.plain.looking_back.tallies import tally_text
from alpine_quiz.plain.wording import key_text, listed
from alpine_quiz.records.difficulty import difficulty_of
from alpine_quiz.records.scores import Tally

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question
    from alpine_quiz.library.index.model import Hit, PackEntry, Progress
    from alpine_quiz.records.browsing import Browsed, Coverage

LANGUAGES = {"en": later("English"), "fr": later("French")}


def found_text(count: int) -> str:
    """Return how many questions were found."""
    if not count:
        return tr("nothing found")
    return tr_count("{count} question", "{count} questions", count)


def nothing_text(hidden: int) -> str:
    """Return that nothing was found, and whether there is something but for the filters."""
    if hidden:
        return tr_count(
            "Nothing was found with these filters; without them there is {count} question.",
            "Nothing was found with these filters; without them there are {count} questions.",
            hidden,
        )
    return tr("Nothing was found. Fewer words, or the beginning of one, find more.")


def progress_text(progress: Progress) -> str:
    """Return how far reading has come."""
    return tr(
        "reading pack {number} of {total} …",
        number=whole(progress.done + 1),
        total=whole(progress.total),
    )


def language_name(code: str) -> str:
    """Return what a language is called; one without a name goes by its code."""
    return tr(LANGUAGES[code]) if code in LANGUAGES else cleaned(code)


def hit_line(hit: Hit) -> str:
    """Return a question that was found, and how to name it, on one line."""
    return tr(
        # Translators: “alpine, a106-mechanicals.choice (en): Which small Renault …?”
        "{pack}, {item} ({language}): {stem}",
        pack=cleaned(hit.pack),
        item=cleaned(hit.item),
        language=cleaned(hit.language),
        stem=cleaned(hit.stem),
    )


def kind_line(hit: Hit, entry: PackEntry | None) -> str:
    """Return which pack a question is of, and what kind of question it is."""
    pack = entry.title.in_language(spoken()) if entry else hit.pack
    topic = entry.topic_name(hit.topic, spoken()) if entry and hit.topic else hit.topic
    parts = [pack or hit.pack, topic, type_name(hit.type), difficulty_name(hit.difficulty)]
    return " · ".join(cleaned(part) for part in parts if part)


def fared_line(hit: Hit, browsed: Browsed) -> str:
    """Return how a question fared with all who play here."""
    tally = browsed.tallies.get(hit.item, Tally())
    if not tally.answers:
        return tr("Never asked here.")
    measured = difficulty_of(tally)
    said = tally_text(tally)
    if measured is None:
        # Translators: {figures} is such as “75 % of 12 answers”.
        return tr("Here: {figures}; too few answers to measure how hard it is.", figures=said)
    return tr(
        "Here: {figures}; measured: {difficulty}.",
        figures=said,
        difficulty=difficulty_name(measured).casefold(),
    )


def flags_line(hit: Hit, browsed: Browsed) -> str:
    """Return who finds what wrong with a question, or an empty string."""
    reasons = browsed.flags.get(hit.item)
    if not reasons:
        return ""
    return tr_count(
        "{count} player flags it: {reasons}.",
        "{count} players flag it: {reasons}.",
        sum(reasons.values()),
        reasons=listed([reason_text(reason) for reason in reasons]),
    )


def knowing_line(coverage: Coverage) -> str:
    """Return how much of a question's own facts the player knows."""
    if coverage.facts == 1:
        if coverage.known:
            return tr("You know its fact.")
        return tr("Its fact was asked, and is not known.") if coverage.asked else ""
    return coverage_line(coverage) if coverage.asked else ""


def coverage_line(coverage: Coverage) -> str:
    """Return how much of several facts was asked, and is known."""
    return tr_count(
        "{count} fact: {asked} asked, {known} known",
        "{count} facts: {asked} asked, {known} known",
        coverage.facts,
        asked=whole(coverage.asked),
        known=whole(coverage.known),
    )


def answer_lines(item: Question, language: str) -> list[str]:
    """Return a question's right answer, and why it is right."""
    said = tr("Answer: {answer}", answer=cleaned(key_text(item, language)))
    return [said, cleaned(item.rationale)] if item.rationale else [said]


def hit_data(hit: Hit, browsed: Browsed | None, item: Question | None) -> dict[str, Any]:
    """Return a question as JSON has it; its answer only where ``item`` is given."""
    tally = browsed.tallies.get(hit.item, Tally()) if browsed else Tally()
    value: dict[str, Any] = {
        "pack": hit.pack,
        "id": hit.item,
        "language": hit.language,
        "type": hit.type,
        "topic": hit.topic,
        "difficulty": hit.difficulty,
        "stem": hit.stem,
        "facts": list(hit.subjects),
        "answers": tally.answers,
        "p": None if tally.share is None else round(float(tally.share), 6),
        "measured": difficulty_of(tally),
        "flags": sum((browsed.flags.get(hit.item) or {}).values()) if browsed else 0,
    }
    return value if item is None else {**value, "answer": key_text(item, hit.language)}


def played_line(count: int, pack: str, covered: str, *, several: bool) -> str:
    """Return what a round would be of, and what is known of that.

    Where ``several`` packs or languages were found, it is only of one.
    """
    if several:
        return tr_count(
            # Translators: {pack} is a title; {covered} is “12 facts: 3 asked, 2 known”.
            "A round is of one pack, in one language: here {count} question of {pack} ({covered}).",
            "A round is of one pack, in one language: here {count} questions of {pack} "
            "({covered}).",
            count,
            pack=cleaned(pack),
            covered=covered,
        )
    return tr_count(
        "Found: {count} question ({covered}).",
        "Found: {count} questions ({covered}).",
        count,
        covered=covered,
    )
