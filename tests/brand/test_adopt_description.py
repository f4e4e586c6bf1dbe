"""`brand.toml` of kits that keep somebody else's template: what it may say, and what is said when it is wrong."""

from pathlib import Path

import pytest
from municipal_template import municipal_template

from leaderdeck.brand.check import check_kit
from leaderdeck.brand.reader import load_kit
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.errors import BrandProblem

HEAD = """\
format = 1
id = "storvik"
name = "Storvik kommune"
version = "1.0"
language = "nb"
[slogan]
nb = "Sammen"
[colors]
text = { rgb = "#000000", slot = "dk1" }
ground = { rgb = "#FFFFFF", slot = "lt1" }
heading = { rgb = "#000000", slot = "dk1" }
soft-ground = { rgb = "#E8F0F2", slot = "lt2" }
accent = { rgb = "#0B6E4F", slot = "accent1" }
second = { rgb = "#D97706", slot = "accent2" }
line = { rgb = "#8AB6C1", slot = "accent3" }
muted = { rgb = "#123B5D", slot = "dk2" }
deep = { rgb = "#123B5D", slot = "dk2" }
panel = { rgb = "#E8F0F2", slot = "lt2" }
link = { rgb = "#0000FF", slot = "hlink" }
followed = { rgb = "#800080", slot = "folHlink" }
[fonts]
heading = { family = "Calibri" }
body = { family = "Calibri" }
"""

ROLE = '[template]\nadopted = true\n[[template.role]]\nrole = "cover"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    municipal_template(tmp_path / "template.pptx")
    return tmp_path


def write(folder: Path, rest: str) -> Path:
    (folder / "brand.toml").write_text(HEAD + rest, "utf-8")
    return folder


def test_roles_that_are_not_said_are_guessed(folder: Path) -> None:
    kit = load_kit(write(folder, "[template]\nadopted = true\n"))
    assert [place.role for place in kit.roles] == list(LAYOUT_NAMES)
    assert {place.role: place.layout for place in kit.roles}["content"] == 1


def test_what_a_person_says_of_a_role_holds(folder: Path) -> None:
    kit = load_kit(write(folder, '[template]\nadopted = true\n[[template.role]]\nrole = "closing"\nlayout = 2\n'))
    closing = next(place for place in kit.roles if place.role == "closing")
    assert (closing.layout, closing.why, closing.confidence) == (2, "person", 1.0)
    assert dict(closing.slots)[0] == 0
    assert kit.template.layout("closing").index == 2


def test_colors_are_those_of_the_theme_whatever_the_description_remembers(folder: Path) -> None:
    write(folder, "[template]\nadopted = true\n")
    text = (folder / "brand.toml").read_text("utf-8").replace("#0B6E4F", "#123456")
    (folder / "brand.toml").write_text(text, "utf-8")
    kit = load_kit(folder)
    assert kit.palette.rgb(kit.palette.slot("accent")) == "#0B6E4F"


def test_two_roles_may_share_a_slot(folder: Path) -> None:
    palette = load_kit(write(folder, "[template]\nadopted = true\n")).palette
    assert palette.slot("text") == palette.slot("heading") == "dk1"
    assert ("dk1", "lt1") in palette.text_pairs


def test_sizes_may_be_the_templates_own(folder: Path) -> None:
    kit = load_kit(write(folder, "[sizes]\nbody = [14, 12, 9]\nfooter = 7\n[template]\nadopted = true\n"))
    assert (kit.sizes.body, kit.sizes.footer) == ((14.0, 12.0, 9.0), 7.0)


def test_colors_that_read_badly_are_remarked_on_and_not_refused(folder: Path) -> None:
    write(folder, "[template]\nadopted = true\n")
    text = (folder / "brand.toml").read_text("utf-8").replace('slot = "accent1"', 'slot = "accent6"')
    (folder / "brand.toml").write_text(text, "utf-8")
    remarks = check_kit(load_kit(folder))
    assert [remark for remark in remarks if remark.rule == "brand.contrast"]


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("[template]\nadopted = false\n", "mal som er deres egen"),
        ("[template]\n", "adopted mangler"),
        ('[template]\nadopted = true\n[[template.role]]\nrole = "forside"\nlayout = 1\n', "navnet på et oppsett"),
        (ROLE + 'layout = -1\n', "et tall fra 0"),
        (ROLE + 'layout = 99\n', "malen har bare 11"),
        (ROLE + 'layout = 1\nwhy = "kanskje"\n', "nearest"),
        (ROLE + 'layout = 1\nslots = { "15" = 1 }\n', "fra «0»"),
        (ROLE + 'layout = 0\n[[template.role]]\nrole = "cover"\n'
         "layout = 1\n", "to ganger"),
        ("[grid]\nleft = 30\n[template]\nadopted = true\n", "grid"),
        ("[sizes]\nbody = [5]\n[template]\nadopted = true\n", "ingen under 6"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(folder: Path, rest: str, words: str) -> None:
    with pytest.raises(BrandProblem) as caught:
        load_kit(write(folder, rest))
    assert words in str(caught.value)


def test_a_slot_is_only_for_adopted_kits(folder: Path) -> None:
    with pytest.raises(BrandProblem, match="slot"):
        load_kit(write(folder, ""))
