"""The command palette, made safe in a window of any height."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette


class SafeCommandPalette(CommandPalette):
    """Textual 8.2's palette, but for keys that come before its list has any height.

    There ``OptionList`` looks for an option on a page of no lines, and raises ``KeyError``.
    """

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size.height > 0:
            super()._action_command_list(action)
