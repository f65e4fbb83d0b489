"""overrides.yaml: composed questions made better by hand, for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.fields import FIELDS, PACK, Field, Kind, named
from alpine_quiz.bank.findings import Findings, Spot
from alpine_quiz.bank.items import citations_of
from alpine_quiz.bank.model import Ask, Place
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.reader import check_format
from alpine_quiz.bank.reading import read_fields
from alpine_quiz.bank.source import read_source
from alpine_quiz.bank.values import read_value, tell_unknown_key
from alpine_quiz.facts.known import Known
from alpine_quiz.facts.soundness import faults_of_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.nodes import Node
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.facts.composing import Composition
    from alpine_quiz.facts.model import FactBase

OVERRIDE = named(
    Field("id", Kind.ID, "The composed question's id.", required=True),
    Field("language", Kind.LANGUAGE, "Its language; every language where absent."),
    Field("made_for", Kind.ID, "Its facts as they were; written by `compose`, never typed."),
)
_FIXED = ("id", "type", "facts")
_FILE = {
    "format": PACK["format"],
    "overrides": Field("overrides", Kind.LIST, "The changes."),
}


@dataclass(frozen=True, slots=True)
class Override:
    """A hand-made change of one item: the fields it sets, as they are written.

    The places in them count from ``first_line``.
    """

    id: str
    language: str
    made_for: str
    fields: dict[str, Node]
    first_line: int
    place: Place


def read_overrides(path: Path) -> tuple[list[Override], list[Problem]]:
    """Read the overrides in ``path``; return the good ones and all problems."""
    findings = Findings(path)
    source = read_source(findings)
    found: list[Override] = []

    def take(node: Node) -> None:
        override = _override(node, findings)
        if override is not None:
            found.append(override)

    fields = read_fields(source, findings, {"overrides": take}) if source else None
    header: dict[str, Any] = {}
    for name, node in (fields or {}).items():
        if name not in _FILE:
            tell_unknown_key(name, node, _FILE, findings)
        else:
            header[name] = read_value(node, _FILE[name], findings)
    if fields is not None:
        known = {name: value for name, value in header.items() if value is not None}
        check_format(known, fields, findings)
    return found, findings.problems


def apply_overrides(
    composition: Composition, overrides: list[Override], base: FactBase, path: Path
) -> tuple[dict[Place, str], list[Problem]]:
    """Change the composed items as the overrides say.

    Return what `made_for` should be, by the place of each override that has none, and what is
    wrong: an item that nothing composes any more, a field that does not fit, and an override
    whose facts have changed since it was made.
    """
    findings = Findings(path)
    unsigned: dict[Place, str] = {}
    changed: set[tuple[str, str]] = set()
    known = Known(base)
    for override in overrides:
        spot = Spot(override.place.line - 1, override.place.column - 1, 0)
        items = list(_items_meant(override, composition))
        if not items:
            nearest = _nearest(override.id, composition)
            findings.error(Code.UNKNOWN_ITEM, spot, id=override.id, nearest=nearest)
        for language, number in items:
            item = composition.items[language][number]
            if (item.id, language) in changed:
                findings.error(Code.TWICE_COMPOSED, spot, id=item.id)
                continue
            changed.add((item.id, language))
            new = _changed(item, override, findings)
            for fault in faults_of_change(new, composition.drafts.get(item.id), known):
                findings.error(fault.code, spot, **fault.args)
            composition.items[language][number] = new
            print_ = fingerprint(item, base)
            if not override.made_for:
                unsigned[override.place] = print_
            elif override.made_for != print_:
                findings.advice(Code.STALE_OVERRIDE, spot, id=override.id)
                break
    return unsigned, findings.problems


def _items_meant(override: Override, composition: Composition) -> Iterator[tuple[str, int]]:
    """Yield language and number of each item that an override is for."""
    for language, items in composition.items.items():
        if override.language in ("", language):
            yield from (
                (language, number) for number, item in enumerate(items) if item.id == override.id
            )


def fingerprint(item: Question, base: FactBase) -> str:
    """Return a hash of all that makes the item's facts true; their wording does not count."""
    told = [
        (
            fact.id,
            fact.subject,
            fact.relation,
            fact.object,
            fact.unit,
            str(fact.precision),
            fact.as_of,
            fact.when,
            str(fact.complete),
            fact.modality.value,
            # One text, or that of English: what is signed stays so when it is translated.
            fact.disputed.in_language(""),
            *(citation.quote for citation in fact.evidence),
        )
        for fact in (base.facts[name] for name in item.facts if name in base.facts)
    ]
    return "f" + blake2b(repr(told).encode(), digest_size=6).hexdigest()


def _override(node: Node, findings: Findings) -> Override | None:
    value, begin, _ = node
    if not isinstance(value, dict):
        findings.error(Code.NOT_A_MAPPING, begin, key="overrides")
        return None
    header: dict[str, Any] = {}
    fields: dict[str, Node] = {}
    for name, child in value.items():
        if name in OVERRIDE:
            header[name] = read_value(child, OVERRIDE[name], findings)
        else:
            fields[name] = child
    if "id" not in header:
        findings.error(Code.MISSING_KEY, begin, key="id")
    if not findings.entry_is_good:
        return None
    return Override(
        header["id"],
        header.get("language", ""),
        header.get("made_for", ""),
        fields,
        findings.first_line,
        findings.place(begin),
    )


def _changed(item: Question, override: Override, findings: Findings) -> Question:
    own: Mapping[str, Field] = FIELDS[item.type]
    known = {name: own[name] for name in own if name not in _FIXED}
    values: dict[str, Any] = {}
    findings.first_line = override.first_line
    for name, node in override.fields.items():
        if name not in known:
            tell_unknown_key(name, node, known, findings)
            continue
        value = read_value(node, known[name], findings)
        if value is None:
            continue
        if name == "citations":
            value = citations_of(value)
        elif name == "ask":
            value = Ask(value)
        values[name] = value
        if name == "answer" and "written" in item.__dataclass_fields__:
            values["written"] = str(node[0]).strip()
    findings.first_line = 0
    if "feedback" not in values and item.feedback and "distractors" in values:
        options = set(values["distractors"])
        values["feedback"] = {
            option: told for option, told in item.feedback.items() if option in options
        }
    return replace(item, **values, place=override.place)


def _nearest(id_: str, composition: Composition) -> str:
    from difflib import get_close_matches

    known = {item.id for items in composition.items.values() for item in items}
    return (get_close_matches(id_, sorted(known), 1) or [""])[0]
