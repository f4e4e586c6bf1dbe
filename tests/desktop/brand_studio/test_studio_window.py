"""The studio: every edit shows at once, nothing is lost, and a kit is saved whole or not at all."""

import time
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from leaderdeck.brand.kit_editing import set_color, set_name
from leaderdeck.brand.logos import svg_to_png
from leaderdeck.brand.reader import load_kit
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.desktop.brand_studio import studio_window
from leaderdeck.desktop.brand_studio.color_section import ColorSection
from leaderdeck.desktop.brand_studio.font_section import styles_of
from leaderdeck.desktop.brand_studio.kit_draft import KitDraft
from leaderdeck.desktop.brand_studio.logo_sight import logo_sight
from leaderdeck.desktop.brand_studio.sample_slides import OwnTalk, compose_samples
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.outline.reader import read_outline
from leaderdeck.paths import resource_folder

MOST_SECONDS = 0.6
"""How soon an edit is to be seen."""


def written(window) -> dict:
    return tomllib.loads(window.draft.text)


def retype(line, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_every_layout_is_a_live_picture(studio, kit_folder) -> None:
    window = studio(kit_folder)
    shown = [name for name in LAYOUT_NAMES if window.gallery.card(name).has_image]
    assert shown == list(LAYOUT_NAMES)
    assert [scene.layout for scene in window.reading.samples.values()] == list(LAYOUT_NAMES)
    assert window.header.state().source == "lagret"


@pytest.mark.parametrize("name", ["fjordvik", "granheim", "plain"])
def test_the_draft_of_a_kit_is_drawn_as_the_kit_itself(name: str) -> None:
    from leaderdeck.desktop.brand_studio.draft_reading import read_draft

    folder = resource_folder("brands", name)
    drawn = read_draft(folder, (folder / "brand.toml").read_text("utf-8"))
    kit = load_kit(folder)
    assert not drawn.complaints
    assert drawn.samples == compose_samples(kit)
    assert drawn.kit.palette == kit.palette


def test_what_is_typed_is_seen_at_once_and_saved_as_it_was_typed(studio, kit_folder, until) -> None:
    window = studio(kit_folder)
    before = window.gallery.card("cover").grab().toImage()
    seconds = []
    for name in ("Nordly", "Nordly by"):
        retype(window.form.names.name, name)
        began = time.process_time()
        until(lambda: not window.is_busy)
        seconds.append(time.process_time() - began)
    assert min(seconds) < MOST_SECONDS, "processor time of all threads, from the last key to the last picture"
    assert window.gallery.card("cover").grab().toImage() != before
    assert window.header.state().source == "ulagrede endringer"
    assert window.isWindowModified()
    assert window.save()
    assert load_kit(kit_folder).name == "Nordly by"
    assert window.header.state().source == "lagret"


def test_undo_and_redo_go_over_all_fields_byte_for_byte(studio, kit_folder, until) -> None:
    window = studio(kit_folder)
    texts = [window.draft.text]
    retype(window.form.names.name, "Nordly")
    texts.append(window.draft.text)
    window.form.footer.boxes["date"].setFocus()
    window.form.footer.boxes["date"].click()
    texts.append(window.draft.text)
    retype(window.form.names.slogan_line("nb"), "Ut")
    texts.append(window.draft.text)
    until(lambda: not window.is_busy)
    for text in reversed(texts[:-1]):
        QTest.keyClick(window.form.names.name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert window.draft.text == text
    until(lambda: window.form.names.name.text() == "Fjordvik kommune")
    assert not window.draft.is_edited
    for text in texts[1:]:
        QTest.keyClick(window.form.names.name, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert window.draft.text == text
    until(lambda: window.form.names.slogan_line("nb").text() == "Ut")


def test_a_value_that_cannot_be_is_told_at_its_field_and_kept(studio, kit_folder, until) -> None:
    window = studio(kit_folder)
    sizes = window.form.sizes
    retype(sizes.lines["body"], "28, stor")
    until(lambda: not window.is_busy)
    notes = [note.sentence.source for _, note, _ in sizes._notes if note.sentence is not None]
    assert notes == ["Skriv størrelser fra stor til liten, som 40, 36, 32."]
    assert sizes.lines["body"].text() == "28, stor"
    assert window.gallery.card("cover").has_image, "the pictures of before stay"
    assert not window.save()
    assert "28, stor" not in (kit_folder / "brand.toml").read_text("utf-8")
    retype(sizes.lines["body"], "28, 24")
    until(lambda: not window.is_busy)
    assert written(window)["sizes"]["body"] == [28, 24]
    assert window.save()
    retype(window.form.validity.dates["valid-to"], "1.2.2027")
    assert str(written(window)["valid-to"]) == "2027-02-01"


def test_a_color_is_chosen_live_and_a_shade_that_reads_is_offered(studio, kit_folder, until) -> None:
    window = studio(kit_folder)
    colors: ColorSection = window.form.colors
    before = window.draft.text
    colors.swatch("accent").click()
    dialog = colors.dialog
    retype(dialog.hex, "#F0C0A0")
    until(lambda: not window.is_busy)
    assert window.reading.kit.palette.rgb("accent1") == "#F0C0A0", "it is drawn though it is hard to read"
    assert [cell.ratio < 4.5 for cell in colors.contrasts.cells()].count(True) == 4
    assert "har for lav kontrast" in colors.contrasts.summary.text()
    assert not window.save()
    assert dialog.nearest.isVisible()
    dialog.nearest.click()
    until(lambda: not window.is_busy)
    assert not window.reading.complaints
    dialog.done_button.click()
    assert written(window)["colors"]["accent"]["rgb"] == dialog.rgb
    window.draft.undo()
    assert window.draft.text == before, "the whole choice is one step"
    colors.swatch("deep").click()
    until(lambda: not window.is_busy)
    retype(colors.dialog.hex, "#000")
    assert written(window)["colors"]["deep"]["rgb"] == "#000000"
    colors.dialog.cancel_button.click()
    assert written(window)["colors"]["deep"] == {"name": "Dypfjord", "rgb": "#0B3C49"}


def test_the_color_sliders_give_the_color_that_they_show(studio, kit_folder) -> None:
    window = studio(kit_folder)
    window.form.colors.open_color("deep")
    dialog = window.form.colors.dialog
    dialog.slider("lightness").setValue(20)
    assert dialog.hex.text() == dialog.rgb == written(window)["colors"]["deep"]["rgb"] != "#0B3C49"
    dialog.reject()


def test_languages_come_and_go(studio, kit_folder, until) -> None:
    window = studio(kit_folder)
    menu = window.form.names.more.menu()
    next(action for action in menu.actions() if action.text() == "nordsamisk").trigger()
    until(lambda: not window.is_busy)
    retype(window.form.names.slogan_line("se"), "Oktasas")
    assert written(window)["slogan"]["se"] == "Oktasas"
    window.form.names._rows["se"].remove.click()
    assert "se" not in written(window)["slogan"]


def test_a_logo_that_is_dropped_becomes_a_variant_and_travels_into_the_kit(studio, kit_folder, tmp_path, until) -> None:
    window = studio(kit_folder)
    file = tmp_path / "Nytt Merke æøå.png"
    file.write_bytes(svg_to_png((kit_folder / "logo-dark.svg").read_bytes(), 300))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path / "tekst.txt"))])
    window.form.logos.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    until(lambda: not window.is_busy)
    rows = window.form.logos.rows()
    assert [row.file_label.text() for row in rows] == ["logo-light.svg", "logo-dark.svg", "nytt-merke.png"]
    assert "✓" not in rows[2].sight_label.text(), "a white mark on white is not seen"
    assert "✓" in rows[0].sight_label.text()
    assert "✓" in rows[1].sight_label.text()
    rows[0].remove.click()
    until(lambda: not window.is_busy)
    assert window.save()
    assert (kit_folder / "nytt-merke.png").read_bytes() == file.read_bytes()
    assert not (kit_folder / "logo-light.svg").exists(), "what the kit names no more is gone"
    window.draft.undo()
    assert window.save()
    assert (kit_folder / "logo-light.svg").exists(), "and comes back with a step back"


def test_a_logo_is_seen_or_not(kit_folder) -> None:
    assert logo_sight(kit_folder / "logo-light.svg", "#FFFFFF").is_clear
    assert not logo_sight(kit_folder / "logo-light.svg", "#0B3C49").share > 0.5
    assert logo_sight(kit_folder / "mangler.svg", "#FFFFFF") is None


def test_typefaces_tell_what_others_see(studio, kit_folder, until) -> None:
    window = studio(kit_folder)
    fonts = window.form.fonts
    until(lambda: fonts.facts_words("body"))
    assert "kan bygges inn ✓" in fonts.facts_words("body")
    retype(fonts.family("heading"), "Oslo Sans")
    until(lambda: not window.is_busy)
    row = fonts._rows["heading"]
    assert row.drawn_with.isVisible()
    assert window.reading.complaints
    row.drawn_with.setCurrentIndex(row.drawn_with.findData("Carlito"))
    row.drawn_with.activated.emit(row.drawn_with.currentIndex())
    until(lambda: not window.is_busy)
    assert window.reading.kit.heading_font.typeface == "Oslo Sans"
    assert window.reading.kit.heading_font.regular.name.startswith("Carlito")


def test_font_files_are_told_apart_by_their_names(tmp_path: Path) -> None:
    files = [tmp_path / f"Oslo-{style}.ttf" for style in ("BoldItalic", "Bold", "Light", "Italic")]
    assert styles_of(files) == {
        "bold-italic": files[0], "bold": files[1], "regular": files[2], "italic": files[3],
    }  # fmt: skip
    assert styles_of([files[1]]) == {"regular": files[1]}


def test_font_files_become_the_kits_own(studio, kit_folder, until, monkeypatch) -> None:
    window = studio(kit_folder)
    source = resource_folder("fonts", "noto-serif", "NotoSerif-Regular.ttf")
    monkeypatch.setattr(studio_window, "ask_for_fonts", lambda _parent: [source])
    window.form.fonts.family("heading").setText("Egen Serif")
    window.form.fonts._rows["heading"].files.click()
    until(lambda: not window.is_busy)
    assert window.reading.kit.heading_font.typeface == "Egen Serif"
    assert window.save()
    assert load_kit(kit_folder).heading_font.regular == kit_folder.resolve() / "notoserif-regular.ttf"


def test_a_layout_is_shown_large_and_changed_there(studio, kit_folder, until) -> None:
    window = studio(kit_folder)
    window.gallery.card("quote").setFocus()
    QTest.keyClick(window.gallery.card("quote"), Qt.Key.Key_Return)
    assert (window.pages.currentWidget(), window.view.name) == (window.view, "quote")
    view = window.view
    view.ground.setCurrentIndex(view.ground.findData("panel"))
    view.ground.activated.emit(view.ground.currentIndex())
    until(lambda: not window.is_busy)
    assert written(window)["layouts"]["quote"] == {"ground": "panel"}
    assert window.reading.kit.template.layout("quote").ground == "accent6"
    QTest.keyClick(view.back, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.gallery
    assert window.gallery.card("quote").hasFocus()


def test_the_layouts_are_shown_with_ones_own_talk(studio, kit_folder, until) -> None:
    deck = read_outline("# Vårt eget\n\n- punkt\n- til\n", ()).deck
    window = studio(kit_folder, OwnTalk(deck, None))
    window.run("talk")
    until(lambda: not window.is_busy)
    assert window.reading.samples["content"].title == "Vårt eget"
    assert window.reading.samples["quote"].layout == "quote", "what the talk does not use stays the sample"


def test_a_shipped_kit_is_only_looked_at(studio) -> None:
    window = studio(resource_folder("brands", "fjordvik"))
    before = window.draft.text
    assert not window.form.names.isEnabled()
    assert window.gallery.isEnabled()
    assert window.bar.sentences()[0].source.startswith("Denne profilen kan ikke endres her")
    window.edit(None, lambda text: set_name(text, "B"))
    assert window.draft.text == before


def test_a_kit_that_others_changed_meanwhile_is_not_overwritten(studio, kit_folder) -> None:
    window = studio(kit_folder)
    file = kit_folder / "brand.toml"
    theirs = set_name(file.read_text("utf-8"), "Deres")
    file.write_text(theirs, "utf-8")
    window.edit(None, lambda text: set_name(text, "Vår"))
    assert not window.save()
    assert file.read_text("utf-8") == theirs
    assert window.save(force=True)
    assert load_kit(kit_folder).name == "Vår"


def test_a_disk_that_fails_leaves_the_kit_as_it_was(studio, kit_folder, monkeypatch) -> None:
    window = studio(kit_folder)
    before = {file.name: file.read_bytes() for file in kit_folder.iterdir()}
    window.edit(None, lambda text: set_color(text, "deep", rgb="#101010"))
    real, tries = studio_window.save_kit.__globals__["replace_files"], []

    def fall_after_the_first(writes, **options) -> None:
        first, *_ = list(writes)
        tries.append(first[0].name)
        real([first], **options)
        raise FileProblem(say("Fant ikke {file}.", file="x"))

    monkeypatch.setitem(studio_window.save_kit.__globals__, "replace_files", fall_after_the_first)
    assert not window.save()
    assert tries == ["template.pptx"], "what names the files comes last"
    assert {file.name: file.read_bytes() for file in kit_folder.iterdir()} == before
    assert window.draft.is_edited
    assert [file.name for file in kit_folder.parent.iterdir()] == ["fjordvik"]


def test_closing_asks_about_what_is_not_saved(studio, kit_folder, monkeypatch) -> None:
    window = studio(kit_folder)
    window.edit(None, lambda text: set_name(text, "B"))
    answers = iter(("cancel", "discard"))
    monkeypatch.setattr(studio_window.SaveChangesDialog, "ask", lambda *_: next(answers))
    assert not window.close()
    assert window.isVisible()
    assert window.close()
    assert "Fjordvik kommune" in (kit_folder / "brand.toml").read_text("utf-8")


def test_a_new_version_leaves_the_old_one_for_talks_that_pin_it(studio, kit_folder, monkeypatch) -> None:
    from leaderdeck.brand.catalog import find_kit
    from leaderdeck.desktop.brand_studio.name_dialog import NameDialog

    window = studio(kit_folder)
    proposed = []

    def answer(dialog: NameDialog) -> None:
        proposed.append(dialog.line.text())
        dialog.do_button.click()

    monkeypatch.setattr(NameDialog, "exec", answer)
    window.edit(None, lambda text: set_name(text, "Ny"))
    window.run("save_version")
    assert proposed == ["1.1"]
    assert (find_kit("fjordvik").version, find_kit("fjordvik").name) == ("1.1", "Ny")
    assert find_kit("fjordvik@1.0").name == "Fjordvik kommune"


def test_a_studio_that_is_gone_leaves_no_widget_behind(kit_folder, qapp) -> None:
    before = set(qapp.allWidgets())
    window = studio_window.StudioWindow(KitDraft(kit_folder), lambda: None)
    made = len(qapp.allWidgets()) - len(before)
    window.draft.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert made > 200
    assert len(qapp.allWidgets()) - len(before) < 3
