"""`make serve` shows an edit wherever it belongs, and makes nothing else anew."""

import os
import subprocess
import sys
from pathlib import Path

from checks.pages import TODAY, page_file
from tests.support.project import copy_project

# What `make serve` does at each edit, without the server.
BUILD_TWICE = """
import re
import sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
from macros.engines.preview import Preview

site, slug, data = Path(sys.argv[1]), sys.argv[2], Path("data/interventions.yaml")
preview = Preview(site.with_name("generated"))

def build_again():
    config = load_config("mkdocs.yml", site_dir=str(site), extra={"preview": preview})
    build(config, dirty=True)
    return {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}

before = build_again()
text = data.read_text(encoding="utf-8")
changed, count = re.subn(
    rf"(slug: {slug}\\n.*?asks: >-\\n +)", r"\\1Anders gezegd. ", text, count=1, flags=re.S
)
assert count
data.write_text(changed, encoding="utf-8")
after = build_again()
for path in sorted(after):
    if before[path] != after[path]:
        print(path.relative_to(site).as_posix())
"""


def test_an_edit_shows_on_its_page_and_leaves_others_alone(tmp_path: Path) -> None:
    """One text of one intervention: its page is new, that of another is not."""
    edited, other = TODAY.interventions[0], TODAY.interventions[-1]
    project = copy_project(tmp_path / "project")
    site = tmp_path / "site"
    result = subprocess.run(
        [sys.executable, "-c", BUILD_TWICE, site, edited.slug],
        cwd=project,
        env=os.environ | {"SITE_URL": "http://127.0.0.1:8000/", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    anew = set(result.stdout.split())
    page = page_file(edited)
    assert page in anew
    assert "Anders gezegd." in (site / page).read_text(encoding="utf-8")
    assert page_file(other) not in anew
