"""`make serve`: shows the site while someone edits, by MkDocs' own server.

What is wrong shows in the browser, in the place of every page, until it is mended. An edit of the
code starts the process anew, so that no module is ever outdated.
"""

import html
import logging
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from macros.engines.mistakes import keep_traceback, told
from macros.engines.preview import Preview, version
from macros.shared.drawings import FOLDER as DRAWINGS
from macros.shared.errors import HandbookError
from macros.shared.project import BROWSER, DATA, DOCS, PROJECT

HOST = "127.0.0.1"
SETTINGS = PROJECT / "mkdocs.yml"
CODE = PROJECT / "macros"
# Any page may look otherwise after an edit of these.
WORDING = (SETTINGS, CODE / "pages" / "templates", CODE / "theme", CODE / "paper", DRAWINGS)
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The handbook cannot be built</title></head>
<body style="font: 1.1rem/1.5 sans-serif; margin: 2rem auto; max-width: 50rem">
<h1>The handbook cannot be built</h1>
<pre style="white-space: pre-wrap">{said}</pre>
<p>This page is replaced once the problem is mended.</p>
</body>
</html>
"""


class ServeError(HandbookError):
    """The site cannot be served."""


class _Server(LiveReloadServer):
    """MkDocs' server, which shows what is wrong while the site cannot be built."""

    problem = ""

    def _serve_request(
        self, environ: dict[str, Any], start_response: Any
    ) -> Iterable[bytes] | None:
        if not self.problem or environ["PATH_INFO"].startswith("/livereload/"):
            return super()._serve_request(environ, start_response)
        page = _PAGE.format(said=html.escape(self.problem)).encode()
        page = self._inject_js_into_html(page, self._visible_epoch)  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [page]


def serve(port: int) -> None:
    """Show the site at a port of this machine and build it again at each edit, until interrupted.

    Raises ServeError where the port is in use.
    """
    require_free_port(port)
    folder = PROJECT / "build" / f"preview-{port}"
    shutil.rmtree(folder, ignore_errors=True)
    preview = Preview(folder / "generated", WORDING)
    modules = sorted(CODE.rglob("*.py"))
    started = version(modules)
    address = f"http://{HOST}:{port}/"

    def build_again() -> None:
        if version(sorted(CODE.rglob("*.py"))) != started:
            server.problem = _start_anew(server, port)
            return
        config = load_config(
            str(SETTINGS),
            site_dir=str(folder / "site"),
            site_url=address,
            extra={"preview": preview},
        )
        server.problem = _what_is_wrong(lambda: build(config, serve_url=address, dirty=True))

    # It warns at each build of links that may be outdated, which `Preview` sees to.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda one: "'dirty'" not in one.msg)
    server = _Server(build_again, HOST, port, str(folder / "site"))
    try:
        build_again()
        print(f"{address} shows the handbook and follows your edits; Ctrl+C ends it", flush=True)
        for path in (DOCS, DATA, CODE, BROWSER / "src", SETTINGS):
            server.watch(str(path))
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


def require_free_port(port: int) -> None:
    """Raise ServeError where a port cannot be used, before anything is built."""
    try:
        with socket.socket() as asked:
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            asked.bind((HOST, port))
    except OSError as error:
        raise ServeError(
            f"port {port} cannot be used ({error.strerror}); choose another: "
            f"make serve PORT={port + 1 if port < 65535 else port - 1}"
        ) from None


def _what_is_wrong(build_site: Callable[[], None]) -> str:
    """Build the site; return what is wrong, and nothing where all is well."""
    try:
        build_site()
    except Abort as abort:  # MkDocs said why, and ends so
        return str(abort.__context__ or abort)
    except Exception as error:
        keep_traceback(error)
        print(told(error), file=sys.stderr)
        return told(error)
    return ""


def _start_anew(server: LiveReloadServer, port: int) -> str:
    """Replace this process by one with the code as it is now; return why that cannot be."""
    command = [sys.executable, "-m", "macros", "serve", str(port)]
    check = [
        sys.executable,
        "-c",
        "import macros.engines.mkdocs_serve, macros.engines.mkdocs_hooks",
    ]
    tried = subprocess.run(check, cwd=PROJECT, capture_output=True, text=True, check=False)  # noqa: S603
    if tried.returncode:
        return "\n".join(tried.stderr.strip().splitlines()[-6:])
    server.server_close()
    return os.execv(sys.executable, command)  # noqa: S606
