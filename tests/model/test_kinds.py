"""A kind of entry is one row in a table; what goes with it is there for each."""

import json
import re
import string

import pytest

from macros.downloads.open_data import collections, open_data, open_data_schema
from macros.downloads.search_index import search_documents
from macros.model.files import FILES, EntriesFile
from macros.model.flags import FLAGS
from macros.model.kinds import KINDS, THEME, Kind, kind_of
from macros.model.records import RECORDS, members
from macros.model.site import Site
from macros.pages.generated import generated_pages
from macros.pages.head import SECTION_TITLES
from macros.pages.rendering import TEMPLATES
from macros.paper.document import SHEETS
from macros.paper.typesetter import TEMPLATES as PAPER_TEMPLATES
from macros.publishing.hand_written import drawings
from macros.publishing.kinds_styles import kinds_styles
from macros.shared.project import DOCS

each_kind = pytest.mark.parametrize("kind", KINDS, ids=str)


@each_kind
def test_what_a_kind_needs_is_there(kind: Kind) -> None:
    """A row in the table asks for a record, a list in the data, templates, a sheet, an overview."""
    assert kind in RECORDS, f"macros/model/records.py has no record of kind {kind}"
    holding = [name for name, file in FILES.items() if kind.collection in file.model_fields]
    assert len(holding) == 1, f"no file in macros/model/files.py has a list {kind.collection}"
    assert issubclass(FILES[holding[0]], EntriesFile), f"{holding[0]} has no date of reading again"
    template = f"{kind.template}.html"
    assert (TEMPLATES / template).is_file(), f"macros/pages/templates/{template} is missing"
    assert kind in SHEETS, f"SHEETS in macros/paper/documents.py has no sheet for {kind}"
    assert (PAPER_TEMPLATES / f"{SHEETS[kind].template}.typ").is_file()
    overview = DOCS / kind.folder / "index.md"
    assert overview.is_file(), f"docs/{kind.folder}/index.md, the overview, is missing"
    assert SECTION_TITLES[kind.folder] == kind.plural
    assert kind.collection in collections()
    assert not kind.letter or kind.letter in FLAGS, f"macros/model/flags.py lacks {kind.letter}"


@each_kind
def test_an_entry_of_each_kind_is_everywhere(kind: Kind, small_site: Site) -> None:
    """Page, short address, slides, QR page, search, open data; a block where one can choose it."""
    record = small_site.handbook.of_kind(kind)[0]
    code = record.code.lower()
    pages = generated_pages(small_site)
    assert f"{kind.folder}/{record.slug}.md" in pages
    below = {f"{code}/index.html", f"{code}/qr/index.html", f"{code}/presentatie/index.html"}
    assert below <= pages.keys()
    assert (f"checklists/{record.slug}.md" in pages) == kind.has_checklist
    assert members(record) or not kind.has_checklist
    found = [one for one in search_documents(small_site.handbook) if one.code == record.code]
    assert [(one.kind, one.can_be_chosen) for one in found] == [(kind.singular, kind.can_be_chosen)]
    entry = json.loads(open_data(small_site))[kind.collection][0]
    assert entry["code"] == record.code
    assert kind.collection in json.loads(open_data_schema(small_site))["properties"]
    blocks = drawings(small_site, lambda: "mijn-checklist.md")["own_checklist"]()
    assert (f'data-code="{record.code}"' in blocks) == kind.can_be_chosen


def test_each_code_is_of_one_kind() -> None:
    """A letter that a kind has for its own is no theme's; a code never fits two kinds."""
    for kind in KINDS:
        if kind.letter:
            assert not re.fullmatch(THEME.code_pattern, kind.letter)
    codes = [f"{letter}{number}" for letter in string.ascii_uppercase for number in ("", 1, 12)]
    for code in codes:
        assert sum(bool(re.fullmatch(kind.code_pattern, code)) for kind in KINDS) <= 1
    assert (kind_of("X9\n"), kind_of("x9"), kind_of("")) == (None, None, None)


def test_every_letter_has_its_colours_and_shape_on_screen(small_site: Site) -> None:
    """Letters are told apart by shape and by colour, in light and in dark."""
    styles = kinds_styles()
    letters = {code[0] for code in small_site.handbook.by_code}
    assert letters <= FLAGS.keys()
    for letter, flag in FLAGS.items():
        assert f'[data-theme="{letter}"]' in styles
        assert styles.count(f"--theme-{letter.lower()}: {flag.light};") == 1
        assert styles.count(f"--theme-{letter.lower()}: {flag.dark};") == 1
    for looks in ([flag.shape for flag in FLAGS.values()], [flag.light for flag in FLAGS.values()]):
        assert len(set(looks)) == len(FLAGS)
