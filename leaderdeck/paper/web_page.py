"""A whole talk as one self-contained page of HTML: read aloud, searched, enlarged or printed; no script, no network."""

from __future__ import annotations

from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.language import say
from leaderdeck.paper.talk_paper import PaperSlide, TalkPaper
from leaderdeck.paper.web_blocks import html_blocks
from leaderdeck.paper.web_text import escape, html_words

_INK = "#1a1a1a"
_FEW_SECTIONS = 3
"""One section and a farewell tell nobody what is in a talk."""
_FEW_SLIDES = 4
"""So few need no list of contents."""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""The page may load nothing, whatever stands in it."""
_STYLE = """
  @page { size: A4; margin: 18mm 16mm; }
  html { scroll-behavior: auto; }
  body { font: 1.0625rem/1.55 system-ui, "Segoe UI", "Open Sans", sans-serif; color: #1a1a1a; background: #fff;
         max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; overflow-wrap: anywhere; }
  h1, h2, h3, h4, h5, h6 { color: INK; line-height: 1.25; margin: 1.6rem 0 .5rem; }
  h1 { font-size: 2.2rem; margin: 0 0 .4rem; } h2 { font-size: 1.6rem; } h3 { font-size: 1.3rem; }
  h4 { font-size: 1.12rem; } h5, h6 { font-size: 1rem; }
  p, ul, ol, table, figure, pre { margin: 0 0 .9rem; }
  li > ul, li > ol { margin-bottom: .1rem; }
  .subtitle { font-size: 1.25rem; }
  .detail { margin: 0; color: #444; }
  .slide { border-top: 1px solid #c8c8c8; margin-top: 2.2rem; padding-top: 1.2rem; }
  .slide > :is(h2, h3, h4, h5, h6):first-of-type { margin-top: 0; }
  .number { float: right; margin: .3rem 0 0 1rem; font-size: .85rem; color: #555; font-variant-numeric: tabular-nums; }
  nav { margin: 2rem 0 0; padding: 1rem 1.4rem; background: #f4f4f4; }
  nav h2 { font-size: 1.1rem; margin: 0 0 .4rem; }
  nav ul { margin: 0; padding-left: 1.1rem; } nav > ul { padding: 0; list-style: none; }
  nav li a { display: inline-block; padding: .2rem 0; min-height: 1.5rem; }
  a { color: LINK; text-decoration: underline; text-underline-offset: .15em; }
  a:focus-visible { outline: 3px solid LINK; outline-offset: 2px; }
  .accent { color: ACCENT; font-weight: 600; }
  img { max-width: 100%; height: auto; max-height: 34rem; object-fit: contain; object-position: left; }
  figure figcaption { color: #444; font-size: .95rem; margin-top: .3rem; }
  .quote { border-left: .3rem solid INK; padding-left: 1.1rem; }
  blockquote { margin: 0; font-size: 1.2rem; font-style: italic; } blockquote p { margin: 0 0 .4rem; }
  table { border-collapse: collapse; min-width: 50%; }
  caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
  th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid #c8c8c8; }
  thead th, thead td { border-bottom: 2px solid INK; } tbody th { font-weight: 400; }
  .right { text-align: right; } .center { text-align: center; }
  .agenda td { white-space: nowrap; font-variant-numeric: tabular-nums; } .agenda tbody th { font-weight: 600; }
  .agenda .pause th { font-weight: 400; }
  .agenda td + th + td { white-space: normal; }
  tr[aria-current] { background: #f0f0f0; }
  .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 0 2rem; }
  .columns :is(h3, h4, h5, h6) { margin-top: .4rem; }
  .facts { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
           gap: 1rem 1.6rem; }
  .facts.four { grid-template-columns: repeat(auto-fit, minmax(9.4rem, 1fr)); }
  .facts strong { display: block; font-size: 1.9rem; line-height: 1.2; color: INK; }
  .tasks { list-style: none; padding-left: .2rem; }
  .callout { background: #f4f4f4; border-left: .3rem solid INK; padding: .9rem 1.1rem .1rem; margin: 0 0 .9rem; }
  pre { background: #f4f4f4; padding: .8rem 1rem; white-space: pre-wrap; }
  code { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-size: .92em; }
  .missing { border: 1px dashed #767676; padding: .6rem .9rem; color: #444; }
  .sources { font-size: .9rem; color: #444; padding: 0; list-style: none; }
  .notes { background: #fbf6e6; padding: .9rem 1.1rem .1rem; margin-top: 1.2rem; }
  .notes > :first-child { margin-top: 0; font-size: 1rem; color: #1a1a1a; }
  @media print { body { padding: 0; max-width: none; font-size: 11pt; } nav { display: none; }
                 .slide { break-inside: avoid-page; } h2, h3, h4 { break-after: avoid-page; } }
"""


def web_page(paper: TalkPaper, ink: str = _INK, accent: str = _INK) -> str:
    """The whole page. `ink` colors headings and links, `accent` what is set off, where they can be read on white."""
    style = _STYLE.replace("LINK", _readable(ink)).replace("INK", _readable(ink))
    style = style.replace("ACCENT", _readable(accent))
    cover = paper.slides[0] if paper.slides and paper.slides[0].level == 1 else None
    title = paper.title or (paper.name_of(paper.slides[0]) if paper.slides else "")
    rest = paper.slides[1:] if cover else paper.slides
    head = _cover(cover, paper) if cover else f"<h1>{escape(title)}</h1>\n"
    slides = "".join(_slide(slide, paper) for slide in rest)
    return (
        f'<!doctype html>\n<html lang="{escape(paper.tag)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="LeaderDeck">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{head}{_contents(rest, paper)}{slides}</main>\n</body>\n</html>\n"
    )


def _readable(color: str) -> str:
    return (
        color if contrast(color, "#FFFFFF") >= TEXT_CONTRAST and contrast(color, "#F4F4F4") >= TEXT_CONTRAST else _INK
    )


def _cover(slide: PaperSlide, paper: TalkPaper) -> str:
    heading = html_words(slide.heading, paper) if slide.heading else escape(paper.title or paper.name_of(slide))
    return f"<h1>{heading}</h1>\n{_under_heading(slide, paper)}"


def _under_heading(slide: PaperSlide, paper: TalkPaper) -> str:
    """All of a slide but its heading."""
    subtitle = f'<p class="subtitle">{html_words(slide.subtitle, paper)}</p>\n' if slide.subtitle else ""
    details = "".join(f'<p class="detail">{html_words(detail, paper)}</p>\n' for detail in slide.details)
    blocks = html_blocks(slide.blocks, paper, slide.level)
    sources = "".join(f"<li>{html_words(source, paper)}</li>" for source in slide.sources)
    listed = f'<ul class="sources">{sources}</ul>\n' if sources else ""
    return f"{subtitle}{details}{blocks}{listed}{_notes(slide, paper)}"


def _notes(slide: PaperSlide, paper: TalkPaper) -> str:
    if not slide.notes:
        return ""
    level = slide.level + 1
    name = escape(paper.words(say("Talenotater")))
    inner = html_blocks(slide.notes, paper, level)
    return f'<div class="notes"><h{level}>{name}</h{level}>\n{inner}</div>\n'


def _slide(slide: PaperSlide, paper: TalkPaper) -> str:
    heading = html_words(slide.heading, paper) if slide.heading else escape(paper.name_of(slide))
    number = paper.numbers_of(slide)
    mark = say("Skjult lysbilde {number}", number=number) if slide.hidden else say("Lysbilde {number}", number=number)
    return (
        f'<div class="slide" id="{_place(slide)}">\n<p class="number">{escape(paper.words(mark))}</p>\n'
        f"<h{slide.level}>{heading}</h{slide.level}>\n{_under_heading(slide, paper)}</div>\n"
    )


def _contents(slides: tuple[PaperSlide, ...], paper: TalkPaper) -> str:
    """Links to the slides of the upper level: all of them, or the sections where there are any."""
    if len(slides) < _FEW_SLIDES:
        return ""
    upper = min(slide.level for slide in slides)
    sections = [slide for slide in slides if slide.level == upper]
    listed = sections if len(sections) >= _FEW_SECTIONS else slides
    links = "".join(f'<li><a href="#{_place(slide)}">{escape(paper.name_of(slide))}</a></li>' for slide in listed)
    name = escape(paper.words(say("I dette foredraget")))
    return f'<nav aria-labelledby="contents"><h2 id="contents">{name}</h2>\n<ul>{links}</ul></nav>\n'


def _place(slide: PaperSlide) -> str:
    return f"slide-{slide.number}"
