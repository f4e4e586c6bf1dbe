"""`leaderdeck notes`: written, listed and searched from the command line, with plain words where it goes wrong."""

import io
import json
import sys
from pathlib import Path

import pytest

from leaderdeck.desktop.settings import Settings, save_settings
from leaderdeck.library.index import index_file_of
from leaderdeck.note_reading import read_entry_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bibliotek"
    made.mkdir()
    (made / "tillit.md").write_text(
        "---\ntittel: Tillit\ntype: notat\ntema: [kultur]\ndato: 2025-01-02\n---\n\n"
        "Tillit bygges.\n\n> Ro i båten.\n> — Kari\n",
        "utf-8",
    )
    (made / "privat.md").write_text("---\ntittel: Hemmelig\nprivat: ja\n---\n\nTillit er kjenneord.\n", "utf-8")
    (made / "bilde.md").write_bytes(bytes(range(256)) * 9)
    return made


def test_a_note_is_written_with_what_is_said_of_it(leaderdeck, folder: Path) -> None:
    code, out, err = leaderdeck(
        "notes", "add", "Mot", "er", "å", "si", "det.", "--kind", "sitat", "--topic", "kultur", "--topic", "mot",
        "--person", "Kari", "--source", "Ingrid Vik", "--title", "Om mot", "--folder", folder,
    )  # fmt: skip
    assert (code, err) == (0, "")
    path = folder / "om mot.md"
    assert str(path) in out
    entry = read_entry_text(path, path.read_text("utf-8"))
    assert (entry.kind, entry.title, entry.topics, entry.source) == ("quote", "Om mot", ("kultur", "mot"), "Ingrid Vik")
    assert entry.people == ("Kari",)


def test_the_text_may_come_through_a_pipe_and_no_file_is_overwritten(
    leaderdeck, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"Tillit\n\nTekst {number}.\n"))
        code, out, _ = leaderdeck("notes", "add", "-", "--folder", folder, "--json")
        assert code == 0
        written = Path(json.loads(out)["file"])
        assert written.name == f"tillit {number + 1}.md"
        assert f"Tekst {number}." in written.read_text("utf-8")


def test_notes_are_listed_with_what_cannot_be_read(leaderdeck, folder: Path) -> None:
    code, out, _ = leaderdeck("notes", "list", "--folder", folder)
    assert code == 0
    assert "2025-01-02  notat       Tillit  tillit.md" in out
    assert "bilde.md: ikke en tekstfil" in out
    assert "Hemmelig" not in out
    code, out, _ = leaderdeck("notes", "list", "--folder", folder, "--json")
    document = json.loads(out)
    assert {Path(one["file"]).name for one in document["files"]} == {"tillit.md", "privat.md", "bilde.md"}
    assert [one["reason"] for one in document["odd"]] == ["not-text"]


def test_topics_and_people_are_counted(leaderdeck, folder: Path) -> None:
    code, out, _ = leaderdeck("notes", "list", "--topics", "--folder", folder)
    assert (code, out.split()) == (0, ["1", "kultur"])
    code, out, _ = leaderdeck("notes", "list", "--people", "--folder", folder, "--json")
    assert (code, json.loads(out)["names"]) == (0, [])


def test_what_is_found_says_where_it_stands(leaderdeck, folder: Path) -> None:
    code, out, _ = leaderdeck("notes", "search", "båt", "--folder", folder)
    assert code == 0
    first, snippet = out.splitlines()[:2]
    assert first.endswith("tillit.md:10")
    assert snippet.strip() == "Ro i [båten]."
    code, out, _ = leaderdeck("notes", "search", "tillit", "--folder", folder, "--json", "--limit", "1")
    (hit,) = json.loads(out)["hits"]
    assert (hit["title"], hit["answers_all"]) == ("Tillit", True)
    assert ["Tillit", True] in hit["snippet"]
    code, out, _ = leaderdeck("notes", "search", "kjenneord", "--folder", folder)
    assert (code, out.strip()) == (0, "Ingen treff.")


def test_the_folder_chosen_in_the_app_is_taken(leaderdeck, folder: Path) -> None:
    save_settings(Settings(folder=folder))
    code, out, _ = leaderdeck("notes", "search", "tillit")
    assert code == 0
    assert "tillit.md" in out
    assert index_file_of(folder).exists()


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("list", "--folder", "fins ikke"), ("search", "--folder", "."), ("add", "--folder", "."),
     ("add", " ", "--folder", ".")],
)  # fmt: skip
def test_what_goes_wrong_is_one_sentence(leaderdeck, arguments: tuple[str, ...]) -> None:
    code, out, err = leaderdeck("notes", *arguments)
    assert code != 0
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
