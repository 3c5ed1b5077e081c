"""What the properties share, and what makes thousands of cases affordable."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import pytest

from macros.model.handbook import Handbook
from macros.reading.checks import read_handbook
from macros.shared import qr

from .replaced_texts import HARMLESS, write_data


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """Keep compiled templates from one case to the next: compiling takes longer than drawing."""
    compile_template = jinja2.Environment.compile
    compiled: dict[tuple[Any, ...], CodeType] = {}

    def compiled_once(
        environment: jinja2.Environment,
        source: Any,
        name: str | None = None,
        *rest: Any,
        **named: Any,
    ) -> CodeType:
        key = (source, name, environment.autoescape, environment.finalize)
        if key not in compiled:
            compiled[key] = compile_template(environment, source, name, *rest, **named)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", compiled_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def qr_codes_drawn_once() -> Iterator[None]:
    """Keep drawn QR codes from one case to the next: they hold addresses, and no text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(qr, "_draw", cache(qr._draw))
        yield


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for the data of one case."""
    return tmp_path_factory.mktemp("case") / "data"


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The small handbook with a harmless word for each text."""
    return read_handbook(write_data(HARMLESS, tmp_path_factory.mktemp("harmless") / "data"))
