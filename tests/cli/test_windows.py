"""`leaderdeck [FILE]`: the windows, or one sentence why not."""

import subprocess
import sys
from pathlib import Path

import pytest

from leaderdeck.cli.windows import names_a_talk


@pytest.fixture
def without_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("leaderdeck.cli.windows.platform.system", lambda: "Linux")


def test_where_there_is_no_screen_one_sentence_says_so(leaderdeck, without_screen, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text("## En\n", "utf-8")
    for call in ((), (file,)):
        code, out, err = leaderdeck(*call)
        assert (code, out) == (2, "")
        assert "skjerm" in err
        assert len(err.splitlines()) == 1


@pytest.mark.parametrize("name", ["finnes-ikke.md", "mappe/finnes-ikke.txt"])
def test_a_file_that_is_not_there_is_said_before_any_window_opens(leaderdeck, tmp_path: Path, name: str) -> None:
    code, out, err = leaderdeck(tmp_path / name)
    assert (code, out) == (2, "")
    assert Path(name).name in err
    assert len(err.splitlines()) == 1


def test_a_file_that_is_no_text_is_told_in_the_window(leaderdeck, tmp_path: Path, monkeypatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("leaderdeck.desktop.app.run_app", lambda files: opened.extend(files) or 0)
    file = tmp_path / "bilde.md"
    file.write_bytes(b"\x00\x01\x02\xff")
    assert leaderdeck(file) == (0, "", "")
    assert opened == [file]


def test_what_is_no_command_and_no_file_is_a_mistake(leaderdeck, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = leaderdeck("eksporter")
    assert code == 2
    assert "eksporter" in err


@pytest.mark.parametrize(
    ("argument", "is_one"), [("tale.md", True), ("Tale.MARKDOWN", True), ("a/b", True), ("export", False), ("x", False)]
)
def test_what_counts_as_a_file(argument: str, is_one: bool, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert names_a_talk(argument) is is_one


def test_telling_the_version_loads_no_windows() -> None:
    code = (
        "import sys; from leaderdeck.cli.program import run; run(['--version']); "
        "print([name for name in sys.modules if name.startswith(('PySide6', 'pptx', 'leaderdeck.desktop', 'lxml'))])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "[]"
