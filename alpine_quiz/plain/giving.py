"""What is told of packs that come, change, go, and are given out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from alpine_quiz.language.catalogue import later, spoken, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import moment
from alpine_quiz.library.git_urls import is_commit
from alpine_quiz.library.origins import Kind
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.packs import questions_line
from alpine_quiz.plain.problems import path_text, problem_line
from alpine_quiz.plain.wording import key_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.library.comparing import Changes, Entry, Rewording
    from alpine_quiz.library.origins import Origin
    from alpine_quiz.library.parcels import Parcel

_MOST_ENTRIES = 20
_MOST_ERRORS = 5
_COMMIT_LETTERS = 10
_STEM_LETTERS = 70
_KINDS = {
    Kind.FOLDER: later("from the folder {source}"),
    Kind.FILE: later("from the file {source}"),
    Kind.ZIP: later("from the zip file {source}"),
    Kind.GIT: later("from {source}, commit {commit}"),
    Kind.QUESTIONS: later("made of {source}"),
}


def origin_text(origin: Origin | None, *, along: bool) -> str:
    """Return where a pack comes from, as part of a line."""
    if along:
        return tr("comes with the game")
    if origin is None:
        return tr("put here by hand")
    source = cleaned(origin.source)
    return tr(_KINDS[origin.kind], source=source, commit=cleaned(origin.commit[:_COMMIT_LETTERS]))


def added_lines(
    pack: Pack, origin: Origin, parcel: Parcel, problems: Iterable[Problem]
) -> list[str]:
    """Return that a pack was added, what is in it, and what is not right with it."""
    id_ = cleaned(pack.id)
    where = origin_text(origin, along=False)
    lines = [tr("Added: {pack}, {origin}.", pack=id_, origin=where)]
    lines += [f"  {questions_line(len(pack.items(each)), each)}" for each in pack.languages]
    lines += [*left_lines(parcel), *fault_lines(problems, id_)]
    lines.append(tr("Play it: alpine-quiz play --pack {pack}", pack=argument(pack.id)))
    return lines


def left_lines(parcel: Parcel) -> list[str]:
    """Return which links were not followed, and what else was no file."""
    return [
        tr("{name} is a link or no ordinary file, and was not copied.", name=cleaned(name))
        for name in parcel.left[:_MOST_ENTRIES]
    ] + _rest(len(parcel.left))


def fault_lines(problems: Iterable[Problem], pack: str) -> list[str]:
    """Return how many errors a pack has, and where they are told."""
    errors = sum(problem.is_error for problem in problems)
    if not errors:
        return []
    return [
        tr_count(
            "There is {count} error in it, and what it concerns is not played. To see it: "
            "alpine-quiz packs check {pack}",
            "There are {count} errors in it, and what they concern is not played. To see them: "
            "alpine-quiz packs check {pack}",
            errors,
            pack=pack,
        )
    ]


def given_fault_lines(problems: Iterable[Problem], pack: str) -> list[str]:
    """Return the errors that others would get with a pack, the first of them one by one."""
    errors = [problem for problem in problems if problem.is_error]
    if not errors:
        return []
    return [
        *(problem_line(problem) for problem in errors[:_MOST_ERRORS]),
        tr_count(
            "There is {count} error in it that goes with it: what it concerns is played nowhere. "
            "Mend it first, then pack it again with --force. To see all: "
            "alpine-quiz packs check {pack}",
            "There are {count} errors in it that go with it: what they concern is played nowhere. "
            "Mend them first, then pack it again with --force. To see all: "
            "alpine-quiz packs check {pack}",
            len(errors),
            pack=cleaned(pack),
        ),
    ]


def change_lines(pack: str, changes: Changes) -> list[str]:
    """Return what an update of a pack changes, question by question."""
    id_ = cleaned(pack)
    lines = [tr("{pack} would change:", pack=id_)]
    if changes.version[0] != changes.version[1]:
        old, new = (cleaned(each) or "–" for each in changes.version)
        lines.append(tr("  version {old} → {new}", old=old, new=new))
    lines += _entries(
        changes.added,
        tr_count("  {count} new question:", "  {count} new questions:", _n(changes.added)),
    )
    lines += _entries(
        changes.removed,
        tr_count("  {count} question goes:", "  {count} questions go:", _n(changes.removed)),
    )
    lines += _rewordings(changes.reworded)
    if not (changes.added or changes.removed or changes.reworded):
        files = ", ".join(cleaned(name) for name in changes.files[:_MOST_ENTRIES])
        lines.append(tr("  no question, only these files: {files}", files=files))
    return lines


def updated_text(pack: str) -> str:
    """Return that an update was taken."""
    return tr("Updated: {pack}. What you know of its questions stays.", pack=cleaned(pack))


def unchanged_text(pack: str, origin: Origin) -> str:
    """Return that there is nothing newer, and where there never will be."""
    if is_commit(origin.ref):
        return tr(
            "{pack} is held at the commit {commit}, which never changes. To follow a branch, "
            "remove it and add it with another --ref, or with none.",
            pack=cleaned(pack),
            commit=origin.ref[:_COMMIT_LETTERS],
        )
    return tr("{pack}: nothing new.", pack=cleaned(pack))


def removing_lines(pack: str, path: Path) -> list[str]:
    """Return what is about to be deleted."""
    return [
        tr("This deletes the pack {pack}: {path}", pack=cleaned(pack), path=path_text(path)),
        tr("What was played of it stays in the records."),
    ]


def removed_text(pack: str) -> str:
    """Return that a pack was removed."""
    return tr("Removed: {pack}.", pack=cleaned(pack))


def packed_lines(parcel: Parcel, file: str, size: str, sha256: str) -> list[str]:
    """Return what a zip file holds, and what a giver should know of it."""
    lines = [
        tr_count(
            "{file}: {count} file, {size}",
            "{file}: {count} files, {size}",
            len(parcel.files),
            file=cleaned(file),
            size=size,
        ),
        *(f"  {cleaned(name)}" for name in list(parcel.files)[:_MOST_ENTRIES]),
        *_rest(len(parcel.files)),
        tr("Content, as “packs info” tells it: sha256 {sha256}", sha256=parcel.sha256),
        tr("The zip file itself: sha256 {sha256}", sha256=sha256),
    ]
    if parcel.documents:
        named = ", ".join(cleaned(name) for name in parcel.documents)
        lines.append(
            tr(
                "The documents in it go with it: {documents}. If they are not yours to give: "
                "--without-documents",
                documents=named,
            )
        )
    return [*lines, *left_lines(parcel)]


def info_lines(
    pack: Pack,
    origin: Origin | None,
    sha256: str,
    problems: Iterable[Problem],
    *,
    along: bool,
    given: str,
) -> list[str]:
    """Return what there is to know of a pack before one plays it, updates it or gives it out.

    ``given`` is what it was asked for by.
    """
    lines = [
        *described_lines(pack),
        tr("Folder or file: {path}", path=path_text(pack.path)),
        tr("Origin: {origin}", origin=origin_text(origin, along=along)),
        tr("Content: sha256 {sha256}", sha256=sha256) if sha256 else "",
    ]
    if origin is not None and not along:
        lines += _since(origin, sha256)
    lines += fault_lines(problems, argument(given))
    return [line for line in lines if line]


def described_lines(pack: Pack) -> list[str]:
    """Return what a pack says of itself, and how many questions it has."""
    title = cleaned(pack.title.in_language(spoken()))
    lines = [tr("{pack}: {found}", pack=cleaned(pack.id), found=title)]
    lines.append(cleaned(pack.description.in_language(spoken())))
    lines += [questions_line(len(pack.items(each)), each) for each in pack.languages]
    facts = (
        (tr("Version: {version}", version=cleaned(pack.version)), pack.version),
        (tr("Authors: {authors}", authors=cleaned(", ".join(pack.authors))), pack.authors),
        (tr("Licence: {licence}", licence=cleaned(pack.licence)), pack.licence),
    )
    lines += [said for said, is_known in facts if is_known]
    return [line for line in lines if line]


def _since(origin: Origin, sha256: str) -> list[str]:
    lines = []
    try:
        when = moment(datetime.fromisoformat(origin.added))
        lines.append(tr("Added: {when}", when=when))
    except ValueError:
        pass
    if origin.ref:
        lines.append(tr("Asked for: {ref}", ref=cleaned(origin.ref)))
    if sha256 != origin.sha256:
        lines.append(tr("It was changed on this machine since then."))
    return lines


def origin_data(origin: Origin | None, *, along: bool) -> dict[str, Any] | None:
    """Return an origin for other programs; ``None`` where it is not known."""
    if along:
        return {"kind": "comes-along"}
    if origin is None:
        return None
    return {
        "kind": origin.kind.value,
        "source": origin.source,
        "within": origin.within,
        "ref": origin.ref,
        "commit": origin.commit,
        "sha256": origin.sha256,
        "added": origin.added,
    }


def changes_data(changes: Changes) -> dict[str, Any]:
    """Return what an update changes for other programs."""

    def plain(entries: Sequence[Entry]) -> list[dict[str, str]]:
        return [{"id": each.id, "language": each.language, "stem": each.stem} for each in entries]

    return {
        "version": {"old": changes.version[0], "new": changes.version[1]},
        "added": plain(changes.added),
        "removed": plain(changes.removed),
        "reworded": [_rewording_data(each) for each in changes.reworded],
        "files": list(changes.files),
    }


def _rewording_data(each: Rewording) -> dict[str, Any]:
    return {
        "id": each.id,
        "language": each.language,
        "stem": {"old": each.was.stem, "new": each.now.stem},
        "answer": {
            "old": key_text(each.was, each.language),
            "new": key_text(each.now, each.language),
        },
        "other_answer": each.is_rekeyed,
        "fields": list(each.fields),
    }


def _n(entries: Sequence[Entry]) -> int:
    return len(entries)


def _entries(entries: Sequence[Entry], heading: str) -> list[str]:
    if not entries:
        return []
    shown = [_entry(each.id, each.language, each.stem) for each in entries[:_MOST_ENTRIES]]
    return [heading, *shown, *_rest(len(entries))]


def _rewordings(entries: Sequence[Rewording]) -> list[str]:
    if not entries:
        return []
    count = len(entries)
    lines = [tr_count("  {count} question changed:", "  {count} questions changed:", count)]
    for each in entries[:_MOST_ENTRIES]:
        lines += [_entry(each.id, each.language, each.stem), *_differences(each)]
    return [*lines, *_rest(count)]


def _differences(each: Rewording) -> list[str]:
    """Return what of a question was otherwise, a line for each."""
    lines = []
    if each.was.stem != each.now.stem:
        # Translators: {stem} is a question as it was worded before.
        lines.append(tr("      before: {stem}", stem=_short(each.was.stem)))
    if each.is_rekeyed:
        old, new = (_short(key_text(item, each.language)) for item in (each.was, each.now))
        lines.append(tr("      another answer is right: {old} → {new}", old=old, new=new))
    if each.was.type is not each.now.type:
        old, new = each.was.type.value, each.now.type.value
        lines.append(tr("      another type: {old} → {new}", old=old, new=new))
    if each.fields:
        # Translators: {fields} are names of fields, as in “distractors, rationale”.
        lines.append(tr("      also changed: {fields}", fields=", ".join(each.fields)))
    return lines


def _entry(id_: str, language: str, stem: str) -> str:
    return f"    {cleaned(id_)} ({language}): {_short(stem)}"


def _short(text: str) -> str:
    shown = " ".join(cleaned(text).split())
    return f"{shown[:_STEM_LETTERS]}…" if len(shown) > _STEM_LETTERS else shown


def _rest(count: int) -> list[str]:
    if count <= _MOST_ENTRIES:
        return []
    return [tr_count("    and {count} more", "    and {count} more", count - _MOST_ENTRIES)]
