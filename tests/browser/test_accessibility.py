"""The site without a mouse, without eyes, with large letters or with colours of one’s own.

What a program can see of WCAG 2.2 A and AA. `make check-all` asks more of it, at every size and in
both schemes (tests/exhaustive/test_accessibility.py). `docs/toegankelijkheid.md` tells readers.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import zxingcpp
from axe_playwright_python.base import AXE_SCRIPT
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from checks.pages import PHONE, TODAY, page_path
from macros.model.addresses import short_path
from macros.shared.project import PROJECT
from tests.support.pages import KINDS, OPENED, search

# 1280 × 1024 at 400 %.
ENLARGED = {"width": 320, "height": 256}
COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},  # 2.5.8: at least 24 by 24, or enough room
}
WALK = (Path(__file__).parent / "keyboard_walk.js").read_text(encoding="utf-8")
# Pages that differ in what one comes past; `make check-all` walks through every kind.
WALKED = (
    "home",
    "interventions",
    "intervention",
    "search",
    "shared checklist",
    "presentation",
)
WITHOUT_FRAME = {"QR code", "presentation"}
FRAME = (".site-header", ".site-footer")
LANDMARKS = ("banner", "main", "contentinfo")
# What people who read with difficulty set (WCAG 1.4.12).
TEXT_SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }
"""


def violations(
    page: Page,
    kind: str,
    options: dict[str, Any] = WCAG,
    within: str = "html",
    without: Iterable[str] = (),
) -> list[str]:
    """Run axe-core on a page, or on what a selector finds; return what it holds against it.

    What the selectors in `without` find is passed over.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(
        """([within, without, options]) =>
            axe.run({ include: [within], exclude: without },
                {...options, resultTypes: ["violations"], preload: false})
                .then((result) => result.violations.flatMap((violation) => violation.nodes.map(
                    (node) => `${violation.id}: ${node.html.slice(0, 120)}`)))""",
        [within, list(without), options],
    )
    return [f"{kind}: {fault}" for fault in found]


def add_style(page: Page, css: str) -> None:
    """Add a style sheet to a page, whose policy refuses a style element."""
    page.evaluate(
        """(css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets.push(sheet);
        }""",
        css,
    )


def change_colours(page: Page) -> None:
    """Go from light to dark colours or back, at once."""
    add_style(page, "* { transition: none !important }")
    page.evaluate(
        """() => {
            const scheme = document.body.dataset.mdColorScheme;
            document.body.dataset.mdColorScheme = scheme === "slate" ? "default" : "slate";
        }"""
    )


def tree(page: Page) -> list[dict[str, Any]]:
    """Return what a screen reader gets of a page, in order: role, name and properties of each."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    # Chromium lists them by how deep they stand.
    in_order: list[dict[str, Any]] = []
    ahead = [nodes[0]]
    while ahead:
        node = ahead.pop()
        in_order.append(node)
        ahead += [by_id[child] for child in reversed(node["childIds"]) if child in by_id]
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", "").strip(),
            **{one["name"]: one["value"].get("value") for one in node.get("properties", [])},
        }
        for node in in_order
        if not node["ignored"]
    ]


def faults_of_structure(page: Page, kind: str) -> list[str]:
    """Tell where headings, landmarks and names do not show the way through a page."""
    parts = tree(page)
    found: list[str] = []
    levels = [int(part["level"]) for part in parts if part["role"] == "heading"]
    if levels.count(1) != 1 or levels[0] != 1:
        found.append(f"headings {levels}; expected one of level 1, as the first")
    found += [
        f"heading of level {next_} after {level}"
        for level, next_ in pairwise(levels)
        if next_ > level + 1
    ]
    landmarks = Counter(part["role"] for part in parts if part["role"] in LANDMARKS)
    expected = {"main": 1} if kind in WITHOUT_FRAME else dict.fromkeys(LANDMARKS, 1)
    if landmarks != expected:
        found.append(f"landmarks {dict(landmarks)}")
    menus = [part["name"] for part in parts if part["role"] == "navigation"]
    if "" in menus or len(set(menus)) < len(menus) or not menus:
        found.append(f"navigation called {menus}")
    found += [
        f"{part['role']} without a name"
        for part in parts
        if part.get("focusable") and not part["name"] and part["role"] != "RootWebArea"
    ]
    skip = (
        "document.querySelector(document.querySelector('.md-skip').hash)?.matches('h1[tabindex]')"
    )
    if kind not in WITHOUT_FRAME and not page.evaluate(skip):
        found.append("the link past the menu does not lead to the title")
    return [f"{kind}: {fault}" for fault in found]


def faults_of_all(page: Page, served: str, *, both_colours: bool = True) -> list[str]:
    """Return what is amiss on each kind of page and in what is opened on it.

    In both colours, or in turns, and then what is above and below every page is asked twice.
    """
    found: list[str] = []
    without: Iterable[str] = ()
    for number, (kind, path) in enumerate(KINDS.items()):
        page.goto(f"{served}{path}")
        if not both_colours and number % 2:
            change_colours(page)
        if (menu := page.get_by_role("button", name="Menu")).count():  # on a phone
            menu.click()
        found += faults_of_structure(page, kind)
        found += violations(page, kind, without=without)
        without = FRAME if not both_colours and number else ()
        page.keyboard.press("Escape")  # an open menu lies over what is below it
        if (more := page.locator("[popovertarget=page-card]:visible")).count():
            more.click()
            found += violations(page, f"{kind}, folded out", within="#page-card")
            page.keyboard.press("Escape")
        if both_colours:
            change_colours(page)
            found += violations(page, f"{kind}, other colours", COLOUR)
    for number, (kind, open_part) in enumerate(OPENED.items()):
        open_part(page, served)
        if not both_colours and number % 2:
            change_colours(page)
        found += violations(page, kind, without=without)
        if both_colours:
            change_colours(page)
            found += violations(page, f"{kind}, other colours", COLOUR)
    return found


def test_a_program_finds_nothing_amiss_on_any_kind_of_page(
    open_page: Callable[..., Page], served: str
) -> None:
    """Axe's rules of WCAG 2.2 A and AA; one title, headings without a jump, landmarks, names.

    Every second kind is asked in dark; `make check-all` asks each in both, with its frame.
    """
    assert faults_of_all(open_page("", PHONE), served, both_colours=False) == []


def test_the_accessibility_check_sees_a_fault(open_page: Callable[..., Page]) -> None:
    """The check above fails for a pale text, a button without a name, and one too small to hit."""
    page = open_page("privacy/")
    page.evaluate(
        """() => {
            document.querySelector("h1").style.color = "#ddd";
            for (const name of ["", "a", "b"]) {
                const button = document.createElement("button");
                button.ariaLabel = name;
                button.style.cssText = "display: block; width: 12px; height: 12px; padding: 0";
                document.querySelector("article").append(button);
            }
        }"""
    )
    assert {fault.split(": ")[1] for fault in violations(page, "privacy")} == {
        "button-name",
        "color-contrast",
        "target-size",
    }
    page.evaluate("document.querySelector('h1').style.color = '#333'")
    assert violations(page, "privacy", COLOUR) == []
    change_colours(page)
    assert [fault.split(": ")[1] for fault in violations(page, "privacy", COLOUR)] == [
        "color-contrast"
    ]


def walk(page: Page, there_and_back: bool = False) -> list[str]:
    """Go through a page with Tab from the top to the end; return what is amiss."""
    page.evaluate(WALK)
    # A date is three stops to the keys, and a step.
    most = page.locator(":is(a, button, input, select, textarea, summary)").count() + 20
    most += 3 * page.locator("input[type=date]").count()
    for pressed in range(most):
        page.keyboard.down("Tab")
        if pressed % 8 == 7 and page.evaluate("keyboardWalk.isDone"):
            break
    else:
        page.evaluate("keyboardWalk.faults.push('the walk does not end')")
    page.keyboard.up("Tab")
    faults: list[str] = page.evaluate("keyboardWalk.faults")
    if there_and_back:
        steps = page.evaluate("keyboardWalk.stops.length")
        page.evaluate("keyboardWalk.stops.at(-1).focus()")
        page.keyboard.down("Shift")
        for pressed in range(most):
            page.keyboard.press("Tab")
            if pressed % 8 == 7 and page.evaluate("keyboardWalk.back.at(-1) === 0"):
                break
        page.keyboard.up("Shift")
        if page.evaluate("keyboardWalk.back") != list(range(steps))[::-1]:
            faults.append("the way back is another one")
    return faults


def walk_all(page: Page, served: str, kinds: Iterable[str], there_and_back: bool) -> list[str]:
    """Walk through these kinds of pages; return what is amiss."""
    found: list[str] = []
    for kind in kinds:
        page.goto(f"{served}{KINDS[kind]}")
        found += [f"{kind}: {fault}" for fault in walk(page, there_and_back)]
    return found


def test_tab_walks_through_a_page_and_back(open_page: Callable[..., Page], served: str) -> None:
    """In the order that the eye goes, past everything that can be worked, and back.

    Each stop is in view, not beneath something else, and shows the focus.
    """
    page = open_page("")
    assert walk_all(page, served, WALKED, there_and_back=False) == []
    assert walk_all(page, served, ["not found"], there_and_back=True) == []


def test_the_walk_sees_a_fault(open_page: Callable[..., Page]) -> None:
    """The check above fails for each thing that makes a page hard to go through."""
    page = open_page("privacy/")
    page.evaluate(
        """() => {
            const links = document.querySelectorAll(".site-nav a");
            links[0].tabIndex = 1;
            links[1].style.outline = "none";
            links[2].style.outlineColor = "#eee";
            links[3].parentElement.style.order = -1;
            const veil = document.createElement("div");
            veil.style.cssText = "position: fixed; inset: auto 0 0 0; height: 40%; z-index: 9";
            document.body.append(veil);
            const trap = document.querySelector(".site-footer li:nth-last-child(2) a");
            trap.addEventListener("keydown", (event) => event.preventDefault());
        }"""
    )
    faults = " ".join(walk(page))
    for fault in (
        "‘Ga naar inhoud’ comes after",
        "‘Interventies’ does not show the focus",
        "‘Thema’s’ shows the focus at 1",
        "lies beneath div",
        "holds the focus",
        "the walk does not end",
    ):
        assert fault in faults


def test_the_skip_link_leads_past_the_menu(open_page: Callable[..., Page], served: str) -> None:
    """Its press brings the focus to the title, from where Tab goes on in the text."""
    page = open_page("")
    for kind in ("home", "interventions", "intervention", "not found"):
        page.goto(f"{served}{KINDS[kind]}")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        reached = page.evaluate("document.activeElement.tagName")
        page.keyboard.press("Tab")
        follows = page.evaluate("document.activeElement.closest('main')?.tagName")
        assert (kind, reached, follows) == (kind, "H1", "MAIN")


def test_the_frame_of_a_page_as_a_screen_reader_tells_it(open_page: Callable[..., Page]) -> None:
    """The parts around the text, in order, with their names and states."""
    page = open_page(page_path(TODAY.interventions[0]))
    expect(page.get_by_role("banner")).to_match_aria_snapshot(
        """
        - banner:
          - link "Handboek professionele dialoog"
          - link "Zoeken"
          - link "Mijn checklist"
          - radio "Donkere kleuren"
          - navigation "Hoofdmenu":
            - list:
              - listitem:
                - link "Situaties"
              - listitem:
                - link "Interventies"
              - listitem:
                - link "Thema’s"
              - listitem:
                - link "Aanbevelingen"
              - listitem:
                - link "Gespreksvormen"
              - listitem:
                - link "Checklists"
              - listitem:
                - link "Over"
        """
    )


def test_states_are_told(open_page: Callable[..., Page], served: str) -> None:
    """What is pressed, folded out, ticked or where you are is told; and what then happened."""
    page = open_page(page_path(TODAY.interventions[0]), PHONE)
    choose = page.get_by_role("article").get_by_role("button", name="Op mijn checklist").first
    expect(choose).to_have_attribute("aria-pressed", "false")
    said = page.locator("body > [role=status]")
    expect(said).to_be_empty()
    choose.press("Space")
    expect(choose).to_have_attribute("aria-pressed", "true")
    expect(said).to_contain_text("staat op je checklist (1)")
    for name in ("Menu", "Doe meer"):
        page.get_by_role("button", name=name).press("Enter")
        (told,) = [part for part in tree(page) if (part["role"], part["name"]) == ("button", name)]
        assert told["expanded"] is True
        page.keyboard.press("Escape")
    page.goto(f"{served}interventies/")
    names = [part["name"] for part in tree(page) if part["role"] in {"searchbox", "combobox"}]
    assert names == ["Woorden", "Thema", "Met wie", "Tijd", "Ritme", "Aanbeveling", "Route"]
    theme = TODAY.themes[0]
    page.get_by_role("combobox", name="Thema").select_option(theme.code)
    expect(page.get_by_role("form").get_by_role("status")).to_have_text(
        f"{len(theme.interventions)} van {len(TODAY.interventions)} interventies"
    )
    search(page, "feedback")
    expect(page.get_by_role("dialog").get_by_role("status").first).to_contain_text("gevonden")
    page.goto(f"{served}mijn-checklist/")
    tick = page.get_by_role("checkbox").first
    tick.press("Space")
    expect(tick).to_be_checked()
    assert tick.evaluate("box => box.labels[0].innerText.trim().length") > 10


def test_the_switch_of_colours_keeps_the_focus(open_page: Callable[..., Page]) -> None:
    """The space bar goes to dark and back; each time one stays on the switch, with its new name."""
    page = open_page("privacy/", PHONE)
    page.get_by_role("link", name="Mijn checklist").first.focus()
    page.keyboard.press("Tab")
    for name in ("Donkere kleuren", "Lichte kleuren", "Donkere kleuren"):
        switch = page.get_by_role("radio")
        expect(switch).to_have_accessible_name(name)
        expect(switch).to_be_focused()
        page.keyboard.press("Space")


def focus_within(page: Page, key: str, presses: int) -> set[str]:
    """Press a key so often; return where the focus was: in the dialog, behind it, nowhere."""
    places = set()
    for _ in range(presses):
        page.keyboard.press(key)
        places.add(
            page.evaluate(
                """() => document.activeElement.closest("dialog") ? "dialog"
                    : document.activeElement === document.body ? "nowhere" : "behind" """
            )
        )
    return places


def test_a_dialog_holds_the_focus_and_gives_it_back(
    open_page: Callable[..., Page], served: str
) -> None:
    """With Tab and Shift+Tab one stays in it; Escape brings one back to what opened it."""
    page = open_page(f"mijn-checklist/?s={TODAY.interventions[0].code}", PHONE)
    page.get_by_role("button", name="Maak dit mijn checklist").click()
    banner = page.get_by_role("banner")
    for opener, name in (
        (banner.get_by_role("link", name="Zoeken"), "Zoeken"),
        (page.get_by_role("button", name="QR-code"), "Scan deze code"),
    ):
        opener.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name=name)
        expect(dialog).to_be_visible()
        if name == "Zoeken":
            expect(dialog.get_by_role("link").first).to_be_visible()
        stops = dialog.locator(":is(a, button, input)").count()
        for key in ("Tab", "Shift+Tab"):
            # Between the last stop and the first lies the browser’s own window.
            assert focus_within(page, key, stops + 3) <= {"dialog", "nowhere"}
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(opener).to_be_focused()


# What is cut off, what runs off to the side, and how much stays in place while a page scrolls.
CUT = """
    () => {
        const found = [];
        const width = document.documentElement.scrollWidth;
        if (width > innerWidth) found.push(`is ${width} pixels wide`);
        for (const element of document.querySelectorAll("body *")) {
            const style = getComputedStyle(element);
            const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
            if (!clips || style.clipPath !== "none" || !element.innerText?.trim()) continue;
            const isCut = element.scrollHeight > element.clientHeight + 1
                || element.scrollWidth > element.clientWidth + 1;
            if (isCut) found.push(`cuts off ‘${element.innerText.slice(0, 50)}’`);
        }
        scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" });
        const rows = new Set();
        for (let y = 1; y < innerHeight; y += 4) {
            for (let at = document.elementFromPoint(innerWidth / 2, y); at; at = at.parentElement) {
                if (/fixed|sticky/.test(getComputedStyle(at).position)) rows.add(y);
            }
        }
        const taken = rows.size * 4 / innerHeight;
        if (taken > 0.34) found.push(`keeps ${Math.round(taken * 100)} % of the window`);
        return found;
    }
"""


def test_a_page_fits_a_narrow_screen_and_400_percent(
    open_page: Callable[..., Page], served: str
) -> None:
    """Nothing runs off to the side, is cut off or stays in the way; with wide spacing neither."""
    page = open_page("", ENLARGED)
    found: list[str] = []
    for kind, path in KINDS.items():
        page.goto(f"{served}{path}")
        found += [f"{kind} {fault}" for fault in page.evaluate(CUT)]
        add_style(page, TEXT_SPACING)
        found += [f"{kind}, wide spacing, {fault}" for fault in page.evaluate(CUT)]
    assert found == []


def test_nothing_moves_for_who_wants_that(open_page: Callable[..., Page], served: str) -> None:
    """With reduced motion no part of a page moves, fades or scrolls smoothly."""
    page = open_page("", PHONE)
    page.emulate_media(reduced_motion="reduce")
    moving = """
        () => [...document.querySelectorAll("*")].flatMap((element) =>
            [null, "::before", "::after"].flatMap((part) => {
                const style = getComputedStyle(element, part);
                const moves = style.animationName !== "none" || style.scrollBehavior === "smooth"
                    || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
                return moves ? [element.tagName + "." + element.className + (part ?? "")] : [];
            }))
    """
    for kind in ("home", "interventions", "intervention", "shared checklist", "presentation"):
        page.goto(f"{served}{KINDS[kind]}")
        assert (kind, page.evaluate(moving)) == (kind, [])
    OPENED["search results"](page, served)
    assert page.evaluate(moving) == []


# Colours too near to the ground: edges of what one works or fills in, and drawings.
FAINT = """
    () => {
        const parts = (colour) => colour.match(/[0-9.]+/g).map(Number);
        const luminance = (colour) => {
            const [r, g, b] = parts(colour).map((part) =>
                part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = luminance(getComputedStyle(document.body).backgroundColor);
        const isFaint = (colour) => {
            if (parts(colour)[3] === 0) return true;
            const pair = [luminance(colour), ground];
            return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) < 3;
        };
        const found = [];
        const look = (selector, part, property, width) => {
            for (const element of document.querySelectorAll(selector)) {
                if (!element.checkVisibility()) continue;
                const style = getComputedStyle(element, part);
                if (style[property] === "none") continue;
                const isThere = !width || parseFloat(style[width]) > 0;
                if (!isThere || isFaint(style[property])) {
                    const name = element.getAttribute("class") ?? element.tagName;
                    found.push(`${name} ${part} ${style[property]}`);
                }
            }
        };
        for (const part of ["Top", "Bottom"]) {
            const border = [`border${part}Color`, `border${part}Width`];
            look(".filter :is(input, select), .own-fields input", null, ...border);
            look(".button, .choose", null, ...border);
            look(".card, .checklist, .page-card, dialog[open]", null, ...border);
            look(".choose", "::before", ...border);
        }
        look(".choose[aria-pressed=true]", "::after", "borderBottomColor", "borderBottomWidth");
        look(".site-nav [aria-current]", null, "borderBottomColor", "borderBottomWidth");
        look(".flag path:not(.flag-edge), .mark-jib, .mark-main", null, "fill");
        look(".flag-edge, .site-header a:not(.site-name) path", null, "stroke");
        look(".mark-water, .model-sail, .model-hull, .model-goal", null, "stroke");
        look(".model a:not(.model-on-hull) text", null, "fill");
        look("a:not(svg a), button, .announcement, .site-choice b", null, "color");
        look(".page-more", "::after", "borderBottomColor", "borderBottomWidth");
        return found;
    }
"""


def test_everything_shows_in_colours_of_ones_own(
    open_page: Callable[..., Page], served: str
) -> None:
    """With a contrast theme of Windows edges, boxes, flags, what is pressed and the focus show."""
    for scheme in ("light", "dark"):
        page = open_page(page_path(TODAY.interventions[0]), PHONE, scheme)
        # A reader may keep to the site’s light colours beside a dark contrast theme.
        change_colours(page)
        page.emulate_media(forced_colors="active")
        choose = page.get_by_role("article").locator("[data-choose]").first
        choose.click()
        assert choose.evaluate("one => getComputedStyle(one, '::after').content") == '""'
        assert page.evaluate(FAINT) == []
        for kind in ("home", "model", "interventions", "shared checklist"):
            page.goto(f"{served}{KINDS[kind]}")
            change_colours(page)
            assert (kind, page.evaluate(FAINT)) == (kind, [])
        short = f"{served}{short_path(TODAY.interventions[0])}"
        page.goto(f"{short}qr/")
        picture = Image.open(io.BytesIO(page.screenshot()))
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [short]
        page.goto(f"{served}privacy/")
        assert walk(page) == []


def test_what_was_said_does_not_lie_over_the_focus(open_page: Callable[..., Page]) -> None:
    """The line at the foot of the window leaves what one comes to with Tab in view."""
    page = open_page("interventies/", PHONE)
    page.locator("[data-choose]").first.press("Enter")
    said = page.locator("body > [role=status]")
    for _ in range(12):
        page.keyboard.press("Tab")
        foot = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert foot <= said.evaluate("line => line.getBoundingClientRect().top")


def test_the_page_on_accessibility_is_true(open_page: Callable[..., Page], served: str) -> None:
    """It is linked from each page, and what it says of tests, times and papers is how it is."""
    page = open_page("")
    page.get_by_role("contentinfo").get_by_role("link", name="Toegankelijkheid").click()
    page.wait_for_url("**/toegankelijkheid/")
    told = page.get_by_role("article").inner_text()
    # What it names as tested with, and where that is done.
    for name, place, sign in (
        ("axe", "tests/browser/test_accessibility.py", "AXE_SCRIPT"),
        ("Chromium", "tests/conftest.py", "CHROMIUM"),
        ("Firefox", "browser/tests/firefox.mjs", "firefox"),
        ("Nu Html Checker", "tests/site/test_site.py", "vnu"),
        ("veraPDF", "tests/exhaustive/test_pdf_standards.py", "checker.failures"),
    ):
        assert name in told
        assert sign in (PROJECT / place).read_text(encoding="utf-8")
    assert f"{ENLARGED['width']} pixels" in told
    assert f"bij {1280 // ENLARGED['width'] * 100} %" in told
    announcing = (PROJECT / "browser/src/announce.js").read_text(encoding="utf-8")
    for constant in ("SHOWN_FOR", "SHOWN_WITH_BUTTON_FOR"):
        (shown,) = re.findall(rf"const {constant} = (\d+)_000;", announcing)
        assert f"na {shown} seconden" in told
    assert "poster is gemaakt voor A3" in told
    poster = PdfReader(io.BytesIO(page.request.get(f"{served}druk/poster.pdf").body()))
    assert sorted(round(float(side)) for side in poster.pages[0].mediabox[2:]) == [842, 1191]
