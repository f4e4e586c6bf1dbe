"""Brand kits and templates from people who mean harm: refused in one sentence, or opened without any harm."""

import json
import os
import random
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hostile_archives import Make, hostile_archives, packed
from hostile_kits import hostile_kits, kits_with_broken_fonts
from hostile_parts import hostile_parts

from leaderdeck.paths import resource_folder

HOW_MANY = int(os.environ.get("LEADERDECK_HOSTILE", "14"))
"""How many of the packages are tried; 0 stands for all of them, and then each at every door and not at two."""
SOUND = "sound"
KIT = resource_folder("brands", "fjordvik")
KIT_DOORS = ("read_package", "install", "shared_folder", "load_unpacked", "install_unpacked")
TEMPLATE_DOORS = ("open_template", "read_template", "check", "kit_with_template", "adopt")
REFUSALS = {"BrandProblem", "TemplateProblem", "FileProblem"}
CANARY = "kanari-hemmelig"
LARGEST_MEMORY, LONGEST_SECONDS = 300 << 20, 2.0
ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="each try is a fork of one warm process"),
    pytest.mark.timeout(240 if HOW_MANY else 7200),
]


def kit_files() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(KIT.iterdir())}


def template_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(KIT / "template.pptx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packages(canary: str) -> dict[str, Make]:
    """Name → what makes the package; those for kits end in `.ldbrand`."""
    files, parts = kit_files(), template_parts()
    picture = next(name for name in parts if name.endswith(".png"))
    made = {
        f"kit {name}.ldbrand": data for name, data in hostile_archives(files, "brand.toml", "logo-light.png").items()
    }
    made |= {f"kit {name}.ldbrand": data for name, data in hostile_kits(files, canary).items()}
    made |= {f"kit {name}.ldbrand": data for name, data in kits_with_broken_fonts(files).items()}
    layout = "ppt/slideLayouts/slideLayout2.xml"
    made |= {f"deck {name}.pptx": data for name, data in hostile_archives(parts, layout, picture).items()}
    return made | {f"deck {name}.pptx": data for name, data in hostile_parts(parts, canary).items()}


def chosen(names: list[str]) -> list[str]:
    """All of them, or as many as asked for, the same ones each time."""
    return sorted(names) if HOW_MANY <= 0 else sorted(random.Random(4).sample(sorted(names), min(HOW_MANY, len(names))))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """What happened at each door."""
    room = tmp_path_factory.mktemp("fiendtlig")
    (room / "kanari.txt").write_text(CANARY)
    (room / "kanari.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>{CANARY}</text></svg>'
    )
    made = packages(str(room / "kanari.txt"))
    tries = []
    for number, name in enumerate(chosen(list(made))):
        file = room / "filer" / f"{number:04}{Path(name).suffix}"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(made[name]())
        tries += [(name, door, str(file)) for door in doors_for(name, number)]
    for kind, data in ((".ldbrand", packed(kit_files())), (".pptx", packed(template_parts()))):
        file = room / "filer" / f"hel{kind}"
        file.write_bytes(data)
        tries += [(SOUND, door, str(file)) for door in (KIT_DOORS if kind == ".ldbrand" else TEMPLATE_DOORS)]
    return run_tries(tries, room)


def doors_for(name: str, number: int) -> list[str]:
    """Every door, or the first of its kind and another one in turn."""
    doors = KIT_DOORS if name.endswith(".ldbrand") else TEMPLATE_DOORS
    return list(doors if HOW_MANY <= 0 else (doors[0], doors[1 + number % (len(doors) - 1)]))


def run_tries(tries: list[tuple[str, str, str]], room: Path) -> list[dict]:
    call = [sys.executable, str(Path(__file__).with_name("hostile_doors.py")), str(room / "ut")]
    environment = {**os.environ, "LEADERDECK_HOME": str(room / "hjem"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, input=json.dumps([each[1:] for each in tries]), env=environment, capture_output=True,
                          text=True, check=False)  # fmt: skip
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(tries), done.stderr[-2000:]
    return [{"name": name, **report} for (name, _, _), report in zip(tries, found, strict=True)]


def told(report: dict) -> str:
    return f"{report['name']} at {report['door']}: {report['outcome']} {report['said'][:300]}"


def test_there_are_enough_of_them(tmp_path: Path) -> None:
    assert len(packages("/kanari")) >= 200


def test_each_is_opened_or_refused_in_one_sentence(reports: list[dict]) -> None:
    wrong = [told(one) for one in reports if one["outcome"] not in REFUSALS | {"opened"}]
    assert not wrong, "\n".join(wrong)
    for one in reports:
        if one["outcome"] in REFUSALS:
            said = one["said"]
            assert "\n" not in said, told(one)
            assert len(said) < 600, told(one)
            assert said.endswith((".", "»", "!", ")")), told(one)


HARMLESS_KITS = re.compile(
    r"font: (flipped|directory|glyph|.*(widths|65 535)|no units|a glyph)|(fewer|more) said|long comment|"
    r"logo: (huge|unpacks)|paths of many"
)
"""What may be opened, because nothing follows from it."""


def test_no_hostile_kit_passes_the_package_s_door(reports: list[dict]) -> None:
    passed = [told(one) for one in reports if (one["door"], one["outcome"]) == ("read_package", "opened")]
    assert not [words for words in passed if not words.startswith(SOUND) and not HARMLESS_KITS.search(words)]


def test_each_is_quick_and_small(reports: list[dict]) -> None:
    slow = [f"{told(one)}: {one['processor']:.1f} s" for one in reports if one["processor"] > longest(one)]
    large = [f"{told(one)}: {one['memory'] >> 20} MB" for one in reports if one["memory"] > LARGEST_MEMORY]
    assert not slow, "\n".join(slow)
    assert not large, "\n".join(large)


def longest(report: dict) -> float:
    """Two seconds; ten for the largest, which unpack to five times of what the sound ones do."""
    try:
        with zipfile.ZipFile(report["file"]) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):  # lists of contents are damaged, too
        unpacked = 0
    return LONGEST_SECONDS if unpacked < 5 * 240_000 else 5 * LONGEST_SECONDS


def test_nothing_outside_is_written_read_or_called(reports: list[dict]) -> None:
    wrong = [f"{told(one)}: {event}" for one in reports for event in one["seen"] if not is_harmless(event, one)]
    assert not wrong, "\n".join(wrong[:10])
    room = Path(reports[0]["target"]).parents[1]
    # What another program unpacked lies in the folder that it was told to use, where the kit is then loaded from.
    unpacked = set(room.glob("ut/*/kit/**/*kanari-ute*"))
    assert not {*room.rglob("*kanari-ute*"), *Path("/tmp").glob("kanari-ute*"), *ROOT.glob("kanari-ute*")} - unpacked
    assert sorted(file.name for file in room.iterdir()) == ["filer", "kanari.svg", "kanari.txt", "ut"]


def is_harmless(event: list[str], report: dict) -> bool:
    kind, place, how = event
    if kind == "subprocess.Popen":  # which fonts this machine has; metafiles are drawn in a process that may end badly
        return Path(place).name == "fc-list" or "'-m', 'leaderdeck.brand.metafile_process']" in how
    if not kind.startswith(("open", "os.")):
        return False
    if place.isdigit() or not place:
        return True  # a handle that is open already
    where = Path(os.path.realpath(os.path.join(report["target"], place)))
    if where.is_relative_to(report["target"]) or (str(where) == report["file"] and not set(how) & set("wax+")):
        return True
    is_reading = kind in ("os.listdir", "os.scandir") or (kind == "open" and not set(how) & set("wax+"))
    program = (sys.prefix, sys.base_prefix, ROOT / "leaderdeck", ROOT / "resources", "/usr", "/etc/mime", "/dev/null")
    return (is_reading or str(where) == "/dev/null") and any(where.is_relative_to(room) for room in program)


def test_what_an_adopted_template_becomes_holds_nothing_hostile(reports: list[dict]) -> None:
    looked = 0
    for one in reports:
        for file in (*Path(one["target"]).glob("profil/template.pptx"), *Path(one["target"]).glob("ut.pptx")):
            looked += 1
            assert not list(faults_in(file)), told(one)
        for file in Path(one["target"]).rglob("*"):
            if file.is_file() and file.stat().st_size < 4 << 20:
                assert CANARY.encode() not in file.read_bytes(), told(one)
    if HOW_MANY <= 0:
        assert looked > 10


def faults_in(file: Path) -> list[str]:
    """Names of parts that run, load or explode."""
    found = []
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            outside = (
                re.findall(rb'<Relationship [^>]*TargetMode="External"[^>]*>', data) if name.endswith(".rels") else ()
            )
            if any(b"/hyperlink" not in row or re.search(rb'Target="(?!https?:|mailto:)', row) for row in outside):
                found.append(f"{name} leads outside")
            if re.search(r"vba|activeX|oleObject|embeddings/.*bin|\.exe", name) or data.startswith(
                (b"MZ", b"\xd0\xcf\x11")
            ):
                found.append(f"{name} is active")
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data or (name.endswith(".svg") and b"<script" in data):
                found.append(f"{name} declares or runs")
    return found


def test_what_was_not_spoiled_is_opened_at_every_door(reports: list[dict]) -> None:
    """Refusals mean nothing otherwise."""
    sound = [one for one in reports if one["name"] == SOUND]
    assert len(sound) == len(KIT_DOORS) + len(TEMPLATE_DOORS)
    assert not [told(one) for one in sound if one["outcome"] != "opened"]
