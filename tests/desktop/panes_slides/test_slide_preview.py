"""The large slide: it is the export's picture, sharp, and a click on it leads to the text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.appearance import APPEARANCES, _now, appearance_of
from leaderdeck.desktop.panes.slide_preview import SlidePreview
from leaderdeck.desktop.panes.slide_remarks import remarks_on
from leaderdeck.language import use_interface_language
from leaderdeck.paint.picture_cache import Wanted, shared_pictures
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.scene.shapes import TextShape
from leaderdeck.talk import Talk

TalkOf = Callable[..., Talk]
TEXT = (
    "# Overskrift\n\n- første\n- andre\n    - under andre\n- tredje\n\n# Neste\n\n| A | B |\n|---|---|\n| en | to |\n"
)


@pytest.fixture
def preview(qtbot: QtBot) -> SlidePreview:
    made = SlidePreview()
    qtbot.addWidget(made)
    made.resize(650, 400)
    made.show()
    return made


def show(preview: SlidePreview, talk: Talk, number: int = 1) -> None:
    index, scene = talk.scenes[number - 1]
    preview.show_scene(scene, talk.kit, number, talk.deck.slide_lines[index], talk.deck.slides[index])


def slide_pixels(preview: SlidePreview) -> QImage:
    return preview.grab(preview.slide_rect().toRect()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_the_preview_is_the_picture_that_is_exported(preview: SlidePreview, talk_of: TalkOf) -> None:
    talk = talk_of(TEXT)
    show(preview, talk)
    exported = paint_picture(talk.scenes[0][1], talk.kit, 1, slide_pixels(preview).width())
    assert slide_pixels(preview) == exported


def point_of(preview: SlidePreview, talk: Talk, words: str) -> QPoint:
    """A point on the first line that shows these words."""
    rect = preview.slide_rect()
    scale = rect.width() / talk.kit.template.width_pt
    for shape in preview.scene.shapes:
        cells = [cell.text for row in getattr(shape, "rows", ()) for cell in row]
        texts = [shape.text] if isinstance(shape, TextShape) and shape.text else cells
        for text in texts:
            for line in text.lines:
                if words in line.text:
                    x, y = line.x_pt + 3, line.baseline_pt - 3
                    return QPoint(round(rect.x() + x * scale), round(rect.y() + y * scale))
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("number", "words", "line"),
    [(1, "Overskrift", 1), (1, "første", 3), (1, "under andre", 5), (1, "tredje", 6), (2, "to", 12)],
)
def test_a_click_on_a_text_leads_to_its_line(
    preview: SlidePreview, talk_of: TalkOf, qtbot: QtBot, number: int, words: str, line: int
) -> None:
    talk = talk_of(TEXT)
    show(preview, talk, number)
    with qtbot.waitSignal(preview.line_requested) as asked:
        qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=point_of(preview, talk, words))
    assert asked.args == [line]


def test_a_click_beside_all_text_leads_to_the_slide_and_one_beside_the_slide_nowhere(
    preview: SlidePreview, talk_of: TalkOf, qtbot: QtBot
) -> None:
    talk = talk_of("# En\n\n- a\n\n# To\n\n- b\n")
    show(preview, talk, 2)
    corner = preview.slide_rect().toRect().bottomRight() - QPoint(4, 4)
    with qtbot.waitSignal(preview.line_requested) as asked:
        qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=corner)
    assert asked.args == [5]
    with qtbot.assertNotEmitted(preview.line_requested, wait=20):
        qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_pictures_and_charts_lead_to_their_lines(
    preview: SlidePreview, talk_of: TalkOf, qtbot: QtBot, tmp_path: Path
) -> None:
    Image.new("RGB", (64, 40), "teal").save(tmp_path / "a.png")
    chart = "::: diagram column\n\n| År | Tall |\n|---|--:|\n| 2024 | 3 |\n| 2025 | 4 |\n\n:::"
    talk = talk_of(f"# Bilde\n\n- tekst\n\n![Havet](a.png)\n\n# Diagram\n\n{chart}\n", tmp_path)
    for number, line in ((1, 5), (2, 11)):
        show(preview, talk, number)
        shape = next(one for one in preview.scene.shapes if not isinstance(one, TextShape))
        rect = preview.slide_rect()
        scale = rect.width() / talk.kit.template.width_pt
        x, y = shape.frame.x + shape.frame.width / 2, shape.frame.y + shape.frame.height / 2
        with qtbot.waitSignal(preview.line_requested) as asked:
            middle = QPoint(round(rect.x() + x * scale), round(rect.y() + y * scale))
            qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=middle)
        assert asked.args == [line]


def test_keys_turn_the_slides_and_enter_goes_to_the_text(preview: SlidePreview, talk_of: TalkOf, qtbot: QtBot) -> None:
    show(preview, talk_of(TEXT), 2)
    turned: list[int] = []
    preview.number_requested.connect(turned.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(preview, key)
    assert turned == [3, 1]
    with qtbot.waitSignal(preview.line_requested) as asked:
        qtbot.keyClick(preview, Qt.Key.Key_Return)
    assert asked.args == [8]


def test_a_photograph_is_decoded_in_a_thread_behind_a_calm_field(
    preview: SlidePreview, talk_of: TalkOf, qtbot: QtBot, tmp_path: Path
) -> None:
    Image.effect_noise((640, 400), 90).convert("RGB").save(tmp_path / "foto.jpg")
    talk = talk_of("# Foto\n\n![Støy](foto.jpg)\n", tmp_path)
    show(preview, talk)
    before = slide_pixels(preview)
    qtbot.waitUntil(lambda: slide_pixels(preview) != before, timeout=5000)
    assert slide_pixels(preview) == paint_picture(talk.scenes[0][1], talk.kit, 1, before.width())


def test_a_picture_that_the_cache_has_no_room_for_is_not_asked_for_forever(
    preview: SlidePreview, talk_of: TalkOf, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        Image.effect_noise((400, 400), 80).convert("RGB").save(tmp_path / f"{name}.jpg")
    talk = talk_of("# To\n\n::: kolonner\n\n![A](a.jpg)\n\n+++\n\n![B](b.jpg)\n\n:::\n", tmp_path)
    monkeypatch.setattr(shared_pictures, "_most_bytes", 1)
    decoded: list[Wanted] = []
    preview._picture._warmer.warmed.connect(decoded.append)
    show(preview, talk)
    preview.grab()
    for _ in range(6):
        qtbot.wait(20)
        preview._picture._paint(*preview._picture._painted)
    assert len(decoded) == len(set(decoded)) >= 2


def test_what_does_not_fit_and_parts_of_a_slide_are_said(preview: SlidePreview, talk_of: TalkOf) -> None:
    many = "\n".join(
        f"- Punkt {row}, som er langt nok til å fylle en hel linje på lysbildet og litt til" for row in range(30)
    )
    talk = talk_of(f"# Mye\n\n{many}\n")
    show(preview, talk, 2)
    parts = len(talk.scenes)
    assert f"(2/{parts})" in " ".join(str(one.words) for one in remarks_on(talk.scenes[1][1]))
    preview._name()
    assert f"(2/{parts})" in preview.accessibleDescription()
    assert preview.accessibleDescription().startswith("Lysbilde 2: Mye")


def test_a_hidden_slide_says_so(talk_of: TalkOf) -> None:
    talk = talk_of("# En {.hidden}\n\n- a\n\n# To\n\n- b\n")
    assert [str(one.words) for one in remarks_on(talk.scenes[0][1])] == ["Skjult når det vises"]
    assert remarks_on(talk.scenes[1][1]) == ()


def test_it_speaks_the_language_of_the_windows(preview: SlidePreview, talk_of: TalkOf) -> None:
    show(preview, talk_of(TEXT))
    use_interface_language("en")
    preview.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert preview.accessibleName() == "Preview"
    assert preview.accessibleDescription() == "Slide 1: Overskrift"
    preview.show_nothing()
    assert preview.accessibleDescription() == "No slides yet"


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_ground_follows_the_look_and_the_slide_does_not(
    preview: SlidePreview, talk_of: TalkOf, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = talk_of(TEXT)
    show(preview, talk)
    old, _now[0] = _now[0], APPEARANCES[look]
    try:
        picture = preview.grab().toImage()
        assert picture.pixelColor(1, 1).name() == appearance_of(preview).stage
        assert slide_pixels(preview) == paint_picture(talk.scenes[0][1], talk.kit, 1, slide_pixels(preview).width())
    finally:
        _now[0] = old


def test_the_same_slide_is_not_painted_twice(
    preview: SlidePreview, talk_of: TalkOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = talk_of(TEXT)
    show(preview, talk)
    preview.grab()
    painted: list[int] = []
    monkeypatch.setattr(preview._picture, "_paint", lambda *_: painted.append(1))
    show(preview, talk)
    preview.grab()
    assert not painted
    show(preview, talk, 2)
    preview.grab()
    assert painted


def test_an_empty_talk_says_how_it_gets_its_first_slide(preview: SlidePreview, talk_of: TalkOf) -> None:
    preview.show_nothing()
    bare = preview.grab().toImage()
    preview.show_talk(talk_of("---\ntitle:\n---\n"))
    assert preview.grab().toImage() != bare
    assert "Skriv # og en overskrift" in preview.accessibleDescription()
    talk = talk_of(TEXT)
    preview.show_talk(talk)
    show(preview, talk)
    assert preview.scene is talk.scenes[0][1]
    preview.show_talk(talk_of(""))
    assert preview.scene is None


def test_a_low_preview_gives_its_room_to_the_slide(preview: SlidePreview, talk_of: TalkOf) -> None:
    show(preview, talk_of(TEXT))
    preview.resize(650, preview.minimumSizeHint().height())
    assert preview.slide_rect().height() > preview.height() * 0.75
    preview.resize(650, 400)
    assert preview.slide_rect().width() < 650 - 2 * preview.fontMetrics().height()
