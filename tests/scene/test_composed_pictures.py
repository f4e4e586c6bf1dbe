"""Pictures: only from the talk's folder, upright, without metadata; what cannot be shown is told in words."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from composing import bullets, kit, paragraphs_of, scene_of, slide, words_of
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from leaderdeck.deck.blocks import Picture
from leaderdeck.scene.picture_data import MOST_SIDE_PX, read_picture
from leaderdeck.scene.picture_files import PictureProblem, find_picture, load_picture
from leaderdeck.scene.pictures import contained, crop_to
from leaderdeck.scene.shapes import PictureFile, PictureShape, Scene, TextShape
from leaderdeck.units import Frame

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">{}</svg>'


def saved(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode in ("RGB", "RGBA") else 0).save(out, kind, **more)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    talk = tmp_path / "foredrag"
    (talk / "bilder").mkdir(parents=True)
    (talk / "rød.png").write_bytes(saved("PNG"))
    (talk / "bilder" / "hav.jpg").write_bytes(saved("JPEG"))
    (tmp_path / "utenfor.png").write_bytes(saved("PNG"))
    return talk


def pictures(scene: Scene) -> list[PictureShape]:
    return [shape for shape in scene.shapes if isinstance(shape, PictureShape)]


@pytest.mark.parametrize("source", ["rød.png", "r%C3%B8d.png", "bilder/hav.jpg", "./bilder/hav.jpg", "bilder\\hav.jpg",
                                    "ro\u0338d.png".replace("o\u0338", "ø")])  # fmt: skip
def test_pictures_below_the_talk_s_folder_are_found(folder: Path, source: str) -> None:
    assert load_picture(source, folder).width_px == 60


@pytest.mark.parametrize(
    ("source", "rule"),
    [("http://example.com/a.png", "file.picture-web"), ("https://example.com/a.png", "file.picture-web"),
     ("//server/del/a.png", "file.picture-web"), ("HTTPS://EXAMPLE.COM/a.png", "file.picture-web"),
     ("../utenfor.png", "file.picture-outside"), ("bilder/../../utenfor.png", "file.picture-outside"),
     ("%2e%2e/utenfor.png", "file.picture-outside"), ("..\\utenfor.png", "file.picture-outside"),
     ("/etc/passwd", "file.picture-outside"), ("file:///etc/passwd", "file.picture-outside"),
     ("C:\\bilder\\a.png", "file.picture-outside"), ("\\\\server\\del\\a.png", "file.picture-outside"),
     ("data:image/png;base64,AAAA", "file.picture-outside"), ("~/a.png", "file.picture-outside"),
     ("a\0b.png", "file.picture-outside"), ("finnes-ikke.png", "file.picture-missing"),
     ("bilder", "file.picture-missing"),
     ("x" * 5000, "file.picture-missing"), ("", "file.picture-missing")],
)  # fmt: skip
def test_everything_else_is_refused_without_being_opened(folder: Path, source: str, rule: str) -> None:
    with pytest.raises(PictureProblem) as problem:
        find_picture(source, folder)
    assert problem.value.rule == rule


def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Path) -> None:
    (folder / "lenke.png").symlink_to(folder.parent / "utenfor.png")
    with pytest.raises(PictureProblem) as problem:
        load_picture("lenke.png", folder)
    assert problem.value.rule == "file.picture-outside"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_usual_pictures_keep_their_pixels_byte_for_byte(kind: str) -> None:
    data = saved(kind)
    picture = read_picture(data)
    assert picture.kind == kind.lower()
    assert (
        Image.open(io.BytesIO(picture.data)).convert("RGB").tobytes()
        == Image.open(io.BytesIO(data)).convert("RGB").tobytes()
    )


def with_secrets(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "HEMMELIG kamera"
    exif[0x9286] = "HEMMELIG kommentar"
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Author", "HEMMELIG")
        return saved("PNG", pnginfo=info, exif=exif)
    if kind == "JPEG":
        return saved("JPEG", exif=exif, comment="HEMMELIG") + b"HEMMELIG etter slutten"
    if kind == "GIF":
        return saved("GIF", comment="HEMMELIG")
    return saved("WEBP", exif=exif)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_metadata_never_travels(kind: str) -> None:
    data = with_secrets(kind)
    assert b"HEMMELIG" in data
    picture = read_picture(data)
    assert b"HEMMELIG" not in picture.data
    Image.open(io.BytesIO(picture.data)).load()


def test_a_photo_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = read_picture(saved("JPEG", (80, 20), exif=exif))
    assert (picture.width_px, picture.height_px) == (20, 80)
    assert not Image.open(io.BytesIO(picture.data)).getexif()


def test_print_colors_become_screen_colors_and_webp_becomes_png() -> None:
    assert Image.open(io.BytesIO(read_picture(saved("JPEG", mode="CMYK")).data)).mode == "RGB"
    assert read_picture(saved("WEBP")).kind == "png"


def test_a_picture_with_a_color_profile_of_its_own_is_turned_into_screen_colors() -> None:
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    odd = read_picture(saved("PNG", icc_profile=lab))
    assert "icc_profile" not in Image.open(io.BytesIO(odd.data)).info
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    usual = read_picture(saved("PNG", icc_profile=screen))
    assert Image.open(io.BytesIO(usual.data)).getpixel((0, 0)) == (255, 0, 0)


def test_a_very_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    picture = read_picture(saved("PNG", (6000, 1500), "L"))
    assert (picture.width_px, picture.height_px) == (MOST_SIDE_PX, MOST_SIDE_PX // 4)


def huge_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "rule"),
    [(huge_png(20_000, 20_000), "file.picture-too-large"), (huge_png(100_000, 100_000), "file.picture-too-large"),
     (huge_png(0, 10), "file.picture-unreadable"), (b"", "file.picture-unreadable"),
     (b"hei", "file.picture-unreadable"),
     (saved("PNG")[:60], "file.picture-unreadable"), (saved("JPEG")[:200], "file.picture-unreadable"),
     (b"%PDF-1.4", "file.picture-unreadable"), (saved("BMP"), "file.picture-unreadable")],
)  # fmt: skip
def test_bombs_and_ruins_are_refused(data: bytes, rule: str) -> None:
    assert read_picture(data) == rule


def test_an_svg_keeps_its_vectors_beside_a_picture_of_them() -> None:
    picture = read_picture(
        SVG.format('<metadata>HEMMELIG</metadata><!-- HEMMELIG --><rect width="40" height="20"/>').encode()
    )
    assert b"<rect" in picture.svg
    assert b"HEMMELIG" not in picture.svg
    assert (picture.kind, picture.width_px, picture.height_px) == ("png", 800, 400)


@pytest.mark.parametrize(
    "inside",
    ["<script>alert(1)</script>", '<rect onload="x()"/>', '<image href="http://example.com/a.png"/>',
     '<image href="file:///etc/passwd"/>', '<image xlink:href="../a.png"/>', "<foreignObject/>",
     "<style>@import url(http://example.com/a.css);</style>", '<rect fill="url(http://example.com/#a)"/>',
     '<rect style="background:url(\'http://example.com/a\')"/>', '<a href="javascript:alert(1)"><rect/></a>',
     '<use href="other.svg#a"/>', '<g id="a"><use href="#a"/></g>', '<animate attributeName="x"/>',
     '<g id="b0"><rect/></g>' + "".join(
         f'<g id="b{n}">' + f'<use href="#b{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)) + '<use href="#b8"/>',
     "<g>" * 500 + "</g>" * 500],
)  # fmt: skip
def test_an_svg_that_could_run_load_or_explode_is_refused(inside: str) -> None:
    assert read_picture(SVG.format(inside).encode()) == "file.picture-unsafe"


@pytest.mark.parametrize(
    "head", ['<!DOCTYPE svg [<!ENTITY a "b">]>', "<!DOCTYPE svg>", '<?xml-stylesheet href="a.css"?>']
)
def test_an_svg_with_declarations_is_refused(head: str) -> None:
    assert read_picture((head + SVG.format("<rect/>")).encode()) == "file.picture-unsafe"


def test_an_svg_in_another_encoding_hides_nothing() -> None:
    hostile = (
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<rect/>")
    ).encode("utf-16")
    assert isinstance(read_picture(hostile), str)


def test_a_picture_alone_stands_whole_with_its_caption_and_alt_text(folder: Path) -> None:
    scene = scene_of(slide(Picture("rød.png", "Et rødt felt", "Foto: Fjordvik")), folder=folder)
    (shape,) = pictures(scene)
    assert (shape.alt, shape.placeholder.type, shape.crop) == ("Et rødt felt", "pic", (0.0, 0.0, 0.0, 0.0))
    assert shape.frame.width / shape.frame.height == pytest.approx(1.5)
    assert "Foto:" in words_of([scene])


@pytest.mark.parametrize("placement", ["left", "right"])
def test_beside_text_a_picture_fills_the_side_that_the_writer_names(folder: Path, placement: str) -> None:
    scene = scene_of(slide(Picture("rød.png", "x", placement=placement), bullets("en")), folder=folder)
    (shape,) = pictures(scene)
    body = next(s for s in scene.shapes if isinstance(s, TextShape) and s.placeholder and s.placeholder.type == "obj")
    assert (shape.frame.x < body.frame.x) == (placement == "left")
    assert body.inherits_frame == (placement == "left")
    shown = (1 - shape.crop[0] - shape.crop[2]) * 60 / ((1 - shape.crop[1] - shape.crop[3]) * 40)
    assert shown == pytest.approx(shape.frame.width / shape.frame.height)


@pytest.mark.parametrize(("placement", "lines"), [("left", 0), ("right", 2)])
def test_a_picture_on_the_other_side_hides_no_line_of_the_layout(folder: Path, placement: str, lines: int) -> None:
    scene = scene_of(slide(Picture("rød.png", "x", placement=placement), bullets("en")), folder=folder)
    drawn = [shape for shape in scene.shapes if isinstance(shape, TextShape) and shape.decorative]
    (image,) = pictures(scene)
    title = next(
        s for s in scene.shapes if isinstance(s, TextShape) and s.placeholder and s.placeholder.type == "title"
    )
    assert len(drawn) == lines, "the bar above the title and the rule above the footer"
    for shape in drawn:
        assert shape.frame.x == title.frame.x
        assert shape.frame.right < image.frame.x


def test_a_background_lies_first_with_a_ground_under_the_words(folder: Path) -> None:
    scene = scene_of(slide(Picture("rød.png", "x", placement="background"), bullets("en")), folder=folder)
    first, panel = scene.shapes[:2]
    assert isinstance(first, PictureShape)
    assert first.behind
    assert first.frame == Frame(0.0, 0.0, 960.0, 540.0)
    assert panel.decorative
    assert panel.fill.color == kit().template.layout("content").ground


@pytest.mark.parametrize("placement", ["", "left", "background"])
def test_a_picture_that_cannot_be_shown_is_told_in_words_and_noted(folder: Path, placement: str) -> None:
    scene = scene_of(
        slide(Picture("borte.png", "Ordføreren klipper snora", placement=placement), bullets("en")), folder=folder
    )
    assert [note.rule for note in scene.picture_notes] == ["file.picture-missing"]
    assert sum("Ordføreren klipper snora" in paragraphs_of(shape) for shape in scene.shapes) == 1


def test_a_decorative_picture_says_nothing(folder: Path) -> None:
    (shape,) = pictures(scene_of(slide(Picture("rød.png", "støy", decorative=True)), folder=folder))
    assert (shape.alt, shape.decorative) == ("", True)


def test_a_changed_file_changes_the_scene(folder: Path) -> None:
    one = slide(Picture("rød.png", "x"))
    before = pictures(scene_of(one, folder=folder))[0].file.sha1
    (folder / "rød.png").write_bytes(saved("PNG", (90, 30)))
    os.utime(folder / "rød.png", ns=(1, 1))
    after = pictures(scene_of(one, folder=folder))[0].file
    assert after.sha1 != before
    assert after.width_px == 90


def picture(width: int, height: int) -> PictureFile:
    return PictureFile("", "png", b"", width, height)


def test_cropping_keeps_the_focus_in_view() -> None:
    assert crop_to(picture(200, 100), Frame(0, 0, 100, 100), (0.5, 0.5)) == pytest.approx((0.25, 0.0, 0.25, 0.0))
    assert crop_to(picture(200, 100), Frame(0, 0, 100, 100), (1.0, 0.5)) == pytest.approx((0.5, 0.0, 0.0, 0.0))
    assert crop_to(picture(100, 200), Frame(0, 0, 100, 100), (0.5, 0.0)) == pytest.approx((0.0, 0.0, 0.0, 0.5))


def test_a_whole_picture_keeps_its_shape_and_may_be_narrower() -> None:
    assert contained(picture(200, 100), Frame(0, 0, 400, 400)) == Frame(0.0, 100.0, 400.0, 200.0)
    assert contained(picture(200, 100), Frame(0, 0, 400, 400), 50.0) == Frame(100.0, 150.0, 200.0, 100.0)
