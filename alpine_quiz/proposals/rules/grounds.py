"""An assertion with its referent: the sentence that states it, and the words that prove it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import MAX_QUOTE_WORDS
from alpine_quiz.documents.quotes import as_shown
from alpine_quiz.proposals.rules.assertion import Form
from alpine_quiz.proposals.rules.discourse import How, Subject
from alpine_quiz.proposals.rules.finds import Find

if TYPE_CHECKING:
    from alpine_quiz.facts.model import Precision
    from alpine_quiz.proposals.rules.assertion import Assertion
    from alpine_quiz.proposals.rules.clauses import Analyst, Clause
    from alpine_quiz.proposals.rules.finds import Span
    from alpine_quiz.proposals.rules.referent import Referent
    from alpine_quiz.proposals.rules.times import Time

_UNDONE = {
    "en": re.compile(
        r"(?<![\w-])(?:not|never|no|nor|neither|nobody|nothing|hardly|scarcely|instead|rather than|"
        r"lost|loses|lose|overtook|overtaken|overtake|would|could|might|(?-i:may)|if|unless|whether|"
        r"propos\w+|suggest\w+|hop(?:e|ed|es|ing)|attempt\w*|tried|failed|refus\w+|den(?:y|ied|ies)|"
        r"almost|nearly|"
        r"until then|intended|wanted|expected|supposed|considered|mistaken\w*|against|"
        r"threaten\w*|offered|without|rival\w*|wrongly|cancelled|n['’]t)(?![\w-])|n['’]t(?!\w)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?<![\w-])(?:n['’](?=\w)|ne|pas|jamais|aucune?|sans|ni|au lieu|devai(?:t|ent)|espér\w+|"
        r"\w+rai(?:t|ent)|envisag\w+|propos\w+|faute|dépass\w+|perd\w*|perte|failli|refus\w+|si|"
        r"voul\w+|tent[ae]\w*|contre|plutôt|presque|croyait|croyai\w+|supposée?s?|annulée?s?|"
        r"renonc\w+|échou\w+|menac\w+)(?![\w-])",
        re.IGNORECASE,
    ),
}  # fmt: skip
_BEING_BORN = re.compile(
    r"(?:né|mort|paru|apparu|sorti|devenu|venu|décédé)(?:e|s|es)?", re.IGNORECASE
)
_MOST_STATEMENT = 300
_MOST_EXTENSION = 8


@dataclass(frozen=True, slots=True)
class Ground:
    """An assertion of a clause, and what it tells of."""

    analyst: Analyst
    clause: Clause
    assertion: Assertion
    referent: Referent | None

    @property
    def is_undone(self) -> bool:
        """Whether a word takes back, weakens or turns what the verb says."""
        low, high = self.clause.char(self.assertion.first, self.assertion.last)
        told, _ = self.clause.char(max(0, self.assertion.first - 2), self.assertion.first + 1)
        text = self.clause.sentence.text[min(low, told) : high]
        return bool(_UNDONE[self.analyst.vocabulary.language].search(text))

    @property
    def times(self) -> list[Time]:
        """The times that stand in the clause, but not in its subject."""
        place, assertion = self.clause.token_at, self.assertion
        return [
            time
            for time in self.clause.times
            if assertion.first <= place(time.begin) and place(time.end - 1) < assertion.last
            and (place(time.begin) >= assertion.told
                 or place(time.end - 1) < assertion.subject.first or assertion.form is Form.OPENING)
            and not self._hangs(time)
        ]  # fmt: skip

    def _hangs(self, time: Time) -> bool:
        """Tell whether a year belongs to the noun before it: “the frost of 1740”."""
        phrase = self.clause.sentence.text[time.begin : time.year_begin].strip().lower()
        if phrase not in ("of", "de", "for", "pour", "to", "à", "and", "et"):
            return False
        at = self.clause.token_at(time.begin)
        return at > self.assertion.told or phrase in ("of", "de")

    def find(
        self,
        relation: str,
        value: str,
        mark: Span,
        weight: float,
        *,
        of: Referent | None = None,
        name: str = "",
        unit: str = "",
        precision: Precision | None = None,
        as_of: str = "",
    ) -> Find | None:
        """Return the find that the clause tells of its subject, or ``of`` something else in it."""
        about = of or self.referent
        if about is None or not relation:
            return None
        last = self._last(mark)
        cover = self._cover(last)
        statement = self.statement(last, is_its_own=of is None)
        if last is None or cover is None or not statement:
            return None
        if not (cover[0] <= mark[0] and mark[1] <= cover[1]):
            return None
        how = How.NAMED if about.is_name else How.PLAIN if not about.gloss else How.PART
        if self.assertion.subject.is_pronoun and of is None:
            how = How.NEAR
        verb = self.clause.char(self.assertion.verb, self.assertion.told)
        return Find(
            clause=self.clause,
            subject=Subject(about.full, about.entity, how, None),
            relation=relation,
            object=value,
            object_name=name,
            unit=unit,
            precision=precision,
            as_of=as_of,
            needed=(mark, verb),
            mark=mark,
            weight=weight,
            cover=cover,
            statement=statement,
        )

    def _last(self, mark: Span) -> int | None:
        """Return where the clause ends: with a value behind a comma, behind it."""
        end = self.clause.token_at(mark[1] - 1) + 1
        if end <= self.assertion.last:
            return self.assertion.last
        return end if end - self.assertion.last <= _MOST_EXTENSION else None

    def _cover(self, last: int | None) -> Span | None:
        """Return what may be quoted: the clause with its subject, or without where too long."""
        if last is None:
            return None
        assertion, text = self.assertion, self.clause.sentence.text
        _, end = self.clause.char(last - 1, last)
        begins = (min(assertion.first, assertion.subject.first), assertion.first, assertion.verb)
        if assertion.form is Form.OPENING:
            high = self.clause.char(assertion.named - 1, assertion.named)[1]
            begin = self.clause.char(assertion.first, assertion.first + 1)[0]
            end = high if len(text[begin:high].split()) <= MAX_QUOTE_WORDS else end
            return begin, end
        for first in begins:
            begin, _ = self.clause.char(first, first + 1)
            if text[end : end + 1] == "." and end + 1 >= len(text):
                end += 1
            if len(text[begin:end].split()) <= MAX_QUOTE_WORDS:
                return begin, end
        return None

    def statement(self, last: int | None, *, is_its_own: bool = True) -> str:
        """Return the clause as a sentence of its own, its subject spelled out."""
        if last is None or self.referent is None:
            return ""
        assertion, text = self.assertion, self.clause.sentence.text
        _, end = self.clause.char(last - 1, last)
        verb, _ = self.clause.char(assertion.verb, assertion.verb + 1)
        told = text[verb:end]
        shown = self._shown(is_its_own=is_its_own)
        if assertion.subject.first == assertion.verb:
            work, _, rest = told.partition(" ")
            draft = f"{work} {'of' if work.lower() == 'construction' else 'on'} {shown} {rest}"
        elif assertion.is_bare or assertion.form in (Form.REDUCED, Form.OPENING):
            draft = f"{shown} {self._was(told)} {told[:1].lower()}{told[1:]}"
        elif assertion.form in (Form.SHARED, Form.RELATIVE):
            draft = f"{shown} {told}"
        else:
            begin, _ = self.clause.char(assertion.first, assertion.first + 1)
            own, _ = self.clause.char(assertion.subject.first, assertion.subject.first + 1)
            _, named = self.clause.char(assertion.named - 1, assertion.named)
            draft = f"{text[begin:own]}{shown}{text[named:end]}"
        language = self.analyst.vocabulary.language
        draft = as_shown(" ".join(draft.split()), language).strip(" ,;:")
        if len(draft) > _MOST_STATEMENT:
            return ""
        draft = draft[:1].upper() + draft[1:]
        return draft if draft.endswith((".", "!", "?")) else f"{draft}."

    def _shown(self, *, is_its_own: bool) -> str:
        """Return the subject as the sentence writes it, with what makes it clear."""
        referent, assertion = self.referent, self.assertion
        if referent is None:
            return ""
        text = self.clause.text(assertion.subject.first, assertion.named)
        nominal = assertion.subject
        if nominal.is_pronoun:
            return referent.shown
        if nominal.mention is not None and referent.is_name:
            return (
                text.replace(nominal.mention.name, referent.name)
                if referent.name not in text
                else text
            )
        if referent.gloss and is_its_own:
            return referent.shown
        return text if referent.name in text else referent.shown

    def _was(self, told: str) -> str:
        plural = self.referent is not None and self.referent.is_plural
        if self.analyst.vocabulary.language == "en":
            return "were" if plural else "was"
        if _BEING_BORN.match(told) or " depuis " in told:
            return "sont" if plural else "est"
        return "ont été" if plural else "a été"
