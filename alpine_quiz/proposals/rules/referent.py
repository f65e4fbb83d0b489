"""Whom a candidate is about."""

from __future__ import annotations

from dataclasses import dataclass

from alpine_quiz.proposals.slugs import slug


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a candidate is about; ``gloss`` says to what a thing without a name belongs."""

    name: str
    entity: str = ""
    article: str = ""
    gloss: str = ""
    gender: str = ""
    is_plural: bool = False
    is_name: bool = True

    @property
    def full(self) -> str:
        """The name with what it belongs to: “south breakwater (Ostrey)”."""
        return f"{self.name} ({self.gloss})" if self.gloss else self.name

    @property
    def shown(self) -> str:
        """The name as it stands in a sentence, with its article."""
        if not self.article:
            return self.full
        space = "" if self.article.endswith(("'", "’")) else " "
        return f"{self.article}{space}{self.full}"

    @property
    def key(self) -> str:
        """What tells this one from others."""
        return self.entity or slug(self.full)
