"""Everything that `packs check` looks at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import FACTS_FILE, PACK_FILE, is_bank
from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.lints.comments import cut_texts
from alpine_quiz.bank.lints.every import remarks
from alpine_quiz.bank.lints.keys import faults_of_keys
from alpine_quiz.bank.lints.leftovers import leftovers
from alpine_quiz.bank.lints.placing import placed
from alpine_quiz.bank.lints.remarks import Remark
from alpine_quiz.bank.pack import load_header, load_pack, pack_of
from alpine_quiz.bank.packchecks import check_facts_exist, check_pack, questions
from alpine_quiz.bank.problems import Code, Problem, in_order, under_strict
from alpine_quiz.bank.source import read_source
from alpine_quiz.documents.files import is_folder, is_there, resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from alpine_quiz.bank.model import Citation, Pack
    from alpine_quiz.bank.silencing import Silenced
    from alpine_quiz.facts.model import FactBase

_CANDIDATES_FILE = "candidates.yaml"
_MOST_LEVELS = 3
"""So far above one of its files a pack's folder is looked for."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    ``quotes`` are all that are cited, by questions and by facts, and ``looked_up`` those whose
    documents were at hand; ``mended`` counts what was written into the files. ``silenced`` is
    advice that the author answers with a reason.
    """

    path: Path
    pack: str
    problems: list[Problem] = field(default_factory=list)
    questions: int = 0
    facts: int = 0
    quotes: int = 0
    looked_up: int = 0
    mended: int = 0
    silenced: list[Silenced] = field(default_factory=list)

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.is_error for problem in self.problems)


def check(
    path: Path,
    *,
    documents: Path | None = None,
    strict: bool = False,
    fix: bool = False,
    advise: bool = True,
) -> Report:
    """Check the pack, or the one file of a pack, at ``path``.

    ``documents`` is a folder in which the pack's documents are sought, besides the pack's own
    folder and the kept copies. With ``fix`` missing ids and missing or wrong places are
    written first. Without ``advise`` nothing is said of how its questions are written.
    """
    folder = _folder_of(path)
    only = path if folder is not None and resolved(path) != resolved(folder) else None
    mended, unmended = _mend(folder or path, documents, only) if fix else (0, [])
    report = _check(folder or path, documents, mended, strict=strict, advise=advise)
    found = [*report.problems, *unmended]
    silenced = report.silenced
    if only is not None:
        found = [problem for problem in found if _is_about(problem, only, folder or path)]
        silenced = [each for each in silenced if _is_about(each.problem, only, folder or path)]
    return replace(report, problems=in_order(found), silenced=silenced)


def _mend(path: Path, documents: Path | None, only: Path | None) -> tuple[int, list[Problem]]:
    from alpine_quiz.bank.mending import mend_pack
    from alpine_quiz.bank.proofs import Proofs
    from alpine_quiz.library.gathering import gather

    pack, _ = _load(path)
    if pack is None:
        return 0, []
    base, _ = _read_facts(pack)
    texts, _ = gather(pack, documents)
    evidence = {base.path: _evidence(base)} if base else {}
    return mend_pack(pack, Proofs(pack.documents, texts), evidence, only)


def _check(
    path: Path, documents: Path | None, mended: int, *, strict: bool, advise: bool
) -> Report:
    pack, problems = _load(path)
    if pack is None:
        return Report(path, path.name, under_strict(problems) if strict else problems)
    base, found = _read_facts(pack)
    problems += found
    problems += check_pack(pack)
    there = is_there(path / FACTS_FILE)
    if base is not None or not there:
        problems += check_facts_exist(pack, base.facts if base else (), there=there)
    if base is not None:
        from alpine_quiz.facts.conflicts import check_conflicts

        problems += check_conflicts(base)
    report = _look_up(pack, base, documents)
    problems += report.problems
    problems = under_strict(problems) if strict else problems
    if not advise:
        return replace(report, problems=problems, mended=mended)
    problems += advice_for(pack)
    if not any(problem.is_error for problem in problems):
        problems += _leftovers(pack, base)
    problems, silenced = answered(pack, problems)
    return replace(report, problems=problems, mended=mended, silenced=silenced)


def _look_up(pack: Pack, base: FactBase | None, documents: Path | None) -> Report:
    """Return a report on the quotes of a pack and its facts."""
    report = Report(
        pack.path,
        pack.id,
        questions=sum(len(bank.items) for bank in pack.banks),
        facts=len(base.facts) if base else 0,
    )
    cited = [(bank.path, item.citations) for bank, item in questions(pack) if item.citations]
    facts = base.facts.values() if base else ()
    cited += [(pack.path / FACTS_FILE, fact.evidence) for fact in facts]
    if not (cited or pack.documents):
        return report  # ten lines of YAML: what looks documents up need not be imported
    from alpine_quiz.bank.proofs import Proofs
    from alpine_quiz.library.gathering import gather

    texts, problems = gather(pack, documents)
    proofs = Proofs(pack.documents, texts)
    for path, citations in cited:
        problems += proofs.check(citations, path)
    return replace(report, problems=problems, quotes=proofs.quotes, looked_up=proofs.looked_up)


def advice_for(pack: Pack) -> list[Problem]:
    """Return what would be better otherwise in how the questions of ``pack`` are written."""
    problems = placed(remarks(pack, today()))
    problems += faults_of_keys(pack)
    for bank in pack.banks:
        source = read_source(Findings(bank.path))
        if source is not None:
            problems += cut_texts(source.data, bank.path)
    return problems


def _leftovers(pack: Pack, base: FactBase | None) -> list[Problem]:
    """Return what the pack declares in vain; of one without questions nothing is known yet."""
    if not pack.languages or is_there(pack.path / _CANDIDATES_FILE):
        return []
    facts = base.facts.values() if base else ()
    cited = {citation.document for fact in facts for citation in fact.evidence}
    return leftovers(pack, cited, {topic for fact in facts if (topic := fact.topic)})


def answered(
    pack: Pack,
    problems: list[Problem],
    placing: Callable[[Iterable[Remark]], list[Problem]] = placed,
) -> tuple[list[Problem], list[Silenced]]:
    """Return what stands of ``problems``, and the advice that the author answers with a reason.

    Answers that are none, or to nothing, are advice themselves; ``placing`` finds where they are.
    """
    if not (
        pack.allow
        or any(bank.allow or any(item.allow for item in bank.items) for bank in pack.banks)
    ):
        return problems, []
    from alpine_quiz.bank.silencing import Allowances

    allowances = Allowances(pack)
    standing, silenced = allowances.part(problems)
    idle = allowances.faults()
    standing += placing([each for each in idle if isinstance(each, Remark)])
    standing += [each for each in idle if isinstance(each, Problem)]
    return standing, silenced


def today() -> date:
    """Return the day by which questions go out of date."""
    return datetime.now().astimezone().date()


def _load(path: Path) -> tuple[Pack | None, list[Problem]]:
    """Load a pack; a folder without banks may have facts, and documents that prove them."""
    pack, problems = load_pack(path)
    if pack is None and is_folder(path):
        header = load_header(path)
        pack = replace(pack_of({}, path), id=header.id, documents=header.documents)
    return pack, problems


def _is_about(problem: Problem, only: Path, folder: Path) -> bool:
    """Tell whether a problem concerns the one file.

    That the folder is unreadable does, and that a document is missing: it leaves quotes unproven.
    """
    if problem.code is Code.DOCUMENT_NOT_HERE:
        return only.name != PACK_FILE
    if problem.path == folder:
        return problem.is_error and problem.code is not Code.NO_BANKS
    return resolved(problem.path) == resolved(only)


def _folder_of(path: Path) -> Path | None:
    """Return the pack's folder that ``path`` is, or is a file of."""
    if is_folder(path):
        return path
    is_part = is_bank(path) or path.name in (PACK_FILE, FACTS_FILE)
    if not is_part or not is_there(path):
        return None
    if path.name == FACTS_FILE:
        return path.parent
    parents = [
        parent
        for parent in list(path.absolute().parents)[:_MOST_LEVELS]
        if is_there(parent / PACK_FILE)
    ]
    # What a link brings in from elsewhere is none of the pack's.
    return next((each for each in parents if resolved(path).is_relative_to(resolved(each))), None)


def _read_facts(pack: Pack) -> tuple[FactBase | None, list[Problem]]:
    path = pack.path / FACTS_FILE
    if not is_folder(pack.path) or not is_there(path):
        return None, []
    from alpine_quiz.facts.reader import read_facts

    return read_facts(path)


def _evidence(base: FactBase) -> list[Citation]:
    return [citation for fact in base.facts.values() for citation in fact.evidence]
