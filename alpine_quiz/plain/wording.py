"""What people are told about a question, an answer and a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.verdict import Outcome
from alpine_quiz.language.catalogue import later, tr, tr_as
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.numbers import grouped, is_year, readings
from alpine_quiz.records.players import DEFAULT_PLAYER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.round import Played
    from alpine_quiz.game.verdict import Verdict

LETTERS = "ABCDEF"
ELSEWHERE = later("This was answered in another window meanwhile, and that answer counts.")
_TRUTH = {"true": later("True"), "false": later("False")}


def player_text(name: str) -> str:
    """Return a player's name; who has given none is “you”, in the language spoken."""
    # Translators: stands where a player’s name stands; not in a sentence.
    return tr_as("player", "you") if name == DEFAULT_PLAYER else name


def named_player(text: str) -> str:
    """Return the name that ``text`` means: “you” may be told in the language spoken."""
    default = player_text(DEFAULT_PLAYER)
    return DEFAULT_PLAYER if text.strip().casefold() == default.casefold() else text


def option_text(option: str, item: Question) -> str:
    """Return an option as it is shown; only true and false differ from their stored form."""
    return tr(_TRUTH[option]) if isinstance(item, TrueFalse) else option


def listed(parts: Sequence[str]) -> str:
    """Return ``parts`` as a phrase: “a”, “a and b”, “a, b and c”."""
    if len(parts) < 2:
        return "".join(parts)
    # Translators: the end of a list; {first} is all but its last part, set apart by commas.
    return tr("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def either(parts: Sequence[str]) -> str:
    """Return ``parts`` as a choice: “a”, “a or b”, “a, b or c”."""
    if len(parts) < 2:
        return "".join(parts)
    # Translators: the end of a list; {first} is all but its last part, set apart by commas.
    return tr("{first} or {last}", first=", ".join(parts[:-1]), last=parts[-1])


def set_apart(parts: Sequence[str]) -> str:
    """Return ``parts`` of many words each: “a; b; c”."""
    said = "".join(parts[:1])
    for part in parts[1:]:
        # Translators: two parts of a list whose parts are long; {first} may be several.
        said = tr("{first}; {next}", first=said, next=part)
    return said


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
            # Options may be phrases of many words: an “and” between them would drown.
            return " · ".join(item.answers)
        case TrueFalse():
            return tr(_TRUTH["true" if item.answer else "false"])
        case Number():
            return number_text(item, language)
        case Order():
            return ", ".join(order_lines(item))
        case Match():
            return set_apart([f"{left} – {right}" for left, right in item.pairs])


def order_lines(item: Order) -> tuple[str, ...]:
    """Return the items in their right order, each with its value where it has one."""
    if not item.values:
        return item.items
    return tuple(f"{name} ({value})" for name, value in zip(item.items, item.values, strict=True))


def answer_text(answer: Answer, item: Question) -> str:
    """Return what the player answered, in words, cleaned of anything hostile."""
    match answer:
        case Picked(options):
            return " · ".join(option_text(option, item) for option in options)
        case Typed(text):
            return cleaned(text.strip())
        case Ordered(items):
            return ", ".join(items)
        case Matched(pairs):
            # In the order of the key, so that the two can be held against each other.
            lefts = [left for left, _ in item.pairs] if isinstance(item, Match) else []
            rank = {left: place for place, left in enumerate(lefts)}
            sorted_pairs = sorted(pairs, key=lambda pair: rank.get(pair[0], len(rank)))
            return set_apart([f"{left} – {right}" for left, right in sorted_pairs])


def letter(asked: Asked, option: str) -> str:
    """Return the letter an option was shown with."""
    return LETTERS[asked.options.index(option)]


def given_text(played: Played) -> str:
    """Return what the player answered, or that it was nothing."""
    # Translators: stands where an answer would: “You: no answer”.
    return answer_text(played.answer, played.asked.item) or tr("no answer")


def typed_text(played: Played) -> str:
    """Return a typed answer as it was typed, cleaned."""
    return answer_text(played.answer, played.asked.item)


def _lettered(asked: Asked, options: Sequence[str]) -> str:
    # Translators: an option and its letter in a sentence: “It was B, Dieppe.”
    message = later("{letter}, {option}")
    if len(options) > 1:
        # Translators: one of several in a sentence: “It was A (Dieppe) and C (Le Mans).”
        message = later("{letter} ({option})")
    return listed(
        [
            tr(message, letter=letter(asked, option), option=option_text(option, asked.item))
            for option in options
        ]
    )


def verdict_line(played: Played, language: str = "en") -> str:
    """Return the verdict in a sentence, the right answer always in words."""
    key = key_text(played.asked.item, language)
    if played.claimed:
        return tr("Counted as right: you said so. The answer here is {answer}.", answer=key)
    if played.closed:
        return _closed(played, key)
    match played.verdict.outcome:
        case Outcome.RIGHT:
            return _right(played, key)
        case Outcome.SLIP:
            return tr("Right, with a slip of the keys: it is written {answer}.", answer=key)
        case Outcome.PARTLY:
            return _partly(played, key)
        case _:
            return _wrong(played, key)


def _right(played: Played, key: str) -> str:
    item = played.asked.item
    match item:
        case Order():
            return tr("Right: that is the order.")
        case Match():
            return tr("Right: every pair.")
        case Number(estimate=True) if item.answer not in readings(typed_text(played), item.unit):
            return tr("Right, near enough: it is {answer}.", answer=key)
        case TrueFalse(answer=True):
            return tr("Right: it is true.")
        case TrueFalse(correction=""):
            return tr("Right: it is false.")
        case TrueFalse():
            # Translators: {correction} is a sentence of its own that says what is true instead.
            return tr("Right: it is false. {correction}", correction=item.correction)
        case _:
            return tr("Right: {answer}.", answer=key)


def _partly(played: Played, key: str) -> str:
    item, answer = played.asked.item, played.answer
    match item:
        case Multiple() if isinstance(answer, Picked):
            return _found(played, item, answer)
        case Order():
            return tr("Not quite: two neighbours are the wrong way round. The order is:")
        case Match() if isinstance(answer, Matched):
            found = len(set(answer.pairs) & set(item.pairs))
            return tr(
                "Partly right: {found} of {total} pairs. They are:",
                found=found,
                total=len(item.pairs),
            )
        case Number():
            return tr("Not quite, but near: it is {answer}.", answer=key)
        case _:
            return tr("Not quite: it is {answer}.", answer=key)


def _found(played: Played, item: Multiple, answer: Picked) -> str:
    """Return how many of several were found, and how many were chosen beyond them."""
    found = sum(option in item.answers for option in answer.options)
    key = _lettered_key(played, item.answers)
    if beyond := len(answer.options) - found:
        return tr(
            "Partly right: {found} of {total} found, {beyond} too many. It was {answer}.",
            found=found,
            total=len(item.answers),
            beyond=beyond,
            answer=key,
        )
    return tr(
        "Partly right: {found} of {total} found. It was {answer}.",
        found=found,
        total=len(item.answers),
        answer=key,
    )


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


def _wrong(played: Played, key: str) -> str:
    item = played.asked.item
    match item:
        case Choice():
            return tr(
                "No: it was {answer}. You chose {letters}.",
                answer=_lettered_key(played, (item.answer,)),
                letters=_chosen_letters(played),
            )
        case Multiple():
            message = later("No: it was {answer}. You chose {letters}.")
            if _some_found(played):
                message = later(
                    "No: it was {answer}. You chose {letters}, "
                    "and wrong ones weigh against right ones."
                )
            return tr(
                message,
                answer=_lettered_key(played, item.answers),
                letters=_chosen_letters(played),
            )
        case TrueFalse(answer=True):
            return tr("No: it is true.")
        case TrueFalse(correction=""):
            return tr("No: it is false.")
        case TrueFalse():
            # Translators: {correction} is a sentence of its own that says what is true instead.
            return tr("No: it is false. {correction}", correction=item.correction)
        case Order():
            return tr("No: the order is:")
        case Match():
            return tr("No: the pairs are:")
        case _:
            return tr(
                "No: it was {answer}. You typed “{typed}”.", answer=key, typed=typed_text(played)
            )


def _closed(played: Played, key: str) -> str:
    """Return the right answer of a question that nobody answered."""
    item = played.asked.item
    match item:
        case Choice():
            key = _lettered_key(played, (item.answer,))
        case Multiple():
            key = _lettered_key(played, item.answers)
        case TrueFalse(answer=True):
            return tr("No answer: it is true.")
        case TrueFalse(correction=""):
            return tr("No answer: it is false.")
        case TrueFalse():
            # Translators: {correction} is a sentence of its own that says what is true instead.
            return tr("No answer: it is false. {correction}", correction=item.correction)
        case Order():
            return tr("No answer. The order is:")
        case Match():
            return tr("No answer. The pairs are:")
    return tr("No answer: it was {answer}.", answer=key)


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
        return tr("Near, but be more exact: one more try.")
    if isinstance(asked.item, Number):
        # Translators: the second number as your language groups it.
        return tr("That is no number: type digits, such as 1971 or 4,328.")
    return tr("That is no answer to this question: try again.")


def feedback_text(played: Played) -> str:
    """Return what the wrongly chosen things really are, as one paragraph."""
    return " ".join(played.verdict.feedback)
