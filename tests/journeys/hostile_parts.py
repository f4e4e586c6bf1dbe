"""PowerPoint packages that are honest archives with hostile parts: entities, outside contents, macros, depth, loops."""

import re
from collections.abc import Callable
from functools import partial

from hostile_archives import Make, packed
from hostile_pictures import hostile_bitmaps, hostile_drawings

Parts = dict[str, bytes]
TYPES, ROOT_RELS = "[Content_Types].xml", "_rels/.rels"
PRESENTATION, PRESENTATION_RELS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
MASTER, MASTER_RELS = "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
LAYOUT, LAYOUT_RELS = "ppt/slideLayouts/slideLayout2.xml", "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
THEME = "ppt/theme/theme1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TARGETS = ("http://127.0.0.1:9/x", r"\\127.0.0.1\del\x", "file:///etc/passwd")
_KINDS = ("image", "slideLayout", "slideMaster", "theme", "oleObject", "video", "audio", "hyperlink", "frame",
          "attachedTemplate", "font", "package")  # fmt: skip


def hostile_parts(parts: Parts, canary: str) -> dict[str, Make]:
    """Name of the fault → what makes the package."""
    cases: dict[str, Callable[[Parts], Parts]] = {}
    for where in (TYPES, PRESENTATION, MASTER, LAYOUT, THEME, LAYOUT_RELS):
        short = where.rsplit("/", 1)[-1]
        cases[f"file by entity in {short}"] = partial(_declared, where, f'<!ENTITY x SYSTEM "file://{canary}">')
    cases["http by entity"] = partial(_declared, LAYOUT, '<!ENTITY x SYSTEM "http://127.0.0.1:9/x">')
    cases["outside declaration"] = partial(_declared, LAYOUT, '<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd">%d;')
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    cases["laughs"] = partial(_declared, LAYOUT, f'<!ENTITY l0 "ha">{laughs}<!ENTITY x "&l9;">')
    cases["laughs in the theme"] = partial(_declared, THEME, f'<!ENTITY l0 "ha">{laughs}<!ENTITY x "&l9;">')
    cases["one long entity"] = partial(_declared, LAYOUT, f'<!ENTITY x "{"a" * 60_000}">')
    for encoding in ("utf-16", "utf-32", "utf-7", "cp037"):
        cases[f"entity in {encoding}"] = partial(_recoded, encoding)
    for number, kind in enumerate(_KINDS):
        for target in _TARGETS if kind in ("image", "hyperlink") else (_TARGETS[number % 3],):
            cases[f"{kind} from {target.partition('1')[0]}"] = partial(_related, kind, target)
    cases["picture linked on the master"] = _linked_picture
    cases["target that says it is inside"] = partial(_related, "image", "file:///etc/passwd", mode="")
    cases["target that climbs"] = partial(_related, "image", "../../../../../etc/passwd", mode="")
    cases |= _active_cases() | _shape_cases() | _wrong_cases()
    for name, (ending, data) in hostile_bitmaps().items():
        cases[f"bitmap: {name}"] = partial(_with_media, ending, data)
    for name, data in hostile_drawings(canary).items():
        cases[f"drawing: {name}"] = partial(_with_media, "svg", data)
    return {name: partial(_packed, change, parts) for name, change in cases.items()}


def _packed(change: Callable[[Parts], Parts], parts: Parts) -> bytes:
    return packed(change(dict(parts)))


def _declared(where: str, inside: str, parts: Parts) -> Parts:
    """A document type in a part, and its entity used where text is shown."""
    head, _, body = parts[where].partition(b"?>")
    body = body if head.startswith(b"<?xml") else parts[where]
    body = re.sub(rb'(name|val|ContentType|Target)="[^"]*"', rb'\1="&x;"', body, count=1)
    return parts | {where: b'<?xml version="1.0"?><!DOCTYPE x [' + inside.encode() + b"]>" + body}


def _recoded(encoding: str, parts: Parts) -> Parts:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY x "y">]><x>&x;</x>'
    return parts | {LAYOUT: text.encode(encoding)}


def _related(kind: str, target: str, parts: Parts, mode: str = ' TargetMode="External"') -> Parts:
    row = f'<Relationship Id="rId88" Type="{OFFICE}{kind}" Target="{target}"{mode}/></Relationships>'
    return parts | {LAYOUT_RELS: parts[LAYOUT_RELS].replace(b"</Relationships>", row.encode())}


def _linked_picture(parts: Parts) -> Parts:
    row = f'<Relationship Id="rId88" Type="{OFFICE}image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
    drawn = (
        f'<p:pic><p:nvPicPr><p:cNvPr id="888" name="x"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip xmlns:r="{OFFICE[:-1]}" r:link="rId88"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></p:spPr></p:pic></p:spTree>'
    )
    return parts | {
        MASTER_RELS: parts[MASTER_RELS].replace(b"</Relationships>", row.encode() + b"</Relationships>"),
        MASTER: parts[MASTER].replace(b"</p:spTree>", drawn.encode()),
    }


def _typed(parts: Parts, name: str, kind: str, data: bytes) -> Parts:
    row = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    return parts | {TYPES: parts[TYPES].replace(b"</Types>", row.encode()), name: data}


def _with_media(ending: str, data: bytes, parts: Parts) -> Parts:
    """A picture on a layout."""
    kind = "svg+xml" if ending == "svg" else ending
    row = f'<Relationship Id="rId88" Type="{OFFICE}image" Target="../media/ond.{ending}"/></Relationships>'
    drawn = (
        f'<p:pic><p:nvPicPr><p:cNvPr id="888" name="x"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip xmlns:r="{OFFICE[:-1]}" r:embed="rId88"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></p:spPr></p:pic></p:spTree>'
    )
    parts = _typed(parts, f"ppt/media/ond.{ending}", f"image/{kind}", data)
    return parts | {
        LAYOUT_RELS: parts[LAYOUT_RELS].replace(b"</Relationships>", row.encode()),
        LAYOUT: parts[LAYOUT].replace(b"</p:spTree>", drawn.encode()),
    }


def _active_cases() -> dict[str, Callable[[Parts], Parts]]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)
    main = b"presentationml.presentation.main+xml"

    def related(kind: str, name: str, type_: str, parts: Parts) -> Parts:
        target = "/" + name
        return _typed(_related(kind, target, parts, mode=""), name, type_, ole)

    return {
        "macros": partial(related, "vbaProject", "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
        "macros without a type": lambda parts: parts | {"ppt/vbaProject.bin": ole},
        "macro presentation": lambda parts: parts | {
            TYPES: parts[TYPES].replace(b"vnd.openxmlformats-officedocument." + main,
                                        b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml")},
        "ActiveX": partial(related, "control", "ppt/activeX/activeX1.bin", "application/vnd.ms-office.activeX"),
        "OLE object": partial(related, "oleObject", "ppt/embeddings/oleObject1.bin",
                              "application/vnd.openxmlformats-officedocument.oleObject"),
        "package within": lambda parts: related("package", "ppt/embeddings/bok.xlsx", "application/vnd.ms-excel", parts)
        | {"ppt/embeddings/bok.xlsx": packed(parts)},
        "tool bars": partial(related, "attachedToolbars", "ppt/attachedToolbars.bin", "application/vnd.ms-powerpoint"),
        "program within": lambda parts: _typed(parts, "ppt/media/x.bin", "image/x", b"MZ" + bytes(900)),
    }  # fmt: skip


def _shape_cases() -> dict[str, Callable[[Parts], Parts]]:
    def inside(xml: str, parts: Parts) -> Parts:
        return parts | {LAYOUT: parts[LAYOUT].replace(b"</p:spTree>", xml.encode() + b"</p:spTree>")}

    shape = '<p:sp><p:nvSpPr><p:cNvPr id="9" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    group = '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="x"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    path = '<a:path w="9" h="9">' + '<a:lnTo><a:pt x="1" y="1"/></a:lnTo>' * 60_000 + "</a:path>"
    drawn = shape.replace("<p:spPr/>", f"<p:spPr><a:custGeom><a:pathLst>{path}</a:pathLst></a:custGeom></p:spPr>")

    def many_relations(parts: Parts) -> Parts:
        rows = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}image" Target="x{n}.png"/>' for n in range(200_000))
        return parts | {LAYOUT_RELS: parts[LAYOUT_RELS].replace(b"</Rel", rows.encode() + b"</Rel")}

    def many_layouts(parts: Parts) -> Parts:
        known = re.search(rb"<p:sldLayoutId [^>]*/>", parts[MASTER])
        assert known
        return parts | {MASTER: parts[MASTER].replace(known[0], known[0] * 30_000)}

    def many_guides(parts: Parts) -> Parts:
        rows = "".join(f'<a:gd name="g{n}" fmla="*/ g{n - 1} g{n - 1} 1"/>' for n in range(1, 4000))
        guides = f'<a:custGeom><a:gdLst><a:gd name="g0" fmla="val 999999999"/>{rows}</a:gdLst><a:pathLst/></a:custGeom>'
        return inside(shape.replace("<p:spPr/>", f"<p:spPr>{guides}</p:spPr>"), parts)

    return {
        "groups 300 deep": partial(inside, group * 300 + "</p:grpSp>" * 300),
        "groups 5 000 deep": partial(inside, group * 5000 + "</p:grpSp>" * 5000),
        "20 000 shapes": partial(inside, shape * 20_000),
        "200 000 shapes": partial(inside, shape * 200_000),
        "a path of 60 000 points": partial(inside, drawn),
        "guides that multiply": many_guides,
        "200 000 relations": many_relations,
        "30 000 layouts": many_layouts,
        "an attribute of ten megabytes": partial(inside, shape.replace('"x"', f'"{"x " * (5 << 20)}"')),
        "200 000 attributes": lambda parts: parts | {
            LAYOUT: parts[LAYOUT].replace(b"<p:cSld", b"<p:cSld" + b"".join(b' a%d=""' % n for n in range(190_000)))},
        "a comment of ten megabytes": partial(inside, "<!--" + "x " * (5 << 20) + "-->"),
        "ten megabytes of text": partial(inside, shape.replace("<p:spPr/>", '<p:spPr/><p:txBody><a:p><a:r><a:t>'
                                         + "ord " * (10 << 18) + "</a:t></a:r></a:p></p:txBody>")),
    }  # fmt: skip


def _wrong_cases() -> dict[str, Callable[[Parts], Parts]]:
    def retarget(where: str, kind: str, target: str, parts: Parts) -> Parts:
        pattern = rf'(Type="[^"]*/{kind}"[^>]*Target=")[^"]*|Target="[^"]*"([^>]*Type="[^"]*/{kind}")'
        changed = re.sub(pattern.encode(), lambda found: (found[1] + target.encode()) if found[1] else
                         b'Target="' + target.encode() + b'"' + found[2], parts[where], count=1)  # fmt: skip
        return parts | {where: changed}

    return {
        "master that is its own layout": partial(retarget, MASTER_RELS, "slideLayout", "slideMaster1.xml"),
        "layout that is its own master": partial(retarget, LAYOUT_RELS, "slideMaster", "slideLayout2.xml"),
        "theme that is a picture": lambda parts: parts | {THEME: b"\x89PNG\r\n\x1a\n" + bytes(90)},
        "theme that is the presentation": partial(retarget, MASTER_RELS, "theme", "../presentation.xml"),
        "presentation that is missing": lambda parts: {n: d for n, d in parts.items() if n != PRESENTATION},
        "master that is missing": lambda parts: {n: d for n, d in parts.items() if n != MASTER},
        "a Word document": lambda parts: parts | {
            TYPES: parts[TYPES].replace(b"presentationml.presentation", b"wordprocessingml.document")},
        "no types": lambda parts: {n: d for n, d in parts.items() if n != TYPES},
        "no relations": lambda parts: {n: d for n, d in parts.items() if not n.endswith(".rels")},
        "strict with wrong names": lambda parts: parts | {LAYOUT: parts[LAYOUT].replace(
            b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml")},
        "null signs in a part": lambda parts: parts | {LAYOUT: parts[LAYOUT].replace(b"<p:cSld", b"\0<p:cSld")},
        "slide size of nothing": lambda parts: parts | {
            PRESENTATION: re.sub(rb'cx="\d+"', b'cx="0"', parts[PRESENTATION], count=1)},
        "slide size without end": lambda parts: parts | {
            PRESENTATION: re.sub(rb'cx="\d+"', b'cx="' + b"9" * 4000 + b'"', parts[PRESENTATION], count=1)},
    }  # fmt: skip
