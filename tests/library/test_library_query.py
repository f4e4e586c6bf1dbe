"""What is typed in the search field: words, phrases and conditions; any text at all is a query."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.library.query import LONGEST_QUERY, MOST_TERMS, Term, parse_query


def words(text: str) -> list[tuple[str, ...]]:
    return [term.words for term in parse_query(text).terms]


def test_words_are_folded_and_the_last_is_still_being_typed() -> None:
    assert parse_query("Tillit varsl").terms == (Term(("tillit",)), Term(("varsl",), is_prefix=True))
    assert parse_query("Tillit varsl ").terms == (Term(("tillit",)), Term(("varsl",)))


@pytest.mark.parametrize("text", ['"god kultur" ny', "«God kultur» ny", "“god  kultur” ny", '"god, kultur!" ny'])
def test_phrases_in_any_quotation_marks(text: str) -> None:
    first, last = parse_query(text).terms
    assert (first.words, first.is_phrase, first.is_prefix) == (("god", "kultur"), True, False)
    assert last.words == ("ny",)


def test_a_phrase_that_is_not_closed_yet_is_one() -> None:
    (term,) = parse_query('"god kul').terms
    assert term.words == ("god", "kul")
    assert term.is_phrase


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [("tema:Varsling", "topics", ("varsling",)), ("#Åpenhet", "topics", ("åpenhet",)),
     ('topic:"god kultur"', "topics", ("god kultur",)), ("type:sitat", "kinds", ("quote",)),
     ("slag:tese", "kinds", ("thought",)), ("kind:fact", "kinds", ("fact",)), ("type:spørsmål", "kinds", ("question",)),
     ("person:Kari", "people", ("kari",)), ("før:2025", "before", "2025-01-01"),
     ("before:2025-03", "before", "2025-03-01"), ("etter:2024", "after", "2024-12-31"),
     ("etter:2024-06-07", "after", "2024-06-07"), ("i:foredrag", "within", "talks"),
     ("in:notes", "within", "notes"), ("brukt", "use", "used"), ("ubrukt", "use", "unused")],
)  # fmt: skip
def test_conditions(text: str, field: str, value: object) -> None:
    query = parse_query(text)
    assert getattr(query, field) == value
    assert query.terms == ()
    assert query.has_conditions
    assert words(f"{text} mot") == [("mot",)]


def test_a_kind_is_known_by_its_beginning_while_it_is_typed() -> None:
    assert parse_query("type:sit").kinds == ("quote",)
    assert parse_query("type:sit ").kinds == ()


@pytest.mark.parametrize("text", ["tema:", "type:", "før:", "person:", "før:i går", "type:tull "])
def test_a_condition_without_a_value_or_with_a_wrong_one_narrows_nothing(text: str) -> None:
    query = parse_query(text)
    assert not query.has_conditions


def test_what_is_no_condition_is_words() -> None:
    assert words("http://eksempel.no c:d før:sommeren ") == [
        ("http",), ("eksempel",), ("no",), ("c",), ("d",), ("før",), ("sommeren",)
    ]  # fmt: skip


def test_common_words_count_only_alone() -> None:
    assert words("hva sa jeg om tillit ") == [("tillit",)]
    assert words("hva sa jeg om ") == [("hva",), ("sa",), ("jeg",), ("om",)]


def test_the_first_letters_of_a_next_word_need_not_be_answered() -> None:
    assert parse_query("tillit v").required == (0,)
    assert parse_query("tillit vars").required == (0, 1)
    assert parse_query("v").required == (0,)


def test_there_is_an_end_to_what_is_asked() -> None:
    query = parse_query(" ".join(f"ord{number}" for number in range(999)))
    assert len(query.terms) == MOST_TERMS
    assert sum(len(term.word) for term in query.terms) < LONGEST_QUERY


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_any_text_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert query.text == text
    assert all(term.words and all(term.words) for term in query.terms)
    assert all(place < len(query.terms) for place in query.required)
