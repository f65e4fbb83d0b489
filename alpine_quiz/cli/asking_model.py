"""The part of ``alpine-quiz propose`` that asks a language model."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.cli.main import INTERRUPTED
from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse

    from alpine_quiz.library.asking_model import ModelProposer


def asked_model(args: argparse.Namespace) -> ModelProposer | int | None:
    """Return the model that is asked for, ``None`` where none is, or the code to end with."""
    if args.model is None and args.endpoint is None:
        return None
    import os

    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.library.asking_model import ModelProposer
    from alpine_quiz.plain.language_model import MODEL_WANTED, endpoint_line
    from alpine_quiz.proposals.language_model.endpoint import EndpointError, endpoint_of

    if not (args.model or "").strip():
        print(tr(MODEL_WANTED), file=sys.stderr)
        return 1
    try:
        endpoint = endpoint_of(args.endpoint or "", args.model, os.environ)
    except EndpointError as error:
        print(endpoint_line(error), file=sys.stderr)
        return 1
    return ModelProposer(path_of(args.pack), endpoint)


def told_of_model(model: ModelProposer) -> int:
    """Tell what came of asking; return the code to end with."""
    from alpine_quiz.plain.language_model import INTERRUPTED_LINE, endpoint_line, tally_line

    print(tally_line(model.tally))
    if model.fault is not None:
        print(endpoint_line(model.fault), file=sys.stderr)
        return 1
    if model.is_interrupted:
        print(tr(INTERRUPTED_LINE), file=sys.stderr)
        return INTERRUPTED
    return 0
