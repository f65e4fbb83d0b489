from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.classroom.names import LONGEST, clean_name, free_name, generated_name, look_of
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.rules import Naming, Rules
from alpine_quiz.language.clean import first_forbidden
from tests.classroom.rooms import room


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Zoé", "zoe"),
        ("Anna", "Аnnа"),  # Cyrillic А and а
        ("Paul", "PauI"),
        ("Leo", "Le0"),
        ("Ali", "A l-i"),
        ("Emma", "Em\u200bma"),
        ("Maria", "Μaria"),  # Greek Μ
    ],
)
def test_a_name_that_looks_like_another_is_taken(name: str, other: str) -> None:
    class_ = room(name)
    with pytest.raises(RefusalError) as refused:
        class_.join(0, other, "en")
    assert refused.value.refusal is Refusal.NAME_TAKEN
    assert class_.join(0, refused.value.about, "en").name == refused.value.about


@pytest.mark.parametrize(("name", "other"), [("Anna", "Hanna"), ("Tim", "Tom"), ("Иван", "Иво")])
def test_names_that_differ_are_two(name: str, other: str) -> None:
    assert look_of(name) != look_of(other)


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "\u202e", "\u0301", "\n\t"])
def test_a_name_has_to_be_seen(name: str) -> None:
    with pytest.raises(RefusalError) as refused:
        clean_name(name)
    assert refused.value.refusal is Refusal.NAME_EMPTY


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  Zoé  Martin ", "Zoé Martin"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("\u202eevil", "evil"),
        ("Z" + "\u0336" * 30 + "oé", "Z\u0336\u0336oé"),
        ("x" * 99, "x" * LONGEST),
    ],
)
def test_a_name_is_made_fit_to_be_shown(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@given(st.text(max_size=60))
def test_no_name_is_dangerous_to_show(name: str) -> None:
    try:
        shown = clean_name(name)
    except RefusalError:
        return
    assert shown == shown.strip()
    assert 0 < len(shown) <= LONGEST
    assert first_forbidden(shown) is None


@given(st.lists(st.text("ab12 é", min_size=1, max_size=30), max_size=30))
def test_there_is_always_a_free_name(names: list[str]) -> None:
    looks: set[str] = set()
    for name in names:
        try:
            shown = clean_name(name)
        except RefusalError:
            continue
        own = shown if look_of(shown) not in looks else free_name(shown, looks)
        assert look_of(own) not in looks
        assert len(own) <= LONGEST
        looks.add(look_of(own))


def test_generated_names_are_all_different() -> None:
    looks: set[str] = set()
    for student in range(1, 2000):
        name = generated_name(student, looks)
        assert look_of(name) not in looks
        looks.add(look_of(name))


def test_a_list_gives_each_name_once() -> None:
    rules = Rules(naming=Naming.LIST, names=("Zoé", "Adam"))
    class_ = room("zoe", rules=rules)
    assert [student.name for student in class_.students] == ["Zoé"]
    assert class_.students.free_names() == ("Adam",)
    with pytest.raises(RefusalError) as refused:
        class_.join(0, "Ines", "en")
    assert refused.value.refusal is Refusal.NAME_NOT_LISTED


def test_of_a_thousand_of_one_name_few_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = {look_of("Zoé"), *(look_of(f"Zoé {number}") for number in range(2, 1002))}
    seen: list[str] = []

    def look(name: str) -> str:
        seen.append(name)
        return look_of(name)

    monkeypatch.setattr("alpine_quiz.classroom.names.look_of", look)
    assert free_name("Zoé", looks) == "Zoé 1002"
    assert len(seen) < 50


def test_where_names_are_given_none_is_asked_for() -> None:
    class_ = room("", "<b>", rules=Rules(naming=Naming.GENERATED))
    assert all("Nº" in student.name for student in class_.students)


def test_a_student_may_be_renamed_but_to_no_name_of_another() -> None:
    class_ = room("Zoé", "Adam")
    class_.rename(0, 1, "ZOE")
    assert class_.students[1].name == "ZOE"
    with pytest.raises(RefusalError):
        class_.rename(0, 1, "adam")
    class_.rename(0, 1, "Chloé")
    class_.join(0, "Zoé", "en")
