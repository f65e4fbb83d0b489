"""Statements told whole: what a text about one thing says of it, in its own words.

Where the topic is certain, a sentence that stands by itself needs no verb that a list has:
it is quoted and stated as it is, and asked for the name, number or year that it holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.documents.quotes import as_shown
from alpine_quiz.facts.model import Precision
from alpine_quiz.proposals.rules.discourse import How, Subject
from alpine_quiz.proposals.rules.finds import Find
from alpine_quiz.proposals.rules.groups import NO_SUBJECTS
from alpine_quiz.proposals.rules.nominals import Nominal
from alpine_quiz.proposals.rules.times import Role
from alpine_quiz.proposals.rules.units import TENSED, units_of
from alpine_quiz.proposals.rules.values import LISTED, values_of
from alpine_quiz.proposals.rules.vocabulary import spelled
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.rules.clauses import Analyst, Clause
    from alpine_quiz.proposals.rules.matter import Matter
    from alpine_quiz.proposals.rules.referent import Referent
    from alpine_quiz.proposals.rules.referents import Referents

_UNSURE = {
    "en": re.compile(
        r"(?<![\w-])(?:not(?! \w+(?: \w+){0,3} until)|never|nobody|nothing|neither|nor|"
        r"hardly|would|could|might|if|unless|"
        r"whether|propos\w+|suggest\w+|hop(?:e|es|ed|ing)|refus\w+|offered|rival\w*|disput\w+|"
        r"perhaps|probably|reported|you|your|I|me|my|we|our|us|"
        r"it (?:is|was) (?:\w+ )?(?:said|that|to|not)|as for|from (?:april|may|march|june|october)|"
        r"this|these|those|such|here|there|so far|ago|next|yesterday|tuesday|monday|today|"
        r"last (?:year|month|week|night|autumn|spring|summer|winter))(?![\w-])|n['’]t(?!\w)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?<![\w-])(?:n['’](?=\w)|ne|pas|jamais|aucune?|ni|espèr\w+|espér\w+|propos\w+|"
        r"refus\w+|si|voul\w+|veut|croyait|croyai\w+|peut-être|vous|votre|vos|nous|notre|nos|je|"
        r"\w+rai(?:t|ent)|ce(?!ntre)|c['’]|cet|cette|ces|cela|ça|celle|celui|dit-on|"
        r"an(?:née)? derni(?:er|ère)|discut\w+|"
        r"leur(?= \w+ (?:le |la |les |l['’]|une? ))|"
        r"quant (?:à|aux?)|d['’]y|à l['’]\w+er|lendemain|aujourd)(?![\w-])|aujourd['’]hui|"
        r"(?<!\w)c['’](?=\w)|(?<!\w)il y a(?!\w)",
        re.IGNORECASE,
    ),
}  # fmt: skip
_LOOSE = {
    "en": spelled("it he she they him them there"),
    "fr": spelled("il elle ils elles lui eux y on"),
}
_OWNING = spelled("its his her their son sa ses leur leurs")
_SHOUTED = re.compile(r"[A-ZÀ-Þ]{4,}\s[A-ZÀ-Þ]{2,}")
_SPOKEN = re.compile(r"[“”«»\"]|(?<!\w)(?:says?|said|explique|raconte|précise)(?!\w)")
_LEADS = spelled("afterwards later eventually finally then ensuite puis enfin et mais but and")
_MOST_APPOSED = 22
_SHORT_LEAD = 3
_NEAR, _FAR = 3, 5
_ROW = re.compile(r"(?P<year>1\d{3}|20\d\d)(?:[–-]\d{2,4})?\s?[:–—]\s")
_ABOUT = spelled("about some the les nearly around over environ près plus")
_INDEFINITE = spelled("a an un une")
_MOST_STATEMENT = 300
_WEIGHT = 0.62


def find_whole(
    analyst: Analyst, referents: Referents, matter: Matter | None, clause: Clause
) -> Iterator[Find]:
    """Yield what the sentence tells of the text's matter, or of what else it names."""
    if matter is None:
        return
    language = analyst.vocabulary.language
    for first, last in units_of(clause):
        begin, end = clause.char(first, last)
        text = clause.sentence.text[begin:end]
        if _UNSURE[language].search(text) or _SPOKEN.search(text) or _SHOUTED.search(text):
            continue
        dated = any(begin <= time.begin and time.end <= end for time in clause.times)
        if not dated and analyst.vocabulary.relative_time.search(text):
            continue
        row = _ROW.match(text)
        if row is not None and first == 0:
            yield _row(analyst, matter, clause, row["year"], (begin, end))
            continue
        nominal = (
            _counted(clause, first, last)
            or _bare(analyst, clause, first, last)
            or _subject(analyst, clause, first, last)
        )
        if nominal is None:
            continue
        if nominal.is_pronoun and first > 0:
            continue
        if LISTED.match(clause.sentence.text, clause.char(nominal.first, nominal.last)[1]):
            continue
        open_end = analyst.vocabulary.prepositions | analyst.vocabulary.articles
        if clause.sentence.tokens[last - 1].low in open_end:
            continue
        opening = _opening(analyst, clause, first, nominal)
        about = _about(referents, matter, clause, nominal)
        if about is None or _is_loose(analyst, clause, nominal, opening, last):
            continue
        yield from _finds(analyst, matter, clause, (opening, last), nominal, about)


def _row(
    analyst: Analyst, matter: Matter, clause: Clause, year: str, span: tuple[int, int]
) -> Find:
    """Return what a row of a chronicle tells: “1926: the first boat is built”."""
    about = matter.referent
    told = as_shown(clause.sentence.text[slice(*span)], analyst.vocabulary.language).strip(" .;")
    mark = span[0], span[0] + len(year)
    return Find(
        clause=clause,
        subject=Subject(about.full, about.entity, How.NAMED, None),
        relation="event-in",
        object=year,
        unit="year",
        precision=Precision.POINT,
        needed=(mark,),
        mark=mark,
        weight=_WEIGHT,
        cover=span,
        statement=f"{about.full}, {told}.",
    )


def _subject(analyst: Analyst, clause: Clause, first: int, last: int) -> Nominal | None:
    """Return the noun that opens the part, perhaps behind a date or place and its comma."""
    tokens = clause.sentence.tokens
    for nominal in clause.nominals:
        if nominal.first < first or nominal.is_bound:
            continue
        if not nominal.is_pronoun and _is_apposed(analyst, clause, first, nominal):
            continue
        if nominal.last >= last or nominal.first - first > _MOST_APPOSED:
            return None
        lead = tokens[first : nominal.first]
        apart = lead and lead[-1].text == "," and nominal.is_pronoun
        led = not lead or apart or _leads(analyst, lead[0].low)
        if not led or tokens[nominal.first].low in NO_SUBJECTS:
            return None
        if tokens[first].low in _LEADS or not _has_verb(analyst, clause, nominal.last, last):
            return None
        return nominal
    return None


def _counted(clause: Clause, first: int, last: int) -> Nominal | None:
    """Return a number and its noun that open the part: “By 1930 sixty boats sailed …”."""
    tokens = clause.sentence.tokens
    begin, end = clause.char(first, last)
    for quantity in clause.quantities:
        at, stop = clause.token_at(quantity.begin), clause.token_at(quantity.end - 1) + 1
        if not begin <= quantity.begin < quantity.end <= end or stop >= last:
            continue
        if at > first and tokens[at - 1].low in _ABOUT:
            at -= 1
        lead = clause.sentence.text[begin : tokens[at].begin].strip(" ,")
        dates = [time for time in clause.times if begin <= time.begin < tokens[at].begin]
        ends = bool(dates) and dates[-1].end + 2 >= tokens[at].begin
        short = tokens[at - 1].text == "," and len(lead.split()) <= _SHORT_LEAD
        if not lead or short or (ends and dates[0].begin == begin):
            return Nominal(at, stop)
    return None


def _bare(analyst: Analyst, clause: Clause, first: int, last: int) -> Nominal | None:
    """Return a noun without article that opens the part, right before its verb."""
    tokens, known = clause.sentence.tokens, analyst.vocabulary
    if first + 2 >= last or known.language != "en" or tokens[first].low in known.function_words:
        return None
    verb = tokens[first + 1].low
    alone = tokens[first].text.isalpha() and not any(
        each.first <= first < each.last for each in clause.nominals
    )
    if alone and (verb in known.finite or verb in known.verbs or verb in known.being):
        return Nominal(first, first + 1)
    return None


def _is_apposed(analyst: Analyst, clause: Clause, first: int, nominal: Nominal) -> bool:
    """Tell whether an opening noun only describes a pronoun: “A poet by trade, she …”."""
    tokens = clause.sentence.tokens
    if nominal.first != first or tokens[first].low not in _INDEFINITE:
        return False
    return any(
        each.is_pronoun
        and tokens[each.first].low in analyst.vocabulary.personal
        and tokens[each.first - 1].text == ","
        and each.first - first <= _MOST_APPOSED
        and not any(
            token.low in analyst.vocabulary.auxiliaries for token in tokens[first : each.first]
        )
        for each in clause.nominals
        if each.first > first
    )


def _leads(analyst: Analyst, low: str) -> bool:
    known = analyst.vocabulary
    return low in known.prepositions or bool(known.adverbs.fullmatch(low))


def _opening(analyst: Analyst, clause: Clause, first: int, nominal: Nominal) -> int:
    """Return where the statement begins: with its date or place, not with an apposition."""
    low = clause.sentence.tokens[first].low
    return first if nominal.first == first or _leads(analyst, low) else nominal.first


def _has_verb(analyst: Analyst, clause: Clause, first: int, last: int) -> bool:
    """Tell whether a verb with its tense stands behind the subject: a list has none."""
    known, tokens = analyst.vocabulary, clause.sentence.tokens
    return any(
        first <= each.first < last and (each.has_auxiliary or each.first - first < last)
        for each in clause.predicates
    ) or any(
        token.low in known.auxiliaries or token.low in known.finite or TENSED.fullmatch(token.low)
        for token in tokens[first:last]
    )


def _about(
    referents: Referents, matter: Matter, clause: Clause, nominal: Nominal
) -> Referent | None:
    """Return whom the statement is told of: what its subject means, or the text's matter."""
    low = clause.sentence.tokens[nominal.first].low
    if nominal.is_pronoun:
        meant = referents.meant(low)
        if meant is None and referents.is_free(matter.referent) and low in matter.of_it:
            return matter.referent
        return meant
    if low in _OWNING:
        if low in matter.of_it:
            return matter.referent if referents.is_free(matter.referent) else None
        return referents.meant(low if low in ("his", "her") else "")
    if nominal.mention is not None and not nominal.part and nominal.mention.last == nominal.last:
        return referents.of_noun(clause, nominal, nominal.last) or matter.referent
    return matter.referent


def _is_loose(analyst: Analyst, clause: Clause, nominal: Nominal, first: int, last: int) -> bool:
    """Tell whether a pronoun in the part may mean something that stands outside of it."""
    loose = _LOOSE[analyst.vocabulary.language]
    own = clause.sentence.tokens[nominal.first].low
    for at in range(first, last):
        token = clause.sentence.tokens[at]
        if at == nominal.first or token.low not in loose or token.low == own:
            continue
        if at < nominal.first:
            return True
        subject_again = token.low in ("it", "he", "she", "they", "il", "elle", "ils", "elles")
        if not subject_again or at - nominal.last < _NEAR:
            return not (token.low == "y" and at - nominal.last >= _FAR)
    return False


def _finds(
    analyst: Analyst,
    matter: Matter,
    clause: Clause,
    part: tuple[int, int],
    nominal: Nominal,
    about: Referent,
) -> Iterator[Find]:
    span = clause.char(*part)
    if clause.sentence.text[span[1] : span[1] + 1] == "." and part[0] == 0:
        span = span[0], span[1] + 1
    statement = _statement(analyst, clause, span, nominal, about)
    if not statement:
        return
    times = [
        time
        for time in clause.times
        if time.role is Role.WHEN and span[0] <= time.begin and time.end <= span[1]
    ]
    dates = {time.date for time in times}
    part_of_it = _part(clause, nominal, about)
    named = nominal.is_pronoun or nominal.mention is not None or about.key == matter.referent.key
    for value in values_of(analyst, clause, part, nominal, about):
        if value.is_subject and _shares(value.name, matter.referent.name):
            continue
        if value.is_subject:
            about, named = matter.referent, False
        yield Find(
            clause=clause,
            subject=Subject(about.full, about.entity, How.NAMED if named else How.PART, None),
            relation=_of_part(value.relation, "" if value.is_subject else part_of_it),
            object=value.object,
            object_name=value.name,
            unit=value.unit,
            precision=value.precision,
            as_of=value.date or (min(dates) if len(dates) == 1 and value.unit != "year" else ""),
            needed=(value.span,),
            mark=value.span,
            weight=_WEIGHT + value.bonus,
            cover=span,
            statement=statement,
        )


def _part(clause: Clause, nominal: Nominal, about: Referent) -> str:
    """Return the noun of what is told of, where that is not the matter itself."""
    owns = clause.sentence.tokens[nominal.first].low in _OWNING
    named = nominal.mention is not None and _shares(about.name, nominal.mention.name)
    if nominal.is_pronoun or (named and not owns):
        return ""
    # It must not read as told of the matter: “the mill opened in 1902” is no opening of the town.
    return slug(clause.text(nominal.last - 1, nominal.last)) or "event"


def _of_part(relation: str, part: str) -> str:
    if not part:
        return relation
    bare = relation.removeprefix("event-")
    return bare if bare.startswith(part) else f"{part}-{bare}"


def _shares(name: str, other: str) -> bool:
    return bool(set(name.lower().split()) & set(other.lower().split()))


def _statement(
    analyst: Analyst, clause: Clause, span: tuple[int, int], nominal: Nominal, about: Referent
) -> str:
    """Return the part as a sentence by itself, with the name of what it is about."""
    text = clause.sentence.text
    own, behind = clause.char(nominal.first, nominal.last)
    told = text[span[0] : span[1]]
    mention = nominal.mention
    if nominal.is_pronoun:
        shown = about.shown
        draft = f"{text[span[0] : own]}{shown}{text[behind : span[1]]}"
    elif mention is not None and about.name.endswith(mention.name) and about.name not in told:
        draft = text[span[0] : own] + about.name + text[behind : span[1]]
    elif any(word.lower() in told.lower() for word in re.findall(r"[A-ZÀ-Þ]\w{3,}", about.name)):
        draft = told
    else:
        draft = f"{about.full}: {told[:1].upper()}{told[1:]}"
    draft = as_shown(" ".join(draft.split()), analyst.vocabulary.language).strip(" ,;:")
    if len(draft) > _MOST_STATEMENT:
        return ""
    draft = draft[:1].upper() + draft[1:]
    return draft if draft.endswith((".", "!", "?")) else f"{draft}."
