"""The site with Material's instant navigation, which it does without: an editor may turn it on."""

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from checks.pages import TODAY
from checks.servers import QuietHandler
from tests.support.project import build, copy_project


@pytest.fixture
def instant(tmp_path: Path) -> Iterator[str]:
    """The address of a site whose pages change without being loaded anew."""
    project = copy_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    feature = "    - content.tooltips\n"
    assert feature in text
    config.write_text(text.replace(feature, f"{feature}    - navigation.instant\n"))
    site = project / "site"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    address = f"http://127.0.0.1:{server.server_port}/"
    result = build(project, address)
    assert result.returncode == 0, result.stderr
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield address
    server.shutdown()
    thread.join()
    server.server_close()


# Material itself gives each link with a relative address an absolute one. That of a link in a
# drawing (the model) cannot be set, and does not have to be.
OF_MATERIAL = "Cannot set property href of #<SVGAElement> which has only a getter"


def test_everything_goes_on_when_a_page_changes_without_loading(
    browser: Browser, instant: str
) -> None:
    """Filters, choosing, own checklist and search work on each page that is swapped in."""
    theme, situation = TODAY.themes[0], TODAY.situations[0]
    page = browser.new_page(service_workers="block")
    errors: list[str] = []
    loads: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda one: loads.append(one.url) if one.is_navigation_request() else None)
    page.goto(instant)
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    menu.get_by_role("link", name="Interventies").click()
    page.get_by_label("Thema").select_option(theme.code)
    expect(page).to_have_url(f"{instant}interventies/?thema={theme.code}")
    shown = page.locator("[data-filtered] li:visible")
    expect(shown).to_have_count(len(theme.interventions))
    shown.nth(1).locator("[data-choose]").click()
    page.get_by_role("link", name="Mijn checklist").click()
    blocks = page.locator("[data-own-blocks] .block")
    expect(blocks).to_have_count(1)
    page.go_back()
    expect(shown).to_have_count(len(theme.interventions))
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    page.keyboard.type(situation.title)
    expect(page).to_have_url(f"{instant}interventies/?thema={theme.code}")
    page.get_by_role("dialog").locator(".search-results a").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("article")).to_have_attribute("data-code", situation.code)
    page.locator("article [data-choose]").first.click()
    expect(page.locator("[data-choice-count]")).to_have_text("2")
    page.get_by_role("link", name="Mijn checklist").click()
    expect(blocks).to_have_count(2)
    page.get_by_role("button", name="Maak leeg").click()
    page.get_by_role("button", name="Zet terug").click()
    expect(blocks).to_have_count(2)
    assert (set(errors) - {OF_MATERIAL}, loads) == (set(), [instant])
    page.close()
