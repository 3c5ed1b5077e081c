"""Settings that are addresses: what readers are led to is a place on the web."""

import pytest

from macros.model.addresses import (
    AddressError,
    former_paper_names,
    retired_paper_names,
    web_address,
)
from macros.model.handbook import Handbook


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://handboek.example", "https://handboek.example/"),
        ("https://handboek.example/", "https://handboek.example/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("https://school.example/handboek/dialoog", "https://school.example/handboek/dialoog/"),
    ],
)
def test_an_address_ends_with_a_slash_whatever_was_typed(given: str, address: str) -> None:
    """Without the last slash means the same as with it."""
    assert web_address(given, "SITE_URL") == address


@pytest.mark.parametrize(
    "given",
    [
        "",
        "handboek.example",
        "javascript://x/",
        "ftp://handboek.example/",
        "https://handboek.example/?q=1",
        "https://handboek.example/#a",
        "https://handboek.example/een pagina/",
        "https://user:pw@handboek.example/",
        "https://[::1/",
        "https://handboek.example:99999/",
        'https://handboek.example/" onclick="alert(1)',
        "https://handboek.example/<b>",
        "https://handboek.example/\n",
        "//handboek.example/",
    ],
)
def test_what_is_no_place_on_the_web_is_refused(given: str) -> None:
    """No page, sheet or feed leads to another kind of address, or breaks out of its attribute."""
    with pytest.raises(AddressError, match=r"REPO_URL is .*; expected an address such as"):
        web_address(given, "REPO_URL")


def test_paper_keeps_its_former_names_in_every_format(small_handbook: Handbook) -> None:
    """Without it, an address that a trainer printed has no PDF, large print or sheet for Word."""
    programme = small_handbook.entry("P1")
    assert programme.aliases == ("uurtje",)
    assert former_paper_names(programme) == {
        f"programma-uurtje{end}": f"programma-kwartier{end}"
        for part in ("", "-deelnemers", "-evaluatie")
        for end in (f"{part}.pdf", f"{part}-groot.pdf", f"{part}.docx")
    }
    # Named after its slug in editions without large print; now after its code.
    assert former_paper_names(small_handbook.entry("A1")) == {
        f"checklist-{slug}.{ending}": f"checklist-a1.{ending}"
        for slug in ("blijf-praten", "praat-door")
        for ending in ("pdf", "docx")
    }
    (gone,) = (one for one in small_handbook.retired if one.code == "A2")
    names = retired_paper_names(gone)
    for name in ("checklist-a2", "checklist-schrijf-op", "checklist-noteer"):
        assert names[f"{name}.pdf"] == names[f"{name}-groot.pdf"] == "checklist-a2.pdf"
        assert names[f"{name}.docx"] == "checklist-a2.docx"
    assert names["presentatie-a2.pdf"] == "checklist-a2.pdf"


def test_the_placemat_of_a_retired_form_keeps_its_address(small_handbook: Handbook) -> None:
    """Who printed it arrives at what says that the form is gone, and what replaces it."""
    (gone, *_) = small_handbook.retired
    form = gone.model_copy(update={"code": "F8", "slug": "navragen"})
    assert retired_paper_names(form)["placemat-f8.pdf"] == "gespreksvorm-navragen.pdf"
