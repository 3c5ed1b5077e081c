"""Parts of an entry → XHTML for the book for e-readers. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import escape

from macros.paper.outline_parts import Form, Part


def parts_html(parts: Iterable[Part]) -> str:
    """Return parts with their headings; the first level of them stands below an `h1`."""
    return "".join(
        (f"<h{one.level}>{escape(one.title)}</h{one.level}>" if one.title else "")
        + _WRITTEN[one.form](one.content)
        for one in parts
    )


def passage_html(text: str, source: str) -> str:
    """Return a text with where it comes from, as the book on paper shows it."""
    return f'{escape(text)} <span class="source">({escape(source or "uitwerking")})</span>'


def _items(name: str, items: Iterable[str], kind: str = "") -> str:
    look = f' class="{kind}"' if kind else ""
    return f"<{name}{look}>{''.join(f'<li>{item}</li>' for item in items)}</{name}>"


def _led(pair: tuple[str, str]) -> str:
    lead, text = pair
    return f"<b>{escape(lead)}</b> {escape(text)}" if lead else str(escape(text))


def _pitfall(it: Mapping[str, str]) -> str:
    return f"{escape(it['behaviour'])} <b>Liever:</b> {escape(it['instead'])}"


def _reply(it: Mapping[str, str]) -> str:
    return f"<b>{escape(it['heard'])}</b> {escape(it['reply'])}"


def _line(it: Mapping[str, str]) -> str:
    note = f" <i>({escape(it['note'])})</i>" if it["note"] else ""
    return f"<b>{escape(it['who'])}:</b> {escape(it['says'])}{note}"


def _entry(it: Mapping[str, str]) -> str:
    code = it["code"]
    link = f'<a href="{code.lower()}.xhtml"><span class="code">{escape(code)}</span> '
    why = f": {escape(it['why'])}." if it["why"] else ""
    return f"{link}{escape(it['title'])}</a>{why}"


def _moment(it: Mapping[str, Any]) -> str:
    done = f", {escape(it['done'])}" if it["done"] else ""
    entry = f" · {_entry(it['entry'])}{done}" if it["entry"] else ""
    return f"<p>{escape(it['when'])}{entry}</p>"


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    pairs = "".join(f"<dt>{escape(label)}:</dt> <dd>{escape(fact)}</dd>" for label, fact in facts)
    return f'<dl class="facts">{pairs}</dl>'


_WRITTEN: dict[Form, Callable[[Any], str]] = {
    Form.HEADING: lambda _: "",
    Form.TEXT: lambda text: f"<p>{escape(text)}</p>",
    Form.STRONG: lambda text: f'<p class="lead">{escape(text)}</p>',
    Form.MOMENT: _moment,
    Form.FACTS: _facts,
    Form.BULLETS: lambda texts: _items("ul", (str(escape(one)) for one in texts)),
    Form.SPOKEN: lambda texts: _items("ul", (str(escape(one)) for one in texts), "plain"),
    Form.STEPS: lambda steps: _items("ol", map(_led, steps)),
    Form.WAYS: lambda ways: _items("ul", map(_led, ways), "plain"),
    Form.TICKS: lambda texts: _items("ul", (f"☐ {escape(one)}" for one in texts), "ticks"),
    Form.PITFALLS: lambda pitfalls: _items("ul", map(_pitfall, pitfalls)),
    Form.REPLIES: lambda replies: _items("ul", map(_reply, replies), "plain"),
    Form.LINKS: lambda links: _items("ul", map(_entry, links), "plain"),
    Form.ORDER: lambda links: _items("ol", map(_entry, links)),
    Form.PASSAGES: lambda passages: "".join(
        f"<p>{passage_html(one['text'], one['source'])}</p>" for one in passages
    ),
    Form.SCRIPT: lambda lines: _items("ul", map(_line, lines), "plain"),
}
