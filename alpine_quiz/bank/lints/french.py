"""French words for the rules about wording."""

from __future__ import annotations

from alpine_quiz.bank.lints.lexicon import Lexicon

FRENCH = Lexicon(
    empty=(
        "a à ai ait après as au aux avait avaient avant avec avez avons c ce ces cet cette chez "
        "combien comment d dans de des depuis donc du elle en encore es est et eu eut exactement "
        "fait faisait faut fut furent il ils j jusqu l la le les lequel laquelle lesquels "
        "lesquelles on ont où ou par pas pendant pour pourquoi premier première premiers qu "
        "quand que quel quelle quelles quels qui quoi s sa ses son sera sont sous sur t tout un "
        "une va vers vont était étaient été être y leur leurs dernière dernier bien t-il"
    ),
    nouns=(
        "an année années mois jour date décennie siècle temps pays ville village lieu endroit nom "
        "prénom âge genre sorte type façon manière couleur raison langue continent partie région "
        "surnom heure"
    ),
    pronouns=("il ils elle elles"),
    common=(
        "après avant avec cette comme comment contre dans depuis entre encore leur leurs mais "
        "même moins notre nous pendant plus pour quand quel quelle sans sous toute toutes tous "
        "très votre vous premier première deux trois quatre autre autres années année jusque "
        "française français anglais anglaise italien italienne allemand allemande chez"
    ),
    naming=("nom nomme nommez nommer appelle appelait cite citez donne donnez indiquez dites"),
    patterns={
        "impersonal": (
            r"(?i)"
            r"\by (?:a|avait|eut|aura)(?:-t)?-il\b|"
            r"\b(?:y|faut|fallu|fallait|fallut|agit|agissait|existe|reste|restait|manque|vaut|convient|"
            r"suffit|arrive|fait|pleut|neige|semble|importe)[ -](?:t[ -])?il\b"
            r"|\bil (?:y|faut|fallait|fallut|s'agit|existe|reste|manque|fait|pleut|neige|semble|"
            r"convient|suffit)\b|\ba-t-il (?:fallu|neigé|plu|existé|fait)\b"
            r"|\b(?:est|était|fut|serait|sera)-il (?:vrai|exact|possible|nécessaire|interdit|permis|"
            r"question|arrivé|obligatoire)\b|\bil (?:est|était) \w+ (?:de|d'|que|qu')"
        ),
        "demonstrative": (
            r"(?<!est-)(?<!était-)(?<!fut-)(?<!sera-)\b(?:[Cc]et|[Cc]ette|[Cc]es|[Cc]e)\s+"
            r"(?!que\b|qui\b|dont\b|sont\b|sera\b|serait\b|fut\b|furent\b|soit\b|n'|à\b|type\b|genre\b|"
            r"n\b|en\b|sens\b|point\b|pas\b|titre\b|faire\b|moment\b)([a-zàâçéèêëîïôûùüœæ]+)"
        ),
        "introducing": (
            r"\b(?:une?|la|les?|des|du|au|aux|deux|trois|chaque|quelques)\s+[a-zéèêàâîôûç]"
            r"|\b[ld]'[a-zéèêàâîôûçh]"
        ),
        "lately": (
            r"(?i)"
            r"\b(?:l'année dernière|l'an (?:dernier|passé|prochain)|l'année (?:passée|prochaine)|"
            r"cette (?:année|saison)(?!-là)|le mois (?:dernier|prochain)|la (?:semaine|saison) "
            r"(?:dernière|prochaine)|récemment|de nos jours|il y a quelques années)\b"
        ),
        "negated": (
            r"(?:\b(?:[Ll]equel|[Ll]aquelle|[Ll]esquel(?:le)?s|[Qq]uel(?:le)?s?)\b|(?:^|[.!?…»]\s+)Qui\b)"
            r"(?:(?! qu'| que\b| qui\b| dont\b)[^,;:.?!()]){0,60}?\b(?:ne |n')"
            r"(?:(?! qu'| que\b)[^,;:.?!()]){0,30}?\b(?P<a>pas|jamais|aucune?)"
            r"(?! (?:seulement|encore|que|qu')\b)\b"
            r"|\b(?P<c>sauf|excepté|hormis)\b"
        ),
        "whole_list": (
            r"(?i)"
            r"(?:toutes?|tous)(?: les| ces)(?: deux| trois| quatre| autres)? (?:réponses|propositions|"
            r"options|choix|affirmations)(?: .*)?"
            r"|aucune?(?: de(?:s)?(?: ces)?(?: deux| trois| autres)?| autre)? (?:réponses?|"
            r"propositions?|options?|choix|affirmations?|deux|trois)(?: .*)?"
            r"|aucune? d'(?:entre )?(?:eux|elles)|aucune? d'entre ell?es|(?:tous|toutes) ci-dessus"
            r"|aucune? (?:des? )?(?:ci-dessus|précédente?s?)|ni l'une? ni l'autre"
            r"|les (?:deux|trois|quatre) (?:réponses|propositions|options)(?: .*)?"
            r"|[a-d] et [a-d] (?:seulement|sont .*)|les réponses [a-d] et [a-d]"
        ),
        "counting": (
            r"(?i)"
            r"\b(?:combien|(?:en|de|vers) quelle année|quelle année|quel (?:âge|nombre))\b"
        ),
    },
)
