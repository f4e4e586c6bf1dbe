"""Walking through the talks of a folder: they come one after the other, and what is not saved is left alone."""

from pathlib import Path


def test_a_talk_chosen_in_the_library_takes_the_place_of_one_that_is_saved(app, tmp_path: Path) -> None:
    first, second = _two(tmp_path)
    started = app()
    window = started.start(first)
    window.panes.library.file_requested.emit(second)
    started.until(lambda: window.desk.path == second)
    assert started.desktop.windows == [window]
    assert window.editor.text() == "## To\n"


def test_a_talk_chosen_in_the_library_leaves_unsaved_text_alone(app, tmp_path: Path) -> None:
    first, second = _two(tmp_path)
    started = app()
    window = started.start(first)
    started.type("ny ")
    window.panes.library.file_requested.emit(second)
    started.until(lambda: [one.desk.path for one in started.desktop.windows] == [first, second])
    assert window.editor.text().startswith("ny ")


def _two(folder: Path) -> tuple[Path, Path]:
    files = folder / "en.md", folder / "to.md"
    for file, title in zip(files, ("En", "To"), strict=True):
        file.write_text(f"## {title}\n", "utf-8")
    return files
