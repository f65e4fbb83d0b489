"""The report on a session as one page of HTML with charts, which needs nothing else.

Nothing of it runs or is fetched: it says so in a policy of its own. Whatever students typed, and
what they are called, is text.
"""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Order
from alpine_quiz.classroom.report.analysis import answers_by_student, most_missed, weak
from alpine_quiz.classroom.rules import Scoring
from alpine_quiz.language.catalogue import spoken, tr, tr_as, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.classroom_report import words
from alpine_quiz.plain.classroom_report.lines import MOST_MISSED
from alpine_quiz.plain.classroom_report.style import STYLE
from alpine_quiz.plain.points import score_text, share_text
from alpine_quiz.plain.sources import quotation_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alpine_quiz.classroom.report.analysis import Chosen, Item
    from alpine_quiz.classroom.report.results import Reply, Results

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
MOST_IN_GRID = 200
"""So many students have their answers side by side; of more the tables for spreadsheets tell."""
_MOST_ANSWERS = 12
_MOST_LONG = 4
_MOST_QUOTES = 2
_CLASSES = {"✓": "all", "½": "part", "✗": "none", "–": "absent"}


def report_page(results: Results, items: Sequence[Item]) -> str:
    """Return the page."""
    return "\n".join([*_head(results), *_body(results, items), "</body>", "</html>", ""])


def page_head(title: str, style: str) -> list[str]:
    """Return the beginning of a page that holds all it needs, up to its body."""
    return [
        f'<!DOCTYPE html>\n<html lang="{escape(spoken())}">\n<head>',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>",
    ]


def _head(results: Results) -> list[str]:
    return page_head(words.title_text(results), STYLE)


def _body(results: Results, items: Sequence[Item]) -> Iterator[str]:
    yield f'<header>\n<hr class="rule">\n<h1 dir="auto">{escape(words.title_text(results))}</h1>'
    yield f'<p class="about">{escape(words.about_text(results))}</p>'
    yield from _tiles(results, items)
    yield "</header>\n<main>"
    if not items:
        yield _said(tr("No question was asked."))
    else:
        yield from _missed(results, items)
        yield from _sure(items)
        yield from _overview(results, items)
        yield from _questions(results, items)
        yield from _weak(items)
    if results.students:
        yield from _students(results)
        yield from _grid(results)
    yield "</main>"
    yield from _foot(results, items)


def _tiles(results: Results, items: Sequence[Item]) -> Iterator[str]:
    shares = [item.share for item in items if item.put.counts and item.share is not None]
    figures = [
        (whole(len(results.students)), tr("students")),
        (whole(len(results.counting)), tr("questions that count")),
        (whole(sum(item.answers for item in items)), tr("answers")),
    ]
    if shares:
        mean = sum(shares, Fraction(0)) / len(shares)
        figures.append((share_text(mean), tr("right on average")))
    tiles = "".join(f"<li><b>{escape(one)}</b>{escape(other)}</li>" for one, other in figures)
    yield f'<ul class="tiles">{tiles}</ul>'


def _section(title: str, more: str = "") -> str:
    return f"<section>\n<h2>{escape(title)}</h2>\n{more}"


def _said(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def _missed(results: Results, items: Sequence[Item]) -> Iterator[str]:
    missed = most_missed(items)[:MOST_MISSED]
    yield _section(tr("What most missed"))
    if not missed:
        yield _said(words.unmissed_text(items))
    for item in missed:
        yield "<article>"
        yield _stem(results, item)
        yield f"<p>{escape(words.share_line(item))}</p>"
        for said in (words.chose_text(item), _key_text(item)):
            if said:
                yield f'<p dir="auto">{escape(said)}</p>'
        yield from _quotes(results, item)
        yield "</article>"
    yield "</section>"


def _key_text(item: Item) -> str:
    return tr("right answer: {answer}", answer=words.key_line(item.put))


def _stem(results: Results, item: Item, place: str = "") -> str:
    language = escape(results.sheet.language)
    number = f'<span class="number">{whole(item.put.number)}.</span>'
    stem = escape(cleaned(item.put.item.stem))
    return f'<h3{place}>{number} <span lang="{language}" dir="auto">{stem}</span></h3>'


def _quotes(results: Results, item: Item) -> Iterator[str]:
    opening, closing = quotation_marks()
    for quote in words.quotes_of(item.put, results.sheet)[:_MOST_QUOTES]:
        said = f"{escape(quote.before)}<mark>{escape(quote.mark)}</mark>{escape(quote.after)}"
        yield f'<blockquote><p dir="auto">{escape(opening)}{said}{escape(closing)}</p>'
        yield f'<p class="faint" dir="auto">{escape(cleaned(quote.source))}</p></blockquote>'


def _sure(items: Sequence[Item]) -> Iterator[str]:
    found = [item for item in items if item.misconception]
    if not found:
        return
    yield _section(tr("Sure, and wrong"), "<ul>")
    for item in found:
        said = escape(words.sure_and_wrong_text(item))
        yield f'<li dir="auto">{escape(cleaned(item.put.item.stem))}<br>{said}</li>'
    yield "</ul>\n</section>"


def _overview(results: Results, items: Sequence[Item]) -> Iterator[str]:
    yield _section(tr("How each question went"))
    yield '<ol class="chart">'
    for item in items:
        share = item.share or Fraction(0)
        left_out = "" if item.put.counts else ' class="out"'
        stem = escape(cleaned(item.put.item.stem))
        link = f'<a href="#q{item.put.number}" dir="auto">{stem}</a>'
        shown = "–" if item.share is None else share_text(item.share)
        yield (
            f'<li{left_out}><span class="count">{whole(item.put.number)}</span>'
            f'<span class="stem" lang="{escape(results.sheet.language)}">{link}</span>'
            f'{_bar(share)}<span class="figure">{escape(shown)}</span></li>'
        )
    yield "</ol>"
    if not all(item.put.counts for item in items):
        yield _said(tr("Paler bars: questions that do not count."), "faint")
    yield "</section>"


def _bar(part: Fraction, kind: str = "") -> str:
    width = f"{float(part) * 100:.1f}".rstrip("0").rstrip(".")
    fill = f'<span class="fill" style="width:{width}%"></span>'
    return f'<span class="track{kind}" aria-hidden="true">{fill}</span>'


def _questions(results: Results, items: Sequence[Item]) -> Iterator[str]:
    yield _section(tr("All questions"))
    for item in items:
        yield "<article>"
        yield _stem(results, item, f' id="q{item.put.number}"')
        yield f'<p class="faint">{escape(_figures(item))}</p>'
        yield from _chosen(item)
        if all(not each.right for each in item.chosen):
            yield f'<p dir="auto">{escape(_key_text(item))}</p>'
        if item.put.item.rationale:
            language = escape(results.sheet.language)
            rationale = escape(cleaned(item.put.item.rationale))
            yield f'<p class="note" lang="{language}" dir="auto">{rationale}</p>'
        yield "</article>"
    yield "</section>"


def _figures(item: Item) -> str:
    parts = [words.share_line(item)]
    if item.time is not None:
        parts.append(tr("median time {time}", time=words.time_text(item.time)))
    if item.discrimination is not None:
        parts.append(words.discrimination_text(item.discrimination))
    if left_out := words.left_out_text(item.put):
        parts.append(left_out)
    return " · ".join(parts)


def _chosen(item: Item) -> Iterator[str]:
    """Yield the answers that were given as bars; a second, thin one is the first vote's."""
    # Whole orders are long, and few give the same wrong one.
    long = isinstance(item.put.item, Order)
    shown = item.chosen[: _MOST_LONG if long else _MOST_ANSWERS]
    if not shown:
        return
    most = max(1, *(max(each.count, each.before or 0) for each in shown))
    yield '<ul class="options">'
    for each in shown:
        yield _answer(item, each, most)
    yield "</ul>"
    if left := len(item.chosen) - len(shown):
        yield _said(tr_count("and {count} other", "and {count} others", left), "faint")


def _answer(item: Item, each: Chosen, most: int) -> str:
    kind, mark = "wrong", ""
    if each.right:
        right = escape(tr_as("answer", "right"))
        kind, mark = "right", f'<span title="{right}">✓</span>'
    bars = _bar(Fraction(each.count, most))
    figure = whole(each.count)
    if each.before is not None:
        bars += _bar(Fraction(each.before, most), " before")
        figure = tr("{first} → {second}", first=whole(each.before), second=figure)
    said = escape(words.given_text(item.put, each.given))
    return (
        f'<li class="{kind}"><span class="mark">{mark}</span>'
        f'<span class="text" dir="auto">{said}</span><span class="bars">{bars}</span>'
        f'<span class="figure">{escape(figure)}</span></li>'
    )


def _weak(items: Sequence[Item]) -> Iterator[str]:
    found = weak(items)
    if not found:
        return
    yield _section(tr("For the author of the pack"))
    for item in found:
        yield f"<article><h3>{escape(cleaned(item.put.item.id))}</h3>"
        yield f'<p dir="auto">{escape(cleaned(item.put.item.stem))}</p>'
        for flag in item.flags:
            yield f'<p class="flag">{escape(words.weakness_text(flag, item.put))}</p>'
        yield "</article>"
    yield "</section>"


def _students(results: Results) -> Iterator[str]:
    answers = answers_by_student(results)
    teams = any(student.team for student in results.students)
    points = results.scoring is not Scoring.ACCURACY
    heads = [(tr("Place"), "count"), (tr("Student"), "")]
    heads += [(tr("Team"), "")] if teams else []
    heads += [(tr("Right"), "count")]
    heads += [(tr("Points"), "count")] if points else []
    heads += [(tr("Attempts"), "count")] if results.self_paced else []
    heads += [(tr("Median time"), "count")]
    yield _section(tr("Students"), '<div class="scroll"><table>')
    cells = "".join(f'<th scope="col" class="{kind}">{escape(name)}</th>' for name, kind in heads)
    yield f"<thead><tr>{cells}</tr></thead>\n<tbody>"
    for student in results.students:
        theirs = answers[student.id]
        name = escape(words.name_text(student.name, nameless=results.nameless))
        row = [_cell(whole(student.place), "count"), f'<th scope="row"><bdi>{name}</bdi></th>']
        row += [_cell(words.team_text(student.team) if student.team else "")] if teams else []
        row.append(_cell(score_text(theirs.known, len(results.counting)), "count"))
        if points:
            row.append(_cell(words.points_text(student.points, results.scoring), "count"))
        if results.self_paced:
            row.append(_cell(whole(student.attempts), "count"))
        time = theirs.time
        row.append(_cell("" if time is None else words.time_text(time), "count"))
        yield f"<tr>{''.join(row)}</tr>"
    yield "</tbody></table></div>"
    yield from _teams(results)
    yield "</section>"


def _teams(results: Results) -> Iterator[str]:
    if not results.teams:
        return
    title = escape(tr("Teams"))
    yield f"<h3>{title}</h3>\n<ol>"
    for team, earned in results.teams:
        said = tr(
            "{team}: {points}",
            team=words.team_text(team),
            points=words.points_text(earned, results.scoring),
        )
        yield f'<li dir="auto">{escape(said)}</li>'
    yield "</ol>"


def _cell(text: str, kind: str = "") -> str:
    return f'<td class="{kind}">{escape(text)}</td>' if kind else f"<td>{escape(text)}</td>"


def _grid(results: Results) -> Iterator[str]:
    """Yield who knew what, a row a student."""
    if not results.questions or len(results.students) > MOST_IN_GRID:
        return
    given: dict[tuple[int, int], Reply] = {
        (reply.student, put.number): reply for put in results.questions for reply in put.replies
    }
    yield _section(tr("Who knew what"), '<div class="scroll">')
    legend = tr("✓ right · ½ partly right · ✗ wrong · – no answer")
    yield f'<table class="grid"><caption>{escape(legend)}</caption>'
    heads = "".join(f'<th scope="col">{whole(put.number)}</th>' for put in results.questions)
    name = escape(tr("Student"))
    yield f'<thead><tr><th scope="col">{name}</th>{heads}</tr></thead>\n<tbody>'
    for student in results.students:
        name = escape(words.name_text(student.name, nameless=results.nameless))
        marks = "".join(_mark(given.get((student.id, put.number))) for put in results.questions)
        yield f'<tr><th scope="row"><bdi>{name}</bdi></th>{marks}</tr>'
    yield "</tbody></table></div>\n</section>"


def _mark(reply: Reply | None) -> str:
    mark = words.mark_of(reply)
    said = escape(words.mark_words(reply))
    return f'<td class="{_CLASSES[mark]}"><span title="{said}">{mark}</span></td>'


def _foot(results: Results, items: Sequence[Item]) -> Iterator[str]:
    yield f"<footer>\n<p>{escape(words.scoring_text(results.scoring))}</p>"
    if any(item.discrimination is not None for item in items):
        said = tr(
            "Discrimination is the point-biserial correlation of a question with all others: "
            "from 0.2 on it tells who knows the rest, below 0 it misleads."
        )
        yield f"<p>{escape(said)}</p>"
    if not results.nameless:
        said = tr("This page has the names of students: keep it where only you can read it.")
        yield f"<p>{escape(said)}</p>"
    yield "</footer>"
