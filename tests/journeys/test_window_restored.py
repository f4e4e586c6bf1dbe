"""The windows that were open are open again, also when the program did not end by itself."""

from pathlib import Path

from leaderdeck.desktop.settings import load_settings


def test_windows_are_known_while_they_are_open(app, tmp_path: Path) -> None:
    files = [tmp_path / "en.md", tmp_path / "to.md"]
    for file in files:
        file.write_text(f"## {file.stem}\n", "utf-8")
    started = app()
    started.start(files[0])
    started.desktop.open_file(files[1])
    started.until(lambda: [window.desk.path for window in started.desktop.windows] == files)
    started.until(lambda: [place.file for place in load_settings().windows] == files)
