"""Saving, crashing, preferences, shortcuts, beginning: each dialog does the one thing that it says."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from leaderdeck import __version__
from leaderdeck.brand.catalog import find_kit
from leaderdeck.desktop.actions import ACTIONS
from leaderdeck.desktop.dialogs.about_dialog import AboutDialog
from leaderdeck.desktop.dialogs.crash_dialog import CrashDialog, crash_description
from leaderdeck.desktop.dialogs.doctor_dialog import DoctorDialog
from leaderdeck.desktop.dialogs.local_files import open_local
from leaderdeck.desktop.dialogs.moments import moment_words, moments_words, size_words
from leaderdeck.desktop.dialogs.preferences_dialog import PreferencesDialog
from leaderdeck.desktop.dialogs.save_changes_dialog import SaveChangesDialog
from leaderdeck.desktop.dialogs.shortcuts_dialog import ShortcutsDialog
from leaderdeck.desktop.dialogs.starter_grid import STARTERS
from leaderdeck.desktop.dialogs.welcome_page import WelcomePage
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.settings import Settings
from leaderdeck.language import use_interface_language
from leaderdeck.paths import resource_folder


@pytest.mark.parametrize(
    ("press", "choice"),
    [
        (lambda dialog: dialog.save_button.click(), "save"),
        (lambda dialog: dialog.discard_button.click(), "discard"),
        (lambda dialog: dialog.cancel_button.click(), "cancel"),
        (lambda dialog: dialog.close(), "cancel"),
    ],
)
def test_unsaved_text_is_saved_left_or_kept_open(show, press, choice: str) -> None:
    dialog = show(SaveChangesDialog("tale.md"))
    press(dialog)
    assert dialog.choice == choice
    assert not dialog.isVisible()


def test_enter_saves_and_escape_stays(show, qtbot) -> None:
    dialog = show(SaveChangesDialog("tale.md"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.choice == "save"
    other = show(SaveChangesDialog("tale.md"))
    qtbot.keyClick(other, Qt.Key.Key_Escape)
    assert other.choice == "cancel"


def described() -> str:
    secret = "Privat: Ikke nevn avdelingen"
    try:
        raise ValueError(secret)
    except ValueError:
        kind, _, trace = sys.exc_info()
        assert kind
        return crash_description(kind, trace)


def test_a_crash_is_described_without_a_word_of_the_talk(show) -> None:
    description = described()
    assert "avdelingen" not in description
    assert "ValueError" in description
    assert "described (test_small_dialogs.py" in description
    assert str(Path.home()) not in description
    dialog = show(CrashDialog(description))
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == description
    dialog.quit_button.click()
    assert dialog.choice == "quit"


def test_a_crash_says_whether_the_text_is_kept(show) -> None:
    assert "tatt vare på" in show(CrashDialog("x"))._words.text()
    assert "Lagre nå" in show(CrashDialog("x", text_is_kept=False))._words.text()


def test_preferences_take_effect_one_by_one(show, qtbot) -> None:
    dialog = show(PreferencesDialog(Settings()))
    told: list[Settings] = []
    dialog.settings_changed.connect(told.append)
    dialog.language.setCurrentIndex(dialog.language.findData("nn"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    dialog.appearance.setCurrentIndex(dialog.appearance.findData("dark"))
    dialog.appearance.activated.emit(dialog.appearance.currentIndex())
    dialog.text_size.setValue(150)
    assert [(one.language, one.appearance, one.text_percent) for one in told] == [
        ("nn", "system", 100), ("nn", "dark", 100), ("nn", "dark", 150),
    ]  # fmt: skip


def test_preferences_need_no_scrolling_once_all_is_counted(show, qtbot) -> None:
    dialog = show(PreferencesDialog(Settings()))
    qtbot.waitUntil(lambda: "ingen" in dialog.kept._counts.text())
    qtbot.waitUntil(lambda: dialog.scroller.verticalScrollBar().maximum() == 0)


def test_languages_are_called_by_their_own_names(show) -> None:
    for language in ("nb", "nn", "en"):
        use_interface_language(language)
        dialog = show(PreferencesDialog(Settings()))
        assert [dialog.language.itemText(number) for number in range(1, 4)] == ["Bokmål", "Nynorsk", "English"]


def test_kept_texts_are_counted_and_emptied_in_two_presses(tmp_path: Path, show, qtbot) -> None:
    history, path = SaveHistory(), tmp_path / "tale.md"
    history.keep(path, "# En\n")
    dialog = show(PreferencesDialog(Settings(recent=(path,))))
    qtbot.waitUntil(lambda: "Lagringshistorikk: én fil" in dialog.kept._counts.text())
    told: list[Settings] = []
    dialog.settings_changed.connect(told.append)
    dialog.kept.empty_button.click()
    assert history.versions(path)
    dialog.kept.empty_button.click()
    qtbot.waitUntil(lambda: "Lagringshistorikk: ingen" in dialog.kept._counts.text())
    assert not history.versions(path)
    assert told[-1].recent == ()


def test_every_shortcut_of_the_table_is_listed_and_found(show) -> None:
    dialog = show(ShortcutsDialog(ACTIONS))
    in_the_strip = {("Slett lysbilder", "Del"), ("Klipp ut lysbilder", "Ctrl+X")}
    assert in_the_strip <= set(dialog.rows())
    assert ("Dupliser", "Ctrl+D") in dialog.rows(), "it is one key for both"
    assert len(dialog.rows()) == sum(bool(action.shortcut) for action in ACTIONS) + 7
    dialog.filter.setText("lagre ctrl")
    assert {words for words, _ in dialog.rows()} == {"Lagre", "Lagre som"}
    dialog.filter.setText("finnes ikke")
    assert dialog.rows() == ()


def test_a_talk_begins_in_six_ways(tmp_path: Path, show, qtbot) -> None:
    recent = tmp_path / "før & nå.md"

    def page() -> WelcomePage:
        return show(WelcomePage(Settings(recent=(recent,))))

    for press, signal, said in (
        (lambda one: one.empty_button.click(), "starter_requested", [""]),
        (lambda one: one.starters.cards[2].click(), "starter_requested", ["foredrag"]),
        (lambda one: one.recent[0].click(), "file_requested", [recent]),
        (lambda one: one.open_button.click(), "open_requested", []),
        (lambda one: one.sample_button.click(), "sample_requested", []),
        (lambda one: one.guide_button.click(), "guide_requested", []),
    ):
        one = page()
        with qtbot.waitSignal(getattr(one, signal)) as told:
            press(one)
        assert told.args == said
        assert not one.isVisible()


def test_every_starter_has_its_file_and_gets_its_slide(show, qtbot) -> None:
    kinds = {kind for kind, _, _ in STARTERS}
    assert kinds == {file.name.split(".")[0] for file in resource_folder("starters").glob("*.nb.md")}
    page = show(WelcomePage(Settings()))
    qtbot.waitUntil(lambda: all(card._slide is not None for card in page.starters.cards), timeout=20000)


def test_starters_are_shown_in_the_brand_of_the_talk_that_is_open(show, qtbot) -> None:
    grid = show(WelcomePage(Settings(), brand="fjordvik")).starters
    qtbot.waitUntil(lambda: grid.cards[0]._slide is not None, timeout=20000)
    slide = grid.cards[0]._slide
    deep = next(color.rgb for color in find_kit("fjordvik").palette.colors if color.role == "deep")
    assert QColor(slide.pixel(slide.width() // 2, 2)).name().upper() == deep


def test_the_doctor_lists_what_it_saw(show, qtbot) -> None:
    dialog = show(DoctorDialog())
    qtbot.waitUntil(lambda: bool(dialog.lines()), timeout=20000)
    assert any(line.startswith("profilpakker: fjordvik") for line in dialog.lines())


def test_about_says_the_version(show) -> None:
    assert any(label.text() == f"LeaderDeck {__version__}" for label in show(AboutDialog())._words)


def test_only_files_that_are_here_are_opened(tmp_path: Path, monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "leaderdeck.desktop.dialogs.local_files.QDesktopServices.openUrl",
        lambda url: asked.append(url.toString()) or True,
    )
    assert not open_local(tmp_path / "borte.pptx")
    assert not open_local(Path("https://eksempel.no/x"))
    here = tmp_path / "æ #1 %20.pptx"
    here.write_bytes(b"x")
    assert open_local(here)
    assert len(asked) == 1
    assert asked[0].startswith("file:///")


def test_moments_are_said_as_people_say_them() -> None:
    now = datetime(2026, 3, 17, 12, 0, tzinfo=UTC).astimezone()
    morning = now.replace(hour=9, minute=5)
    assert moment_words(morning, now) == "i dag kl. 09.05"
    assert moment_words(morning - timedelta(days=1), now) == "i går kl. 09.05"
    assert moment_words(morning - timedelta(days=5), now) == "12. mars 2026 kl. 09.05"
    use_interface_language("en")
    assert moment_words(morning - timedelta(days=5), now) == "12 March 2026 at 09:05"
    use_interface_language("nb")
    then = morning.replace(year=2020)
    assert moments_words([then, then + timedelta(seconds=7), then - timedelta(hours=1)]) == [
        "17. mars 2020 kl. 09.05.00", "17. mars 2020 kl. 09.05.07", "17. mars 2020 kl. 08.05",
    ]  # fmt: skip
    assert size_words(12_300).replace("\u00a0", " ") == "12 kB"
