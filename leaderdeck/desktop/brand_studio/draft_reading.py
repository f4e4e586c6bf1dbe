"""A kit's description as it is being written → the kit it would be, what is wrong with it, and how its slides look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderdeck.brand.adopted_kit import settle_adopted
from leaderdeck.brand.complaints import Complaints
from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.designing import design_kit
from leaderdeck.brand.inside import find_inside
from leaderdeck.brand.kit import Brand, BrandKit
from leaderdeck.brand.reader import DESCRIPTION_NAME, TEMPLATE_NAME, parse_description
from leaderdeck.brand.template import Template
from leaderdeck.brand.toml_lines import KeyPath
from leaderdeck.desktop.brand_studio.sample_slides import OwnTalk, Samples, compose_samples
from leaderdeck.errors import BrandProblem, LeaderDeckError
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.layout_design import design_template
from leaderdeck.powerpoint.layout_standards import SLIDE_HEIGHT, SLIDE_WIDTH
from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and with which key."""

    path: KeyPath
    sentence: Sentence
    is_contrast: bool = False
    """Whether the kit can be drawn all the same: only two of its colors are too near one another."""
    is_form: bool = False
    """Whether the value itself is no value that can stand there."""


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What a description says. `kit` is None where it cannot be drawn, and `samples` are empty then."""

    text: str
    written: Mapping[str, Any]
    """The tables as they are written."""
    kit: BrandKit | None = None
    complaints: tuple[Complaint, ...] = ()
    samples: Samples = field(default_factory=dict)
    raw: Template | None = None
    """The template of an adopted kit as it was read from the file."""

    @property
    def is_adopted(self) -> bool:
        """Whether the kit keeps a template that was not made by LeaderDeck."""
        template = self.written.get("template")
        return isinstance(template, Mapping) and template.get("adopted") is True

    def value(self, *path: str | int) -> Any:  # noqa: ANN401 - whatever TOML holds
        """What stands at this key, or None."""
        found: Any = self.written
        for part in path:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found


def read_draft(folder: Path, text: str, talk: OwnTalk | None = None) -> DraftReading:
    """The reading of this text, whose files lie in the folder. Raises BrandProblem for what is no TOML at all."""
    file = folder / DESCRIPTION_NAME
    written = parse_description(file, text)
    complaints = _Heard(file, text)
    raw: Template | None = None
    try:
        design = design_kit(folder, written, complaints)
        raw = raw_template(folder) if design.adopted else None
        kit = draft_kit(design, raw)
    except LeaderDeckError as problem:
        if not complaints.found:
            complaints.found.append(Complaint((), problem.sentence))
        return DraftReading(text, written, None, tuple(complaints.found))
    return DraftReading(text, written, kit, tuple(complaints.found), compose_samples(kit, talk), raw)


def draft_kit(design: KitDesign, raw: Template | None = None) -> BrandKit:
    """The kit of this description without a file being written; `raw` is the template that it keeps, if it has one."""
    brand = {each.name: getattr(design, each.name) for each in fields(Brand)}
    if raw is not None:
        palette, roles, template = settle_adopted(design, raw)
        return BrandKit(template=template, **(brand | {"palette": palette, "roles": roles}))
    layouts = tuple(designed.layout for designed in design_template(design).layouts)
    template = Template(design.folder / TEMPLATE_NAME, SLIDE_WIDTH, SLIDE_HEIGHT, layouts)
    return BrandKit(template=template, **brand)


def raw_template(folder: Path) -> Template:
    """The template in this folder as its file has it, read once. Raises TemplateProblem and BrandProblem."""
    file = find_inside(folder, TEMPLATE_NAME)
    if file is None:
        raise BrandProblem(say("Profilpakken {folder} mangler template.pptx.", folder=folder.name))
    return _raw_template(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _raw_template(file: Path, _modified: int) -> Template:
    from leaderdeck.brand.template_reader import read_template  # only adopted kits need the file itself

    return read_template(file)


class _Heard(Complaints):
    """Keeps each complaint with its key, and lets a kit be drawn whose colors are only hard to read."""

    def __init__(self, file: Path, text: str) -> None:
        super().__init__(file, text)
        self.found: list[Complaint] = []
        self._is_form = False

    def add(self, path: KeyPath, problem: Sentence) -> None:
        super().add(path, problem)
        is_contrast = any(name == "ratio" for name, _ in problem.values)
        self.found.append(Complaint(path, problem, is_contrast=is_contrast, is_form=self._is_form))

    def add_all(self, errors: Iterable[ErrorDetails], data: Mapping[str, object], keys: Iterable[str]) -> None:
        self._is_form = True
        super().add_all(errors, data, keys)
        self._is_form = False

    def stop_if_any(self) -> None:
        if not all(complaint.is_contrast for complaint in self.found):
            super().stop_if_any()
