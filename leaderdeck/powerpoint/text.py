"""Text bodies as DrawingML: what differs from the placeholder's own style is written out, the rest is inherited."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from leaderdeck.brand.template import LEVELS, LevelStyle, Placeholder
from leaderdeck.powerpoint.clean_text import clean_text, escape, language_code, xml_attribute, xml_text
from leaderdeck.powerpoint.numbering import AUTOMATIC, Numbering, number_xml
from leaderdeck.powerpoint.xml_names import guid
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Bullet, TextBody, TextParagraph, TextRun
from leaderdeck.units import Insets, emu

DEEPEST_LEVEL = LEVELS - 1
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_THEME_FONT = {"heading": "mj", "body": "mn"}
_FIELD_TYPE = {"slidenum": "slidenum", "datetime": "datetime1"}
_CHARACTERS = {
    "square": ("Wingdings", "§"),
    "disc": ("Arial", "•"),
    "dash": ("", "–"),
    "long-dash": ("", "—"),
    "task": ("Wingdings", "¨"),
    "done": ("Wingdings", "þ"),
}
"""Bullet kinds as buFont (empty: the text's own) and buChar. Wingdings' ¨ and þ are its boxes, empty and checked."""
_SIGN_FONT = "Arial"
"""What a template's own sign is written in where it is not inherited."""
_SYMBOLS = {"Wingdings": ' charset="2"'}
"""Fonts whose characters are signs of their own."""
_SAME_BULLET = {"square": "§■▪", "disc": "•●", "dash": "–", "long-dash": "—"}
"""Characters that a template may use for the same bullet."""
_LINK_COLOR_URI = "{A12FA001-AC4F-418D-AE19-62706E023703}"


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The brand's typefaces by name, where the theme of a slide's master has others; empty where they are its own."""

    heading: str = ""
    body: str = ""

    def named(self, font: str) -> str:
        """The typeface of this role, or empty for the theme's own."""
        return self.heading if font == "heading" else self.body


@dataclass(slots=True)
class TextContext:
    """What a text needs to know of its slide while it is written."""

    link: Callable[[str], str]
    """Address → relationship id, or empty where it may not be followed."""
    number: int
    """The slide's number, for the number field."""
    code_typeface: str
    language: str = "nb-NO"
    """The slide's own, for paragraphs without words."""
    typefaces: Typefaces = Typefaces()
    is_foreign: bool = False
    """Whether somebody else made the template, whose plain text may be of any kind."""


def color_xml(color: str) -> str:
    """A color as `a:schemeClr`, or as `a:srgbClr` where a person overrode the brand."""
    if color.startswith("#"):
        return f'<a:srgbClr val="{color[1:].upper()}"/>'
    return f'<a:schemeClr val="{color}"/>'


def fill_xml(color: str) -> str:
    """A solid fill."""
    return f"<a:solidFill>{color_xml(color)}</a:solidFill>"


def body_properties(body: TextBody, insets: Insets, placeholder: Placeholder | None) -> str:
    """`a:bodyPr`: insets and anchor where they are not the placeholder's own, wrapped, never shrunk by PowerPoint."""
    wanted, own = _inset_values(insets), _inset_values(placeholder.insets) if placeholder else ()
    names = ("lIns", "tIns", "rIns", "bIns")
    margins = "".join(
        f' {name}="{value}"'
        for at, (name, value) in enumerate(zip(names, wanted, strict=True))
        if own[at : at + 1] != (value,)
    )
    anchored = placeholder is not None and placeholder.anchor == body.anchor
    anchor = "" if anchored else f' anchor="{ANCHOR[body.anchor]}"'
    upright = "" if placeholder else ' rtlCol="0"'
    return f'<a:bodyPr wrap="square"{margins}{upright}{anchor}><a:noAutofit/></a:bodyPr>'


def _inset_values(insets: Insets) -> tuple[int, int, int, int]:
    return emu(insets.left), emu(insets.top), emu(insets.right), emu(insets.bottom)


def list_style(body: TextBody, placeholder: Placeholder | None, context: TextContext) -> str:
    """`a:lstStyle`: for text that fills no placeholder of a foreign template what its runs do not say themselves."""
    if placeholder is not None or not context.is_foreign:
        return "<a:lstStyle/>"
    deepest = max((min(max(paragraph.level, 0), DEEPEST_LEVEL) for paragraph in body.paragraphs), default=0)
    plain = [
        f'<a:lvl{level}pPr rtl="0"><a:defRPr u="none" cap="none" spc="0"/></a:lvl{level}pPr>'
        for level in range(1, deepest + 2)
    ]
    return f"<a:lstStyle>{''.join(plain)}</a:lstStyle>"


def paragraphs_xml(
    body: TextBody, placeholder: Placeholder | None, context: TextContext, *, exact_lines: bool = False
) -> str:
    """The `a:p` elements. `exact_lines` writes line pitch in points, which keeps tables alike in every program."""
    numbering = Numbering()
    written = []
    for paragraph in body.paragraphs:
        style = _style(placeholder, paragraph.level)
        bullet = paragraph.bullet
        first = numbering.first_number(paragraph.level, bullet.kind if bullet else "", bullet.number if bullet else 1)
        properties = _paragraph_properties(paragraph, style, first, exact_lines=exact_lines)
        runs = "".join([_run(run, style, context) for run in paragraph.runs])
        written.append(f"<a:p>{properties}{runs}{_end(paragraph, style, context)}</a:p>")
    return "".join(written) or empty_paragraph(context.language)


def empty_paragraph(language: str) -> str:
    """A paragraph without words: a text body must have one."""
    return f'<a:p><a:endParaRPr lang="{language_code(language)}"/></a:p>'


def _style(placeholder: Placeholder | None, level: int) -> LevelStyle | None:
    """The inherited style; None where nothing may be taken for granted."""
    if placeholder is None or level >= len(placeholder.levels):
        return None
    return placeholder.levels[max(level, 0)]


def _paragraph_properties(
    paragraph: TextParagraph, style: LevelStyle | None, first_number: int, *, exact_lines: bool
) -> str:
    level = min(max(paragraph.level, 0), DEEPEST_LEVEL)
    attributes = []
    margin, indent = emu(paragraph.margin_left_pt), emu(paragraph.indent_pt)
    if style is None or margin != emu(style.margin_left_pt):
        attributes.append(f' marL="{margin}"')
    if level:
        attributes.append(f' lvl="{level}"')
    if style is None or indent != emu(style.indent_pt):
        attributes.append(f' indent="{indent}"')
    if style is None or paragraph.align != style.align:
        attributes.append(f' algn="{_ALIGN[paragraph.align]}"')
    if style is not None and style.right_to_left:
        attributes.append(' rtl="0"')
    inside = _spacing(paragraph, style, exact_lines=exact_lines) + _bullet(paragraph.bullet, style, first_number)
    if inside:
        return f"<a:pPr{''.join(attributes)}>{inside}</a:pPr>"
    return f"<a:pPr{''.join(attributes)}/>" if attributes else ""


def _spacing(paragraph: TextParagraph, style: LevelStyle | None, *, exact_lines: bool) -> str:
    percent, before = round(paragraph.line_spacing * 100), round(paragraph.space_before_pt * 100)
    inside = ""
    after = style is None or style.space_after_pt != 0.0
    exact = paragraph.exact_line_pt or (1.2 * paragraph.size_pt * percent / 100 if exact_lines else 0.0)
    if exact:
        inside = f'<a:lnSpc><a:spcPts val="{round(exact * 100)}"/></a:lnSpc>'
    elif style is None or style.fixed_line or percent != round(style.line_spacing * 100):
        inside = f'<a:lnSpc><a:spcPct val="{percent * 1000}"/></a:lnSpc>'
    if style is None or before != round(style.space_before_pt * 100):
        inside += f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
    return inside + '<a:spcAft><a:spcPts val="0"/></a:spcAft>' if after else inside


def _bullet(bullet: Bullet | None, style: LevelStyle | None, first_number: int) -> str:
    if bullet is None:
        return "<a:buNone/>" if style is None or style.bullet else ""
    colored = style is None or style.bullet_color != bullet.color
    color = f"<a:buClr>{color_xml(bullet.color)}</a:buClr>" if colored else ""
    if bullet.kind in AUTOMATIC:
        return color + number_xml(bullet.kind, first_number)
    if style is not None and style.bullet and style.bullet in _SAME_BULLET.get(bullet.kind, bullet.character):
        return color
    font, character = _CHARACTERS.get(bullet.kind) or (_SIGN_FONT, xml_attribute(bullet.character))
    named = f'<a:buFont typeface="{font}"{_SYMBOLS.get(font, "")}/>' if font else "<a:buFontTx/>"
    return f'{color}{named}<a:buChar char="{character}"/>'


def _run(run: TextRun, style: LevelStyle | None, context: TextContext) -> str:
    link = context.link(run.link) if run.link else ""
    if run.field:
        text = str(context.number) if run.field == "slidenum" else xml_text(run.text)
        properties = run_properties(run, style, link, context)
        identity = guid("field", run.field)
        return f'<a:fld id="{identity}" type="{_FIELD_TYPE[run.field]}">{properties}<a:t>{text}</a:t></a:fld>'
    text = clean_text(run.text)
    if not text:
        return ""
    properties = run_properties(run, style, link, context)
    if "\n" not in text:
        return f"<a:r>{properties}<a:t>{escape(text)}</a:t></a:r>"
    pieces = [f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>" if piece else "" for piece in text.split("\n")]
    return f"<a:br>{run_properties(run, style, '', context)}</a:br>".join(pieces)


def _end(paragraph: TextParagraph, style: LevelStyle | None, context: TextContext) -> str:
    """The paragraph mark, which counts towards the last line's height in PowerPoint."""
    runs = paragraph.runs
    if not runs:
        return _end_properties(paragraph.size_pt, "", context.language, style, context.code_typeface, context.typefaces)
    largest = runs[0] if len(runs) == 1 else max(runs, key=_size)
    return _end_properties(
        largest.size_pt, largest.font, largest.language, style, context.code_typeface, context.typefaces
    )


def _size(run: TextRun) -> float:
    return run.size_pt


@lru_cache(maxsize=1024)
def _end_properties(
    size_pt: float, font: str, language: str, style: LevelStyle | None, code_typeface: str, typefaces: Typefaces
) -> str:
    attributes = f'lang="{language_code(language)}" sz="{round(size_pt * 100)}"'
    typeface = _typeface(font, style, code_typeface, typefaces)
    return f"<a:endParaRPr {attributes}>{typeface}</a:endParaRPr>" if typeface else f"<a:endParaRPr {attributes}/>"


@lru_cache(maxsize=4096)
def _properties_without_link(
    run_look: tuple[float, str, bool, bool, bool, bool, str, int, str, bool],
    style: LevelStyle | None,
    code_typeface: str,
    typefaces: Typefaces,
) -> tuple[str, str]:
    """The attributes and the children of run properties, but for the link."""
    size_pt, font, bold, italic, strike, underline, color, raised, language, capitals = run_look
    attributes = [f' lang="{language_code(language)}"', f' sz="{round(size_pt * 100)}"']
    if style is None or bold != style.bold:
        attributes.append(f' b="{bold:d}"')
    if style is None or italic != style.italic:
        attributes.append(f' i="{italic:d}"')
    if underline:
        attributes.append(' u="sng"')
    if strike:
        attributes.append(' strike="sngStrike"')
    attributes.append(_letters(style, capitals=capitals))
    if raised:
        attributes.append(f' baseline="{30000 if raised > 0 else -25000}"')
    if font == "code":
        attributes.append(' noProof="1"')
    fill = fill_xml(color) if style is None or color != style.color else ""
    return "".join(attributes), fill + _typeface(font, style, code_typeface, typefaces)


def _letters(style: LevelStyle | None, *, capitals: bool) -> str:
    """Capitals and letter spacing. Words are measured without spacing between letters, so it is taken away."""
    inherited = style.capitals if style else ""
    wanted = "all" if capitals else ""
    cap = "" if inherited == wanted else f' cap="{wanted or "none"}"'
    return cap + ' spc="0"' if style and style.letter_spacing_pt else cap


def _typeface(font: str, style: LevelStyle | None, code_typeface: str, typefaces: Typefaces) -> str:
    if font == "code":
        name = xml_attribute(code_typeface)
        return f'<a:latin typeface="{name}"/><a:cs typeface="{name}"/>'
    named = typefaces.named(font)
    if not font or (style is not None and _is_inherited(font, named, style)):
        return ""
    if named:
        name = xml_attribute(named)
        return f'<a:latin typeface="{name}"/><a:cs typeface="{name}"/>'
    theme = _THEME_FONT[font]
    return f'<a:latin typeface="+{theme}-lt"/><a:ea typeface="+{theme}-ea"/><a:cs typeface="+{theme}-cs"/>'


def _is_inherited(font: str, named: str, style: LevelStyle) -> bool:
    """Whether text in this style has the typeface without being told."""
    return style.typeface == named if style.typeface or named else font == style.font


def run_properties(run: TextRun, style: LevelStyle | None, link: str, context: TextContext) -> str:
    """`a:rPr`: language and size always, the rest where it differs from the style."""
    look = (
        run.size_pt, run.font, run.bold, run.italic, run.strike, run.underline, run.color, run.raised, run.language,
        run.capitals,
    )  # fmt: skip
    attributes, children = _properties_without_link(look, style, context.code_typeface, context.typefaces)
    if link:
        children += _click(link, run.color)
    return f"<a:rPr{attributes}>{children}</a:rPr>" if children else f"<a:rPr{attributes}/>"


def _click(link: str, color: str) -> str:
    """A link. PowerPoint paints links in the theme's link color unless told to keep the text's own."""
    if color == "hlink":
        return f'<a:hlinkClick r:id="{link}"/>'
    return (
        f'<a:hlinkClick r:id="{link}"><a:extLst><a:ext uri="{_LINK_COLOR_URI}">'
        '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
        "</a:ext></a:extLst></a:hlinkClick>"
    )
