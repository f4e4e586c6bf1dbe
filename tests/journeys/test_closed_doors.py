"""A talk from anybody opens no file but its own, no connection, and carries nothing of this machine away."""

import base64
import getpass
import io
import json
import os
import re
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from file_contents import holds, pdf_streams, png_chunks, unpacked
from odd_pictures import ODD
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation

from leaderdeck.brand.catalog import find_kit
from leaderdeck.deck.slide import FrontMatter
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.talk import read_talk

SECRET = "hemmelig-kanari"

# Audit hooks cannot be taken away again: the export under watch runs in a process of its own.
WATCHED = """
import json, sys
seen = []
DOORS = ("open", "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.", "http.", "ftplib.",
         "os.listdir", "os.scandir", "webbrowser.", "ctypes.dlopen")
def watch(event, arguments):
    if event.startswith(DOORS):
        seen.append((event, str(arguments[0])))
sys.addaudithook(watch)
from leaderdeck.cli.program import run
codes = [run(["export", sys.argv[1], "--to", kind, "-o", sys.argv[2] + "." + kind]) for kind in ("pptx", "pdf")]
json.dump([codes, seen], open(sys.argv[3], "w"))
"""


def picture(words: str = "") -> bytes:
    info = PngInfo()
    if words:
        info.add_text("Comment", words)
    out = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def spellings(outside: Path) -> list[str]:
    """Forty ways to ask for what is not the talk's."""
    name, whole = outside.name, outside.as_posix()
    return [
        f"../{name}", f"./../{name}", f"bilder/../../{name}", f"..//{name}", f".././{name}", f"%2e%2e/{name}",
        f"%2E%2E%2F{name}", f"..%2f{name}", f"..%5c{name}", f"%252e%252e/{name}", f"..\\{name}", f".\\..\\{name}",
        whole, f"/{whole}", f"///{whole}", whole.replace("/", "\\"), f"file://{whole}", f"file:{whole}",
        f"FILE://{whole}", f"file://localhost{whole}", f"file:///{whole}", f"fil%65://{whole}", f" file://{whole}",
        "~/" + name, "~root/x.png",
        "$HOME/x.png", "%USERPROFILE%\\x.png", "C:\\x.png", "c:/x.png", "\\\\host\\del\\x.png", "//host/del/x.png",
        "\\\\?\\C:\\x.png", "http://127.0.0.1:9/x.png", "HTTPS://127.0.0.1:9/x.png", "http:/127.0.0.1:9/x.png",
        "ftp://127.0.0.1/x.png", "javascript:alert(1)", "lenke.png", "mappe/" + name,
        "data:image/png;base64," + base64.b64encode(picture(SECRET)).decode(), "/proc/self/environ", "/dev/stdin",
        "CON", "lpt1.png", "bilder", ".", "..", "tale.md", "ut.pptx", "a\\0b.png",
    ]  # fmt: skip


@pytest.fixture
def neighbors(tmp_path: Path) -> tuple[Path, Path]:
    """A talk's folder, and a picture beside it that is nobody else's business, with links that lead there."""
    folder, outside = tmp_path / "foredrag", tmp_path / "utenfor" / "hemmelig.png"
    (folder / "bilder").mkdir(parents=True)
    outside.parent.mkdir()
    for place in (outside, tmp_path / outside.name):
        place.write_bytes(picture(SECRET))
    (folder / "lenke.png").symlink_to(outside)
    (folder / "mappe").symlink_to(outside.parent)
    (folder / "bilder" / "egen.png").write_bytes(picture())
    return folder, outside


def test_no_spelling_opens_a_file_outside_or_a_connection(neighbors, tmp_path: Path) -> None:
    folder, outside = neighbors
    asked = spellings(outside)
    assert len(asked) >= 40
    slides = [f"# Bilde {n}\n\n![et bilde](<{source}>)\n\n[lenke](<{source}>)" for n, source in enumerate(asked)]
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{outside}"/></svg>'
    (folder / "tegning.svg").write_text(drawing)
    slides += ["# Egen\n\n![eget](bilder/egen.png)", "# Tegning\n\n![tegning](tegning.svg)", f"<img src='{outside}'>"]
    slides += [f"::: sett-inn {outside}\n:::", f"::: include ../{outside.name}\n:::"]
    (folder / "tale.md").write_text("\n\n".join(slides), "utf-8")
    home = tmp_path / "hjem"
    environment = {**os.environ, "LEADERDECK_HOME": str(home), "TMPDIR": str(tmp_path / "tmp")}
    (tmp_path / "tmp").mkdir()
    report = tmp_path / "report.json"
    call = [sys.executable, "-c", WATCHED, str(folder / "tale.md"), str(folder / "ut"), str(report)]
    done = subprocess.run(call, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    codes, seen = json.loads(report.read_text())
    assert set(codes) <= {0, 1}
    assert done.stdout.count("file.picture") >= 2 * (len(asked) - 8), "each is told of"
    program = [Path(place).resolve() for place in (sys.prefix, sys.base_prefix, __file__, *sys.path) if place]
    own = [folder.resolve(), home.resolve(), (tmp_path / "tmp").resolve(), report, Path(__file__).resolve().parents[2]]
    started = [place for event, place in seen if not event.startswith(("open", "os.", "ctypes."))]
    assert {Path(place).name for place in started} <= {"fc-list"}, "asked once which typefaces this machine has"
    for event, place in seen:
        if place.isdigit() or not event.startswith(("open", "os.")):
            continue
        where = Path(os.path.realpath(place))
        in_program = any(where.is_relative_to(room) for room in program) or where.suffix in (".so", ".py", ".pth")
        in_system = where.is_relative_to("/etc") or where == Path("/dev/null") or where.is_relative_to("/usr")
        assert any(where.is_relative_to(room) for room in own) or in_program or in_system, (event, place)
    for file in (folder / "ut.pptx", folder / "ut.pdf"):
        assert not [name for name, data in unpacked(file.read_bytes()) if holds(data, SECRET)]


def test_no_link_in_a_deck_leads_to_a_file_or_runs_anything(neighbors) -> None:
    folder, outside = neighbors
    text = "# Lenker\n\n" + "\n".join(f"- [lenke](<{source}>)" for source in spellings(outside))
    talk = read_talk(text + "\n- [nett](https://kommune.example/a) <post@kommune.example>", find_kit("plain"), folder)
    export_talk(talk, folder / "ut.pptx", "pptx", PROFILES["stage"])
    links = set()
    with zipfile.ZipFile(folder / "ut.pptx") as deck:
        for name in deck.namelist():
            if name.endswith(".rels"):
                links |= set(re.findall(rb'Target="([^"]*)" TargetMode="External"', deck.read(name)))
                assert deck.read(name).count(b"External") <= deck.read(name).count(b"/hyperlink")
    assert {link.partition(b":")[0] for link in links} <= {b"http", b"https", b"mailto", b"HTTPS"}
    assert b"mailto:post@kommune.example" in links


@pytest.mark.parametrize("brand", ["//host/del/kit", "\\\\host\\del\\kit", "///etc"])
def test_a_talk_cannot_name_a_brand_on_a_server(leaderdeck, tmp_path: Path, brand: str) -> None:
    (tmp_path / "tale.md").write_text(f"---\ntitle: T\nbrand: '{brand}'\n---\n\n# Hei\n", "utf-8")
    code, _, err = leaderdeck("inspect", tmp_path / "tale.md")
    assert code == 2
    assert "Fant ikke profilpakken" in err


def exif(words: str) -> Image.Exif:
    known = Image.Exif()
    for tag in (0x010E, 0x010F, 0x0110, 0x013B, 0x8298, 0x9C9B):
        known[tag] = words
    return known


def leaky_pictures(folder: Path) -> None:
    """Photos and drawings whose metadata hold canaries, also in pictures inside drawings."""
    plain = Image.new("RGB", (40, 30), "blue")
    plain.save(folder / "foto.jpg", exif=exif("KANARI-foto"), comment=b"KANARI-kommentar", icc_profile=b"KANARI-profil")
    plain.save(folder / "foto.webp", exif=exif("KANARI-webp"), xmp=b"<x>KANARI-xmp</x>")
    plain.save(folder / "foto.gif", comment=b"KANARI-gif")
    info = PngInfo()
    for key in ("Author", "XML:com.adobe.xmp", "Software"):
        info.add_itxt(key, "KANARI-png", zip=True)
    plain.save(folder / "foto.png", pnginfo=info, exif=exif("KANARI-exif"))
    inside = [base64.b64encode((folder / name).read_bytes()).decode() for name in ("foto.jpg", "foto.png")]
    (folder / "tegning.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.inkscape.org/namespaces/inkscape" '
        'viewBox="0 0 40 30" x:export-filename="/home/KANARI/a.png"><!-- KANARI --><metadata>KANARI</metadata>'
        f"<title>KANARI</title><desc>KANARI</desc>"
        f"<image width='20' height='30' href='data:image/jpeg;base64,{inside[0]}'/>"
        f"<image x='20' width='20' height='30' href='data:image/png;base64,{inside[1]}'/></svg>"
    )


def machine_words(folder: Path) -> list[str]:
    """What would tell whose machine it was; words too short to mean anything are left out."""
    found = [
        getpass.getuser(),
        socket.gethostname(),
        str(Path.home()),
        str(folder),
        os.environ.get("LEADERDECK_HOME", ""),
    ]
    return [word for word in found if len(word) > 4]


def test_no_canary_of_machine_pictures_or_talk_is_in_any_file(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "KANARI-mappe"
    folder.mkdir()
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "KANARI-bruker")
    leaky_pictures(folder)
    names = ("foto.jpg", "foto.webp", "foto.gif", "foto.png", "tegning.svg")
    shown = "\n\n".join(f"# Lysbilde {name}\n\n![et bilde](<{name}>)" for name in names)
    text = f"---\ntitle: Tale\nmerkelig: KANARI-felt\n---\n\n{shown}\n\nPrivat: KANARI-privat\n"
    assert all(b"KANARI" in (folder / name).read_bytes() or name in ("foto.png",) for name in names), "the trap is set"
    talk = read_talk(text, find_kit("granheim"), folder)
    assert not [finding for finding in talk.findings if finding.rule.startswith("file.")]
    for kind in ("pptx", "pdf", "png"):
        written = export_talk(talk, folder / f"ut.{kind}", kind, PROFILES["stage"]).files
        for file in written:
            parts = {"pptx": unpacked, "pdf": lambda _, file=file: list(enumerate(pdf_streams(file))),
                     "png": lambda data: list(enumerate(png_chunks(data)[:-1]))}[kind](file.read_bytes())  # fmt: skip
            for word in ("KANARI", *machine_words(tmp_path)):
                assert not [name for name, data in parts if holds(data, word)], (kind, word)
            for name, data in parts:
                for packed in re.findall(rb"data:image/\w+;base64,([A-Za-z0-9+/=]+)", data):
                    assert b"KANARI" not in base64.b64decode(packed), name


def test_a_deck_says_title_and_language_of_itself_and_nothing_more(tmp_path: Path) -> None:
    talk = read_talk("---\ntitle: Tale\nspeaker: Kari Nordmo\n---\n\n# Hei\n", find_kit("plain"), tmp_path)
    export_talk(talk, tmp_path / "ut.pptx", "pptx", PROFILES["stage"])
    known = Presentation(str(tmp_path / "ut.pptx")).core_properties
    assert (known.title, known.language) == ("Tale", "nb-NO")
    said = (known.author, known.last_modified_by, known.keywords, known.comments, known.category, known.subject)
    assert set(said) <= {"", None}
    names = zipfile.ZipFile(tmp_path / "ut.pptx").namelist()
    assert not [name for name in names if re.search("thumbnail|customXml|custom.xml|printer|comment", name)]
    assert all(entry.date_time[0] == 1980 for entry in zipfile.ZipFile(tmp_path / "ut.pptx").infolist())


FORMULAS = [
    "=1+1",
    "+1",
    "-1+cmd",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1",
    '=HYPERLINK("http://x")',
    "{=1}",
    "=",
    "-",
]


def test_text_like_a_formula_is_text_in_the_chart_s_workbook(tmp_path: Path) -> None:
    rows = "\n".join(f"| {text.strip().replace('|', chr(92) + '|')} | {n} |" for n, text in enumerate(FORMULAS, 1))
    text = f"# Diagram\n\n::: diagram bar\n\n| År | =2+2 |\n|---|--:|\n{rows}\n\n:::\n"
    export_talk(read_talk(text, find_kit("plain"), tmp_path), tmp_path / "ut.pptx", "pptx", PROFILES["stage"])
    sheets = [(name, data) for name, data in unpacked((tmp_path / "ut.pptx").read_bytes()) if "/xl/" in name]
    cells = [cell for name, data in sheets if "worksheets" in name for cell in re.findall(rb"<c [^>]*>.*?</c>", data)]
    assert len(cells) >= 2 * len(FORMULAS) + 1
    assert all(not re.search(rb"<f[ >/]", data) for _, data in sheets)
    texts = [cell for cell in cells if re.search(rb'r="A\d+"', cell) and b'r="A1"' not in cell]
    assert len(texts) == len(FORMULAS)
    assert all(b't="s"' in cell for cell in texts)
    assert b"cmd|" in dict(sheets)[next(name for name, _ in sheets if "sharedStrings" in name)]


_BOMB = "\n".join([f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(12)])
CARDS = [
    "title: !!python/object/apply:os.system ['touch {canary}']", "title: !!python/name:os.system", "!!map {title: x}",
    "title: !!python/object/new:subprocess.Popen [['touch', '{canary}']]", "title: !!binary aGVp", "title: !!int '3'",
    "title: !<tag:yaml.org,2002:python/module:os> x", "%TAG ! tag:x,2000:\ntitle: !a b", "title: !!set {a, b}",
    _BOMB, "title: &a x\nevent: *a", "<<: &a {title: x}\n<<: *a", "title: " + "[" * 3000, "title: " + "{a: " * 3000,
    "title: x\n" * 4000, "a" * 60_000 + ": x", "title: '" + "x" * 60_000 + "'", "? " * 500 + "x", "- " * 3000 + "x",
    "title: \"\\x00\\ud800\"", "title: 2026-13-45T99:99:99Z", "title: |\n" + "  x\n" * 9000,
    "\t\ttitle: x", "title: x\n\x00: y",
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(CARDS)))
def test_a_card_of_tags_aliases_or_bombs_is_read_as_text_at_once(tmp_path: Path, number: int) -> None:
    card = CARDS[number].replace("{canary}", str(tmp_path / "kanari"))
    read_front_matter("---\ntitle: varm\n---\n")
    began = time.process_time()
    reading = read_front_matter(f"---\ntopics: x\n{card}\n---\n\n# Hei\n").front_matter
    assert time.process_time() - began < 0.5, "0.08 s on a busy machine; bombs would take minutes"
    assert isinstance(reading, FrontMatter)
    assert all(isinstance(value, str) for pair in reading.unknown for value in pair)
    assert isinstance(reading.title, str)
    assert not list(tmp_path.iterdir())
    if len(card) > 10_000:
        return
    talk = read_talk(f"---\n{card}\n---\n\n# Hei\n\n- punkt\n", find_kit("plain"))
    assert any("punkt" in repr(scene) for _, scene in talk.scenes) or "private" in card


def test_damaged_huge_and_odd_pictures_stop_no_talk(tmp_path: Path) -> None:
    assert len(ODD) >= 20
    kit, slides = find_kit("fjordvik"), []
    for number, (name, data) in enumerate(ODD.items()):
        (tmp_path / name).write_bytes(data)
        placement = ("", "{.left}", "{.background}", "{width=30%}")[number % 4]
        slides.append(f"# {name}\n\n![bildet viser {name}]({name}){placement}\n\n- punkt\n")
        began = time.process_time()
        talk = read_talk(slides[-1], kit, tmp_path)
        assert time.process_time() - began < 3.0, name
        told = [finding.rule for finding in talk.findings if finding.rule.startswith("file.picture")]
        assert bool(told) != ("PictureFile" in repr(talk.scenes)), (name, told)
    whole = read_talk("\n\n".join(slides), kit, tmp_path)
    assert len(whole.scenes) == len(ODD)
    for kind in ("pptx", "pdf"):
        export_talk(whole, tmp_path / f"ut.{kind}", kind, PROFILES["stage"])
