"""README and CONTRIBUTING name what there is, and what they show works."""

import re
import subprocess
from pathlib import Path

from macros.model import published
from macros.model.files import FILES
from macros.reading.checks import read_handbook
from macros.shared.project import PROJECT


def test_the_readme_names_the_commands_that_make_has() -> None:
    """`make` lists every command, and the README's commands exist."""
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    named = {line.split()[1] for line in listed.splitlines()}
    used = {part.split("`")[0].split()[0] for part in readme.split("`make ")[1:]}
    assert used
    assert used <= named


def test_the_page_about_paper_names_every_template() -> None:
    """Without it, whoever wants to change a document does not find what makes it."""
    page = (PROJECT / "docs" / "maintaining" / "paper.md").read_text(encoding="utf-8")
    templates = {path.name for path in (PROJECT / "macros" / "paper").glob("*.typ")}
    assert {name for name in templates if f"`{name}`" not in page} == set()


def test_the_guide_for_editors_explains_every_field() -> None:
    """CONTRIBUTING.md names each field that the YAML can have."""
    guide = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^[ {-]*(\w+):|[{,] (\w+):", guide, re.MULTILINE))
    names = {name for pair in explained for name in pair}
    fields: set[str] = set()
    for model in FILES.values():
        schema = model.model_json_schema()
        for part in (schema, *schema["$defs"].values()):
            fields |= set(part.get("properties", {}))
    assert fields - names == set()


def test_the_examples_for_editors_are_valid(tmp_path: Path) -> None:
    """What CONTRIBUTING.md shows can be copied."""
    guide = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    examples = {
        block.split(":", 1)[0]: block for block in re.findall(r"```yaml\n(.*?)```", guide, re.S)
    }
    themes, interventions = examples["themes"], examples["interventions"]
    data = tmp_path / "data"
    data.mkdir()
    files = {"edition": "handbook", "terms": "glossary", "questions": "search", "about": "english"}
    files["checked"] = "school_holidays"
    read = "checked: 2026-11-29\n"  # stands at the top of each file with entries
    for key in ("situations", "conversation_forms", "programmes"):
        (data / f"{key}.yaml").write_text(read + examples[key], encoding="utf-8")
    for key in ("terms", "edition", "questions", "changes", "about", "year_plans", "checked"):
        (data / f"{files.get(key, key)}.yaml").write_text(examples[key], encoding="utf-8")
    other = interventions.replace("G2", "G5").replace("G5", "G2", 1).replace("benoemen", "zien")
    other = other.replace("title: Benoem", "title: Zie").split("\n", 1)[1]
    group = themes.replace("D  ", "G  ").replace("dialoog", "groep").split("\n", 1)[1]
    text = read + themes + group + interventions + other + examples["recommendations"]
    (data / "interventions.yaml").write_text(text, encoding="utf-8")
    head, statement, talks = re.split(r"(?=^  - id)|(?=^talks)", examples["scale"], flags=re.M)
    four = [(theme, number) for theme in "DG" for number in range(4)]  # a theme
    statements = [
        re.sub(r"vragen(?=\]|  )|net", rf"\g<0>-{theme.lower()}{number}", statement).replace(
            "theme: D", f"theme: {theme}"
        )
        for theme, number in four
    ]
    (data / "team.yaml").write_text(head + "".join(statements) + talks, encoding="utf-8")
    (data / published.FILE).write_text(published.NOTHING_PUBLISHED, encoding="utf-8")
    assert len(read_handbook(data).interventions) == 2
