"""The window for handing over: all that goes out is seen, it is frozen, and what went before is told."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from leaderdeck.brand.catalog import find_kit
from leaderdeck.desktop.handing_over.hand_over_dialog import HandOverDialog
from leaderdeck.desktop.settings import Settings
from leaderdeck.export.handing_over_record import hand_overs
from leaderdeck.language import use_interface_language
from leaderdeck.talk import Talk, load_talk

TALK = """---
title: Ro i båten
speaker: Ingrid Solbakk
event: Lederdagene
organizer: Fjordvik kommune
brand: plain
---

# Tillit

- Tillit er billigst før stormen

Notat: Vent på svaret.

Privat: Ikke nevn avdelingen.
"""


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    file = tmp_path / "ro.md"
    file.write_text(TALK, "utf-8")
    assert find_kit("plain")
    return load_talk(file)


@pytest.fixture
def dialog(talk: Talk, qtbot) -> HandOverDialog:
    made = HandOverDialog(talk, Settings())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.form.place.settled, timeout=5000)
    return made


def test_all_that_goes_out_is_listed_for_each_receiver(dialog: HandOverDialog) -> None:
    assert "ro manus.docx: Manus med talenotatene, til utskrift" in dialog.form.files.sentences()
    dialog.form.cards["publish"].radio.click()
    listed = dialog.form.files.sentences()
    assert "tilgjengelighet.html: Erklæring om tilgjengelighet" in listed
    assert not [line for line in listed if "manus" in line]
    assert any("Privat tekst: 1 privat avsnitt blir" in line for line in dialog.form.goods.sentences())
    assert not [line for line in dialog.form.goods.sentences() if "avdelingen" in line], "it is counted, never quoted"


def test_it_is_handed_over_frozen_and_told_of_next_time(
    dialog: HandOverDialog, talk: Talk, tmp_path: Path, qtbot
) -> None:
    dialog.form.cards["organizer"].radio.click()
    dialog.form.place.packed_choice.click()
    qtbot.waitUntil(lambda: dialog.form.place.settled, timeout=5000)
    with qtbot.waitSignal(dialog.handed_over, timeout=20000):
        qtbot.mouseClick(dialog.deliver_button, Qt.MouseButton.LeftButton)
    assert zipfile.is_zipfile(tmp_path / "ro Lederdagene.zip")
    record = hand_overs(talk.file)[0]
    assert (record.event, record.recipient, record.profile) == ("Lederdagene", "Fjordvik kommune", "organizer")
    assert record.sha256 in str(dialog.progress.notice.sentence)
    again = HandOverDialog(talk, Settings(export_profile="organizer"))
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: bool(again.form.earlier.sentences()), timeout=5000)
    assert again.form.earlier.sentences()[0].endswith("Lederdagene · Fjordvik kommune · ro Lederdagene.zip · uendret")
    again.form.place.packed_choice.click()
    qtbot.waitUntil(lambda: again.form.place.name.text() == "ro Lederdagene 2", timeout=5000)


def test_a_taken_name_is_refused_before_anything_is_written(dialog: HandOverDialog, tmp_path: Path, qtbot) -> None:
    (tmp_path / "opptatt").mkdir()
    dialog.form.place.name.setFocus()
    dialog.form.place.name.selectAll()
    qtbot.keyClicks(dialog.form.place.name, "opptatt")
    qtbot.waitUntil(lambda: not dialog.deliver_button.isEnabled(), timeout=5000)
    qtbot.waitUntil(lambda: any("opptatt" in label.text() for label in dialog.findChildren(QLabel)), timeout=5000)


def test_every_control_has_a_name_in_each_language(dialog: HandOverDialog) -> None:
    for language in ("nn", "en", "nb"):
        use_interface_language(language)
        dialog.retranslate()
        QApplication.processEvents()
        form = dialog.form
        fields = (form.event_field, form.recipient_field, form.place.name, form.place.folder)
        choices = (form.place.folder_choice, form.place.packed_choice, *(card.radio for card in form.cards.values()))
        controls = (*fields, *choices, dialog.deliver_button, dialog.cancel_button)
        assert all(control.accessibleName() for control in controls)
    assert dialog.windowTitle() == "Lever fra deg «Ro i båten»"


def test_it_says_that_it_stops_also_before_the_first_slide(dialog: HandOverDialog, tmp_path: Path) -> None:
    dialog.progress.begin(tmp_path / "levering")
    dialog.progress.stop()
    assert "Stanser …" in [label.text() for label in dialog.progress.findChildren(QLabel)]
