"""The handbook: YAML → records → pages, paper, downloads → site.

    engines       what turns pages into a site: MkDocs, or another (only this room knows one)
       │
    publishing    every file of the site; the built site, finished
       │
    pages · paper · downloads    records → HTML · PDF · data for programs
       │
    model · shared    what there is, and where it stands · what every room may use

    reading       YAML → records, every problem at once (asked by engines and `__main__` alone)

Imports run downward only, and none runs between rooms on one floor. The first lines of each room's
`__init__.py` say what is in it; docs/maintaining/architecture.md walks from an entry to its page.
`theme/` is the frame around a page.
"""

from typing import Any


def define_env(env: Any) -> None:
    """Register what hand-written pages can draw; mkdocs-macros calls this at each build."""
    for name, draw in env.conf["extra"]["build"].drawings().items():
        env.macro(draw, name)
