"""The file of candidates: written by ``propose``, read by ``review``, disposable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.fields import CITATION, PACK, Field, Kind, named
from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.items import citations_of
from alpine_quiz.bank.reader import check_format
from alpine_quiz.bank.reading import read_fields
from alpine_quiz.bank.source import read_source
from alpine_quiz.bank.values import read_record, read_value, tell_unknown_key
from alpine_quiz.bank.writer import block
from alpine_quiz.bank.written import citation_record
from alpine_quiz.documents.writing import write_whole
from alpine_quiz.facts.model import Modality, Precision
from alpine_quiz.proposals.model import Candidate, Reason
from alpine_quiz.proposals.verification import fact_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from alpine_quiz.bank.nodes import Node
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.bank.writer import Value

CANDIDATES_FILE = "candidates.yaml"
_HEADER = (
    "# Written by `alpine-quiz propose`, judged with `alpine-quiz review`. Disposable: changes\n"
    "# made here by hand are lost when the document is proposed anew.\n"
)
_MOST_WORDS = 1000

CANDIDATE = named(
    Field("id", Kind.ID, "Made of the content, so that a decision on it stays.", required=True),
    Field("score", Kind.WHOLE, "How likely an editor keeps it.", required=True, least=0, most=100),
    Field("subject", Kind.ID, "The entity it is about.", required=True),
    Field("subject_name", Kind.LINE, "What the document calls it.", required=True),
    Field("relation", Kind.ID, "What is said of the subject.", required=True),
    Field("object", Kind.LINE, "An entity's id, or a value.", required=True),
    Field("object_name", Kind.LINE, "What the document calls that entity."),
    Field("unit", Kind.LINE, "What the object counts.", most=60),
    Field("precision", Kind.WORD, "How it is meant.", choices=tuple(Precision)),
    Field("as_of", Kind.DATE, "When it held, or was said."),
    Field("modality", Kind.WORD, "How the document says it.", choices=tuple(Modality)),
    Field("statement", Kind.TEXT, "A draft of the fact.", required=True, most=_MOST_WORDS),
    Field("question", Kind.TEXT, "A draft of a question for its object.", most=_MOST_WORDS),
    Field("distractors", Kind.LINES, "Wrong answers to that question.", most=20),
    Field("language", Kind.LANGUAGE, "The draft's language.", required=True),
    Field("reasons", Kind.LINES, "What speaks for it and against it.", most=20),
    Field("evidence", Kind.RECORDS, "Where it is written.", most=50, of=CITATION),
)
_FILE = {
    "format": PACK["format"],
    "candidates": Field("candidates", Kind.LIST, "The candidates.", required=True, least=0),
}


def read_candidates(path: Path) -> tuple[list[Candidate] | None, list[Problem]]:
    """Read the candidates in ``path``; return the good ones, and all problems.

    ``None`` where the file cannot be read at all.
    """
    findings = Findings(path)
    source = read_source(findings)
    if source is None:
        return None, findings.problems
    found: list[Candidate] = []

    def take(node: Node) -> None:
        record = read_record(node, CANDIDATE, findings, "candidates")
        if record is not None and findings.entry_is_good:
            found.append(_candidate(record, findings, node))

    fields = read_fields(source, findings, {"candidates": take})
    if fields is None:
        return None, findings.problems
    header: dict[str, Any] = {}
    for name, node in fields.items():
        field = _FILE.get(name)
        if field is None:
            tell_unknown_key(name, node, _FILE, findings)
        else:
            header[name] = read_value(node, field, findings)
    check_format({k: v for k, v in header.items() if v is not None}, fields, findings)
    return found, findings.problems


def _candidate(record: dict[str, Any], findings: Findings, node: Node) -> Candidate:
    record["evidence"] = citations_of(record.get("evidence", ()))
    known = {reason.value for reason in Reason}
    reasons = record.get("reasons", ())
    record["reasons"] = tuple(Reason(reason) for reason in reasons if reason in known)
    for name, kind in (("precision", Precision), ("modality", Modality)):
        if name in record:
            record[name] = kind(record[name])
    record["place"] = findings.place(node[1])
    return Candidate(**record)


def merged(
    before: Iterable[Candidate], document: str, proposed: Iterable[Candidate]
) -> list[Candidate]:
    """Return the candidates of other documents and those ``proposed`` from ``document``.

    What the rules gave for the document before is replaced; what a language model gave
    stays, for it cannot be had again. A candidate that another document gives too keeps its
    id and has evidence from both, unless something about one of them is unproven.
    """
    kept: dict[tuple[str, ...], Candidate] = {}
    for candidate in before:
        evidence = candidate.evidence
        if Reason.MODEL not in candidate.reasons:
            evidence = tuple(each for each in evidence if each.document != document)
            if not evidence:
                continue
        kept[_key(candidate)] = replace(candidate, evidence=evidence)
    for candidate in proposed:
        key = _key(candidate)
        known = kept.get(key)
        kept[key] = _joined(known, candidate) if known else candidate
    return sorted(kept.values(), key=lambda each: (-each.score, each.id))


def _key(candidate: Candidate) -> tuple[str, ...]:
    return fact_key(candidate) if candidate.is_proven else (candidate.id,)


def _joined(known: Candidate, candidate: Candidate) -> Candidate:
    there = {(each.document, each.quote) for each in known.evidence}
    more = tuple(each for each in candidate.evidence if (each.document, each.quote) not in there)
    if not more:
        return known
    return replace(
        known,
        evidence=known.evidence + more,
        reasons=tuple(dict.fromkeys((*known.reasons, Reason.SEVERAL_PLACES))),
        score=max(known.score, candidate.score),
    )


def write_candidates(path: Path, candidates: Iterable[Candidate]) -> None:
    """Write ``candidates`` to ``path`` in one move; raises ``OSError``."""
    entries: list[Value] = [_entry(candidate) for candidate in candidates]
    text = _HEADER + block({"format": 1, "candidates": entries})
    write_whole(path, text.encode())


def _entry(candidate: Candidate) -> dict[str, Value]:
    entry: dict[str, Value] = {
        "id": candidate.id,
        "score": candidate.score,
        "subject": candidate.subject,
        "subject_name": candidate.subject_name,
        "relation": candidate.relation,
        "object": candidate.object,
        "object_name": candidate.object_name,
        "unit": candidate.unit,
        "precision": candidate.precision.value if candidate.precision else "",
        "as_of": candidate.as_of,
        "modality": candidate.modality.value,
        "statement": candidate.statement,
        "question": candidate.question,
        "distractors": candidate.distractors,
        "language": candidate.language,
        "reasons": [reason.value for reason in candidate.reasons],
    }
    entry = {name: value for name, value in entry.items() if value not in ("", [], ())}
    if candidate.evidence:
        entry["evidence"] = [citation_record(citation) for citation in candidate.evidence]
    return entry
