"""Where lines may break: the table as LibreOffice was found to follow it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.scene.line_breaks import break_opportunities


def marked(text: str) -> str:
    places = break_opportunities(text)
    return "".join(("¦" if place in places else "") + letter for place, letter in enumerate(text))


@pytest.mark.parametrize(
    "shown",
    [
        "Kommunen ¦vedtar ¦planen", "to  ¦mellomrom", "IKT-¦løsning", "5-¦åringer", "2025–¦2028", "fase ¦– ¦to",
        "ja¦—¦nei", "vent…¦så", "a|¦b", "a\\¦b", "5\\5", "kommune\u00ad¦styre", "a\u200b¦b", "1\u2009¦000",
        "og/eller", "a.b", "12:30", "1,5", "a;b", "a@b.no", "a_b", "a+b", "a=b", "1\u00a0000", "1\u202f000",
        "e\u2011post", "«Sak»", "«…»så", "…»", "50%", "ca¦%", "50 ¦%", "§5", "(a)¦(b)", "(a) ¦b", "a(b)", "hva?¦Ja",
        "«hva?»", "hva?!¦Ja", "a ¦— — ¦b", "--¦flagg", "a ¦--- ¦b", "中¦文¦字", "字。",
    ],
)  # fmt: skip
def test_a_line_breaks_where_both_programs_break_it(shown: str) -> None:
    assert marked(shown.replace("¦", "")) == shown


@given(st.text(alphabet="ab5 -–—…/.,:;()«»%!?|\\\u00a0\u00ad中", max_size=25))
@settings(max_examples=400, deadline=None)
def test_breaks_stand_inside_the_text_and_never_before_a_space(text: str) -> None:
    places = break_opportunities(text)
    assert list(places) == sorted(set(places))
    assert all(0 < place < len(text) and text[place] != " " for place in places)
    after_spaces = [place for place in range(1, len(text)) if text[place - 1] == " " and text[place] not in " —"]
    assert set(after_spaces) <= set(places)


@given(st.text(alphabet="ab5-/.,\u00a0", max_size=15), st.text(alphabet="ab5-/.,\u00a0", max_size=15))
@settings(max_examples=200, deadline=None)
def test_a_no_break_space_is_never_broken_at(left: str, right: str) -> None:
    text = f"{left}\u00a0{right}"
    assert not {len(left), len(left) + 1} & set(break_opportunities(text))
