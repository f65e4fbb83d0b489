"""What a verb is said of, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alpine_quiz.proposals.rules.nominals import Nominal


class Form(StrEnum):
    """How the subject stands to its verb."""

    FULL = "full"
    SHARED = "shared"
    RELATIVE = "relative"
    REDUCED = "reduced"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Assertion:
    """A verb and what it is said of.

    Tokens count in the sentence: the subject runs from ``subject.first`` up to ``named``,
    with all that describes it up to ``verb``, where the verb and its auxiliaries begin; the
    clause runs from ``first`` (a date may lead it) up to ``last``, the verb itself up to ``told``.
    ``is_bare`` says that the verb lacks its auxiliary: “was designed by … and opened in …”.
    """

    form: Form
    subject: Nominal
    named: int
    first: int
    verb: int
    told: int
    last: int
    is_bare: bool = False
