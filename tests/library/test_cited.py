"""What a pack cites of a document: its quotes, the facts they prove, and who says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.bank.model import Citation, Pack
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.library.cited import cited_in, fact_base_of
from tests.conftest import documents_folder

CHRONICLE = "It was founded in 1955\nby a dealer. He sold 4CVs. It was founded in 1955 again."
PACK = """\
format: 1
id: makers
title: Makers
documents:
  chronicle: {title: A chronicle}
  release: {title: A release}
"""
QUESTIONS = """\
format: 1
language: en
questions:
  - id: founded.text
    stem: Who founded it?
    answer: a dealer
    rationale: A dealer did.
    facts: [founded-1955, dealer]
    citations:
      - {document: chronicle, quote: founded in 1955 by a dealer, mark: a dealer, at: 7}
      - {document: chronicle, quote: "It was founded in 1955", mark: "1955", at: 0}
      - {document: release, quote: since 1954, at: 3}
  - id: sold
    stem: He sold Dauphines.
    answer: false
    correction: He sold 4CVs.
    citations: [{document: chronicle, quote: He sold 4CVs, at: 36}]
  - id: gone
    stem: What is gone?
    answer: this
    citations: [{document: chronicle, quote: no such words, at: 3}]
"""
FRENCH = """\
format: 1
language: fr
questions:
  - id: founded.text
    stem: Qui l’a fondée ?
    answer: un concessionnaire
    rationale: Un concessionnaire.
    facts: [founded-1955, dealer]
    citations: [{document: chronicle, quote: "It was founded in 1955", at: 0}]
  - id: seulement
    stem: Que vendait-il ?
    answer: 4CV
    citations: [{document: chronicle, quote: "He  sold 4CVs", mark: 4CVs, at: 36}]
"""
FACTS = """\
format: 1
languages: [en, fr]
entities:
  - {id: firm, type: maker, names: {en: Firm}}
facts:
  - id: founded-1955
    subject: firm
    relation: founded-in
    object: 1955
    unit: year
    disputed: {en: The release says 1954., fr: "Le communiqué dit 1954."}
    statement: {en: "It was founded in 1955.", fr: "Fondée en 1955."}
    evidence:
      - {document: chronicle, quote: It was founded in 1955, mark: "1955", at: 0}
      - {document: chronicle, quote: It was founded in 1955, mark: "1955", at: 49}
  - id: founded-1954
    subject: firm
    relation: founded-in
    object: 1954
    unit: year
    disputed: The chronicle says 1955.
    statement: {en: "It was founded in 1954.", fr: "Fondée en 1954."}
    evidence: [{document: release, quote: since 1954, mark: "1954", at: 3}]
  - id: dealer
    subject: firm
    relation: founded-by
    object: a dealer
    statement: {en: "A dealer founded it.", fr: "Un concessionnaire l’a fondée."}
    evidence: [{document: chronicle, quote: founded in 1955 by a dealer, mark: a dealer, at: 7}]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    folder = tmp_path / "makers"
    folder.mkdir()
    files = {"pack": PACK, "en": QUESTIONS, "fr": FRENCH, "facts": FACTS}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    loaded, _ = load_pack(folder)
    assert loaded is not None
    return loaded


def test_the_quotes_stand_in_the_order_of_the_text(pack: Pack) -> None:
    cited = cited_in("chronicle", pack, CHRONICLE, "en", fact_base_of(pack))
    assert [(quote.quote, quote.span) for quote in cited.quotes] == [
        ("It was founded in 1955", (0, 22)),
        ("founded in 1955 by a dealer", (7, 34)),
        ("He sold 4CVs", (36, 48)),
        ("It was founded in 1955", (50, 72)),
        ("no such words", None),
    ]
    assert cited.spans[-1] is None


def test_a_quote_has_all_that_cites_it(pack: Pack) -> None:
    cited = cited_in("chronicle", pack, CHRONICLE, "en", fact_base_of(pack))
    assert [(quote.subjects, quote.items) for quote in cited.quotes] == [
        (("founded-1955",), ("founded.text",)),
        (("dealer",), ("founded.text",)),
        (("sold", "seulement"), ("sold", "seulement")),
        (("founded-1955",), ()),
        (("gone",), ("gone",)),
    ]
    assert cited.deciding == ((18, 22), (26, 34), (44, 48), (68, 72))


def test_facts_are_told_in_the_language_wanted(pack: Pack) -> None:
    base = fact_base_of(pack)
    english = cited_in("chronicle", pack, CHRONICLE, "en", base)
    assert [(fact.subject, fact.statement, fact.quotes) for fact in english.facts] == [
        ("founded-1955", "It was founded in 1955.", (0, 3)),
        ("dealer", "A dealer founded it.", (1,)),
        ("sold", "He sold 4CVs.", (2,)),
        ("seulement", "Que vendait-il ? – 4CV", (2,)),
        ("gone", "What is gone? – this", (4,)),
    ]
    french = cited_in("chronicle", pack, CHRONICLE, "fr", base)
    assert french.facts[0].statement == "Fondée en 1955."
    assert [fact.subject for fact in english.facts_at(2)] == ["sold", "seulement"]


def test_who_says_otherwise_is_told_with_the_quote(pack: Pack) -> None:
    cited = cited_in("chronicle", pack, CHRONICLE, "en", fact_base_of(pack))
    founded, *others = cited.facts
    assert founded.disputed == "The release says 1954."
    french = cited_in("chronicle", pack, CHRONICLE, "fr", fact_base_of(pack))
    assert french.facts[0].disputed == "Le communiqué dit 1954."
    # Written once, it is told in every language.
    (rival,) = french.facts[0].rivals
    assert rival.disputed == "The chronicle says 1955."
    (rival,) = founded.rivals
    assert (rival.subject, rival.statement) == ("founded-1954", "It was founded in 1954.")
    assert [(each.document, each.quote) for each in rival.evidence] == [("release", "since 1954")]
    assert not any(fact.rivals for fact in others)


def test_without_facts_the_questions_tell(pack: Pack) -> None:
    (pack.path / "facts.yaml").unlink()
    assert fact_base_of(pack) is None
    cited = cited_in("chronicle", pack, CHRONICLE, "en")
    assert cited.quotes[0].subjects == ("founded-1955", "dealer")
    assert [(fact.subject, fact.statement) for fact in cited.facts][:2] == [
        ("founded-1955", "Who founded it? – a dealer"),
        ("dealer", "Who founded it? – a dealer"),
    ]


def test_without_its_text_the_document_still_has_its_quotes(pack: Pack) -> None:
    cited = cited_in("chronicle", pack, None, "en", fact_base_of(pack))
    assert len(cited.quotes) == 4
    assert set(cited.spans) == {None}
    assert cited.facts[0].quotes == (0,)


def test_a_citation_is_found_again(pack: Pack) -> None:
    cited = cited_in("chronicle", pack, CHRONICLE, "en", fact_base_of(pack))
    words = "It was  founded in 1955"
    assert cited.index_of(Citation("chronicle", words, at=2)) == 0
    assert cited.index_of(Citation("chronicle", words, at=60)) == 3
    assert cited.index_of(Citation("chronicle", words)) == 0
    assert cited.index_of(Citation("chronicle", "something else")) is None
    assert cited.index_of(Citation("release", words)) is None


def test_a_document_that_nobody_cites_has_nothing(pack: Pack) -> None:
    cited = cited_in("nothing", pack, "text", "en", fact_base_of(pack))
    assert (cited.quotes, cited.facts) == ((), ())


@pytest.mark.skipif(documents_folder() is None, reason="the documents are not here")
def test_every_quote_of_our_own_pack_stands_in_its_document() -> None:
    folder = documents_folder()
    assert folder is not None
    pack, _ = load_pack(Path(__file__).parents[2] / "questions" / "alpine")
    assert pack is not None
    base = fact_base_of(pack)
    for document in pack.documents.values():
        text = (folder / document.file).read_text(encoding="utf-8")
        cited = cited_in(document.id, pack, text, "fr", base)
        assert len(cited.quotes) > 10
        assert None not in cited.spans
        assert all(fact.statement and fact.quotes for fact in cited.facts)
        for bank in pack.banks:
            for item in bank.items:
                for citation in item.citations:
                    if citation.document == document.id:
                        assert cited.index_of(citation) is not None
