"""``alpine-quiz packs add``, ``update``, ``remove``, ``info`` and ``pack``."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main
from alpine_quiz.documents.files import is_there
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.packs import open_pack, packs_folder
from alpine_quiz.plain.objections import OBJECTIONS, objection_text
from alpine_quiz.plain.play import play_rounds
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records, records_path
from alpine_quiz.records.ways import Wanted
from tests.conftest import PACKS
from tests.exchange.fuzzing import FILES
from tests.exchange.workbooks import members, packed, workbook
from tests.library.machine import BANK, make_document, make_pack
from tests.library.parcels import commit, needs_git, repository, write_zip
from tests.plain.test_play import Script

if TYPE_CHECKING:
    from collections.abc import Callable


SEVEN = str(PACKS / "seven")


class Terminal(io.StringIO):
    """Lines that somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run ``packs`` with some words; return its code, what it says and what it complains of."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["packs", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def reword(folder: Path, old: str = "Which", new: str = "What") -> None:
    path = folder / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))


def test_a_pack_is_added_listed_looked_at_given_out_removed_and_added_again(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, _ = said("add", SEVEN)
    assert (code, out) == (
        0,
        f"Added: seven, from the folder {SEVEN}.\n  7 questions in English\n"
        "Play it: alpine-quiz play --pack seven\n",
    )
    assert f"from the folder {SEVEN}" in said("list")[1].splitlines()[-1]
    assert "comes with the game" in said("list")[1].splitlines()[0]
    info = said("info", "seven")[1]
    assert f"Origin: from the folder {SEVEN}" in info
    sha256 = re.findall("sha256 ([0-9a-f]{64})", info)[0]
    file = tmp_path / "seven.zip"
    code, out, _ = said("pack", "seven", "--out", str(file))
    assert (code, f"{file}: 3 files, 5 KB" in out) == (0, True)
    assert "The documents in it go with it: seine.txt." in out
    first = file.read_bytes()
    assert said("pack", "seven", "--out", str(file))[0] == 1
    assert said("pack", SEVEN, "--out", str(file), "--force")[0] == 0
    assert file.read_bytes() == first
    assert said("remove", "seven", "--yes")[0] == 0
    assert not is_there(packs_folder() / "seven")
    assert said("add", str(file))[0] == 0
    assert f"sha256 {sha256}" in said("info", "seven")[1]


def test_a_faulty_pack_is_looked_at_by_what_it_was_asked_for(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    file = tmp_path / "my isles" / "i.yaml"
    file.parent.mkdir()
    good = "format: 1\nlanguage: en\nquestions:\n  - {stem: Which?, answer: This}\n"
    file.write_text(f"{good}  - {{stem: What?}}\n")
    assert f"alpine-quiz packs check '{file}'" in said("info", str(file))[1]


def test_documents_can_be_left_out_of_what_is_given(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    folder = make_pack(tmp_path / "rivers")
    make_document(folder)
    out = tmp_path / "rivers.zip"
    code, told, _ = said("pack", str(folder), "--out", str(out), "--without-documents", "--json")
    assert (code, json.loads(told)["files"]) == (0, ["en.yaml", "facts.yaml", "pack.yaml"])


def test_who_gives_a_pack_is_told_of_its_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "broken.yaml"
    good = "  - {id: a, stem: W?, answer: x, distractors: [one, two, three]}\n"
    head = "format: 1\nlanguage: en\nquestions:\n"
    pack.write_text(f"{head}{good}  - {{id: b, stem: Who?, answer: x, distractors: [x]}}\n")
    args = ["packs", "pack", str(pack), "--out", str(tmp_path / "p.zip")]
    assert main(args) == 0
    said = capsys.readouterr().out
    assert "broken.yaml:5:" in said
    assert "There is 1 error in it that goes with it" in said
    assert main([*args, "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["errors"] == 1
    pack.write_text(head + good)
    main([*args, "--force"])
    assert "error" not in capsys.readouterr().out


def test_what_pack_and_info_tell_can_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "p.zip"
    main(["packs", "pack", str(PACKS / "seven"), "--out", str(file)])
    packed = capsys.readouterr().out
    main(["packs", "info", str(PACKS / "seven")])
    (content,) = re.findall("Content: sha256 ([0-9a-f]{64})", capsys.readouterr().out)
    assert f"Content, as “packs info” tells it: sha256 {content}\n" in packed
    zipped = hashlib.sha256(file.read_bytes()).hexdigest()
    assert f"The zip file itself: sha256 {zipped}\n" in packed


def test_a_zip_file_does_not_go_where_no_folder_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nowhere" / "p.zip"
    for args in (["pack", str(PACKS / "seven")], ["export", str(PACKS / "seven"), "--format=csv"]):
        assert main(["packs", *args, "--out", str(out)]) == 1
        said = capsys.readouterr().err
        assert f"There is no folder {out.parent}" in said
        assert "Traceback" not in said
    assert not out.parent.exists()


def test_a_spreadsheet_is_added_and_its_losses_told(
    said: Callable[..., tuple[int, str, str]],
) -> None:
    code, out, _ = said("add", str(FILES / "csv" / "everything.csv"))
    assert code == 0
    assert "Added: everything, made of " in out
    assert "  C2: This is a formula, and was taken as a text: =SUM(A1:A2)\n" in out
    assert len(open_pack("everything")[0].items("en")) == 7
    assert said("update", "everything")[1] == "everything: nothing new.\n"


def test_a_workbook_is_no_zip_of_a_pack(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["question", "correct answer", "wrong answer 1"])
    sheet.append(["Which river flows through Rouen?", "Seine", "Loire"])
    book.save(tmp_path / "My Rivers.xlsx")
    code, out, err = said("add", str(tmp_path / "My Rivers.xlsx"))
    assert (code, out[:16], err) == (0, "Added: my-rivers", "")


def test_a_workbook_is_known_whatever_its_parts_are_called(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    files = members(workbook([["question", "answer"], ["Which river?", "Seine"]]))
    renamed = {
        name.replace("workbook.xml", "workbook2.xml"): data.replace(
            b"xl/workbook.xml", b"xl/workbook2.xml"
        )
        for name, data in files.items()
    }
    (tmp_path / "rivers.xlsx").write_bytes(packed(renamed))
    code, out, err = said("add", str(tmp_path / "rivers.xlsx"))
    assert (code, out[:13], err) == (0, "Added: rivers", "")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_refused_with_its_reason(said: Callable[..., tuple[int, str, str]]) -> None:
    code, _, err = said("add", "/dev/zero")
    assert code == 1
    assert "()" not in err


def test_what_is_no_file_of_questions_is_told(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\0\0")
    code, _, err = said("add", str(tmp_path / "picture.png"))
    assert (code, len(err.splitlines())) == (1, 1)
    assert not is_there(packs_folder())


def test_an_update_tells_what_changes_before_it_is_taken(
    tmp_path: Path,
    said: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = make_pack(tmp_path / "rivers")
    path = folder / "en.yaml"
    gone = "  - {id: gone, stem: What is gone?, answer: This}\n"
    keyed = "  - {id: keyed, stem: What is the key?, answer: ANSWER}\n"
    path.write_text(f"{BANK}{gone}{keyed.replace('ANSWER', 'old')}")
    assert said("add", str(folder))[0] == 0
    assert said("update")[1] == "rivers: nothing new.\n"
    new = "  - {id: new, stem: What is new?, answer: This}\n"
    # A question that only moved is not one that changed.
    keyed = keyed.replace("ANSWER", "new")
    head, _, rest = BANK.partition("  - id")
    path.write_text(f"{head}{new}{keyed}  - id{rest.replace('Which', 'What')}")
    expected = (
        "rivers would change:\n"
        "  1 new question:\n"
        "    new (en): What is new?\n"
        "  1 question goes:\n"
        "    gone (en): What is gone?\n"
        "  2 questions changed:\n"
        "    keyed (en): What is the key?\n"
        "      another answer is right: old → new\n"
        "    rouen.choice (en): What river flows through Rouen?\n"
        "      before: Which river flows through Rouen?\n"
    )
    assert said("update", "--dry-run") == (0, expected, "")
    code, told, _ = said("update", "--json")
    (pack,) = json.loads(told)["packs"]
    assert pack["status"] == "would-change"
    (keyed_again, reworded) = pack["changes"]["reworded"]
    assert keyed_again["answer"] == {"old": "old", "new": "new"}
    assert (keyed_again["other_answer"], reworded["other_answer"]) == (True, False)
    assert reworded["stem"]["old"] == "Which river flows through Rouen?"
    code, out, err = said("update", "rivers")
    assert (code, out) == (1, expected)
    assert "there is nobody to ask" in err
    typed(monkeypatch, "n")
    assert said("update")[0] == 1
    assert len(open_pack("rivers")[0].items("en")) == 3
    typed(monkeypatch, "y")
    code, out, _ = said("update")
    assert (code, out.startswith(expected)) == (0, True)
    assert [item.id for item in open_pack("rivers")[0].items("en")] == [
        "new",
        "keyed",
        "rouen.choice",
    ]
    assert said("update")[1] == "rivers: nothing new.\n"


def test_an_update_does_not_lose_what_was_changed_here(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    folder = make_pack(tmp_path / "rivers")
    said("add", str(folder))
    reword(packs_folder() / "rivers", "Which", "Whatever")
    assert "It was changed on this machine since then." in said("info", "rivers")[1]
    assert said("update", "--yes")[0] == 0
    reword(folder)
    code, _, err = said("update", "--yes")
    assert (code, "was changed on this machine since it came" in err) == (1, True)
    assert open_pack("rivers")[0].items("en")[0].stem.startswith("Whatever")
    assert said("update", "--yes", "--force")[0] == 0
    assert open_pack("rivers")[0].items("en")[0].stem.startswith("What river")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("pack.yaml", "format: 1", "format: 9", "rivers: It is written in format 9"),
        ("pack.yaml", "id: rivers", "id: lakes", "What is there now is another pack, lakes."),
        ("en.yaml", "questions:", "nothing:", "rivers: It has no question that can be played."),
    ],
)
def test_an_update_that_is_no_good_leaves_the_pack_as_it_is(
    tmp_path: Path,
    said: Callable[..., tuple[int, str, str]],
    file: str,
    old: str,
    new: str,
    told: str,
) -> None:
    folder = make_pack(tmp_path / "rivers")
    said("add", str(folder))
    path = folder / file
    path.write_text(path.read_text().replace(old, new))
    code, _, err = said("update", "--yes")
    assert (code, told in err) == (1, True)
    assert open_pack("rivers")[0].items("en")


def test_of_several_packs_the_others_are_updated_though_one_cannot_be(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    for name in ("lakes", "rivers"):
        said("add", str(make_pack(tmp_path / name, id_=name)))
    (tmp_path / "lakes").rename(tmp_path / "seas")
    reword(tmp_path / "rivers")
    code, out, err = said("update", "--yes")
    assert (code, "Updated: rivers." in out, "lakes: nothing is there." in err) == (1, True, True)


def test_what_was_put_here_by_hand_cannot_be_updated(
    said: Callable[..., tuple[int, str, str]],
) -> None:
    make_pack(packs_folder() / "rivers")
    assert "put here by hand" in said("list")[1]
    assert said("update")[1] == "No pack was added yet that could be updated.\n"
    code, _, err = said("update", "rivers")
    assert (code, err.startswith("Where rivers comes from is not known")) == (1, True)


@needs_git
def test_a_repository_is_added_at_its_commit_and_updated(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    folder = repository(make_pack(tmp_path / "rivers"))
    first = commit(folder)
    code, told, _ = said("add", folder.as_uri(), "--json")
    origin = json.loads(told)["origin"]
    assert (code, origin["kind"], origin["commit"]) == (0, "git", first)
    assert f"commit {first[:10]}" in said("list")[1]
    reword(folder)
    second = commit(folder)
    code, told, _ = said("update", "--yes", "--json")
    assert json.loads(told)["packs"][0]["status"] == "updated"
    assert json.loads(said("info", "rivers", "--json")[1])["origin"]["commit"] == second
    said("remove", "rivers", "--yes")
    assert said("add", folder.as_uri(), "--ref", first)[0] == 0
    assert f"rivers is held at the commit {first[:10]}" in said("update")[1]


def test_links_out_of_the_pack_are_told(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    folder = make_pack(tmp_path / "rivers")
    (folder / "fr.yaml").symlink_to(tmp_path / "secret.yaml")
    assert (
        "fr.yaml is a link or no ordinary file, and was not copied.\n"
        in said("add", str(folder))[1]
    )


def test_a_hostile_zip_is_refused_in_one_sentence(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    path = write_zip(tmp_path / "some.zip", {"en.yaml": BANK, "../\x1b[2J.yaml": "x"})
    code, out, err = said("add", str(path))
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "\x1b" not in err
    assert not is_there(packs_folder())


def test_removing_is_asked_about_and_keeps_the_records(
    said: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    said("add", SEVEN)
    code, out, err = said("remove", "seven")
    assert (code, "What was played of it stays in the records." in out) == (1, True)
    assert err == "Nothing was done: there is nobody to ask. To do it all the same: --yes\n"
    typed(monkeypatch, "no")
    assert said("remove", "seven")[0] == 1
    typed(monkeypatch, "oui")
    assert said("remove", "seven")[0] == 0
    for name in ("seven", "alpine", "../records.sqlite"):
        assert said("remove", name, "--yes")[0] == 1


class Meanwhile(Script):
    """Lines, and what happens on this machine before the second of them."""

    def __init__(self, happens: Callable[[], object], *lines: str) -> None:
        super().__init__(*lines)
        self._happens = happens
        self._reads = 0

    def read(self) -> str | None:
        self._reads += 1
        if self._reads == 2:
            self._happens()
        return super().read()


def seated() -> Sitting:
    pack, _ = open_pack("seven")
    records = Records.open(records_path())
    return Sitting(pack, "en", records, records.player())


def test_a_pack_removed_while_it_is_played_is_played_to_the_end(
    said: Callable[..., tuple[int, str, str]],
) -> None:
    said("add", SEVEN)
    sitting = seated()
    script = Meanwhile(lambda: main(["packs", "remove", "seven", "--yes"]), *["-", ""] * 12)
    play_rounds(sitting, sitting.start(Wanted()), script)
    assert not is_there(packs_folder() / "seven")
    assert "0 of 7" in script.text
    sitting.records.close()
    with Records.open(records_path()) as records:
        assert records.unfinished(records.player()) is None


def test_a_round_of_a_pack_that_was_removed_waits_and_goes_on_with_a_changed_one(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "seven"
    shutil.copytree(SEVEN, folder)
    said("add", str(folder))
    sitting = seated()
    play_rounds(sitting, sitting.start(Wanted()), Script("-", "", "q"))
    sitting.records.close()
    said("remove", "seven", "--yes")
    assert main(["play", "--plain", "--resume"]) == 1
    assert (
        "The unfinished round is of the pack seven, which is not here." in capsys.readouterr().err
    )
    path = folder / "seven.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("stem: ", "stem: Now, "), encoding="utf-8")
    said("add", str(folder))
    again = seated()
    script = Script("-", "", "q")
    resumed = again.resume()
    assert resumed is not None
    play_rounds(again, resumed, script)
    again.records.close()
    assert "Question 2 of 7" in script.text
    assert "Now, " in script.text


@pytest.mark.parametrize("objection", Objection)
def test_every_objection_is_a_sentence(objection: Objection) -> None:
    places = re.findall(r"\{(\w+)\}", OBJECTIONS[objection])
    args: dict[str, str | int] = {
        name: 3 if name in ("limit", "count", "seconds", "format", "known") else "\x1b[2Jx" * 200
        for name in places
    }
    text = objection_text(RefusedPackError(objection, **args))  # type: ignore[arg-type]
    assert text.endswith((".", "?", "--within FOLDER", "--force", "packs add", "list", "x", "…"))
    assert "\x1b" not in text
    assert "{" not in text
    assert len(text) < 1500


def test_after_adding_the_id_means_the_pack_that_was_added_and_the_other_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Callable[..., tuple[int, str, str]]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said("new", "rivers", "--yes")[0] == 0
    assert said("info", "rivers")[2] == ""
    assert said("add", "rivers")[0] == 0
    code, out, err = said("info", "rivers")
    assert code == 0
    assert f"Origin: from the folder {tmp_path / 'rivers'}" in out
    assert err.startswith("“rivers” means the pack here that has this id.")
    assert err.rstrip().endswith("rivers")
    assert "Origin: put here by hand" in said("info", "./rivers")[1]
    assert said("check", "rivers")[2] == err
    assert said("export", "rivers", "--format", "csv", "--out", "x.csv")[2] == err
