"""Rules for numbers that the clause's own words explain: “540 metres long”, “employs 45 people”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.assertion import Form
from alpine_quiz.proposals.rules.times import Role
from alpine_quiz.proposals.rules.vocabulary import spelled
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.rules.finds import Find
    from alpine_quiz.proposals.rules.grounds import Ground
    from alpine_quiz.proposals.rules.quantities import Quantity
    from alpine_quiz.proposals.rules.referents import Referents

_AFTER = (
    (re.compile(r"[\s-](?:long|in length|de long|de longueur)(?!\w)"), "length"),
    (re.compile(r"[\s-](?:high|tall|in height|de haut|de hauteur)(?!\w)"), "height"),
    (re.compile(r"[\s-](?:wide|in width|de large|de largeur)(?!\w)"), "width"),
    (re.compile(r"[\s-](?:deep|in depth|de profondeur)(?!\w)"), "depth"),
    (re.compile(r"[\s-](?:in diameter|de diamètre)(?!\w)"), "diameter"),
    (re.compile(r"\s(?:old|of age)(?!\w)"), "age"),
)
_ABOUT = (
    r"(?:about |around |some |nearly |almost |over |environ |près de |plus de |up to |jusqu['’]à )?"
)
_BEFORE = tuple(
    (re.compile(rf"(?:{words}) ?{_ABOUT}\Z", re.IGNORECASE), name)
    for words, name in (
        (r"long(?:ue)?s? d[e'’]|longueur d[e'’]|length of", "length"),
        (r"haute?s? d[e'’]|hauteur d[e'’]|height of|culmine à", "height"),
        (r"larges? d[e'’]|largeur d[e'’]|width of", "width"),
        (r"profonde?s? d[e'’]|profondeur d[e'’]|depth of", "depth"),
    )
)
_MEASURING = spelled("is was were are est était sont mesure measures has a reaches")
_LENGTHS = frozenset(("length", "distance"))
_VERBS = {
    "people": ((r"employ\w*|emploie\w*", "employs", 0.64),),
    "cost": (
        (r"cost\w*|coût\w+", "cost", 0.62),
        (r"sold for|fetched|vendue?s? (?:pour|à)", "price", 0.6),
    ),
    "visitors": (
        (
            r"attract\w*|welcome[sd]?|receive[sd]?|draws|drew|accueill\w+|attir\w+|reçoit",
            "visitors",
            0.62,
        ),
        (r"carrie[sd]|transport\w+", "passengers", 0.6),
    ),
    "capacity": ((r"seats?|holds?|has|had|accommodates?|compt\w+|dispose|offre", "capacity", 0.6),),
    "population": ((r"has|had|counts?|compt\w+|a|avait", "population", 0.58),),
    "area": ((r"covers?|covered|occup\w+|s['’]étend\w*|couvr\w+|is|measures", "area", 0.62),),
    "weight": ((r"weigh\w*|p[eè]s\w+", "weight", 0.64),),
    "duration": ((r"took|lasted|lasts|takes|dur\w+", "duration", 0.6),),
    "": ((r"has|had|comprises?|contains?|comprend|compte|comporte|possède|abrite", "", 0.54),),
}  # fmt: skip
_WITH = re.compile(r"(?:with|avec|de) (?:about |around |some |environ )?\Z", re.IGNORECASE)
_MOST_BETWEEN = 3
_CENTURY = re.compile(r"(?<!\w)(?:century|siècle)(?!\w)", re.IGNORECASE)


def find_measured(ground: Ground, _: Referents) -> Iterator[Find | None]:
    """Yield the numbers that the clause tells of its subject."""
    assertion, place = ground.assertion, ground.clause.token_at
    for quantity in ground.clause.quantities:
        at = place(quantity.begin)
        if not assertion.subject.first <= at < assertion.last:
            continue
        if quantity.relation in ("", "people") and _CENTURY.search(ground.clause.sentence.text):
            # Only in a certain century: the clause alone does not say so.
            continue
        relation, weight = _own(ground, quantity, at)
        if not relation:
            relation, weight = _governed(ground, quantity, at)
        if not relation:
            continue
        times = [time for time in ground.times if time.role is Role.WHEN]
        yield ground.find(
            relation,
            quantity.value,
            (quantity.begin, quantity.end),
            weight,
            unit=quantity.unit,
            precision=quantity.precision,
            as_of=times[0].date if len(times) == 1 and at >= assertion.told else "",
        )


def _own(ground: Ground, quantity: Quantity, at: int) -> tuple[str, float]:
    """Return the measure that stands at the number itself, told of the subject."""
    assertion, text = ground.assertion, ground.clause.sentence.text
    tokens = ground.clause.sentence.tokens
    near = at < assertion.verb or at - assertion.told <= _MOST_BETWEEN
    if not near or assertion.form in (Form.REDUCED, Form.OPENING):
        return "", 0.0
    if at >= assertion.told and tokens[assertion.told - 1].low not in _MEASURING:
        return "", 0.0
    if quantity.relation == "capacity" and at < assertion.verb:
        lead = text[max(0, quantity.begin - 20) : quantity.begin]
        return ("capacity", 0.46) if _WITH.search(lead) else ("", 0.0)
    if quantity.relation not in _LENGTHS:
        return "", 0.0
    after = next((name for pattern, name in _AFTER if pattern.match(text, quantity.end)), "")
    lead = text[max(0, quantity.begin - 40) : quantity.begin]
    before = next((name for pattern, name in _BEFORE if pattern.search(lead)), "")
    return (after or before), 0.62


def _governed(ground: Ground, quantity: Quantity, at: int) -> tuple[str, float]:
    """Return what the verb itself makes of the number that follows it."""
    assertion = ground.assertion
    if not 0 <= at - assertion.told <= _MOST_BETWEEN or assertion.form is Form.REDUCED:
        return "", 0.0
    verb = ground.clause.text(assertion.verb, at).lower()
    for pattern, relation, weight in _VERBS.get(quantity.relation, ()):
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", verb):
            return relation or slug(quantity.unit), weight
    return "", 0.0
