"""Advice that authors do not follow, and the reasons they give."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import PACK_FILE
from alpine_quiz.bank.lints.remarks import Remark
from alpine_quiz.bank.problems import SILENCEABLE, Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from alpine_quiz.bank.model import Bank, Pack, Question

_LEAST_WORDS = 2
_NOT_ALWAYS = frozenset({Code.DOCUMENT_NOT_HERE, Code.MISSING_AT, Code.EXPIRED})
"""What comes and goes with the machine or the day: an answer to it may wait for its time."""

_Owner = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Silenced:
    """A piece of advice that is not followed, and why."""

    problem: Problem
    reason: str


class Allowances:
    """What the author of ``pack`` allows: in its pack.yaml, in a bank, or in a question."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._used: set[tuple[_Owner, str]] = set()
        self._items: dict[Path, tuple[list[int], list[Question]]] = {}
        self._banks: dict[Path, Bank] = {}
        for bank in pack.banks:
            self._banks[bank.path] = bank
            if any(item.allow for item in bank.items):
                items = sorted(bank.items, key=lambda item: item.place.line)
                self._items[bank.path] = [item.place.line for item in items], items

    def part(self, problems: Iterable[Problem]) -> tuple[list[Problem], list[Silenced]]:
        """Return the problems that stand, and the advice that is answered with a reason."""
        standing: list[Problem] = []
        silenced: list[Silenced] = []
        for problem in problems:
            # What --strict wants is no advice any more; its answer is not idle all the same.
            reason = self._reason(problem)
            if reason and not problem.is_error:
                silenced.append(Silenced(problem, reason))
            else:
                standing.append(problem)
        return standing, silenced

    def faults(self) -> list[Remark | Problem]:
        """Return what is wrong with the allowances themselves; ask when all else is parted."""
        found: list[Remark | Problem] = []
        path = self._pack.path / PACK_FILE
        for code, args in self._faults_of(("", ""), self._pack.allow):
            found.append(Problem(code, Severity.ADVICE, path, args=args))
        for bank in self._pack.banks:
            for code, args in self._faults_of(("bank", str(bank.path)), bank.allow):
                found.append(Problem(code, Severity.ADVICE, bank.path, args=args))
            for item in bank.items:
                for code, args in self._faults_of(("item", item.id), item.allow):
                    found.append(Remark(code, bank, item, "allow", args["code"], args))
        return found

    def _reason(self, problem: Problem) -> str:
        for owner, allow in self._scopes(problem):
            for code, reason in allow:
                if code == problem.code.value and problem.code in SILENCEABLE and is_reason(reason):
                    self._used.add((owner, code))
                    return reason
        return ""

    def _scopes(self, problem: Problem) -> Iterator[tuple[_Owner, tuple[tuple[str, str], ...]]]:
        """Yield what is allowed where ``problem`` is, the nearest first."""
        lines, items = self._items.get(problem.path, ([], []))
        if problem.line and (at := bisect_right(lines, problem.line)):
            # A question in two languages has one answer: either wording may need it.
            yield ("item", items[at - 1].id), items[at - 1].allow
        bank = self._banks.get(problem.path)
        if bank is not None:
            yield ("bank", str(bank.path)), bank.allow
        yield ("", ""), self._pack.allow

    def _faults_of(
        self, owner: _Owner, allow: tuple[tuple[str, str], ...]
    ) -> Iterator[tuple[Code, dict[str, str | int]]]:
        for name, reason in allow:
            code = _code(name)
            if code is None:
                yield Code.ALLOWED_UNKNOWN, {"code": name[:80], "nearest": _nearest(name)}
            elif not is_reason(reason):
                yield Code.ALLOWED_WITHOUT_REASON, {"code": name}
            elif (owner, name) not in self._used and code not in _NOT_ALWAYS:
                yield Code.ALLOWED_NOTHING, {"code": name}


def is_reason(text: str) -> bool:
    """Tell whether ``text`` says why: one word does not."""
    return len(text.split()) >= _LEAST_WORDS


def _code(name: str) -> Code | None:
    try:
        code = Code(name)
    except ValueError:
        return None
    return code if code in SILENCEABLE else None


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    known = sorted(code.value for code in SILENCEABLE)
    return (get_close_matches(name[:80].lower().replace("_", "-"), known, 1, 0.6) or [""])[0]
