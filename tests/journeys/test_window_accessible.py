"""A screen reader, an eye and three languages go through every window: all is named, translated and whole."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from app_windows import AppWindows
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from window_walk import cut_words, heard, is_qt_english, menu_words, seen_words, small_letters, untranslated

from leaderdeck.brand.kit_editing import set_value
from leaderdeck.desktop.brand_studio.color_dialog import ColorDialog
from leaderdeck.desktop.brand_studio.name_dialog import NameDialog
from leaderdeck.desktop.brand_studio.new_kit_dialog import NewKitDialog
from leaderdeck.desktop.brand_studio.studio_desk import StudioDesk
from leaderdeck.desktop.dialogs.conflict_dialog import ConflictDialog
from leaderdeck.desktop.dialogs.crash_dialog import CrashDialog
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame
from leaderdeck.desktop.dialogs.recovery_dialog import RecoveryDialog
from leaderdeck.desktop.dialogs.save_changes_dialog import SaveChangesDialog
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.text_merge import changed_parts
from leaderdeck.desktop.editor.picture_dialog import PictureDialog
from leaderdeck.desktop.editor.picture_drop import PictureOffer
from leaderdeck.desktop.editor.slide_jump import SlideJump
from leaderdeck.desktop.settings import Settings
from leaderdeck.desktop.window.main_window import MainWindow
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.paths import resource_folder, user_brand_folder

SMALL = QSize(1280, 800)
TABS = ("findings", "notes", "layout", "time")
LONG_NAME = "Et svært langt filnavn om tillit og åpenhet i kommunen 2026.md"
TALK = """---
title: Om tillit, åpenhet og kontroll
event: Lederdagene
duration: 20 min
brand: fjordvik
lang: nb
avvist: "fit.nothing 0123456789ab: prøvd"
---

## Tillit

- en

Notat: fortell om broen

Privat: nevn ikke Fredriksen

## Kaia

![](kai.jpg)

# Del to

## Mange

- en
- to
- tre
- fire
- fem
- seks
- sju

## Tall

- 02013299997
"""


def faults_of(window: QWidget, language: str) -> set[str]:
    """All that is wrong with a window in this language."""
    faults = set()
    words = seen_words(window)
    for one in heard(window):
        if one.is_interactive and not one.name.strip():
            faults.add(f"no name: {one}")
        if one.role != "EditableText" or "OutlineEditor" not in one.owner:
            words += [one.name, one.description]
    for text in filter(None, words):
        source = untranslated(text, language)
        if source:
            faults.add(f"still bokmål: {text} ({source})")
        if language != "en" and is_qt_english(text):
            faults.add(f"Qt's English: {text}")
        if "{" in text and "decorative" not in text:
            faults.add(f"a field is left: {text}")
    least = QApplication.font().pointSizeF() * 0.8
    faults |= {f"small: {one}" for one in small_letters(window, least)}
    return faults | {f"cut: {one}" for one in cut_words(window)}


def lasting_faults_of(window: QWidget, language: str) -> set[str]:
    """What is wrong also after a while: on a busy machine a window may still be laying itself out."""
    faults = faults_of(window, language)
    for _ in range(400):
        if not faults:
            break
        QTest.qWait(60)
        faults = faults_of(window, language)
    return faults


@pytest.fixture
def started(app, tmp_path: Path) -> Iterator[AppWindows]:
    """The app with a talk that has something for every pane."""
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    begun = app(Settings(language="nb", appearance="light", recent=(tmp_path / LONG_NAME,)))
    begun.start(file).resize(SMALL)
    begun.settle()
    return begun


def change(started: AppWindows, **settings: object) -> None:
    started.desktop.change_settings(replace(started.desktop.settings, **settings))
    started.application.processEvents()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_window_is_named_translated_and_whole(started: AppWindows, language: str, percent: int) -> None:
    window = started.window
    assert len(heard(window)) > 50, "the walk goes nowhere"
    window.bar.report(FileProblem(say("Fant ikke {file}.", file="a.md")))
    change(started, language=language, text_percent=percent)
    window.resize(SMALL)
    faults = {f"menu: {words}" for words in menu_words(window) if untranslated(words, language)}
    for name in TABS:
        window.panes.show_tab(name)
        QTest.qWait(60)
        started.until(lambda: not window.panes.time.is_busy)
        faults |= {f"{name}: {fault}" for fault in lasting_faults_of(window, language)}
    window.commands.run("edit.replace")
    QTest.qWait(60)
    assert window.panes.find_bar.isVisible()
    faults |= {f"replace: {fault}" for fault in lasting_faults_of(window, language)}
    assert not faults, "\n".join(sorted(faults))


def recovery(window: MainWindow, _folder: Path) -> QDialog:
    store = RecoveryStore()
    store.keep(store.new_name(None), Draft("# En\n"))
    store.close()
    return RecoveryDialog(RecoveryStore().left_behind(), store.read, window)


def picture(window: MainWindow, _folder: Path) -> QDialog:
    image, buffer = QImage(40, 30, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return PictureDialog(PictureOffer(buffer.data().data(), "kai.png"), window)


ASKED = (
    "file.export",
    "file.hand_over",
    "file.new",
    "file.history",
    "app.preferences",
    "app.shortcuts",
    "app.about",
    "app.doctor",
    "edit.table",
    "edit.sign",
)
MADE: dict[str, Callable[[MainWindow, Path], QWidget]] = {
    "conflict": lambda window, _: ConflictDialog(changed_parts("a\nb", "c\nb", "d\nb\ne"), LONG_NAME, window),
    "recovery": recovery,
    "crash": lambda window, _: CrashDialog("ValueError", parent=window),
    "save changes": lambda window, _: SaveChangesDialog(LONG_NAME, window),
    "picture": picture,
    "new kit": lambda window, _: NewKitDialog(window),
    "color": lambda window, _: ColorDialog("second", window.session.talk.kit.palette, parent=window),
    "name": lambda window, _: NameDialog(say("Lag en kopi"), say("Navnet på kopien"), say("Lag kopien"), "B", window),
}


def test_every_dialog_is_named_translated_and_whole_while_the_language_changes(
    started: AppWindows, tmp_path: Path
) -> None:
    window = started.window
    started.type("ny ")
    window.desk.save()
    started.until(lambda: not window.desk.is_edited)
    for name in ASKED:
        started.do(name)
    for make in MADE.values():
        make(window, tmp_path).show()
    opened = [one for one in started.application.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert len(opened) == len(ASKED) + len(MADE)
    faults = set()
    for percent in (100, 200):
        for language in ("nb", "nn", "en"):
            change(started, language=language, text_percent=percent)
            for dialog in opened:
                fit(dialog)
            QTest.qWait(20)
            for dialog in opened:
                fit(dialog)
                found = lasting_faults_of(dialog, language)
                faults |= {f"{type(dialog).__name__} {language} {percent}: {fault}" for fault in found}
                available = SMALL.width(), SMALL.height()
                if dialog.width() > available[0] or dialog.height() > available[1]:
                    faults.add(f"{type(dialog).__name__} {language} {percent}: too large {dialog.size()}")
    for dialog in opened:
        dialog.close()
    assert not faults, "\n".join(sorted(faults))


def fit(dialog: QDialog) -> None:
    if isinstance(dialog, DialogFrame):
        dialog.fit(SMALL)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_brand_studio_is_named_translated_and_whole(started: AppWindows, percent: int) -> None:
    """A kit of one's own with everything unfolded, its layouts, one of them large, a color, and a kit to be made."""
    folder = user_brand_folder() / "egen"
    shutil.copytree(resource_folder("brands", "fjordvik"), folder)
    text = (folder / "brand.toml").read_text("utf-8")
    text = text[: text.index("[style]")] + "[template]\nadopted = true\n"
    plain = dict.fromkeys(("nb", "nn", "en"), "Fjord") | {"residue": ["Fjord"]}
    for key, words in plain.items():
        path = (key,) if key == "residue" else ("slogan", key)
        text = set_value(text, path, words)  # the walk would take some slogans for sentences of ours
    (folder / "brand.toml").write_text(text, "utf-8")
    desk = StudioDesk(lambda: None, started.desktop)
    faults = set()
    for place in (folder, resource_folder("brands", "granheim")):
        studio = desk.open(place)
        started.until(lambda studio=studio: not studio.is_busy)
        for section in studio.form.sections:
            section.unfold()
        studio.run("talk")  # there is none: a message says so
        for language in ("nb", "nn", "en"):
            change(started, language=language, text_percent=percent)
            studio.resize(SMALL)
            for show in (studio.show_all, partial(studio.show_layout, "quote"), studio.show_roles_when_known):
                show()
                started.until(lambda studio=studio: not studio.is_busy)
                QTest.qWait(30)
                faults |= {f"{place.name} {language}: {fault}" for fault in lasting_faults_of(studio, language)}
        studio.close()
    assert not faults, "\n".join(sorted(faults))


def test_the_jump_to_a_slide_is_named_and_whole_in_each_language(started: AppWindows) -> None:
    for language in ("nb", "nn", "en"):
        change(started, language=language, text_percent=200)
        started.do("go.slide")
        jump = started.window.findChild(SlideJump)
        assert jump is not None
        QTest.keyClicks(jump.focusWidget(), "finnes ikke")
        started.application.processEvents()
        assert not lasting_faults_of(jump, language)
        jump.close()
        jump.setParent(None)
        jump.deleteLater()


def test_larger_text_and_back_leaves_everything_as_it_was(started: AppWindows) -> None:
    window = started.window
    window.panes.strip.setFocus()  # no cursor blinks in the picture
    started.until(lambda: not window.editor.hasFocus())
    QTest.qWait(60)

    def sizes() -> dict[int, tuple[int, ...]]:
        shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
        return {id(widget): widget.geometry().getRect() for widget in shown}

    before, picture = sizes(), window.editor.grab().toImage()
    change(started, text_percent=200)
    QTest.qWait(60)
    assert window.editor.grab().toImage() != picture
    change(started, text_percent=100)
    QTest.qWait(60)
    after = sizes()
    moved = {id(widget): widget for widget in window.findChildren(QWidget)}
    assert not [(moved[key], before[key], after[key]) for key in before.keys() & after if before[key] != after[key]]
    assert window.editor.grab().toImage() == picture


def test_another_language_changes_all_that_is_seen_without_a_restart(started: AppWindows) -> None:
    """Every text that was there in bokmål and reads otherwise in English is gone, and back again afterwards."""
    window = started.window
    window.resize(1600, 1000)

    def shown() -> list[str]:
        said = [*seen_words(window), *menu_words(window)]
        said += [one.name for one in heard(window) if "OutlineEditor" not in one.owner]
        return sorted(said)

    change(started, language="nb")
    started.until(lambda: window.panes.preview.accessibleDescription().startswith("Lysbilde 1"))

    def has_laid_itself_out() -> bool:
        said = shown()
        QTest.qWait(80)
        return said == shown()

    started.until(has_laid_itself_out)
    before = shown()
    change(started, language="en")
    english = shown()
    assert {"Export to PowerPoint", "Notes", "Save", "Slide 1 of 6"} <= set(english)
    assert len(english) == len(before)
    assert not [words for words in english if untranslated(words, "en")]
    change(started, language="nn")
    assert "Eksporter til PowerPoint" in shown()
    change(started, language="nb")
    assert shown() == before
