"""What there is to say of asking a language model: what came of it, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.problems import counted
from alpine_quiz.proposals.language_model.endpoint import (
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    Trouble,
)

if TYPE_CHECKING:
    from alpine_quiz.proposals.language_model.asking import Tally
    from alpine_quiz.proposals.language_model.endpoint import EndpointError

MODEL_WANTED = "Which model? Name it: --model NAME"
INTERRUPTED_LINE = "Interrupted. What was found until then is among the candidates."
_MINUTE = 60
_SENTENCES = {
    Trouble.BAD_ENDPOINT: (
        "This is no address of a server. Give --endpoint (or {endpoint_variable}) as "
        "http://localhost:11434/v1"
    ),
    Trouble.SECRET_IN_ENDPOINT: (
        "The address holds a name or password, which others could see. Leave it out, and put the "
        "key into the environment variable {key_variable}."
    ),
    Trouble.BAD_KEY: (
        "The key in the environment variable {variable} holds spaces or characters that no key "
        "has. Set it anew."
    ),
    Trouble.UNREACHABLE: (
        "No server answers there. Start it (Ollama: ollama serve), or correct --endpoint."
    ),
    Trouble.UNKNOWN_HOST: (
        "The name of this server is not known. Check --endpoint and your connection."
    ),
    Trouble.TLS: (
        "No safe connection could be made{said}. Check the address (http or https?) and the "
        "server's certificate."
    ),
    Trouble.TIMED_OUT: (
        "The server did not answer in time{seconds}. A smaller model may, or try again later."
    ),
    Trouble.CONNECTION_LOST: (
        "The server broke off before its answer was whole. Try again later; if it happens again, "
        "look into the server's log."
    ),
    Trouble.KEY_MISSING: (
        "The server wants a key{said}. Put it into the environment variable {key_variable}."
    ),
    Trouble.KEY_REFUSED: (
        "The server refused the key from the environment variable {variable}{said}. Set the right "
        "one there, or in {key_variable}."
    ),
    Trouble.NOT_THERE: (
        "The server knows no such model or address{said}. Check --model, and that --endpoint ends "
        "as in http://localhost:11434/v1 (Ollama: ollama list, ollama pull)."
    ),
    Trouble.REQUEST_REFUSED: (
        "The server refused the request with status {status}{said}. Check --model and --endpoint."
    ),
    Trouble.RATE_LIMITED: (
        "The server lets no more be asked for now{said}{again}. Propose again later; what is "
        "there is not asked for twice."
    ),
    Trouble.OUT_OF_QUOTA: (
        "The account's quota is used up{said}. Raise it there, or use another model."
    ),
    Trouble.OVERLOADED: "The server is overloaded{said}{again}. Try again later.",
    Trouble.SERVER_FAULT: (
        "The server failed with status {status}{said}. Look into its log, or try another model."
    ),
    Trouble.REDIRECTED: (
        "The server sends requests on to another address{said}. Nothing is sent there unasked; if "
        "it is right, give it as --endpoint."
    ),
    Trouble.TOO_LARGE: (
        "The answer is larger than any claim could be, and was not read. Check --endpoint."
    ),
    Trouble.NOT_HTTP: "What answers there does not speak HTTP as it should. Check --endpoint.",
    Trouble.NOT_JSON: (
        "The answer is not JSON, as of a web page. Check that --endpoint ends as in "
        "http://localhost:11434/v1"
    ),
    Trouble.NOT_A_CHAT: (
        "The answer is not that of a chat{said}. The server must speak the API of OpenAI: "
        "/chat/completions"
    ),
    Trouble.UNFIT_MODEL: (
        "The model's answers could not be read, again and again. Try another one; it must be able "
        "to answer in JSON."
    ),
}


def endpoint_line(error: EndpointError) -> str:
    """Return why the model could not be asked, and what to do, with the address before it."""
    sentence = _SENTENCES[error.trouble].format(
        status=error.status,
        said=f" (it says: {_shown(error.detail)})" if error.detail.strip() else "",
        seconds=f", within {_duration(error.seconds)}" if error.seconds else "",
        again=f", for {_duration(error.seconds)}" if error.seconds else "",
        variable=error.variable,
        key_variable=KEY_VARIABLE,
        endpoint_variable=ENDPOINT_VARIABLE,
    )
    return f"{cleaned(error.address)}: {sentence}" if error.address else sentence


def _shown(detail: str) -> str:
    return " ".join(cleaned(detail).split()).rstrip(".")


def _duration(seconds: float) -> str:
    if seconds < 2 * _MINUTE:
        return counted(max(1, round(seconds)), "second")
    return f"{round(seconds / _MINUTE):,} minutes"


def tally_line(tally: Tally) -> str:
    """Return what came of asking the model."""
    unproven = f" ({tally.unproven:,} of them before you, unproven)" if tally.unproven else ""
    return (
        f"The model: {counted(tally.asked, 'claim')} asked for, {tally.kept:,} proven, "
        f"{tally.sent_back:,} sent back, {tally.given_up:,} given up{unproven}."
    )
