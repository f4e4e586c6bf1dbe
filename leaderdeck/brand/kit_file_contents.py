"""The files of a kit from others: each is what its ending says, and does nothing but be read or shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NoReturn

from pydantic_core import ValidationError

from leaderdeck.brand.complaints import Complaints
from leaderdeck.brand.description import KEYS, VALIDATOR
from leaderdeck.brand.font_file import LARGEST_FONT_BYTES, font_facts
from leaderdeck.brand.kit_entry_names import is_plain_name
from leaderdeck.brand.logos import LARGEST_LOGO_BYTES, logo_facts
from leaderdeck.brand.package import open_content
from leaderdeck.brand.package_contents import check_contents, picture_trouble
from leaderdeck.brand.reader import DESCRIPTION_NAME, LARGEST_DESCRIPTION_BYTES, TEMPLATE_NAME, parse_description
from leaderdeck.errors import BrandProblem, TemplateProblem
from leaderdeck.language import Sentence, say

LARGEST_TEMPLATE_BYTES = 48 << 20
LARGEST_TEXT_BYTES = 256 << 10
KIT_SUFFIXES: dict[str, int] = {
    ".toml": LARGEST_DESCRIPTION_BYTES,
    ".pptx": LARGEST_TEMPLATE_BYTES,
    **dict.fromkeys((".svg", ".png", ".jpg", ".jpeg"), LARGEST_LOGO_BYTES),
    **dict.fromkeys((".ttf", ".otf"), LARGEST_FONT_BYTES),
    **dict.fromkeys((".txt", ".md"), LARGEST_TEXT_BYTES),
}
"""Every ending that a file of a kit may have, and how many bytes it may hold."""
_LOGO_KINDS = {".svg": "svg", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_FONT_STYLES = ("regular", "bold", "italic", "bold-italic")
_FONT_ENDINGS = (".ttf", ".otf")
_OPEN_TYPE = b"OTTO"


def refuse(source: Path, reason: Sentence) -> NoReturn:
    """Raises BrandProblem: this cannot be used as a kit, and why."""
    raise BrandProblem(say("{file} kan ikke brukes som profilpakke: {reason}", file=called(source), reason=reason))


def called(source: Path) -> str:
    """The file's name as it can be shown in one line."""
    return "".join(sign if sign.isprintable() else "·" for sign in source.name)[:120]


def named_files(said: Mapping[str, object]) -> Iterator[str]:
    """The files that a description names, and the picture that an SVG may have beside it."""
    for name in _named_logos(said):
        yield name
        if name.lower().endswith(".svg"):
            yield name[:-4] + ".png"
    yield from _named_fonts(said)


def _named_logos(said: Mapping[str, object]) -> Iterator[str]:
    logos = said.get("logo")
    for logo in logos if isinstance(logos, list) else ():
        name = logo.get("file") if isinstance(logo, Mapping) else None
        if isinstance(name, str):
            yield name


def _named_fonts(said: Mapping[str, object]) -> Iterator[str]:
    fonts = said.get("fonts")
    for font in fonts.values() if isinstance(fonts, Mapping) else ():
        files = (font.get(style) for style in _FONT_STYLES) if isinstance(font, Mapping) else ()
        yield from (file for file in files if isinstance(file, str))


def check_kit_files(source: Path, contents: Mapping[str, bytes]) -> dict[str, object]:
    """Look at every file; gives what the description says. Raises BrandProblem for the first that is wrong."""
    said = _description(source, contents[DESCRIPTION_NAME])
    if not is_plain_name(str(said["id"])):  # a device's name is no name for a folder
        refuse(source, say("den inneholder et ulovlig filnavn."))
    for name, data in contents.items():
        if name == TEMPLATE_NAME:
            _check_template(source, data)
        elif name != DESCRIPTION_NAME:
            trouble = _trouble(name, data)
            if trouble is not None:
                refuse(source, say("«{part}» {trouble}", part=name, trouble=trouble))
    for names, endings in ((_named_logos(said), tuple(_LOGO_KINDS)), (_named_fonts(said), _FONT_ENDINGS)):
        for name in names:
            if name not in contents:
                refuse(source, say("«{part}» mangler.", part=name))
            if not name.lower().endswith(endings):
                refuse(source, say("«{part}» {trouble}", part=name, trouble=say("er ikke det som den er nevnt som.")))
    return said


def _description(source: Path, data: bytes) -> dict[str, object]:
    file = Path(called(source)) / DESCRIPTION_NAME
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BrandProblem(say("{file} er ikke tekst i UTF-8; lagre den på nytt som UTF-8.", file=file)) from None
    said = parse_description(file, text)
    try:
        VALIDATOR.validate_python(said)
    except ValidationError as problem:
        complaints = Complaints(file, text)
        complaints.add_all(problem.errors(include_url=False, include_input=False), said, KEYS)
        complaints.stop_if_any()
    return said


def _check_template(source: Path, data: bytes) -> None:
    from leaderdeck.brand.template_reader import read_package

    try:
        package = open_content(data, Path(TEMPLATE_NAME))
        check_contents(package)
        read_package(package)
    except TemplateProblem as problem:
        refuse(source, problem.sentence)


def _trouble(name: str, data: bytes) -> Sentence | None:
    suffix = PurePosixPath(name).suffix.lower()
    limit = KIT_SUFFIXES.get(suffix, LARGEST_TEXT_BYTES if not suffix else 0)
    if not limit or suffix in (".toml", ".pptx"):
        return say("hører ikke til i en profilpakke.")
    if len(data) > limit:
        return say("er for stor.")
    look = _LOOKS.get(suffix, _text_trouble)
    return look(suffix, data)


def _logo_trouble(suffix: str, data: bytes) -> Sentence | None:
    try:
        if logo_facts(data).kind != _LOGO_KINDS[suffix]:
            return say("er ikke bildet som endelsen sier.")
    except (ValueError, RecursionError):
        return say("kan ikke brukes; den skal være en hel SVG, PNG eller JPEG uten skript og lenker, ikke for stor.")
    return picture_trouble(suffix, data)


def _font_trouble(suffix: str, data: bytes) -> Sentence | None:
    try:
        font_facts(data)
    except ValueError:
        return say("er ikke en hel fontfil; hent den på nytt.")
    return None if (suffix == ".otf") or not data.startswith(_OPEN_TYPE) else say("er ikke fonten som endelsen sier.")


def _text_trouble(_suffix: str, data: bytes) -> Sentence | None:
    if any(sign < 32 and sign not in b"\t\n\f\r" for sign in data):
        return say("er ikke tekst.")
    return None


_LOOKS: dict[str, Callable[[str, bytes], Sentence | None]] = {
    **dict.fromkeys(_LOGO_KINDS, _logo_trouble),
    **dict.fromkeys(_FONT_ENDINGS, _font_trouble),
}
