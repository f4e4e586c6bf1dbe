"""A programme as one self-contained page of HTML: no script, nothing from elsewhere, good to print and to listen to."""

from __future__ import annotations

from html import escape

from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.paper.programme import UNKNOWN, PaperDay, PaperRow, PaperWords, ProgrammePaper

_INK = "#1a1a1a"
_STYLE = """
  @page { size: A4; margin: 18mm 16mm; }
  body { font: 1rem/1.45 system-ui, "Segoe UI", "Open Sans", sans-serif; color: #1a1a1a; background: #fff;
         max-width: 48rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
  h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; color: INK; }
  h2 { font-size: 1.25rem; margin: 1.6rem 0 .4rem; color: INK; }
  .subtitle { font-size: 1.1rem; margin: 0 0 .6rem; }
  .facts { margin: 0; padding: 0; list-style: none; color: #444; }
  table { border-collapse: collapse; width: 100%; margin-top: .8rem; }
  caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  thead th { border-bottom: 2px solid INK; font-size: .9rem; }
  th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid #bbb; }
  tbody th { font-weight: 600; }
  td.time, td.length { white-space: nowrap; font-variant-numeric: tabular-nums; }
  th.length, td.length { text-align: right; padding-right: 0; }
  .details { display: block; font-weight: 400; color: #444; }
  tr.pause th, tr.pause td { font-weight: 400; font-style: italic; color: #444; }
  .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  @media print { body { margin: 0; max-width: none; padding: 0; font-size: 11pt; } }
"""


def programme_page(paper: ProgrammePaper, ink: str = _INK) -> str:
    """The whole page. `ink` colors the headings, where it can be read on white."""
    readable = ink if contrast(ink, "#FFFFFF") >= TEXT_CONTRAST else _INK
    days = "".join(_day(day, paper) for day in paper.days)
    subtitle = f'<p class="subtitle">{escape(paper.subtitle)}</p>\n' if paper.subtitle else ""
    facts = "".join(f"<li>{escape(fact)}</li>" for fact in paper.facts)
    facts_list = f'<ul class="facts">{facts}</ul>\n' if facts else ""
    title = paper.title if paper.title == paper.words.programme else f"{paper.title} – {paper.words.programme}"
    return (
        f'<!doctype html>\n<html lang="{escape(paper.tag)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>{_STYLE.replace('INK', readable)}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(paper.title)}</h1>\n{subtitle}{facts_list}{days}</main>\n</body>\n</html>\n"
    )


def _day(day: PaperDay, paper: ProgrammePaper) -> str:
    words = paper.words
    name = ", ".join(part for part in (day.title, day.date) if part)
    heading = f"<h2>{escape(name)}</h2>\n" if name and name != paper.title else ""
    head = [f'<th scope="col">{words.time}</th>', f'<th scope="col">{words.matter}</th>']
    head += [f'<th scope="col">{words.owner}</th>'] if day.has_owners else []
    head += [f'<th scope="col" class="length">{words.length}</th>'] if day.has_lengths else []
    rows = "".join(_row(row, day, words) for row in day.rows)
    return (
        f"{heading}<table>\n<caption>{escape(name or words.programme)}</caption>\n"
        f"<thead><tr>{''.join(head)}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _row(row: PaperRow, day: PaperDay, words: PaperWords) -> str:
    details = "".join(f'<span class="details">{escape(line)}</span>' for line in row.details)
    cells = [
        f'<td class="time">{_known(row.time, words)}</td>',
        f'<th scope="row">{escape(row.title)}{details}</th>',
    ]
    cells += [f"<td>{escape(row.owner)}</td>"] if day.has_owners else []
    length = UNKNOWN if not row.length else row.length
    cells += [f'<td class="length">{_known(length, words)}</td>'] if day.has_lengths else []
    return f"<tr{' class=' + chr(34) + 'pause' + chr(34) if row.is_pause else ''}>{''.join(cells)}</tr>\n"


def _known(text: str, words: PaperWords) -> str:
    """The words; a dash is read aloud as what it means."""
    if text != UNKNOWN:
        return escape(text)
    return f'<span aria-hidden="true">{UNKNOWN}</span><span class="heard">{words.unknown}</span>'
