"""A PowerPoint file becomes a draft with its pictures; what is not along is told, and nothing hostile comes in."""

from pathlib import Path

import pytest
from old_presentation import SECRET, old_presentation, picture, with_entry
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from leaderdeck.deck.blocks import Picture
from leaderdeck.desktop.documents.draft_folders import forget_draft_folder
from leaderdeck.desktop.prose.document_names import is_document, is_presentation
from leaderdeck.desktop.prose.presentation_import import (
    ImportedTalk,
    import_presentation,
    move_pictures,
)
from leaderdeck.desktop.prose.prose_reading import GivenUp
from leaderdeck.errors import FileProblem, TemplateProblem
from leaderdeck.outline.reader import read_deck
from leaderdeck.paths import user_data_folder


def brought(file: Path, brand: str = "") -> ImportedTalk:
    return import_presentation(file, brand, lambda _done, _slides: None)


def waiting() -> list[Path]:
    home = user_data_folder() / "draft-pictures"
    return list(home.iterdir()) if home.exists() else []


def test_text_notes_and_pictures_come_along_and_the_rest_is_told(tmp_path: Path) -> None:
    draft = brought(old_presentation(tmp_path / "Fra i fjor.pptx"), "fjordvik")
    deck = read_deck(draft.markdown)
    assert [slide.title.text for slide in deck.slides if slide.title] == ["Tillit tar tid", "Broen", "Film og bilde"]
    assert "Notat: Husk å puste." in draft.markdown
    assert deck.front_matter.brand == "fjordvik"
    pictures = [block for slide in deck.slides for block in slide.blocks if isinstance(block, Picture)]
    assert (draft.slides, draft.pictures, len(pictures)) == (3, 2, 2)
    assert pictures[0].alt == "Broen i [tåke]"
    assert draft.folder is not None
    for one in pictures:
        assert (draft.folder / one.source).is_file()
    assert [left.place for left in draft.left_out] == [3]
    assert "Filmer" in str(draft.left_out[0].why)
    forget_draft_folder(draft.folder)


def test_what_was_cropped_away_is_gone(tmp_path: Path) -> None:
    draft = brought(old_presentation(tmp_path / "a.pptx"))
    assert draft.folder is not None
    sizes = []
    for path in (draft.folder / "bilder").iterdir():
        with Image.open(path) as image:
            sizes.append(image.size)
            assert SECRET not in {color for _, color in image.convert("RGB").getcolors()}
    assert sorted(sizes) == [(100, 100), (200, 100)]
    forget_draft_folder(draft.folder)


def test_pictures_move_beside_the_talk_and_leave_what_lies_there(tmp_path: Path) -> None:
    draft = brought(old_presentation(tmp_path / "a.pptx"))
    assert draft.folder is not None
    names = sorted(path.name for path in (draft.folder / "bilder").iterdir())
    home = tmp_path / "foredrag"
    (home / "bilder").mkdir(parents=True)
    (home / "bilder" / names[0]).write_bytes(b"another picture")
    renamed = move_pictures(draft.folder, home)
    assert list(renamed) == [f"bilder/{names[0]}"]
    assert (home / renamed[f"bilder/{names[0]}"]).is_file()
    assert (home / "bilder" / names[0]).read_bytes() == b"another picture"
    assert (home / "bilder" / names[1]).is_file()
    assert not draft.folder.exists()


def test_a_disk_that_takes_nothing_leaves_the_pictures_waiting(tmp_path: Path) -> None:
    draft = brought(old_presentation(tmp_path / "a.pptx"))
    assert draft.folder is not None
    (tmp_path / "bilder").write_text("a file where the folder should be")
    with pytest.raises(FileProblem):
        move_pictures(draft.folder, tmp_path)
    assert len(list((draft.folder / "bilder").iterdir())) == 2
    forget_draft_folder(draft.folder)


@pytest.mark.parametrize("stop_at", [0.2, 0.7])
def test_reading_that_is_given_up_stops_and_leaves_nothing(tmp_path: Path, stop_at: float) -> None:
    told: list[float] = []

    def note(done: int, whole: int) -> None:
        told.append(done / whole)
        if done / whole >= stop_at:
            raise GivenUp

    before = waiting()
    with pytest.raises(GivenUp):
        import_presentation(old_presentation(tmp_path / "a.pptx"), "", note)
    assert told == sorted(told)
    assert told[-1] < stop_at + 0.35
    assert waiting() == before


def test_hostile_and_broken_files_are_refused_in_a_sentence(tmp_path: Path) -> None:
    cases = {
        "ingen.pptx": b"no archive at all",
        "gammel.ppt": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        "tom.pptx": b"",
    }
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises((TemplateProblem, FileProblem)) as told:
            brought(tmp_path / name)
        assert name in str(told.value.sentence)
    bomb = with_entry(old_presentation(tmp_path / "bombe.pptx"), "ppt/../../ut.xml", b"<a/>")
    with pytest.raises(TemplateProblem):
        brought(bomb)
    with pytest.raises((TemplateProblem, FileProblem)):
        brought(tmp_path / "finnes-ikke.pptx")
    assert waiting() == []


def test_names_tell_what_becomes_a_draft() -> None:
    assert is_presentation(Path("A.PPTX"))
    assert is_document(Path("rapport.docx"))
    assert is_document(Path("rapport.pdf"))
    assert not is_presentation(Path("rapport.pdf"))
    assert not is_document(Path("tale.md"))
    assert not is_document(Path("tale.txt"))


def test_what_stood_on_every_slide_is_left_to_the_old_looks(tmp_path: Path) -> None:
    made = Presentation()
    for number in range(1, 6):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = f"Lysbilde om sak {number}"
        slide.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame.text = f"Fjordvik kommune, side {number}"
        for top, words in ((3, str(number)), (4, f"4{number} %")):
            slide.shapes.add_textbox(0, Inches(top), Inches(3), Inches(1)).text_frame.text = words
        slide.shapes.add_picture(picture(), Inches(8), 0, Inches(1), Inches(1))
        if number == 3:
            slide.shapes.add_picture(picture((1, 2, 3), (4, 5, 6)), Inches(1), Inches(2), Inches(2), Inches(1))
    made.save(str(tmp_path / "gammel.pptx"))
    draft = brought(tmp_path / "gammel.pptx")
    assert "Fjordvik kommune" not in draft.markdown
    assert draft.markdown.count("![") == 1
    assert all(f"4{number} %" in draft.markdown for number in range(1, 6))
    assert [line for line in draft.markdown.split("\n") if line.strip().isdigit()] == []
    assert "Lysbilde om sak 4" in draft.markdown
    assert draft.folder is not None
    assert len(list((draft.folder / "bilder").iterdir())) == draft.pictures == 1
    told = [left.words for left in draft.left_out if "utseendet" in str(left.why)]
    assert told[0] == "Fjordvik kommune, side 1"
    assert all(left.place == 0 for left in draft.left_out)
    forget_draft_folder(draft.folder)


def test_a_link_at_the_beginning_of_a_line_stays_a_link(tmp_path: Path) -> None:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "Lenker"
    run = slide.placeholders[1].text_frame.paragraphs[0].add_run()
    run.text = "Les [mer]"
    run.hyperlink.address = "https://example.org/plan"
    made.save(str(tmp_path / "lenke.pptx"))
    deck = read_deck(brought(tmp_path / "lenke.pptx").markdown)
    runs = [run for block in deck.slides[0].blocks for item in block.items for run in item.paragraph.runs]
    assert [(run.text, run.link) for run in runs] == [("Les [mer]", "https://example.org/plan")]


def test_a_hidden_slide_without_a_title_stays_hidden_and_a_drawing_is_told_of(tmp_path: Path) -> None:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    slide._element.set("show", "0")
    slide.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame.text = "Ikke vis dette"
    drawn = made.slides.add_slide(made.slide_layouts[5])
    drawn.shapes.title.text = "Slik henger det sammen"
    for at, words in enumerate(("Vedtak", "Virkning")):
        shape = drawn.shapes.add_shape(MSO_SHAPE.OVAL, Inches(1 + 4 * at), Inches(3), Inches(2), Inches(1))
        shape.text_frame.text = words
    made.save(str(tmp_path / "skjult.pptx"))
    draft = brought(tmp_path / "skjult.pptx")
    assert [(one.hidden, one.title is None) for one in read_deck(draft.markdown).slides] == [
        (True, True),
        (False, False),
    ]
    assert [(left.place, left.words) for left in draft.left_out] == [(2, "Tegning")]
    assert "Virkning" in draft.markdown
