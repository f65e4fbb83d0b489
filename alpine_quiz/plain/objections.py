"""Why a pack is left as it is, in a sentence, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.library.objections import Objection
from alpine_quiz.plain.causes import cause_text
from alpine_quiz.plain.problems import problem_line

if TYPE_CHECKING:
    from alpine_quiz.library.objections import RefusedPackError

_MOST_PROBLEMS = 5
_MOST_LETTERS = 200
OBJECTIONS: dict[Objection, str] = {
    Objection.NO_SOURCE: later(
        "{name}: nothing is there. Give a folder, a file, a zip file or a git address "
        "(https://…, ssh://…)."
    ),
    Objection.UNREADABLE: later("{name} cannot be read ({reason})."),
    Objection.NOT_A_PACK: later(
        "There is no pack in it: neither a pack.yaml nor a file of questions (.yaml)."
    ),
    Objection.SEVERAL_PACKS: later(
        "There are {count} packs in it, in the folders {folders}. Say which: --within FOLDER"
    ),
    Objection.NOT_WITHIN: later("There is no folder “{name}” in it with anything inside."),
    Objection.TOO_MANY_FILES: later(
        "There are more than {limit} files in it: that is no pack. Nothing was taken."
    ),
    Objection.TOO_LARGE: later("{name} is larger than the {limit} MB there is room for."),
    Objection.TOO_MANY_QUESTIONS: later(
        "There are more than {limit} questions in it. Make several packs of it."
    ),
    Objection.TOO_DEEP: later("{name} lies more than {limit} folders deep. Move it further up."),
    Objection.LEADS_OUT: later(
        "{name} leads out of the pack, as no honest pack does. Nothing was taken."
    ),
    Objection.NOT_PORTABLE: later(
        '“{name}” is no name that every computer can hold. Rename it: no : * ? " < > |, no dot or '
        "space at the end, and none of Windows’s own names such as CON or NUL."
    ),
    Objection.COLLIDING: later(
        "“{first}” and “{name}” are the same file on some computers. Rename one of them."
    ),
    Objection.NOTHING_TO_PLAY: later("It has no question that can be played."),
    Objection.NEWER_FORMAT: later(
        "It is written in format {format}, and this version reads {known}. Get a newer version of "
        "Alpine Quiz."
    ),
    Objection.NOT_A_ZIP: later("{name} is damaged, or no zip file. Get it again."),
    Objection.BOMB: later(
        "It would unpack to more than {limit} MB ({name}), and was not unpacked."
    ),
    Objection.ENCRYPTED: later("{name} is locked with a password. Ask for a zip file without one."),
    Objection.LINK: later(
        "{name} is a link or a device, which have no place in a zip file of a pack. "
        "Nothing was taken."
    ),
    Objection.UNKNOWN_PACKING: later(
        "{name} is packed in a way that is not unpacked here. Make an ordinary zip file of it."
    ),
    Objection.NO_GIT: later(
        "This needs the program git, which is not on this machine. Install it, or get the pack as "
        "a zip file."
    ),
    Objection.BAD_URL: later(
        "“{url}” is no address that git is asked for here. Give one that begins with one of "
        "{schemes}, then “://”."
    ),
    Objection.WEB_FILE: later(
        "{url} is a file on the web, not a git repository. Download it, and add the file."
    ),
    Objection.PASSWORD_IN_URL: later(
        "There is a password in that address. Leave it out; for what is not public use ssh://."
    ),
    Objection.BAD_REF: later(
        "“{ref}” cannot be a branch, a tag or a commit of it. --ref is for git repositories."
    ),
    Objection.TOO_SLOW: later("It took longer than {seconds} seconds. Try again later."),
    Objection.GIT_FAILED: later("git could not get it: {reason}"),
    Objection.STOPPED: later("It was stopped. Nothing was taken."),
    Objection.SAME_ID: later(
        "A pack with the id {pack} is here already: {path}. To get its newer version: alpine-quiz "
        "packs update {pack}. To have the other instead, remove this one first."
    ),
    Objection.COMES_ALONG: later(
        "{pack} comes with the game, and stays as it is. A pack of your own needs another id."
    ),
    Objection.OTHER_ID: later(
        "What is there now is another pack, {other}. {pack} stays as it is. To add the other: "
        "alpine-quiz packs add"
    ),
    Objection.NOT_HERE: later(
        "No pack with the id {pack} is here. To see which are: alpine-quiz packs list"
    ),
    Objection.NO_ORIGIN: later(
        "Where {pack} comes from is not known: it was put here by hand. Remove it, and add it with "
        "alpine-quiz packs add, to update it from then on."
    ),
    Objection.CHANGED_HERE: later(
        "{pack} was changed on this machine since it came; an update would lose that. "
        "To update it all the same: --force"
    ),
    Objection.BUSY: later(
        "Another alpine-quiz is changing the packs at this moment. Try again when it is done."
    ),
    Objection.NOT_WRITTEN: later("{path}: {reason}. Nothing has changed."),
    Objection.IN_THE_WAY: later(
        "{path} is there already, and not empty. Choose another name, or another folder."
    ),
    Objection.NO_LANGUAGE: later("“{language}” is no language such as en, fr or pt-BR."),
    Objection.TWO_ALIKE: later("“{name}” is said twice."),
    Objection.TOO_LONG: later("The {name} is longer than {limit} letters."),
}


def objection_text(error: RefusedPackError, about: str = "") -> str:
    """Return why a pack is left as it is; ``about`` says which, where the sentence does not."""
    args = {name: _shown(name, value) for name, value in error.args_.items()}
    said = tr(OBJECTIONS[error.objection], **args)
    if about:
        said = tr("{file}: {what}", file=_short(about), what=said)
    found = [problem_line(problem) for problem in error.problems[:_MOST_PROBLEMS]]
    return "\n".join([said, *found])


def _shown(name: str, value: str | int) -> str:
    if isinstance(value, int):
        return whole(value)
    return cause_text(cleaned(value)) if name == "reason" else _short(value)


def _short(text: str) -> str:
    shown = cleaned(text)
    return shown if len(shown) <= _MOST_LETTERS else f"{shown[:_MOST_LETTERS]}…"
