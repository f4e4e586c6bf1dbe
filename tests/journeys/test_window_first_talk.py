"""A director who has never seen the app: the sample is there, three headings give three slides, and it is saved."""

from pathlib import Path

from leaderdeck.desktop.documents.text_file import open_text


def test_the_first_start_shows_a_talk_that_can_be_changed(app, tmp_path: Path) -> None:
    started = app()
    window = started.start()
    assert window.desk.path == tmp_path / "Dokumenter" / "LeaderDeck" / "ro-i-baten.md"
    assert len(window.session.talk.scenes) == 10
    assert window.panes.preview.scene is not None
    assert not window.desk.is_edited
    assert not any(finding.rule.startswith("file.") for finding in window.session.talk.findings)


def test_three_headings_are_three_branded_slides_and_a_file(app, tmp_path: Path, monkeypatch) -> None:
    started = app()
    started.start()
    started.do("file.new")
    window = started.window
    started.desktop.help._begin("", window)
    started.type("## Tillit\n\n## Kontroll\n\n## Mot")
    assert started.titles() == ["Tillit", "Kontroll", "Mot"]
    assert started.window.panes.preview.scene.title == "Mot"
    started.window.choose_brand("fjordvik")
    started.settle()
    assert started.window.session.talk.kit.id == "fjordvik"
    target = tmp_path / "Mitt første.md"
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: target)
    started.do("file.save")
    started.until(target.exists)
    started.until(lambda: not started.window.desk.is_edited)
    assert open_text(target).text == started.window.editor.text()
    assert "brand: fjordvik" in target.read_text("utf-8")


def test_the_talk_is_there_again_at_the_next_start(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text("## En\n\n- a\n\n## To\n\n- b\n", "utf-8")
    first = app()
    window = first.start(file)
    window.session.go_to_number(2)
    first.settle()
    first.do("file.close")
    again = app()
    window = again.start()
    assert window.desk.path == file
    assert window.editor.cursor_line() == 5


def test_a_talk_that_was_open_is_found_among_the_recent(app, tmp_path: Path) -> None:
    files = [tmp_path / "a" / "tale.md", tmp_path / "b" / "tale.md", tmp_path / "Mål & mot.md"]
    for file in files:
        file.parent.mkdir(exist_ok=True)
    files[0].write_text("---\nprivate: true\n---\n\n## Hemmelig\n", "utf-8")
    files[1].write_text("---\ntitle: Tillit & trygghet\n---\n\n## En\n", "utf-8")
    files[2].write_text("# Mål og mot\n\n- a\n", "utf-8")
    started = app()
    for file in files:
        started.desktop.open_file(file, started.desktop.windows[0] if started.desktop.windows else None)
        started.until(lambda wanted=file: wanted in started.desktop.settings.recent)
    window = started.window
    window.recent.fill()
    shown = window.recent.actions()
    assert [action.toolTip() for action in shown] == [str(file) for file in reversed(files)]
    started.until(lambda: window.recent.titles[files[2]])
    words = [action.text() for action in shown]
    assert words == ["Mål og mot\tMål && mot.md", "Tillit & trygghet\ttale.md – b".replace("&", "&&"), "tale.md – a"]
    window.recent.actions()[2].trigger()
    assert started.desktop.windows[0].desk.path == files[0]
    assert len(started.desktop.windows) == 3


def test_the_next_talk_has_the_brand_of_the_one_before(app) -> None:
    started = app()
    window = started.start()
    started.desktop.help._begin("", window)
    started.until(lambda: len(started.desktop.windows) == 2)
    started.type("## Ny begynnelse")
    started.settle()
    assert started.window.session.talk.kit.id == "fjordvik"
    assert started.window.editor.text() == "---\nbrand: fjordvik\n---\n\n## Ny begynnelse"
