"""French small words before a name."""

from __future__ import annotations

import pytest

from alpine_quiz.language.french import of, to


@pytest.mark.parametrize(
    ("phrase", "of_it", "to_it"),
    [
        ("le Mans", "du Mans", "au Mans"),
        ("les frères Chappe", "des frères Chappe", "aux frères Chappe"),
        ("la Renault Dauphine", "de la Renault Dauphine", "à la Renault Dauphine"),
        ("l’A110", "de l’A110", "à l’A110"),
        ("Alpine", "d’Alpine", "à Alpine"),
        ("Écublens", "d’Écublens", "à Écublens"),
        ("Jean Rédélé", "de Jean Rédélé", "à Jean Rédélé"),
        ("Honfleur", "de Honfleur", "à Honfleur"),
        ("Hélène", "d’Hélène", "à Hélène"),
        ("Yokohama", "de Yokohama", "à Yokohama"),
        ("Le", "de Le", "à Le"),
        ("Le Corbusier", "de Le Corbusier", "à Le Corbusier"),
        ("le\u00a0Mans", "du Mans", "au Mans"),
        ("honneur", "d’honneur", "à honneur"),
        ("harmonie", "d’harmonie", "à harmonie"),
        ("héroïne", "d’héroïne", "à héroïne"),
        ("héros", "de héros", "à héros"),
        ("Hamilton", "de Hamilton", "à Hamilton"),
        ("Hockenheim", "de Hockenheim", "à Hockenheim"),
        ("huitième", "de huitième", "à huitième"),
        ("onze", "de onze", "à onze"),
        ("ouvriers", "d’ouvriers", "à ouvriers"),
        ("étages", "d’étages", "à étages"),
        ("Yvonne", "d’Yvonne", "à Yvonne"),
        ("Yémen", "de Yémen", "à Yémen"),
        ("Österreich", "d’Österreich", "à Österreich"),
        ("un pont", "d’un pont", "à un pont"),
        ("Nantes", "de Nantes", "à Nantes"),
        ("", "de ", "à "),
    ],
)
def test_de_and_a_contract_and_elide(phrase: str, of_it: str, to_it: str) -> None:
    assert (of(phrase), to(phrase)) == (of_it, to_it)
