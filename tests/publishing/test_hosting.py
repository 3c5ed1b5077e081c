"""The site as a web server sends it: nginx from Debian with `hosting/nginx.conf`, below a path."""

import contextlib
import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest
from lxml import html
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, expect

from macros.engines.mkdocs_build import Build
from macros.engines.preview import Preview
from macros.publishing.compression import compress
from macros.publishing.finishing import FinishingError, finish
from macros.publishing.hosting import (
    FOREVER,
    HEADERS,
    TYPES,
    header_policy,
    nginx_configuration,
    page_policy,
)
from macros.publishing.web_app import SERVICE_WORKER
from macros.shared.project import PROJECT
from tests.support.complaints import complaints_of
from tests.support.pages import KINDS, open_own_checklist, open_search
from tests.support.project import PALETTE, PATH, asset, made_once

# nginx reads its configuration from this file; the other paths keep it out of the machine's.
MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def free_port() -> int:
    """Return a port that is free now."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def nginx_program() -> str:
    """Return the path of nginx."""
    found = os.environ.get("NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        pytest.fail("no nginx: run `make test`, which finds or installs it")
    return found


@pytest.fixture(scope="session")
def port() -> int:
    """The port of nginx."""
    return free_port()


@pytest.fixture(scope="session")
def published(site: Path) -> Path:
    """What a server of one's own gets: the site, compressed."""

    def make(folder: Path) -> None:
        compress(shutil.copytree(site, folder))

    return made_once("published", make)


@pytest.fixture(scope="session")
def address(port: int, published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site while nginx serves it, as hosting/Containerfile puts it there."""
    folder = tmp_path_factory.mktemp("nginx")
    root = folder / "root"
    root.mkdir()
    (root / PATH.strip("/")).symlink_to(published)
    shutil.copy(published / "404.html", root)
    (root / ".well-known").mkdir()
    (root / ".well-known" / "security.txt").write_text("Contact: mailto:wij@handboek.example\n")
    (root / ".well-known" / ".secret").write_text("")
    (folder / "main.conf").write_text(MAIN.format(folder=folder))
    (folder / "site.conf").write_text(nginx_configuration(f"127.0.0.1:{port}", str(root)))
    server = subprocess.Popen(
        [nginx_program(), "-p", folder, "-e", folder / "errors", "-c", folder / "main.conf"]
    )
    for _ in range(1200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            break
        assert server.poll() is None, (folder / "errors").read_text()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}{PATH}"
    server.terminate()
    server.wait()


Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def ask(port: int, address: str) -> Callable[..., Answer]:
    """Ask the server for a file of the site, or with a / first for any other.

    Return its status, headers by lower-case name, and body.
    """

    def ask(uri: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", uri if uri.startswith("/") else PATH + uri, headers=named)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    return ask


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser, and what it complains of, violations of the policy included."""
    # A service worker fetches the whole site; one of these tests asks for it.
    context = browser.new_context(base_url=address, service_workers="block")
    page = context.new_page()
    complaints = complaints_of(page)
    yield page, complaints
    context.close()


def test_what_nginx_sends_works_in_a_browser(visit: tuple[Page, list[str]], address: str) -> None:
    """Reading, searching and choosing meets no violation, error or warning in the console.

    The tests in tests/browser ask every kind of page for it, with the same headers.
    """
    page, complaints = visit
    for kind in ("home", "intervention", "not found", "QR code", "presentation"):
        page.goto(KINDS[kind])
    open_search(page, address)
    open_own_checklist(page, address)
    assert complaints == []


def test_the_policy_lets_the_site_be_kept(browser: Browser, address: str) -> None:
    """The service worker starts, and with it the page is there without a network."""
    context = browser.new_context(base_url=address, service_workers="allow")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("over/")
    # Where it is refused, it is never ready.
    page.evaluate(
        """() => Promise.race([
            navigator.serviceWorker.ready.then(() => undefined),
            new Promise((_, refuse) => setTimeout(refuse, 60_000, "no service worker")),
        ])"""
    )
    context.set_offline(True)
    page.goto("over/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()
    assert complaints == []


def test_a_script_in_a_page_is_refused_and_seen(
    visit: tuple[Page, list[str]], published: Path
) -> None:
    """What gets into a page does not run, and the test above would tell."""
    text = (published / "over" / "index.html").read_text(encoding="utf-8")
    injected = "<script>window.ran = true</script><img src=x onerror='window.ran = true'></body>"
    (published / "ingespoten.html").write_text(text.replace("</body>", injected), encoding="utf-8")
    page, complaints = visit
    page.goto("ingespoten.html", wait_until="networkidle")
    (published / "ingespoten.html").unlink()
    assert page.evaluate("window.ran") is None
    told = " ".join(complaints)
    assert "violation of script-src-elem: inline" in told
    assert "violation of script-src-attr: inline" in told


def test_no_text_becomes_markup_in_the_browser(visit: tuple[Page, list[str]]) -> None:
    """A tip that Material shows is text, also where it looks like markup."""
    page, complaints = visit
    page.goto(KINDS["intervention"])
    page.evaluate("""() => { document.body.append(
        Object.assign(document.createElement("p"), { id: "proef" }));
        document.querySelector("#proef").innerHTML = "<b>vet</b> & <img src=x>"; }""")
    expect(page.locator("#proef")).to_have_text("<b>vet</b> & <img src=x>")
    refused = """() => { document.createElement("script").src = "https://elders.example/x.js"; }"""
    with pytest.raises(Exception, match="TrustedScriptURL"):
        page.evaluate(refused)
    assert all("elders" in complaint or "TrustedScript" in complaint for complaint in complaints)


@pytest.mark.parametrize("chosen", ["slate", "default"])
def test_colours_are_right_in_the_first_frame(browser: Browser, address: str, chosen: str) -> None:
    """Whoever chose dark sees no light page first, and the other way round."""
    other = "light" if chosen == "slate" else "dark"
    context = browser.new_context(
        base_url=address, color_scheme="dark" if other == "dark" else "light"
    )
    page = context.new_page()
    page.goto("over/")
    page.evaluate(
        "([key, choice]) => localStorage.setItem(key, JSON.stringify(choice))",
        [PALETTE, {"index": int(chosen == "slate"), "color": {"scheme": chosen}}],
    )
    # Only what stands in the head may set the colours: Material's own script does not arrive.
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.add_init_script(
        """window.frames_seen = [];
        requestAnimationFrame(function look() {
            if (document.body) frames_seen.push(document.body.dataset.mdColorScheme);
            requestAnimationFrame(look);
        });"""
    )
    page.goto("over/", wait_until="networkidle")
    seen = page.evaluate("frames_seen")
    context.close()
    assert seen
    assert set(seen) == {chosen}


def test_a_system_in_dark_gets_dark_in_the_first_frame(browser: Browser, address: str) -> None:
    """Without a choice the colours of the reader's system hold."""
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = context.new_page()
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto("over/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


def test_no_page_holds_a_script_or_style(site: Path) -> None:
    """Each script has an address or is data; no attribute runs or styles anything."""
    for path in site.rglob("*.html"):
        page = html.parse(path)
        (first,) = page.xpath("/html/head/*[1]")
        assert (first.get("http-equiv"), first.get("content")) == (
            "Content-Security-Policy",
            page_policy(),
        ), path
        for element in page.iter():
            if element.tag == "script" and not element.get("src"):
                assert element.get("type") in {"application/json", "application/ld+json"}, path
            assert element.tag != "style", path
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (path, name)
                assert name != "style", (path, value)
                assert not value.strip().lower().startswith("javascript:"), (path, value)


def test_every_answer_carries_the_headers(ask: Callable[..., Answer], published: Path) -> None:
    """Page, page that is not there, paper, data and asset: each is sent as what it is."""

    def named(uri: str) -> str:
        return asset(published, uri).relative_to(published).as_posix()

    kinds = {
        "": (200, "text/html; charset=utf-8", "no-cache"),
        "bestaat-niet/": (404, "text/html; charset=utf-8", "no-cache"),
        "druk/kaarten.pdf": (200, "application/pdf", "no-cache"),
        "data/interventions.yaml": (200, "application/yaml; charset=utf-8", "no-cache"),
        "sitemap.xml": (200, "text/xml; charset=utf-8", "no-cache"),
        named("styles/site.css"): (200, "text/css; charset=utf-8", FOREVER),
        named("scripts/head.js"): (
            200,
            "application/javascript; charset=utf-8",
            FOREVER,
        ),
        named("fonts/atkinson-regular.woff2"): (200, "font/woff2", FOREVER),
        next(
            f"assets/stylesheets/{path.name}" for path in published.glob("assets/stylesheets/*.css")
        ): (
            200,
            "text/css; charset=utf-8",
            FOREVER,
        ),
        "assets/scripts/licences.txt": (200, "text/plain; charset=utf-8", "no-cache"),
        "_headers": (404, "text/html; charset=utf-8", "no-cache"),
        ".nojekyll": (404, "text/html; charset=utf-8", "no-cache"),
    }
    for uri, expected in kinds.items():
        status, headers, body = ask(uri)
        assert (status, headers["content-type"], headers["cache-control"]) == expected, uri
        for name, value in HEADERS.items():
            assert headers[name.lower()] == value, (uri, name)
        is_page = expected[1].startswith("text/html")
        policy = header_policy() if is_page else None
        assert headers.get("content-security-policy") == policy, uri
        if status == 404:
            assert "Windstil" in body.decode(), uri
    card = ask("d5/kaart/")[1]["content-security-policy"]
    assert card == header_policy("*")
    assert ask("data/interventions.yaml")[1]["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in ask("")[1]


def test_compressed_copies_are_sent_and_unpack_to_the_file(
    ask: Callable[..., Answer], published: Path
) -> None:
    """A browser that takes gzip gets the copy that was made before, also of a page."""
    style = asset(published, "styles/site.css").relative_to(published).as_posix()
    for uri, file in (("over/", "over/index.html"), (style, style)):
        _, headers, body = ask(uri, Accept_Encoding="gzip, br")
        assert (headers["content-encoding"], headers["vary"]) == ("gzip", "Accept-Encoding")
        content = (published / file).read_bytes()
        assert gzip.decompress(body) == content
        assert brotli.decompress((published / f"{file}.br").read_bytes()) == content
        assert len(body) < len(content) / 2
        assert "content-encoding" not in ask(uri)[1]


def test_what_did_not_change_is_not_sent_again(ask: Callable[..., Answer]) -> None:
    """A page that a browser has costs an answer without content."""
    _, headers, _ = ask("over/")
    status, _, body = ask("over/", If_None_Match=headers["etag"])
    assert (status, body) == (304, b"")


def test_a_folder_without_its_slash_leads_on(ask: Callable[..., Answer]) -> None:
    """What a person types without the last slash arrives, at any host and port."""
    status, headers, _ = ask("d3")
    assert (status, headers["location"]) == (301, f"{PATH}d3/")


@pytest.mark.parametrize(
    "uri",
    [
        "//evil.example/..%2f/handboek/mijn-checklist/?s=G4.A2",
        "//evil.example/..%2Fhandboek/d3",
        "/%2fevil.example/../handboek/over/",
        "/handboek//over/",
        "/handboek/x/..//over/",
    ],
)
def test_a_path_that_could_be_taken_for_another_host_is_refused(
    uri: str, ask: Callable[..., Answer]
) -> None:
    """What nginx would merge into the address of a page is no address: the page for that comes."""
    status, headers, body = ask(uri)
    assert (status, headers.get("location")) == (404, None)
    assert "Windstil" in body.decode()


def test_two_slashes_in_a_query_are_only_a_query(ask: Callable[..., Answer]) -> None:
    """A page that is asked for with an address behind its question mark is sent."""
    assert ask("over/?van=https://elders.example/a%2fb")[0] == 200


def test_a_folder_without_a_page_is_not_there(ask: Callable[..., Answer]) -> None:
    """Who goes up from a file gets the page that helps on, and no bare refusal."""
    for uri in ("data/", "assets/", "assets/scripts/", "/.well-known/"):
        status, headers, body = ask(uri)
        assert (status, headers["cache-control"]) == (404, "no-cache"), uri
        assert "Windstil" in body.decode(), uri


def test_what_others_ask_for_at_a_fixed_address_is_sent(ask: Callable[..., Answer]) -> None:
    """`/.well-known/` is for readers and machines; whatever else starts with a dot is not."""
    status, headers, body = ask("/.well-known/security.txt")
    assert (status, headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert body.startswith(b"Contact:")
    for uri in ("/.well-known/.secret", "/.git/config", ".nojekyll", ".well-known/security.txt"):
        assert ask(uri)[0] == 404, uri


def test_nginx_has_nothing_to_remark(published: Path, tmp_path: Path) -> None:
    """The configuration is read without a warning, and it knows what each file of the site is."""
    main = MAIN.replace("access_log off;", "access_log off; include /etc/nginx/mime.types;")
    (tmp_path / "main.conf").write_text(main.format(folder=tmp_path))
    (tmp_path / "site.conf").write_text(nginx_configuration(str(free_port()), str(published)))
    result = subprocess.run(
        [nginx_program(), "-t", "-q", "-e", "stderr", "-c", tmp_path / "main.conf"],
        # nginx reads a variable of this name, which the Makefile sets, as sockets to take over.
        env={name: value for name, value in os.environ.items() if name != "NGINX"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    endings = {path.suffix.removeprefix(".") for path in published.rglob("?*.*")}
    assert endings - {"gz", "br"} == set(TYPES)


def test_the_configurations_are_those_of_the_policy(site: Path) -> None:
    """What stands in hosting/ and what the site carries say what the tests above tried."""
    file = PROJECT / "hosting" / "nginx.conf"
    assert file.read_text(encoding="utf-8") == nginx_configuration(), "run `make hosting`"
    container = (PROJECT / "hosting" / "Containerfile").read_text(encoding="utf-8")
    (port,) = re.findall(r"^EXPOSE (\d+)$", container, re.M)
    (root,) = re.findall(r"^COPY --from=build \S+ (\S+)$", container, re.M)
    assert nginx_configuration(port, root) == nginx_configuration()
    blocks = (site / "_headers").read_text(encoding="utf-8").split("\n\n")
    assert f"  Content-Security-Policy: {page_policy()}" in blocks[0].splitlines()
    framed = {
        block.splitlines()[0] for block in blocks if block.count("frame-ancestors 'self'") == 1
    }
    assert {"/", "/404.html", "/interventies/*", "/mijn-checklist/*"} <= framed
    assert not {path for path in framed if re.match(r"/[a-z]\d*/", path)}
    forever = {block.splitlines()[0] for block in blocks if FOREVER in block}
    addresses = {f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*.*")}
    assert forever == {one for one in addresses if re.search(r"\.[0-9a-f]{8}\.", one)}
    assert len(blocks) < 100  # Cloudflare Pages reads no more


def small_site(folder: Path) -> Path:
    """Write a site with a style sheet that names a font, and a script that names another."""
    files = {
        SERVICE_WORKER: "keep(self.handboekEdition)",
        "index.html": '<head><link rel="stylesheet" href="assets/styles/site.css">'
        '<meta property="og:image" content="https://b.example/x/assets/images/mark.svg"></head>'
        '<script src="assets/scripts/handboek.js"></script> assets/styles/site.css',
        "404.html": '<head></head><img src="/x/assets/images/mark.svg" '
        'srcset="/x/assets/images/mark.svg 2x">',
        "assets/styles/site.css": 'a { src: url("../fonts/a.woff2"), url(data:,x) }',
        "assets/fonts/a.woff2": "font",
        "assets/images/mark.svg": "<svg/>",
        "assets/images/icon-192.png": "png",
        "assets/scripts/handboek.js": 'load("assets/search/index.js");',
        "assets/search/index.js": "index",
        "assets/javascripts/lunr/nl.js": "unused",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def finished(folder: Path) -> dict[str, bytes]:
    """Finish a site; return its files."""
    finish(folder, "https://b.example/x/")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_asset_that_changes_changes_every_name_that_leads_to_it(tmp_path: Path) -> None:
    """A new font renames the style sheet too, so that no browser keeps the old one."""
    first = finished(small_site(tmp_path / "a"))
    other = small_site(tmp_path / "b")
    (other / "assets" / "fonts" / "a.woff2").write_text("another font")
    second = finished(other)

    def named(files: dict[str, bytes], start: str) -> str:
        (name,) = (name for name in files if name.startswith(start))
        return name

    for start in ("assets/fonts/a.", "assets/styles/site."):
        assert named(first, start) != named(second, start)
    for start in ("assets/search/index.", "assets/scripts/handboek.", "assets/images/mark."):
        assert named(first, start) == named(second, start)
    page = first["index.html"].decode()
    assert f'href="{named(first, "assets/styles/site.")}"' in page
    assert f'content="https://b.example/x/{named(first, "assets/images/mark.")}"' in page
    assert page.endswith("</script> assets/styles/site.css")  # a text that names it stays
    mark = named(first, "assets/images/mark.")
    assert f'src="/x/{mark}" srcset="/x/{mark} 2x"' in first["404.html"].decode()
    assert (
        named(first, "assets/search/index.")
        in first[named(first, "assets/scripts/handboek.")].decode()
    )
    assert "assets/images/icon-192.png" in first
    assert not [name for name in first if "lunr" in name]


def test_finishing_again_changes_nothing(tmp_path: Path) -> None:
    """A site that is finished already stays as it is."""
    site = small_site(tmp_path)
    assert finished(site) == finished(site)


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("index.html", "<head></head><script>x()</script>", "index.html has a script in the page"),
        ("index.html", "<p>no head</p>", "index.html has 0 times <head>"),
        (
            "index.html",
            '<head></head><img src="assets/images/weg.svg">',
            "index.html names assets/images/weg.svg, which does not exist",
        ),
        (
            "assets/styles/site.css",
            "a { src: url(../fonts/weg.woff2) }",
            r"assets/styles/site.css names assets/fonts/weg.woff2, which does not exist",
        ),
        (
            "assets/search/index.js",
            '"assets/scripts/handboek.js"',
            "assets/scripts/handboek.js and assets/search/index.js name each other",
        ),
    ],
)
def test_what_finishing_relies_on_is_asked_for(
    file: str, text: str, message: str, tmp_path: Path
) -> None:
    """A site that would not work below the policy is refused, with the place."""
    site = small_site(tmp_path)
    (site / file).write_text(text)
    with pytest.raises(FinishingError, match=message):
        finish(site, "https://b.example/x/")


def test_only_what_is_published_is_finished(tmp_path: Path) -> None:
    """`make serve` shows pages and styles as they are made, `make site` finishes them."""
    site = small_site(tmp_path)
    style = site / "assets" / "styles" / "site.css"
    for preview in (Preview(tmp_path / "preview"), None):
        config = load_config(str(PROJECT / "mkdocs.yml"), extra={"preview": preview})
        Build(config).finish(site)
        assert style.exists() == (preview is not None)
