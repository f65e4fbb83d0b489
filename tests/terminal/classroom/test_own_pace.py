"""A room in which all go at their own pace, and the set-up that opens any room."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from alpine_quiz.classroom import calling
from alpine_quiz.classroom.journal import Journal, Secret
from alpine_quiz.classroom.rules import Feedback, Pace, Rules
from alpine_quiz.classroom.secrets import hash_of
from alpine_quiz.classroom.starting import StartError
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.terminal.classroom.desk import DeskScreen
from alpine_quiz.terminal.classroom.opening import ClassScreen
from alpine_quiz.terminal.classroom.student import StudentScreen
from tests.classroom.dialling import LED, House
from tests.classroom.lines import HOST, PIN, WALL
from tests.classroom.rooms import CHOICE, SHEET, TRUE_FALSE, key_of
from tests.terminal.classroom.leading import Class
from tests.terminal.driving import Driver, playing
