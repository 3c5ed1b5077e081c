"""The commands of the handbook: `python -m macros check` and so on (see the end of this file)."""

import json
import os
import shutil
import sys
from collections.abc import Callable

from macros.engines.export import finish_project, write_project
from macros.model.addresses import DEFAULT_SITE_URL, PAPER, web_address
from macros.model.files import FILES
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.published import FILE as ADDRESSES
from macros.model.published import NOTHING_PUBLISHED
from macros.model.site import Site
from macros.publishing.compression import compress
from macros.publishing.files import paper_files
from macros.publishing.hosting import nginx_configuration
from macros.reading import house_rules
from macros.reading.checks import project_handbook
from macros.reading.field_list import with_field_list
from macros.reading.front_matter import read_front_matter
from macros.reading.problems import DataError, Problem
from macros.shared.errors import HandbookError
from macros.shared.project import DATA, DOCS, PROJECT

EXPORT = PROJECT / "build" / "export"
PORT = 8000


def check() -> None:
    """List every problem in the data and in pages by hand, house rules included."""
    problems: list[Problem] = []
    counted = ""
    try:
        handbook = project_handbook()
        counted = _counted(handbook)
        problems += house_rules.problems(handbook)
    except DataError as error:
        problems += error.problems
    try:
        read_front_matter(DOCS)
    except DataError as error:
        problems += error.problems
    if problems:
        said = "\n".join(str(problem) for problem in problems)
        raise HandbookError(f"{said}\n{len(problems)} problem(s) in the data")
    print(f"{counted}: no problems")


def _counted(handbook: Handbook) -> str:
    """Return how many entries there are of each kind, and how many terms."""
    kinds = [f"{len(handbook.of_kind(kind))} {kind}s" for kind in KINDS]
    return ", ".join([*kinds, f"{len(handbook.terms)} terms"])


def schemas() -> dict[str, str]:
    """Return the JSON Schema of each data file, as {file name in data/: JSON}."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {
        f"{name.removesuffix('.yaml')}.schema.json": json.dumps(
            {"$schema": dialect, **model.model_json_schema()}, ensure_ascii=False, indent=2
        )
        + "\n"
        for name, model in FILES.items()
    }


def write_schemas() -> None:
    """Write the JSON Schemas beside the data."""
    for name, schema in schemas().items():
        (DATA / name).write_text(schema, encoding="utf-8")
        print(f"data/{name}")


def write_fields() -> None:
    """Write the list of fields in CONTRIBUTING.md anew."""
    guide = PROJECT / "CONTRIBUTING.md"
    guide.write_text(with_field_list(guide.read_text(encoding="utf-8")), encoding="utf-8")
    print("CONTRIBUTING.md")


def new_addresses() -> None:
    """Start the list of published addresses without any: nothing was published yet."""
    (DATA / ADDRESSES).write_text(NOTHING_PUBLISHED, encoding="utf-8")
    print(f"data/{ADDRESSES} holds no address")


def paper() -> None:
    """Make every PDF, the sheets for Word and the EPUB in build/druk/."""
    address = web_address(os.environ.get("SITE_URL", DEFAULT_SITE_URL), "SITE_URL")
    made = paper_files(Site(project_handbook(), address))
    shutil.rmtree(PROJECT / "build" / PAPER, ignore_errors=True)
    documents = {name: path for name, path in made.items() if path.suffix != ".png"}
    for name, path in documents.items():
        target = PROJECT / "build" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    print(f"{len(documents)} documents in build/{PAPER}/")


def site() -> None:
    """Build the site into site/; the last good one stands until the new one is whole."""
    from macros.engines.mkdocs_publish import publish  # noqa: PLC0415 - needs MkDocs

    print(publish())


def export() -> None:
    """Write the project for an engine without hooks into build/export/."""
    write_project(EXPORT, PROJECT)
    print("build/export/ is ready; build it there, then: python -m macros finish-export")


def finish_export() -> None:
    """Finish the site that an engine built in build/export/."""
    finish_project(EXPORT, project_handbook())
    print("build/export/site/ is ready")


def compress_site() -> None:
    """Put compressed copies beside the files of the built site."""
    folder = PROJECT / "site"
    if not folder.is_dir():
        raise HandbookError("there is no site/; run `make site`")
    print(f"{compress(folder)} files in site/ have compressed copies")


def write_hosting() -> None:
    """Write the configurations of web servers."""
    (PROJECT / "hosting" / "nginx.conf").write_text(nginx_configuration(), encoding="utf-8")
    print("hosting/nginx.conf")


def serve(port: str = str(PORT)) -> None:
    """Show the handbook at a port of this machine, and build it again at each edit."""
    from macros.engines.mkdocs_serve import serve as serve_site  # noqa: PLC0415 - needs MkDocs

    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise HandbookError(f"PORT is {port!r}; expected a number from 1 to 65535")
    serve_site(int(port))


COMMANDS: dict[str, Callable[..., None]] = {
    "check": check,
    "compress": compress_site,
    "export": export,
    "fields": write_fields,
    "finish-export": finish_export,
    "hosting": write_hosting,
    "new-addresses": new_addresses,
    "paper": paper,
    "schema": write_schemas,
    "serve": serve,
    "site": site,
}


def main(arguments: list[str]) -> int:
    """Run a command; return the exit status."""
    name, *values = arguments or [""]
    if name not in COMMANDS or len(values) > (name == "serve"):
        print(f"usage: python -m macros {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        COMMANDS[name](*values)
    except HandbookError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
