"""Make a handbook with more interventions from the real one, to see what grows with it.

Each new intervention is a copy of a real one under a code, slug and title of its own; what a copy
relates to is the copy of what the original relates to. Copies have no sayings (search.yaml): the
real handbook has some fifty an entry, which nobody writes for hundreds of them.
"""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent.parent / "data"
# A word that no text of the handbook has, so that a copy has words of its own to be found by.
SYLLABLES = ("ba", "do", "fi", "gu", "ke", "lo", "mi", "nu", "po", "ra")


def write_larger_handbook(folder: Path, count: int) -> None:
    """Write the data of the handbook to `folder`, with `count` interventions.

    Raises ValueError when the real handbook has more already.
    """
    texts = {path.name: path.read_text(encoding="utf-8") for path in DATA.glob("*.yaml")}
    data = yaml.load(texts["interventions.yaml"], yaml.CSafeLoader)
    originals = data["interventions"]
    if count < len(originals):
        raise ValueError(f"{count} interventions asked for; the handbook has {len(originals)}")
    themes = [theme["code"] for theme in data["themes"]]
    sizes = {theme: sum(one["theme"] == theme for one in originals) for theme in themes}

    copies: list[dict[str, Any]] = []
    for number in range(len(originals), count):
        original, round_ = originals[number % len(originals)], number // len(originals)

        def code_of(code: str, round_: int = round_) -> str:
            return f"{code[0]}{int(code[1:]) + round_ * sizes[code[0]]}"

        word = made_up_word(round_)
        made = deepcopy(original) | {
            "code": code_of(original["code"]),
            "slug": f"{original['slug']}-{word}",
            "title": f"{original['title']} {word}",
        }
        made["related"] = [
            deepcopy(relation) | {"intervention": code_of(relation["intervention"])}
            for relation in original.get("related", ())
        ]
        copies.append(made)
    known = {entry["code"] for entry in (*originals, *copies)}
    for made in copies:  # the last round may be cut short
        made["related"] = [one for one in made["related"] if one["intervention"] in known]
    by_theme = [*originals, *copies]
    by_theme.sort(key=lambda entry: (themes.index(entry["theme"]), int(entry["code"][1:])))
    data["interventions"] = by_theme
    texts["interventions.yaml"] = _dumped(data)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def made_up_word(number: int) -> str:
    """Return a word that says nothing, another for each number: `baokdofi` for 12."""
    return "baok" + "".join(SYLLABLES[int(digit)] for digit in re.findall(r"\d", str(number)))


def _dumped(data: Any) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, width=100, sort_keys=False)
