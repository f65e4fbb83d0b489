"""Relations in English: a claim, a question for the object, one for the subject."""

from __future__ import annotations

from typing import Final


def _year(done: str) -> tuple[str, str, str]:
    return (
        f"{{subject}} was {done} in {{object}}.",
        f"In which year was {{subject}} {done}?",
        f"What was {done} in {{object}}?",
    )


def _by(done: str) -> tuple[str, str, str]:
    return (
        f"{{subject}} was {done} by {{object}}.",
        f"By whom was {{subject}} {done}?",
        f"Which of these was {done} by {{object}}?",
    )


def _measure(adjective: str) -> tuple[str, str, str]:
    return (f"{{subject}} is {{object}} {adjective}.", f"How {adjective} is {{subject}}?", "")


RELATIONS: Final[dict[str, tuple[str, str, str]]] = {
    "founded-in": _year("founded"),
    "created-in": _year("created"),
    "built-in": _year("built"),
    "opened-in": _year("opened"),
    "closed-in": _year("closed"),
    "introduced-in": _year("introduced"),
    "presented-in": _year("presented"),
    "launched-in": _year("launched"),
    "published-in": _year("published"),
    "born-in": _year("born"),
    "made-in": _year("made"),
    "produced-in": _year("produced"),
    "designed-in": _year("designed"),
    "developed-in": _year("developed"),
    "invented-in": _year("invented"),
    "discovered-in": _year("discovered"),
    "written-in": _year("written"),
    "destroyed-in": _year("destroyed"),
    "restored-in": _year("restored"),
    "reopened-in": _year("reopened"),
    "renamed-in": _year("renamed"),
    "replaced-in": _year("replaced"),
    "died-in": (
        "{subject} died in {object}.",
        "In which year did {subject} die?",
        "Who died in {object}?",
    ),
    "happened-in": ("{subject} was in {object}.", "In which year was {subject}?", ""),
    "won-in": (
        "{subject} won in {object}.",
        "In which year did {subject} win?",
        "Who won in {object}?",
    ),
    "joined-in": ("{subject} joined in {object}.", "In which year did {subject} join?", ""),
    "moved-in": ("{subject} moved in {object}.", "In which year did {subject} move?", ""),
    "founded-by": _by("founded"),
    "created-by": _by("created"),
    "made-by": _by("made"),
    "built-by": _by("built"),
    "designed-by": _by("designed"),
    "written-by": _by("written"),
    "invented-by": _by("invented"),
    "discovered-by": _by("discovered"),
    "won-by": _by("won"),
    "led-by": _by("led"),
    "owned-by": _by("owned"),
    "developed-by": _by("developed"),
    "published-by": _by("published"),
    "presented-by": _by("presented"),
    "opened-by": _by("opened"),
    "restored-by": _by("restored"),
    "destroyed-by": _by("destroyed"),
    "driven-by": _by("driven"),
    "made-of": (
        "{subject} is made of {object}.",
        "Of what is {subject} made?",
        "Which of these is made of {object}?",
    ),
    "unveiled-at": ("{subject} was unveiled at {object}.", "Where was {subject} unveiled?", ""),
    "tested-at": ("{subject} was tested at {object}.", "Where was {subject} tested?", ""),
    "moved-to": ("{subject} moved to {object}.", "Where did {subject} move to?", ""),
    "named-after": (
        "{subject} is named after {object}.",
        "After whom or what is {subject} named?",
        "Which of these is named after {object}?",
    ),
    "located-in": (
        "{subject} is in {object}.",
        "Where is {subject}?",
        "Which of these is in {object}?",
    ),
    "born-at": (
        "{subject} was born in {object}.",
        "Where was {subject} born?",
        "Who was born in {object}?",
    ),
    "part-of": (
        "{subject} is part of {object}.",
        "Of what is {subject} a part?",
        "Which of these is part of {object}?",
    ),
    "based-on": (
        "{subject} is based on {object}.",
        "On what is {subject} based?",
        "Which of these is based on {object}?",
    ),
    "powered-by": (
        "{subject} is powered by {object}.",
        "What powers {subject}?",
        "Which of these is powered by {object}?",
    ),
    "replaced-by": (
        "{subject} was replaced by {object}.",
        "What replaced {subject}?",
        "What did {object} replace?",
    ),
    "held-post": (
        "{subject} was {object}.",
        "What was {subject}?",
        "Who was {object}?",
    ),
    "called": ("{subject} is called {object}.", "What is {subject} called?", ""),
    "employs": ("{subject} employs {object}.", "How many {unit} does {subject} employ?", ""),
    "visitors": ("{subject} had {object}.", "How many {unit} did {subject} have?", ""),
    "length": _measure("long"),
    "height": _measure("high"),
    "depth": _measure("deep"),
    "area": ("{subject} covers {object}.", "How many {unit} does {subject} cover?", ""),
    "weight": ("{subject} weighs {object}.", "How much does {subject} weigh, in {unit}?", ""),
    "capacity": ("{subject} holds {object}.", "How many {unit} does {subject} hold?", ""),
    "population": (
        "{subject} has {object}.",
        "How many {unit} does {subject} have?",
        "",
    ),
    "price": (
        "{subject} was sold for {object}.",
        "What was the price of {subject}, in {unit}?",
        "",
    ),
    "cost": ("{subject} cost {object}.", "How much did {subject} cost, in {unit}?", ""),
    "produced": ("{subject} made {object}.", "How many {unit} did {subject} make?", ""),
    "sold": ("{subject} sold {object}.", "How many {unit} did {subject} sell?", ""),
    "distance": ("{subject} covers {object}.", "How far is it, in {unit}: {subject}?", ""),
    "duration": ("{subject} took {object}.", "How many {unit} did {subject} take?", ""),
    "speed": (
        "{subject} reached {object}.",
        "What speed did {subject} reach, in {unit}?",
        "",
    ),
    "power": ("{subject} has {object}.", "How many {unit} does {subject} have?", ""),
    "count": ("{subject} has {object}.", "How many {unit} does {subject} have?", ""),
    "share": ("{subject} has a share of {object}.", "What share has {subject}, in {unit}?", ""),
    "growth": ("{subject} grew by {object}.", "By how many {unit} did {subject} grow?", ""),
    "age": ("{subject} is {object} old.", "How many {unit} old is {subject}?", ""),
}
