"""Interim and final profiles: the day of the talk says which one it gets."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import choose_kit, find_kit
from leaderdeck.brand.kit import Successor
from leaderdeck.brand.kit_profiles import profile_in_force
from leaderdeck.brand.kit_store import install_kit
from leaderdeck.brand.kit_summary import KitSummary, version_key
from leaderdeck.errors import BrandProblem
from leaderdeck.paths import resource_folder

OLD, NEW = date(2026, 12, 31), date(2027, 1, 1)


def kit(kit_id: str, successor: str = "", since: date | None = None, first: date | None = None,
        last: date | None = None, exceptions: str = "") -> KitSummary:  # fmt: skip
    follows = Successor(successor, since) if successor else None
    return KitSummary(kit_id, f"Kommune {kit_id}", "1.0", Path(), accessible=False, replaced_by=follows,
                      valid_from=first, valid_to=last, exceptions=exceptions)  # fmt: skip


@pytest.mark.parametrize(
    ("kits", "named", "day", "chosen"),
    [
        ([kit("a", "b", NEW), kit("b")], "a", OLD, "a"),
        ([kit("a", "b", NEW), kit("b")], "a", NEW, "b"),
        ([kit("a", "b", last=OLD), kit("b")], "a", OLD, "a"),
        ([kit("a", "b", last=OLD), kit("b")], "a", NEW, "b"),
        ([kit("a", "b"), kit("b", first=NEW)], "a", OLD, "a"),
        ([kit("a", "b"), kit("b", first=NEW)], "a", NEW, "b"),
        ([kit("a", "b"), kit("b", first=NEW)], "b", OLD, "a"),
        ([kit("a", "b"), kit("b", first=NEW)], "b", NEW, "b"),
        ([kit("a", "b"), kit("b")], "a", NEW, "a"),
        ([kit("a", "b", OLD), kit("b", "c", NEW), kit("c")], "a", NEW, "c"),
        ([kit("a", "b", OLD), kit("b", "a", OLD)], "a", NEW, "b"),
        ([kit("a", "a", OLD)], "a", NEW, "a"),
        ([kit("a", "b", last=date.max), kit("b")], "a", NEW, "a"),
        ([kit("a", "b", NEW, first=date(2026, 6, 1)), kit("b", first=NEW)], "b", date(2026, 5, 1), "b"),
    ],
)
def test_the_profile_of_the_day(kits: list[KitSummary], named: str, day: date, chosen: str) -> None:
    known = {one.id: one for one in kits}
    found, reason = profile_in_force(known[named], day, known)
    assert found.id == chosen
    assert (reason is None) == (chosen == named)
    if reason is not None:
        assert day.isoformat() in str(reason)


def test_a_successor_that_is_not_here_is_said() -> None:
    known = {"a": kit("a", "b", NEW)}
    found, reason = profile_in_force(known["a"], NEW, known)
    assert found.id == "a"
    assert str(reason) == "Profilen «Kommune a» ble avløst av «b» 2027-01-01, men den finnes ikke her."


def test_exceptions_are_told_with_the_reason() -> None:
    known = {"a": kit("a", "b", NEW, exceptions="Foredrag om sammenslåingen kan bruke ny profil."), "b": kit("b")}
    _, reason = profile_in_force(known["a"], NEW, known)
    assert str(reason).endswith("Unntak: Foredrag om sammenslåingen kan bruke ny profil.")


def test_versions_are_numbers() -> None:
    ordered = ["x", "0.9", "1", "1.0.1", "1.2", "1.10", "2"]
    assert sorted(ordered, key=version_key) == ordered
    assert version_key("2.1") == version_key("2.1.0.0")


@pytest.fixture
def two_profiles(tmp_path: Path) -> None:
    """An interim kit that gives way to a final one on the first day of 2027."""
    follows = 'valid-to = 2026-12-31\nreplaced-by = { id = "endelig", from = 2027-01-01 }\n'
    for kit_id, more in (("midlertidig", follows), ("endelig", "valid-from = 2027-01-01\n")):
        folder = tmp_path / kit_id
        shutil.copytree(resource_folder("brands", "plain"), folder)
        text = (folder / "brand.toml").read_text("utf-8").replace('id = "plain"', f'id = "{kit_id}"', 1)
        (folder / "brand.toml").write_text(text.replace("[slogan]", f"{more}[slogan]", 1), "utf-8")
        install_kit(folder)


@pytest.mark.usefixtures("two_profiles")
def test_a_talk_gets_the_kit_of_its_day(leaderdeck, tmp_path: Path) -> None:
    assert find_kit("midlertidig", day=OLD).id == "midlertidig"
    choice = choose_kit("midlertidig", day=NEW)
    assert choice.kit.id == "endelig"
    assert str(choice.reason) == "Profilen «midlertidig» gjelder ikke 2027-01-01; foredraget får «endelig»."
    assert choose_kit("midlertidig@1.0", day=NEW).kit.id == "midlertidig", "who pins a version gets it"
    assert choose_kit(str(tmp_path / "midlertidig"), day=NEW).kit.id == "midlertidig", "and who names a folder"
    talk = tmp_path / "tale.md"
    for day, brand in (("2026-11-03", "midlertidig"), ("2027-02-03", "endelig")):
        talk.write_text(f"---\ntitle: Hei\nbrand: midlertidig\ndate: {day}\n---\n\n# Hei\n\n- du\n", "utf-8")
        _, out, err = leaderdeck("inspect", talk, "--json")
        assert f'"brand": "{brand}"' in out, err


def test_a_successor_is_described_without_mistakes(kit_folder: Path, spoil, complaints) -> None:
    spoil(("[slogan]", '[replaced-by]\nid = "Ny!"\nform = 2027-01-01\n\n[slogan]'))
    assert [line.split(":")[1].split()[0] for line in complaints()] == ["replaced-by.id", "replaced-by.form"]
    with pytest.raises(BrandProblem):
        install_kit(kit_folder)
