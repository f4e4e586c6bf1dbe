"""Where and when a slide, a quotation or a note was used: by links, by copies, by the talk's own card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from note_folder import note, up_to_date, write

from leaderdeck.deck.origin_marks import origin_mark
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.library.usage import is_unused, last_given, uses_of_file, uses_of_passage
from leaderdeck.note_reading import read_entry

QUOTE = "Mot er å si det høyt mens det ennå nytter."
PARAGRAPH = "Tillit bygges av mange små løfter som blir holdt, hver eneste uke i året."
NOTE = note(
    "Tillit", f"{PARAGRAPH}\n\n> {QUOTE}\n> — Ingrid Vik\n\n## Ubrukt\n\nDette avsnittet har ingen sagt til noen ennå."
)
GIVEN = 'holdt: ["Lederdagene, Oslo, 16. mars 2025", "Årsmøtet, 2024-02-01"]\n'


def talk(title: str, body: str, more: str = "") -> str:
    return f"---\ntittel: {title}\n{more}---\n\n## Første\n\n- Et punkt\n\n{body}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "notater" / "tillit.md", NOTE)
    return tmp_path


@pytest.fixture
def index() -> Iterator[LibraryIndex]:
    opened = LibraryIndex(None)
    yield opened
    opened.close()


def entry_of(index: LibraryIndex, folder: Path) -> LibraryEntry:
    up_to_date(index, folder)
    entry = index.entry(folder / "notater" / "tillit.md")
    assert entry is not None
    return entry


def passage(entry: LibraryEntry, kind: str, heading: str = "") -> Passage:
    return next(one for one in entry.passages if one.kind == kind and one.heading == heading)


@pytest.mark.parametrize(
    "target", ["../notater/tillit.md", "notater/tillit.md", "..\\notater\\tillit.md", "../notater/tillit.md#sitat-1"]
)
def test_a_link_is_a_use_with_its_occasions(folder: Path, index: LibraryIndex, target: str) -> None:
    write(folder / "foredrag" / "tale.md", talk("Tale", f"::: sett-inn {target}", GIVEN))
    entry = entry_of(index, folder)
    (use,) = uses_of_file(index, entry.path)
    assert (use.talk.title, use.how) == ("Tale", "link")
    assert [given.event for given in use.given] == ["Lederdagene", "Årsmøtet"]
    last = last_given([use])
    assert last is not None
    assert (last.event, last.date, last.place) == ("Lederdagene", "2025-03-16", "Oslo")
    assert {one.title for one in index.used()} == {"Tillit", "Tale"}


def test_a_copy_is_known_by_its_words_however_they_are_marked_and_broken(folder: Path, index: LibraryIndex) -> None:
    broken = QUOTE.replace("si det", "*si det*").replace("mens", "\n> mens")
    write(folder / "tale.md", talk("Tale", f"> {broken}"))
    entry = entry_of(index, folder)
    (use,) = uses_of_passage(index, entry, passage(entry, "quote"))
    assert (use.talk.title, use.how, use.given) == ("Tale", "copy", ())
    assert not is_unused(index, entry, passage(entry, "quote"))
    assert is_unused(index, entry, passage(entry, "section", "Ubrukt"))


def test_a_paragraph_said_in_speaker_notes_is_a_use(folder: Path, index: LibraryIndex) -> None:
    write(folder / "tale.md", talk("Tale", f"Notat: {PARAGRAPH}"))
    entry = entry_of(index, folder)
    assert [use.how for use in uses_of_file(index, entry.path)] == ["copy"]


def test_a_few_common_words_are_no_copy(folder: Path, index: LibraryIndex) -> None:
    write(folder / "notater" / "kort.md", note("Kort", "Takk for i dag.\n\n## Slutt\n\nTakk!"))
    write(folder / "tale.md", talk("Tale", "Takk for i dag."))
    up_to_date(index, folder)
    assert uses_of_file(index, folder / "notater" / "kort.md") == ()


def test_the_mark_of_a_copy_is_a_use_though_its_words_were_changed(folder: Path, index: LibraryIndex) -> None:
    mark = origin_mark("notater/tillit.md#Ubrukt", "Noe annet.")
    write(folder / "tale.md", talk("Tale", f"{mark}\n\n## Eget\n\nHelt andre ord."))
    entry = entry_of(index, folder)
    assert [use.how for use in uses_of_passage(index, entry, passage(entry, "section", "Ubrukt"))] == ["link"]
    assert is_unused(index, entry, passage(entry, "quote"))


def test_a_slide_has_its_own_talk_as_its_use(folder: Path, index: LibraryIndex) -> None:
    path = write(folder / "tale.md", talk("Tale", "Tekst.", GIVEN))
    up_to_date(index, folder)
    entry = index.entry(path)
    assert entry is not None
    slide = next(one for one in entry.passages if one.kind == "slide" and one.heading == "Første")
    (use,) = uses_of_passage(index, entry, slide)
    assert (use.how, use.given[0].event) == ("own", "Lederdagene")
    assert is_unused(index, entry, slide)


def test_the_last_given_comes_first(folder: Path, index: LibraryIndex) -> None:
    for year in (2021, 2025, 2023):
        given = f"holdt: Møte {year}, {year}-05-05\n"
        write(folder / f"tale {year}.md", talk(f"Tale {year}", "::: sett-inn notater/tillit.md", given))
    entry = entry_of(index, folder)
    assert [use.talk.title for use in uses_of_file(index, entry.path)] == ["Tale 2025", "Tale 2023", "Tale 2021"]


def test_uses_follow_the_files(folder: Path, index: LibraryIndex) -> None:
    path = write(folder / "tale.md", talk("Tale", f"> {QUOTE}"))
    entry = entry_of(index, folder)
    assert len(uses_of_file(index, entry.path)) == 1
    path.write_text(talk("Tale", "> Noe helt annet er sagt her i dag."), "utf-8")
    index.refresh(path, read_entry)
    assert uses_of_file(index, entry.path) == ()
    path.write_text(talk("Tale", "::: sett-inn notater/tillit.md"), "utf-8")
    index.refresh(path, read_entry)
    assert len(uses_of_file(index, entry.path)) == 1
    index.forget(path)
    assert uses_of_file(index, entry.path) == ()
    assert index.used() == ()


def test_private_notes_are_neither_used_nor_unused(folder: Path, index: LibraryIndex) -> None:
    write(folder / "mitt.md", note("Mitt", PARAGRAPH, privat="ja"))
    write(folder / "tale.md", talk("Tale", f"Notat: {PARAGRAPH}"))
    up_to_date(index, folder)
    names = {one.path.name for one in (*index.unused(), *index.used())}
    assert "mitt.md" not in names
