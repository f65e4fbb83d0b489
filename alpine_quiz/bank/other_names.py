"""What people and other programs call the fields of a question, in English and French first."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from alpine_quiz.bank.likeness import words


class Role(Enum):
    """What a column of a spreadsheet, or a field that somebody made up, holds."""

    STEM = auto()
    KEY = auto()
    """The right answer: its text, number or letter, or several of them."""
    OPTION = auto()
    """One option, right or wrong."""
    OPTIONS = auto()
    """All options in one cell."""
    WRONG = auto()
    """One wrong option."""
    WRONGS = auto()
    """All wrong options in one cell."""
    ID = auto()
    TYPE = auto()
    ACCEPT = auto()
    REJECT = auto()
    PROMPT = auto()
    UNIT = auto()
    TOLERANCE = auto()
    ESTIMATE = auto()
    CORRECTION = auto()
    VALUES = auto()
    TOPIC = auto()
    DIFFICULTY = auto()
    HINT = auto()
    RATIONALE = auto()
    FEEDBACK = auto()
    """Why the answer is right, or what each wrong option is."""
    OPTION_FEEDBACK = auto()
    """What each option is, and nothing else: as we write it."""
    TAGS = auto()
    ASK = auto()
    VALID_UNTIL = auto()
    CREDIT = auto()
    ALLOW = auto()
    """Advice that is not followed, with the reasons."""
    LANGUAGE = auto()
    TIME = auto()
    POINTS = auto()
    IMAGE = auto()
    SOUND = auto()
    PASSED = auto()
    """A row's own number, which says nothing."""
    UNKNOWN = auto()


_NAMES = {
    Role.STEM: "question|questions|stem|enonce|intitule|prompt text|question text|question title"
    "|question stem|texte de la question|libelle|item text|frage|pregunta|domanda",
    Role.KEY: "answer|answers|correct|correct answer|correct answers|correct answer s"
    "|correct option|correct options|right answer|right answers|key|answer key|solution"
    "|reponse|reponses|bonne reponse|bonnes reponses|reponse correcte|reponses correctes"
    "|reponse juste|reponse exacte|bonne s reponse s|corrige|cle|correction key|antwort"
    "|richtige antwort|respuesta|respuesta correcta|risposta",
    Role.OPTIONS: "options|choices|choix|propositions|answer options|answer choices"
    "|possible answers|reponses possibles|reponses proposees",
    Role.WRONGS: "distractors|wrong answers|incorrect answers|wrong options|mauvaises reponses"
    "|fausses reponses|reponses fausses|distracteurs|leurres",
    Role.ID: "id|identifier|identifiant|guid|uid|question id|code|reference|ref",
    Role.TYPE: "type|question type|type de question|kind|form|forme|format",
    Role.ACCEPT: "accept|accepted|also accepted|accepted answers|alternatives|alternative answers"
    "|other answers|synonyms|accepter|autres reponses|reponses acceptees|variantes|synonymes",
    Role.REJECT: "reject|rejected|refuser|reponses refusees",
    Role.PROMPT: "prompt|be more exact|preciser|a preciser",
    Role.UNIT: "unit|units|unite|unites",
    Role.TOLERANCE: "tolerance|margin|error margin|marge|marge d erreur",
    Role.ESTIMATE: "estimate|estimation",
    Role.CORRECTION: "correction|true statement|what is true",
    Role.VALUES: "values|valeurs",
    Role.TOPIC: "topic|topics|category|categories|theme|themes|subject|sujet|matiere|categorie"
    "|section|chapter|chapitre|domaine|kategorie|thema",
    Role.DIFFICULTY: "difficulty|difficulte|level|niveau|niveau de difficulte|difficulty level",
    Role.HINT: "hint|hints|indice|indices|aide|clue|tip|astuce|coup de pouce",
    Role.RATIONALE: "explanation|explanations|rationale|explication|explications|justification"
    "|why|pourquoi|comment|commentaire|commentaires|notes|general feedback|answer explanation"
    "|en savoir plus|erklarung",
    Role.FEEDBACK: "feedback|feedbacks|retour|retours|retroaction",
    Role.OPTION_FEEDBACK: "option feedback",
    Role.TAGS: "tags|tag|keywords|mots cles|mot cle|etiquettes|etiquette",
    Role.ASK: "ask",
    Role.VALID_UNTIL: "valid until|valable jusqu au|expires|expiry",
    Role.CREDIT: "credit|credits|author|authors|auteur|auteurs|autrice|written by",
    Role.ALLOW: "allow",
    Role.LANGUAGE: "language|lang|langue|sprache",
    Role.TIME: "time|time limit|time limit sec|time limit in seconds|duration|timer|seconds|temps"
    "|duree|temps limite|limite de temps|temps imparti|chrono",
    Role.POINTS: "points|point|score|weight|marks|mark|note|bareme|poids|coefficient",
    Role.IMAGE: "image|images|picture|photo|image url|image link|lien de l image|illustration",
    Role.SOUND: "sound|audio|son|video|media|youtube",
    Role.PASSED: "no|nr|num|number|numero|n|row|line|ligne|question number|numero de question",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split("|")}
_OPTION = re.compile(
    r"(?:option|choice|choix|proposition|answer|reponse|answer option|answer choice"
    r"|possible answer|antwort|opcion|respuesta|risposta)s? ?(?:\d{1,2}|[a-j])"
)
_WRONG = re.compile(
    r"(?:(?:wrong|incorrect|false|bad|other)(?: answer| option| choice)?|distractor|distracteur"
    r"|(?:mauvaise|fausse|autre)(?: reponse)?|mauvais choix|leurre|reponse (?:fausse|incorrecte)"
    r"|falsche antwort) ?(?:\d{1,3}|[a-j])?"
)
_BARE = re.compile(r"[a-h]|[1-8]")
_APART = re.compile(r"\s[-–—:(\[].*|[(\[].*", re.DOTALL)
_LONGEST = 200


@lru_cache(1000)
def role_of(header: str) -> Role:
    """Return what goes by this name: “Bonne réponse”, “Answer 2 - max 75 …”, ``wrong_answers``."""
    plain = words(header[:_LONGEST]).strip()
    if (role := _role(plain)) is Role.UNKNOWN:
        role = _role(words(_APART.sub("", header[:_LONGEST].strip())).strip())
    return role


def _role(plain: str) -> Role:
    if plain in _ROLES:
        return _ROLES[plain]
    if _OPTION.fullmatch(plain) or _BARE.fullmatch(plain):
        return Role.OPTION
    return Role.WRONG if _WRONG.fullmatch(plain) else Role.UNKNOWN


_FIELDS = {
    Role.STEM: ("stem",),
    Role.KEY: ("answer", "answers"),
    Role.OPTION: ("distractors",),
    Role.OPTIONS: ("distractors",),
    Role.WRONG: ("distractors",),
    Role.WRONGS: ("distractors",),
    Role.ID: ("id",),
    Role.TYPE: ("type",),
    Role.ACCEPT: ("accept",),
    Role.REJECT: ("reject",),
    Role.PROMPT: ("prompt",),
    Role.UNIT: ("unit",),
    Role.TOLERANCE: ("tolerance",),
    Role.ESTIMATE: ("estimate",),
    Role.CORRECTION: ("correction",),
    Role.VALUES: ("values",),
    Role.TOPIC: ("topic", "topics"),
    Role.DIFFICULTY: ("difficulty",),
    Role.HINT: ("hint",),
    Role.RATIONALE: ("rationale",),
    Role.FEEDBACK: ("feedback",),
    Role.OPTION_FEEDBACK: ("feedback",),
    Role.TAGS: ("tags",),
    Role.ASK: ("ask",),
    Role.VALID_UNTIL: ("valid_until",),
    Role.CREDIT: ("credit", "authors"),
    Role.ALLOW: ("allow",),
    Role.LANGUAGE: ("language",),
}


def fields_meant(name: str) -> tuple[str, ...] | None:
    """Return the fields that may be meant by ``name``, the likeliest first.

    None at all for what no bank holds, such as a time limit; ``None`` where nobody knows it.
    """
    role = role_of(name)
    return None if role is Role.UNKNOWN else _FIELDS.get(role, ())
