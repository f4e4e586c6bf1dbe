"""What an export tells of its fonts, and what it puts into the file."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.fonts_elsewhere import missing_somewhere, slides_elsewhere, talk_font_needs
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paths import resource_folder
from leaderdeck.talk import Talk, load_talk, read_talk

SAMPLES = sorted(resource_folder("samples").glob("*.md"))
ITEM = (
    "- En setning som er for lang for linjen må brytes, og ordet der den brytes følger av skriften, bred eller smal.\n"
)
LONG = "# Tittel\n\n" + ITEM * 4


def in_file(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as package:
        return [name for name in package.namelist() if name.endswith(".fntdata")]


@pytest.mark.parametrize("kit", ["fjordvik", "granheim", "plain"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_font_that_stands_in_for_itself_changes_no_line(sample: Path, kit: str) -> None:
    talk = load_talk(sample, kit)
    scenes = [scene for _, scene in talk.scenes]
    needs = talk_font_needs(talk.kit, scenes)
    same = [replace(need, stand_in=need.typeface) for need in needs if need.typeface != "Wingdings"]
    assert slides_elsewhere(talk.kit, scenes, same).broken_anew == 0


def test_a_narrower_stand_in_breaks_lines_elsewhere_and_a_wider_one_overflows() -> None:
    talk = read_talk(LONG, find_kit("fjordvik"))
    scenes = [scene for _, scene in talk.scenes]
    missing = missing_somewhere(talk_font_needs(talk.kit, scenes))
    narrow = slides_elsewhere(talk.kit, scenes, missing)
    assert narrow.broken_anew == 1
    assert narrow.too_long == 0
    wide = slides_elsewhere(talk.kit, scenes, [replace(need, stand_in="Courier New") for need in missing])
    assert (wide.broken_anew, wide.too_long) == (1, 1)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "tale.md").write_text(LONG, "utf-8")
    return tmp_path / "tale.md"


def test_fonts_stay_out_unless_asked_and_the_export_tells_what_that_means(leaderdeck, talk: Path) -> None:
    code, out, err = leaderdeck("export", talk, "--brand", "fjordvik")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].strip() == (
        "Open Sans følger ikke med Office; der den mangler, vises som regel Calibri, som er 12 % smalere. "
        "Da brytes linjene annerledes på 1 av 1 lysbilder, men alt får plass."
    )
    assert in_file(talk.with_suffix(".pptx")) == []
    assert "Office" not in leaderdeck("export", talk, "--brand", "plain", "--force")[1]
    asked = leaderdeck("export", talk, "--brand", "plain", "--force", "--embed-fonts")[1]
    assert asked.splitlines()[-1].strip().startswith("Skriftene følger med Office")


def test_fonts_asked_for_lie_in_the_file_and_their_size_is_told(leaderdeck, talk: Path) -> None:
    code, out, _ = leaderdeck("export", talk, "--brand", "fjordvik", "--embed-fonts")
    assert code == 0
    assert out.splitlines()[-1].strip().startswith("Open Sans ligger i filen (")
    assert len(in_file(talk.with_suffix(".pptx"))) == 4


def test_the_json_says_the_same_of_every_font(leaderdeck, talk: Path) -> None:
    code, out, err = leaderdeck("export", talk, "--brand", "fjordvik", "--embed-fonts", "--json")
    assert (code, err) == (0, "")
    (made,) = json.loads(out)["files"]
    assert made["written"] == [str(talk.with_suffix(".pptx"))]
    fonts = made["fonts"]
    assert fonts["embedded"] == ["Open Sans"]
    assert 100_000 < fonts["embedded_bytes"] < 400_000
    assert fonts["slides_broken_anew"] == 0
    need = next(need for need in fonts["needs"] if need["typeface"] == "Open Sans")
    assert (need["embeddable"], need["stand_in"], need["width_change"]) == (True, "Calibri", -0.122)


def kit_that_embeds(talk: Talk) -> Talk:
    return replace(talk, kit=replace(talk.kit, embeds_fonts=True))


def test_a_brand_may_want_it_always_and_an_export_may_say_no(talk: Path, tmp_path: Path) -> None:
    read = kit_that_embeds(load_talk(talk, "fjordvik"))
    for wanted, count in ((None, 4), (False, 0), (True, 4)):
        file = tmp_path / f"{wanted}.pptx"
        export_talk(read, file, "pptx", PROFILES["stage"], embed_fonts=wanted)
        assert len(in_file(file)) == count


def test_two_exports_are_the_same_bytes_and_a_pdf_does_not_care(talk: Path, tmp_path: Path) -> None:
    read = load_talk(talk, "fjordvik")
    made = {}
    for kind in ("pptx", "pdf"):
        for number, wanted in enumerate((True, True, False)):
            file = tmp_path / f"{number}.{kind}"
            export_talk(read, file, kind, PROFILES["stage"], embed_fonts=wanted)
            made[kind, number] = file.read_bytes()
    assert made["pptx", 0] == made["pptx", 1] != made["pptx", 2]
    assert made["pdf", 0] == made["pdf", 1] == made["pdf", 2]


def test_doctor_looks_at_the_fonts_of_a_file(leaderdeck, talk: Path) -> None:
    leaderdeck("export", talk, "--brand", "fjordvik", "--embed-fonts")
    code, out, err = leaderdeck("doctor", talk.with_suffix(".pptx"))
    assert (code, err) == (0, "")
    (line,) = [line for line in out.splitlines() if "Open Sans" in line]
    assert line.startswith("✓ Open Sans: Open Sans ligger i filen.")
    code, _, err = leaderdeck("doctor", talk)
    assert code == 2
    assert err.count("\n") == 1
