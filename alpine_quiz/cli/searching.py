"""``alpine-quiz packs search``: questions of all packs here, by their words and kinds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.cli.play import add_sought, difficulty_given
from alpine_quiz.language.catalogue import tr, tr_count

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.library.index.model import Hit, PackEntry, Query
    from alpine_quiz.library.index.store import Index
    from alpine_quiz.records.browsing import Browsed

FIRST = 20


def add_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action's parser."""
    search = actions.add_parser(
        "search",
        help=tr("find questions in the packs here"),
        description=tr(
            "Find questions in the packs here by the words of their stems, answers and topics: "
            "each word, or its beginning, has to be there; accents and case do not count."
        ),
    )
    search.add_argument("words", nargs="*", metavar="WORDS", help=tr("what to look for"))
    search.add_argument("--pack", metavar="P", help=tr("a pack's id, or a path to a pack anywhere"))
    search.add_argument("--lang", metavar="L", help=tr("the questions' language, such as en"))
    search.add_argument("--topic", metavar="T", help=tr("only questions of this topic"))
    add_sought(search)
    search.add_argument("--answers", action="store_true", help=tr("show the answers too"))
    search.add_argument("--all", action="store_true", help=tr("not only the first twenty"))
    search.add_argument("--json", action="store_true", help=tr("as one JSON document"))
    search.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what is found; return 1 where the pack that is named is not here."""
    from alpine_quiz.library.index.asking import count_hidden
    from alpine_quiz.library.index.store import Index
    from alpine_quiz.plain.library import nothing_text
    from alpine_quiz.plain.refusal import RefusalError

    with Index() as index:
        index.refresh()
        entries = {entry.id: entry for entry in index.packs()}
        try:
            query, elsewhere = _query(args, entries)
        except RefusalError as refusal:
            print(refusal, file=sys.stderr)
            return 1
        found = _found(index, query, elsewhere)
        hidden = 0 if found else index.read(lambda rows: count_hidden(rows, query))
    records = _Records(args)
    packs = _Packs(entries, elsewhere)
    if args.json:
        _print_json(found, records, packs if args.answers else None)
    else:
        _print_lines(found if args.all else found[:FIRST], packs if args.answers else None)
        if found:
            _print_summary(found, records, all_=args.all)
        else:
            print(nothing_text(hidden))
    return 0


def _query(args: argparse.Namespace, entries: dict[str, PackEntry]) -> tuple[Query, Pack | None]:
    """Return what is asked for, and the pack it is asked of where that is not among those here."""
    from alpine_quiz.cli.sitting_down import open_wished
    from alpine_quiz.game.sought import Sought
    from alpine_quiz.library.index.model import Query

    elsewhere = None
    if args.pack is not None and args.pack not in entries:
        elsewhere, _ = open_wished(args.pack)
    kinds = (args.type or "", difficulty_given(args.difficulty) or 0)
    topic = _topic(args.topic, [*entries.values()]) if args.topic else ""
    sought = Sought(" ".join(args.words), topic, *kinds)
    return Query(sought, "" if elsewhere else args.pack or "", args.lang or ""), elsewhere


def _topic(wanted: str, entries: Sequence[PackEntry]) -> str:
    """Return the topic that is called so, in the banks or by any of its names."""
    for entry in entries:
        for topic, names in entry.named_topics.items():
            called = (topic, *names.texts.values())
            if wanted.casefold() in (each.casefold() for each in called):
                return topic
    return wanted


def _found(index: Index, query: Query, elsewhere: Pack | None) -> list[Hit]:
    from alpine_quiz.library.index.asking import find, hits
    from alpine_quiz.library.index.looking import look_through

    if elsewhere is not None:
        return look_through(elsewhere, query)
    return index.read(lambda rows: hits(rows, find(rows, query)))


class _Packs:
    """The packs of what was found, each loaded once, for the answers."""

    def __init__(self, entries: dict[str, PackEntry], elsewhere: Pack | None) -> None:
        self._entries = entries
        self._loaded: dict[str, Pack | None] = {elsewhere.id: elsewhere} if elsewhere else {}

    def item(self, hit: Hit) -> Question | None:
        """Return the question as its pack has it."""
        from alpine_quiz.bank.pack import load_pack
        from alpine_quiz.library.index.looking import item_of

        if hit.pack not in self._loaded:
            self._loaded[hit.pack] = load_pack(self._entries[hit.pack].path)[0]
        pack = self._loaded[hit.pack]
        return item_of(hit, pack) if pack else None


class _Records:
    """What is on record of the packs of what was found, each read once."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._player = args.loaded.settings.player

    def of(self, packs: Iterator[str]) -> dict[str, Browsed]:
        """Return what is on record of each of ``packs``."""
        from alpine_quiz.records.browsing import browse
        from alpine_quiz.records.players import Player, clean_name
        from alpine_quiz.records.store import look_into, records_path

        with look_into(records_path()) as records:
            now = records.now()
            known = records.find_player(self._player)
            player = known or Player(clean_name(self._player), now, now)
            return {pack: browse(records, player, pack) for pack in dict.fromkeys(packs)}


def _print_json(found: list[Hit], records: _Records, packs: _Packs | None) -> None:
    from alpine_quiz.cli.printing import print_json
    from alpine_quiz.cli.speaking import speaking_english
    from alpine_quiz.plain.library import hit_data

    browsed = records.of(hit.pack for hit in found)
    with speaking_english():
        questions = [
            hit_data(hit, browsed.get(hit.pack), packs.item(hit) if packs else None)
            for hit in found
        ]
    print_json({"found": len(found), "questions": questions})


def _print_lines(found: list[Hit], packs: _Packs | None) -> None:
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.plain.library import answer_lines, hit_line

    lines = []
    for hit in found:
        lines.append(hit_line(hit))
        item = packs.item(hit) if packs else None
        if item is not None:
            lines += [f"  {line}" for line in answer_lines(item, hit.language)]
    print_lines(lines)


def _print_summary(found: list[Hit], records: _Records, *, all_: bool) -> None:
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.plain.library import coverage_line
    from alpine_quiz.records.browsing import Coverage

    subjects: dict[str, set[str]] = {}
    for hit in found:
        subjects.setdefault(hit.pack, set()).update(hit.subjects)
    browsed = records.of(iter(subjects))
    parts = [browsed[pack].coverage(each) for pack, each in subjects.items()]
    covered = Coverage(*(sum(each) for each in zip(*parts, strict=True)))
    said = tr_count("{count} question found.", "{count} questions found.", len(found))
    lines = ["", said, coverage_line(covered)]
    if len(found) > FIRST and not all_:
        lines.append(tr("These are the first. All of them: --all"))
    print_lines(lines)
