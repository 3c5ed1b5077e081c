"""Data as a script for the browser: a page that was opened from a folder fetches no data."""

import json

from macros.model.handbook import Handbook


def browser_script(variable: str, data: object) -> str:
    """Return the script that sets a variable of the window to some data."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.{variable}={text};\n"


def retired_codes(handbook: Handbook) -> list[dict[str, object]]:
    """Return each code that was retired, with those to use instead."""
    return [
        {"code": gone.code, "instead": [one.code for one in gone.replacements]}
        for gone in handbook.retired
    ]
