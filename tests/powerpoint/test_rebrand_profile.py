"""What of an old profile goes when a deck moves into a brand, and what stays."""

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from old_decks import OLD_BLUE, SLOGAN, add_timing, busy_deck, old_deck, picture, saved, text_box
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt
from rebranded_contents import A, P, Package, contents_of, words

from leaderdeck.brand.catalog import find_kit
from leaderdeck.errors import TemplateProblem
from leaderdeck.powerpoint.faults import find_faults
from leaderdeck.powerpoint.rebranding.rebrand import rebrand_presentation

KITS = ("fjordvik", "granheim", "plain")


@pytest.fixture(scope="module")
def kit():
    return find_kit("fjordvik")


def reread(data: bytes):
    return Presentation(io.BytesIO(data))


def texts(slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_loose_slogans_numbers_and_logos_go_and_the_new_footers_come(kit, tmp_path: Path) -> None:
    done = rebrand_presentation(saved(old_deck(), tmp_path / "a.pptx"), kit)
    kinds = Counter(removed.kind for removed in done.removed)
    assert kinds == {"footer": 4, "number": 4, "logo": 4}
    assert {removed.words for removed in done.removed if removed.kind == "footer"} == {SLOGAN}
    deck = reread(done.data)
    for number, slide in enumerate(deck.slides, start=1):
        shown = texts(slide)
        assert SLOGAN not in shown
        assert f"Side {number}" not in shown
        assert kit.slogan("nb") in shown
        assert not [shape for shape in slide.shapes if shape.shape_type == 13]
    assert [kind for kind, _ in contents_of(done.data).footers[1]] == ["ftr", "sldNum"]
    assert [kind for kind, _ in contents_of(done.data).footers[0]] == ["ftr"], "no number on the cover"


def test_a_text_that_stands_twice_is_nobodys_footer(kit, tmp_path: Path) -> None:
    presentation = old_deck(2)
    done = rebrand_presentation(saved(presentation, tmp_path / "a.pptx"), kit)
    assert SLOGAN in texts(reread(done.data).slides[1])


def test_words_in_the_middle_of_slides_stay_however_often_they_are_repeated(kit, tmp_path: Path) -> None:
    presentation = old_deck(4)
    for slide in presentation.slides:
        text_box(slide, "Husk dette", 200, 300, 200, 30)
    done = rebrand_presentation(saved(presentation, tmp_path / "a.pptx"), kit)
    assert all("Husk dette" in texts(slide) for slide in reread(done.data).slides)


@pytest.mark.parametrize("name", KITS)
def test_slides_stand_on_layouts_by_role_with_their_text_in_placeholders(name: str, tmp_path: Path) -> None:
    done = rebrand_presentation(saved(old_deck(), tmp_path / "a.pptx"), find_kit(name))
    deck = reread(done.data)
    marks = [slide.slide_layout._element.get("matchingName") for slide in deck.slides]
    assert marks == ["leaderdeck:cover", *["leaderdeck:content"] * 3]
    second = deck.slides[1]
    assert second.shapes.title.text == "Overskrift nummer 2"
    body = next(shape for shape in second.placeholders if shape.placeholder_format.idx == 1)
    assert [(each.text, each.level) for each in body.text_frame.paragraphs] == [
        ("Første punkt på lysbilde 2", 0), ("Et underpunkt", 1),
    ]  # fmt: skip
    assert body._element.spPr.find(f"{A}xfrm") is None, "it stands where the layout has it"


def test_everything_that_was_said_is_still_said(kit, tmp_path: Path, validator, sdk) -> None:
    file = saved(busy_deck(), tmp_path / "a.pptx")
    before = contents_of(file.read_bytes())
    done = rebrand_presentation(file, kit)
    after = contents_of(done.data)
    own = sum((words(each) for footers in after.footers for _, each in footers), Counter())
    gone = sum((words(each.words) for each in done.removed), Counter())
    assert after.words - own == before.words - gone
    assert after.notes == before.notes
    assert after.alts - Counter(dict.fromkeys(before.alts, 0)) == before.alts - Counter(
        each.alt for each in done.removed if each.alt
    )
    assert after.links == before.links
    assert "https://example.org/plan?a=1&b=2" in after.links
    assert find_faults(done.data) == ()
    target = tmp_path / "b.pptx"
    target.write_bytes(done.data)
    found = [str(item) for item in validator.validate(target, sdk=sdk) if item.sev in {"error", "sec", "priv"}]
    assert found == []


def test_old_colors_become_roles_and_old_typefaces_follow_the_theme(kit, tmp_path: Path) -> None:
    file = saved(busy_deck(), tmp_path / "a.pptx")
    assert contents_of(file.read_bytes()).colors["#" + OLD_BLUE]
    after = contents_of(rebrand_presentation(file, kit).data)
    assert not after.colors["#" + OLD_BLUE]
    assert [face for face in after.faces if not face.startswith("+")] == []


def test_emphasis_stays(kit, tmp_path: Path) -> None:
    deck = reread(rebrand_presentation(saved(busy_deck(), tmp_path / "a.pptx"), kit).data)
    slide = next(slide for slide in deck.slides if slide.shapes.title and slide.shapes.title.text.startswith("Lenker"))
    runs = [run for shape in slide.placeholders for each in shape.text_frame.paragraphs for run in each.runs]
    assert [run.font.bold for run in runs if run.text == "planen"] == [True]
    fill = next(run for run in runs if run.text == "planen")._r.rPr.find(f"{A}solidFill/{A}schemeClr")
    assert fill.get("val") == kit.palette.slot("accent")


def test_symbols_keep_their_font_and_code_gets_the_brands(kit, tmp_path: Path) -> None:
    presentation = old_deck(1)
    box = text_box(presentation.slides[0], "x = 1", 100, 400, 200, 40)
    box.text_frame.paragraphs[0].runs[0].font.name = "Consolas"
    symbol = box.text_frame.paragraphs[0].add_run()
    symbol.text, symbol.font.name = "ü", "Wingdings"
    faces = contents_of(rebrand_presentation(saved(presentation, tmp_path / "a.pptx"), kit).data).faces
    assert set(faces) == {kit.code_font.typeface, "Wingdings"}


def test_text_that_would_drown_in_the_new_ground_is_mended(kit, tmp_path: Path) -> None:
    presentation = old_deck(2)
    box = text_box(presentation.slides[1], "Hvit skrift på gammel mørk bunn", 100, 420, 300, 30)
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    root = Package(rebrand_presentation(saved(presentation, tmp_path / "a.pptx"), kit).data).tree(
        "ppt/slides/slide2.xml"
    )
    run = next(each for each in root.iter(f"{A}r") if "gammel" in "".join(each.itertext()))
    assert run.find(f"{A}rPr/{A}solidFill/{A}schemeClr").get("val") == "tx1"


def test_a_foreign_color_stays_and_is_told(kit, tmp_path: Path) -> None:
    presentation = old_deck(1)
    box = text_box(presentation.slides[0], "Grønt lys", 100, 420, 300, 30)
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor.from_string("00C853")
    done = rebrand_presentation(saved(presentation, tmp_path / "a.pptx"), kit)
    assert contents_of(done.data).colors["#00C853"]
    assert any("#00C853" in str(remark.sentence) for remark in done.remarks)


def test_pictures_and_drawings_keep_their_proportions_on_a_slide_of_another_shape(kit, tmp_path: Path) -> None:
    presentation = busy_deck()
    file = saved(presentation, tmp_path / "a.pptx")
    deck = reread(rebrand_presentation(file, kit).data)
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    shown = next(shape for shape in deck.slides[-1].shapes if shape.shape_type == 13)
    assert shown.width / shown.height == pytest.approx(1.5, rel=0.001)
    drawing = next(slide for slide in deck.slides if slide.shapes.title and "henger" in slide.shapes.title.text)
    first, second, line = (shape for shape in drawing.shapes if not shape.is_placeholder)
    assert first.width / first.height == pytest.approx(150 / 80, rel=0.001)
    assert line.begin_x == pytest.approx(first.left + first.width, abs=Pt(1))
    assert line.end_x == pytest.approx(second.left, abs=Pt(1))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_a_wider_table_keeps_columns_that_add_up(kit, tmp_path: Path) -> None:
    deck = reread(rebrand_presentation(saved(busy_deck(), tmp_path / "a.pptx"), kit).data)
    frame = next(shape for slide in deck.slides for shape in slide.shapes if shape.has_table)
    assert sum(column.width for column in frame.table.columns) == pytest.approx(frame.width, abs=3)


def test_hidden_slides_stay_hidden_and_movement_stays_behind(kit, tmp_path: Path) -> None:
    presentation = busy_deck()
    for slide in presentation.slides:
        add_timing(slide)
    done = rebrand_presentation(saved(presentation, tmp_path / "a.pptx"), kit)
    package = Package(done.data)
    roots = [package.tree(part) for part in package.slides()]
    assert [root.get("show") for root in roots].count("0") == 1
    assert not [
        root for root in roots if root.find(f"{P}timing") is not None or root.find(f"{P}transition") is not None
    ]


def test_nobodys_name_comments_nor_thumbnail_travel(kit, tmp_path: Path) -> None:
    presentation = old_deck(2)
    presentation.core_properties.author = "Kari Nordmann"
    presentation.core_properties.title = "Plan for skolene"
    file = saved(presentation, tmp_path / "a.pptx")
    data = rebrand_presentation(file, kit).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if "thumbnail" in name or "printerSettings" in name]
    assert b"Kari" not in whole
    assert reread(data).core_properties.title == "Plan for skolene"


def test_a_link_that_only_one_machine_can_follow_goes_and_is_told(kit, tmp_path: Path) -> None:
    presentation = old_deck(1)
    run = presentation.slides[0].placeholders[1].text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "se her", "file:///C:/Users/kari/plan.docx"
    done = rebrand_presentation(saved(presentation, tmp_path / "a.pptx"), kit)
    assert [removed.words for removed in done.removed if removed.kind == "link"] == ["file:///C:/Users/kari/plan.docx"]
    assert b"Users/kari" not in done.data
    assert not contents_of(done.data).links
    assert any("plan.docx" in str(remark.sentence) for remark in done.remarks)


def test_a_second_text_without_a_place_becomes_a_box_and_is_told(tmp_path: Path, kit) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[4])  # comparison
    slide.shapes.title.text = "Før og nå"
    for holder in slide.placeholders:
        if holder.placeholder_format.idx:
            holder.text_frame.text = f"Tekst {holder.placeholder_format.idx}"
    done = rebrand_presentation(saved(presentation, tmp_path / "a.pptx"), kit)
    moved = reread(done.data).slides[0]
    assert moved.slide_layout._element.get("matchingName") == "leaderdeck:comparison"
    by_idx = {each.placeholder_format.idx: each.text_frame.text for each in moved.placeholders}
    assert {by_idx[idx] for idx in (1, 2, 3, 4)} == {"Tekst 1", "Tekst 2", "Tekst 3", "Tekst 4"}


def test_the_same_deck_gives_the_same_bytes(kit, tmp_path: Path) -> None:
    file = saved(busy_deck(), tmp_path / "a.pptx")
    original = file.read_bytes()
    assert rebrand_presentation(file, kit).data == rebrand_presentation(file, kit).data
    assert file.read_bytes() == original


def test_a_deck_in_its_new_brand_can_move_on_to_the_next(kit, tmp_path: Path) -> None:
    first = rebrand_presentation(saved(busy_deck(), tmp_path / "a.pptx"), kit)
    file = tmp_path / "b.pptx"
    file.write_bytes(first.data)
    other = find_kit("granheim")
    second = rebrand_presentation(file, other)
    assert kit.slogan("nb").encode() not in second.data
    assert {removed.kind for removed in second.removed} <= {"footer", "number"}
    shown = contents_of(second.data)
    assert all(("ftr", other.slogan("nb")) in footers for footers in shown.footers)


def test_a_file_that_is_no_deck_is_refused_in_a_sentence(kit, tmp_path: Path) -> None:
    empty = saved(Presentation(), tmp_path / "a.pptx")
    with pytest.raises(TemplateProblem, match="har ingen lysbilder"):
        rebrand_presentation(empty, kit)
    broken = tmp_path / "b.pptx"
    broken.write_bytes(picture().getvalue())
    with pytest.raises(TemplateProblem):
        rebrand_presentation(broken, kit)
