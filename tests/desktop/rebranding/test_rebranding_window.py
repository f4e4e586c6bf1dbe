"""The window for old decks: a folder dropped, a brand chosen, the files come one by one, and remarks with them."""

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from leaderdeck.brand.catalog import list_kits
from leaderdeck.desktop.rebranding.rebranding_window import RebrandingWindow
from leaderdeck.language import use_interface_language


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "gamle"
    folder.mkdir()
    for name in ("a", "b"):
        presentation = Presentation()
        for number in range(2):
            slide = presentation.slides.add_slide(presentation.slide_layouts[number])
            slide.shapes.title.text = f"{name} {number}"
            slide.placeholders[1].text_frame.text = "Svært mye å si. " * (90 if name == "b" else 1)
        slide.shapes.add_textbox(Pt(300), Pt(400), Pt(100), Pt(30)).text_frame.text = "Løst"
        presentation.save(str(folder / f"{name}.pptx"))
    (folder / "c.pptx").write_bytes(b"no deck")
    (folder / "les meg.txt").write_text("ikke en presentasjon")
    return folder


@pytest.fixture
def window(qtbot, tmp_path: Path):
    made = RebrandingWindow(list_kits(), "granheim", tmp_path, at_once=1)
    made.show()
    yield made
    made.run.cancel()
    qtbot.waitUntil(lambda: not made.run.is_busy)
    made.deleteLater()


def drop(window: RebrandingWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(10, 10), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)


def cells(window: RebrandingWindow) -> list[tuple[str, str, str]]:
    rows = (window.table.topLevelItem(at) for at in range(window.table.topLevelItemCount()))
    return [(row.text(0), row.text(1), row.text(2)) for row in rows]


def test_a_dropped_folder_becomes_files_in_the_brand(qtbot, window: RebrandingWindow, old: Path) -> None:
    assert window.brand_box.currentData() == "granheim"
    assert not window.start_button.isEnabled()
    drop(window, old, old / "les meg.txt")
    qtbot.waitUntil(lambda: window.table.topLevelItemCount() == 3)
    assert [row[:2] for row in cells(window)] == [("a.pptx", "Venter"), ("b.pptx", "Venter"), ("c.pptx", "Venter")]
    window.start_button.click()
    qtbot.waitUntil(lambda: window.open_button.isVisible(), timeout=30_000)
    names, states, remarks = zip(*cells(window), strict=True)
    assert names == ("a.pptx", "b.pptx", "c.pptx")
    assert states == ("Ferdig", "Ferdig", "Ikke flyttet")
    assert "c.pptx" in remarks[2]
    result = old.parent / "gamle – omprofilert"
    assert sorted(file.name for file in result.glob("*.pptx")) == ["a.pptx", "b.pptx"]
    under = window.table.topLevelItem(1)
    told = [under.child(at).text(0) for at in range(under.childCount())]
    assert any("krympet" in text for text in told)
    assert "2 av" not in window.windowTitle()


def test_a_second_run_says_what_was_done_already(qtbot, window: RebrandingWindow, old: Path) -> None:
    drop(window, old / "a.pptx")
    qtbot.waitUntil(lambda: window.table.topLevelItemCount() == 1)
    for state in ("Ferdig", "Ferdig fra før"):
        window.start_button.click()
        qtbot.waitUntil(lambda: window.open_button.isVisible(), timeout=30_000)
        assert cells(window)[0][1] == state
        assert str(window.notice.sentence) == "Alle filene er klare."


def test_a_folder_without_decks_is_told(qtbot, window: RebrandingWindow, tmp_path: Path) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    drop(window, empty)
    qtbot.waitUntil(lambda: window.notice.sentence is not None)
    assert "har ingen PowerPoint-filer" in str(window.notice.sentence)
    assert not window.start_button.isEnabled()


def test_stopping_keeps_what_has_come(qtbot, window: RebrandingWindow, old: Path) -> None:
    drop(window, old / "a.pptx", old / "b.pptx")
    qtbot.waitUntil(lambda: window.table.topLevelItemCount() == 2)
    window.run.came.connect(lambda _outcome: window.reject())
    window.run.came.connect(lambda _outcome: None)
    window.start_button.click()
    qtbot.waitUntil(lambda: window.open_button.isVisible(), timeout=30_000)
    assert window.isVisible(), "the window stays until the decks on their way have come"
    assert window.table.done in (1, 2)
    assert window.table.troubles == 0


def test_the_window_speaks_three_languages(window: RebrandingWindow) -> None:
    titles = []
    for language in ("nb", "nn", "en"):
        use_interface_language(language)
        window.retranslate()
        titles.append((window.windowTitle(), window.files_button.text(), window.start_button.text()))
    assert titles[2] == ("Re-brand PowerPoint files", "Add files …", "Re-brand")
    assert titles[0][1] == "Legg til filer …"


def test_everything_to_press_has_a_name(window: RebrandingWindow) -> None:
    for made in (window.files_button, window.folder_button, window.place_button, window.pictures_button,
                 window.start_button, window.close_button, window.brand_box, window.table):  # fmt: skip
        assert made.accessibleName()
