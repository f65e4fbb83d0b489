"""Where a room can be reached, and which names and origins are its own."""

from __future__ import annotations

import ipaddress
import re
import socket
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_HOST = re.compile(r"[\w.-]+(?::\d*)?|\[[\w.:%-]+\](?::\d*)?")
_LOCAL = frozenset({"localhost", "localhost.localdomain"})
# Documentation's own addresses: nothing is sent to them, the system only says from where it would.
_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def own_addresses() -> list[str]:
    """Return this machine's addresses on its networks, that of the way out first.

    Loopback and link-local ones are left out: nobody else can use them.
    """
    found: dict[str, None] = {}
    for family, target in _ELSEWHERE:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((target, 9))
            found[probe.getsockname()[0]] = None
    with suppress(OSError):
        for *_, place in socket.getaddrinfo(socket.gethostname(), None):
            found[str(place[0])] = None
    return [address for address in found if _is_useful(address)]


def _is_useful(address: str) -> bool:
    with suppress(ValueError):
        read = ipaddress.ip_address(address)
        return not (read.is_loopback or read.is_link_local or read.is_unspecified)
    return False


def url_of(host: str, port: int, *, secure: bool = False) -> str:
    """Return the address of a page on ``host``, a name or an IP address."""
    shown = f"[{host}]" if ":" in host else host
    scheme, usual = ("https", 443) if secure else ("http", 80)
    return f"{scheme}://{shown}" if port == usual else f"{scheme}://{shown}:{port}"


class OwnNames:
    """The names under which requests may ask for this server.

    A page elsewhere could have its name point here, and so speak to the room in a visitor's
    browser (DNS rebinding): only addresses as such, and names known to be ours, are answered.
    """

    def __init__(self, more: Iterable[str] = ()) -> None:
        own = socket.gethostname().casefold()
        self._names = {*_LOCAL, own, f"{own}.local", own.partition(".")[0]}
        self._names.update(name.casefold() for name in more if name)

    def is_own(self, host: str) -> bool:
        """Tell whether a ``Host`` header names us."""
        with suppress(ValueError):
            if not _HOST.fullmatch(host):
                # It comes into our policy, and into no more than a name and a port.
                return False
            name = (urlsplit(f"//{host}").hostname or "").casefold()
            if name in self._names:
                return True
            ipaddress.ip_address(name.partition("%")[0])
            return True
        return False

    def is_own_origin(self, origin: str | None, host: str) -> bool:
        """Tell whether a page of ours opened the line; programs that are no browser say nothing."""
        if origin is None:
            return True
        with suppress(ValueError):
            parts = urlsplit(origin)
            return parts.scheme in ("http", "https") and parts.netloc.casefold() == host.casefold()
        return False
