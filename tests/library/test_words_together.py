"""All texts of a file taken apart at once say the same as each of them by itself, and letters ruled out are wrong."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from note_folder import write

from leaderdeck.library.compounds import Compounds
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_file import COLUMNS
from leaderdeck.library.index_rows import place_text
from leaderdeck.library.kept_texts import words_of as kept_words_of
from leaderdeck.library.kept_texts import worths_of
from leaderdeck.library.matching import Matcher
from leaderdeck.library.near_spellings import Spelling
from leaderdeck.library.query import parse_query
from leaderdeck.library.vocabulary import Vocabulary
from leaderdeck.library.words import lines_of_words, words_of
from leaderdeck.note_reading import read_entry

PIECES = (
    "Tillit", "ÅPENHET", "naïve", "Straße", "µm", "19 117", "1.000", "12 3456", "1 234 567 8", "abc12 345",
    "10\u00a0000", "– og –", "«sitat»", "C++", "a_b", "€", "łódź", "e\u0301", "½", "x" * 70, "\x02", "\x03",
    "\t", "", "\n",
)  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map(" ".join), max_size=6)
WORDS = st.text("abekmnoørst", min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
@example(["Innbyggere: 19 117\nSkoler: 7", "", "m2 ÆØÅ", "\x02"])
def test_texts_together_have_the_words_of_each(texts: list[str]) -> None:
    apart = [[" ".join(words_of(line)) for line in text.split("\n")] for text in texts]
    assert lines_of_words(texts) == (apart if texts else lines_of_words([]))


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS, st.integers(1, 3))
def test_a_word_that_lacks_letters_is_as_many_letters_wrong(word: str, other: str, wrong: int) -> None:
    spelling = Spelling(word)
    if spelling.lacks_more(wrong, other):
        assert min(spelling.letters_wrong(other)) > wrong


def test_a_compound_is_known_by_its_parts_and_by_those_that_come_later() -> None:
    known = {"zorgplan"}
    compounds = Compounds(known)
    assert compounds.is_part_of("plass", "sykehjemsplass")  # both are shipped
    assert compounds.is_part_of("plan", "zorgplanplanen")
    assert not compounds.is_part_of("form", "qvixformen")
    known.add("qvix")
    compounds.add(["qvix"])
    assert compounds.is_part_of("form", "qvixformen")


def test_words_that_begin_so_and_words_of_the_same_stem_are_looked_for_by_the_fewest_letters() -> None:
    vocabulary = Vocabulary(["plan", "planen", "planlegge", "byplanen", "til", "tilbud", "tiltak"])
    assert Matcher(parse_query("plan"), vocabulary).cores == ("plan",)
    assert Matcher(parse_query("ti"), vocabulary).cores == (" ti",)


def test_kept_texts_are_those_that_are_searched(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "---\ntittel: Tillit i styret\n---\n\nOm åpenhet.\n\n> Vi er mange.\n> — Kari\n")
    write(tmp_path / "b.md", "# Plan\n\nTillit og plan.\n")
    index = LibraryIndex(None)
    while not index.update(tmp_path, read_entry).is_complete:
        pass
    numbers = [row.number for row in index.rows()]
    asked = f"SELECT rowid, {', '.join(COLUMNS)} FROM words ORDER BY rowid"
    assert kept_words_of(index, numbers) == [(row[0], tuple(row[1:])) for row in index.select(asked)]
    by_title = {row.entry.title: row.number for row in index.rows()}
    worths = worths_of(index, numbers, {"title": 12, "quotes": 5}, ("tillit", " mange "))
    assert worths == {by_title["Tillit i styret"]: 17, by_title["Plan"]: 0}


def test_a_file_is_found_by_its_folders_below_the_library() -> None:
    folder = Path("bibliotek")
    assert place_text(folder / "notater" / "Vår 2024" / "tillit.md", folder) == "notater Vår 2024 tillit"
    assert place_text(folder / "tillit.md", folder) == "tillit"
    assert place_text(Path("annet") / "sted" / "tillit.md", folder) == "tillit"
    assert place_text(folder / "notater" / "tillit.md", None) == "tillit"
