"""Put every query of tests/search/ to the search in a real browser, and print how it fares.

Run by `make bench-search`, after `make site`.
"""

import os
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import sync_playwright

from checks.search_quality import QUERIES, quality, queries
from checks.servers import QuietHandler
from macros.shared.project import PROJECT


def main() -> None:
    """Print the figures of each set, and the queries that miss."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(QuietHandler, directory=str(PROJECT / "site"))
    )
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        for path in sorted(QUERIES.glob("*.tsv"), reverse=True):
            page = browser.new_page(service_workers="block")
            page.goto(f"http://127.0.0.1:{server.server_port}/over/")
            asked = queries(path.stem)
            found = quality(page, asked)
            print(
                f"{path.stem}: {len(asked)} queries, first {found.first:.1%}, "
                f"among the first three {found.among_three:.1%}"
            )
            print(*(f"  {miss}" for miss in found.misses), sep="\n")
        browser.close()


if __name__ == "__main__":
    main()
