"""Loading packs: folders and single files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.findings import MAX_ERRORS
from alpine_quiz.bank.model import Document, Localized, Pack, Place
from alpine_quiz.bank.pack import load_header, load_pack, pack_id
from alpine_quiz.bank.packchecks import check_facts_exist, check_pack
from alpine_quiz.bank.problems import Code, Problem, Severity, in_order, under_strict
from tests.bank.banks import QUIET, errors, told

if TYPE_CHECKING:
    from collections.abc import Callable

PACK = "format: 1\nid: rivers\ntitle: Rivers\n"
BANK = "format: 1\nlanguage: {}\nquestions:\n"
SEINE = "  - id: rouen\n    stem: Which river flows through Rouen?\n    answer: Seine\n"
LOIRE = "  - id: nantes\n    stem: Which river flows through Nantes?\n    answer: Loire\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        path = tmp_path / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "pack"

    return write


def load(path: Path) -> tuple[Pack, list[Problem]]:
    pack, problems = load_pack(path)
    assert pack is not None
    return pack, [problem for problem in problems if problem.code not in QUIET]


def test_a_folder_with_banks_in_two_languages(write: Callable[[str, str], Path]) -> None:
    write(
        "pack.yaml",
        PACK.replace("title: Rivers", "title: {en: Rivers, fr: Fleuves}")
        + "version: 1.10\nlicence: MIT\nauthors: [A, B]\ndescription: Water.\n"
        + "documents:\n  seine:\n    title: The Seine\n    published: 2026-01\n",
    )
    write("en/north.yaml", BANK.format("en") + SEINE)
    write("en/west.yml", BANK.format("en") + LOIRE)
    write("facts.yaml", "nonsense: [")
    write("candidates.yaml", "nonsense: [")
    write(".hidden.yaml", "nonsense: [")
    write("notes.txt", "nonsense: [")
    folder = write("fr/nord.yaml", BANK.format("fr") + SEINE.replace("Which", "Quel"))
    pack, problems = load(folder)
    assert problems == []
    assert (pack.id, pack.version, pack.licence, pack.authors) == (
        "rivers",
        "1.10",
        "MIT",
        ("A", "B"),
    )
    assert pack.title == Localized({"en": "Rivers", "fr": "Fleuves"})
    assert pack.description.in_language("fr") == "Water."
    assert pack.documents == {
        "seine": Document("seine", "The Seine", published="2026-01", place=Place(9, 3))
    }
    assert pack.languages == ("en", "fr")
    assert [item.id for item in pack.items("en")] == ["rouen", "nantes"]
    assert {bank.pack for bank in pack.banks} == {"rivers"}
    assert pack_id(folder) == "rivers"
    assert load_header(folder) == replace(pack, banks=())


def test_one_file_is_a_pack(write: Callable[[str, str], Path]) -> None:
    path = write("my rivers.yaml", BANK.format("en") + SEINE) / "my rivers.yaml"
    pack, problems = load(path)
    assert problems == []
    assert (pack.id, pack.path) == ("my-rivers", path)
    assert pack.title.in_language("en") == "my rivers"
    assert pack_id(path) == "my-rivers"
    assert load_header(path) == replace(pack, banks=())


@pytest.mark.parametrize("text", ["", "[", "- a", "questions: 1", "format: 99\nquestions: []\n"])
def test_of_a_file_that_is_no_pack_only_its_name_is_known(
    text: str, write: Callable[[str, str], Path]
) -> None:
    path = write("any.yaml", text) / "any.yaml"
    assert load_header(path) == Pack("any", path, Localized({"": "any"}))
    assert load_header(path.with_name("none.yaml")).id == "none"


def test_one_file_can_say_all_that_a_pack_says(write: Callable[[str, str], Path]) -> None:
    header = "pack: rivers\ntitle: Rivers\nlicence: MIT\ndocuments: {d: {title: T}}\n"
    path = write("any.yaml", header + BANK.format("en") + SEINE) / "any.yaml"
    pack, problems = load(path)
    assert problems == []
    assert (pack.id, pack.licence, list(pack.documents)) == ("rivers", "MIT", ["d"])
    assert pack_id(path) == "rivers"
    assert load_header(path) == replace(pack, banks=())


def test_good_banks_play_beside_bad_ones(write: Callable[[str, str], Path]) -> None:
    write("pack.yaml", PACK)
    write("bad.yaml", "questions: [")
    (write("latin.yaml", "x") / "latin.yaml").write_bytes("stem: é".encode("latin-1"))
    folder = write("good.yaml", BANK.format("en") + SEINE + "  - stem: ''\n" + LOIRE)
    pack, problems = load(folder)
    assert [item.id for item in pack.items("en")] == ["rouen", "nantes"]
    assert {(p.path.name, p.code) for p in problems if p.is_error} == {
        ("bad.yaml", Code.SYNTAX),
        ("latin.yaml", Code.NOT_UTF8),
        ("good.yaml", Code.EMPTY),
        ("good.yaml", Code.MISSING_KEY),
    }


def test_a_folder_without_pack_file_goes_by_its_name(write: Callable[[str, str], Path]) -> None:
    folder = write("en.yaml", "questions:\n" + SEINE)
    pack, problems = load(folder)
    assert pack.id == "pack"
    assert {problem.code for problem in problems} == {
        Code.NO_PACK_FILE,
        Code.MISSING_FORMAT,
        Code.MISSING_LANGUAGE,
    }
    assert not errors(problems)
    assert all(problem.is_error for problem in under_strict(problems))


@pytest.mark.parametrize(("path", "language"), [("fr.yaml", "fr"), ("fr/a.yaml", "fr")])
def test_a_language_not_given_is_that_of_the_name(
    write: Callable[[str, str], Path], path: str, language: str
) -> None:
    pack, _ = load(write(path, "questions:\n" + SEINE))
    assert pack.languages == (language,)


def test_nothing_there_is_nothing_loaded(tmp_path: Path) -> None:
    assert load_pack(tmp_path)[0] is None
    assert Code.NO_BANKS in errors(load_pack(tmp_path)[1])
    assert errors(load_pack(tmp_path / "absent")[1]) == [Code.MISSING_FILE]
    assert errors(load_pack(Path("a\0b"))[1]) == [Code.UNREADABLE]


@pytest.mark.parametrize("questions", ["questions: []\n", "questions:\n", "questions: {}\n", ""])
def test_a_bank_without_questions_is_told(
    write: Callable[[str, str], Path], questions: str
) -> None:
    path = write("en.yaml", "format: 1\nlanguage: en\n" + questions) / "en.yaml"
    pack, problems = load_pack(path)
    assert pack is None or not pack.items("en")
    assert len(errors(problems)) == 1


@pytest.mark.parametrize(
    ("line", "place", "code"),
    [
        ("id: two words", (4, 5), Code.BAD_ID),
        ("titel: x", (4, 1), Code.UNKNOWN_KEY),
        ("documents: [a]", (4, 12), Code.NOT_A_MAPPING),
        ("documents: {a: b}", (4, 16), Code.NOT_A_MAPPING),
        ("documents: {a: {}}", (4, 16), Code.MISSING_KEY),
        ("documents: {'a b': {title: t}}", (4, 13), Code.BAD_ID),
        ("documents: {a: {title: t, sha256: 12}}", (4, 35), Code.BAD_SHA256),
        ("documents: {a: {title: t, published: 28.01.2022}}", (4, 38), Code.NOT_A_DATE),
        ("documents: {a: {title: t, language: English}}", (4, 37), Code.BAD_LANGUAGE),
        ("authors: {a: b}", (4, 10), Code.NOT_A_LIST),
        ("title: {english: x}", (4, 9), Code.BAD_LANGUAGE),
        ("title: [x]", (4, 8), Code.NOT_A_TEXT),
        ("licence: ''", (4, 10), Code.EMPTY),
    ],
)
def test_a_bad_pack_file_is_told_and_its_banks_play(
    write: Callable[[str, str], Path], line: str, place: tuple[int, int], code: Code
) -> None:
    name, _, _ = line.partition(":")
    kept = [old for old in PACK.splitlines() if not old.startswith(f"{name}:")]
    write("pack.yaml", "\n".join([*["# a comment"] * (3 - len(kept)), *kept, line]))
    pack, problems = load(write("en.yaml", BANK.format("en") + SEINE))
    assert len(pack.items("en")) == 1
    assert (*place, code) in told(problems)


def test_a_newer_format_is_refused(write: Callable[[str, str], Path]) -> None:
    write("pack.yaml", PACK)
    folder = write("en.yaml", BANK.format("en").replace("format: 1", "format: 2") + SEINE)
    pack, problems = load(folder)
    assert pack.banks == ()
    assert errors(problems) == [Code.NEWER_FORMAT]


def test_an_id_given_twice_counts_once(write: Callable[[str, str], Path]) -> None:
    write("pack.yaml", PACK)
    write("a.yaml", BANK.format("en") + SEINE + LOIRE.replace("nantes", "rouen"))
    folder = write("b.yaml", BANK.format("en") + SEINE)
    pack, problems = load(folder)
    assert [item.stem for item in pack.items("en")] == ["Which river flows through Rouen?"]
    assert [(p.path.name, p.line, p.args["first"]) for p in problems] == [
        ("a.yaml", 7, 4),
        ("b.yaml", 4, 4),
    ]
    assert problems[0].args["first_file"] == ""
    assert str(problems[1].args["first_file"]).endswith("a.yaml")


def test_the_same_question_twice_without_ids_is_told(write: Callable[[str, str], Path]) -> None:
    path = write("a.yaml", BANK.format("en") + SEINE.replace("id: rouen\n    ", "") * 2) / "a.yaml"
    pack, problems = load(path)
    assert len(pack.items("en")) == 1
    assert errors(problems) == [Code.DUPLICATE_STEM]


def test_of_very_many_repetitions_the_first_are_told_and_that_there_are_more(
    write: Callable[[str, str], Path],
) -> None:
    entry = SEINE.replace("    id: rouen\n", "")
    write("pack.yaml", PACK)
    write("en.yaml", BANK.format("en") + entry * 700)
    pack, problems = load(write("fr.yaml", BANK.format("fr") + entry * 700))
    assert [len(bank.items) for bank in pack.banks] == [1, 1]
    assert errors(problems).count(Code.DUPLICATE_ID) == MAX_ERRORS
    assert errors(problems)[MAX_ERRORS:] == [Code.TOO_MANY_PROBLEMS]


def test_a_pack_of_far_too_many_questions_is_read_so_far(
    write: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("reading", "pack"):
        monkeypatch.setattr(f"alpine_quiz.bank.{room}.MAX_LISTED", 2)
    many = "".join(SEINE.replace("rouen", f"rouen-{number}") for number in range(4))
    folder = write("many.yaml", BANK.format("en") + many)
    pack, problems = load(folder / "many.yaml")
    assert len(pack.items("en")) == 2
    assert errors(problems) == [Code.TOO_MANY_ENTRIES]
    (folder / "many.yaml").unlink()
    write("pack.yaml", PACK)
    for number in range(4):
        write(f"{number}.yaml", BANK.format("en") + SEINE.replace("rouen", f"rouen-{number}"))
    pack, problems = load(folder)
    assert len(pack.items("en")) == 3
    assert errors(problems) == [Code.TOO_MANY_ENTRIES]


def test_of_a_pack_full_of_faults_not_all_are_told(
    write: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.bank.pack._MOST_PROBLEMS", 2)
    write("pack.yaml", PACK)
    for number in range(5):
        folder = write(f"{number}.yaml", BANK.format("en") + "  - {stem: x, mood: y}\n" + LOIRE)
    pack, problems = load(folder)
    assert len(pack.items("en")) == 1
    assert errors(problems)[:2] != [Code.TOO_MANY_PROBLEMS]
    assert Code.TOO_MANY_PROBLEMS in errors(problems)
    assert len({problem.path for problem in problems if problem.code is Code.UNKNOWN_KEY}) < 5


def test_what_only_a_pack_file_says_is_ignored_in_a_folder(
    write: Callable[[str, str], Path],
) -> None:
    write("pack.yaml", PACK)
    folder = write("en.yaml", "pack: rivers\ntitle: x\n" + BANK.format("en") + SEINE)
    _, problems = load(folder)
    assert [(problem.code, problem.args) for problem in problems] == [
        (Code.HEADER_IGNORED, {"keys": "title"})
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_followed_within_the_folder_only(
    write: Callable[[str, str], Path], tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "en.yaml").write_text(BANK.format("en") + LOIRE)
    write("pack.yaml", PACK)
    folder = write("en/en.yaml", BANK.format("en") + SEINE)
    (folder / "escape.yaml").symlink_to(tmp_path / "outside" / "en.yaml")
    (folder / "tree").symlink_to(tmp_path / "outside")
    (folder / "loop").symlink_to(folder)
    (folder / "self.yaml").symlink_to(folder / "self.yaml")
    pack, problems = load(folder)
    assert [item.id for item in pack.items("en")] == ["rouen"]
    assert problems == []


def test_pipes_and_folders_that_look_like_banks_do_no_harm(
    write: Callable[[str, str], Path],
) -> None:
    folder = write("en.yaml", BANK.format("en") + SEINE)
    (folder / "folder.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
    pack, problems = load(folder)
    assert len(pack.items("en")) == 1
    assert set(errors(problems)) <= {Code.SPECIAL_FILE}


def test_a_folder_of_far_too_many_files_is_no_pack(
    write: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.bank.files.MAX_FILES", 3)
    for number in range(6):
        folder = write(f"{number}.yaml", BANK.format("en"))
    pack, problems = load_pack(folder)
    assert pack is None
    assert errors(problems) == [Code.TOO_MANY_FILES]


FRENCH = {
    "type": ("answer: Seine", "items: [a, b]"),
    "facts": ("answer: Seine", "answer: Seine\n    facts: [x]"),
    "distractors": ("answer: Seine\n    distractors: [a, b]", "answer: a\n    distractors: [b]"),
    "answers": ("answers: [a, b]\n    distractors: [c]", "answers: [a]\n    distractors: [c]"),
    "answer": ("answer: true", "answer: false"),
    "tolerance": ("answer: 1\n    unit: km", "answer: 1\n    tolerance: 2"),
    "items": ("items: [a, b]", "items: [a, b, c]"),
    "pairs": ("pairs: {a: b, c: d}", "pairs: {a: b, c: d, e: f}"),
}


@pytest.mark.parametrize("what", FRENCH)
def test_one_question_in_two_languages_must_agree(
    write: Callable[[str, str], Path], what: str
) -> None:
    one, other = FRENCH[what]
    question = "  - id: rouen\n    stem: Two?\n    {}\n"
    write("pack.yaml", PACK)
    write("en.yaml", BANK.format("en") + question.format(one))
    pack, problems = load(write("fr.yaml", BANK.format("fr") + question.format(other)))
    assert problems == []
    found = [p for p in check_pack(pack) if p.code is Code.TRANSLATION_DIFFERS]
    assert [(p.path.name, p.line, p.args["what"]) for p in found] == [("fr.yaml", 4, what)]
    same, _ = load(write("fr.yaml", BANK.format("fr") + question.format(one)))
    assert not [p for p in check_pack(same) if p.code is Code.TRANSLATION_DIFFERS]


@pytest.mark.parametrize(
    ("language", "stem", "is_said"),
    [
        ("en", "Which two are right?", True),
        ("en", "Which 2 are right?", True),
        ("en", "Which of the twofold are right?", False),
        ("en", "Which are right in 1962?", False),
        ("fr", "Lesquelles de ces deux ?", True),
        ("fr-CH", "Lesquelles ?", False),
        ("de", "Welche zwei?", True),
    ],
)
def test_the_stem_says_how_many_are_right(
    write: Callable[[str, str], Path], language: str, stem: str, is_said: bool
) -> None:
    yaml = f"  - stem: {stem}\n    answers: [a, b]\n    distractors: [c]\n"
    pack, _ = load(write("en.yaml", BANK.format(language) + yaml))
    codes = [problem.code for problem in check_pack(pack)]
    assert codes == ([] if is_said else [Code.COUNT_NOT_SAID])


def test_facts_must_be_there(write: Callable[[str, str], Path]) -> None:
    folder = write("en.yaml", BANK.format("en") + SEINE + "    facts: [rouen-river, tides]\n")
    pack, _ = load(folder)
    assert check_facts_exist(pack, {"rouen-river", "tides"}, there=True) == []
    (unknown,) = check_facts_exist(pack, {"rouen-rivers", "tides"}, there=True)
    assert unknown.code is Code.UNKNOWN_FACT
    assert unknown.args == {"fact": "rouen-river", "nearest": "rouen-rivers"}
    (none,) = check_facts_exist(pack, (), there=False)
    assert (none.code, none.severity) == (Code.NO_FACTS_FILE, Severity.ADVICE)


def test_problems_are_told_in_order_and_once() -> None:
    one = Problem(Code.EMPTY, Severity.ERROR, Path("b"), 10, 1)
    two = Problem(Code.EMPTY, Severity.ERROR, Path("b"), 9, 1)
    three = Problem(Code.EMPTY, Severity.ERROR, Path("a"), 99, 1)
    assert in_order([one, two, three, two]) == [three, two, one]
