"""Which pages the records give, and what they say.

`make golden` rewrites the files in golden/ after a change that was meant; read the difference.
"""

import os
import re
import shutil
from pathlib import Path

import yaml

from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.pages.generated import generated_pages
from macros.reading.checks import read_handbook
from tests.support.project import FIXTURES

GOLDEN = Path(__file__).parent / "golden"
SITE_URL = "https://handboek.example/"


# One page of each template outside the site's frame; all pages within it are held.
OUTSIDE_THE_FRAME = {
    "d2/index.html",
    "d2/qr/index.html",
    *(f"{code}/presentatie/index.html" for code in ("d", "d2", "a1", "s1", "f1", "p1")),
    *(f"p1/{name}/index.html" for name in ("begeleider", "deelnemers", "evaluatie")),
}


def test_the_pages_of_the_small_handbook_are_as_they_were(small_site: Site) -> None:
    """Every page of every kind, every field filled once, with texts that look like markup."""
    written = {
        uri.replace("/", "__"): content
        for uri, content in generated_pages(small_site).items()
        if uri.endswith(".md") or uri in OUTSIDE_THE_FRAME
    }
    if os.environ.get("GOLDEN") == "write":
        for old in GOLDEN.iterdir():
            old.unlink()
        for name, content in written.items():
            (GOLDEN / name).write_text(content, encoding="utf-8")
    expected = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.iterdir()}
    assert written == expected


def test_every_record_has_its_page_short_address_and_checklist(real_handbook: Handbook) -> None:
    """The addresses that the design promises exist for the real data."""
    uris = set(generated_pages(Site(real_handbook, SITE_URL)))
    for theme in real_handbook.themes:
        assert {f"themas/{theme.slug}.md", f"checklists/{theme.slug}.md"} <= uris
    for entry in real_handbook.interventions:
        assert f"interventies/{entry.slug}.md" in uris
    for advice in real_handbook.recommendations:
        assert {f"aanbevelingen/{advice.slug}.md", f"checklists/{advice.slug}.md"} <= uris
    for situation in real_handbook.situations:
        assert f"situaties/{situation.slug}.md" in uris
    for form in real_handbook.conversation_forms:
        assert f"gespreksvormen/{form.slug}.md" in uris
    assert {f"{code.lower()}/index.html" for code in real_handbook.by_code} <= uris
    assert "checklists/alles.md" in uris


def test_front_matter_survives_quotes_and_colons_in_a_title(small_handbook: Handbook) -> None:
    """A title with punctuation reaches the page's metadata whole."""
    page = generated_pages(Site(small_handbook, SITE_URL))["themas/dialoog.md"]
    metadata = yaml.safe_load(page.split("---\n")[1])
    assert metadata["title"] == 'De "dialoog": praten & luisteren'
    assert metadata["code"] == "D"


def test_a_field_that_is_missing_leaves_no_hole(small_handbook: Handbook) -> None:
    """An intervention with only the required fields has no heading without a text."""
    page = generated_pages(Site(small_handbook, SITE_URL))["interventies/kring.md"]
    assert re.findall(r"<h2[^>]*>(.*?)<a ", page) == [
        "Checklist",
        "Wat het van je vraagt",
        "Hangt samen met",
    ]


def test_an_invitation_shows_also_where_nothing_else_is_to_prepare(tmp_path: Path) -> None:
    """A programme of which only that is written has it on its page."""
    data = shutil.copytree(FIXTURES / "valid_small", tmp_path / "data")
    path = data / "programmes.yaml"
    text = path.read_text(encoding="utf-8")
    alone = re.sub(r"^    (preparation|material|room): .*\n", "", text, flags=re.MULTILINE)
    path.write_text(alone, encoding="utf-8")
    pages = generated_pages(Site(read_handbook(data), SITE_URL))
    assert "Kom gerust." in pages["programmas/kwartier.md"]


def test_a_short_address_leads_on_without_a_script(small_handbook: Handbook) -> None:
    """/d2/ refreshes to the page, names it as canonical, and stays out of search engines."""
    page = generated_pages(Site(small_handbook, SITE_URL))["d2/index.html"]
    refresh = '<meta http-equiv="refresh" content="0; url=../interventies/luister/">'
    assert f"<noscript>{refresh}</noscript>" in page
    assert f'<link rel="canonical" href="{SITE_URL}interventies/luister/">' in page
    assert '<meta name="robots" content="noindex">' in page
