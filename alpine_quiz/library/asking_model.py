"""Proposing with a language model beside the rules, as a proposer of a whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.documents.files import is_there
from alpine_quiz.library.proposing import by_rules
from alpine_quiz.proposals.candidates import CANDIDATES_FILE, read_candidates
from alpine_quiz.proposals.language_model.asking import Findings, ask_for_claims
from alpine_quiz.proposals.language_model.endpoint import EndpointError
from alpine_quiz.proposals.language_model.paragraphs import paragraphs
from alpine_quiz.proposals.language_model.proving import Court
from alpine_quiz.proposals.model import Candidate, Reason
from alpine_quiz.proposals.reflow import reflow
from alpine_quiz.proposals.rules.proposer import Proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from alpine_quiz.facts.model import FactBase
    from alpine_quiz.library.proposing import Source
    from alpine_quiz.proposals.language_model.asking import Tally
    from alpine_quiz.proposals.language_model.chat import Chat
    from alpine_quiz.proposals.language_model.endpoint import Endpoint


class ModelProposer:
    """Proposes from documents by rules, then asks a model for what they have not found.

    A fault of the endpoint ends the asking, not the run: what was found is kept in
    ``findings`` and proposed, ``fault`` says why it is not more, and later documents are
    proposed from by rules alone. So it is with an interrupt, which is passed on when the
    next document is begun; ``is_interrupted`` tells of one in the last.
    """

    def __init__(
        self,
        pack: Path,
        endpoint: Endpoint,
        *,
        connect: Callable[[Endpoint], AbstractAsyncContextManager[Chat]] | None = None,
    ) -> None:
        self.findings = Findings()
        self.fault: EndpointError | None = None
        self.is_interrupted = False
        self._pack = pack
        self._endpoint = endpoint
        self._connect = connect or _connecting()

    @property
    def tally(self) -> Tally:
        """What came of asking, over all documents."""
        return self.findings.tally

    def __call__(
        self, source: Source, base: FactBase | None, progress: Callable[[float], None] | None
    ) -> Proposal:
        """Return what rules and model propose from a document, the model's behind."""
        import asyncio

        if self.is_interrupted:
            raise KeyboardInterrupt
        proposal = by_rules(source, base, None)
        if self.fault is not None:
            return proposal
        findings = Findings(tally=self.tally)
        known = [
            *proposal.candidates,
            *self._told_before(source.document.id),
            *_facts_as_candidates(base, source.document.language),
        ]
        try:
            asyncio.run(self._ask(source, base, known, findings, progress))
        except EndpointError as fault:
            self.fault = fault
        except KeyboardInterrupt:
            self.is_interrupted = True
        self.findings.candidates += findings.candidates
        return Proposal((*proposal.candidates, *findings.candidates), proposal.left_out)

    def _told_before(self, document: str) -> list[Candidate]:
        """Return what a model found in the document in an earlier run: it stays."""
        path = self._pack / CANDIDATES_FILE
        found = read_candidates(path)[0] if is_there(path) else None
        return [
            candidate
            for candidate in found or ()
            if Reason.MODEL in candidate.reasons
            and any(citation.document == document for citation in candidate.evidence)
        ]

    async def _ask(
        self,
        source: Source,
        base: FactBase | None,
        known: list[Candidate],
        findings: Findings,
        progress: Callable[[float], None] | None,
    ) -> None:
        language = source.document.language
        reading = reflow(source.text.content, is_markdown=source.is_markdown)
        shown = paragraphs(reading, language)
        court = Court(reading, source.document.id, language, shown, base, known)
        async with self._connect(self._endpoint) as chat:
            await ask_for_claims(chat, shown, court, findings, progress)


def _connecting() -> Callable[[Endpoint], AbstractAsyncContextManager[Chat]]:
    """Return what connects; how the server wants to be asked is remembered in between."""
    from functools import partial

    from alpine_quiz.proposals.language_model.chat import Manner, server
    from alpine_quiz.proposals.language_model.claims import schema

    return partial(server, schema=schema(), manner=Manner())


def _facts_as_candidates(base: FactBase | None, language: str) -> Iterator[Candidate]:
    """Yield the pack's facts as what a model need not tell again."""
    for fact in base.facts.values() if base else ():
        yield Candidate(
            id=fact.id,
            subject=fact.subject,
            subject_name=fact.subject,
            relation=fact.relation,
            object=fact.object,
            statement=fact.statement.in_language(language),
            language=language,
            score=0,
            unit=fact.unit,
            precision=fact.precision,
            as_of=fact.as_of,
            modality=fact.modality,
            evidence=fact.evidence,
        )
