"""Brand kits that are honest archives with hostile files: wrong types, descriptions that lead out or never end."""

from collections.abc import Callable
from functools import partial

from hostile_archives import Make, packed
from hostile_fonts import broken_fonts
from hostile_pictures import hostile_bitmaps, hostile_drawings

Files = dict[str, bytes]
TOML = "brand.toml"
FONT_LINE = 'body = { family = "Open Sans" }'
OWN_FONT = 'body = { family = "Egen", regular = "egen.ttf" }'


def hostile_kits(files: Files, canary: str) -> dict[str, Make]:
    """Name of the fault → what makes the package."""
    made: dict[str, Files] = {}
    for ending, data in STRAYS.items():
        made[f"stray {ending}"] = files | {f"ekstra{ending}": data}
    for name, change in DESCRIPTIONS.items():
        made[f"description: {name}"] = files | {
            TOML: change(files[TOML].decode(), canary).encode("utf-8", "surrogatepass")
        }
    made["description: other encoding"] = files | {TOML: files[TOML].decode().encode("utf-16")}
    made["description: not there"] = {name: data for name, data in files.items() if name != TOML}
    made["template: not there"] = {name: data for name, data in files.items() if name != "template.pptx"}
    made["template: text"] = files | {"template.pptx": b"Hei"}
    made["template: a kit"] = files | {"template.pptx": packed(files)}
    made["logo: not there"] = {name: data for name, data in files.items() if name != "logo-light.svg"}
    made["license: a program"] = files | {"LICENSE.txt": b"\x7fELF" + bytes(900)}
    made["license: too long"] = files | {"LICENSE.txt": b"ord " * 200_000}
    for name, (ending, data) in hostile_bitmaps().items():
        if ending in ("png", "jpeg"):
            text = files[TOML].decode().replace("logo-light.svg", f"ond.{ending}")
            made[f"logo: {name}"] = files | {TOML: text.encode(), f"ond.{ending}": data}
    for name, data in hostile_drawings(canary).items():
        made[f"logo: {name}"] = files | {"logo-light.svg": data}
    return {name: partial(packed, changed) for name, changed in made.items()}


def kits_with_broken_fonts(files: Files) -> dict[str, Make]:
    """Name of the fault → what makes the package whose body font has it."""
    own = files | {TOML: files[TOML].replace(FONT_LINE.encode(), OWN_FONT.encode())}
    assert own[TOML] != files[TOML]
    return {f"font: {name}": partial(packed, own | {"egen.ttf": data}) for name, data in broken_fonts().items()}


STRAYS: Files = {
    ".exe": b"MZ" + bytes(900), ".js": b"alert(1)", ".html": b"<script>alert(1)</script>", ".py": b"import os",
    ".lnk": b"L\0\0\0" + bytes(90), ".pptm": b"PK\x03\x04", ".zip": b"PK\x03\x04", ".svgz": b"\x1f\x8b", ".desktop":
    b"[Desktop Entry]\nExec=sh", ".dll": b"MZ", ".woff2": b"wOF2", ".toml": b'id = "annet"', ".pptx": b"PK\x03\x04",
}  # fmt: skip


def _replaced(old: str, new: str) -> Callable[[str, str], str]:
    def change(text: str, _canary: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


DESCRIPTIONS: dict[str, Callable[[str, str], str]] = {
    "no TOML": lambda text, _: text + "\n[[[",
    "control signs": lambda text, _: text.replace("Fjordvik kommune", "Fjord\x07vik", 1),
    "half a letter": lambda text, _: text.replace("Fjordvik kommune", "Fjord\udcffvik", 1),
    "too long": lambda text, _: text + "#" * 70_000,
    "lists in lists": lambda text, _: "a = " + "[" * 9_000 + "]" * 9_000 + "\n" + text,
    "key of many parts": lambda text, _: ".".join("a" * 9_000) + " = 1\n" + text,
    "logo that climbs": _replaced('file = "logo-light.svg"', 'file = "../../kanari.svg"'),
    "logo by its path": lambda text, canary: text.replace("logo-light.svg", canary, 1),
    "logo on the web": _replaced('file = "logo-light.svg"', 'file = "http://127.0.0.1:9/x.svg"'),
    "logo on a share": _replaced('file = "logo-light.svg"', r"file = '\\127.0.0.1\del\x.svg'"),
    "logo that is the description": _replaced('file = "logo-light.svg"', 'file = "brand.toml"'),
    "logo that is the template": _replaced('file = "logo-light.svg"', 'file = "template.pptx"'),
    "font by its path": _replaced(FONT_LINE, 'body = { family = "X", regular = "/etc/passwd" }'),
    "font that is the logo": _replaced(FONT_LINE, 'body = { family = "X", regular = "logo-light.svg" }'),
    "id that climbs": _replaced('id = "fjordvik"', 'id = "../fjordvik"'),
    "id of a device": _replaced('id = "fjordvik"', 'id = "con"'),
    "id that is long": _replaced('id = "fjordvik"', f'id = "{"x" * 400}"'),
    "version that climbs": _replaced('version = "1.0"', 'version = "1/../../x"'),
    "version of many numbers": _replaced('version = "1.0"', f'version = "{"9" * 400}"'),
    "numbers without end": _replaced("left = 60", "left = inf"),
    "numbers that are none": _replaced("left = 60", "left = nan"),
    "paths of many points": lambda text, _: text.replace('path = "M5', 'path = "M5' + "0 0L" * 9_000, 1),
    "unknown keys": lambda text, _: "".join(f"nokkel-{n} = 1\n" for n in range(3_000)) + text,
}
