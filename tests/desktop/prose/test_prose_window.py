"""The window: text left, slides right; guesses changed by mouse and by key, undone, and nothing lost."""

from pathlib import Path

import pytest
from prose_waiting import settle
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QSpinBox, QWidget

from leaderdeck.desktop.prose.kind_menu import kind_menu
from leaderdeck.desktop.prose.leave_dialog import LeaveDialog
from leaderdeck.desktop.prose.paragraph_entries import chip_words
from leaderdeck.desktop.prose.paragraph_row import ParagraphButton
from leaderdeck.desktop.prose.prose_desk import ProseDesk
from leaderdeck.desktop.prose.prose_window import ProseWindow
from leaderdeck.desktop.settings import Settings, save_settings
from leaderdeck.language import use_interface_language
from leaderdeck.rehearsal.learned_pace import LearnedPace

Key = Qt.Key


def chips(window: ProseWindow) -> list[str]:
    return [chip_words(entry) for entry in window.paragraphs.entries]


def place_of(window: ProseWindow, words: str) -> int:
    return next(entry.place for entry in window.paragraphs.entries if words in entry.words)


def row(window: ProseWindow, place: int) -> ParagraphButton:
    found = window.paragraphs.bring_into_sight(place)
    assert found is not None
    return found.button


def titles(window: ProseWindow) -> list[str]:
    assert window.made is not None
    return [scene.title for _, scene in window.made.talk.scenes]


def shown_number(window: ProseWindow) -> int:
    cell = window.slides.strip_model.cell(window.slides.cell_painter.place_row)
    return cell.number if cell is not None else 0


def test_a_file_becomes_paragraphs_with_chips_and_slides(qtbot, prose, text_file) -> None:
    window = prose(text_file, brand="fjordvik")
    assert window.windowTitle().startswith("bro.txt")
    assert chips(window)[:2] == ["Tittel", "Signatur"]
    assert "Spørsmål" in chips(window)
    assert "Faktum" in chips(window)
    assert "Utelatt" in chips(window)
    assert "Hvorfor tok det så lang tid?" in titles(window)
    assert window.slides.strip_model.rowCount() == len(titles(window))
    assert window.slides.strip_model.talk.kit.id == "fjordvik"
    qtbot.waitUntil(lambda: not window.slides.images.is_busy)
    assert "ord på lysbildene" in window.words.counts.accessibleName()
    assert "ikke med" in window.words.counts.accessibleName()
    assert window.header.brand.currentData() == "fjordvik"
    assert window.header.kind.currentText() == "Etter teksten: Hovedforedrag"


def test_picking_a_paragraph_shows_its_slide_and_the_other_way(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    place = place_of(window, "Ferja gikk")
    row(window, place).setFocus()
    assert window.paragraphs.place == place
    number = shown_number(window)
    assert titles(window)[number - 1] == "Hvorfor tok det så lang tid?"
    QTest.keyClick(row(window, place), Key.Key_Down)
    assert (window.paragraphs.place, shown_number(window)) == (place + 1, number)  # said on the same slide
    QTest.keyClick(row(window, place + 1), Key.Key_Down)
    assert (window.paragraphs.place, shown_number(window)) == (place + 2, number + 1)
    window.run("cross")
    assert window.slides.hasFocus()
    QTest.keyClick(window.slides, Key.Key_Home)
    assert shown_number(window) == 1
    assert window.paragraphs.place in window.made.places[1]
    window.run("cross")
    assert QApplication.focusWidget() is row(window, window.paragraphs.place)


def test_a_click_on_a_slide_marks_its_paragraphs(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    question = titles(window).index("Hvorfor tok det så lang tid?") + 1
    index = window.slides.strip_model.index(window.slides.strip_model.row_of_number(question))
    window.slides.scrollTo(index)
    QTest.mouseClick(window.slides.viewport(), Qt.MouseButton.LeftButton, pos=window.slides.visualRect(index).center())
    places = window.made.places[question]
    assert window.paragraphs.place == places[0] == place_of(window, "Hvorfor tok")
    kin = row(window, places[1])
    assert kin._is_kin
    assert not kin._is_picked


def test_digits_change_guesses_one_by_one_and_every_step_is_undone(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    place = place_of(window, "Ingen bygger bro")
    before = chips(window)
    button = row(window, place)
    button.setFocus()
    QTest.keyClick(button, Key.Key_1)
    assert chips(window)[place - 1] == "Sitat"  # at once, before the slides follow
    settle(qtbot, window)
    assert "> Ingen bygger bro alene." in window.made.markdown
    assert QApplication.focusWidget() is row(window, place)
    assert shown_number(window) == window.made.numbers[place][0]
    QTest.keyClick(row(window, place), Key.Key_7)
    settle(qtbot, window)
    assert any("Ingen bygger bro" in left.words for left in window.made.outlined.left_out)
    assert row(window, place).accessibleDescription().startswith("Valgt av deg.")
    window.run("undo")
    settle(qtbot, window)
    assert chips(window)[place - 1] == "Sitat"
    QTest.keyClick(row(window, place), Key.Key_0)
    settle(qtbot, window)
    assert chips(window) == before
    assert window.steps.can_undo
    window.run("undo")
    window.run("undo")
    window.run("redo")
    settle(qtbot, window)
    assert chips(window)[place - 1] == "Sitat"


def test_the_chip_has_a_menu_of_kinds_with_their_keys(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    place = place_of(window, "En bro er mer")
    button = row(window, place)
    asked: list[tuple[int, object]] = []
    button.change_requested.connect(lambda *what: asked.append(what))
    menu = kind_menu(button.entry, lambda kind: button.change_requested.emit(place, kind), button)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "Sitat\t1"
    assert words[-1] == "Slik det ble gjettet\t0"
    assert not menu.actions()[-1].isEnabled()
    menu.actions()[0].trigger()
    assert asked == [(place, "quote")]
    settle(qtbot, window)
    assert chips(window)[place - 1] == "Sitat"
    chip = row(window, place).chip_rect().center().toPoint()
    QTest.mousePress(row(window, place), Qt.MouseButton.LeftButton, pos=chip)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert [action.text() for action in popup.actions() if action.isChecked()] == ["Sitat\t1"]
    popup.close()


def test_private_paragraphs_stay_private_whatever_is_pressed(qtbot, prose, tmp_path) -> None:
    (tmp_path / "a.md").write_text("# Plan\n\nVi begynner.\n\nPrivat: Ikke nevn Olsen.\n", "utf-8")
    window = prose(tmp_path / "a.md")
    place = place_of(window, "Olsen")
    QTest.keyClick(row(window, place), Key.Key_1)
    settle(qtbot, window)
    assert chips(window)[place - 1] == "Privat"
    assert "Privat: Ikke nevn Olsen." in window.made.markdown


def test_kind_length_and_brand_are_chosen_on_top(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    window.header.kind.setCurrentIndex(window.header.kind.findData("training"))
    window.header.kind.activated.emit(window.header.kind.currentIndex())
    window.header.minutes.setValue(15)
    window.header.brand.setCurrentIndex(window.header.brand.findData("granheim"))
    window.header.brand.activated.emit(window.header.brand.currentIndex())
    settle(qtbot, window)
    card = window.made.talk.deck.front_matter
    assert window.made.outlined.kind == "training"
    assert (card.brand, card.duration_seconds) == ("granheim", 900)
    assert window.slides.strip_model.talk.kit.id == "granheim"
    assert "for kort" in window.header._pace.text()
    for _ in range(3):
        window.run("undo")
    settle(qtbot, window)
    assert not window.steps.is_changed
    assert window.header.minutes.value() == 0
    assert window.header.kind.currentIndex() == 0


def test_minutes_go_by_ones_own_pace(qtbot, prose, tmp_path) -> None:
    file = tmp_path / "lang.txt"
    file.write_text(
        "Tillit\n\n" + "\n\n".join("Vi bygger broer fordi noen skal over elven. " * 30 for _ in range(8)), "utf-8"
    )
    usual = prose(file).made.pace
    save_settings(Settings(pace=LearnedPace(80.0, 900, 3)))
    own = prose(file).made.pace
    assert own.words == usual.words
    assert usual.seconds < own.seconds <= usual.seconds * 120 / 80 + 1


def test_what_is_left_out_is_listed_with_its_reason_and_leads_there(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    assert window.left_out.isHidden()
    window.words.list_button.click()
    table = window.left_out.table
    assert [table.topLevelItem(at).text(0) for at in range(table.topLevelItemCount())] == ["Les også: Ny vei i nord"]
    assert table.topLevelItem(0).text(1)
    table.setCurrentItem(table.topLevelItem(0))
    assert window.paragraphs.place == place_of(window, "Les også")
    window.change_guess(place_of(window, "Les også"), "prose")
    settle(qtbot, window)
    assert window.left_out.isHidden()
    assert window.words.list_button.isHidden()
    assert "alle ord er med" in window.words.counts.accessibleName()


def test_the_talk_is_handed_on_with_its_links_and_nothing_is_asked(qtbot, prose, text_file, monkeypatch) -> None:
    window = prose(text_file)
    monkeypatch.setattr(LeaveDialog, "ask", lambda _parent: pytest.fail("nothing would be lost"))
    given: list[str] = []
    window.talk_wanted.connect(given.append)
    place = place_of(window, "Ingen bygger bro")
    window.change_guess(place, "quote")
    window.header.make.click()  # before the slides have followed: they are waited for
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(given) == 1
    assert "> Ingen bygger bro alene." in given[0]
    assert f"<!-- kilde: avsnitt {place} -->" in given[0]


def test_closing_asks_only_where_something_was_chosen(qtbot, prose, text_file, monkeypatch) -> None:
    asked: list[str] = []
    answers = {"now": "stay"}

    def ask(_parent: QWidget) -> str:
        asked.append(answers["now"])
        return answers["now"]

    monkeypatch.setattr(LeaveDialog, "ask", ask)
    window = prose(text_file)
    window.close()
    assert not window.isVisible()
    assert asked == []
    window = prose(text_file)
    window.change_guess(3, "quote")
    settle(qtbot, window)
    window.close()
    assert window.isVisible()
    answers["now"] = "make"
    given: list[str] = []
    window.talk_wanted.connect(given.append)
    window.close()
    assert len(given) == 1
    assert asked == ["stay", "make"]
    assert not window.isVisible()


def test_waiting_can_be_given_up_and_what_was_shown_stays(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    before = chips(window)
    window.change_guess(3, "quote")
    assert window.work.is_waiting
    window.progress.show_stage("composing", 1, 2)
    assert window.progress.bar.value() == 725
    window.progress.cancel_button.click()
    assert not window.work.is_waiting
    assert chips(window) == before
    assert not window.steps.is_changed
    qtbot.waitUntil(lambda: not window.work.is_working)
    assert window.progress.isHidden()


def test_a_long_text_is_given_up_while_its_slides_are_set(qtbot, prose, tmp_path) -> None:
    long = "\n\n".join(f"Hva gjør vi i år {number}?\n\nVi lytter mer, og vi svarer." for number in range(900))
    (tmp_path / "lang.txt").write_text(long, "utf-8")
    window = prose()
    made: list[object] = []
    told: list[tuple[str, float]] = []
    window.work.talk_made.connect(made.append)
    window.work.stage_changed.connect(lambda stage, done, whole: told.append((stage, done / whole)))
    window.open_file(tmp_path / "lang.txt")
    qtbot.waitUntil(lambda: ("composing", 0.0) in told and told[-1][1] > 0.1, timeout=20_000)
    qtbot.waitUntil(window.progress.isVisible)
    assert window.progress.bar.value() > 450
    window.progress.cancel_button.click()
    qtbot.waitUntil(lambda: not window.work.is_working)
    assert made == []
    assert told[-1][1] < 0.9
    assert window.progress.isHidden()
    assert window.is_empty
    assert window.windowTitle().startswith("Fra tekst")


def test_the_clipboard_fills_an_empty_window(qtbot, prose) -> None:
    QGuiApplication.clipboard().clear()
    window = prose(other=("Tale", lambda: "# Tale\n\nHei."))
    assert window.is_empty
    assert not window.empty.paste.isEnabled()
    assert window.empty.window_.text() == "Bruk «Tale»"
    window.run("paste")
    assert len(window.bar.sentences()) == 1
    QGuiApplication.clipboard().setText("Et løfte\n\nVi lover å lytte før vi svarer, hver gang og til alle.\n")
    assert window.empty.paste.isEnabled()
    window.empty.paste.click()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.made is not None)
    assert window.windowTitle().startswith("Innlimt tekst")
    assert chips(window)
    assert window.bar.sentences() == ()
    window.run("window")
    settle(qtbot, window)
    assert titles(window) == ["Tale"] or "Hei." in window.made.markdown


def test_files_and_words_are_dropped_and_bad_files_are_told(qtbot, prose, text_file, tmp_path) -> None:
    window = prose()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(text_file))])
    drop(window, data)
    qtbot.waitUntil(lambda: window.made is not None)
    (tmp_path / "gammel.docx").write_bytes(b"no document")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "gammel.docx"))])
    drop(window, data)
    qtbot.waitUntil(lambda: bool(window.bar.sentences()))
    assert "gammel.docx" in str(window.bar.sentences()[0])
    assert window.windowTitle().startswith("bro.txt")
    words = QMimeData()
    words.setText("Bare noen ord som ble dratt hit.")
    drop(window, words)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Innlimt tekst"))
    settle(qtbot, window)


def drop(window: ProseWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_every_language_while_open_and_every_control_has_a_name(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    window.words.list_button.click()
    said: dict[str, set[str]] = {}
    for language in ("nb", "nn", "en"):
        use_interface_language(language)
        QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        QApplication.processEvents()
        controls = [
            one for one in window.findChildren(QWidget)
            if isinstance(one, QAbstractButton | QComboBox | QSpinBox) and one.isVisibleTo(window)
            and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]  # fmt: skip
        assert [one for one in controls if not one.accessibleName()] == []
        said[language] = {one.accessibleName() for one in controls} | {window.windowTitle(), *chips(window)}
    assert "Make the talk" in said["en"]
    assert "Sitat" not in said["en"]
    assert "Spørsmål" in said["nb"]
    assert "Question" in said["en"]
    assert not {name for name in said["en"] if name.startswith("Avsnitt")}
    assert said["nn"] != said["nb"]


def test_tab_goes_from_the_top_through_the_text_to_the_slides(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    window.activateWindow()
    window.header.kind.setFocus()
    seen: list[str] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        kind = type(focused).__name__
        if kind not in seen:
            seen.append(kind)
        QTest.keyClick(focused, Key.Key_Tab)
    assert seen.index("QComboBox") < seen.index("ParagraphButton") < seen.index("SlideGallery")


def test_the_real_texts_are_shown_whole(qtbot, prose, shared: Path) -> None:
    window = prose(brand="fjordvik")
    for seed in sorted((shared / "seeds").glob("*.txt")):
        window.open_file(seed)
        qtbot.waitUntil(lambda seed=seed: window.steps.now is not None and window.steps.now.name == seed.name)
        settle(qtbot, window)
        made = window.made
        assert len(window.paragraphs.entries) == len(made.outlined.guesses)
        linked = set(made.numbers)
        assert {guess.kind for guess in made.outlined.guesses if guess.place not in linked} <= {"leave-out"}
        assert all(made.places.values())
        for place in linked:
            window._pick_paragraph(place, leads=True)
            assert shown_number(window) == made.numbers[place][0]


def test_the_desk_keeps_one_empty_window_and_asks_before_all_go(qtbot, prose_kits, monkeypatch, text_file) -> None:
    desk = ProseDesk(prose_kits)
    first = desk.open()
    second = desk.open("fjordvik")
    assert desk.windows == [second]
    assert not first.isVisible()
    second.open_file(text_file)
    settle(qtbot, second)
    qtbot.waitUntil(lambda: second.made is not None)
    assert desk.may_close_all()
    second.change_guess(3, "quote")
    settle(qtbot, second)
    monkeypatch.setattr(LeaveDialog, "ask", lambda _parent: "stay")
    assert not desk.may_close_all()
    desk.stay_open()
    monkeypatch.setattr(LeaveDialog, "ask", lambda _parent: "leave")
    assert desk.may_close_all()
    desk.close_all()
    assert desk.windows == []
    qtbot.waitUntil(lambda: not second.work.is_working)


def test_a_chip_stands_where_the_mouse_finds_it(qtbot, prose, text_file) -> None:
    window = prose(text_file)
    button = row(window, 1)
    below = QPoint(round(button.chip_rect().left()) + 4, button.height() - 6)
    QTest.mouseMove(button, button.chip_rect().center().toPoint())
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=below)
    assert QApplication.activePopupWidget() is None
    assert window.paragraphs.place == 1
