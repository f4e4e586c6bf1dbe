"""HTML from Word, mail and the web becomes Markdown that reads as written here."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.intake.html import html_to_markdown, is_formatted

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
</head><body>
<!--StartFragment--><p class=MsoTitle>Ro i båten</p>
<h2><b>Tillit</b><o:p></o:p></h2>
<p class=MsoNormal>«Tillit» er <b>billigst</b> når den
er bygget på <i>forhånd</i> – 19&nbsp;120.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>Første</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;
</span></span>Under</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Andre</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;
</span></span>Tall</p>
<table class=MsoTableGrid><tr><td><p><b>År</b></p></td><td><p>Tall</p></td></tr>
<tr><td><p>2024</p></td><td><p>19 | 120</p></td></tr></table><!--EndFragment--></body></html>"""


def test_word_with_its_lists_and_tables() -> None:
    assert html_to_markdown(WORD) == (
        "# Ro i båten\n\n## Tillit\n\n«Tillit» er **billigst** når den er bygget på *forhånd* – 19\u00a0120.\n\n"
        "- Første\n  - Under\n- Andre\n\n1. Tall\n\n"
        "| År | Tall |\n| --- | --- |\n| 2024 | 19 \\| 120 |"
    )


def test_remarks_and_deleted_words_of_a_word_document_stay_out() -> None:
    html = (
        "<!--StartFragment--><p class=MsoNormal>Vi sier <ins cite='mailto:Kari' datetime='2026-01-01'>ja</ins>"
        "<del cite='mailto:Kari' datetime='2026-01-01'><span>nei</span></del><span class=MsoCommentReference>"
        "<a class=msocomanchor id='_anchor_1' href='#_msocom_1'>[KN1]</a></span>.</p>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'>"
        "<p class=MsoCommentText>Han er syk, ikke si det</p></div></div><!--EndFragment-->"
    )
    assert is_formatted(html)
    assert html_to_markdown(html) == "Vi sier ja."


def test_cells_of_a_spreadsheet_are_a_table() -> None:
    html = (
        "<html><body><table border=0><!--StartFragment--><col width=64><tr height=20><td>År</td><td>2025</td></tr>"
        "<tr><td>Svar</td><td align=right>1&nbsp;200</td></tr><!--EndFragment--></table></body></html>"
    )
    assert html_to_markdown(html) == "| År | 2025 |\n| --- | --- |\n| Svar | 1\u00a0200 |"


def test_bullets_of_a_slide_are_a_list() -> None:
    item = "<p style='mso-margin-left-alt:216'><span style='mso-special-format:bullet;font-family:Arial'>•</span>"
    html = f"<html><body><!--StartFragment-->{item}<span>En</span></p>{item}<span>To</span></p><!--EndFragment-->"
    assert is_formatted(html)
    assert html_to_markdown(html) == "- En\n- To"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <del>b</del></p>", "a ~~b~~"),
        ("<p>a<span style='mso-spacerun:yes'>  </span>b  c</p>", "a b c"),
        (
            '<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fks.no%2Fa&amp;data=x">KS</a>',
            "[KS](https://ks.no/a)",
        ),
        (
            '<a href="https://x.safelinks.protection.outlook.com/?data=y&amp;url=javascript%3Aalert(1)">KS</a>',
            "KS",
        ),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<h1>A</h1><h3>B</h3>", "# A\n\n### B"),
        ('<b style="font-weight:normal"><p><span style="font-weight:700">a</span> b</p></b>', "**a** b"),
        ('<p><span style="font-style: italic">a</span></p>', "*a*"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ul><li><p>a</p></li><ul><li><p>b</p></li></ul></ul>", "- a\n  - b"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ("<p>• a</p><p>• b</p>", "- a\n- b"),
        ('<a href="https://ks.no">KS</a>', "[KS](https://ks.no)"),
        ('<a href="javascript:alert(1)">a</a><a href="#x">b</a><a href="file:///c">c</a>', "abc"),
        ('<a href="mailto:a@b.no">skriv</a>', "[skriv](mailto:a@b.no)"),
        ('<p>a<img src="https://x.no/sporing.png" alt="b">c</p>', "ac"),
        ("<script>x</script><style>y</style><p>a</p>", "a"),
        ('<p>a<span style="display:none">skjult</span></p>', "a"),
        ("<p># a</p><p>&gt; b</p><p>::: c</p>", "\\# a\n\n\\> b\n\n\\::: c"),
        ("<p>a<br>b</p>", "a  \nb"),
        ("<blockquote><p>a</p></blockquote>", "> a"),
        ("H<sub>2</sub>O m<sup>2</sup>", "H~2~O m^2^"),
        ("<table><tr><td><p>a</p></td></tr></table>", "a"),
        ("<p>«a» – ‘b’ …</p>", "«a» – ‘b’ …"),
        ("<p>med\u00adarb\u200beider</p>", "medarbeider"),
        ("<h2></h2><p>&nbsp;</p><p>a</p>", "a"),
        ("", ""),
    ],
)  # fmt: skip
def test_each_kind(html: str, markdown: str) -> None:
    assert html_to_markdown(html) == markdown


def test_only_html_that_says_more_than_its_text_is_formatted() -> None:
    assert is_formatted("<p><b>a</b></p>")
    assert is_formatted('<a href="https://a.no">b</a>')
    assert not is_formatted("<div><span style='color:#fff'>- a</span></div>")
    assert not is_formatted("<b>" + "x" * (3 << 20))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<ul>", "<li>", "</ul>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<a href='x'>", "ord",
    "<!--", "-->", "<script>", "<h1>", "<pre>", "|", "# ", "\n", "&nbsp;", "<span style='mso-list:l0 level3 lfo1'>",
    "<p style='mso-list:l0 level2 lfo1'>", "<svg onload=1>", "<![if x]>", "\x00", "<ol>",
]), max_size=25))  # fmt: skip
def test_any_html_gives_text_without_tags_that_run(pieces: list[str]) -> None:
    markdown = html_to_markdown("".join(pieces))
    assert "<script" not in markdown
    assert "onload" not in markdown


def test_hostile_html_costs_little() -> None:
    begun = time.process_time()
    for html in ("<div>" * 30_000 + "x", "<b>" * 1500 + "x", "<table><tr><td>" * 100 + "x", "<ul><li>" * 110 + "x"):
        html_to_markdown(html)
    assert time.process_time() - begun < 6
