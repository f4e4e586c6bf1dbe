"""A PowerPoint file from anywhere → the presentation that it is, resolved as PowerPoint resolves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from leaderdeck.brand.backdrop import BackdropReader, P
from leaderdeck.brand.backdrop_grounds import covers
from leaderdeck.brand.package import Package, open_package
from leaderdeck.brand.template import BackdropText, Layout, Template
from leaderdeck.brand.template_colors import A, ThemeColors, read_theme_colors
from leaderdeck.brand.template_reader import read_package
from leaderdeck.brand.template_styles import Properties, StyleReader, merged
from leaderdeck.deck.blocks import Block
from leaderdeck.deck.presentation import Presentation, SlideLook
from leaderdeck.deck.slide import Deck, FrontMatter, Slide
from leaderdeck.deck.template_looks import House
from leaderdeck.deck.text import Paragraph, plain
from leaderdeck.errors import TemplateProblem
from leaderdeck.language import say
from leaderdeck.powerpoint.read_house import WRONG, read_house
from leaderdeck.powerpoint.read_looks import drawn_parts, read_own_looks
from leaderdeck.powerpoint.read_properties import read_contents, read_title, section_names
from leaderdeck.powerpoint.read_shapes import FOOTERS, ShapeReader, ShapesOfSlide
from leaderdeck.powerpoint.read_text import TextOfSlide, TextReader, blocks_of
from leaderdeck.powerpoint.xml_names import R
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, points

_ID = f"{{{R}}}id"
_NOT_DRAWN = b"\x89PNG\r\n\x1a\n"
"""Stands for every picture on a slide: that one is there matters, and not what it shows."""
MOST_SLIDES = 10_000


@dataclass(slots=True)
class _Reader:
    package: Package
    template: Template | None
    main: str
    width: float = 960.0
    height: float = 540.0
    house: House = field(default_factory=House)
    layout_numbers: dict[str, int] = field(default_factory=dict)
    """Position of each layout part, over all masters."""
    masters: dict[str, tuple[ThemeColors, tuple[Properties, ...]]] = field(default_factory=dict)
    """Theme, and what text outside placeholders inherits, by master part."""
    languages: dict[str, int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """Footers that a slide before has held: the deck holds each once."""

    def read(self, progress: Callable[[int, int], object]) -> Presentation:
        presentation = self.package.tree(self.main)
        self.house, self.layout_numbers = self._house()
        self.width, self.height = _size(presentation)
        listed = self._listed(presentation)
        pairs = list[tuple[Slide, SlideLook]]()
        for number, part in enumerate(listed):
            progress(number, len(listed))
            pairs.append(self._slide(part, self.width * self.height, last=part == listed[-1]))
        language = max(self.languages, key=lambda tag: self.languages[tag], default="")
        card = FrontMatter(title=read_title(self.package), language=language)
        slides = tuple(slide for slide, _ in pairs)
        unused = len([name for name in self.package.entries if _is_slide(name)]) - len(set(listed))
        return Presentation(
            deck=Deck(card, slides, tuple(1 for _ in slides)),
            looks=tuple(look for _, look in pairs),
            contents=read_contents(self.package, section_names(presentation), unused),
            width_pt=self.width,
            height_pt=self.height,
            house=self.house,
            picture=self._picture,
        )

    def _picture(self, part: str) -> bytes:
        """A picture's bytes; empty where it is missing, damaged or too large."""
        try:
            return self.package.data(part)
        except TemplateProblem:
            return b""

    def _house(self) -> tuple[House, dict[str, int]]:
        """Masters and layouts; none where they are unsound, since the slides can be read without."""
        try:
            return read_house(self.package, self.main)
        except (TemplateProblem, *WRONG):
            return House(), {}

    def _listed(self, presentation: Any) -> list[str]:  # noqa: ANN401 - an lxml element
        """The slides' parts, in their order."""
        relations = self.package.relations(self.main)
        ids = (each.get(_ID, "") for each in presentation.iterfind(f"{P}sldIdLst/{P}sldId"))
        found = [relations[known].part for known in ids if known in relations and relations[known].part]
        if len(found) > MOST_SLIDES:
            self.package.refuse(say("den har for mange lysbilder."))
        return found

    def _master(self, part: str) -> tuple[ThemeColors, tuple[Properties, ...]]:
        if part not in self.masters:
            themes = self.package.related(part, "theme") if part else ()
            root = self.package.tree(part) if part else None
            theme = self.package.tree(themes[0]) if themes else None
            colors = read_theme_colors(theme, root.find(f"{P}clrMap") if root is not None else None)
            styles = StyleReader(colors, "")
            defaults = styles.levels(self.package.tree(self.main).find(f"{P}defaultTextStyle"))
            other = styles.levels(root.find(f"{P}txStyles/{P}otherStyle") if root is not None else None)
            self.masters[part] = colors, merged(defaults, other)
        return self.masters[part]

    def _layout(self, part: str) -> tuple[Layout | None, str]:
        """The layout of a slide's part, and its master's part."""
        layout_part = next(iter(self.package.related(part, "slideLayout")), "")
        master = next(iter(self.package.related(layout_part, "slideMaster")), "") if layout_part else ""
        number = self.layout_numbers.get(layout_part)
        if self.template is None or number is None or number >= len(self.template.layouts):
            return None, master
        return self.template.layouts[number], master

    def _ground(self, part: str, colors: ThemeColors, drawn: BackdropReader) -> str:
        """The color behind a slide, its layout's or its master's where it says none; empty where it is a picture."""
        layout = next(iter(self.package.related(part, "slideLayout")), "")
        master = next(iter(self.package.related(layout, "slideMaster")), "") if layout else ""
        holders = (self.package.tree(each).find(f"{P}cSld/{P}bg") for each in (part, layout, master) if each)
        own = next((each for each in holders if each is not None), None)
        reference = own.find(f"{P}bgRef") if own is not None else None
        hint = ""
        fill = own.find(f"{P}bgPr/{A}*") if own is not None else None
        if reference is not None:
            hint = drawn.colors.read(reference)[0]
            fill = self._theme_ground(master, reference.get("idx", ""))
        if fill is not None and fill.tag == f"{A}blipFill":
            return ""
        return colors.plain((drawn.paint(fill, hint)[0] if fill is not None else "") or hint or "lt1")

    def _theme_ground(self, master: str, idx: str) -> Any:  # noqa: ANN401 - an lxml element
        """The theme's ground of this number (ECMA-376 part 1, 19.3.1.3: counted from 1001), or None."""
        theme = next(iter(self.package.related(master, "theme")), "") if master else ""
        listed = self.package.tree(theme).find(f".//{A}bgFillStyleLst") if theme else None
        fills = list(listed.iterchildren(f"{A}*")) if listed is not None else []
        number = int(idx) - 1001 if idx.isdecimal() else -1
        return fills[number] if 0 <= number < len(fills) else None

    def _slide(self, part: str, area: float, *, last: bool) -> tuple[Slide, SlideLook]:
        root = self.package.tree(part)
        tree = root.find(f"{P}cSld/{P}spTree")
        if tree is None:
            self.package.refuse(say("delen «{part}» er ikke gyldig XML.", part=part))
        layout, master = self._layout(part)
        colors, plain_levels = self._master(master)
        styles = StyleReader(colors.mapped(root.find(f"{P}clrMapOvr/{A}overrideClrMapping")), "")
        drawn = BackdropReader(styles, lambda _: _NOT_DRAWN, plain_levels)
        if layout is not None:
            layout = _as_covered(layout, root, self.width, self.height)
        gathered = TextOfSlide()
        words = TextReader(styles, self.package.relations(part), gathered)
        found = ShapeReader(self.package, part, layout, plain_levels, words, drawn, area).read(tree)
        notes = tuple(self._notes(part, styles, plain_levels, gathered))
        for language, count in gathered.languages.items():
            self.languages[language] = self.languages.get(language, 0) + count
        look = replace(
            _look(root, found, layout, self._ground(part, colors, drawn), gathered.without_language),
            layout=self.layout_numbers.get(next(iter(self.package.related(part, "slideLayout")), "")),
            own=read_own_looks(root, styles.colors, drawn_parts(self.package, part)),
        )
        slide = Slide(
            "cover" if look.role == "cover" else "slide",
            found.title,
            blocks=tuple(found.blocks),
            sources=(*self._new(found.footers), *self._comments(part)),
            speaker_notes=notes,
            hidden=root.get("show") in ("0", "false"),
            last=last,
        )
        return slide, look

    def _notes(
        self, part: str, styles: StyleReader, levels: tuple[Properties, ...], gathered: TextOfSlide
    ) -> Iterator[Block]:
        for notes in self.package.related(part, "notesSlide"):
            words = TextReader(styles, self.package.relations(notes), gathered)
            for shape in self.package.tree(notes).iter(f"{P}sp"):
                ph, body = shape.find(f"*/{P}nvPr/{P}ph"), shape.find(f"{P}txBody")
                if ph is not None and ph.get("type", "obj") in ("body", "obj") and body is not None:
                    yield from blocks_of(words.read(body, levels))

    def _new(self, footers: list[Paragraph]) -> Iterator[Paragraph]:
        for footer in footers:
            if footer.text not in self.told:
                self.told.add(footer.text)
                yield footer

    def _comments(self, part: str) -> Iterator[Paragraph]:
        """Comments on a slide, which travel with the file."""
        for relation in self.package.relations(part).values():
            if relation.kind.lower().startswith("comment") and relation.part in self.package.entries:
                root = self.package.tree(relation.part)
                texts = [each.text for each in root.iter(f"{P}text", f"{A}t") if each.text]
                yield from (plain(text) for text in texts)


def read_presentation(file: Path, progress: Callable[[int, int], object] = lambda _done, _slides: None) -> Presentation:
    """What a .pptx, .potx or .ppsx holds. Raises TemplateProblem in one sentence for one that cannot be read safely.

    `progress` is told how many slides are read, of how many, and may raise to end it.
    """
    package = open_package(file, "presentation")
    main = next(iter(package.related("", "officeDocument")), "")
    if not main or not any("presentationml" in kind or "ms-powerpoint" in kind for kind in package.types()):
        package.refuse(say("den er ikke en PowerPoint-fil."))
    try:
        return _Reader(package, _template(package), main).read(progress)
    except RecursionError:
        package.refuse(say("den er bygd for dypt."))
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, ArithmeticError):
        package.refuse(say("den er skrevet feil."))


def _template(package: Package) -> Template | None:
    """The file's layouts, or None where they are no sound template: its slides can be read without."""
    try:
        return read_package(package)
    except TemplateProblem:
        return None


def _size(presentation: Any) -> tuple[float, float]:  # noqa: ANN401 - an lxml element
    size = presentation.find(f"{P}sldSz")
    return (points(int(size.get("cx"))), points(int(size.get("cy")))) if size is not None else (720.0, 540.0)


def _as_covered(layout: Layout, root: Any, width: float, height: float) -> Layout:  # noqa: ANN401 - an lxml element
    """The layout as the slide shows it: without its shapes, or without the ground that the slide's own covers."""
    if root.get("showMasterSp") in ("0", "false"):
        return replace(layout, backdrop=())
    if root.find(f"{P}cSld/{P}bg") is None:
        return layout
    whole = Frame(0.0, 0.0, width, height)
    kept = tuple(each for each in layout.backdrop if not covers(each, whole))
    return replace(layout, backdrop=kept)


def _role(layout: Layout | None) -> str:
    """The layout's role; layouts that share one with another before them have lost it, covers are told all the same."""
    if layout is None:
        return ""
    return layout.role or ("cover" if any(known.type == "ctrTitle" for known in layout.placeholders) else "")


def _look(root: Any, found: ShapesOfSlide, layout: Layout | None, ground: str, without_language: int) -> SlideLook:  # noqa: ANN401
    holders = layout.placeholders if layout is not None else ()
    backdrop = layout.backdrop if layout is not None else ()
    animations = (f"{P}bldLst", f"{P}anim", f"{P}animEffect", f"{P}animMotion")
    return SlideLook(
        texts=tuple(found.texts),
        drawings=tuple(found.drawings),
        ground=ground,
        surfaces=tuple(found.surfaces),
        role=_role(layout),
        layout_footers=frozenset(known.type for known in holders if known.type in FOOTERS),
        layout_words="\n".join(each.text for each in backdrop if isinstance(each, BackdropText)),
        pictures=tuple(found.pictures),
        covers_layout=root.get("showMasterSp") in ("0", "false"),
        without_language=without_language,
        advances_alone=any(each.get("advTm") is not None for each in root.iter(f"{P}transition")),
        animated=next(root.iter(*animations), None) is not None,
    )


def _is_slide(name: str) -> bool:
    return name.startswith("ppt/slides/slide") and name.endswith(".xml")
