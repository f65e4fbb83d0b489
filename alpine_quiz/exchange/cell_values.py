"""What people write into a spreadsheet's cells, as the values that banks have."""

from __future__ import annotations

import re

from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.model import ItemType
from alpine_quiz.bank.texts import NUMBER

_TYPES = {
    name: type_
    for type_, names in {
        ItemType.CHOICE: "choice|multiple choice|multichoice|mcq|mc|qcm|qcu|quiz|single choice"
        "|single answer|single select|single|choix|choix unique|choix multiple|choix simple"
        "|question a choix multiple",
        ItemType.MULTIPLE: "multiple|multiple answers|multiple answer|multiple response|several"
        "|multiple select|multi select|multiselect|checkbox|checkboxes|select all that apply|qrm"
        "|reponses multiples|choix multiples|cases a cocher|plusieurs reponses",
        ItemType.TRUE_FALSE: "true false|truefalse|true or false|tf|t f|boolean|bool|vrai faux"
        "|vrai ou faux|vf|v f|richtig falsch",
        ItemType.TEXT: "text|short answer|shortanswer|open|open ended|open question|type answer"
        "|type in|typed|free text|fill in the blank|texte|reponse courte|reponse libre|ouverte"
        "|question ouverte|texte a trous|saisie",
        ItemType.NUMBER: "number|numeric|numerical|integer|nombre|numerique|chiffre|zahl",
        ItemType.ORDER: "order|ordering|sequence|sequencing|rank|ranking|puzzle|ordre|ordonner"
        "|classement|remise en ordre",
        ItemType.MATCH: "match|matching|pairs|pair|appariement|association|associer|relier",
    }.items()
    for name in names.split("|")
}
_DIFFICULTIES = {
    name: level
    for level, names in {
        1: "1 easy facile simple low beginner debutant basic leicht",
        2: "2 medium moyen moyenne normal intermediate intermediaire average mittel",
        3: "3 hard difficile difficult high expert advanced avance schwer",
    }.items()
    for name in names.split()
}
_NUMBER = re.compile(NUMBER)
_SIGNED = re.compile(r"([+-]?)([\d.,]*\d)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"[+-]?\d*[.,](?!\d{3}\b)\d+")
_MOST_DIGITS = 40
_GROUP = 3


def type_of(text: str) -> ItemType | None:
    """Return the type of question that a name means, in English, French or a program's words."""
    return _TYPES.get(words(text[:60]).strip())


def difficulty_of(text: str) -> int | None:
    """Return 1, 2 or 3 for a difficulty in digits or words."""
    return _DIFFICULTIES.get(words(text[:40]).strip())


def comma_of(text: str) -> bool | None:
    """Tell whether a number has a decimal comma; ``None`` where it does not tell."""
    found = _DECIMAL.fullmatch(text) if len(text) <= _MOST_DIGITS else None
    return None if found is None else "," in text


def number_of(text: str, *, comma: bool) -> tuple[str, bool]:
    """Return a number as banks write it, and whether it might have been another.

    ``1,234`` is below two only where the sheet has decimal commas. What is no number comes back
    as it is: the bank's reader has a word for it.
    """
    plain = text.replace("−", "-").replace("’", "").replace("'", "")
    if _NUMBER.fullmatch(plain):
        return plain, False
    found = _SIGNED.fullmatch(re.sub(r"\s", "", plain)) if len(text) <= _MOST_DIGITS else None
    if found is None:
        return text, False
    sign, digits = found.groups()
    whole, mark, rest = digits.rpartition(max(",.", key=digits.rfind))
    other = "." if mark == "," else ","
    if _GROUPED.fullmatch(digits):
        several = digits.count(mark) > 1
        if several or mark == "." or not comma:
            return sign + digits.replace(mark, ""), not several
    if mark and mark not in whole and rest.isdecimal():
        doubtful = len(rest) == _GROUP and other not in whole
        return f"{sign}{whole.replace(other, '') or '0'}.{rest}", doubtful
    return text, False
