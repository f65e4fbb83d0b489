"""What a candidate becomes: the fact, and the entities that come into the facts with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import ItemType, Localized
from alpine_quiz.bank.texts import DATE, ID
from alpine_quiz.bank.written import citation_record
from alpine_quiz.facts.asking import Asking, Side
from alpine_quiz.facts.known import Known
from alpine_quiz.facts.model import NOTHING, Entity, Fact, Modality, Precision
from alpine_quiz.facts.values import YEAR, names_of, number_of
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.folding import foldings
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Collection

    from alpine_quiz.bank.model import Citation
    from alpine_quiz.bank.writer import Value
    from alpine_quiz.facts.model import FactBase
    from alpine_quiz.proposals.model import Candidate

UNTYPED = "thing"
"""The type of an entity of which nobody has said what it is."""

_LEAST_DISTRACTORS = 2
_ARTICLES = "the |le |la |les |l['’]"
_MOST = {"statement": 1000, "question": 1000, "unit": 60, "kind": 60, "phrase": 300}
_MOST_ELSEWHERE = 300
_MOST_ID = 100
_ANSWERS = {"yes": True, "no": False}
_NEEDED = ("statement", "subject", "relation", "object")


class Amiss(StrEnum):
    """What is wrong with a field of a wording."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NOT_A_DATE = "not-a-date"
    NOT_ONE_OF = "not-one-of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A candidate as a person words it, all of it text as it is typed.

    ``subject`` and ``object`` are an entity's id or one of its names; a subject that is
    neither is a new entity of the type ``kind``, called ``phrase`` within a sentence.
    ``question`` is a stem of its own, empty where the relation's words are to do.
    ``complete`` is yes, no or empty: whether the object is all there is to say for this
    subject and relation.
    """

    statement: str
    question: str = ""
    subject: str
    kind: str = ""
    phrase: str = ""
    relation: str
    object: str
    unit: str = ""
    precision: str = ""
    as_of: str = ""
    modality: str = Modality.STATED.value
    complete: str = ""

    @classmethod
    def of(cls, candidate: Candidate, base: FactBase) -> Wording:
        """Return a candidate as it was proposed."""
        known = candidate.subject in base.entities
        name = candidate.subject_name or candidate.subject
        return cls(
            statement=candidate.statement,
            question=candidate.question,
            subject=candidate.subject if known else name,
            phrase="" if known else _phrase(name, candidate.statement),
            relation=candidate.relation,
            object=candidate.object,
            unit=candidate.unit,
            precision=candidate.precision.value if candidate.precision else "",
            as_of=candidate.as_of,
            modality=candidate.modality.value,
        )

    def amiss(self) -> dict[str, Amiss]:
        """Return what is wrong with it, by field."""
        found: dict[str, Amiss] = {}
        for each in fields(self):
            text = _tidy(getattr(self, each.name))
            if len(text) > _MOST.get(each.name, _MOST_ELSEWHERE):
                found[each.name] = Amiss.TOO_LONG
            elif each.name in _NEEDED and not text:
                found[each.name] = Amiss.EMPTY
        if not slug(self.relation):
            found["relation"] = Amiss.EMPTY
        if self.as_of.strip() and not re.fullmatch(DATE, self.as_of.strip()):
            found["as_of"] = Amiss.NOT_A_DATE
        if self.precision.strip() not in ("", *Precision):
            found["precision"] = Amiss.NOT_ONE_OF
        if self.modality.strip() not in ("", *Modality):
            found["modality"] = Amiss.NOT_ONE_OF
        if self.complete.strip().lower() not in ("", *_ANSWERS):
            found["complete"] = Amiss.NOT_ONE_OF
        return found


@dataclass(frozen=True, slots=True)
class Becoming:
    """A fact to be, and the entities that the facts do not know yet."""

    fact: Fact
    entities: tuple[Entity, ...] = ()

    def records(self) -> tuple[list[dict[str, Value]], dict[str, Value]]:
        """Return the entities and the fact as facts.yaml has them."""
        return [_entity_record(entity) for entity in self.entities], _fact_record(self.fact)


def becoming(
    wording: Wording, language: str, evidence: tuple[Citation, ...], base: FactBase
) -> Becoming:
    """Return what a wording without faults becomes in ``base``."""
    entities: list[Entity] = []
    subject = entity_called(wording.subject, base)
    if subject is None:
        entity = _new_entity(wording, language, base)
        entities.append(entity)
        subject = entity.id
    relation = wording.relation.strip()
    relation = relation if re.fullmatch(ID, relation) else slug(relation)
    text = _tidy(wording.object)
    # A number is never an entity's name: “4” would be the Renault 4.
    object_ = None if number_of(text) is not None else entity_called(text, base)
    fact = Fact(
        id=_free(f"{subject}-{relation}", base.facts),
        subject=subject,
        relation=relation,
        object=object_ or text,
        statement=Localized({language: _tidy(wording.statement)}),
        unit=_tidy(wording.unit),
        precision=Precision(wording.precision.strip()) if wording.precision.strip() else None,
        as_of=wording.as_of.strip(),
        modality=Modality(wording.modality.strip() or Modality.STATED),
        complete=_ANSWERS.get(wording.complete.strip().lower()),
        evidence=evidence,
    )
    return Becoming(_asked(fact, wording, language, base), tuple(entities))


def entity_called(text: str, base: FactBase) -> str | None:
    """Return the id of the only entity that has this id or name, or ``None``."""
    text = _tidy(text)
    if text in base.entities:
        return text
    wanted = set(foldings(text))
    found = [name for name in base.entities if wanted & names_of(name, base)]
    return found[0] if len(found) == 1 else None


def _asked(fact: Fact, wording: Wording, language: str, base: FactBase) -> Fact:
    from dataclasses import replace

    stem = _tidy(wording.question)
    if not stem:
        return fact
    asking = Asking(form=_form(fact, base), stem=Localized({language: stem}))
    return replace(fact, questions=(asking,))


def _form(fact: Fact, base: FactBase) -> ItemType:
    """Return the form that a fact with a stem of its own is asked in."""
    from alpine_quiz.facts.options import proposed

    if number_of(fact.object) is not None and fact.unit != YEAR:
        return ItemType.NUMBER
    if len(proposed(fact, Side.OBJECT, Known(base), 0)) >= _LEAST_DISTRACTORS:
        return ItemType.CHOICE
    return ItemType.TEXT


def _new_entity(wording: Wording, language: str, base: FactBase) -> Entity:
    name = _tidy(wording.subject)
    id_ = _free(slug(name) or "entity", base.entities)
    phrase = _tidy(wording.phrase)
    phrases = Localized({language: phrase}) if phrase else NOTHING
    return Entity(id_, _tidy(wording.kind) or UNTYPED, Localized({"": name}), phrases=phrases)


def _phrase(name: str, statement: str) -> str:
    """Return the name with the article that the statement gives it, or nothing."""
    found = re.search(rf"(?<!\w)({_ARTICLES}){re.escape(name)}(?!\w)", statement, re.IGNORECASE)
    return f"{found[1].lower()}{name}" if found else ""


def _free(wanted: str, taken: Collection[str]) -> str:
    """Return ``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that is not taken."""
    wanted = wanted[:_MOST_ID]
    id_, number = wanted, 1
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    return id_


def _tidy(text: str) -> str:
    return " ".join(cleaned(text).split())


def _entity_record(entity: Entity) -> dict[str, Value]:
    record: dict[str, Value] = {
        "id": entity.id,
        "type": entity.type,
        "names": _texts(entity.names),
    }
    if entity.phrases.texts:
        record["phrases"] = _texts(entity.phrases)
    return record


def _fact_record(fact: Fact) -> dict[str, Value]:
    record: dict[str, Value] = {
        "id": fact.id,
        "subject": fact.subject,
        "relation": fact.relation,
        "object": fact.object,
        "unit": fact.unit,
        "precision": fact.precision.value if fact.precision else "",
        "as_of": fact.as_of,
        "modality": "" if fact.modality is Modality.STATED else fact.modality.value,
        "ask": fact.ask.value,
        "statement": _texts(fact.statement),
    }
    record = {name: value for name, value in record.items() if value}
    if fact.complete is not None:
        record["complete"] = fact.complete
    if fact.evidence:
        record["evidence"] = [citation_record(citation) for citation in fact.evidence]
    if fact.questions:
        record["questions"] = [
            {"form": asking.form.value, "stem": _texts(asking.stem)} for asking in fact.questions
        ]
    return record


def _texts(texts: Localized) -> str | dict[str, str]:
    return texts.texts[""] if set(texts.texts) == {""} else dict(texts.texts)
