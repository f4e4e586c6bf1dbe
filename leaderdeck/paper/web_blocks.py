"""Blocks as HTML that says what they are: lists, tables with headers, figures; charts with their numbers."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable
from typing import Any

from leaderdeck.deck.blocks import (
    Agenda,
    AgendaItem,
    Block,
    Callout,
    Chart,
    Code,
    Columns,
    Facts,
    List,
    Picture,
    Quote,
    Steps,
    Subheading,
    Table,
    Text,
)
from leaderdeck.deck.text import Paragraph
from leaderdeck.language import say
from leaderdeck.paper.talk_paper import DEEPEST_HEADING, TalkPaper
from leaderdeck.paper.web_text import escape, html_list, html_words
from leaderdeck.scene.chart_numbers import style_of
from leaderdeck.scene.chart_words import chart_in_words
from leaderdeck.scene.picture_files import PictureProblem, folder_of, load_picture
from leaderdeck.scene.words import word


def html_blocks(blocks: Iterable[Block], paper: TalkPaper, level: int) -> str:
    """The blocks one after the other; `level` is that of the heading they stand under."""
    return "".join(_MAKERS[type(block)](block, paper, level) for block in blocks)


def _text(block: Text, paper: TalkPaper, _level: int) -> str:
    return f"<p>{html_words(block.paragraph, paper)}</p>\n"


def _subheading(block: Subheading, paper: TalkPaper, _level: int) -> str:
    return f"<h{block.level}>{html_words(block.paragraph, paper)}</h{block.level}>\n"


def _list(block: List, paper: TalkPaper, _level: int) -> str:
    return html_list(block, paper) + "\n"


def _quote(block: Quote, paper: TalkPaper, _level: int) -> str:
    words = "".join(f"<p>{html_words(paragraph, paper)}</p>" for paragraph in block.paragraphs)
    source = f"<figcaption>— {html_words(block.source, paper)}</figcaption>" if block.source else ""
    return f'<figure class="quote"><blockquote>{words}</blockquote>{source}</figure>\n'


def _table(block: Table, paper: TalkPaper, _level: int) -> str:
    caption = f"<caption>{html_words(block.caption, paper)}</caption>" if block.caption else ""
    aligned = [f' class="{alignment}"' if alignment != "left" else "" for alignment in block.alignments]

    def cell(paragraph: Paragraph, place: int, *, is_head: bool) -> str:
        words = html_words(paragraph, paper)
        if is_head and paragraph.text.strip():
            return f'<th scope="col"{aligned[place]}>{words}</th>'
        return f"<td{aligned[place]}>{words}</td>"

    head = ""
    if any(paragraph.text.strip() for paragraph in block.header):
        cells = "".join(cell(paragraph, place, is_head=True) for place, paragraph in enumerate(block.header))
        head = f"<thead><tr>{cells}</tr></thead>"
    rows = "".join(
        f"<tr>{''.join(cell(paragraph, place, is_head=False) for place, paragraph in enumerate(row))}</tr>"
        for row in block.rows
    )
    return f"<table>{caption}{head}<tbody>{rows}</tbody></table>\n"


def _picture(block: Picture, paper: TalkPaper, _level: int) -> str:
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    try:
        file = load_picture(block.source, folder_of(block, paper.folder))
    except PictureProblem:
        words = block.alt or block.source
        missing = f'<p class="missing">{escape(paper.words(say("Bilde som mangler: {words}", words=words)))}</p>'
        return f"<figure>{missing}{caption}</figure>\n" if caption else f"{missing}\n"
    data = file.pixels()
    kind = "png" if file.svg and not file.data else file.kind
    alt = "" if block.decorative else block.alt or paper.words(say("Bilde uten beskrivelse"))
    image = (
        f'<img src="data:image/{kind};base64,{b64encode(data).decode("ascii")}" alt="{escape(alt)}"'
        f' width="{file.width_px}" height="{file.height_px}">'
    )
    return f"<figure>{image}{caption}</figure>\n"


def _columns(block: Columns, paper: TalkPaper, level: int) -> str:
    inner = min(level + 1, DEEPEST_HEADING)
    html = []
    for column in block.columns:
        heading = f"<h{inner}>{html_words(column.heading, paper)}</h{inner}>\n" if column.heading else ""
        html.append(f"<div>{heading}{html_blocks(column.blocks, paper, inner if heading else level)}</div>\n")
    return f'<div class="columns">{"".join(html)}</div>\n'


def _facts(block: Facts, paper: TalkPaper, _level: int) -> str:
    items = "".join(
        f"<li><strong>{html_words(fact.value, paper)}</strong> {html_words(fact.label, paper)}</li>"
        for fact in block.facts
    )
    columns = " four" if len(block.facts) % 4 == 0 else ""
    return f'<ul class="facts{columns}">{items}</ul>\n'


def _agenda(block: Agenda, paper: TalkPaper, _level: int) -> str:
    """A table of time and matter, with owner and length where any slot has them."""
    with_times = any(item.time for item in block.items)
    with_owners = any(item.owner.runs for item in block.items)
    with_lengths = any(item.duration for item in block.items)
    names = [word("time", paper.tag)] * with_times + [word("matter", paper.tag)]
    names += [word("owner", paper.tag)] * with_owners + [word("duration", paper.tag)] * with_lengths
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)

    def row(item: AgendaItem) -> str:
        form = f" ({escape(item.form)})" if item.form else ""
        now = ' aria-current="true"' if item.is_current else ""
        cells = f"<td>{escape(item.time)}</td>" * with_times
        cells += f'<th scope="row">{html_words(item.matter, paper)}{form}</th>'
        cells += f"<td>{html_words(item.owner, paper)}</td>" * with_owners
        cells += f"<td>{escape(item.duration)}</td>" * with_lengths
        kind = ' class="pause"' if item.pause else ""
        return f"<tr{kind}{now}>{cells}</tr>"

    rows = "".join(row(item) for item in block.items)
    return f'<table class="agenda"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>\n'


def _steps(block: Steps, paper: TalkPaper, _level: int) -> str:
    items = []
    for step in block.steps:
        text = f" {html_words(step.text, paper)}" if step.text else ""
        items.append(f"<li><strong>{html_words(step.name, paper)}</strong>{text}</li>")
    tag = "ol" if block.kind == "steps" else "ul"
    return f'<{tag} class="{block.kind}">{"".join(items)}</{tag}>\n'


def _callout(block: Callout, paper: TalkPaper, level: int) -> str:
    return f'<div class="callout">{html_blocks(block.blocks, paper, level)}</div>\n'


def _chart(block: Chart, paper: TalkPaper, _level: int) -> str:
    """The chart, and all its numbers as a table."""
    numbers = [value for _, values in block.series for value in values if value is not None]
    style = style_of(numbers, block.unit, paper.tag)
    caption = f"<caption>{html_words(block.caption, paper)}</caption>" if block.caption else ""
    first = escape(block.category_title)
    head = f'<th scope="col">{first}</th>' if first else "<td></td>"
    head += "".join(f'<th scope="col" class="right">{escape(name)}</th>' if name else "<td></td>"
                    for name, _ in block.series)  # fmt: skip
    rows = []
    for place, category in enumerate(block.categories):
        values = [series[place] if place < len(series) else None for _, series in block.series]
        cells = "".join(f'<td class="right">{"–" if value is None else escape(style.written(value))}</td>'
                        for value in values)  # fmt: skip
        name = f'<th scope="row">{escape(category)}</th>' if category.strip() else "<td></td>"
        rows.append(f"<tr>{name}{cells}</tr>")
    return (
        f"{_chart_picture(chart_in_words(block, paper.tag), paper)}"
        f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>\n"
    )


def _chart_picture(words: str, paper: TalkPaper) -> str:
    """The chart as drawn, described by these words; the words alone where there is no picture of it."""
    drawn = dict(paper.charts).get(words)
    if drawn is None:
        return f"<p>{escape(words)}</p>\n"
    data = b64encode(drawn).decode("ascii")
    return f'<figure><img src="data:image/png;base64,{data}" alt="{escape(words)}"></figure>\n'


def _code(block: Code, _paper: TalkPaper, _level: int) -> str:
    return f"<pre><code>{escape(block.text)}</code></pre>\n"


_MAKERS: dict[type[Any], Callable[[Any, TalkPaper, int], str]] = {
    Text: _text, Subheading: _subheading, List: _list, Quote: _quote, Table: _table, Picture: _picture,
    Columns: _columns, Facts: _facts, Agenda: _agenda, Steps: _steps, Callout: _callout, Chart: _chart, Code: _code,
}  # fmt: skip
