"""Measure how fast a programme of 60 items answers a press, at a quarter of the CPU's speed.

Run by `make bench-planner`, on the built site.
"""

import os
import statistics

from playwright.sync_api import sync_playwright

from checks.servers import serving
from macros.shared.project import PROJECT

ITEMS = 60
PRESSES = 20
SLOWER = 4
PRESS = """([act, at]) => new Promise((resolve) => {
    const row = document.querySelectorAll("[data-item]")[at];
    const start = performance.now();
    row.querySelector(`[data-act=${act}]`).click();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
})"""


def main() -> None:
    """Print how long it takes to open, and from a press until the next picture."""
    with serving(PROJECT / "site") as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 390, "height": 844}, service_workers="block")
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        items = ".".join(["F4-20", "pauze10", "D3-15"] * (ITEMS // 3))
        page.goto(f"{address}draaiboek/?t=Lang&i={items}")
        page.wait_for_function(f"document.querySelectorAll('[data-item]').length === {ITEMS}")
        opened = page.evaluate("performance.now()")
        print(f"{ITEMS} items, {SLOWER} times slower: shown after {opened:.0f} ms")
        for act in ("more", "down", "less", "up"):
            took = [page.evaluate(PRESS, [act, 3]) for _ in range(PRESSES)]
            print(f"  {act}: median {statistics.median(took):.0f} ms, most {max(took):.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
