"""What a browser complains of on a page."""

import re

from playwright.sync_api import Page

# Tells the console of each violation of the policy, so that none passes unseen.
_TELL = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`violation of ${event.effectiveDirective}: ${event.blockedURI}`));"""
# What the console tells of a page that is not there, and where tests keep service workers out.
_EXPECTED = "status of 404|blocked by Playwright"


def complaints_of(page: Page) -> list[str]:
    """Return a list that fills with the errors, warnings and violations of a page from now on."""
    complaints: list[str] = []
    page.add_init_script(_TELL)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: (
            complaints.append(f"{page.url}: {message.text}")
            if message.type in {"error", "warning"} and not re.search(_EXPECTED, message.text)
            else None
        ),
    )
    return complaints
