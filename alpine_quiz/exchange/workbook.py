"""A workbook's file (Office Open XML): which of its parts are sheets, and where its texts are.

After ECMA-376: a zip file whose parts are found by relationships, never by their names; a
workbook may as well be called ``xl/workbook2.xml``. Definitions, links, drawings and what else
a spreadsheet has are never read.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.exchange.decoding import check_size, tidy
from alpine_quiz.exchange.model import ExchangeError, Obstacle
from alpine_quiz.exchange.office_xml import Allowance, Done
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.unzipping import DAMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.exchange.office_xml import Handler

MAX_UNPACKED = 64 * 2**20
MAX_READ = 32 * 2**20
"""What is read of all that; ten thousand questions make some ten megabytes."""
MOST_SHEETS = 50
_MOST_FILES = 2000
_PIECE = 2**16
_MB = 2**20
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory: APPNOTE 4.3.12
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ROOT = "_rels/.rels"
_USUAL = "xl/workbook.xml"
_MEDIA = "xl/media/"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of a workbook: its name, the part that holds it, and whether it is shown."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """The parts of a workbook that hold what its cells say.

    Raises ``ExchangeError`` where it is no workbook, or holds more than is read.
    """

    def __init__(self, content: bytes) -> None:
        check_size(content)
        # Before the directory is read: an entry takes far more memory than it has bytes.
        if content.count(_ENTRY) > 2 * _MOST_FILES:
            raise ExchangeError(Obstacle.BOMB, limit=MAX_UNPACKED // _MB)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGE:
            raise ExchangeError(Obstacle.NOT_THIS_FORMAT) from None
        self._entries = {_part_name(each.filename): each for each in self._archive.infolist()}
        self._allowance = Allowance()
        self._left = MAX_READ
        self.images = sum(name.startswith(_MEDIA) for name in self._entries)
        self._look_through()
        main = self._main()
        found = _Sheets()
        self.read(main, found)
        if not found.is_workbook:
            raise ExchangeError(Obstacle.NOT_THIS_FORMAT)
        self.counts_from_1904 = found.counts_from_1904
        self.sheets, self.strings, self.styles = self._parts(main, found)

    def read(self, part: str, handler: Handler) -> None:
        """Have ``handler`` told of a part; raises ``ExchangeError``, as if it is not there."""
        entry = self._entries.get(part)
        if entry is None:
            raise ExchangeError(Obstacle.UNREADABLE, reason=cleaned(part[-80:]))
        try:
            self._allowance.read(self._pieces(entry), part, handler)
        except DAMAGE as error:
            if isinstance(error, ExchangeError):
                raise
            raise ExchangeError(Obstacle.UNREADABLE, reason=type(error).__name__) from None

    def _look_through(self) -> None:
        entries = self._entries.values()
        if len(entries) > _MOST_FILES or sum(each.file_size for each in entries) > MAX_UNPACKED:
            raise ExchangeError(Obstacle.BOMB, limit=MAX_UNPACKED // _MB)
        if any(
            each.flag_bits & _ENCRYPTED or each.compress_type not in _METHODS for each in entries
        ):
            raise ExchangeError(Obstacle.NOT_THIS_FORMAT)

    def _main(self) -> str:
        if _ROOT in self._entries:
            relations = _Relations("")
            self.read(_ROOT, relations)
            main = relations.part(relations.document)
            if main in self._entries:
                return main
        if _USUAL not in self._entries:
            raise ExchangeError(Obstacle.NOT_THIS_FORMAT)
        return _USUAL

    def _parts(self, main: str, found: _Sheets) -> tuple[list[SheetPart], str, str]:
        folder, name = posixpath.split(main)
        relations = _Relations(folder)
        of_main = _part_name(posixpath.join(folder, "_rels", f"{name}.rels"))
        if of_main in self._entries:
            self.read(of_main, relations)
        sheets = [
            SheetPart(title, relations.part(relations.sheets[relation]), hidden)
            for title, relation, hidden in found.sheets
            if relation in relations.sheets
        ]
        return sheets, relations.part(relations.strings), relations.part(relations.styles)

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._archive.open(entry) as file:
            while piece := file.read(_PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise ExchangeError(Obstacle.TOO_LARGE, limit=MAX_READ // _MB)
                yield piece


class _Relations:
    """The parts that another names: sheets by their relation, and those there is one of."""

    names = ("Relationship",)
    into: list[str] | None = None

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.document = ""
        self.sheets: dict[str, str] = {}
        self.strings = ""
        self.styles = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Take a relationship to something in the workbook itself."""
        if attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        match attributes.get("Type", "").rpartition("/")[2]:
            case "officeDocument":
                self.document = target
            case "worksheet":
                self.sheets[attributes.get("Id", "")] = target
            case "sharedStrings":
                self.strings = target
            case "styles":
                self.styles = target

    def end(self, name: str) -> None:
        """Nothing is left to do."""

    def part(self, target: str) -> str:
        """Return the name of the part that a target means; nothing where there is none."""
        return _part_name(posixpath.join("/", self._folder, target)) if target else ""


class _Sheets:
    """The sheets of a workbook in order, and from when its dates count."""

    names = ("workbook", "workbookPr", "sheet", "sheets")
    into: list[str] | None = None

    def __init__(self) -> None:
        self.is_workbook = False
        self.counts_from_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a sheet's name and relation."""
        if name == "workbook":
            self.is_workbook = True
        elif name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            relation = attributes.get(_RELATION) or attributes.get(_STRICT_RELATION, "")
            title = " ".join(tidy(attributes.get("name", "")[:80]).split())
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((title, relation, hidden))
            if len(self.sheets) > MOST_SHEETS:
                raise ExchangeError(Obstacle.TOO_MANY_SHEETS, limit=MOST_SHEETS)

    def end(self, name: str) -> None:
        """End with the list of sheets: what follows it is not needed."""
        if name == "sheets":
            raise Done


def _part_name(name: str) -> str:
    """Return a part's name as all others have it: no capitals, no way back, no slash before."""
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()
