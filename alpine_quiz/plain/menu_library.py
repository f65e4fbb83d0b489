"""The library in plain lines: words in, questions out, and a round of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.game.sought import from_notation
from alpine_quiz.language.catalogue import spoken, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.choosing import Choice, choose, numbered
from alpine_quiz.plain.library import (
    answer_lines,
    coverage_line,
    fared_line,
    flags_line,
    kind_line,
    knowing_line,
    nothing_text,
)
from alpine_quiz.records.browsing import browse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.sought import Sought
    from alpine_quiz.library.index.model import Hit, PackEntry
    from alpine_quiz.library.index.store import Index
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.sitting import Sitting

_AT_ONCE = 10


class ToPlay(NamedTuple):
    """What was found and is to be played: in which pack, and what is sought there."""

    pack: Pack
    sought: Sought


def look_through_library(sitting: Sitting, lines: Lines) -> ToPlay | None:
    """Search, show and choose, until something is to be played or nothing more is wanted."""
    from alpine_quiz.library.index.store import Index

    with Index(beside=[sitting.pack.path]) as index:
        index.refresh()
        return _Looking(index, sitting, lines).run()


class _Looking:
    """One look through the library: what is sought, what was found, what was pointed at last."""

    def __init__(self, index: Index, sitting: Sitting, lines: Lines) -> None:
        self._index = index
        self._sitting = sitting
        self._lines = lines
        self._entries = {entry.id: entry for entry in index.packs()}
        self._sought = from_notation("")
        self._found: Sequence[int] = ()
        self._shown = 0
        self._pointed: Hit | None = None

    def run(self) -> ToPlay | None:
        self._lines.write(
            tr("What words of a question, an answer or a topic? Enter goes back, ? is help.")
        )
        while text := (self._lines.read() or "").strip():
            number = numbered(text)
            if text.casefold() == "q":
                return None
            if text.casefold() == "p" and self._found:
                if (chosen := self._choose()) is not None:
                    return chosen
            elif text == "?":
                self._help()
            elif text.casefold() == "m" and self._shown < len(self._found):
                self._show()
            elif text.casefold() == "a" and self._pointed is not None:
                self._answer(self._pointed)
            elif number is not None and 1 <= number <= self._shown:
                self._point(number)
            else:
                self._search(text)
        return None

    def _help(self) -> None:
        for line in (
            tr("Words search; type:number, difficulty:1 and topic:cars narrow what is found."),
            tr("A number shows what is known of a question, then a its answer."),
            tr("m shows more, p plays what was found, Enter goes back."),
        ):
            self._lines.write(line)

    def _search(self, text: str) -> None:
        from alpine_quiz.library.index.asking import count_hidden, find
        from alpine_quiz.library.index.model import Query

        self._sought, self._pointed, self._shown = from_notation(text), None, 0
        query = Query(self._sought, language=self._sitting.language)
        self._found = self._index.read(lambda rows: find(rows, query))
        if not self._found:
            hidden = self._index.read(lambda rows: count_hidden(rows, query))
            self._lines.write(nothing_text(hidden))
            return
        count = len(self._found)
        self._lines.write(tr_count("{count} question found.", "{count} questions found.", count))
        self._show()

    def _show(self) -> None:
        part = self._found[self._shown : self._shown + _AT_ONCE]
        for number, hit in enumerate(self._hits(part), self._shown + 1):
            said = tr(
                "{number}. {stem} ({pack})",
                number=number,
                stem=cleaned(hit.stem),
                pack=cleaned(hit.pack),
            )
            self._lines.write(said)
        self._shown += len(part)
        if self._shown < len(self._found):
            # Translators: m, p and ? are what is typed; they stay.
            self._lines.write(tr("A number shows one, m more, p plays them; ? is help."))
        else:
            # Translators: p and ? are what is typed; they stay.
            self._lines.write(tr("A number shows one, p plays them; ? is help."))

    def _hits(self, numbers: Sequence[int]) -> list[Hit]:
        from alpine_quiz.library.index.asking import hits

        return self._index.read(lambda rows: hits(rows, numbers))

    def _point(self, number: int) -> None:
        found = self._hits(self._found[number - 1 : number])
        if not found:
            self._lines.write(tr("This question is not in its pack any more."))
            return
        hit = self._pointed = found[0]
        sitting = self._sitting
        browsed = browse(sitting.records, sitting.player, hit.pack)
        told = (
            cleaned(hit.stem),
            kind_line(hit, self._entries.get(hit.pack)),
            fared_line(hit, browsed),
            knowing_line(browsed.coverage(hit.subjects)),
            flags_line(hit, browsed),
            # Translators: a is what is typed; it stays.
            tr("a shows its answer."),
        )
        for line in filter(None, told):
            self._lines.write(line)

    def _answer(self, hit: Hit) -> None:
        from alpine_quiz.library.index.looking import item_of

        pack = self._opened(self._entries.get(hit.pack))
        item = item_of(hit, pack) if pack else None
        if pack is not None and item is None:
            self._lines.write(tr("This question is not in its pack any more."))
        for line in answer_lines(item, hit.language) if item else ():
            self._lines.write(line)

    def _opened(self, entry: PackEntry | None) -> Pack | None:
        from alpine_quiz.library.packs import PackError, open_path
        from alpine_quiz.plain.refusal import pack_refused

        try:
            return open_path(entry.path)[0] if entry else None
        except PackError as error:
            self._lines.write(str(pack_refused(error)))
            return None

    def _choose(self) -> ToPlay | None:
        """Return what is to be played: a round is of one pack."""
        hits = self._hits(self._found)
        counts = Counter(hit.pack for hit in hits)
        packs = list(counts)
        place: int | None = 0
        if len(packs) > 1:
            question = tr("A round is of one pack. Which? Its number or name; Enter goes back.")
            place = choose(self._lines, question, [self._choice(pack, hits) for pack in packs])
        if place is None or not packs:
            return None
        pack = self._opened(self._entries.get(packs[place]))
        return ToPlay(pack, self._sought) if pack else None

    def _choice(self, pack: str, hits: Sequence[Hit]) -> Choice:
        own = [hit for hit in hits if hit.pack == pack]
        sitting, entry = self._sitting, self._entries.get(pack)
        browsed = browse(sitting.records, sitting.player, pack)
        subjects = {subject for hit in own for subject in hit.subjects}
        title = (entry.title.in_language(spoken()) if entry else "") or pack
        said = tr_count(
            # Translators: {covered} is “12 facts: 3 asked, 2 known”.
            "{title}: {count} question ({covered})",
            "{title}: {count} questions ({covered})",
            len(own),
            title=cleaned(title),
            covered=coverage_line(browsed.coverage(subjects)),
        )
        return Choice(said, (pack, title))
