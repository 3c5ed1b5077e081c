"""What a web server says beside the files of the site: what is allowed, and how long to keep what.

Stated once here; every configuration is made from it: the `<meta>` in each page, `_headers` in the
site (Netlify, Cloudflare Pages), and `hosting/nginx.conf`.
"""

import re
from collections.abc import Iterable

# Nothing comes from elsewhere, and no script or style stands in a page itself.
# Source: W3C, Content Security Policy Level 3, and Trusted Types.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # Material's style sheet holds its icons as data: addresses.
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    # No text becomes markup or script but by the one policy in browser/src/trusted-types.js.
    "require-trusted-types-for": "'script'",
    "trusted-types": "default",
}
# A <meta> cannot say this one: which sites may show a page of ours in a frame.
FRAME_ANCESTORS = "'self'"
# The card of an entry is made to stand in pages of others; the site may stand below a path.
CARDS = r"/[a-z]\d*/kaart/"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# For hosts that speak nothing but https. A server behind a proxy leaves it to that proxy.
TRANSPORT = {"Strict-Transport-Security": "max-age=31536000"}
# A name with a hash of the content (finishing.py; Material does the same): never changes.
HASHED = r"/assets/.+\.[0-9a-f]{8}\.(?:min\.)?[a-z0-9]+$"
FOREVER = "public, max-age=31536000, immutable"
# Asked for anew each time, which costs an answer without content (304) while nothing changed: a
# page of an old edition would ask for assets that are gone.
ALWAYS_ASK = "no-cache"
# Open data: programs on other sites may fetch it.
OPEN_DATA = "/data/"
# What a file of the site is, by the ending of its name. All of it, since nginx warns of an ending
# that its own list has too, and which those are differs from one machine to the next.
TYPES = {
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "html": "text/html",
    "js": "application/javascript",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "text/xml",
    "yaml": "application/yaml",
    "zip": "application/zip",
}


def page_policy() -> str:
    """Return the policy as a page can state it itself, in a `<meta>`."""
    return "; ".join(f"{directive} {value}" for directive, value in POLICY.items())


def header_policy(frame_ancestors: str = FRAME_ANCESTORS) -> str:
    """Return the policy as a server states it."""
    return f"{page_policy()}; frame-ancestors {frame_ancestors}"


def headers_file(files: Iterable[str]) -> str:
    """Return `_headers` for Netlify and Cloudflare Pages; `files` are the site's, by their URI.

    Both send what they have with "ask anew each time" unless told otherwise. A header that two
    blocks give is sent twice, so each stands in one, but for policies.
    """
    everywhere = {"Content-Security-Policy": page_policy(), **HEADERS, **TRANSPORT}
    blocks = {"/*": everywhere, f"{OPEN_DATA}*": {"Access-Control-Allow-Origin": "*"}}
    files = sorted(files)
    # Which sites may show a page stands in a policy of its own, for all but the short addresses:
    # a browser holds a page to each policy that it gets, and the cards below those may stand
    # anywhere.
    pages = {uri for uri in files if uri.endswith(".html")}
    codes = {uri.split("/")[0] for uri in pages if re.search(CARDS, f"/{uri}")}
    for uri in sorted({uri.split("/")[0] + "/*" if "/" in uri else uri for uri in pages}):
        if uri.split("/")[0] not in codes:
            path = "/" if uri == "index.html" else f"/{uri}"
            blocks.setdefault(path, {})["Content-Security-Policy"] = (
                f"frame-ancestors {FRAME_ANCESTORS}"
            )
    for uri in files:
        if re.search(HASHED, f"/{uri}"):
            blocks[f"/{uri}"] = {"Cache-Control": FOREVER}
    return "\n".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in blocks.items()
    )


def nginx_configuration(listen: str = "8080", root: str = "/srv/handbook") -> str:
    """Return the configuration of a site for nginx, to be included in its `http` block."""
    headers = "".join(
        f'    add_header {name} "{value}" always;\n' for name, value in HEADERS.items()
    )
    types = "".join(f"        {media_type} {ending};\n" for ending, media_type in TYPES.items())
    return f"""\
# Made by `make hosting` from macros/publishing/hosting.py: change it there.
# Serves the handbook over http; https, and Strict-Transport-Security with it, is the work of the
# proxy in front, or of `listen 443 ssl` with certificates here.

# What has a hash in its name never changes; for anything else a browser asks anew each time.
map $uri $handbook_cache {{
    default "{ALWAYS_ASK}";
    "~{HASHED}" "{FOREVER}";
}}
# A policy is for what a browser shows as a document; an empty header is not sent.
map $uri $handbook_frames {{
    default "{FRAME_ANCESTORS}";
    "~{CARDS}" "*";
}}
map $sent_http_content_type $handbook_policy {{
    "~^(text/html|image/svg)" "{header_policy("$handbook_frames")}";
}}
map $uri $handbook_sharing {{
    "~{OPEN_DATA}" "*";
}}

# A path with // in it, also one that hides a slash, is no address of ours: a browser and a script
# may take what follows for another host.
map $request_uri $handbook_is_odd {{
    "~^[^?]*(?://|%2[fF])" 1;
}}

server {{
    listen {listen};
    root {root};
    index index.html;
    # A folder without a page is not there either.
    error_page 403 404 =404 /404.html;
    server_tokens off;
    # Behind a proxy, or at another port, this server does not know its own address.
    absolute_redirect off;
    # Files that `make compress` made stand beside the others.
    gzip_static on;
    gzip_vary on;

    types {{
{types}    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types text/css text/csv text/plain text/xml application/javascript application/json
        application/manifest+json application/yaml;

    add_header Cache-Control $handbook_cache always;
    add_header Content-Security-Policy $handbook_policy always;
    add_header Access-Control-Allow-Origin $handbook_sharing;
{headers}
    location / {{
        if ($handbook_is_odd) {{ return 404; }}
    }}
    location = /404.html {{ internal; }}
    # Configurations of other hosts, and what starts with a dot, are not for readers; but for what
    # others ask for at a fixed address (RFC 8615), such as who gives certificates.
    location ~ (^/\\.(?!well-known/)|[^/]/\\.|/_headers$) {{ return 404; }}
}}
"""
