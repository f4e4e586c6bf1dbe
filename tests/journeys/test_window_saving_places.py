"""A talk without a file is proposed to be saved where the library looks, so that it is found there."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog


def test_a_new_talk_is_proposed_for_the_folder_of_the_library(app, monkeypatch, tmp_path: Path) -> None:
    folder = tmp_path / "Taler"
    folder.mkdir()
    file = folder / "en.md"
    file.write_text("## En\n", "utf-8")
    started = app()
    started.start(file)
    started.do("file.new")
    started.desktop.help._begin("", started.window)
    started.type("## Vann")
    started.settle()
    proposed: list[str] = []

    def choose(_parent: object, _words: str, place: str, _kinds: str) -> tuple[str, str]:
        proposed.append(place)
        return "", ""

    from leaderdeck.desktop.documents.file_dialogs import ask_where_to_save

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", ask_where_to_save)
    started.do("file.save")
    assert [Path(place) for place in proposed] == [folder / "Vann.md"]
