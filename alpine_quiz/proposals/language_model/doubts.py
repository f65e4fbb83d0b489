"""What may be unproven in a model's claim."""

from __future__ import annotations

from enum import StrEnum


class Doubt(StrEnum):
    """Why a claim goes back to the model, and after the last try to a person."""

    NO_SUCH_PARAGRAPH = "no-such-paragraph"
    QUOTE_NOT_FOUND = "quote-not-found"
    QUOTE_SOMEWHERE_ELSE = "quote-somewhere-else"
    QUOTE_CUTS_A_WORD = "quote-cuts-a-word"
    QUOTE_RUNS_OVER = "quote-runs-over"
    QUOTE_TOO_LONG = "quote-too-long"
    VALUE_NOT_IN_QUOTE = "value-not-in-quote"
    DATE_NOT_IN_QUOTE = "date-not-in-quote"
    SUBJECT_NOT_NAMED = "subject-not-named"
    STATEMENT_SAYS_MORE = "statement-says-more"
    NO_RELATION = "no-relation"
    KEY_IS_NOT_THE_VALUE = "key-is-not-the-value"
    KEY_IN_STEM = "key-in-stem"
    KEY_AMONG_DISTRACTORS = "key-among-distractors"
    DISTRACTOR_IS_TRUE = "distractor-is-true"
    DUPLICATE = "duplicate"
