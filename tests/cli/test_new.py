"""`leaderdeck new`: a starter that needs nothing but words."""

import json
from pathlib import Path

import pytest

from leaderdeck.cli.new import KINDS


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_is_written_and_has_no_errors(leaderdeck, tmp_path: Path, kind: str, language: str) -> None:
    file = tmp_path / "tale.md"
    code, out, err = leaderdeck("new", kind, file, "--lang", language)
    assert (code, err) == (0, "")
    assert str(file) in out
    _, out, _ = leaderdeck("check", file, "--json")
    assert [found for found in json.loads(out)["findings"] if found["severity"] == "error"] == []


def test_a_starter_is_named_for_its_kind(leaderdeck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert leaderdeck("new", "tale")[0] == 0
    assert leaderdeck("new", "keynote", tmp_path)[0] == 0
    assert {file.name for file in tmp_path.iterdir()} == {"tale.md", "keynote.md"}


def test_a_file_that_exists_is_never_replaced(leaderdeck, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text("Mitt.", "utf-8")
    code, out, err = leaderdeck("new", "tale", file)
    assert (code, out) == (2, "")
    assert "finnes fra før" in err
    assert file.read_text("utf-8") == "Mitt."


def test_a_starter_is_in_the_language_of_the_system(leaderdeck, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("LEADERDECK_LANG", "nn")
    leaderdeck("new", "tale", tmp_path / "tale.md")
    assert "lang: nn" in (tmp_path / "tale.md").read_text("utf-8")
