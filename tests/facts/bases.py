"""Small fact bases for the tests, written as their author would write them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from alpine_quiz.bank.model import Question
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.composing import Composition, compose
from alpine_quiz.facts.model import FactBase
from alpine_quiz.facts.reader import read_facts

ENTITIES = """
  - id: seine
    type: river
    names: {en: Seine, fr: Seine}
    phrases: {en: the Seine, fr: la Seine}
    about: {en: The Seine runs through Paris., fr: La Seine traverse Paris.}
  - id: loire
    type: river
    names: Loire
    phrases: {en: the Loire, fr: la Loire}
    about: The longest.
  - {id: rhone, type: river, names: Rhône, about: It comes from Switzerland.}
  - {id: garonne, type: river, names: Garonne, about: It reaches Bordeaux.}
  - {id: rouen, type: town, names: Rouen}
  - {id: nantes, type: town, names: Nantes}
  - {id: lyon, type: town, names: Lyon}
  - id: bridge
    type: bridge
    names: {en: Old Bridge, fr: Vieux Pont}
    phrases: {en: the Old Bridge, fr: le Vieux Pont}
  - {id: twin, type: bridge, names: {en: Old Bridge, fr: Vieux Pont}}
  - {id: mill, type: mill, names: Mill, phrases: {en: the mill, fr: le moulin}}
  - id: perronet
    type: person
    names: Perronet
    aliases: [Jean-Rodolphe Perronet]
    not: [Gabriel]
  - {id: gabriel, type: person, names: Gabriel, about: An architect.}
  - {id: eiffel, type: person, names: Eiffel, about: An engineer.}
"""
EVIDENCE = "[{document: book, quote: it says so, mark: so, at: 3}]"


def base_of(folder: Path, facts: str, *, sets: str = "", head: str = "") -> FactBase:
    """Return the fact base with these facts, which is read without a fault."""
    path = folder / "facts.yaml"
    text = f"format: 1\n{dedent(head)}\nentities:{ENTITIES}\nfacts:\n{_listed(facts)}"
    if sets:
        text += f"\nsets:\n{_listed(sets)}"
    path.write_text(text, encoding="utf-8")
    base, problems = read_facts(path)
    assert base is not None
    assert [problem for problem in problems if problem.is_error] == []
    return base


def composed(folder: Path, facts: str, *, sets: str = "", head: str = "") -> Composition:
    """Return what these facts compose."""
    return compose(base_of(folder, facts, sets=sets, head=head))


def only(composition: Composition, language: str = "en") -> Question:
    """Return the one item of a language, composed without a fault."""
    assert codes(composition) == []
    (item,) = composition.items[language]
    return item


def codes(composition: Composition) -> list[Code]:
    """Return what is wrong."""
    return [problem.code for problem in composition.problems]


def _listed(entries: str) -> str:
    return "\n".join(f"  {line}" for line in dedent(entries).strip().splitlines()) + "\n"
