"""Whether a folder lies on a network: SQLite's write-ahead log must not be used there.

The log's index is memory shared between the processes of one machine; on a network home two
machines would each have their own (https://sqlite.org/wal.html).
"""

from __future__ import annotations

import sys
from pathlib import Path

_NETWORK = frozenset(
    {
        "9p",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
    }
    | {
        "ncpfs",
        "ocfs2",
        "orangefs",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
    }
    | {f"fuse.{kind}" for kind in ("ceph", "davfs2", "glusterfs", "rclone", "smbnetfs", "sshfs")}
)
_MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4  # GetDriveTypeW's DRIVE_REMOTE


def on_network(folder: Path) -> bool:
    """Return whether ``folder`` is known to lie on another machine; unknown is no."""
    try:
        folder = folder.resolve()
        if sys.platform == "win32":
            return _on_remote_drive(folder)
        return network_mount(folder, _MOUNTS.read_text(encoding="utf-8", errors="replace"))
    except (OSError, RuntimeError):
        return False


def network_mount(folder: Path, mounts: str) -> bool:
    r"""Return whether ``folder`` lies under a network mount of ``mounts``.

    ``mounts`` is in the form of Linux's ``/proc/mounts``: device, folder, type a line, spaces
    in them written ``\040``. The longest matching folder decides, the last of equals.
    """
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        root = Path(fields[1].replace("\\040", " "))
        depth = len(root.parts)
        if depth >= best and (root == folder or root in folder.parents):
            best, kind = depth, fields[2]
    return kind in _NETWORK


def _on_remote_drive(folder: Path) -> bool:
    if folder.drive.startswith("\\\\"):
        return True
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return bool(windll and windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE)
