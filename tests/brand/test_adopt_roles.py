"""Layouts of real and made-up templates play the roles that a person would give them."""

from functools import cache
from pathlib import Path

import pytest
from expected_roles import EXPECTED, wrong_guesses
from hypothesis import given
from hypothesis import strategies as st

from leaderdeck.brand.role_guess import guess_roles, place_role
from leaderdeck.brand.role_map import RolePlace
from leaderdeck.brand.role_words import read_name
from leaderdeck.brand.template import Layout, LevelStyle, Placeholder, Template
from leaderdeck.brand.template_reader import read_template
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.paths import resource_folder
from leaderdeck.units import Frame, Insets

PLAIN = (LevelStyle(28.0, "dk1"),)


def holder(
    type_: str, idx: int, frame: tuple[float, float, float, float], name: str = "", size: float = 28.0
) -> Placeholder:
    levels = (LevelStyle(size, "dk1"),)
    return Placeholder(type_, idx, name, Frame(*frame), Insets(7.2, 3.6, 7.2, 3.6), "top", levels)  # type: ignore[arg-type]


TITLE = holder("title", 0, (66, 29, 828, 104), size=44.0)
BODY = holder("obj", 1, (66, 144, 828, 343))
FOOTER = holder("ftr", 11, (318, 500, 324, 29), size=12.0)


def template(*layouts: tuple[str, tuple[Placeholder, ...]], **said: object) -> Template:
    made = tuple(
        Layout(role="", name=name, index=at, placeholders=placeholders, **said)  # type: ignore[arg-type]
        for at, (name, placeholders) in enumerate(layouts)
    )
    return Template(Path("mal.pptx"), 960.0, 540.0, made)


def roles(made: Template) -> dict[str, int]:
    return {place.role: place.layout for place in guess_roles(made)}


@cache
def wrong(file: Path, expected: str) -> tuple[RolePlace, ...]:
    return tuple(wrong_guesses(read_template(file), expected))


@pytest.mark.parametrize("file", EXPECTED)
def test_at_most_one_guess_is_wrong(shared: Path, file: str) -> None:
    found = wrong(shared / "templates" / file, EXPECTED[file])
    assert len(found) <= 1, [(place.role, place.layout, place.name) for place in found]


def test_hardly_any_guess_is_wrong_over_all_templates(shared: Path) -> None:
    found = [place for file, expected in EXPECTED.items() for place in wrong(shared / "templates" / file, expected)]
    assert len(found) <= len(EXPECTED) // 10, found


@pytest.mark.parametrize("kit", ["fjordvik", "granheim", "plain"])
def test_our_own_mark_decides_alone(kit: str) -> None:
    made = read_template(resource_folder("brands", kit, "template.pptx"))
    places = guess_roles(made)
    assert [place.role for place in places] == list(LAYOUT_NAMES)
    assert {(place.why, place.confidence) for place in places} == {("mark", 1.0)}
    for place in places:
        layout = made.layouts[place.layout]
        assert layout.role == place.role
        own = {known.idx for known in layout.placeholders}
        assert {theirs for _, theirs in place.slots} <= own
        assert all(ours == theirs for ours, theirs in place.slots)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Tittellysbilde bred mørk", "cover"), ("1_Tittellysbilde", "cover"), ("FORSIDE blå 2", "cover"),
        ("Tittel og innhold hvit", "content"), ("Tittel og innhald kvit", "content"), ("2_Title and Text", "content"),
        ("Titel og indholdsobjekt", "content"), ("Rubrik och innehåll", "content"), ("Deloverskrift grønn", "section"),
        ("Kapittelskille 3", "section"), ("Section Header_dark", "section"), ("Avsnittsrubrik", "section"),
        ("To innholdsdeler hvit", "columns"), ("To kolonnar", "columns"), ("Title, 2 Content", "columns"),
        ("Två innehållsdelar", "columns"), ("Sammenligning (lys)", "comparison"), ("Samanlikning", "comparison"),
        ("Bare tittel hvit", "facts"), ("Berre tittel", "facts"), ("Endast rubrik", "facts"), ("Kun titel", "facts"),
        ("Bilde med tekst høyre", "picture-text"), ("Bilete med tekst", "picture-text"), ("Helbilde", "picture"),
        ("Tomt hvit", "blank"), ("TITLE_ONLY", "facts"), ("Takk for meg", "closing"), ("Avslutning mørk", "closing"),
        ("Sitat blå", "quote"), ("Tidslinje", "timeline"), ("Agenda", "agenda"), ("Tabell", "table"),
    ],
)  # fmt: skip
def test_names_with_suffixes_in_four_languages(name: str, role: str) -> None:
    told = read_name(name)
    assert told.role(role) >= 0.8  # type: ignore[arg-type]
    assert max(told.roles, key=lambda pair: pair[1])[1] == told.role(role)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["Innhold med tekst", "Loddrett tekst", "Tittel og loddrett tekst", "Oppsett 7", "", "7"]
)
def test_names_that_say_no_role(name: str) -> None:
    assert not [role for role, strength in read_name(name).roles if strength >= 0.8 and not read_name(name).upright]


@given(st.text(max_size=60))
def test_any_name_can_be_read(name: str) -> None:
    told = read_name(name)
    assert all(0.0 < strength <= 1.0 for _, strength in told.roles)


def test_geometry_tells_layouts_without_names_apart() -> None:
    left, right = holder("obj", 21, (66, 200, 400, 290)), holder("obj", 22, (494, 200, 400, 290))
    over_left, over_right = holder("body", 23, (66, 144, 400, 50)), holder("body", 24, (494, 144, 400, 50))
    made = template(
        ("A", (TITLE, BODY, FOOTER)),
        ("B", (holder("ctrTitle", 0, (120, 88, 720, 188), size=60.0), holder("subTitle", 1, (120, 284, 720, 130)))),
        ("C", (holder("title", 0, (66, 200, 828, 150), size=54.0),)),
        ("D", (TITLE, left, right)),
        ("E", (TITLE, left, right, over_left, over_right)),
        ("F", (TITLE,)),
        ("G", (TITLE, holder("pic", 5, (480, 140, 414, 350)), holder("body", 6, (66, 140, 390, 350)))),
        ("H", (holder("pic", 5, (0, 0, 960, 540)), holder("title", 0, (66, 420, 828, 80)))),
        ("I", (FOOTER,)),
        ("J", (TITLE, holder("tbl", 3, (66, 144, 828, 343)))),
    )
    found = roles(made)
    assert [found[role] for role in ("content", "cover", "section", "columns", "comparison", "facts")] == [
        0,
        1,
        2,
        3,
        4,
        5,
    ]
    assert [found[role] for role in ("picture-text", "picture", "blank", "table")] == [6, 7, 8, 9]
    comparison = next(place for place in guess_roles(made) if place.role == "comparison")
    assert dict(comparison.slots) == {0: 0, 1: 23, 2: 21, 3: 24, 4: 22}


def test_bodies_that_are_footers_hold_no_content() -> None:
    foot = holder("body", 30, (66, 500, 600, 24), size=9.0)
    made = template(("Tittel og innhold", (TITLE, foot)), ("Tekst", (TITLE, BODY, foot)))
    content = next(place for place in guess_roles(made) if place.role == "content")
    assert (content.layout, dict(content.slots)) == (1, {0: 0, 1: 1})


def test_a_type_that_its_placeholders_contradict_does_not_count() -> None:
    two = template(("Oppsett", (TITLE, BODY)), ("Egendefinert", (TITLE,)), office_type="twoObj")
    assert roles(two)["columns"] == 0
    assert next(place for place in guess_roles(two) if place.role == "columns").why == "nearest"


def test_light_layouts_are_for_content_and_plain_ones_before_numbered() -> None:
    made = template(
        ("Tittel og innhold mørk", (TITLE, BODY)),
        ("1_Tittel og innhold", (TITLE, BODY)),
        ("Tittel og innhold uten logo", (TITLE, BODY)),
        ("Tittel og innhold", (TITLE, BODY)),
    )
    assert roles(made)["content"] == 3


def test_upright_text_is_never_chosen() -> None:
    made = template(("Loddrett tekst", (TITLE, BODY)), ("Noe annet", (TITLE, BODY)))
    assert roles(made)["content"] == 1


def test_placeholders_of_one_number_are_reached_once() -> None:
    left, right = holder("body", 0, (66, 144, 400, 343)), holder("body", 0, (494, 144, 400, 343))
    places = {place.role: dict(place.slots) for place in guess_roles(template(("To kolonner", (TITLE, left, right))))}
    assert places["columns"] == {0: 0, 1: 0}


def test_odd_numbers_are_kept_as_they_are() -> None:
    title = holder("title", 4294967295, (66, 29, 828, 104), size=44.0)
    body = holder("obj", 17, (66, 144, 828, 343))
    content = next(place for place in guess_roles(template(("Innhold", (title, body)))) if place.role == "content")
    assert content.slots == ((0, 4294967295), (1, 17))


def test_a_source_line_is_known_by_its_name() -> None:
    source = holder("body", 31, (66, 494, 600, 20), name="Plassholder for kilde 4", size=10.0)
    content = next(
        place for place in guess_roles(template(("Innhold", (TITLE, BODY, source)))) if place.role == "content"
    )
    assert dict(content.slots)[14] == 31


def test_a_person_may_put_a_role_anywhere() -> None:
    made = template(("A", (TITLE, BODY)), ("B", (TITLE,)))
    place = place_role(made, "quote", 0)
    assert (place.why, place.confidence, dict(place.slots)) == ("person", 1.0, {0: 0, 1: 1})


def test_one_layout_without_anything_plays_all_roles_unsurely() -> None:
    places = guess_roles(template(("Tomt", ())))
    assert [place.role for place in places] == list(LAYOUT_NAMES)
    assert all(place.confidence < 0.6 for place in places if place.role != "blank")
    assert all(place.slots == () for place in places)
