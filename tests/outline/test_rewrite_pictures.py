"""A picture's alternative text and its mark as decoration."""

import pytest

from leaderdeck.deck.blocks import Picture
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite import mark_decorative, set_alt_text


def pictures(text: str) -> list[Picture]:
    return [block for slide in read_deck(text).slides for block in slide.blocks if isinstance(block, Picture)]


@pytest.mark.parametrize(
    "written",
    [
        "![](fjord.png)",
        '![IMG_1](fjord.png "Fjorden"){.left}',
        "tekst ![a\nb](fjord.png) mer",
        "![](fjord.png){.decorative .left width=40%}",
        "![][f]\n\n[f]: fjord.png",
        "![](<fjord.png>)",
        "- punkt\n- ![](fjord.png)",
    ],
)
@pytest.mark.parametrize("alt", ["En fjord", "Tall [2026] i `kode` og *uthevet*", 'a\\b <c> 5 % "sa hun"'])
def test_the_alternative_text_is_the_one_that_was_given(written: str, alt: str) -> None:
    text = f"# A\n\n{written}\n\nslutt\n"
    line = next(number for number, own in enumerate(text.split("\n"), 1) if "![" in own)
    changed = set_alt_text(text, line, "fjord.png", alt)
    (picture,) = pictures(changed)
    assert picture.alt == alt
    assert not picture.decorative
    assert changed.startswith("# A\n\n")
    assert changed.endswith("slutt\n")


def test_a_file_name_with_spaces_and_brackets_is_found() -> None:
    assert (
        set_alt_text("![](min fjord (1).png)", 1, "min fjord (1).png", "Fjord [1]") == "![Fjord (1)](min fjord (1).png)"
    )
    assert pictures(set_alt_text("![](min%20fjord.png)", 1, "min fjord.png", "Fjord"))[0].alt == "Fjord"


def test_the_right_one_of_several_is_changed() -> None:
    text = "`![](a.png)` ![x](a.png) ![](a.png) ![](b.png)\n\n![](a.png)\n"
    assert set_alt_text(text, 1, "a.png", "y") == "`![](a.png)` ![x](a.png) ![y](a.png) ![](b.png)\n\n![](a.png)\n"
    assert set_alt_text(text, 1, "c.png", "y") == text
    assert set_alt_text(text, 9, "a.png", "y") == text


def test_decoration_is_marked_once() -> None:
    assert mark_decorative("![](a.png)\r\n", 1, "a.png") == "![](a.png){.decorative}\r\n"
    assert mark_decorative("![](a.png){.left}", 1, "a.png") == "![](a.png){.decorative .left}"
    for text in ("![](a.png){.decorative}", "![](a.png){.left .dekorativ}"):
        assert mark_decorative(text, 1, "a.png") == text
