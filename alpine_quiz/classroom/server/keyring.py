"""Who may come back as whom: the secrets of a room, known by their hashes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.journal import Secret
from alpine_quiz.classroom.messages import Role
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.secrets import hash_of, new_secret

if TYPE_CHECKING:
    from collections.abc import Iterable


class Keyring:
    """The secrets that are worth something."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._by_hash = {secret.hash: secret for secret in secrets}
        self._of_student = {
            secret.student: secret.hash
            for secret in self._by_hash.values()
            if secret.role == Role.PLAYER
        }
        self._replaced: set[str] = set()

    def whose(self, secret: str, role: str) -> Secret:
        """Return whose secret it is, in the role they claim; raises ``RefusalError``."""
        hashed = hash_of(secret)
        known = self._by_hash.get(hashed)
        if known is None and hashed in self._replaced:
            raise RefusalError(Refusal.REPLACED)
        if known is None or known.role != role:
            raise RefusalError(Refusal.UNKNOWN)
        return known

    def cut(self, student: int) -> tuple[str, Secret]:
        """Return a new secret for a student, and what is kept of it.

        Any they had before opens nothing from now on.
        """
        before = self._of_student.get(student)
        if before is not None:
            self._replaced.add(before)
        self.take_away(student)
        secret = new_secret()
        kept = Secret(hash_of(secret), Role.PLAYER.value, student)
        self._by_hash[kept.hash] = kept
        self._of_student[student] = kept.hash
        return secret, kept

    def take_away(self, student: int) -> None:
        """Let no secret open the room for a student."""
        kept = self._of_student.pop(student, None)
        if kept is not None:
            del self._by_hash[kept]
