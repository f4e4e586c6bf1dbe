"""Ways in which people leave a brand in PowerPoint, each planted in a sound deck with the slides that must be named."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from changed_decks import placeholder, text_box
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.finding import Finding

TALK = """---
tittel: Rolig hånd
taler: Kari Nordmann
språk: nb
---

# Første del

## Dette vil jeg si

- Det første
- Det andre

## Og så dette

- Det tredje
- Det fjerde

## Tall fra i år

| År | Barn | Voksne |
|----|------|--------|
| 2024 | 12 | 30 |
| 2025 | 14 | 33 |

## Vekst

::: diagram søyle
| År | Barn |
|----|------|
| 2024 | 12 |
| 2025 | 14 |
:::

## Takk for meg {.closing}
"""
LIST, SECOND, TABLE, CHART, CLOSING = 2, 3, 4, 5, 6
"""Indexes of the slides of this kind."""
OLD_NAME = "Gamlevik herred"
"""What the kits of these tests say that they were called before."""
_RANGE = re.compile(r"(\d+)(?:–(\d+))?")


@dataclass(frozen=True)
class Fault:
    """What is done to a deck of this kit, and the rules and slides of which one must be named."""

    name: str
    plant: Callable[[Any, BrandKit], tuple[int, ...]]
    """Gives the indexes of the slides that it spoils; none for the whole file."""
    rules: tuple[str, ...]
    spot: str
    """Faults at the same spot undo each other."""


def kit_with_past(name: str) -> BrandKit:
    """A kit that knows its old name."""
    kit = find_kit(name)
    return replace(kit, residue=(*kit.residue, OLD_NAME))


def named_slides(finding: Finding) -> set[int]:
    """The numbers of the slides that a finding is about."""
    if finding.slide is not None:
        return {finding.slide}
    _, _, listed = str(finding.message).rpartition("lysbilde ")
    numbers: set[int] = set()
    for first, last in _RANGE.findall(listed):
        numbers |= set(range(int(first), int(last or first) + 1))
    return numbers


def run_of(deck: Any, index: int) -> Any:
    return placeholder(deck, index).text_frame.paragraphs[0].runs[0]


def table_of(deck: Any) -> Any:
    return next(shape.table for shape in deck.slides[TABLE].shapes if shape.has_table)


def colored(rgb: str) -> Callable[[Any, BrandKit], tuple[int, ...]]:
    def plant(deck: Any, _: BrandKit) -> tuple[int, ...]:
        run_of(deck, LIST).font.color.rgb = RGBColor.from_string(rgb)
        return (LIST,)

    return plant


def filled_cell(deck: Any, _: BrandKit) -> tuple[int, ...]:
    cell = table_of(deck).cell(1, 1)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor(0x7B, 0x2C, 0xFF)
    return (TABLE,)


def colored_ground(deck: Any, _: BrandKit) -> tuple[int, ...]:
    fill = deck.slides[SECOND].background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xFF, 0xFF, 0x99)
    return (SECOND,)


def colored_chart(deck: Any, _: BrandKit) -> tuple[int, ...]:
    chart = next(shape.chart for shape in deck.slides[CHART].shapes if shape.has_chart)
    fill = chart.plots[0].series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x00, 0xD0, 0x20)
    return (CHART,)


def comic_letters(deck: Any, _: BrandKit) -> tuple[int, ...]:
    run_of(deck, SECOND).font.name = "Comic Sans MS"
    return (SECOND,)


def comic_cell(deck: Any, _: BrandKit) -> tuple[int, ...]:
    table_of(deck).cell(1, 0).text_frame.paragraphs[0].runs[0].font.name = "Papyrus"
    return (TABLE,)


def comic_chart(deck: Any, _: BrandKit) -> tuple[int, ...]:
    chart = next(shape.chart for shape in deck.slides[CHART].shapes if shape.has_chart)
    chart.font.name = "Impact"
    return (CHART,)


def comic_bullet(deck: Any, _: BrandKit) -> tuple[int, ...]:
    properties = placeholder(deck, LIST).text_frame.paragraphs[1]._p.get_or_add_pPr()
    for old in properties.findall(qn("a:buFontTx")) + properties.findall(qn("a:buFont")):
        properties.remove(old)
    bullet = etree.Element(qn("a:buFont"), typeface="Curlz MT")
    character = properties.find(qn("a:buChar"))
    if character is None:
        character = etree.SubElement(properties, qn("a:buChar"), char="•")
    character.addprevious(bullet)
    return (LIST,)


def small_letters(deck: Any, _: BrandKit) -> tuple[int, ...]:
    placeholder(deck, SECOND).text_frame.paragraphs[1].runs[0].font.size = Pt(9)
    return (SECOND,)


def smaller_than_the_brand(deck: Any, _: BrandKit) -> tuple[int, ...]:
    table_of(deck).cell(2, 0).text_frame.paragraphs[0].runs[0].font.size = Pt(12.5)
    return (TABLE,)


def logo_of(deck: Any) -> tuple[Any, tuple[int, ...]]:
    """The logo on the closing slide's layout, and the slides that stand on it."""
    layout = deck.slides[CLOSING].slide_layout
    picture = next(shape for shape in layout.shapes if shape._element.tag == qn("p:pic"))
    return picture, tuple(index for index, slide in enumerate(deck.slides) if slide.slide_layout == layout)


def moved_logo(deck: Any, _: BrandKit) -> tuple[int, ...]:
    picture, slides = logo_of(deck)
    picture.left += Pt(60)
    return slides


def stretched_logo(deck: Any, _: BrandKit) -> tuple[int, ...]:
    picture, slides = logo_of(deck)
    picture.width = int(picture.width * 1.3)
    return slides


def grayed_logo(deck: Any, _: BrandKit) -> tuple[int, ...]:
    picture, slides = logo_of(deck)
    etree.SubElement(picture._element.find(".//" + qn("a:blip")), qn("a:grayscl"))
    return slides


def recolored(picture: bytes) -> bytes:
    image = Image.open(io.BytesIO(picture)).convert("RGBA")
    red, green, blue, alpha = image.split()
    out = io.BytesIO()
    Image.merge("RGBA", (blue, red, green, alpha)).save(out, "PNG")
    return out.getvalue()


def repainted_logo(deck: Any, _: BrandKit) -> tuple[int, ...]:
    picture, slides = logo_of(deck)
    layout = deck.slides[CLOSING].slide_layout
    blip = picture._element.find(".//" + qn("a:blip"))
    new = recolored(layout.part.related_part(blip.get(qn("r:embed"))).blob)
    _, relation = layout.part.get_or_add_image_part(io.BytesIO(new))
    blip.set(qn("r:embed"), relation)
    for extensions in blip.findall(qn("a:extLst")):
        blip.remove(extensions)
    return slides


def cropped_logo(deck: Any, _: BrandKit) -> tuple[int, ...]:
    picture, slides = logo_of(deck)
    picture.crop_bottom = 0.3
    picture.height = int(picture.height * 0.7)
    return slides


def deleted_logo(deck: Any, _: BrandKit) -> tuple[int, ...]:
    picture, slides = logo_of(deck)
    picture._element.getparent().remove(picture._element)
    return slides


def hidden_logo(deck: Any, _: BrandKit) -> tuple[int, ...]:
    deck.slides[CLOSING]._element.set("showMasterSp", "0")
    return (CLOSING,)


def logo_file(kit: BrandKit) -> bytes:
    """The kit's logo for light ground as a PNG, with margins and on white, as people save it from a web page."""
    logo = kit.logo("light")
    assert logo is not None
    image = Image.open(logo.file.with_suffix(".png")).convert("RGBA")
    ground = Image.new("RGBA", (image.width + 60, image.height + 80), "white")
    ground.alpha_composite(image, (30, 40))
    out = io.BytesIO()
    ground.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def pasted(deck: Any, data: bytes, stretch: float) -> None:
    width, height = Image.open(io.BytesIO(data)).size
    deck.slides[LIST].shapes.add_picture(io.BytesIO(data), Pt(800), Pt(60), Pt(60 * stretch), Pt(60 * height / width))


def pasted_stretched(deck: Any, kit: BrandKit) -> tuple[int, ...]:
    pasted(deck, logo_file(kit), 1.4)
    return (LIST,)


def pasted_recolored(deck: Any, kit: BrandKit) -> tuple[int, ...]:
    pasted(deck, recolored(logo_file(kit)), 1.0)
    return (LIST,)


def pasted_twice(deck: Any, kit: BrandKit) -> tuple[int, ...]:
    data = logo_file(kit)
    width, height = Image.open(io.BytesIO(data)).size
    deck.slides[CLOSING].shapes.add_picture(io.BytesIO(data), Pt(20), Pt(20), Pt(50), Pt(50 * height / width))
    return (CLOSING,)


def footer_run(deck: Any, index: int) -> Any:
    return placeholder(deck, index, "ftr").text_frame.paragraphs[0].runs[0]


def other_slogan(deck: Any, _: BrandKit) -> tuple[int, ...]:
    footer_run(deck, TABLE).text = "Vi bygger framtiden sammen"
    return (TABLE,)


def old_name(deck: Any, _: BrandKit) -> tuple[int, ...]:
    footer_run(deck, TABLE).text = OLD_NAME
    return (TABLE,)


def without_slogan(deck: Any, _: BrandKit) -> tuple[int, ...]:
    footer = placeholder(deck, TABLE, "ftr")._element
    footer.getparent().remove(footer)
    return (TABLE,)


def slogan_in_other_language(deck: Any, kit: BrandKit) -> tuple[int, ...]:
    other = next(language for language, _ in kit.slogans if language not in ("nb", kit.language))
    run = footer_run(deck, TABLE)
    run.text = kit.slogan(other)
    run._r.get_or_add_rPr().set("lang", "nb-NO")
    return (TABLE,)


def slogan_again(deck: Any, kit: BrandKit) -> tuple[int, ...]:
    text_box(deck, CHART, kit.slogan("nb"), top=60)
    return (CHART,)


def without_number(deck: Any, _: BrandKit) -> tuple[int, ...]:
    number = placeholder(deck, SECOND, "sldNum")._element
    number.getparent().remove(number)
    return (SECOND,)


def on_the_blank_layout(deck: Any, _: BrandKit) -> tuple[int, ...]:
    blank = next(layout for layout in deck.slide_layouts if layout._element.get("type") == "blank")
    relations = deck.slides[SECOND].part.rels
    known = next(key for key, each in relations.items() if each.reltype.endswith("/slideLayout"))
    relations[known]._target = blank.part
    return (SECOND,)


def built_by_hand(deck: Any, _: BrandKit) -> tuple[int, ...]:
    blank = next(layout for layout in deck.slide_layouts if layout._element.get("type") == "blank")
    slide = deck.slides.add_slide(blank)
    box = slide.shapes.add_textbox(Pt(60), Pt(100), Pt(600), Pt(200))
    box.text_frame.text = "Dette er skrevet i en tekstboks, og ikke i malens plassholder"
    return (len(deck.slides) - 1,)


def loose_text(deck: Any, _: BrandKit) -> tuple[int, ...]:
    text_box(deck, LIST, "Husk at dette ble skrevet i en løs tekstboks", top=300, left=500)
    return (LIST,)


FAULTS: tuple[Fault, ...] = (
    Fault("color of letters", colored("E6007E"), ("brand.color",), "list 1"),
    Fault("filled cell", filled_cell, ("brand.color",), "cell 11"),
    Fault("colored ground", colored_ground, ("brand.color",), "ground"),
    Fault("colored chart", colored_chart, ("brand.color",), "series"),
    Fault("typeface of letters", comic_letters, ("brand.font",), "list 2"),
    Fault("typeface in a table", comic_cell, ("brand.font",), "cell 10"),
    Fault("typeface in a chart", comic_chart, ("brand.font",), "chart"),
    Fault("typeface of a bullet", comic_bullet, ("brand.font",), "bullet"),
    Fault("small letters", small_letters, ("brand.size", "access.text-size"), "list 3"),
    Fault("small cell", smaller_than_the_brand, ("brand.size",), "cell 20"),
    Fault("moved logo", moved_logo, ("brand.logo-moved",), "logo"),
    Fault("stretched logo", stretched_logo, ("brand.logo-shape",), "logo"),
    Fault("cropped logo", cropped_logo, ("brand.logo-shape",), "logo"),
    Fault("gray logo", grayed_logo, ("brand.logo-color",), "logo"),
    Fault("repainted logo", repainted_logo, ("brand.logo-color",), "logo"),
    Fault("deleted logo", deleted_logo, ("brand.logo-missing",), "logo"),
    Fault("hidden logo", hidden_logo, ("brand.logo-missing",), "logo"),
    Fault("stretched logo on a slide", pasted_stretched, ("brand.logo-shape",), "picture"),
    Fault("recolored logo on a slide", pasted_recolored, ("brand.logo-color",), "picture"),
    Fault("logo twice", pasted_twice, ("brand.logo-twice",), "logo"),
    Fault("other slogan", other_slogan, ("brand.footer",), "footer"),
    Fault("old name", old_name, ("brand.slogan-old",), "footer"),
    Fault("no slogan", without_slogan, ("brand.footer",), "footer"),
    Fault("slogan in another language", slogan_in_other_language, ("brand.footer",), "footer"),
    Fault("slogan twice", slogan_again, ("brand.slogan-twice",), "slogan"),
    Fault("no number", without_number, ("brand.footer-parts",), "number"),
    Fault("blank layout", on_the_blank_layout, ("brand.slide-layout",), "number"),
    Fault("slide of text boxes", built_by_hand, ("brand.slide-layout",), "end"),
    Fault("loose text", loose_text, ("brand.loose-text",), "box"),
)


def other_master(deck: Any) -> None:
    """A slide that came along with the master of somebody else."""
    part = deck.slides[LIST].slide_layout.slide_master.part
    theme = next(each.target_part for each in part.rels.values() if each.reltype.endswith("/theme"))
    root = etree.fromstring(theme.blob)
    for color in root.iter(qn("a:srgbClr")):
        color.set("val", "4472C4")
    for typeface in root.iter(qn("a:latin")):
        typeface.set("typeface", "Calibri")
    theme._blob = etree.tostring(root)


def planted(source: Path, target: Path, kit: BrandKit, faults: tuple[Fault, ...]) -> list[tuple[Fault, set[int]]]:
    """The deck with these faults at `target`, and the numbers of the slides that each spoils."""
    from pptx import Presentation

    deck = Presentation(str(source))
    done = [(fault, {index + 1 for index in fault.plant(deck, kit)}) for fault in faults]
    deck.save(str(target))
    return done


def is_named(fault: Fault, slides: set[int], findings: tuple[Finding, ...]) -> bool:
    """Whether a finding of the right rule names the right slides."""
    told = [named_slides(each) for each in findings if each.rule in fault.rules]
    return slides <= set().union(*told)
