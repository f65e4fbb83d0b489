"""Reading documents of every kind, and telling why one gives no text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from alpine_quiz.documents.extraction import Fault, NoTextError, extract, is_extracted
from alpine_quiz.documents.files import Obstacle, UnreadableError

LINE = "The pier at Westcombe was opened in 1898."
PDF, HTML = Path("pier.pdf"), Path("pier.html")


def pdf(*lines: str) -> bytes:
    """Return a PDF with one page for each of ``lines``; an empty one has no text."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for line in lines:
        page = writer.add_blank_page(300, 300)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({line}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def fault_of(path: Path, data: bytes) -> Fault:
    with pytest.raises(NoTextError) as told:
        extract(path, data)
    return told.value.fault


def test_a_text_is_its_own_text_but_for_the_bom() -> None:
    assert extract(Path("a.txt"), b"\xef\xbb\xbfone\r\n") == "one\r\n"
    assert extract(Path("a.MD"), b"# one") == "# one"
    assert not is_extracted(Path("a.txt"))


def test_a_pdf_gives_the_text_of_its_pages() -> None:
    assert extract(PDF, pdf(LINE, "Second page.")) == f"{LINE}\n\nSecond page.\n"
    assert is_extracted(Path("A.PDF"))


def test_an_encrypted_pdf_is_told_and_one_without_password_is_read() -> None:
    for password, locked in (("secret", True), ("", False)):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINE))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        if locked:
            assert fault_of(PDF, out.getvalue()) is Fault.ENCRYPTED
        else:
            assert LINE in extract(PDF, out.getvalue())


def test_a_pdf_of_pictures_has_no_text() -> None:
    assert fault_of(PDF, pdf("", "", "")) is Fault.SCANNED


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"not a pdf at all", pdf(LINE)[:200]])
def test_a_truncated_pdf_is_damaged(data: bytes) -> None:
    assert fault_of(PDF, data) in (Fault.DAMAGED, Fault.SCANNED)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 600), st.binary(min_size=1, max_size=8))
def test_a_damaged_pdf_never_breaks_anything(at: int, junk: bytes) -> None:
    data = pdf(LINE)
    try:
        text = extract(PDF, data[:at] + junk + data[at + len(junk) :])
    except NoTextError:
        return
    assert text.endswith("\n")


def test_a_page_gives_its_prose_without_its_machinery() -> None:
    page = (
        "<html><head><title>Pier</title><style>p{}</style></head><body><nav>Home News</nav>"
        "<header>Menu</header><h1>The pier</h1><p>It was opened in&nbsp;1898 by <b>Ann</b>\n Hill."
        "<p>Second<br>line.</p><div hidden>secret</div><span style='display:none'>trick</span>"
        "<script>var x = 'founded in 1999';</script><div aria-hidden=true>icon</div>"
        "<ul><li>one<li>two</ul><footer>Imprint</footer></body></html>"
    )
    assert extract(HTML, page.encode()) == (
        "The pier\n\nIt was opened in 1898 by Ann Hill.\n\nSecond line.\n\none\n\ntwo\n"
    )


def test_a_hidden_element_ends_with_its_own_tag() -> None:
    page = (
        f"<p hidden>a<b>b</b>c</p><p>{LINE}</p><div style='visibility: hidden'><div>x</div>y</div>z"
    )
    assert extract(HTML, page.encode()) == f"{LINE}\n\nz\n"


def test_a_page_that_is_all_script_has_no_prose() -> None:
    page = b"<html><body><div id=app></div><script>" + b"founded in 1955; " * 99 + b"</script>"
    assert fault_of(HTML, page) is Fault.NO_PROSE


def test_a_page_is_read_in_the_encoding_it_names() -> None:
    body = "<p>L’usine fut inaugurée en 1969 à Orléans.</p>"
    named = f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">{body}'
    assert "inaugurée" in extract(HTML, named.encode("cp1252"))
    assert "inaugurée" in extract(HTML, named.encode("utf-8"))
    assert "inaugurée" in extract(HTML, f"<meta charset='utf-8'>{body}".encode())


def test_a_wrong_encoding_is_told() -> None:
    for path in (Path("a.txt"), HTML):
        with pytest.raises(UnreadableError) as told:
            extract(path, "<p>L'usine fut inaugurée en 1969.</p>".encode("cp1252"))
        assert told.value.obstacle is Obstacle.NOT_UTF8


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf"])
@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_document_is_told(name: str, data: bytes) -> None:
    assert fault_of(Path(name), data) is Fault.EMPTY


def test_other_kinds_are_told() -> None:
    assert fault_of(Path("a.docx"), b"PK") is Fault.UNKNOWN_KIND
    assert fault_of(Path("a"), LINE.encode()) is Fault.UNKNOWN_KIND
    assert fault_of(Path("a.txt"), pdf(LINE)) is Fault.UNKNOWN_KIND


@settings(max_examples=100)
@given(st.text(alphabet="<>/ap diveb='\"hidden-!&;\x00\x1b\u202eé\n", max_size=120))
def test_hostile_pages_give_clean_text_or_a_fault(page: str) -> None:
    try:
        text = extract(HTML, f"<p>{LINE}</p>{page}".encode())
    except (NoTextError, UnreadableError):
        return
    assert "\x00" not in text
    assert "\x1b" not in text
    assert text.endswith("\n")
