"""The handbook as files for other programs: whole, valid, safe to open, and the same tomorrow.

`make golden` adds new fields to open_data_fields/; what stands there stays until the version of the
schema is raised.
"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from macros.downloads.feed import changes_feed
from macros.downloads.open_data import SCHEMA_VERSION, open_data, open_data_schema
from macros.downloads.programme_table import PROGRAMME_PARTS
from macros.downloads.tables import INTERVENTIONS, starts_formula, table_csv
from macros.downloads.workbook import table_workbook
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.imprint import NAME
from macros.model.site import Site
from macros.reading.checks import read_handbook
from macros.shared.project import PROJECT
from tests.support.formulas import FORMULA_SIGNS
from tests.support.letters import every_letter
from tests.support.project import FIXTURES
from tests.support.spelling import WORDS, plain, unknown_words

SITE_URL = "https://handboek.example/"
FIELDS = Path(__file__).parent / "open_data_fields"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
# Texts that a program could take for something else; none holds HTML, which the reader refuses.
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1;1)",
    "＝1+1",
    'Een "aanhaling"; en, een ]]> & een <3',
)


@pytest.fixture
def hostile_handbook(tmp_path: Path) -> Handbook:
    """The small handbook with texts that look like formulas, XML and separators."""
    data = tmp_path / "data"
    shutil.copytree(FIXTURES / "valid_small", data)
    path = data / "interventions.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("summary: Ga in een kring zitten.", HOSTILE[0]),
        ("asks: Stoelen.", HOSTILE[1]),
        ("goal: Iemand is gehoord", HOSTILE[2]),
        ("signals: [Iemand zucht.]", HOSTILE[3]),
        ("before: [De stoelen staan klaar.]", HOSTILE[4]),
        ("asks: Dat je wacht.", HOSTILE[5]),
    ):
        field = old.split(": ", 1)[0]
        value = json.dumps([new] if "[" in old else new, ensure_ascii=False)
        assert old in text
        text = text.replace(old, f"{field}: {value}")
    path.write_text(text, encoding="utf-8")
    path = data / "changes.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("text: Alles is er.", f"text: {json.dumps(HOSTILE[5])}"), encoding="utf-8"
    )
    with every_letter():
        return read_handbook(data)


@pytest.fixture(scope="module")
def published(site: Path) -> dict[str, Any]:
    """The open data of the built site."""
    data: dict[str, Any] = json.loads((site / addresses.DATA_JSON).read_text(encoding="utf-8"))
    return data


def strings(value: Any) -> Iterator[str]:
    """Yield every text in JSON data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def test_the_open_data_fit_their_schema(site: Path, published: dict[str, Any]) -> None:
    """A program that trusts the schema can read the file."""
    schema = json.loads((site / addresses.DATA_SCHEMA).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(published)] == []
    assert schema["$id"] == published["$schema"]


def test_the_schema_refuses_what_it_does_not_describe(small_handbook: Handbook) -> None:
    """A field that is unknown, missing or of another type is seen."""
    validator = Draft202012Validator(json.loads(open_data_schema(Site(small_handbook, SITE_URL))))
    valid = json.loads(open_data(Site(small_handbook, SITE_URL)))
    assert validator.is_valid(valid)
    for change in (
        {"weg": 1},
        {"themes": [{**valid["themes"][0], "weg": 1}]},
        {"themes": [{k: v for k, v in valid["themes"][0].items() if k != "keywords"}]},
        {"interventions": [{**valid["interventions"][1], "steps": "Ga zitten."}]},
        {"schema_version": SCHEMA_VERSION + 1},
    ):
        assert not validator.is_valid(valid | change), change


def test_the_open_data_hold_every_entry_and_every_text(
    published: dict[str, Any], real_handbook: Handbook
) -> None:
    """Nothing that the handbook says is missing from the file."""
    held = set(strings(published))
    for record in (*real_handbook.by_code.values(), *real_handbook.terms, *real_handbook.works):
        assert {text for _, text in record.parts() if isinstance(text, str)} <= held
    codes = [
        entry["code"]
        for name in ("themes", "interventions", "recommendations", "situations")
        for entry in published[name]
    ] + [one["code"] for name in ("conversation_forms", "programmes") for one in published[name]]
    assert codes == list(real_handbook.by_code)
    assert [change["id"] for change in published["changes"]] == [
        change.id for change in real_handbook.changes
    ]
    assert published["edition"] == real_handbook.edition.isoformat()


def test_every_address_in_the_open_data_exists(
    site: Path, site_url: str, published: dict[str, Any]
) -> None:
    """Whoever builds on the data can link to every page, sheet and term."""
    found = {text for text in strings(published) if text.startswith(site_url)}
    assert len(found) > 300
    for address in found:
        path, _, anchor = address.removeprefix(site_url).partition("#")
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        assert file.is_file(), address
        assert not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8"), address


def fields(schema: dict[str, Any], part: dict[str, Any], path: str = "") -> Iterator[str]:
    """Yield every field that a schema describes, with its type, such as `terms[].id string`."""
    if "$ref" in part:
        part = {**part, **schema["$defs"][part["$ref"].rsplit("/", 1)[-1]]}
    for option in part.get("anyOf", ()):
        yield from fields(schema, option, path)
    if path and "type" in part:
        yield f"{path} {part['type']}"
    for name, value in part.get("properties", {}).items():
        yield from fields(schema, value, f"{path}.{name}".removeprefix("."))
    if "items" in part:
        yield from fields(schema, part["items"], f"{path}[]")


def test_no_field_goes_without_a_new_version(small_handbook: Handbook) -> None:
    """Who reads version 1 today can read it as long as it says 1: fields come, none goes."""
    schema = json.loads(open_data_schema(Site(small_handbook, SITE_URL)))
    described = set(fields(schema, schema))
    path = FIELDS / f"version-{SCHEMA_VERSION}.txt"
    promised = set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
    if os.environ.get("GOLDEN") == "write":
        promised |= described
        path.write_text("".join(f"{field}\n" for field in sorted(promised)), encoding="utf-8")
    assert promised - described == set(), "raise SCHEMA_VERSION in macros/downloads/open_data.py"
    assert described - promised == set(), "run `make golden`: new fields are promised from now on"


def rows(content: bytes) -> list[list[str]]:
    """Read a table as a Dutch spreadsheet does."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def test_the_csv_has_a_row_for_every_intervention(site: Path, real_handbook: Handbook) -> None:
    """What opens in Excel with Dutch settings is a table with all interventions and texts."""
    content = (site / addresses.DATA_CSV).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head, *entries = rows(content)
    assert head == [column.title for column in INTERVENTIONS.columns]
    assert [row[0] for row in entries] == [entry.code for entry in real_handbook.interventions]
    for row, entry in zip(entries, real_handbook.interventions, strict=True):
        cells = dict(zip(head, row, strict=True))
        assert entry.at_a_glance
        assert cells["Minuten"] == str(entry.at_a_glance.minutes)
        assert cells["Stappen"].splitlines() == [
            f"{number}. {step}" for number, step in enumerate(entry.steps, 1)
        ]
        items = "\n".join(cells[f"Checklist {when}"] for when in ("vooraf", "tijdens", "na afloop"))
        assert items.splitlines() == [
            item for moment in entry.checklist.moments for item in moment.items
        ]
        assert [line.split(":")[0] for line in cells["Aanbevelingen"].splitlines()] == [
            choice.by.code for choice in entry.recommended
        ]


def test_the_table_of_programmes_has_a_row_for_each_part(
    site: Path, real_handbook: Handbook
) -> None:
    """A series begins anew at each meeting, and all minutes of a programme are in the table."""
    head, *parts = rows((site / addresses.PROGRAMMES_CSV).read_bytes())
    cells = [dict(zip(head, row, strict=True)) for row in parts]
    for programme in real_handbook.programmes:
        own = [one for one in cells if one["Code"] == programme.code]
        assert [one["Onderdeel"] for one in own] == [part.title for part in programme.agenda]
        assert sum(int(one["Minuten"]) for one in own) == programme.at_a_glance.minutes
        assert [one["Vanaf"] for one in own].count("0:00") == len(programme.meetings)
    book = workbook((site / addresses.PROGRAMMES_WORKBOOK).read_bytes())
    assert book.worksheets[0].max_row == len(parts) + 1


def test_no_text_in_the_csv_is_a_formula(hostile_handbook: Handbook) -> None:
    """A text that starts as a formula does is shown, not calculated (OWASP, CSV Injection)."""
    _, first, second, third = rows(table_csv(Site(hostile_handbook, SITE_URL), INTERVENTIONS))
    cells = [*first, *second, *third]
    assert [cell for cell in cells if cell.startswith(FORMULA_SIGNS)] == []
    for text in HOSTILE:
        assert (f"'{text}" if text.startswith(FORMULA_SIGNS) else text) in cells


def test_every_sign_that_can_start_a_formula_is_known() -> None:
    """Those are the same signs in another width, height or size; no letter or digit is one."""
    signs = {chr(code) for code in range(sys.maxunicode + 1) if starts_formula(f"{chr(code)}1+1")}
    assert signs == set(FORMULA_SIGNS)
    assert not starts_formula("")


def test_the_schema_is_never_without_what_its_parts_mean() -> None:
    """Where Python leaves out docstrings, a build says so and publishes no emptier schema."""
    code = (
        "from macros.downloads.open_data import open_data_schema\n"
        "from macros.shared.errors import HandbookError\n"
        "try: open_data_schema(None)\n"
        "except HandbookError as error: print(error)"
    )
    command = [sys.executable, "-OO", "-c", code]
    result = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "PYTHONOPTIMIZE is 2, and the schema of the open data would say"
    )


def test_the_commands_keep_docstrings_whatever_the_machine_says() -> None:
    """`PYTHONOPTIMIZE=2 make site` gives the same bytes as `make site`."""
    result = subprocess.run(
        ["make", "--no-print-directory", "--eval", 'asked: ; @echo "[$$PYTHONOPTIMIZE]"', "asked"],
        cwd=PROJECT,
        env=os.environ | {"PYTHONOPTIMIZE": "2"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "[]\n"


def workbook(content: bytes) -> Workbook:
    """Read a workbook back."""
    return load_workbook(io.BytesIO(content))


def test_the_workbook_is_ready_to_work_with(
    site: Path, site_url: str, real_handbook: Handbook
) -> None:
    """Filter on, header in sight, columns wide enough, times as numbers, links that arrive."""
    book = workbook((site / addresses.DATA_WORKBOOK).read_bytes())
    sheet, explanation = book.worksheets
    count = len(real_handbook.interventions)
    assert sheet.auto_filter.ref == sheet.dimensions
    assert (sheet.max_row, sheet.max_column) == (count + 1, len(INTERVENTIONS.columns))
    assert sheet.freeze_panes == "C2"
    head = [cell.value for cell in sheet[1]]
    assert head == [column.title for column in INTERVENTIONS.columns]
    widths = {
        number: group.width
        for group in sheet.column_dimensions.values()
        for number in range(group.min, group.max + 1)
    }
    for number, column in enumerate(INTERVENTIONS.columns, 1):
        assert widths[number] > len(column.title) + 2, column.title  # room for the filter's button
    for entry, row in zip(real_handbook.interventions, sheet.iter_rows(min_row=2), strict=True):
        cells = dict(zip(head, row, strict=True))
        assert (cells["Code"].value, cells["Titel"].value) == (entry.code, entry.title)
        assert entry.at_a_glance
        assert cells["Minuten"].value == entry.at_a_glance.minutes
        assert all(cell.alignment.wrap_text for cell in row)
        for name, file in (
            ("Pagina", addresses.page_uri(entry).replace(".md", "/index.html")),
            ("PDF", addresses.sheet_uri(entry)),
        ):
            target = cells[name].hyperlink.target
            assert target == site_url + file.removesuffix("index.html")
            assert (site / file).is_file()
    explained = {row[0].value: row[1].value for row in explanation.iter_rows()}
    assert set(head) <= explained.keys()
    assert "Naamsvermelding 4.0" in explained["Licentie"]
    properties = book.properties
    assert properties.created.date() == real_handbook.edition
    assert (properties.creator, properties.title) == (NAME, f"{NAME}: interventies")


def test_no_text_in_the_workbook_is_a_formula_or_a_link(hostile_handbook: Handbook) -> None:
    """Texts stay texts, whatever they look like; only the links that are meant lead anywhere."""
    sheet, explanation = workbook(
        table_workbook(Site(hostile_handbook, SITE_URL), INTERVENTIONS)
    ).worksheets
    cells = [cell for one in (sheet, explanation) for row in one.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert set(HOSTILE) <= {cell.value for cell in cells}
    links = [cell.value for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["Pagina", "PDF"] * len(hostile_handbook.interventions)


def test_the_words_of_the_workbook_are_spelled_right() -> None:
    """The explanation that a reader opens in Excel has no typing mistakes."""
    site = Site(read_handbook(FIXTURES / "valid_small"), SITE_URL)
    files = [table_workbook(site, INTERVENTIONS), table_workbook(site, PROGRAMME_PARTS)]
    explained = [row for file in files for row in workbook(file)["Uitleg"].iter_rows()]
    texts = [str(cell.value) for row in explained for cell in row if cell.value]
    accepted = set(WORDS.read_text(encoding="utf-8").split())
    unknown = unknown_words(plain("\n".join(texts)))
    assert {word for word in unknown if not {word, word.lower()} & accepted} == set()


def test_the_feed_has_what_atom_asks(site: Path, site_url: str, real_handbook: Handbook) -> None:
    """A feed reader shows every change, with a date and a link that arrives (RFC 4287)."""
    feed = etree.parse(site / addresses.FEED).getroot()

    def texts(path: str) -> list[str]:
        return [str(text) for text in feed.xpath(path, namespaces=ATOM)]

    assert (feed.tag, feed.get("{http://www.w3.org/XML/1998/namespace}lang")) == (
        f"{{{ATOM['a']}}}feed",
        "nl",
    )
    newest = f"{real_handbook.changes[0].day}T00:00:00Z"
    assert (texts("a:updated/text()"), texts("a:author/a:name/text()")) == ([newest], [NAME])
    assert texts("a:link[@rel='self']/@href") == [site_url + addresses.FEED]
    entries = feed.xpath("a:entry", namespaces=ATOM)
    assert len(entries) == len(real_handbook.changes)
    page = (site / "nieuw" / "index.html").read_text(encoding="utf-8")
    ids = [*texts("a:id/text()"), *texts("a:entry/a:id/text()")]
    assert len(set(ids)) == len(entries) + 1
    assert texts("a:title/text()")
    for entry, change in zip(entries, real_handbook.changes, strict=True):

        def text(path: str, entry: Any = entry) -> str:
            (found,) = entry.xpath(path, namespaces=ATOM)
            return str(found)

        assert text("a:updated/text()") == f"{change.day}T00:00:00Z"
        assert text("a:title/text()") == f"{change.kind.capitalize()}: {change.text}"
        assert text("a:content[@type='text']/text()").startswith(change.text)
        for about in change.entries:
            assert f"{site_url}{about.code.lower()}/" in text("a:content/text()")
        address = text("a:link[@rel='alternate']/@href")
        assert address == f"{site_url}nieuw/#{change.id}"
        assert f'id="{change.id}"' in page


def test_what_a_feed_reader_knows_an_entry_by_never_changes(small_handbook: Handbook) -> None:
    """Another text, another date, another address of the site: nothing is shown as new again."""
    ids = {
        "feed": "urn:uuid:d077898c-e717-5e27-bfba-3e5f27a56a1f",
        "2026-01-02-alles": "urn:uuid:27acd4a2-b920-503b-b5be-9a6504291004",
        "2026-01-09-vraag": "urn:uuid:4c49c924-f77f-52c7-9cd7-46b9f6a05f10",
    }
    changed = read_handbook(FIXTURES / "valid_small")
    changed.changes = tuple(
        one.model_copy(update={"text": "Anders.", "day": one.day.replace(year=2025, month=1)})
        for one in changed.changes
    )
    for feed in (
        changes_feed(Site(small_handbook, SITE_URL)),
        changes_feed(Site(small_handbook, "https://elders.example/boek/")),
        changes_feed(Site(changed, SITE_URL)),
    ):
        found = etree.fromstring(feed).xpath("//a:id/text()", namespaces=ATOM)
        assert set(ids.values()) <= set(found)


def test_every_text_stays_text_in_the_feed(hostile_handbook: Handbook) -> None:
    """Signs of XML in a change are shown as they stand."""
    feed = etree.fromstring(changes_feed(Site(hostile_handbook, SITE_URL)))
    found = [str(text) for text in feed.xpath("//a:content/text()", namespaces=ATOM)]
    assert [text.splitlines()[0] for text in found] == [
        change.text for change in hostile_handbook.changes
    ]
    assert HOSTILE[5] in found
