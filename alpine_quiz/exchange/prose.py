"""The texts of one file's questions as a bank has them, with notes of what they lose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.fields import COMMON
from alpine_quiz.bank.texts import ID
from alpine_quiz.exchange.decoding import tidy
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.markup import Markup, without_embedded
from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from alpine_quiz.exchange.markup import Style
    from alpine_quiz.exchange.noting import Notebook

_ID = re.compile(ID)
_TEX = re.compile(r"\\\(|\\\[|\$\$")
_TOPIC = COMMON["topic"].most
LONGEST = 100_000
"""More, in code points, than any text of a bank has with all its markup."""
_NAME_OF_STEM = 10
"""How much of a stem, in code points, makes a title a mere beginning of it."""


class Prose:
    """Reads texts into plain ones, noting in ``notes`` what each loses."""

    def __init__(self, notes: Notebook) -> None:
        self.notes = notes
        self._markup = Markup()

    @property
    def language(self) -> str:
        """The language whose wordings are kept where texts have several; else nothing."""
        return self._markup.language

    def text(self, text: str, style: Style) -> str:
        """Return ``text`` without markup and hostile characters."""
        text = without_embedded(text)
        if len(text) > LONGEST:
            self.notes.changed(Loss.CUT, fields="text", length=len(text), limit=LONGEST)
            text = text[:LONGEST]
        stripped = self._markup.stripped(text, style)
        for name in stripped.images:
            self.notes.changed(Loss.IMAGE, name=name)
        for name in stripped.sounds:
            self.notes.changed(Loss.SOUND, name=name)
        for name in stripped.markup:
            self.notes.changed(Loss.MARKUP, tag=name)
        for language in stripped.languages:
            self.notes.once(Loss.OTHER_LANGUAGE, Fate.LEFT, other=language, kept=self.language)
        if _TEX.search(stripped.text):
            self.notes.changed(Loss.MARKUP, tag="TeX")
        return self.clean(stripped.text)

    def clean(self, text: str) -> str:
        """Return ``text`` without the characters that no text may hold."""
        at = first_forbidden(text)
        if at is None:
            return text
        self.notes.changed(Loss.CHARACTERS, character=f"U+{ord(text[at]):04X}")
        return tidy(text).strip()


def id_of_title(title: str, stem: str) -> str:
    """Return the id that a title makes: itself where it is one, else its first words.

    Nothing where the title is only the beginning of the stem, as Moodle makes titles itself.
    """
    title = " ".join(title.split())
    if _ID.fullmatch(title):
        return title
    begin = title.rstrip(".… ")
    if len(begin) >= _NAME_OF_STEM and " ".join(stem.split()).startswith(begin):
        return ""
    return slug(title)


def topic_of_category(path: str, notes: Notebook) -> str:
    """Return the last part of a category's path, as a topic; the parts above it are noted.

    A doubled slash is one within a name; `$course$`, `$system$` and the like are places at its
    beginning, and `top` behind them, and no names.
    """
    parts = [part.strip() for part in re.split(r"(?<!/)/(?!/)", path.strip())]
    names = [part.replace("//", "/") for part in parts if part]
    if names and re.fullmatch(r"\$[a-z]+\$", names[0]):
        names.pop(0)
    if names and names[0] == "top":
        names.pop(0)
    if not names:
        return ""
    topic = names[-1]
    if len(topic) > _TOPIC:
        notes.changed(Loss.CUT, fields="topic", length=len(topic), limit=_TOPIC)
        topic = topic[:_TOPIC].rstrip()
    if len(names) > 1:
        notes.changed(Loss.UNHELD_FIELD, fields="category", text=" / ".join(names[:-1]))
    return topic


def category_of_topic(topic: str) -> str:
    """Return the path of the category that stands for ``topic``."""
    place = "$course$/top/" if topic == "top" else "$course$/"
    # A slash of the name's own must not stand beside the one that sets names apart.
    space = " " if topic.startswith("/") else ""
    return f"{place}{space}{topic.replace('/', '//')}"
