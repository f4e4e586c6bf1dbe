"""The brand of a talk as it is written: its day, its footer, its pictures of the logo."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from checking import TODAY, findings_of, kit, only, slide
from PIL import Image

from leaderdeck.brand.kit import BrandKit


def talk(card: str) -> str:
    return f"---\ntittel: Et foredrag\nspråk: nb\n{card}\n---\n\n## Mål\n\n- a\n"


def brand_rules(text: str, brand: BrandKit | None = None, folder: Path | None = None) -> list[str]:
    return [each.rule for each in findings_of(text, brand, folder) if each.rule.startswith("brand.")]


def logo_picture(name: str = "light") -> Image.Image:
    logo = kit().logo("light" if name == "light" else "dark")
    assert logo is not None
    return Image.open(logo.file.with_suffix(".png")).convert("RGBA")


def saved(image: Image.Image, file: Path) -> Path:
    out = io.BytesIO()
    image.save(out, "PNG")
    file.write_bytes(out.getvalue())
    return file.parent


def test_a_profile_that_ends_before_the_talk_is_told_of_on_the_line_of_the_brand() -> None:
    interim = replace(kit(), valid_to=date(2026, 5, 31))
    assert brand_rules(talk("dato: 2026-05-31"), interim) == []
    finding = only(findings_of(talk("dato: 2026-06-01\nprofil: fjordvik"), interim), "brand.expired")
    assert finding.line == 5
    assert "2026-06-01" in str(finding.message)
    assert interim.contact in str(finding.advice)


def test_a_talk_of_the_past_is_judged_by_today() -> None:
    assert brand_rules(talk("dato: 2020-01-01"), replace(kit(), valid_to=date(2026, 5, 31))) == []
    assert brand_rules(talk("dato: 2020-01-01"), replace(kit(), valid_to=date(2026, 1, 31))) == ["brand.expired"]


def test_a_profile_that_begins_before_the_talk_may_be_used_for_it() -> None:
    coming = replace(kit(), valid_from=date(2026, 9, 1))
    assert date(2026, 9, 1) > TODAY
    assert brand_rules(talk("dato: 2026-09-02"), coming) == []
    assert brand_rules(talk("dato: 2026-08-31"), coming) == ["brand.early"]


@pytest.mark.parametrize(
    ("footer", "rules"),
    [
        ("Tett på hverandre – åpne mot verden", []),
        ("Tett på kvarandre – opne mot verda", []),
        ("Tett på hverandre – åpen mot verden", ["brand.footer"]),
        ("Tett på hverandre, åpne mot verden!", ["brand.footer"]),
        ("Gamlevik herred", ["brand.slogan-old"]),
        ("Topplederkonferansen 2026", []),
    ],
)
def test_a_footer_of_ones_own_is_no_old_or_misspelled_slogan(footer: str, rules: list[str]) -> None:
    past = replace(kit(), residue=("Gamlevik herred",))
    assert brand_rules(talk(f"bunntekst: {footer}"), past) == rules


def test_a_recolored_logo_in_the_text_is_told_with_its_line(tmp_path: Path) -> None:
    red, green, blue, alpha = logo_picture().split()
    folder = saved(Image.merge("RGBA", (blue, red, green, alpha)), tmp_path / "merke.png")
    finding = only(findings_of(slide("![Vårt merke](merke.png)"), folder=folder), "brand.logo-color")
    assert (finding.slide, finding.line) == (2, 8)


def test_a_stretched_logo_in_the_text_is_told(tmp_path: Path) -> None:
    image = logo_picture()
    folder = saved(image.resize((image.width * 3 // 2, image.height)), tmp_path / "merke.png")
    assert brand_rules(slide("![Vårt merke](merke.png)"), folder=folder) == ["brand.logo-shape"]


def test_the_logo_as_it_is_and_other_pictures_are_left_alone(tmp_path: Path) -> None:
    saved(logo_picture(), tmp_path / "merke.png")
    saved(Image.effect_noise((300, 200), 80).convert("RGB"), tmp_path / "foto.png")
    body = "![Vårt merke](merke.png)\n\n---\n\n## Foto\n\n![Et foto](foto.png)"
    assert brand_rules(slide(body), folder=tmp_path) == []


def test_the_logo_on_the_closing_slide_which_has_one_already_is_a_tip(tmp_path: Path) -> None:
    folder = saved(logo_picture(), tmp_path / "merke.png")
    text = slide("![Vårt merke](merke.png)", "Takk {.closing}")
    found = [each for each in findings_of(text, folder=folder) if each.rule.startswith("brand.logo")]
    assert [(each.rule, each.severity) for each in found] in ([("brand.logo-twice", "info")], [])
