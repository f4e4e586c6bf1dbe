"""What text becomes: only what differs from the layout, and everything where nothing may be taken for granted."""

from dataclasses import replace

import pytest
from handmade import NAMESPACES, body_shape, content_scene, item, line, placed, title_shape, tree_of, written

from leaderdeck.scene.shapes import Bullet, Scene, Shape, TextParagraph, TextRun, TextShape
from leaderdeck.units import Frame, Insets


def find(tree, path):
    return tree.xpath(path, namespaces=NAMESPACES)


def slide(*shapes: Shape, **more):
    return tree_of(written((Scene("content", "t", shapes, **more),)), "ppt/slides/slide1.xml")


def attributes(tree, path):
    return [dict(each.attrib) for each in find(tree, path)]


def test_inherited_text_says_size_and_language_and_nothing_else() -> None:
    tree = slide(title_shape("Tillit"), body_shape(item("Én"), item("Under", 1, "dash", size=28.0)))
    assert attributes(tree, "//a:r/a:rPr") == [
        {"lang": "nb-NO", "sz": "4400"}, {"lang": "nb-NO", "sz": "3200"}, {"lang": "nb-NO", "sz": "2800"},
    ]  # fmt: skip
    assert attributes(tree, "//a:endParaRPr") == attributes(tree, "//a:r/a:rPr")
    assert not find(tree, "//a:rPr/*")
    assert attributes(tree, "//a:pPr")[0] == {}
    assert attributes(tree, "//a:pPr")[1] == {"lvl": "1"}


def test_what_differs_from_the_level_is_written() -> None:
    paragraph = TextParagraph(
        (TextRun("x", 20.0, "heading", True, True, strike=True, underline=True, color="accent1", raised=1),),
        align="right", margin_left_pt=10.0, indent_pt=-5.0, space_before_pt=6.5, line_spacing=0.9,
    )  # fmt: skip
    tree = slide(body_shape(paragraph))
    assert attributes(tree, "//a:rPr") == [
        {"lang": "nb-NO", "sz": "2000", "b": "1", "i": "1", "u": "sng", "strike": "sngStrike", "baseline": "30000"}
    ]
    assert attributes(tree, "//a:pPr") == [{"marL": "127000", "indent": "-63500", "algn": "r"}]
    assert find(tree, "//a:lnSpc/a:spcPct/@val") == ["90000"]
    assert find(tree, "//a:spcBef/a:spcPts/@val") == ["650"]
    assert find(tree, "//a:rPr//a:schemeClr/@val") == ["accent1"]
    assert find(tree, "//a:rPr/a:latin/@typeface") == ["+mj-lt"]
    assert find(tree, "//a:buNone")


def test_a_text_box_takes_nothing_for_granted() -> None:
    tree = slide(TextShape("Boks", Frame(0, 0, 100, 50), placed(line("x", 20.0), anchor="bottom")))
    assert attributes(tree, "//a:bodyPr") == [
        {
            "wrap": "square",
            "lIns": "91440",
            "tIns": "45720",
            "rIns": "91440",
            "bIns": "45720",
            "rtlCol": "0",
            "anchor": "b",
        }
    ]
    assert attributes(tree, "//a:pPr") == [{"marL": "0", "indent": "0", "algn": "l"}]
    assert attributes(tree, "//a:rPr") == [{"lang": "nb-NO", "sz": "2000", "b": "0", "i": "0"}]
    assert find(tree, "//a:rPr//a:schemeClr/@val") == ["dk1"]
    assert [
        len(find(tree, f"//{name}")) for name in ("a:lnSpc", "a:spcBef", "a:spcAft", "a:buNone", "a:noAutofit")
    ] == [1] * 5


def test_the_break_guard_s_inset_is_the_only_one_written() -> None:
    tree = slide(body_shape(item("x"), right=12.0))
    assert attributes(tree, "//a:bodyPr") == [{"wrap": "square", "rIns": "152400"}]


def test_every_run_field_break_and_paragraph_end_has_a_language() -> None:
    runs = (
        TextRun("norsk\nny ", 20.0),
        TextRun("English", 20.0, language="en-GB"),
        TextRun("7", 20.0, field="slidenum"),
    )
    tree = slide(body_shape(TextParagraph(runs), TextParagraph(())))
    assert find(tree, "//a:r/a:rPr/@lang") == ["nb-NO", "nb-NO", "en-GB"]
    assert find(tree, "//a:br/a:rPr/@lang") == ["nb-NO"]
    assert find(tree, "//a:fld/a:rPr/@lang") == ["nb-NO"]
    assert find(tree, "//a:fld/a:t/text()") == ["1"]
    assert len(find(tree, "//a:endParaRPr[@sz]")) == 2


def test_fields_keep_their_identity() -> None:
    fields = [
        find(slide(body_shape(TextParagraph((TextRun("x", 12.0, field=kind),)))), "//a:fld")[0]
        for kind in ("slidenum", "datetime")
    ]
    assert [each.get("type") for each in fields] == ["slidenum", "datetime1"]
    assert len({each.get("id") for each in fields}) == 2


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/plan?a=1&b=«ø»", "https://example.org/plan?a=1&b=%C2%AB%C3%B8%C2%BB"),
        ("http://blåbær.no", "http://xn--blbr-roah.no"),
        ("HTTPS://Example.org:8080/a b", "https://example.org:8080/a%20b"),
        (
            "mailto:post@fjordvik.kommune.no?subject=Hei på deg",
            "mailto:post@fjordvik.kommune.no?subject=Hei%20p%C3%A5%20deg",
        ),
        ("tel:+47 32 23 20 00", "tel:+4732232000"),
        ("https://example.org/50%", "https://example.org/50%25"),
    ],
)
def test_links_that_may_be_followed_become_relationships(address: str, target: str) -> None:
    data = written((content_scene(body_shape(TextParagraph((TextRun("lenke", 20.0, link=address, color="hlink"),)))),))
    rows = [row for row in tree_of(data, "ppt/slides/_rels/slide1.xml.rels") if row.get("TargetMode") == "External"]
    assert [row.get("Target") for row in rows] == [target]
    assert find(tree_of(data, "ppt/slides/slide1.xml"), "//a:hlinkClick/@r:id") == [rows[0].get("Id")]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "javascript:alert(1)", "\\\\host\\share", "//host/x", "ppaction://program", "#3",
        "http://", "http://[::1", "https://bank.no@evil.example/", "http://a..b/", "mailto:", "mailto:ikke en adresse",
        "tel:ring meg", "https://example.org:99999/", "http://exa mple.org", "https://" + "a" * 3000, "data:,x", "",
    ],
)  # fmt: skip
def test_other_addresses_leave_the_words_alone(address: str) -> None:
    data = written((content_scene(body_shape(TextParagraph((TextRun("lenke", 20.0, link=address),)))),))
    tree = tree_of(data, "ppt/slides/slide1.xml")
    assert not find(tree, "//a:hlinkClick")
    assert "lenke" in "".join(find(tree, "//a:t/text()"))
    assert not [row for row in tree_of(data, "ppt/slides/_rels/slide1.xml.rels") if row.get("TargetMode")]


def test_a_link_in_the_text_s_own_color_keeps_it() -> None:
    tree = slide(body_shape(TextParagraph((TextRun("lenke", 20.0, link="https://example.org", color="lt1"),))))
    assert find(tree, "//*[local-name()='hlinkClr']/@val") == ["tx"]


def test_lists_inherit_the_layout_s_bullet_and_write_any_other() -> None:
    tree = slide(body_shape(item("a"), item("b", kind="square"), item("c", kind="done"), item("d", kind="long-dash")))
    assert [[child.tag.rpartition("}")[2] for child in each] for each in find(tree, "//a:pPr")] == [
        ["buClr"], ["buClr", "buFont", "buChar"], ["buClr", "buFont", "buChar"], ["buClr", "buFontTx", "buChar"],
    ]  # fmt: skip
    assert find(tree, "//a:buChar/@char") == ["§", "þ", "—"]
    assert find(tree, "//a:buFont/@typeface") == ["Wingdings", "Wingdings"]


def numbers(*paragraphs: TextParagraph):
    tree = slide(body_shape(*paragraphs))
    return [(each.get("type"), each.get("startAt")) for each in find(tree, "//a:buAutoNum")]


def test_a_count_is_one_count_for_powerpoint() -> None:
    assert numbers(*(item("x", 0, "number", n) for n in (1, 2, 3))) == [("arabicPeriod", None)] * 3
    assert numbers(*(item("x", 0, "number", n) for n in (4, 5))) == [("arabicPeriod", "4")] * 2


def test_a_count_goes_on_over_deeper_levels_and_starts_anew_after_words() -> None:
    deeper = (item("x", 0, "number", 1), item("y", 1), item("z", 1, "letter", 1), item("x", 0, "number", 2))
    assert numbers(*deeper) == [("arabicPeriod", None), ("alphaLcPeriod", None), ("arabicPeriod", None)]
    parted = (item("x", 0, "number", 1), line("ord"), item("x", 0, "number", 2), item("x", 0, "roman", 1))
    assert numbers(*parted) == [("arabicPeriod", None), ("arabicPeriod", "2"), ("romanLcPeriod", None)]


def test_code_names_its_typeface_and_is_not_proofread() -> None:
    tree = slide(body_shape(TextParagraph((TextRun("x = 1", 20.0, font="code"),))))
    assert set(find(tree, "//a:latin/@typeface")) == {"Courier New"}
    assert find(tree, "//a:r/a:rPr/@noProof") == ["1"]


def test_levels_deeper_than_the_layout_knows_are_written_out() -> None:
    deep = replace(item("x"), level=7, margin_left_pt=200.0, indent_pt=-20.0)
    tree = slide(body_shape(deep, replace(deep, level=30)))
    assert [each["lvl"] for each in attributes(tree, "//a:pPr")] == ["7", "8"]
    assert find(tree, "//a:rPr/a:latin/@typeface") == ["+mn-lt"] * 2


def test_exact_lines_are_written_in_points() -> None:
    tree = slide(body_shape(replace(line("x", 20.0), exact_line_pt=25.5)))
    assert find(tree, "//a:lnSpc/a:spcPts/@val") == ["2550"]


def test_a_bullet_keeps_its_color_only_where_it_differs() -> None:
    style_colored = item("x")
    tree = slide(body_shape(replace(style_colored, bullet=Bullet("disc", "accent2"))))
    assert find(tree, "//a:buClr/a:schemeClr/@val") == ["accent2"]


def test_insets_of_zero_are_written() -> None:
    tree = slide(TextShape("Boks", Frame(0, 0, 9, 9), placed(line("x"), insets=Insets())))
    assert find(tree, "//a:bodyPr/@lIns") == ["0"]
