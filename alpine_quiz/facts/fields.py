"""Every field of facts.yaml, described once."""

from __future__ import annotations

from alpine_quiz.bank.fields import CITATION, PACK, Field, Kind, named
from alpine_quiz.facts.model import Modality, Precision, Worth

ENTITY = named(
    Field("id", Kind.ID, "Names the entity for ever.", required=True),
    Field("type", Kind.LINE, "What it is: car, person, race …", required=True, most=60),
    Field("names", Kind.LOCALIZED, "Its name, once or for each language.", required=True),
    Field("aliases", Kind.LINES, "Its other names.", most=100),
    Field("era", Kind.LINE, "When it was there, such as `1962–1977`.", most=100),
    Field("not", Kind.LINES, "What it must not be confused with.", most=100),
)

FACT = named(
    Field("id", Kind.ID, "Names the fact for ever.", required=True),
    Field("subject", Kind.ID, "The entity it is about.", required=True),
    Field("relation", Kind.ID, "What is said of the subject.", required=True),
    Field("object", Kind.LINE, "An entity's id, or a value.", required=True),
    Field("unit", Kind.LINE, "What the object counts.", most=60),
    Field("precision", Kind.WORD, "How it is meant.", choices=tuple(Precision)),
    Field("as_of", Kind.DATE, "When it held, or was said."),
    Field("modality", Kind.WORD, "How the document says it.", choices=tuple(Modality)),
    Field("complete", Kind.BOOL, "Whether these are all objects there are."),
    Field("ask", Kind.WORD, "Whether it is worth asking.", choices=tuple(Worth)),
    Field("disputed", Kind.TEXT, "Who says otherwise, or why it is doubtful.", most=1000),
    Field(
        "statement",
        Kind.LOCALIZED,
        "The fact in our own words, once or for each language.",
        required=True,
        most=1000,
    ),
    Field("evidence", Kind.RECORDS, "Where it is written.", most=50, of=CITATION),
)

FACTS_FILE = {
    "format": PACK["format"],
    "entities": Field("entities", Kind.LIST, "The things facts speak of."),
    "facts": Field("facts", Kind.LIST, "The facts."),
}
