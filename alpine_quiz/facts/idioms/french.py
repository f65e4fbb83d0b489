"""Relations in French, put so that neither gender nor number of the subject shows."""

from __future__ import annotations

from typing import Final

_THIN = "\u202f"


def _date_of(event: str) -> tuple[str, str, str]:
    return (
        f"{event} {{of_subject}} date de {{object}}.",
        f"De quelle année date {event} {{of_subject}}{_THIN}?",
        "",
    )


def _by(noun: str, verb: str) -> tuple[str, str, str]:
    """Build on a deed: *C’est X qui a fondé Y*, which agrees with nothing."""
    return (
        f"C’est {{object}} qui a {verb} {{subject}}.",
        f"À qui doit-on {noun} {{of_subject}}{_THIN}?",
        f"Qu’a {verb} {{object}}{_THIN}?",
    )


def _measure(noun: str) -> tuple[str, str, str]:
    return (
        f"{noun} {{of_subject}} est de {{object}}.",
        f"Quelle est {noun[0].lower()}{noun[1:]} {{of_subject}}, en {{unit}}{_THIN}?",
        "",
    )


RELATIONS: Final[dict[str, tuple[str, str, str]]] = {
    "founded-in": _date_of("la fondation"),
    "created-in": _date_of("la création"),
    "built-in": _date_of("la construction"),
    "opened-in": _date_of("l’ouverture"),
    "closed-in": _date_of("la fermeture"),
    "introduced-in": _date_of("l’arrivée"),
    "presented-in": _date_of("la présentation"),
    "launched-in": _date_of("le lancement"),
    "published-in": _date_of("la parution"),
    "made-in": _date_of("la fabrication"),
    "produced-in": _date_of("la production"),
    "designed-in": _date_of("le dessin"),
    "developed-in": _date_of("la mise au point"),
    "invented-in": _date_of("l’invention"),
    "discovered-in": _date_of("la découverte"),
    "written-in": _date_of("l’écriture"),
    "destroyed-in": _date_of("la destruction"),
    "restored-in": _date_of("la restauration"),
    "reopened-in": _date_of("la réouverture"),
    "renamed-in": _date_of("le changement de nom"),
    "replaced-in": _date_of("le remplacement"),
    "born-in": (
        "La naissance {of_subject} date de {object}.",
        f"De quelle année date la naissance {{of_subject}}{_THIN}?",
        f"Qui vint au monde en {{object}}{_THIN}?",
    ),
    "died-in": (
        "{subject} mourut en {object}.",
        f"En quelle année mourut {{subject}}{_THIN}?",
        f"Qui mourut en {{object}}{_THIN}?",
    ),
    "happened-in": (
        "{subject}, c’était en {object}.",
        f"{{subject}}, c’était en quelle année{_THIN}?",
        "",
    ),
    "won-in": _date_of("la victoire"),
    "joined-in": _date_of("l’arrivée"),
    "moved-in": _date_of("le déménagement"),
    "founded-by": _by("la fondation", "fondé"),
    "created-by": _by("la création", "créé"),
    "made-by": _by("la fabrication", "fabriqué"),
    "built-by": _by("la construction", "construit"),
    "designed-by": _by("le dessin", "dessiné"),
    "written-by": _by("le texte", "écrit"),
    "invented-by": _by("l’invention", "inventé"),
    "discovered-by": _by("la découverte", "découvert"),
    "developed-by": _by("la mise au point", "mis au point"),
    "published-by": _by("la publication", "publié"),
    "presented-by": _by("la présentation", "présenté"),
    "opened-by": _by("l’ouverture", "ouvert"),
    "restored-by": _by("la restauration", "restauré"),
    "destroyed-by": _by("la destruction", "détruit"),
    "driven-by": (
        "C’est {object} qui a piloté {subject}.",
        f"Qui a piloté {{subject}}{_THIN}?",
        f"Qu’a piloté {{object}}{_THIN}?",
    ),
    "made-of": (
        "Matière {of_subject}\u00a0: {object}.",
        f"De quelle matière est {{subject}}{_THIN}?",
        "",
    ),
    "unveiled-at": (
        "Lieu de la présentation {of_subject}\u00a0: {object}.",
        f"Où a eu lieu la présentation {{of_subject}}{_THIN}?",
        "",
    ),
    "tested-at": (
        "Lieu des essais {of_subject}\u00a0: {object}.",
        f"Où ont eu lieu les essais {{of_subject}}{_THIN}?",
        "",
    ),
    "moved-to": (
        "{subject} a pour nouvelle adresse {object}.",
        f"Quelle est la nouvelle adresse {{of_subject}}{_THIN}?",
        "",
    ),
    "won-by": (
        "C’est {object} qui a remporté {subject}.",
        f"Qui a remporté {{subject}}{_THIN}?",
        f"Qu’a remporté {{object}}{_THIN}?",
    ),
    "led-by": (
        "C’est {object} qui dirige {subject}.",
        f"Qui dirige {{subject}}{_THIN}?",
        f"Que dirige {{object}}{_THIN}?",
    ),
    "owned-by": (
        "{subject} appartient {to_object}.",
        f"À qui appartient {{subject}}{_THIN}?",
        f"Qu’est-ce qui appartient {{to_object}}{_THIN}?",
    ),
    "named-after": (
        "{subject} doit son nom {to_object}.",
        f"D’où vient le nom {{of_subject}}{_THIN}?",
        f"Qu’est-ce qui doit son nom {{to_object}}{_THIN}?",
    ),
    "located-in": (
        "Lieu {of_subject}\u00a0: {object}.",
        f"Où se trouve {{subject}}{_THIN}?",
        "",
    ),
    "born-at": (
        "Lieu de naissance {of_subject}\u00a0: {object}.",
        f"Quel est le lieu de naissance {{of_subject}}{_THIN}?",
        "",
    ),
    "part-of": (
        "{subject} fait partie {of_object}.",
        f"De quel ensemble fait partie {{subject}}{_THIN}?",
        f"Qu’est-ce qui fait partie {{of_object}}{_THIN}?",
    ),
    "based-on": (
        "À la base {of_subject}, il y a {object}.",
        f"Qu’y a-t-il à la base {{of_subject}}{_THIN}?",
        f"Qu’est-ce qui a pour base {{object}}{_THIN}?",
    ),
    "powered-by": (
        "Ce qui anime {subject}, c’est {object}.",
        f"Qu’est-ce qui anime {{subject}}{_THIN}?",
        f"Qu’anime {{object}}{_THIN}?",
    ),
    "replaced-by": (
        "{object} a pris la suite {of_subject}.",
        f"Qu’est-ce qui a pris la suite {{of_subject}}{_THIN}?",
        "",
    ),
    "held-post": (
        "Fonction {of_subject}\u00a0: {object}.",
        f"Quelle était la fonction {{of_subject}}{_THIN}?",
        f"Qui avait cette fonction\u00a0: {{object}}{_THIN}?",
    ),
    "called": (
        "{subject} a pour nom {object}.",
        f"Quel nom porte {{subject}}{_THIN}?",
        "",
    ),
    "employs": (
        "{subject} emploie {object}.",
        f"Combien {{of_unit}} emploie {{subject}}{_THIN}?",
        "",
    ),
    "visitors": _measure("L’affluence"),
    "length": _measure("La longueur"),
    "height": _measure("La hauteur"),
    "depth": _measure("La profondeur"),
    "area": _measure("La surface"),
    "weight": _measure("Le poids"),
    "capacity": _measure("La capacité"),
    "population": _measure("La population"),
    "price": _measure("Le prix"),
    "cost": _measure("Le coût"),
    "produced": _measure("La production"),
    "sold": _measure("Le volume des ventes"),
    "distance": _measure("La distance"),
    "duration": _measure("La durée"),
    "speed": _measure("La vitesse"),
    "power": _measure("La puissance"),
    "count": ("{subject} compte {object}.", f"Combien {{of_unit}} compte {{subject}}{_THIN}?", ""),
    "share": _measure("La part"),
    "growth": _measure("La croissance"),
    "age": _measure("L’âge"),
}
