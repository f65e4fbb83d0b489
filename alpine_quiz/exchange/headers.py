"""What the columns of a spreadsheet are for, by the names people give them."""

from __future__ import annotations

from alpine_quiz.bank.other_names import Role, role_of


def roles_of(cells: tuple[str, ...]) -> tuple[Role, ...]:
    """Return what each column holds where ``cells`` are headers, or nothing where they are not.

    Headers name a question, and what answers it. A second column of the same name is not taken
    for the first, but for options and keys, of which there may be several.
    """
    roles: list[Role] = []
    for cell in cells:
        role = role_of(cell) if cell else Role.UNKNOWN
        if role in roles and role not in _SEVERAL:
            role = Role.UNKNOWN
        roles.append(role)
    if Role.STEM not in roles and Role.PROMPT in roles:
        roles[roles.index(Role.PROMPT)] = Role.STEM  # what others call the question
    if Role.STEM in roles and not _ANSWERS.isdisjoint(roles):
        return tuple(roles)
    return ()


_SEVERAL = frozenset({Role.OPTION, Role.WRONG, Role.IMAGE, Role.SOUND, Role.UNKNOWN, Role.PASSED})
_ANSWERS = frozenset({Role.KEY, Role.OPTION, Role.OPTIONS, Role.WRONG, Role.WRONGS})
