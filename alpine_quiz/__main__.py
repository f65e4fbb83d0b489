"""``python -m alpine_quiz`` is ``alpine-quiz``."""

import sys

from alpine_quiz.cli.main import main

sys.exit(main())
