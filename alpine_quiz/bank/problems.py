"""What can be wrong with a pack, told as values; `plain` makes the sentences."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Severity(StrEnum):
    """Whether a problem must be mended, or only better were."""

    ERROR = "error"
    ADVICE = "advice"


class Code(StrEnum):
    """What is wrong."""

    # The file
    MISSING_FILE = "missing-file"
    IS_A_FOLDER = "is-a-folder"
    SPECIAL_FILE = "special-file"
    NO_PERMISSION = "no-permission"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf-8"
    BINARY = "binary"
    UNREADABLE = "unreadable"
    TOO_MANY_PROBLEMS = "too-many-problems"
    TOO_MANY_FILES = "too-many-files"

    # YAML
    SYNTAX = "syntax"
    UNQUOTED_COLON = "unquoted-colon"
    TAB_INDENT = "tab-indent"
    UNCLOSED_QUOTE = "unclosed-quote"
    TEXT_AFTER_QUOTE = "text-after-quote"
    BAD_START = "bad-start"
    BAD_ESCAPE = "bad-escape"
    EMPTY_FILE = "empty-file"
    SEVERAL_DOCUMENTS = "several-documents"
    ALIAS = "alias"
    ANCHOR = "anchor"
    TAG = "tag"
    TOO_DEEP = "too-deep"
    TOO_MANY_ENTRIES = "too-many-entries"
    DUPLICATE_KEY = "duplicate-key"
    KEY_NOT_TEXT = "key-not-text"
    FORBIDDEN_CHARACTER = "forbidden-character"

    # Fields
    NOT_A_MAPPING = "not-a-mapping"
    NOT_A_LIST = "not-a-list"
    NOT_A_TEXT = "not-a-text"
    UNKNOWN_KEY = "unknown-key"
    UNFIT_KEY = "unfit-key"
    MISSING_KEY = "missing-key"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    NOT_A_NUMBER = "not-a-number"
    NOT_TRUE_OR_FALSE = "not-true-or-false"
    NOT_WHOLE = "not-whole"
    NOT_A_DATE = "not-a-date"
    NOT_ONE_OF = "not-one-of"
    BAD_ID = "bad-id"
    BAD_LANGUAGE = "bad-language"
    BAD_SHA256 = "bad-sha256"
    NEWER_FORMAT = "newer-format"
    TOO_FEW = "too-few"

    # Packs
    NO_BANKS = "no-banks"
    NO_QUESTIONS = "no-questions"
    NO_PACK_FILE = "no-pack-file"
    MISSING_FORMAT = "missing-format"
    MISSING_LANGUAGE = "missing-language"
    MISSING_TITLE = "missing-title"
    MISSING_SHA256 = "missing-sha256"
    HEADER_IGNORED = "header-ignored"
    UNUSED_DOCUMENT = "unused-document"
    UNUSED_TOPIC = "unused-topic"

    # Questions
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_STEM = "duplicate-stem"
    TRANSLATION_DIFFERS = "translation-differs"
    DUPLICATE_OPTION = "duplicate-option"
    KEY_AMONG_DISTRACTORS = "key-among-distractors"
    TOO_MANY_OPTIONS = "too-many-options"
    COUNT_NOT_SAID = "count-not-said"
    KEY_IN_STEM = "key-in-stem"
    FEEDBACK_FOR_KEY = "feedback-for-key"
    FEEDBACK_FOR_NOTHING = "feedback-for-nothing"
    VALUES_DIFFER = "values-differ"
    REJECTED_KEY = "rejected-key"
    MISSING_ID = "missing-id"
    MISSING_CITATION = "missing-citation"
    MISSING_RATIONALE = "missing-rationale"

    # How a question is written
    TRUTH_AS_TEXT = "truth-as-text"
    LONGEST_KEY = "longest-key"
    KEY_WORD_IN_STEM = "key-word-in-stem"
    ALL_OF_THE_ABOVE = "all-of-the-above"
    UNLIKE_OPTIONS = "unlike-options"
    MANY_OPTIONS = "many-options"
    DANGLING_REFERENCE = "dangling-reference"
    NEGATIVE_STEM = "negative-stem"
    CUT_BY_COMMENT = "cut-by-comment"
    EXPIRED = "expired"
    REPEATED_QUESTION = "repeated-question"
    SIMILAR_QUESTION = "similar-question"
    KEYS_BY_LENGTH = "keys-by-length"
    KEYS_BY_SIZE = "keys-by-size"
    UNEVEN_TRUTHS = "uneven-truths"

    # Advice that is not followed
    ALLOWED_NOTHING = "allowed-nothing"
    ALLOWED_UNKNOWN = "allowed-unknown"
    ALLOWED_WITHOUT_REASON = "allowed-without-reason"

    # Citations
    UNKNOWN_DOCUMENT = "unknown-document"
    QUOTE_TOO_LONG = "quote-too-long"
    MARK_NOT_IN_QUOTE = "mark-not-in-quote"
    QUOTE_NOT_FOUND = "quote-not-found"
    QUOTE_ELSEWHERE = "quote-elsewhere"
    MISSING_AT = "missing-at"
    DOCUMENT_DIFFERS = "document-differs"
    LENGTH_DIFFERS = "length-differs"
    DOCUMENT_NOT_HERE = "document-not-here"

    # Facts
    UNKNOWN_FACT = "unknown-fact"
    NO_FACTS_FILE = "no-facts-file"
    UNKNOWN_ENTITY = "unknown-entity"
    DUPLICATE_ENTITY = "duplicate-entity"
    DUPLICATE_FACT = "duplicate-fact"
    MISSING_EVIDENCE = "missing-evidence"
    CONTRADICTION = "contradiction"
    VALUE_UNPROVEN = "value-unproven"
    DUPLICATE_SET = "duplicate-set"

    # Composing
    NO_WORDS = "no-words"
    NOT_ASKED = "not-asked"
    ASKED_THOUGH_NEVER = "asked-though-never"
    TRUE_DISTRACTOR = "true-distractor"
    NOT_THE_KEY = "not-the-key"
    UNKNOWN_SLOT = "unknown-slot"
    NEAR_YEAR = "near-year"
    NO_REASON = "no-reason"
    TOO_FEW_OPTIONS = "too-few-options"
    SAME_MOMENT = "same-moment"
    SOURCE_NOT_NAMED = "source-not-named"
    PLAN_NOT_SAID = "plan-not-said"
    BOUND_NOT_SAID = "bound-not-said"
    ASKED_TOO_OFTEN = "asked-too-often"
    TWICE_COMPOSED = "twice-composed"
    UNKNOWN_ITEM = "unknown-item"
    STALE_OVERRIDE = "stale-override"
    NOT_COMPOSED = "not-composed"
    NOT_OURS = "not-ours"
    LEFT_OVER = "left-over"
    OUTSIDE_PACK = "outside-pack"

    # Mending
    NOT_MENDED = "not-mended"


STRICT = frozenset(
    {
        Code.MISSING_ID,
        Code.MISSING_CITATION,
        Code.MISSING_RATIONALE,
        Code.MISSING_AT,
        Code.MISSING_FORMAT,
        Code.MISSING_LANGUAGE,
        Code.MISSING_TITLE,
        Code.MISSING_SHA256,
        Code.MISSING_EVIDENCE,
        Code.VALUE_UNPROVEN,
        Code.NO_PACK_FILE,
        Code.DOCUMENT_NOT_HERE,
    }
)
"""What a pack needs only to be published: advice, and under ``--strict`` an error."""


COMPOSING_ADVICE = frozenset({Code.NOT_ASKED, Code.ASKED_TOO_OFTEN, Code.STALE_OVERRIDE})
"""What composing advises, each with a remedy of its own in facts.yaml or overrides.yaml."""

_ABOUT_ADVICE = frozenset(
    {
        Code.TOO_MANY_PROBLEMS,
        Code.ALLOWED_NOTHING,
        Code.ALLOWED_UNKNOWN,
        Code.ALLOWED_WITHOUT_REASON,
    }
)

SILENCEABLE = (
    frozenset(
        {
            Code.HEADER_IGNORED,
            Code.UNUSED_DOCUMENT,
            Code.UNUSED_TOPIC,
            Code.NO_FACTS_FILE,
            Code.TRUTH_AS_TEXT,
            Code.COUNT_NOT_SAID,
            Code.FEEDBACK_FOR_KEY,
            Code.KEY_IN_STEM,
            Code.LONGEST_KEY,
            Code.KEY_WORD_IN_STEM,
            Code.ALL_OF_THE_ABOVE,
            Code.UNLIKE_OPTIONS,
            Code.MANY_OPTIONS,
            Code.DANGLING_REFERENCE,
            Code.NEGATIVE_STEM,
            Code.CUT_BY_COMMENT,
            Code.EXPIRED,
            Code.REPEATED_QUESTION,
            Code.SIMILAR_QUESTION,
            Code.KEYS_BY_LENGTH,
            Code.KEYS_BY_SIZE,
            Code.UNEVEN_TRUTHS,
        }
    )
    | STRICT
)
"""Advice that an author may answer with a reason why it is not followed."""

ADVICE = SILENCEABLE | COMPOSING_ADVICE | _ABOUT_ADVICE
"""The codes that may come as advice; all others are errors."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place.

    ``line`` and ``column`` count from 1, and are 0 where the file as a whole is meant.
    ``args`` hold what a sentence about it needs: the texts found and expected, other lines.
    ``cell`` is the address (``B7``, ``Sheet2!B7``) in a spreadsheet.
    """

    code: Code
    severity: Severity
    path: Path
    line: int = 0
    column: int = 0
    args: dict[str, str | int] = field(default_factory=dict)
    cell: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it must be mended."""
        return self.severity is Severity.ERROR


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` by file and place, each once."""
    by_place = {
        (str(problem.path), problem.line, problem.column, problem.code, str(problem.args)): problem
        for problem in problems
    }
    return [by_place[place] for place in sorted(by_place)]


def under_strict(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` with the advice a published pack must follow turned into errors."""
    return [
        replace(problem, severity=Severity.ERROR) if problem.code in STRICT else problem
        for problem in problems
    ]
