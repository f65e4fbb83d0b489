"""Tables read: CSV and its kin, and what all spreadsheets have in common."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alpine_quiz.bank.other_names import Role, role_of
from alpine_quiz.exchange import csv_in
from alpine_quiz.exchange.cell_lists import joined, joined_pairs, parted, parted_pairs
from alpine_quiz.exchange.cell_values import number_of
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.sheets import as_meant, column_name, defused
from alpine_quiz.exchange.taking_in import take_in
from tests.bank.writer import texts
from tests.exchange.fuzzing import FILES, MANY, check_importer

CSV = FILES / "csv"
HEADER = ["question", "answer", "wrong 1", "wrong 2"]


def read(text: str, name: str = "x.csv") -> Imported:
    return csv_in.read(text.encode(), name)


def read_file(name: str) -> Imported:
    return csv_in.read((CSV / name).read_bytes(), name)


def fields(found: Imported) -> list[dict[str, Any]]:
    return [dict(draft.fields) for draft in found.drafts]


def told(found: Imported) -> list[tuple[Loss, object]]:
    return [(note.loss, note.args.get("cell")) for note in found.notes]


def test_a_plain_table_is_read_with_its_quotes_and_line_ends() -> None:
    found = read_file("plain.csv")
    assert found.notes == ()
    first, second, third = fields(found)
    assert first == {
        "type": "choice",
        "stem": "Which river flows through Rouen?",
        "answer": "Seine",
        "distractors": ["Loire", "Rhône", "Garonne"],
        "topic": "rivers",
        "difficulty": 1,
        "rationale": "It meanders, and meets the sea at Le Havre.",
        "hint": "It also flows through Paris.",
    }
    assert (second["stem"], second["answer"]) == (
        "Which of these is\nnot a river?",
        "Brest, the town",
    )
    assert (third["stem"], third["difficulty"]) == ('Who said "No"?', 3)
    assert [draft.line for draft in found.drafts] == [2, 3, 4]
    assert found.drafts[0].cells["distractors"] == ("C2", "D2", "E2")


def test_a_french_table_with_letters_semicolons_and_decimal_commas() -> None:
    found = read_file("french.csv")
    assert found.notes == ()
    seine, west, loire, long = fields(found)
    assert (seine["answer"], seine["distractors"]) == ("Seine", ["Loire", "Rhône"])
    assert (west["answers"], west["distractors"]) == (["Loire", "Garonne"], ["Rhône", "Rhin"])
    assert (loire["type"], loire["answer"]) == ("true-false", True)
    assert (long["answer"], long["unit"], long["tolerance"]) == ("776.6", "km", "2.5")
    assert list(take_in(found, "french.csv", "x").counts.values()) == [4]
    assert list(take_in(found, "french.csv", "x").counts) == ["fr"]


def test_asterisks_without_a_header_and_old_bytes() -> None:
    found = read_file("latin1-stars.tsv")
    assert fields(found) == [
        {
            "type": "choice",
            "stem": "Quel est le plus long fleuve ?",
            "answer": "Loire",
            "distractors": ["Seine", "Rhône"],
        },
        {"type": "true-false", "stem": "L'été commence en juin.", "answer": True},
    ]
    assert [note.loss for note in found.notes] == [Loss.ENCODING]


def test_every_type_and_every_loss() -> None:
    found = read_file("everything.csv")
    by_id = {str(each.pop("id")): each for each in fields(found)}
    assert by_id == {
        "a.choice": {
            "type": "choice",
            "stem": "=SUM(A1:A2)",
            "answer": "=2",
            "distractors": ["-3", "@x"],
            "feedback": {"-3": "That is below zero."},
            "tags": ["maths", "easy"],
        },
        "b.multiple": {
            "type": "multiple",
            "stem": "Which two are towns?",
            "answers": ["Troyes", "Paris"],
            "distractors": ["Lyonnais", "Brie"],
        },
        "c.tf": {"type": "true-false", "stem": "The Seine is long.", "answer": True},
        "d.text": {
            "type": "text",
            "stem": "Which river?",
            "answer": "Loire",
            "accept": ["the Loire", "la Loire"],
        },
        "e.number": {
            "type": "number",
            "stem": "How long?",
            "answer": "1234.5",
            "unit": "km",
            "tolerance": "10",
        },
        "f.order": {
            "type": "order",
            "stem": "Put in order, from source to sea.",
            "items": ["Langres", "Paris", "Rouen"],
            "values": ["km 0", "km 365", "km 600"],
        },
        "g.match": {
            "type": "match",
            "stem": "Match.",
            "pairs": {"Rouen": "Seine", "Nantes": "Loire", "Lyon": "Rhône"},
        },
    }
    assert told(found) == [
        (Loss.FORMULA, "C2"),
        (Loss.UNKNOWN_TYPE, "B9"),
        (Loss.NO_STEM, "C10"),
        (Loss.NO_KEY, "D11"),
        (Loss.IMAGE, "M3"),
        (Loss.WEIGHTS, "N2"),
        (Loss.TIME_LIMIT, "O2"),
        (Loss.UNHELD_FIELD, "P2"),
    ]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        *(("Seine", "Seine"), ("seine ", "Seine"), ("2", "Seine"), ("2.0", "Seine")),
        *(("B", "Seine"), ("b)", "Seine"), ("B. Seine", "Seine"), ("Option B", "Seine")),
        *(("réponse 2", "Seine"), ("2 - Seine", "Seine"), ("Choice 2", "Seine")),
    ],
)
def test_the_answer_may_be_a_text_a_number_or_a_letter(key: str, answer: str) -> None:
    found = read(f"question;option a;option b;option c;correct\nWhich?;Loire;Seine;Rhône;{key}\n")
    assert fields(found)[0]["answer"] == answer
    assert fields(found)[0]["distractors"] == ["Loire", "Rhône"]


@pytest.mark.parametrize("key", ["A,C", "1;3", "AC", "A & C", "Loire | Rhône", "1 and 3"])
def test_several_answers_make_a_question_with_several(key: str) -> None:
    found = read(f'question,1,2,3,4,correct\nWhich?,Loire,Seine,Rhône,Oise,"{key}"\n')
    assert fields(found)[0]["answers"] == ["Loire", "Rhône"]
    assert fields(found)[0]["distractors"] == ["Seine", "Oise"]


def test_what_can_be_read_in_two_ways_is_read_as_the_rest_of_the_sheet() -> None:
    rows = "\n".join(["Which?,Loire,Seine,Oise,{}"] * 3)
    head = "question,option 1,option 2,option 3,answer\n"
    numbers = read(head + rows.format(1, 2, 3) + "\nHow many?,3,1,2,2\n")
    assert fields(numbers)[-1]["answer"] == "1"
    as_text = read(head + rows.format("Loire", "Oise", "Oise") + "\nHow many?,3,1,2,2\n")
    assert fields(as_text)[-1]["answer"] == "2"


def test_numbers_that_begin_with_zero_count_from_it() -> None:
    found = read("question,option 1,option 2,answer\nA?,x,y,0\nB?,x,y,1\n")
    assert [each["answer"] for each in fields(found)] == ["x", "y"]


def test_an_answer_beside_wrong_options_is_one_more() -> None:
    head = "question,correct answer,option 1,option 2\n"
    found = read(f"{head}A?,x,y,z\nB?,p,q,r\nC?,s,t,u\n")
    assert fields(found)[0] == {
        "type": "choice",
        "stem": "A?",
        "answer": "x",
        "distractors": ["y", "z"],
    }


def test_an_answer_that_is_no_option_is_told_by_its_cell() -> None:
    head = "question,correct answer,option 1,option 2\n"
    found = read(f"{head}A?,y,y,z\nB?,q,q,r\nC?,Q,t,u\n")
    (note,) = found.notes
    assert (note.loss, note.fate, note.args) == (
        Loss.NO_KEY,
        Fate.LEFT,
        {"cell": "B4", "key": "Q"},
    )


def test_problems_of_the_reader_are_told_by_cell() -> None:
    taken = take_in(read("question,answer,wrong 1,wrong 2\nA?,x,y,Y\nB?,x,y,z\n"), "x", "x")
    (note,) = taken.notes
    assert (note.line, note.args["cell"], note.args["code"]) == (2, "D2", "duplicate-option")
    assert taken.count == 1


def test_a_title_above_the_header_is_no_question() -> None:
    found = read("My quiz,,\n,,\nquestion,answer,wrong 1\nA?,x,y\n")
    assert told(found) == [(Loss.NOT_A_QUESTION, "A1")]
    assert found.drafts[0].line == 4


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("A?,x\nB?,y\n", {"type": "text", "stem": "A?", "answer": "x"}),
        (
            "A?,x,y,z\nB?,p,q,r\n",
            {"type": "choice", "stem": "A?", "answer": "x", "distractors": ["y", "z"]},
        ),
        (
            "1,A?,x,y,z,C\n2,B?,p,q,r,A\n",
            {"type": "choice", "stem": "A?", "answer": "z", "distractors": ["x", "y"]},
        ),
        (
            "A?,3,x,y,z\nB?,1,p,q,r\n",
            {"type": "choice", "stem": "A?", "answer": "z", "distractors": ["x", "y"]},
        ),
    ],
)
def test_without_a_header_columns_are_known_by_what_they_hold(
    text: str, shape: dict[str, Any]
) -> None:
    assert fields(read(text))[0] == shape


def test_what_sets_cells_apart_may_be_said_in_the_first_line() -> None:
    found = read("sep=|\nquestion|answer|wrong\nA, B; C?|x|y\n")
    assert fields(found)[0]["stem"] == "A, B; C?"


def test_several_options_may_stand_in_one_cell() -> None:
    found = read("question;options;answer\nA?;x | y | z;y\nB?;x, y, z;x\n")
    assert [each["answer"] for each in fields(found)] == ["y", "x"]
    assert [each["distractors"] for each in fields(found)] == [["x", "z"], ["y", "z"]]


def test_a_quotation_mark_that_is_never_closed_costs_what_follows_and_is_told() -> None:
    found = read('question,answer\nA?,x\n"B?,y\nC?,z\n')
    assert len(found.drafts) == 1
    assert told(found) == [(Loss.OPEN_QUOTE, "A3")]
    huge = read('question,answer\nA?,x\n"B?,' + "y\n" * 200_000)
    assert told(huge) == [(Loss.OPEN_QUOTE, "A3")]


def test_a_doubtful_number_is_told() -> None:
    found = read('question,answer,unit\nA?,"1,234",km\nB?,"1,234,567",km\n')
    assert [each["answer"] for each in fields(found)] == ["1234", "1234567"]
    assert told(found) == [(Loss.NUMBER, "B2")]
    english = read('question,answer,unit,tolerance\nHow long is it?,"1,234",km,"0,5"\n')
    assert (fields(english)[0]["answer"], fields(english)[0]["tolerance"]) == ("1234", "0.5")
    assert told(english) == [(Loss.NUMBER, "B2")]
    keys = 'question,answer,option 1,option 2,option 3,unit\nX?,"1,3",a,b,c,\n'
    assert fields(read(f'{keys}A?,"1,234",,,,km\n'))[1]["answer"] == "1234"
    comma = read('question,answer,unit\nQuelle est la longueur de la Seine ?,"1,234",km\n')
    assert fields(comma)[0]["answer"] == "1.234"
    assert told(comma) == [(Loss.NUMBER, "B2")]
    french = read("question;answer;unit\nA?;1,234;km\nB?;4,5;km\n")
    assert [each["answer"] for each in fields(french)] == ["1.234", "4.5"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("4,5", "4.5"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1 234,5", "1234.5")),
        *(("-18,77", "-18.77"), ("−3", "-3"), ("1'234", "1234"), ("4 328", "4 328")),
        *(("1.2.3", "1.2.3"), ("1,2,3", "1,2,3"), ("many", "many"), ("", ""), (",5", "0.5")),
        ("9" * 50, "9" * 50),
    ],
)
def test_numbers_are_written_as_banks_do(text: str, number: str) -> None:
    assert number_of(text, comma=False)[0] == number


@pytest.mark.parametrize(
    ("header", "role"),
    [
        *(("Question", Role.STEM), ("ÉNONCÉ", Role.STEM), ("Question - max 120 ch", Role.STEM)),
        *(("Bonne(s) réponse(s)", Role.KEY), ("Correct answer(s)", Role.KEY), ("Key", Role.KEY)),
        *(("Choix 1", Role.OPTION), ("Réponse D", Role.OPTION), ("answer_3", Role.OPTION)),
        *(("Mauvaise réponse 1", Role.WRONG), ("incorrect answer 2", Role.WRONG)),
        *(("Distractor 3", Role.WRONG), ("Fausse réponse", Role.WRONG), ("Indice", Role.HINT)),
        *(("Thème", Role.TOPIC), ("Catégorie", Role.TOPIC), ("Niveau", Role.DIFFICULTY)),
        *(("Explication", Role.RATIONALE), ("Time limit (sec)", Role.TIME), ("x9", Role.UNKNOWN)),
    ],
)
def test_headers_are_known_in_several_habits(header: str, role: Role) -> None:
    assert role_of(header) is role


@given(st.lists(texts(), max_size=5))
def test_texts_joined_in_one_cell_come_apart_again(several: list[str]) -> None:
    assert parted(joined(several)) == several


@given(st.dictionaries(texts(), texts(), max_size=5))
@example({"→": "0", "a->b": "c => d", "\\→": "\\->"})
def test_pairs_joined_in_one_cell_come_apart_again(pairs: dict[str, str]) -> None:
    assert parted_pairs(joined_pairs(pairs)) == pairs


@given(st.text(st.sampled_from(list("'=+-@\t＝ab")), max_size=5))
def test_no_formula_is_left_live_and_none_is_changed(text: str) -> None:
    assert as_meant(defused(text)) == text
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "＝"))


def test_columns_are_called_as_spreadsheets_do() -> None:
    assert [column_name(column) for column in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


def test_a_million_rows_are_refused() -> None:
    with pytest.raises(ExchangeError) as refused:
        read("question,answer\n" + "a,b\n" * 1_000_000)
    assert refused.value.obstacle is Obstacle.TOO_MANY


def test_cells_as_long_as_spreadsheets_allow_are_left_with_a_reason() -> None:
    taken = take_in(read(f"question,answer\n{'x' * 32767},y\nA?,{'z' * 32767}\n"), "x", "x")
    assert [(note.args["code"], note.args["cell"]) for note in taken.notes] == [
        ("too-long", "A2"),
        ("too-long", "B3"),
    ]


def files_of_csv() -> list[bytes]:
    return [path.read_bytes() for path in sorted(CSV.iterdir())]


def test_spoilt_tables_are_read_or_refused() -> None:
    check_importer(csv_in.read, files_of_csv(), "x.csv")


@pytest.mark.long
def test_very_many_spoilt_tables_are_read_or_refused() -> None:
    check_importer(csv_in.read, files_of_csv(), "x.csv", MANY)
