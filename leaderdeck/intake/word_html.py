"""What Word and others hint at in styles, said in tags: lists, titles, bold, tables for layout only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from leaderdeck.late_pattern import late_pattern

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from bs4.element import PageElement

_LIST_LEVEL = late_pattern(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_IGNORED = late_pattern(r"mso-list:\s*Ignore", re.IGNORECASE)
_BOLD = late_pattern(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = late_pattern(r"font-weight:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC = late_pattern(r"font-style:\s*italic", re.IGNORECASE)
_HIDDEN = late_pattern(r"display:\s*none|mso-hide:\s*all|visibility:\s*hidden", re.IGNORECASE)
_COMMENT = late_pattern(r"mso-element:\s*comment", re.IGNORECASE)
_OF_COMMENTS = late_pattern(r"^(?:MsoComment|msocom)", re.IGNORECASE)
_SLIDE_BULLET = late_pattern(r"mso-special-format:\s*bullet", re.IGNORECASE)
_SPACES = late_pattern(r"(?<=\S) {2,}(?=\S)")
_SAFE_LINK = late_pattern(
    r"https://[\w.-]+\.safelinks\.protection\.outlook\.com/[^?]*\?(?:[^#]*&)?url=([^&#]+)", re.IGNORECASE
)
_NUMBER = late_pattern(r"[ \u00a0]*(?:\d+|[a-zæøå]|[ivxlc]+)[.)]", re.IGNORECASE)
_BULLET = late_pattern(r"^[\s\u00a0]*([•·▪◦‣●○■□–]|o(?=[\s\u00a0]{2,}))[\s\u00a0]+")
_TAKEN = late_pattern(r"^(\s*)(#{1,6}(?=\s)|>|:{3,}|[=-]{3,}\s*$|\+\+\+\s*$)")
_LINE_ENDS = late_pattern(r"[ \t]*[\r\n][ \t\r\n]*")
_MOST_LEVELS = 9
_CODE, _BLOCKS = frozenset({"pre"}), frozenset({"p", "div", "li", "td", "th"})
_PARTS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"})


def with_plain_tags(tree: BeautifulSoup) -> None:
    """Change the tree so that every list, title and emphasis in it is a tag."""
    _drop_what_is_not_read(tree)
    _read_titles(tree)
    _read_lists(tree)
    _read_emphasis(tree)
    _mend_lists(tree)
    _mend_tables(tree)
    _mend_links(tree)
    _mend_texts(tree)


def _drop_what_is_not_read(tree: BeautifulSoup) -> None:
    """Hidden text, remarks of those who read along, and what was deleted while changes were tracked."""
    for tag in [
        *tree.find_all(style=_HIDDEN),
        *tree.find_all(style=_COMMENT),
        *tree.find_all(class_=_OF_COMMENTS),
        *tree.find_all("del", datetime=True),
    ]:
        tag.decompose()
    for mark in tree.find_all(style=_SLIDE_BULLET):
        mark.string = "• "


def _style(tag: Tag) -> str:
    return str(tag.get("style") or "")


def _read_titles(tree: BeautifulSoup) -> None:
    for paragraph in tree.find_all("p", class_=re.compile("^MsoTitle")):
        paragraph.name = "h1"
    for heading in tree.find_all(re.compile(r"^h[1-6]$")):
        if not heading.get_text(strip=True):
            heading.decompose()
            continue
        for strong in heading.find_all(["b", "strong"]):
            strong.unwrap()
        for span in heading.find_all("span"):
            span["style"] = _BOLD.sub("", _style(span))


def _read_lists(tree: BeautifulSoup) -> None:
    """Word writes list items as paragraphs, with their mark in the text and their level in the style."""
    run: list[tuple[int, bool, Tag]] = []
    for paragraph in tree.find_all(["p", "h1", "h2", "h3", "h4", "h5", "h6"]):
        level = _level_of(paragraph)
        if run and (not level or not _follows(run[-1][2], paragraph)):
            _build_list(tree, run)
            run = []
        if level:
            run.append((level, _take_mark(paragraph), paragraph))
    if run:
        _build_list(tree, run)


def _level_of(paragraph: Tag) -> int:
    if paragraph.name != "p":
        return 0
    found = _LIST_LEVEL.search(_style(paragraph))
    if found:
        return max(1, min(_MOST_LEVELS, int(found[1])))
    return 1 if _BULLET.match(paragraph.get_text()) and paragraph.find_parent(["li", "td", "th"]) is None else 0


def _follows(before: Tag, paragraph: Tag) -> bool:
    following = before.find_next_sibling()
    return following is paragraph


def _take_mark(paragraph: Tag) -> bool:
    """Take the written mark away; whether it was a number."""
    marks = paragraph.find_all(style=_IGNORED)
    written = "".join(mark.get_text() for mark in marks)
    for mark in marks:
        mark.decompose()
    if not marks:
        first = next((text for text in paragraph.find_all(string=True) if text.strip()), None)
        if first is not None:
            first.replace_with(_BULLET.sub("", str(first), count=1).lstrip())
    return bool(_NUMBER.match(written))


def _build_list(tree: BeautifulSoup, run: list[tuple[int, bool, Tag]]) -> None:
    anchor = run[0][2]
    open_lists: list[tuple[int, Tag]] = []
    for level, is_numbered, paragraph in run:
        kind = "ol" if is_numbered else "ul"
        while open_lists and (
            open_lists[-1][0] > level or (open_lists[-1][0] == level and open_lists[-1][1].name != kind)
        ):
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            made = tree.new_tag(kind)
            if open_lists and open_lists[-1][1].find_all("li", recursive=False):
                open_lists[-1][1].find_all("li", recursive=False)[-1].append(made)
            else:
                anchor.insert_before(made)
            open_lists.append((level, made))
        item = tree.new_tag("li")
        open_lists[-1][1].append(item)
        for child in list(paragraph.contents):
            item.append(child.extract())
    for _, _, paragraph in run:
        paragraph.decompose()


def _read_emphasis(tree: BeautifulSoup) -> None:
    for tag in tree.find_all(["b", "strong"]):
        if _NOT_BOLD.search(_style(tag)) or not tag.get_text(strip=True):
            tag.unwrap()
    for tag in tree.find_all(["i", "em"]):
        if not tag.get_text(strip=True):
            tag.unwrap()
    for span in tree.find_all("span"):
        style, text = _style(span), span.get_text(strip=True)
        inside = span.find_parent(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"]) is not None
        if text and _ITALIC.search(style):
            span.wrap(tree.new_tag("em"))
        if text and _BOLD.search(style) and not inside:
            span.wrap(tree.new_tag("strong"))
        span.unwrap()
    for tag in tree.find_all("u"):
        tag.unwrap()


def _mend_lists(tree: BeautifulSoup) -> None:
    """Lists that stand directly in lists belong to the item before; paragraphs in items are the item's text."""
    for inner in tree.find_all(["ul", "ol"]):
        parent = inner.parent
        if parent is not None and parent.name in ("ul", "ol"):
            before = inner.find_previous_sibling("li")
            if before is not None:
                before.append(inner.extract())
    for item in tree.find_all("li"):
        paragraphs = item.find_all("p", recursive=False)
        if len(paragraphs) == 1:
            paragraphs[0].unwrap()


def _mend_tables(tree: BeautifulSoup) -> None:
    """A table of one column or one cell arranges; its contents stand for themselves. Cells hold one line."""
    for table in tree.find_all("table"):
        rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
        if max((len(row) for row in rows), default=0) < 2 or table.find("table") is not None:
            for tag in [*table.find_all(["tr", "td", "th", "thead", "tbody", "tfoot", "caption"]), table]:
                tag.name = "div"
            continue
        for strong in rows[0][0].parent.find_all(["b", "strong"]) if rows[0] and rows[0][0].parent else ():
            strong.unwrap()
        for cell in table.find_all(["td", "th"]):
            for block in cell.find_all(["p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6"]):
                block.insert_after(" ")
                if block.name == "br":
                    block.decompose()
                else:
                    block.unwrap()
            for block in cell.find_all(["ul", "ol"]):
                block.unwrap()


def _mend_links(tree: BeautifulSoup) -> None:
    """Links within the page and into nowhere are text; those that a mail server wrapped lead where they led."""
    for link in tree.find_all("a"):
        address = str(link.get("href") or "")
        wrapped = _SAFE_LINK.match(address)
        if wrapped:
            address = link["href"] = unquote(wrapped[1])
        if not re.match(r"(?:https?|mailto|tel):", address, re.IGNORECASE) or not link.get_text(strip=True):
            link.unwrap()


def _within(text: PageElement, names: frozenset[str]) -> Tag | None:
    """The nearest tag with one of these names around the text; many times as fast as a search for it."""
    return next((parent for parent in text.parents if parent.name in names), None)


def _mend_texts(tree: BeautifulSoup) -> None:
    """Line ends are spaces but in code; a paragraph that happens to begin as a heading or quotation stays one."""
    begun: set[int] = set()
    for text in tree.find_all(string=True):
        if _within(text, _CODE) is not None:
            continue
        if not text.strip() and getattr(text.next_sibling, "name", None) in _PARTS:
            continue  # between two paragraphs it is nothing, and to replace it costs the more the longer the page is
        plain = _SPACES.sub(" ", _LINE_ENDS.sub(" ", str(text)))
        block = _within(text, _BLOCKS)
        if plain.strip() and (block is None or id(block) not in begun):
            begun.add(id(block))
            plain = _TAKEN.sub(lambda found: f"{found[1]}\\{found[2]}", plain, count=1)
        if block is not None and block.name in ("td", "th"):
            plain = plain.replace("|", "\\|")
        if plain != str(text):
            text.replace_with(plain)
