"""Problems of packs and documents as sentences: what is wrong, and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alpine_quiz.bank.problems import Code, Problem
from alpine_quiz.bank.source import unreadable
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.documents import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.library.checking import Report
    from alpine_quiz.library.documents import RefusedDocumentError

_SENTENCES: dict[Code, str] = {
    Code.MISSING_FILE: "There is no such file. Check the path.",
    Code.IS_A_FOLDER: "This is a folder, not a file. Name a file in it.",
    Code.SPECIAL_FILE: "This is a pipe or a device, not a file. Give a file that can be kept.",
    Code.NO_PERMISSION: "It may not be read. Change its permissions, or copy it.",
    Code.TOO_LARGE: "It is larger than {limit} MB. Split it into several files.",
    Code.NOT_UTF8: (
        "This is not UTF-8 text: the byte {byte} cannot stand here; it looks like {encoding}. "
        "Open the file in an editor and save it as UTF-8."
    ),
    Code.BINARY: "This is not text: it holds a NUL byte. Give a text file saved as UTF-8.",
    Code.UNREADABLE: "It cannot be read ({reason}). Check the file and the disk.",
    Code.TOO_MANY_PROBLEMS: (
        "There is too much wrong here to list it all. Mend what is listed, and check again."
    ),
    Code.TOO_MANY_FILES: (
        "There are more than {limit} files in this folder. Name the folder of one pack."
    ),
    Code.SYNTAX: "This is not YAML ({problem}). Compare this line and the one before with others.",
    Code.UNQUOTED_COLON: (
        "A colon and a space within “{text}” begin a new key. Put the whole text in quotation "
        "marks."
    ),
    Code.TAB_INDENT: "This line is indented with a tab. YAML wants spaces.",
    Code.UNCLOSED_QUOTE: "The quotation mark that opens here is never closed. Add the closing one.",
    Code.TEXT_AFTER_QUOTE: (
        "After the closing quotation mark comes “{text}”. Put the whole text in quotation marks of "
        "the other kind, or double those inside."
    ),
    Code.BAD_START: "A text may not begin with {character} here. Put it in quotation marks.",
    Code.BAD_ESCAPE: (
        "{text} means nothing between double quotation marks. Use single ones, or double the "
        "backslash."
    ),
    Code.EMPTY_FILE: "The file is empty. Write something in it, or remove it.",
    Code.SEVERAL_DOCUMENTS: "A second document begins here. Remove the line of three dashes.",
    Code.ALIAS: "* at the beginning of a text makes it an alias. Put the text in quotation marks.",
    Code.ANCHOR: "&{anchor} at the beginning of a text is an anchor. Put it in quotation marks.",
    Code.TAG: "! at the beginning of a text makes a tag of {tag}. Put it in quotation marks.",
    Code.TOO_DEEP: "This is nested over {limit} levels deep. Look for a stray bracket or dash.",
    Code.TOO_MANY_ENTRIES: "There are more than {limit} entries here. Split them up.",
    Code.DUPLICATE_KEY: "“{key}” was given before, in line {first}. Keep one of the two.",
    Code.KEY_NOT_TEXT: "A list or a mapping cannot be a key. Write the key as plain text.",
    Code.FORBIDDEN_CHARACTER: (
        "The invisible or control character {character} may not stand in a text. Delete it."
    ),
    Code.NOT_A_MAPPING: "Here “{key}” wants “key: value” lines, and there is something else.",
    Code.NOT_A_LIST: "“{key}” must be a list. Write [one, two] or one line “- entry” for each.",
    Code.NOT_A_TEXT: "“{key}” is a list or a mapping here. Write a single text.",
    Code.UNKNOWN_KEY: "“{key}” is not a field here. Correct or remove it.",
    Code.UNFIT_KEY: "“{key}” does not go with type {type}. Remove it, or change the type.",
    Code.MISSING_KEY: "“{key}” is missing. Add it.",
    Code.EMPTY: "“{key}” is empty. Fill it in, or remove the line.",
    Code.TOO_LONG: "“{key}” has {length} characters. Shorten it to at most {limit}.",
    Code.NOT_A_NUMBER: (
        "“{text}” is not a number. Write “{key}” in digits with a decimal point: 4328 or 22.1."
    ),
    Code.NOT_TRUE_OR_FALSE: "“{text}” does not say it. Write “{key}” as true or false.",
    Code.NOT_WHOLE: (
        "“{text}” does not fit. Write “{key}” as a whole number from {least} to {most}."
    ),
    Code.NOT_A_DATE: "“{text}” is not a date. Write “{key}” as 2022-01-28, 2022-01 or 2022.",
    Code.NOT_ONE_OF: "“{text}” cannot be a “{key}”. Choose from: {choices}.",
    Code.BAD_ID: (
        "“{text}” cannot be an id (“{key}”). Use letters a–z, digits, full stop, hyphen and "
        "underscore, beginning with a letter or digit."
    ),
    Code.BAD_LANGUAGE: "“{text}” is not a language tag. Write “{key}” as in en, fr or fr-CH.",
    Code.BAD_SHA256: "“{text}” is not a SHA-256. Write its 64 digits 0–9 and a–f, in lower case.",
    Code.NEWER_FORMAT: (
        "This is format {format}, and this program knows formats up to {known}. Update Alpine Quiz."
    ),
    Code.TOO_FEW: "“{key}” has {count}. Give at least {least}.",
    Code.NO_BANKS: "There are no questions in this folder. Add a file such as en.yaml.",
    Code.NO_QUESTIONS: "There is not one question here. Add some, or remove the file.",
    Code.NO_PACK_FILE: (
        "There is no pack.yaml. The pack goes by the folder's name; write one with id and title."
    ),
    Code.MISSING_FORMAT: "The format is not given. Begin the file with “format: {format}”.",
    Code.MISSING_LANGUAGE: (
        "The language is not given and taken to be “{language}”. Add “language: {language}”."
    ),
    Code.MISSING_TITLE: "The pack has no title. Add “title:”.",
    Code.MISSING_SHA256: (
        "The document “{document}” has no sha256 to recognise a copy by. Add “sha256: {sha256}”."
    ),
    Code.HEADER_IGNORED: "Only pack.yaml says this of a pack: {keys}. Move it there.",
    Code.DUPLICATE_ID: (
        "The id “{id}” was given before, in line {first}{of_file}. Give each question its own."
    ),
    Code.DUPLICATE_STEM: (
        "The same question stands in line {first}{of_file}. Remove one, or give both an id."
    ),
    Code.TRANSLATION_DIFFERS: (
        "“{id}” has {what} “{other}” here and “{one}” in line {first}{of_file}. One question in "
        "two languages must agree; mend one, or give it another id."
    ),
    Code.DUPLICATE_OPTION: "“{option}” is there twice. Replace one.",
    Code.KEY_AMONG_DISTRACTORS: "“{option}” is the right answer. Take it out of the wrong ones.",
    Code.TOO_MANY_OPTIONS: "“{key}” has {count} entries. Keep at most {most}.",
    Code.COUNT_NOT_SAID: "{count} options are right, and the stem does not say so. Say how many.",
    Code.KEY_IN_STEM: "The stem gives the answer away: “{key}”. Reword it.",
    Code.FEEDBACK_FOR_NOTHING: (
        "There is feedback for “{option}”, which is not an option. Correct or remove it."
    ),
    Code.VALUES_DIFFER: "There are {values} values for {items} items. Give each item one.",
    Code.REJECTED_KEY: "“{text}” under “{key}” is accepted as right, too. Remove one of the two.",
    Code.MISSING_ID: "The question has no id, so history cannot follow it. `--fix` writes one.",
    Code.MISSING_CITATION: "Nothing proves the answer. Add a citation: document and quote.",
    Code.MISSING_RATIONALE: "Nobody learns why the answer is right. Add a rationale.",
    Code.UNKNOWN_DOCUMENT: "The pack has no document “{document}”. Declare it in pack.yaml.",
    Code.QUOTE_TOO_LONG: "The quote has {count} words. Cut it to at most {limit}.",
    Code.MARK_NOT_IN_QUOTE: "“{words}” is not part of the quote. Copy the mark from it.",
    Code.QUOTE_NOT_FOUND: (
        "“{quote}” is not in the document “{document}”. Copy the quote from it letter for letter."
    ),
    Code.QUOTE_ELSEWHERE: (
        "The quote stands in “{document}” at {at}, not where “at” says. `--fix` corrects it."
    ),
    Code.MISSING_AT: (
        "The quote's place is not recorded. `--fix` writes it where the document is at hand."
    ),
    Code.DOCUMENT_DIFFERS: (
        "The file {file} is not the document “{document}” that this pack cites: its sha256 is "
        "{sha256}. Get the right file, or look all its quotes up again and change the sha256."
    ),
    Code.LENGTH_DIFFERS: (
        "“{document}” has {found} characters, not {length}. Correct the length, or remove it."
    ),
    Code.DOCUMENT_NOT_HERE: (
        "The document “{document}” is not in {folder}, so its quotes are not looked up. Put {file} "
        "there."
    ),
    Code.UNKNOWN_FACT: "There is no fact “{fact}” in facts.yaml. Correct it, or add the fact.",
    Code.NO_FACTS_FILE: (
        "Questions name facts such as “{fact}”, but there is no facts.yaml. Write one, or leave "
        "their facts out."
    ),
    Code.UNKNOWN_ENTITY: "There is no entity “{entity}”. Correct it, or add the entity.",
    Code.CONTRADICTION: (
        "“{one}” says {value} where “{other}” in line {first} says {rival}. Correct one; or, if "
        "the documents disagree, give both a “disputed” that says so, and “ask: never” or a stem "
        "that names the source."
    ),
    Code.DUPLICATE_ENTITY: "The entity “{id}” was given before, in line {first}. Keep one.",
    Code.DUPLICATE_FACT: "The fact “{id}” was given before, in line {first}. Keep one.",
    Code.VALUE_UNPROVEN: (
        "No quote of “{fact}” holds the value “{value}”. Correct the value, or quote what says it."
    ),
    Code.MISSING_EVIDENCE: "Nothing proves the fact “{fact}”. Add evidence: document and quote.",
    Code.DUPLICATE_SET: "The set “{id}” was given before, in line {first}. Keep one.",
    Code.NO_WORDS: (
        "“{id}” cannot be put into words ({language}): no {what}. Write it, or give the relation "
        "words of its own."
    ),
    Code.NOT_ASKED: (
        "Nothing asks “{fact}”. Give it a question, or a relation with words of its own, or "
        "“ask: never”."
    ),
    Code.ASKED_THOUGH_NEVER: (
        "“{fact}” is asked by “{id}”, but says “ask: never”. Remove the one or the other."
    ),
    Code.TRUE_DISTRACTOR: (
        "“{option}” is no wrong option for “{id}”: by one of the facts it is right. Take another."
    ),
    Code.NOT_THE_KEY: (
        "No fact gives “{key}” as the answer of “{id}”. Change the fact, not its question."
    ),
    Code.UNKNOWN_SLOT: ("“{text}” is nothing that a relation's words can hold. Use {choices}."),
    Code.NEAR_YEAR: (
        "“{year}” is too near to the right year of “{id}”. Take one two years off or more, or say "
        "“fine: true”."
    ),
    Code.NO_REASON: (
        "Nothing says why “{option}” is wrong for “{id}”. Add feedback: what it really is."
    ),
    Code.TOO_FEW_OPTIONS: (
        "“{id}” has too few wrong options, and the facts give no others. Add distractors, or say "
        "“complete: true” where the fact is the whole truth."
    ),
    Code.SAME_MOMENT: (
        "“{id}” cannot be put in order: “{fact}” has no value to sort by, or that of another."
    ),
    Code.SOURCE_NOT_NAMED: (
        "“{fact}” is disputed, and the stem of “{id}” does not say by whom. Name its source as "
        "“sources” calls it ({language})."
    ),
    Code.PLAN_NOT_SAID: (
        "“{fact}” was only planned or reported, and the stem of “{id}” does not say so. Say so "
        "({language})."
    ),
    Code.BOUND_NOT_SAID: (
        "“{fact}” says by, since or about when, and the stem of “{id}” does not. Say so "
        "({language})."
    ),
    Code.ASKED_TOO_OFTEN: "“{fact}” is asked {count} times. Three are enough.",
    Code.TWICE_COMPOSED: "“{id}” is composed twice. Give the second question of a form “n: 2”.",
    Code.UNKNOWN_ITEM: "No question “{id}” is composed. Correct the id, or remove the override.",
    Code.STALE_OVERRIDE: (
        "The facts of “{id}” have changed since this override was made. Read it again; then "
        "remove “made_for”, and compose."
    ),
    Code.NOT_COMPOSED: (
        "This bank is not what its facts say. Run “alpine-quiz compose” to write it anew."
    ),
    Code.NOT_OURS: (
        "A person wrote this bank, and composing would write over it. Move it, or change the topic."
    ),
    Code.LEFT_OVER: (
        "Nothing is composed into this bank any more. Run “alpine-quiz compose” to remove it."
    ),
    Code.OUTSIDE_PACK: (
        "By a link this would be written to {file}, which is no place for it. Remove the link."
    ),
    Code.NOT_MENDED: "Nothing was written into this file: {reason}.",
}
_SYNTAX = {
    "indentation": "the indentation does not fit",
    "bracket": "a bracket is not closed, or a comma is missing",
    "colon": "a colon is missing behind a key",
}
_NOT_MENDED = {
    "syntax": "its YAML has faults to be mended first",
    "changed": "it changed while it was being read",
}


def sentence(problem: Problem) -> str:
    """Return what is wrong and what to do about it, on one line fit for any terminal."""
    args = {name: cleaned(str(value)) for name, value in problem.args.items()}
    args.setdefault("sha256", "…")
    if problem.code is Code.SYNTAX:
        args["problem"] = _SYNTAX.get(args["problem"], args["problem"])
    elif problem.code is Code.NOT_MENDED:
        args["reason"] = _NOT_MENDED.get(args["reason"], args["reason"])
    elif problem.code is Code.NOT_A_MAPPING and not args["key"]:
        return "A file of questions consists of “key: value” lines. Begin with “format: 1”."
    first_file = args.get("first_file")
    args["of_file"] = f" of {first_file}" if first_file else ""
    said = _SENTENCES[problem.code].format_map(args)
    nearest = args.get("nearest")
    return f"{said} Did you mean “{nearest}”?" if nearest else said


def problem_line(problem: Problem) -> str:
    """Return ``file:line:column: error|advice: message``; the file alone where it is meant."""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    return f"{path_text(problem.path)}{place}: {problem.severity.value}: {sentence(problem)}"


def path_text(path: Path) -> str:
    """Return ``path`` as it can be shown: from here if it is below, without control characters."""
    shown = path
    if path.is_absolute():
        try:
            shown = path.relative_to(os.getcwd())  # noqa: PTH109 - a string is enough
        except (ValueError, OSError):
            shown = path
    return cleaned(str(shown))


def summary(report: Report) -> str:
    """Return the last line of a check: what was looked at, and how it stands."""
    parts = [counted(report.questions, "question")]
    if report.facts:
        parts.append(counted(report.facts, "fact"))
    if report.quotes:
        left = report.quotes - report.looked_up
        note = f" ({left} not looked up: their documents are not at hand)" if left else ""
        parts.append(counted(report.quotes, "quote") + note)
    if report.mended:
        parts.append(counted(report.mended, "place") + " mended")
    advice = len(report.problems) - report.errors
    if report.errors:
        parts.append(counted(report.errors, "error"))
    if advice:
        parts.append(counted(advice, "piece") + " of advice")
    if not report.problems:
        parts.append("nothing to report")
    return f"{cleaned(report.pack)}: {', '.join(parts)}"


def counted(count: int, thing: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def refused_document(error: RefusedDocumentError) -> str:
    """Return why a file was not taken as a document, and what to do."""
    if error.unreadable is not None:
        return problem_line(unreadable(error.unreadable))
    name = path_text(error.path)
    if error.refusal is Refusal.OTHER_CONTENT:
        return (
            f"{name}: the pack {cleaned(error.pack)} cites a file of this name "
            f"(“{cleaned(error.document)}”), but its content is another. Get the very file."
        )
    if error.refusal is Refusal.NOT_KEPT:
        return f"{name}: the copy could not be kept ({cleaned(error.reason)}). Nothing has changed."
    return (
        f"{name}: no pack here cites this file. Only documents that a pack declares, recognised "
        "by their sha256, are kept; see: alpine-quiz documents list"
    )
