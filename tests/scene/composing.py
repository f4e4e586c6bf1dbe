"""Kits, decks and questions that the tests of composing share."""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache

from leaderdeck.brand.kit import Brand, BrandKit
from leaderdeck.brand.reader import load_design
from leaderdeck.brand.template import Template
from leaderdeck.deck.blocks import Agenda, AgendaItem, Block, Fact, Facts, List, ListItem, Step, Steps, Table, Text
from leaderdeck.deck.slide import Deck, FrontMatter, Slide
from leaderdeck.deck.text import plain
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.layout_design import design_template
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.shapes import ChartShape, Scene, Shape, TableShape, TextShape

KITS = ("fjordvik", "granheim", "plain")
FOOTERS = {"ftr", "sldNum", "dt"}


@cache
def kit(name: str = "fjordvik") -> BrandKit:
    """A shipped kit with the template that it describes."""
    folder = resource_folder("brands", name)
    design = load_design(folder)
    layouts = tuple(designed.layout for designed in design_template(design).layouts)
    template = Template(folder / "template.pptx", 960.0, 540.0, layouts)
    return BrandKit(template=template, **{known.name: getattr(design, known.name) for known in fields(Brand)})


def slide(*blocks: Block, title: str = "En overskrift", **more: object) -> Slide:
    return Slide(kind="slide", title=plain(title) if title else None, blocks=blocks, **more)  # type: ignore[arg-type]


def scenes_of(*slides: Slide, brand: str = "fjordvik", folder=None, **front_matter: object) -> tuple[Scene, ...]:
    deck = Deck(FrontMatter(**front_matter), tuple(slides))  # type: ignore[arg-type]
    return tuple(scene for _, scene in compose_deck(deck, kit(brand), folder))


def scene_of(one: Slide, brand: str = "fjordvik", folder=None, **front_matter: object) -> Scene:
    (scene,) = scenes_of(one, brand=brand, folder=folder, **front_matter)
    return scene


def bullets(*texts: str, level: int = 0) -> List:
    return List(tuple(ListItem(plain(text, line), level, line=line) for line, text in enumerate(texts)))


def text(words: str, line: int = 0) -> Text:
    return Text(plain(words, line), line)


def facts(*pairs: tuple[str, str]) -> Facts:
    return Facts(tuple(Fact(plain(value), plain(label)) for value, label in pairs))


def agenda(*items: tuple[str, str, str]) -> Agenda:
    return Agenda(tuple(AgendaItem(time, plain(matter), duration) for time, matter, duration in items))


def steps(*pairs: tuple[str, str], kind: str = "steps") -> Steps:
    return Steps(tuple(Step(plain(name), plain(told) if told else None) for name, told in pairs), kind)  # type: ignore[arg-type]


def table(header: Iterable[str], *rows: Iterable[str], **more: object) -> Table:
    head = tuple(plain(cell) for cell in header)
    body = tuple(tuple(plain(cell) for cell in row) for row in rows)
    return Table(head, body, tuple("left" for _ in head), **more)  # type: ignore[arg-type]


def paragraphs_of(shape: Shape) -> list[str]:
    if isinstance(shape, TextShape) and shape.text:
        return [paragraph.text for paragraph in shape.text.body.paragraphs]
    if isinstance(shape, TableShape):
        return [p.text for row in shape.rows for cell in row for p in cell.text.body.paragraphs]
    if isinstance(shape, ChartShape):
        return [*shape.categories, *(name for name, _ in shape.series)]
    return []


def is_footer(shape: Shape) -> bool:
    return isinstance(shape, TextShape) and shape.placeholder is not None and shape.placeholder.type in FOOTERS


def words_of(scenes: Iterable[Scene]) -> list[str]:
    """Every word on the slides but the footers'."""
    return [
        word.replace("\u00ad", "")
        for scene in scenes
        for shape in scene.shapes
        if not is_footer(shape)
        for paragraph in paragraphs_of(shape)
        for word in paragraph.split()
    ]


def filled(scene: Scene) -> dict[tuple[str, int], str]:
    """(type, idx) of each filled placeholder and its text."""
    return {
        (shape.placeholder.type, shape.placeholder.idx): "\n".join(paragraphs_of(shape))
        for shape in scene.shapes
        if shape.placeholder
    }
