"""Item-writing advice: what it says of poor questions, and that it leaves good ones alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from alpine_quiz.bank.lints.comments import cut_texts
from alpine_quiz.bank.lints.every import is_over, remarks
from alpine_quiz.bank.lints.keys import faults_of_keys
from alpine_quiz.bank.model import Bank, Localized, Pack, Question
from alpine_quiz.bank.problems import Code
from tests.bank.banks import PATH, read

TODAY = date(2026, 11, 22)


def pack_of(yaml: str, language: str = "en") -> Pack:
    """Return a pack of one bank; lines of ``yaml`` begin at line 4."""
    file, problems = read(f"format: 1\nlanguage: {language}\nquestions:\n{yaml}")
    assert file is not None
    assert [problem for problem in problems if problem.is_error] == []
    items = file.bank.items
    return Pack("p", PATH, Localized({}), banks=(Bank(language, items, PATH),))


def told(yaml: str, language: str = "en") -> list[Code]:
    return [remark.code for remark in remarks(pack_of(yaml, language), TODAY)]


def choice(line: str, number: int = 0) -> str:
    """Return a question written as “stem | key | wrong; wrong”."""
    stem, key, wrong = (part.strip() for part in line.split("|"))
    quoted = [
        "'" + text.strip().replace("'", "''") + "'" for text in (stem, key, *wrong.split(";"))
    ]
    return (
        f"  - id: q{number}\n    stem: {quoted[0]}\n    answer: {quoted[1]}\n"
        f"    distractors: [{', '.join(quoted[2:])}]\n"
    )


def said_of(line: str, language: str = "en") -> list[Code]:
    return told(choice(line), language)


GOOD = """
What is the capital of Australia? | Canberra | Sydney; Melbourne; Perth
Who wrote the novel Moby-Dick? | Herman Melville | Mark Twain; Nathaniel Hawthorne
How long does it take light to reach the Earth? | About 8 minutes | About 8 seconds; About 8 hours
Is it true that bats are blind? | No | Yes; Some
In which year did the Titanic sink on its maiden voyage? | 1912 | 1905; 1915; 1921
What is it called when the Moon hides the Sun? | A solar eclipse | A lunar eclipse; An equinox
Where was it that Napoleon met his final defeat? | Waterloo | Austerlitz; Jena; Borodino
Which of these planets has the most moons? | Saturn | Jupiter; Mars; Venus
When he painted the Mona Lisa, Leonardo lived in which city? | Florence | Rome; Milan; Paris
Before it was called Istanbul, how was the city known? | Constantinople | Ankara; Troy; Ephesus
What did Newton say fell on his head? | An apple | A pear; A brick; A book
Which country gave the United States its Statue of Liberty? | France | Britain; Spain; Italy
Why did Einstein not receive the prize for relativity? | It was new | He refused it; It was lost
The Loire is the longest river of France. What is its length? | 1,006 km | 777 km; 544 km; 813 km
Which year came right after 1 BC? | AD 1 | Year zero; 2 BC; AD 2
Who wrote “He was not of an age, but for all time”? | Ben Jonson | John Donne; John Milton
How did it come about that Britain changed its calendar? | By an Act | By a vote; By a mistake
Which airline used the slogan "This is how to fly"? | Lufthansa | Air France; Iberia; Alitalia
How far is it from the Earth to the Moon? | 384,000 km | 38,400 km; 3,840,000 km
When was the last year in which a Beatle led the charts? | 1988 | 1984; 1980; 1991
Which is heavier: a kilo of iron or a kilo of feathers? | Neither is | The iron; The feathers
Which town is larger, Lyon or Nice? | Lyon | Nice; They are equal
Which iPhone came first? | iPhone 3G | iPhone 4; iPhone 5; iPhone X
What is the French word for bread? | pain | vin; lait; eau
How many lives has a cat? | nine | 7; 8; 10
How long was the speech? | 45 minutes | 1 hour; 2 hours; 3 hours
Which car was it? The one that won at Le Mans. | 911 | Cayenne; Boxster; 917
What sold out? | Everything | Nothing; The tickets; The ice
This river flows through Rouen. Which is it? | Seine | Loire; Rhône
Which bird is NOT able to fly? | Kiwi | Eagle; Swan; Owl
Which drug is not only legal but sold in shops? | Aspirin | Heroin; Crack
"""
GOOD_FRENCH = """
Quelle est la capitale de l’Australie ? | Canberra | Sydney; Melbourne; Perth
Qui a écrit « Les Misérables » ? | Victor Hugo | Émile Zola; Honoré de Balzac; Stendhal
Qu’est-ce que la sève ? | Le sang des plantes | La terre des plantes; Le pain des abeilles
Est-ce que la Loire est le plus long fleuve de France ? | Oui | Non; Cela dépend
Combien de temps faut-il à la lumière pour nous atteindre ? | 8 minutes | 8 secondes; 8 heures
Lequel de ces fleuves est le plus long ? | La Loire | La Seine; Le Rhône; La Garonne
En quelle année l’usine a-t-elle ouvert ses portes à Dieppe ? | 1969 | 1955; 1962; 1973
Y a-t-il de l’eau sur Mars ? | Oui, de la glace | Non; On ne sait pas
Combien y a-t-il de jours dans une année bissextile ? | 366 | 365; 364
Quel pilote n’a gagné qu’une seule fois à Monaco ? | Beltoise | Prost; Senna; Hill
Pourquoi Einstein n’a-t-il pas reçu le prix ? | Elle était contestée | Il l’a refusé
À qui appartient ce vers : « Sous le pont Mirabeau » ? | Apollinaire | Verlaine; Baudelaire
Quand il découvre l’Amérique, pour qui Colomb navigue-t-il ? | L’Espagne | Le Portugal; L’Italie
Combien Molière a-t-il écrit de pièces ? | Une trentaine | Une dizaine; Une centaine
Qu’a-t-il fallu construire de Calais à Douvres ? | Un tunnel | Un pont; Un ferry
Il y a combien de continents ? | Sept | Cinq; Quatre; Huit
Lequel de ces animaux n’est PAS un mammifère ? | Le requin | La baleine; Le phoque
"""
POOR = """
dangling-reference | Who designed this car? | Michelotti | Bertone; Ghia; Frua
dangling-reference | What does this picture show? | A car | A boat; A plane
dangling-reference | When did he win the race? | 1973 | 1971; 1972
dangling-reference | In which city was it built? | Dieppe | Rouen; Paris
dangling-reference | What was his first car? | A Renault | A Citroën; A Peugeot
dangling-reference | Who is she? | Marie Curie | Ada Lovelace; Lise Meitner
dangling-reference | Who won the championship last year? | Alpine | Lotus; Lancia
negative-stem | Which of these is not a mammal? | The shark | The whale; The bat; The seal
negative-stem | Which car was never sold in France? | The Edsel | The Simca; The Panhard
negative-stem | All of these are planets except one. Which? | Pluto | Mars; Venus
negative-stem | Which planet doesn’t have a moon? | Venus | Mars; Jupiter; Saturn
all-of-the-above | What boils water? | All of the above | Gas; Wood; Coal
all-of-the-above | Which are rivers? | None of these | Paris; Rouen; Dieppe
all-of-the-above | Which are rivers? | Both A and B | Seine; Loire
longest-key | What did Renault do? | It took over the firm and its works | It left; It won
unlike-options | How many cars dropped? | 957 | the whole of the production; 1421; 845
unlike-options | How fast was the car of 1972? | 210 km/h | 190; 180; 205
unlike-options | What weighs most? | 3 kg | 5 km; 7 kg
unlike-options | What does the lever do? | It starts the car. | It stops the car; It opens the door
unlike-options | Which fruit has stones? | cherry | Apple; Orange; Pear
key-word-in-stem | Which engineer built the Eiffel Tower? | Gustave Eiffel | Ferdinand Arnodin
key-in-stem | What did Alain Prost win with his Alpine? | Alpine | Lotus; Lancia
many-options | Which came first? | a1 | b1; c1; d1; e1; f1; g1
"""
POOR_FRENCH = """
dangling-reference | Qui a dessiné cette voiture ? | Michelotti | Bertone; Ghia
dangling-reference | Qui a conçu ce modèle ? | Rédélé | Chappe; Renault
dangling-reference | Quand a-t-il gagné le rallye ? | 1973 | 1971; 1972
dangling-reference | Où est-elle née ? | Dieppe | Rouen; Paris
dangling-reference | Qui a gagné le championnat l’année dernière ? | Alpine | Lotus; Lancia
negative-stem | Lequel de ces animaux n’est pas un mammifère ? | Le requin | La baleine; Le phoque
negative-stem | Quelle voiture n’a jamais été vendue en France ? | L’Edsel | La Simca; La Panhard
negative-stem | Ces villes sont au bord de la mer, sauf une. Laquelle ? | Lyon | Nice; Brest
all-of-the-above | Que fit Renault ? | Toutes les réponses ci-dessus | Il partit; Il resta
all-of-the-above | Qui gagna ? | Aucune de ces réponses | Alpine; Lotus
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("line", lines(GOOD))
def test_a_good_question_is_left_alone(line: str) -> None:
    assert said_of(line) == []


@pytest.mark.parametrize("line", lines(GOOD_FRENCH))
def test_a_good_question_in_french_is_left_alone(line: str) -> None:
    assert said_of(line, "fr") == []


@pytest.mark.parametrize("line", lines(POOR))
def test_what_is_poor_is_told(line: str) -> None:
    code, question = line.split(" | ", 1)
    assert said_of(question) == [Code(code)]


@pytest.mark.parametrize("line", lines(POOR_FRENCH))
def test_what_is_poor_in_french_is_told(line: str) -> None:
    code, question = line.split(" | ", 1)
    assert said_of(question, "fr") == [Code(code)]


def test_of_a_language_that_the_rules_do_not_know_only_what_is_no_matter_of_words_is_told() -> None:
    assert said_of("Wer hat es gebaut? | Alle oben | Otto; Emil", "de") == []
    assert said_of("Wer? | Der Mann mit dem sehr langen Namen | Otto; Emil", "de") == [
        Code.LONGEST_KEY
    ]


def test_a_typed_answer_may_be_one_of_two_that_the_stem_offers() -> None:
    stem = "  - stem: Which is longer, the Seine or the Loire?\n"
    assert told(f"{stem}    answer: Loire\n") == []
    assert told(f"{stem}    answer: Seine\n") == []
    assert told(f"{stem.replace('or', 'like')}    answer: Seine\n") == [Code.KEY_IN_STEM]


def test_of_several_right_ones_none_may_stand_in_the_stem() -> None:
    stem = "  - stem: Which two of these, besides Paris, lie on the Seine?\n"
    rest = "    answers: [Paris, Troyes]\n    distractors: [Lyon, Nantes]\n"
    assert told(stem + rest) == [Code.KEY_IN_STEM]
    assert told(stem.replace("Paris", "Rouen") + rest) == []
    assert told(stem.replace("Paris", "Paris and Lyon") + rest) == []


def test_a_statement_may_not_begin_with_what_it_has_not_named() -> None:
    assert told("  - stem: This car was built in 1962.\n    answer: true\n") == [
        Code.DANGLING_REFERENCE
    ]
    assert told("  - stem: He was born in Dieppe.\n    answer: true\n") == [Code.DANGLING_REFERENCE]
    assert told("  - stem: It is colder on Mars than on Earth.\n    answer: true\n") == []


def test_a_word_that_the_whole_pack_is_about_gives_nothing_away() -> None:
    stems = [
        "Which Alpine car came first?",
        "Who founded Alpine?",
        "Where is Alpine?",
        "Alpine or?",
    ]
    yaml = "".join(
        choice(f"{stem} | The Alpine A{number} | The R{number}; The S{number}", number)
        for number, stem in enumerate(stems)
    )
    assert told(yaml) == []
    assert told(yaml.replace("Alpine?", "Lotus?").replace("Alpine or", "Or"))[:1] == [
        Code.KEY_WORD_IN_STEM
    ]


def test_a_time_with_an_end_may_be_spoken_of_as_now() -> None:
    stem = "  - stem: Who won the cup last year?\n    answer: Alpine\n"
    assert told(stem) == [Code.DANGLING_REFERENCE]
    assert told(f"{stem}    valid_until: 2027\n") == []


@pytest.mark.parametrize(
    ("until", "over"),
    [
        ("2026-11-21", True),
        ("2026-11-22", False),
        ("2026-10", True),
        ("2026-11", False),
        ("2025", True),
        ("2026", False),
    ],
)
def test_a_question_is_out_of_date_when_its_day_month_or_year_is_over(
    until: str, over: bool
) -> None:
    assert is_over(until, TODAY) is over
    codes = told(f"  - stem: Who?\n    answer: Alpine\n    valid_until: {until}\n")
    assert codes == ([Code.EXPIRED] if over else [])


SEINE = "Which river flows through Rouen? | Seine | Loire; Rhône"


def pair(first: str, second: str) -> list[Code]:
    return told(choice(first, 1) + choice(second, 2))


def test_the_same_question_under_another_id_is_told() -> None:
    assert pair(SEINE, SEINE.replace("Rouen?", "Rouen ?")) == [Code.REPEATED_QUESTION]


@pytest.mark.parametrize(
    "second",
    [
        "Through Rouen, which river flows? | Seine | Loire; Garonne",
        "Which river flowed through Rouen? | Seine | Loire; Rhône",
    ],
)
def test_nearly_the_same_question_is_told(second: str) -> None:
    assert pair(SEINE, second) == [Code.SIMILAR_QUESTION]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "Which planet is the largest?", "What is the largest planet?"),
        ("en", "Which planet is the largest?", "Name the largest planet."),
        ("en", "What is the name of the largest planet?", "What is the largest planet called?"),
        ("en", "Chile has which capital city?", "What is the capital city of Chile?"),
        ("fr", "Quelle est la capitale du Chili ?", "La capitale du Chili, quelle est-elle ?"),
        ("fr", "Quelle est la capitale du Chili ?", "Citez la capitale du Chili."),
    ],
)
def test_few_words_are_the_same_question_where_all_are_the_same(
    language: str, first: str, second: str
) -> None:
    lines = [f"{first} | X | Y; Z", f"{second} | X | Y; Z"]
    told_ = told("".join(choice(line, n) for n, line in enumerate(lines)), language)
    assert told_ == [Code.SIMILAR_QUESTION]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Which planet is the largest?", "Which planet is the hottest?"),
        ("Which planet is the largest?", "Which is the largest planet of Barnard?"),
        ("Who founded Alpine?", "Who raced Alpine?"),
        ("Who was Rédélé?", "Where was Rédélé?"),
    ],
)
def test_few_words_that_are_not_all_the_same_are_another_question(first: str, second: str) -> None:
    assert pair(f"{first} | X | Y; Z", f"{second} | X | Y; Z") == []


@pytest.mark.parametrize(
    "second",
    [
        "Which river flows through Paris? | Seine | Loire; Rhône",
        "Which river rises near Langres? | Seine | Loire; Rhône",
        "Which river flows through Rouen? | The Eure | Loire; Rhône",
    ],
)
def test_another_question_is_another(second: str) -> None:
    assert pair(SEINE, second) == []


def test_two_forms_of_one_fact_are_meant_to_be_alike() -> None:
    stem = "    stem: Which river flows through Rouen?\n    answer: Seine\n"
    one = f"  - id: a\n{stem}    distractors: [Loire, Eure]\n"
    two = f"  - id: b\n{stem}"
    assert told(one + two) == [Code.SIMILAR_QUESTION]
    facts = "    facts: [rouen]\n"
    assert told(f"{one}{facts}{two}{facts}") == []


def test_numbers_and_names_that_differ_make_another_question() -> None:
    stem = (
        "  - id: {}\n    stem: In {} the {} won the long rally of Monte Carlo.\n    answer: true\n"
    )
    assert told(stem.format("a", 1971, "A110") + stem.format("b", 1973, "A110")) == []
    assert told(stem.format("a", 1971, "A110") + stem.format("b", 1971, "A310")) == []


def keys(yaml: str) -> list[tuple[Code, object]]:
    return [(problem.code, problem.args["which"]) for problem in faults_of_keys(pack_of(yaml))]


def test_keys_that_are_mostly_the_longest_are_told_for_the_pack() -> None:
    long = [choice(f"S{n}? | abcdef{n} | ab{n}; abc; abcd", n) for n in range(20)]
    even = [choice(f"T{n}? | ab{n} | abcdef{n}; abc; abcd", n + 20) for n in range(20)]
    assert keys("".join(long)) == [(Code.KEYS_BY_LENGTH, "longest")]
    assert keys("".join(long[:5] + even[:5])) == []


def test_keys_that_are_mostly_the_middle_number_are_told() -> None:
    middle = [choice(f"S{n}? | 20{n:02} | 19{n:02}; 21{n:02}", n) for n in range(12)]
    largest = [choice(f"S{n}? | 21{n:02} | 19{n:02}; 20{n:02}", n + 12) for n in range(12)]
    assert keys("".join(middle)) == [(Code.KEYS_BY_SIZE, "between")]
    assert keys("".join(middle[:6] + largest[:6])) == []


def test_statements_that_are_mostly_true_are_told() -> None:
    statement = "  - id: q{}\n    stem: Statement {}.\n    answer: {}\n"
    true = [statement.format(n, n, "true") for n in range(6)]
    false = [statement.format(n + 6, n + 6, "false") for n in range(3)]
    assert keys("".join(true)) == [(Code.UNEVEN_TRUTHS, "true")]
    assert keys("".join(true + false)) == []


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("stem: Which song was #1 in 1967?", True),
        ("stem: Which song was # 1 in 1967?", True),
        ("stem: Which sign is this, # or something else?", True),
        ("answer: Symphony #5", True),
        ("distractors: [a, b] #5", False),
        ("stem: Which song was first? # easy", False),
        ("stem: Capital of France  # easy, isn't it?", False),
        ("answer: 4CV # the key", False),
        ("answer: 1955 # or 1954?", False),
        ("stem: 'Which song was #1 in 1967?'", False),
        ("stem: C#", False),
    ],
)
def test_a_text_that_goes_on_behind_a_hash_is_told(line: str, cut: bool) -> None:
    data = f"questions:\n  - id: a\n    {line}\n".encode()
    found = list(cut_texts(data, Path("en.yaml")))
    assert [(problem.code, problem.line) for problem in found] == (
        [(Code.CUT_BY_COMMENT, 3)] if cut else []
    )


def test_a_hash_within_a_block_of_text_is_only_a_sign() -> None:
    data = (
        b"questions:\n  - stem: |\n      Which song was\n      number #1 in 1967?\n    answer: x\n"
    )
    assert list(cut_texts(data, Path("en.yaml"))) == []


@pytest.mark.parametrize(
    "fault",
    ["stem: Third: what?", 'stem: "What', "stem: @home?", "tags: [a", "hint: x\n      more: y"],
)
def test_behind_a_fault_of_syntax_cut_texts_are_told_all_the_same(fault: str) -> None:
    data = (
        f"questions:\n  - {fault}\n    answer: Which # one?\n"
        "    rationale: |\n      first: that # one?\n"
        "  - stem: Which note # is the hum?\n    answer: B # flat\n"
    ).encode()
    last = data.count(b"\n") - 1
    assert [problem.line for problem in cut_texts(data, Path("en.yaml"))][-1] == last
    assert last - 1 not in [problem.line for problem in cut_texts(data, Path("en.yaml"))]


def test_a_file_of_faults_alone_is_looked_through_in_time() -> None:
    list(cut_texts(b"  - stem: @ # a?\n" * 20_000, Path("en.yaml")))


def test_hostile_bytes_cut_nothing() -> None:
    for data in (b"\xff #1\n", b"a: [b #1\n", b"#" * 10_000, b"a" * 100_000 + b" #1\n", b"\t #1"):
        list(cut_texts(data, Path("en.yaml")))


def test_what_is_told_stands_at_its_field() -> None:
    line = "How many cars dropped? | 957 | the whole of the production; 1421; 845"
    (remark,) = remarks(pack_of(choice(line)), TODAY)
    assert (remark.name, remark.entry) == ("distractors", 0)
    item: Question = remark.item
    assert item.place.line == 4
