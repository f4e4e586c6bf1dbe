"""Any two colors give a kit in which every text on every layout can be read.

Each pair goes the whole way: description, template, kit, and a talk that uses every layout and every kind of text.
`LEADERDECK_COLORS` sets how many pairs are tried (the usual run is short; 500 is the promise).
"""

import os
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtGui import QImage

from leaderdeck.brand.check import check_kit
from leaderdeck.brand.color import contrast, from_channels
from leaderdeck.brand.kit import ROLE_SLOTS, BrandKit, Palette, PaletteColor
from leaderdeck.brand.new_kit import write_kit_description
from leaderdeck.brand.new_palette import derive_palette
from leaderdeck.brand.reader import load_design, load_kit
from leaderdeck.brand.template import BackdropPicture, BackdropText
from leaderdeck.brand.tints import tints
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.powerpoint.template_maker import make_template
from leaderdeck.scene.shapes import ChartShape, PlacedText, Scene, Shape, TableShape, TextRun, TextShape
from leaderdeck.talk import Talk, read_talk
from leaderdeck.units import Frame

PAIRS = int(os.environ.get("LEADERDECK_COLORS", "20"))
PAINTED = max(2, PAIRS // 25)
TALK = (Path(__file__).parent / "talk_of_everything.md").read_text("utf-8")
HARD: tuple[tuple[str | None, str | None], ...] = (
    ("#FFFFFF", "#FFFFFF"), ("#FFFF00", "#FFFFFF"), ("#FF0000", "#00FF00"), ("#101010", "#111111"),
    ("#39FF14", "#FF10F0"), ("#000000", "#FFFFFF"), ("#777777", "#767676"), ("#FFD500", None), (None, None),
    ("#000000", "#000000"), ("#FFFFFF", "#FFFF00"), ("#0000FF", "#0000FF"), ("#00FFFF", "#FF00FF"),
    ("#7F7F7F", "#FFFFFF"), ("#FEFEFE", "#FDFDFD"), ("#00FF00", "#FF0000"), ("#FF6600", "#FF6600"), (None, "#FFFF00"),
)  # fmt: skip
"""Equal, invisible, neon, nearly black, nearly white, and pairs that people with red-green blindness mix up."""
PAINT_PX = 640
ROUNDED = 0.03
"""What mixing and rounding of painted colors may take of a ratio."""
WISHES = 200
SHORT = (
    "---\ntitle: Tittel\nspeaker: Signe Aasheim\n---\n\n## Innhold\n\n- punkt\n\n## Takk for meg {.closing}\n\nSigne\n"
)


def color_pairs(count: int) -> list[tuple[str | None, str | None]]:
    """The hard ones first, then any."""
    dice = random.Random(2026)
    found = list(HARD)
    while len(found) < count:
        found.append((f"#{dice.randrange(1 << 24):06X}", f"#{dice.randrange(1 << 24):06X}"))
    return found[:count]


def new_kit(folder: Path, primary: str | None, accent: str | None, **wishes: object) -> BrandKit:
    """A kit all the way: description, template, read back."""
    words = {"name": "Sør-Aukra kommune", "slogan": "Sammen skaper vi framtida"}
    write_kit_description(folder, primary=primary, accent=accent, **(words | wishes))
    make_template(load_design(folder), folder / "template.pptx")
    return load_kit(folder)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the talk's picture."""
    folder = tmp_path_factory.mktemp("talk")
    Image.new("RGB", (800, 600), "#335577").save(folder / "flate.png")
    return folder


@pytest.mark.parametrize(("primary", "accent"), color_pairs(PAIRS), ids=str)
def test_every_text_on_every_layout_can_be_read(
    tmp_path: Path, pictures: Path, primary: str | None, accent: str | None
) -> None:
    kit = new_kit(tmp_path / "kit", primary, accent)
    talk = read_talk(TALK, kit, pictures)
    assert {scene.layout for _, scene in talk.scenes} == set(LAYOUT_NAMES)
    assert not [finding for finding in talk.findings if "contrast" in finding.rule or "on-picture" in finding.rule]
    assert [remark for remark in check_kit(kit) if remark.severity != "info"] == []
    assert weak_charts(talk) == []


@pytest.mark.parametrize(("primary", "accent"), color_pairs(PAIRS)[:: max(1, PAIRS // PAINTED)], ids=str)
def test_every_painted_text_can_be_read_where_it_stands(
    tmp_path: Path, pictures: Path, primary: str | None, accent: str | None
) -> None:
    assert weak_as_painted(new_kit(tmp_path / "kit", primary, accent), pictures) == []


def test_the_measures_see_a_text_that_is_too_weak(tmp_path: Path, pictures: Path) -> None:
    kit = new_kit(tmp_path / "kit", "#0B3C49", "#B93549")
    pale = tuple(replace(color, rgb="#9FB3B8") if color.role == "muted" else color for color in kit.palette.colors)
    weakened = replace(kit, palette=replace(kit.palette, colors=pale))
    painted = weak_as_painted(weakened, pictures)
    assert {layout for layout, *_ in painted} > {"content", "quote", "table", "facts"}
    assert {color for _, _, color, *_ in painted} == {kit.palette.slot("muted")}
    found = {finding.rule for finding in read_talk(TALK, weakened, pictures).findings}
    assert "access.contrast" in found


def weak_as_painted(kit: BrandKit, pictures: Path) -> list[tuple[str, str, str, str, float]]:
    """Layout, words, color, ground and contrast of each text that is too weak against the pixels under it."""
    talk = read_talk(TALK, kit, pictures)
    blank = without_names(kit)
    weak = []
    for number, (_, scene) in enumerate(talk.scenes, start=1):
        picture = paint_picture(without_text(scene), blank, number, PAINT_PX)
        for run, box in texts_of(scene, kit):
            for ground in grounds_in(picture, box, PAINT_PX / 960):
                ratio = contrast(kit.palette.rgb(run.color), ground)
                if ratio < (3.0 if is_large(run) else 4.5) - ROUNDED:
                    weak.append((scene.layout, run.text, run.color, ground, round(ratio, 2)))
    return weak


def test_wishes_that_read_stay_exact_and_the_others_stay_in_the_palette_where_they_show() -> None:
    dice = random.Random(7)
    wishes = [(f"#{dice.randrange(1 << 24):06X}", f"#{dice.randrange(1 << 24):06X}") for _ in range(WISHES)]
    palettes = [(primary, accent, derive_palette(primary, accent).rgb) for primary, accent in wishes]
    for at, role in ((0, "deep"), (1, "accent")):
        reading = [pair for pair in palettes if contrast(pair[at], "#FFFFFF") >= 4.5]
        exact = [pair for pair in reading if pair[2][role] == pair[at]]
        assert len(exact) > 0.94 * len(reading)
    assert sum(primary in rgb.values() for primary, _, rgb in palettes) > 0.6 * WISHES


@pytest.mark.parametrize(("primary", "accent"), color_pairs(PAIRS), ids=str)
def test_every_tint_has_a_name_and_a_text_color_that_reads(primary: str | None, accent: str | None) -> None:
    rgb = derive_palette(primary, accent).rgb
    palette = Palette(tuple(PaletteColor(role, role, ROLE_SLOTS[role], rgb[role]) for role in ROLE_SLOTS))
    made = tints(palette)
    assert [tint.name for tint in made[:4]] == ["deep 80 %", "deep 60 %", "deep 40 %", "deep 20 %"]
    assert len({tint.name for tint in made}) == 12
    assert all(contrast(palette.rgb(tint.ink), tint.rgb) >= 4.5 for tint in made)
    for stronger, weaker in pairwise(made):
        if stronger.role == weaker.role:
            assert contrast(stronger.rgb, "#FFFFFF") >= contrast(weaker.rgb, "#FFFFFF")


def test_powerpoint_offers_the_tints_by_name(tmp_path: Path) -> None:
    kit = new_kit(tmp_path / "kit", "#0B3C49", "#B93549")
    with zipfile.ZipFile(kit.template.file) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert [(name, f"#{rgb}") for name, rgb in re.findall(r'custClr name="([^"]+)"><a:srgbClr val="(\w+)"', theme)] == [
        (tint.name, tint.rgb) for tint in tints(kit.palette)
    ]
    assert 'name="Hovedfarge 80 %"' in theme


@pytest.mark.parametrize(
    ("slogan", "length"),
    [
        ("Nær nok til alt", 15),
        ("Sammen om gode dager i en levende kystbygd", 42),
        ("Sammen skaper vi fremtiden – mangfold, raushet, bærekraft", 57),
        ("Et aktivt og robust regionsenter med livskvalitet og mangfold", 61),
    ],
)
@pytest.mark.parametrize("name", ["Hå", "Sør-Aukra kommune", "Midtre Storfjorden og Øyane kommune"])
def test_a_slogan_of_any_length_fits_its_footer_or_brand_check_says_so(
    tmp_path: Path, name: str, slogan: str, length: int
) -> None:
    assert len(slogan) == length
    kit = new_kit(tmp_path / "kit", "#5C2D91", "#00B294", name=name, slogan=slogan)
    said = [remark for remark in check_kit(kit) if remark.rule == "brand.slogan"]
    for _, scene in read_talk(SHORT, kit).scenes:
        for shape in scene.shapes:
            if isinstance(shape, TextShape) and shape.text and shape.placeholder and shape.placeholder.type == "ftr":
                whole = shape.text.fits and len(shape.text.lines) == 1
                assert whole or said
                at_size = shape.text.body.paragraphs[0].size_pt >= 12.0
                assert at_size or said
    if len(name) < 20:
        assert said == []


def logo_file(folder: Path, kind: str) -> Path:
    """A logo of this kind as somebody may have it lying about."""
    size = {"wide": (1200, 240), "tall": (300, 900)}.get(kind, (500, 500))
    color = {"white": "#FFFFFF", "pale": "#F4EFE0"}.get(kind, "#A0208C")
    ground = "#FFFFFF" if kind == "opaque" else (0, 0, 0, 0)
    picture = Image.new("RGBA", size, ground)
    ImageDraw.Draw(picture).ellipse((20, 20, size[0] - 20, size[1] - 20), fill=color)
    if kind == "jpeg":
        picture = Image.new("RGB", size, color)
    file = folder / f"{kind}.{'jpg' if kind == 'jpeg' else 'png'}"
    picture.save(file)
    return file


@pytest.mark.parametrize("kind", ["wide", "tall", "square", "opaque", "jpeg", "white", "pale"])
def test_a_logo_is_seen_where_it_stands_and_keeps_clear_of_the_words(tmp_path: Path, kind: str) -> None:
    kit = new_kit(tmp_path / "kit", "#0B3C49", "#F2A900", logo=logo_file(tmp_path, kind))
    talk = read_talk(SHORT, kit)
    assert {scene.layout for _, scene in talk.scenes} == {"cover", "content", "closing"}
    for scene in (scene for _, scene in talk.scenes if scene.layout in ("cover", "closing")):
        layout = kit.template.layout(scene.layout)
        (logo,) = [part for part in layout.backdrop if isinstance(part, BackdropPicture)]
        assert min(logo.frame.width, logo.frame.height) >= 28
        assert layout.dark == (kind in ("white", "pale"))
        for _, box in texts_of(scene, kit):
            apart = box.y >= logo.frame.bottom or box.bottom <= logo.frame.y
            assert apart or box.x >= logo.frame.right or box.right <= logo.frame.x
        shown = paint_picture(without_text(scene), kit, 1, PAINT_PX)
        bare = paint_picture(without_text(scene), without_logo(kit), 1, PAINT_PX)
        scale = PAINT_PX / 960
        inside = logo.frame.inset(2, 2, 2, 2)
        marks = [
            contrast(color, ground)
            for color, ground in zip(pixels_in(shown, inside, scale), pixels_in(bare, inside, scale), strict=True)
        ]
        assert sum(mark > 1.7 for mark in marks) > 0.3 * len(marks)
    assert not [finding for finding in talk.findings if "contrast" in finding.rule]


def test_a_coat_of_arms_with_white_in_it_may_stand_on_white(tmp_path: Path) -> None:
    shield = Image.new("RGBA", (300, 360), (0, 0, 0, 0))
    draw = ImageDraw.Draw(shield)
    draw.rectangle((10, 10, 290, 350), fill="#B01020")
    draw.rectangle((40, 40, 260, 320), fill="#FFFFFF")
    shield.save(tmp_path / "vapen.png")
    kit = new_kit(tmp_path / "kit", "#0B3C49", None, logo=tmp_path / "vapen.png")
    assert not kit.template.layout("cover").dark


def weak_charts(talk: Talk) -> list[str]:
    """Words and numbers of charts that are too weak for their size, and series that the ground swallows."""
    rgb = talk.kit.palette.rgb
    weak = []
    for _, scene in talk.scenes:
        for chart in (shape for shape in scene.shapes if isinstance(shape, ChartShape)):
            wanted = 3.0 if chart.size_pt >= 18 else 4.5
            pairs = [(chart.text_color, chart.ground, wanted), *((color, chart.ground, 3.0) for color in chart.colors)]
            if chart.label_colors:
                pairs += [(ink, color, wanted) for ink, color in zip(chart.label_colors, chart.colors, strict=True)]
            weak += [f"{scene.title}: {a} on {b}" for a, b, least in pairs if contrast(rgb(a), rgb(b)) < least]
            if len({rgb(color) for color in chart.colors}) < len(chart.colors):
                weak.append(f"{scene.title}: two series in one color")
    return weak


def is_large(run: TextRun) -> bool:
    """Large text: 18 pt, or 14 pt in bold (WCAG 2.2)."""
    return run.size_pt >= 18 or (run.bold and run.size_pt >= 14)


def without_text(scene: Scene) -> Scene:
    """The slide before anybody has written on it."""
    return replace(scene, shapes=tuple(_silent(shape) for shape in scene.shapes))


def _silent(shape: Shape) -> Shape:
    if isinstance(shape, TextShape):
        return replace(shape, text=None)
    if isinstance(shape, TableShape):
        rows = tuple(tuple(replace(cell, text=replace(cell.text, lines=())) for cell in row) for row in shape.rows)
        return replace(shape, rows=rows)
    return shape


def without_logo(kit: BrandKit) -> BrandKit:
    """The kit without the pictures in its backdrops."""
    return _with_backdrops(kit, BackdropPicture)


def without_names(kit: BrandKit) -> BrandKit:
    """The kit without the words in its backdrops."""
    return _with_backdrops(kit, BackdropText)


def _with_backdrops(kit: BrandKit, gone: type) -> BrandKit:
    layouts = tuple(
        replace(layout, backdrop=tuple(part for part in layout.backdrop if not isinstance(part, gone)))
        for layout in kit.template.layouts
    )
    return replace(kit, template=replace(kit.template, layouts=layouts))


def texts_of(scene: Scene, kit: BrandKit) -> Iterator[tuple[TextRun, Frame]]:
    """Each stretch of text with the box that its letters stand in, backdrop words too."""
    for shape in scene.shapes:
        if isinstance(shape, TextShape) and shape.text:
            yield from _stretches(shape.text)
        elif isinstance(shape, TableShape):
            for row in shape.rows:
                for cell in row:
                    yield from _stretches(cell.text)
    for part in kit.template.layout(scene.layout).backdrop:
        if isinstance(part, BackdropText):
            style = part.style
            middle = part.frame.y + part.frame.height / 2
            box = Frame(part.frame.x + 1, middle - 4, 60, 8)
            yield TextRun(part.text, style.size_pt, bold=style.bold, color=style.color), box


def _stretches(text: PlacedText) -> Iterator[tuple[TextRun, Frame]]:
    for line in text.lines:
        for fragment in line.fragments:
            run = text.body.paragraphs[line.paragraph].runs[fragment.run]
            if fragment.text.strip():
                height = run.size_pt * 0.5
                yield run, Frame(fragment.x_pt, line.baseline_pt - height, fragment.width_pt, height)


def grounds_in(picture: QImage, box: Frame, scale: float) -> set[str]:
    """The colors in the box, as painted."""
    return set(pixels_in(picture, box, scale))


def pixels_in(picture: QImage, box: Frame, scale: float, across: int = 12, down: int = 3) -> list[str]:
    """The colors at points spread over the box."""
    found = []
    for column in range(across + 1):
        for row in range(down + 1):
            x = int((box.x + box.width * column / across) * scale)
            y = int((box.y + box.height * row / down) * scale)
            color = picture.pixelColor(min(max(x, 0), picture.width() - 1), min(max(y, 0), picture.height() - 1))
            found.append(from_channels(color.red(), color.green(), color.blue()))
    return found
