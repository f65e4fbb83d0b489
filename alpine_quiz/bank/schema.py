"""JSON Schemas of banks and of pack.yaml, for editors; made of the fields the reader reads.

The dialect is draft 2020-12. Editors type what the reader takes as it is written, so a text may
also come as a number or as true or false.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.fields import BANK, FIELDS, PACK, Kind
from alpine_quiz.bank.items import TELLING
from alpine_quiz.bank.model import ItemType
from alpine_quiz.bank.problems import SILENCEABLE
from alpine_quiz.bank.texts import DATE, ID, LANGUAGE, NUMBER, SHA256, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from alpine_quiz.bank.fields import Field

Schema = dict[str, Any]

BANK_SCHEMA_FILE = "bank.schema.json"
"""The copy of the schema that lies beside banks, which their first line names for the editor."""
PACK_SCHEMA_FILE = "pack.schema.json"
"""The same beside a pack.yaml."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS = ("string", "number", "boolean")


def bank_schema() -> Schema:
    """Return the schema of a bank, or of a pack that is one file."""
    return {
        "$schema": _DIALECT,
        "title": "A bank of questions for Alpine Quiz",
        **_object(BANK),
        "$defs": {
            "question": _question(),
            **{type_.value: _object(fields) for type_, fields in FIELDS.items()},
        },
    }


def pack_schema() -> Schema:
    """Return the schema of a pack.yaml."""
    return {"$schema": _DIALECT, "title": "A pack for Alpine Quiz", **_object(PACK)}


def schema_line(file: str) -> str:
    """Return the comment, without its sign, by which an editor finds the schema beside a file."""
    return f"yaml-language-server: $schema=./{file}"


@cache
def schema_files() -> dict[str, bytes]:
    """Return the copies of both schemas by the names they have beside a pack's files."""
    schemas = {BANK_SCHEMA_FILE: bank_schema(), PACK_SCHEMA_FILE: pack_schema()}
    return {name: f"{json.dumps(schema, indent=2)}\n".encode() for name, schema in schemas.items()}


def _question() -> Schema:
    """Return the schema of a question: that of its type, given or found as the reader does."""
    otherwise: Schema = {"$ref": f"#/$defs/{ItemType.TEXT.value}"}
    for name, type_ in reversed(TELLING):
        otherwise = _if({"required": [name]}, type_, otherwise)
    truth = {"required": ["answer"], "properties": {"answer": _truth()}}
    otherwise = _if(truth, ItemType.TRUE_FALSE, otherwise)
    for type_ in ItemType:
        given = {"required": ["type"], "properties": {"type": {"const": type_.value}}}
        otherwise = _if(given, type_, otherwise)
    types = {"properties": {"type": {"enum": [type_.value for type_ in ItemType]}}}
    return {"type": "object", **types, **otherwise}


def _if(condition: Schema, type_: ItemType, otherwise: Schema) -> Schema:
    return {"if": condition, "then": {"$ref": f"#/$defs/{type_.value}"}, "else": otherwise}


def _object(fields: Mapping[str, Field]) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {name: _field(field) for name, field in fields.items()},
        "additionalProperties": False,
    }
    required = [name for name, field in fields.items() if field.required]
    return {**schema, "required": required} if required else schema


def _field(field: Field) -> Schema:
    return {"description": field.doc, **_SCHEMAS[field.kind](field)}


def _text(most: int) -> Schema:
    return {"type": list(_SCALARS), "pattern": r"\S", "maxLength": most}


def _line(_: Field) -> Schema:
    return _text(300)


def _pattern(pattern: str, *types: str) -> Callable[[Field], Schema]:
    return lambda _: {"type": ["string", *types], "pattern": f"^(?:{pattern})$"}


def _truth() -> Schema:
    return {"type": ["boolean", "string"], "pattern": "^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"}


def _whole(field: Field) -> Schema:
    return {
        "type": ["integer", "string"],
        "minimum": field.least,
        "maximum": field.most,
        "pattern": f"^{WHOLE}$",
    }


def _list(entry: Schema, field: Field) -> Schema:
    return {"type": "array", "items": entry, "minItems": field.least, "maxItems": field.most}


def _map(entry: Schema, field: Field, *, bounded: bool = False) -> Schema:
    schema: Schema = {
        "type": "object",
        "propertyNames": {"pattern": r"\S", "maxLength": 300},
        "additionalProperties": entry,
        "minProperties": field.least,
    }
    return {**schema, "maxProperties": field.most} if bounded else schema


def _localized(field: Field) -> Schema:
    texts: Schema = {
        "type": "object",
        "propertyNames": {"pattern": f"^{LANGUAGE}$"},
        "additionalProperties": _text(field.most),
        "minProperties": 1,
    }
    return {"anyOf": [_text(field.most), texts]}


def _table(field: Field) -> Schema:
    names = {"propertyNames": {"pattern": f"^{ID}$"}}
    return {**_map(_object(field.of), field, bounded=True), **names}


def _reasons(field: Field) -> Schema:
    codes = {"propertyNames": {"enum": sorted(code.value for code in SILENCEABLE)}}
    return {**_map(_text(field.most), field), **codes}


_YEARS: Schema = {"minimum": 1000, "maximum": 9999}
"""A bare year is an integer to other readers of YAML; ours wants its four digits."""

_SCHEMAS: dict[Kind, Callable[[Field], Schema]] = {
    Kind.LINE: lambda field: _text(field.most),
    Kind.TEXT: lambda field: _text(field.most),
    Kind.ID: _pattern(ID, "number", "boolean"),
    Kind.WORD: lambda field: {"enum": list(field.choices)},
    Kind.BOOL: lambda _: _truth(),
    Kind.WHOLE: _whole,
    Kind.NUMBER: _pattern(NUMBER, "number"),
    Kind.DATE: lambda field: {**_pattern(DATE, "integer")(field), **_YEARS},
    Kind.LANGUAGE: _pattern(LANGUAGE),
    Kind.SHA256: _pattern(SHA256),
    Kind.LINES: lambda field: _list(_line(field), field),
    Kind.IDS: lambda field: _list(_pattern(ID, "number", "boolean")(field), field),
    Kind.NOTES: lambda field: _map(_text(field.most), field),
    Kind.PAIRS: lambda field: _map(_line(field), field, bounded=True),
    Kind.LOCALIZED: _localized,
    Kind.AUTHORS: lambda field: {"anyOf": [_line(field), _list(_line(field), field)]},
    Kind.RECORDS: lambda field: _list(_object(field.of), field),
    Kind.TABLE: _table,
    Kind.GLOSSARY: lambda field: _map(_localized(field), field),
    Kind.REASONS: _reasons,
    Kind.OPTIONS: lambda field: _list({"anyOf": [_line(field), _object(field.of)]}, field),
    Kind.LIST: lambda _: {"type": "array", "items": {"$ref": "#/$defs/question"}, "minItems": 1},
}
