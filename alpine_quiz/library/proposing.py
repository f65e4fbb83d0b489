"""From documents to a pack's candidates: the whole run of ``propose``."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.declaring import declared_documents, with_document
from alpine_quiz.bank.edit import NotMendedError
from alpine_quiz.bank.files import FACTS_FILE, PACK_FILE
from alpine_quiz.bank.model import Document
from alpine_quiz.bank.writer import block
from alpine_quiz.documents.extraction import (
    MARKDOWN_SUFFIXES,
    Fault,
    NoTextError,
    extract,
    is_extracted,
)
from alpine_quiz.documents.files import UnreadableError, is_folder, is_there, read_bytes, resolved
from alpine_quiz.documents.text import MAX_BYTES, read_text
from alpine_quiz.documents.writing import write_whole
from alpine_quiz.proposals.candidates import (
    CANDIDATES_FILE,
    merged,
    read_candidates,
    write_candidates,
)
from alpine_quiz.proposals.guessing import guess_language
from alpine_quiz.proposals.rules.proposer import Proposal, propose
from alpine_quiz.proposals.rules.vocabulary import vocabulary
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.documents.text import Text
    from alpine_quiz.facts.model import FactBase
    from alpine_quiz.proposals.model import Candidate

_ID_WHERE_NONE = "document"
_MOST_NAMES = 1000


class Trouble(StrEnum):
    """Why a run or one document of it came to nothing."""

    NOT_A_FOLDER = "not-a-folder"
    PACK_FAULTY = "pack-faulty"
    NOT_WRITTEN = "not-written"
    UNKNOWN_LANGUAGE = "unknown-language"


class ProposingError(Exception):
    """A run, or one document of it, that failed; ``problems`` are those of the pack's files."""

    def __init__(
        self,
        path: Path,
        trouble: Trouble,
        *,
        problems: Iterable[Problem] = (),
        args_: dict[str, str] | None = None,
    ) -> None:
        super().__init__(f"{path}: {trouble}")
        self.path = path
        self.trouble = trouble
        self.problems = tuple(problems)
        self.args_ = args_ or {}


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it is proposed from: its text, and what the pack says of it.

    ``kept`` is where its text is, ``is_new`` whether the pack did not declare it before.
    """

    path: Path
    kept: Path
    document: Document
    text: Text
    is_new: bool

    @property
    def is_markdown(self) -> bool:
        """Whether its text is Markdown."""
        return self.kept.suffix.lower() in MARKDOWN_SUFFIXES


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of one document: ``left_out`` were found, but are too unlikely to show."""

    source: Source
    candidates: int
    left_out: int


@dataclass(slots=True)
class Outcome:
    """What came of a run: the candidates that the pack has now, and what failed."""

    pack: Path
    proposed: list[Proposed] = field(default_factory=list)
    failed: list[UnreadableError | NoTextError | ProposingError] = field(default_factory=list)
    candidates: int = 0
    problems: tuple[Problem, ...] = ()


def by_rules(
    source: Source, base: FactBase | None, progress: Callable[[float], None] | None
) -> Proposal:
    """Propose from one document by rules."""
    return propose(
        source.text.content,
        source.document.id,
        source.document.language,
        base,
        is_markdown=source.is_markdown,
        progress=progress,
    )


def propose_into(
    pack: Path,
    paths: Iterable[Path],
    *,
    language: str = "",
    proposer: Callable[[Source, FactBase | None, Callable[[float], None] | None], Proposal] = (
        by_rules
    ),
    progress: Callable[[Path, float], None] | None = None,
) -> Outcome:
    """Propose candidates from documents into the pack's folder ``pack``, made if need be.

    Each document is declared in pack.yaml and its candidates are on disk before the next is
    begun; one that fails leaves the others. Where nothing came of any, the pack that was made
    for them is gone again. Raises ``ProposingError`` where nothing can begin.
    """
    made = _prepare(pack)
    try:
        return _propose_each(pack, paths, language, proposer, progress)
    finally:
        made.take_back()


def _propose_each(
    pack: Path,
    paths: Iterable[Path],
    language: str,
    proposer: Callable[[Source, FactBase | None, Callable[[float], None] | None], Proposal],
    progress: Callable[[Path, float], None] | None,
) -> Outcome:
    base, problems = _facts(pack)
    outcome = Outcome(pack, problems=tuple(problems))
    candidates = _candidates(pack)
    for path in paths:
        try:
            source = _source(pack, path, language)
            tell = _teller(progress, path)
            proposal = proposer(source, base, tell)
            candidates = merged(candidates, source.document.id, proposal.candidates)
            _declare(pack, source)
            write_candidates(pack / CANDIDATES_FILE, candidates)
        except (UnreadableError, NoTextError, ProposingError) as error:
            outcome.failed.append(error)
        except OSError as error:
            reason = error.strerror or str(error)
            place = Path(error.filename) if error.filename else pack
            trouble = ProposingError(place, Trouble.NOT_WRITTEN, args_={"reason": reason})
            outcome.failed.append(trouble)
        else:
            outcome.proposed.append(Proposed(source, len(proposal.candidates), proposal.left_out))
            _keep_copy(pack, source)
    outcome.candidates = len(candidates)
    return outcome


def _teller(
    progress: Callable[[Path, float], None] | None, path: Path
) -> Callable[[float], None] | None:
    if progress is None:
        return None
    return lambda share: progress(path, share)


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made for a run: a file with its content, and folders, the innermost first."""

    file: Path | None = None
    content: bytes = b""
    folders: tuple[Path, ...] = ()

    def take_back(self) -> None:
        """Remove what nothing was put into since."""
        with suppress(OSError):
            if self.file is not None and self.file.read_bytes() == self.content:
                self.file.unlink()
                for folder in self.folders:
                    # One that holds anything stays.
                    folder.rmdir()


def _prepare(pack: Path) -> _Made:
    """Make the folder and its pack.yaml where they are not there yet, and return what was made."""
    if is_there(pack) and not is_folder(pack):
        raise ProposingError(pack, Trouble.NOT_A_FOLDER)
    if is_there(pack / PACK_FILE):
        return _Made()
    name = resolved(pack).name
    title = name.replace("-", " ").replace("_", " ").strip().capitalize()
    header = block({"format": 1, "id": slug(name) or "pack", "title": title or "Pack"}).encode()
    folders = takewhile(lambda each: not is_there(each), (pack, *pack.parents))
    made = _Made(pack / PACK_FILE, header, tuple(folders))
    try:
        pack.mkdir(parents=True, exist_ok=True)
        write_whole(pack / PACK_FILE, header)
    except OSError as error:
        args = {"reason": error.strerror or str(error)}
        raise ProposingError(pack, Trouble.NOT_WRITTEN, args_=args) from None
    return made


def _declared(pack: Path) -> dict[str, Document]:
    documents, problems = declared_documents(pack / PACK_FILE)
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        raise ProposingError(pack / PACK_FILE, Trouble.PACK_FAULTY, problems=errors)
    return documents


def _facts(pack: Path) -> tuple[FactBase | None, list[Problem]]:
    if not is_there(pack / FACTS_FILE):
        return None, []
    from alpine_quiz.facts.reader import read_facts

    base, problems = read_facts(pack / FACTS_FILE)
    return base, [problem for problem in problems if problem.is_error]


def _candidates(pack: Path) -> list[Candidate]:
    """Return what was proposed before; a file that cannot be read is disposable."""
    path = pack / CANDIDATES_FILE
    if not is_there(path):
        return []
    found, _ = read_candidates(path)
    return found or []


def _source(pack: Path, path: Path, language: str) -> Source:
    kept = _kept_text(pack, path) if is_extracted(path) else path
    if kept is path:
        extract(path, read_bytes(path, MAX_BYTES))
    text = read_text(kept)
    if not text.content.strip():
        raise NoTextError(path, Fault.EMPTY)
    documents = _declared(pack)
    for document in documents.values():
        if document.sha256 == text.sha256:
            known = language or document.language or guess_language(text.content)
            return Source(path, kept, _with_language(path, document, known), text, is_new=False)
    tongue = language or guess_language(text.content)
    document = Document(
        id=_free_id(path, documents),
        title=_title(path),
        language=tongue,
        file=kept.name,
        sha256=text.sha256,
        length=len(text.content),
        source=path.name if kept is not path else "",
    )
    return Source(path, kept, _with_language(path, document, tongue), text, is_new=True)


def _with_language(path: Path, document: Document, language: str) -> Document:
    if vocabulary(language) is None:
        args = {"language": language}
        raise ProposingError(path, Trouble.UNKNOWN_LANGUAGE, args_=args)

    return document._replace(language=language)


def _kept_text(pack: Path, path: Path) -> Path:
    """Return the text file of a PDF or page: extracted once, anew where the original is newer.

    A file of that name that the pack does not declare is somebody's own, and is left alone.
    """
    declared = {document.file for document in _declared(pack).values() if document.source}
    name = f"{path.name}.txt"
    for folder in (path.parent, pack):
        kept = folder / name
        try:
            if name in declared and kept.is_file() and _is_as_new(kept, path):
                return kept
        except OSError:
            continue
    data = extract(path, read_bytes(path, MAX_BYTES)).encode()
    for kept in (path.parent / name, *(pack / each for each in _names(name))):
        if is_there(kept) and name not in declared and kept.read_bytes() != data:
            continue
        try:
            write_whole(kept, data)
        except OSError:
            if kept.parent == pack:
                raise
        else:
            break
    return kept


def _is_as_new(kept: Path, path: Path) -> bool:
    return kept.stat().st_mtime >= path.stat().st_mtime


def _names(name: str) -> Iterator[str]:
    yield name
    stem = name.removesuffix(".txt")
    yield from (f"{stem}.{number}.txt" for number in range(2, _MOST_NAMES))


def _free_id(path: Path, documents: dict[str, Document]) -> str:
    base = slug(path.stem) or _ID_WHERE_NONE
    id_, number = base, 1
    while id_ in documents:
        number += 1
        id_ = f"{base}-{number}"
    return id_


def _title(path: Path) -> str:
    from alpine_quiz.language.clean import cleaned

    title = " ".join(cleaned(path.stem).replace("_", " ").replace("-", " ").split())
    return title[:1].upper() + title[1:] or _ID_WHERE_NONE


def _declare(pack: Path, source: Source) -> None:
    if not source.is_new:
        return
    document = source.document
    fields: dict[str, str | int] = {
        "title": document.title,
        "language": document.language,
        "file": document.file,
        "source": document.source,
        "sha256": document.sha256,
        "length": document.length,
    }
    fields = {name: value for name, value in fields.items() if value}
    path = pack / PACK_FILE
    try:
        write_whole(path, with_document(read_bytes(path, MAX_BYTES), document.id, fields))
    except NotMendedError as error:
        args = {"reason": error.reason}
        raise ProposingError(path, Trouble.NOT_WRITTEN, args_=args) from None


def _keep_copy(pack: Path, source: Source) -> None:
    """Keep this machine's copy, so that passages open though the pack has no document."""
    from alpine_quiz.bank.model import Localized, Pack
    from alpine_quiz.library.documents import RefusedDocumentError, add_document

    own = Pack(pack.name, pack, Localized({}), documents={source.document.id: source.document})
    try:
        add_document(source.kept, [own])
    except RefusedDocumentError:
        # Only opening passages needs the copy; the pack's own folder may have the text.
        return
