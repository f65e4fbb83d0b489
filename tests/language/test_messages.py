"""How messages are said in the source: each is one literal, and each has its French."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import alpine_quiz

PACKAGE = Path(alpine_quiz.__path__[0])
CATALOGUES = PACKAGE.parent / ".ci" / "catalogues"
LITERALS = {"tr": 1, "later": 1, "tr_count": 2, "tr_as": 2}
"""How many of their first arguments are messages or contexts."""
MARKED = {"tr"}
"""What says messages, too, that ``later`` has marked elsewhere."""


def sources() -> list[tuple[str, ast.Module]]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [
        (str(path.relative_to(PACKAGE)), ast.parse(path.read_text(encoding="utf-8")))
        for path in paths
        if path.name != "catalogue.py"
    ]


def called(node: ast.AST) -> str:
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return node.func.id if is_call else ""  # type: ignore[attr-defined]


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def faults_of(name: str, tree: ast.Module) -> list[str]:
    """Return the calls that the catalogue's tool cannot read, or a translator not reorder."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = [each for each in ast.walk(node) if called(each) in LITERALS]
            found += [f"{name}:{each.lineno}: within an f-string" for each in said]  # type: ignore[attr-defined]
        count = LITERALS.get(called(node), 0)
        if isinstance(node, ast.Call) and count:
            messages = node.args[:count]
            readable = list(map(is_literal, messages))
            if called(node) in MARKED:
                readable = [is_literal(each) or is_looked_up(each) for each in messages]
            if len(messages) != count or not all(readable):
                found.append(f"{name}:{node.lineno}: not a literal")
    return found


def is_looked_up(node: ast.expr) -> bool:
    """Tell whether a message is not put together here: ``later`` has marked it elsewhere."""
    if isinstance(node, ast.IfExp):
        return is_looked_up(node.body) and is_looked_up(node.orelse)
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript | ast.Call)


def test_every_message_is_one_literal_and_none_stands_in_an_f_string() -> None:
    trees = sources()
    assert len(trees) > 200
    assert [fault for name, tree in trees for fault in faults_of(name, tree)] == []


@pytest.mark.parametrize(
    "line",
    [
        "f\"{tr('a')} b\"",
        'tr(f"a {b}")',
        'tr("a" + b)',
        'tr("a" if b else "c")',
        "later(a)",
        'tr_count("a", b, 2)',
        'tr_as(a, "b")',
        "tr()",
    ],
)
def test_what_cannot_be_translated_is_found(line: str) -> None:
    assert faults_of("x.py", ast.parse(line))


@pytest.mark.parametrize(
    "line", ['tr("a" "b", c=f"{d}")', "tr(TABLE[x])", "tr(A if b else C)", 'tr_count("a", "b", n)']
)
def test_what_can_be_translated_is_no_fault(line: str) -> None:
    assert faults_of("x.py", ast.parse(line)) == []


def test_every_message_has_its_french() -> None:
    if not CATALOGUES.exists():
        pytest.skip("not a checkout")
    done = subprocess.run(
        [sys.executable, str(CATALOGUES), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
