"""The handbook as data for other programs: JSON with its JSON Schema, from the same records. Pure.

Everything that the records hold is in it, as typed, and where it stands on the site. Left out is
what people type in the search box (`data/search.yaml`): it is no text of the handbook. Links back
are left out too: they follow from the links.
"""

import json
import sys
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, create_model
from pydantic.json_schema import GenerateJsonSchema

from macros.model import addresses
from macros.model.fields import Record, Text
from macros.model.files import Change, Deck, Term
from macros.model.imprint import LICENCE_ADDRESS, LICENCE_NAME, NAME
from macros.model.kinds import KINDS
from macros.model.parts import Work
from macros.model.records import RECORDS, Coded
from macros.model.site import Site
from macros.model.team import TeamFile
from macros.model.year_plans import SchoolHolidaysFile, YearPlan
from macros.shared.errors import HandbookError

SCHEMA_VERSION = 1
"""Raised when a field goes, gets another name or another meaning; new fields come without."""

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]


class PageAddress(Record):
    """Where to read something on the site."""

    page: Address
    """its page, or its place on a page"""


class EntryAddresses(PageAddress):
    """Where everything about an entry with a code stands on the site."""

    short: Address
    """the short address, which leads to the page"""
    qr: Address
    """a page with the QR code of the short address"""
    slides: Address
    """slides to show to a group"""
    pdf: Address
    """the sheet for printing"""
    picture: Address
    """picture that goes with a link to it (PNG)"""


class GroupAddresses(EntryAddresses):
    """Where everything about a theme or a recommendation stands on the site."""

    checklist: Address
    """the checklist of all its interventions, as a page"""


class Licence(Record):
    """What others may do with the texts."""

    name: Text
    """name of the licence"""
    address: Address
    """the licence itself"""


def collections() -> dict[str, tuple[type[Record], type[PageAddress]]]:
    """Return what each list holds, and where its entries are on the site, by its name."""
    coded: dict[str, tuple[type[Record], type[PageAddress]]] = {
        kind.collection: (RECORDS[kind], GroupAddresses if kind.has_checklist else EntryAddresses)
        for kind in KINDS
    }
    return {
        **coded,
        "year_plans": (YearPlan, PageAddress),
        "terms": (Term, PageAddress),
        "works": (Work, PageAddress),
        "changes": (Change, PageAddress),
    }


def open_data(site: Site) -> str:
    """Return the whole handbook as JSON, in the form that `open_data_schema` describes."""
    handbook = site.handbook
    data = {
        "$schema": site.address + addresses.DATA_SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "name": NAME,
        "edition": handbook.edition.isoformat(),
        "language": "nl",
        "address": site.address,
        "licence": {"name": LICENCE_NAME, "address": LICENCE_ADDRESS},
        **{
            name: [_published(entry, site) for entry in getattr(handbook, name)]
            for name in collections()
        },
        "deck": _plain(handbook.deck),
        "team": _plain(handbook.team),
        "school_holidays": _plain(handbook.school_holidays),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def open_data_schema(site: Site) -> str:
    """Return the JSON Schema (2020-12) of the open data: every field, and no other, is there.

    Raises HandbookError where Python leaves out the docstrings, which tell what each part is.
    """
    if sys.flags.optimize > 1:
        raise HandbookError(
            "PYTHONOPTIMIZE is 2, and the schema of the open data would say less; "
            "expected it unset, as in `make site`"
        )
    fields: dict[str, Any] = {
        "schema_address": (Address, Field(alias="$schema", description="address of this schema")),
        "schema_version": (
            Literal[SCHEMA_VERSION],
            Field(description="raised when a field goes, gets another name or another meaning"),
        ),
        "name": (Text, Field(description="name of the handbook")),
        "edition": (date, Field(description="date of the edition")),
        "language": (Literal["nl"], Field(description="language of all texts")),
        "address": (Address, Field(description="address of the site")),
        "licence": (Licence, Field(description="what others may do with the texts")),
        **{
            name: (_list_of(model, where), Field(description=f"all {name}"))
            for name, (model, where) in collections().items()
        },
        "deck": (Deck, Field(description="the explanation that goes with the deck of cards")),
        "team": (TeamFile, Field(description="what a whole team fills in: the team check")),
        "school_holidays": (
            SchoolHolidaysFile,
            Field(description="the holidays of schools in the Netherlands, by region"),
        ),
    }
    whole = create_model("Handbook", __base__=Record, __doc__="The whole handbook.", **fields)
    schema = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": site.address + addresses.DATA_SCHEMA,
        **whole.model_json_schema(mode="serialization", schema_generator=_EveryFieldIsThere),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


class _EveryFieldIsThere(GenerateJsonSchema):
    """Describes what is published: what an editor left out is there as null or an empty list."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def _list_of(model: type[Record], where: type[PageAddress]) -> Any:
    entry: Any = create_model(
        model.__name__,
        __base__=model,
        __doc__=model.__doc__,
        addresses=(where, Field(description="where it stands on the site")),
    )
    return tuple[entry, ...]


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True)


def _published(record: Any, site: Site) -> dict[str, Any]:
    return {**_plain(record), "addresses": _addresses(record, site)}


def _addresses(record: Coded | YearPlan | Term | Work | Change, site: Site) -> dict[str, str]:
    match record:
        case YearPlan():
            uris = {"page": f"{addresses.YEAR_PLAN}#{record.id}"}
        case Term():
            uris = {"page": addresses.term_address(record)}
        case Work():
            uris = {"page": f"{addresses.SOURCES}#{record.id}"}
        case Change():
            uris = {"page": f"{addresses.CHANGES}#{record.id}"}
        case _:
            uris = {
                "page": addresses.page_uri(record),
                "short": addresses.short_uri(record),
                "qr": addresses.qr_uri(record),
                "slides": addresses.presentation_uri(record),
                "pdf": addresses.sheet_uri(record),
                "picture": addresses.link_picture_uri(record.code),
            }
            if record.kind.has_checklist:
                uris["checklist"] = addresses.checklist_uri(record)
    return {name: site.absolute(uri) for name, uri in uris.items()}
