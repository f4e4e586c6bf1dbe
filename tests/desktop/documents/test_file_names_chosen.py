"""A name that is typed in the file dialog becomes a file that is found again, and never one that replaces another."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderdeck.desktop.documents.file_dialogs import ask_where_to_save
from leaderdeck.library.locked_note import LOCKED_ENDING


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the user types into the dialogs that come, one after the other; what was proposed is put in its place."""
    typed: list[str] = []

    def choose(_parent: QWidget, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        answer = typed.pop(0)
        return (answer or proposed, "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("tale", "tale.md"), ("Møte 12.3", "Møte 12.3.md"), ("tale.MD", "tale.MD"), ("notat.txt", "notat.txt"),
        ("a.markdown", "a.markdown"), (f"a{LOCKED_ENDING}", f"a{LOCKED_ENDING}"), ("v1.0 utkast", "v1.0 utkast.md"),
    ],
)  # fmt: skip
def test_a_talk_gets_an_ending_by_which_it_is_found(tmp_path: Path, answers, typed: str, name: str) -> None:
    answers.append(str(tmp_path / typed))
    assert ask_where_to_save(None, None, "T", tmp_path) == tmp_path / name


def test_a_file_that_the_ending_would_lead_to_is_asked_about_first(tmp_path: Path, answers) -> None:
    (tmp_path / "tale.md").write_text("# Viktig\n")
    answers += [str(tmp_path / "tale"), str(tmp_path / "tale 2")]
    assert ask_where_to_save(None, None, "T", tmp_path) == tmp_path / "tale 2.md"
    answers += [str(tmp_path / "tale"), ""]  # the name with its ending, to which the dialog itself has asked
    assert ask_where_to_save(None, None, "T", tmp_path) == tmp_path / "tale.md"


def test_a_title_that_is_taken_is_proposed_with_a_number(tmp_path: Path, answers) -> None:
    for name in ("Vann.md", "Vann 2.md"):
        (tmp_path / name).write_text("# En\n")
    answers.append("")
    assert ask_where_to_save(None, None, "Vann", tmp_path) == tmp_path / "Vann 3.md"
    answers.append("")
    assert ask_where_to_save(None, tmp_path / "Vann.md", "Vann", tmp_path) == tmp_path / "Vann.md"
