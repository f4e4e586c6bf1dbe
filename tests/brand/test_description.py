"""`brand.toml` is refused with everything that is wrong with it at once, each at its line."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderdeck.brand.reader import load_design, load_kit, parse_description
from leaderdeck.errors import BrandProblem

Spoil = Callable[..., None]
Complaints = Callable[[], list[str]]


def line_of(folder: Path, piece: str) -> int:
    lines = (folder / "brand.toml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if piece in line)


def test_all_errors_come_at_once_in_the_order_of_the_file(
    kit_folder: Path, spoil: Spoil, complaints: Complaints
) -> None:
    spoil(
        ('version = "1.0"', "version = 1.0"),
        ('nb = "Tett på hverandre – åpne mot verden"\n', ""),
        ('rgb = "#0B3C49"', 'rgb = "#0B3C4"'),
        ('bullet = "square"', 'bulet = "square"'),
        ('file = "logo-light.svg"', 'file = "borte.svg"'),
        ("cover = [57,", "cover = [30, 57,"),
    )
    found = complaints()
    assert len(found) == 6
    for piece, part in zip(
        ("version = 1.0", "[slogan]", '"#0B3C4"', "borte.svg", "bulet", "cover = [30"),
        (
            "version skal være",
            "slagordet mangler",
            "colors.heading.rgb",
            "«borte.svg»",
            "mente du bullet?",
            "størrelser",
        ),
        strict=True,
    ):
        complaint = next(text for text in found if part in text)
        assert complaint.startswith(f"linje {line_of(kit_folder, piece)}: "), complaint
    assert found == sorted(found, key=lambda text: int(text.split()[1].rstrip(":")))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "fjordvik"', 'id = "../fjordvik"', "id skal være små bokstaver a–z, tall og bindestrek"),
        ("format = 1", "format = 2", "format skal være 1, men er 2"),
        ('name = "Fjordvik kommune"', 'name = "  "', "name skal være navnet på kommunen"),
        ('name = "Fjordvik kommune"', 'name = "a\\u0007b"', "name skal være én linje tekst"),
        ('version = "1.0"', 'version = "første"', "version skal være et versjonsnummer"),
        ('version = "1.0"\n', "", "version mangler; legg den til."),
        ('text = { name = "Blekk", rgb = "#12303A" }\n', "", "colors.text mangler; legg den til."),
        ("[colors]", '[colors]\nrosa = "#FFC0CB"', "colors.rosa er en ukjent nøkkel"),
        ("[sizes]", "[sizes]\nbody = [28, 24, 18]", "ingen under 20 punkt"),
        ("[sizes]", "[sizes]\nfooter = nan", "sizes.footer skal være et tall"),
        ("left = 60", "left = 600", "grid.left skal være et tall fra 20 til 240, men er 600"),
        ("left = 60", 'left = "60"', "grid.left skal være et tall, men er «60»"),
        ("fill = \"accent\"", 'fill = "rosa"', "layouts.cover.shapes 3.fill skal være"),
        ("view = [310, 560, 210, 160]", "view = [310, 560, 0, 160]", "shapes 3.view skal være fire tall"),
        ("frame = [802.5, 420,", "frame = [9000, 420,", "shapes 3.frame skal være en ramme på eller like ved"),
        ("frames.11 = [60, 498, 540, 26]", "frames.11 = [60, 498, 940, 26]", "frames.11 skal være en ramme innenfor"),
        ("frames.11", "frames.99", "nummeret til en plassholder"),
        ("[layouts.statement]", "[layouts.forside]", "skal være navnet på et oppsett"),
        ("M520 260C440 300", "M520 260C440", "path skal være en SVG-bane"),
        ("M520 260C440 300", "M520 260A440 300", "path skal være en SVG-bane"),
        ('family = "Open Sans"', 'family = "Oslo Sans"', "Skriften «Oslo Sans» følger ikke med"),
        ('family = "Open Sans"', 'family = "Oslo Sans", regular = "../x.ttf"', "Fant ikke fontfilen «../x.ttf»"),
        ('family = "Open Sans"', 'family = "Oslo Sans", regular = "logo-dark.svg"', "Fant ikke fontfilen"),
        ('family = "Open Sans"', 'family = "Oslo Sans", bold = ""', "Skriften «Oslo Sans»"),
        ('muted = { name = "Skifer", rgb = "#4F6770" }', 'muted = "#8899A0"', "kontrast 2,95:1, men tekst trenger 4,5"),
        ("[slogan]", "switched-off = [\"privacy.secret\"]\n[slogan]", "ingen profilpakke kan slå av personvern"),
        ("[slogan]", 'text-pairs = ["second on ground"]\n[slogan]', "på ground (#FFFFFF) har kontrast 2:1"),
        ("[slogan]", 'text-pairs = ["rosa on ground"]\n[slogan]', "text-pairs nevner «rosa»"),
        ("[slogan]", "valid-from = 2027-01-01\nvalid-to = 2026-01-01\n[slogan]", "2027-01-01 er etter valid-to"),
        ("[slogan]", 'valid-from = "2027-01-01"\n[slogan]', "valid-from skal være en dato"),
        ('ground = "soft-ground"', 'ground = "deep"', "på deep (#0B3C49) har kontrast"),
        ('colors.13 = "second"', 'colors.13 = "muted"', "har kontrast 1,99:1, men tekst trenger 3:1"),
        ("ground = \"light\"", 'ground = "grå"', "logo 1.ground skal være"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_what_was_expected(
    spoil: Spoil, complaints: Complaints, old: str, new: str, expected: str
) -> None:
    assert complaints() == []
    spoil((old, new))
    assert any(expected in complaint for complaint in complaints()), complaints()


def test_the_main_sentence_counts_the_errors_and_gives_the_first(kit_folder: Path, spoil: Spoil) -> None:
    spoil(('version = "1.0"', "version = 1"), ("left = 60", "left = 6"))
    with pytest.raises(BrandProblem) as caught:
        load_design(kit_folder)
    assert len(caught.value.details) == 2
    assert str(caught.value).startswith(str(caught.value.details[0]))
    assert "2 feil" in str(caught.value)
    assert caught.value.sentence.in_language("en").endswith("There are 2 errors in all; correct them and try again.")


@pytest.mark.parametrize(
    "text",
    ["", "[", "a" + ".a" * 30_000 + "=1", "a=" + "[" * 60_000, "a=" + "9" * 60_000, "x" * 70_000, "a = 1\na = 2", "\0"],
    ids=["empty", "bracket", "dots", "nested", "digits", "huge", "twice", "nul"],
)
def test_hostile_descriptions_are_refused_in_one_sentence(kit_folder: Path, text: str) -> None:
    (kit_folder / "brand.toml").write_text(text, "utf-8")
    with pytest.raises(BrandProblem) as caught:
        load_design(kit_folder)
    assert "brand.toml" in str(caught.value)
    assert "{" not in str(caught.value)


def test_a_broken_line_is_named(kit_folder: Path, spoil: Spoil) -> None:
    spoil(('version = "1.0"', 'version = "1.0'))
    line = line_of(kit_folder, "version")
    with pytest.raises(BrandProblem, match=f"linje {line}: linjen er ikke gyldig TOML"):
        _raise_shown(kit_folder)


def _raise_shown(folder: Path) -> None:
    try:
        load_design(folder)
    except BrandProblem as problem:
        raise BrandProblem(problem.sentence.__class__(str(problem))) from None


@pytest.mark.parametrize("data", [b"\xff\xfe\x00i", b'id = "\xe6"'], ids=["utf-16", "latin-1"])
def test_other_encodings_are_refused(kit_folder: Path, data: bytes) -> None:
    (kit_folder / "brand.toml").write_bytes(data)
    with pytest.raises(BrandProblem) as caught:
        load_design(kit_folder)
    assert "UTF-8" in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_links_out_of_the_folder_are_not_followed(
    kit_folder: Path, tmp_path: Path, spoil: Spoil, complaints: Complaints
) -> None:
    outside = tmp_path / "outside.svg"
    outside.write_bytes((kit_folder / "logo-light.svg").read_bytes())
    (kit_folder / "link.svg").symlink_to(outside)
    spoil(("logo-light.svg", "link.svg"))
    assert any("Fant ikke logoen «link.svg»" in complaint for complaint in complaints())
    moved = tmp_path / "moved.toml"
    (kit_folder / "brand.toml").rename(moved)
    (kit_folder / "brand.toml").symlink_to(moved)
    assert "Fant ikke brand.toml" in complaints()[0]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../kit/logo-dark.svg", "a\\\\b.svg", "C:/x.svg", ".", "logo-dark.svg/x"]
)
def test_paths_that_try_tricks_are_not_found(spoil: Spoil, complaints: Complaints, name: str) -> None:
    spoil(("logo-light.svg", name))
    assert any("Fant ikke logoen" in complaint for complaint in complaints())


def test_a_missing_template_is_said_plainly(kit_folder: Path) -> None:
    with pytest.raises(BrandProblem) as caught:
        load_kit(kit_folder)
    assert "mangler template.pptx" in str(caught.value)
    with pytest.raises(BrandProblem) as caught:
        load_kit(kit_folder / "nowhere")
    assert "Fant ikke brand.toml" in str(caught.value)


@given(
    key=st.sampled_from(
        ["id", "slogan", "colors", "fonts", "logo", "sizes", "grid", "shapes", "layouts", "footer", "x"]
    ),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=8,
    ),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_of_any_kind_breaks_the_reading(kit_folder: Path, key: str, value: object) -> None:
    from leaderdeck.brand.complaints import Complaints
    from leaderdeck.brand.designing import design_kit

    file = kit_folder / "brand.toml"
    text = file.read_text("utf-8")
    data = parse_description(file, text) | {key: value}
    try:
        design = design_kit(kit_folder, data, Complaints(file, text))
        named = [str(file)] if design.name == "Fjordvik kommune" else []
    except BrandProblem as problem:
        named = [str(detail) for detail in problem.details]
    assert named
    assert all(sentence.startswith(str(file)) for sentence in named)
