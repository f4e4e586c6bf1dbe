"""A director who knows no signs gets her slides from the menu, and gets back what she deleted by mistake."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton

TALK = "---\nbrand: fjordvik\n---\n\n# Del\n\n## En\n\n- a\n\n## To\n\n- b\n"


def begun(app, tmp_path: Path, text: str = TALK):
    file = tmp_path / "tale.md"
    file.write_text(text, "utf-8")
    started = app()
    return started, started.start(file)


def test_new_slide_waits_for_its_heading(app, tmp_path: Path) -> None:
    started, window = begun(app, tmp_path)
    window.session.go_to_number(2)
    started.do("slides.new")
    assert window.editor.selected_text() == "Nytt lysbilde"
    started.type("Tre")
    assert started.titles() == ["Del", "En", "Tre", "To"]
    assert "## Tre\n" in window.editor.text()
    for _ in range(2):  # the typing and the slide
        started.do("edit.undo")
    assert window.editor.text() == TALK


def test_what_is_typed_at_once_lands_in_the_heading_of_a_long_talk_too(app, tmp_path: Path) -> None:
    slides = "".join(f"## Lysbilde {number}\n\n- {'ord ' * 60}\n\n" for number in range(300))
    started, window = begun(app, tmp_path, slides)
    window.session.go_to_number(150)
    started.do("slides.new")
    started.until(lambda: window.editor.selected_text() == "Nytt lysbilde")
    started.type("Ny")
    assert started.titles()[149:152] == ["Lysbilde 149", "Ny", "Lysbilde 150"]


def test_an_empty_page_gets_its_first_slide_so_too(app, tmp_path: Path) -> None:
    started, window = begun(app, tmp_path, "")
    started.do("slides.new")
    started.type("Hei")
    assert started.titles() == ["Hei"]
    assert window.panes.preview.scene.title == "Hei"


def test_deleted_slides_come_back_from_the_bar(app, tmp_path: Path) -> None:
    started, window = begun(app, tmp_path)
    window.session.go_to_number(2)
    started.do("slides.delete")
    assert started.titles() == ["Del", "To"]
    assert [str(one) for one in window.bar.sentences()] == ["Lysbildet er slettet."]
    next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Angre").click()
    assert started.titles() == ["Del", "En", "To"]
    assert window.editor.text() == TALK
    assert not window.bar.sentences()


def test_the_offer_goes_when_something_else_is_done(app, tmp_path: Path) -> None:
    started, window = begun(app, tmp_path)
    window.session.go_to_number(2)
    started.do("slides.delete")
    started.settle()
    started.type("x")
    assert not window.bar.sentences()


def test_nothing_of_an_emptied_talk_stays_in_sight(app, tmp_path: Path) -> None:
    started, window = begun(app, tmp_path, "# Hei\n\nNotat: Si dette.\n")
    window.panes.show_tab("notes")
    started.do("edit.select_all")
    started.do("edit.cut")
    started.settle()
    started.until(lambda: window.panes.preview.scene is None)
    assert window.panes.notes.notes_text() == ""
    assert "Skriv # og en overskrift" in window.panes.preview.accessibleDescription()
    assert not window.status._fits.isVisible()
