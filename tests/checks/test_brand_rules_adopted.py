"""A municipality's own template, adopted: nothing is said of it nor of talks that LeaderDeck exports with it.

`LEADERDECK_TEMPLATES` sets how many templates are adopted, or `all` of them.
"""

import os
from pathlib import Path

import pytest
from brand_faults import TALK
from changed_decks import export

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.reader import load_kit
from leaderdeck.cli.program import run
from leaderdeck.presentation_check import check_presentation

TEMPLATES = Path(__file__).resolve().parents[3] / "shared" / "templates"
WANTED = os.environ.get("LEADERDECK_TEMPLATES", "3")
MOST = None if WANTED == "all" else int(WANTED)
OFTEN = ("public-health-scotland", "jmablog-simple-presentations-generator__nord", "apache-poi__bug65228")


def templates() -> list[Path]:
    """Real templates: of a few always the same, of more those too that come first."""
    if not TEMPLATES.is_dir():
        return []
    files = sorted(TEMPLATES.glob("brand__*.p*x"))
    first = [file for file in files if any(name in file.name for name in OFTEN)]
    return [*first, *(file for file in files if file not in first)][:MOST]


def of_brand(file: Path, kit: BrandKit) -> list[tuple[str, int | None, str]]:
    found = check_presentation(file, kit)
    return [(each.rule, each.slide, str(each.message)) for each in found if each.rule.startswith("brand.")]


@pytest.mark.skipif(not TEMPLATES.is_dir(), reason="real templates lie beside the project, and are not here")
@pytest.mark.parametrize("template", templates(), ids=lambda file: file.stem)
def test_talks_on_an_adopted_template_and_the_template_itself_have_no_findings(template: Path, tmp_path: Path) -> None:
    call = ["brand", "import", str(template), "--name", "Prøvevik kommune", "--slogan", "Sammen om alt"]
    assert run([*call, "-o", str(tmp_path / "kit")]) == 0
    kit = load_kit(tmp_path / "kit")
    assert of_brand(kit.template.file, kit) == []
    source = tmp_path / "foredrag.md"
    source.write_text(TALK, "utf-8")
    assert run(["export", str(source), "-o", str(tmp_path / "a.pptx"), "--brand", str(tmp_path / "kit")]) in (0, 1)
    assert of_brand(tmp_path / "a.pptx", kit) == []


def test_a_deck_of_a_shipped_kit_is_on_another_template_than_the_adopted_one(tmp_path: Path) -> None:
    files = templates()
    if not files:
        pytest.skip("real templates lie beside the project, and are not here")
    assert run(["brand", "import", str(files[0]), "--name", "Prøvevik kommune", "-o", str(tmp_path / "kit")]) == 0
    deck = export(tmp_path, "fjordvik", TALK)
    assert [rule for rule, _, _ in of_brand(deck, load_kit(tmp_path / "kit"))] == ["brand.theme"]
