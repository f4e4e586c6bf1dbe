"""A kit in one file: everything that belongs to it, nothing else, the same bytes each time, and no surprise inside."""

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.brand.kit_entry_names import is_plain_name, same_name
from leaderdeck.brand.kit_package import pack_kit, read_kit_package
from leaderdeck.brand.reader import load_kit
from leaderdeck.errors import BrandProblem
from leaderdeck.paths import resource_folder

FJORDVIK = resource_folder("brands", "fjordvik")
SANS = resource_folder("fonts", "liberation-sans")


def packed(folder: Path) -> bytes:
    stream = io.BytesIO()
    pack_kit(folder, stream)
    return stream.getvalue()


@pytest.fixture
def own_fonts(tmp_path: Path) -> Path:
    """A kit with a font and a license of its own, and things beside them that are nobody's business."""
    folder = tmp_path / "profil"
    shutil.copytree(FJORDVIK, folder)
    shutil.copy(SANS / "LiberationSans-Regular.ttf", folder / "hus.ttf")
    (folder / "OFL.txt").write_text("Copyright: SIL Open Font License\n", "utf-8")
    (folder / "brand.toml").write_text(
        (folder / "brand.toml").read_text("utf-8").replace(
            'body = { family = "Open Sans" }', 'body = { family = "Husets skrift", regular = "hus.ttf" }'
        ),
        "utf-8",
    )  # fmt: skip
    (folder / "passord.txt").write_text("hemmelig", "utf-8")
    (folder / "utkast.pptx").write_bytes(b"utkast")
    (folder / ".DS_Store").write_bytes(b"x")
    return folder


@pytest.mark.parametrize("name", ["fjordvik", "granheim", "plain"])
def test_a_kit_comes_out_as_it_went_in(name: str, tmp_path: Path) -> None:
    folder = resource_folder("brands", name)
    file = tmp_path / "k.ldbrand"
    file.write_bytes(packed(folder))
    assert packed(folder) == file.read_bytes(), "the same kit gives the same bytes"
    package = read_kit_package(file)
    package.unpack(tmp_path / "ut")
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "ut").iterdir()} == there
    assert load_kit(tmp_path / "ut").palette == load_kit(folder).palette


def test_only_what_belongs_to_the_kit_goes_along(own_fonts: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(own_fonts))) as archive:
        names = set(archive.namelist())
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
    assert names == {
        "brand.toml", "template.pptx", "logo-light.svg", "logo-light.png", "logo-dark.svg", "logo-dark.png", "hus.ttf",
        "OFL.txt",
    }  # fmt: skip


def test_a_folder_that_somebody_packed_by_hand_is_understood(own_fonts: Path, tmp_path: Path) -> None:
    (own_fonts / "utkast.pptx").unlink()
    file = tmp_path / "hand.ldbrand"
    with zipfile.ZipFile(file, "w") as archive:
        for path in own_fonts.iterdir():
            archive.write(path, f"Profil Fjordvik/{path.name}")
        archive.writestr("__MACOSX/._brand.toml", b"x")
    assert {"brand.toml", "hus.ttf"} <= {name for name, _ in read_kit_package(file).files}


def test_a_kit_that_could_not_be_installed_is_not_packed(own_fonts: Path, tmp_path: Path) -> None:
    (own_fonts / "hus.ttf").write_bytes(b"ingen skrift")
    with pytest.raises(BrandProblem, match="fontfil"):
        packed(own_fonts)
    (own_fonts / "hus.ttf").unlink()
    (own_fonts / "hus.ttf").symlink_to("/etc/hostname")
    with pytest.raises(BrandProblem, match=r"hus\.ttf"):
        packed(own_fonts)


def test_every_refusal_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(BrandProblem, match=r"borte\.ldbrand"):
        read_kit_package(tmp_path / "borte.ldbrand")
    with pytest.raises(BrandProblem, match=r"ikke en vanlig fil|Is a directory"):
        read_kit_package(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "ror.ldbrand")
        with pytest.raises(BrandProblem, match="ikke en vanlig fil"):
            read_kit_package(tmp_path / "ror.ldbrand")
    with pytest.raises(BrandProblem, match="Kunne ikke lese"):
        read_kit_package(Path("a\0b.ldbrand"))


@pytest.mark.parametrize(
    "name", ["logo.svg", "Logo med mellomrom.svg", "skrifter/Åpen-Sans_2.ttf", "våpen.png", "a.b.c.png", "komet.svg"]
)
def test_plain_names_are_plain(name: str) -> None:
    assert is_plain_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "/a", "a/", "a//b", "..", "../a", "a/../b", ".", "a/./b", "C:a", "a\\b", "a\nb", "a\0b", "con", "CON.svg",
     "com1.txt", "LPT9", "nul .png", "a.", "a ", " a", "a?b", "a*b", 'a"b', "a<b", "a|b", "a:b", "a/b/c", "x" * 121,
     "a\u202eb", "a\u2028b", "a\ud800b", "a\u200bb", "COM¹.svg"],
)  # fmt: skip
def test_other_names_are_not(name: str) -> None:
    assert not is_plain_name(name)


@settings(max_examples=60)
@given(st.text(max_size=20))
def test_a_plain_name_stays_in_its_folder_everywhere(name: str) -> None:
    if is_plain_name(name):
        for system in (Path("/rot") / name, Path("/rot/a") / name):
            assert str(Path(os.path.normpath(system))) == str(system)
        assert not {"\\", ":", "\0"} & set(name)


def test_names_that_are_one_file_somewhere_are_the_same() -> None:
    assert same_name("B\u00c5T.png") == same_name("ba\u030at.PNG")
    assert same_name("båt.png") != same_name("bat.png")
