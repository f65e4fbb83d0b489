"""A document of our own, and true claims about it as a model might make them."""

from __future__ import annotations

from typing import Any

from alpine_quiz.proposals.language_model.claims import Claim, claim_of
from alpine_quiz.proposals.language_model.doubts import Doubt
from alpine_quiz.proposals.language_model.paragraphs import paragraphs
from alpine_quiz.proposals.language_model.proving import Court
from alpine_quiz.proposals.model import Candidate
from alpine_quiz.proposals.reflow import reflow

TEXT = """\
The Lantern Bridge

The Lantern Bridge was opened in 1978 and carries 4,328 cars a day, more than any other bridge on
the Vire. It was designed by Élise Morvan, who had built the harbour of Saint-Ouen in 1965.

In 1979 the toll was dropped. By 1984 eight of its 22 lamps had been replaced; the repairs cost 7.8
million francs. On 3 May 1986 Élise Morvan came back. A second bridge is planned for 2031.

The museum beside it counts 22.1 percent more visitors than in 2019, and keeps 146 lamps. The
museum is open all year. The museum is open all year.
"""
FRENCH = """\
Le pont de la Lanterne

Le pont de la Lanterne, ouvert dès 1978, a coûté 4 328 francs et mesure 22,1 mètres. L’ingénieure
Élise Morvan l’a dessiné. Le pont voisin date du 3 mai 1986.
"""


def said(**fields: Any) -> dict[str, Any]:
    """Return an answer's fields; those not given are empty."""
    empty = dict.fromkeys(("value_words", "unit", "as_of", "stem", "key", "precision"), "")
    return {
        "found": True,
        **empty,
        "modality": "stated",
        "distractors": [],
        "subject": "Lantern Bridge",
        "statement": "A sentence.",
        **fields,
    }


OPENED = said(
    paragraph="p2",
    quote="The Lantern Bridge was opened in 1978",
    value_words="1978",
    relation="opened-in",
    object="1978",
    unit="year",
    statement="The Lantern Bridge was opened in 1978.",
    stem="In which year was the Lantern Bridge opened?",
    key="1978",
    distractors=["1965", "1984"],
)
CARRIES = said(
    paragraph="p2",
    quote="carries 4,328 cars a day, more than any other bridge on the Vire",
    relation="carries",
    object="4328",
    unit="cars a day",
    statement="The Lantern Bridge carries 4,328 cars a day.",
)
DESIGNED = said(
    paragraph="p2",
    quote="It was designed by Élise Morvan",
    relation="designed-by",
    object="Élise Morvan",
    statement="The Lantern Bridge was designed by Élise Morvan.",
)
LAMPS = said(
    paragraph="p3",
    quote="By 1984 eight of its 22 lamps had been replaced",
    value_words="eight",
    relation="lamps-replaced",
    object="8",
    unit="lamps",
    as_of="1984",
    statement="By 1984 eight lamps of the Lantern Bridge had been replaced.",
)
COST = said(
    paragraph="p3",
    quote="the repairs cost 7.8 million francs",
    relation="repairs-cost",
    object="7800000",
    unit="francs",
    statement="Repairs of the Lantern Bridge cost 7.8 million francs.",
)
PLANNED = said(
    paragraph="p3",
    quote="A second bridge is planned for 2031",
    subject="second bridge",
    relation="opens-in",
    object="2031",
    unit="year",
    modality="planned",
    statement="A second bridge is planned for 2031.",
)
VISITORS = said(
    paragraph="p4",
    quote="The museum beside it counts 22.1 percent more visitors than in 2019",
    subject="museum",
    relation="growth",
    object="22.1",
    unit="percent",
    statement="The museum counts 22.1 percent more visitors than in 2019.",
)
TRUE = [OPENED, CARRIES, DESIGNED, LAMPS, COST, PLANNED, VISITORS]


def claim(fields: dict[str, Any], **changed: Any) -> Claim:
    """Return the claim that an answer is, with some fields changed."""
    found = claim_of({**fields, **changed})
    assert isinstance(found, Claim)
    return found


def court(text: str = TEXT, language: str = "en", **known: Any) -> Court:
    """Return the court for a document."""
    reading = reflow(text)
    return Court(reading, "bridge", language, paragraphs(reading, language), **known)


TRIAL = court()


def judged(fields: dict[str, Any], **changed: Any) -> tuple[Candidate, tuple[Doubt, ...]]:
    """Return the candidate that a claim makes, and what is doubtful about it."""
    proof = TRIAL.judge(claim(fields, **changed))
    return proof.candidate, proof.doubts


def is_in_document(candidate: Candidate) -> bool:
    """Tell whether the one quote stands where it is said to, with whole words at its ends."""
    (citation,) = candidate.evidence
    assert citation.at is not None
    there = " ".join(TEXT[citation.at :].split())
    before = TEXT[citation.at - 1 : citation.at]
    after = there[len(citation.quote) :][:1]
    return (
        there.startswith(citation.quote)
        and citation.mark in citation.quote
        and not before.isalnum()
        and not after.isalnum()
    )
