"""All that a player looks back on, with the words of the packs it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.bank.packchecks import questions
from alpine_quiz.game.recalling import facts_of
from alpine_quiz.library.cited import fact_base_of
from alpine_quiz.library.packs import pack_paths
from alpine_quiz.records.sitting import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.records.players import Player
    from alpine_quiz.records.scores import Scores
    from alpine_quiz.records.statistics import Statistics
    from alpine_quiz.records.store import Records
    from alpine_quiz.records.strength import Strength, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class LookingBack:
    """What a player has done, in one ``pack``, by its id, or in all.

    ``statements`` are those of the facts shown, as far as their packs are here and say so, and
    ``stems`` of the other ones what asks them now, where that is not what did last;
    ``documents`` are titles, ``topics`` names. All go by the ids of the pack and of the fact,
    document or topic; ``titles``, of the packs that are here, by theirs.
    """

    player: str
    scores: Scores
    statistics: Statistics
    pack: str | None = None
    statements: Mapping[Subject, str]
    stems: Mapping[Subject, str] = field(default_factory=dict)
    documents: Mapping[Subject, str]
    topics: Mapping[Subject, str]
    titles: Mapping[str, str] = field(default_factory=dict)


def look_back(
    records: Records,
    player: Player,
    language: str,
    pack: str | None = None,
    opened: Iterable[Pack] = (),
    named_in: str = "",
) -> LookingBack:
    """Return what ``player`` has done, the packs' words in ``language`` where they have it.

    Packs and topics are named in ``named_in``, or in the same. Packs that were played and are not
    among those ``opened`` are looked for on this machine.
    """
    scores = records.scores(player, pack)
    played = {each.pack for each in scores.rounds} | ({pack} if pack else set())
    packs = _packs(played, opened)
    languages = {id_: language_of(each, language) for id_, each in packs.items()}
    askable = {id_: facts_of(each.items(languages[id_])) for id_, each in packs.items()}
    there = {id_: facts_of(item for _, item in questions(each)) for id_, each in packs.items()}
    statistics = records.statistics(player, pack, askable=askable, there=there)
    shown = (*statistics.facts.strongest, *statistics.facts.weakest)
    statements: dict[Subject, str] = {}
    for id_ in {each.pack for each in shown} & set(packs):
        subjects = {each.subject for each in shown if each.pack == id_}
        statements |= _statements(packs[id_], subjects, languages[id_])
    untold = [each for each in shown if (each.pack, each.subject) not in statements]
    return LookingBack(
        player=player.name,
        scores=scores,
        statistics=statistics,
        pack=pack,
        statements=statements,
        stems={
            (each.pack, each.subject): stem
            for each in untold
            if each.pack in packs
            and (stem := _stem_of(packs[each.pack].items(languages[each.pack]), each))
        },
        documents={
            (id_, document.id): document.title
            for id_, each in packs.items()
            for document in each.documents.values()
        },
        topics={
            (part.pack, part.name): packs[part.pack].topic_name(part.name, named_in or language)
            for part in statistics.accuracy.topics
            if part.name and part.pack in packs
        },
        titles={id_: each.title.in_language(named_in or language) for id_, each in packs.items()},
    )


def _packs(wanted: set[str], opened: Iterable[Pack]) -> dict[str, Pack]:
    found = {each.id: each for each in opened if each.id in wanted}
    missing = wanted - set(found)
    paths = pack_paths() if missing else {}
    for id_ in sorted(missing & set(paths)):
        pack, _ = load_pack(paths[id_])
        if pack is not None:
            found[id_] = pack
    return found


def _stem_of(items: Iterable[Question], asked: Strength) -> str:
    """Return a stem that asks a subject now, or nothing where the one that did last still does."""
    stems = [item.stem for item in items if asked.subject in item.subjects]
    return "" if asked.stem in stems else next(iter(stems), "")


def _statements(pack: Pack, subjects: set[str], language: str) -> dict[Subject, str]:
    base = fact_base_of(pack)
    if base is None:
        return {}
    said = {
        fact: base.facts[fact].statement.in_language(language)
        for fact in subjects & set(base.facts)
    }
    return {(pack.id, fact): text for fact, text in said.items() if text}
