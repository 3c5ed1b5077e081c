"""The way out of the engine: nothing of ours needs MkDocs, and another engine gets all of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from lxml import html

from checks.site_comparison import differences, facts, known_differences
from macros.engines.export import (
    ExportError,
    finish_pages,
    hand_written,
    project_files,
    read_settings,
)
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.pages.generated import generated_pages
from macros.pages.mentions import all_mentions
from macros.pages.page_html import FRAME_FIXES
from macros.publishing.files import Files
from macros.shared.errors import HandbookError
from macros.shared.project import PROJECT
from tests.support.project import FIXTURES

WITHOUT_AN_ENGINE = """
import importlib, pkgutil, sys
from pathlib import Path

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"mkdocs", "mkdocs_macros", "material", "properdocs", "zensical"}:
            raise ImportError(f"{name} is an engine")

sys.meta_path.insert(0, Blocker())
import macros
for module in pkgutil.walk_packages(macros.__path__, "macros."):
    if module.name not in {"macros.__main__"} and ".mkdocs_" not in module.name:
        importlib.import_module(module.name)
importlib.import_module("macros.__main__")
try:
    importlib.import_module("macros.engines.mkdocs_hooks")
except ImportError:
    print("hooks need an engine")

from macros.pages.generated import generated_pages
from macros.model.site import Site
from macros.paper.documents import documents
from macros.paper.typesetting import typeset
from macros.reading.checks import read_handbook
handbook = read_handbook(Path(sys.argv[1]))
site = Site(handbook, "https://handboek.example/")
print(len(generated_pages(site)), "pages")
sheet = next(one for one in documents(site) if "d2" in one.name)
print(typeset(sheet, handbook.edition).pdf[:5].decode())
"""
SETTINGS = """
site_name: Handboek
site_description: Over "praten" & luisteren
site_url: !ENV [SITE_URL, "https://handboek.example"]
repo_url: !ENV [REPO_URL, null]
edit_uri: edit/main/docs/
exclude_docs: /maintaining/
nav: [{ Over dit: over.md }]
theme: { name: material, custom_dir: theme }
hooks: [hooks.py]
plugins: [macros]
"""
BY_HAND = """---
title: Over
description: Voor wie "praat"
keywords: [over]
---

# Over

Editie {{ edition }}. Zie {{ page_link(code="D2") }}.
"""
FRAME = (
    '<html><head><title>Over</title></head><body><header class="md-header">Handboek</header>'
    + "".join(f"<input{found}>" for found, _ in FRAME_FIXES)
    + '<a href="#__skip" class="md-skip">\n Naar inhoud\n</a>{}</body></html>'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one hand-written page, a record for maintainers and a template."""
    files = {
        "mkdocs.yml": SETTINGS,
        "docs/over.md": BY_HAND,
        "docs/begrippen.md": "---\ntitle: Begrippen\n---\n\n# Begrippen\n",
        "docs/maintaining/decisions.md": "For maintainers: {{ no_macro }}\n",
        "theme/main.html": "<article>{{ page.content }}</article>",
    }
    for name, content in files.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "project"


@pytest.fixture
def exported(project: Path, small_handbook: Handbook) -> dict[str, str]:
    """What an engine without hooks gets of that project."""
    settings = read_settings(project / "mkdocs.yml")
    site = Site(small_handbook, settings["site_url"])
    generated: Files = {**generated_pages(site)}
    files = project_files(site, hand_written(project / "docs"), generated, settings, project)
    return {name: str(content) for name, content in files.items()}


def test_pages_and_paper_are_made_where_no_engine_can_be_imported() -> None:
    """Everything but hooks.py imports without an engine, makes pages and typesets a sheet."""
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_AN_ENGINE, FIXTURES / "valid_small"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[0] == "hooks need an engine"
    assert result.stdout.splitlines()[2] == "%PDF-"


def test_an_engine_without_hooks_gets_pages_that_are_ready(exported: dict[str, str]) -> None:
    """Macros are drawn, front matter is whole, the search knows all, no hooks are needed."""
    assert "Editie 9 januari 2026. Zie <a href=" in exported["docs/over.md"]
    by_hand = yaml.safe_load(exported["docs/over.md"].split("---\n")[1])
    assert by_hand["description"] == "Voor wie &quot;praat&quot;"
    generated = yaml.safe_load(exported["docs/interventies/luister.md"].split("---\n")[1])
    assert generated["data_place"].startswith("valid_small/interventions.yaml, regel ")
    assert generated["edit_url"] == "../../valid_small/interventions.yaml"
    (title,) = generated["contents"]
    assert (title["url"], title["title"]) == ("#titel", "Luister: &#34;eerst&#34; stil zijn")
    assert title["children"][1] == {"url": "#zinnen", "title": "Zinnen die helpen", "children": []}
    for address in ("over/", "interventies/luister/", "begrippen/#vraag"):
        assert f'"address":"{address}"' in exported["docs/assets/search/index.js"]
    assert "docs/d2/index.html" in exported
    assert "docs/maintaining/decisions.md" not in exported
    settings = yaml.safe_load(exported["mkdocs.yml"])
    assert settings["site_url"] == "https://handboek.example/"
    assert settings["extra"]["edition"] == "9 januari 2026"
    assert settings["extra"]["themes_of_frame"][0]["address"] == "themas/dialoog/"
    assert '"og:title" content="Over"' in by_hand["head"]
    assert "hooks" not in settings


def test_what_reads_a_generated_page_as_markdown_leaves_it_as_it_is(
    small_handbook: Handbook,
) -> None:
    """Any engine makes of a page what the templates made of it: every element, every text."""
    settings = read_settings(PROJECT / "mkdocs.yml")
    names = [
        one if isinstance(one, str) else next(iter(one)) for one in settings["markdown_extensions"]
    ]
    pages = generated_pages(Site(small_handbook, settings["site_url"]))
    bodies = [page.split("---\n", 2)[2] for uri, page in pages.items() if uri.endswith(".md")]
    assert len(bodies) > 10
    for body in bodies:
        assert elements(markdown.markdown(body, extensions=names)) == elements(body)


def elements(source: str) -> list[tuple[Any, ...]]:
    """Return each element of a piece of HTML with its attributes and the texts in and behind it."""
    return [
        (str(node.tag), dict(node.attrib), *(" ".join((text or "").split()) for text in texts))
        for node in html.fragment_fromstring(source, create_parent="div").iter()
        for texts in ((node.text, node.tail),)
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "over.md",
            "---\ntitle: Over\n---\n{{ themess() }}",
            "docs/over.md: 'themess' is undefined",
        ),
        (
            "over.md",
            '---\ntitle: Over\n---\n{{ page_link(code="X9") }}',
            "docs/over.md, page_link: ",
        ),
        (
            "themas/dialoog.md",
            "---\ntitle: Mijn pagina\n---\n",
            "docs/themas/dialoog.md stands where a generated",
        ),
    ],
)
def test_a_mistake_in_a_hand_written_page_is_named_and_not_exported(
    name: str, content: str, said: str, project: Path, small_handbook: Handbook
) -> None:
    """Outside MkDocs too, a mistake costs a message with the page, and never reaches a reader."""
    (project / "docs" / name).parent.mkdir(exist_ok=True)
    (project / "docs" / name).write_text(content, encoding="utf-8")
    settings = read_settings(project / "mkdocs.yml")
    generated: Files = {"themas/dialoog.md": "---\ntitle: Dialoog\n---\n"}
    site = Site(small_handbook, settings["site_url"])
    with pytest.raises(HandbookError, match=said.replace("(", r"\(")):
        project_files(site, hand_written(project / "docs"), generated, settings, project)


def test_what_another_engine_built_is_finished(
    exported: dict[str, str], tmp_path: Path, small_handbook: Handbook
) -> None:
    """Mentions are linked, links are short, the skip link arrives; a missing page is named."""
    docs, site = tmp_path / "docs", tmp_path / "site"
    for name in ("over.md", "begrippen.md", "d2/index.html"):
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(exported[f"docs/{name}"], encoding="utf-8")
    content = (
        '<article><h1 id="titel">Over</h1><p>Stel een vraag.</p>'
        '<a href="../d2/index.html">D2</a></article>'
    )
    for name in ("over", "begrippen"):
        (site / name).mkdir(parents=True)
        (site / name / "index.html").write_text(FRAME.format(content), encoding="utf-8")
    (site / "404.html").write_text(FRAME.format("<h1>Windstil</h1>"), encoding="utf-8")
    finish_pages(docs, site, all_mentions(small_handbook))
    page = (site / "over" / "index.html").read_text(encoding="utf-8")
    assert '<a class="term" href="../begrippen/#vraag"' in page
    assert '<a href="../d2/">' in page
    assert '<a href="#titel" class="md-skip">' in page
    assert "__skip" not in (site / "404.html").read_text(encoding="utf-8")
    (site / "over" / "index.html").unlink()
    with pytest.raises(ExportError, match=r"the site lacks over/index\.html"):
        finish_pages(docs, site, all_mentions(small_handbook))


def test_the_drill_sees_what_is_lost(tmp_path: Path) -> None:
    """What is gone from a page, the search or a list of files differs; the theme is let be."""
    full = '<article data-code="D1"><h1 id="a">Een</h1><a href="../d2/">D2</a></article>'
    less = '<article><h1>Twee</h1><a href="../d3/">D2</a></article>'
    for name, content, entries in (("mkdocs", full, '[{"code":"D1"}]'), ("other", less, "[]")):
        (tmp_path / name / "over").mkdir(parents=True)
        page = FRAME.format(content)
        (tmp_path / name / "over" / "index.html").write_text(page, encoding="utf-8")
        rest = '"questions":[],"nothing":[],"sayings":[],"synonyms":[]'
        index = f'window.handboekIndex={{"documents":{entries},{rest}}};\n'
        (tmp_path / name / "assets" / "search").mkdir(parents=True)
        (tmp_path / name / "assets" / "search" / "index.js").write_text(index, encoding="utf-8")
        theme = f"assets/javascripts/{name}.js"
        headers = f"/*\n  A: b\n\n/{theme}\n  C: d\n"
        (tmp_path / name / "_headers").write_text(headers, encoding="utf-8")
        kept = [theme, "", "d1/"][: 3 if name == "mkdocs" else 2]
        worker = f'{{"name":"{name}","addresses":{json.dumps(kept)}}}'
        (tmp_path / name / "service-worker.js").write_text(worker, encoding="utf-8")
    (tmp_path / "mkdocs" / "handboek.pdf").write_bytes(b"%PDF")
    found = differences("other", facts(tmp_path / "mkdocs"), facts(tmp_path / "other"))
    page = "over/index.html"
    assert {entry.what for entry in found} == {
        *(f"{aspect} {page}" for aspect in ("anchor", "code", "h1", "link", "text")),
        "file handboek.pdf",
        "kept without a network service-worker.js",
        "search entry documents",
    }


def test_the_decision_record_lists_what_the_drill_may_find() -> None:
    """What differs stands once, where maintainers read it, and nowhere is everything allowed."""
    known = known_differences()
    assert {engine for engine, _ in known} == {"zensical"}
    assert not [what for _, what in known if what.startswith("*")]
