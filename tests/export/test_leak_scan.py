"""A fault that lets private text through a writer is caught in every kind of file, however the text is wrapped."""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import Kind, export_talk
from leaderdeck.export.leak_letters import identity_numbers
from leaderdeck.export.leak_lines import comments_in
from leaderdeck.export.leak_scan import LeakFound, LeakWatch
from leaderdeck.export.leak_secrets import secrets_of
from leaderdeck.export.papers_export import _MAKERS
from leaderdeck.export.profiles import PROFILES
from leaderdeck.export.programme_export import export_programme
from leaderdeck.talk import Talk, read_talk

SECRET = "Rådmannen får 3 måneder på seg"
TEXT = f"""---
title: Åpenhet
date: 2026-03-16
---

# Tillit

- Kultur

Notat: Si det rolig.

Privat: {SECRET}

# Program

::: agenda 09.00
- 30 min Velkommen
- 30 min Tillit
:::
"""
IDENTITY = "01010750160"


@pytest.fixture(scope="module")
def talk() -> Talk:
    return read_talk(TEXT, find_kit("plain"))


@pytest.fixture(scope="module")
def deck(talk: Talk, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("deck") / "ut.pptx"
    export_talk(talk, file, "pptx", PROFILES["stage"])
    return file.read_bytes()


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_part(deck: bytes, name: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return packed({**parts, name: data})


def picture(**chunks: str) -> bytes:
    stream, told = io.BytesIO(), PngInfo()
    for key, value in chunks.items():
        (told.add_itxt if key == "itxt" else told.add_text)(key, value, zip=key != "plain")
    Image.new("RGB", (4, 4)).save(stream, "png", pnginfo=told)
    return stream.getvalue()


def photo(comment: bytes) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "jpeg", comment=comment)
    return stream.getvalue()


def runs(text: str) -> bytes:
    inside = "</a:t></a:r><a:r><a:rPr lang='nb-NO'/><a:t>".join(text)
    return f"<p:sld xmlns:a='a' xmlns:p='p'><a:p><a:r><a:t>{inside}</a:t></a:r></a:p></p:sld>".encode()


WRAPPINGS: dict[str, tuple[str, bytes]] = {
    "run by run": ("ppt/slides/slide9.xml", runs(SECRET)),
    "in capitals": ("ppt/slides/slide9.xml", runs(SECRET.upper())),
    "soft hyphens": ("ppt/slides/slide9.xml", runs("\u00ad".join(SECRET))),
    "hard spaces": ("ppt/slides/slide9.xml", runs(SECRET.replace(" ", "\u00a0"))),
    "letters with loose rings": ("ppt/slides/slide9.xml", runs(SECRET.replace("å", "a\u030a"))),
    "attribute": ("ppt/x.xml", f'<a b="{SECRET}"/>'.encode()),
    "comment": ("ppt/x.xml", f"<a><!-- {SECRET} --></a>".encode()),
    "entities": ("ppt/x.xml", ("<a>" + "".join(f"&#{ord(letter)};" for letter in SECRET) + "</a>").encode()),
    "percent": ("ppt/x.xml", f"<a b='https://a.example/{quote(SECRET)}'/>".encode()),
    "base64": ("ppt/x.xml", b"<a>" + base64.b64encode(f"noe {SECRET} mer".encode()) + b"</a>"),
    "base64 of two bytes a letter": ("ppt/x.xml", b"<a>" + base64.b64encode(SECRET.encode("utf-16-le")) + b"</a>"),
    "two bytes, little end": ("ppt/x.xml", f"\ufeff<a>{SECRET}</a>".encode("utf-16-le")),
    "two bytes, big end": ("ppt/x.bin", SECRET.encode("utf-16-be")),
    "two bytes at an odd place": ("ppt/x.bin", b"\x07" + SECRET.encode("utf-16-le")),
    "one byte a letter": ("ppt/x.bin", b"\x00\x01" + SECRET.encode("latin-1")),
    "workbook": ("ppt/embeddings/a.xlsx", packed({"xl/a.xml": f"<sst><si><t>{SECRET}</t></si></sst>".encode()})),
    "picture": ("ppt/media/a.png", picture(plain=SECRET)),
    "packed in a picture": ("ppt/media/a.png", picture(itxt=SECRET)),
    "behind a picture": ("ppt/media/a.png", picture() + SECRET.encode()),
    "photo": ("ppt/media/a.jpg", photo(SECRET.encode())),
    "name of a part": (f"ppt/{SECRET}.xml", b"<a/>"),
    "notes": ("ppt/notesSlides/notesSlide9.xml", runs(SECRET)),
    "properties": ("docProps/custom.xml", f"<p><vt:lpwstr>{SECRET}</vt:lpwstr></p>".encode()),
}  # fmt: skip


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_it_is_found_in_whatever_part_and_wrapping(talk: Talk, deck: bytes, tmp_path: Path, wrapping: str) -> None:
    file = tmp_path / "ut.pptx"
    file.write_bytes(with_part(deck, *WRAPPINGS[wrapping]))
    with pytest.raises(LeakFound) as caught:
        LeakWatch(talk, PROFILES["stage"], ())(file)
    name = WRAPPINGS[wrapping][0]
    assert name in str(caught.value), "it says in which part"
    assert "Linje 12:" in str(caught.value), "and from where in the talk"
    assert SECRET not in str(caught.value) or SECRET in name, "and does not repeat it"


def test_a_file_without_it_passes(talk: Talk, deck: bytes, tmp_path: Path) -> None:
    file = tmp_path / "ut.pptx"
    file.write_bytes(with_part(deck, "ppt/x.xml", "<a>Rådmannen fikk tre uker</a>".encode()))
    LeakWatch(talk, PROFILES["stage"], ())(file)


@pytest.mark.parametrize(
    ("wrapping", "data"),
    [
        ("run by run", runs(IDENTITY)),
        ("divided", runs(f"{IDENTITY[:6]} {IDENTITY[6:]}")),
        ("photo", photo(IDENTITY.encode())),
    ],
)
def test_an_identity_number_is_found(talk: Talk, deck: bytes, tmp_path: Path, wrapping: str, data: bytes) -> None:
    file = tmp_path / "ut.pptx"
    file.write_bytes(with_part(deck, "ppt/x", data))
    with pytest.raises(LeakFound, match=r"010107 \*\*\*\*\*"):
        LeakWatch(talk, PROFILES["stage"], ())(file)


def planted_in_archive(data: bytes) -> bytes:
    return with_part(data, "docProps/planted.xml", f"<a>{SECRET}</a>".encode())


def planted_in_pdf(data: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.docinfo["/Subject"] = SECRET
        document.save(stream)
    return stream.getvalue()


def planted_in_picture(data: bytes) -> bytes:
    body = b"Comment\0\0" + zlib.compress(SECRET.encode("latin-1"))
    chunk = b"zTXt" + body
    return data[:33] + len(body).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big") + data[33:]


def planted_in_page(data: bytes) -> bytes:
    return data.replace(b"</body>", f"<p hidden>{SECRET}</p></body>".encode())


def planted_in_calendar(data: bytes) -> bytes:
    half = len(SECRET) // 2
    line = f"DESCRIPTION:{SECRET[:half]}\r\n {SECRET[half:]}\r\n"
    return data.replace(b"END:VEVENT", line.encode() + b"END:VEVENT", 1)


PLANTED: dict[str, tuple[str, str, Callable[[bytes], bytes]]] = {
    "pptx": ("leaderdeck.powerpoint.writer", "write_deck", planted_in_archive),
    "pdf": ("leaderdeck.paint.pdf", "write_pdf", planted_in_pdf),
    "png": ("leaderdeck.paint.thumbnails", "png_bytes", planted_in_picture),
    "html": ("leaderdeck.export.papers_export", "paper_file", planted_in_page),
    "docx": ("leaderdeck.export.papers_export", "paper_file", planted_in_archive),
    "manuscript": ("leaderdeck.export.papers_export", "paper_file", planted_in_pdf),
    "handout": ("leaderdeck.export.papers_export", "paper_file", planted_in_pdf),
}


@pytest.mark.parametrize("kind", [kind for kind in PLANTED if kind in ("pptx", "pdf", "png") or kind in _MAKERS])
def test_a_planted_fault_in_a_writer_is_caught(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    module, name, plant = PLANTED[kind]
    monkeypatch.setattr(f"{module}.{name}", faulty(module, name, plant))
    target = tmp_path / f"ut.{kind}"
    with pytest.raises(LeakFound, match="privat tekst"):
        export_talk(talk, target, kind, PROFILES["stage"])
    assert not list(tmp_path.iterdir()), "nothing is left of the file"


def faulty(module: str, name: str, plant: Callable[[bytes], bytes]) -> Callable[..., bytes | None]:
    """The writer, with private text put into what it wrote."""
    right = getattr(__import__(module, fromlist=[name]), name)

    def write(*arguments: object) -> bytes | None:
        streams = [one for one in arguments if hasattr(one, "write")]
        if not streams:
            made = right(*arguments)
            return plant(made) if isinstance(made, bytes) else replace(made, data=plant(made.data))
        written = io.BytesIO()
        right(*(written if one is streams[0] else one for one in arguments))
        streams[0].write(plant(written.getvalue()))
        return None

    return write


@pytest.mark.parametrize(
    ("kind", "plant"), [("ics", planted_in_calendar), ("html", planted_in_page), ("docx", planted_in_archive)]
)
def test_a_planted_fault_in_a_programme_is_caught(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, plant: Callable[[bytes], bytes]
) -> None:
    from leaderdeck.export import programme_export

    right = programme_export._WRITERS[f".{kind}"]
    monkeypatch.setitem(
        programme_export._WRITERS, f".{kind}", lambda talk, now: (plant(right(talk, now)[0]), *right(talk, now)[1:])
    )
    with pytest.raises(LeakFound):
        export_programme(talk, tmp_path / f"program.{kind}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["pptx", "pdf", "png", "html"])
def test_what_the_writers_are_given_is_searched_too(talk: Talk, tmp_path: Path, kind: Kind) -> None:
    """Pixels cannot be read afterwards, so a scene that holds private text is not even drawn."""
    other = read_talk(TEXT.replace("Privat:", "Åpent:"), talk.kit)
    mixed = Talk(talk.text, talk.deck, talk.kit, other.scenes, ())
    with pytest.raises(LeakFound, match="lysbilde 2"):
        export_talk(mixed, tmp_path / f"ut.{kind}", kind, PROFILES["stage"])
    assert not list(tmp_path.iterdir())


def test_an_earlier_file_survives(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "ut.html"
    export_talk(talk, target, "html", PROFILES["stage"])
    before = target.read_bytes()
    module, name, plant = PLANTED["html"]
    monkeypatch.setattr(f"{module}.{name}", faulty(module, name, plant))
    with pytest.raises(LeakFound):
        export_talk(talk, target, "html", PROFILES["stage"], force=True)
    assert target.read_bytes() == before


def test_what_stands_openly_too_is_no_secret() -> None:
    text = (
        "# Tillit\n\n- Vi sier det som det er\n\nPrivat: Tillit\n\n::: privat\n- Vi **sier** det\nOg noe annet\n:::\n"
    )
    secrets = secrets_of(read_talk(text, find_kit("plain")), PROFILES["stage"])
    assert [secret.letters for secret in secrets.hidden] == ["ognoeannet"]


@pytest.mark.parametrize("said", ["&amp;MERKE8Q", "0&#1 merke8q"])
def test_what_stands_openly_is_no_secret_as_markup_writes_it(tmp_path: Path, said: str) -> None:
    text = f"# Figur\n\n![{said}](bilde.svg)\n\nPrivat: {said}\n"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 3 2 0 4 3z"/></svg>'
    (tmp_path / "bilde.svg").write_text(drawing, "utf-8")
    talk = read_talk(text, find_kit("plain"), tmp_path)
    export_talk(talk, tmp_path / "ut.pptx", "pptx", PROFILES["stage"], allow=("privacy",))
    assert (tmp_path / "ut.pptx").exists()


def test_a_comment_that_the_front_matter_opens_hides_no_slide() -> None:
    text = "---\ntitle: Tale <!-- en --> <!--\n---\n\n# Tillit <!-- to -->\n\n<!-- tre\nfire -->\n"
    assert list(comments_in(text)) == [(2, " en "), (5, " to "), (7, " tre\nfire ")]


def test_short_words_are_looked_for_as_words(tmp_path: Path) -> None:
    talk = read_talk("# Tillit\n\n- Kultur\n\nPrivat: Kari\n", find_kit("plain"))
    watch, file = LeakWatch(talk, PROFILES["stage"], ()), tmp_path / "a.html"
    file.write_text("<p>Vi karikerer</p>", "utf-8")
    watch(file)
    file.write_text("<p>Spør <b>Ka</b>ri først</p>", "utf-8")
    with pytest.raises(LeakFound):
        watch(file)


def test_notes_and_names_stay_where_the_profile_keeps_them() -> None:
    text = "---\ntitle: Tale\nspeaker: Kari Nordmo\n---\n\n# Tillit\n\n- Kultur\n\nNotat: Si det rolig og langsomt.\n"
    talk = read_talk(text, find_kit("plain"))
    kinds = {name: {secret.kind for secret in secrets_of(talk, profile).hidden} for name, profile in PROFILES.items()}
    assert kinds == {"stage": set(), "organizer": {"notes"}, "publish": {"notes", "name"}}


def test_a_checksum_is_no_identity_number() -> None:
    assert (
        identity_numbers(f"fødselsnummer{IDENTITY}")
        == (IDENTITY,)
        == identity_numbers(f"({IDENTITY[:6]} {IDENTITY[6:]})")
    )
    assert identity_numbers(f"9c{IDENTITY}e4 *tale.pptx") == ()
