"""Private text hidden where a clumsy program or a clever person might put it is found all the same."""

import base64
import gzip
import html
import io
import quopri
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.handing_over import Handing, hand_over
from leaderdeck.export.leak_scan import LeakFound, LeakWatch
from leaderdeck.export.leak_secrets import secrets_of
from leaderdeck.export.leak_texts import texts_in
from leaderdeck.export.leak_words import scene_words
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paths import resource_folder
from leaderdeck.talk import Talk, read_talk

SECRET = "Økonomisjefen på Åsen får åtte uker"
TEXT = f"---\ntitle: Åpenhet\n---\n\n# Tillit\n\n- Kultur\n\nNotat: Si det rolig.\n\nPrivat: {SECRET}\n"
NOISE = bytes((number * 197 + 31) % 256 for number in range(900))


@pytest.fixture(scope="module")
def talk() -> Talk:
    return read_talk(TEXT, find_kit("plain"))


def packed(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.comment = comment
    return stream.getvalue()


def part(data: str | bytes) -> bytes:
    return packed({"ppt/slides/slide1.xml": data if isinstance(data, bytes) else data.encode()})


def entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def address(data: str) -> bytes:
    return f"<html><img src='data:image/svg+xml;{data}'>".encode()


def photo(**more: object) -> bytes:
    stream = io.BytesIO()
    Image.frombytes("RGB", (10, 10), NOISE[:300]).resize((64, 64)).save(stream, "jpeg", **more)
    return stream.getvalue()


def segment(kind: int, body: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body


def with_segment(kind: int, body: bytes) -> bytes:
    data = photo()
    return packed({"ppt/media/a.jpg": data[:2] + segment(kind, body) + data[2:]})


def between_scans() -> bytes:
    data = photo(progressive=True)
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    return packed({"ppt/media/a.jpg": data[:second] + segment(0xFE, SECRET.encode()) + data[second:]})


def cartoon() -> bytes:
    """A comment in pieces of nine bytes behind the picture, whose own bytes look like another comment's beginning."""
    text = SECRET.encode()
    blocks = b"".join(bytes([len(text[at : at + 9])]) + text[at : at + 9] for at in range(0, len(text), 9))
    picture = b"\x2c" + b"\0" * 4 + b"\1\0\1\0\0" + b"\2" + b"\3\x21\xfe\xff" + b"\0"
    return packed({"ppt/media/a.gif": b"GIF89a\1\0\1\0\0\0\0" + picture + b"\x21\xfe" + blocks + b"\0\x3b"})


def named_font() -> bytes:
    with TTFont(next(iter(sorted(resource_folder("fonts").rglob("*.ttf"))))) as font:
        font["name"].setName(SECRET, 7, 3, 1, 0x409)
        stream = io.BytesIO()
        font.save(stream)
    return stream.getvalue()


def document(put: Callable[[pikepdf.Pdf], object]) -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        put(made)
        made.save(stream)
    return stream.getvalue()


def put_font(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Extra = pdf.make_indirect(pikepdf.Dictionary(FontFile2=pdf.make_stream(named_font())))


def put_table(pdf: pikepdf.Pdf) -> None:
    table = pdf.make_stream(f"% {SECRET}\n<0041> <0041>".encode())
    pdf.Root.Extra = pdf.make_indirect(pikepdf.Dictionary(ToUnicode=table))


def put_actual_text(pdf: pikepdf.Pdf) -> None:
    words = pikepdf.Dictionary(S=pikepdf.Name.P, ActualText=pikepdf.String(SECRET))
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=pdf.make_indirect(words)))


def put_attachment(pdf: pikepdf.Pdf) -> None:
    data = packed({"a.xml": f"<a>{SECRET}</a>".encode()})
    pdf.attachments["a.bin"] = pikepdf.AttachedFileSpec(pdf, data, filename="a.bin")


def extra_field() -> bytes:
    """An extra field that only the part's own header has, not the list of parts."""
    data = bytearray(packed({"a.xml": b"<a/>"}))
    name, extra = struct.unpack_from("<HH", data, 26)
    added = b"\x99\x99" + struct.pack("<H", len(SECRET.encode())) + SECRET.encode()
    struct.pack_into("<H", data, 28, extra + len(added))
    data[30 + name + extra : 30 + name + extra] = added
    end = data.rindex(b"PK\5\6")
    struct.pack_into("<I", data, end + 16, struct.unpack_from("<I", data, end + 16)[0] + len(added))
    return bytes(data)


def unlisted_part() -> bytes:
    """A part that the list of parts does not name."""
    text = SECRET.encode() * 3
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(text) + packer.flush()
    header = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, zlib.crc32(text), len(body), len(text), 1, 0)
    data = packed({"a.xml": b"<a/>"})
    listed = data.index(b"PK\1\2")
    whole = bytearray(data[:listed] + header + b"h" + body + data[listed:])
    end = whole.rindex(b"PK\5\6")
    struct.pack_into("<I", whole, end + 16, listed + len(header) + 1 + len(body))
    return bytes(whole)


LETTERS = "".join(f"\\u{ord(letter):04x}" for letter in SECRET)
STYLE = "".join(f"\\{ord(letter):x} " if ord(letter) > 127 else letter for letter in SECRET)
DRAWING = f"<svg><desc>{SECRET}</desc>{'<g/>' * 40}{NOISE.hex()}</svg>".encode()
LONG = base64_of(("x" * 50 + SECRET + "y" * 80).encode())
RICH = "".join(f"<r><t>{letter}</t></r>" for letter in SECRET)
PLACES: dict[str, bytes] = {
    "a list in plain text": f"{SECRET}\n".encode(),
    "capitals in plain text": SECRET.upper().encode(),
    "one byte a letter": b"\0\1" + SECRET.encode("latin-1"),
    "two bytes with a dash, big end": b"\0\1" + SECRET.replace("på", "– på").encode("utf-16-be"),
    "two bytes with a dash, little end": b"\0\1" + SECRET.replace("på", "– på").encode("utf-16-le"),
    "four bytes, little end": b"\0\1\0\0" + SECRET.encode("utf-32-le"),
    "four bytes, big end": b"\0\0\0\1" + SECRET.encode("utf-32-be"),
    "markup in four bytes": f"<a>{SECRET}</a>".encode("utf-32"),
    "markup in two bytes without a mark": part(f"<a>{SECRET}</a>".encode("utf-16-le")),
    "verbatim": part(f"<a><![CDATA[{SECRET}]]></a>"),
    "half of it verbatim": part(f"<a>{SECRET[:9]}<![CDATA[{SECRET[9:]}]]></a>"),
    "an entity's declaration": part(f"<!DOCTYPE a [<!ENTITY x '{SECRET}'>]><a/>"),
    "around a comment with tags": part(f"<a>{SECRET[:9]}<!-- <b>x</b> -->{SECRET[9:]}</a>"),
    "an attribute with an angle": part(f"<a descr='{SECRET[:9]} > {SECRET[9:]}'/>"),
    "an attribute without quotes": f"<!doctype html><p title={SECRET.replace(' ', '&nbsp;')}>x</p>".encode(),
    "the name of an element": part(f"<{SECRET.replace(' ', '-')}/>"),
    "an attribute of our own": f"<!doctype html><p data-x='{SECRET}'>x".encode(),
    "escaped in a script": f"<html><script>x='{LETTERS}'</script>".encode(),
    "escaped in a style sheet": f"<html><style>p:before{{content:'{STYLE}'}}</style>".encode(),
    "base64 in lines": "\n".join(["<p>", *(LONG[at : at + 76] for at in range(0, len(LONG), 76)), "</p>"]).encode(),
    "base64 of an archive": address(f"base64,{base64_of(part(f'<a>{SECRET}</a>'))}"),
    "base64 of a packed drawing": address(f"base64,{base64_of(gzip.compress(DRAWING))}"),
    "an address in percent signs": address("," + "".join(f"%{byte:02X}" for byte in DRAWING)),
    "base64 behind letters": part(f"<a>abc{base64_of(SECRET.encode())}</a>"),
    "a packed metafile": packed({"ppt/media/a.emz": gzip.compress(b"\1\0\0\0" + SECRET.encode("utf-16-le"))}),
    "a packed drawing": packed({"ppt/media/a.svgz": gzip.compress(DRAWING)}),
    "runs in a workbook": packed({"ppt/a.xlsx": packed({"xl/s.xml": f"<sst><si>{RICH}</si></sst>".encode()})}),
    "an archive's comment": packed({"a": b"x"}, SECRET.encode()),
    "an extra field": extra_field(),
    "a part that is not listed": unlisted_part(),
    "before an archive": SECRET.encode() + packed({"a": b"x"}),
    "in an archive behind something": b"something" + packed({"a.xml": f"<a>{SECRET}</a>".encode()}),
    "behind an archive": packed({"a": b"x"}) + SECRET.encode(),
    "a photo's camera": packed({"a.jpg": photo(exif=b"Exif\0\0" + SECRET.encode())}),
    "a photo's description in entities": with_segment(0xE1, f"http://ns\0<x><li>{entities(SECRET)}</li></x>".encode()),
    "a photo's description in tags": with_segment(0xE1, f"<x>{SECRET[:11]}<b/>{SECRET[11:]}</x>".encode()),
    "a photo's comment in capitals": with_segment(0xFE, SECRET.upper().encode()),
    "between a photo's scans": between_scans(),
    "a cartoon's comment": cartoon(),
    "a font's names": packed({"ppt/fonts/font1.fntdata": named_font()}),
    "a font's names in a PDF": document(put_font),
    "a PDF's table of letters": document(put_table),
    "a PDF's words to be read": document(put_actual_text),
    "a PDF's attachment": document(put_attachment),
    "a PDF's comment": document(lambda pdf: None).replace(b"startxref", f"% {SECRET}\nstartxref".encode()),
    "loose rings": part(f"<a>{unicodedata.normalize('NFD', SECRET)}</a>"),
    "letters joined by nothing": part("<a>" + "\u2060".join(SECRET) + "</a>"),
    "letters turned around nothing": part("<a>" + "\u202a".join(SECRET) + "</a>"),
    "entities of entities of entities": part(f"<a>{html.escape(html.escape(entities(SECRET)))}</a>"),
    "as mail writes it": ("<html><p>" + quopri.encodestring(SECRET.encode()).decode() + "</p>").encode(),
    "tags between letters": part("<a>" + "<b x='1'/>".join(SECRET) + "</a>"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_it_is_found(talk: Talk, tmp_path: Path, place: str) -> None:
    file = tmp_path / "ut"
    file.write_bytes(PLACES[place])
    with pytest.raises(LeakFound, match="Linje 11: privat tekst"):
        LeakWatch(talk, PROFILES["stage"], ())(file)


@pytest.mark.parametrize("place", PLACES)
def test_another_text_in_the_same_place_is_none(talk: Talk, tmp_path: Path, place: str) -> None:
    other = read_talk(TEXT.replace("åtte uker", "ti uker"), talk.kit)
    file = tmp_path / "ut"
    file.write_bytes(PLACES[place])
    LeakWatch(other, PROFILES["stage"], ())(file)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("En [helt ny]{.accent} plan", "En helt ny plan"),
        ("K&aring;re Nordmo slutter", "Kåre Nordmo slutter"),
        ("Etter <b>jul</b> slutter hun", "Etter jul slutter hun"),
        ("Tallet[^kilde] er for h\u00f8yt", "Tallet er for høyt"),
        ("Kritikk av [rådmannen](https://a.example/b)", "Kritikk av rådmannen"),
        ("Of\ufb01siell tiltale", "Offisiell tiltale"),
    ],
)
def test_it_is_found_as_a_slide_would_show_it(tmp_path: Path, written: str, shown: str) -> None:
    talk = read_talk(f"# Tillit\n\n- Kultur\n\nPrivat: {written}\n", find_kit("plain"))
    file = tmp_path / "ut.html"
    file.write_text(f"<p>{shown}</p>", "utf-8")
    with pytest.raises(LeakFound):
        LeakWatch(talk, PROFILES["stage"], ())(file)


def test_a_short_text_that_a_fault_puts_on_a_slide_is_caught(talk: Talk, tmp_path: Path) -> None:
    """What the slides say is no excuse where nobody wrote it for them: «Kari slutter» has but eleven letters."""
    for secret in ("Kari slutter", "Kari"):
        own = read_talk(TEXT.replace(SECRET, secret), talk.kit)
        leaking = read_talk(
            TEXT.replace(SECRET, secret).replace("Privat:", "Åpent:").replace("Notat:", "Sagt:"), talk.kit
        )
        for kind in ("png", "pptx", "handout"):
            with pytest.raises(LeakFound):
                export_talk(replace(own, scenes=leaking.scenes), tmp_path / f"ut.{kind}", kind, PROFILES["stage"])
    assert not list(tmp_path.iterdir())


def test_what_slides_add_by_themselves_is_no_leak(talk: Talk, tmp_path: Path) -> None:
    private = "Privat: 16. mars 2026\n\nPrivat: top\n\nPrivat: 760\n"
    text = f"---\ntitle: Tale\ndate: 2026-03-16\nspeaker: Ida\n---\n\n# Tillit\n\n- Kultur\n\n{private}"
    dated = read_talk(text, talk.kit)
    said = " ".join(word for _, scene in dated.scenes for word in scene_words(scene))
    assert "16. mars 2026" in said
    export_talk(dated, tmp_path / "ut.html", "html", PROFILES["stage"])


def test_a_name_that_tells_it_is_refused(talk: Talk, tmp_path: Path) -> None:
    with pytest.raises(LeakFound, match="Linje 11: privat tekst står i navnet"):
        export_talk(talk, tmp_path / f"{SECRET}.html", "html", PROFILES["stage"])
    with pytest.raises(LeakFound, match="står i navnet"):
        hand_over(Handing(talk, PROFILES["organizer"], tmp_path / SECRET.replace(" ", "_")))
    assert not list(tmp_path.iterdir())


def test_private_text_in_entities_is_looked_for_twice() -> None:
    talk = read_talk("# A\n\n- x\n\nPrivat: K&aring;re Nordmo slutter\n", find_kit("plain"))
    assert [one.letters for one in secrets_of(talk, PROFILES["stage"]).hidden] == [
        "karingrenordmoslutter",
        "kårenordmoslutter",
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        b'<a x="' + b">" * 400_000, b'<a>="' + b"<>" * 200_000, b"<a>" + b"<!--" * 100_000,
        b"<a>" + b"<![CDATA[" * 50_000, b"<html>" + b"<script>" * 50_000, b"<a>" + b"<!DOCTYPE [" * 50_000,
        b"GIF89a" + b"\x21\xfe\1" * 200_000, b"PK\3\4" * 50_000 + b"x", b"<p>" + b"A" * 1_000_000,
    ],
)  # fmt: skip
def test_nothing_that_begins_again_and_again_holds_the_search_up(hostile: bytes) -> None:
    """Were each beginning followed through all the rest, the first of these would take half an hour."""
    try:
        read = sum(len(found.text) for found in texts_in(hostile, ""))
    except zipfile.BadZipFile:
        read = 0
    assert read <= 8 * len(hostile)
