"""What is put into a talk reads back as what was taken: links that lead there, copies that say the same."""

from pathlib import Path

import pytest
from note_folder import note

from leaderdeck.deck.origin_marks import read_origin_mark
from leaderdeck.library.excerpt import copy_of, link_to, passage_markdown, place_of, relative_path, target_of
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.note_reading import read_entry_text

LIBRARY = Path("/bibliotek")
TEXT = note(
    "Tillit",
    "Først.\n\n## Tre lag\n\nLøfter *holdes*.\n\n> Mot er å si det.\n> — Ingrid\n\n> Ro i båten.\n\n"
    "::: fakta\nInnbyggere: 19 117\nSkoler: 7\n:::\n",
)


@pytest.fixture
def entry() -> LibraryEntry:
    return read_entry_text(LIBRARY / "notater" / "tillit.md", TEXT)


def of_kind(entry: LibraryEntry, kind: str) -> list[Passage]:
    return [one for one in entry.passages if one.kind == kind]


def test_places_are_headings_and_numbers(entry: LibraryEntry) -> None:
    assert [place_of(entry, one) for one in of_kind(entry, "section")] == ["", "Tre lag"]
    assert [place_of(entry, one) for one in of_kind(entry, "quote")] == ["sitat-1", "sitat-2"]
    assert [place_of(entry, one) for one in of_kind(entry, "fact")] == ["faktum-1", "faktum-2"]
    assert place_of(entry, of_kind(entry, "title")[0]) == ""
    assert place_of(entry, None) == ""


def test_links_are_relative_to_the_talk_and_in_its_language(entry: LibraryEntry) -> None:
    section = of_kind(entry, "section")[1]
    assert link_to(entry, section, LIBRARY / "foredrag") == "::: sett-inn ../notater/tillit.md#Tre lag"
    assert link_to(entry, None, LIBRARY, "nn") == "::: set-inn notater/tillit.md"
    assert link_to(entry, section, LIBRARY, "en-GB") == "::: include notater/tillit.md#Tre lag"
    assert relative_path(entry.path, None) == "tillit.md"


def test_a_note_that_is_a_quotation_is_taken_whole() -> None:
    one = read_entry_text(LIBRARY / "mot.md", note("Mot", "Mot er å si det.", slag="sitat", kilde="Ingrid"))
    assert target_of(one, of_kind(one, "quote")[0], LIBRARY) == "mot.md"
    fact = read_entry_text(LIBRARY / "tall.md", note("Innbyggere", "Ved nyttår.", slag="faktum", verdi="19 117"))
    assert target_of(fact, of_kind(fact, "fact")[0], LIBRARY) == "tall.md"


def test_a_copy_says_the_same_and_tells_where_it_is_from(entry: LibraryEntry) -> None:
    for passage in (*of_kind(entry, "quote"), *of_kind(entry, "fact"), *of_kind(entry, "section")):
        written = copy_of(entry, passage, LIBRARY)
        again = read_entry_text(LIBRARY / "tale.md", f"---\ntype: notat\n---\n\n{written}")
        same = [one for one in again.passages if one.kind == passage.kind and one.text == passage.text]
        assert len(same) == 1
        assert same[0].source == passage.source
        assert again.used == (target_of(entry, passage, LIBRARY),)


def test_the_files_own_markdown_is_kept_where_it_is_at_hand(entry: LibraryEntry) -> None:
    written = copy_of(entry, of_kind(entry, "section")[1], LIBRARY, "## Tre lag\n\nLøfter *holdes*.")
    mark, _, rest = written.partition("\n\n")
    assert read_origin_mark(mark.removeprefix("<!--").removesuffix("-->").strip()) is not None
    assert rest == "## Tre lag\n\nLøfter *holdes*.\n"


def test_a_figure_has_its_source_and_its_day() -> None:
    card = {"slag": "faktum", "verdi": "19 117", "enhet": "personer", "kilde": "SSB", "dato": "2025-01-01"}
    fact = read_entry_text(LIBRARY / "tall.md", note("Innbyggere", "Ved nyttår.", **card))
    written = passage_markdown(of_kind(fact, "fact")[0])
    assert written == "::: fakta\nInnbyggere: 19 117 personer\n:::\n\nKilde: SSB, 2025-01-01"


@pytest.mark.parametrize(
    "words",
    ["# ikke overskrift", "- ikke punkt", "1. ikke tall", "> ikke sitat", "*ikke* _trykk_", "--- ikke strek",
     "::: ikke", "[ikke](lenke)", "`ikke kode`", "<b>ikke</b>", "3) nei", "a | b", "x\\y", "^ nei", "% nei", "a_b_c",
     "~~nei~~"],
)  # fmt: skip
def test_words_that_look_like_marks_stay_words(words: str) -> None:
    passage = Passage("section", "Overskrift", f"Først.\n{words}", 1)
    entry = LibraryEntry(LIBRARY / "a.md", "note", "A", passages=(passage,))
    written = copy_of(entry, passage, LIBRARY)
    again = read_entry_text(LIBRARY / "b.md", f"---\ntype: notat\n---\n\n{written}")
    (section,) = of_kind(again, "section")
    assert (section.heading, section.text) == ("Overskrift", f"Først.\n{words}")


def test_a_whole_note_is_its_sections_under_its_title(entry: LibraryEntry) -> None:
    written = copy_of(entry, None, LIBRARY, level=3)
    assert [line for line in written.splitlines() if line.startswith("#")] == ["### Tillit", "### Tre lag"]
    assert "Innbyggere" in written
