"""What programs read in the head of the pages: previews of links, structured data, icons."""

import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import etree, html
from PIL import Image, ImageDraw

from checks.pages import page_file
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.imprint import NAME, PAGE_COLOUR
from macros.model.kinds import KINDS
from macros.model.site import Site
from macros.pages.head import head_of_page, json_script, link_preview
from macros.paper.pictures import ICONS, link_pictures
from macros.paper.typesetter import TEMPLATES
from macros.reading.checks import read_handbook
from macros.shared.cache import Cache
from macros.shared.project import PROJECT
from tests.support.project import FIXTURES

SITE_URL = "https://handboek.example/"
NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PAPER_COLOUR = (251, 248, 241)
SAIL = (0xB0, 0x4A, 0x22)  # docs/assets/images/mark.svg


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """The pages of the site by their path, without the one for what is not there."""
    return {
        path.relative_to(site).as_posix(): html.parse(path).getroot()
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }


def meta(page: html.HtmlElement, name: str) -> str:
    """Return the one content of a meta tag."""
    (content,) = page.xpath(f"/html/head/meta[@property='{name}' or @name='{name}']/@content")
    return str(content)


def parts_of(page: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield what the structured data of a page describe."""
    (script,) = page.xpath("/html/head/script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert data["@context"] == "https://schema.org"
    yield from data["@graph"]


def test_a_link_to_any_page_shows_a_picture_in_a_chat(
    site: Path, site_url: str, pages: dict[str, html.HtmlElement]
) -> None:
    """Pages, short addresses, QR pages and slides have title, text and a picture that exists."""
    for path, page in pages.items():
        picture = meta(page, "og:image")
        assert picture.startswith(site_url), path
        content = (site / picture.removeprefix(site_url)).read_bytes()
        size = struct.unpack(">II", content[16:24])  # PNG, IHDR
        stated = tuple(int(meta(page, f"og:image:{side}")) for side in ("width", "height"))
        assert size == stated == (1200, 630), path
        assert meta(page, "og:image:alt").endswith(NAME), path
        (canonical,) = page.xpath("/html/head/link[@rel='canonical']/@href")
        assert meta(page, "og:url") == canonical, path
        assert meta(page, "og:type") == ("website" if path == "index.html" else "article")
        assert (meta(page, "og:locale"), meta(page, "og:site_name")) == ("nl_NL", NAME)
        assert meta(page, "twitter:card") == "summary_large_image"
        assert meta(page, "og:title"), path
        assert meta(page, "og:description"), path


def test_an_entry_has_a_picture_of_its_own(
    site_url: str, pages: dict[str, html.HtmlElement], real_handbook: Handbook
) -> None:
    """The picture beside a link is that of the entry, by its code, on each of its addresses."""
    for record in real_handbook.by_code.values():
        for uri in (
            addresses.page_uri(record).replace(".md", "/index.html"),
            addresses.short_uri(record),
            addresses.qr_uri(record),
            addresses.presentation_uri(record),
        ):
            page = pages[uri]
            picture = f"{site_url}assets/pictures/{record.code.lower()}.png"
            assert meta(page, "og:image") == picture, uri
            assert meta(page, "og:title") == record.title, uri
            assert meta(page, "og:image:alt").startswith(f"{record.code}: {record.title}."), uri


def test_every_other_page_has_a_picture_of_its_own(
    site: Path, site_url: str, pages: dict[str, html.HtmlElement], real_handbook: Handbook
) -> None:
    """Two links in a chat never look alike: each page but those of one entry has its picture."""
    of_entries = {f"{site_url}{addresses.link_picture_uri(code)}" for code in real_handbook.by_code}
    others = {
        path: picture
        for path, page in pages.items()
        if (picture := meta(page, "og:image")) not in of_entries
        and not page.xpath("/html/head//meta[@http-equiv='refresh']")  # a former address
    }
    assert {"index.html", "over/index.html", "checklists/alles/index.html"} <= others.keys()
    for path in others:
        title = meta(pages[path], "og:title")
        said = NAME if title == NAME else f"{title}. {NAME}"
        assert meta(pages[path], "og:image:alt") == said, path
    assert meta(pages["over/index.html"], "og:title") == "Over dit handboek"
    assert len(set(others.values())) == len(others)
    contents = {(site / one.removeprefix(site_url)).read_bytes() for one in others.values()}
    assert len(contents) == len(others)
    slug = real_handbook.themes[0].slug
    assert others[f"checklists/{slug}/index.html"].endswith(f"/pictures/checklists/{slug}.png")


def test_a_long_title_stays_within_its_picture(tmp_path: Path) -> None:
    """The letters become smaller until the title fits; nothing runs off the edge."""
    data = tmp_path / "data"
    data.mkdir()
    for path in (FIXTURES / "valid_small").glob("*.*"):
        text = path.read_text(encoding="utf-8")
        long = "Begin het gesprek over wat er in de klas gebeurt en blijf erover praten " * 4
        (data / path.name).write_text(
            text.replace("title: Begin het gesprek", f"title: {long}"), encoding="utf-8"
        )
    made = link_pictures(Site(read_handbook(data), SITE_URL), {}, Cache(tmp_path / "kept"))
    picture = Image.open(made["assets/pictures/d1.png"]).convert("RGB")
    for box in ((0, 130, 70, 630), (1130, 130, 1200, 630), (0, 600, 1200, 630)):
        assert picture.crop(box).getcolors() == [
            ((box[2] - box[0]) * (box[3] - box[1]), PAPER_COLOUR)
        ], box
    assert len(picture.crop((70, 130, 1130, 500)).getcolors() or ()) > 10


def test_one_changed_title_draws_one_picture(
    small_handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit costs one picture, also when the handbook has thousands."""
    first = link_pictures(
        Site(small_handbook, SITE_URL), {"over.md": "Over"}, Cache(tmp_path / "kept")
    )
    before = set((tmp_path / "kept").iterdir())
    assert len(before) == len(first)
    record = small_handbook.by_code["D1"]
    small_handbook.by_code["D1"] = record.model_copy(update={"title": "Anders"})
    second = link_pictures(
        Site(small_handbook, SITE_URL), {"over.md": "Over"}, Cache(tmp_path / "kept")
    )
    assert len(set((tmp_path / "kept").iterdir()) - before) == 1
    assert [uri for uri in first if first[uri] != second[uri]] == ["assets/pictures/d1.png"]


def test_a_phone_gets_an_icon_of_each_size(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    """On a home screen the handbook has its mark; what a launcher cuts off is empty."""
    for name, (side, _, background) in ICONS.items():
        icon = Image.open(site / "assets" / "images" / name).convert("RGBA")
        assert icon.size == (side, side), name
        colours = icon.convert("RGB").getcolors(100_000) or ()
        assert any(colour == SAIL for _, colour in colours), name
        if background:
            assert icon.getchannel("A").getextrema() == (255, 255), name
    icon = Image.open(site / "assets" / "images" / "icon-maskable-512.png").convert("RGB")
    outside = Image.new("L", icon.size, 255)
    ImageDraw.Draw(outside).circle((256, 256), 204, fill=0)  # the safe zone of 80 %
    cut_off = Image.composite(icon, Image.new("RGB", icon.size, PAPER_COLOUR), outside)
    assert cut_off.getcolors() == [(512 * 512, PAPER_COLOUR)]
    for link in pages["over/index.html"].xpath("/html/head/link[contains(@rel, 'icon')]/@href"):
        assert (site / "over" / link).resolve().is_file()


def test_pictures_and_icons_have_the_colour_of_the_page() -> None:
    """What is cream on screen is the same cream in a chat and on a phone."""
    css = (PROJECT / "docs" / "assets" / "styles" / "site.css").read_text(encoding="utf-8")
    light = css.split('[data-md-color-scheme="default"] {', 1)[1].split("}", 1)[0]
    (page,) = re.findall(r"--page: (#[0-9a-f]{6})", light)
    house = (TEMPLATES / "house.typ").read_text(encoding="utf-8")
    assert re.findall(r'let paper = rgb\("(.*?)"\)', house) == [page] == [PAGE_COLOUR]


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("index.html", ["WebSite"]),
        ("over/index.html", ["AboutPage"]),
        ("model/index.html", ["WebPage"]),
        ("interventies/index.html", ["CollectionPage"]),
        ("begrippen/index.html", ["DefinedTermSet"]),
        ("gegevens/index.html", ["Dataset"]),
        ("checklists/alles/index.html", ["WebPage", "BreadcrumbList"]),
        ("themas/{theme}/index.html", ["CollectionPage", "BreadcrumbList"]),
        ("aanbevelingen/{recommendation}/index.html", ["LearningResource", "BreadcrumbList"]),
        ("situaties/{situation}/index.html", ["LearningResource", "BreadcrumbList"]),
        (
            "gespreksvormen/{conversation_form}/index.html",
            [["HowTo", "LearningResource"], "BreadcrumbList"],
        ),
        (
            "interventies/{intervention}/index.html",
            [["HowTo", "LearningResource"], "BreadcrumbList"],
        ),
    ],
)
def test_a_search_engine_reads_what_a_page_is(
    path: str,
    kinds: list[Any],
    pages: dict[str, html.HtmlElement],
    real_handbook: Handbook,
) -> None:
    """Each kind of page says in the words of schema.org what it is."""
    first = {kind.template: real_handbook.of_kind(kind)[0].slug for kind in KINDS}
    found = list(parts_of(pages[path.format(**first)]))
    assert [part["@type"] for part in found] == kinds


def test_the_structured_data_say_what_the_page_says(
    site: Path, site_url: str, pages: dict[str, html.HtmlElement], real_handbook: Handbook
) -> None:
    """On every page: its title, language, date and way; no author, no rating, no address amiss."""
    edition = real_handbook.edition.isoformat()
    described = {path: page for path, page in pages.items() if page.xpath("//article")}
    assert len(described) > 80
    for path, page in described.items():
        main, *others = parts_of(page)
        assert (main["inLanguage"], main["dateModified"]) == ("nl", edition), path
        assert main["url"] == site_url + path.removesuffix("index.html"), path
        assert main["name"] == meta(page, "og:title"), path
        text = json.dumps([main, *others])
        assert not re.search(r'"(author|aggregateRating|review|publisher)"', text), path
        for crumbs in others:
            *way, last = crumbs["itemListElement"]
            assert last["item"] == main["url"], path
            for crumb in way:
                file = site / crumb["item"].removeprefix(site_url) / "index.html"
                assert file.is_file(), crumb
    entry = next(one for one in real_handbook.interventions if one.source)
    assert entry.source
    (how, _) = parts_of(pages[page_file(entry)])
    assert [step["text"] for step in how["step"]] == list(entry.steps)
    assert how["isBasedOn"]["name"] == entry.source.work.short
    (terms,) = parts_of(pages["begrippen/index.html"])
    assert [term["name"] for term in terms["hasDefinedTerm"]] == [
        term.term for term in real_handbook.terms
    ]
    (data,) = parts_of(pages["gegevens/index.html"])
    for file in data["distribution"]:
        assert (site / file["contentUrl"].removeprefix(site_url)).is_file()


def test_the_search_that_the_home_page_names_is_there(
    site: Path, site_url: str, pages: dict[str, html.HtmlElement]
) -> None:
    """A search engine can offer the handbook's own search."""
    (home,) = parts_of(pages["index.html"])
    template = home["potentialAction"]["target"]["urlTemplate"]
    assert template == f"{site_url}zoeken/?q={{search_term_string}}"
    assert (site / "zoeken" / "index.html").is_file()


def test_no_text_ends_the_block_or_the_attribute_that_it_stands_in(
    small_handbook: Handbook,
) -> None:
    """Hostile texts stay text in JSON-LD and in Open Graph."""
    hostile = '</script><script>alert(1)</script><!-- ]]> & "x" \u2028 ${a}'
    block = str(json_script({"name": hostile}))
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028") & set(inside)
    assert json.loads(inside) == {"name": hostile}
    tags = link_preview(Site(small_handbook, SITE_URL), "index.md", None, hostile, hostile)
    page = html.document_fromstring(f"<html><head>{tags}</head><body></body></html>")
    assert meta(page, "og:title") == meta(page, "og:description") == hostile
    assert page.xpath("//script") == []


def test_texts_of_the_data_arrive_whole_in_the_head(small_handbook: Handbook) -> None:
    """Quotes and ampersands in a title reach a chat and a search engine as they are."""
    theme = small_handbook.themes[0]
    uri = addresses.page_uri(theme)
    head = head_of_page(Site(small_handbook, SITE_URL), uri, theme.title, theme.summary)
    page = html.document_fromstring(f"<html><head>{head}</head><body></body></html>")
    assert meta(page, "og:title") == theme.title == next(parts_of(page))["name"]


def test_the_sitemap_holds_the_pages_worth_finding(
    site: Path, site_url: str, pages: dict[str, html.HtmlElement]
) -> None:
    """Every page that may be found, at its own address, and no page that asks to be left out."""
    sitemap = etree.parse(site / "sitemap.xml")
    listed = [str(text) for text in sitemap.xpath("//s:loc/text()", namespaces=NAMESPACES)]
    worth = [
        urljoin(site_url, path.removesuffix("index.html"))
        for path, page in pages.items()
        if not page.xpath("/html/head/meta[@name='robots'][contains(@content, 'noindex')]")
    ]
    assert sorted(listed) == sorted(worth)
    assert f"{site_url}zoeken/" not in listed
    dates = sitemap.xpath("count(//s:lastmod)", namespaces=NAMESPACES)
    assert dates == len(listed)
    missing = html.parse(site / "404.html")
    assert missing.xpath("/html/head/meta[@name='robots']/@content") == ["noindex"]
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert robots.splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {site_url}sitemap.xml",
    ]


def test_every_page_leads_to_the_feed(pages: dict[str, html.HtmlElement]) -> None:
    """A feed reader finds the feed from any page that one reads."""
    for path, page in pages.items():
        if page.xpath("//article"):
            (link,) = page.xpath("/html/head/link[@type='application/atom+xml']/@href")
            assert urljoin(f"/{path}", link) == f"/{addresses.FEED}"
