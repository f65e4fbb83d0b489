from __future__ import annotations

import re

import segno

from alpine_quiz.classroom.signpost import door_address, qr_code

ADDRESS = door_address("http://192.0.2.7:4110", "123456")


def test_the_pin_is_in_the_part_that_no_server_is_told() -> None:
    assert ADDRESS == "http://192.0.2.7:4110/#123456"
    assert door_address("https://school.test/quiz/", "1") == "https://school.test/quiz/#1"


def test_a_code_is_drawn_module_by_module() -> None:
    view = qr_code(ADDRESS)
    dark = set()
    for left, top, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", view["path"]):
        dark |= {(int(top), int(left) + step) for step in range(int(width))}
    rows = segno.make_qr(ADDRESS, error="m").matrix
    assert view["size"] == len(rows)
    assert dark == {
        (top, left) for top, row in enumerate(rows) for left, module in enumerate(row) if module
    }
