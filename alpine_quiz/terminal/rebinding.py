"""Keys of a person's own: which bindings there are, and which keys each cannot have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from textual.keys import _character_to_key, key_to_character

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.settings import settings_problem_line, settings_sentence, unfit_text
from alpine_quiz.settings.keys import EVERYWHERE, conflicts, names_of
from alpine_quiz.settings.problems import UnfitError
from alpine_quiz.settings.schema import NO_KEYS
from alpine_quiz.terminal.keys import declared, key_name
from alpine_quiz.terminal.widgets.answering import option_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.binding import Binding

    from alpine_quiz.settings.model import Settings
    from alpine_quiz.settings.schema import Keys

_QUESTION_ROOMS = ("question", "rows", "pick", "arrange", "pairs", "explanation", EVERYWHERE)
_TYPING_ROOMS = ("question", EVERYWHERE)
_MOST_OPTIONS = 6
_QUIT, _COPY = "ctrl+q", "ctrl+c"


class Bindable(NamedTuple):
    """A binding, and the title of where it holds, to be said by ``tr``."""

    title: str
    binding: Binding

    @property
    def id(self) -> str:
        """Its name in the file."""
        return str(self.binding.id)


class Deed(NamedTuple):
    """What bindings of one place do in the same words: an arrow up and one down."""

    title: str
    bindings: tuple[Binding, ...]

    @property
    def does(self) -> str:
        """What they do, to be said by ``tr``."""
        return self.bindings[0].description

    @property
    def ids(self) -> tuple[str, ...]:
        """Their names in the file."""
        return tuple(str(each.id) for each in self.bindings)


def bindable() -> list[Bindable]:
    """Return every binding there is once, below the title of where it is first found."""
    found: dict[str, Bindable] = {}
    for each in _all():
        found.setdefault(each.id, each)
    titles = list(dict.fromkeys(each.title for each in found.values()))
    return sorted(found.values(), key=lambda each: titles.index(each.title))


def deeds() -> list[Deed]:
    """Return what there is to do, place by place; twins stand together."""
    found: dict[tuple[str, str], list[Binding]] = {}
    for each in bindable():
        found.setdefault((each.title, each.binding.description), []).append(each.binding)
    return [Deed(title, tuple(bindings)) for (title, _), bindings in found.items()]


def _all() -> Iterator[Bindable]:
    # Help lists the screens, that of the keys among them.
    from alpine_quiz.terminal.screens.help import ANSWERING, SCREENS
    from alpine_quiz.terminal.screens.review_help import REVIEW_SCREENS

    answering: tuple[tuple[str, tuple[type, ...]], ...] = ((later("Answering"), ANSWERING),)
    first, *others = SCREENS
    for title, owners in (first, *answering, *others, *REVIEW_SCREENS):
        for owner in owners:
            for binding in declared(owner):
                yield Bindable(title, binding)


@cache
def known_keys() -> Mapping[str, str]:
    """Return the keys that each binding comes with: ``{"question.hint": "h,f2"}``."""
    return {each.id: ",".join(_keys_of(each.binding)) for each in bindable()}


def refusal(binding: str, keys: str, mine: Keys) -> str:
    """Return why ``binding`` cannot have ``keys`` where ``mine`` are set; nothing if it can."""
    known = known_keys()
    try:
        if binding not in known:
            raise conflicts({binding: ()}, known)[0]
        wanted = tuple(map(_by_name, names_of(keys)))
        reasons = [_reserved(binding, key) for key in wanted]
        set_ = {each: ",".join(map(_by_name, held)) for each, held in mine.items()}
        taken = conflicts({binding: wanted}, {**known, **set_})
        if taken and not any(reasons):
            raise taken[0]
    except UnfitError as error:
        error.args_.setdefault("id", binding)
        return unfit_text(error)
    return next(filter(None, reasons), "")


def _by_name(key: str) -> str:
    """Return a key by the name that Textual reports: ``question_mark`` for ``?``."""
    return _character_to_key(key) if len(key) == 1 else key


def keys_for(binding: str, key: str) -> str:
    """Return the keys to set where ``key`` was pressed for ``binding``.

    Where one types, a letter is a letter: there what is done stays on the F key it comes with.
    """
    own = known_keys().get(binding, "").split(",")
    letters = _typed(key)
    stays = [each for each in own if letters and not _typed(each) and each.startswith("f")]
    return ",".join(dict.fromkeys([key, *stays])) if _room(binding) in _TYPING_ROOMS else key


def beside_typing(binding: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that are set, and where one types and they are all letters, the F key too."""
    if _room(binding) not in _TYPING_ROOMS or not all(map(_typed, keys)):
        return keys
    return tuple(dict.fromkeys(each for key in keys for each in keys_for(binding, key).split(",")))


def named(keys: tuple[str, ...]) -> str:
    """Return keys as they are written for people."""
    return "  ".join(map(key_name, keys))


def held(binding: Binding, mine: Keys = NO_KEYS) -> tuple[str, ...]:
    """Return the keys of a binding, those of the person's own first asked."""
    return mine.get(str(binding.id)) or _keys_of(binding)


def key_table(mine: Keys) -> list[str]:
    """Return a line for each binding, below the title of where it holds: id, keys, what it does.

    Ids and keys stand as they are written in the file.
    """
    everything = bindable()
    rows = [(each, ",".join(held(each.binding, mine))) for each in everything]
    wide, wide_keys = max(len(each.id) for each in everything), max(len(keys) for _, keys in rows)
    lines: list[str] = []
    title = ""
    for each, keys in rows:
        if each.title != title:
            title = each.title
            lines += [*([""] if lines else []), tr(title)]
        said = (each.id.ljust(wide), keys.ljust(wide_keys), tr(each.binding.description))
        lines.append("  ".join(("", *said)))
    return lines


def unheeded(settings: Settings) -> dict[str, str]:
    """Return a sentence for each binding that cannot have the keys that are set for it.

    It begins with the place in the file, where that is known.
    """
    from alpine_quiz.settings.loading import key_problems

    mine = settings.keys
    placed = {
        settings_sentence(problem): settings_problem_line(problem)
        for problem in key_problems(settings, known_keys())
        if problem.line
    }
    reasons = {each: refusal(each, ",".join(keys), mine) for each, keys in mine.items()}
    return {
        # Translators: {binding} is the name of an action as the file of settings has it.
        each: placed.get(why) or tr("{binding}: {why}", binding=each, why=why)
        for each, why in reasons.items()
        if why
    }


def _keys_of(binding: Binding) -> tuple[str, ...]:
    return tuple(key.strip() for key in binding.key.split(","))


def _reserved(binding: str, key: str) -> str:
    """Return why ``key`` is never to be had, or not by this binding."""
    own = known_keys()[binding].split(",")
    if key in own:
        return ""
    room, character = _room(binding), key_to_character(key) or (key if len(key) == 1 else "")
    if key == _QUIT:
        return tr("{key} quits from anywhere, and stays so.", key=key_name(key))
    if key == _COPY:
        return tr("{key} copies what is marked, and stays so.", key=key_name(key))
    if room in _TYPING_ROOMS and key == "enter":
        return tr("{key} gives the answer, typed ones too, and stays so.", key=key_name(key))
    if room in _QUESTION_ROOMS and option_index(character, _MOST_OPTIONS) >= 0:
        return tr("{key} chooses an option, and stays so.", key=key_name(key))
    return ""


def _typed(key: str) -> bool:
    return bool(key_to_character(key) or len(key) == 1)


def _room(binding: str) -> str:
    return binding.partition(".")[0]
