"""Network file systems are told from local ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.library.disk import network_mount, on_network

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local xfs rw 0 0
//server/share /mnt/my\040share cifs rw 0 0
old /mnt/twice nfs rw 0 0
new /mnt/twice ext4 rw 0 0
user@host: /home/ann/remote fuse.sshfs rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/ann/.local/share", True),
        ("/home", True),
        ("/home/local/ann", False),
        ("/homework", False),
        ("/mnt/my share/data", True),
        ("/mnt/twice/data", False),
        ("/home/ann/remote/data", True),
        ("/var/lib", False),
    ],
)
def test_the_nearest_mount_decides(folder: str, remote: bool) -> None:
    assert network_mount(Path(folder), MOUNTS) is remote


@pytest.mark.parametrize("mounts", ["", "\n\n", "nonsense", "\x00 \x00 nfs"])
def test_what_is_not_known_is_local(mounts: str) -> None:
    assert not network_mount(Path("/home/ann"), mounts)


def test_a_folder_still_to_be_made_is_where_its_parent_is(tmp_path: Path) -> None:
    assert on_network(tmp_path / "not" / "there") is on_network(tmp_path)
