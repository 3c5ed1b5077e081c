"""A later edition of the handbook, in which an editor changed much, built once."""

from pathlib import Path
from typing import NamedTuple

from macros.model.handbook import Handbook
from macros.model.records import Coded
from macros.publishing.offline_edition import OFFLINE_EDITION, write_offline_edition
from macros.reading.checks import read_handbook
from tests.support.editing import Editor
from tests.support.entries import an_intervention, free_code
from tests.support.project import build, copy_project, made_once

REPOSITORY, MAIL = "https://git.example/team/boek", "boek@git.example"
NEW_ENTRY = """
  - code: {code}
    slug: vier-wat-lukt
    title: 'Vier "wat" lukt: elke week & samen'
    theme: {theme}
    summary: 'Sta stil bij wat lukt, hoe klein ook: "ook als het <3 stappen" waren & meer.'
    asks: Dat je er tijd voor maakt.
    checklist:
      before: [Ik heb drie successen verzameld.]
      after: [Iedereen heeft er één genoemd.]

recommendations:
"""


class Changed(NamedTuple):
    """What an editor changed: three slugs, two entries retired, one added, links on a page.

    It was built with the addresses of the repository and of those who answer.
    """

    project: Path
    site: Path
    after: Handbook
    theme: Coded
    """the first theme, as it was before it got another slug"""
    entry: Coded
    """the first intervention, as it was before it got another slug"""
    gone: Coded
    """the last recommendation, which is retired"""
    replaced_by: tuple[Coded, Coded]
    added: str
    """code of the intervention that is new, in the last theme"""


def later_edition(before: Handbook) -> Changed:
    """Return the later edition, built by whichever of the processes asks first."""
    theme, entry, gone = before.themes[0], an_intervention(before), before.recommendations[-1]
    replaced_by = (before.recommendations[0], before.interventions[-1])
    letter = before.themes[-1].code
    added = free_code(before, letter)

    def make(project: Path) -> None:
        editor = Editor(copy_project(project))
        editor.rename(theme)
        editor.rename(entry)
        editor.rename(before.programmes[0])
        editor.retire(before.programmes[-1], before.programmes[0])
        editor.retire(gone, *replaced_by)
        data, about = project / "data" / "interventions.yaml", project / "docs" / "over.md"
        new_entry = NEW_ENTRY.format(code=added, theme=letter)
        text = data.read_text(encoding="utf-8").replace("\nrecommendations:\n", new_entry)
        data.write_text(text, encoding="utf-8")
        links = '[kaarten](druk/kaarten.pdf) <a href="../druk/poster.pdf">poster</a>'
        about.write_text(f"{about.read_text(encoding='utf-8')}\n{links}\n", encoding="utf-8")
        result = build(project, REPO_URL=REPOSITORY, CONTACT=MAIL)
        assert result.returncode == 0, result.stderr
        site = project / "site"
        write_offline_edition(site, site / OFFLINE_EDITION, editor.handbook.edition)

    project = made_once("later-edition", make)
    after = read_handbook(project / "data")
    return Changed(project, project / "site", after, theme, entry, gone, replaced_by, added)
