"""An invented municipality's template, with everything that real ones carry and nobody should inherit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pptx
from PIL import Image, ImageDraw

Parts: TypeAlias = dict[str, bytes]
NAME, SLOGAN = "Storvik kommune", "Sammen bygger vi et levende Storvik"
SECRETS = ("Kari Nordmann", "PRIVAT", "kari", "intranett", "VBA-HEMMELIG", "kommentert", "LENKE-UT")
"""Words of people, notes, macros and paths that a clean template must not hold anywhere."""
_PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument."
_MAIN = _TYPES + "presentationml.presentation.main+xml"
_MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
_LAYOUTS = {
    1: "Tittellysbilde bred hvit", 2: "Tittel og innhold hvit", 3: "Deloverskrift hvit", 4: "To innholdsdeler hvit",
    5: "Sammenligning hvit", 6: "Bare tittel hvit", 7: "Tomt", 8: "Innhold med tekst", 9: "Bilde med tekst",
    10: "Loddrett tekst", 11: "Loddrett tittel og tekst",
}  # fmt: skip
_COLORS = {
    "1F497D": "123B5D", "EEECE1": "E8F0F2", "4F81BD": "0B6E4F", "C0504D": "D97706", "9BBB59": "8AB6C1",
    "8064A2": "5B4B8A", "4BACC6": "2A7F9E", "F79646": "F2C14E",
}  # fmt: skip
_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TREE = (
    '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    "{}</p:spTree></p:cSld>"
)


def municipal_template(
    file: Path, *, footers: bool = True, drawn_footer: bool = False, littered: bool = False, logo: bool = True
) -> Path:
    """Writes the template. `littered` puts in macros, objects, slides, notes, links, names of people and the rest."""
    with zipfile.ZipFile(_PLAIN) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    _rename(parts)
    if footers:
        _say_slogan(parts)
    if drawn_footer:
        _draw_footer(parts)
    if logo:
        _put_logo(parts)
    if littered:
        for litter in (_litter_people, _litter_slides, _litter_macros, _litter_master, _litter_settings):
            litter(parts)
    return write_package(file, parts)


def write_package(file: Path, parts: Parts) -> Path:
    """The parts as a package."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file


def logo_picture(color: str = "#0B6E4F") -> bytes:
    """A mark as PNG: a filled shield."""
    picture = Image.new("RGBA", (380, 480), (0, 0, 0, 0))
    ImageDraw.Draw(picture).polygon([(10, 10), (370, 10), (370, 300), (190, 470), (10, 300)], fill=color)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def edit(parts: Parts, name: str, change: Callable[[str], str]) -> None:
    """One part's text changed; it must be another afterwards."""
    old = parts[name].decode()
    new = change(old)
    assert new != old, name
    parts[name] = new.encode()


def add_relation(parts: Parts, part: str, known: str, kind: str, target: str, *, external: bool = False) -> None:
    """One more relationship of a part; the package's own for an empty name."""
    folder, _, stem = part.rpartition("/")
    rels = f"{folder}/_rels/{stem}.rels".lstrip("/")
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    parts.setdefault(rels, empty)
    whole = kind if "://" in kind else _RELATION + kind
    mode = ' TargetMode="External"' if external else ""
    row = f'<Relationship Id="{known}" Type="{whole}" Target="{target}"{mode}/>'
    edit(parts, rels, lambda text: text.replace("</Relationships>", f"{row}</Relationships>"))


def add_type(parts: Parts, part: str, kind: str) -> None:
    """The content type of a part."""
    row = f'<Override PartName="/{part}" ContentType="{kind}"/>'
    edit(parts, "[Content_Types].xml", lambda text: text.replace("</Types>", f"{row}</Types>"))


def _rename(parts: Parts) -> None:
    for number, name in _LAYOUTS.items():
        file = f"ppt/slideLayouts/slideLayout{number}.xml"
        before, _, rest = parts[file].decode().partition('<p:cSld name="')
        parts[file] = f'{before}<p:cSld name="{name}"{rest.partition(chr(34))[2]}'.encode()
        parts[file] = parts[file].replace(b'lang="en-US"', b'lang="nb-NO"')

    def recolored(text: str) -> str:
        for old, new in _COLORS.items():
            text = text.replace(f'srgbClr val="{old}"', f'srgbClr val="{new}"')
        return text.replace('name="Office Theme"', 'name="Storvik presentasjonsmal"')

    edit(parts, "ppt/theme/theme1.xml", recolored)


def _say_slogan(parts: Parts) -> None:
    for number in _LAYOUTS:
        file = f"ppt/slideLayouts/slideLayout{number}.xml"
        before, found, rest = parts[file].decode().partition('type="ftr"')
        said = rest.replace("<a:endParaRPr", f'<a:r><a:rPr lang="nb-NO"/><a:t>{SLOGAN}</a:t></a:r><a:endParaRPr', 1)
        parts[file] = (before + found + said).encode()


def _draw_footer(parts: Parts) -> None:
    """Text boxes on the master that only look like footers, in the place of footer placeholders."""
    for number in _LAYOUTS:
        file = f"ppt/slideLayouts/slideLayout{number}.xml"
        text = parts[file].decode()
        for kind in ("ftr", "dt"):
            at = text.find(f'type="{kind}"')
            if at >= 0:
                start, end = text.rfind("<p:sp>", 0, at), text.find("</p:sp>", at) + len("</p:sp>")
                text = text[:start] + text[end:]
        parts[file] = text.encode()
    boxes = _box(81, 457_200, SLOGAN) + _box(82, 5_400_000, NAME)
    edit(parts, "ppt/slideMasters/slideMaster1.xml", lambda text: text.replace("</p:spTree>", f"{boxes}</p:spTree>"))


def _box(number: int, x: int, words: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Tekst {number}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="6400000"/><a:ext cx="3600000" cy="300000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>'
        f'<a:r><a:rPr lang="nb-NO" sz="1000"/><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _put_logo(parts: Parts) -> None:
    parts["ppt/media/merke.png"] = logo_picture()
    edit(
        parts,
        "[Content_Types].xml",
        lambda text: text.replace("<Default ", '<Default Extension="png" ContentType="image/png"/><Default ', 1),
    )
    add_relation(parts, "ppt/slideMasters/slideMaster1.xml", "rIdLogo", "image", "../media/merke.png")
    picture = (
        '<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo" descr="C:\\Users\\kari\\Desktop\\merke.png"/><p:cNvPicPr/>'
        '<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        '<p:spPr><a:xfrm><a:off x="8300000" y="150000"/><a:ext cx="570000" cy="720000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    edit(parts, "ppt/slideMasters/slideMaster1.xml", lambda text: text.replace("</p:spTree>", f"{picture}</p:spTree>"))


def _litter_people(parts: Parts) -> None:
    parts["docProps/core.xml"] = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Kari Nordmann</dc:creator></cp:coreProperties>'
    )
    parts["docProps/custom.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        b'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="PRIVAT"><vt:lpwstr>PRIVAT</vt:lpwstr></property>'
        b"</Properties>"
    )
    add_relation(parts, "", "rIdCustom", "custom-properties", "docProps/custom.xml")
    add_type(parts, "docProps/custom.xml", _TYPES + "custom-properties+xml")
    parts["customXml/item1.xml"] = b"<PRIVAT/>"
    add_relation(parts, "ppt/presentation.xml", "rIdData", "customXml", "../customXml/item1.xml")


def _litter_slides(parts: Parts) -> None:
    words = '<p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>' \
            "<a:p><a:r><a:t>PRIVAT eksempel</a:t></a:r></a:p></p:txBody></p:sp>"  # fmt: skip
    for number in (1, 2):
        slide = f"ppt/slides/slide{number}.xml"
        parts[slide] = f"<p:sld {_NS}>{_TREE.format(words)}</p:sld>".encode()
        add_relation(parts, slide, "rId1", "slideLayout", "../slideLayouts/slideLayout2.xml")
        add_type(parts, slide, _TYPES + "presentationml.slide+xml")
        add_relation(parts, "ppt/presentation.xml", f"rIdSlide{number}", "slide", f"slides/slide{number}.xml")
    listed = '<p:sldIdLst><p:sldId id="256" r:id="rIdSlide1"/><p:sldId id="257" r:id="rIdSlide2"/></p:sldIdLst>'
    section = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="PRIVAT" '
        'id="{11111111-1111-1111-1111-111111111111}"><p14:sldIdLst/></p14:section></p14:sectionLst></p:ext>'
        '<p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"><p15:sldGuideLst '
        'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main"><p15:guide id="1" orient="horz" '
        'pos="2160"><p15:clr><a:srgbClr val="A4A3A4"/></p15:clr></p15:guide></p15:sldGuideLst></p:ext></p:extLst>'
    )
    edit(
        parts,
        "ppt/presentation.xml",
        lambda text: text.replace("<p:sldSz", f"{listed}<p:sldSz").replace(
            "</p:presentation>", f"{section}</p:presentation>"
        ),
    )
    notes = "ppt/notesSlides/notesSlide1.xml"
    parts[notes] = f"<p:notes {_NS}>{_TREE.format(words)}</p:notes>".encode()
    add_relation(parts, "ppt/slides/slide1.xml", "rId2", "notesSlide", "../notesSlides/notesSlide1.xml")
    parts["ppt/commentAuthors.xml"] = (
        f'<p:cmAuthorLst {_NS}><p:cmAuthor id="0" name="kommentert"/></p:cmAuthorLst>'.encode()
    )
    add_relation(parts, "ppt/presentation.xml", "rIdAuthors", "commentAuthors", "commentAuthors.xml")


def _litter_macros(parts: Parts) -> None:
    parts["ppt/vbaProject.bin"] = b"\xd0\xcf\x11\xe0VBA-HEMMELIG"
    add_relation(
        parts,
        "ppt/presentation.xml",
        "rIdMacros",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "vbaProject.bin",
    )
    add_type(parts, "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    edit(parts, "[Content_Types].xml", lambda text: text.replace(_MAIN, _MACROS))
    parts["ppt/activeX/activeX1.xml"] = b"<VBA-HEMMELIG/>"
    add_relation(parts, "ppt/slideLayouts/slideLayout2.xml", "rIdControl", "control", "../activeX/activeX1.xml")
    controls = '<p:controls><p:control spid="77" name="C" r:id="rIdControl" imgW="1" imgH="1"/></p:controls>'
    edit(parts, "ppt/slideLayouts/slideLayout2.xml", lambda text: text.replace("</p:cSld>", f"{controls}</p:cSld>", 1))


def _litter_master(parts: Parts) -> None:
    master = "ppt/slideMasters/slideMaster1.xml"
    add_relation(parts, master, "rIdOut", "hyperlink", "https://intranett.example/LENKE-UT", external=True)
    add_relation(parts, master, "rIdLinked", "image", "https://intranett.example/LENKE-UT.png", external=True)
    add_relation(parts, master, "rIdObject", "oleObject", "../embeddings/oleObject1.bin")
    add_relation(parts, master, "rIdTag", "tags", "../tags/tag1.xml")
    parts["ppt/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0PRIVAT"
    parts["ppt/tags/tag1.xml"] = f'<p:tagLst {_NS}><p:tag name="PRIVAT" val="PRIVAT"/></p:tagLst>'.encode()
    place = '<a:xfrm><a:off x="9000" y="9000"/><a:ext cx="90000" cy="90000"/></a:xfrm>'
    shape = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    linked = (
        '<p:pic><p:nvPicPr><p:cNvPr id="91" name="Utenfra"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:link="rIdLinked"/><a:stretch/></p:blipFill><p:spPr>{shape}</p:spPr></p:pic>'
    )
    shown = (
        '<p:pic><p:nvPicPr><p:cNvPr id="0" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="rIdLogo"/><a:stretch/></p:blipFill><p:spPr>{shape}</p:spPr></p:pic>'
    )
    place_of_frame = place.replace("a:xfrm", "p:xfrm")
    thing = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="92" name="Objekt"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f"</p:nvGraphicFramePr>{place_of_frame}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole">'
        f'<p:oleObj name="O" r:id="rIdObject" imgW="1" imgH="1" progId="Package"><p:embed/>{shown}</p:oleObj>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    data = '<p:custDataLst><p:tags r:id="rIdTag"/></p:custDataLst>'

    def change(text: str) -> str:
        linkful = text.replace('name="Logo" descr="C:\\Users\\kari\\Desktop\\merke.png"/>',
                               'name="Logo" descr="C:\\Users\\kari\\Desktop\\merke.png"><a:hlinkClick r:id="rIdOut"/>'
                               "</p:cNvPr>")  # fmt: skip
        return linkful.replace("</p:spTree>", f"{linked}{thing}</p:spTree>{data}")

    edit(parts, master, change)


def _litter_settings(parts: Parts) -> None:
    parts["ppt/handoutMasters/handoutMaster1.xml"] = f"<p:handoutMaster {_NS}>PRIVAT</p:handoutMaster>".encode()
    add_relation(parts, "ppt/presentation.xml", "rIdHandout", "handoutMaster", "handoutMasters/handoutMaster1.xml")
    parts["ppt/fonts/font1.fntdata"] = b"PRIVAT"
    add_relation(parts, "ppt/presentation.xml", "rIdFont", "font", "fonts/font1.fntdata")
