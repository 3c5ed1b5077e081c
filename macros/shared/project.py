"""Where the parts of this project stand on disk."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "data"
DOCS = PROJECT / "docs"
BROWSER = PROJECT / "browser"
CACHE = PROJECT / ".cache"
FOR_MAINTAINERS = (
    "maintaining"  # folder in docs/ that is not published (exclude_docs in mkdocs.yml)
)
