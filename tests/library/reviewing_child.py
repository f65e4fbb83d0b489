"""A process that reviews: ``python -m tests.library.reviewing_child FOLDER``.

It keeps every candidate that is left, and prints each one's id once its decision returned.
"""

from __future__ import annotations

import sys
from pathlib import Path

from alpine_quiz.library.reviewing import Desk


def main(folder: str) -> None:
    """Accept two of three, reject the third, to the end."""
    desk = Desk(Path(folder))
    while (current := desk.review.current) is not None:
        if desk.review.position % 3:
            desk.accept()
        else:
            desk.reject("not worth asking")
        print(current.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
