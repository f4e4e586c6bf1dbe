"""What of the library is offered while one types, and what comes into the talk when it is taken."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from used_library import TALK, make_library

from leaderdeck.brand.catalog import find_kit
from leaderdeck.desktop.library.file_words import file_facts
from leaderdeck.desktop.library_use.offers import Offer, find_offers
from leaderdeck.desktop.library_use.passage_taking import Surroundings, Taken, Wish, take
from leaderdeck.desktop.library_use.putting_in import Place, put_in
from leaderdeck.desktop.library_use.slide_finding import find_slides
from leaderdeck.desktop.talk_reading import rewritten
from leaderdeck.errors import FileProblem
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.note import Passage
from leaderdeck.note_reading import read_entry, read_private_text
from leaderdeck.talk import Talk, brand_names, read_talk


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("bibliotek"))


@pytest.fixture(scope="module")
def index(library: Path) -> Iterator[LibraryIndex]:
    found = LibraryIndex(None)
    while not found.update(library, read_entry).is_complete:
        pass
    yield found
    found.close()


@pytest.fixture(scope="module")
def talk(library: Path) -> Talk:
    file = library / "taler" / "ny.md"
    return read_talk(TALK, find_kit("granheim"), file.parent, library, file)


def around(talk: Talk, library: Path) -> Surroundings:
    return Surroundings(talk.file.parent if talk.file else None, library, "nb", brand_names(talk.kit))


def came(talk: Talk, library: Path, wish: Wish, place: Place = Place(8)) -> tuple[str, int, Taken]:
    """The talk's text with it, the line of it, and what was taken."""
    found: list[tuple[int, Taken]] = []

    def rewrite(text: str) -> str:
        taken = take(wish, text, around(talk, library))
        new, line = put_in(text, taken, place)
        found.append((line, taken))
        return new

    new = rewritten(rewrite, talk.text, talk, 0).new
    return new, *found[-1]


def named(offers: tuple[Offer, ...], kind: str, heading: str = "") -> Offer:
    return next(
        one
        for one in offers
        if (one.passage.kind if one.passage else "whole") == kind
        and heading in (one.passage.heading if one.passage else one.entry.title)
    )


def test_notes_sections_quotes_and_figures_are_offered_with_where_they_were_told(index: LibraryIndex) -> None:
    offers = find_offers(index, "tillit")
    kinds = {one.passage.kind if one.passage else "whole" for one in offers}
    assert {"whole", "section", "quote", "fact", "slide"} <= kinds
    quote = named(offers, "quote")
    assert [str(words) for words in quote.told] == ["Fortalt på Lederdagene 2025"]
    assert named(offers, "fact").told == ()
    assert any(is_found for _, is_found in quote.snippet)


def test_nothing_is_offered_twice_and_nothing_private(index: LibraryIndex, library: Path) -> None:
    for typed in ("tillit", "", "tre lag", "type:sitat", "mot", "oppsummering"):
        offers = find_offers(index, typed)
        assert offers
        keys = [(one.entry.path, one.passage) for one in offers]
        assert len(keys) == len(set(keys))
        assert all(one.entry.path.name != "hemmelig.md" for one in offers)
    mot = [one for one in find_offers(index, "mot først") if one.entry.path.name == "mot.md"]
    assert len(mot) == 1, "a note that is a quotation is one thing"


def test_the_talk_that_is_written_is_not_offered_to_itself(index: LibraryIndex, library: Path) -> None:
    own = library / "taler" / "ny.md"
    assert any(one.entry.path == own for one in find_offers(index, "først"))
    assert all(one.entry.path != own for one in find_offers(index, "først", (), own))


def test_an_open_locked_note_is_offered_as_a_copy_only(index: LibraryIndex, library: Path, talk: Talk) -> None:
    path = library / "notater" / "samtalen.leaderdeck-locked"
    opened = read_private_text(path, "# Samtalen\n\nTillit på prøve.\n\nPrivat: hysj\n", locked=True)
    offer = next(one for one in find_offers(index, "prøve", (opened,)) if one.entry.path == path)
    assert not offer.may_be_linked
    assert offer.told == ()
    text, _, taken = came(talk, library, Wish(path, offer.passage, as_copy=True, opened=opened))
    assert "Tillit på prøve." in text
    assert "samtalen" not in text, "what is locked is named nowhere"
    assert "hysj" not in text
    assert taken.is_slides
    slide = next(one for one in opened.passages if one.kind == "slide")
    dragged = Passage("slide", slide.heading, "", slide.line, slide=slide.slide)
    text, _, _ = came(talk, library, Wish(path, dragged, as_copy=True, opened=opened))
    assert "Tillit på prøve." in text, "a drag names the passage without its words"


def test_links_lead_to_what_was_chosen(index: LibraryIndex, library: Path, talk: Talk) -> None:
    offers = find_offers(index, "tillit")
    for offer, link in (
        (named(offers, "whole", "Tillit bygges"), "::: sett-inn ../notater/tillit.md"),
        (named(offers, "section"), "::: sett-inn ../notater/tillit.md#Tre lag"),
        (named(offers, "quote", "Tre lag"), "::: sett-inn ../notater/tillit.md#sitat-1"),
        (named(offers, "fact"), "::: sett-inn ../notater/tillit.md#faktum-1"),
        (named(offers, "slide", "kultur"), "::: sett-inn ../foredrag/åpenhet.md#En kultur for tillit"),
    ):
        text, line, taken = came(talk, library, Wish(offer.entry.path, offer.passage))
        assert text.split("\n")[line - 1] == link
        again = read_talk(text, talk.kit, talk.file.parent, library, talk.file)
        assert not [one for one in again.deck.links if one.trouble], link
        slides = [slide.title.text for slide in again.deck.slides if slide.title and not slide.origin]
        assert slides[:1] + slides[-1:] == ["Ny tale", "Slutt"]
        assert taken.remark is None


def test_equal_headings_are_told_apart(index: LibraryIndex, library: Path, talk: Talk) -> None:
    second = next(one for one in find_offers(index, "takk for ordet") if one.passage and one.passage.kind == "slide")
    text, _, taken = came(talk, library, Wish(second.entry.path, second.passage))
    assert taken.remark is not None, "a link to it would bring the slide after it, too"
    assert "- takk for ordet, alle sammen" in text
    assert "rir bort" not in text
    first = next(one for one in find_offers(index, "sak om gangen") if one.passage and one.passage.kind == "slide")
    text, _, _ = came(talk, library, Wish(first.entry.path, first.passage))
    again = read_talk(text, talk.kit, talk.file.parent, library, talk.file)
    assert [slide.origin for slide in again.deck.slides if slide.origin] == ["../foredrag/åpenhet.md#Oppsummering"]


def test_a_copied_slide_has_its_notes_and_pictures_and_nothing_private(
    index: LibraryIndex, library: Path, talk: Talk
) -> None:
    offer = named(find_offers(index, "tillit"), "slide", "kultur")
    text, line, _ = came(talk, library, Wish(offer.entry.path, offer.passage, as_copy=True))
    assert text.split("\n")[line - 1] == "## En kultur for tillit"
    assert "Notat: Husk historien om broa." in text
    assert "navnet" not in text
    assert "![Fjord](bilder/fjord.png)" in text
    assert (library / "taler" / "bilder" / "fjord.png").is_file()
    again = read_talk(text, talk.kit, talk.file.parent, library, talk.file)
    assert [copy.state for copy in again.deck.copies] == ["same"]
    assert not [one for one in again.findings if one.rule.startswith("file.")]


def test_a_talk_without_a_folder_says_that_pictures_are_missing(index: LibraryIndex, library: Path, talk: Talk) -> None:
    offer = named(find_offers(index, "tillit"), "slide", "kultur")
    unsaved = read_talk(TALK, talk.kit, None, library)
    text, _, taken = came(unsaved, library, Wish(offer.entry.path, offer.passage, as_copy=True))
    assert "En kultur for tillit" in text
    assert taken.remark is not None
    assert "Lagre foredraget" in str(taken.remark)
    text, line, _ = came(unsaved, library, Wish(offer.entry.path, offer.passage))
    assert text.split("\n")[line - 1] == "::: sett-inn foredrag/åpenhet.md#En kultur for tillit"


def test_private_missing_and_changed_files_are_refused_in_one_sentence(
    library: Path, talk: Talk, tmp_path: Path
) -> None:
    outside = tmp_path / "brev.md"
    outside.write_text("# Brev\n\nEt brev.\n", "utf-8")
    for wish in (
        Wish(library / "notater" / "hemmelig.md", None),
        Wish(library / "notater" / "hemmelig.md", None, as_copy=True),
        Wish(library / "notater" / "borte.md", None),
        Wish(outside, None),
        Wish(outside, None, as_copy=True),
        Wish(library / "notater" / "tillit.md", Passage("quote", "Et annet sted", "Ord som ikke står der.", 99)),
    ):
        with pytest.raises(FileProblem):
            take(wish, TALK, around(talk, library))


def test_private_text_that_cannot_be_told_from_the_rest_is_never_copied(tmp_path: Path) -> None:
    library = make_library(tmp_path / "bibliotek")
    file = library / "foredrag" / "åpenhet.md"
    file.write_text("---\ntittel: A\n---\n\n## En\n\nFør <!-- privat: hysj --> etter\n\n## To\n\n- x\n", "utf-8")
    talk = read_talk(TALK, find_kit("granheim"), library / "taler", library, library / "taler" / "ny.md")
    slides = [one for one in read_entry_of(file).passages if one.kind == "slide"]
    for wish in (Wish(file, None, as_copy=True), Wish(file, slides[-2], as_copy=True)):
        with pytest.raises(FileProblem):
            came(talk, library, wish)
    assert "- x" in came(talk, library, Wish(file, slides[-1], as_copy=True))[0]


def test_pictures_come_along_from_folders_with_spaces(tmp_path: Path) -> None:
    library = make_library(tmp_path / "Mine notater")
    (library / "foredrag").rename(library / "Gamle foredrag")
    file = library / "Gamle foredrag" / "åpenhet.md"
    (library / "Gamle foredrag" / "bilder").rename(library / "Gamle foredrag" / "mine bilder")
    file.write_text(file.read_text("utf-8").replace("(bilder/fjord.png)", "(<mine bilder/fjord.png>)"), "utf-8")
    talk = read_talk(TALK, find_kit("granheim"), library / "taler", library, library / "taler" / "ny.md")
    slide = next(one for one in read_entry_of(file).passages if one.kind == "slide" and "kultur" in one.heading)
    text, _, _ = came(talk, library, Wish(file, slide, as_copy=True))
    assert "![Fjord](<bilder/fjord.png>)" in text
    assert (library / "taler" / "bilder" / "fjord.png").is_file()


def test_a_passage_that_moved_is_found_again(index: LibraryIndex, library: Path, talk: Talk) -> None:
    quote = named(find_offers(index, "tillit"), "quote", "Tre lag").passage
    assert quote is not None
    moved = replace(quote, line=quote.line + 7)
    text, _, _ = came(talk, library, Wish(library / "notater" / "tillit.md", moved))
    assert "tillit.md#sitat-1" in text


def test_pictures_from_outside_the_library_stay_outside(tmp_path: Path) -> None:
    library = make_library(tmp_path / "bibliotek")
    (library / "foredrag" / "bilder" / "fjord.png").rename(tmp_path / "utenfor.png")
    file = library / "foredrag" / "åpenhet.md"
    file.write_text(file.read_text("utf-8").replace("bilder/fjord.png", "../../utenfor.png"), "utf-8")
    talk = read_talk(TALK, find_kit("granheim"), library / "taler", library, library / "taler" / "ny.md")
    slide = next(one for one in read_entry_of(file).passages if one.kind == "slide" and "kultur" in one.heading)
    came(talk, library, Wish(file, slide, as_copy=True))
    assert not (library / "taler" / "bilder").exists()


def read_entry_of(file: Path):
    from leaderdeck.library.folder import stamp_of

    stamp = stamp_of(file)
    assert stamp is not None
    return read_entry(file, stamp)


def test_slides_of_all_talks_are_found_unused_first_on_wish(index: LibraryIndex, library: Path) -> None:
    own = library / "taler" / "ny.md"
    titles = [one.passage.heading for one in find_slides(index, "oppsummering", own)]
    assert titles == ["Oppsummering", "Oppsummering"]
    every = find_slides(index, "")
    assert {one.entry.path.name for one in every} == {"åpenhet.md", "ny.md"}
    assert [one.is_used for one in find_slides(index, "", unused_first=True)] == sorted(one.is_used for one in every)
    assert "Ny tale" not in {one.passage.heading for one in every}, "covers say nothing that could be used"
    assert all(str(one.told[0]) == "Fortalt på Lederdagene 2025" for one in every if one.is_used)


LINES = st.lists(st.sampled_from(["", "## En", "- punkt", "Ord.", "::: fakta", ":::", "> sitat", "[[till", "---"]))


@given(lines=LINES, at=st.integers(0, 12), as_slides=st.booleans())
def test_what_is_put_in_is_there_and_nothing_else_is_lost(lines: list[str], at: int, as_slides: bool) -> None:
    text = "\n".join(lines)
    place = Place(min(at, len(lines)) or 1)
    words = "## Nytt lysbilde\n\n- fra biblioteket" if as_slides else "> Nytt sitat\n> — Kari"
    new, line = put_in(text, Taken(words, as_slides), place)
    for own in words.split("\n"):
        assert own.lstrip("# ") in new
    rest = new.split("\n")
    for own in lines:
        if own.strip() and own != "---":
            assert own in rest or own.lstrip("#") in [one.lstrip("#") for one in rest]
            rest.remove(own) if own in rest else None
    assert 1 <= line <= len(new.split("\n"))


def test_what_was_typed_to_find_it_goes_away() -> None:
    for text, place, wanted in (
        ("## En\n\n- a [[till\n- b\n", Place(3, 4, 10), "## En\n\n- a\n- b\n\n> S\n"),
        ("## En\n\n- a\n\n[[till\n", Place(5, 0, 6), "## En\n\n- a\n\n> S\n"),
        ("[[till", Place(1, 0, 6), "> S\n"),
        ("## En\n\nFør [[till etter\n", Place(3, 4, 10), "## En\n\nFør  etter\n\n> S\n"),
    ):
        assert put_in(text, Taken("> S", is_slides=False), place)[0] == wanted


def test_the_librarys_list_says_when_a_talk_was_given(index: LibraryIndex, library: Path) -> None:
    entry = index.known(library / "foredrag" / "åpenhet.md")
    assert entry is not None
    assert file_facts(entry, "2026-01-02", date(2026, 11, 26))[1] == "holdt 16. mars 2025"
