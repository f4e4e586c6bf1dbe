"""LeaderDeck in the user's menu: put there and taken out again, and whatever others chose stays chosen."""

import os
import shutil
import stat
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from leaderdeck.desktop.machine.default_programs import chosen_program, first_program
from leaderdeck.desktop.machine.file_association import install_association, is_associated, remove_association
from leaderdeck.errors import FileProblem
from leaderdeck.paths import resource_folder

OTHER = "[Desktop Entry]\nType=Application\nName=Notater\nExec=notes %f\nMimeType=text/plain;\n"


class Desktop:
    """A user's and a machine's folders."""

    def __init__(self, root: Path) -> None:
        self.home, self.data, self.config = root / "home", root / "home/data", root / "home/config"
        self.machine = root / "usr/share"
        for folder in (self.home, self.machine / "applications"):
            folder.mkdir(parents=True)

    @property
    def entry(self) -> Path:
        return self.data / "applications/leaderdeck.desktop"

    @property
    def choices(self) -> Path:
        return self.config / "mimeapps.list"

    def has_program(self, name: str, *mimes: str) -> None:
        (self.machine / "applications" / name).write_text(OTHER, "utf-8")
        cache = self.machine / "applications/mimeinfo.cache"
        old = cache.read_text("utf-8") if cache.exists() else "[MIME Cache]\n"
        cache.write_text(old + "".join(f"{mime}={name};\n" for mime in mimes), "utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file that is not the work of the desktop's own tools."""
        found = {path.relative_to(self.home).as_posix(): path for path in self.home.rglob("*") if path.is_file()}
        made = ("data/mime/", "data/applications/mimeinfo.cache")
        return {
            name: path.read_bytes()
            for name, path in found.items()
            if not name.startswith(made) or name.startswith("data/mime/packages/")
        }


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop(tmp_path)
    for name, value in (
        ("HOME", made.home), ("XDG_DATA_HOME", made.data), ("XDG_CONFIG_HOME", made.config),
        ("XDG_DATA_DIRS", made.machine), ("XDG_CONFIG_DIRS", tmp_path / "etc"), ("XDG_CURRENT_DESKTOP", "GNOME"),
        ("PATH", tmp_path / "no-tools"),
    ):  # fmt: skip
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr(sys, "platform", "linux")
    return made


def read_entry(text: str) -> dict[str, str]:
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    return dict(parser["Desktop Entry"])


def test_the_shipped_entry_says_who_it_is_in_three_languages():
    entry = read_entry(resource_folder("desktop", "leaderdeck.desktop").read_text("utf-8"))
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert {key, f"{key}[nb]", f"{key}[nn]", f"{key}[en]"} <= set(entry)
    assert entry["Comment[nb]"] != entry["Comment[nn]"] != entry["Comment[en]"]
    assert entry["Exec"] == "leaderdeck %F"
    assert entry["MimeType"] == "text/markdown;text/plain;application/x-leaderdeck-brand;"
    assert entry["Terminal"] == "false"


def test_the_kind_of_file_is_told_softly_and_a_txt_stays_a_txt():
    root = ElementTree.fromstring(resource_folder("desktop", "leaderdeck-markdown.xml").read_bytes())
    globs = {glob.get("pattern"): int(glob.get("weight", "50")) for glob in root.iter() if glob.tag.endswith("glob")}
    assert globs == {"*.md": 40, "*.markdown": 40, "*.ldbrand": 50}
    assert {kind.get("type") for kind in root} == {"text/markdown", "application/x-leaderdeck-brand"}


def test_installed_for_this_user_alone_and_removed_without_a_trace(desktop):
    before = desktop.files()
    told = install_association()
    assert told.installed
    assert is_associated()
    entry = read_entry(desktop.entry.read_text("utf-8"))
    assert entry["Exec"].endswith("%F")
    assert entry["Exec"].startswith('"/')
    names = set(desktop.files())
    assert "data/icons/hicolor/48x48/apps/leaderdeck.png" in names
    assert "data/icons/hicolor/scalable/apps/leaderdeck.svg" in names
    assert "data/mime/packages/leaderdeck-markdown.xml" in names
    assert all(name.startswith("data/") for name in names), "nothing outside the user's data"
    assert not stat.S_IMODE(desktop.entry.stat().st_mode) & 0o022, "nobody else may change what is started"
    assert not remove_association().installed
    assert not is_associated()
    assert desktop.files() == before


def test_twice_is_as_good_as_once(desktop):
    desktop.has_program("org.notes.desktop", "text/plain")
    install_association()
    first = desktop.files()
    install_association()
    assert desktop.files() == first
    remove_association()
    remove_association()
    assert is_associated() is False


def test_what_opened_a_file_before_still_opens_it(desktop):
    desktop.has_program("org.notes.desktop", "text/plain")
    assert (first_program("text/plain"), first_program("text/markdown")) == ("org.notes.desktop", "")
    install_association()
    assert chosen_program("text/plain") == "org.notes.desktop"
    assert chosen_program("text/markdown") == "org.notes.desktop", "which opened it as plain text"
    remove_association()
    assert chosen_program("text/markdown") == ""
    assert chosen_program("text/plain") == ""
    assert not desktop.choices.exists()


def test_choices_of_the_user_and_the_machine_are_left_as_they_are(desktop):
    desktop.has_program("org.notes.desktop", "text/plain", "text/markdown")
    desktop.has_program("org.words.desktop", "text/markdown")
    desktop.config.mkdir()
    written = "# mine\n[Added Associations]\ntext/html=x.desktop;\n\n"
    written += "[Default Applications]\ntext/markdown=org.words.desktop\n"
    desktop.choices.write_text(written, "utf-8")
    (desktop.machine / "applications/gnome-mimeapps.list").write_text(
        "[Default Applications]\ntext/plain=org.notes.desktop\n", "utf-8"
    )
    install_association()
    assert desktop.choices.read_text("utf-8") == written
    remove_association()
    assert desktop.choices.read_text("utf-8") == written


def test_a_choice_is_added_among_others_and_taken_back_alone(desktop):
    desktop.has_program("org.notes.desktop", "text/plain")
    desktop.config.mkdir()
    written = "[Default Applications]\nimage/png=gimp.desktop\n\n[Added Associations]\ntext/plain=org.notes.desktop;\n"
    desktop.choices.write_text(written, "utf-8")
    install_association()
    assert "text/plain=org.notes.desktop\n" in desktop.choices.read_text("utf-8")
    remove_association()
    assert desktop.choices.read_text("utf-8") == written


def test_a_choice_the_user_changed_since_is_not_taken_back(desktop):
    desktop.has_program("org.notes.desktop", "text/plain")
    desktop.has_program("org.words.desktop", "text/markdown")
    install_association()
    chosen = desktop.choices.read_text("utf-8").replace("text/plain=org.notes", "text/plain=org.words")
    desktop.choices.write_text(chosen, "utf-8")
    remove_association()
    assert chosen_program("text/plain") == "org.words.desktop"
    assert chosen_program("text/markdown") == ""


@pytest.mark.parametrize(
    "broken",
    ["", "no section\n", "[Default Applications\n", "[Default Applications]\ntext/plain\n", "\x00\x01", "[a]\n[a]\n"],
)
def test_a_broken_list_of_choices_stops_nothing_and_keeps_its_lines(desktop, broken):
    desktop.has_program("org.notes.desktop", "text/plain")
    desktop.config.mkdir()
    desktop.choices.write_text(broken, "utf-8")
    assert install_association().installed
    assert all(line in desktop.choices.read_text("utf-8").split("\n") for line in broken.split("\n"))


def test_an_entry_that_others_made_is_refused_and_kept(desktop):
    desktop.entry.parent.mkdir(parents=True)
    desktop.entry.write_text(OTHER, "utf-8")
    with pytest.raises(FileProblem, match="laget av noen andre"):
        install_association()
    assert not is_associated()
    remove_association()
    assert desktop.entry.read_text("utf-8") == OTHER
    assert set(desktop.files()) == {"data/applications/leaderdeck.desktop"}


def test_an_icon_that_the_user_changed_is_not_removed(desktop):
    install_association()
    own = desktop.data / "icons/hicolor/48x48/apps/leaderdeck.png"
    own.write_bytes(b"own")
    remove_association()
    assert set(desktop.files()) == {"data/icons/hicolor/48x48/apps/leaderdeck.png"}


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(desktop):
    desktop.data.write_text("a file where the folder should be", "utf-8")
    with pytest.raises((FileProblem, OSError)):
        install_association()
    assert not is_associated()


def test_without_folders_named_the_home_folder_is_used(desktop, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, "relative/is/ignored")
    install_association()
    assert (desktop.home / ".local/share/applications/leaderdeck.desktop").is_file()


@pytest.mark.parametrize("folder", ['Mine "ting"', "50 % $HOME", "a\\b", "æ ø å"])
def test_a_program_in_an_odd_folder_is_started_whole(desktop, monkeypatch, tmp_path, folder):
    place = tmp_path / folder
    place.mkdir()
    script = place / "leaderdeck"
    script.write_text('#!/bin/sh\nprintf "%s|" "$0" "$@" > "$OUT"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(place / "python"))
    install_association()
    command = read_entry(desktop.entry.read_text("utf-8"))["Exec"]
    assert command.count("%F") == 1
    assert started_with(command, tmp_path, monkeypatch) == [str(script), "/tale é.md", ""]


def started_with(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the entry's words are, read by the specification: the entry's escapes, its fields, then its quotes."""
    unescaped = command.replace("\\\\", "\\")
    shell = unescaped.replace("%F", "'/tale é.md'").replace("%%", "%")
    out = tmp_path / "out"
    subprocess.run(["/bin/sh", "-c", shell], check=True, env={**os.environ, "OUT": str(out)})
    return out.read_text("utf-8").split("|")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_it_is_said_that_the_installer_does_it(desktop, monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    for told in (install_association(), remove_association()):
        assert not told.installed
        assert "installasjonen" in str(told.sentence)
        assert told.sentence.in_language("en").startswith("On this machine it is the installer")
    assert desktop.files() == {}


TOOL = shutil.which("update-mime-database")


@pytest.mark.skipif(not TOOL, reason="shared-mime-info is not installed")
def test_the_kind_of_file_is_understood_by_the_desktop(desktop, monkeypatch):
    monkeypatch.setenv("PATH", str(Path(TOOL or "").parent))
    install_association()
    globs = (desktop.data / "mime/globs2").read_text("utf-8").splitlines()
    assert "40:text/markdown:*.md" in globs
    assert not [line for line in globs if line.endswith("*.txt")]
    remove_association()
    assert "markdown" not in (desktop.data / "mime/globs2").read_text("utf-8")
