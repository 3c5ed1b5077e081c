"""Say in one sentence why `make serve` cannot answer at a port; say nothing where it can.

Usage: check_port.py 8000
"""

import socket
import sys


def obstacle(port: str) -> str | None:
    """Return what keeps a server from answering at a port of this machine, None for nothing."""
    if not (port.isdecimal() and 0 < int(port) < 65536):
        return f"PORT is {port!r}; expected a number from 1 to 65535, as in: make serve PORT=8001"
    with socket.socket() as probe:
        # As the server does: a port whose connections are only just closed is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError:
            return f"port {port} is only for root; take another, as in: make serve PORT=8001"
        except OSError:
            return (
                f"port {port} is in use, maybe by another `make serve`; "
                f"end that, or take another port, as in: make serve PORT={int(port) % 65535 + 1}"
            )
    return None


if __name__ == "__main__":
    if found := obstacle(sys.argv[1]):
        sys.exit(f"serve: {found}")
