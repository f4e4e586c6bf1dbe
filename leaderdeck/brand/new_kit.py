"""A complete, accessible kit from a name, a slogan and a color or two."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from leaderdeck.brand.color import contrast, is_color
from leaderdeck.brand.kit import ColorRole
from leaderdeck.brand.logos import svg_to_png
from leaderdeck.brand.new_logo import draw_mark, read_logo
from leaderdeck.brand.new_palette import NewPalette, derive_palette
from leaderdeck.errors import BrandProblem
from leaderdeck.language import say

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ŧ": "t", "ŋ": "n"})
_LONGEST_NAME, _LONGEST_SLOGAN = 80, 120
_COLOR_NAMES: dict[ColorRole, str] = {
    "text": "Tekst", "ground": "Hvit", "heading": "Overskrift", "soft-ground": "Lys flate", "accent": "Aksent",
    "second": "Pynt", "line": "Strek", "muted": "Dempet", "deep": "Hovedfarge", "panel": "Kort", "link": "Lenke",
    "followed": "Fulgt lenke",
}  # fmt: skip
_MARK_ALT = {"nb": "{name}s merke", "nn": "Merket til {name}", "en": "The mark of {name}"}


def write_kit_description(
    folder: Path,
    *,
    name: str,
    slogan: str = "",
    language: str = "nb",
    primary: str | None = None,
    accent: str | None = None,
    logo: Path | None = None,
) -> None:
    """Makes the folder with `brand.toml` and the logo's files; the template maker adds the template.

    Colors are `#RRGGBB` (or without `#`, or three digits). Raises BrandProblem or FileProblem, before anything is
    written, for a folder that exists, a name or color that cannot be one, or a logo that cannot be used.
    """
    name, slogan = _one_line(name, _LONGEST_NAME), _one_line(slogan, _LONGEST_SLOGAN)
    if not name:
        raise BrandProblem(say("Kommunen må ha et navn; skriv det med --name."))
    if not re.fullmatch("[a-z]{2,3}", language):
        raise BrandProblem(say("«{language}» er ingen språkkode; skriv nb, nn eller en.", language=language))
    if folder.exists() or folder.is_symlink():
        raise BrandProblem(say("{folder} finnes fra før; velg en annen mappe.", folder=folder))
    palette = derive_palette(_color(primary), _color(accent))
    files = _logo_files(name, palette, logo)
    folder.mkdir(parents=True)
    for file_name, data in files.items():
        (folder / file_name).write_bytes(data)
    text = _description(name, slogan, language, palette, sorted(files), own_logo=logo is not None)
    (folder / "brand.toml").write_text(text, "utf-8", newline="\n")


def kit_id(name: str) -> str:
    """The id that a name gives: `Sør-Odal kommune` → `sor-odal-kommune`."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "profil"


def _one_line(text: str, longest: int) -> str:
    line = " ".join(text.split())
    if len(line) > longest or not all(sign.isprintable() or sign == "\u00ad" for sign in line):
        raise BrandProblem(say("«{text}» er for lang eller har usynlige tegn; kort den ned.", text=line[:longest]))
    return line


def _color(wished: str | None) -> str | None:
    if wished is None:
        return None
    digits = wished.strip().removeprefix("#")
    color = "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)
    if not is_color(color):
        raise BrandProblem(say("«{color}» er ingen farge; skriv den som #0B3C49.", color=wished[:40]))
    return color.upper()


def _logo_files(name: str, palette: NewPalette, logo: Path | None) -> dict[str, bytes]:
    if logo is not None:
        return {f"logo-light{suffix}": data for suffix, data in read_logo(logo).items()}
    rgb = palette.rgb
    light, dark = draw_mark(name, rgb["deep"], rgb["ground"]), draw_mark(name, rgb["ground"], rgb["deep"])
    return {
        "logo-light.svg": light,
        "logo-light.png": svg_to_png(light),
        "logo-dark.svg": dark,
        "logo-dark.png": svg_to_png(dark),
    }


def _description(
    name: str, slogan: str, language: str, palette: NewPalette, files: list[str], *, own_logo: bool
) -> str:
    alt = _MARK_ALT.get(language, _MARK_ALT["en"]).format(name=name)
    logos = [file for file in files if file.endswith(".svg")] or files
    return "\n".join(
        (
            "# Profilpakke for LeaderDeck. Mål i punkt på et lysbilde som er 960 × 540.",
            *(_note(palette, *move) for move in palette.moved),
            "format = 1",
            f"id = {_text(kit_id(name))}",
            f"name = {_text(name)}",
            'version = "1.0"',
            f"language = {_text(language)}",
            "accessible = true",
            "",
            "[slogan]",
            f"{language} = {_text(slogan)}",
            "",
            "[colors]",
            *(
                f"{role} = {{ name = {_text(_COLOR_NAMES[role])}, rgb = {_text(rgb)} }}"
                for role, rgb in palette.rgb.items()
            ),
            "",
            "[fonts]",
            'heading = { family = "Open Sans" }',
            'body = { family = "Open Sans" }',
            "",
            *(f'[[logo]]\nfile = "{file}"\nground = "{_ground(file)}"\nalt = {_text(alt)}\n' for file in logos),
            _LIGHT_COVER if own_logo else _DARK_COVER,
            _OTHER_LAYOUTS,
        )
    )


def _note(palette: NewPalette, role: str, wished: str, got: str) -> str:
    ratio = f"{contrast(wished, palette.rgb['ground']):.1f}".replace(".", ",")
    return f"# Ønsket {role} {wished} har bare {ratio}:1 mot hvitt; tekst og flater bruker {got}, som kan leses."


def _ground(file: str) -> str:
    return "dark" if "dark" in file else "light"


def _text(text: str) -> str:
    """A TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)


_COVER_FRAMES = """\
logo = [60, 48, 140, 64]
name-frame = [216, 58, 440, 44]
frames.0 = [60, 186, 640, 144]
frames.1 = [60, 334, 600, 52]
frames.13 = [60, 400, 560, 76]
frames.11 = [60, 498, 540, 26]
"""
_ARCS = """\
[[layouts.cover.shapes]]
path = "M100 0C45 0 0 45 0 100H100Z"
view = [0, 0, 100, 100]
frame = [640, 220, 320, 320]
fill = "{outer}"
alpha = {alpha}

[[layouts.cover.shapes]]
path = "M100 0C45 0 0 45 0 100H100Z"
view = [0, 0, 100, 100]
frame = [740, 320, 220, 220]
fill = "{middle}"

[[layouts.cover.shapes]]
path = "M100 0C45 0 0 45 0 100H100Z"
view = [0, 0, 100, 100]
frame = [840, 420, 120, 120]
fill = "accent"
"""
_DARK_COVER = (
    '[layouts.cover]\nground = "deep"\ndark = true\n'
    + _COVER_FRAMES.replace("logo = [60, 48, 140, 64]", "logo = [60, 48, 64, 64]").replace("[216, 58,", "[140, 58,")
    + "\n"
    + _ARCS.format(outer="second", middle="second", alpha=0.2)
)
_LIGHT_COVER = (
    '[layouts.cover]\nground = "ground"\n'
    + _COVER_FRAMES
    + "\n"
    + _ARCS.format(outer="soft-ground", middle="deep", alpha=1)
)
_OTHER_LAYOUTS = """\
[layouts.section]
ground = "deep"
dark = true
colors.13 = "second"

[layouts.statement]
ground = "soft-ground"

[layouts.closing]
ground = "ground"
align = "center"
logo = [448, 112, 64, 64]
"""
