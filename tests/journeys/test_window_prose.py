"""From text to talk in the real app: the menu, a text, a changed guess, and a talk that is not saved yet."""

from pathlib import Path

from app_windows import AppWindows
from PySide6.QtGui import QGuiApplication

from leaderdeck.desktop.prose.leave_dialog import LeaveDialog
from leaderdeck.desktop.prose.prose_window import ProseWindow

ARTICLE = (
    "Broen over fjorden\n\nKari Nordli, ordfører i Fjordvik\n\n"
    "En bro er mer enn stål. Den er et løfte mellom to bygder.\n\n"
    "Ingen bygger bro alene. Det sa fergemannen, og han hadde rett.\n\n"
    "Lengde: 840 meter\nPris: 1,2 milliarder\n"
)


def test_an_article_on_the_clipboard_becomes_a_talk_that_is_not_saved(app, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "tale.md").write_text("---\ntitle: Tale\nbrand: fjordvik\n---\n\n## En\n\n- a\n", "utf-8")
    started = app()
    started.start(tmp_path / "tale.md")
    QGuiApplication.clipboard().setText(ARTICLE)
    prose = opened(started)
    assert prose.empty.window_.text() == "Bruk «Tale»"
    prose.empty.paste.click()
    started.until(lambda: prose.made is not None)
    assert prose.made is not None
    assert prose.made.talk.kit.id == "fjordvik"
    place = next(entry.place for entry in prose.paragraphs.entries if "Ingen bygger" in entry.words)
    prose.change_guess(place, "quote")
    monkeypatch.setattr(LeaveDialog, "ask", lambda _parent: "stay")
    started.desktop.quit()
    assert prose.isVisible()
    assert len(started.desktop.windows) == 1
    prose.header.make.click()
    started.until(lambda: len(started.desktop.windows) == 2)
    window = started.window
    started.until(lambda: window.session.talk is not None)
    assert "Broen over fjorden" in started.titles()
    assert f"<!-- kilde: avsnitt {place} -->" in window.editor.text()
    assert window.desk.path is None
    assert window.desk.is_edited
    assert window.session.talk is not None
    assert window.session.talk.kit.id == "fjordvik"
    assert not any("kilde: avsnitt" in str(finding.message) for finding in window.session.talk.findings)


def test_the_text_that_is_open_can_be_what_the_talk_is_made_of(app, tmp_path: Path) -> None:
    (tmp_path / "notat.md").write_text(ARTICLE, "utf-8")
    started = app()
    started.start(tmp_path / "notat.md")
    prose = opened(started)
    prose.empty.window_.click()
    started.until(lambda: prose.made is not None)
    assert len(prose.paragraphs.entries) == 6
    prose.close()
    assert len(started.desktop.windows) == 1


def opened(started: AppWindows) -> ProseWindow:
    """The window that the menu opens."""
    started.do("file.prose")
    found = [one for one in started.application.topLevelWidgets() if isinstance(one, ProseWindow) and one.isVisible()]
    assert len(found) == 1
    return found[0]
