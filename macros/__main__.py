"""Commands that need no MkDocs: `python -m macros check` and so on (see the end of this file)."""

import json
import os
import shutil
import sys

from macros import house_rules
from macros.addresses import DEFAULT_SITE_URL, PAPER, public_address
from macros.compression import compress
from macros.export import ExportError, finish_project, write_project
from macros.finishing import FinishingError
from macros.hosting import nginx_configuration
from macros.offline_edition import (
    OFFLINE_EDITION,
    OfflineEditionError,
    write_offline_edition,
)
from macros.paper.typesetting import PaperError, make_paper
from macros.reading import FILES, PROJECT, DataError, project_handbook
from macros.scripts import ScriptError
from macros.web_app import WebAppError

EXPORT = PROJECT / "build" / "export"


def check() -> int:
    """Read the data and list every problem, house rules included. Gives the exit status."""
    try:
        handbook = project_handbook()
        problems = house_rules.problems(handbook)
    except DataError as error:
        problems = error.problems
    if problems:
        print(*problems, f"{len(problems)} problem(s) in the data", sep="\n", file=sys.stderr)
        return 1
    print(
        f"{len(handbook.themes)} themes, {len(handbook.interventions)} interventions, "
        f"{len(handbook.recommendations)} recommendations, {len(handbook.situations)} situations, "
        f"{len(handbook.conversation_forms)} conversation forms, {len(handbook.terms)} terms: "
        "no problems"
    )
    return 0


def schemas() -> dict[str, str]:
    """Give the JSON Schema of each data file, as {file name in data/: JSON}."""
    return {
        f"{name.removesuffix('.yaml')}.schema.json": json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                **model.model_json_schema(),
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
        for name, model in FILES.items()
    }


def write_schemas() -> int:
    """Write the JSON Schemas beside the data. Gives the exit status."""
    for name, schema in schemas().items():
        (PROJECT / "data" / name).write_text(schema, encoding="utf-8")
        print(f"data/{name}")
    return 0


def paper() -> int:
    """Make every PDF in build/druk/. Gives the exit status."""
    try:
        site_url = public_address(os.environ.get("SITE_URL", DEFAULT_SITE_URL))
        made = make_paper(project_handbook(), site_url, PROJECT / ".cache" / "paper")
    except (DataError, PaperError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    folder = PROJECT / "build" / PAPER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, document in made.items():
        shutil.copyfile(document.pdf, folder / name)
    print(f"{len(made)} documents in build/{PAPER}/")
    return 0


def offline() -> int:
    """Put the offline edition in the site that stands in build/site/. Gives the exit status."""
    site = PROJECT / "build" / "site"
    target = site / OFFLINE_EDITION
    try:
        count = write_offline_edition(site, target, project_handbook().edition)
    except OfflineEditionError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} files in {OFFLINE_EDITION} ({target.stat().st_size / 1e6:.1f} MB)")
    return 0


def export() -> int:
    """Write the project for an engine without hooks into build/export/. Gives the exit status."""
    try:
        write_project(EXPORT, PROJECT)
    except (DataError, PaperError, ScriptError, ExportError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print("build/export/ is ready; build it there, then: python -m macros finish-export")
    return 0


def finish_export() -> int:
    """Finish the site that an engine built in build/export/. Gives the exit status."""
    try:
        finish_project(EXPORT, project_handbook())
    except (DataError, ExportError, FinishingError, WebAppError) as error:
        print(error, file=sys.stderr)
        return 1
    print("build/export/site/ is ready")
    return 0


def compress_site() -> int:
    """Put compressed copies beside the files of the built site. Gives the exit status."""
    site = PROJECT / "site"
    if not site.is_dir():
        print("there is no site/; run `make site`", file=sys.stderr)
        return 1
    print(f"{compress(site)} files in site/ have compressed copies")
    return 0


def write_hosting() -> int:
    """Write the configurations of web servers. Gives the exit status."""
    (PROJECT / "hosting" / "nginx.conf").write_text(nginx_configuration(), encoding="utf-8")
    print("hosting/nginx.conf")
    return 0


if __name__ == "__main__":
    commands = {
        "check": check,
        "compress": compress_site,
        "export": export,
        "finish-export": finish_export,
        "hosting": write_hosting,
        "offline": offline,
        "paper": paper,
        "schema": write_schemas,
    }
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(f"usage: python -m macros {' | '.join(commands)}")
    sys.exit(commands[sys.argv[1]]())
