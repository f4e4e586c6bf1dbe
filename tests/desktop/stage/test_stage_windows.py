"""Both windows of a talk: what the audience sees and what the speaker sees."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from leaderdeck.desktop.stage.audience_window import AudienceWindow
from leaderdeck.desktop.stage.held_talk import HeldTalk
from leaderdeck.desktop.stage.pace_line import pace_words
from leaderdeck.desktop.stage.presenter import running
from leaderdeck.desktop.stage.presenter_bar import clock_words
from leaderdeck.desktop.stage.presenter_view import PresenterView
from leaderdeck.desktop.stage.slide_grid import is_match, nearness
from leaderdeck.desktop.stage.stage_pictures import StagePictures, View
from leaderdeck.desktop.stage.stage_state import StageState, Wish, after
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.rehearsal import RunningTalk

HIDDEN = frozenset({4})


def start(talk: HeldTalk) -> StageState:
    return StageState(len(talk.scenes), HIDDEN)


@pytest.fixture
def audience(stage_talk: HeldTalk, qtbot) -> Iterator[AudienceWindow]:
    pictures = StagePictures(stage_talk.scenes, stage_talk.kit)
    window = AudienceWindow(pictures, start(stage_talk))
    qtbot.addWidget(window)
    window.resize(640, 360)
    window.show()
    qtbot.waitUntil(lambda: window.shown_view is not None)
    qtbot.waitUntil(lambda: not pictures.is_busy)
    yield window
    pictures.end()


@pytest.fixture
def presenter(stage_talk: HeldTalk, qtbot) -> Iterator[PresenterView]:
    view = PresenterView(stage_talk, start(stage_talk))
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    yield view
    view.end()


def seen(window: AudienceWindow) -> QImage:
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_the_talk_has_a_hidden_slide_where_the_tests_say(stage_talk: HeldTalk) -> None:
    assert [number for number, scene in enumerate(stage_talk.scenes, start=1) if scene.hidden] == [4]


def test_the_audience_sees_the_slide_alone_edge_to_edge(audience: AudienceWindow, stage_talk: HeldTalk) -> None:
    scene = stage_talk.scenes[0]
    assert seen(audience) == paint_picture(scene, stage_talk.kit, 1, 640)
    assert audience.findChildren(QWidget) == []
    assert audience.cursor().shape() == Qt.CursorShape.BlankCursor


def test_a_key_brings_the_next_slide_that_was_painted_ahead(audience, stage_talk: HeldTalk, qtbot) -> None:
    with qtbot.waitSignal(audience.wished) as wished:
        QTest.keyClick(audience, Qt.Key.Key_PageDown)
    audience.show_state(after(start(stage_talk), wished.args[0]))
    assert audience.shown_view.number == 2
    assert seen(audience) == paint_picture(stage_talk.scenes[1], stage_talk.kit, 2, 640)


def test_another_shape_of_screen_has_black_beside_the_slide(audience, stage_talk: HeldTalk, qtbot) -> None:
    audience.resize(640, 480)
    qtbot.waitUntil(lambda: audience.shown_view is not None and audience.slide_place().top() == 60)
    picture = seen(audience)
    assert picture.pixelColor(320, 20) == picture.pixelColor(320, 470) == QColor("black")
    assert picture.copy(0, 60, 640, 360) == paint_picture(stage_talk.scenes[0], stage_talk.kit, 1, 640)


@pytest.mark.parametrize(("wish", "color"), [("black", "black"), ("white", "white")])
def test_a_cover_is_one_color_to_the_edges(wish: str, color: str, audience, stage_talk: HeldTalk) -> None:
    audience.show_state(after(start(stage_talk), Wish(wish)))
    expected = QImage(640, 360, QImage.Format.Format_RGB32)
    expected.fill(QColor(color))
    assert seen(audience) == expected


def test_the_zoomed_part_is_painted_sharp(audience, stage_talk: HeldTalk, qtbot) -> None:
    state = after(start(stage_talk), Wish("zoom_to", x=0.25, y=0.25))
    audience.show_state(state)
    rough = seen(audience)
    qtbot.waitUntil(lambda: audience.shown_view.zoom == 2)
    sharp = paint_picture(stage_talk.scenes[0], stage_talk.kit, 1, 1280).copy(0, 0, 640, 360)
    assert seen(audience) == sharp
    assert rough != sharp


def test_the_light_spot_stands_where_it_points(audience, stage_talk: HeldTalk) -> None:
    plain = seen(audience)
    state = after(after(start(stage_talk), Wish("pointer")), Wish("point", x=0.5, y=0.5))
    audience.show_state(state)
    assert seen(audience).pixelColor(320, 180).red() > 200
    audience.show_state(after(state, Wish("pointer")))
    assert seen(audience) == plain


def test_the_speaker_sees_notes_and_private_remarks_only_when_asked_for(presenter, stage_talk: HeldTalk) -> None:
    state = after(start(stage_talk), Wish("go", 2))
    presenter.show_state(state)
    assert "historien" in presenter.notes.words()
    assert "Solveig" not in presenter.notes.words()
    assert not any("Solveig" in label.text() for label in presenter.findChildren(QLabel))
    presenter.show_state(after(state, Wish("private")))
    assert "Solveig" in presenter.notes.words()


def test_the_speakers_keys_work_wherever_the_focus_is(presenter, qtbot) -> None:
    wishes: list[str] = []
    presenter.wished.connect(lambda wish: wishes.append(wish.name))
    presenter.resize(4000, 900)
    QApplication.processEvents()
    button = presenter.tools.button("white")
    button.setFocus()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_B, Qt.Key.Key_Right):
        QTest.keyClick(button, key)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert wishes == ["next", "black", "right", "white"]


def test_a_slide_is_found_by_typing_and_gone_to(presenter, qtbot) -> None:
    wishes: list[Wish] = []
    presenter.wished.connect(wishes.append)
    QTest.keyClick(presenter, Qt.Key.Key_F)
    assert presenter.grid.isVisible()
    QTest.keyClicks(presenter.grid.field(), "noen spør")
    assert presenter.grid.found() == [4]
    QTest.keyClick(presenter.grid.field(), Qt.Key.Key_Return)
    assert wishes == [Wish("go", 4)]
    assert not presenter.grid.isVisible()
    QTest.keyClick(presenter, Qt.Key.Key_G)
    QTest.keyClick(presenter.grid, Qt.Key.Key_Escape)
    assert len(presenter.grid.found()) == 5


def test_what_is_typed_chooses_number_before_title_and_title_before_text(presenter, qtbot) -> None:
    assert (
        nearness("3", 3, "13 forslag") < nearness("3", 30, "3 ting") < nearness("3", 31, "de 3") < nearness("3", 32, "")
    )
    wishes: list[Wish] = []
    presenter.wished.connect(wishes.append)
    QTest.keyClick(presenter, Qt.Key.Key_F)
    QTest.keyClicks(presenter.grid.field(), "t")
    assert len(presenter.grid.found()) > 2
    QTest.keyClicks(presenter.grid.field(), "akk")
    QTest.keyClick(presenter.grid.field(), Qt.Key.Key_Return)
    assert wishes == [Wish("go", 5)]


def test_what_no_slide_has_is_said(presenter, qtbot) -> None:
    QTest.keyClick(presenter, Qt.Key.Key_F)
    QTest.keyClicks(presenter.grid.field(), "krokodille")
    shown = [label.text() for label in presenter.grid.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Ingen lysbilder har «krokodille»."]
    presenter.grid.field().clear()
    assert not [label for label in presenter.grid.findChildren(QLabel) if label.isVisible()]


def test_notes_grow_and_shrink(presenter) -> None:
    sizes: list[int] = []
    presenter.notes_resized.connect(sizes.append)
    before = presenter.notes.percent
    QTest.keyClick(presenter, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    presenter.tools.button("notes_smaller").click()
    assert sizes == [before + 20, before]


def test_the_clock_says_time_used_time_left_and_the_slide(presenter, stage_talk: HeldTalk) -> None:
    log = [("started", 0, 0.0), ("shown", 1, 0.0), ("shown", 2, 60.0)]
    talk = running(RunningTalk(stage_talk.plan), log)
    presenter.show_state(after(start(stage_talk), Wish("go", 2)))
    presenter.show_clock(talk, 125.0, datetime(2026, 3, 16, 9, 5).astimezone())
    words = presenter.bar.words()
    assert "02:05" in words
    assert "av 10 min · 07:55 igjen · lysbilde 2 av 5" in words
    assert "kl. 09.05" in words


def test_the_plan_is_the_talks_own_time_without_hidden_slides(stage_talk: HeldTalk) -> None:
    plan = stage_talk.plan
    assert sum(plan) == pytest.approx(600)
    assert plan[3] == 0


def test_words_of_the_pace() -> None:
    assert [str(pace_words(ahead)) for ahead in (0, 29, -29, 95, -200)] == [
        "i rute", "i rute", "i rute", "2 min foran", "3 min etter",
    ]  # fmt: skip
    assert [clock_words(seconds) for seconds in (0, 462, 3725, -61)] == ["00:00", "07:42", "1:02:05", "−01:01"]


def test_matching_is_by_number_or_by_all_words() -> None:
    assert is_match("12", 123, "")
    assert is_match("åpen kultur", 4, "kulturen i en åpen kommune")
    assert not is_match("åpen penger", 4, "kulturen i en åpen kommune")


def test_a_mouse_on_the_live_slide_moves_the_light_spot(presenter, stage_talk: HeldTalk) -> None:
    wishes: list[Wish] = []
    presenter.wished.connect(wishes.append)
    presenter.show_state(after(start(stage_talk), Wish("pointer")))
    sight = presenter.live_slide
    at = QPointF(sight.slide_place().width() / 2, sight.slide_place().height() / 4)
    none = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, none)
    sight.mouseMoveEvent(move)
    assert (wishes[-1].name, wishes[-1].x, wishes[-1].y) == ("point", pytest.approx(0.5), pytest.approx(0.25))


def test_pictures_of_another_size_are_forgotten_and_few_are_kept(stage_talk: HeldTalk, qtbot) -> None:
    pictures = StagePictures(stage_talk.scenes, stage_talk.kit)
    pictures.fit_into(QSize(320, 180))
    pictures.prepare([View(1), View(2), View(99)])
    qtbot.waitUntil(lambda: pictures.picture(View(2)) is not None)
    assert pictures.held_bytes == 2 * 320 * 180 * 4
    pictures.fit_into(QSize(640, 360))
    assert pictures.picture(View(2)) is None
    assert pictures.held_bytes == 0
    pictures.end()


def roll(window: AudienceWindow, way: int, at: int, pixels: int = 0) -> None:
    middle = QPointF(window.rect().center())
    event = QWheelEvent(
        middle, window.mapToGlobal(middle), QPoint(0, pixels), QPoint(0, way), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.setTimestamp(at)
    QApplication.sendEvent(window, event)


def test_each_notch_of_a_wheel_and_each_sweep_of_a_touchpad_is_one_slide(audience) -> None:
    wishes: list[str] = []
    audience.wished.connect(lambda wish: wishes.append(wish.name))
    for place in range(3):
        roll(audience, -120, 1000 + 30 * place)
    assert wishes == ["next"] * 3
    for place in range(60):
        roll(audience, -40, 5000 + 12 * place, pixels=-12)
    assert wishes == ["next"] * 4
    for place in range(10):
        roll(audience, 40, 6500 + 12 * place, pixels=12)
    assert wishes == [*["next"] * 4, "previous"]
