"""The site in the other browser: Debian's Firefox, driven over WebDriver BiDi by puppeteer.

Playwright drives a Firefox of its own making only.
"""

import json
import os
import shutil
import subprocess
from typing import Any

import pytest

from checks.pages import TODAY, page_path
from macros.shared.project import PROJECT

SITUATION, THEME = TODAY.situations[0], TODAY.themes[1]
INTERVENTION, FORM = TODAY.interventions[0], TODAY.conversation_forms[0]
MINUTES = 30


@pytest.fixture(scope="module")
def saw(served: str) -> dict[str, Any]:
    """What a walk through the site in Firefox met with (browser/tests/firefox.mjs)."""
    firefox = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        pytest.fail("no Firefox: run `make test`, which finds or installs it")
    visited = {
        "words": SITUATION.title,
        "list": f"interventies/?thema={THEME.code}&tijd={MINUTES}",
        "pages": [page_path(INTERVENTION), page_path(FORM)],
        "code": INTERVENTION.code.lower(),
        "form": FORM.code,
    }
    result = subprocess.run(
        [os.environ.get("NODE", "node"), "tests/firefox.mjs", served, firefox, json.dumps(visited)],
        cwd=PROJECT / "browser",
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    walk: dict[str, Any] = json.loads(result.stdout)
    return walk


def test_everything_works_in_firefox_too(saw: dict[str, Any]) -> None:
    """A leader in Firefox finds, filters, chooses, orders, ticks, shares, looks back and shows."""
    fitting = [
        entry.code
        for entry in THEME.interventions
        if entry.at_a_glance and entry.at_a_glance.minutes <= MINUTES
    ]
    assert saw == {
        "errors": [],
        "firstResult": SITUATION.code,
        "focusInDialog": True,
        "opened": SITUATION.code,
        "filtered": fitting,
        "address": f"?tijd={MINUTES}",
        "back": THEME.code,
        "count": "2",
        "chosen": [FORM.code, INTERVENTION.code],
        "title": "Studiedag",
        "ticked": 1,
        "own": f"?s={FORM.code}.{INTERVENTION.code}",
        "unknown": saw["unknown"],
        "stillOwn": "2",
        "plan": ["pauze15 09:30", f"{FORM.code}-40 09:45", f"{INTERVENTION.code}-45 10:25"],
        "running": True,
        "year": 4,
        "moved": True,
        "asked": 1,
        "counted": saw["counted"],
        "along": saw["along"],
        "arrived": "?van=kaart#checklist",
        "slide": saw["slide"],
    }
    assert saw["unknown"].startswith("X9 is hier niet bekend")
    assert saw["counted"].startswith("1 code telt mee.")
    assert saw["slide"].startswith("3 van ")
    for kept in ("Mijn checklist", "Draaiboeken", "Jaarplannen"):
        assert kept in saw["along"]
