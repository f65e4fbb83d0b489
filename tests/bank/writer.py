"""A writer of banks for the tests, and strategies for questions to write."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from alpine_quiz.bank.likeness import likeness
from alpine_quiz.bank.model import ItemType
from alpine_quiz.bank.problems import SILENCEABLE
from alpine_quiz.bank.texts import ID
from alpine_quiz.language.clean import first_forbidden

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question

_CHARACTERS = st.one_of(
    st.sampled_from(list(" abAé:#'\"\\-?[]{},&*!|>%@`~\u00a0😀")),
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Cf", "Zl", "Zp")),
)


# What some format means something by; characters drawn one by one hardly ever make it.
_SIGNS = st.sampled_from(
    [
        "&nbsp;",
        "&amp;",
        "&#65;",
        "&copy",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<br>",
        "//",
        "top",
        "_x0041_",
    ]
)


def texts(most: int = 40) -> st.SearchStrategy[str]:
    """Return any text on one line that a pack may hold."""
    plain = st.text(_CHARACTERS, min_size=1, max_size=most)
    signs = st.lists(_SIGNS | st.text(_CHARACTERS, max_size=2), min_size=1, max_size=4)
    return (
        (plain | signs.map("".join))
        .map(lambda text: " ".join(text.split(" ")).strip())
        .filter(lambda text: bool(text) and first_forbidden(text) is None)
    )


def several(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Return lists of texts no two of which are alike."""
    return st.lists(texts(), min_size=least, max_size=most, unique_by=likeness)


IDS = st.from_regex(ID, fullmatch=True)
CITATION = st.tuples(IDS, texts(), st.booleans(), st.none() | st.integers(0, 10**6)).map(
    lambda parts: {
        "document": parts[0],
        "quote": " ".join(parts[1].split()[:25]),
        **({"mark": parts[1].split()[0]} if parts[2] else {}),
        **({"at": parts[3]} if parts[3] is not None else {}),
    }
)
COMMON = st.fixed_dictionaries(
    {"stem": texts(), "id": IDS},
    optional={
        "rationale": texts(),
        "citations": st.lists(CITATION, min_size=1, max_size=3),
        "topic": texts(),
        "difficulty": st.integers(1, 3),
        "facts": st.lists(IDS, min_size=1, max_size=3),
        "ask": st.sampled_from(["core", "deep"]),
        "hint": texts(),
        "tags": st.lists(texts(), min_size=1, max_size=3),
        "credit": texts(),
        "allow": st.dictionaries(
            st.sampled_from(sorted(code.value for code in SILENCEABLE)), texts(), min_size=1
        ),
    },
)
NUMBERS = st.decimals(-(10**9), 10**9, places=2).map(lambda number: format(number, "f"))


@st.composite
def fields(draw: st.DrawFn) -> dict[str, Any]:
    """Return the fields of any question, good as they are."""
    type_ = draw(st.sampled_from(ItemType))
    given: dict[str, Any] = draw(COMMON) | {"type": type_.value}
    options = draw(several(4, 6))
    said_of: list[str] = []
    if type_ is ItemType.CHOICE:
        given |= {"answer": options[0], "distractors": options[1:]}
        said_of = options
    elif type_ is ItemType.MULTIPLE:
        given |= {"answers": options[:2], "distractors": options[2:]}
        said_of = options
    elif type_ is ItemType.TRUE_FALSE:
        given |= {"answer": draw(st.booleans())}
        given |= draw(st.fixed_dictionaries({}, optional={"correction": texts()}))
        said_of = ["true", "false"]
    elif type_ is ItemType.TEXT:
        given |= {"answer": options[0], "accept": options[1:2], "reject": options[2:]}
        said_of = options
    elif type_ is ItemType.NUMBER:
        given |= {"answer": draw(NUMBERS), "unit": draw(texts()), "estimate": True}
    elif type_ is ItemType.ORDER:
        given |= {"items": options, "values": options[::-1]}
    else:
        given |= {"pairs": dict(zip(options[:2], options[2:], strict=False))}
    if said_of and (said := draw(st.dictionaries(st.sampled_from(said_of), texts(12), max_size=2))):
        given["feedback"] = said
    return given


def fields_of(item: Question) -> dict[str, Any]:
    """Return what ``item`` was read from, as the strategies give it."""
    given: dict[str, Any] = {"type": item.type.value}
    for name in item.__dataclass_fields__:
        value = getattr(item, name)
        default = item.__dataclass_fields__[name].default
        if name in ("has_id", "place", "written") or value == default or value in ((), {}):
            continue
        given[name] = _plain(name, value, item)
    return given


def _plain(name: str, value: Any, item: Question) -> Any:
    if name == "citations":
        return [
            {"document": one.document, "quote": one.quote}
            | ({"mark": one.mark} if one.mark else {})
            | ({"at": one.at} if one.at is not None else {})
            for one in value
        ]
    if name in ("pairs", "allow"):
        return dict(value)
    if isinstance(value, Decimal):
        return getattr(item, "written", str(value))
    return list(value) if isinstance(value, tuple) else value


def written(questions: list[dict[str, Any]], *, flow: bool = False) -> str:
    """Return a bank with these questions, as block or as flow YAML."""
    lines = ["format: 1", "language: en", "questions:"]
    for question in questions:
        if flow:
            lines.append(f"  - {_flow(question)}")
            continue
        for number, (name, value) in enumerate(question.items()):
            lines.append(f"  {'-' if number == 0 else ' '} {name}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "'" + str(value).replace("'", "''") + "'"
