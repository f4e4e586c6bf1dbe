"""The talk as a page: what each thing is, in a sound order of headings, and nothing that stays at home or runs."""

import re
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import read_talk

PLAIN = find_kit("plain")


def page_of(text: str, folder: Path, profile: str = "stage") -> str:
    talk = read_talk(text, PLAIN)
    export_talk(talk, folder / f"{profile}.html", "html", PROFILES[profile], force=True)
    return (folder / f"{profile}.html").read_text("utf-8")


def headings(page: str) -> list[tuple[int, str]]:
    found = re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", page[page.index("<main>") :], re.DOTALL)
    return [(int(level), re.sub(r"<[^>]+>", "", words)) for level, words in found]


def test_sections_slides_and_subheadings_are_one_below_the_other(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Dagen\n---\n\n# Del én\n\n## Lysbilde\n\n### Under\n\n- a\n\n##### Dypere\n\n- b\n\n# Del to\n\n"
        "## Lysbilde til\n\n- c\n\nNotat: Si det.\n"
    )
    assert headings(page_of(text, tmp_path)) == [
        (1, "Dagen"), (2, "I dette foredraget"), (2, "Del én"), (3, "Lysbilde"), (4, "Under"), (5, "Dypere"),
        (2, "Del to"), (3, "Lysbilde til"), (4, "Talenotater"),
    ]  # fmt: skip


def test_no_level_is_skipped_where_a_section_stays_at_home(tmp_path: Path) -> None:
    text = "---\ntitle: Dagen\n---\n\n# Skjult del {.hidden}\n\n## Lysbilde\n\n- a\n"
    levels = [level for level, _ in headings(page_of(text, tmp_path, "publish"))]
    assert levels == [1, 2]


@pytest.mark.parametrize("profile", list(PROFILES))
def test_each_receiver_gets_what_is_for_them(tmp_path: Path, profile: str) -> None:
    text = (
        "---\ntitle: Tale\nspeaker: Kari Nordmo\n---\n\n# Åpent\n\n- ord\n\nNotat: sies høyt\n\nPrivat: hemmelig\n\n"
        "# Gjemt {.hidden}\n\n- reserve\n"
    )
    page = page_of(text, tmp_path, profile)
    assert "hemmelig" not in page
    assert ("sies høyt" in page) == (profile == "stage")
    assert ("reserve" in page) == ("Skjult lysbilde 3" in page) == (profile != "publish")
    assert ("Kari Nordmo" in page) == (profile != "publish")


def test_what_is_written_is_shown_and_never_run(tmp_path: Path) -> None:
    text = (
        "# <b>Fet</b> & «sitat»\n\n- <script>alert(1)</script>\n- [farlig](javascript:alert(1))\n"
        "- [trygg](https://kommune.example/?a=1&b=2)\n"
    )
    page = page_of(text, tmp_path)
    assert "<script" not in page
    assert "javascript:alert" not in re.sub(r">[^<]*<", "><", page)
    assert '<a href="https://kommune.example/?a=1&amp;b=2">trygg</a>' in page


def test_lists_are_nested_and_numbered_as_written(tmp_path: Path) -> None:
    text = "# Liste\n\n1. en\n    - under\n        - dypest\n2. to\n\n- [x] gjort\n- [ ] ugjort\n"
    page = re.sub(r">\s+<", "><", page_of(text, tmp_path))
    assert "<ol><li>en<ul><li>under<ul><li>dypest</li></ul></li></ul></li><li>to</li></ol>" in page
    assert 'aria-label="gjort">☑</span> gjort</li>' in page
    assert 'aria-label="ikke gjort">☐</span> ugjort</li>' in page


def test_tables_have_headers_and_charts_their_numbers(tmp_path: Path) -> None:
    text = "# Tall\n\n::: diagram bar\n\n| År | Før |\n|---|--:|\n| 2025 | 12 |\n| 2026 | 15 |\n\n:::\n"
    page = page_of(text, tmp_path)
    assert '<th scope="col">År</th><th scope="col" class="right">Før</th>' in page
    assert '<th scope="row">2026</th><td class="right">15</td>' in page
    assert re.search(r'<img src="data:image/png;base64,[^"]+" alt="Liggende søylediagram[^"]+"', page)


def test_a_break_in_a_programme_stands_back_as_on_the_slide(tmp_path: Path) -> None:
    text = "# Dagen\n\n::: agenda\n- 10.00 Velkommen (15 min)\n- 10.15 Pause (10 min)\n- 10.25 Øvelse (30 min)\n:::\n"
    rows = re.findall(r"<tr( class=\"pause\")?><td>[\d.]+</td><th scope=\"row\">(\w+)", page_of(text, tmp_path))
    assert [(bool(kind), matter) for kind, matter in rows] == [(False, "Velkommen"), (True, "Pause"), (False, "Øvelse")]
