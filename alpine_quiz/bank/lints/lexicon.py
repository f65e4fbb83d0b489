"""The words that the rules about wording go by, in each language they know."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FLAGS = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language says it with; every pattern takes text with straight apostrophes.

    ``empty`` are words that no pronoun can stand for, ``nouns`` those that only a question has
    (“in which year”). ``impersonal`` pronouns stand for nothing, ``demonstrative`` has a pointing
    word and the noun behind it. ``negated`` is a question turned round without emphasis, and
    ``counting`` a stem that wants a number.
    """

    empty: frozenset[str]
    nouns: frozenset[str]
    pronouns: frozenset[str]
    impersonal: re.Pattern[str]
    demonstrative: re.Pattern[str]
    introducing: re.Pattern[str]
    lately: re.Pattern[str]
    asking: re.Pattern[str]
    negated: re.Pattern[str]
    whole_list: re.Pattern[str]
    counting: re.Pattern[str]
    common: frozenset[str]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = Lexicon(
    empty=_set(
        "a an and are as at be been before after by can could did do does during for from had has "
        "have how in into is long many may might much must of off on or out over shall should "
        "since so than that the then to under until up was were what when where which while who "
        "whom whose why will with would exactly first last only just about ever really old far "
        "often big tall high fast"
    ),
    nouns=_set(
        "year years month day date decade century time times country city town village place name "
        "age kind sort type way colour color reason language continent part region point"
    ),
    pronouns=_set("he she it they him her them his its their hers theirs himself herself"),
    impersonal=re.compile(
        r"\bit (?:take|takes|took|rain|rains|snow|snows|true|possible|necessary|called|mean|means|"
        r"said|believed|follow|matter|come about|happen|cost to|be\b|is (?:to|that|noon)|get)|"
        r"\bit (?:is|was) (?:more|less|\w+er)\b|"
        r"\b(?:far|late|early|hot|cold|warm|day|date|time|long) (?:is|was) it\b|"
        r"\b(?:is|was|be) it (?:true|possible|that|called|who|in|on|at|to|said|not|called)|"
        r"\b(?:it is|it was|it's|it has been) [\w-]+(?: [\w-]+)? (?:to|that|who|which|than|when)\b",
        _FLAGS,
    ),
    demonstrative=re.compile(r"\b(?:this|these|those)\s+([a-z][a-z-]+)"),
    introducing=re.compile(r"\b(?:an?|the|his|her|its|their|each|every|two|three|some)\s+[a-z]"),
    lately=re.compile(
        r"(?<!the )(?<!'s )(?<!his )(?<!her )(?<!its )(?<!their )(?<!a )\b(?:(?:last|this|next) "
        r"(?:year|month|week|season|summer|winter|autumn|spring)|recently|nowadays|a few years ago)"
        r"\b",
        _FLAGS,
    ),
    asking=re.compile(r"\b(?:which|what|who|whose|whom)\b", _FLAGS),
    negated=re.compile(
        r"\b(?:[Ww]hich|[Ww]hat|[Ww]ho)\b(?:(?! that\b| who\b)[^,;:.?!()]){0,60}?"
        r"\b(?:(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|need)"
        r"(?: \w+){0,3} (?P<a>not|never)(?! (?:only|long|far|until|yet|just|even)\b)"
        r"|(?P<b>isn't|aren't|wasn't|weren't|didn't|doesn't|don't|hasn't|haven't|hadn't|can't|"
        r"cannot|couldn't|won't|wouldn't))\b"
        r"|\b(?P<c>except|all but (?:one|two|three))\b"
    ),
    whole_list=re.compile(
        r"(?:all|none|both|neither|any|either|some)(?: of)?(?: the)? (?:above|below|these|those|"
        r"(?:other |above |previous |preceding )?(?:options|answers|choices|statements|others)|"
        r"two|preceding|previous|mentioned)(?: (?:above|answers?|options?|choices|statements|"
        r"are|is|apply|applies|correct|true|right|wrong|false|below))*"
        r"|all of them|none of them|both of them|neither of them|both [a-d] and [a-d]"
        r"|[a-d] (?:and|&) [a-d] only|both (?:answers )?are (?:right|correct|true)|all are correct",
        _FLAGS,
    ),
    counting=re.compile(
        r"\b(?:how (?:many|much|old|long|tall|high|far|fast|big)|in (?:which|what) year|"
        r"which year|what year)\b",
        _FLAGS,
    ),
    common=_set(
        "about after their there these those which would could where while other first second "
        "third french british english german italian between during under years three "
        "together another because before later never until since against without"
    ),
)
FRENCH = Lexicon(
    empty=_set(
        "a à ai ait après as au aux avait avaient avant avec avez avons c ce ces cet cette chez "
        "combien comment d dans de des depuis donc du elle en encore es est et eu eut exactement "
        "fait faisait faut fut furent il ils j jusqu l la le les lequel laquelle lesquels "
        "lesquelles on ont où ou par pas pendant pour pourquoi premier première premiers qu "
        "quand que quel quelle quelles quels qui quoi s sa ses son sera sont sous sur t tout un "
        "une va vers vont était étaient été être y leur leurs dernière dernier bien t-il"
    )
    - _set("il ils elle on leur leurs son sa ses"),
    nouns=_set(
        "an année années mois jour date décennie siècle temps pays ville village lieu endroit nom "
        "prénom âge genre sorte type façon manière couleur raison langue continent partie région "
        "surnom heure"
    ),
    pronouns=_set("il ils elle elles"),
    impersonal=re.compile(
        r"\by (?:a|avait|eut|aura)(?:-t)?-il\b|"
        r"\b(?:y|faut|fallu|fallait|fallut|agit|agissait|existe|reste|restait|manque|vaut|convient|"
        r"suffit|arrive|fait|pleut|neige|semble|importe)[ -](?:t[ -])?il\b"
        r"|\bil (?:y|faut|fallait|fallut|s'agit|existe|reste|manque|fait|pleut|neige|semble|"
        r"convient|suffit)\b|\ba-t-il (?:fallu|neigé|plu|existé|fait)\b"
        r"|\b(?:est|était|fut|serait|sera)-il (?:vrai|exact|possible|nécessaire|interdit|permis|"
        r"question|arrivé|obligatoire)\b|\bil (?:est|était) \w+ (?:de|d'|que|qu')",
        _FLAGS,
    ),
    demonstrative=re.compile(
        r"(?<!est-)(?<!était-)(?<!fut-)(?<!sera-)\b(?:[Cc]et|[Cc]ette|[Cc]es|[Cc]e)\s+"
        r"(?!que\b|qui\b|dont\b|sont\b|sera\b|serait\b|fut\b|furent\b|soit\b|n'|à\b|type\b|genre\b|"
        r"n\b|en\b|sens\b|point\b|pas\b|titre\b|faire\b|moment\b)([a-zàâçéèêëîïôûùüœæ]+)"
    ),
    introducing=re.compile(
        r"\b(?:une?|la|les?|des|du|au|aux|deux|trois|chaque|quelques)\s+[a-zéèêàâîôûç]"
        r"|\b[ld]'[a-zéèêàâîôûçh]"
    ),
    lately=re.compile(
        r"\b(?:l'année dernière|l'an (?:dernier|passé|prochain)|l'année (?:passée|prochaine)|"
        r"cette (?:année|saison)(?!-là)|le mois (?:dernier|prochain)|la (?:semaine|saison) "
        r"(?:dernière|prochaine)|récemment|de nos jours|il y a quelques années)\b",
        _FLAGS,
    ),
    asking=re.compile(r"\b(?:(?:les?|la|du|des|aux?)?quel(?:le)?s?|qui|que|quoi)\b", _FLAGS),
    negated=re.compile(
        r"(?:\b(?:[Ll]equel|[Ll]aquelle|[Ll]esquel(?:le)?s|[Qq]uel(?:le)?s?)\b|(?:^|[.!?…»]\s+)Qui\b)"
        r"(?:(?! qu'| que\b| qui\b| dont\b)[^,;:.?!()]){0,60}?\b(?:ne |n')"
        r"(?:(?! qu'| que\b)[^,;:.?!()]){0,30}?\b(?P<a>pas|jamais|aucune?)"
        r"(?! (?:seulement|encore|que|qu')\b)\b"
        r"|\b(?P<c>sauf|excepté|hormis)\b"
    ),
    whole_list=re.compile(
        r"(?:toutes?|tous)(?: les| ces)(?: deux| trois| quatre| autres)? (?:réponses|propositions|"
        r"options|choix|affirmations)(?: .*)?"
        r"|aucune?(?: de(?:s)?(?: ces)?(?: deux| trois| autres)?| autre)? (?:réponses?|"
        r"propositions?|options?|choix|affirmations?|deux|trois)(?: .*)?"
        r"|aucune? d'(?:entre )?(?:eux|elles)|aucune? d'entre ell?es|(?:tous|toutes) ci-dessus"
        r"|aucune? (?:des? )?(?:ci-dessus|précédente?s?)|ni l'une? ni l'autre"
        r"|les (?:deux|trois|quatre) (?:réponses|propositions|options)(?: .*)?"
        r"|[a-d] et [a-d] (?:seulement|sont .*)|les réponses [a-d] et [a-d]",
        _FLAGS,
    ),
    counting=re.compile(
        r"\b(?:combien|(?:en|de|vers) quelle année|quelle année|quel (?:âge|nombre))\b", _FLAGS
    ),
    common=_set(
        "après avant avec cette comme comment contre dans depuis entre encore leur leurs mais "
        "même moins notre nous pendant plus pour quand quel quelle sans sous toute toutes tous "
        "très votre vous premier première deux trois quatre autre autres années année jusque "
        "française français anglais anglaise italien italienne allemand allemande chez"
    ),
)
_LEXICONS = {"en": ENGLISH, "fr": FRENCH}
_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "‑": "-"})


def lexicon_of(language: str) -> Lexicon | None:
    """Return the words of a language, by its tag, or ``None`` where the rules do not know it."""
    return _LEXICONS.get(language.split("-", maxsplit=1)[0])


def straightened(text: str) -> str:
    """Return ``text`` with straight apostrophes and plain spaces, on one line."""
    return " ".join(text.translate(_STRAIGHT).split())
