"""What people are told about a question, an answer and a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.verdict import Outcome
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.numbers import grouped, is_year, readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.round import Played
    from alpine_quiz.game.verdict import Verdict

LETTERS = "ABCDEF"
ELSEWHERE = "This was answered in another window meanwhile, and that answer counts."
_TRUTH = {"true": "True", "false": "False"}


def option_text(option: str, item: Question) -> str:
    """Return an option as it is shown; only true and false differ from their stored form."""
    return _TRUTH[option] if isinstance(item, TrueFalse) else option


def listed(parts: Sequence[str], word: str = "and") -> str:
    """Return ``parts`` as a phrase: “a”, “a and b”, “a, b and c”."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def number_text(item: Number, language: str = "en") -> str:
    """Return a number item's key with its unit, grouped as its language does (years are not)."""
    if is_year(item.unit):
        return item.written
    if not item.unit:
        return grouped(item.written, language)
    figure = grouped(item.written, language)
    return f"{figure} {item.unit}" if item.unit != "%" else f"{figure} %"


def key_text(item: Question, language: str = "en") -> str:
    """Return the right answer in words."""
    match item:
        case Choice() | Text():
            return item.answer
        case Multiple():
            return listed(item.answers)
        case TrueFalse():
            return "True" if item.answer else "False"
        case Number():
            return number_text(item, language)
        case Order():
            return ", ".join(order_lines(item))
        case Match():
            return ", ".join(f"{left} – {right}" for left, right in item.pairs)


def order_lines(item: Order) -> tuple[str, ...]:
    """Return the items in their right order, each with its value where it has one."""
    if not item.values:
        return item.items
    return tuple(f"{name} ({value})" for name, value in zip(item.items, item.values, strict=True))


def answer_text(answer: Answer, item: Question) -> str:
    """Return what the player answered, in words, cleaned of anything hostile."""
    match answer:
        case Picked(options):
            return listed([option_text(option, item) for option in options])
        case Typed(text):
            return cleaned(text.strip())
        case Ordered(items):
            return ", ".join(items)
        case Matched(pairs):
            return ", ".join(f"{left} – {right}" for left, right in pairs)


def letter(asked: Asked, option: str) -> str:
    """Return the letter an option was shown with."""
    return LETTERS[asked.options.index(option)]


def typed_text(played: Played) -> str:
    """Return a typed answer as it was typed, cleaned."""
    return answer_text(played.answer, played.asked.item)


def _lettered(asked: Asked, options: Sequence[str]) -> str:
    return listed(
        [f"{letter(asked, option)}, {option_text(option, asked.item)}" for option in options]
    )


def verdict_line(played: Played, language: str = "en") -> str:
    """Return the verdict in a sentence, the right answer always in words."""
    if played.claimed:
        return f"Counted as right: you said so. The answer here is {_key(played, language)}."
    match played.verdict.outcome:
        case Outcome.RIGHT:
            return _right(played, language)
        case Outcome.SLIP:
            return f"Right, with a slip of the keys: it is written {_key(played, language)}."
        case Outcome.PARTLY:
            return _partly(played, language)
        case _:
            return _wrong(played, language)


def _key(played: Played, language: str) -> str:
    return key_text(played.asked.item, language)


def _right(played: Played, language: str) -> str:
    item = played.asked.item
    match item:
        case Order():
            return "Right: that is the order."
        case Match():
            return "Right: every pair."
        case Number(estimate=True) if item.answer not in readings(typed_text(played), item.unit):
            return f"Right, near enough: it is {_key(played, language)}."
        case TrueFalse(answer=True):
            return "Right: it is true."
        case TrueFalse():
            return f"Right: it is false. {item.correction}".rstrip()
        case _:
            return f"Right: {_key(played, language)}."


def _partly(played: Played, language: str) -> str:
    item, answer = played.asked.item, played.answer
    match item:
        case Multiple():
            return f"Partly right: {_found(played)}. It was {_lettered_key(played, item.answers)}."
        case Order():
            return "Not quite: two neighbours are the wrong way round. The order is:"
        case Match() if isinstance(answer, Matched):
            found = len(set(answer.pairs) & set(item.pairs))
            return f"Partly right: {found} of {len(item.pairs)} pairs. They are:"
        case Number():
            return f"Not quite, but near: it is {_key(played, language)}."
        case _:
            return f"Not quite: it is {_key(played, language)}."


def _found(played: Played) -> str:
    """Return how many of several were found, and how many were chosen beyond them."""
    item, answer = played.asked.item, played.answer
    if not isinstance(item, Multiple) or not isinstance(answer, Picked):
        return ""
    found = sum(option in item.answers for option in answer.options)
    beyond = len(answer.options) - found
    return f"{found} of {len(item.answers)} found{f', {beyond} too many' if beyond else ''}"


def answer_lines(played: Played) -> tuple[str, ...]:
    """Return the right answer line by line where its verdict leaves that to be told."""
    item = played.asked.item
    if played.credit == 1:
        return ()
    match item:
        case Order():
            return tuple(f"{place}. {line}" for place, line in enumerate(order_lines(item), 1))
        case Match():
            right = dict(item.pairs)
            return tuple(f"{left} – {right[left]}" for left in played.asked.lefts)
        case _:
            return ()


def _lettered_key(played: Played, answers: Sequence[str]) -> str:
    shown = [option for option in played.asked.options if option in answers]
    return _lettered(played.asked, shown)


def _wrong(played: Played, language: str) -> str:
    item = played.asked.item
    match item:
        case Choice():
            key = _lettered_key(played, (item.answer,))
            return f"No: it was {key}. You chose {_chosen_letters(played)}."
        case Multiple():
            key, chosen = _lettered_key(played, item.answers), _chosen_letters(played)
            weight = ", and wrong ones weigh against right ones" if _some_found(played) else ""
            return f"No: it was {key}. You chose {chosen}{weight}."
        case TrueFalse(answer=True):
            return "No: it is true."
        case TrueFalse():
            return f"No: it is false. {item.correction}".rstrip()
        case Order():
            return "No: the order is:"
        case Match():
            return "No: the pairs are:"
        case _:
            return f"No: it was {_key(played, language)}. You typed “{typed_text(played)}”."


def _chosen_letters(played: Played) -> str:
    options = played.answer.options if isinstance(played.answer, Picked) else ()
    return listed([letter(played.asked, option) for option in options])


def _some_found(played: Played) -> bool:
    item, answer = played.asked.item, played.answer
    right = item.answers if isinstance(item, Multiple) else ()
    return isinstance(answer, Picked) and any(option in right for option in answer.options)


def not_final(verdict: Verdict, asked: Asked) -> str:
    """Return what to say of an answer that leaves the question open."""
    if verdict.outcome is Outcome.PROMPT:
        return "Near, but be more exact: one more try."
    if isinstance(asked.item, Number):
        return "That is no number: type digits, such as 1971 or 4,328."
    return "That is no answer to this question: try again."


def feedback_text(played: Played) -> str:
    """Return what the wrongly chosen things really are, as one paragraph."""
    return " ".join(played.verdict.feedback)
