"""Declaring a document: every other byte of pack.yaml stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from alpine_quiz.bank.declaring import declared_documents, with_document
from alpine_quiz.bank.edit import NotMendedError

if TYPE_CHECKING:
    from pathlib import Path

FIELDS: dict[str, str | int] = {"title": "A: “b” # c", "file": "a.txt", "length": 12}


@pytest.mark.parametrize(
    "before",
    [
        "format: 1\nid: p\n",
        "format: 1\nid: p",
        "id: p\ndocuments:\n",
        "id: p # here\ndocuments: # none yet\ntitle: T\n",
        "id: p\ndocuments: {}\ntitle: T\n",
        "id: p\ndocuments: {one: {title: One, file: one.txt}}\n",
        "id: p\ndocuments:\n  one:\n    title: One # mine\n    file: one.txt\n\n# end\ntitle: T\n",
        "id: p\ndocuments:\n    one: {title: One}\n    two:\n        title: Two\n",
        "id: p\ndocuments:\n  one:\n    title: |\n      One\n      more\n\ntitle: T\n",
        "\ufeffid: p\r\ndocuments:\r\n  one:\r\n    title: One\r\nauthors: [me]\r\n",
        "id: p\nauthors:\n  - documents\ntitle: {documents: x}\n",
    ],
)
def test_a_document_is_added_and_nothing_else_changes(before: str) -> None:
    data = before.encode()
    after = with_document(data, "new", FIELDS)
    was, now = yaml.safe_load(data.decode("utf-8-sig")), yaml.safe_load(after.decode("utf-8-sig"))
    documents = now.pop("documents")
    assert documents.pop("new") == FIELDS
    assert documents == (was.pop("documents", None) or {})
    assert now == was
    kept = iter(after.decode())
    assert all(sign in kept for sign in before.rstrip("\n"))
    assert after.count(b"\r\n") in (0, after.count(b"\n"))


@pytest.mark.parametrize(
    "before", ["", "[1]", "{id: p}", "id: [", "id: p\ndocuments: [a]\n", "id: p\ndocuments: no\n"]
)
def test_what_cannot_be_spliced_is_left_alone(before: str) -> None:
    with pytest.raises(NotMendedError):
        with_document(before.encode(), "new", FIELDS)


def test_an_id_is_given_once() -> None:
    with pytest.raises(NotMendedError):
        with_document(with_document(b"id: p\n", "new", FIELDS), "new", FIELDS)


def test_declared_documents_are_read_without_any_bank(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(with_document(b"format: 1\nid: p\n", "new", FIELDS))
    documents, problems = declared_documents(path)
    assert problems == []
    assert documents["new"].file == "a.txt"
