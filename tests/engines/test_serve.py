"""`make serve` says in one sentence why it cannot start."""

import socket
import subprocess
import sys

import pytest

from macros.engines.mkdocs_serve import HOST, ServeError, require_free_port
from macros.shared.project import PROJECT


def test_a_port_that_is_in_use_is_told_with_another_to_choose() -> None:
    """Nothing is built before; a port that is free gets no word."""
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(ServeError, match=f"port {port} cannot be used .*make serve PORT="):
            require_free_port(port)
    require_free_port(port)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "²", "8000; ls"])
def test_a_port_that_is_none_is_told_what_was_expected(port: str) -> None:
    """`make serve PORT=abc` gives one line and no traceback."""
    result = subprocess.run(
        [sys.executable, "-m", "macros", "serve", port],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr == f"PORT is {port!r}; expected a number from 1 to 65535\n"
