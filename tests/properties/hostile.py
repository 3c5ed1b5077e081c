"""Texts that try to be something else: markup, script, a macro, a formula, code of a typesetter."""

from unicodedata import normalize

from hypothesis import strategies as st

from macros.shared.typeface import CHARACTERS

# Each means something to one of the languages that a text passes through.
PIECES = (
    # HTML
    "<b>vet</b>", "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<a href='javascript:alert(1)'>", "</p></div></article>", "<!--",
    "-->", "<![CDATA[", "]]>", "<?php", "<!doctype html>", "</title>", "</textarea>", "<style>",
    "<br>", '" onmouseover="alert(1)', "' onfocus='alert(1)", "x=\"1\" autofocus", "<", ">",
    "< b>", "<3", "&lt;", "&#60;", "&#x3c;", "&amp;", "&nbsp;", "&lt", "&", "&&", "&copy",
    "javascript:alert(1)",
    # Markdown and its extensions
    "*a*", "**a**", "_a_", "__a__", "***", "___", "---", "- - -", "`a`", "```", "~~~", "``` js",
    "# kop", "## kop ##", "#", "===", "----", "> citaat", "- punt", "+ punt", "* punt", "1. een",
    "1) een", "2024.", "-", "+", ":", "?", "!", ": uitleg", "[a](http://b.example)",
    "[a](javascript:alert(1))", "![a](b.png)", "[a]: http://b.example", "[a][b]", "[^1]",
    "[^1]: noot", "*[HTML]: taal", "<http://b.example>", "<mailto:a@b.example>",
    "http://b.example/a_b_c", "www.b.example", "{: .klasse onclick=alert(1) }",
    "{ #anker .klasse }", "{:", "!!! note", "??? vraag", ":::", ":smile:", "| a | b |",
    "|---|---|", "a | b", "==a==", "~~a~~", "^^a^^", "$x^2$", "$$", r"\*", r"\\", "\\", '"tekst"',
    "'tekst'", "‘Begin het gesprek’", "<div markdown>", "[TOC]", "--8<-- 'mkdocs.yml'",
    # templates: Jinja, in Python and in MkDocs
    "{{ 7 * 7 }}", "{% raw %}", "{% include 'x' %}", "{# weg #}", "{{", "}}", "{%", "%}", "{", "}",
    # what MkDocs or our own steps look for in a page
    'href="x.md"', "href=\"../index.html\"", '<section class="part">', "data-unlinked",
    "klzzwxh:0001", "wzxhzdk:0", "amp", "[x](y.md)", "(y.md)",
    # spreadsheets
    "=1+1", '=HYPERLINK("http://b.example")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)",
    "−2+3", "﹢1+1", "﹦1+1", "﹫SUM(A1)", "⁼1+1", "a;b,c",
    '"', '""',
    # Typst
    "#let x = 1", '#image("x.png")', "#panic()", "#sys.inputs", "$ x $", "= kop", "== kop",
    "+ punt", "/ a: b", "@bron", "<label>", "//geen opmerking", "/* weg */", "~", "--", "...",
    "TOO LONG|D1|9|", "COLOUR",
    # JSON, YAML, JavaScript, addresses, shells
    '{"a": 1}', "</", "\\u003c", "\\n", "a: b", "- a", "%s", "%(a)s", "{0}", "${x}", "`${x}`",
    "$(x)", "../..", "?a=b&c=d", "%0A", "a#b", "window.x=1;", "*/", "\\x3cscript\\x3e",
)  # fmt: skip
# The signs of all those languages, to be put together as nobody thought of.
SIGNS = "\\`*_{}[]()<>#+-.!|~^=\"'&%$@:;/?,‘’“”… \t0123456789aZ"
SPECIAL_LETTERS = (
    # what combines, runs from right to left, takes two units in UTF-16, changes with capitals
    "\u0301\u05d0\u0627\u4e2d\U0001f600\U0001f468\uff1d\uff0b\u2011é’ßİıſŉﬁ"
)

_words = st.sampled_from(
    ["Jij", "één", "open vraag", "vraag", "team", "ijs", "ıjs", "IJS", "1", "a"]
)
_signs = st.text(SIGNS, min_size=1, max_size=12)
_piece = st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), _signs, _words)
_in_the_typeface = st.sampled_from([one for one in PIECES if CHARACTERS.issuperset(one)])


def _joined(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return one to four pieces after one another, with and without spaces between.

    Accents are part of their letters (form C), as `plain_text` leaves them.
    """
    gaps = st.sampled_from(["", " ", " "])
    parts = st.lists(st.tuples(pieces, gaps), min_size=1, max_size=4)
    return parts.map(
        lambda found: normalize(
            "NFC", " ".join("".join(piece + gap for piece, gap in found).split())
        )
    ).filter(bool)


hostile_texts = _joined(st.one_of(_in_the_typeface, _in_the_typeface, _signs, _words))
"""Texts on one line, of letters that the typeface has."""

unicode_texts = _joined(
    st.one_of(
        _piece,
        st.text(SPECIAL_LETTERS, min_size=1, max_size=4),
        st.text(st.characters(categories=["L", "M", "N", "P", "S"]), min_size=1, max_size=8),
    )
)
"""Texts on one line, of all letters that there are and that show."""
