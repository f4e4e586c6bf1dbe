"""From a talk to a brand and back: a kit is made, edited and saved, and the talk wears it at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.reader import load_kit
from leaderdeck.desktop.brand_studio import studio_desk
from leaderdeck.desktop.brand_studio.new_kit_dialog import NewKitDialog
from leaderdeck.desktop.brand_studio.studio_window import StudioWindow
from leaderdeck.desktop.dialogs.save_changes_dialog import SaveChangesDialog
from leaderdeck.desktop.settings import Settings
from leaderdeck.paths import resource_folder

TALK = "---\ntitle: Om tillit\nbrand: {brand}\n---\n\n## Først\n\n- en\n"


@pytest.fixture
def started(app, tmp_path: Path):
    file = tmp_path / "tale.md"
    file.write_text(TALK.format(brand="fjordvik"), "utf-8")
    begun = app(Settings(language="nb", appearance="light"))
    begun.start(file)
    begun.settle()
    return begun


def studios(started) -> list[StudioWindow]:
    return [one for one in started.application.topLevelWidgets() if isinstance(one, StudioWindow) and one.isVisible()]


def settled(started) -> StudioWindow:
    started.until(lambda: studios(started) and not studios(started)[-1].is_busy)
    return studios(started)[-1]


def close(studio: StudioWindow) -> None:
    while studio.draft.can_undo and studio.draft.is_edited:
        studio.draft.undo()
    studio.close()


def test_a_brand_is_made_edited_saved_and_worn(started) -> None:
    started.do("brand.new")
    dialog = started.dialog(NewKitDialog)
    QTest.keyClicks(dialog.name, "Nordly kommune")
    dialog.slogan.setText("Lys over land")
    dialog.accent.setText("#A01030")
    QTest.keyClick(dialog.make_button, Qt.Key.Key_Return)
    studio = settled(started)
    assert (studio._name(), studio.reading.value("slogan", "nb")) == ("Nordly kommune", "Lys over land")
    assert not studio.reading.complaints
    assert "nordly-kommune" in [kit.id for kit in started.window.kits.summaries()]
    started.window.choose_brand("nordly-kommune")
    started.settle()
    started.until(lambda: started.window.session.talk.kit.name == "Nordly kommune")
    studio.form.names.name.selectAll()
    QTest.keyClicks(studio.form.names.name, "Nordly by")
    QTest.keyClick(studio.form.names.name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    started.until(lambda: started.window.session.talk.kit.name == "Nordly by")
    started.settle()
    assert find_kit("nordly-kommune").name == "Nordly by"
    studio.close()


def test_the_brand_of_the_talk_opens_from_the_menu_and_from_the_layout_pane_in_one_window(started) -> None:
    started.do("brand.studio")
    first = settled(started)
    assert first.draft.folder.name == "fjordvik"
    assert first.draft.is_read_only
    started.window.panes.show_tab("layout")
    started.application.processEvents()
    pane = started.window.panes.layouts
    button = next(one for one in pane.findChildren(QPushButton) if one.accessibleName() == "Rediger profil …")
    QTest.keyClick(button, Qt.Key.Key_Return)
    started.application.processEvents()
    assert studios(started) == [first]
    first.close()


def test_a_copy_of_a_shipped_brand_is_ones_own(started, monkeypatch) -> None:
    monkeypatch.setattr(studio_desk.NameDialog, "exec", lambda dialog: dialog.do_button.click())
    started.do("brand.studio")
    settled(started).run("copy")
    copy = settled(started)
    started.until(lambda: len(studios(started)) == 1)
    assert copy._name() == "Fjordvik kommune (kopi)"
    assert not copy.draft.is_read_only
    assert find_kit("fjordvik-kommune-kopi").name == "Fjordvik kommune (kopi)"
    copy.close()


def test_the_layouts_show_the_talk_that_is_open(started) -> None:
    started.do("brand.studio")
    studio = settled(started)
    studio.run("talk")
    started.until(lambda: not studio.is_busy)
    assert studio.reading.samples["content"].title == "Først"
    studio.close()


def test_ending_the_app_asks_about_a_brand_that_is_not_saved(started, monkeypatch) -> None:
    monkeypatch.setattr(studio_desk.NameDialog, "exec", lambda dialog: dialog.do_button.click())
    answers = ["cancel", "discard"]
    monkeypatch.setattr(SaveChangesDialog, "ask", lambda *_: answers.pop(0))
    started.do("brand.studio")
    settled(started).run("copy")
    studio = settled(started)
    studio.form.names.name.setFocus()
    QTest.keyClicks(studio.form.names.name, "x")
    started.do("file.quit")
    assert studio.isVisible()
    assert len(started.desktop.windows) == 1
    started.do("file.quit")
    assert not started.desktop.windows
    assert not answers
    assert studios(started) == []


def test_a_brand_goes_out_as_one_file_that_can_be_installed(started, tmp_path, monkeypatch) -> None:
    from leaderdeck.brand.kit_package import read_kit

    file = tmp_path / "fjordvik.ldbrand"
    monkeypatch.setattr(studio_desk, "ask_where_to_share", lambda *_: file)
    started.do("brand.studio")
    studio = settled(started)
    studio.run("share")
    assert read_kit(file).id == "fjordvik"
    assert studio.bar.sentences()[0].source.startswith("Profilpakken ligger i")
    studio.close()


def test_a_template_is_imported_its_roles_are_shown_and_one_is_mended(started, monkeypatch) -> None:
    """The template of another brand, as a municipality would bring its own."""
    template = resource_folder("brands", "granheim", "template.pptx")
    monkeypatch.setattr(studio_desk, "ask_for_template", lambda _parent: template)
    for count in (1, 2):
        started.do("brand.import")
        started.until(lambda count=count: len(studios(started)) == count)
        settled(started)
    folders = [one.draft.folder for one in studios(started)]
    assert len(folders) == len(set(folders)) == 2, "the second is a kit of its own"
    assert {load_kit(folder).id for folder in folders} == {folder.name for folder in folders}
    studio = studios(started)[-1]
    started.until(lambda: not studio.is_busy)
    assert studio.tabs.currentWidget() is studio.roles
    row = studio.roles.row("quote")
    assert row.slide.has_image
    assert row.choice.count() == 17
    before = studio.reading.samples["quote"]
    row.choice.setCurrentIndex(2)
    row.choice.activated.emit(2)
    started.until(lambda: not studio.is_busy)
    assert row.sureness.text() == "valgt av dere"
    assert studio.reading.samples["quote"] != before
    assert studio.save()
    place = next(place for place in load_kit(studio.draft.folder).roles if place.role == "quote")
    assert (place.layout, place.why) == (2, "person")
    for one in studios(started):
        one.close()


def test_a_file_that_is_no_template_is_told_in_the_bar(started, tmp_path, monkeypatch) -> None:
    file = tmp_path / "mal.pptx"
    file.write_bytes(b"PK\x03\x04 ikke en mal")
    monkeypatch.setattr(studio_desk, "ask_for_template", lambda _parent: file)
    bar = started.window.bar
    started.do("brand.import")
    started.until(lambda: bar.sentences() and not bar.sentences()[0].source.startswith("Leser"))
    assert "mal.pptx" in str(bar.sentences()[0])
    assert not studios(started)
