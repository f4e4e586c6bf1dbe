"""Master and layouts as parts of a template."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.template import LEVELS, BackdropPart, BackdropPicture, BackdropShape, LevelStyle, Placeholder
from leaderdeck.brand.template_names import (
    ROLE_MARK,
    PlaceholderKind,
    level_prompts,
    placeholder_words,
    template_word,
)
from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName
from leaderdeck.language import language_tag
from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.layout_design import DesignedLayout, DesignedTemplate
from leaderdeck.powerpoint.relations import Relations
from leaderdeck.powerpoint.template_media import Media
from leaderdeck.powerpoint.template_shapes import backdrop_xml, placeholder_xml
from leaderdeck.powerpoint.template_text import color_xml, fill_xml, list_style, number_paragraph, paragraph
from leaderdeck.powerpoint.xml_names import EMPTY_GROUP, SLIDE_NAMESPACES, XML_HEAD

FIRST_LAYOUT_ID = 2_147_483_649
"""One above the master's own id; ids of masters and layouts share one range (ECMA-376 part 1, 19.7.12)."""
_OFFICE_TYPES: dict[LayoutName, str] = {
    "cover": "title", "section": "secHead", "content": "obj", "columns": "twoObj", "comparison": "twoTxTwoObj",
    "picture-text": "picTx", "table": "tbl", "chart": "chart", "blank": "blank",
}  # fmt: skip
"""`ST_SlideLayoutType` where PowerPoint has a type of its own for the layout."""
_PLAIN_PT = 18.0
_COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_MASTER_FOR = {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
"""Which of the master's placeholders one of a layout inherits from; the others from the body."""


def master_xml(template: DesignedTemplate, design: KitDesign, layout_ids: Sequence[str], media: Media) -> bytes:
    """`slideMaster1.xml`."""
    language = language_tag(design.language)
    relations = media.of("slideMasters/slideMaster1")
    shapes = _backdrop(template.backdrop, 2, design, media, relations)
    first = 2 + len(template.backdrop)
    for at, (placeholder, kind) in enumerate(zip(template.placeholders, template.kinds, strict=True)):
        # Title and body have their styles in p:txStyles; the footers keep theirs with them.
        inherited = placeholder.levels if kind in ("title", "content") else ()
        words = _words(placeholder, kind, design)
        shapes += placeholder_xml(first + at, placeholder, inherited, words, language, on_master=True)
    layouts = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + at}" r:id="{known}"/>' for at, known in enumerate(layout_ids)
    )
    hidden = "".join(
        f' {name}="0"'
        for name, part in (("sldNum", "number"), ("ftr", "slogan"), ("dt", "date"))
        if part not in design.footer
    )
    return (
        f'{XML_HEAD}<p:sldMaster {SLIDE_NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001">{color_xml("lt1")}</p:bgRef>'
        f"</p:bg><p:spTree>{EMPTY_GROUP}{shapes}</p:spTree></p:cSld>{_COLOR_MAP}<p:sldLayoutIdLst>{layouts}"
        f'</p:sldLayoutIdLst><p:hf hdr="0"{hidden}/><p:txStyles>{_text_styles(template, design)}</p:txStyles>'
        "</p:sldMaster>"
    ).encode()


def layout_xml(designed: DesignedLayout, template: DesignedTemplate, design: KitDesign, media: Media) -> bytes:
    """One `slideLayoutN.xml`."""
    layout = designed.layout
    language = language_tag(design.language)
    relations = media.of(f"slideLayouts/slideLayout{layout.index + 1}")
    shapes = _backdrop(designed.own_backdrop, 2, design, media, relations)
    first = 2 + len(designed.own_backdrop)
    for at, (placeholder, kind) in enumerate(zip(layout.placeholders, designed.kinds, strict=True)):
        inherited = _on_master(placeholder, template)
        shapes += placeholder_xml(
            first + at,
            placeholder,
            inherited.levels,
            _words(placeholder, kind, design),
            language,
            frame_inherited=placeholder.frame == inherited.frame,
        )
    role = next(name for name in LAYOUT_NAMES if name == layout.role)
    office_type = f' type="{_OFFICE_TYPES[role]}"' if role in _OFFICE_TYPES else ""
    shown = "" if designed.shows_master else ' showMasterSp="0"'
    ground = "" if layout.ground == "lt1" else f"<p:bg><p:bgPr>{fill_xml(layout.ground)}<a:effectLst/></p:bgPr></p:bg>"
    return (
        f'{XML_HEAD}<p:sldLayout {SLIDE_NAMESPACES} matchingName="{ROLE_MARK}{role}"{shown}{office_type} preserve="1" '
        f'userDrawn="1"><p:cSld name="{xml_attribute(layout.name)}">{ground}<p:spTree>{EMPTY_GROUP}{shapes}</p:spTree>'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _on_master(placeholder: Placeholder, template: DesignedTemplate) -> Placeholder:
    """The master's placeholder that this one inherits from."""
    wanted = _MASTER_FOR.get(placeholder.type, "body")
    return next(known for known in template.placeholders if known.type == wanted)


def _text_styles(template: DesignedTemplate, design: KitDesign) -> str:
    language = language_tag(design.language)
    by_type = {known.type: known.levels for known in template.placeholders}
    return (
        list_style("p:titleStyle", by_type["title"], (), language)
        + list_style("p:bodyStyle", by_type["body"], (), language)
        + list_style("p:otherStyle", plain_levels(design), (), language)
    )


def plain_levels(design: KitDesign) -> tuple[LevelStyle, ...]:
    """How text outside placeholders is set until somebody says otherwise."""
    return (LevelStyle(_PLAIN_PT, design.palette.slot("text")),) * LEVELS


def _words(placeholder: Placeholder, kind: PlaceholderKind, design: KitDesign) -> str:
    """What stands in the placeholder: the slogan, the number, or the prompt."""
    language = language_tag(design.language)
    if kind == "number":
        return number_paragraph(language)
    if kind == "slogan":
        return paragraph(dict(design.slogans).get(design.language, ""), language)
    prompt = paragraph(placeholder_words(kind, design.language)[1], language)
    if placeholder.type != "obj" and kind != "content":
        return prompt
    deeper = enumerate(level_prompts(design.language), start=1)
    return prompt + "".join(paragraph(text, language, level) for level, text in deeper)


def _backdrop(parts: Sequence[BackdropPart], first: int, design: KitDesign, media: Media, relations: Relations) -> str:
    language = language_tag(design.language)
    written, counts = "", dict[str, int]()
    for at, part in enumerate(parts):
        word = _name_of(part, design)
        counts[word] = counts.get(word, 0) + 1
        png = svg = ""
        if isinstance(part, BackdropPicture):
            png = relations.add("image", media.add(part.data))
            svg = relations.add("image", media.add(part.svg)) if part.svg else ""
        written += backdrop_xml(first + at, part, f"{word} {counts[word]}", language, (png, svg))
    return written


def _name_of(part: BackdropPart, design: KitDesign) -> str:
    if isinstance(part, BackdropShape):
        return template_word("drawing", design.language)
    return template_word("logo" if isinstance(part, BackdropPicture) else "name", design.language)
