"""The keys of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.frame import AlpineApp
from alpine_quiz.terminal.keys import key_rows, keymap_of
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.screens.review import ReviewScreen
from alpine_quiz.terminal.screens.review_edit import ReviewEditScreen
from alpine_quiz.terminal.screens.review_merge import ReviewMergeScreen
from alpine_quiz.terminal.screens.review_reject import ReviewRejectScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.key_list import KeyList, Section, first_of
from alpine_quiz.terminal.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ReviewHelpScreen(PageScreen):
    """What each key does; those of the screen it was ``called_from`` come first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q", "back", later("back"), id="review_help.back"),
    ]

    def __init__(self, called_from: type) -> None:
        super().__init__()
        self._called_from = called_from

    def content(self) -> ComposeResult:
        """A section a screen."""
        yield Heading(tr("Help"))
        with Vertical(classes="stage"):
            yield KeyList(self.sections())

    def sections(self) -> list[Section]:
        """Return the bindings, screen by screen."""
        keymap = keymap_of(self)
        first, *others = [
            Section(tr(title), key_rows(keymap, *owners), owners)
            for title, owners in REVIEW_SCREENS
        ]
        beside = [
            ("↑  ↓", tr("scroll the passage")),
            (tr("mouse"), tr("the keys below are buttons")),
        ]
        first = first._replace(rows=[*first.rows, *beside])
        return first_of(self._called_from, [first, *others])

    def keys(self) -> tuple[Key, ...]:
        """The way back."""
        return (Key("review_help.back", tr("back")),)

    def begin(self) -> None:
        """Let the arrows scroll."""
        self.query_one(KeyList).focus()

    def action_back(self) -> None:
        """Go back to the candidate."""
        self.dismiss()


REVIEW_SCREENS: tuple[tuple[str, tuple[type, ...]], ...] = (
    (later("Review"), (ReviewScreen,)),
    (later("Edit"), (ReviewEditScreen,)),
    (later("Which fact says the same?"), (ReviewMergeScreen,)),
    (later("Reject"), (ReviewRejectScreen, Rows)),
    (later("Help"), (ReviewHelpScreen,)),
    (later("Everywhere"), (AlpineApp,)),
)
"""Every screen of a review whose bindings are listed."""
