"""A kit's folder → its values: `brand.toml` checked all at once, then the template that was made from it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from leaderdeck.brand.complaints import Complaints
from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.inside import find_inside
from leaderdeck.brand.kit import Brand, BrandKit
from leaderdeck.errors import BrandProblem, TemplateProblem
from leaderdeck.language import say

DESCRIPTION_NAME = "brand.toml"
TEMPLATE_NAME = "template.pptx"
PACKAGE_SUFFIX = ".ldbrand"
"""A kit in one file."""
LARGEST_DESCRIPTION_BYTES = 64 << 10
"""The shipped kits need 6 KB."""
_TOO_MANY_DOTS = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){12}""")
"""A key of 32 000 parts keeps tomllib busy for 25 seconds; ours have four."""


def load_design(folder: Path) -> KitDesign:
    """`brand.toml` in this folder, validated. Raises BrandProblem with a sentence for each error in `details`."""
    from leaderdeck.brand.designing import design_kit

    text = read_description(folder)
    file = folder / DESCRIPTION_NAME
    data = parse_description(file, text)
    return design_kit(folder, data, Complaints(file, text))


def load_kit(folder: Path) -> BrandKit:
    """The kit: `brand.toml` and `template.pptx`. Raises BrandProblem. The same files give the same kit, read once."""
    read_description(folder)
    if find_inside(folder, TEMPLATE_NAME) is None:
        raise BrandProblem(
            say(
                "Profilpakken {folder} mangler template.pptx; lag pakken på nytt med «leaderdeck brand new».",
                folder=folder,
            )
        )
    try:
        return _load_kit(folder.resolve(), _stamp(folder / DESCRIPTION_NAME), _stamp(folder / TEMPLATE_NAME))
    except TemplateProblem as problem:
        raise BrandProblem(
            say("Profilpakken {folder} kan ikke brukes: {problem}", folder=folder, problem=problem.sentence)
        ) from None


def read_description(folder: Path) -> str:
    """The text of `brand.toml`. Raises BrandProblem when there is none, or it cannot be a description."""
    file = find_inside(folder, DESCRIPTION_NAME)
    if file is None:
        raise BrandProblem(say("Fant ikke brand.toml i {folder}; velg mappen til en profilpakke.", folder=folder))
    try:
        if file.stat().st_size > LARGEST_DESCRIPTION_BYTES:
            raise BrandProblem(say("{file} er større enn 64 kB og kan ikke være en profilpakke.", file=file))
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BrandProblem(say("{file} er ikke tekst i UTF-8; lagre den på nytt som UTF-8.", file=file)) from None
    except OSError as problem:
        raise BrandProblem(
            say("Får ikke lest {file}: {reason}.", file=file, reason=problem.strerror or type(problem).__name__)
        ) from None


def parse_description(file: Path, text: str) -> dict[str, object]:
    """The TOML as tables. Raises BrandProblem naming the line where it stops being TOML."""
    try:
        if _TOO_MANY_DOTS.search(text):
            raise RecursionError
        return tomllib.loads(text)
    except RecursionError:
        raise BrandProblem(say("{file} er bygd for dypt; skriv den uten lister i lister.", file=file)) from None
    except ValueError as problem:
        return _no_toml(file, text, str(problem))


def _no_toml(file: Path, text: str, reason: str) -> dict[str, object]:
    _, _, place = reason.rpartition("at line ")
    line = place.split(",")[0] if place[:1].isdigit() else text.count("\n") + 1
    sentence = say(
        "{file}, linje {line}: linjen er ikke gyldig TOML; se etter anførselstegn, hakeparenteser og doble nøkler.",
        file=file,
        line=line,
    )
    raise BrandProblem(sentence, (sentence,))


def _stamp(file: Path) -> tuple[int, int]:
    facts = file.stat()
    return facts.st_mtime_ns, facts.st_size


@lru_cache(maxsize=16)
def _load_kit(folder: Path, description: tuple[int, int], template: tuple[int, int]) -> BrandKit:
    from leaderdeck.brand.template_reader import read_template

    design = load_design(folder)
    brand = {field.name: getattr(design, field.name) for field in fields(Brand)}
    raw = read_template(folder / TEMPLATE_NAME)
    if not design.adopted:
        return BrandKit(template=raw, **brand)
    from leaderdeck.brand.adopted_kit import settle_adopted

    palette, roles, canonical = settle_adopted(design, raw)
    return BrandKit(template=canonical, **(brand | {"palette": palette, "roles": roles}))
