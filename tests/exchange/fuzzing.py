"""Spoiling good files: what every importer must survive without a traceback or a hang.

A test of a format hands its reader and its good files to `check_importer`: a small number of
mutants always, and 100,000 with ``-m long``.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from alpine_quiz.exchange.model import ExchangeError, Imported
from alpine_quiz.exchange.taking_in import take_in

FEW = 300
MANY = 100_000
SLOWEST = 2.0
_LONG = 60_000
FILES = Path(__file__).parent / "files"

_TOKENS = [
    *(b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xe9", b"\r\n", b"\r", b"\n", b"\t", b" "),
    *(b'"', b"'", b"\\", b"{", b"}", b"[", b"]", b"<", b">", b"&", b";", b",", b"|", b"/", b"="),
    *(b"~", b"#", b"%", b":", b"::", b"->", b"*", b"+", b"-", b"@", b"//", b"$", b"&#0;", b"&lt;"),
    *(b"<![CDATA[", b"]]>", b"<!--", b"<b>", b"</b>", b"<img src=x>", b"null", b"true", b"1e999"),
    *(b"-1", b"NaN", b"9" * 40, b"A" * 400, b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"ANSWER: A"),
    *(b"</p>", b"<div>", b"<h1>", b"[id:", b"{{c1::", b'class="key" ', b"{mlang}", b"a / b\n"),
    *(b"? ", b"- ", b"\n  - ", b"&a ", b"*a ", b"!!x ", b"|\n", b">-\n", b"---\n", b": ", b" #"),
    *(b"\n    answer: yes", b"\n    stem: ", b"\n    citations: [{quote: a}]", b"<<: ", b"%YAML 1"),
    *(b"=1+1", b"[sound:x.mp3]", b"{1:MC:=a~b}", b"%50%", b"\\u0000", b"{" * 60, b'"' * 61),
]


def files_of(format_: str, *suffixes: str) -> list[Path]:
    """Return the good files of a format."""
    paths = sorted((FILES / format_).iterdir())
    return [path for path in paths if not suffixes or path.suffix in suffixes]


def mutants(files: Iterable[bytes], count: int, seed: int = 0) -> Iterator[bytes]:
    """Return ``count`` spoilt files: the same for the same files and seed."""
    chance = random.Random(seed)
    good = list(files)
    for _ in range(count):
        content = chance.choice(good)
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            content = _spoilt(content, good, chance)
        yield content


def _spoilt(content: bytes, good: list[bytes], chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    until = min(len(content), at + chance.choice((0, 1, 2, 8, 64)))
    match chance.randrange(7):
        case 0:
            return content[:at] + _token(chance) + content[until:]
        case 1:
            return content[:at] + content[until:]
        case 2:
            return content[:until] + content[at:until] * chance.choice((1, 3, 50)) + content[until:]
        case 3:
            return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        case 4:
            other = chance.choice(good)
            start = chance.randint(0, len(other))
            return content[:at] + other[start : start + chance.choice((4, 40, 400))] + content[at:]
        case 5:
            lines = content.split(b"\n")
            chance.shuffle(lines)
            return b"\n".join(lines)
        case _:
            return content[:at]


def _token(chance: random.Random) -> bytes:
    """Return a token, now and then very often: what is gone over again for each takes for ever."""
    token = chance.choice(_TOKENS)
    times = chance.choice((1, 1, 1, 1, 1, 1, 10, 100)) if chance.randrange(40) else _LONG
    return token * max(1, min(times, _LONG // len(token)))


def check_importer(
    read: Callable[[bytes, str], Imported],
    files: Iterable[bytes],
    name: str,
    count: int = FEW,
    seed: int = 0,
) -> None:
    """Read mutants of ``files``, the good files of a format."""
    check_survival(read, mutants(files, count, seed), name)


def check_survival(
    read: Callable[[bytes, str], Imported], contents: Iterable[bytes], name: str
) -> None:
    """Read each: refused by an ``ExchangeError``, or taken in, in good time."""
    for content in contents:
        begun = time.process_time()
        try:
            take_in(read(content, name), name, "fuzz")
        except ExchangeError:
            pass
        except Exception as error:
            raise AssertionError(f"{error!r} for {content[:2000]!r}") from error
        taken = time.process_time() - begun
        assert taken < SLOWEST, f"{taken:.1f} s for {content[:2000]!r}"
