"""What a pack declares and no question needs: mostly what is left of an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.files import PACK_FILE
from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.packchecks import questions
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.reading import read_fields
from alpine_quiz.bank.source import read_source
from alpine_quiz.documents.files import is_folder

if TYPE_CHECKING:
    from collections.abc import Collection

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.nodes import Node
    from alpine_quiz.bank.problems import Problem


def leftovers(pack: Pack, cited: Collection[str], topics: Collection[str]) -> list[Problem]:
    """Return the documents and the named topics of ``pack`` that nothing has a use for.

    Its questions are asked; ``cited`` and ``topics`` are what its facts use besides them.
    """
    used = {citation.document for _, item in questions(pack) for citation in item.citations}
    told = {item.topic for _, item in questions(pack)}
    idle = {
        "documents": (Code.UNUSED_DOCUMENT, pack.documents.keys() - used - set(cited)),
        "topics": (Code.UNUSED_TOPIC, pack.named_topics.keys() - told - set(topics)),
    }
    if not any(names for _, names in idle.values()):
        return []
    findings = Findings(pack.path / PACK_FILE if is_folder(pack.path) else pack.path)
    fields = _fields(findings)
    findings = Findings(findings.path)
    for field, (code, names) in idle.items():
        entries = fields[field][0] if field in fields else {}
        for name in sorted(names):
            node = entries.get(name) if isinstance(entries, dict) else None
            findings.advice(code, node[2] if node else None, name=name)
    return findings.problems


def _fields(findings: Findings) -> dict[str, Node]:
    source = read_source(findings)
    return (read_fields(source, findings, {"questions": _pass_by}) if source else None) or {}


def _pass_by(_: Node) -> None:
    """Leave a question unread."""
