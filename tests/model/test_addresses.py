"""Settings that are addresses: what readers are led to is a place on the web."""

import pytest

from macros.model.addresses import AddressError, web_address


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
