"""What there is to say of asking a language model: what came of it, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.proposals.language_model.endpoint import (
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    Trouble,
)

if TYPE_CHECKING:
    from alpine_quiz.proposals.language_model.asking import Tally
    from alpine_quiz.proposals.language_model.endpoint import EndpointError

MODEL_WANTED = later("Which model? Name it: --model NAME")
INTERRUPTED_LINE = later("Interrupted. What was found until then is among the candidates.")
_MINUTE = 60
_SENTENCES = {
    Trouble.BAD_ENDPOINT: later(
        "This is no address of a server. Give --endpoint (or {endpoint_variable}) as "
        "http://localhost:11434/v1"
    ),
    Trouble.SECRET_IN_ENDPOINT: later(
        "The address holds a name or password, which others could see. Leave it out, and put the "
        "key into the environment variable {key_variable}."
    ),
    Trouble.BAD_KEY: later(
        "The key in the environment variable {variable} holds spaces or characters that no key "
        "has. Set it anew."
    ),
    Trouble.UNREACHABLE: later(
        "No server answers there. Start it (Ollama: ollama serve), or correct --endpoint."
    ),
    Trouble.UNKNOWN_HOST: later(
        "The name of this server is not known. Check --endpoint and your connection."
    ),
    Trouble.TLS: later(
        "No safe connection could be made. Check the address (http or https?) and the "
        "server's certificate."
    ),
    Trouble.TIMED_OUT: later(
        "The server did not answer in time. A smaller model may, or try again later."
    ),
    Trouble.CONNECTION_LOST: later(
        "The server broke off before its answer was whole. Try again later; if it happens again, "
        "look into the server's log."
    ),
    Trouble.KEY_MISSING: later(
        "The server wants a key. Put it into the environment variable {key_variable}."
    ),
    Trouble.KEY_REFUSED: later(
        "The server refused the key from the environment variable {variable}. Set the right "
        "one there, or in {key_variable}."
    ),
    Trouble.NOT_THERE: later(
        "The server knows no such model or address. Check --model, and that --endpoint ends "
        "as in http://localhost:11434/v1 (Ollama: ollama list, ollama pull)."
    ),
    Trouble.REQUEST_REFUSED: later(
        "The server refused the request with status {status}. Check --model and --endpoint."
    ),
    Trouble.RATE_LIMITED: later(
        "The server lets no more be asked for now. Propose again later; what is "
        "there is not asked for twice."
    ),
    Trouble.OUT_OF_QUOTA: later(
        "The account's quota is used up. Raise it there, or use another model."
    ),
    Trouble.OVERLOADED: later("The server is overloaded. Try again later."),
    Trouble.SERVER_FAULT: later(
        "The server failed with status {status}. Look into its log, or try another model."
    ),
    Trouble.REDIRECTED: later(
        "The server sends requests on to another address. Nothing is sent there unasked; if "
        "it is right, give it as --endpoint."
    ),
    Trouble.TOO_LARGE: later(
        "The answer is larger than any claim could be, and was not read. Check --endpoint."
    ),
    Trouble.NOT_HTTP: later(
        "What answers there does not speak HTTP as it should. Check --endpoint."
    ),
    Trouble.NOT_JSON: later(
        "The answer is not JSON, as of a web page. Check that --endpoint ends as in "
        "http://localhost:11434/v1"
    ),
    Trouble.NOT_A_CHAT: later(
        "The answer is not that of a chat. The server must speak the API of OpenAI: "
        "/chat/completions"
    ),
    Trouble.UNFIT_MODEL: later(
        "The model's answers could not be read, again and again. Try another one; it must be able "
        "to answer in JSON."
    ),
}
_WITH_DURATION = {
    Trouble.TIMED_OUT: later(
        "The server did not answer in time, within {duration}. A smaller model may, or try again "
        "later."
    ),
    Trouble.RATE_LIMITED: later(
        "The server lets no more be asked for now, for {duration}. Propose again later; what is "
        "there is not asked for twice."
    ),
    Trouble.OVERLOADED: later("The server is overloaded, for {duration}. Try again later."),
}
"""What is said where it is known how long; ``{duration}`` is such as *2 seconds*."""

_TOLD = frozenset(
    (
        Trouble.TLS,
        Trouble.KEY_MISSING,
        Trouble.KEY_REFUSED,
        Trouble.NOT_THERE,
        Trouble.REQUEST_REFUSED,
        Trouble.RATE_LIMITED,
        Trouble.OUT_OF_QUOTA,
        Trouble.OVERLOADED,
        Trouble.SERVER_FAULT,
        Trouble.REDIRECTED,
        Trouble.NOT_A_CHAT,
    )
)
"""Troubles to which the server's own words are added."""


def endpoint_line(error: EndpointError) -> str:
    """Return why the model could not be asked, and what to do, with the address before it."""
    is_timed = error.seconds and error.trouble in _WITH_DURATION
    message = _WITH_DURATION[error.trouble] if is_timed else _SENTENCES[error.trouble]
    said = tr(
        message,
        status=error.status,
        duration=_duration(error.seconds),
        variable=error.variable,
        key_variable=KEY_VARIABLE,
        endpoint_variable=ENDPOINT_VARIABLE,
    )
    detail = " ".join(cleaned(error.detail).split()).rstrip(".")
    if detail and error.trouble in _TOLD:
        said = tr("{said} (The reason given: {detail})", said=said, detail=detail)
    return f"{cleaned(error.address)}: {said}" if error.address else said


def _duration(seconds: float) -> str:
    if seconds < 2 * _MINUTE:
        return tr_count("{count} second", "{count} seconds", max(1, round(seconds)))
    return tr_count("{count} minute", "{count} minutes", round(seconds / _MINUTE))


def tally_line(tally: Tally) -> str:
    """Return what came of asking the model."""
    counts = {
        "kept": whole(tally.kept),
        "sent_back": whole(tally.sent_back),
        "given_up": whole(tally.given_up),
        "unproven": whole(tally.unproven),
    }
    if not tally.unproven:
        return tr_count(
            "The model: {count} claim asked for, {kept} proven, {sent_back} sent back, {given_up} "
            "given up.",
            "The model: {count} claims asked for, {kept} proven, {sent_back} sent back, {given_up} "
            "given up.",
            tally.asked,
            **counts,
        )
    return tr_count(
        "The model: {count} claim asked for, {kept} proven, {sent_back} sent back, {given_up} "
        "given up ({unproven} of them before you, unproven).",
        "The model: {count} claims asked for, {kept} proven, {sent_back} sent back, {given_up} "
        "given up ({unproven} of them before you, unproven).",
        tally.asked,
        **counts,
    )
