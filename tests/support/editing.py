"""What an editor does on an ordinary day, as CONTRIBUTING.md tells, in a copy of the project."""

import re
from datetime import date, timedelta
from pathlib import Path

from macros.model.handbook import Handbook
from macros.model.records import Coded, Intervention
from macros.reading.checks import read_handbook
from tests.support.entries import free_code
from tests.support.project import FIXTURES

TEXTS = FIXTURES / "editors_day"


class Editor:
    """Edits the files of a project."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.data = project / "data"

    @property
    def handbook(self) -> Handbook:
        """The handbook as it stands now."""
        return read_handbook(self.data)

    def add_intervention(self) -> None:
        """Add a finished intervention to the last theme, and let a situation lead to it."""
        handbook = self.handbook
        theme = handbook.themes[-1]
        code = free_code(handbook, theme.code)
        self._add(
            "interventions.yaml",
            "intervention.yaml",
            before="recommendations:\n",
            code=code,
            theme=theme.code,
            other=handbook.interventions[0].code,
            form=handbook.conversation_forms[0].code,
        )
        situation = next(one for one in handbook.situations if len(one.interventions) < 5)
        self._change(
            handbook.places[(situation.code,)].file.removeprefix("data/"),
            rf"(  - code: {situation.code}\n(?:    .*\n)*?    interventions:\n)",
            rf"\1      - {{ intervention: {code}, why: daar hoor je het vanzelf }}\n",
        )

        self._translate(code)

    def add_situation(self) -> None:
        """Add a finished situation, in the group of the last."""
        handbook = self.handbook
        code = free_code(handbook, "S")
        first, second, third = handbook.interventions[:3]
        self._add(
            "situations.yaml",
            "situation.yaml",
            code=code,
            group=handbook.situations[-1].group,
            first=first.code,
            second=second.code,
            third=third.code,
            form=handbook.conversation_forms[0].code,
        )
        self._translate(code)

    def add_conversation_form(self) -> None:
        """Add a finished conversation form that the first intervention names."""
        handbook = self.handbook
        code = free_code(handbook, "F")
        entry = next(one for one in handbook.interventions if len(one.conversation_forms) == 1)
        self._add("conversation_forms.yaml", "conversation_form.yaml", code=code)
        self._change(
            "interventions.yaml",
            rf"(  - code: {entry.code}\n(?:    .*\n)*?    conversation_forms:\n)",
            rf"\1      - {{ form: {code}, why: als je maar een kwartier hebt }}\n",
        )
        self._translate(code)

    def add_page(self) -> None:
        """Add a page by hand, in no menu."""
        page = (TEXTS / "page.md").read_text(encoding="utf-8")
        (self.project / "docs" / "koffie.md").write_text(page, encoding="utf-8")

    def rename(self, record: Coded, keep: bool = True) -> None:
        """Give an entry another slug, and put the former one among its aliases, or forget to."""
        aliases = ", ".join([*record.aliases, *([record.slug] if keep else [])])
        file = self.handbook.places[(record.code,)].file.removeprefix("data/")
        self._change(
            file,
            rf"(  - code: {record.code} *\n)    slug: .*\n(    aliases: .*\n)?",
            rf"\1    slug: {record.slug}-hernoemd\n"
            + (f"    aliases: [{aliases}]\n" if aliases else ""),
        )

    def retire(self, gone: Coded, *replaced_by: Coded) -> None:
        """Remove an entry with all that names it, and say under `retired` what to use instead."""
        self._change(
            self.handbook.places[(gone.code,)].file.removeprefix("data/"),
            rf"  - code: {gone.code} *\n(    .*\n|\n(?=    ))*",
            "",
        )
        for name in ("interventions.yaml", "situations.yaml"):
            item = rf"^( +)- .*\b(intervention|form): {gone.code}\b.*\n(\1  .*\n)*"
            self._change(name, item, "", at_least=0)
        # A programme goes with others still; what it did of this one, it does without naming it.
        self._change("programmes.yaml", rf"^ +- .*\bentry: {gone.code}\b.*\n", "", at_least=0)
        in_part = rf"^ +entry: {gone.code}\n(?: +(?:steps|version): .*\n)*"
        self._change("programmes.yaml", in_part, "", at_least=0)
        self._change("programmes.yaml", r"^ +goes_with:\n(?! +- )", "", at_least=0)
        in_bundle = rf"^( +entries: \[.*?)\b{gone.code}\b(?:, )?"
        self._change("handbook.yaml", in_bundle, r"\1", at_least=0)
        for name in ("search.yaml", "english.yaml"):
            self._change(name, rf"  - entry: {gone.code}\n(    .*\n)+", "", at_least=0)
        for page in (self.project / "docs").rglob("*.md"):
            text = page.read_text(encoding="utf-8")
            named = text.replace(f'code="{gone.code}"', f'code="{replaced_by[0].code}"')
            page.write_text(named, encoding="utf-8")
        self._change(
            "year_plans.yaml", rf"^ +- .*\bintervention: {gone.code}\b.*\n", "", at_least=0
        )
        for name in ("search.yaml", "team.yaml"):
            self._use_instead(name, gone.code, replaced_by[0].code)
        aliases = f"    aliases: [{', '.join(gone.aliases)}]\n" if gone.aliases else ""
        codes = ", ".join(record.code for record in replaced_by)
        handbook = self.data / "handbook.yaml"
        text = handbook.read_text(encoding="utf-8")
        text = text if "\nretired:\n" in text else f"{text}\nretired:\n"
        told = (
            f"\nretired:\n  - code: {gone.code}\n    slug: {gone.slug}\n{aliases}"
            f"    title: >-\n      {gone.title}\n    replaced_by: [{codes}]\n"
            "    why: Wat hier stond, is verdeeld over andere pagina’s.\n"
        )
        handbook.write_text(text.replace("\nretired:\n", told), encoding="utf-8")

    def _translate(self, code: str) -> None:
        """Give the title and summary of an entry in English, as the last of the list."""
        told = f"  - entry: {code}\n    title: Coffee\n    summary: A talk over coffee.\n"
        with (self.data / "english.yaml").open("a", encoding="utf-8") as file:
            file.write(told)

    def _use_instead(self, file: str, gone: str, other: str) -> None:
        """Name an entry in the place of another in every list of codes on a line, once in each."""

        def replaced(line: re.Match[str]) -> str:
            codes = [other if code == gone else code for code in line[2].split(", ")]
            return f"{line[1]}[{', '.join(dict.fromkeys(codes))}]"

        lists = r"^( +(?:- )?(?:pages|situations|interventions): )\[(.+)\]$"
        path = self.data / file
        text = re.sub(lists, replaced, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")

    def can_be_missed(self) -> tuple[Intervention, Intervention]:
        """Return an intervention without which the others are finished too, and one instead."""
        entries = self.handbook.interventions
        gone = next(entry for entry in entries if _can_be_missed(entry))
        return gone, next(entry for entry in gone.theme.interventions if entry is not gone)

    def begin_edition(self, telling: bool = True) -> date:
        """Give the handbook the date of a new edition, and tell readers what it brings, or not."""
        edition = self.handbook.edition + timedelta(days=70)
        self._change("handbook.yaml", r"^edition: \S+", f"edition: {edition}")
        told = (
            f"  - id: {edition}-koffie\n    date: {edition}\n    kind: gewijzigd\n"
            "    text: De teksten over koffie zijn opnieuw gezet.\n\n"
        )
        if telling:
            self._change("changes.yaml", r"^changes:\n", rf"changes:\n{told}")
        return edition

    def _add(self, file: str, entry: str, before: str | None = None, **values: str) -> None:
        """Add an entry at the end of a list, which the line `before` follows."""
        text = (self.data / file).read_text(encoding="utf-8")
        new = (TEXTS / entry).read_text(encoding="utf-8").format(**values)
        head, tail = text.split(f"\n{before}", 1) if before else (text, "")
        after = f"\n{before}{tail}" if before else ""
        (self.data / file).write_text(f"{head.rstrip()}\n\n{new}{after}", encoding="utf-8")

    def _change(self, file: str, pattern: str, new: str, at_least: int = 1) -> None:
        path = self.data / file
        text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert count >= at_least, f"{file}: nothing looks like {pattern}"
        path.write_text(text, encoding="utf-8")


def _can_be_missed(entry: Intervention) -> bool:
    """Tell whether what names an intervention is finished without it too."""
    return (
        len(entry.theme.interventions) > 1
        and all(
            len(choice.by.interventions) > 3 for choice in (*entry.helps_in, *entry.recommended)
        )
        and all(len(relation.intervention.relations) > 1 for relation in entry.relations)
        and all(len(choice.form.fits_interventions) > 1 for choice in entry.conversation_forms)
    )
