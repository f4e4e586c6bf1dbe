"""A complete, accessible kit from a name, a slogan and a color or two."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from leaderdeck.brand.color import is_color
from leaderdeck.brand.logos import svg_to_png
from leaderdeck.brand.new_description import NewLogos, describe_kit
from leaderdeck.brand.new_logo import draw_mark, grounds_of, read_logo
from leaderdeck.brand.new_palette import NewPalette, derive_palette
from leaderdeck.errors import BrandProblem
from leaderdeck.language import say

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ŧ": "t", "ŋ": "n"})
_LONGEST_NAME, _LONGEST_SLOGAN = 80, 120
_MARK_PX = 480
"""Side of the mark as PNG: on no layout is it higher than 76 of the slide's 540 points, 304 pixels of a 4K screen."""


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
    name, slogan = one_line(name, _LONGEST_NAME), one_line(slogan, _LONGEST_SLOGAN)
    if not name:
        raise BrandProblem(say("Kommunen må ha et navn; skriv det med --name."))
    if not re.fullmatch("[a-z]{2,3}", language):
        raise BrandProblem(say("«{language}» er ingen språkkode; skriv nb, nn eller en.", language=language))
    if folder.exists() or folder.is_symlink():
        raise BrandProblem(say("{folder} finnes fra før; velg en annen mappe.", folder=folder))
    palette = derive_palette(_color(primary), _color(accent))
    logos = _logos(name, palette, logo)
    folder.mkdir(parents=True)
    for file_name, data in logos.files.items():
        (folder / file_name).write_bytes(data)
    text = describe_kit(kit_id(name), name, slogan, language, palette, logos)
    (folder / "brand.toml").write_text(text, "utf-8", newline="\n")


def kit_id(name: str) -> str:
    """The id that a name gives: `Sør-Odal kommune` → `sor-odal-kommune`."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "profil"


def one_line(text: str, longest: int) -> str:
    """The text on one line. Raises BrandProblem where it is longer, or has signs that nobody sees."""
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


def _logos(name: str, palette: NewPalette, logo: Path | None) -> NewLogos:
    rgb = palette.rgb
    if logo is not None:
        read = read_logo(logo)
        grounds = grounds_of(read[".png"], rgb["ground"], rgb["deep"])
        stem = f"logo-{grounds[0]}"
        shown = f"{stem}.svg" if ".svg" in read else f"{stem}.png"
        files = {f"{stem}{suffix}": data for suffix, data in read.items()}
        return NewLogos(files, dict.fromkeys(grounds, shown), own=True)
    light, dark = draw_mark(name, rgb["deep"], rgb["ground"]), draw_mark(name, rgb["ground"], rgb["deep"])
    files = {
        "logo-light.svg": light,
        "logo-light.png": svg_to_png(light, _MARK_PX),
        "logo-dark.svg": dark,
        "logo-dark.png": svg_to_png(dark, _MARK_PX),
    }
    return NewLogos(files, {"light": "logo-light.svg", "dark": "logo-dark.svg"}, own=False)
