"""Proposing from long documents: within its budget, and no slower a megabyte than half of one."""

from __future__ import annotations

import time

from alpine_quiz.proposals.rules.proposer import propose

BUDGET = 10.0
MOST_GROWTH = 1.35
_SIZES = (250_000, 500_000, 1_000_000)
_STORIES = {
    "en": "The {name} Pier is a pleasure pier. It was designed by the engineer Edwin {name} and "
    "opened on 14 May {year}. Construction began in {year} and cost £{year},000. Those who walked "
    "along it on summer evenings remembered the band, the lamps and the smell of the sea. Nobody "
    "in the town would have thought that the quiet bay could draw such crowds, or keep them.\n\n",
    "fr": "Fondée en {year} par le comte Henri de {name}, la manufacture de {name} est l'une des "
    "plus anciennes du pays. Le musée, conçu par l'architecte Claire {name}, a été inauguré en "
    "juin {year}. On y voit des pièces de toutes les époques, rangées par couleur plus que par "
    "date, et les visiteurs aiment y flâner longtemps, surtout quand il pleut sur la vallée.\n\n",
}
_HOSTILE = {
    "100,000 blanks": " " * 100_000,
    "1 MB without a blank": "a" * 1_000_000,
    "1 MB of digits": "1" * 1_000_000,
    "1 MB of open quotes": "«A " * 333_000,
    "1 MB of years": "1955 " * 200_000,
    "1 MB of commas": ", " * 500_000,
}


def story(language: str, size: int) -> str:
    """Return a text of ``size`` characters in which names and years keep changing."""
    told = _STORIES[language]
    pieces: list[str] = []
    length = number = 0
    while length < size:
        name = "Mar" + "".join(chr(97 + number // 26**place % 26) for place in range(3))
        pieces.append(told.format(name=name.capitalize(), year=1700 + number % 300))
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)[:size]


def main() -> None:
    """Print seconds by size, and how the time for each character grows with it."""
    for language in _STORIES:
        rates: list[float] = []
        for size in _SIZES:
            seconds = _seconds(story(language, size), language)
            rates.append(seconds / size)
            fit = "within" if seconds <= BUDGET else "OVER"
            print(
                f"proposing from {size / 1e6:g} MB in {language}: {seconds:.1f} s, {fit} the "
                f"budget of {BUDGET:g} s; a character takes {rates[-1] / rates[0]:.2f} x that of "
                f"the smallest (at most {MOST_GROWTH:g})"
            )
    for name, text in _HOSTILE.items():
        half, whole = _seconds(text[: len(text) // 2], "en"), _seconds(text, "en")
        print(f"proposing from {name}: {whole:.1f} s, {whole / max(half, 1e-3):.2f} x half of it")


def _seconds(text: str, language: str) -> float:
    begun = time.perf_counter()
    propose(text, "it", language)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
