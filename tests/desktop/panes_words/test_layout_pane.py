"""The layout pane: one's own slide on other layouts and in other brands, made only while somebody looks."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.panes import layout_thumbnails
from leaderdeck.desktop.panes.layout_pane import LayoutPane
from leaderdeck.desktop.panes.picture_choice import PictureChoice
from leaderdeck.desktop.shown_slide import ShownSlide
from leaderdeck.language import use_interface_language
from leaderdeck.talk import Talk

Show = Callable[[Talk, int], ShownSlide]
COMPARED = "---\nbrand: fjordvik\n---\n\n# To sider\n\n## En\n\n- a\n\n## To\n\n- b\n\n# Flere ord\n\n- til slutt\n"


@pytest.fixture
def pane(qtbot: QtBot) -> LayoutPane:
    made = LayoutPane()
    qtbot.addWidget(made)
    made.resize(560, 520)
    made.show()
    return made


def show(pane: LayoutPane, talk: Talk, shown: ShownSlide, qtbot: QtBot) -> None:
    pane.show_talk(talk)
    pane.show_slide(shown)
    qtbot.waitUntil(lambda: not pane.is_busy, timeout=15000)


def picture(pane: LayoutPane, name: str) -> PictureChoice:
    buttons = [*pane.layout_shelf.buttons(), *pane.brand_shelf.buttons()]
    return next(button for button in buttons if button.text() == name)


def test_layouts_that_fit_are_drawn_with_the_slide_itself(
    pane: LayoutPane, read: Callable[[str], Talk], shown: Show, qtbot: QtBot
) -> None:
    talk = read(COMPARED)
    show(pane, talk, shown(talk, 0), qtbot)
    assert pane.layout_shelf.choices[0].id == "comparison"
    assert {"columns", "content"} <= {choice.id for choice in pane.layout_shelf.choices}
    chosen = picture(pane, "Sammenligning")
    assert chosen.isChecked()
    assert chosen.accessibleName() == "Sammenligning, foreslått, valgt"
    assert all(button.has_image for button in pane.layout_shelf.buttons())


def test_one_click_chooses_a_layout_as_a_change_of_the_text(
    pane: LayoutPane, read: Callable[[str], Talk], shown: Show, qtbot: QtBot
) -> None:
    talk = read(COMPARED)
    show(pane, talk, shown(talk, 0), qtbot)
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        qtbot.mouseClick(picture(pane, "Kolonner"), Qt.MouseButton.LeftButton)
    text = asked.args[0](talk.text)
    again = read(text)
    assert again.scenes[0][1].layout == "columns"
    show(pane, again, shown(again, 0), qtbot)
    assert picture(pane, "Kolonner").isChecked()
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        qtbot.mouseClick(picture(pane, "Sammenligning"), Qt.MouseButton.LeftButton)
    assert asked.args[0](text) == talk.text


def test_choosing_what_is_chosen_changes_nothing(
    pane: LayoutPane, read: Callable[[str], Talk], shown: Show, qtbot: QtBot
) -> None:
    talk = read(COMPARED)
    show(pane, talk, shown(talk, 0), qtbot)
    with qtbot.assertNotEmitted(pane.rewrite_requested):
        qtbot.mouseClick(picture(pane, "Sammenligning"), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(picture(pane, "Fjordvik kommune"), Qt.MouseButton.LeftButton)
    assert picture(pane, "Sammenligning").isChecked()


def test_brands_are_drawn_with_the_slide_and_chosen_in_the_front_matter(
    pane: LayoutPane, read: Callable[[str], Talk], shown: Show, qtbot: QtBot
) -> None:
    talk = read(COMPARED)
    show(pane, talk, shown(talk, 0), qtbot)
    assert [choice.id for choice in pane.brand_shelf.choices] == ["fjordvik", "granheim", "plain"]
    pictures = [button.grab().toImage() for button in pane.brand_shelf.buttons()]
    assert pictures[0] != pictures[1]
    assert "universelt utformet" in picture(pane, "Nøytral profil").accessibleName()
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        qtbot.mouseClick(picture(pane, "Granheim kommune"), Qt.MouseButton.LeftButton)
    assert asked.args[0](talk.text) == talk.text.replace("fjordvik", "granheim")


def test_the_neutral_brand_has_its_name_in_the_language_of_the_windows(
    pane: LayoutPane, office: Talk, shown: Show, qtbot: QtBot
) -> None:
    use_interface_language("en")
    show(pane, office, shown(office, 2), qtbot)
    assert picture(pane, "Neutral profile")
    use_interface_language("nb")
    pane.retranslate()
    assert picture(pane, "Nøytral profil")


def test_arrows_walk_the_pictures_and_space_chooses(
    pane: LayoutPane, read: Callable[[str], Talk], shown: Show, qtbot: QtBot
) -> None:
    pane.activateWindow()
    talk = read(COMPARED)
    show(pane, talk, shown(talk, 0), qtbot)
    pane.layout_shelf.buttons()[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is pane.layout_shelf.buttons()[1]
    with qtbot.waitSignal(pane.rewrite_requested):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)


def test_samples_are_composed_off_the_thread_of_the_windows(
    pane: LayoutPane, office: Talk, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    compose = layout_thumbnails.compose_fitting

    def watched(*arguments: object) -> object:
        threads.append(threading.current_thread().name)
        return compose(*arguments)

    monkeypatch.setattr(layout_thumbnails, "compose_fitting", watched)
    show(pane, office, shown(office, 2), qtbot)
    assert set(threads) == {"leaderdeck-latest"}


def test_a_hidden_pane_makes_nothing(office: Talk, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(layout_thumbnails.SampleMaker, "ask", lambda self, subject: asked.append(subject))
    pane = LayoutPane()
    qtbot.addWidget(pane)
    pane.show_talk(office)
    pane.show_slide(shown(office, 2))
    qtbot.wait(300)
    assert not asked
    pane.show()
    assert len(asked) == 1


def test_typing_asks_once_when_it_rests(
    pane: LayoutPane, office: Talk, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(layout_thumbnails.SampleMaker, "ask", lambda self, subject: asked.append(subject))
    for index in (0, 1, 2, 3):
        pane.show_slide(shown(office, index))
    qtbot.waitUntil(lambda: bool(asked))
    assert [subject.slide for subject in asked] == [office.deck.slides[3]]


def test_a_missing_picture_and_a_broken_brand_leave_the_pane_standing(
    pane: LayoutPane, office: Talk, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leaderdeck.errors import BrandProblem
    from leaderdeck.language import say

    def broken(folder: object) -> object:
        raise BrandProblem(say("Avbryt"))

    monkeypatch.setattr(layout_thumbnails, "load_kit", broken)
    show(pane, office, shown(office, 1), qtbot)
    assert [choice.id for choice in pane.brand_shelf.choices] == ["fjordvik"]
