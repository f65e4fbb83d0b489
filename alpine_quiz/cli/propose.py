"""``alpine-quiz propose``: candidate facts from documents."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

_BAR = 24
_WIDEST_NAME = 40


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    propose = commands.add_parser(
        "propose",
        help=tr("propose facts from documents"),
        description=tr(
            "Read documents (.txt, .md, .html, .pdf) and write the facts they seem to "
            "state, each with its quote, into the pack's candidates.yaml, the likeliest first. "
            "Nothing is a fact before you have judged it: alpine-quiz review PACK"
        ),
    )
    propose.add_argument("documents", nargs="+", metavar="DOCUMENT", help=tr("a document to read"))
    propose.add_argument(
        "--pack",
        required=True,
        metavar="DIR",
        help=tr("the pack's folder, made if it is not there, or the id of a pack here"),
    )
    propose.add_argument(
        "--lang", metavar="L", help=tr("the documents' language, en or fr; guessed if left out")
    )
    propose.add_argument(
        "--model",
        metavar="NAME",
        help=tr("ask this language model too; what it says is checked against the document"),
    )
    propose.add_argument(
        "--endpoint",
        metavar="URL",
        help=tr(
            "its server, which speaks OpenAI's chat API; if left out, that of the environment "
            "variable ALPINE_QUIZ_ENDPOINT, or Ollama's on this machine. A key is taken from "
            "ALPINE_QUIZ_API_KEY or OPENAI_API_KEY"
        ),
    )
    propose.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Propose from documents; return 1 where one failed, otherwise 0."""
    from pathlib import Path

    from alpine_quiz.cli.asking_model import asked_model, told_of_model
    from alpine_quiz.cli.packs import path_of
    from alpine_quiz.library.proposing import ProposingError, by_rules, propose_into
    from alpine_quiz.plain.proposing import fact_problem_lines, failure_line, outcome_lines

    model = asked_model(args)
    if isinstance(model, int):
        return model
    paths = [Path(name) for name in args.documents]
    bar = ProgressLine() if sys.stderr.isatty() else None
    try:
        outcome = propose_into(
            path_of(args.pack),
            paths,
            language=(args.lang or "").lower(),
            proposer=model or by_rules,
            progress=bar.show if bar else None,
        )
    except ProposingError as error:
        print(failure_line(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        if model is None:
            raise
        return told_of_model(model)
    finally:
        if bar is not None:
            bar.clear()
    for line in fact_problem_lines(outcome):
        print(line, file=sys.stderr)
    for failure in outcome.failed:
        print(failure_line(failure), file=sys.stderr)
    for line in outcome_lines(outcome):
        print(line)
    code = told_of_model(model) if model else 0
    return code or int(bool(outcome.failed))


class ProgressLine:
    """One line on standard error that tells how far a document is."""

    def __init__(self) -> None:
        self._shown = ""

    def show(self, path: Path, share: float) -> None:
        """Show how much of ``path`` is done, from 0 to 1."""
        from alpine_quiz.language.clean import cleaned
        from alpine_quiz.language.figures import percent

        filled = round(_BAR * max(0.0, min(1.0, share)))
        name = cleaned(path.name)[:_WIDEST_NAME]
        line = f"{name} [{'#' * filled}{'.' * (_BAR - filled)}] {percent(share):>5}"
        if line != self._shown:
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
            self._shown = line

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r" + " " * len(self._shown) + "\r")
            sys.stderr.flush()
            self._shown = ""
