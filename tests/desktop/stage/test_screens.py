"""Which screen shows what, however many there are."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.stage import screens
from leaderdeck.desktop.stage.screens import (
    Places,
    ScreenFacts,
    ScreenWatch,
    places_for,
    put_on_screen,
    screens_now,
)

LAPTOP = ScreenFacts("LAPTOP", 0, 0, 1440, 900, is_primary=True)
LAPTOP_ALONE = ScreenFacts("LAPTOP", 0, 0, 1440, 900)
HALL = ScreenFacts("HALL", 1440, 0, 1920, 1080)
SIDE = ScreenFacts("SIDE", 3360, 0, 1280, 720)


def test_the_audience_has_the_screen_that_is_not_the_speakers_own() -> None:
    assert places_for([LAPTOP, HALL]) == Places("HALL", "LAPTOP")
    assert places_for([HALL, LAPTOP]) == Places("HALL", "LAPTOP")
    assert places_for([LAPTOP, HALL], swapped=True) == Places("LAPTOP", "HALL")


def test_the_wanted_screen_is_used_while_it_is_there() -> None:
    assert places_for([LAPTOP, HALL, SIDE], "SIDE") == Places("SIDE", "LAPTOP")
    assert places_for([LAPTOP, HALL], "SIDE") == Places("HALL", "LAPTOP")
    assert places_for([LAPTOP, HALL], "LAPTOP") == Places("LAPTOP", "HALL")


def test_a_single_screen_shows_the_slide_unless_the_speaker_asks_for_her_view() -> None:
    assert places_for([LAPTOP]) == Places("LAPTOP", "")
    assert places_for([LAPTOP], one_screen="presenter") == Places("", "LAPTOP")
    assert places_for([]) == Places("", "")


def test_mirrored_screens_are_one_so_that_no_notes_come_before_the_audience() -> None:
    mirrored = ScreenFacts("HALL", 0, 0, 1440, 900)
    assert places_for([LAPTOP, mirrored]) == Places("LAPTOP", "")


def test_of_mirrored_screens_the_wanted_one_gives_the_size() -> None:
    larger = ScreenFacts("BEAM", 1440, 0, 2560, 1440)
    assert places_for([LAPTOP, larger, HALL], "HALL") == Places("HALL", "LAPTOP")
    assert places_for([LAPTOP, larger, HALL], "BEAM") == Places("BEAM", "LAPTOP")


def test_a_primary_that_is_mirrored_is_still_the_speakers_own() -> None:
    mirrored = ScreenFacts("HALL", 1440, 0, 1440, 900)
    other = ScreenFacts("SIDE", 1440, 0, 1440, 900, is_primary=True)
    assert places_for([LAPTOP_ALONE, mirrored, other]) == Places("LAPTOP", "HALL")


def test_the_systems_own_word_of_a_screen_counts_more_than_qts(qtbot, monkeypatch) -> None:
    moved: dict[str, QRect] = {}
    monkeypatch.setattr(screens, "monitors_now", lambda: moved)
    monkeypatch.setattr(screens, "LOOK_MS", 20)
    name, told = screens_now()[0].name, QGuiApplication.primaryScreen().geometry()
    window = QWidget()
    qtbot.addWidget(window)
    watch = ScreenWatch()
    watch.changed.connect(lambda: put_on_screen(window, name))
    put_on_screen(window, name)
    assert window.geometry() == told
    moved[name] = QRect(300, 40, 640, 480)
    with qtbot.waitSignal(watch.changed):
        pass
    assert (screens_now()[0].left, screens_now()[0].width) == (300, 640)
    assert window.geometry() == moved[name]
    assert window.isFullScreen()


def test_a_window_that_is_off_by_the_rounding_of_a_scale_is_left_alone(qtbot, monkeypatch) -> None:
    name, told = screens_now()[0].name, QGuiApplication.primaryScreen().geometry()
    real = [told.adjusted(0, 0, 0, 1)]
    monkeypatch.setattr(screens, "monitors_now", lambda: {name: told})
    monkeypatch.setattr(screens, "window_place", lambda _window: real[0])
    left_full: list[bool] = []

    class Watched(QWidget):
        def changeEvent(self, event: QEvent) -> None:  # noqa: N802
            if event.type() == QEvent.Type.WindowStateChange and not self.isFullScreen():
                left_full.append(True)

    window = Watched()
    qtbot.addWidget(window)
    for _ in range(3):
        put_on_screen(window, name)
    assert left_full == []
    real[0] = told.translated(40, 0)
    put_on_screen(window, name)
    assert left_full == [True]
    assert window.isFullScreen()
