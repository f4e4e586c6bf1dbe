"""What is found: stems, compounds, accents, beginnings, phrases, conditions, old names; titles and quotations first."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from note_folder import any_text, note, up_to_date, write

from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.search import Hit, search, search_in_memory
from leaderdeck.note_reading import read_entry, read_private_text

NOTES = {
    "kultur": note("God kultur", "Et lag blir til av tillit.\n\n## Vaner\n\nVi møtes.", tema="[kultur, ledelse]"),
    "tillitsfull": note("Ledermøte", "Samtalen var åpen og tillitsfull.", dato="2024-05-01", personer="Kari Nordmann"),
    "sykehjem": note("Besøk", "På sykehjemmene var det varmt, og lederne lyttet.", tema="[omsorg]", dato="2023-02-03"),
    "sjukeheim": note("Omvising", "Sjukeheimen i sør er ny. Ho kom frå Noreg.", lang="nn"),
    "varsling": note("Varslingsrutinen", "Den som varsler, skal høres.", tema="[varsling, åpenhet]"),
    "gamle": note("Gamle dager", "Rådmannen åpnet møtet.", dato="2012-01-01"),
    "nye": note("Nye tider", "Kommunedirektøren åpnet møtet.", dato="2022-01-01"),
    "fylkesmann": note("Tilsyn", "Fylkesmannen kom på tilsyn.", dato="2015-01-01"),
    "sitat": note("Ord å ta med", "Først litt tekst.\n\n> Mot er å si det høyt.\n> — Ingrid Vik", dato="2021-03-04"),
    "mot i tekst": note("Langt notat", "Her er det mye tekst, og ett sted står det at mot kreves.", dato="2021-03-04"),
    "tall": note("Kommunen i tall", "::: fakta\nInnbyggere: 19 117\nSkoler: 7\n:::\n", dato="2024-12-31"),
    "café": note("Naïve Café", "Vi møttes på en café i Orléans; crème brûlée."),
    "engelsk": note("On trust", "Trusting people is trusted leadership. Meetings matter.", lang="en"),
    "brett": note("Brettspill", "Vi spilte et brettspill."),
    "frase": note("Rekkefølge", "Kultur er god når den er villet.", dato="2020-01-01"),
    "foredrag": "---\ntittel: Fjorden\n---\n\n## Båten\n\n- Vi ror\n\nNotat: Fortell om dugnaden.\n\n## Havn\n\n- Ro\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bibliotek")
    for name, text in NOTES.items():
        write(made / f"{name}.md", text)
    write(made / "taker.md", "---\ntittel: Taker\n---\n\n## En\n\n- Ord\n\n::: sett-inn sitat.md\n")
    return made


@pytest.fixture(scope="module")
def index(folder: Path) -> Iterator[LibraryIndex]:
    opened = LibraryIndex(None)
    up_to_date(opened, folder)
    yield opened
    opened.close()


def found(index: LibraryIndex, text: str) -> list[str]:
    return [hit.entry.path.stem for hit in search(index, text) if hit.answers_all]


def first(index: LibraryIndex, text: str) -> Hit:
    return search(index, text)[0]


def marks(hit: Hit) -> list[str]:
    return [text for text, is_match in (*hit.title, *hit.snippet) if is_match]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("sykehjem", "sykehjem"), ("sykehjemmet", "sykehjem"), ("sjukeheimane", "sjukeheim"), ("sykehjem", "sjukeheim"),
     ("sjukeheim", "sykehjem"), ("leder", "sykehjem"), ("leiarane", "sykehjem"), ("trust", "engelsk"),
     ("meeting", "engelsk"), ("tillit", "tillitsfull"), ("tilliten", "kultur"), ("rutine", "varsling"),
     ("varslere", "varsling"), ("cafe", "café"), ("orleans", "café"), ("CRÈME BRÛLÉE", "café"), ("naive", "café"),
     ("høre", "varsling"), ("19117", "tall"), ("19 117", "tall"), ("innbygger", "tall"), ("dugnad", "foredrag"),
     ("spill", "brett")],
)  # fmt: skip
def test_words_are_found_however_they_are_bent_and_put_together(index: LibraryIndex, typed: str, name: str) -> None:
    assert name in found(index, f"{typed} ")


def test_a_short_part_within_another_word_is_none(index: LibraryIndex) -> None:
    assert "brett" not in found(index, "rett ")


@pytest.mark.parametrize(
    ("typed", "others"),
    [("rådmann", {"gamle", "nye"}), ("kommunedirektøren", {"gamle", "nye"}),
     ("statsforvalteren", {"fylkesmann"}), ("administrasjonssjef", {"gamle", "nye"})],
)  # fmt: skip
def test_an_office_is_found_by_its_old_and_its_new_name(index: LibraryIndex, typed: str, others: set[str]) -> None:
    assert set(found(index, f"{typed} ")) == others
    assert marks(first(index, f"{typed} "))


def test_an_office_called_as_it_was_asked_for_comes_first(index: LibraryIndex) -> None:
    assert found(index, "rådmann ")[0] == "gamle"
    assert found(index, "kommunedirektør ")[0] == "nye"


def test_every_letter_typed_goes_on_finding_it(index: LibraryIndex) -> None:
    for length in range(3, len("varslingsrutinen") + 1):
        assert found(index, "varslingsrutinen"[:length])[0] == "varsling"
    assert "varsling" in found(index, "v")


def test_a_word_that_is_done_is_no_beginning(index: LibraryIndex) -> None:
    assert "varsling" in found(index, "vars")
    assert "varsling" not in found(index, "vars ")


@pytest.mark.parametrize("typed", ['"god kultur"', "«god kultur»"])
def test_a_phrase_is_found_in_its_order_only(index: LibraryIndex, typed: str) -> None:
    assert found(index, typed) == ["kultur"]
    assert set(found(index, "god kultur ")) == {"kultur", "frase"}


@pytest.mark.parametrize(
    ("typed", "names"),
    [("tema:varsling", {"varsling"}), ("tema:var", {"varsling"}), ("#omsorg", {"sykehjem"}),
     ("type:sitat", {"sitat"}), ("type:faktum", {"tall"}), ("type:foredrag", {"foredrag", "taker"}),
     ("i:foredrag ror", {"foredrag"}), ("før:2013", {"gamle"}), ("før:2016 møtet", {"gamle"}),
     ("etter:2023 tall", {"tall"}), ("person:kari", {"tillitsfull"}), ("person:nordm", {"tillitsfull"}),
     ("brukt", {"sitat"}), ("ubrukt mot", {"mot i tekst"}), ("type:sitat mot", {"sitat"}),
     ("tema:kultur tema:ledelse", {"kultur"}), ("tema:kultur tema:omsorg", set())],
)  # fmt: skip
def test_conditions_narrow_what_is_found(index: LibraryIndex, typed: str, names: set[str]) -> None:
    assert set(found(index, typed)) == names


def test_a_quotation_comes_before_running_text_and_says_which_passage(index: LibraryIndex) -> None:
    hits = search(index, "mot ")
    assert [hit.entry.path.stem for hit in hits[:2]] == ["sitat", "mot i tekst"]
    passage = hits[0].passage
    assert passage is not None
    assert (passage.kind, passage.source) == ("quote", "Ingrid Vik")
    assert "Mot" in marks(hits[0])


def test_a_title_comes_first(index: LibraryIndex) -> None:
    assert found(index, "kultur ")[0] == "kultur"
    assert marks(first(index, "kultur "))[0] == "kultur"


def test_of_two_alike_the_newest_is_first(tmp_path: Path) -> None:
    for year in (2020, 2026, 2023):
        write(tmp_path / f"{year}.md", note("Likt", "Samme tekst om natur.", dato=f"{year}-01-01"))
    index = LibraryIndex(None)
    up_to_date(index, tmp_path)
    assert found(index, "natur ") == ["2026", "2023", "2020"]
    assert [hit.entry.path.stem for hit in search(index, "")] == ["2026", "2023", "2020"]
    index.close()


def test_a_slide_is_found_by_what_is_said_to_it(index: LibraryIndex) -> None:
    passage = first(index, "dugnaden ").passage
    assert passage is not None
    assert (passage.kind, passage.slide, passage.heading) == ("slide", 2, "Båten")


def test_words_of_which_no_file_has_all_find_those_that_have_most(index: LibraryIndex) -> None:
    hits = search(index, "varsler høres fylkesmann ")
    assert hits[0].entry.path.stem == "varsling"
    assert not hits[0].answers_all


def test_a_snippet_is_the_text_around_the_first_match(tmp_path: Path) -> None:
    filler = "Her står det ganske mye om andre ting. " * 30
    write(tmp_path / "lang.md", note("Lang", f"{filler}Så kommer dypvannsordet. {filler}"))
    index = LibraryIndex(None)
    up_to_date(index, tmp_path)
    (hit,) = search(index, "dypvannsord")
    text = "".join(part for part, _ in hit.snippet)
    assert "dypvannsordet" in marks(hit)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 200
    index.close()


def test_notes_in_memory_are_found_as_those_of_an_index_are(folder: Path, index: LibraryIndex) -> None:
    entries = [entry for one in index.entries() if (entry := index.entry(one.path))]
    for typed in ("tillit", "rådmann", "type:sitat mot", '"god kultur"', "før:2016 møtet", "dugnad", "tema:kultur", ""):
        kept = [(hit.entry.path, hit.passage, hit.snippet, round(hit.score, 9)) for hit in search(index, typed)]
        stamps = {str(row.entry.path): row.stamp for row in index.rows()}
        open_notes = search_in_memory(entries, typed, stamps=stamps)
        assert [(hit.entry.path, hit.passage, hit.snippet, round(hit.score, 9)) for hit in open_notes] == kept


def test_an_open_private_note_is_found_in_memory_and_never_in_the_index(folder: Path) -> None:
    text = note("Bare mitt", "Hemmelig kjenneord.", privat="ja")
    path = write(folder.parent / "privat-bibliotek" / "privat.md", text)
    index = LibraryIndex(None)
    up_to_date(index, path.parent)
    assert search(index, "kjenneord") == ()
    assert search(index, "privat ") == ()
    (hit,) = search_in_memory([read_private_text(path, text)], "kjenneord")
    assert hit.entry.title == "Bare mitt"
    index.close()


def test_of_many_matches_the_right_one_is_still_first(tmp_path: Path) -> None:
    chance = random.Random(6)
    for number in range(150):
        write(tmp_path / f"{number}.md", any_text(chance))
    write(tmp_path / "rett.md", note("Tillit i økonomi", "Litt tekst.", dato="2001-01-01"))
    index = LibraryIndex(None)
    up_to_date(index, tmp_path)
    assert found(index, "tillit økonomi")[0] == "rett"
    assert found(index, '"tillit i økonomi"') == ["rett"]
    for limit in (1, 5, 500):
        assert len(search(index, "tillit", limit)) == min(limit, len(search(index, "tillit", 500)))
    index.close()


@given(st.text(max_size=25) | st.text(alphabet="tiløæå \"«»:#*()-^{}'", max_size=25))
@settings(max_examples=80, deadline=None)
def test_no_text_breaks_the_search(index: LibraryIndex, text: str) -> None:
    hits = search(index, text, 5)
    assert len({hit.entry.path for hit in hits}) == len(hits)
    for hit in hits:
        datetime.date.fromisoformat(hit.day)


def test_topics_people_recent_and_unused(index: LibraryIndex, folder: Path) -> None:
    assert dict(index.topics())["kultur"] == 1
    assert dict(index.people())["Kari Nordmann"] == 1
    assert index.known(folder / "tall.md") in index.recent(30)
    assert [one.path.stem for one in index.used()] == ["sitat"]
    assert "sitat" not in {one.path.stem for one in index.unused()}
    assert index.linked_from(folder / "sitat.md") == (folder / "taker.md",)
    assert read_entry(folder / "tall.md", index.rows()[0].stamp) == index.entry(folder / "tall.md")


@pytest.mark.parametrize("asked", ["tillit", '"tillit og mot"', "tillit mot", '"tillit og mot" kultur', "tillit m"])
def test_of_many_files_those_with_the_words_in_their_titles_are_found(tmp_path: Path, asked: str) -> None:
    folder = tmp_path / "bibliotek"
    for number in range(150):
        write(
            folder / f"{number}.md", note(f"Notat {number}", "Noe om tillit og mot i en god kultur.", dato="2026-01-02")
        )
    meant = write(folder / "meant.md", note("Tillit og mot gir kultur", "Ingenting.", dato="2015-01-02"))
    index = LibraryIndex(None)
    up_to_date(index, folder)
    found = search(index, asked, 30)
    assert len(found) == 30
    assert found[0].entry.path == meant
    index.close()
