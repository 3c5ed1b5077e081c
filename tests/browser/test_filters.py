"""The filters above the lists: what they keep, and how the address holds them."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, urlencode

from playwright.sync_api import Browser, Locator, Page, expect

from checks.pages import PHONE
from macros.model.handbook import Handbook
from macros.model.records import Intervention
from macros.shared.dutch import in_address

LIST = "interventies/"
WINDOW = {"width": 800, "height": 600}  # small, for drawing takes most of the time


def in_list(handbook: Handbook, fits: Callable[[Intervention], bool]) -> list[str]:
    """Return the codes of the interventions that fit, in the order of the list."""
    return [entry.code for theme in handbook.themes for entry in theme.interventions if fits(entry)]


def facts(entry: Intervention) -> dict[str, set[str]]:
    """Return what an intervention can be found by, by the name of the filter."""
    glance = entry.at_a_glance
    return {
        "thema": {entry.theme.code},
        "met": {in_address(glance.group)} if glance else set(),
        "ritme": {in_address(glance.rhythm)} if glance else set(),
        "aanbeveling": {choice.by.code for choice in entry.recommended},
        "route": {str(entry.theme.route)} if entry.theme.route else set(),
    }


def fitting(handbook: Handbook, **state: str) -> list[str]:
    """Return the codes of the interventions that have all these values."""

    def fits(entry: Intervention) -> bool:
        glance = entry.at_a_glance
        most = state.get("tijd")
        if most and not (glance and glance.minutes <= int(most)):
            return False
        known = facts(entry)
        return all(value in known[name] for name, value in state.items() if name != "tijd")

    return in_list(handbook, fits)


def filters(page: Page) -> Locator:
    """Return the form with the filters."""
    return page.get_by_role("form", name="Kies uit de lijst")


def said(page: Page, text: str) -> None:
    """Hold that the count is this, for eyes and for screen readers."""
    expect(filters(page).get_by_role("status")).to_have_text(text)


def field(page: Page, name: str) -> Locator:
    """Return the field of a filter by its name in the address."""
    return filters(page).locator(f"[name={name}]")


def values(page: Page, name: str) -> list[str]:
    """Return the values that can be chosen, other than 'maakt niet uit'."""
    found = field(page, name).locator("option").evaluate_all("all => all.map((one) => one.value)")
    return [value for value in found if value]


def rows(page: Page) -> Locator:
    """Return the codes of the entries that show."""
    return page.locator("[data-filtered] li[data-code]:visible .badge-code")


def expect_codes(page: Page, codes: Iterable[str]) -> None:
    """Hold that the list shows these entries, in this order."""
    expect(rows(page)).to_have_text(list(codes))


def test_each_filter_keeps_exactly_what_fits(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Every value of every filter alone gives the interventions that have it, and their number."""
    page = open_page(LIST, WINDOW)
    everything = fitting(real_handbook)
    said(page, f"Alle {len(real_handbook.interventions)} interventies")
    expect_codes(page, everything)
    for name, label in (
        ("thema", "Thema"),
        ("met", "Met wie"),
        ("tijd", "Tijd"),
        ("ritme", "Ritme"),
        ("aanbeveling", "Aanbeveling"),
        ("route", "Route"),
    ):
        if name == "tijd":
            glances = [entry.at_a_glance for entry in real_handbook.interventions]
            times = sorted({glance.minutes for glance in glances if glance})
            there = {str(minutes) for minutes in times[:-1]}  # the last would leave nothing out
        else:
            there = set().union(*(facts(entry)[name] for entry in real_handbook.interventions))
        assert set(values(page, name)) == there
        for value in values(page, name):
            expected = fitting(real_handbook, **{name: value})
            filters(page).get_by_role("combobox", name=label, exact=True).select_option(value)
            expect_codes(page, expected)
            count = "Alle" if len(expected) == len(everything) else f"{len(expected)} van"
            said(page, f"{count} {len(everything)} interventies")
            assert page.url.endswith(f"/{LIST}?{name}={value}")
        field(page, name).select_option("")
        expect_codes(page, everything)


def test_words_of_ones_own_keep_what_has_to_do_with_them(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """A leader types what is wrong, and the list keeps what helps; one step back has it all."""
    meant = next(one for one in real_handbook.interventions if one.keywords)
    words = meant.keywords[0]
    page = open_page(f"{LIST}?woorden={quote(words)}", WINDOW)
    everything = fitting(real_handbook)
    expect(rows(page)).not_to_have_count(len(everything))
    found = rows(page).all_text_contents()
    assert meant.code in found
    assert 0 < len(found) < len(everything)
    said(page, f"{len(found)} van {len(real_handbook.interventions)} interventies")
    page.goto(LIST)
    expect_codes(page, everything)
    filters(page).get_by_label("Woorden").press_sequentially(words)
    expect_codes(page, found)
    expect(page).to_have_url(f"{served}{LIST}?{urlencode({'woorden': words})}")
    theme = found[0][0]
    field(page, "thema").select_option(theme)
    expect_codes(page, [code for code in found if code[0] == theme])
    page.go_back()
    expect_codes(page, found)
    page.go_back()
    expect(page).to_have_url(f"{served}{LIST}")
    expect_codes(page, everything)
    expect(field(page, "woorden")).to_have_value("")
    field(page, "woorden").fill("xyzzy")
    expect(page.get_by_text("Niets gevonden.")).to_be_visible()
    said(page, f"Geen van {len(real_handbook.interventions)} interventies")


def test_filters_together_stand_in_the_address(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """What is chosen narrows down, can be sent as a link, and is there after a look at a page."""
    page = open_page(LIST, WINDOW)
    state = {"thema": "O", "met": "het-hele-team", "tijd": "45"}
    field(page, "thema").select_option("O")
    field(page, "met").select_option("het-hele-team")
    field(page, "tijd").select_option("45")
    expected = fitting(real_handbook, **state)
    assert 0 < len(expected) < len(fitting(real_handbook, thema="O"))
    expect_codes(page, expected)
    address = f"{served}{LIST}?thema=O&met=het-hele-team&tijd=45"
    expect(page).to_have_url(address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    filters(page).get_by_role("button", name="Kopieer link").click()
    expect(page.get_by_text(f"Gekopieerd: {address}")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address

    other = page.context.new_page()
    other.goto(address)
    expect_codes(other, expected)
    for name, value in state.items():
        expect(field(other, name)).to_have_value(value)

    page.locator("[data-filtered] li[data-code]:visible").first.get_by_role("link").click()
    expect(page.locator("article")).to_have_attribute("data-code", expected[0])
    page.go_back()
    expect_codes(page, expected)
    page.go_back()
    expect_codes(page, fitting(real_handbook, thema="O", met="het-hele-team"))
    expect(field(page, "tijd")).to_have_value("")
    page.go_back()
    expect_codes(page, fitting(real_handbook, thema="O"))
    page.go_back()
    expect_codes(page, fitting(real_handbook))
    said(page, f"Alle {len(real_handbook.interventions)} interventies")
    page.go_forward()
    expect_codes(page, fitting(real_handbook, thema="O"))
    expect(field(page, "thema")).to_have_value("O")


def test_an_address_that_no_filter_knows_shows_everything(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """A link with a mistake, or from before a word changed, gives the whole list."""
    page = open_page(
        f"{LIST}?thema=Q&met=<b>&tijd=31&ritme=ooit&route=constructor&iets=anders", WINDOW
    )
    expect_codes(page, fitting(real_handbook))
    said(page, f"Alle {len(real_handbook.interventions)} interventies")
    expect(page.get_by_role("button", name="Wis filters")).to_have_count(0)
    page.goto(f"{LIST}?thema=Q&tijd=15")
    expect_codes(page, fitting(real_handbook, tijd="15"))


def test_what_is_left_out_takes_its_heading_along_and_comes_back(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """No heading stands above nothing; 'Wis filters' clears the list and the address."""
    page = open_page(f"{LIST}?met=een-op-een", WINDOW)
    expected = fitting(real_handbook, met="een-op-een")
    expect_codes(page, expected)
    headings = page.locator("[data-filtered] h2:visible")
    left = [theme.title for theme in real_handbook.themes if theme.code in {c[0] for c in expected}]
    assert 0 < len(left) < len(real_handbook.themes)
    expect(headings).to_contain_text(left)
    clear = page.get_by_role("button", name="Wis filters")
    clear.click()
    expect(page).to_have_url(f"{served}{LIST}")
    expect_codes(page, fitting(real_handbook))
    expect(headings).to_have_count(len(real_handbook.themes))
    expect(clear).to_have_count(0)
    # The focus goes to the first field, for the button is gone.
    expect(field(page, "woorden")).to_be_focused()


def test_nothing_fits_and_there_is_a_way_out(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """Who asks too much at once is told so, and gets the list back at a press."""
    assert fitting(real_handbook, thema="D", met="een-op-een") == []
    page = open_page(LIST, WINDOW)
    notice = page.locator(".notice").filter(has_text="Niets gevonden.")
    expect(notice).to_be_hidden()
    field(page, "thema").select_option("D")
    field(page, "met").select_option("een-op-een")
    expect(notice).to_be_visible()
    expect(rows(page)).to_have_count(0)
    said(page, f"Geen van {len(real_handbook.interventions)} interventies")
    notice.get_by_role("button", name="Wis filters").click()
    expect(notice).to_be_hidden()
    expect_codes(page, fitting(real_handbook))
    expect(page).to_have_url(f"{served}{LIST}")


def test_situations_are_filtered_by_what_they_are_about(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Each group alone, and words of one's own, in the list of situations."""
    page = open_page("situaties/", WINDOW)
    said(page, f"Alle {len(real_handbook.situations)} situaties")
    groups = {in_address(group): members for group, members in real_handbook.situation_groups}
    assert values(page, "onderwerp") == list(groups)
    for value, members in groups.items():
        field(page, "onderwerp").select_option(value)
        expect_codes(page, [situation.code for situation in members])
        said(page, f"{len(members)} van {len(real_handbook.situations)} situaties")
    meant = real_handbook.situations[-1]
    page.goto(f"situaties/?woorden={quote(meant.title)}")
    expect(page.locator(f"[data-filtered] [data-code={meant.code}]")).to_be_visible()
    expect(rows(page)).not_to_have_count(len(real_handbook.situations))


def test_conversation_forms_are_filtered_by_group_and_time(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """With whom, and how long at most, in the cards of conversation forms."""
    page = open_page("gespreksvormen/", WINDOW)
    forms = real_handbook.conversation_forms
    said(page, f"Alle {len(forms)} gespreksvormen")
    for value in values(page, "met"):
        field(page, "met").select_option(value)
        expect_codes(page, [f.code for f in forms if in_address(f.at_a_glance.group) == value])
    field(page, "met").select_option("")
    for value in values(page, "tijd"):
        field(page, "tijd").select_option(value)
        expect_codes(page, [f.code for f in forms if f.at_a_glance.minutes <= int(value)])
    page.goto("gespreksvormen/?met=een-op-een&tijd=30")
    expected = [
        form.code
        for form in forms
        if in_address(form.at_a_glance.group) == "een-op-een" and form.at_a_glance.minutes <= 30
    ]
    expect_codes(page, expected)
    said(page, f"{len(expected)} van {len(forms)} gespreksvormen")


def test_without_javascript_the_whole_list_is_there(
    browser: Browser, served: str, real_handbook: Handbook
) -> None:
    """No filter that does nothing, and nothing left out."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{served}{LIST}?thema=D")
    expect_codes(page, fitting(real_handbook))
    expect(page.locator("form[data-filter]")).to_be_hidden()
    expect(page.get_by_text("Niets gevonden.")).to_be_hidden()
    page.close()


def test_a_list_does_not_jump_when_its_script_comes(
    open_page: Callable[..., Page], served: str, real_handbook: Handbook
) -> None:
    """The filters and buttons take their place from the start: the text stays where it is read."""
    page = open_page("", PHONE)
    entry = f"[data-filtered] [data-code={real_handbook.interventions[1].code}]"
    place = f"document.querySelector('{entry}').getBoundingClientRect().top"
    pattern = re.compile(r"/assets/scripts/(?!head)")  # what says which colours comes first
    page.route(pattern, lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{served}interventies/")
    expect(page.locator("form[data-filter]")).to_be_hidden()
    before = page.evaluate(place)
    page.unroute(pattern)
    page.goto(f"{served}interventies/")
    expect(page.locator("[data-filter-status]")).to_contain_text(
        str(len(real_handbook.interventions))
    )
    assert abs(page.evaluate(place) - before) < 2
