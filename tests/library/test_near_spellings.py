"""Words are found that are typed without æ, ø and å, in the other Norwegian, or with a letter or two wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.library.near_spellings import Spelling, in_other_norwegian, with_norwegian_letters
from leaderdeck.library.vocabulary import NEAR, Vocabulary
from leaderdeck.library.words import stem

KNOWN = ["gjengjeldelse", "svømmehallen", "åpenhet", "kommunedirektør", "ledermøte", "grendeskular", "rådmann", "hår"]
WORD = st.text("abc", min_size=1, max_size=7)


def distances(word: str, other: str) -> list[int]:
    """From the word to each beginning of the other, as the definition has it."""
    rows = [[place + column if not place or not column else 0 for column in range(len(other) + 1)]
            for place in range(len(word) + 1)]  # fmt: skip
    for i in range(1, len(word) + 1):
        for j in range(1, len(other) + 1):
            rows[i][j] = min(rows[i - 1][j - 1] + (word[i - 1] != other[j - 1]), rows[i - 1][j] + 1, rows[i][j - 1] + 1)
            if i > 1 and j > 1 and (word[i - 1], word[i - 2]) == (other[j - 2], other[j - 1]):
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1]


@given(word=WORD, other=WORD)
@settings(max_examples=100, deadline=None)
def test_wrong_letters_are_counted_as_defined(word: str, other: str) -> None:
    expected = distances(word, other)
    assert Spelling(word).letters_wrong(other) == (expected[-1], min(expected))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gjengjeldlse", "gjengjeldelse"), ("gjengejldelse", "gjengjeldelse"), ("svømehall", "svømmehallen"),
     ("aapenhet", "åpenhet"), ("apenhet", "åpenhet"), ("kommunedirektor", "kommunedirektør"),
     ("komunedirektor", "kommunedirektør"), ("raadmannen", "rådmann")],
)  # fmt: skip
def test_what_no_note_has_is_what_it_is_nearest_to(typed: str, meant: str) -> None:
    found = Vocabulary(KNOWN).words_for(typed, is_prefix=False)
    assert found.get(meant) == NEAR


def test_what_is_still_being_typed_may_be_wrong_too() -> None:
    assert "gjengjeldelse" in Vocabulary(KNOWN).words_for("gjegnj", is_prefix=True)


def test_known_and_short_words_mean_themselves() -> None:
    known = Vocabulary([*KNOWN, "har"])
    assert set(known.words_for("har", is_prefix=False)) == {"har"}
    assert set(known.words_for("hbr", is_prefix=False)) == {"hbr"}


def test_parts_of_compounds_are_known_in_the_other_norwegian() -> None:
    assert "ledermøte" in in_other_norwegian("leiarmøte")
    known = Vocabulary(KNOWN)
    assert "ledermøte" in known.words_for("leiarmøtet", is_prefix=False)
    assert "grendeskular" in known.words_for("grendeskolen", is_prefix=False)


def test_many_letters_that_may_stand_for_others_are_not_all_tried() -> None:
    assert with_norwegian_letters("a" * 40) == ()


def test_a_compound_nobody_wrote_means_what_it_begins_with() -> None:
    known = Vocabulary([*KNOWN, "smittesporaren", "habilitet"])
    assert "smittesporaren" in known.words_for("smittesporing", is_prefix=False)
    assert "habilitet" in known.words_for("habilitetsvurdering", is_prefix=False)
    assert set(known.words_for("habil", is_prefix=False)) == {"habil"}


@pytest.mark.parametrize("written", ["leiar", "leiaren", "leiarar", "leiarane", "leder", "lederen", "lederne"])
def test_people_who_do_something_have_one_stem_in_both_norwegians(written: str) -> None:
    assert stem(written) == stem("leder")
