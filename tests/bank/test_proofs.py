"""Quotes looked up in the documents at hand."""

from __future__ import annotations

from pathlib import Path

from alpine_quiz.bank.model import Citation, Document
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.proofs import Proofs, nearest_place
from alpine_quiz.documents.text import Text

DOCUMENTS = {"seine": Document("seine", "The Seine"), "loire": Document("loire", "The Loire")}
TEXTS = {"seine": Text("The river flows. The river\nbends.", "")}


def check(*citations: Citation) -> tuple[list[Code], Proofs]:
    proofs = Proofs(DOCUMENTS, TEXTS)
    return [problem.code for problem in proofs.check(citations, Path("en.yaml"))], proofs


def test_a_quote_at_its_place_is_fine() -> None:
    codes, proofs = check(Citation("seine", "The river bends.", at=17))
    assert codes == []
    assert (proofs.quotes, proofs.looked_up) == (1, 1)


def test_any_of_several_places_is_fine() -> None:
    assert (
        check(Citation("seine", "The river", at=0), Citation("seine", "The river", at=17))[0] == []
    )


def test_a_quote_that_is_not_there_is_an_error() -> None:
    assert check(Citation("seine", "the river", at=0))[0] == [Code.QUOTE_NOT_FOUND]


def test_a_quote_elsewhere_is_told_with_its_place() -> None:
    proofs = Proofs(DOCUMENTS, TEXTS)
    (problem,) = proofs.check([Citation("seine", "The river", at=15)], Path("en.yaml"))
    assert problem.code is Code.QUOTE_ELSEWHERE
    assert problem.args["at"] == 17


def test_a_quote_whose_document_is_not_at_hand_is_only_counted() -> None:
    codes, proofs = check(Citation("loire", "anything", at=3))
    assert codes == []
    assert (proofs.quotes, proofs.looked_up) == (1, 0)


def test_a_document_nobody_declares_is_an_error() -> None:
    proofs = Proofs(DOCUMENTS, TEXTS)
    (problem,) = proofs.check([Citation("siene", "x", at=3)], Path("en.yaml"))
    assert problem.code is Code.UNKNOWN_DOCUMENT
    assert problem.args == {"document": "siene", "nearest": "seine"}


def test_a_place_not_recorded_is_advice() -> None:
    assert check(Citation("seine", "flows"))[0] == [Code.MISSING_AT]
    assert check(Citation("loire", "flows"))[0] == [Code.MISSING_AT]


def test_the_place_meant_is_the_nearest() -> None:
    assert nearest_place([5, 50], 40) == 50
    assert nearest_place([5, 50], None) == 5
