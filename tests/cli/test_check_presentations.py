"""`leaderdeck check` of PowerPoint files, beside talks: exit codes, JSON, and what LeaderDeck itself wrote.

Each sample is checked in one kit in turn; with `LEADERDECK_TALKS=all` in each of them.
"""

import json
import os
from pathlib import Path

import pytest
from pptx import Presentation

from leaderdeck.cli.program import run
from leaderdeck.paths import resource_folder

SAMPLES = sorted(resource_folder("samples").glob("*.md"))
KITS = ("fjordvik", "granheim", "plain")
KITS_APART = 1 if os.environ.get("LEADERDECK_TALKS") == "all" else len(KITS)
"""Every so many samples are of the same kit."""


def call(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out, err = capfd.readouterr()
    return code, out, err


@pytest.fixture
def poor(tmp_path: Path) -> Path:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, 3_000_000, 400_000).text_frame.text = "Hei"
    deck.save(str(tmp_path / "poor.pptx"))
    return tmp_path / "poor.pptx"


@pytest.mark.parametrize("kit", KITS)
def test_what_leaderdeck_exports_has_no_errors(kit: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    samples = SAMPLES[KITS.index(kit) % KITS_APART :: KITS_APART]
    assert run(["export", *map(str, samples), "-o", str(tmp_path), "--brand", kit, "--force"]) == 0
    files = sorted(tmp_path.glob("*.pptx"))
    assert len(files) == len(samples) > 0
    capfd.readouterr()
    _, out, _ = call(capfd, "check", *files, "--brand", kit, "--json")
    told = [
        (file["file"], each["rule"], each["message"])
        for file in json.loads(out)["files"]
        for each in file["findings"]
        if each["severity"] != "info" and not each["rule"].startswith("pace.")
    ]
    # A slide that is empty on purpose ({.tom}) uses the layout without placeholders, where a title can only be text.
    assert [each for each in told if "ser ut som en tittel" not in each[2]] == []


def test_files_and_talks_are_checked_together(poor: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capfd, "check", poor, SAMPLES[0], "--json")
    assert (code, err) == (1, "")
    report = json.loads(out)
    assert [Path(file["file"]).name for file in report["files"]] == [poor.name, SAMPLES[0].name]
    found = report["files"][0]["findings"]
    assert {"access.title-missing", "access.language-missing"} <= {each["rule"] for each in found}
    assert all(each["line"] is None for each in found)
    assert not [each for each in found if each["rule"].startswith("brand.")]


def test_a_brand_adds_its_rules(poor: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capfd, "check", poor, "--brand", "fjordvik", "--json")
    told = [each["rule"] for each in json.loads(out)["findings"] if each["rule"].startswith("brand.")]
    assert told == ["brand.theme"], "another template altogether is one finding, whatever else it brings"


def test_the_text_form_names_the_slide(poor: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capfd, "check", poor)
    assert code == 1
    assert f"{poor}, lysbilde 1: feil: " in out


def test_strict_counts_warnings(poor: Path, capfd: pytest.CaptureFixture[str]) -> None:
    deck = Presentation(str(poor))
    slide = deck.slides[0]
    slide.shapes[0].text_frame.clear()
    deck.core_properties.title = "Et foredrag"
    deck.core_properties.author = "Kari"
    ids = deck.slides._sldIdLst
    ids.remove(ids[0])
    deck.save(str(poor))
    assert call(capfd, "check", poor)[0] == 0
    assert call(capfd, "check", poor, "--strict")[0] == 1


@pytest.mark.parametrize("name", ["a.pptx", "a.PPTX", "a.ppt", "a.potx"])
def test_a_broken_file_gives_one_sentence_and_exit_code_2(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0 not a package")
    code, out, err = call(capfd, "check", tmp_path / name)
    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert name in err
    assert "Traceback" not in err


@pytest.mark.shared
def test_real_files_give_findings_that_can_be_printed(shared: Path, capfd: pytest.CaptureFixture[str]) -> None:
    files = [*(shared / "templates").glob("deck__*.pptx"), *(shared / "templates").glob("edge__*.pptx")]
    code, out, err = call(capfd, "check", *files, "--brand", "granheim", "--json")
    assert (code, err) == (1, "")
    report = json.loads(out)
    assert len(report["files"]) == len(files) > 25
    empty = [file["file"] for file in report["files"] if not file["findings"]]
    assert empty == [], "no real file is perfect"
