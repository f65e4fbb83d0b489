"""Composing a pack: its facts in, its banks out, or whether those still agree."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from alpine_quiz.bank.files import FACTS_FILE, OVERRIDES_FILE, PACK_FILE, is_bank
from alpine_quiz.bank.lints.every import remarks
from alpine_quiz.bank.model import Bank
from alpine_quiz.bank.pack import pack_of
from alpine_quiz.bank.problems import Code, Problem, Severity, in_order
from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.bank.silencing import is_reason
from alpine_quiz.bank.written import bank_text
from alpine_quiz.documents.files import is_folder, is_there
from alpine_quiz.documents.writing import sweep, write_all
from alpine_quiz.facts.composing import Composition, compose
from alpine_quiz.facts.conflicts import check_conflicts
from alpine_quiz.facts.reader import read_facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from alpine_quiz.bank.model import Place, Question
    from alpine_quiz.facts.model import FactBase

NOTE = (
    'Composed from facts.yaml by "alpine-quiz compose": change the facts, or overrides.yaml, not '
    "this file."
)
_MARK = b'# Composed from facts.yaml by "alpine-quiz compose"'
_BEGINS_ITEM = b"  - id: "
_NO_TOPIC = "questions"
_MOST_BYTES = 100
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")
"""Names that Windows keeps for itself, whatever comes behind the dot."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What composing a pack came to.

    ``banks`` are the composed files and the items in each; ``written`` and ``removed`` those
    that were, or, after a check, that would be. Where there are errors nothing is written.
    """

    folder: Path
    banks: dict[Path, int] = field(default_factory=dict)
    written: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> tuple[Path, ...]:
        """The banks that were written or removed."""
        return (*self.written, *self.removed)

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.is_error for problem in self.problems)


def compose_pack(folder: Path, *, check: bool = False) -> Composed:
    """Compose the banks of the pack in ``folder``; with ``check`` only compare.

    Raises ``OSError``, which names the bank, where one cannot be written; then nothing has
    changed.
    """
    path = folder / FACTS_FILE
    base, problems = read_facts(path)
    if base is None:
        return Composed(folder, problems=tuple(in_order(problems)))
    problems += check_conflicts(base)
    composition = compose(base)
    problems += composition.problems
    signed, by_hand, found = _overridden(composition, base, check=check)
    problems += found
    texts, items = _texts(composition, folder)
    problems += _as_read(texts, items, path, by_hand)
    problems += _as_written(items, path, by_hand)
    problems += _strangers(texts)
    outdated = {bank: text for bank, text in texts.items() if _bytes(bank) != text}
    left_over = _left_over(folder, texts)
    problems += _outside([*signed, *texts], folder)
    if check:
        problems = [_as_error(problem) for problem in problems]
        problems += [_problem(Code.NOT_COMPOSED, bank) for bank in outdated]
        problems += [_problem(Code.LEFT_OVER, bank) for bank in left_over]
    elif not any(problem.is_error for problem in problems):
        for bank in texts:
            sweep(bank)
        write_all({**signed, **outdated}, left_over)
    return Composed(
        folder,
        {bank: len(items[bank]) for bank in texts},
        tuple(outdated),
        tuple(left_over),
        tuple(in_order(problems)),
    )


def _overridden(
    composition: Composition, base: FactBase, *, check: bool
) -> tuple[dict[Path, bytes], set[int], list[Problem]]:
    """Change the items as the overrides say.

    Return the overrides as they should be signed, but for a ``check``, the identities of the
    items that changed, and what is wrong.
    """
    path = base.path.with_name(OVERRIDES_FILE)
    if not is_there(path):
        return {}, set(), []
    from alpine_quiz.facts.overrides import apply_overrides, read_overrides

    composed = [item for items in composition.items.values() for item in items]
    overrides, problems = read_overrides(path)
    unsigned, found = apply_overrides(composition, overrides, base, path)
    now = [item for items in composition.items.values() for item in items]
    by_hand = set(map(id, now)) - set(map(id, composed))
    signed, unfit = _signed(path, {} if check else unsigned)
    return signed, by_hand, [*problems, *found, *unfit]


def _as_error(problem: Problem) -> Problem:
    """Return an override whose facts have changed as an error: a check is to fail on it."""
    is_stale = problem.code is Code.STALE_OVERRIDE
    return replace(problem, severity=Severity.ERROR) if is_stale else problem


def _texts(
    composition: Composition, folder: Path
) -> tuple[dict[Path, bytes], dict[Path, list[Question]]]:
    """Return each bank's bytes and items: one file a language and topic."""
    items: dict[Path, list[Question]] = {}
    languages: dict[Path, str] = {}
    for language, composed in composition.items.items():
        for item in composed:
            bank = folder / language / f"{_file_name(item.topic)}.yaml"
            items.setdefault(bank, []).append(item)
            languages[bank] = language
    texts = {
        bank: bank_text(languages[bank], its_items, NOTE).encode()
        for bank, its_items in items.items()
    }
    return texts, items


def _file_name(topic: str) -> str:
    """Return how a topic's file is called: on every system, and in every case of letters."""
    folded = normalize("NFC", normalize("NFKC", topic).casefold())
    plain = "".join(sign if sign.isalnum() else "-" for sign in folded).strip("-") or _NO_TOPIC
    if len(plain.encode()) > _MOST_BYTES:
        print_ = blake2b(folded.encode(), digest_size=4).hexdigest()
        plain = f"{plain.encode()[:_MOST_BYTES].decode(errors='ignore')}-{print_}"
    if _DEVICE.fullmatch(plain) or not is_bank(Path(f"{plain}.yaml")):
        plain += "-questions"
    return plain


def _as_read(
    texts: dict[Path, bytes],
    items: dict[Path, list[Question]],
    facts: Path,
    by_hand: Collection[int],
) -> list[Problem]:
    """Return what a reader of the banks would find wrong, at its place in the facts.

    Of items changed ``by_hand``, which are told by their identity, it is that in the overrides.
    """
    changes = facts.with_name(OVERRIDES_FILE)
    problems: list[Problem] = []
    for bank, text in texts.items():
        begins = [
            number
            for number, line in enumerate(text.splitlines(), 1)
            if line.startswith(_BEGINS_ITEM)
        ]
        for problem in read_bank_bytes(text, bank)[1]:
            number = bisect_right(begins, problem.line) - 1
            if number < 0:
                problems.append(problem)
                continue
            item = items[bank][number]
            path = changes if id(item) in by_hand else facts
            line, column = item.place.line, item.place.column
            problems.append(replace(problem, path=path, line=line, column=column))
    return problems


def _as_written(
    items: dict[Path, list[Question]], facts: Path, by_hand: Collection[int]
) -> list[Problem]:
    """Return what would be better otherwise in how the questions are written, at its place."""
    banks = tuple(Bank(path.parent.name, tuple(found), path) for path, found in items.items())
    pack = replace(pack_of({}, facts.parent), banks=banks)
    changes = facts.with_name(OVERRIDES_FILE)
    problems: list[Problem] = []
    for remark in remarks(pack, datetime.now().astimezone().date()):
        if any(
            code == remark.code.value and is_reason(reason) for code, reason in remark.item.allow
        ):
            continue
        path = changes if id(remark.item) in by_hand else facts
        place = remark.item.place
        args = {**remark.args, "first_file": ""} if "first_file" in remark.args else remark.args
        problems.append(Problem(remark.code, Severity.ADVICE, path, place.line, place.column, args))
    return problems


def _strangers(banks: Iterable[Path]) -> list[Problem]:
    """Return the banks that a person wrote and that composing would write over."""
    return [
        _problem(Code.NOT_OURS, bank) for bank in banks if is_there(bank) and not is_composed(bank)
    ]


def is_composed(bank: Path) -> bool:
    """Tell whether a bank was composed, and would be again: what is changed in it goes."""
    return is_there(bank) and _bytes(bank).startswith(_MARK)


def _left_over(folder: Path, banks: Collection[Path]) -> list[Path]:
    """Return the composed banks into which nothing is composed any more.

    Only what composing itself would have put there: not a copy that a person made under
    another name, nor the banks of a pack within the pack.
    """
    found: list[Path] = []
    for below in _entries(folder):
        if below.is_symlink() or not is_folder(below) or _is_pack(below):
            continue
        for bank in _entries(below):
            is_ours = bank not in banks and is_bank(bank) and not bank.is_symlink()
            if is_ours and _belongs(bank, _bytes(bank)):
                found.append(bank)
    return found


def _belongs(bank: Path, text: bytes) -> bool:
    if not text.startswith(_MARK):
        return False
    file, _ = read_bank_bytes(text, bank)
    if file is None or file.bank.language != bank.parent.name:
        return False
    names = {f"{_file_name(item.topic)}.yaml" for item in file.bank.items}
    return names == {bank.name}


def _is_pack(folder: Path) -> bool:
    return any(is_there(folder / name) for name in (PACK_FILE, FACTS_FILE))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _outside(paths: Iterable[Path], folder: Path) -> list[Problem]:
    """Return the files that a link would let be written somewhere else."""
    found: list[Problem] = []
    taken: set[Path] = set()
    for path in paths:
        try:
            target = path.resolve()
            is_inside = target.is_relative_to(folder.resolve()) and target not in taken
        except (OSError, RuntimeError):  # a loop of links
            found.append(_problem(Code.OUTSIDE_PACK, path, file=str(path)))
            continue
        taken.add(target)
        if not is_inside:
            found.append(_problem(Code.OUTSIDE_PACK, path, file=str(target)))
    return found


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _signed(path: Path, unsigned: dict[Place, str]) -> tuple[dict[Path, bytes], list[Problem]]:
    """Return the overrides with the facts that each was made for written in."""
    if not unsigned:
        return {}, []
    from alpine_quiz.bank.edit import NotMendedError, spliced

    lines = {place: f"made_for: {print_}" for place, print_ in unsigned.items()}
    try:
        return {path: spliced(path.read_bytes(), path, {}, {}, lines)}, []
    except NotMendedError as error:
        return {}, [_problem(Code.NOT_MENDED, path, reason=error.reason)]
    except OSError as error:
        return {}, [_problem(Code.NOT_MENDED, path, reason=error.strerror or str(error))]


def _problem(code: Code, path: Path, **args: str | int) -> Problem:
    return Problem(code, Severity.ERROR, path, args=args)
