"""The plan of the house holds: imports run downward, and none between rooms on one floor."""

import ast
from pathlib import Path

from macros.shared.project import PROJECT

MACROS = PROJECT / "macros"
# Who may import from whom; a room may use its own modules. Whoever changes this changes the plan:
# macros/__init__.py draws it.
MAY_USE = {
    "shared": set(),
    "model": {"shared"},
    "reading": {"model", "shared"},
    "pages": {"model", "shared"},
    "paper": {"model", "shared"},
    "downloads": {"model", "shared"},
    "publishing": {"pages", "paper", "downloads", "model", "shared"},
    "engines": {"publishing", "pages", "paper", "downloads", "reading", "model", "shared"},
    "__main__": {
        *("engines", "publishing", "pages", "paper", "downloads", "reading", "model", "shared"),
    },
    "__init__": set(),
}
ENGINES = {"mkdocs", "mkdocs_macros", "material", "properdocs", "zensical"}
LONGEST = 450  # lines


def modules() -> list[Path]:
    """Return every module of macros/."""
    return sorted(MACROS.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the modules that a module imports, late imports included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import; expected `from macros.…`"
            found.add(str(node.module))
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_imports_run_downward_only() -> None:
    """A room knows the floors below it, and nothing beside or above it."""
    assert {path.name for path in MACROS.iterdir() if path.is_dir()} - {"__pycache__", "theme"} == (
        MAY_USE.keys() - {"__main__", "__init__"}
    )
    wrong = []
    for path in modules():
        room = path.relative_to(MACROS).parts[0].removesuffix(".py")
        used = {name.split(".")[1] for name in imported(path) if name.startswith("macros.")}
        wrong += [
            f"{path.relative_to(PROJECT)} uses {one}" for one in used - MAY_USE[room] - {room}
        ]
    assert wrong == []


def test_only_engines_know_an_engine_and_only_reading_knows_yaml() -> None:
    """The way out of an engine, or of YAML, leads through one room."""
    wrong = []
    for path in modules():
        tops = {name.split(".")[0] for name in imported(path)}
        name = path.relative_to(MACROS).as_posix()
        if tops & ENGINES and not name.startswith("engines/mkdocs_"):
            wrong.append(f"{name} knows an engine")
        # Front matter and the settings of an engine are YAML too: these write it.
        writes = {"pages/generated.py", "engines/export.py"}
        if "yaml" in tops and not name.startswith("reading/") and name not in writes:
            wrong.append(f"{name} knows YAML")
    assert wrong == []


def test_commands_use_nothing_of_the_tests() -> None:
    """Without it, whoever changes what only tests use breaks a command that no test runs."""
    wrong = [
        path.relative_to(PROJECT).as_posix()
        for folder in ("scripts", "checks", "macros")
        for path in sorted((PROJECT / folder).rglob("*.py"))
        if any(name.split(".")[0] == "tests" for name in imported(path))
    ]
    assert wrong == []


def test_the_map_of_a_room_names_each_module() -> None:
    """Without it, whoever looks for where something is done does not find the module."""
    rooms = [MACROS / name for name in MAY_USE if (MACROS / name).is_dir()]
    untold = []
    for room in (*rooms, PROJECT / "checks"):
        told = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
        untold += [
            path.relative_to(PROJECT).as_posix()
            for path in sorted(room.glob("*.py"))
            if path.name != "__init__.py" and f"`{path.stem}`" not in str(told)
        ]
    assert untold == []


def test_a_module_is_read_in_one_go() -> None:
    """No module has grown so long that nobody reads it whole."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path.name: count for path, count in lines.items() if count > LONGEST} == {}
