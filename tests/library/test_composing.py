"""Composing a pack on disk: banks written, compared, and what a person changed in them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from alpine_quiz.bank.edit import NotMendedError
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.bank.problems import Code
from alpine_quiz.library.composing import _file_name, compose_pack

FACTS = """\
format: 1
languages: [en, fr]
entities:
  - {id: rouen, type: town, names: Rouen}
  - {id: seine, type: river, names: Seine}
  - {id: loire, type: river, names: Loire, about: It runs through Nantes.}
  - {id: rhone, type: river, names: Rhône, about: It runs through Lyon.}
facts:
  - id: rouen-river
    subject: rouen
    relation: lies-on
    object: seine
    complete: true
    topic: Rivers and seas
    statement: {en: Rouen lies on the Seine., fr: Rouen est sur la Seine.}
    evidence: [{document: book, quote: on the Seine, mark: Seine, at: 3}]
    questions:
      - {form: choice, stem: {en: Which river flows there?, fr: Quel fleuve y coule ?}}
      - {form: text, stem: {en: Name the river., fr: Nommez le fleuve de Rouen.}}
"""
OVERRIDE = """\
# Better by hand.
format: 1
overrides:
  - id: rouen-river.choice
    language: en
    stem: Which river do ships take to Rouen?   # as a sailor asks it
    distractors: [Loire, Rhône, Orne]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "rivers"
    folder.mkdir()
    (folder / "pack.yaml").write_text("format: 1\nid: rivers\ntitle: Rivers\n", encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return folder


def codes(folder: Path, *, check: bool = False) -> list[Code]:
    return [problem.code for problem in compose_pack(folder, check=check).problems]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_banks_are_written_by_language_and_topic(folder: Path) -> None:
    found = compose_pack(folder)
    assert found.errors == 0
    assert {path.relative_to(folder).as_posix(): n for path, n in found.banks.items()} == {
        "en/rivers-and-seas.yaml": 2,
        "fr/rivers-and-seas.yaml": 2,
    }
    pack, problems = load_pack(folder)
    assert pack is not None
    assert problems == []
    assert [item.id for item in pack.items("fr")] == ["rouen-river.choice", "rouen-river.text"]


def test_a_composed_bank_says_so_in_its_first_line(folder: Path) -> None:
    compose_pack(folder)
    first = (folder / "en" / "rivers-and-seas.yaml").read_text("utf-8").splitlines()[0]
    assert first.startswith('# Composed from facts.yaml by "alpine-quiz compose"')


def test_composing_again_changes_nothing(folder: Path) -> None:
    compose_pack(folder)
    before = files(folder)
    again = compose_pack(folder)
    assert again.changed == ()
    assert files(folder) == before
    assert codes(folder, check=True) == []


def test_a_check_tells_what_no_longer_agrees_and_writes_nothing(folder: Path) -> None:
    assert codes(folder, check=True) == [Code.NOT_COMPOSED, Code.NOT_COMPOSED]
    assert list(files(folder)) == ["facts.yaml", "pack.yaml"]
    compose_pack(folder)
    bank = folder / "fr" / "rivers-and-seas.yaml"
    bank.write_bytes(bank.read_bytes().replace(b"fleuve", b"canal"))
    assert codes(folder, check=True) == [Code.NOT_COMPOSED]


def test_a_bank_that_nothing_is_composed_into_any_more_goes(folder: Path) -> None:
    compose_pack(folder)
    facts = FACTS.replace("Rivers and seas", "towns")
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    left_over = [code for code in codes(folder, check=True) if code is Code.LEFT_OVER]
    assert len(left_over) == 2
    compose_pack(folder)
    assert [name for name in files(folder) if "/" in name] == ["en/towns.yaml", "fr/towns.yaml"]


def test_a_bank_written_by_hand_stays(folder: Path) -> None:
    (folder / "en").mkdir()
    own = folder / "en" / "rivers-and-seas.yaml"
    own.write_text("questions: [{stem: Who?, answer: Me}]\n", encoding="utf-8")
    other = folder / "extra.yaml"
    other.write_text("questions: [{stem: Whose?, answer: Mine}]\n", encoding="utf-8")
    before = files(folder)
    assert codes(folder) == [Code.NOT_OURS]
    assert files(folder) == before
    own.unlink()
    assert codes(folder) == []
    assert other.exists()


def test_where_a_fact_has_an_error_nothing_is_written(folder: Path) -> None:
    facts = FACTS.replace("Quel fleuve y coule ?", "")
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    assert compose_pack(folder).errors > 0
    assert list(files(folder)) == ["facts.yaml", "pack.yaml"]


def test_what_a_reader_of_the_bank_would_say_is_said_at_the_fact(folder: Path) -> None:
    facts = FACTS.replace("Which river flows there?", "Where does the Seine flow?")
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    (problem,) = compose_pack(folder).problems
    assert problem.code is Code.KEY_IN_STEM
    assert (problem.path, problem.line) == (folder / "facts.yaml", 18)


def test_a_question_takes_what_it_allows_from_its_fact_or_its_override(folder: Path) -> None:
    stem = "{form: choice, stem: {en: Which river flows there?, fr: Quel fleuve y coule ?}"
    allow = "allow: {key-in-stem: It is the point of it.}"
    facts = FACTS.replace("Which river flows there?", "Where does the Seine flow?")
    stem = stem.replace("Which river flows there?", "Where does the Seine flow?")
    (folder / "facts.yaml").write_text(facts.replace(stem, f"{stem}, {allow}"), encoding="utf-8")
    assert codes(folder) == []
    bank = (folder / "en" / "rivers-and-seas.yaml").read_text(encoding="utf-8")
    assert "    allow:\n      key-in-stem: It is the point of it.\n" in bank
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    assert codes(folder) == [Code.KEY_IN_STEM]
    override = "format: 1\noverrides:\n  - id: rouen-river.choice\n    language: en\n"
    (folder / "overrides.yaml").write_text(f"{override}    {allow}\n", encoding="utf-8")
    assert codes(folder) == []


def test_an_override_survives_composing_and_is_signed(folder: Path) -> None:
    changes = folder / "overrides.yaml"
    changes.write_text(OVERRIDE, encoding="utf-8")
    assert codes(folder) == []
    bank = yaml.safe_load((folder / "en" / "rivers-and-seas.yaml").read_text("utf-8"))
    assert bank["questions"][0]["stem"] == "Which river do ships take to Rouen?"
    assert bank["questions"][0]["distractors"] == ["Loire", "Rhône", "Orne"]
    french = (folder / "fr" / "rivers-and-seas.yaml").read_text("utf-8")
    assert "Quel fleuve y coule ?" in french
    signed = changes.read_text("utf-8")
    made_for = signed.index("made_for: ")
    line = signed[made_for : signed.index("\n", made_for) + 1]
    assert signed.replace(line + "    ", "") == OVERRIDE, "every other byte stays"
    assert codes(folder, check=True) == []


def test_an_override_is_reported_when_its_fact_has_changed(folder: Path) -> None:
    changes = folder / "overrides.yaml"
    changes.write_text(OVERRIDE, encoding="utf-8")
    compose_pack(folder)
    reworded = FACTS.replace("Rouen est sur la Seine.", "La Seine passe à Rouen.")
    (folder / "facts.yaml").write_text(reworded, encoding="utf-8")
    assert codes(folder) == [], "other words are no other fact"
    changed = FACTS.replace("quote: on the Seine", "quote: by the Seine")
    (folder / "facts.yaml").write_text(changed, encoding="utf-8")
    assert codes(folder) == [Code.STALE_OVERRIDE]
    assert compose_pack(folder).errors == 0, "reported, and composed all the same"
    assert compose_pack(folder, check=True).errors > 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("rouen-river.choice", "rouen-rivers.choice", Code.UNKNOWN_ITEM),
        ("stem:", "stern:", Code.UNKNOWN_KEY),
        ("distractors: [Loire, Rhône, Orne]", "items: [a, b]", Code.UNKNOWN_KEY),
        ("distractors: [Loire, Rhône, Orne]", "facts: [x]", Code.UNKNOWN_KEY),
        ("  - id: rouen-river.choice\n    language", "  - language", Code.MISSING_KEY),
        ("  - id: rouen-river.choice\n    language: en\n    stem", "  - x\n#", Code.NOT_A_MAPPING),
        ("[Loire, Rhône, Orne]", "[Seine, Loire]", Code.KEY_AMONG_DISTRACTORS),
    ],
)
def test_a_bad_override_is_told_and_nothing_is_written(
    folder: Path, old: str, new: str, code: Code
) -> None:
    (folder / "overrides.yaml").write_text(OVERRIDE.replace(old, new), encoding="utf-8")
    before = files(folder)
    assert code in codes(folder)
    assert files(folder) == before


def test_the_place_of_a_bad_override_is_its_own(folder: Path) -> None:
    (folder / "overrides.yaml").write_text(OVERRIDE.replace("stem:", "stern:"), encoding="utf-8")
    (problem,) = compose_pack(folder).problems
    assert (problem.path.name, problem.line, problem.column) == ("overrides.yaml", 6, 5)


@pytest.mark.parametrize("failing", [1, 2])
def test_a_write_that_fails_halfway_leaves_every_bank_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    compose_pack(folder)
    text = FACTS.replace("Which river flows", "What river flows").replace("Quel fleuve", "Quelle")
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    before = files(folder)
    write = Path.write_bytes
    written: list[Path] = []

    def fill(self: Path, data: bytes) -> int:
        written.append(self)
        if len(written) < failing:
            return write(self, data)
        write(self, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(OSError, match="No space") as raised:
        compose_pack(folder)
    monkeypatch.undo()
    assert len(written) == failing
    assert Path(raised.value.filename).name == "rivers-and-seas.yaml"
    assert files(folder) == before


def test_a_move_that_fails_takes_back_those_before_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = folder / "overrides.yaml"
    changes.write_text(OVERRIDE, encoding="utf-8")
    before = files(folder)
    move = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.parent.name == "fr":
            raise PermissionError(13, "Permission denied", str(self))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError) as raised:
        compose_pack(folder)
    assert not str(raised.value.filename).endswith(".part")
    assert files(folder) == before
    assert not (folder / "en").exists()


def test_a_file_where_a_folder_should_be_stops_everything(folder: Path) -> None:
    (folder / "fr").write_text("mine", encoding="utf-8")
    before = files(folder)
    with pytest.raises(OSError, match=r"rivers-and-seas\.yaml"):
        compose_pack(folder)
    assert files(folder) == before
    assert not (folder / "en").exists()


def test_what_a_kill_left_half_written_goes(folder: Path) -> None:
    compose_pack(folder)
    left = folder / "en" / ".rivers-and-seas.yaml.4711.part"
    other = folder / "en" / ".rivers-and-seas.yaml.mine.part"
    for path in (left, other):
        path.write_text("half", encoding="utf-8")
    compose_pack(folder)
    assert not left.exists()
    assert other.exists()


def test_copies_and_packs_within_the_pack_stay(folder: Path) -> None:
    compose_pack(folder)
    for name in ("backup", "old", "en/deeper"):
        (folder / name).mkdir()
    inner = folder / "de"
    inner.mkdir()
    (inner / "pack.yaml").write_text("id: inner\n", encoding="utf-8")
    bank = (folder / "en" / "rivers-and-seas.yaml").read_bytes()
    copies = ["backup/rivers-and-seas", "old/rivers-and-seas", "en/rivers-copy", "rivers-and-seas"]
    copies.append("en/deeper/rivers-and-seas")
    for name in copies:
        (folder / f"{name}.yaml").write_bytes(bank)
    (inner / "rivers-and-seas.yaml").write_bytes(bank.replace(b"language: en", b"language: de"))
    before = files(folder)
    assert compose_pack(folder).removed == ()
    assert files(folder) == before


@pytest.mark.parametrize("link", ["en", "en/rivers-and-seas.yaml"])
@pytest.mark.parametrize("dangling", [True, False])
def test_nothing_is_written_through_a_link_out_of_the_pack(
    folder: Path, tmp_path: Path, link: str, dangling: bool
) -> None:
    elsewhere = tmp_path / "elsewhere"
    if not dangling:
        compose_pack(folder)
        bank = folder / "en" / "rivers-and-seas.yaml"
        data = bank.read_bytes() + b"# old\n"
        bank.unlink()
        if link == "en":
            bank.parent.rmdir()
            elsewhere.mkdir()
            (elsewhere / bank.name).write_bytes(data)
        else:
            elsewhere.write_bytes(data)
    (folder / link).parent.mkdir(exist_ok=True)
    try:
        (folder / link).symlink_to(elsewhere)
    except OSError:
        pytest.skip("links are not allowed here")
    before = files(tmp_path)
    assert codes(folder) == [Code.OUTSIDE_PACK]
    assert files(tmp_path) == before


def test_overrides_that_cannot_be_signed_let_nothing_be_written(folder: Path) -> None:
    (folder / "overrides.yaml").write_text(OVERRIDE, encoding="utf-8")
    before = files(folder)
    with pytest.MonkeyPatch.context() as patch:

        def refuse(*_: object) -> bytes:
            raise NotMendedError("changed")

        patch.setattr("alpine_quiz.bank.edit.spliced", refuse)
        assert codes(folder) == [Code.NOT_MENDED]
    assert files(folder) == before


def test_what_a_reader_says_of_an_overridden_question_is_said_at_the_override(
    folder: Path,
) -> None:
    text = OVERRIDE.replace("Which river do ships take to Rouen?", "Where does the Seine flow?")
    (folder / "overrides.yaml").write_text(text, encoding="utf-8")
    problems = compose_pack(folder).problems
    places = [(each.path.name, each.line) for each in problems if each.code is Code.KEY_IN_STEM]
    assert places == [("overrides.yaml", 4)]


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("facts", "facts-questions"),
        ("Overrides", "overrides-questions"),
        ("CON", "con-questions"),
        ("com1", "com1-questions"),
        ("Straße!", "strasse"),
        ("Ｅ\u0301te\u0301", "été"),
        ("..", "questions"),
    ],
)
def test_every_topic_has_a_file_that_every_system_keeps(
    folder: Path, topic: str, name: str
) -> None:
    text = FACTS.replace("Rivers and seas", f'"{topic}"')
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    found = compose_pack(folder)
    assert {path.name for path in found.banks} == {f"{name}.yaml"}
    pack, _ = load_pack(folder)
    assert pack is not None
    assert len(pack.items("en")) == 2


def test_long_topics_have_short_files_of_their_own() -> None:
    one, other = (_file_name(f"{'été ' * 200}{end}") for end in "ab")
    assert one != other
    assert len(one.encode()) < 120
    assert _file_name("RIVERS") == _file_name("Rivers")


def test_a_folder_without_facts_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path) == [Code.MISSING_FILE]
