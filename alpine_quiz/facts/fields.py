"""Every field of facts.yaml, described once."""

from __future__ import annotations

from alpine_quiz.bank.fields import CITATION, COMMON, LONG, PACK, Field, Kind, named
from alpine_quiz.bank.model import MAX_OPTIONS, ItemType
from alpine_quiz.facts.asking import By, Pick, Side
from alpine_quiz.facts.model import Modality, Precision, Worth

_LINE = 300
_SENTENCE = 1000
_MOST_DISTRACTORS = 100
_MOST_QUESTIONS = 20
_IN_SETS = tuple(form for form in ItemType if form is not ItemType.NUMBER)

ENTITY = named(
    Field("id", Kind.ID, "Names the entity for ever.", required=True),
    Field("type", Kind.LINE, "What it is: car, person, race …", required=True, most=60),
    Field("names", Kind.LOCALIZED, "Its name, once or for each language.", required=True),
    Field("phrases", Kind.LOCALIZED, "How it stands in a sentence: “the Dieppe plant”."),
    Field("aliases", Kind.LINES, "Its other names.", most=100),
    Field("era", Kind.LINE, "When it was there, such as `1962–1977`.", most=100),
    Field("not", Kind.LINES, "What it must not be confused with.", most=100),
    Field(
        "about",
        Kind.LOCALIZED,
        "What it really is, in a sentence: told where it is a wrong option.",
        most=_SENTENCE,
    ),
)

_OPTION = named(
    Field("entity", Kind.ID, "The entity it is, or a number."),
    Field("text", Kind.LOCALIZED, "How it is put, where not by the entity's name."),
    Field("feedback", Kind.LOCALIZED, "What it really is.", most=LONG),
)

_DISTRACTORS = Field(
    "distractors", Kind.OPTIONS, "Wrong options.", most=_MOST_DISTRACTORS, of=_OPTION
)
_COMMON_ASKING = named(
    Field("stem", Kind.LOCALIZED, "The question; composed where absent.", most=_SENTENCE),
    Field("answer", Kind.LOCALIZED, "How the key is put, where not by its name."),
    Field("keys", Kind.OPTIONS, "All right options.", most=MAX_OPTIONS - 1, of=_OPTION),
    _DISTRACTORS,
    Field("holds", Kind.BOOL, "Whether the stem is true."),
    Field("correction", Kind.LOCALIZED, "What holds where it is not.", most=LONG),
    Field("accept", Kind.LINES, "Other right answers, of any language.", most=100),
    Field("reject", Kind.LINES, "Near things that are wrong.", most=100),
    Field("prompt", Kind.LINES, "Near things that are not exact enough.", most=100),
    Field("hint", Kind.LOCALIZED, "Shown when the player asks for help.", most=_SENTENCE),
    Field("rationale", Kind.LOCALIZED, "Why the key is right, what came of it.", most=LONG),
    COMMON["difficulty"],
    COMMON["ask"],
    COMMON["topic"],
    COMMON["allow"],
)

QUESTION = (
    named(
        Field("form", Kind.WORD, "Its form.", required=True, choices=tuple(ItemType)),
        Field(
            "n", Kind.WHOLE, "Its number among the fact's questions of one form.", least=2, most=9
        ),
        Field("asks", Kind.WORD, "Which end of the fact is the key.", choices=tuple(Side)),
        Field("unit", Kind.LOCALIZED, "What the number counts."),
        Field("tolerance", Kind.NUMBER, "How far off is still right."),
        Field("estimate", Kind.BOOL, "Whether it is scored by how close an answer comes."),
        Field("fine", Kind.BOOL, "Whether years next to the key may be options."),
        Field("also", Kind.IDS, "Other facts that it asks.", most=20),
    )
    | _COMMON_ASKING
)

_MEMBER = named(
    Field("fact", Kind.ID, "The fact."),
    Field("text", Kind.LOCALIZED, "How it is put.", most=_LINE),
    Field("value", Kind.LOCALIZED, "Its value, or its partner.", most=_LINE),
    Field("feedback", Kind.LOCALIZED, "What it really is.", most=LONG),
)

SET = (
    named(
        Field("id", Kind.ID, "Names the set for ever.", required=True),
        Field("form", Kind.WORD, "Its form.", required=True, choices=_IN_SETS),
        Field("facts", Kind.IDS, "The facts that no member names.", most=50),
        Field("members", Kind.RECORDS, "Its facts, in any order.", most=MAX_OPTIONS, of=_MEMBER),
        Field("by", Kind.WORD, "What sorts them.", choices=tuple(By)),
        Field("picks", Kind.WORD, "Which of them is the key.", choices=tuple(Pick)),
    )
    | _COMMON_ASKING
)

RELATION = named(
    Field("id", Kind.ID, "The relation.", required=True),
    Field("claim", Kind.LOCALIZED, "“{subject} was built on {object}.”", most=_SENTENCE),
    Field("asks_object", Kind.LOCALIZED, "“On what was {subject} built?”", most=_SENTENCE),
    Field("asks_subject", Kind.LOCALIZED, "“What was built on {object}?”", most=_SENTENCE),
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
    Field(
        "disputed",
        Kind.LOCALIZED,
        "Who says otherwise, or why it is doubtful, in a sentence: told to players.",
        most=_SENTENCE,
    ),
    COMMON["topic"],
    COMMON["difficulty"],
    Field(
        "statement",
        Kind.LOCALIZED,
        "The fact in our own words, once or for each language.",
        required=True,
        most=_SENTENCE,
    ),
    Field("event", Kind.LOCALIZED, "The fact as a moment: “The plant opens”.", most=_LINE),
    Field("when", Kind.DATE, "When that moment was, where neither object nor as_of says it."),
    Field("rationale", Kind.LOCALIZED, "For its questions without one.", most=LONG),
    Field("hint", Kind.LOCALIZED, "For its questions without one.", most=_SENTENCE),
    COMMON["valid_until"],
    Field("evidence", Kind.RECORDS, "Where it is written.", most=50, of=CITATION),
    Field("questions", Kind.RECORDS, "How it is asked.", most=_MOST_QUESTIONS, of=QUESTION),
)

FACTS_FILE = {
    "format": PACK["format"],
    "languages": Field("languages", Kind.LINES, "The languages questions are composed in."),
    "sources": Field("sources", Kind.GLOSSARY, "What documents are called in a stem."),
    "units": Field("units", Kind.GLOSSARY, "What units are called in each language."),
    "relations": Field("relations", Kind.RECORDS, "Relations in words.", most=500, of=RELATION),
    "entities": Field("entities", Kind.LIST, "The things facts speak of."),
    "facts": Field("facts", Kind.LIST, "The facts."),
    "sets": Field("sets", Kind.LIST, "Questions over several facts."),
}
