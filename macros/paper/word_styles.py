"""An empty document for Word: its styles, lists, page and language, for `word` to fill.

Word's own styles have their own names, so that who adapts a sheet finds them in the ribbon. A list
without signs is a list too: whoever hears the sheet hears how many items there are.
"""

import io
from functools import cache

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.shared import Mm

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
FONT = "Arial"  # on nearly every machine, or one with letters as wide (Liberation Sans)
INK, SOFT, LINK = "1E2B36", "52606B", "1F4E79"
TEXT_WIDTH = 9639  # twentieths of a point between the margins: 170 mm
# The numbers of the lists; each list of steps gets one of its own, so that it starts at 1.
BULLETS, PLAIN, STEPS = 1, 2, 3
# Left out: pictures and styles of another Word, and what the library's empty document was made of.
_NOT_NEEDED = ("stylesWithEffects", "customXml", "thumbnail", "webSettings")

_LEVEL = (
    '<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{suffix}'
    '<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{run}</w:lvl></w:abstractNum>'
)
_NUMBERING = "".join(
    (
        f"<w:numbering {NAMESPACES}>",
        _LEVEL.format(
            id=BULLETS, format="bullet", suffix="", sign="•", left=340, hanging=340, run=""
        ),
        _LEVEL.format(
            id=PLAIN,
            format="none",
            suffix='<w:suff w:val="nothing"/>',
            sign="",
            left=340,
            hanging=340,
            run="",
        ),
        _LEVEL.format(
            id=STEPS,
            format="decimal",
            suffix="",
            sign="%1",
            left=454,
            hanging=454,
            run='<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>',
        ),
        *(
            f'<w:num w:numId="{one}"><w:abstractNumId w:val="{one}"/></w:num>'
            for one in (BULLETS, PLAIN, STEPS)
        ),
        "</w:numbering>",
    )
)


def _style(name: str, size: int, paragraph: str = "", run: str = "", **more: str) -> str:
    """Return a style of paragraphs; `size` is in half points."""
    based = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    default = ' w:default="1"' if name == "Normal" else ""
    following = f'<w:next w:val="{more["following"]}"/>' if "following" in more else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{more.get("known", name)}"/>{based}{following}<w:qFormat/>'
        f'<w:pPr>{paragraph}</w:pPr><w:rPr>{run}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        "</w:rPr></w:style>"
    )


def _heading(level: int, size: int, before: int) -> str:
    paragraph = (
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    run = f'<w:b/><w:color w:val="{INK}"/>'
    known = f"heading {level}"
    return _style(f"Heading {level}", size, paragraph, run, known=known, following="Normal")


def _in_list(number: int) -> str:
    return (
        f'<w:numPr><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="60"/>'
        '<w:contextualSpacing w:val="0"/>'
    )


_STYLES = "".join(
    (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="23"/><w:szCs w:val="23"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="252" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>",
        _style("Normal", 23),
        _heading(1, 36, 0),
        _heading(2, 26, 180),
        _heading(3, 24, 140),
        _heading(4, 24, 100),
        _style("Subtitle", 20, '<w:spacing w:after="40"/>', f'<w:color w:val="{SOFT}"/>'),
        _style("List Bullet", 23, _in_list(BULLETS)),
        _style("List", 23, _in_list(PLAIN)),
        _style("List Number", 23, _in_list(STEPS)),
        _style("Checklist", 23, _in_list(PLAIN)),
        _style("Origin", 18, '<w:spacing w:before="160"/>', f'<w:color w:val="{SOFT}"/>'),
        _style("Header", 18, run=f'<w:color w:val="{SOFT}"/>', known="header"),
        _style("Footer", 18, run=f'<w:color w:val="{SOFT}"/>', known="footer"),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Label"><w:name w:val="Label"/><w:qFormat/>'
        f'<w:rPr><w:color w:val="{SOFT}"/><w:sz w:val="19"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{LINK}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>',
        *(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{INK}"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
        "</w:tblBorders></w:tblPr></w:style></w:styles>",
    )
)
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="709"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="nl-NL"/></w:settings>'
)


@cache
def _empty() -> bytes:
    """Return the file of an empty document."""
    document = docx.Document()
    part = document.part
    for owner in (part.package, part):
        for key, relation in list(owner.rels.items()):
            if any(name in relation.target_ref for name in _NOT_NEEDED):
                del owner.rels[key]
    for element, content in (
        (document.styles.element, _STYLES),
        (part.numbering_part.element, _NUMBERING),
        (document.settings.element, _SETTINGS),
    ):
        element[:] = list(parse_xml(content))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(18)
    section.header_distance = section.footer_distance = Mm(8)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def empty_document() -> Document:
    """Return a new document with all styles and no text."""
    return docx.Document(io.BytesIO(_empty()))
