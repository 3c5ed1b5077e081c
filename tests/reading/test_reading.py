"""What editors get back for what they type in the YAML."""

import shutil
from pathlib import Path

import pytest

from macros.reading.checks import read_handbook
from macros.reading.problems import DataError
from tests.support.project import FIXTURES

INVALID = sorted((FIXTURES / "invalid").glob("*/*.yaml"))


def data_with(folder: Path, content: bytes, file: str = "interventions.yaml") -> Path:
    """Make a data folder that is valid but for one file, which holds these bytes."""
    data = folder / "data"
    shutil.copytree(FIXTURES / "valid_small", data)
    (data / file).write_bytes(content)
    return data


def problems_of(data: Path) -> list[str]:
    """Read a data folder that holds problems."""
    with pytest.raises(DataError) as caught:
        read_handbook(data)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("fixture", INVALID, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_bad_input_is_reported_with_file_line_entry_field_and_what_was_expected(
    fixture: Path, tmp_path: Path
) -> None:
    """Each file in fixtures/invalid/*/ gives exactly the messages in the .txt beside it."""
    expected = fixture.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    data = data_with(tmp_path, fixture.read_bytes(), f"{fixture.parent.name}.yaml")
    assert problems_of(data) == expected


def test_a_question_names_a_page_that_is_written(tmp_path: Path) -> None:
    """A question leads whoever asks it to its answer: to no page that the search does not have."""
    names = ["over.md", "nergens.md", "zoeken.md", "maintaining/search.md"]
    question = f"questions: [{{pages: [{', '.join(names)}], ask: [wie]}}]\n"
    data = data_with(tmp_path, question.encode(), "search.yaml")
    (tmp_path / "docs" / "maintaining").mkdir(parents=True)
    found = "---\ntitle: Over\ndescription: Wie wij zijn.\nkeywords: [wie]\n---\n"
    (tmp_path / "docs" / "over.md").write_text(found)
    (tmp_path / "docs" / "zoeken.md").write_text("---\ntitle: Zoeken\n---\n")
    (tmp_path / "docs" / "maintaining" / "search.md").write_text(found)
    assert [problem.split(";")[0] for problem in problems_of(data)] == [
        f"data/search.yaml:1: field 'questions.1.pages.{number}': '{name}' is no page"
        for number, name in enumerate(names[1:], 2)
    ]


@pytest.mark.parametrize(
    ("interventions", "expected"),
    [
        (b"", "data/interventions.yaml:1: the file is empty; expected the data of the handbook"),
        *(
            (whole, "data/interventions.yaml:1: the file is empty; expected the data")
            for whole in (b"null", b"~", b"---", b"&a", b"--- ~\n...\n")
        ),
        (
            b"# later\n",
            "data/interventions.yaml:1: the file is empty; expected the data of the handbook",
        ),
        (
            b"a: b\nc: caf\xe9\n",
            "data/interventions.yaml:2: byte 0xE9 is not UTF-8; expected a file saved as UTF-8",
        ),
        (
            b"a: b\nc: \x00\n",
            "data/interventions.yaml:2: no valid YAML: unacceptable character #x0000",
        ),
        (b"[" * 100_000, "data/interventions.yaml:1: nested too deeply"),
        (b"a: b\nc\n", "data/interventions.yaml:2: no valid YAML"),
        (b"--- a\n--- b\n", "data/interventions.yaml:2: a second document (---)"),
        (b"&a [*a]", "data/interventions.yaml:1: an alias (*a); expected the text itself"),
        (b"? [a]\n: b\n", "data/interventions.yaml:1: a key that is a list or a group"),
        (b"a: 2026-99-99\n", "data/interventions.yaml:1: cannot read this: month must be in 1..12"),
    ],
    ids=[
        "empty",
        *("null", "tilde", "marker", "anchor", "document of null"),
        "only a comment",
        "Latin-1",
        "control character",
        "deep",
        "broken off",
        "two documents",
        "an alias of itself",
        "a list as key",
        "no such date",
    ],
)
def test_a_file_that_is_no_data_at_all_is_reported(
    interventions: bytes, expected: str, tmp_path: Path
) -> None:
    """Whatever an editor saves, the answer is a message with a line and no crash."""
    problems = problems_of(data_with(tmp_path, interventions))
    assert any(problem.startswith(expected) for problem in problems), problems


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        ("!!int ''", "a tag (!!int); expected the value itself, without a tag"),
        ("!!bool maybe", "a tag (!!bool); expected the value itself, without a tag"),
        ("!!timestamp maybe", "a tag (!!timestamp); expected the value itself, without a tag"),
        ("9" * 5000, "cannot read this: a number of 5000 signs; expected text or a number"),
        ("0x" + "f" * 5000, "cannot read this: a number of 5002 signs; expected text or a number"),
        (
            '"to\\nday\\e[2J"',
            r"field 'edition': 'to\nday\x1b[2J' is text; expected a date, such as 2026-11-23",
        ),
        (
            "0001-01-01",
            "field 'edition': '0001-01-01' is out of range; expected a date such as 2026-11-23",
        ),
        ("0", "field 'edition': '0' is a number; expected a date, such as 2026-11-23"),
    ],
    ids=lambda value: value[:20],
)
def test_a_value_that_cannot_be_is_reported_on_one_line(
    edition: str, expected: str, tmp_path: Path
) -> None:
    """A value that YAML or a computer trips over is a problem like any other."""
    sound = (FIXTURES / "valid_small" / "handbook.yaml").read_text(encoding="utf-8")
    content = sound.replace("2026-01-09", edition).encode()
    data = data_with(tmp_path, content, "handbook.yaml")
    assert f"data/handbook.yaml:1: {expected}" in problems_of(data)


@pytest.mark.parametrize(
    ("file", "slug", "other", "said"),
    [
        ("programmes.yaml", "kwartier", "x-deelnemers", "programme P1, field 'slug'"),
        ("programmes.yaml", "kwartier", "x-evaluatie", "programme P1, field 'slug'"),
        ("programmes.yaml", "kwartier", "x-groot", "programme P1, field 'slug'"),
        ("programmes.yaml", "uurtje", "x-groot", "programme P1, field 'aliases.1'"),
        ("situations.yaml", "stilte", "x-groot", "situation S1, field 'slug'"),
        ("conversation_forms.yaml", "navragen", "x-groot", "conversation form F1, field 'slug'"),
    ],
)
def test_a_slug_that_gives_two_pdfs_one_name_is_reported(
    file: str, slug: str, other: str, said: str, tmp_path: Path
) -> None:
    """Every sheet, form and large print can be printed, and none has the place of another."""
    sound = (FIXTURES / "valid_small" / file).read_text(encoding="utf-8")
    assert slug in sound
    data = data_with(tmp_path, sound.replace(slug, other, 1).encode(), file)
    end = other.removeprefix("x")
    expected = f"{said}: '{other}' ends in {end}, as a PDF of 'x' does; expected another end"
    assert any(problem.endswith(expected) for problem in problems_of(data)), problems_of(data)


def test_a_slug_that_no_file_can_be_named_by_is_reported(tmp_path: Path) -> None:
    """A page of which the name is too long for the disk stops before the build."""
    sound = (FIXTURES / "valid_small" / "interventions.yaml").read_text(encoding="utf-8")
    content = sound.replace("slug: luister", f"slug: {'luister-' * 40}nu").encode()
    (problem,) = problems_of(data_with(tmp_path, content))
    assert problem.endswith("…' is too long; expected 100 signs at most")


def test_minutes_are_a_number(tmp_path: Path) -> None:
    """`yes` and a number between quotes are no minutes of a step."""
    sound = (FIXTURES / "valid_small" / "conversation_forms.yaml").read_text(encoding="utf-8")
    content = sound.replace("Vraag, minutes: 5", "Vraag, minutes: yes").encode()
    assert problems_of(data_with(tmp_path, content, "conversation_forms.yaml")) == [
        "data/conversation_forms.yaml:22: conversation form F1, field 'steps.1.minutes': "
        "'true' is a yes or no; expected a whole number"
    ]


def test_a_missing_file_is_reported_by_name(tmp_path: Path) -> None:
    """Without handbook.yaml the message says so, and no reference to a work is called wrong."""
    data = data_with(tmp_path, (FIXTURES / "valid_small" / "interventions.yaml").read_bytes())
    (data / "handbook.yaml").unlink()
    assert problems_of(data) == [
        "data/handbook.yaml:1: the file does not exist; expected the data of the handbook"
    ]


def test_problems_in_both_files_are_reported_together(tmp_path: Path) -> None:
    """An editor mends everything in one round."""
    data = data_with(
        tmp_path, (FIXTURES / "invalid" / "interventions" / "empty_text.yaml").read_bytes()
    )
    handbook = (data / "handbook.yaml").read_text(encoding="utf-8")
    (data / "handbook.yaml").write_text(handbook.replace("2026-01-09", "morgen"), encoding="utf-8")
    assert problems_of(data) == [
        "data/handbook.yaml:1: field 'edition': 'morgen' is text; "
        "expected a date, such as 2026-11-23",
        "data/interventions.yaml:64: intervention G1, field 'asks': empty; expected text",
    ]


def test_a_text_over_several_lines_reads_as_one_paragraph(tmp_path: Path) -> None:
    """Where an editor breaks lines does not show."""
    valid = (FIXTURES / "valid_small" / "interventions.yaml").read_text(encoding="utf-8")
    folded = valid.replace("asks: Stoelen.", "asks: |\n      Zet stoelen\n      klaar.")
    handbook = read_handbook(data_with(tmp_path, folded.encode()))
    assert handbook.interventions[2].asks == "Zet stoelen klaar."
