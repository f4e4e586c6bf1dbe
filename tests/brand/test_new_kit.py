"""A kit made from a name and a color is whole, readable, and never written over another."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from leaderdeck.brand.color import contrast
from leaderdeck.brand.new_kit import kit_id, write_kit_description
from leaderdeck.brand.new_palette import derive_palette
from leaderdeck.brand.reader import load_design
from leaderdeck.brand.text_pairs import REQUIRED_PAIRS
from leaderdeck.errors import BrandProblem, FileProblem

hexes = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(hexes | st.none(), hexes | st.none())
@settings(max_examples=80, deadline=None)
def test_any_two_colors_give_a_palette_whose_text_reads(primary: str | None, accent: str | None) -> None:
    rgb = derive_palette(primary, accent).rgb
    assert len(rgb) == 12
    assert all(contrast(rgb[text], rgb[ground]) >= 4.5 for text, ground in REQUIRED_PAIRS)
    assert contrast(rgb["second"], rgb["deep"]) >= 3
    assert len({rgb[role] for role in ("ground", "soft-ground", "panel")}) >= 2


def test_a_wish_that_reads_is_kept_and_one_that_does_not_is_told() -> None:
    kept = derive_palette("#0B3C49", "#B93549")
    assert (kept.rgb["deep"], kept.rgb["accent"], kept.moved) == ("#0B3C49", "#B93549", ())
    moved = derive_palette("#FFD500", None)
    assert moved.rgb["second"] == "#FFD500"
    assert moved.moved == (("primary", "#FFD500", moved.rgb["deep"]),)


def test_name_and_slogan_alone_give_a_whole_accessible_kit(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "profil"
    write_kit_description(folder, name="Ørland  kommune", slogan='Sammen – "alle"', language="nn")
    design = load_design(folder)
    assert (design.id, design.name, design.language) == ("orland-kommune", "Ørland kommune", "nn")
    assert design.slogans == (("nn", 'Sammen – "alle"'),)
    assert design.accessible
    assert {logo.file.name for logo in design.logos} == {"logo-light.svg", "logo-dark.svg"}
    assert all("Ørland" in logo.alt for logo in design.logos)


@given(name=st.text(min_size=1, max_size=60), slogan=st.text(max_size=90))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_is_taken_as_it_is_or_refused_before_anything_is_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, slogan: str
) -> None:
    folder = tmp_path_factory.mktemp("any") / "kit"
    try:
        write_kit_description(folder, name=name, slogan=slogan)
    except BrandProblem:
        written = folder.exists()
        assert not written
        return
    design = load_design(folder)
    assert design.name == " ".join(name.split())
    assert design.slogans[0][1] == " ".join(slogan.split())


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "profil"
    folder.mkdir()
    with pytest.raises(BrandProblem, match="finnes fra før"):
        write_kit_description(folder, name="Hå")
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "wishes", [{"primary": "blå"}, {"accent": "#12345"}, {"language": "nynorsk"}, {"slogan": "x" * 200}, {"name": " "}]
)
def test_a_wish_that_cannot_be_is_refused_and_leaves_nothing(tmp_path: Path, wishes: dict[str, str]) -> None:
    with pytest.raises(BrandProblem):
        write_kit_description(tmp_path / "profil", **({"name": "Hå"} | wishes))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "identity"),
    [("Sør-Odal kommune", "sor-odal-kommune"), ("Ås", "as"), ("Kárášjohka", "karasjohka"), ("!!!", "profil")],
)
def test_the_id_is_the_name_in_plain_letters(name: str, identity: str) -> None:
    assert kit_id(name) == identity


def test_a_photo_as_logo_loses_its_metadata_and_its_size(tmp_path: Path) -> None:
    photo = Image.new("RGB", (3000, 1000), "#123456")
    exif = photo.getexif()
    exif[0x010E] = "hemmelig sted"
    photo.save(tmp_path / "logo.jpg", exif=exif, comment=b"hemmelig")
    write_kit_description(tmp_path / "kit", name="Hå", logo=tmp_path / "logo.jpg")
    made = (tmp_path / "kit" / "logo-light.png").read_bytes()
    assert b"hemmelig" not in made
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.size == (2000, 667)
        assert not picture.info
    assert load_design(tmp_path / "kit").logos[0].ground == "light"


def test_an_svg_logo_loses_comments_metadata_and_editor_traces(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
        ' i:export-filename="/home/hemmelig/x.png" viewBox="0 0 20 10"><!-- hemmelig --><metadata>hemmelig</metadata>'
        '<i:view i:name="hemmelig"/><rect width="20" height="10" fill="#0B3C49"/></svg>',
        "utf-8",
    )
    write_kit_description(tmp_path / "kit", name="Hå", logo=tmp_path / "logo.svg")
    made = (tmp_path / "kit" / "logo-light.svg").read_text("utf-8")
    assert "hemmelig" not in made
    assert "<rect" in made
    assert (tmp_path / "kit" / "logo-light.png").is_file()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="http://x.example/a.png"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x()"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">&a;</svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + b"<g>" * 9000 + b"</g>" * 9000 + b"</svg>",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 1"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
    ids=["empty", "gif", "cut png", "cut jpeg", "script", "link", "event", "entity", "deep", "thin", "sizeless"],
)
def test_an_unsafe_or_damaged_logo_is_refused_and_leaves_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "logo.svg").write_bytes(data)
    with pytest.raises(BrandProblem):
        write_kit_description(tmp_path / "kit", name="Hå", logo=tmp_path / "logo.svg")
    assert not (tmp_path / "kit").exists()


def test_a_logo_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        write_kit_description(tmp_path / "kit", name="Hå", logo=tmp_path / "borte.svg")


@given(cut=st.integers(8, 400), flip=st.integers(8, 200), value=st.integers(0, 255))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_picture_is_a_logo_or_a_plain_refusal(
    tmp_path_factory: pytest.TempPathFactory, cut: int, flip: int, value: int
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    out = io.BytesIO()
    Image.effect_noise((40, 30), 80).save(out, "PNG")
    data = bytearray(out.getvalue())
    data[flip] = value
    (folder / "logo.png").write_bytes(data[: len(data) - cut])
    try:
        write_kit_description(folder / "kit", name="Hå", logo=folder / "logo.png")
        made = load_design(folder / "kit").name
    except BrandProblem as problem:
        made = str(problem)
    assert made == "Hå" or "kan ikke brukes som logo" in made
