"""The export dialog: what goes out is seen, what stops it is mended or allowed once, nobody’s work is lost."""

import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QWidget

from leaderdeck.desktop.dialogs import export_dialog, export_job
from leaderdeck.desktop.dialogs.export_dialog import ExportDialog
from leaderdeck.desktop.settings import Settings
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import Talk, read_talk


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    """What the desktop was asked to open."""
    asked: list[tuple[str, Path]] = []
    monkeypatch.setattr(export_dialog, "open_local", lambda path: asked.append(("open", path)) or True)
    monkeypatch.setattr(export_dialog, "show_in_folder", lambda path: asked.append(("show", path)) or True)
    return asked


def ready(dialog: ExportDialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog.form.place.settled, timeout=4000)


def export(dialog: ExportDialog, qtbot) -> None:
    ready(dialog, qtbot)
    assert dialog.export_button.isEnabled()
    with qtbot.waitSignal(dialog.exported, timeout=10000):
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)


def test_a_talk_becomes_a_powerpoint_file_beside_it(talk: Talk, tmp_path: Path, show, qtbot, opened) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    export(dialog, qtbot)
    file = tmp_path / "ro.pptx"
    assert zipfile.is_zipfile(file)
    assert str(dialog.progress.notice.sentence) == "«ro.pptx» er klar: 5 lysbilder."
    dialog.open_button.click()
    dialog.show_button.click()
    assert opened == [("open", file), ("show", file)]
    assert [made.text() for made in dialog.findChildren(QPushButton) if made.isVisible()] == [
        "Eksporter en gang til", "Lukk", "Vis i mappe", "Åpne",
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), [("pdf", "ro.pdf"), ("png", "ro-bilder")])
def test_pdf_and_pictures_are_made_too(talk: Talk, tmp_path: Path, show, qtbot, kind: str, name: str) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    dialog.form.kind_cards[kind].radio.click()
    assert dialog.form.place.name.text() == name
    export(dialog, qtbot)
    made = tmp_path / name
    assert made.read_bytes().startswith(b"%PDF") if kind == "pdf" else len(list(made.glob("*.png"))) == 5


def test_for_everyone_neither_notes_nor_name_nor_hidden_slides_go_out(talk: Talk, tmp_path: Path, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    dialog.form.receiver_cards["publish"].radio.click()
    said = dialog.form.goods.sentences()
    assert "Talenotater: blir igjen (1 lysbilder har dem)" in said
    assert "Skjulte lysbilder: 1 blir igjen" in said
    export(dialog, qtbot)
    with zipfile.ZipFile(tmp_path / "ro.pptx") as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    for kept_home in ("Ingrid Solbakk", "Vent på svaret", "Skjult reserve", "Ikke nevn avdelingen"):
        assert kept_home.encode() not in everything


def test_what_was_chosen_last_is_chosen_again(talk: Talk, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings(export_kind="pdf", export_profile="organizer")))
    assert (dialog.form.kind, dialog.form.profile.name) == ("pdf", "organizer")
    dialog.form.kind_cards["png"].radio.click()
    ready(dialog, qtbot)
    told: list[Settings] = []
    dialog.settings_changed.connect(told.append)
    export(dialog, qtbot)
    (settings,) = told
    assert (settings.export_kind, settings.export_profile) == ("png", "organizer")
    odd = show(ExportDialog(talk, Settings(export_kind="fax", export_profile="spies")))
    assert (odd.form.kind, odd.form.profile.name) == ("pptx", "stage")


def test_findings_stop_it_until_each_is_allowed_this_once(stopped_talk: Talk, tmp_path: Path, show, qtbot) -> None:
    dialog = show(ExportDialog(stopped_talk, Settings()))
    ready(dialog, qtbot)
    boxes = dialog.form.stopping.findChildren(QCheckBox)
    assert len(boxes) == 2
    assert not dialog.export_button.isEnabled()
    boxes[0].click()
    assert not dialog.export_button.isEnabled()
    boxes[1].click()
    export(dialog, qtbot)
    assert (tmp_path / "stoppet.pptx").exists()
    again = show(ExportDialog(stopped_talk, Settings()))
    ready(again, qtbot)
    assert not again.export_button.isEnabled(), "once is once"


def test_going_to_a_finding_closes_the_dialog(stopped_talk: Talk, show, qtbot) -> None:
    dialog = show(ExportDialog(stopped_talk, Settings()))
    go = [made for made in dialog.form.stopping.findChildren(QPushButton) if made.text() == "Gå til"]
    with qtbot.waitSignal(dialog.line_requested) as told:
        go[1].click()
    assert told.args == [9]
    assert not dialog.isVisible()


def test_the_number_itself_is_nowhere_in_the_dialog(stopped_talk: Talk, show) -> None:
    dialog = show(ExportDialog(stopped_talk, Settings()))
    for widget in dialog.findChildren(QWidget):
        words = widget.text() if hasattr(widget, "text") else ""
        assert (
            "12057900499" not in f"{words}{widget.accessibleName()}{widget.accessibleDescription()}{widget.toolTip()}"
        )


def test_somebody_elses_file_is_kept_unless_replacing_is_chosen(talk: Talk, tmp_path: Path, show, qtbot) -> None:
    theirs = tmp_path / "ro.pptx"
    theirs.write_bytes(b"somebody's work")
    dialog = show(ExportDialog(talk, Settings()))
    ready(dialog, qtbot)
    place = dialog.form.place
    assert place.instead_choice.isChecked()
    assert place.instead_choice.text() == "Lag «ro 2.pptx» i stedet"
    export(dialog, qtbot)
    assert theirs.read_bytes() == b"somebody's work"
    assert (tmp_path / "ro 2.pptx").exists()
    dialog.again_button.click()
    ready(dialog, qtbot)
    place.replace_choice.click()
    export(dialog, qtbot)
    assert zipfile.is_zipfile(theirs)


def test_the_last_export_is_replaced_unless_another_name_is_chosen(talk: Talk, tmp_path: Path, show, qtbot) -> None:
    export_talk(talk, tmp_path / "ro.pptx", "pptx", PROFILES["organizer"])
    dialog = show(ExportDialog(talk, Settings()))
    ready(dialog, qtbot)
    assert dialog.form.place.replace_choice.isChecked()
    export(dialog, qtbot)
    assert sorted(path.name for path in tmp_path.glob("*.pptx")) == ["ro.pptx"]


@pytest.mark.parametrize("name", ["", "   ", ".pptx", "a/b", "a\\b", "tab\tulator"])
def test_a_name_that_cannot_be_is_said_at_once(talk: Talk, show, name: str) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    dialog.form.place.name.setText(name)
    assert not dialog.export_button.isEnabled()
    assert dialog.form.place._note.isVisible()


def test_a_name_keeps_its_ending_whatever_is_written(talk: Talk, tmp_path: Path, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    dialog.form.place.name.setText("Ærlig talt.PDF")
    assert dialog.form.place.target() == tmp_path / "Ærlig talt.pptx"


def test_a_folder_is_found_without_another_dialog(talk: Talk, tmp_path: Path, show, qtbot) -> None:
    other = tmp_path / "annet sted"
    other.mkdir()
    dialog = show(ExportDialog(talk, Settings()))
    place = dialog.form.place
    place.folder.activated.emit(place.folder.count() - 1)
    assert dialog.folder_page.isVisible()
    dialog.folder_page.begin_at(other)
    dialog.folder_page.use_button.click()
    assert place.target() == other / "ro.pptx"
    export(dialog, qtbot)
    assert (other / "ro.pptx").exists()


def test_the_tree_opens_at_the_folder_that_was_chosen(talk: Talk, tmp_path: Path, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    dialog.form.folder_wanted.emit(tmp_path)
    tree = dialog.folder_page.tree
    qtbot.waitUntil(lambda: tree.rect().intersects(tree.visualRect(tree.currentIndex())), timeout=5000)
    assert tree.currentIndex().data() == tmp_path.name


def test_escape_in_the_folder_page_goes_back_to_the_form(talk: Talk, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    dialog.form.folder_wanted.emit(talk.file.parent)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.form.isVisible()


def test_cancel_stops_between_slides_and_leaves_nothing(talk: Talk, tmp_path: Path, show, qtbot, monkeypatch) -> None:
    reached, may_go = threading.Event(), threading.Event()
    step = export_job.ExportJob._step

    def slow(job: export_job.ExportJob, done: int, slides: int) -> None:
        reached.set()
        may_go.wait(5)
        step(job, done, slides)

    monkeypatch.setattr(export_job.ExportJob, "_step", slow)
    dialog = show(ExportDialog(talk, Settings()))
    ready(dialog, qtbot)
    dialog.export_button.click()
    assert reached.wait(5)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it stays until the export has stopped"
    assert not dialog.cancel_button.isEnabled()
    may_go.set()
    qtbot.waitUntil(lambda: dialog.form.isVisible(), timeout=5000)
    assert dialog.notice.sentence is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kai.jpg", "ro.md"]
    monkeypatch.setattr(export_job.ExportJob, "_step", step)
    export(dialog, qtbot)
    assert (tmp_path / "ro.pptx").exists()


def test_progress_counts_the_slides(talk: Talk, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    told: list[tuple[int, int]] = []
    dialog.job.progressed.connect(lambda done, slides: told.append((done, slides)))
    export(dialog, qtbot)
    assert told == [(done, 5) for done in range(6)]


def test_a_disk_that_refuses_is_one_sentence_and_the_form_is_there_again(
    talk: Talk, tmp_path: Path, show, qtbot
) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    gone = tmp_path / "borte"
    gone.mkdir()
    dialog.form.place.use_folder(gone)
    ready(dialog, qtbot)
    gone.rmdir()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.notice.isVisible(), timeout=5000)
    assert str(dialog.notice.sentence) == f"Mappen {gone} finnes ikke; lag den først, eller velg en annen."
    assert dialog.form.isVisible()


def test_a_private_talk_and_an_empty_one_say_why_nothing_goes_out(talk: Talk, show, qtbot) -> None:
    private = show(ExportDialog(read_talk("---\nprivate: true\n---\n\n# En\n\n- to\n", talk.kit), Settings()))
    ready(private, qtbot)
    assert str(private.notice.sentence) == "Hele foredraget er merket privat og eksporteres ikke."
    assert not private.export_button.isEnabled()
    empty = show(ExportDialog(read_talk("", talk.kit), Settings()))
    ready(empty, qtbot)
    assert str(empty.notice.sentence) == "Foredraget har ingen lysbilder ennå; skriv en overskrift først."
    assert not empty.export_button.isEnabled()
    hidden = show(ExportDialog(read_talk("# En {.hidden}\n\n- to\n", talk.kit), Settings(export_profile="publish")))
    ready(hidden, qtbot)
    assert not hidden.export_button.isEnabled()
    hidden.form.receiver_cards["organizer"].radio.click()
    ready(hidden, qtbot)
    assert hidden.export_button.isEnabled()


def test_a_program_that_is_missing_is_said_in_the_dialog(talk: Talk, show, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(export_dialog, "open_local", lambda _path: False)
    dialog = show(ExportDialog(talk, Settings()))
    export(dialog, qtbot)
    dialog.open_button.click()
    assert str(dialog.progress.notice.sentence) == "Kunne ikke åpne «ro.pptx»; åpne den fra mappen."


def test_it_can_be_done_with_the_keyboard_alone(talk: Talk, tmp_path: Path, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    ready(dialog, qtbot)
    assert dialog.focusWidget() is dialog.form.kind_cards["pptx"].radio
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert dialog.form.kind == "pdf"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), QRadioButton)
    assert dialog.focusWidget() is dialog.form.receiver_cards["stage"].radio
    ready(dialog, qtbot)
    with qtbot.waitSignal(dialog.exported, timeout=10000):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (tmp_path / "ro.pdf").exists()
