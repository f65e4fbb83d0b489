"""French cue words."""

from __future__ import annotations

import re

from alpine_quiz.proposals.rules.vocabulary import (
    Link,
    Verb,
    Vocabulary,
    phrase,
    spelled,
    verbs_of,
)


def _er(*stems: str, more: str = "") -> str:
    """Return the forms of verbs in -er that texts about the past and the future use."""
    endings = ("e", "ent", "a", "èrent", "ait", "aient", "é", "és", "ée", "ées", "era", "eront")
    forms = [stem + ending for stem in stems for ending in endings]
    return "|".join([*forms, *(more.split("|") if more else [])])


_VERBS = verbs_of(
    (
        (_er("fond", "instaur", "institu"), Verb("founded-in", "founded-by", weight=0.72)),
        (_er("cré", "imagin"), Verb("created-in", "created-by", weight=0.66)),
        ("voit le jour|vit le jour|verra le jour|voient le jour|virent le jour|a vu le jour|ont vu le jour|naît|naissent", Verb("founded-in", "", swaps=False, weight=0.68)),
        ("construit|construits|construite|construites|construisit|construisent|construira|bâti|bâtie|bâtis|bâties|bâtit|" + _er("édifi", "élev"), Verb("built-in", "built-by", weight=0.68)),
        (_er("achev", "termin"), Verb("completed-in", "completed-by", weight=0.64)),
        ("ouvert|ouverte|ouverts|ouvertes|ouvre|ouvrent|ouvrit|ouvrirent|ouvrira|" + _er("inaugur"), Verb("opened-in", "opened-by", weight=0.7)),
        ("rouvre|rouvrit|rouvert|rouverte|rouvrira", Verb("reopened-in", "reopened-by", weight=0.6)),
        (_er("ferm"), Verb("closed-in", "closed-by", weight=0.64)),
        ("apparu|apparue|apparus|apparues|apparaît|apparaissent|apparut|apparurent|introduit|introduite|introduits|introduisit", Verb("introduced-in", "introduced-by", weight=0.62)),
        (_er("présent", "dévoil", "expos", "révél"), Verb("presented-in", "presented-by", weight=0.6)),
        ("lance|lancent|lança|lancé|lancée|lancés|lancées|lancera|lanceront|commercialisé|commercialisée|commercialisés", Verb("launched-in", "launched-by", weight=0.64)),
        ("paraît|parut|paru|parue|sort|sortit|sortie|sorti|" + _er("publi", "édit"), Verb("published-in", "published-by", weight=0.62)),
        ("écrit|écrite|écrits|écrites|écrivit|rédigé|rédigée|composé|composée", Verb("written-in", "written-by", weight=0.62)),
        ("né|née|nés|nées|naquit|naquirent", Verb("born-in", "", swaps=False, weight=0.7)),
        ("mort|morte|meurt|mourut|décédé|décédée|décède|s'éteint|disparaît|disparu", Verb("died-in", "", swaps=False, weight=0.64)),
        ("a lieu|eut lieu|ont lieu|eurent lieu|a eu lieu|ont eu lieu|se déroule|se déroula|se tient|se tint|s'est tenue|s'est tenu", Verb("happened-in", "", swaps=False, weight=0.58)),
        (_er("remport", "gagn", "triomph") + "|vainqueur|s'impose|s'imposa", Verb("won-in", "won-by", weight=0.68)),
        ("rejoint|rejoignent|rejoignit|rejoignirent|intègre|intégra|intégré", Verb("joined-in", "", swaps=False, weight=0.56)),
        ("s'installe|s'installa|s'installent|installé|installée|déménage|déménagea|déménagé|transféré|transférée|transférés|s'établit", Verb("moved-in", "", swaps=False, weight=0.58)),
        ("conçu|conçue|conçus|conçues|conçoit|conçut|" + _er("dessin"), Verb("designed-in", "designed-by", weight=0.7)),
        (_er("invent"), Verb("invented-in", "invented-by", weight=0.7)),
        ("découvert|découverte|découverts|découvertes|découvre|découvrit", Verb("discovered-in", "discovered-by", weight=0.66)),
        ("acquis|acquise|acquiert|acquit|reprend|reprit|repris|reprise|" + _er("achet", "rachet") + "|achète|rachète", Verb("acquired-in", "owned-by", weight=0.66)),
        ("dirigé|dirigée|dirigés|dirige|dirigea|mené|menée|commandé par|géré|gérée", Verb("", "led-by", weight=0.58)),
        ("produit|produite|produits|produites|produisit|fabriqué|fabriquée|fabriqués|fabriquées|fabrique|assemblé|assemblée|assemblés", Verb("produced-in", "made-by", weight=0.56)),
        ("remplacé|remplacée|remplacés|remplace|remplaça|remplacent|succède|succéda|supplanté", Verb("replaced-in", "replaced-by", weight=0.64)),
        ("rebaptisé|rebaptisée|rebaptise|renommé|renommée|renomme", Verb("renamed-in", "renamed-by", weight=0.62)),
        ("détruit|détruite|détruits|détruites|détruisit|démoli|démolie|démolis|démantelé|démantelée|incendié|incendiée|ravagé|ravagée|bombardé|bombardée|s'effondre|s'effondra", Verb("destroyed-in", "destroyed-by", weight=0.62)),
        ("reconstruit|reconstruite|reconstruits|réhabilité|réhabilitée|rénové|rénovée|rénovés|" + _er("restaur"), Verb("restored-in", "restored-by", weight=0.58)),
        ("agrandi|agrandie|élargi|élargie|transformé|transformée|électrifié|électrifiée|modernisé|modernisée|prolongé|prolongée", Verb("changed-in", "changed-by", weight=0.54)),
        ("commence|commencent|commença|commencèrent|commencé|débute|débutent|débuta|débutèrent|débuté|démarre|démarra", Verb("began-in", "", swaps=False, weight=0.56)),
        ("cesse|cessent|cessa|cessé|s'arrête|s'arrêta|s'achève|s'acheva|abandonné|abandonnée|abandonne", Verb("ended-in", "", swaps=False, weight=0.58)),
        ("devient|deviennent|devint|devinrent|est devenu|est devenue", Verb("became-in", "", swaps=False, weight=0.54)),
        ("classé|classée|classés|classées|inscrit|inscrite|inscrits|reconnu|reconnue|labellisé|labellisée|proclamé|proclamée", Verb("recognised-in", "recognised-by", weight=0.6)),
        ("élu|élue|nommé|nommée|décoré|décorée|couronné|couronnée|récompensé|récompensée|promu", Verb("honoured-in", "honoured-by", swaps=False, weight=0.56)),
        ("épouse|épousa|épousé", Verb("married-in", "", swaps=False, weight=0.5)),
        ("nationalisé|nationalisée|privatisé|privatisée|fusionne|fusionna|fusionnent|fusionné|se réunissent|s'associe|s'associa|s'associent|réunis", Verb("joined-forces-in", "", swaps=False, weight=0.6)),
        ("commandé|commandée|commandés|financé|financée|offert|offerte|légué|léguée|confié|confiée", Verb("commissioned-in", "commissioned-by", weight=0.56)),
        ("développé|développée|développés|mis au point|mise au point|testé|testée|adopté|adoptée|installe", Verb("developed-in", "developed-by", weight=0.56)),
        ("signe|signa|signé|signée|signés|conclu|conclue|voté|votée|approuvé|approuvée|accordé|accordée", Verb("agreed-in", "signed-by", weight=0.48)),
        ("reçoit|reçut|reçu|reçue|obtient|obtint|obtenu|décroche|décrocha", Verb("received-in", "", swaps=False, weight=0.58)),
        ("quitte|quitta|quitté|se retire|se retira|revient|revint|démissionne", Verb("left-in", "", swaps=False, weight=0.46)),
        ("vendu|vendue|vendus|vendues|vend|vendit|cédé|cédée|cède", Verb("sold-in", "", weight=0.52)),
        ("annonce|annonça|annoncé|annoncée|annoncés|ont annoncé", Verb("announced-in", "announced-by", weight=0.46)),
        ("piloté|pilotée|conduit par|conduite par", Verb("", "driven-by", weight=0.6)),
        ("peint|peinte|peints|sculpté|sculptée|gravé|gravée|réalisé|réalisée|réalisés|réalisées|tourné|tournée", Verb("made-in", "made-by", weight=0.6)),
    )
)  # fmt: skip

_LINKS = (
    Link("named-after", phrase(r"(?:en hommage à|en l['’]honneur de|en souvenir de|en mémoire de|doit son nom à|doivent leur nom à|tire son nom d[eu]|porte le nom d[eu]|portent le nom d[eu]|prend le nom d[eu]|baptisée? (?:en l['’]honneur|du nom) d[eu])"), 0.68),
    Link("based-on", phrase(r"(?:sur (?:une |la )?base d[eu']|basée?s? sur|dérivée?s? d[eu]|inspirée?s? (?:de|par|du)|issue?s? d[eu]|adaptée?s? d[eu])"), 0.62),
    Link("powered-by", phrase(r"(?:propulsée?s? par|équipée?s? d[eu']|mue?s? par|dotée?s? d[eu'])"), 0.6, "engine"),
    Link("located-in", phrase(r"(?:située?s?|implantée?s?|installée?s?|se trouve(?:nt)?|se dresse(?:nt)?|se situe(?:nt)?|basée?s?|établie?s?) (?:à|au|aux|en|dans|sur|près de|à côté de)"), 0.52),
    Link("part-of", phrase(r"(?:fait partie d[eu]|font partie d[eu]|appartient (?:à|au|aux)|appartenait (?:à|au|aux)|filiale d[eu'])"), 0.54),
    Link("called", phrase(r"(?:surnommée?s?|appelée?s?|baptisée?s?|rebaptisée?s?|renommée?s?|dénommée?s?|intitulée?s?|dite?|devient|prend le nom de ?:?|sous le nom de|sous la bannière|connue?s? sous le nom de)"), 0.6, "quoted"),
    Link("born-at", phrase(r"n(?:é|ée|aît|aquit) (?:à|au|en|dans)"), 0.6),
    Link("made-of", phrase(r"(?:(?:construite?s?|faite?s?|fabriquée?s?|réalisée?s?|bâtie?s?|composée?s?) (?:en|de|d['’]))"), 0.54, "material"),
    Link("worked-with", phrase(r"(?:avec l['’]aide d[eu]|en collaboration avec|en partenariat avec|s['’]associe(?:nt)? (?:\w+ment )?(?:à|avec)|s['’]associa (?:à|avec)|travaille avec|aux côtés d[eu])"), 0.56),
    Link("attended-by", phrase(r"en présence d[eu']"), 0.54),
    Link("owned-by", phrase(r"(?:vendue?s?|cédée?s?|léguée?s?|rachat par|reprise par) (?:à|au|aux)?"), 0.58),
    Link("located-in", phrase(r"berceau(?: \w+)? d[eu]"), 0.4),
    Link("produced-at", phrase(r"(?:produite?s?|fabriquée?s?|assemblée?s?|construite?s?)(?: \w+){0,4} (?:à|dans|sur le site (?:\w+ )?d[eu])"), 0.54),
    Link("moved-to", phrase(r"(?:s['’]installe|s['’]installa|déménage|déménagea|transférée?s?|déplacée?s?) (?:à|au|en|dans|vers)"), 0.54),
    Link("replaced-by", phrase(r"(?:laisse|laissa|cède|céda) (?:sa |la )?place (?:à|au)"), 0.58),
    Link("unveiled-at", phrase(r"(?:présentée?s?|dévoilée?s?|exposée?s?) (?:au|à|lors d[eu])"), 0.54),
    Link("wins-at", phrase(r"(?:victoires?|triomphes?|succès|sacre)(?: \w+){0,4} (?:au|aux|à|lors d[eu]|sur)"), 0.6),
    Link("studied-at", phrase(r"(?:étudie|étudia|étudié|formée?|diplômée?|élève|entre|entra) (?:à|au|de|du|dans|chez)"), 0.48),
    Link("child-of", phrase(r"(?:fils|fille|petit-fils|petite-fille|neveu|nièce) d[eu']"), 0.5),
    Link("married-to", phrase(r"(?:épouse|épousa|mariée? à|mariée? avec)"), 0.5),
)  # fmt: skip

_MEASURES = tuple(
    (re.compile(rf"\W?(?:d['’]|de\s)?(?:{pattern})(?!\w)", re.IGNORECASE), unit, relation)
    for pattern, unit, relation in (
        (r"mètres carrés|m²|km²|kilomètres carrés|hectares?|ha", "", "area"),
        (r"m³|mètres cubes|cm3|cc|litres?|hectolitres", "", "capacity"),
        (r"km/h|kilomètres[- ](?:à l['’]|par )?heure|nœuds", "", "speed"),
        (r"kilomètres?|km", "", "distance"),
        (r"mètres?|m|cm|mm|centimètres|millimètres", "", "length"),
        (r"tonnes?|kg|kilos?|kilogrammes?", "", "weight"),
        (r"ch|chevaux|cv|kw|kilowatts?|mw|mégawatts?", "", "power"),
        (r"%|pour cent|pourcent", "pour cent", "share"),
        (r"(?:voitures?|véhicules?|unités?|exemplaires?|modèles?|bouteilles?|machines|pièces|vélos|bateaux)", "", "produced"),
        (r"(?:salariés|employés|ouvriers|ouvrières|personnes|emplois|collaborateurs|hommes)", "", "people"),
        (r"(?:visiteurs|voyageurs|passagers|spectateurs|touristes|entrées)", "", "visitors"),
        (r"(?:habitants)", "", "population"),
        (r"(?:places|lits|sièges)", "", "capacity"),
        (r"(?:€|euros?|francs?|dollars?|livres sterling)", "", "cost"),
        (r"(?:secondes|minutes|heures|jours|semaines|mois)", "", "duration"),
    )
)  # fmt: skip

_NUMBER_CUES = (
    (phrase(r"emploie\w*|employait|effectif\w*|salariés|emplois"), "employs"),
    (phrase(r"population|habitants|compte"), "population"),
    (phrase(r"visiteurs|attir\w+|accueill\w+|fréquentation"), "visitors"),
    (phrase(r"haute?s?|hauteur|altitude|culmin\w+|s['’]élève à"), "height"),
    (phrase(r"profondeur|profonde?s?"), "depth"),
    (phrase(r"longue?s?|longueur|large|largeur|portée|diamètre"), "length"),
    (phrase(r"pès\w+|pesa\w*|poids"), "weight"),
    (phrase(r"capacité|places|contenance|cylindrée"), "capacity"),
    (phrase(r"coûte?\w*|coût|budget|investiss\w+|montant|facture"), "cost"),
    (phrase(r"prix|vendu\w* (?:à|pour)"), "price"),
    (phrase(r"vend\w*|ventes?|livr\w+|immatricul\w+|écoul\w+"), "sold"),
    (phrase(r"hausse|progress\w+|augment\w+|croissance|bond\w*|baisse|recul\w*|chut\w+|\+"), "growth"),
    (phrase(r"produi\w+|production|fabriqu\w+|construit\w*|tir\w+ à|sort\w*|assembl\w+"), "produced"),
    (phrase(r"vitesse"), "speed"),
    (phrase(r"dur\w+|en seulement"), "duration"),
    (phrase(r"à l['’]âge de|âgée? de"), "age"),
)  # fmt: skip

FRENCH = Vocabulary(
    language="fr",
    verbs=_VERBS,
    links=_LINKS,
    measures=_MEASURES,
    number_cues=_NUMBER_CUES,
    auxiliaries=spelled(
        "est sont était étaient fut furent sera seront serait a ont avait avaient eut eurent aura "
        "auront aurait été être avoir se s' ne n' y doit devait peut va vont"
    ),
    being=spelled("est sont était étaient fut furent sera seront serait été être"),
    adverbs=re.compile(
        r"\w+ment|aussi|alors|ensuite|enfin|déjà|toujours|encore|puis|ainsi|plus|d'abord|également"
        r"|jamais|bientôt|tôt|aujourd|hui|pas|d'|abord"
    ),
    prepositions=spelled(
        "à au aux de du des d' en dans sur sous par pour avec sans chez vers entre contre depuis "
        "dès pendant durant avant après selon malgré jusqu' jusque lors près dont grâce via comme "
        "parmi hors devant derrière"
    ),
    articles=spelled("le la les l' un une son sa ses leur leurs ce cet cette ces notre chaque"),
    pronouns=spelled("il elle ils elles on ce c' cela ceci celui-ci celle-ci qui que nous je vous"),
    personal=spelled("il elle"),
    relatives=spelled("qui que"),
    conjunctions=spelled("et mais puis ou"),
    by=spelled("par"),
    function_words=spelled(
        "le la les l' un une des du de d' son sa ses leur leurs ce cet cette ces notre nos votre vos "
        "mon ma mes chaque à au aux en dans sur sous par pour avec sans chez vers entre contre depuis "
        "dès pendant durant avant après selon malgré jusqu' lors près dont grâce comme parmi hors "
        "devant derrière il elle ils elles on c' cela ceci qui que qu' quoi nous je vous et mais puis "
        "ou où donc or ni car si quand lorsqu' lorsque tandis alors ainsi aussi enfin ensuite "
        "aujourd'hui aujourd hui désormais plus moins très tout tous toute toutes deux trois quatre "
        "cinq six sept huit neuf dix premier première afin face fort forte conçu conçus conçue fondée "
        "fondé créé créée né née situé située construit construite ouvert ouverte n' s' ne pas est "
        "sont était fut sera a ont avait promesse symbole fleuron passionné portée présenté présentée "
        "bien seul seule autre autres même quelques plusieurs certains certaines cependant toutefois "
        "pourtant parce puisque quant outre dernier dernière nouveau nouvelle celui celle ceux "
        "m. mm mme hommage partir voir lire"
    ),
    months={
        name: number
        for number, name in enumerate(
            [
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre",
            ],
            1,
        )
    },
    connectors=spelled("de du des la le les d' l' von van der den di da del sur sous en lès"),
    not_names=spelled(
        "m mm mme mlle monsieur madame lundi mardi mercredi jeudi vendredi samedi dimanche pdg ceo "
        "français française anglais anglaise allemand allemande italien italienne américain suisse "
        "belge espagnol espagnole écossais irlandais hollandais néerlandais russe autrichien"
    ),
    numerals={
        name: number
        for number, name in enumerate(
            [
                "deux",
                "trois",
                "quatre",
                "cinq",
                "six",
                "sept",
                "huit",
                "neuf",
                "dix",
                "onze",
                "douze",
            ],
            2,
        )
    }
    | {"quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    planned=phrase(
        r"prévoi\w*|prévue?s?|devrai(?:t|ent)|futur\w*|projet\w*|à venir|d['’]ici|(?:à l['’]|à )?horizon"
        r"|envisag\w+|compte \w+r|va \w+r|vont \w+r|permettra|\w{2,}(?:era|eront|iront|ra (?:ainsi|le)"
        r"|rira|dront|dra)|objectif|sera|seront|pourrai(?:t|ent)"
    ),
    reported=phrase(
        r"selon|dit-on|serai(?:t|ent)|aurai(?:t|ent)|probablement|rumeur\w*|semble\w*|paraît-il"
        r"|vraisemblablement|sans doute|peut-être|supposée?s?|présumée?s?|la légende|prétend\w*"
        r"|d['’]après|officieux|officieusement"
    ),
    relative_time=phrase(
        r"l['’]année (?:suivante|précédente|dernière|d['’]après)|l['’]an (?:dernier|passé)|cette année|"
        r"la même année|(?:un|deux|trois|quatre|cinq|dix|vingt|\d+|quelques) (?:ans?|mois|années|"
        r"semaines|jours) (?:plus tard|après|auparavant|avant)|le mois (?:suivant|dernier)|à cette date"
    ),
    boilerplate=phrase(
        r"newsletter|cookies?|cliquez|lire la suite|inscri(?:vez|ption)|tous droits réservés|"
        r"mentions légales|confidentialité|rectificatif|erratum|version précédente|photos?|crédits?|courriel|e-?mail|tél(?:éphone)?|fax|"
        r"www\.\S+|https?\S*|contacts? presse|partager|publicité|horaires|tarifs?|billetterie|"
        r"réserv(?:ez|ation)|isbn|suivez-nous|abonnez-vous|à la disposition des clients|"
        r"ouvert tous les jours|fermé le|entrée (?:libre|gratuite)|siège social|rcs|siret"
    ),
    roles=phrase(
        r"(?:co-?)?fondat(?:eur|rice)|PDG|CEO|président(?:e)?(?:-directeur général)?|"
        r"direct(?:eur|rice)(?: (?:général|générale|technique|sportif|artistique))?|ministre|maire|"
        r"ingénieure?(?: en chef)?|architecte(?: en chef)?|designer|dessinat(?:eur|rice)|pilote|patron(?:ne)?|"
        r"secrétaire(?: général)?|professeure?|conservat(?:eur|rice)|gérante?|chef|roi|reine|propriétaire|"
        r"responsable|industriel(?:le)?|maître|héritier|évêque|négociant|armateur|historien(?:ne)?"
    ),
    furniture=phrase(
        r"communiqué(?: de presse)?|dossier(?: de presse)?|inventaire|contacts?(?: presse)?|"
        r"à propos|photos?|résumé|sommaire|introduction|annexes?|notes?|notice|références|"
        r"sources?|figure|tableau|page|chapitre|section|fiche|dénomination|billetterie|historique|"
        r"description|présentation|informations? pratiques?|renseignements|tarifs?|horaires"
    ),
    superlative=re.compile(
        r"(?<![\w-])(?:(?:un|une|l['’]un|l['’]une) des (?:toutes? )?(?:première?s|plus \w+)|"
        r"(?:le|la|les|son|sa|leur)\s(?:tout\s|toute\s)?(?:première?s?|seule?s?|unique|dernière?|dernier|"
        r"plus\s(?:grande?s?|longue?s?|haute?s?|ancien(?:ne)?s?|vieux|vieille|rapide|petite?|hauts?|"
        r"puissante?|célèbre|important|importante|profonde?|visité|visitée|chère?)|"
        r"deuxième\splus\s\w+))(?=\s[\w-])|berceau|fleuron",
        re.IGNORECASE,
    ),
    was="est",
    finite=spelled(
        "emploie employait attire attirait accueille accueillait compte comptait contient contenait "
        "pèse pesait mesure mesurait coûte coûta coûtait vend abrite abritait possède possédait "
        "reste demeure prend prit donne donna fait fit vient vint passe passa atteint atteignit "
        "dispose occupe occupait couvre s'étend s'étendait comprend comprenait reçoit reçut connaît "
        "connut introduisit dirigea produit produisait prévoit permet permit veut voit vit porte "
        "portait sert servait travaille travaillait met mit mettent mirent"
    ),
)
