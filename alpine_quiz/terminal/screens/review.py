"""A candidate, the questions it would become, and the passage that is to prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.reviewing import Hitch, ReviewError
from alpine_quiz.plain.reviewing import (
    accepted_text,
    error_text,
    is_new,
    merged_text,
    no_passage_text,
    parting_lines,
    passage_of,
    preview_lines,
    progress_text,
    score_text,
    triple_text,
    undone_text,
)
from alpine_quiz.plain.sources import quoted, source_line
from alpine_quiz.terminal.screens.base import LEAST_WIDTH, QuizScreen
from alpine_quiz.terminal.widgets.explanation import MARKED, QUOTED
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Citation
    from alpine_quiz.library.reviewing import Desk
    from alpine_quiz.proposals.becoming import Wording
    from alpine_quiz.proposals.model import Candidate

CONTEXT = 1_200
"""Code points to each side of the quote, at most."""

SKIPPED = "Skipped: it comes again, behind the others."

_KEYS = (
    Key("a", "accept", "screen.accept"),
    Key("e", "edit", "screen.edit"),
    Key("m", "merge", "screen.merge"),
    Key("r", "reject", "screen.reject"),
    Key("s", "skip", "screen.skip"),
    Key("q", "leave", "screen.leave"),
    Key("u", "undo", "screen.undo"),
    Key("?", "help", "app.help"),
)
_LAST_KEYS = (Key("q", "leave", "screen.leave"), Key("u", "undo", "screen.undo"))


class Proof(Static):
    """One quote in its document, the quote and its deciding words marked.

    All but the first say above it where they stand: of the first the screen does.
    """

    def __init__(self, desk: Desk, citation: Citation, *, is_first: bool) -> None:
        super().__init__(markup=False, classes="passage")
        self._before_quote = ""
        source = "" if is_first else f"{cleaned(source_line(citation, desk))}\n"
        self._shown = self._text(desk, citation, Content.styled(source, "$quiet"))

    def on_mount(self) -> None:
        """Show it."""
        self.update(self._shown)

    def _text(self, desk: Desk, citation: Citation, head: Content) -> Content:
        found = passage_of(citation, desk, CONTEXT)
        if found is None:
            shown = quoted(citation, desk)
            alone = cleaned(f"{shown.before}{shown.mark}{shown.after}")
            why = Content.styled(f"\n{no_passage_text(citation, desk)}", "$warning")
            return head + Content.assemble("“", (alone, QUOTED), "”") + why
        before, opening, mark, closing, after = map(cleaned, found.marked_parts)
        self._before_quote = head.plain + before
        return head + Content.assemble(
            before, (opening, QUOTED), (mark, MARKED), (closing, QUOTED), after
        )

    @property
    def quote_line(self) -> int:
        """The line of this widget that the quote begins in, once it is laid out."""
        return max(0, len(Content(self._before_quote).wrap(max(1, self.size.width))) - 1)


class ReviewScreen(QuizScreen):
    """Candidates, one by one; the last page says what came of them."""

    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (LEAST_WIDTH, "-narrow"),
        (70, "-normal"),
        (100, "-beside"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "accept"),
        Binding("e", "edit", "edit"),
        Binding("m", "merge", "merge"),
        Binding("r", "reject", "reject"),
        Binding("s", "skip", "skip"),
        Binding("u", "undo", "undo"),
        Binding("q,escape", "leave", "leave"),
        Binding("question_mark", "app.help", "help"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def content(self) -> ComposeResult:
        """The candidate above or beside its passages."""
        yield Heading("Review")
        with Container(id="desk"):
            with VerticalScroll(id="candidate", can_focus=False):
                for name in ("statement", "triple", "score", "new", "preview"):
                    yield Static(id=name, markup=False)
            with Vertical(id="proof"):
                yield Static(id="source", markup=False)
                yield VerticalScroll(id="passages")
        yield Static(id="said", markup=False)
        yield KeyLine(_KEYS)

    async def on_mount(self) -> None:
        """Show the first candidate."""
        await self._show()

    async def _show(self, said: str = "", *, bad: bool = False) -> None:
        self._say(said, bad=bad)
        current = self._desk.review.current
        self.query_one(Heading).tell("Review", progress_text(self._desk.review))
        self.query_one(KeyLine).keys = _KEYS if current else _LAST_KEYS
        passages = self.query_one("#passages", VerticalScroll)
        await passages.remove_children()
        self.query_one("#proof").display = current is not None
        self.query_one("#candidate").scroll_home(animate=False)
        if current is None:
            self._fill(statement="Every candidate was seen.", triple=self._parting())
            return
        wording = self._desk.wording()
        new = is_new(wording, self._desk.base)
        self._fill(
            statement=cleaned(wording.statement),
            triple=triple_text(wording, self._desk.base),
            score=score_text(current),
            new=f"+ “{cleaned(wording.subject)}” is new to the facts." if new else "",
            preview=self._preview(wording),
        )
        self.query_one("#source", Static).update(Content(self._source(current)))
        await passages.mount_all(
            [
                Proof(self._desk, each, is_first=number == 0)
                for number, each in enumerate(current.evidence)
            ]
        )
        passages.focus()
        self.call_after_refresh(self._to_the_quote)

    def _preview(self, wording: Wording) -> Content:
        current = self._desk.review.current
        language = current.language if current else ""
        lines = preview_lines(self._desk.preview(wording), language)
        return coloured_preview(lines)

    def _source(self, candidate: Candidate) -> str:
        if not candidate.evidence:
            return ""
        more = len(candidate.evidence) - 1
        others = f"  (and {more} more below)" if more else ""
        return cleaned(source_line(candidate.evidence[0], self._desk)) + others

    def _parting(self) -> str:
        return "\n".join(parting_lines(self._desk))

    def _fill(self, **texts: str | Content) -> None:
        for name in ("statement", "triple", "score", "new", "preview"):
            text = texts.get(name, "")
            part = self.query_one(f"#{name}", Static)
            part.update(Content(text) if isinstance(text, str) else text)
            part.display = bool(text)

    def _say(self, text: str, *, bad: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(Content(text))
        said.display = bool(text)
        said.set_class(bad, "-bad")

    def _to_the_quote(self) -> None:
        passages = self.query_one("#passages", VerticalScroll)
        for proof in self.query(Proof).results(Proof):
            line = proof.quote_line
            passages.scroll_to(y=max(0, line - passages.size.height // 3), animate=False)
            return

    async def _try(self, act: Callable[[], str]) -> None:
        """Decide, and go on; what cannot be kept is told, and the candidate stays."""
        if self.too_small:
            return
        try:
            said = act()
        except ReviewError as error:
            if error.hitch is Hitch.DECIDED:
                await self._show(error_text(error), bad=True)
            else:
                self._say(error_text(error), bad=True)
            return
        await self._show(said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to decide on the last page."""
        if action in ("accept", "edit", "merge", "reject", "skip"):
            return self._desk.review.current is not None
        return True

    async def action_accept(self) -> None:
        """Keep the candidate as it is."""
        await self._try(lambda: accepted_text(self._desk.accept()))

    async def action_skip(self) -> None:
        """Put the candidate off."""

        def skip() -> str:
            again = self._desk.review.is_again
            self._desk.skip()
            return "Skipped again: it waits for another time." if again else SKIPPED

        await self._try(skip)

    async def action_undo(self) -> None:
        """Take the last decision back."""
        await self._try(lambda: undone_text(self._desk.undo()))

    def action_edit(self) -> None:
        """Word the candidate otherwise."""
        from alpine_quiz.terminal.screens.review_edit import ReviewEditScreen

        self.app.push_screen(ReviewEditScreen(self._desk, self.keep))

    async def keep(self, wording: Wording) -> None:
        """Keep the candidate as it was worded."""
        await self._try(lambda: accepted_text(self._desk.accept(wording)))

    async def action_merge(self) -> None:
        """Choose a known fact for the candidate's evidence."""
        from alpine_quiz.terminal.screens.review_merge import ReviewMergeScreen

        if not self._desk.base.facts:
            self._say("There is no fact yet to merge it with.", bad=True)
            return
        self.app.push_screen(ReviewMergeScreen(self._desk, self.merge_with))

    async def merge_with(self, fact: str) -> None:
        """Give the candidate's evidence to that fact."""
        await self._try(lambda: merged_text(self._desk.merge(fact)))

    def action_reject(self) -> None:
        """Ask why not."""
        from alpine_quiz.terminal.screens.review_reject import ReviewRejectScreen

        self.app.push_screen(ReviewRejectScreen(self.reject))

    async def reject(self, reason: str) -> None:
        """Turn the candidate down."""

        def reject() -> str:
            self._desk.reject(reason)
            return f"Rejected: {cleaned(reason)}." if reason else "Rejected."

        await self._try(reject)

    def action_leave(self) -> None:
        """Leave; all is kept."""
        self.app.exit()


def coloured_preview(lines: Iterable[str]) -> Content:
    """Return the lines of a preview: what is wrong stands out, what is beside it does not."""
    return Content("\n").join([_preview_line(line) for line in lines])


def _preview_line(line: str) -> Content:
    if line.startswith("!"):
        return Content.styled(line, "$warning")
    if "→" in line:
        stem, _, key = line.rpartition("→")
        return Content.assemble((stem, ""), ("→", "$primary"), (key, "$quiet"))
    return Content.styled(line, "$quiet")
