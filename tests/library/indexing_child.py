"""A process that brings the index up to date as often as it is told, and says what it finds."""

import sys

from alpine_quiz.library.index.store import Index
from tests.library.shelves import found

if __name__ == "__main__":
    with Index() as index:
        for _ in range(int(sys.argv[1])):
            index.refresh()
        print(len(found(index, "which")), index.path is not None)
