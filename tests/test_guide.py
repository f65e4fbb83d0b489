"""The pack guide is the reference: it, the schemas, the model and the commands say the same."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import Any

import pytest

from alpine_quiz.bank.fields import CITATION, COMMON, OWN, PACK
from alpine_quiz.bank.schema import bank_schema, pack_schema
from alpine_quiz.cli.main import parser
from alpine_quiz.facts.fields import ENTITY, FACT, FACTS_FILE, QUESTION, RELATION, SET
from alpine_quiz.facts.overrides import OVERRIDE
from alpine_quiz.library.packs import questions_folder
from tests.test_house import GUIDE, README

ASIDE = {"-h", "--help", "--interface"}
FOR_AUTHORS = ("packs", "documents", "facts", "propose", "review", "compose")
Names = set[str]


def rows(after: str) -> list[list[str]]:
    """Return the cells of the first table behind a text, without its head."""
    assert GUIDE.count(after) == 1, after
    rest = GUIDE[GUIDE.index(after) + len(after) :]
    found = re.search(r"(?:^\|.*\n)+", rest, flags=re.MULTILINE)
    assert found is not None, after
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in found[0].splitlines()[2:]
    ]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def fields_told(after: str) -> Names:
    told = [name for row in rows(after) for name in named(row[0])]
    assert len(told) == len(set(told)), after
    return set(told)


BANKS: dict[str, Any] = bank_schema()["properties"]
PACKS: dict[str, Any] = pack_schema()["properties"]
SECTIONS: dict[str, Names] = {
    "Fields that every question may have:": set(COMMON),
    "Each of `citations` has:": set(CITATION),
    "\n### Banks\n": set(BANKS) - (set(PACK) - {"format"}),
    "\n## pack.yaml\n": set(PACKS),
    "\n### Documents\n": set(PACKS["documents"]["additionalProperties"]["properties"]),
    "All that a fact may have:": set(FACT),
    "\nAn entity:\n": set(ENTITY),
    "All fields:": set(QUESTION),
    "or a text, or has these:": set(QUESTION["distractors"].of),
    "and those of numbers. And:": set(SET) - set(QUESTION) | {"form"},
    "\nA member:\n": set(SET["members"].of),
    "\nThe whole file:\n": set(FACTS_FILE),
}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_is_told_and_no_other(section: str) -> None:
    assert fields_told(section) == SECTIONS[section]


def test_the_fields_of_every_type_are_told() -> None:
    told = {(named(row[0])[0], named(row[1])[0]) for row in rows("has of its own:")}
    assert told == {(type_.value, name) for type_, own in OWN.items() for name in own}
    for type_, own in OWN.items():
        schema = bank_schema()["$defs"][type_.value]["properties"]
        assert set(schema) == {*COMMON, *own}


def test_what_the_few_fields_of_relations_and_overrides_are_called() -> None:
    relation = GUIDE[GUIDE.index("A relation has") :].split("\n\n")[0]
    assert set(RELATION) <= set(named(relation))
    overrides = GUIDE[GUIDE.index("## One question by hand") :]
    assert all(name in overrides for name in OVERRIDE)


def test_every_value_that_is_one_of_a_few_is_told() -> None:
    for field in (*COMMON.values(), *FACT.values(), *SET.values()):
        for word in field.choices:
            assert f"`{word}`" in GUIDE, f"{field.name}: {word}"


def actions(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands below a command, by name."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for name, command in actions(parser()).items():
        if name in FOR_AUTHORS:
            below = actions(command)
            yield from ((f"{name} {each}", below[each]) for each in below)
            if not below:
                yield name, command


def test_every_command_for_authors_has_its_place_with_all_its_options() -> None:
    told = {}
    for _, command, about in rows("## The commands, by their place"):
        words = re.findall(r"\b[a-z]+\b", re.split(r" (?=[A-Z\[-])", named(command)[0])[0])
        told[" ".join(words)] = set(re.findall(r"--[a-z][a-z-]+", command + about))
    known = {
        name: {option for action in each._actions for option in action.option_strings} - ASIDE
        for name, each in commands()
    }
    assert told == known


def test_guide_and_readme_lead_to_sections_that_are_there() -> None:
    for text in (GUIDE, README):
        for page, anchor in re.findall(
            r"\]\((\.\./README\.md|questions/README\.md)?#([^)]+)\)", text
        ):
            target = {"../README.md": README, "questions/README.md": GUIDE}.get(page, text)
            titles = re.findall(r"^#+ (.+)$", target, flags=re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in titles}
            assert anchor.replace("\n", " ") in slugs, anchor


@pytest.mark.parametrize("name", ["handbook.md", "manuel.md"])
def test_the_tutorials_handbooks_name_commands_that_there_are(name: str) -> None:
    text = (questions_folder() / "tutorial" / name).read_text(encoding="utf-8")
    known = dict(commands()) | actions(parser())
    said = re.findall(r"`(?:alpine-quiz )?((?:packs|documents|play|facts) ?[a-z]*)[^`]*`", text)
    assert len(said) > 8
    for each in said:
        assert each.strip() in known, each
    options = {
        option
        for each in known.values()
        for action in each._actions
        for option in action.option_strings
    }
    assert set(re.findall(r"--[a-z]+", text)) <= options
