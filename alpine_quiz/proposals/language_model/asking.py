"""Asking a model for the claims of a document, one at a time, until it has no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.proposals.language_model import prompts
from alpine_quiz.proposals.language_model.answers import Unusable, object_in
from alpine_quiz.proposals.language_model.claims import Misshapen, claim_of
from alpine_quiz.proposals.language_model.doubts import Doubt
from alpine_quiz.proposals.language_model.endpoint import EndpointError, Trouble
from alpine_quiz.proposals.language_model.paragraphs import windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.proposals.language_model.chat import Chat, Message
    from alpine_quiz.proposals.language_model.paragraphs import Paragraph, Window
    from alpine_quiz.proposals.language_model.proving import Court, Proof
    from alpine_quiz.proposals.model import Candidate

MOST_TRIES = 4
_CLAIMS_A_PARAGRAPH = 6
_MOST_CLAIMS = 20
_MOST_UNUSABLE = 3
_MOST_REPEATED = 4000


@dataclass(slots=True)
class Tally:
    """What came of asking: claims asked for, kept as proven, sent back, given up.

    A claim that is given up after the last try goes unproven before a person, if it says
    anything at all; ``unproven`` are those.
    """

    asked: int = 0
    kept: int = 0
    sent_back: int = 0
    given_up: int = 0
    unproven: int = 0


@dataclass(slots=True)
class Findings:
    """The candidates found so far; they stay when asking ends early."""

    candidates: list[Candidate] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class _End:
    """How one claim's conversation ended.

    ``proof`` is ``None`` where no answer held a claim; ``is_over`` says that there is no
    other in the window.
    """

    proof: Proof | None = None
    is_over: bool = False
    is_unusable: bool = False


async def ask_for_claims(
    chat: Chat,
    paragraphs: list[Paragraph],
    court: Court,
    findings: Findings,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Ask for the claims of all paragraphs, adding to ``findings`` what is found.

    ``progress`` is told how much is done, from 0 to 1. Raises ``EndpointError``; what was
    found until then is in ``findings``.
    """
    shown = list(windows(paragraphs))
    unusable = 0
    for number, window in enumerate(shown):
        if progress is not None:
            progress(number / len(shown))
        usable = await _ask_of_window(chat, window, court, findings)
        unusable = 0 if usable else unusable + 1
        if unusable == _MOST_UNUSABLE:
            raise EndpointError(Trouble.UNFIT_MODEL, "")
    if progress is not None:
        progress(1.0)


async def _ask_of_window(chat: Chat, window: Window, court: Court, findings: Findings) -> bool:
    """Ask for the claims of one window; return whether any answer could be read."""
    told: list[Candidate] = court.told_in(window.paragraphs)
    most = min(_MOST_CLAIMS, _CLAIMS_A_PARAGRAPH * len(window.paragraphs))
    tally = findings.tally
    for number in range(most):
        end = await _ask_for_one(chat, window, court, told, tally)
        if end.is_over:
            return not end.is_unusable or number > 0
        if end.proof is None:
            continue
        candidate = end.proof.candidate
        told.append(candidate)
        court.remember(candidate)
        findings.candidates.append(candidate)
        if end.proof.doubts:
            tally.unproven += 1
        else:
            tally.kept += 1
    return True


async def _ask_for_one(
    chat: Chat, window: Window, court: Court, told: list[Candidate], tally: Tally
) -> _End:
    """Ask for one claim, at most four times."""
    messages: list[Message] = prompts.opening(window, told)
    tally.asked += 1
    last: Proof | None = None
    is_read = False
    for attempt in range(1, MOST_TRIES + 1):
        answer = await chat.ask(messages)
        found = object_in(answer)
        claim = found if isinstance(found, Unusable) else claim_of(found)
        if claim is None:
            # “None left” after a claim sent back takes that claim back.
            return _End(is_over=True)
        if isinstance(claim, Unusable):
            complaint = prompts.unusable(claim)
        elif isinstance(claim, Misshapen):
            is_read = True
            complaint = prompts.misshapen(claim)
        else:
            is_read = True
            last = court.judge(claim)
            if not last.doubts:
                return _End(last)
            complaint = prompts.doubted(claim, last.doubts, window)
        if attempt < MOST_TRIES:
            tally.sent_back += 1
            messages += [
                {"role": "assistant", "content": answer.text[:_MOST_REPEATED]},
                {"role": "user", "content": complaint},
            ]
    tally.given_up += 1
    if last is None:
        return _End(is_over=True, is_unusable=not is_read)
    if Doubt.DUPLICATE in last.doubts:
        return _End(is_over=True)
    return _End(last)
