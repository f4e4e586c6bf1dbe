"""Somebody else's template comes clean out of the washing: what it looks like stays, what it knows goes."""

import io
import json
import os
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pptx
import pytest
from lxml import etree
from municipal_template import SECRETS, add_relation, edit, logo_picture, municipal_template, write_package

from leaderdeck.brand.template_reader import read_template
from leaderdeck.errors import TemplateProblem
from leaderdeck.powerpoint.package import open_safely
from leaderdeck.powerpoint.template_cleaning import CleanTemplate, clean_template
from leaderdeck.powerpoint.template_cleaning_pictures import picture_suffix

_KEPT = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/", "ppt/media/", "ppt/_rels/", "_rels/")
_SETTINGS = {"[Content_Types].xml", "ppt/presentation.xml", "ppt/presProps.xml", "ppt/viewProps.xml",
             "ppt/tableStyles.xml"}  # fmt: skip
SHORT, ALL = 3, os.environ.get("LEADERDECK_TEMPLATES") == "all"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_nothing_but_looks_is_left(tmp_path: Path) -> None:
    clean = clean_template(municipal_template(tmp_path / "mal.pptm", littered=True))
    parts = parts_of(clean.data)
    assert all(name in _SETTINGS or name.startswith(_KEPT) for name in parts)
    whole = b"\n".join((*parts.values(), *(name.encode() for name in parts)))
    assert not [secret for secret in SECRETS if secret.encode() in whole]
    assert b"External" not in whole
    assert b"macroEnabled" not in whole
    assert {"makroer", "ActiveX-kontroller", "innebygde objekter", "lenker og innhold utenfra", "data fra tillegg",
            "kommentarer", "notater", "navn på dem som laget filen", "egne filegenskaper", "miniatyrbilde",
            "skriverinnstillinger", "støtteark", "innebygde skrifter", "2 eksempellysbilder",
            } == {str(thing) for thing in clean.left_out}  # fmt: skip


def test_a_clean_template_looks_as_before(tmp_path: Path) -> None:
    file = municipal_template(tmp_path / "mal.pptx")
    clean = tmp_path / "ren.pptx"
    clean.write_bytes(clean_template(file).data)
    before, after = read_template(file), read_template(clean)
    assert [(each.name, each.placeholders, each.ground) for each in after.layouts] == [
        (each.name, each.placeholders, each.ground) for each in before.layouts
    ]
    assert after.themes == before.themes
    assert [len(each.backdrop) for each in after.layouts] == [len(each.backdrop) for each in before.layouts]


def test_an_object_leaves_the_picture_that_it_shows(tmp_path: Path) -> None:
    parts = parts_of(clean_template(municipal_template(tmp_path / "mal.pptm", littered=True)).data)
    master = etree.fromstring(parts["ppt/slideMasters/slideMaster1.xml"])
    names = [each.get("name") for each in master.iter("{*}pic") for each in each.iter("{*}cNvPr")]
    assert names == ["Logo", "Objekt"]
    numbers = [each.get("id") for each in master.iter("{*}cNvPr")]
    assert len(numbers) == len(set(numbers))


def test_guides_stay_and_sections_go(tmp_path: Path) -> None:
    parts = parts_of(clean_template(municipal_template(tmp_path / "mal.pptm", littered=True)).data)
    assert b"sldGuideLst" in parts["ppt/presentation.xml"]
    assert b"sectionLst" not in parts["ppt/presentation.xml"]
    assert b"sldIdLst" not in parts["ppt/presentation.xml"]


def test_a_clean_template_is_clean_for_everybody_else(tmp_path: Path) -> None:
    file = tmp_path / "ren.pptx"
    file.write_bytes(clean_template(municipal_template(tmp_path / "mal.pptm", littered=True)).data)
    assert open_safely(file) == file.read_bytes()
    assert len(pptx.Presentation(str(file)).slide_layouts) == 11
    again = clean_template(file)
    assert again.left_out == ()


@pytest.mark.parametrize("suffix", [".potx", ".ppsx", ".potm"])
def test_every_kind_of_presentation_becomes_a_pptx(tmp_path: Path, suffix: str) -> None:
    kinds = {
        ".potx": "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        ".ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        ".potm": "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    }
    parts = parts_of(municipal_template(tmp_path / "mal.pptx").read_bytes())
    old = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    edit(parts, "[Content_Types].xml", lambda text: text.replace(old, kinds[suffix]))
    clean = parts_of(clean_template(write_package(tmp_path / f"mal{suffix}", parts)).data)
    assert old.encode() in clean["[Content_Types].xml"]


def test_a_picture_that_is_none_goes_with_what_shows_it(tmp_path: Path) -> None:
    parts = parts_of(municipal_template(tmp_path / "mal.pptx").read_bytes())
    parts["ppt/media/merke.png"] = b"MZ this program cannot be run in DOS mode"
    clean = parts_of(clean_template(write_package(tmp_path / "ond.pptx", parts)).data)
    assert not [name for name in clean if name.startswith("ppt/media/")]
    assert b"p:pic" not in clean["ppt/slideMasters/slideMaster1.xml"]


def test_a_background_picture_that_is_none_leaves_no_fill(tmp_path: Path) -> None:
    parts = parts_of(municipal_template(tmp_path / "mal.pptx").read_bytes())
    layout = "ppt/slideLayouts/slideLayout1.xml"
    ground = ('<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rIdGone"/><a:stretch/></a:blipFill><a:effectLst/>'
              "</p:bgPr></p:bg><p:spTree>")  # fmt: skip
    edit(parts, layout, lambda text: text.replace("<p:spTree>", ground, 1))
    add_relation(parts, layout, "rIdGone", "image", "https://example.org/bilde.png", external=True)
    clean = parts_of(clean_template(write_package(tmp_path / "ute.pptx", parts)).data)
    assert b"<p:bgPr><a:noFill/><a:effectLst/></p:bgPr>" in clean[layout]


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data[: len(data) // 2], "skadet"),
        (lambda data: b"\xd0\xcf\x11\xe0" + data, "kryptert"),
        (lambda data: b"", "skadet"),
        (lambda data: b"Dette er ikke en presentasjon", "skadet"),
    ],
)
def test_what_is_no_template_is_refused_in_one_sentence(tmp_path: Path, damage: object, words: str) -> None:
    file = municipal_template(tmp_path / "mal.pptx")
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    with pytest.raises(TemplateProblem) as caught:
        clean_template(file)
    assert words in str(caught.value)


@pytest.mark.parametrize("lost", ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml",
                                  "ppt/slideLayouts/slideLayout3.xml", "_rels/.rels"])  # fmt: skip
def test_a_template_without_a_part_that_it_needs_is_refused(tmp_path: Path, lost: str) -> None:
    parts = parts_of(municipal_template(tmp_path / "mal.pptx").read_bytes())
    del parts[lost]
    with pytest.raises(TemplateProblem):
        clean_template(write_package(tmp_path / "hel.pptx", parts))


def test_other_office_files_are_refused(tmp_path: Path) -> None:
    parts = parts_of(municipal_template(tmp_path / "mal.pptx").read_bytes())
    parts["ppt/presentation.xml"] = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    )
    with pytest.raises(TemplateProblem, match="PowerPoint"):
        clean_template(write_package(tmp_path / "brev.docx", parts))


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (logo_picture(), "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', "svg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>', ""),
        (b"\x01\x00\x00\x00" + b"\x00" * 36 + b" EMF", "emf"),
        (b"\xd7\xcd\xc6\x9a", "wmf"),
        (b"PK\x03\x04", ""),
        (b"", ""),
    ],
)
def test_pictures_are_told_by_their_first_bytes(data: bytes, suffix: str) -> None:
    assert picture_suffix(data) == suffix


def findings(sdk: str, file: Path) -> Counter[str]:
    told = subprocess.run([sdk, str(file)], capture_output=True, text=True, timeout=60, check=False)
    return Counter(str(error.get("description")) for error in json.loads(told.stdout)["errors"])


def test_the_validator_finds_no_more_than_in_the_original(shared: Path, sdk: str, tmp_path: Path) -> None:
    files = sorted((shared / "templates").glob("*.p*"))
    for file in files if ALL else files[:: len(files) // SHORT]:
        try:
            data = clean_template(file).data
        except TemplateProblem:
            assert file.name.startswith("broken")
            continue
        clean = tmp_path / "ren.pptx"
        clean.write_bytes(data)
        after = findings(sdk, clean)
        assert not after or not after - findings(sdk, file), file.name


def test_a_littered_template_is_valid_when_clean(sdk: str, tmp_path: Path) -> None:
    clean = tmp_path / "ren.pptx"
    clean.write_bytes(clean_template(municipal_template(tmp_path / "mal.pptm", littered=True)).data)
    assert not findings(sdk, clean)


def test_every_real_template_can_be_cleaned_and_read_again(shared: Path, tmp_path: Path) -> None:
    refused = []
    for number, file in enumerate(sorted((shared / "templates").glob("*.p*"))):
        try:
            data = clean_template(file).data
        except TemplateProblem:
            refused.append(file.name)
            continue
        if ALL or number % 6 == 0:
            clean = tmp_path / "ren.pptx"
            clean.write_bytes(data)
            pptx.Presentation(io.BytesIO(data))
            open_safely(clean)
    assert all(name.startswith("broken") for name in refused), refused


@pytest.mark.parametrize(
    "words",
    [
        "Click to edit Master title style", "CLICK TO EDIT MASTER TITLE STYLE", "Klikk for å redigere tittelstil",
        "Klikk for å leggje til tekst", "Klik for at redigere i master", "Klicka här för att ändra format",
        "Titelmasterformat durch Klicken bearbeiten", "Klik om de stijl te bewerken",
        "Muokkaa perustyyl. napsautt.",
    ],
)  # fmt: skip
def test_a_prompt_written_as_fixed_text_is_left_out_and_told(words: str, tmp_path: Path) -> None:
    clean = with_box(words, tmp_path)
    assert words not in box_text(clean.data)
    assert "ledetekster skrevet som fast tekst" in {str(thing) for thing in clean.left_out}


@pytest.mark.parametrize("words", ["Nær og trygg", "Click", "Klikk deg fram på ovreeiker.no", "Rediger", "[Gradering]"])
def test_words_of_the_brand_are_no_prompts(words: str, tmp_path: Path) -> None:
    clean = with_box(words, tmp_path)
    assert words in box_text(clean.data)
    assert "ledetekster skrevet som fast tekst" not in {str(thing) for thing in clean.left_out}


def test_a_drawn_shape_loses_the_prompt_and_stays(tmp_path: Path) -> None:
    filled = '<a:solidFill><a:srgbClr val="AA1122"/></a:solidFill>'
    clean = with_box("Click to edit Master title style", tmp_path, fill=filled)
    assert "AA1122" in box_text(clean.data)
    assert "Click to edit" not in box_text(clean.data)


def box_text(data: bytes) -> str:
    """The box's XML; empty where it is gone."""
    root = etree.fromstring(parts_of(data)["ppt/slideLayouts/slideLayout2.xml"])
    return "".join(etree.tostring(each, encoding="unicode") for each in root.xpath("//*[*/*[@id='99']]"))


def with_box(words: str, folder: Path, fill: str = "") -> CleanTemplate:
    """The template washed, with a text box of these words on its second layout."""
    presentation = pptx.Presentation(str(municipal_template(folder / "mal.pptx")))
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    box = (
        f'<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {names}><p:nvSpPr>'
        '<p:cNvPr id="99" name="Title 1"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{fill}</p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    presentation.slide_layouts[1].shapes._spTree.append(etree.fromstring(box))
    file = folder / "boks.pptx"
    presentation.save(str(file))
    return clean_template(file)
