"""Templates are read: ours give back what they were made from, others' what PowerPoint resolves, and none break us.

`LEADERDECK_MUTANTS` sets how many damaged files are read, and `LEADERDECK_TEMPLATES=all` compares the frames of every
template that lies beside the checkout, and not of some.
"""

import io
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.exc import PythonPptxError

from leaderdeck.brand import package as packages
from leaderdeck.brand.reader import load_design
from leaderdeck.brand.template import BackdropPicture, BackdropShape, BackdropText, Layout, Template
from leaderdeck.brand.template_reader import read_template
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.errors import TemplateProblem
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.layout_design import design_template
from leaderdeck.units import Frame, emu

DAMAGES = int(os.environ.get("LEADERDECK_MUTANTS", "24"))
ALL = os.environ.get("LEADERDECK_TEMPLATES") == "all"
KITS = ("fjordvik", "granheim", "plain")
FJORDVIK = resource_folder("brands", "fjordvik", "template.pptx")
QUOTE = "ppt/slideLayouts/slideLayout5.xml"
Change = Callable[[dict[str, bytes]], None]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], Path]:
    """Fjordvik's template with its parts changed."""

    def change(edit: Change) -> Path:
        with zipfile.ZipFile(FJORDVIK) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        edit(parts)
        file = tmp_path / "mal.pptx"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in parts.items():
                package.writestr(name, data)
        return file

    return change


def replaced(name: str, old: bytes, new: bytes) -> Change:
    def edit(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return edit


@pytest.mark.parametrize("kit", KITS)
def test_a_template_gives_back_what_it_was_made_from(kit: str) -> None:
    designed = design_template(load_design(resource_folder("brands", kit)))
    template = read_template(resource_folder("brands", kit, "template.pptx"))
    assert (template.width_pt, template.height_pt) == (960.0, 540.0)
    assert [in_emu(layout) for layout in template.layouts] == [in_emu(each.layout) for each in designed.layouts]


def in_emu(layout: Layout) -> Layout:
    """The layout with the lengths of its backdrop as the file can hold them, without what only the file says of it."""
    parts = []
    for part in layout.backdrop:
        if isinstance(part, BackdropShape):
            path = tuple(
                (letter, tuple(float(round(number, 3)) for number in numbers)) for letter, numbers in part.path
            )
            parts.append(replace(part, path=path))
        else:
            frame = part.frame
            parts.append(replace(part, frame=Frame(*(round(side, 3) for side in _sides(frame)))))
    return replace(layout, backdrop=tuple(parts), mark="", office_type="")


def _sides(frame: Frame) -> tuple[float, float, float, float]:
    return frame.x, frame.y, frame.width, frame.height


def test_the_backdrop_holds_shapes_name_and_logo_lowest_first() -> None:
    cover = read_template(FJORDVIK).layout("cover")
    assert [type(part) for part in cover.backdrop] == [BackdropShape] * 3 + [BackdropPicture, BackdropText]
    logo, name = cover.backdrop[3], cover.backdrop[4]
    assert isinstance(logo, BackdropPicture)
    assert isinstance(name, BackdropText)
    assert logo.alt == "Fjordvik kommunes merke: et skjold med bølger"
    assert logo.svg.startswith(b"<svg")
    assert logo.frame.width / logo.frame.height == pytest.approx(100 / 120, rel=1e-4)
    assert (name.text, name.style.color, name.style.bold) == ("Fjordvik kommune", "lt1", True)


def test_the_masters_shapes_stand_below_the_layouts_own() -> None:
    content = read_template(resource_folder("brands", "granheim", "template.pptx")).layout("comparison")
    fills = [part.fill for part in content.backdrop if isinstance(part, BackdropShape)]
    assert fills == ["dk2", "accent2", "accent4", "accent2"]


def test_a_layout_keeps_its_role_when_somebody_renames_it(changed: Callable[[Change], Path]) -> None:
    template = read_template(changed(replaced(QUOTE, b'name="Sitat"', b'name="Fritt"')))
    assert template.layout("quote").name == "Fritt"


def test_layouts_whose_marks_were_lost_are_known_by_type_and_name(changed: Callable[[Change], Path]) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        for name, data in parts.items():
            parts[name] = re.sub(rb'matchingName="[^"]+"', b"", data)

    assert [layout.role for layout in read_template(changed(edit)).layouts] == list(LAYOUT_NAMES)


def test_colors_are_slots_where_the_theme_names_them_and_mixed_where_it_does_not(
    changed: Callable[[Change], Path],
) -> None:
    mixed = b'<a:schemeClr val="accent4"><a:lumMod val="50000"/></a:schemeClr>'
    plain = b'<a:schemeClr val="accent4"/>'
    layout = read_template(changed(replaced(QUOTE, plain, mixed))).layout("quote")
    title, text = layout.placeholder(0), layout.placeholder(1)
    assert title is not None
    assert text is not None
    assert title.level(0).color == "#283438"
    assert text.level(0).color == "dk2"


def test_what_a_layout_does_not_say_comes_from_its_master(changed: Callable[[Change], Path]) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        layout = parts["ppt/slideLayouts/slideLayout3.xml"]
        parts["ppt/slideLayouts/slideLayout3.xml"] = re.sub(
            rb"<a:bodyPr [^>]*><a:noAutofit/>", b"<a:bodyPr><a:noAutofit/>", layout
        )

    before, after = read_template(FJORDVIK).layout("content"), read_template(changed(edit)).layout("content")
    assert after.placeholder(0) == before.placeholder(0)
    assert after.placeholder(1) == before.placeholder(1)


def test_a_template_file_with_the_ending_potx_is_read_too(changed: Callable[[Change], Path]) -> None:
    template = changed(replaced("[Content_Types].xml", b"presentation.main+xml", b"template.main+xml"))
    assert read_template(template.rename(template.with_suffix(".potx"))).layout("content").name == "Innhold"


def test_another_color_map_on_a_layout_is_followed(changed: Callable[[Change], Path]) -> None:
    mapped = (
        b'<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" '
        b'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    name = "ppt/slideLayouts/slideLayout4.xml"
    layout = read_template(changed(replaced(name, b"<a:masterClrMapping/>", mapped))).layout("statement")
    assert layout.ground == "dk2"
    assert layout.dark


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda parts: parts.pop(QUOTE), "mangler"),
        (lambda parts: parts.pop("ppt/presentation.xml"), "ikke en PowerPoint-fil"),
        (lambda parts: parts.pop("_rels/.rels"), "ikke en PowerPoint-fil"),
        (lambda parts: parts.update({QUOTE: b"<p:sldLayout"}), "ikke gyldig XML"),
        (lambda parts: parts.update({QUOTE: b"<a/>"}), "skrevet feil"),
        (
            lambda parts: parts.update({QUOTE: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "DOCTYPE",
        ),
        (
            lambda parts: parts.update(
                {QUOTE: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")}
            ),
            "DOCTYPE",
        ),
        (lambda parts: parts.update({QUOTE: b"<a>" * 100_000}), "ikke gyldig XML"),
        (
            lambda parts: parts.update({"ppt/slideMasters/_rels/slideMaster1.xml.rels": b"<Relationships/>"}),
            "mangler",
        ),
    ],
)  # fmt: skip
def test_a_spoiled_template_is_refused_in_one_sentence(
    edit: Change, words: str, changed: Callable[[Change], Path]
) -> None:
    with pytest.raises(TemplateProblem) as problem:
        read_template(changed(edit))
    sentence = str(problem.value)
    assert sentence.startswith("mal.pptx kan ikke brukes som mal: ")
    assert words in sentence
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(600), b"Hei p\xc3\xa5 deg" * 50])
def test_what_is_no_package_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mal.pptx"
    file.write_bytes(data)
    with pytest.raises(TemplateProblem):
        read_template(file)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for file in (tmp_path / "finst-ikkje.pptx", tmp_path):
        with pytest.raises(TemplateProblem, match="Kunne ikke lese"):
            read_template(file)


def test_sizes_are_believed_before_anything_is_unpacked(
    changed: Callable[[Change], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TemplateProblem, match="uvanlig stor"):
        read_template(changed(lambda parts: parts.update({QUOTE: b" " * 3_000_000})))
    sound = changed(lambda parts: None)
    for limit in ("LARGEST_XML", "LARGEST_UNPACKED", "MOST_ENTRIES"):
        with monkeypatch.context() as patch:
            patch.setattr(packages, limit, 10)
            with pytest.raises(TemplateProblem, match="uvanlig stor"):
                read_template(sound)
    with pytest.raises(TemplateProblem, match="for stor"):
        packages.open_package(sound).data(QUOTE, most=10)


def test_pictures_outside_the_package_are_never_fetched(changed: Callable[[Change], Path]) -> None:
    rels = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"

    def edit(parts: dict[str, bytes]) -> None:
        outside = rb'Target="http://127.0.0.1:9/\1" TargetMode="External"'
        parts[rels] = re.sub(rb'Target="\.\./media/([^"]+)"', outside, parts[rels])

    cover = read_template(changed(edit)).layout("cover")
    assert not any(isinstance(part, BackdropPicture) for part in cover.backdrop)


@lru_cache
def whole_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(FJORDVIK) as package:
        return {name: package.read(name) for name in package.namelist()}


def survived(file: Path) -> bool:
    """Whether the file is read, or refused with a sentence."""
    try:
        return len(read_template(file).layouts) > 0
    except TemplateProblem as problem:
        return str(problem).endswith(".")


@settings(max_examples=DAMAGES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_gives_anything_but_a_template_problem(data: st.DataObject, tmp_path: Path) -> None:
    parts = dict(whole_parts())
    name = data.draw(st.sampled_from([name for name in parts if name.endswith((".xml", ".rels"))]))
    text = parts[name]
    at = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 40))
    new = data.draw(st.sampled_from((b"", b"0", b"-1", b"x", b'"', b"<a/>", b"99999999999999999999", b"\xff")))
    parts[name] = text[:at] + new + text[at + length :]
    file = tmp_path / "mal.pptx"
    with zipfile.ZipFile(file, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    assert survived(file)


@settings(max_examples=DAMAGES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 30_000), byte=st.integers(0, 255))
def test_a_flipped_byte_in_the_package_is_survived(at: int, byte: int, tmp_path: Path) -> None:
    whole = bytearray(FJORDVIK.read_bytes())
    whole[-1 - at] = byte
    file = tmp_path / "mal.pptx"
    file.write_bytes(whole)
    assert survived(file)


@pytest.mark.shared
def test_every_template_of_others_is_read_or_refused(shared: Path) -> None:
    files = sorted((shared / "templates").glob("*.p*tx"))
    assert len(files) > 50
    refused = []
    for file in files:
        try:
            template = read_template(file)
        except TemplateProblem as problem:
            refused.append((file.name, str(problem)))
            continue
        roles = [layout.role for layout in template.layouts if layout.role]
        assert len(roles) == len(set(roles)), file.name
        assert [layout.index for layout in template.layouts] == list(range(len(template.layouts)))
    assert {name.partition("__")[0] for name, _ in refused} == {"broken"}


@pytest.mark.shared
def test_frames_are_those_that_python_pptx_finds(shared: Path) -> None:
    compared = 0
    for file in sorted((shared / "templates").glob("brand__*.pptx"))[:: 1 if ALL else 4]:
        try:
            presentation = Presentation(io.BytesIO(file.read_bytes()))
        except (PythonPptxError, KeyError, ValueError):
            continue
        layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
        for own, theirs in zip(read_template(file).layouts, layouts, strict=True):
            assert own.name == theirs.name
            compared += _compare(own, {each.placeholder_format.idx: each for each in theirs.placeholders})
    assert compared > (1000 if ALL else 250)


def _compare(own: Layout, theirs: dict[int, object]) -> int:
    compared = 0
    for placeholder in own.placeholders:
        other = theirs.get(placeholder.idx)
        sides = [getattr(other, name, None) for name in ("left", "top", "width", "height")]
        # Where a layout leaves out the frame, python-pptx inherits by type alone, and from no master's twin.
        if None not in sides and sum(known.idx == placeholder.idx for known in own.placeholders) == 1:
            assert [emu(side) for side in _sides(placeholder.frame)] == sides, (own.name, placeholder.name)
            compared += 1
    return compared


@pytest.mark.shared
def test_a_foreign_template_plays_its_roles(shared: Path) -> None:
    template: Template = read_template(shared / "templates" / "i18n__onlyoffice-document-templates__nb-no-new.pptx")
    for role in ("cover", "section", "content", "columns", "comparison", "picture-text", "blank"):
        assert template.layout(role).role == role
    title = template.layout("content").placeholder(0)
    assert title is not None
    assert title.level(0).font == "heading"
