"""English words for the rules about wording."""

from __future__ import annotations

from alpine_quiz.bank.lints.lexicon import Lexicon

ENGLISH = Lexicon(
    empty=(
        "a an and are as at be been before after by can could did do does during for from had has "
        "have how in into is long many may might much must of off on or out over shall should "
        "since so than that the then to under until up was were what when where which while who "
        "whom whose why will with would exactly first last only just about ever really old far "
        "often big tall high fast"
    ),
    nouns=(
        "year years month day date decade century time times country city town village place name "
        "age kind sort type way colour color reason language continent part region point"
    ),
    pronouns=("he she it they him her them his its their hers theirs himself herself"),
    common=(
        "about after their there these those which would could where while other first second "
        "third french british english german italian between during under years three "
        "together another because before later never until since against without"
    ),
    naming=("name named names called give state tell us me"),
    patterns={
        "impersonal": (
            r"(?i)"
            r"\bit (?:take|takes|took|rain|rains|snow|snows|true|possible|necessary|called|mean|means|"
            r"said|believed|follow|matter|come about|happen|cost to|be\b|is (?:to|that|noon)|get)|"
            r"\bit (?:is|was) (?:more|less|\w+er)\b|"
            r"\b(?:far|late|early|hot|cold|warm|day|date|time|long) (?:is|was) it\b|"
            r"\b(?:is|was|be) it (?:true|possible|that|called|who|in|on|at|to|said|not|called)|"
            r"\b(?:it is|it was|it's|it has been) [\w-]+(?: [\w-]+)? (?:to|that|who|which|than|when)\b"
        ),
        "demonstrative": (r"\b(?:this|these|those)\s+([a-z][a-z-]+)"),
        "introducing": (r"\b(?:an?|the|his|her|its|their|each|every|two|three|some)\s+[a-z]"),
        "lately": (
            r"(?i)"
            r"(?<!the )(?<!'s )(?<!his )(?<!her )(?<!its )(?<!their )(?<!a )\b(?:(?:last|this|next) "
            r"(?:year|month|week|season|summer|winter|autumn|spring)|recently|nowadays|a few years ago)"
            r"\b"
        ),
        "negated": (
            r"\b(?:[Ww]hich|[Ww]hat|[Ww]ho)\b(?:(?! that\b| who\b)[^,;:.?!()]){0,60}?"
            r"\b(?:(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|need)"
            r"(?: \w+){0,3} (?P<a>not|never)(?! (?:only|long|far|until|yet|just|even)\b)"
            r"|(?P<b>isn't|aren't|wasn't|weren't|didn't|doesn't|don't|hasn't|haven't|hadn't|can't|"
            r"cannot|couldn't|won't|wouldn't))\b"
            r"|\b(?P<c>except|all but (?:one|two|three))\b"
        ),
        "whole_list": (
            r"(?i)"
            r"(?:all|none|both|neither|any|either|some)(?: of)?(?: the)? (?:above|below|these|those|"
            r"(?:other |above |previous |preceding )?(?:options|answers|choices|statements|others)|"
            r"two|preceding|previous|mentioned)(?: (?:above|answers?|options?|choices|statements|"
            r"are|is|apply|applies|correct|true|right|wrong|false|below))*"
            r"|all of them|none of them|both of them|neither of them|both [a-d] and [a-d]"
            r"|[a-d] (?:and|&) [a-d] only|both (?:answers )?are (?:right|correct|true)|all are correct"
        ),
        "counting": (
            r"(?i)"
            r"\b(?:how (?:many|much|old|long|tall|high|far|fast|big)|in (?:which|what) year|"
            r"which year|what year)\b"
        ),
    },
)
