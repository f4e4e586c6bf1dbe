"""The gate is tested too: 52 known corruptions of a deck of ours, looked at by the validator beside the checkout."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from handmade import one_of_everything, parts_of, written

from leaderdeck.powerpoint.faults import find_faults

Parts = dict[str, bytes]
TYPES, PRESENTATION, RELS = "[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
TEXT, TEXT_RELS = "ppt/slides/slide3.xml", "ppt/slides/_rels/slide3.xml.rels"
PICTURES, PICTURES_RELS = "ppt/slides/slide6.xml", "ppt/slides/_rels/slide6.xml.rels"
TABLE, CHART = "ppt/slides/slide7.xml", "ppt/charts/chart1.xml"
LAYOUT, MASTER = "ppt/slideLayouts/slideLayout2.xml", "ppt/slideMasters/slideMaster1.xml"
NOTES_RELS, MASTER_RELS = "ppt/notesSlides/_rels/notesSlide2.xml.rels", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FONTS = (
    '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Arial"/><p:regular r:id="rId999"/></p:embeddedFont>'
    "</p:embeddedFontLst>"
)


def edit(part: str, pattern: str, new: str, parts: Parts) -> Parts:
    """The first match of a pattern in a part replaced; the part must change."""
    changed, count = re.subn(pattern.encode(), lambda _: new.encode(), parts[part], count=1, flags=re.DOTALL)
    assert count == 1, (part, pattern)
    return parts | {part: changed}


def group(part: str, pattern: str, template: str, parts: Parts) -> Parts:
    """As `edit`, with groups in the replacement."""
    changed, count = re.subn(pattern.encode(), template.encode(), parts[part], count=1, flags=re.DOTALL)
    assert count == 1, (part, pattern)
    return parts | {part: changed}


def drop(names: tuple[str, ...], parts: Parts) -> Parts:
    return {name: content for name, content in parts.items() if name not in names}


def rename(old: str, new: str, parts: Parts) -> Parts:
    return {new if name == old else name: content for name, content in parts.items()}


def image_of(parts: Parts) -> str:
    return next(name for name in parts if name.startswith("ppt/media/") and name.endswith(".png"))


def without_notes_master(parts: Parts) -> Parts:
    parts = edit(RELS, r'<Relationship [^>]*notesMaster"[^>]*/>', "", parts)
    parts = edit(PRESENTATION, r"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", "", parts)
    parts = edit(TYPES, r'<Override PartName="/ppt/notesMasters[^>]*>', "", parts)
    return drop(("ppt/notesMasters/notesMaster1.xml", "ppt/notesMasters/_rels/notesMaster1.xml.rels"), parts)


def without_theme(parts: Parts) -> Parts:
    return edit(TYPES, r'<Override PartName="/ppt/theme/theme1.xml"[^>]*>', "", drop(("ppt/theme/theme1.xml",), parts))


def second_core(parts: Parts) -> Parts:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    parts = edit(TYPES, "</Types>", f'<Override PartName="/docProps/core2.xml" ContentType="{core}"/></Types>', parts)
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    row = f'<Relationship Id="rId9" Type="{kind}" Target="docProps/core2.xml"/></Relationships>'
    return edit("_rels/.rels", "</Relationships>", row, parts) | {"docProps/core2.xml": parts["docProps/core.xml"]}


def swapped_lists(parts: Parts) -> Parts:
    return group(
        PRESENTATION, r"(<p:notesMasterIdLst>.*?</p:notesMasterIdLst>)(<p:sldIdLst>.*?</p:sldIdLst>)", r"\2\1", parts
    )


def master_id_as_layout_id(parts: Parts) -> Parts:
    master = re.search(rb'<p:sldMasterId [^>]*?id="(\d+)"', parts[PRESENTATION])
    assert master
    return edit(MASTER, r'<p:sldLayoutId id="\d+"', f'<p:sldLayoutId id="{master.group(1).decode()}"', parts)


def two_layout_ids(parts: Parts) -> Parts:
    first = re.search(rb'<p:sldLayoutId id="(\d+)"', parts[MASTER])
    assert first
    return group(
        MASTER, r'(<p:sldLayoutId id="\d+"[^>]*>\s*<p:sldLayoutId id=")\d+', rf"\g<1>{first.group(1).decode()}", parts
    )


def listed_twice(parts: Parts) -> Parts:
    first = re.search(rb'<p:sldId id="256" r:id="([^"]+)"', parts[PRESENTATION])
    assert first
    return group(PRESENTATION, r'(<p:sldId id="257" r:id=")[^"]+', rf"\g<1>{first.group(1).decode()}", parts)


TIMING = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
    '<p:set><p:cBhvr><p:cTn id="2" dur="1"/><p:tgtEl><p:spTgt spid="987"/></p:tgtEl><p:attrNameLst>'
    '<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>'
    "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing></p:sld>"
)
SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"

PART_MUTATIONS: dict[str, Callable[[Parts], Parts]] = {
    "01 shape id twice": partial(group, TEXT, r'(<p:cNvPr id="2".*?<p:cNvPr id=")3', r"\g<1>2"),
    "02 image part deleted": lambda parts: drop((image_of(parts),), parts),
    "03 slide declared as layout": partial(edit, TYPES, r"presentationml\.slide\+", "presentationml.slideLayout+"),
    "04 slide override removed": partial(edit, TYPES, r'<Override PartName="/ppt/slides/slide3.xml"[^>]*>', ""),
    "05 slide id twice": partial(edit, PRESENTATION, r'<p:sldId id="257"', '<p:sldId id="256"'),
    "06 slide id 1": partial(edit, PRESENTATION, r'<p:sldId id="256"', '<p:sldId id="1"'),
    "07 slide listed twice": listed_twice,
    "08 layout relationship removed": partial(edit, TEXT_RELS, r'<Relationship [^>]*slideLayout"[^>]*/>', ""),
    "09 r:embed without relationship": partial(edit, PICTURES, r'r:embed="[^"]+"', 'r:embed="rId99"'),
    "10 hyperlink without relationship": partial(edit, TEXT, r'Click r:id="[^"]+"', 'Click r:id="rId99"'),
    "11 latin before fill": partial(
        edit, TEXT, r'<a:rPr lang="nb-NO" sz="3200"/>',
        '<a:rPr lang="nb-NO"><a:latin typeface="Arial"/><a:solidFill><a:schemeClr val="dk1"/></a:solidFill></a:rPr>',
    ),
    "12 spcBef before lnSpc": partial(
        edit, TEXT, r"<a:pPr[^>]*>",
        '<a:pPr><a:spcBef><a:spcPts val="0"/></a:spcBef><a:lnSpc><a:spcPct val="90000"/></a:lnSpc>',
    ),
    "13 lstStyle before bodyPr": partial(group, TEXT, r"(<a:bodyPr.*?</a:bodyPr>)(<a:lstStyle/>)", r"\2\1"),
    "14 txBody without paragraph": partial(group, TEXT, r"(<a:lstStyle/>)<a:p>.*?</a:p>(</p:txBody>)", r"\1\2"),
    "15 size 50": partial(edit, TEXT, r'sz="3200"', 'sz="50"'),
    "16 algn middle": partial(edit, TABLE, r'algn="l"', 'algn="middle"'),
    "17 unknown attribute": partial(edit, TEXT, r"<a:rPr ", '<a:rPr shade="1" '),
    "18 color with #": partial(edit, "ppt/slides/slide5.xml", r'srgbClr val="AA2211"', 'srgbClr val="#010203"'),
    "19 notes master removed": without_notes_master,
    "20 notes without master relationship": partial(edit, NOTES_RELS, r'<Relationship [^>]*notesMaster"[^>]*/>', ""),
    "21 embedded font without relationship": partial(group, PRESENTATION, r"(<p:notesSz[^>]*/>)", r"\1" + FONTS),
    "22 embedded fonts in the wrong place": partial(group, PRESENTATION, r"(</p:defaultTextStyle>)", r"\1" + FONTS),
    "24 latin-1 bytes": lambda parts: parts | {TEXT: parts[TEXT].replace("ø".encode(), "ø".encode("latin-1"))},
    "25 raw control character": partial(edit, TEXT, r"<a:t>", "<a:t>\x0b"),
    "26 control character reference": partial(edit, TEXT, r"<a:t>", "<a:t>&#11;"),
    "27 row without cells": partial(group, TABLE, r'(<a:tr h="\d+">).*?(</a:tr>)', r"\1\2"),
    "28 ragged row": partial(edit, TABLE, r"<a:tc>.*?</a:tc>", ""),
    "29 table without rows": partial(edit, TABLE, r"<a:tr .*</a:tr>", ""),
    "30 negative size": partial(edit, PICTURES, r'<a:ext cx="\d+"', '<a:ext cx="-5"'),
    "31 offset NaN": partial(edit, PICTURES, r'<a:off x="762000"', '<a:off x="NaN"'),
    "32 offset with decimals": partial(edit, PICTURES, r'<a:off x="762000"', '<a:off x="914400.5"'),
    "33 no content types": lambda parts: drop((TYPES,), parts),
    "34 override without part": partial(
        edit, TYPES, "</Types>", f'<Override PartName="/ppt/slides/slide77.xml" ContentType="{SLIDE_TYPE}"/></Types>'
    ),
    "35 layout id twice": two_layout_ids,
    "36 layout id is the master's": master_id_as_layout_id,
    "37 relationship id twice": partial(group, PICTURES_RELS, r'(Id="rId1".*?Id=")rId2', r"\1rId1"),
    "38 two layouts": partial(
        edit, TEXT_RELS, "</Relationships>",
        f'<Relationship Id="rId77" Type="{OFFICE}slideLayout" Target="../slideLayouts/slideLayout1.xml"/>'
        "</Relationships>",
    ),
    "39 master theme removed": without_theme,
    "40 chart root renamed": lambda parts: parts | {CHART: parts[CHART].replace(b"c:chartSpace", b"c:chartSpice")},
    "41 animation of a missing shape": partial(edit, TEXT, "</p:sld>", TIMING),
    "44 two core properties": second_core,
    "45 date that is none": partial(
        edit, "docProps/core.xml", "</cp:coreProperties>",
        '<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="dcterms:W3CDTF">i går</dcterms:created>'
        "</cp:coreProperties>",
    ),
    "46 notes masters after slides": swapped_lists,
    "47 section with a missing slide": partial(edit, PRESENTATION, r'<p14:sldId id="256"', '<p14:sldId id="999"'),
    "48 picture that is text": lambda parts: parts | {image_of(parts): b"this is no picture"},
    "49 doctype": partial(edit, TEXT, r"<p:sld ", '<!DOCTYPE x [<!ENTITY y "z">]><p:sld '),
    "50 span over the edge": partial(edit, TABLE, "<a:tc>", '<a:tc gridSpan="5">'),
    "51 backslashes in names": lambda parts: {name.replace("/", "\\"): content for name, content in parts.items()},
    "52 case of a part's name": partial(rename, TEXT, "ppt/slides/Slide3.XML"),
}  # fmt: skip


def pack(parts: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name
            archive.writestr(entry, content)
    return stream.getvalue()


def twice_in_the_zip(data: bytes) -> bytes:
    stream = io.BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(TEXT, archive.read(TEXT))
    return stream.getvalue()


def flipped_byte(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(TEXT)
    at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


BYTE_MUTATIONS: dict[str, Callable[[bytes], bytes]] = {
    "23 part twice in the zip": twice_in_the_zip,
    "42 end cut off": lambda data: data[: len(data) * 7 // 10],
    "43 byte flipped": flipped_byte,
}


@pytest.fixture(scope="module")
def base() -> bytes:
    return written(one_of_everything())


def mutants(base: bytes) -> dict[str, bytes]:
    parts = parts_of(base)
    made = {name: pack(mutate(parts)) for name, mutate in PART_MUTATIONS.items()}
    return made | {name: mutate(base) for name, mutate in BYTE_MUTATIONS.items()}


@pytest.mark.shared
@pytest.mark.validator
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the tool leaves a file open
def test_the_gate_catches_the_known_corruptions(base: bytes, validator: ModuleType, sdk: str, tmp_path: Path) -> None:
    made = mutants(base)
    assert len(made) == 52
    clean = tmp_path / "clean.pptx"
    clean.write_bytes(base)
    assert [str(finding) for finding in validator.validate(clean, sdk)] == []
    missed = []
    for name, data in made.items():
        file = tmp_path / f"{name[:2]}.pptx"
        file.write_bytes(data)
        by_itself = any(finding.sev == "error" for finding in validator.validate(file))
        if not by_itself and not any(finding.sev == "error" for finding in validator.validate(file, sdk)):
            missed.append(name)
    assert len(missed) <= 2, missed


SEEN_BY_THE_APP = {
    "01", "02", "03", "04", "05", "06", "07", "09", "10", "23", "24", "25", "26", "33", "34", "37", "39", "42", "43",
    "49", "51", "52",
}  # fmt: skip


def test_the_app_s_own_look_catches_what_would_lose_slides(base: bytes) -> None:
    assert find_faults(base) == ()
    seen = {name[:2] for name, data in mutants(base).items() if find_faults(data)}
    assert SEEN_BY_THE_APP - seen == set()


def test_the_app_s_own_look_is_quick_and_grows_with_the_deck(base: bytes) -> None:
    """Every part is unpacked and parsed once: no part is read again for another slide."""
    begin = time.process_time()
    for _ in range(5):
        find_faults(base)
    assert (time.process_time() - begin) / 5 < 0.3
