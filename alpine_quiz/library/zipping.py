"""A pack as a zip file: the same bytes of the same files, on every machine."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alpine_quiz.library.parcels import Parcel

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell
_UNIX = 3
_MODE = 0o100644


def zipped(parcel: Parcel, pack: str) -> bytes:
    """Return a zip of a pack's files, in a folder named after its id, ordered by their names.

    Files are stored as they are: what compression makes of them depends on the machine's zlib.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parcel.files):
            entry = zipfile.ZipInfo(
                f"{pack}.yaml" if parcel.is_single else f"{pack}/{name}", _EPOCH
            )
            entry.create_system = _UNIX
            entry.external_attr = _MODE << 16
            archive.writestr(entry, parcel.files[name])
    return content.getvalue()
