"""The site in the other browser: Debian's Firefox, driven over WebDriver BiDi by puppeteer.

Playwright drives a Firefox of its own making only.
"""

import json
import os
import shutil
import subprocess
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.shared.project import PROJECT


@pytest.fixture(scope="module")
def saw(served: str) -> dict[str, Any]:
    """What a walk through the site in Firefox met with (browser/tests/firefox.mjs)."""
    firefox = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        pytest.fail("no Firefox: run `make test`, which finds or installs it")
    result = subprocess.run(
        [os.environ.get("NODE", "node"), "tests/firefox.mjs", served, firefox],
        cwd=PROJECT / "browser",
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    walk: dict[str, Any] = json.loads(result.stdout)
    return walk


def test_everything_works_in_firefox_too(saw: dict[str, Any], real_handbook: Handbook) -> None:
    """A leader in Firefox finds, filters, chooses, orders, ticks, shares and shows."""
    fitting = [
        entry.code
        for entry in real_handbook.interventions
        if entry.theme.code == "L" and entry.at_a_glance and entry.at_a_glance.minutes <= 30
    ]
    assert saw == {
        "errors": [],
        "firstResult": "S1",
        "focusInDialog": True,
        "opened": "S1",
        "filtered": fitting,
        "address": "?tijd=30",
        "back": "L",
        "count": "2",
        "chosen": ["F5", "D5"],
        "title": "Studiedag",
        "ticked": 1,
        "own": "?s=F5.D5",
        "unknown": saw["unknown"],
        "stillOwn": "2",
        "plan": ["pauze15 09:30", "F4-40 09:45", "D3-45 10:25"],
        "running": True,
        "arrived": "?van=kaart#checklist",
        "slide": saw["slide"],
    }
    assert saw["unknown"].startswith("X9 is hier niet bekend")
    assert saw["slide"].startswith("3 van ")
