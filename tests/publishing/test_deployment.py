"""What publishes the handbook: the workflow for GitHub Pages and the container."""

import os
import re
import subprocess
from typing import Any

import pytest
import yaml

from macros.shared.project import PROJECT

WORKFLOW = PROJECT / "hosting" / "github-pages.yml"
CONTAINER = (PROJECT / "hosting" / "Containerfile").read_text(encoding="utf-8")


@pytest.fixture
def jobs() -> dict[str, Any]:
    """The jobs of the workflow, by name."""
    found: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return found


def test_nobody_else_decides_which_code_publishes(jobs: dict[str, Any]) -> None:
    """Every action is a commit, with the release that it is; every image is a digest."""
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    lines = re.findall(
        r"uses: ([\w-]+/[\w-]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$",
        WORKFLOW.read_text(encoding="utf-8"),
        re.M,
    )
    assert lines == used
    images = re.findall(r"^FROM (\S+)", CONTAINER, re.M)
    assert len(images) == 2
    for image in images:
        assert re.fullmatch(r"[a-z/-]+:[\w.-]+@sha256:[0-9a-f]{64}", image)


def test_only_the_job_that_deploys_may_publish(jobs: dict[str, Any]) -> None:
    """What installs and runs packages can write nothing, and prove to be nobody."""
    whole = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert whole["permissions"] == {}
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    (deploy,) = jobs["deploy"]["steps"]
    assert deploy["uses"].startswith("actions/deploy-pages@")
    checkout = jobs["build"]["steps"][0]
    assert checkout["with"] == {"persist-credentials": False}


@pytest.mark.parametrize("address", [None, "", "https://handboek.example/"])
def test_a_container_without_an_address_says_so(address: str | None) -> None:
    """It stops with one sentence, before anything is copied or built."""
    steps = re.sub(r"\\\n\s*", "", CONTAINER).splitlines()
    (step,) = (one for one in steps if "SITE_URL is not set" in one)
    before = steps[: steps.index(step)]
    assert "ARG SITE_URL" in before
    assert not [one for one in before if one.startswith("COPY")]
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    if address is not None:
        environment["SITE_URL"] = address
    result = subprocess.run(
        ["/bin/sh", "-c", step.removeprefix("RUN ")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    told = "SITE_URL is not set; expected --build-arg SITE_URL=https://handboek.example/\n"
    assert (result.returncode, result.stderr) == ((0, "") if address else (1, told))
