"""Edits of a kit's description: one thing changes, everything else stays as it was written."""

import os
import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.brand.kit import ROLE_SLOTS
from leaderdeck.brand.kit_editing import (
    add_logo,
    next_version,
    remove_logo,
    set_color,
    set_font,
    set_footer,
    set_language,
    set_layout,
    set_logo,
    set_name,
    set_role,
    set_size,
    set_slogan,
    set_style,
    set_successor,
    set_value,
    set_version,
)
from leaderdeck.brand.reader import load_design
from leaderdeck.brand.role_map import RolePlace
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.errors import BrandProblem
from leaderdeck.paths import resource_folder

SHIPPED = [resource_folder("brands", name) for name in ("fjordvik", "granheim", "plain")]
TEXTS = [(folder / "brand.toml").read_text("utf-8") for folder in SHIPPED]
FJORDVIK = TEXTS[0]
COUNT = int(os.environ.get("LEADERDECK_EDITS", "20"))


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """Lines that went, and lines that came."""
    before, after = old.splitlines(), new.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


@pytest.mark.parametrize(
    ("edit", "gone", "come"),
    [
        (partial(set_name, name="Nordly"), ['name = "Fjordvik kommune"'], ['name = "Nordly"']),
        (
            partial(set_slogan, language="en", slogan=None),
            ['en = "Close to each other – open to the world"'],
            [],
        ),
        (partial(set_slogan, language="se", slogan="Lahka"), [], ['se = "Lahka"']),
        (
            partial(set_color, role="accent", rgb="#112233"),
            ['accent = { name = "Nype", rgb = "#C23B4E" }'],
            ['accent = { name = "Nype", rgb = "#112233" }'],
        ),
        (
            partial(set_color, role="accent", name="Rogn"),
            ['accent = { name = "Nype", rgb = "#C23B4E" }'],
            ['accent = { name = "Rogn", rgb = "#C23B4E" }'],
        ),
        (partial(set_footer, parts=["name", "date"]), [], ['footer = ["name", "date"]']),
        (partial(set_size, step="body", size=[28, 24.5, 20]), [], ["body = [28, 24.5, 20]"]),
        (partial(set_size, step="cover", size=None), ["cover = [57, 54, 48, 44, 40, 36, 32]"], []),
        (partial(set_size, step="footer", size=11.0), [], ["footer = 11"]),
        (partial(set_style, key="facts", value="underlined"), ['facts = "bars"'], ['facts = "underlined"']),
        (partial(set_layout, layout="quote", key="ground", value="panel"), [], ["[layouts.quote]", 'ground = "panel"']),
        (partial(set_logo, number=1, alt="Skjold"), [], ['alt = "Skjold"']),
        (partial(set_value, path=("valid-to",), value=date(2027, 1, 31)), [], ["valid-to = 2027-01-31"]),
        (partial(set_version, version="1.1"), ['version = "1.0"'], ['version = "1.1"']),
        (partial(set_successor, kit_id="ny"), [], ['replaced-by = {id = "ny"}']),
    ],
)
def test_an_edit_changes_its_own_line_and_no_other(
    edit: Callable[[str], str], gone: list[str], come: list[str]
) -> None:
    assert changed_lines(FJORDVIK, edit(FJORDVIK)) == (gone, come)


def test_comments_and_odd_spacing_stay() -> None:
    text = '# øverst\nname   =   "A"   # navnet\n[slogan]   # tabell\n\nnb = ""\n# nederst\n'
    assert set_name(text, "B") == text.replace('"A"', '"B"')
    assert set_slogan(text, "nb", "Åpen") == text.replace('nb = ""', 'nb = "Åpen"')


def test_lines_that_end_as_on_windows_keep_their_ends() -> None:
    text = FJORDVIK.replace("\n", "\r\n")
    assert set_name(text, "B") == text.replace('"Fjordvik kommune"', '"B"')


def test_logos_come_and_go() -> None:
    more = add_logo(FJORDVIK, "c.png", "dark", "Merke")
    assert [logo["file"] for logo in tomllib.loads(more)["logo"]] == ["logo-light.svg", "logo-dark.svg", "c.png"]
    assert tomllib.loads(more)["logo"][2]["alt"] == "Merke"
    none = remove_logo(remove_logo(FJORDVIK, 1), 0)
    assert "logo" not in tomllib.loads(none)
    assert [logo["file"] for logo in tomllib.loads(add_logo(none, "c.png", "light", "M"))["logo"]] == ["c.png"]


def test_a_font_that_is_replaced_leaves_nothing_of_its_files() -> None:
    own = set_font(FJORDVIK, "body", "Oslo Sans", files={"regular": "oslo.ttf", "bold": "oslo-bold.ttf"})
    assert tomllib.loads(own)["fonts"]["body"] == {
        "family": "Oslo Sans", "regular": "oslo.ttf", "bold": "oslo-bold.ttf",
    }  # fmt: skip
    assert tomllib.loads(set_font(own, "body", "Arial"))["fonts"]["body"] == {"family": "Arial"}


def test_the_own_language_always_has_a_slogan() -> None:
    data = tomllib.loads(set_language(FJORDVIK, "se"))
    assert (data["language"], data["slogan"]["se"]) == ("se", "")


def test_a_color_written_without_a_name_gets_one() -> None:
    text = FJORDVIK.replace('accent = { name = "Nype", rgb = "#C23B4E" }', 'accent = "#C23B4E"')
    assert tomllib.loads(set_color(text, "accent", rgb="#000000"))["colors"]["accent"] == "#000000"
    assert tomllib.loads(set_color(text, "accent", name="Nype"))["colors"]["accent"] == {
        "rgb": "#C23B4E", "name": "Nype",
    }  # fmt: skip


def test_a_person_says_a_role_once_and_again() -> None:
    adopted = FJORDVIK + '\n[template]\nadopted = true\n\n[[template.role]]\nrole = "content"\nlayout = 3\n'
    first = set_role(adopted, RolePlace("content", 5, "Hvit", 1.0, "person", ((0, 0), (1, 13))))
    second = set_role(first, RolePlace("quote", 2, "Sitat", 1.0, "person"))
    roles = {row["role"]: row for row in tomllib.loads(second)["template"]["role"]}
    assert roles["content"] == {
        "role": "content", "layout": 5, "name": "Hvit", "confidence": 1.0, "why": "person",
        "slots": {"0": 0, "1": 13},
    }  # fmt: skip
    assert (roles["quote"]["layout"], len(roles)) == (2, 2)


@pytest.mark.parametrize("text", ["name = ", "a = 1\na = 2", "colors = 3\n[slogan]\nnb = ''\n"])
def test_what_cannot_be_edited_is_said(text: str) -> None:
    with pytest.raises(BrandProblem):
        set_color(text, "accent", rgb="#000000")


@pytest.mark.parametrize(
    ("old", "new"),
    [("1.0", "1.1"), ("2", "2.1"), ("2.1.9", "2.1.10"), ("1.999999", "2.0"), ("0", "0.1")],
)
def test_the_next_version(old: str, new: str) -> None:
    assert next_version(old) == new


words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
numbers = st.one_of(st.integers(0, 300), st.floats(0, 300, allow_nan=False))
edits = st.one_of(
    st.builds(lambda name: partial(set_name, name=name), words),
    st.builds(
        lambda language, slogan: partial(set_slogan, language=language, slogan=slogan),
        st.sampled_from(["nb", "nn", "en", "se", "x"]),
        st.none() | words,
    ),
    st.builds(
        lambda role, rgb, name: partial(set_color, role=role, rgb=rgb, name=name),
        st.sampled_from(list(ROLE_SLOTS)),
        st.none() | st.from_regex(r"#[0-9A-F]{6}", fullmatch=True) | words,
        st.none() | words,
    ),
    st.builds(
        lambda part, family, drawn: partial(set_font, part=part, family=family, drawn_with=drawn),
        st.sampled_from(["heading", "body", "code"]),
        st.sampled_from(["Arial", "Noto Serif", "Oslo Sans"]) | words,
        st.sampled_from(["", "Open Sans"]),
    ),
    st.builds(lambda file, alt: partial(add_logo, file=file, ground="dark", alt=alt), words, words),
    st.builds(lambda number: partial(remove_logo, number=number), st.integers(0, 3)),
    st.builds(lambda parts: partial(set_footer, parts=parts), st.lists(st.sampled_from(["name", "date", "number"]))),
    st.builds(
        lambda step, size: partial(set_size, step=step, size=size),
        st.sampled_from(["body", "footer"]),
        st.none() | numbers | st.lists(numbers, max_size=5),
    ),
    st.builds(
        lambda layout, value: partial(set_layout, layout=layout, key="ground", value=value),
        st.sampled_from(LAYOUT_NAMES),
        st.none() | st.sampled_from(list(ROLE_SLOTS)) | words,
    ),
    st.builds(lambda day: partial(set_value, path=("valid-from",), value=day), st.none() | st.dates() | words),
    st.builds(lambda spellings: partial(set_value, path=("residue",), value=spellings), st.lists(words, max_size=3)),
    st.builds(lambda version: partial(set_version, version=version), st.sampled_from(["2.0", "x", ""])),
)


@pytest.fixture(scope="module")
def kit_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kit") / "kit"
    shutil.copytree(SHIPPED[0], folder)
    return folder


@settings(max_examples=COUNT, deadline=None)
@given(text=st.sampled_from(TEXTS), steps=st.lists(edits, min_size=1, max_size=8))
def test_any_edits_give_toml_that_is_a_kit_or_is_complained_of(
    kit_folder: Path, text: str, steps: list[Callable[[str], str]]
) -> None:
    for step in steps:
        try:
            text = step(text)
        except BrandProblem:
            continue
        tomllib.loads(text)
    (kit_folder / "brand.toml").write_text(text, "utf-8", newline="")
    try:
        design = load_design(kit_folder)
    except BrandProblem:
        return
    assert design.name == tomllib.loads(text)["name"].strip()
