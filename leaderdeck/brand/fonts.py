"""Which files a kit's typefaces are measured and drawn with: shipped families, metric twins, or the kit's own files."""

from __future__ import annotations

from pathlib import Path

from leaderdeck.brand.font_file import read_font
from leaderdeck.brand.inside import find_inside
from leaderdeck.brand.kit import FontFamily
from leaderdeck.language import Sentence, say
from leaderdeck.paths import resource_folder
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ShippedFamily:
    """A family in `resources/fonts`: its folder, how its files begin, and what a machine without it should use."""

    folder: str
    file_prefix: str
    fallbacks: tuple[str, ...]


SHIPPED_FAMILIES: dict[str, ShippedFamily] = {
    "Open Sans": ShippedFamily("open-sans", "OpenSans", ("Segoe UI", "Arial")),
    "Noto Serif": ShippedFamily("noto-serif", "NotoSerif", ("Georgia", "Times New Roman")),
    "Liberation Sans": ShippedFamily("liberation-sans", "LiberationSans", ("Arial",)),
    "Liberation Mono": ShippedFamily("liberation-mono", "LiberationMono", ("Courier New",)),
    "Carlito": ShippedFamily("carlito", "Carlito", ("Calibri", "Arial")),
}
METRIC_TWINS: dict[str, str] = {
    "Arial": "Liberation Sans",
    "Helvetica": "Liberation Sans",
    "Calibri": "Carlito",
    "Courier New": "Liberation Mono",
}
"""Typefaces of Office whose shipped twin has the same advance widths, so that lines break alike."""
_FONT_SUFFIXES = {".ttf", ".otf"}


class FontTrouble(Exception):
    """A family that cannot be used; carries the key it is about and the sentence."""

    def __init__(self, key: str, sentence: Sentence) -> None:
        super().__init__(sentence.source)
        self.key = key
        self.sentence = sentence


def shipped_font(typeface: str, drawn_with: str = "", fallbacks: tuple[str, ...] = ()) -> FontFamily:
    """A typeface drawn with a shipped family or its metric twin. Raises FontTrouble when neither is known."""
    family = drawn_with or METRIC_TWINS.get(typeface, typeface)
    family = next((name for name in SHIPPED_FAMILIES if name.casefold() == family.casefold()), family)
    known = SHIPPED_FAMILIES.get(family)
    if known is None:
        names = ", ".join((*SHIPPED_FAMILIES, *METRIC_TWINS))
        raise FontTrouble(
            "drawn-with" if drawn_with else "family",
            say(
                "Skriften «{family}» følger ikke med; legg fontfilene i pakken, eller sett drawn-with til en av "
                "{names}.",
                family=family,
                names=names,
            ),
        )
    folder = resource_folder("fonts", known.folder)
    name = family if family.casefold() == typeface.casefold() else typeface
    return FontFamily(
        name,
        regular=folder / f"{known.file_prefix}-Regular.ttf",
        bold=folder / f"{known.file_prefix}-Bold.ttf",
        italic=folder / f"{known.file_prefix}-Italic.ttf",
        bold_italic=folder / f"{known.file_prefix}-BoldItalic.ttf",
        fallbacks=fallbacks or _without(known.fallbacks, name),
    )


def own_font(folder: Path, typeface: str, files: dict[str, str], fallbacks: tuple[str, ...]) -> FontFamily:
    """A typeface from files in the kit's folder, by style; a missing style is drawn with its nearest neighbor.

    Raises FontTrouble for a file that is missing, outside the folder, or no sound font.
    """
    found = {style: _checked(folder, style, name) for style, name in files.items() if name}
    if "regular" not in found:
        raise FontTrouble("family", say("regular mangler; oppgi fontfilen for vanlig skrift.", family=typeface))
    regular = found["regular"]
    bold = found.get("bold", regular)
    italic = found.get("italic", regular)
    return FontFamily(
        typeface,
        regular=regular,
        bold=bold,
        italic=italic,
        bold_italic=found.get("bold-italic", bold),
        fallbacks=fallbacks or ("Arial",),
        embeddable=all(read_font(file).embeddable for file in found.values()),
    )


def missing_signs(family: FontFamily, text: str) -> tuple[str, ...]:
    """The signs of a text that the family's regular file cannot show, each once, in order."""
    font = read_font(family.regular)
    return tuple(dict.fromkeys(sign for sign in text if not font.has(sign)))


def _checked(folder: Path, style: str, name: str) -> Path:
    file = find_inside(folder, name)
    if file is None or file.suffix.lower() not in _FONT_SUFFIXES:
        raise FontTrouble(
            style, say("Fant ikke fontfilen «{file}» i pakken; den skal være en .ttf eller .otf der.", file=name)
        )
    try:
        read_font(file)
    except (OSError, ValueError):
        raise FontTrouble(style, say("«{file}» er ikke en hel fontfil; hent den på nytt.", file=name)) from None
    return file


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(other for other in names if other.casefold() != name.casefold())
