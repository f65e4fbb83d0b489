"""A candidate, the questions it would become, and the passage that is to prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr, tr_as, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.reviewing import Hitch, ReviewError
from alpine_quiz.plain.reviewing import (
    WHY_NOT,
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
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Citation
    from alpine_quiz.library.reviewing import Desk
    from alpine_quiz.proposals.becoming import Wording
    from alpine_quiz.proposals.model import Candidate

CONTEXT = 1_200
"""Code points to each side of the quote, at most."""


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
        Binding(
            "a",
            "accept",
            later("accept: the candidate becomes a fact in facts.yaml"),
            id="review.accept",
        ),
        Binding(
            "e",
            "edit",
            later("edit: word it otherwise, or write its question, before it is kept"),
            id="review.edit",
        ),
        Binding(
            "m",
            "merge",
            later("merge: a known fact says the same; it gets this quote as evidence too"),
            id="review.merge",
        ),
        Binding(
            "r",
            "reject",
            later("reject, with a reason; it is not proposed to you again"),
            id="review.reject",
        ),
        Binding(
            "s",
            "skip",
            later("skip: it comes again behind the others; skipped twice, next time"),
            id="review.skip",
        ),
        Binding(
            "u",
            "undo",
            later("undo the last decision, one of an earlier review even"),
            id="review.undo",
        ),
        Binding(
            "q,escape",
            "leave",
            later("leave: every decision is in the files already"),
            id="review.leave",
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def content(self) -> ComposeResult:
        """The candidate above or beside its passages."""
        yield Heading(tr_as("of candidates", "Review"))
        with Container(id="desk"):
            with VerticalScroll(id="candidate", can_focus=False):
                for name in ("statement", "triple", "score", "new", "preview"):
                    yield Static(id=name, markup=False)
            with Vertical(id="proof"):
                yield Static(id="source", markup=False)
                yield VerticalScroll(id="passages")
        yield Static(id="said", markup=False)

    def keys(self) -> list[Key]:
        """What can be decided on a candidate; on the last page, what is left to do."""
        leave, undo = Key("review.leave", tr("leave")), Key("review.undo", tr("undo"))
        if self._desk.review.current is None:
            return [leave, undo]
        return [
            Key("review.accept", tr("accept")),
            Key("review.edit", tr("edit")),
            Key("review.merge", tr("merge")),
            Key("review.reject", tr("reject")),
            Key("review.skip", tr("skip")),
            leave,
            undo,
            Key("app.help", tr("help")),
        ]

    async def retell(self) -> None:
        """Say what there is to say of the candidate anew."""
        await super().retell()
        await self._show(focus=False)

    async def on_mount(self) -> None:
        """Show the first candidate."""
        await self._show()

    async def _show(self, said: str = "", *, bad: bool = False, focus: bool = True) -> None:
        self._say(said, bad=bad)
        current = self._desk.review.current
        self.query_one(Heading).tell(
            tr_as("of candidates", "Review"), progress_text(self._desk.review)
        )
        self.show_keys()
        passages = self.query_one("#passages", VerticalScroll)
        await passages.remove_children()
        self.query_one("#proof").display = current is not None
        self.query_one("#candidate").scroll_home(animate=False)
        if current is None:
            self._fill(statement=tr("Every candidate was seen."), triple=self._parting())
            return
        wording = self._desk.wording()
        new = is_new(wording, self._desk.base)
        self._fill(
            statement=cleaned(wording.statement),
            triple=triple_text(wording, self._desk.base),
            score=score_text(current),
            new=_new_text(wording.subject) if new else "",
            preview=self._preview(wording),
        )
        self.query_one("#source", Static).update(Content(self._source(current)))
        await passages.mount_all(
            [
                Proof(self._desk, each, is_first=number == 0)
                for number, each in enumerate(current.evidence)
            ]
        )
        if focus:
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
        source = cleaned(source_line(candidate.evidence[0], self._desk))
        if not more:
            return source
        others = tr_count("(and {count} more below)", "(and {count} more below)", more)
        return f"{source}  {others}"

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
            if again:
                return tr("Skipped again: it waits for another time.")
            return tr("Skipped: it comes again, behind the others.")

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
            self._say(tr("There is no fact yet to merge it with."), bad=True)
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
            return _rejected_text(reason)

        await self._try(reject)

    def action_leave(self) -> None:
        """Leave; all is kept."""
        self.app.exit()


def _new_text(subject: str) -> str:
    return tr("+ “{subject}” is new to the facts.", subject=cleaned(subject))


def _rejected_text(reason: str) -> str:
    if not reason:
        return tr("Rejected.")
    # The reasons that are offered are kept as they stand there, whatever the language.
    said = tr(reason) if reason in WHY_NOT else cleaned(reason)
    return tr("Rejected: {reason}.", reason=said)


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
