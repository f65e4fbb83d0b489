"""A run of proposing with a model beside the rules."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from alpine_quiz.library.asking_model import ModelProposer
from alpine_quiz.library.proposing import propose_into
from alpine_quiz.proposals.candidates import CANDIDATES_FILE, merged, read_candidates
from alpine_quiz.proposals.language_model.answers import Answer
from alpine_quiz.proposals.language_model.endpoint import (
    Endpoint,
    EndpointError,
    Trouble,
    endpoint_of,
)
from alpine_quiz.proposals.model import Candidate, Reason
from tests.proposals.claims import LAMPS, OPENED, TEXT, VISITORS, claim, court
from tests.proposals.scripted import Reciting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

DOWN = EndpointError(Trouble.UNREACHABLE, "http://a.test")


def proposer(pack: Path, *answers: dict[str, Any] | str | Answer | BaseException) -> ModelProposer:
    """Return one whose model recites ``answers``."""
    chat = Reciting(*answers)

    @asynccontextmanager
    async def connect(endpoint: Endpoint) -> AsyncIterator[Reciting]:
        yield chat

    return ModelProposer(pack, endpoint_of("", "scripted", {}), connect=connect)


def document(folder: Path, name: str = "bridge.txt", text: str = TEXT) -> Path:
    """Write a document and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def candidates(pack: Path) -> list[Candidate]:
    """Return what is in the pack's file, which must be without faults."""
    found, problems = read_candidates(pack / CANDIDATES_FILE)
    assert problems == []
    assert found is not None
    return found


def from_model(pack: Path) -> list[str]:
    """Return the relations of the model's candidates in the pack's file."""
    return [each.relation for each in candidates(pack) if Reason.MODEL in each.reasons]


def test_rules_and_model_propose_together(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    model = proposer(pack, LAMPS, VISITORS)
    outcome = propose_into(pack, [document(tmp_path)], language="en", proposer=model)
    assert outcome.failed == []
    assert sorted(from_model(pack)) == ["growth", "lamps-replaced"]
    assert len(candidates(pack)) > 2
    assert model.tally.kept == 2


def test_what_the_rules_found_need_not_be_told_again(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    model = proposer(pack, *[OPENED] * 4)
    propose_into(pack, [document(tmp_path)], language="en", proposer=model)
    assert from_model(pack) == []
    assert model.tally.given_up == 1


def test_a_fault_keeps_what_was_found_and_ends_the_asking_alone(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    model = proposer(pack, LAMPS, DOWN, VISITORS)
    more = document(tmp_path, "more.txt", TEXT.replace("Lantern", "Iron"))
    outcome = propose_into(pack, [document(tmp_path), more], language="en", proposer=model)
    assert model.fault is DOWN
    assert len(outcome.proposed) == 2
    assert from_model(pack) == ["lamps-replaced"]


def test_an_interrupt_keeps_what_was_found(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    model = proposer(pack, LAMPS, KeyboardInterrupt())
    propose_into(pack, [document(tmp_path)], language="en", proposer=model)
    assert model.is_interrupted
    assert from_model(pack) == ["lamps-replaced"]


def test_an_interrupt_ends_the_run_before_the_next_document(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    model = proposer(pack, LAMPS, KeyboardInterrupt())
    more = document(tmp_path, "more.txt", TEXT.replace("Lantern", "Iron"))
    with pytest.raises(KeyboardInterrupt):
        propose_into(pack, [document(tmp_path), more], language="en", proposer=model)
    assert from_model(pack) == ["lamps-replaced"]


def test_what_a_model_found_outlives_a_run_without_one(tmp_path: Path) -> None:
    pack, path = tmp_path / "pack", document(tmp_path)
    propose_into(pack, [path], language="en", proposer=proposer(pack, LAMPS))
    before = candidates(pack)
    propose_into(pack, [path], language="en")
    propose_into(pack, [path], language="en", proposer=proposer(pack, DOWN))
    assert [each.id for each in candidates(pack)] == [each.id for each in before]


def test_a_second_run_tells_the_model_what_the_first_found(tmp_path: Path) -> None:
    pack, path = tmp_path / "pack", document(tmp_path)
    propose_into(pack, [path], language="en", proposer=proposer(pack, LAMPS))
    again = proposer(pack, *[LAMPS] * 4)
    propose_into(pack, [path], language="en", proposer=again)
    assert again.tally.given_up == 1
    assert from_model(pack) == ["lamps-replaced"]


def test_claims_without_a_proof_come_last_and_without_evidence(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    invented = {**LAMPS, "quote": "Nine lamps were replaced by 1984"}
    propose_into(
        pack, [document(tmp_path)], language="en", proposer=proposer(pack, *[invented] * 4)
    )
    last = candidates(pack)[-1]
    assert last.evidence == ()
    assert last.reasons == (Reason.MODEL, Reason.QUOTE_UNPROVEN)
    propose_into(pack, [document(tmp_path)], language="en")
    assert candidates(pack)[-1].id == last.id


def test_an_unproven_claim_never_joins_a_proven_one() -> None:
    proven = court().judge(claim(LAMPS)).candidate
    invented = court().judge(claim(LAMPS, quote="Eight lamps were replaced by 1984")).candidate
    both = merged([proven], "other", [invented])
    assert both == [proven, invented]
    assert merged([invented], "bridge", [proven]) == both


def test_a_proven_claim_of_two_documents_has_evidence_from_both() -> None:
    one = court().judge(claim(LAMPS)).candidate
    other = replace(one, evidence=(one.evidence[0]._replace(document="other"),))
    (both,) = merged([one], "other", [other])
    assert [each.document for each in both.evidence] == ["bridge", "other"]
    assert merged([both], "other", [other]) == [both]
