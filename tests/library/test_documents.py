"""Documents kept on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.documents.files import Obstacle
from alpine_quiz.library.documents import (
    Refusal,
    RefusedDocumentError,
    add_document,
    documents_folder,
    list_documents,
    text_of,
)
from tests.library.machine import SHA256, TEXT, make_document, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Pack


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    pack, _ = load_pack(make_pack(tmp_path / "rivers"))
    assert pack is not None
    return pack


def refusal_of(path: Path, packs: list[Pack]) -> RefusedDocumentError:
    with pytest.raises(RefusedDocumentError) as caught:
        add_document(path, packs)
    return caught.value


def test_a_document_is_recognised_by_its_content_and_kept(pack: Pack, tmp_path: Path) -> None:
    document = pack.documents["seine"]
    assert text_of(document, pack) is None
    (added,) = add_document(make_document(tmp_path, "any name.txt"), [pack])
    assert (added.pack, added.document.id) == ("rivers", "seine")
    kept = documents_folder() / f"{SHA256}.txt"
    assert kept.read_bytes() == TEXT.encode()
    assert list(documents_folder().iterdir()) == [kept]
    text = text_of(document, pack)
    assert text is not None
    assert text.content == TEXT
    assert [declared.is_here for declared in list_documents([pack])] == [True]
    add_document(make_document(tmp_path), [pack])


def test_any_other_file_is_refused_with_the_reason(pack: Pack, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("something else")
    assert refusal_of(other, [pack]).refusal is Refusal.UNDECLARED
    other = other.rename(tmp_path / "seine.txt")
    refused = refusal_of(other, [pack])
    assert (refused.refusal, refused.pack, refused.document) == (
        Refusal.OTHER_CONTENT,
        "rivers",
        "The Seine",
    )
    assert refusal_of(make_document(tmp_path), []).refusal is Refusal.UNDECLARED
    assert not documents_folder().exists()


def test_what_cannot_be_read_is_refused(pack: Pack, tmp_path: Path) -> None:
    refused = refusal_of(tmp_path / "absent", [pack])
    assert refused.refusal is Refusal.UNREADABLE
    assert refused.unreadable is not None
    assert refused.unreadable.obstacle is Obstacle.MISSING


def test_what_cannot_be_kept_is_refused(pack: Pack, tmp_path: Path, own_data_folder: Path) -> None:
    own_data_folder.write_text("a file where the folder should be")
    refused = refusal_of(make_document(tmp_path), [pack])
    assert refused.refusal is Refusal.NOT_KEPT
    assert refused.reason


def test_a_kept_copy_that_was_changed_is_not_the_document(pack: Pack, tmp_path: Path) -> None:
    add_document(make_document(tmp_path), [pack])
    (documents_folder() / f"{SHA256}.txt").write_text("spoilt")
    assert text_of(pack.documents["seine"], pack) is None


def test_a_document_in_the_packs_own_folder_is_here(pack: Pack) -> None:
    make_document(pack.path)
    assert text_of(pack.documents["seine"], pack) is not None
    assert text_of(pack.documents["seine"]) is None
    (pack.path / "seine.txt").write_text("another edition")
    assert text_of(pack.documents["seine"], pack) is None
    assert text_of(pack.documents["seine"]._replace(sha256=""), pack) is not None


def test_a_pack_reads_nothing_outside_its_folder(pack: Pack, tmp_path: Path) -> None:
    outside = make_document(tmp_path, "secret.txt")
    document = pack.documents["seine"]._replace(sha256="", file="../secret.txt")
    assert text_of(document, pack) is None
    assert text_of(document._replace(file=str(outside)), pack) is None
    assert text_of(document._replace(file="a\0b"), pack) is None
    if os.name != "nt":
        (pack.path / "link.txt").symlink_to(outside)
        assert text_of(document._replace(file="link.txt"), pack) is None
