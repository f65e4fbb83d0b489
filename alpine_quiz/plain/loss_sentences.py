"""What each loss between two formats is in a sentence; the places take its arguments."""

from __future__ import annotations

from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.model import Obstacle
from alpine_quiz.language.catalogue import later

# Of several the first is said for which everything is known.
LOSSES: dict[Loss, tuple[str, ...]] = {
    Loss.NOT_A_QUESTION: (
        later("“{text}” is no question."),
        later("This is no question."),
    ),
    Loss.UNKNOWN_TYPE: (
        later("Questions of the type “{type}” cannot be taken along."),
        later("Questions of this type cannot be taken along."),
    ),
    Loss.NO_KEY: (
        later("“{key}” is none of its options. Write the right one as it stands there."),
        later("It is not said which answer is right."),
    ),
    Loss.NO_OPTIONS: (later("There are no options to choose from."),),
    Loss.UNFIT: (later("It makes no good question."),),
    Loss.IMAGE: (
        later("Images have no place in a pack; there are {count} here."),
        later("An image has no place in a pack: {name}"),
        later("An image has no place in a pack."),
    ),
    Loss.SOUND: (
        later("A sound or a film has no place in a pack: {name}"),
        later("A sound or a film has no place in a pack."),
    ),
    Loss.MARKUP: (
        later("Markup was dropped, its text kept: {tag}"),
        later("Markup was dropped, its text kept."),
    ),
    Loss.WEIGHTS: (later("Points and weights have no place here: every question counts one."),),
    Loss.TIME_LIMIT: (later("A time limit is no question's here, but a whole round's."),),
    Loss.SEVERAL_KEYS: (
        later("There can be one right answer, “{kept}”; others were left out: {left}"),
        later("It has several right answers, more than can be taken along."),
    ),
    Loss.CUT: (
        later("“{fields}” has {length} characters, and was cut to {limit}."),
        later("It was cut, being too long."),
    ),
    Loss.UNHELD_FIELD: (
        later("There is no place for this: {fields} (“{text}”)"),
        later("There is no place for this: {fields}"),
        later("There is no place for this."),
    ),
    Loss.FORMULA: (
        later("This is a formula, and was taken as a text: {text}"),
        later("The file does not spell out the formula in {cell}; its last result was taken."),
        later("There are more formulas; all were taken as texts."),
    ),
    Loss.ENCODING: (later("It is not UTF-8, and was read as {encoding}. Look at its accents."),),
    Loss.OTHER_LANGUAGE: (
        later("“{language}” is no language that is known; the question went to “{taken}”."),
        later("It is in several languages: “{kept}” came over, “{other}” did not."),
        later("This is in another language."),
    ),
    Loss.CHARACTERS: (
        later("A character that no text may hold ({character}) was made visible or dropped."),
        later("Characters that no text may hold were made visible or dropped."),
    ),
    Loss.TWICE: (later("The same question is there already, in line {first}."),),
    Loss.NO_STEM: (later("The question itself is missing."),),
    Loss.DATE: (
        later("This is a date or a time to the spreadsheet, and was taken as {text}."),
        later("There are more dates, taken as they are written in ISO 8601."),
    ),
    Loss.NUMBER: (later("“{text}” may be read in two ways, and was taken as {taken}."),),
    Loss.OPEN_QUOTE: (
        later("A quotation mark opens in this row that never closes; nothing from it on was read."),
    ),
    Loss.ODD_VALUE: (later("“{text}” is not understood as “{fields}”, and was left out."),),
    Loss.NEW_ID: (later("“{given}” is no id, or another question's: this is its id now."),),
    Loss.CITATION: (later("Its quotes became plain text."),),
    Loss.TOO_MANY_OPTIONS: (
        later("It has {count} right answers, and there is room for {most} options."),
    ),
    Loss.OPTIONS_DROPPED: (
        # Translators: {options} are texts, set apart by semicolons; {more} is never 1.
        later("There is no room for all its wrong options; left out: {options} and {more} more"),
        later("There is no room for all its wrong options; left out: {options}"),
    ),
    Loss.CUT_ALIKE: (later("Two of its options are the same once cut to {limit} characters."),),
    Loss.CASE: (
        later("“{text}” differs from the key in its capitals only, which make no difference here."),
        later("Capitals made a difference in the answers; here they make none."),
    ),
    Loss.EXTRA_OPTION: (later("“{text}” has no partner, and here every side has one."),),
    # Translators: {fields} is the name of a field, such as stem or hint.
    Loss.JOINED_LINES: (later("Several lines became one text: {fields}"),),
    Loss.MALFORMED: (
        later("The file is damaged from here on ({reason}); what stands before was read."),
        later("Its braces do not fit together: {text}"),
    ),
    # Translators: {type} is a type of question, such as match.
    Loss.OTHER_TYPE: (later("It became a question of another type: {type}"),),
    Loss.TOO_MANY_ANSWERS: (
        later("It has {count} answers, and no question has more than {most} of them."),
    ),
    Loss.UNIT: (
        later("The unit has no place of its own, and stands in the question: {unit}"),
        later("A number has one unit here; left out: {others}"),
    ),
    Loss.REPLACED: (later("“{text}” means something to that format, and became “{by}”."),),
    Loss.WILDCARD: (later("A star stands for any text there, and for nothing here: {text}"),),
    Loss.SAID_OF_KEY: (
        later("What is said of the right answer only becomes its rationale, told with any answer."),
    ),
    Loss.FIRST_LINE: (later("Its first line is the answer; what follows tells why: {text}"),),
    Loss.WHITE_SPACE: (later("Tabs and several spaces in a row become one space."),),
    Loss.HIDDEN: (
        later("The sheet “{name}” is hidden in the spreadsheet; its questions were taken too."),
        later("A sheet is hidden in the spreadsheet; its questions were taken too."),
    ),
}
DAMAGED = later("It is not whole: what is no {encoding} became “�”.")

OBSTACLES: dict[Obstacle, str] = {
    Obstacle.NOT_THIS_FORMAT: later(
        "It is not what it was taken for. Say what it is with --format, or save it again."
    ),
    Obstacle.NO_QUESTIONS: later("There is no question in it."),
    Obstacle.UNKNOWN_FORMAT: later(
        "What it is cannot be told. Say it with --format and one of {formats}."
    ),
    Obstacle.TOO_LARGE: later("It holds more than {limit} MB. Split it into several files."),
    Obstacle.TOO_MANY: later(
        "It holds more than {limit} rows or questions. Split it into several files."
    ),
    Obstacle.TOO_MANY_ELEMENTS: later(
        "It holds more than {limit} elements of XML, as no file of questions does, and was not "
        "read to its end. Copy the questions into a new file."
    ),
    Obstacle.TOO_MANY_SHEETS: later(
        "It has more than {limit} sheets. Split it into several files."
    ),
    Obstacle.BOMB: later("It would unpack to more than {limit} MB, and was not opened."),
    Obstacle.UNREADABLE: later(
        "It is damaged ({reason}). Open it in the program it comes from, and save it again."
    ),
    Obstacle.BINARY: later("It is no text, nor a workbook: there is nothing to be read in it."),
    Obstacle.FORBIDDEN: later(
        "It holds definitions (entities) that no such file needs and that can do harm: "
        "it was not read."
    ),
    Obstacle.IN_THE_WAY: later("{path} holds an earlier import, and stays as it is."),
    Obstacle.NOT_OURS: later(
        "{path} is there already and is no earlier import: it stays as it is. "
        "Name a folder that is not there yet."
    ),
    Obstacle.NO_SUCH_LANGUAGE: later(
        "“{language}” is no language. Give a tag such as en, fr or pt-BR."
    ),
}
NOT_READABLE = (Obstacle.UNKNOWN_FORMAT, Obstacle.NOT_THIS_FORMAT)
NOT_READ = later("No questions can be read from this: it is none of {formats}, nor YAML.")
"""What a check says of these: it has no ``--format`` to say what a file is."""
