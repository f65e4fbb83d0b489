"""Marked-up text stripped to what a reader of it reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.exchange.markup import Markup, Style

PIECES = st.sampled_from(
    [
        *("<b>", "</b>", "<p>", "</p>", "<br/>", "<", ">", "&lt;", "&", "&#0;", '"', "'", "<!--"),
        *("-->", "<script>", "</script>", "<img src=x alt='y'>", "{mlang fr}", "{mlang}", "a", " "),
        *("\n", "**", "_", "[", "](", ")", "<span lang=fr class=multilang>", "</span>", "é"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        (Style.PLAIN, " <b>x</b> &amp; ", "<b>x</b> &amp;"),
        (Style.HTML, "<p>a\n  b</p><p>c<br>d</p>", "a b\nc\nd"),
        (Style.HTML, "a &lt;b&gt; &amp;amp; &nbsp;c", "a <b> &amp; \u00a0c"),
        (Style.HTML, "x<sup>2</sup>, H<sub>2</sub>O, 1<sup>er</sup>", "x², H₂O, 1^er"),
        (Style.HTML, "a<!-- b --><script>c</script><style>d</style>e", "ae"),
        (Style.HTML, '<a href="x>y">z</a>', "z"),
        (Style.HTML, "<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        (Style.HTML, "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        (Style.HTML, "#include <stdio.h>", "#include <stdio.h>"),
        (Style.AUTO, "one\ntwo <b>three</b>", "one\ntwo three"),
        (Style.AUTO, "if a<b and c>d", "if a<b and c>d"),
        (Style.MARKDOWN, "# **Bold** and _not_ `x_y`", "Bold and not x_y"),
        (Style.MARKDOWN, "2*3*4 snake_case_name", "2*3*4 snake_case_name"),
        (Style.MARKDOWN, "![a map](x.png) [there](y)", "[a map] there"),
    ],
)
def test_text_is_left_as_it_reads(style: Style, text: str, expected: str) -> None:
    assert Markup().stripped(text, style).text == expected


def test_what_plain_text_cannot_show_is_named() -> None:
    found = Markup().stripped(
        '<img src="@@PLUGINFILE@@/a%20b.png"><video src="x/y.mp4">no</video><a href="z">z</a>'
        '<embed src="s.mp3"></embed><object>o</object><em>fine</em>',
        Style.HTML,
    )
    assert found.text == "zfine"
    assert found.images == ["a b.png"]
    assert found.sounds == ["y.mp4", "s.mp3"]
    assert found.markup == ["a", "object"]


def test_of_two_languages_the_one_met_first_is_kept_through_the_file() -> None:
    markup = Markup()
    span = '<span class="multilang" lang="{}">{}</span>'
    first = span.format("en", "one") + span.format("fr", "un")
    assert markup.stripped(first, Style.HTML).text == "one"
    second = markup.stripped("{mlang fr}deux{mlang}{mlang en}two{mlang} (2)", Style.HTML)
    assert (second.text, second.languages) == ("two (2)", ["fr"])


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(Style))
def test_any_text_is_stripped(text: str, style: Style) -> None:
    found = Markup().stripped(text, style)
    assert found.text == found.text.strip()
    assert "<script" not in found.text or style is Style.PLAIN
