"""One row of a spreadsheet as one draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import ItemType
from alpine_quiz.bank.other_names import Role
from alpine_quiz.bank.truths import truth_of
from alpine_quiz.exchange.cell_lists import parted, parted_pairs
from alpine_quiz.exchange.cell_values import difficulty_of, number_of, type_of
from alpine_quiz.exchange.keys import STAR, Way, meanings, meant, starred
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Draft, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.bank.writer import Value
    from alpine_quiz.exchange.keys import Habit
    from alpine_quiz.exchange.sheets import Row, Sheet

_TEXTS = {
    Role.ID: "id",
    Role.RATIONALE: "rationale",
    Role.TOPIC: "topic",
    Role.HINT: "hint",
    Role.VALID_UNTIL: "valid_until",
    Role.CREDIT: "credit",
    Role.ASK: "ask",
}
_OF_TEXT = {Role.ACCEPT: "accept", Role.REJECT: "reject", Role.PROMPT: "prompt"}
_NUMERIC = frozenset({Role.UNIT, Role.TOLERANCE, Role.ESTIMATE})
_SAYING_SOMETHING = frozenset(
    {Role.KEY, Role.OPTION, Role.OPTIONS, Role.WRONG, Role.WRONGS, Role.ACCEPT, Role.RATIONALE}
)


class _LeftError(Exception):
    """A row that makes no draft, and why."""

    def __init__(self, loss: Loss, column: int, **args: str | int) -> None:
        super().__init__(loss.value)
        self.loss = loss
        self.column = column
        self.args_ = args


class RowReader:
    """Makes drafts of the rows of one table; ``notes`` are what was noted on the way."""

    def __init__(self, sheet: Sheet, roles: Sequence[Role], habit: Habit) -> None:
        self.notes: list[Note] = []
        self._sheet = sheet
        self._habit = habit
        self._columns: dict[Role, list[int]] = {}
        for column, role in enumerate(roles):
            self._columns.setdefault(role, []).append(column)

    def draft(self, row: Row) -> Draft | None:
        """Return the draft that a row makes, or ``None``: noted, where it says anything."""
        reading = _RowReading(row, self._sheet, self._columns, self._habit)
        try:
            draft = reading.draft()
        except _LeftError as left:
            cell = self._sheet.address(row.number, left.column)
            args: dict[str, str | int] = {"cell": cell, **left.args_}
            self.notes += [*reading.notes, Note(left.loss, Fate.LEFT, row.number, args=args)]
            return None
        self.notes += reading.notes
        return draft


class _RowReading:
    """A row on its way."""

    def __init__(
        self, row: Row, sheet: Sheet, columns: dict[Role, list[int]], habit: Habit
    ) -> None:
        self.notes: list[Note] = []
        self._row = row
        self._sheet = sheet
        self._columns = columns
        self._habit = habit
        self._fields: dict[str, Value] = {}
        self._cells: dict[str, tuple[str, ...]] = {}

    def draft(self) -> Draft | None:
        """Return the draft; ``None`` where the row says nothing."""
        stem, column = self._cell(Role.STEM)
        if not stem:
            if any(self._cell(role)[0] for role in _SAYING_SOMETHING):
                raise _LeftError(Loss.NO_STEM, column)
            return None
        self._take("stem", stem, column)
        type_ = self._type()
        if type_ is not None:
            self._fields["type"] = type_.value
        makers: dict[ItemType, Callable[[], None]] = {
            ItemType.TRUE_FALSE: self._true_false,
            ItemType.NUMBER: self._number,
            ItemType.ORDER: self._order,
            ItemType.MATCH: self._match,
            ItemType.TEXT: self._text,
        }
        makers.get(type_ or ItemType.CHOICE, self._pick)()
        self._rest()
        language, _ = self._cell(Role.LANGUAGE)
        return Draft(self._fields, self._row.number, self._cells, language)

    def _type(self) -> ItemType | None:
        """Return the type of question: as given, else as the filled cells have it."""
        given, column = self._cell(Role.TYPE)
        type_ = type_of(given) if given else None
        if given and type_ is None:
            raise _LeftError(Loss.UNKNOWN_TYPE, column, type=given[:80])
        return type_ or self._type_by_cells()

    def _type_by_cells(self) -> ItemType | None:
        options = [text for text, _ in (*self._options(), *self._wrongs()) if text]
        said = options or [self._cell(Role.KEY)[0]]
        if all(truth_of(_bare(text), asked=False) is not None for text in said):
            return ItemType.TRUE_FALSE
        if options:
            return None
        numeric = any(self._cell(role)[0] for role in _NUMERIC)
        return ItemType.NUMBER if numeric else ItemType.TEXT

    def _pick(self) -> None:
        """Take the key and the distractors of a choice, or the keys of several."""
        key, column = self._cell(Role.KEY)
        options, wrongs = self._options(), self._wrongs()
        wanted = self._fields.get("type")
        if not options:
            self._pick_from(key, column, wrongs, several=wanted == ItemType.MULTIPLE.value)
            return
        places = self._right(key, column, [text for text, _ in options])
        if places is None:
            self._pick_from(key, column, [*options, *wrongs], several=False)
            return
        if not key:
            options = [(_bare(text), where) for text, where in options]
        right = [options[place] for place in places]
        wrong = [each for place, each in enumerate(options) if place not in places and each[0]]
        self._set_keys(right, several=len(right) > 1 or wanted == ItemType.MULTIPLE.value)
        self._take_all("distractors", [*wrong, *wrongs])

    def _pick_from(
        self, key: str, column: int, wrongs: list[tuple[str, int]], *, several: bool
    ) -> None:
        if not key:
            raise _LeftError(Loss.NO_KEY, column, key="")
        right = [(text, column) for text in parted(key)] if several else [(key, column)]
        self._set_keys(right, several=several)
        self._take_all("distractors", [each for each in wrongs if each[0]])

    def _set_keys(self, right: list[tuple[str, int]], *, several: bool) -> None:
        type_ = ItemType.MULTIPLE if several else ItemType.CHOICE
        self._fields["type"] = type_.value
        if several:
            self._take_all("answers", right)
        else:
            self._take("answer", *right[0])

    def _right(self, key: str, column: int, options: list[str]) -> tuple[int, ...] | None:
        """Return which options are right; ``None`` where the key stands beside them."""
        if not key:
            places = starred(options)
            if not places:
                raise _LeftError(Loss.NO_KEY, column, key="")
            return places
        if self._habit.apart:
            return meanings(key, options, self._habit).get(Way.TEXT)
        places = meant(key, options, self._habit)
        if not places:
            raise _LeftError(Loss.NO_KEY, column, key=key[:80])
        return places

    def _true_false(self) -> None:
        key, column = self._cell(Role.KEY)
        options = [text for text, _ in self._options()]
        truth = truth_of(key, asked=not any(options))
        if truth is None and any(options):
            places = self._right(key, column, options) or ()
            if len(places) == 1:
                truth = truth_of(_bare(options[places[0]]), asked=True)
        if truth is None:
            raise _LeftError(Loss.NO_KEY, column, key=key[:80])
        self._take("answer", truth, column)
        correction, column = self._cell(Role.CORRECTION)
        if correction:
            self._take("correction", correction, column)

    def _text(self) -> None:
        key, column = self._cell(Role.KEY)
        if not key:
            raise _LeftError(Loss.NO_KEY, column, key="")
        self._take("answer", key, column)
        for role, name in _OF_TEXT.items():
            self._take_list(name, role)

    def _number(self) -> None:
        key, column = self._cell(Role.KEY)
        if not key:
            raise _LeftError(Loss.NO_KEY, column, key="")
        self._take_number("answer", key, column)
        unit, column = self._cell(Role.UNIT)
        if unit:
            self._take("unit", unit, column)
        tolerance, column = self._cell(Role.TOLERANCE)
        if tolerance:
            self._take_number("tolerance", tolerance.lstrip("±+ "), column)
        estimate, column = self._cell(Role.ESTIMATE)
        if truth_of(estimate, asked=True):
            self._take("estimate", value=True, column=column)

    def _order(self) -> None:
        key, column = self._cell(Role.KEY)
        options = [each for each in self._options() if each[0]]
        if options:
            places = meant(key, [text for text, _ in options], self._habit)
            if key and sorted(places) != list(range(len(options))):
                raise _LeftError(Loss.NO_KEY, column, key=key[:80])
            self._take_all("items", [options[place] for place in places] if key else options)
        elif key:
            self._take_all("items", [(text, column) for text in parted(key)])
        else:
            raise _LeftError(Loss.NO_KEY, column, key="")
        self._take_list("values", Role.VALUES)

    def _match(self) -> None:
        key, column = self._cell(Role.KEY)
        pairs = parted_pairs(key)
        cells = [column] * len(pairs)
        if not key:
            for text, where in self._options():
                found = parted_pairs(text)
                pairs |= found
                cells += [where] * len(found)
        if not pairs:
            raise _LeftError(Loss.NO_KEY, column, key="")
        self._take("pairs", pairs, column)
        self._cells["pairs"] = tuple(self._address(where) for where in cells)

    def _rest(self) -> None:
        for role, name in _TEXTS.items():
            text, column = self._cell(role)
            if text:
                self._take(name, text, column)
        self._take_list("tags", Role.TAGS)
        text, column = self._cell(Role.ALLOW)
        if text:
            self._take("allow", parted_pairs(text), column)
        self._feedback()
        text, column = self._cell(Role.DIFFICULTY)
        level = difficulty_of(text) if text else None
        if level is not None:
            self._take("difficulty", level, column)
        elif text:
            self._note(Loss.ODD_VALUE, Fate.CHANGED, column, fields="difficulty", text=text[:80])

    def _feedback(self) -> None:
        """Take what is said of each wrong option; said of the question as a whole, it tells why."""
        text, column = self._cell(Role.OPTION_FEEDBACK)
        if text:
            self._take("feedback", parted_pairs(text), column)
        text, column = self._cell(Role.FEEDBACK)
        if not text:
            return
        pairs = parted_pairs(text)
        if all(pairs.values()) and not pairs.keys().isdisjoint(self._known_options()):
            self._take("feedback", pairs, column)
        elif "rationale" not in self._fields:
            self._take("rationale", text, column)
        else:
            self._note(Loss.UNHELD_FIELD, Fate.LEFT, column, fields="feedback", count=1)

    def _known_options(self) -> set[str]:
        known = {"true", "false"}
        for name in ("answer", "answers", "distractors"):
            value = self._fields.get(name, ())
            texts = value if isinstance(value, list) else [value]
            known |= {each for each in texts if isinstance(each, str)}
        return known

    def _options(self) -> list[tuple[str, int]]:
        """Return the options with their columns; empty ones too, since letters count them."""
        single = [(self._row.text(column), column) for column in self._columns.get(Role.OPTION, ())]
        if not any(text for text, _ in single):
            single = []
        return [*single, *self._in_one_cell(Role.OPTIONS)]

    def _wrongs(self) -> list[tuple[str, int]]:
        single = [(self._row.text(column), column) for column in self._columns.get(Role.WRONG, ())]
        return [*(each for each in single if each[0]), *self._in_one_cell(Role.WRONGS)]

    def _in_one_cell(self, role: Role) -> list[tuple[str, int]]:
        text, column = self._cell(role)
        parts = parted(text)
        if len(parts) == 1 and ", " in text:
            parts = [part.strip() for part in text.split(", ")]
        return [(part, column) for part in parts if part]

    def _cell(self, role: Role) -> tuple[str, int]:
        """Return the first text in the columns of a role, and where it stands."""
        columns = self._columns.get(role, ())
        for column in columns:
            if text := self._row.text(column):
                return text, column
        return "", columns[0] if columns else 0

    def _take(self, name: str, value: Value, column: int) -> None:
        self._fields[name] = value
        self._cells[name] = (self._address(column),)

    def _take_all(self, name: str, texts: list[tuple[str, int]]) -> None:
        self._fields[name] = [text for text, _ in texts]
        self._cells[name] = tuple(self._address(column) for _, column in texts)

    def _take_list(self, name: str, role: Role) -> None:
        text, column = self._cell(role)
        if parts := parted(text):
            self._take_all(name, [(part, column) for part in parts])

    def _take_number(self, name: str, text: str, column: int) -> None:
        number, doubtful = number_of(text, comma=self._sheet.decimal_comma)
        if doubtful:
            self._note(Loss.NUMBER, Fate.CHANGED, column, text=text, taken=number)
        self._take(name, number, column)

    def _note(self, loss: Loss, fate: Fate, column: int, **args: str | int) -> None:
        found: dict[str, str | int] = {"cell": self._address(column), **args}
        self.notes.append(Note(loss, fate, self._row.number, args=found))

    def _address(self, column: int) -> str:
        return self._sheet.address(self._row.number, column)


def _bare(option: str) -> str:
    """Return an option without the asterisk that says it is right."""
    plain = option.strip()
    if plain.startswith(STAR):
        return plain[1:].strip()
    return plain.removesuffix(STAR).strip()
