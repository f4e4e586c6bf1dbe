"""Every layout by example: what stands in which placeholder, and promises that hold for every deck."""

from collections import Counter
from itertools import combinations

import pytest
from composing import (
    KITS,
    agenda,
    bullets,
    facts,
    filled,
    is_footer,
    kit,
    paragraphs_of,
    scene_of,
    scenes_of,
    slide,
    steps,
    table,
    text,
    words_of,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderdeck.deck.blocks import (
    Block,
    Callout,
    Code,
    Column,
    Columns,
    List,
    ListItem,
    Picture,
    Quote,
    Subheading,
)
from leaderdeck.deck.slide import Deck, FrontMatter, Slide
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.shapes import Scene, TableShape, TextShape
from leaderdeck.units import Frame


def runs_of(scene: Scene) -> list:
    return [run for shape in scene.shapes if isinstance(shape, TextShape) and shape.text
            for paragraph in shape.text.body.paragraphs for run in paragraph.runs]  # fmt: skip


def test_a_cover_says_title_subtitle_and_who_speaks_with_the_name_in_bold() -> None:
    cover = Slide(
        kind="cover",
        title=plain("Ro i båten"),
        subtitle=plain("Om tillit"),
        details=(plain("Ingrid Solbakk, kommunedirektør"), plain("Lederdagene"), plain("16. mars 2026")),
    )
    scene = scene_of(cover, speaker="Ingrid Solbakk")
    found = filled(scene)
    assert scene.layout == "cover"
    assert found["ctrTitle", 0] == "Ro i båten"
    assert found["subTitle", 1] == "Om tillit"
    assert found["body", 13] == "Ingrid Solbakk, kommunedirektør\nLederdagene · 16. mars 2026"
    assert [run.text for run in runs_of(scene) if run.bold][-1] == "Ingrid Solbakk"
    assert "sldNum" not in {kind for kind, _ in found}


@pytest.mark.parametrize(("brand", "label"), [("fjordvik", "2"), ("granheim", "DEL 2")])
def test_sections_are_numbered_in_the_brand_s_way(brand: str, label: str) -> None:
    parts = [slide(title=name, deeper_follow=True) for name in ("Først", "Så")]
    second = scenes_of(*parts, brand=brand)[1]
    assert filled(second)["body", 13] == label
    assert filled(second)["title", 0] == "Så"


def test_a_section_that_is_numbered_already_gets_no_second_number() -> None:
    assert ("body", 13) not in filled(scene_of(slide(title="1. Bakgrunn", deeper_follow=True)))


def test_a_list_stands_in_the_content_placeholder_with_native_marks() -> None:
    items = List((ListItem(plain("ett")), ListItem(plain("under"), 1), ListItem(plain("to"), 0, "number", 2)))
    scene = scene_of(slide(items))
    body = next(s for s in scene.shapes if isinstance(s, TextShape) and s.placeholder and s.placeholder.type == "obj")
    assert body.inherits_frame
    assert [p.bullet.kind for p in body.text.body.paragraphs if p.bullet] == ["square", "dash", "number"]
    assert body.text.body.paragraphs[0].size_pt > body.text.body.paragraphs[1].size_pt >= 20.0


def test_a_statement_without_heading_becomes_the_title() -> None:
    scene = scene_of(slide(text("Åpenhet koster."), title=""))
    assert (scene.layout, scene.title) == ("statement", "Åpenhet koster.")
    assert filled(scene)["title", 0] == "Åpenhet koster."


@pytest.mark.parametrize("brand", KITS)
def test_title_and_text_of_a_blank_slide_begin_at_the_same_edge(brand: str) -> None:
    title, body = scene_of(slide(text("Litt tekst"), layout="blank"), brand=brand).shapes[:2]
    assert isinstance(title, TextShape)
    assert isinstance(body, TextShape)
    assert title.text
    assert body.text
    assert title.text.lines[0].x_pt == pytest.approx(body.text.lines[0].x_pt, abs=0.01)


def test_a_quotation_without_heading_is_the_title_and_stands_where_quotations_stand() -> None:
    scene = scene_of(slide(Quote((plain("Si det først."),), plain("Ingrid, direktør")), title=""))
    home = kit().template.layout("quote").placeholder(1)
    title = next(
        s for s in scene.shapes if isinstance(s, TextShape) and s.placeholder and s.placeholder.type == "title"
    )
    assert (scene.title, title.inherits_frame) == ("Si det først.", False)
    assert (title.frame.x, title.frame.y, title.frame.width) == (home.frame.x, home.frame.y, home.frame.width)
    assert filled(scene)["body", 13] == "Ingrid\ndirektør"


def test_quotation_marks_follow_the_talk_s_language_where_the_brand_sets_them_in_the_text() -> None:
    quote = slide(Quote((plain("Say it first."),)))
    assert filled(scene_of(quote, brand="granheim"))["body", 1] == "«Say it first.»"
    assert filled(scene_of(quote, brand="granheim", language="en"))["body", 1] == "“Say it first.”"
    marked = slide(Quote((plain("«Alt sagt.»"),)))
    assert filled(scene_of(marked, brand="granheim"))["body", 1] == "«Alt sagt.»"


@pytest.mark.parametrize("brand", KITS)
def test_a_comparison_fills_headings_and_columns(brand: str) -> None:
    blocks = (Subheading(plain("Før"), 3), bullets("en", "to"), Subheading(plain("Etter"), 3), bullets("tre"))
    found = filled(scene_of(slide(*blocks), brand=brand))
    assert (found["body", 1], found["obj", 2], found["body", 3], found["obj", 4]) == ("Før", "en\nto", "Etter", "tre")


def test_columns_use_the_layout_s_placeholders_and_a_third_stands_beside_them() -> None:
    two = Columns((Column((text("en"),)), Column((text("to"),))))
    scene = scene_of(slide(two))
    assert [filled(scene)["obj", idx] for idx in (1, 2)] == ["en", "to"]
    assert all(s.inherits_frame for s in scene.shapes if isinstance(s, TextShape) and s.placeholder)
    three = Columns(tuple(Column((text(name),), plain(name.upper())) for name in ("a", "b", "c")))
    assert words_of([scene_of(slide(three, title="T"))]) == ["T", "A", "a", "B", "b", "C", "c"]


def test_closing_tells_who_spoke_when_the_slide_says_nothing_else() -> None:
    scene = scene_of(slide(title="Takk for meg", last=True), speaker="Ingrid", role="direktør", organization="Fjordvik")
    assert filled(scene) == {("title", 0): "Takk for meg", ("body", 1): "Ingrid · direktør\nFjordvik"}


def test_footers_carry_slogan_and_number_and_the_talk_s_own_words_replace_the_slogan() -> None:
    usual = filled(scene_of(slide(bullets("en"))))
    assert usual["ftr", 11] == kit().slogan("nb")
    assert usual["sldNum", 12] == "‹#›"
    assert filled(scene_of(slide(bullets("en")), footer="Lukket møte"))["ftr", 11] == "Lukket møte"
    assert ("ftr", 11) not in filled(scene_of(slide(bullets("en")), footer=""))


def test_a_brand_with_a_date_in_its_footer_shows_the_talk_s_date_written_out() -> None:
    from dataclasses import replace

    dated = replace(kit(), footer=("slogan", "date", "number"))
    deck = Deck(FrontMatter(date="2026-03-16"), (slide(bullets("en")),))
    ((_, scene),) = compose_deck(deck, dated, None)
    assert filled(scene)["dt", 10] == "16. mars 2026"


def test_every_run_carries_its_language() -> None:
    mixed = Text_with(Run("norsk "), Run("english", language="en"))
    scene = scene_of(slide(mixed), language="nn")
    languages = {run.text: run.language for run in runs_of(scene)}
    assert (languages["norsk "], languages["english"], languages["En overskrift"]) == ("nn-NO", "en-GB", "nn-NO")


def Text_with(*runs: Run) -> Block:  # noqa: N802
    from leaderdeck.deck.blocks import Text

    return Text(Paragraph(runs))


def test_links_are_underlined_in_the_link_color_and_accents_take_the_accent() -> None:
    block = Text_with(Run("se her", link="https://example.com"), Run(" nå", accent=True), Run("kode", code=True))
    found = {run.text: run for run in runs_of(scene_of(slide(block)))}
    assert (found["se her"].color, found["se her"].underline, found["se her"].link) == (
        "hlink",
        True,
        "https://example.com",
    )
    assert found[" nå"].color == "accent1"
    assert found["kode"].font == "code"


def test_colors_are_theme_slots_only() -> None:
    deck = [slide(bullets("en")), slide(steps(("a", "b"), ("c", "d"))), slide(facts(("1", "x"))), slide(Code("x"))]
    for scene in scenes_of(*deck):
        assert all(not run.color.startswith("#") for run in runs_of(scene))
        fills = [s.fill.color for s in scene.shapes if isinstance(s, TextShape) and s.fill]
        assert all(not color.startswith("#") for color in fills)


def test_private_text_never_reaches_a_scene() -> None:
    scenes = scenes_of(slide(bullets("åpent"), private="HEMMELIG"), slide(title="Takk", last=True, private="HEMMELIG"))
    assert "HEMMELIG" not in repr(scenes)


def test_speaker_notes_go_with_the_first_part_and_hidden_with_all() -> None:
    long = bullets(*(f"punkt {number} med en god del ord som tar plass på lysbildet" for number in range(30)))
    scenes = scenes_of(slide(long, speaker_notes=(text("si dette"),), hidden=True))
    assert len(scenes) > 1
    assert [len(scene.speaker_notes) for scene in scenes] == [1] + [0] * (len(scenes) - 1)
    assert all(scene.hidden for scene in scenes)


def test_a_slide_without_heading_takes_its_first_subheading_as_title() -> None:
    scene = scene_of(slide(Subheading(plain("Del en"), 3), bullets("en", "to"), title=""))
    assert scene.title == "Del en"
    assert words_of([scene]).count("Del") == 1


def test_a_heading_of_500_characters_is_whole_and_the_content_stands_below_it() -> None:
    scene = scene_of(slide(bullets("punkt"), title="Kommunen skal " * 36))
    title, body = (shape for shape in scene.shapes if not is_footer(shape))
    assert title.text.fits
    assert title.text.height_pt <= title.frame.height
    assert body.frame.y >= title.frame.bottom
    assert any(note.rule == "fit.shrunk" for note in scene.fit_notes)


def test_a_word_wider_than_the_slide_is_named() -> None:
    word = "x" * 120
    assert ("fit.word-too-long", word) in {(n.rule, n.detail) for n in scene_of(slide(bullets(word))).fit_notes}


def test_an_unchanged_slide_keeps_its_scene_wherever_it_moves() -> None:
    first, second = slide(bullets("en"), title="En"), slide(bullets("to"), title="To")
    before = compose_deck(Deck(FrontMatter(), (first, second)), kit(), None)
    after = compose_deck(Deck(FrontMatter(), (second, first)), kit(), None)
    assert before[0][1] is after[1][1]
    assert before[1][1] is after[0][1]


def test_steps_asked_for_as_a_time_line_are_drawn_as_one() -> None:
    scene = scene_of(slide(steps(("Mai", "vedtak"), ("Juni", "start")), layout="timeline"))
    assert scene.layout == "timeline"
    assert "chevron" not in {shape.geometry for shape in scene.shapes if isinstance(shape, TextShape)}


# --- promises for every deck ---------------------------------------------------------------------------------------


@st.composite
def decks(draw: st.DrawFn) -> tuple[Slide, ...]:
    counter = iter(range(100_000))

    def words(most: int) -> str:
        made = [f"{draw(st.sampled_from(('ord', 'kommunen', 'å', 'folkevalgtopplæringen')))}{next(counter)}"
                for _ in range(draw(st.integers(1, most)))]  # fmt: skip
        return " ".join(made) + draw(st.sampled_from(("", ".", ":")))

    def listing() -> Block:
        count = draw(st.integers(1, 14))
        most = draw(st.sampled_from((3, 12, 60)))
        return List(tuple(ListItem(plain(words(most), i), draw(st.integers(0, 2))) for i in range(count)))

    def grid() -> Block:
        columns, rows = draw(st.integers(1, 12)), draw(st.integers(1, 20))
        return table([words(1) for _ in range(columns)], *([words(2) for _ in range(columns)] for _ in range(rows)))

    kinds = {
        "list": listing,
        "text": lambda: text(words(draw(st.sampled_from((4, 40, 250))))),
        "subheading": lambda: Subheading(plain(words(4)), 3),
        "table": grid,
        "quote": lambda: Quote((plain(words(30)), plain(words(9))), plain(words(3))),
        "code": lambda: Code("\n".join(words(4) for _ in range(draw(st.integers(1, 30))))),
        "facts": lambda: facts(*((words(1), words(4)) for _ in range(draw(st.integers(1, 11))))),
        "agenda": lambda: agenda(*((f"{i}.00", words(6), "") for i in range(draw(st.integers(1, 16))))),
        "steps": lambda: steps(*((words(1), words(5)) for _ in range(draw(st.integers(1, 15))))),
        "callout": lambda: Callout((text(words(20)), listing())),
        "columns": lambda: Columns((Column((listing(),), plain(words(2))), Column((text(words(30)), listing())))),
        "picture": lambda: Picture("finnes-ikke.png", words(5), words(4)),
    }
    made = []
    for _ in range(draw(st.integers(1, 2))):
        blocks = tuple(kinds[draw(st.sampled_from(sorted(kinds)))]() for _ in range(draw(st.integers(0, 3))))
        title = plain(words(draw(st.sampled_from((3, 14))))) if draw(st.booleans()) else None
        made.append(Slide("slide", title, blocks=blocks, sources=(plain(words(4)),) if draw(st.booleans()) else ()))
    return tuple(made)


def words_said(slides: tuple[Slide, ...]) -> Counter:
    import re

    return Counter(re.findall(r"\w+\d+", repr(slides).replace("\\n", " ")))


def title_words(one: Slide) -> list[str]:
    first = one.blocks[0] if one.blocks else None
    title = one.title or (first.paragraph if isinstance(first, Subheading) else plain(""))
    return title.text.rstrip(".:").split()


def contained(inner: Frame, outer: Frame) -> bool:
    return (inner.x >= outer.x - 0.6 and inner.y >= outer.y - 0.6
            and inner.right <= outer.right + 0.6 and inner.bottom <= outer.bottom + 0.6)  # fmt: skip


def overlap(one: Frame, other: Frame) -> bool:
    return (min(one.right, other.right) - max(one.x, other.x) > 1.0
            and min(one.bottom, other.bottom) - max(one.y, other.y) > 1.0)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(slides=decks(), brand=st.sampled_from(KITS))
def test_every_word_stands_on_exactly_one_slide_and_everything_inside_its_frame(slides, brand) -> None:
    import re

    scenes = scenes_of(*slides, brand=brand)
    shown = Counter(found for word in words_of(scenes) for found in re.findall(r"\w+\d+", word) if found[0].isalpha())
    titles = {word for one in slides for word in title_words(one)}
    headers = {cell.text for one in slides for block in one.blocks if hasattr(block, "header")
               for row in (block.header, *(r[:1] for r in block.rows)) for cell in row}  # fmt: skip
    repeated = titles | {word for text in headers for word in re.findall(r"\w+\d+", text)}
    for word in words_said(slides):
        if word[0].isalpha():
            assert shown[word] == 1 or (word in repeated and shown[word] > 1), (word, shown[word])
    for scene in scenes:
        check_frames(scene)


def check_frames(scene: Scene) -> None:
    slide_frame = Frame(0.0, 0.0, 960.0, 540.0)
    forgiven = any(note.rule.startswith("fit.overflow") for note in scene.fit_notes)
    identities = [shape.identity for shape in scene.shapes]
    assert len(set(identities)) == len(identities)
    assert all(identities)
    for shape in scene.shapes:
        assert contained(shape.frame, slide_frame) or forgiven, (shape.name, shape.frame)
        if isinstance(shape, TextShape) and shape.text and not forgiven:
            insets = shape.text.body.insets
            assert shape.text.height_pt <= shape.frame.height - insets.top - insets.bottom + 0.6, shape.name
        if isinstance(shape, TableShape):
            for row in shape.rows:
                for cell in row:
                    room = cell.frame.height - cell.text.body.insets.top - cell.text.body.insets.bottom
                    assert cell.text.height_pt <= room + 0.6
    told = [shape for shape in scene.shapes if paragraphs_of(shape)]
    for one, other in combinations(told, 2):
        assert forgiven or not overlap(one.frame, other.frame), (one.name, other.name)
