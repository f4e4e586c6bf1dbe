"""One door for foreign files: whatever is damaged, hostile or not PowerPoint is refused in one sentence."""

import io
import random
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from handmade import DEFAULT_TEMPLATE, PROPERTIES, content_scene, handmade_kit, one_of_everything, parts_of, written
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from leaderdeck.brand import package
from leaderdeck.errors import TemplateProblem
from leaderdeck.powerpoint.faults import find_faults
from leaderdeck.powerpoint.package import open_safely
from leaderdeck.powerpoint.writer import write_deck

Parts = dict[str, bytes]
TYPES = "[Content_Types].xml"
SLIDE_RELS = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def pack(parts: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(scope="module")
def template() -> Parts:
    return parts_of(DEFAULT_TEMPLATE.read_bytes())


def relation(kind: str, target: str) -> Callable[[Parts], Parts]:
    row = f'<Relationship Id="rId88" Type="{OFFICE}{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return lambda parts: parts | {SLIDE_RELS: parts[SLIDE_RELS].replace(b"</Relationships>", row.encode())}


def typed(kind: str) -> Callable[[Parts], Parts]:
    override = f'<Override PartName="/ppt/x.bin" ContentType="{kind}"/></Types>'
    return lambda parts: parts | {TYPES: parts[TYPES].replace(b"</Types>", override.encode()), "ppt/x.bin": b"x"}


LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
MACRO_TYPE = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
HOSTILE: dict[str, tuple[Callable[[Parts], Parts], str]] = {
    "tracking picture": (relation("image", "http://example.org/x.png"), "henter innhold utenfra"),
    "layout on a share": (relation("slideLayout", r"\\\\host\\share\\x.xml"), "henter innhold utenfra"),
    "macro": (typed("application/vnd.ms-office.vbaProject"), "makroer"),
    "macro presentation": (typed(MACRO_TYPE), "makroer"),
    "control": (relation("control", "x"), "makroer"),
    "path that climbs": (lambda parts: parts | {"../../evil.txt": b"x"}, "ulovlig filnavn"),
    "absolute path": (lambda parts: parts | {"/etc/passwd": b"x"}, "ulovlig filnavn"),
    "drive": (lambda parts: parts | {"C:/x": b"x"}, "ulovlig filnavn"),
    "backslash": (lambda parts: parts | {"ppt\\x.xml": b"<x/>"}, "ulovlig filnavn"),
    "same part in other case": (lambda parts: parts | {"PPT/presentation.xml": b"<x/>"}, "to ganger"),
    "doctype": (lambda parts: parts | {LAYOUT: b'<!DOCTYPE x [<!ENTITY e "x">]>' + parts[LAYOUT]}, "DOCTYPE"),
    "doctype in UTF-16": (
        lambda parts: parts | {LAYOUT: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")},
        "DOCTYPE",
    ),
    "broken xml": (lambda parts: parts | {LAYOUT: parts[LAYOUT][:-20]}, "ikke gyldig XML"),
    "no content types": (lambda parts: {n: data for n, data in parts.items() if n != TYPES}, "ikke en PowerPoint-fil"),
    "a word document": (
        lambda parts: parts | {TYPES: parts[TYPES].replace(b"presentationml.pres", b"wordprocessingml.pres")},
        "ikke en PowerPoint-fil",
    ),
    "bomb in a picture": (lambda parts: parts | {"ppt/media/image9.png": bytes(20 << 20)}, "uvanlig stor"),
    "bomb in a part": (lambda parts: parts | {LAYOUT: b" " * (17 << 20)}, "uvanlig stor"),
    "too many entries": (lambda parts: parts | {f"x/{n}.bin": b"" for n in range(5001)}, "uvanlig stor"),
    "too many relationships": (
        lambda parts: parts | {SLIDE_RELS: parts[SLIDE_RELS].replace(b"</R", b"<Relationship/>" * 5001 + b"</R")},
        "for stor",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_packages_are_refused_in_one_sentence(case: str, template: Parts, tmp_path: Path) -> None:
    change, why = HOSTILE[case]
    file = tmp_path / "mal.pptx"
    file.write_bytes(pack(change(template)))
    with pytest.raises(TemplateProblem, match=why) as problem:
        open_safely(file)
    assert "mal.pptx" in str(problem.value)
    assert "\n" not in str(problem.value)


RAW: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "skadet"),
    "text": (b"Hei", "skadet"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "kryptert"),
    "cut": (DEFAULT_TEMPLATE.read_bytes()[:9000], "skadet"),
}


@pytest.mark.parametrize("case", RAW)
def test_what_is_no_package_is_refused(case: str, tmp_path: Path) -> None:
    data, why = RAW[case]
    file = tmp_path / "mal.pptx"
    file.write_bytes(data)
    with pytest.raises(TemplateProblem, match=why):
        open_safely(file)


def test_what_is_not_there_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TemplateProblem, match="Kunne ikke lese"):
        open_safely(tmp_path / "borte.pptx")
    with pytest.raises(TemplateProblem, match="Kunne ikke lese"):
        open_safely(tmp_path)
    monkeypatch.setattr(package, "LARGEST_FILE", 1000)
    with pytest.raises(TemplateProblem, match="større enn 200 MB"):
        open_safely(DEFAULT_TEMPLATE)


def changed_entry(data: bytes, offset: int, value: bytes) -> bytes:
    """The first entry of the table of contents changed."""
    at = data.index(b"PK\x01\x02") + offset
    return data[:at] + value + data[at + len(value) :]


@pytest.mark.parametrize(
    ("offset", "value", "why"),
    [(8, b"\x01\x00", "kryptert"), (24, (1 << 30).to_bytes(4, "little"), "uvanlig stor"),
     (24, (40).to_bytes(4, "little"), "skadet"), (10, b"\x63\x00", "skadet"), (16, b"\x00\x00\x00\x01", "skadet")],
)  # fmt: skip
def test_a_table_of_contents_that_lies_is_refused(offset: int, value: bytes, why: str, tmp_path: Path) -> None:
    file = tmp_path / "mal.pptx"
    file.write_bytes(changed_entry(DEFAULT_TEMPLATE.read_bytes(), offset, value))
    with pytest.raises(TemplateProblem, match=why):
        open_safely(file)


def test_a_link_between_files_is_refused(template: Parts, tmp_path: Path) -> None:
    stream = io.BytesIO(pack(template))
    with zipfile.ZipFile(stream, "a") as archive:
        entry = zipfile.ZipInfo("ppt/media/x.png")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    (tmp_path / "mal.pptx").write_bytes(stream.getvalue())
    with pytest.raises(TemplateProblem, match="ulovlig filnavn"):
        open_safely(tmp_path / "mal.pptx")


def test_a_sound_template_passes_and_links_to_the_web_may_stay(template: Parts, tmp_path: Path) -> None:
    assert open_safely(DEFAULT_TEMPLATE) == DEFAULT_TEMPLATE.read_bytes()
    file = tmp_path / "mal.pptx"
    file.write_bytes(pack(relation("hyperlink", "https://example.org")(template)))
    assert open_safely(file)


def test_a_potx_opens_as_a_presentation(template: Parts, tmp_path: Path) -> None:
    file = tmp_path / "mal.potx"
    file.write_bytes(pack(template | {TYPES: template[TYPES].replace(b"presentation.main+xml", b"template.main+xml")}))
    assert len(Presentation(io.BytesIO(open_safely(file))).slide_layouts) == 11
    assert find_faults(written((content_scene(),), kit=handmade_kit(file))) == ()


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_mangled_template_gives_a_deck_or_one_kind_of_error(dice: random.Random) -> None:
    parts = dict(MANGLED)
    name = dice.choice([each for each in parts if each.endswith((".xml", ".rels"))])
    content = bytearray(parts[name])
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(content))
        content[at : at + dice.randint(1, 60)] = dice.choice([b"", b"x", content[-60:], b"<a/>"])
    parts[name] = bytes(content)
    if dice.random() < 0.3:
        del parts[dice.choice([each for each in parts if each != TYPES])]
    FOLDER.write_bytes(pack(parts))
    stream = io.BytesIO()
    try:
        write_deck((content_scene(),), handmade_kit(FOLDER), PROPERTIES, stream)
    except TemplateProblem:
        return
    assert zipfile.is_zipfile(stream)


MANGLED = parts_of(DEFAULT_TEMPLATE.read_bytes())
FOLDER = Path("/nonexistent")


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    global FOLDER
    FOLDER = tmp_path_factory.mktemp("mangled") / "mal.pptx"


@given(data=st.binary(max_size=200))
def test_bytes_that_are_no_deck_have_faults(data: bytes) -> None:
    assert find_faults(data)


def test_a_cut_deck_has_faults_wherever_it_is_cut() -> None:
    whole = written(one_of_everything())
    assert all(find_faults(whole[: len(whole) * part // 20]) for part in range(20))
