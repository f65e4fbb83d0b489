"""What each problem of packs and documents is in a sentence; the places take its arguments."""

from __future__ import annotations

from alpine_quiz.bank.problems import Code
from alpine_quiz.language.catalogue import later

SENTENCES: dict[Code, str] = {
    Code.MISSING_FILE: later("There is no such file. Check the path."),
    Code.IS_A_FOLDER: later("This is a folder, not a file. Name a file in it."),
    Code.SPECIAL_FILE: later(
        "This is a pipe or a device, not a file. Give a file that can be kept."
    ),
    Code.NO_PERMISSION: later("It may not be read. Change its permissions, or copy it."),
    Code.TOO_LARGE: later("It is larger than {limit} MB. Split it into several files."),
    Code.NOT_UTF8: later(
        "This is not UTF-8 text: the byte {byte} cannot stand here; it looks like {encoding}. "
        "Open the file in an editor and save it as UTF-8."
    ),
    Code.BINARY: later(
        "This is not text: it holds a NUL byte, or thousands of control characters. "
        "Give a text file saved as UTF-8."
    ),
    Code.UNREADABLE: later("It cannot be read ({reason}). Check the file and the disk."),
    Code.TOO_MANY_PROBLEMS: later(
        "There is too much wrong here to list it all. Mend what is listed, and check again."
    ),
    Code.TOO_MANY_FILES: later(
        "There are more than {limit} files in this folder. Name the folder of one pack."
    ),
    Code.SYNTAX: later(
        "This is not YAML ({problem}). Compare this line and the one before with others."
    ),
    Code.UNQUOTED_COLON: later(
        "A colon and a space within “{text}” begin a new key. Put the whole text in quotation "
        "marks."
    ),
    Code.TAB_INDENT: later("This line is indented with a tab. YAML wants spaces."),
    Code.UNCLOSED_QUOTE: later(
        "The quotation mark that opens here is never closed. Add the closing one."
    ),
    Code.TEXT_AFTER_QUOTE: later(
        "After the closing quotation mark comes “{text}”. Put the whole text in quotation marks of "
        "the other kind, or double those inside."
    ),
    Code.BAD_START: later("A text may not begin with {character} here. Put it in quotation marks."),
    Code.BAD_ESCAPE: later(
        "{text} means nothing between double quotation marks. Use single ones, or double the "
        "backslash."
    ),
    Code.EMPTY_FILE: later("The file is empty. Write something in it, or remove it."),
    Code.SEVERAL_DOCUMENTS: later(
        "A second document begins here. Remove the line of three dashes."
    ),
    Code.ALIAS: later(
        "* at the beginning of a text makes it an alias. Put the text in quotation marks."
    ),
    Code.ANCHOR: later(
        "&{anchor} at the beginning of a text is an anchor. Put it in quotation marks."
    ),
    Code.TAG: later(
        "! at the beginning of a text makes a tag of {tag}. Put it in quotation marks."
    ),
    Code.TOO_DEEP: later(
        "This is nested over {limit} levels deep. Look for a stray bracket or dash."
    ),
    Code.TOO_MANY_ENTRIES: later("There are more than {limit} entries here. Split them up."),
    Code.DUPLICATE_KEY: later("“{key}” was given before, in line {first}. Keep one of the two."),
    Code.KEY_NOT_TEXT: later("A list or a mapping cannot be a key. Write the key as plain text."),
    Code.FORBIDDEN_CHARACTER: later(
        "The invisible or control character {character} may not stand in a text. Delete it."
    ),
    Code.NOT_A_MAPPING: later(
        "Here “{key}” wants “key: value” lines, and there is something else."
    ),
    Code.NOT_A_LIST: later(
        "“{key}” must be a list. Write [one, two] or one line “- entry” for each."
    ),
    Code.NOT_A_TEXT: later("“{key}” is a list or a mapping here. Write a single text."),
    Code.UNKNOWN_KEY: later("“{key}” is not a field here. Correct or remove it."),
    Code.UNFIT_KEY: later("“{key}” does not go with type {type}. Remove it, or change the type."),
    Code.MISSING_KEY: later("“{key}” is missing. Add it."),
    Code.EMPTY: later("“{key}” is empty. Fill it in, or remove the line."),
    Code.TOO_LONG: later("“{key}” has {length} characters. Shorten it to at most {limit}."),
    Code.NOT_A_NUMBER: later(
        "“{text}” is not a number. Write “{key}” in digits with a decimal point: 4328 or 22.1."
    ),
    Code.NOT_TRUE_OR_FALSE: later("“{text}” does not say it. Write “{key}” as true or false."),
    Code.NOT_WHOLE: later(
        "“{text}” does not fit. Write “{key}” as a whole number from {least} to {most}."
    ),
    Code.NOT_A_DATE: later("“{text}” is not a date. Write “{key}” as 2022-01-28, 2022-01 or 2022."),
    Code.NOT_ONE_OF: later("“{text}” cannot be a “{key}”. Choose from: {choices}."),
    Code.BAD_ID: later(
        "“{text}” cannot be an id (“{key}”). Use letters a–z, digits, full stop, hyphen and "
        "underscore, beginning with a letter or digit."
    ),
    Code.BAD_LANGUAGE: later(
        "“{text}” is not a language tag. Write “{key}” as in en, fr or fr-CH."
    ),
    Code.BAD_SHA256: later(
        "“{text}” is not a SHA-256. Write its 64 digits 0–9 and a–f, in lower case."
    ),
    Code.NEWER_FORMAT: later(
        "This is format {format}, and this program knows formats up to {known}. Update Alpine Quiz."
    ),
    Code.TOO_FEW: later("“{key}” has {count}. Give at least {least}."),
    Code.NO_BANKS: later("There are no questions in this folder. Add a file such as en.yaml."),
    Code.NO_QUESTIONS: later("There is not one question here. Add some, or remove the file."),
    Code.NO_PACK_FILE: later(
        "There is no pack.yaml. The pack goes by the folder's name; write one with id and title."
    ),
    Code.MISSING_FORMAT: later("The format is not given. Begin the file with “format: {format}”."),
    Code.MISSING_LANGUAGE: later(
        "The language is not given and taken to be “{language}”. Add “language: {language}”."
    ),
    Code.MISSING_TITLE: later("The pack has no title. Add “title:”."),
    Code.MISSING_SHA256: later(
        "The document “{document}” has no sha256 to recognise a copy by. Add “sha256: {sha256}”."
    ),
    Code.HEADER_IGNORED: later("Only pack.yaml says this of a pack: {keys}. Move it there."),
    Code.UNUSED_DOCUMENT: later(
        "No question and no fact quotes the document “{name}”. Remove it, or quote it."
    ),
    Code.UNUSED_TOPIC: later(
        "No question has the topic “{name}”. Remove the line, or give questions the topic."
    ),
    Code.DUPLICATE_ID: later(
        "The id “{id}” was given before, in line {first}. Give each question its own."
    ),
    Code.DUPLICATE_STEM: later(
        "The same question stands in line {first}. Remove one, or give both an id."
    ),
    Code.TRANSLATION_DIFFERS: later(
        "“{id}” has {what} “{other}” here and “{one}” in line {first}. One question in "
        "two languages must agree; mend one, or give it another id."
    ),
    Code.DUPLICATE_OPTION: later("“{option}” is there twice. Replace one."),
    Code.KEY_AMONG_DISTRACTORS: later(
        "“{option}” is the right answer. Take it out of the wrong ones."
    ),
    Code.TOO_MANY_OPTIONS: later("“{key}” has {count} entries. Keep at most {most}."),
    Code.COUNT_NOT_SAID: later(
        "{count} options are right, and the stem does not say so. Say how many."
    ),
    Code.KEY_IN_STEM: later("The stem gives the answer away: “{key}”. Reword it."),
    Code.FEEDBACK_FOR_KEY: later(
        "“{option}” is right, and feedback is only for wrong answers. Say it in the rationale."
    ),
    Code.FEEDBACK_FOR_NOTHING: later(
        "There is feedback for “{option}”, which is not an option. Correct or remove it."
    ),
    Code.VALUES_DIFFER: later("There are {values} values for {items} items. Give each item one."),
    Code.REJECTED_KEY: later(
        "“{text}” under “{key}” is accepted as right, too. Remove one of the two."
    ),
    Code.MISSING_ID: later(
        "The question has no id, so history cannot follow it. `--fix` writes one."
    ),
    Code.MISSING_CITATION: later("Nothing proves the answer. Add a citation: document and quote."),
    Code.MISSING_RATIONALE: later("Nobody learns why the answer is right. Add a rationale."),
    Code.TRUTH_AS_TEXT: later(
        "“{text}” is an answer to be typed here. For a statement write “answer: {truth}”; if the "
        "word itself is meant, add “type: text”."
    ),
    Code.LONGEST_KEY: later(
        "The right answer is far the longest, and gives itself away: “{option}”. Shorten it, or "
        "lengthen the others."
    ),
    Code.KEY_WORD_IN_STEM: later(
        "The stem has a word that only the right answer has: “{words}”. Reword one of the two."
    ),
    Code.ALL_OF_THE_ABOVE: later(
        "“{option}” is about the other options, which are shuffled. Ask for several right ones, or "
        "take another option."
    ),
    Code.UNLIKE_OPTIONS: later(
        "“{option}” is not of a kind with the other options, and stands out. Write all in one way: "
        "numbers with the same unit, words with the same case and stops."
    ),
    Code.MANY_OPTIONS: later(
        "There are {count} options, more than {most}; which are shown is left to chance. Keep the "
        "best."
    ),
    Code.DANGLING_REFERENCE: later(
        "“{words}” points at nothing that the stem has said. Name it: the stem must stand alone."
    ),
    Code.NEGATIVE_STEM: later(
        "The stem asks for what is not so, and “{words}” is easily missed. Ask it in the positive, "
        "or write the word in capitals."
    ),
    Code.CUT_BY_COMMENT: later(
        "“{text}” ends at the #: the rest, “{rest}”, is a comment to YAML. Put the whole text in "
        "quotation marks."
    ),
    Code.EXPIRED: later(
        "This was good until {date}. Look whether it still is, and change “valid_until”, or remove "
        "the question."
    ),
    Code.REPEATED_QUESTION: later(
        "“{id}” in line {first} is the same question. Remove one of the two."
    ),
    Code.SIMILAR_QUESTION: later(
        "“{id}” in line {first} asks nearly the same, with the same answer. Ask another thing, or "
        "remove one of the two."
    ),
    Code.KEYS_BY_LENGTH: later(
        "Players can guess by length ({language}): the right answer is the {which} option {count} "
        "times of {of}; chance would have it {expected} times. Even the options out."
    ),
    Code.KEYS_BY_SIZE: later(
        "Players can guess by size ({language}): of numbers the right one is {which} {count} times "
        "of {of}; chance would have it {expected} times. Vary the wrong ones."
    ),
    Code.UNEVEN_TRUTHS: later(
        "{count} of {of} statements are true ({language}), so that is the best guess. Turn some of "
        "them round."
    ),
    Code.ALLOWED_NOTHING: later(
        "“{code}” is allowed here, but there is nothing to allow. Remove it."
    ),
    Code.ALLOWED_UNKNOWN: later(
        "“{code}” is no advice that can be allowed. Correct it, or mend what it is about."
    ),
    Code.ALLOWED_WITHOUT_REASON: later(
        "“{code}” is allowed without a reason, and so is not. Say why, in a few words."
    ),
    Code.UNKNOWN_DOCUMENT: later("The pack has no document “{document}”. Declare it in pack.yaml."),
    Code.QUOTE_TOO_LONG: later("The quote has {count} words. Cut it to at most {limit}."),
    Code.MARK_NOT_IN_QUOTE: later("“{words}” is not part of the quote. Copy the mark from it."),
    Code.QUOTE_NOT_FOUND: later(
        "“{quote}” is not in the document “{document}”. Copy the quote from it letter for letter."
    ),
    Code.QUOTE_ELSEWHERE: later(
        "The quote stands in “{document}” at {at}, not where “at” says. `--fix` corrects it."
    ),
    Code.MISSING_AT: later(
        "The quote's place is not recorded. `--fix` writes it where the document is at hand."
    ),
    Code.DOCUMENT_DIFFERS: later(
        "The file {file} is not the document “{document}” that this pack cites: its sha256 is "
        "{sha256}. Get the right file, or look all its quotes up again and change the sha256."
    ),
    Code.LENGTH_DIFFERS: later(
        "“{document}” has {found} characters, not {length}. Correct the length, or remove it."
    ),
    Code.DOCUMENT_NOT_HERE: later(
        "The document “{document}” is not in {folder}, so its quotes are not looked up. Put {file} "
        "there."
    ),
    Code.UNKNOWN_FACT: later(
        "There is no fact “{fact}” in facts.yaml. Correct it, or add the fact."
    ),
    Code.NO_FACTS_FILE: later(
        "Questions name facts such as “{fact}”, but there is no facts.yaml. Write one, or leave "
        "their facts out."
    ),
    Code.UNKNOWN_ENTITY: later("There is no entity “{entity}”. Correct it, or add the entity."),
    Code.CONTRADICTION: later(
        "“{one}” says {value} where “{other}” in line {first} says {rival}. Correct one; or, if "
        "the documents disagree, give both a “disputed” that says so, and “ask: never” or a stem "
        "that names the source."
    ),
    Code.DUPLICATE_ENTITY: later("The entity “{id}” was given before, in line {first}. Keep one."),
    Code.DUPLICATE_FACT: later("The fact “{id}” was given before, in line {first}. Keep one."),
    Code.VALUE_UNPROVEN: later(
        "No quote of “{fact}” holds the value “{value}”. Correct the value, or quote what says it."
    ),
    Code.MISSING_EVIDENCE: later(
        "Nothing proves the fact “{fact}”. Add evidence: document and quote."
    ),
    Code.DUPLICATE_SET: later("The set “{id}” was given before, in line {first}. Keep one."),
    Code.NO_WORDS: later(
        "“{id}” cannot be put into words ({language}): no {what}. Write it, or give the relation "
        "words of its own."
    ),
    Code.NOT_ASKED: later(
        "Nothing asks “{fact}”. Give it a question, or a relation with words of its own, or "
        "“ask: never”."
    ),
    Code.ASKED_THOUGH_NEVER: later(
        "“{fact}” is asked by “{id}”, but says “ask: never”. Remove the one or the other."
    ),
    Code.TRUE_DISTRACTOR: later(
        "“{option}” is no wrong option for “{id}”: by one of the facts it is right. Take another."
    ),
    Code.NOT_THE_KEY: later(
        "No fact gives “{key}” as the answer of “{id}”. Change the fact, not its question."
    ),
    Code.UNKNOWN_SLOT: later(
        "“{text}” is nothing that a relation's words can hold. Use {choices}."
    ),
    Code.NEAR_YEAR: later(
        "“{year}” is too near to the right year of “{id}”. Take one two years off or more, or say "
        "“fine: true”."
    ),
    Code.NO_REASON: later(
        "Nothing says why “{option}” is wrong for “{id}”. Add feedback: what it really is."
    ),
    Code.TOO_FEW_OPTIONS: later(
        "“{id}” has too few wrong options, and the facts give no others. Add distractors, or say "
        "“complete: true” where the fact is the whole truth."
    ),
    Code.SAME_MOMENT: later(
        "“{id}” cannot be put in order: “{fact}” has no value to sort by, or that of another."
    ),
    Code.SOURCE_NOT_NAMED: later(
        "“{fact}” is disputed, and the stem of “{id}” does not say by whom. Name its source as "
        "“sources” calls it ({language})."
    ),
    Code.PLAN_NOT_SAID: later(
        "“{fact}” was only planned or reported, and the stem of “{id}” does not say so. Say so "
        "({language})."
    ),
    Code.BOUND_NOT_SAID: later(
        "“{fact}” says by, since or about when, and the stem of “{id}” does not. Say so "
        "({language})."
    ),
    Code.ASKED_TOO_OFTEN: later("“{fact}” is asked {count} times. Three are enough."),
    Code.TWICE_COMPOSED: later(
        "“{id}” is composed twice. Give the second question of a form “n: 2”."
    ),
    Code.UNKNOWN_ITEM: later(
        "No question “{id}” is composed. Correct the id, or remove the override."
    ),
    Code.STALE_OVERRIDE: later(
        "The facts of “{id}” have changed since this override was made. Read it again; then "
        "remove “made_for”, and compose."
    ),
    Code.NOT_COMPOSED: later(
        "This bank is not what its facts say. Run “alpine-quiz compose” to write it anew."
    ),
    Code.NOT_OURS: later(
        "A person wrote this bank, and composing would write over it. Move it, or change the topic."
    ),
    Code.LEFT_OVER: later(
        "Nothing is composed into this bank any more. Run “alpine-quiz compose” to remove it."
    ),
    Code.OUTSIDE_PACK: later(
        "By a link this would be written to {file}, which is no place for it. Remove the link."
    ),
    Code.NOT_MENDED: later("Nothing was written into this file: {reason}."),
}
OPTIONS_TOGETHER = later(
    "“{key}” is not a field here. Write the right option under “answer”, and the others under "
    "“distractors”."
)
MOSTLY_FALSE = later(
    "{count} of {of} statements are false ({language}), so that is the best guess. Turn some of "
    "them round."
)
IN_ANOTHER_FILE = {
    Code.REPEATED_QUESTION: later(
        "“{id}” in line {first} of {first_file} is the same question. Remove one of the two."
    ),
    Code.SIMILAR_QUESTION: later(
        "“{id}” in line {first} of {first_file} asks nearly the same, with the same answer. Ask "
        "another thing, or remove one of the two."
    ),
    Code.DUPLICATE_ID: later(
        "The id “{id}” was given before, in line {first} of {first_file}. Give each question its "
        "own."
    ),
    Code.DUPLICATE_STEM: later(
        "The same question stands in line {first} of {first_file}. Remove one, or give both an id."
    ),
    Code.TRANSLATION_DIFFERS: later(
        "“{id}” has {what} “{other}” here and “{one}” in line {first} of {first_file}. One "
        "question in two languages must agree; mend one, or give it another id."
    ),
}
"""What is said where the other of two stands in another file."""
