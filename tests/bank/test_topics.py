"""What a pack's topics are called."""

from __future__ import annotations

from pathlib import Path

from alpine_quiz.bank.model import Localized, Pack
from alpine_quiz.bank.pack import load_pack

BANK = """format: 1
language: fr
questions:
- {id: a, stem: Qui ?, answer: Zoé, topic: keepers}
"""


def test_a_topic_may_have_a_name_in_each_language(tmp_path: Path) -> None:
    header = "format: 1\nid: p\ntitle: P\ntopics:\n  keepers: {en: The keepers, fr: Les gardiens}\n"
    (tmp_path / "pack.yaml").write_text(header, encoding="utf-8")
    (tmp_path / "fr.yaml").write_text(BANK, encoding="utf-8")
    pack, _ = load_pack(tmp_path)
    assert pack is not None
    assert pack.topics("fr") == ("keepers",)
    assert pack.topic_name("keepers", "fr") == "Les gardiens"
    assert pack.topic_name("keepers", "de") == "The keepers"


def test_a_topic_without_one_is_called_what_it_is_with_a_capital() -> None:
    pack = Pack("p", Path(), Localized({"": "P"}))
    assert pack.topic_name("Formula One", "en") == "Formula One"
    assert pack.topic_name("écuries", "fr") == "Écuries"
    assert pack.topic_name("", "en") == ""
