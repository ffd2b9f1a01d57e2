"""Which addresses a URL that a person typed may lead to: the public ones, and the networks its owner allowed."""

import ipaddress
import socket
from collections.abc import Sequence

from docflow.errors import LedgerAuth, LedgerTransient

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Public by their look, but another network by their meaning: they wrap an IPv4 address or belong to no one host.
_WRAPPING = [
    ipaddress.ip_network(net)
    for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "::ffff:0:0/96", "fec0::/10")
]


class Vetting:
    """Resolves a name and refuses it when any of its addresses is forbidden (a rebinding name mixes them)."""

    def __init__(self, allowed: Sequence[str] = ()) -> None:
        self._allowed: list[Network] = [ipaddress.ip_network(net) for net in allowed]

    def __call__(self, host: str, port: int) -> list[str]:
        """All addresses of the host; raises LedgerAuth for a forbidden one, LedgerTransient where it has none."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise LedgerTransient(f"{host} has no address: {error}.") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for address in addresses:
            if not self.permits(ipaddress.ip_address(address.partition("%")[0])):
                raise LedgerAuth(f"{host} leads to {address}, where postings must not be sent; allow its network.")
        return addresses

    def written(self, host: str) -> str | None:
        """The forbidden address that a host is written as ("127.1", "localhost"); None for a name, which is asked for
        where it leads to only when something is sent."""
        host = "127.0.0.1" if host == "localhost" or host.endswith(".localhost") else host
        try:
            found = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
        except (OSError, UnicodeError):
            return None
        addresses = (str(entry[4][0]).partition("%")[0] for entry in found)
        return next((one for one in addresses if not self.permits(ipaddress.ip_address(one))), None)

    def permits(self, address: Address) -> bool:
        """Whether the address is public, or of an allowed network."""
        if any(address in net for net in self._allowed if net.version == address.version):
            return True
        if any(address in net for net in _WRAPPING if net.version == address.version):
            return False
        return address.is_global and not address.is_multicast and not address.is_reserved
