"""What an editor keeps of the proposed candidates, and what the proposer misses.

Fifteen documents: the three of the pack `alpine`, which the rules were made on, with the pack's
entities known and none of its facts; eight whose first judgements the rules were corrected by;
and four that nobody who made the rules has seen. Those twelve, invented and begun with an empty
pack, were written by people who had not seen the proposer. `measured/gold.yaml` holds the facts
that an editor would want of each, `measured/judged.yaml` what another editor, blind to scores
and rules, said of every candidate. A candidate that nobody has judged is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from alpine_quiz.documents.extraction import extract, is_extracted
from alpine_quiz.documents.quotes import find
from alpine_quiz.documents.text import read_text
from alpine_quiz.facts.model import FactBase
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library.packs import questions_folder
from alpine_quiz.proposals.model import Candidate
from alpine_quiz.proposals.rules.proposer import propose
from tests.conftest import documents_folder

MEASURED = Path(__file__).parents[1] / "proposals" / "measured"
CORRECTED_ON = {
    "en1.txt": "en",
    "en2.html": "en",
    "en3.md": "en",
    "en4.txt": "en",
    "fr1.txt": "fr",
    "fr2.txt": "fr",
    "fr3.html": "fr",
    "fr4.txt": "fr",
}
UNSEEN = {"en5.txt": "en", "en6.txt": "en", "fr5.txt": "fr", "fr6.txt": "fr"}
ALPINE = {
    "history": ("000_1afe4730125e2760.txt", "en"),
    "release": ("001_daffd0248945186a.txt", "fr"),
    "sales": ("002_cd25065704c004fb.txt", "en"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One document's figures.

    Of the ``wanted`` facts ``shown`` are those whose value stands in a kept candidate's quote,
    before the reviewer's eyes, and ``found`` those that are its very deciding words.
    """

    document: str
    kept: int
    dropped: int
    unjudged: int
    wanted: int
    shown: int
    found: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text, the names known before, and (quote, deciding words) wanted of it."""

    name: str
    text: str
    language: str
    wanted: list[tuple[str, str]]
    base: FactBase | None = None
    is_markdown: bool = False

    def candidates(self) -> tuple[Candidate, ...]:
        """Return what is proposed from it."""
        return propose(
            self.text, "document", self.language, self.base, is_markdown=self.is_markdown
        ).candidates


def documents() -> Iterator[Document]:
    """Yield every document that is here."""
    gold = yaml.safe_load((MEASURED / "gold.yaml").read_text("utf-8"))
    for name, language in (UNSEEN | CORRECTED_ON).items():
        path = MEASURED / name
        text = extract(path, path.read_bytes()) if is_extracted(path) else read_text(path).content
        wanted = [(fact["quote"], fact["value"]) for fact in gold[name]]
        yield Document(name, text, language, wanted, is_markdown=path.suffix == ".md")
    folder = documents_folder()
    base, _ = read_facts(questions_folder() / "alpine" / "facts.yaml")
    if folder is None or base is None:
        return
    for name, (file, language) in ALPINE.items():
        wanted = [
            (citation.quote, citation.mark)
            for fact in base.facts.values()
            for citation in fact.evidence[:1]
            if citation.document == name
        ]
        names = FactBase(base.path, entities=base.entities)
        yield Document(name, read_text(folder / file).content, language, wanted, names)


def measured() -> Iterator[Measured]:
    """Yield every document's figures."""
    judged = yaml.safe_load((MEASURED / "judged.yaml").read_text("utf-8"))
    for document in documents():
        verdicts: dict[str, str] = judged.get(document.name, {})
        candidates, wanted = document.candidates(), document.wanted
        kept = [each for each in candidates if verdicts.get(each.id) == "keep"]
        dropped = [each for each in candidates if verdicts.get(each.id, "keep") != "keep"]
        marked = [span for each in kept for span in _spans(each, document.text)]
        quoted = [
            (citation.at or 0, (citation.at or 0) + len(citation.quote))
            for each in kept
            for citation in each.evidence
        ]
        yield Measured(
            document.name,
            len(kept),
            len(dropped),
            len(candidates) - len(kept) - len(dropped),
            len(wanted),
            *(
                sum(_is_carried(quote, value, document.text, spans) for quote, value in wanted)
                for spans in (quoted, marked)
            ),
        )


def _spans(candidate: Candidate, text: str) -> Iterator[tuple[int, int]]:
    for citation in candidate.evidence:
        begin = citation.at or 0
        marks = find(text[begin : begin + 2 * len(citation.quote)], citation.mark)
        yield from ((begin + first, begin + last) for first, last in marks[:1])


def _is_carried(quote: str, value: str, text: str, carried: list[tuple[int, int]]) -> bool:
    """Tell whether a kept candidate's deciding words touch the wanted value."""
    return any(
        begin + first < end_carried and begin_carried < begin + last
        for begin, end in find(text, quote)
        for first, last in find(text[begin:end], value)
        for begin_carried, end_carried in carried
    )


def main() -> None:
    """Print the table."""
    print("Candidates that an editor keeps, and facts wanted that they carry")
    print("document   judged  kept  share  wanted  shown  found  missed")
    rows = list(measured())
    for row in rows:
        note = f"  ({row.unjudged} not judged)" if row.unjudged else ""
        print(_line(row.document, [row]) + note)
    for label, group in (
        ("unseen", [row for row in rows if row.document in UNSEEN]),
        ("alpine", [row for row in rows if row.document in ALPINE]),
        ("all", rows),
    ):
        print(_line(label, group))


def _line(label: str, rows: list[Measured]) -> str:
    kept, dropped = sum(row.kept for row in rows), sum(row.dropped for row in rows)
    wanted, shown = sum(row.wanted for row in rows), sum(row.shown for row in rows)
    found = sum(row.found for row in rows)
    share = kept / max(kept + dropped, 1)
    return (
        f"{label:<10} {kept + dropped:>6} {kept:>5} {share:>6.0%} {wanted:>7} {shown:>6} "
        f"{found:>6} {wanted - shown:>7}"
    )


if __name__ == "__main__":
    main()
