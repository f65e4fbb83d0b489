"""Zip files from anybody."""

from __future__ import annotations

import random
import stat
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from alpine_quiz.bank.files import MAX_FILES
from alpine_quiz.library import adding
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.parcels import MAX_TOTAL, Parcel, pick
from alpine_quiz.library.unzipping import Zip
from tests.library.machine import BANK, PACK
from tests.library.parcels import FILES, write_zip, zip_of

if TYPE_CHECKING:
    from pathlib import Path


def taken(path: Path) -> Parcel:
    return pick(Zip(path))


def objection(path: Path) -> Objection:
    with pytest.raises(RefusedPackError) as caught:
        taken(path)
    return caught.value.objection


@pytest.mark.parametrize("packed", [False, True])
def test_an_honest_zip_is_the_pack_in_it(tmp_path: Path, packed: bool) -> None:
    found = taken(write_zip(tmp_path / "some.zip", FILES, packed=packed))
    assert (found.name, list(found.files)) == ("rivers", ["en.yaml", "pack.yaml"])
    assert found.files["en.yaml"] == BANK.encode()


def test_only_the_packs_own_files_come_out_of_it(tmp_path: Path) -> None:
    others = {
        "rivers/seine.txt": "declared",
        "rivers/README.md": "of the pack",
        "rivers/run.sh": "rm -rf /",
        "rivers/.git/config": "[core]",
        "__MACOSX/rivers/._en.yaml": "not text",
        "rivers/.DS_Store": "not text",
        "other.txt": "of another",
    }
    found = taken(write_zip(tmp_path / "some.zip", FILES | others))
    assert list(found.files) == ["README.md", "en.yaml", "pack.yaml", "seine.txt"]
    assert found.documents == ("seine.txt",)


def test_a_file_alone_in_a_zip_is_a_pack_by_itself(tmp_path: Path) -> None:
    found = taken(write_zip(tmp_path / "some.zip", {"capitals.yaml": BANK}))
    assert (found.name, found.is_single) == ("capitals", True)


def test_a_language_alone_in_a_zip_is_a_pack_named_after_the_zip(tmp_path: Path) -> None:
    found = taken(write_zip(tmp_path / "rivers.zip", {"en.yaml": BANK}))
    assert (found.name, found.is_single) == ("rivers", False)
    found = taken(write_zip(tmp_path / "rivers.zip", {"en.yaml": f"pack: en\n{BANK}"}))
    assert (found.name, found.is_single) == ("en", True)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../en.yaml", Objection.LEADS_OUT),
        ("rivers/../../en.yaml", Objection.LEADS_OUT),
        ("..\\..\\en.yaml", Objection.LEADS_OUT),
        ("/etc/cron.d/en.yaml", Objection.LEADS_OUT),
        ("\\\\server\\share\\en.yaml", Objection.LEADS_OUT),
        ("C:\\Windows\\en.yaml", Objection.LEADS_OUT),
        ("c:en.yaml", Objection.LEADS_OUT),
        ("rivers/en.yaml:stream", Objection.NOT_PORTABLE),
        ("rivers/CON", Objection.NOT_PORTABLE),
        ("rivers/nul.yaml", Objection.NOT_PORTABLE),
        ("rivers/com1 .yaml", Objection.NOT_PORTABLE),
        ("aux/en.yaml", Objection.NOT_PORTABLE),
        ("rivers/dot./en.yaml", Objection.NOT_PORTABLE),
        ("rivers/space ", Objection.NOT_PORTABLE),
        ("rivers/what?.yaml", Objection.NOT_PORTABLE),
        ("rivers/bell\a.yaml", Objection.NOT_PORTABLE),
        (f"rivers/{'x' * 300}.yaml", Objection.NOT_PORTABLE),
        ("a/b/c/d/e/f/g/h/i/en.yaml", Objection.TOO_DEEP),
        ("rivers/EN.yaml", Objection.COLLIDING),
        ("Rivers/fr.yaml", Objection.COLLIDING),
        ("rivers/en.yaml/more.yaml", Objection.COLLIDING),
        ("RIVERS", Objection.COLLIDING),
    ],
)
def test_a_name_that_would_do_harm_refuses_the_whole_zip(
    tmp_path: Path, name: str, expected: Objection
) -> None:
    for files in ({**FILES, name: "x"}, {name: "x", **FILES}):
        assert objection(write_zip(tmp_path / "some.zip", files)) is expected


def test_letters_written_in_two_ways_are_the_same_name(tmp_path: Path) -> None:
    files = {"é.yaml": BANK, "e\u0301.yaml": BANK}
    assert objection(write_zip(tmp_path / "some.zip", files)) is Objection.COLLIDING


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.zip"
    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("en.yaml", BANK)
        archive.writestr("en.yaml", "other")
    assert objection(path) is Objection.COLLIDING


def test_a_nul_does_not_hide_the_end_of_a_name(tmp_path: Path) -> None:
    data = zip_of({"rivers/en.yaml0../x": BANK})
    path = tmp_path / "some.zip"
    path.write_bytes(data.replace(b"en.yaml0../x", b"en.yaml\0../x"))
    assert objection(path) in (Objection.LEADS_OUT, Objection.NOT_PORTABLE)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK, stat.S_IFSOCK])
def test_a_link_or_a_device_is_refused(tmp_path: Path, kind: int) -> None:
    entry = zipfile.ZipInfo("rivers/seine.txt")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    assert objection(write_zip(tmp_path / "a.zip", {**FILES, entry: "/etc/passwd"})) is (
        Objection.LINK
    )


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    data = bytearray(zip_of(FILES))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path = tmp_path / "some.zip"
    path.write_bytes(data)
    assert objection(path) is Objection.ENCRYPTED


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_bit_by_bit_is_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "some.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("en.yaml", BANK)
    assert objection(path) is Objection.UNKNOWN_PACKING


def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    zeros = bytes(2**20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(MAX_TOTAL // len(zeros) + 1):
            archive.writestr(f"{number}.yaml", zeros)
    assert path.stat().st_size < 2**20
    assert objection(path) is Objection.BOMB


def test_a_bomb_is_refused_by_what_it_unpacks_to(tmp_path: Path) -> None:
    data = bytearray(zip_of({"en.yaml": bytes(10 * 2**20)}, packed=True))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    path = tmp_path / "bomb.zip"
    path.write_bytes(data)
    assert objection(path) in (Objection.BOMB, Objection.NOT_A_ZIP)


def test_a_file_larger_than_a_bank_may_be_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "bomb.zip", {"en.yaml": bytes(33 * 2**20)}, packed=True)
    assert objection(path) is Objection.BOMB


def test_too_many_files_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    few = {f"{number}.txt": "" for number in range(MAX_FILES + 1)}
    assert objection(write_zip(tmp_path / "some.zip", few)) is Objection.TOO_MANY_FILES
    path = tmp_path / "million.zip"
    path.write_bytes(b"PK\x01\x02" * 1_000_000)
    assert objection(path) is Objection.TOO_MANY_FILES


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06", b"not a zip at all" * 99])
def test_what_is_no_zip_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some.zip"
    path.write_bytes(data)
    assert objection(path) is Objection.NOT_A_ZIP


def test_several_packs_in_a_zip_are_asked_about(tmp_path: Path) -> None:
    files = FILES | {"lakes/pack.yaml": PACK, "lakes/en.yaml": BANK}
    path = write_zip(tmp_path / "some.zip", files)
    assert objection(path) is Objection.SEVERAL_PACKS
    assert pick(Zip(path), "lakes/").name == "lakes"
    with pytest.raises(RefusedPackError):
        pick(Zip(path), "seas")


@pytest.mark.parametrize("count", [1_500, pytest.param(100_000, marks=pytest.mark.long)])
def test_no_damage_to_a_zip_is_more_than_a_refusal(tmp_path: Path, count: int) -> None:
    whole = zip_of(FILES | {"rivers/seine.txt": "x" * 500}, packed=True)
    path = tmp_path / "some.zip"
    chance = random.Random(5)
    refused = 0
    for _ in range(count):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.randint(1, len(data))] if chance.random() < 0.2 else data)
        try:
            taken(path)
        except RefusedPackError:
            refused += 1
    assert refused


@pytest.mark.parametrize("files", [1, 20])
def test_a_small_zip_of_very_many_questions_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    for room in ("bank.reading", "bank.pack", "library.adding"):
        monkeypatch.setattr(f"alpine_quiz.{room}.MAX_LISTED", 1000)
    entry = "  - {stem: Which is it?, answer: b}\n"
    bank = f"format: 1\nlanguage: en\nquestions:\n{entry * (1020 // files)}"
    banks: dict[Any, str] = {f"{number}.yaml": bank for number in range(files)}
    path = write_zip(tmp_path / "many.zip", banks, packed=True)
    assert path.stat().st_size < 10_000
    with pytest.raises(RefusedPackError) as caught, adding.staged(taken(path)):
        pass
    assert caught.value.objection is Objection.TOO_MANY_QUESTIONS
    assert caught.value.args_ == {"limit": 1000}
