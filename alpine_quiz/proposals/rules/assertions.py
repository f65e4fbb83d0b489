"""What a sentence asserts, and of what: each verb with its grammatical subject and its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.assertion import Assertion, Form
from alpine_quiz.proposals.rules.groups import NO_SUBJECTS, Group, Groups
from alpine_quiz.proposals.rules.nominals import Nominal
from alpine_quiz.proposals.rules.vocabulary import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.proposals.rules.clauses import Clause
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary

_BREAKS = frozenset(';:()[]«»“”"!?–—•…')
_SUBORDINATORS = spelled(
    "that which who whom whose when where while because although though whereas if unless as so "
    "until after before since once "
    "que qu' qui dont où quand lorsque lorsqu' tandis parce car puisque si comme afin quoique"
)
_ALSO_PREPOSITIONS = spelled("until after before since as once so comme")
_JOINING = spelled("and but or then yet et mais ou puis")
_OF = spelled("of de du des d'")
_BEFORE_FINITE = re.compile(
    r"\w+ed|wrote|won|wins|began|became|left|flew|sank|held|built|led|made|sold"
)
_MOST_APPOSITION = 24
_MOST_LEAD = 14
_NEAR = 5
_MOST_CLAUSE = 30
_MOST_ASSERTIONS = 40
_MOST_OPENING = 34
_MOST_EARLIER = 8


class Assertions:
    """Finds what sentences of one language assert."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._groups = Groups(vocabulary)
        self._finite = self._groups.finite

    def find(self, clause: Clause) -> list[Assertion]:
        """Return what the clause asserts, in the order of its verbs."""
        groups = self._groups.find(clause)
        found: list[Assertion] = []
        for number, group in enumerate(groups[:_MOST_ASSERTIONS]):
            assertion = self._assertion(clause, group, groups, number, found)
            if assertion is not None:
                found.append(assertion)
        return found

    def _assertion(
        self,
        clause: Clause,
        group: Group,
        groups: list[Group],
        number: int,
        found: list[Assertion],
    ) -> Assertion | None:
        tokens = clause.sentence.tokens
        earlier = groups[max(0, number - _MOST_EARLIER) : number]
        following = groups[number + 1] if number + 1 < len(groups) else None
        participle = self._groups.is_participle(clause, group)
        last = self._end(clause, group, following)
        if participle and self._opens(clause, group.first):
            return self._opening(clause, group, groups)
        if group.form.partition(" ")[2] in ("began", "started"):
            # “Work began in 1861”: on what was just spoken of.
            work = Nominal(group.first, group.first + 1, None, is_pronoun=True)
            return _shared(work, work.last, group, group.first, last)
        if group.first == 0:
            return None
        before = tokens[group.first - 1]
        if before.low in self._vocabulary.relatives:
            return self._relative(clause, group, last)
        told = found[-1] if found and earlier and found[-1].verb == earlier[-1].first else None
        joined = before.low in _JOINING or tokens[group.first].low in _JOINING
        if participle and joined and told is not None and self._is_passive(clause, told):
            return _shared(told.subject, told.named, group, group.last - 1, last, is_bare=True)
        reads_on = self._vocabulary.language == "fr" or self._reads_on(clause, group, following)
        if participle and reads_on:
            return self._reduced(clause, group, last)
        if before.low in _JOINING or (before.text == "," and self._follows(clause, group, earlier)):
            if told is not None and told.form not in (Form.REDUCED, Form.OPENING):
                return _shared(told.subject, told.named, group, group.first, last)
            if before.text != ",":
                return None
        return self._full(clause, group, earlier, last)

    def _opening(self, clause: Clause, group: Group, groups: list[Group]) -> Assertion | None:
        """Return what an opening participle says of the subject that follows it."""
        tokens = clause.sentence.tokens
        nominal = self._behind(clause, group.last, groups)
        if nominal is None:
            return None
        named = self._named(clause, nominal, len(tokens))
        end = next(at for at in range(group.last, len(tokens)) if tokens[at].text == ",")
        return Assertion(Form.OPENING, nominal, named, group.first, group.first, group.last, end)

    def _is_passive(self, clause: Clause, told: Assertion) -> bool:
        led = clause.sentence.tokens[told.verb : told.told]
        return told.is_bare or any(each.low in self._vocabulary.being for each in led)

    def _opens(self, clause: Clause, at: int) -> bool:
        """Tell whether a participle opens the sentence: “Founded in 1955 by …, Alpine …”."""
        lead = clause.sentence.tokens[:at]
        return len(lead) <= 2 and all(self._vocabulary.adverbs.fullmatch(each.low) for each in lead)

    def _behind(self, clause: Clause, at: int, groups: Sequence[Group]) -> Nominal | None:
        """Return the noun that an opening participle tells of: behind a comma, before its verb."""
        tokens = clause.sentence.tokens
        verbs = {group.first for group in groups}
        starts = {each.first: each for each in clause.nominals if not each.is_bound}
        commas = 0
        for place in range(at, min(len(tokens), at + _MOST_OPENING)):
            if tokens[place].text in _BREAKS:
                return None
            if tokens[place].text != ",":
                continue
            commas += 1
            nominal = starts.get(place + 1)
            if nominal is None or tokens[nominal.first].low in NO_SUBJECTS:
                continue
            if self._is_apposed(clause, nominal, verbs):
                continue
            if commas == 1 or self._named(clause, nominal, len(tokens)) in verbs:
                return nominal
        return None

    def _is_apposed(self, clause: Clause, nominal: Nominal, verbs: set[int]) -> bool:
        """Tell whether a name names the noun before: “to a dealer, Max Wallis, the mill …”."""
        tokens, end = clause.sentence.tokens, nominal.last
        if nominal.mention is None or end + 1 >= len(tokens) or tokens[end].text != ",":
            return False
        return any(
            each.first == end + 1 and self._named(clause, each, len(tokens)) in verbs
            for each in clause.nominals
        )

    def _relative(self, clause: Clause, group: Group, last: int) -> Assertion | None:
        """Return what a relative clause tells of the noun that stands right before it."""
        end = group.first - 1
        if end and clause.sentence.tokens[end - 1].text == ",":
            end -= 1
        nominal = next((n for n in clause.nominals if n.last == end and not n.is_pronoun), None)
        if nominal is None or (nominal.is_bound and nominal.mention is None):
            return None
        return Assertion(Form.RELATIVE, nominal, end, nominal.first, group.first, group.last, last)

    def _reads_on(self, clause: Clause, group: Group, following: Group | None) -> bool:
        """Tell whether an English form in -ed is a participle: “the tin drawn by …, was …”."""
        tokens = clause.sentence.tokens
        after = tokens[group.last].low if group.last < len(tokens) else ""
        if after == "by" or not _BEFORE_FINITE.fullmatch(group.form.partition(" ")[0]):
            return True
        start = self._start(clause, group.first)
        nominal = self._first_free(clause, start, group.first)
        return nominal is None or (
            following is not None
            and following.has_auxiliary
            and tokens[following.first - 1].text == ","
            and nominal.last == group.first
        )

    def _reduced(self, clause: Clause, group: Group, last: int) -> Assertion | None:
        """Return what a participle tells of the noun before it: “the tin, drawn by …”."""
        tokens = clause.sentence.tokens
        comma = tokens[group.first - 1].text == ","
        end = group.first - 1 if comma else group.first
        if last <= group.last:
            return None
        for nominal in reversed(clause.nominals):
            if nominal.last > end or nominal.is_pronoun:
                continue
            chained = any(each.low in _OF for each in tokens[nominal.last : end])
            if nominal.last != end and (comma or not chained):
                return None
            if comma and nominal.mention is None:
                return None
            if not self._agrees(tokens[nominal.first].low, group.form):
                if comma or nominal.first == 0 or tokens[nominal.first - 1].low not in _OF:
                    return None
                continue
            return Assertion(
                Form.REDUCED, nominal, end, nominal.first, group.first, group.last, last
            )
        return None

    def _agrees(self, article: str, form: str) -> bool:
        if self._vocabulary.language != "fr":
            return True
        plural, feminine = form.endswith("s"), form.rstrip("s").endswith("e")
        if article in ("les", "ses", "leurs", "ces"):
            return plural
        if article in ("le", "un", "ce", "cet"):
            return not feminine and not plural
        if article in ("la", "une", "cette", "sa"):
            return feminine and not plural
        return not plural

    def _follows(self, clause: Clause, group: Group, earlier: list[Group]) -> bool:
        """Tell whether nothing but commas and words of the verb before stands before this verb."""
        if not earlier:
            return False
        between = range(earlier[-1].last, group.first)
        return not any(
            n.first in between and not n.is_bound and n.last == group.first - 1
            for n in clause.nominals
        ) and all(clause.sentence.tokens[at].text != "," for at in between[:-1])

    def _full(
        self, clause: Clause, group: Group, earlier: list[Group], last: int
    ) -> Assertion | None:
        tokens = clause.sentence.tokens
        end = group.first
        if tokens[end - 1].text == ",":
            # “X, the painter, was …”
            opening = [
                at
                for at in range(max(0, end - _MOST_APPOSITION), end - 1)
                if tokens[at].text == ","
            ]
            for at in reversed(opening):
                start = self._start(clause, at)
                nominal = self._first_free(clause, start, at)
                if nominal is not None and self._is_subject(clause, nominal, at, start, earlier):
                    named = self._named(clause, nominal, at)
                    return Assertion(
                        Form.FULL, nominal, named, nominal.first, group.first, group.last, last
                    )
            return None
        start = self._start(clause, end)
        nominal = self._first_free(clause, start, end)
        if nominal is None or not self._is_subject(clause, nominal, end, start, earlier):
            return None
        named = self._named(clause, nominal, end)
        first = self._with_lead(clause, start, nominal.first)
        return Assertion(Form.FULL, nominal, named, first, group.first, group.last, last)

    def _start(self, clause: Clause, end: int) -> int:
        """Return where the clause begins whose verb stands at ``end``."""
        tokens = clause.sentence.tokens
        for at in range(end - 1, -1, -1):
            low = tokens[at].low
            if tokens[at].text in _BREAKS or tokens[at].text == ",":
                return at + 1
            if low in _SUBORDINATORS and low not in _ALSO_PREPOSITIONS:
                return at + 1
            if low in _JOINING and any(
                each.first == at + 1 and not each.is_bound for each in clause.nominals
            ):
                return at + 1
        return 0

    def _first_free(self, clause: Clause, start: int, end: int) -> Nominal | None:
        for nominal in clause.nominals:
            if nominal.first >= end:
                return None
            if nominal.first >= start and not nominal.is_bound and nominal.last <= end:
                return nominal
        return None

    def _is_subject(
        self, clause: Clause, nominal: Nominal, end: int, start: int, earlier: list[Group]
    ) -> bool:
        """Tell whether the noun is surely the subject: no other stands between it and its verb."""
        tokens = clause.sentence.tokens
        if tokens[nominal.first].low in NO_SUBJECTS:
            return False
        between = tokens[nominal.last : end]
        if any(
            each.text in _BREAKS or each.low in self._finite or each.low in _JOINING
            for each in between
        ):
            return False
        if between and nominal.is_pronoun:
            return False
        if any(each.first < end and each.last > nominal.first for each in earlier):
            return False
        if (
            between
            and between[0].low not in self._vocabulary.prepositions
            and nominal.mention is None
            and (self._vocabulary.language == "en" and len(between) > 2)
        ):
            return False
        lead = tokens[start : nominal.first]
        if lead and not (
            lead[0].low in self._vocabulary.prepositions
            or self._vocabulary.adverbs.fullmatch(lead[0].low)
            or lead[0].low in _SUBORDINATORS
        ):
            return False
        if start and tokens[start - 1].low in _JOINING | {","} and not lead:
            # The last of several: “A, B and C were …”.
            back = self._start(clause, start - 1)
            verbs = [each for each in earlier if back <= each.first < start]
            listed = not verbs and self._first_free(clause, back, start - 1)
            if listed and (tokens[start - 1].low in _JOINING):
                return False
            if listed and listed.last == start - 1 and listed.first == back:
                return False
        return True

    def _named(self, clause: Clause, nominal: Nominal, end: int) -> int:
        """Return where the subject's name ends, with what “of …” adds to it."""
        tokens, at = clause.sentence.tokens, nominal.last
        while at < end and tokens[at].low in _OF:
            following = next(
                (n for n in clause.nominals if at < n.first <= at + 2 and n.last <= end), None
            )
            if following is not None:
                at = following.last
                continue
            stop = at + 1
            while (
                stop < end
                and tokens[stop].text[0].isalpha()
                and (tokens[stop].low not in self._vocabulary.function_words)
            ):
                stop += 1
            if stop == at + 1:
                break
            at = stop
        return at

    def _with_lead(self, clause: Clause, start: int, first: int) -> int:
        """Return where the clause begins with the date that leads it: “In 1958 the bakery …”."""
        tokens = clause.sentence.tokens
        at = start
        if start == first and start and tokens[start - 1].text == ",":
            at = self._start(clause, start - 1)
        low, high = clause.char(at, first) if at < first else (0, 0)
        dated = any(low <= time.begin and time.end <= high for time in clause.times)
        short = first - at <= _MOST_LEAD
        opens = at == 0 or tokens[at - 1].text in ".;:"
        led = tokens[at].low in self._vocabulary.prepositions
        return at if dated and short and (opens or start != first) and led else first

    def _end(self, clause: Clause, group: Group, following: Group | None) -> int:
        """Return where the clause ends that the verb governs."""
        tokens = clause.sentence.tokens
        limit = following.first if following is not None else len(tokens)
        limit = min(limit, group.last + _MOST_CLAUSE, len(tokens))
        for at in range(group.last, limit):
            low = tokens[at].low
            if tokens[at].text in _BREAKS or tokens[at].text == "," or tokens[at].text == ".":
                return at
            if low in _ALSO_PREPOSITIONS and (
                following is None or following.first - at > _MOST_LEAD
            ):
                continue
            if low in _SUBORDINATORS and not self._is_date_lead(clause, at):
                return at
            again = following is not None and any(
                each.low in _JOINING for each in tokens[at + 1 : following.first]
            )
            if low in _JOINING and following and not again and following.first - at <= _NEAR:
                return at
        if following is None or limit < following.first:
            return limit
        # What belongs to the verb that follows is not this verb's: its subject, its “to”.
        at = limit
        for nominal in clause.nominals:
            if group.last <= nominal.first < at and nominal.last >= at:
                at = nominal.first
        return at

    def _is_date_lead(self, clause: Clause, at: int) -> bool:
        if clause.sentence.tokens[at].low not in _ALSO_PREPOSITIONS:
            return False
        begin = clause.sentence.tokens[at].begin
        return any(time.begin <= begin + 12 and begin < time.end for time in clause.times)


def _shared(
    subject: Nominal, named: int, group: Group, verb: int, last: int, *, is_bare: bool = False
) -> Assertion:
    """Return an assertion about a subject that stands with another verb."""
    return Assertion(
        Form.SHARED, subject, named, group.first, verb, group.last, last, is_bare=is_bare
    )
