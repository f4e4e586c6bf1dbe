"""A real keynote on real templates from many places: on their own layouts, in their own placeholders, as previewed.

The usual run takes a few templates that have little in common; `LEADERDECK_TEMPLATES=all` takes every one there is.
"""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from pdf_characters import characters, difference
from pptx import Presentation
from test_fidelity import _lower_by_links, placed_texts

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template_reader import read_template
from leaderdeck.cli.program import run
from leaderdeck.errors import LeaderDeckError
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.adopting import adopt_template
from leaderdeck.talk import Talk, load_talk

SLOGAN = "Sammen skaper vi et livskraftig Øvre Eiker"
FEW = (
    "brand__apache-poi__bug68703.pptx",  # no titles at all, a map behind the text
    "brand__apache-poi__bug65228.pptx",  # posters, typefaces of its own
    "brand__jmablog-simple-presentations-generator__dark-mode.pptx",  # dark
    "brand__shapecrawler-shapecrawler__014.pptx",  # Google's, 720 x 405
    "edge__davidgohel-officer__docs-dir-test-no-placeholders-in-layout.pptx",
    "i18n__onlyoffice-document-templates__ar-sa-new.pptx",  # right to left
)
TITLES = {"title", "ctrTitle"}
SDK_NUMBERS = re.compile(r"\d+")

pytestmark = pytest.mark.shared


def handfuls() -> list[tuple[str, ...]]:
    """Names of templates, as many at a time as LibreOffice takes in one run."""
    if os.environ.get("LEADERDECK_TEMPLATES") != "all":
        return [FEW]
    folder = Path(__file__).resolve().parents[3] / "shared" / "templates"
    every = sorted(file.name for file in folder.glob("*") if file.suffix in (".pptx", ".potx", ".pptm", ".potm"))
    return [tuple(every[first : first + 6]) for first in range(0, len(every), 6)]


@pytest.fixture(scope="module", params=handfuls(), ids=lambda names: names[0])
def keynotes(
    request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Talk, Path, Path]]:
    """The keynote on each usable template: the talk, the file, and the template as its makers gave it."""
    folder = tmp_path_factory.mktemp("keynotes")
    text = folder / "keynote.txt"
    text.write_bytes((shared / "seeds" / "002_62f5d80e106d6ea0.txt").read_bytes())
    made = {}
    for name in request.param:
        source = shared / "templates" / name
        try:
            read_template(source)
        except LeaderDeckError:
            assert name.startswith("broken__"), f"{name} cannot be used"
            continue
        kit, file = folder / f"kit-{len(made)}", folder / f"{len(made)}.pptx"
        adopt_template(source, kit, name="Øvre Eiker", slogan=SLOGAN)
        assert run(["export", str(text), "-o", str(file), "--brand", str(kit)]) == 0, name
        made[name] = load_talk(text, str(kit)), file, source
    assert made
    return made


def placeholders(slide: Any) -> Iterator[tuple[Any, str]]:
    for shape in slide._element.iter("{*}sp", "{*}pic", "{*}graphicFrame"):
        for holder in shape.iterfind("*/{*}nvPr/{*}ph"):
            yield shape, holder.get("type", "obj")


def words_in(shape: Any) -> str:
    return "".join(shape.xpath(".//*[local-name()='t']/text()")).strip()


def layouts_of(file: Path) -> list[str]:
    presentation = Presentation(file)
    return [layout.name for master in presentation.slide_masters for layout in master.slide_layouts]


def test_every_slide_stands_on_a_layout_of_the_template_and_none_is_added(keynotes) -> None:
    for name, (talk, file, _) in keynotes.items():
        presentation = Presentation(file)
        own = layouts_of(talk.kit.template.file)
        assert layouts_of(file) == own, name
        assert len(presentation.slides) == len(talk.scenes), name
        assert {slide.slide_layout.name for slide in presentation.slides} <= set(own), name


def test_every_title_is_in_a_title_placeholder_and_none_is_left_empty(keynotes) -> None:
    for name, (talk, file, _) in keynotes.items():
        for slide, (_, scene) in zip(Presentation(file).slides, talk.scenes, strict=True):
            found = list(placeholders(slide))
            titles = [words_in(shape) for shape, kind in found if kind in TITLES]
            assert titles == [scene.title], name
            empty = [kind for shape, kind in found if shape.tag.endswith("}sp") and not words_in(shape)]
            assert not empty, (name, scene.title, empty)


def test_the_slogan_stands_once_where_the_template_has_a_place_for_it(keynotes) -> None:
    for name, (talk, file, _) in keynotes.items():
        for slide, (_, scene) in zip(Presentation(file).slides, talk.scenes, strict=True):
            layout = talk.kit.template.layout(scene.layout)
            footers = [words_in(shape) for shape, kind in placeholders(slide) if kind == "ftr"]
            has_place = layout.footer("ftr") is not None and scene.layout not in ("closing", "blank")
            assert footers == [SLOGAN] * has_place, (name, scene.title)


@pytest.mark.validator
def test_a_file_has_no_faults_but_the_templates_own(keynotes, validator) -> None:
    for name, (_, file, source) in keynotes.items():
        faults = _kinds(validator(file))
        assert not (faults and faults - _kinds(validator(source))), name


def _kinds(faults: list[str]) -> Counter[str]:
    return Counter(SDK_NUMBERS.sub("", fault) for fault in faults)


@pytest.mark.rendering
def test_lines_break_and_stand_as_composed(keynotes, soffice, tmp_path: Path) -> None:
    pdfs = _rendered(
        [file for _, file, _ in keynotes.values()], [talk.kit for talk, _, _ in keynotes.values()], soffice, tmp_path
    )
    wrong: list[str] = []
    for (name, (talk, _, _)), pdf in zip(keynotes.items(), pdfs, strict=True):
        checked, found = _deviations(talk, pdf)
        assert checked >= len(talk.scenes)
        wrong += [f"{name}, {len(found)} of {checked} lines: {problem}" for problem in found[:6]]
    assert not wrong, "\n".join(wrong)


def _deviations(talk: Talk, pdf: Path) -> tuple[int, list[str]]:
    """Lines that LibreOffice sets otherwise, compared in the file's points.

    It rounds type to tenths of a point, which on slides of other sizes adds up from line to line.
    """
    scale = talk.kit.template.scale
    rounding = 0.0 if scale == 1.0 else 0.08 * max(1.0, scale)
    pages = characters(pdf)
    assert len(pages) == len(talk.scenes)
    checked, found = 0, []
    for number, ((_, scene), page) in enumerate(zip(talk.scenes, pages, strict=True), start=1):
        for text in placed_texts(scene):
            for above, line in enumerate(text.lines, start=1):
                checked += 1
                lower = _lower_by_links(text, line.paragraph) * scale + rounding * above
                problem = difference(
                    line.text, line.x_pt * scale, line.baseline_pt * scale, line.width_pt * scale, page, lower
                )
                if problem:
                    found.append(f"slide {number} ({scene.layout}): {problem}")
    return checked, found


def _rendered(files: list[Path], kits: list[BrandKit], soffice: str, folder: Path) -> list[Path]:
    """PDFs by LibreOffice, which is told to draw typefaces that are not here with what the kits measure them with."""
    stand_ins = {}
    for kit in kits:
        for family in (kit.heading_font, kit.body_font, kit.code_font):
            stand_ins[family.typeface] = family.regular.parent.name.replace("-", " ").title()
    rules = "".join(
        f'<match target="pattern"><test name="family" compare="eq" qual="first"><string>{escape(typeface)}</string>'
        f'</test><edit name="family" mode="assign" binding="same"><string>{escape(stand_in)}</string></edit></match>'
        for typeface, stand_in in stand_ins.items()
    )
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include><dir>{resource_folder('fonts')}</dir>{rules}</fontconfig>",
        "utf-8",
    )
    out = folder / "pdf"
    subprocess.run(
        [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(out), *map(str, files)],
        check=True, capture_output=True, timeout=60 + 20 * len(files),
        env=os.environ | {"FONTCONFIG_FILE": str(config)},
    )  # fmt: skip
    return [out / f"{file.stem}.pdf" for file in files]
