"""A template file → its layouts as values, resolved through layout, master and theme as PowerPoint resolves them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from leaderdeck.brand.backdrop import DEFAULT_INSETS, BackdropReader, P, read_body, read_frame
from leaderdeck.brand.backdrop_fills import ThemeLooks, read_theme_looks
from leaderdeck.brand.backdrop_grounds import read_ground
from leaderdeck.brand.backdrop_placeholders import drawn_in
from leaderdeck.brand.package import MOST_LAYOUTS, Package, open_package
from leaderdeck.brand.template import BackdropPart, Layout, Placeholder, Template
from leaderdeck.brand.template_area import content_area
from leaderdeck.brand.template_colors import A, read_theme_colors
from leaderdeck.brand.template_roles import find_role
from leaderdeck.brand.template_styles import Properties, StyleReader, merged
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, points

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TYPES = {"title", "ctrTitle", "subTitle", "body", "pic", "tbl", "chart", "ftr", "sldNum", "dt"}
"""Placeholder types that LeaderDeck tells apart; the rest holds content of any kind."""
_FOOTERS = ("ftr", "sldNum", "dt")
_MASTER_FOR = {"title": "title", "ctrTitle": "title", **{type_: type_ for type_ in _FOOTERS}}
_TEXT_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_MOST_SLIDES_COUNTED = 200


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What a master's placeholder hands down."""

    frame: Frame | None
    insets: Any
    anchor: Any
    levels: tuple[Properties, ...]
    shape: Any = None
    """`p:sp`, for what it draws besides its words."""


@dataclass(frozen=True, slots=True)
class _Master:
    """A master, read once for all of its layouts."""

    part: str
    styles: StyleReader
    placeholders: dict[str, _Inherited]
    otherwise: dict[str, tuple[Properties, ...]]
    """Text styles by placeholder type of the master, for types of which the master has no placeholder."""
    ground: Any
    """`p:bg`, or None."""
    backdrop: tuple[BackdropPart, ...]
    area: Frame
    reader: BackdropReader
    """What the master drew with, and could not draw."""
    number: int = 0
    """Its position among the masters."""


def read_template(file: Path) -> Template:
    """The template's layouts, with their backdrops. Raises TemplateProblem for a file that is no sound template."""
    return read_package(open_package(file))


def read_package(package: Package) -> Template:
    """The layouts of a template that is open already. Raises TemplateProblem as `read_template` does."""
    try:
        return _Reader(package).read()
    except RecursionError:
        package.refuse(say("den er bygd for dypt."))
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
        package.refuse(say("den er skrevet feil."))


@dataclass(slots=True)
class _Reader:
    package: Package
    width: float = 960.0
    height: float = 540.0
    pictures: dict[str, bytes] = field(default_factory=dict)
    """Pictures by part, so that layouts share them."""
    used: Counter[str] = field(default_factory=Counter[str])
    """Slides by the part of their layout."""
    themes: list[tuple[tuple[str, str], ...]] = field(default_factory=list)
    """Colors by slot, of each master that has been read."""

    def read(self) -> Template:
        main = next(iter(self.package.related("", "officeDocument")), "")
        if not main:
            self.package.refuse(say("den er ikke en PowerPoint-fil."))
        presentation = self.package.tree(main)
        size = presentation.find(f"{P}sldSz")
        if size is not None:
            self.width, self.height = points(int(size.get("cx"))), points(int(size.get("cy")))
        relations = self.package.relations(main)
        self._count_slides(main)
        layouts = list[Layout]()
        for listed in presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
            relation = relations.get(listed.get(_ID, ""))
            if relation is not None and relation.part:
                defaults = presentation.find(f"{P}defaultTextStyle")
                self._read_master(relation.part, defaults, layouts)
        if not layouts:
            self.package.refuse(say("den har ingen oppsett."))
        return Template(self.package.file, self.width, self.height, _with_own_roles(layouts), themes=tuple(self.themes))

    def _count_slides(self, main: str) -> None:
        """The file's own slides by layout: the first ones say enough of which master is in use."""
        for slide in self.package.related(main, "slide")[:_MOST_SLIDES_COUNTED]:
            self.used.update(self.package.related(slide, "slideLayout"))

    def _read_master(self, part: str, defaults: Any, layouts: list[Layout]) -> None:  # noqa: ANN401 - lxml element
        master = replace(self._master(part, defaults), number=len(self.themes))
        self.themes.append(tuple(master.styles.colors.rgb.items()))
        relations = self.package.relations(part)
        all_listed = self.package.tree(part).findall(f"{P}sldLayoutIdLst/{P}sldLayoutId")
        if len(layouts) + len(all_listed) > MOST_LAYOUTS:
            self.package.refuse(say("den har for mange oppsett."))
        for listed in all_listed:
            relation = relations.get(listed.get(_ID, ""))
            if relation is None or not relation.part:
                self.package.refuse(say("et oppsett mangler."))
            layouts.append(self._layout(relation.part, master, len(layouts)))

    def _master(self, part: str, defaults: Any) -> _Master:  # noqa: ANN401 - an lxml element
        root = self.package.tree(part)
        theme = next(map(self.package.tree, self.package.related(part, "theme")), None)
        colors = read_theme_colors(theme, root.find(f"{P}clrMap"))
        major = theme.find(f".//{A}majorFont/{A}latin") if theme is not None else None
        styles = StyleReader(colors, major.get("typeface", "") if major is not None else "")
        plain = styles.levels(defaults)
        texts = root.find(f"{P}txStyles")
        by_type: dict[str, tuple[Properties, ...]] = {}
        for type_ in ("title", "body", *_FOOTERS):
            style = texts.find(f"{P}{_TEXT_STYLES.get(type_, 'otherStyle')}") if texts is not None else None
            by_type[type_] = merged(styles.levels(style), plain)
        tree = root.find(f"{P}cSld/{P}spTree")
        placeholders: dict[str, _Inherited] = {}
        for shape, ph in _placeholders(tree):
            type_ = ph.get("type", "obj")
            if type_ in by_type and type_ not in placeholders:
                placeholders[type_] = _inherited(shape, styles, by_type[type_])
        body = placeholders.get("body")
        reader = BackdropReader(styles, self._pictures(part), by_type["dt"], self._looks(part, theme))
        return _Master(
            part,
            styles,
            placeholders,
            by_type,
            root.find(f"{P}cSld/{P}bg"),
            reader.read(tree),
            body.frame if body is not None and body.frame is not None else self._plain_area(),
            reader,
        )

    def _plain_area(self) -> Frame:
        return Frame(self.width / 16, self.height / 4, self.width * 7 / 8, self.height * 5 / 8)

    def _layout(self, part: str, master: _Master, index: int) -> Layout:
        root = self.package.tree(part)
        override = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        own_theme = self._own_theme(part, master.styles.colors.rgb)
        styles = master.styles
        if own_theme or override is not None:
            colors = replace(styles.colors, rgb={**styles.colors.rgb, **own_theme})
            styles = replace(styles, colors=colors.mapped(override))
        tree = root.find(f"{P}cSld/{P}spTree")
        reader = BackdropReader(styles, self._pictures(part), master.otherwise["dt"], master.reader.looks)
        placeholders = tuple(
            found for shape, ph in _placeholders(tree) if (found := _placeholder(shape, ph, reader, master)) is not None
        )
        ground, covering = self._ground(root, reader, master)
        shows_master = root.get("showMasterSp") not in ("0", "false")
        backdrop = (*covering, *(master.backdrop if shows_master else ()), *reader.read(tree))
        name = root.find(f"{P}cSld").get("name", "")
        role = find_role(root.get("matchingName", ""), root.get("type", ""), name, placeholders)
        return Layout(
            role=role or "",
            name=name,
            index=index,
            placeholders=placeholders,
            backdrop=backdrop,
            ground=ground,
            dark=styles.colors.is_dark(ground),
            area=content_area(placeholders, master.area),
            mark=root.get("matchingName", ""),
            office_type=root.get("type", ""),
            master=master.number,
            used=self.used[part],
            undrawn=tuple(sorted(reader.gaps | (master.reader.gaps if shows_master else set()))),
            own_theme=tuple(own_theme.items()),
        )

    def _own_theme(self, part: str, known: Mapping[str, str]) -> dict[str, str]:
        """What a layout's own theme (`a:themeOverride`, ECMA-376 part 1, 14.2.8) has in other colors than these."""
        own = next(map(self.package.tree, self.package.related(part, "themeOverride")), None)
        if own is None or own.find(f"{A}clrScheme") is None:
            return {}
        return {slot: rgb for slot, rgb in read_theme_colors(own, None).rgb.items() if known.get(slot) != rgb}

    def _ground(
        self,
        root: Any,  # noqa: ANN401 - an lxml element
        reader: BackdropReader,
        master: _Master,
    ) -> tuple[str, tuple[BackdropPart, ...]]:
        """The ground's color, and what covers it: the layout's own, or else the master's in the layout's colors."""
        own = root.find(f"{P}cSld/{P}bg")
        whole = Frame(0.0, 0.0, self.width, self.height)
        if own is not None:
            return read_ground(own, reader, whole)
        return read_ground(master.ground, replace(reader, picture=master.reader.picture), whole)

    def _looks(self, part: str, theme: Any | None) -> ThemeLooks:  # noqa: ANN401 - an lxml element
        named = next(iter(self.package.related(part, "theme")), "")
        return read_theme_looks(theme, self._pictures(named))

    def _pictures(self, part: str) -> Any:  # noqa: ANN401 - a function from relationship id to bytes
        relations = self.package.relations(part)

        def picture(known: str) -> bytes:
            relation = relations.get(known)
            if relation is None or relation.kind != "image" or relation.part not in self.package.entries:
                return b""
            if relation.part not in self.pictures:
                self.pictures[relation.part] = self.package.data(relation.part)
            return self.pictures[relation.part]

        return picture


def _placeholders(tree: Any) -> Any:  # noqa: ANN401 - pairs of lxml elements
    """Each placeholder shape with its `p:ph`, in the order of the tree."""
    for shape in tree.iterchildren(f"{P}sp", f"{P}pic"):
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None:
            yield shape, ph


def _own(shape: Any, styles: StyleReader) -> _Inherited:  # noqa: ANN401 - an lxml element
    """What a placeholder says itself."""
    body = shape.find(f"{P}txBody")
    insets, anchor = read_body(body.find(f"{A}bodyPr") if body is not None else None)
    frame = read_frame(shape.find(f"{P}spPr/{A}xfrm"))
    levels = styles.levels(body.find(f"{A}lstStyle") if body is not None else None)
    return _Inherited(frame, insets, anchor, levels, shape)


def _inherited(shape: Any, styles: StyleReader, text_style: tuple[Properties, ...]) -> _Inherited:  # noqa: ANN401
    own = _own(shape, styles)
    return replace(own, levels=merged(own.levels, text_style))


def _placeholder(shape: Any, ph: Any, reader: BackdropReader, master: _Master) -> Placeholder | None:  # noqa: ANN401
    """The layout's placeholder, or None for one that stands nowhere."""
    written = ph.get("type", "obj")
    type_: Any = written if written in _TYPES else "obj"
    source = _MASTER_FOR.get(type_, "body")
    handed = master.placeholders.get(source) or _Inherited(None, None, None, master.otherwise[source])
    own = _own(shape, reader.styles)
    frame = own.frame or handed.frame
    idx = ph.get("idx", "0")
    if frame is None or not idx.isdecimal() or _is_turned(shape):
        return None
    levels = reader.styles.finished(own.levels, handed.levels)
    names = shape.find(f"*/{P}cNvPr")
    return Placeholder(
        type=type_,
        idx=int(idx),
        name=names.get("name", "") if names is not None else "",
        frame=frame,
        insets=own.insets or handed.insets or DEFAULT_INSETS,
        anchor=own.anchor or handed.anchor or "top",
        levels=levels[:1] if type_ in _FOOTERS else levels,
        backdrop=drawn_in(reader, shape, handed.shape, frame),
    )


def _is_turned(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Whether its text stands on end or askew: LeaderDeck's words are level, and would not fit."""
    transform = shape.find(f"{P}spPr/{A}xfrm")
    body = shape.find(f"{P}txBody/{A}bodyPr")
    askew = transform is not None and transform.get("rot", "0") not in ("", "0")
    if body is None:
        return askew
    return askew or body.get("vert", "horz") != "horz" or body.get("rot", "0") not in ("", "0")


def _with_own_roles(layouts: list[Layout]) -> tuple[Layout, ...]:
    """Each role once: the first layout that plays it."""
    taken = set[str]()
    settled = list[Layout]()
    for layout in layouts:
        role = "" if layout.role in taken else layout.role
        taken.add(layout.role)
        settled.append(replace(layout, role=role))
    return tuple(settled)
