"""Icons: every name is drawn, sharp at every pixel ratio, in the color of the windows."""

import re
import struct
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolButton

from leaderdeck.desktop.actions import ACTIONS
from leaderdeck.desktop.appearance import APPEARANCES, appearance_of, wear
from leaderdeck.desktop.icons import APP_ICON_SIZES, app_icon, icon, icon_names
from leaderdeck.paths import resource_folder

WANTED = """
new open save save-as export present rehearse undo redo cut copy paste duplicate delete split hide show up down left
right search replace bold italic link picture list heading quote table notes private layout brand time check error
warning info close settings help guide folder file talk note lock history recover sidebar preview strip focus
zoom-in zoom-out play section fold unfold more drag done
"""
NAMES = WANTED.split()


@pytest.fixture(scope="module", autouse=True)
def _light(qapp: QApplication):
    wear(qapp, "light")


@pytest.fixture
def other_look(qapp: QApplication, request: pytest.FixtureRequest):
    """The look that is named, for as long as the test takes."""
    yield lambda: wear(qapp, request.param)
    wear(qapp, "light")


def colors(image: QImage) -> set[str]:
    """The colors of what is wholly painted."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = struct.iter_unpack("4B", bytes(plain.constBits()))
    return {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue, alpha in pixels if alpha == 255}


def ink(image: QImage) -> float:
    """How much of the picture is painted, from 0 to 1."""
    alpha = image.convertToFormat(QImage.Format.Format_RGBA8888).constBits()[3::4]
    return sum(alpha) / 255 / len(alpha)


def test_every_name_is_drawn_and_every_action_has_its_icon(qapp):
    assert set(icon_names()) == set(NAMES)
    assert {action.icon for action in ACTIONS if action.icon} <= set(NAMES)
    with pytest.raises(KeyError):
        icon("unicorn")
    with pytest.raises(KeyError):
        icon("../app_icon/leaderdeck.svgx")


@pytest.mark.parametrize("name", NAMES)
def test_the_drawings_are_one_set(name):
    root = ElementTree.fromstring(resource_folder("icons", f"{name}.svg").read_text("utf-8"))
    assert (root.get("viewBox"), root.get("fill"), root.get("stroke")) == ("0 0 24 24", "none", "currentColor")
    assert (root.get("stroke-width"), root.get("stroke-linecap"), root.get("stroke-linejoin")) == (
        "1.75",
        "round",
        "round",
    )
    for part in root:
        assert part.tag.partition("}")[2] in {"path", "rect", "circle"}
        assert part.get("fill") in {None, "currentColor"}, "one color, which the windows choose"


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_stays_within_its_edges_and_is_neither_empty_nor_a_blot(qapp, name):
    image = icon(name).pixmap(QSize(48, 48), 1.0).toImage()
    edge = [image.pixelColor(x, y) for n in range(48) for x, y in ((n, 0), (n, 47), (0, n), (47, n))]
    assert {pixel.alpha() for pixel in edge} == {0}
    assert 0.02 < ink(image) < 0.4


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_an_icon_has_a_pixel_for_every_pixel_of_the_screen(qapp, ratio):
    pixmap = icon("save").pixmap(QSize(20, 20), ratio)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (round(20 * ratio), ratio)
    canvas = QImage(round(20 * ratio), round(20 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(QColor(0, 0, 0, 0))
    painter = QPainter(canvas)
    icon("save").paint(painter, QRect(0, 0, 20, 20))
    painter.end()
    assert canvas == pixmap.toImage().convertToFormat(canvas.format())


@pytest.mark.parametrize("other_look", APPEARANCES, indirect=True)
def test_an_icon_follows_the_looks_also_one_made_before_the_change(qapp, other_look):
    made = icon("done")
    on_button = icon("done", "on_primary")
    other_look()
    size = QSize(64, 64)
    assert colors(made.pixmap(size).toImage()) == {appearance_of().text}
    assert colors(made.pixmap(size, QIcon.Mode.Disabled).toImage()) == {appearance_of().quiet}
    assert colors(made.pixmap(size, QIcon.Mode.Selected).toImage()) == {appearance_of().on_chosen}
    assert colors(on_button.pixmap(size).toImage()) == {appearance_of().on_primary}
    assert colors(icon("done", "#c9364a").pixmap(size).toImage()) == {"#c9364a"}


def test_an_icon_can_be_copied_and_outlives_the_button_that_showed_it(qapp):
    made = icon("open")
    for _ in range(50):
        button = QToolButton()
        button.setIcon(QIcon(made))
        button.grab()
        button.deleteLater()
    qapp.processEvents()
    assert not made.pixmap(16, 16).isNull()


def test_an_icon_is_drawn_once_for_a_size_and_color(qapp):
    first = icon("search").pixmap(QSize(18, 18), 2.0).toImage()
    assert first == icon("search").pixmap(QSize(18, 18), 2.0).toImage()
    wide = icon("search").pixmap(QSize(36, 18), 2.0).toImage()
    assert wide.size() == QSize(72, 36)
    assert wide.copy(18, 0, 36, 36) == first, "in the middle, not stretched"


def test_the_mark_lies_ready_in_every_size(qapp):
    mark = app_icon()
    assert {(size.width(), size.height()) for size in mark.availableSizes()} == {(one, one) for one in APP_ICON_SIZES}
    assert min(APP_ICON_SIZES) == 16
    assert max(APP_ICON_SIZES) == 512
    for size in APP_ICON_SIZES:
        image = QImage(str(resource_folder("app_icon", f"leaderdeck-{size}.png")))
        assert image.size() == QSize(size, size)
        assert image.hasAlphaChannel()
        assert image.pixelColor(0, 0).alpha() < 128, "round corners"
        assert len(colors(image.scaled(16, 16))) >= 4
    for file in ("leaderdeck.svg", "leaderdeck-small.svg"):
        drawing = resource_folder("app_icon", file).read_text("utf-8")
        assert not re.search(r"<(text|image|script|style)|href", drawing)
