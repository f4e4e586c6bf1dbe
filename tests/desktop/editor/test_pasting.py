"""What is pasted or dropped comes in as clean Markdown, as a picture, or as a file to open."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.editor.picture_desk import PictureDesk
from leaderdeck.desktop.editor.picture_dialog import PictureDialog
from leaderdeck.desktop.editor.picture_drop import PictureOffer, clean_name, keep_picture, picture_markdown
from leaderdeck.errors import FileProblem


def mime(*, text: str | None = None, html: str | None = None, image: bool = False, files: list[Path] = ()) -> QMimeData:
    made = QMimeData()
    if text is not None:
        made.setText(text)
    if html is not None:
        made.setHtml(html)
    if image:
        picture = QImage(8, 6, QImage.Format.Format_RGB32)
        picture.fill(0xFF0B3C49)
        made.setImageData(picture)
    if files:
        made.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return made


def png(path: Path, size: tuple[int, int] = (40, 30), color: str = "#0b3c49") -> bytes:
    Image.new("RGB", size, color).save(path)
    return path.read_bytes()


def test_formatted_text_becomes_markdown_as_one_step(editor: OutlineEditor, put, seen) -> None:
    put("# A\n\n|\n")
    editor.insertFromMimeData(mime(text="x", html="<ul><li>en <b>to</b></li><li>tre</li></ul>"))
    assert seen() == "# A\n\n- en **to**\n- tre|\n"
    editor.undo()
    assert editor.text() == "# A\n\n\n"


LIST = "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
TABLE = "<table><tr><td>x</td><td>y</td></tr><tr><td>1</td><td>2</td></tr></table>"


@pytest.mark.parametrize(
    ("before", "html", "after"),
    [
        ("- |", LIST, "- a\n  - b\n- c|"),
        ("- en\n  - |", LIST, "- en\n  - a\n    - b\n  - c|"),
        ("1. |", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b|"),
        ("- en|to", LIST, "- en\n\n- a\n  - b\n- c\n\n|to"),
        ("|tekst", LIST, "- a\n  - b\n- c\n\n|tekst"),
        ("et |ord| her", TABLE, "et \n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n\n| her"),
        ("et |ord| her", "<p><b>a</b></p><p>b</p>", "et **a**\n\nb| her"),
        ("\n|\n", TABLE, "\n| x | y |\n| --- | --- |\n| 1 | 2 ||\n"),
    ],
)
def test_what_is_pasted_fits_what_stands_on_the_line(
    editor: OutlineEditor, put, seen, before: str, html: str, after: str
) -> None:
    put(before)
    editor.insertFromMimeData(mime(html=html, text="x"))
    assert seen() == after
    editor.undo()
    assert editor.text() == before.replace("|", "")


def test_html_without_form_is_pasted_as_its_text(editor: OutlineEditor, put) -> None:
    put("|")
    editor.insertFromMimeData(mime(text="# A\n\n- b", html="<pre><span>#</span> A</pre>"))
    assert editor.text() == "# A\n\n- b"


def test_plain_text_gets_our_line_ends(editor: OutlineEditor, put) -> None:
    put("|")
    editor.insertFromMimeData(mime(text="a\r\nb\rc\x0bd\u2029e\x00 \u00a0f"))
    assert editor.text() == "a\nb\nc\nd\ne \u00a0f"


def test_pasting_plain_takes_the_text_alone(editor: OutlineEditor, put, clipboard) -> None:
    put("|")
    clipboard.setMimeData(mime(text="en\r\nto", html="<h1>en</h1><p>to</p>"))
    editor.commands()["edit.paste_plain"]()
    assert editor.text() == "en\nto"


def test_much_html_comes_from_a_thread_to_where_it_was_pasted(editor: OutlineEditor, put, qtbot) -> None:
    put("a|b")
    editor.insertFromMimeData(mime(text="x", html="<p>" + "<b>ord</b> " * 3000 + "</p>"))
    editor.put_cursor(1, 0)
    editor.insert_markdown("først ")
    qtbot.waitUntil(lambda: "**ord**" in editor.text(), timeout=8000)
    assert editor.text().startswith("først a**ord** **ord**")
    assert editor.text().endswith("b")


def test_an_image_is_offered_as_a_picture(editor: OutlineEditor, qtbot) -> None:
    with qtbot.waitSignal(editor.picture_offered) as told:
        editor.insertFromMimeData(mime(image=True))
    assert told.args[0].data.startswith(b"\x89PNG")
    assert editor.text() == ""


def test_text_goes_before_the_image_that_word_also_gives(editor: OutlineEditor, qtbot) -> None:
    with qtbot.assertNotEmitted(editor.picture_offered):
        editor.insertFromMimeData(mime(text="ord", image=True))
    assert editor.text() == "ord"


def test_files_are_told_by_their_kind(editor: OutlineEditor, tmp_path: Path, qtbot) -> None:
    talk, picture, other = tmp_path / "a.md", tmp_path / "b.PNG", tmp_path / "c.pptx"
    with qtbot.waitSignals([editor.files_dropped, editor.picture_files_dropped]):
        editor.insertFromMimeData(mime(files=[talk, picture]))
    assert not editor.canInsertFromMimeData(mime(files=[other]))
    editor.insertFromMimeData(mime(files=[other]))
    assert editor.text() == ""


def test_a_text_that_may_not_be_changed_takes_nothing(editor: OutlineEditor) -> None:
    editor.setReadOnly(True)
    editor.insertFromMimeData(mime(text="x"))
    assert editor.text() == ""


# Pictures


def test_a_picture_is_kept_without_its_metadata_under_a_clean_name(tmp_path: Path) -> None:
    file = tmp_path / "kamera.jpg"
    image = Image.new("RGB", (60, 40), "#8fc1b5")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Kamera", 6
    image.save(file, exif=exif)
    kept = keep_picture(file.read_bytes(), "C:\\Bilder\\Møte på Åsen (1).JPG", tmp_path)
    assert kept == tmp_path / "bilder" / "mote-pa-asen-1.jpg"
    with Image.open(kept) as read:
        assert read.size == (40, 60)
        assert not read.getexif()


def test_the_same_picture_is_kept_once_and_another_beside_it(tmp_path: Path) -> None:
    one, two = png(tmp_path / "1.png"), png(tmp_path / "2.png", color="#d1495b")
    first = keep_picture(one, "a.png", tmp_path)
    assert keep_picture(one, "a.png", tmp_path) == first
    assert keep_picture(two, "a.png", tmp_path).name == "a-2.png"
    assert sorted(file.name for file in (tmp_path / "bilder").iterdir()) == ["a-2.png", "a.png"]


@pytest.mark.parametrize("data", [b"", b"tekst", b"\x89PNG\r\n\x1a\nkort", b"<svg><script>1</script></svg>"])
def test_what_is_no_picture_is_refused_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        keep_picture(data, "a", tmp_path)
    assert not (tmp_path / "bilder").exists()


def test_a_folder_of_pictures_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inne", tmp_path / "ute"
    inside.mkdir()
    outside.mkdir()
    (inside / "bilder").symlink_to(outside)
    with pytest.raises(FileProblem):
        keep_picture(png(tmp_path / "1.png"), "a", inside)
    assert not list(outside.iterdir())


def test_a_folder_that_is_gone_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="bildet"):
        keep_picture(png(tmp_path / "1.png"), "a", tmp_path / "borte")


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("", "bilde"),
        ("æøå.png", "aeoa"),
        ("..", "bilde"),
        ("con.png", "bilde"),
        ("a/b\\c d.PNG", "c-d"),
        ("😀", "bilde"),
    ],
)
def test_names_that_every_system_takes(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_markdown_names_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "bilder" / "a.png"
    assert picture_markdown(path, tmp_path, "Fjord [1]\nmed sol") == "![Fjord \\[1\\] med sol](bilder/a.png)"
    assert picture_markdown(path, tmp_path, "x", decorative=True) == "![](bilder/a.png){.decorative}"


def test_a_picture_must_be_described_or_be_decoration(qtbot, tmp_path: Path) -> None:
    dialog = PictureDialog(PictureOffer(png(tmp_path / "1.png"), "1.png"))
    qtbot.addWidget(dialog)
    assert not dialog._put_in.isEnabled()
    dialog._alt.setPlainText("  Fjord\nmed sol ")
    assert dialog._put_in.isEnabled()
    assert dialog.alt_text() == "Fjord med sol"
    dialog._decorative.setChecked(True)
    assert dialog.alt_text() == ""
    assert not dialog._alt.isEnabled()
    qtbot.waitUntil(lambda: not dialog._picture.pixmap().isNull())


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> PictureDesk:
    window, editor = QWidget(), OutlineEditor(None)
    editor.setParent(window)
    qtbot.addWidget(window)
    made = PictureDesk(editor, lambda: tmp_path, window)
    made.kept_window = window
    return made


def test_from_drop_to_markdown(desk: PictureDesk, tmp_path: Path, qtbot) -> None:
    source = tmp_path / "sol.png"
    png(source)
    desk._editor.set_text("# A\n\nord\n\n# B\n")
    desk._editor.put_cursor(3)
    desk._editor.insertFromMimeData(mime(files=[source]))
    qtbot.waitUntil(lambda: desk._dialog is not None)
    desk._dialog._alt.setPlainText("Sol")
    desk._dialog._put_in.click()
    qtbot.waitUntil(lambda: "![" in desk._editor.text())
    assert desk._editor.text() == "# A\n\nord\n\n![Sol](bilder/sol.png)\n\n# B\n"
    desk._editor.undo()
    assert desk._editor.text() == "# A\n\nord\n\n# B\n"


def test_a_picture_that_is_not_wanted_leaves_nothing(desk: PictureDesk, tmp_path: Path) -> None:
    desk.take(PictureOffer(b"x", ""))
    desk._dialog.done(QDialog.DialogCode.Rejected)
    assert desk._editor.text() == ""
    assert not list(tmp_path.iterdir())


def test_a_talk_without_a_file_is_saved_first(qtbot) -> None:
    window, editor = QWidget(), OutlineEditor()
    editor.setParent(window)
    qtbot.addWidget(window)
    made = PictureDesk(editor, lambda: None, window)
    with qtbot.waitSignal(made.problem_met) as told:
        editor.insertFromMimeData(mime(image=True))
    assert "Lagre foredraget" in str(told.args[0])


def test_mime_bytes_that_are_no_image_do_nothing(editor: OutlineEditor) -> None:
    odd = QMimeData()
    odd.setData("application/x-qt-image", QByteArray(b"x"))
    editor.insertFromMimeData(odd)
    assert editor.text() == ""
