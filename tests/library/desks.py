"""A small pack with candidates to review."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Citation
from alpine_quiz.facts.model import Precision
from alpine_quiz.library.reviewing import Desk
from alpine_quiz.proposals.candidates import write_candidates
from alpine_quiz.proposals.model import Candidate, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TEXT = (
    "The town of Rouen stands on the Seine.\n\nThe bridge Gustave Flaubert was opened in 2008, "
    "after four years of work. It was designed by Aymeric Zublena.\n\nThe port was founded in "
    "1150, and is still the first of Europe for wheat.\n"
)
FACTS = """\
# The river, by hand.
format: 1
entities:
  - {id: rouen, type: town, names: Rouen}   # the town
  - {id: aymeric-zublena, type: person, names: Aymeric Zublena, aliases: [Zublena]}

facts:
  - id: rouen-river
    subject: rouen
    relation: stands-on
    object: Seine
    statement: {en: Rouen stands on the Seine.}
    evidence:
      - {document: town, quote: Rouen stands on the Seine}   # looked up
# The end.
"""
PACK = f"""\
format: 1
id: bridges
title: Bridges
documents:
  town:
    title: A walk through the town
    language: en
    file: town.txt
    sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
"""


def cited(quote: str, mark: str) -> tuple[Citation, ...]:
    """Return a citation of the document."""
    return (Citation("town", quote, mark, TEXT.index(quote)),)


OPENED = Candidate(
    id="c-opened",
    subject="gustave-flaubert",
    subject_name="Gustave Flaubert bridge",
    relation="opened-in",
    object="2008",
    unit="year",
    precision=Precision.POINT,
    statement="The bridge Gustave Flaubert was opened in 2008.",
    language="en",
    score=90,
    reasons=(Reason.CUE, Reason.DATED),
    evidence=cited("The bridge Gustave Flaubert was opened in 2008", "2008"),
)
DESIGNED = replace(
    OPENED,
    id="c-designed",
    relation="designed-by",
    object="aymeric-zublena",
    object_name="Aymeric Zublena",
    unit="",
    precision=None,
    statement="It was designed by Aymeric Zublena.",
    score=80,
    evidence=cited("It was designed by Aymeric Zublena", "Aymeric Zublena"),
)
STANDS = replace(
    OPENED,
    id="c-stands",
    subject="rouen",
    subject_name="Rouen",
    relation="located-in",
    object="the Seine",
    unit="",
    precision=None,
    statement="The town of Rouen stands on the Seine.",
    score=70,
    evidence=cited("town of Rouen stands on the Seine", "Seine"),
)
FOUNDED = replace(
    OPENED,
    id="c-founded",
    subject="port",
    subject_name="[red]the port[/]",
    relation="founded-in",
    object="1150",
    statement="The [b]port[/b] was founded in 1150.",
    score=60,
    evidence=cited("The port was founded in\n1150".replace("\n", " "), "1150"),
)
ALL = (OPENED, DESIGNED, STANDS, FOUNDED)


def make_folder(
    folder: Path, candidates: Iterable[Candidate] = ALL, *, facts: str | None = FACTS
) -> Path:
    """Write the pack, its document and its candidates into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_bytes(PACK.encode())
    (folder / "town.txt").write_bytes(TEXT.encode())
    if facts is not None:
        (folder / "facts.yaml").write_bytes(facts.encode())
    write_candidates(folder / "candidates.yaml", candidates)
    return folder


def make_desk(folder: Path, candidates: Iterable[Candidate] = ALL) -> Desk:
    """Return a review that is about to begin."""
    return Desk(make_folder(folder, candidates))
