"""Reading facts.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.checks import check_quotes
from alpine_quiz.bank.findings import Findings, Spot
from alpine_quiz.bank.items import citations_of
from alpine_quiz.bank.model import Localized
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.reader import check_format
from alpine_quiz.bank.reading import read_fields
from alpine_quiz.bank.source import read_source
from alpine_quiz.bank.texts import LANGUAGE
from alpine_quiz.bank.values import read_record, read_value, tell_unknown_key
from alpine_quiz.facts.fields import ENTITY, FACT, FACTS_FILE, SET
from alpine_quiz.facts.model import Entity, Fact, FactBase, Modality, Precision, Worth
from alpine_quiz.facts.references import check_references
from alpine_quiz.facts.specs import asking_of, idiom_of, set_of
from alpine_quiz.facts.values import is_in_quotes
from alpine_quiz.facts.wording import SLOTS

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.fields import Field
    from alpine_quiz.bank.model import Place
    from alpine_quiz.bank.nodes import Node
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.facts.asking import FactSet


def read_facts(path: Path) -> tuple[FactBase | None, list[Problem]]:
    """Read the fact base ``path``; return its good entities and facts, and all problems.

    ``None`` where it cannot be read at all.
    """
    findings = Findings(path)
    source = read_source(findings)
    if source is None:
        return None, findings.problems
    reading = _FactsReading(findings)
    lists = {
        "entities": reading.take_entity,
        "facts": reading.take_fact,
        "sets": reading.take_set,
    }
    fields = read_fields(source, findings, lists)
    if fields is None:
        return None, findings.problems
    header: dict[str, Any] = {}
    for name, node in fields.items():
        field = FACTS_FILE.get(name)
        if field is None:
            tell_unknown_key(name, node, FACTS_FILE, findings)
        else:
            header[name] = read_value(node, field, findings)
    check_format({k: v for k, v in header.items() if v is not None}, fields, findings)
    _check_languages(header.get("languages") or (), fields, findings)
    for record in header.get("relations") or ():
        _check_slots(record, findings)
    idioms = [idiom_of(record) for record in header.get("relations") or () if "id" in record]
    base = FactBase(
        path,
        reading.entities,
        reading.facts,
        reading.sets,
        header.get("languages") or (),
        _localized(header.get("sources")),
        _localized(header.get("units")),
        {idiom.relation: idiom for idiom in idioms},
    )
    check_references(base, reading.subjects, reading.spoilt, findings)
    return base, findings.problems


def _check_languages(
    languages: tuple[str, ...], fields: dict[str, Node], findings: Findings
) -> None:
    for language in languages:
        if not re.fullmatch(LANGUAGE, language):
            mark = fields["languages"][1]
            findings.error(Code.BAD_LANGUAGE, mark, key="languages", text=language[:80])


def _check_slots(record: dict[str, Any], findings: Findings) -> None:
    """Note what stands in braces in a relation's words and is nothing to be filled in."""
    place = record["place"]
    spot = Spot(place.line - 1, place.column - 1, 0)
    for name in ("claim", "asks_object", "asks_subject"):
        for text in record.get(name, {}).values():
            for slot in re.findall(r"\{([^{}]*)\}", text):
                if slot not in SLOTS:
                    choices = ", ".join(sorted(SLOTS))
                    findings.error(
                        Code.UNKNOWN_SLOT, spot, text=f"{{{slot[:40]}}}", choices=choices
                    )


def _localized(texts: dict[str, dict[str, str]] | None) -> dict[str, Localized]:
    return {name: Localized(text) for name, text in (texts or {}).items()}


class _FactsReading:
    """What was read so far.

    ``spoilt`` are the ids of what is there, but has errors; ``subjects`` the places at which
    the facts name their subjects.
    """

    def __init__(self, findings: Findings) -> None:
        self.entities: dict[str, Entity] = {}
        self.facts: dict[str, Fact] = {}
        self.sets: dict[str, FactSet] = {}
        self.spoilt: set[str] = set()
        self.subjects: dict[str, Place] = {}
        self._findings = findings

    def take_entity(self, node: Node) -> None:
        """Keep the entity in ``node`` if it is good."""
        record = self._record(node, ENTITY, "entities", self.entities, Code.DUPLICATE_ENTITY)
        if record is None:
            return
        record["not_"] = record.pop("not", ())
        for name in ("names", "phrases", "about"):
            if name in record:
                record[name] = Localized(record[name])
        entity = Entity(**record)
        self.entities[entity.id] = entity

    def take_fact(self, node: Node) -> None:
        """Keep the fact in ``node`` if it is good."""
        record = self._record(node, FACT, "facts", self.facts, Code.DUPLICATE_FACT)
        if record is None or not isinstance(node[0], dict):
            return
        for name in ("statement", "disputed", "event", "rationale", "hint"):
            if name in record:
                record[name] = Localized(record[name])
        askings = map(asking_of, record.get("questions", []))
        record["questions"] = tuple(asking for asking in askings if asking is not None)
        record["evidence"] = citations_of(record.get("evidence", []))
        for name, kind in (("precision", Precision), ("modality", Modality), ("ask", Worth)):
            if name in record:
                record[name] = kind(record[name])
        fact = Fact(**record)
        if fact.evidence:
            check_quotes(fact.evidence, node[0]["evidence"], self._findings)
            if not is_in_quotes(fact.object, fact.evidence):
                mark = node[0]["object"][1]
                self._findings.advice(Code.VALUE_UNPROVEN, mark, value=fact.object, fact=fact.id)
        else:
            self._findings.advice(Code.MISSING_EVIDENCE, node[1], fact=fact.id)
        self.facts[fact.id] = fact
        self.subjects[fact.id] = self._findings.place(node[0]["subject"][1])

    def take_set(self, node: Node) -> None:
        """Keep the set in ``node`` if it is good."""
        record = self._record(node, SET, "sets", self.sets, Code.DUPLICATE_SET)
        found = set_of(record) if record is not None else None
        if found is not None:
            self.sets[found.id] = found

    def _record(
        self,
        node: Node,
        fields: dict[str, Field],
        what: str,
        known: dict[str, Any],
        twice: Code,
    ) -> dict[str, Any] | None:
        record = read_record(node, fields, self._findings, what)
        if record is None:
            return None
        id_ = record.get("id", "")
        if not self._findings.entry_is_good:
            self.spoilt.add(id_)
            return None
        if id_ in known:
            self._findings.error(twice, node[1], id=id_, first=known[id_].place.line)
            return None
        record["place"] = self._findings.place(node[1])
        return record
