"""Pasted HTML → Markdown that reads as if it had been written here: from Word, from mail, from the web.

Cleaned first (nh3), then given the tags that Word only hints at, then turned into Markdown (markdownify). No pictures,
no scripts, no styles; links lead to http, https, mailto and tel only.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from leaderdeck.intake.progress import SHARES, Progress, unwatched
from leaderdeck.intake.word_html import with_plain_tags
from leaderdeck.late_pattern import late_pattern

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

LARGEST_HTML = 2 << 20
"""Characters; what is larger is pasted as plain text."""
_SCHEMES = {"http", "https", "mailto", "tel"}
_TAGS = {
    "a", "b", "strong", "i", "em", "s", "del", "strike", "u", "sub", "sup", "code", "pre", "p", "div", "br", "hr",
    "span",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "th",
    "td", "caption", "section", "article", "header", "footer", "main", "dl", "dt", "dd",
}  # fmt: skip
_DROPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "math", "iframe", "object", "textarea"}
_ATTRIBUTES = {
    "*": {"style", "class"}, "a": {"href"}, "del": {"datetime"},
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"},
}  # fmt: skip
_FRAGMENT = late_pattern(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL | re.IGNORECASE)
_ROWS_ALONE = late_pattern(r"\s*<(?:col|colgroup|tr|tbody|thead)\b", re.IGNORECASE)
_TELLING = late_pattern(
    r"<(?:h[1-6]|ul|ol|li|table|strong|b|em|i|blockquote)\b|<a\s[^>]*href|mso-list|MsoList|MsoTitle|mso-special-format|MsoComment|<del\b"
    r"|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic",
    re.IGNORECASE,
)
_TAG = late_pattern(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_ALONE = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source", "p", "li"}
_DEEPEST, _DEEPEST_RAW = 120, 2000
_INVISIBLE = late_pattern("[\u200b\u200c\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")
_EMPTY_LINES = late_pattern(r"\n{3,}")
_SPACES_AT_END = late_pattern(r"(?<! ) $|(?<= ) {2,}$|[\t\u00a0]+$", re.MULTILINE)


def is_formatted(html: str) -> bool:
    """Whether the HTML says more than its plain text: headings, lists, tables, links, emphasis."""
    return len(html) <= LARGEST_HTML and bool(_TELLING.search(html))


def html_to_markdown(html: str, progress: Progress = unwatched) -> str:
    """The HTML's text as Markdown; empty where there is none or it is no document.

    Never raises, whatever it is, but for what `progress` raises to end it.
    """
    import nh3
    from bs4 import BeautifulSoup

    found = _FRAGMENT.search(html)
    fragment = found[1] if found else html
    if _ROWS_ALONE.match(fragment):
        fragment = f"<table>{fragment}</table>"  # Excel opens the table before the fragment
    if len(fragment) > LARGEST_HTML or _depth(fragment) > _DEEPEST_RAW:
        return ""
    progress(0, SHARES)
    clean = nh3.clean(
        fragment,
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    if _depth(clean) > _DEEPEST:
        return _tidied(unescape(nh3.clean(clean, tags=set())))
    progress(100, SHARES)
    tree = BeautifulSoup(clean, "html.parser")
    progress(300, SHARES)
    with_plain_tags(tree)
    progress(500, SHARES)
    return _tidied(_converted(tree))


def _depth(clean: str) -> int:
    """How deep the tags are nested; nobody writes so deep, but a page may."""
    depth = deepest = 0
    for closing, name in _TAG.findall(clean):
        if name.lower() not in _ALONE:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest


def _converted(tree: BeautifulSoup) -> str:
    from markdownify import MarkdownConverter

    converter = MarkdownConverter(
        heading_style="atx",
        bullets="-",
        strong_em_symbol="*",
        sub_symbol="~",
        sup_symbol="^",
        newline_style="spaces",
        escape_underscores=False,
        escape_misc=False,
        table_infer_header=True,
        autolinks=True,
    )
    return str(converter.convert_soup(tree))


def _tidied(markdown: str) -> str:
    text = _INVISIBLE.sub("", markdown.replace("\r\n", "\n").replace("\r", "\n"))
    text = _SPACES_AT_END.sub("", text)
    lines = [line if line.strip(" \u00a0") else "" for line in text.split("\n")]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n ")
