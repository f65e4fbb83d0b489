"""The pack guide, step by step: from a document to a round that is played."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.cli.main import main
from alpine_quiz.library.composing import compose_pack

GUIDE = (Path(__file__).parents[2] / "questions" / "README.md").read_text("utf-8")
REFERENCE, WALK = GUIDE.split("\n## From a document to a round\n")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", WALK, flags=re.DOTALL)
DOCUMENT = next(text for kind, text in BLOCKS if not kind)
STEPS = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
_, FACTS, QUESTIONS, SETS, TOPICS, WORDS, OVERRIDES = (
    text for kind, text in BLOCKS if kind == "yaml"
)
MOMENT = """\
  - id: {id}
    subject: lighthouse
    relation: {id}
    object: {year}
    unit: year
    event: {id}
    statement: It was so in {year}.
    evidence: [{{document: lighthouse, quote: in {year}}}]
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def follow(step: str, monkeypatch: pytest.MonkeyPatch, typed: str = "") -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    program, *words = step.split()
    assert program == "alpine-quiz"
    return main(words)


def test_ten_minutes_lead_from_nothing_to_a_pack_that_others_play(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    block = re.findall(r"```sh\n(.*?)```", REFERENCE, flags=re.DOTALL)[0]
    begin, preview, check, give = (line.split("  #")[0] for line in block.splitlines())
    assert follow(begin, monkeypatch) == 0
    bank = here / "rivers" / "en.yaml"
    example = re.findall(r"```yaml\n(.*?)```", REFERENCE, flags=re.DOTALL)[0]
    bank.write_text(bank.read_text("utf-8") + "\n" + example, encoding="utf-8")
    assert follow(f"{preview} --plain", monkeypatch, "q\n") == 0
    assert follow(check, monkeypatch) == 0
    assert "8 questions" in capsys.readouterr().out
    assert follow(give, monkeypatch) == 0
    get, play = re.findall(r"`(alpine-quiz (?:packs add|play) [^`]*rivers[^`]*)`", REFERENCE)
    assert follow(get, monkeypatch) == 0
    assert follow(f"{play} --plain", monkeypatch, "1\nq\n") == 0
    assert "Question 2 of 8" in capsys.readouterr().out


def test_the_steps_lead_from_a_document_to_a_played_round(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    propose, review, compose, check, play = STEPS
    (here / "lighthouse.txt").write_text(DOCUMENT, encoding="utf-8")
    assert follow(propose, monkeypatch) == 0
    assert follow(review, monkeypatch, "a\n" * 20) == 0
    assert "0 still open" in capsys.readouterr().out
    assert follow(compose, monkeypatch) == 0
    assert follow(check, monkeypatch) == 0
    assert "0 errors" in (told := capsys.readouterr().out) or "nothing to report" in told
    assert follow(f"{play} --plain", monkeypatch, "1\n\n2\n\n3\n\nq\n") == 0
    assert "In which year was the lighthouse of Saint-Valon built?" in capsys.readouterr().out


def test_the_examples_of_facts_compose(here: Path) -> None:
    moments = "".join(
        MOMENT.format(id=id_, year=year)
        for id_, year in [("lighthouse-built-in", 1868), ("electric-light", 1911), ("museum", 1990)]
    )
    (here / "facts.yaml").write_text(FACTS + QUESTIONS + moments + SETS + WORDS, encoding="utf-8")
    (here / "overrides.yaml").write_text(OVERRIDES, encoding="utf-8")
    header = "format: 1\nid: lighthouse\ntitle: The lighthouse\n"
    (here / "pack.yaml").write_text(header + TOPICS, encoding="utf-8")
    found = compose_pack(here)
    assert [problem for problem in found.problems if problem.is_error] == []
    bank = (here / "en" / "questions.yaml").read_text("utf-8")
    for id_ in ("lighthouse-built-by.choice", "lighthouse-built-by.text", "lighthouse-story.order"):
        assert f"id: {id_}\n" in bank
    assert "Whose work is the lighthouse of Saint-Valon?" in bank
    pack, _ = load_pack(here)
    assert pack is not None
    assert pack.topic_name("keepers", "fr") == "Les gardiens"
    assert "made_for: " in (here / "overrides.yaml").read_text("utf-8")
