"""Writing notes for Anki; the format is described in `anki`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.exchange.anki import BETWEEN_TAGS, CARD, guid_of, shown
from alpine_quiz.exchange.explaining import is_folded, note_unheld, quotations
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Exported
from alpine_quiz.exchange.noting import Notebook, options_named
from alpine_quiz.game.presenting import present
from alpine_quiz.language.catalogue import speaking, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.game.asked import Asked

_HELD = frozenset(("topic", "tags", "unit"))
_SEED = "anki"
_SPACE = "_"
# Cards are centred, which would tear a list from its letters.
_LISTED = 'style="display: inline-block; text-align: left; margin: 0 1em"'


def write(pack: Pack, language: str) -> Exported:
    """Return a note for each question of ``pack`` in ``language``, in that language."""
    notes = Notebook()
    file = io.StringIO()
    title = " ".join(pack.title.in_language(language).split()).replace(BETWEEN_TAGS, ":")
    file.write("#separator:tab\n#html:true\n#notetype:Basic\n")
    file.write(f"#deck:{title or pack.id}\n#guid column:1\n#tags column:4\n")
    file.write("#columns:guid\tFront\tBack\tTags\n")
    rows = csv.writer(file, delimiter="\t", lineterminator="\n")
    items = pack.items(language)
    with speaking(language):
        for item in items:
            notes.begin(item.place.line, item.id)
            note_unheld(item, _HELD, notes)
            asked = present(item, _SEED, pack=pack.id)
            _note_shown(asked, notes)
            if is_folded(item):
                notes.changed(Loss.WHITE_SPACE)
            guid = guid_of(pack.id, item.id, language)
            rows.writerow((guid, _front(asked), _back(item, pack), _tags(item, pack, notes)))
    return Exported(file.getvalue().encode(), len(items), notes.notes)


def _note_shown(asked: Asked, notes: Notebook) -> None:
    item = asked.item
    lost = [name for name in ("feedback", "reject", "prompt") if getattr(item, name, None)]
    if lost:
        notes.left(Loss.UNHELD_FIELD, fields=", ".join(lost))
    if isinstance(item, Choice | Multiple):
        dropped = [each for each in item.distractors if each not in asked.options]
        if dropped:
            notes.changed(Loss.OPTIONS_DROPPED, **options_named(dropped))


def _tags(item: Question, pack: Pack, notes: Notebook) -> str:
    tags = [pack.id, *((f"{pack.id}{BETWEEN_TAGS}{item.topic}",) if item.topic else ()), *item.tags]
    whole = ["".join(_SPACE if sign.isspace() else sign for sign in tag) for tag in tags]
    if whole != tags:
        notes.once(Loss.REPLACED, Fate.CHANGED, text=" ", by=_SPACE)
    if any(_SPACE in text for text in (item.topic, *item.tags)):
        # Nothing tells it from the one that stands for a space.
        notes.once(Loss.REPLACED, Fate.CHANGED, text=_SPACE, by=" ")
    return " ".join(dict.fromkeys(whole))


def _front(asked: Asked) -> str:
    item = asked.item
    kind = item.type.value
    if isinstance(item, Number) and item.estimate:
        kind = f"{kind} estimate"
    body = f'<div class="stem">{shown(item.stem)}</div>'
    match item:
        case Choice() | Multiple():
            body += f'<br><ol type="A" class="options" {_LISTED}>{_entries(asked.options)}</ol>'
        case TrueFalse():
            asking = tr("True or false?")
            body += f"<p>{shown(asking)}</p>"
        case Order():
            body += f'<br><ul class="options" {_LISTED}>{_entries(asked.options)}</ul>'
        case Match():
            body += f'<br><ul class="lefts" {_LISTED}>{_entries(asked.lefts)}</ul><hr>'
            body += f'<ul class="rights" {_LISTED}>{_entries(asked.options)}</ul>'
        case _:
            pass
    return f'<div class="{CARD} {kind}">{body}</div>'


def _back(item: Question, pack: Pack) -> str:
    parts = [_key(item)]
    if isinstance(item, Text) and item.accept:
        also = shown(tr("Also right:"))
        parts.append(f'<p>{also}</p><ul class="accept" {_LISTED}>{_entries(item.accept)}</ul>')
    if isinstance(item, TrueFalse) and item.correction:
        parts.append(f'<div class="correction">{shown(item.correction)}</div>')
    if item.rationale:
        parts.append(f'<hr><div class="rationale">{shown(item.rationale)}</div>')
    for quote, source in quotations(item, pack):
        parts.append(f"<blockquote>{shown(quote)}<br><small>{shown(source)}</small></blockquote>")
    return "".join(parts)


def _key(item: Question) -> str:
    match item:
        case Choice() | Text():
            return f'<div class="key">{shown(item.answer)}</div>'
        case Multiple():
            return f'<ul class="key" {_LISTED}>{_entries(item.answers)}</ul>'
        case TrueFalse():
            said = tr("True") if item.answer else tr("False")
            return f'<div class="key {str(item.answer).lower()}">{shown(said)}</div>'
        case Number():
            return _number(item)
        case Order():
            return f'<ol class="key" {_LISTED}>{_entries(item.items)}</ol>'
        case Match():
            rows = (
                f'<li><span class="left">{shown(left)}</span> – '
                f'<span class="right">{shown(right)}</span></li>'
                for left, right in item.pairs
            )
            return f'<ul class="key" {_LISTED}>{"".join(rows)}</ul>'


def _number(item: Number) -> str:
    parts = [f'<span class="number">{shown(item.written)}</span>']
    if item.tolerance:
        parts.append(f'± <span class="tolerance">{item.tolerance:f}</span>')
    if item.unit:
        parts.append(f'<span class="unit">{shown(item.unit)}</span>')
    return f'<div class="key">{" ".join(parts)}</div>'


def _entries(texts: Iterable[str]) -> str:
    return "".join(f"<li>{shown(text)}</li>" for text in texts)
