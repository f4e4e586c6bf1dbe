"""What the library knows of a file: its card, its passages with their lines, nothing of private ones."""

from pathlib import Path

import pytest
from note_folder import note

from leaderdeck.errors import FileProblem
from leaderdeck.library.folder import LARGEST_READ_BYTES, Stamp
from leaderdeck.library.note import Given, LibraryEntry
from leaderdeck.note_reading import read_entry, read_entry_text


def entry_of(text: str) -> LibraryEntry:
    return read_entry_text(Path("notat.md"), text)


def test_the_card_of_a_note() -> None:
    entry = entry_of(
        note(
            "Tittel",
            "Ord.",
            tema="[kultur, tillit]",
            personer="Kari, Ola",
            sted="Bodø",
            dato="16. mars 2025",
            kilde="SSB",
        )
    )
    assert (entry.kind, entry.title, entry.topics, entry.people) == (
        "note",
        "Tittel",
        ("kultur", "tillit"),
        ("Kari", "Ola"),
    )
    assert (entry.place, entry.date, entry.source, entry.language) == ("Bodø", "2025-03-16", "SSB", "nb")


@pytest.mark.parametrize(
    ("word", "kind"),
    [("tese", "thought"), ("tanke", "thought"), ("sitat", "quote"), ("faktum", "fact"), ("spørsmål", "question"),
     ("erfaring", "experience"), ("møte", "meeting"), ("quote", "quote"), ("meeting", "meeting")],
)  # fmt: skip
def test_kinds_in_all_languages(word: str, kind: str) -> None:
    assert entry_of(f"---\nslag: {word}\n---\n\nOrd.\n").kind == kind


def test_a_text_without_a_card_is_a_talk_and_called_after_its_first_words() -> None:
    assert entry_of("## Først\n\nOrd.\n").kind == "talk"
    assert entry_of("---\ntype: notat\n---\n\nBare noen ord.\n").title == "Bare noen ord."
    assert entry_of("---\ntype: notat\n---\n").title == "notat"


def test_passages_stand_where_they_are_in_the_file() -> None:
    text = note("T", "Først.\n\n## Del\n\n> Sagt.\n> — Kari\n\n::: fakta\nSkoler: 7\n:::\n")
    lines = text.split("\n")
    for passage in entry_of(text).passages[1:]:
        here = lines[passage.line - 1]
        assert {"quote": "> Sagt.", "fact": "Skoler: 7"}.get(passage.kind, passage.heading or "Først.") in here


def test_a_figure_as_a_note_has_all_that_is_known_of_it() -> None:
    card = {"slag": "faktum", "verdi": "7", "enhet": "skoler", "kilde": "SSB", "dato": "2025-01-01", "best-før": "2026"}
    (fact,) = [one for one in entry_of(note("Skoler i alt", "Talt opp.", **card)).passages if one.kind == "fact"]
    assert fact.fact is not None
    assert (fact.fact.value, fact.fact.unit, fact.fact.label) == ("7", "skoler", "Skoler i alt")
    assert (fact.fact.source, fact.fact.date, fact.fact.best_before) == ("SSB", "2025-01-01", "2026-12-31")


@pytest.mark.parametrize(
    "given",
    ["holdt: Lederdagene, Oslo, 16. mars 2025", "holdt: [\"Lederdagene, Oslo, 2025-03-16\"]",
     "given:\n  - event: Lederdagene\n    date: 2025-03-16\n    place: Oslo"],
)  # fmt: skip
def test_when_a_talk_was_given(given: str) -> None:
    entry = entry_of(f"---\ntittel: T\n{given}\n---\n\n## A\n\n- b\n")
    assert entry.given == (Given("Lederdagene", "2025-03-16", "Oslo"),)


@pytest.mark.parametrize("line", ["privat: ja", "private: true", "Privat: ja", "privat: kanskje", "privat: [ja"])
def test_nothing_is_known_of_a_private_file(line: str) -> None:
    entry = entry_of(f"---\ntittel: Kjenneord\n{line}\ntema: kjenneord\n---\n\nKjenneord.\n")
    assert entry == LibraryEntry(Path("notat.md"), "note", "", private=True)


def test_private_passages_are_none() -> None:
    text = note("T", "Åpent.\n\nPrivat: Kjenneord.\n\n::: privat\nKjenneord.\n:::\n")
    assert "jenneord" not in str(entry_of(text))


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "stor.md"
    path.write_bytes(b"a")
    with pytest.raises(FileProblem, match="større enn 4 MB"):
        read_entry(path, Stamp(0, LARGEST_READ_BYTES + 1))
    with pytest.raises(FileProblem, match="Kunne ikke lese"):
        read_entry(tmp_path / "fins ikke.md", Stamp(0, 1))
    path.write_bytes(bytes(range(256)))
    with pytest.raises(FileProblem):
        read_entry(path, Stamp(0, 256))


def test_a_locked_file_is_not_even_opened(tmp_path: Path) -> None:
    entry = read_entry(tmp_path / "fins ikke.leaderdeck-locked", Stamp(0, 1))
    assert (entry.private, entry.locked, entry.title) == (True, True, "")


def test_slides_taken_from_elsewhere_are_not_the_talks_own() -> None:
    entry = entry_of("---\ntittel: T\n---\n\n## Min\n\n- Ord\n\n::: sett-inn notater/a.md#Del\n")
    assert entry.used == ("notater/a.md#Del",)
    assert [one.heading for one in entry.passages if one.kind == "slide"][1:] == ["Min"]
