"""README and CHANGELOG say what is so: every command, room, file and rule that they name is there."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from leaderdeck.cli.program import COMMANDS
from leaderdeck.paths import resource_folder

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
TABLE = re.findall(r"^\| `leaderdeck ([^`]+)` \|", README, re.MULTILINE)
TALK = (
    "---\ntitle: Åpent hus\nlang: nb\n---\n\n## Velkommen inn\n\n- Kaffe\n\n"
    "## Kvelden\n\n::: agenda 18.00\n- Velkommen (30 min)\n:::\n"
)


def shell_blocks() -> list[str]:
    return re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("call", TABLE)
def test_a_command_in_the_table_runs_as_it_is_written(call: str, leaderdeck, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(call)
    if arguments[0] != "new":
        (tmp_path / "tale.md").write_text(TALK, "utf-8")
    shutil.copy(resource_folder("brands", "granheim", "template.pptx"), tmp_path / "mal.pptx")
    if arguments[0] == "rebrand":
        old = Presentation()
        old.slides.add_slide(old.slide_layouts[0]).shapes.title.text = "Plan"
        (tmp_path / "gamle").mkdir()
        old.save(str(tmp_path / "gamle" / "plan.pptx"))
    code, out, err = leaderdeck(*arguments)
    assert code == 0, err
    assert out


def test_the_table_has_every_command() -> None:
    assert {call.split()[0] for call in TABLE} == set(COMMANDS)


def test_the_options_that_readme_names_are_options(leaderdeck) -> None:
    helps = "".join(leaderdeck(command, "--help")[1] for command in COMMANDS)
    for line in README.splitlines():
        if line.startswith("| `leaderdeck"):
            assert all(option in helps for option in re.findall(r"--[a-z]+", line)), line


def test_the_files_that_readme_names_are_there() -> None:
    named = re.findall(r"(?:resources|tests|leaderdeck|\.ci)/[\w./-]*\w", README)
    assert "resources/samples/ro-i-baten.md" in named
    assert "tests/benchmarks/export_speed.py" in named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_one_block_runs_the_program_and_one_the_tests() -> None:
    run, tests = shell_blocks()
    assert "leaderdeck resources/samples/ro-i-baten.md" in run
    assert ".venv/bin/pytest" in tests
    assert "<!-- test command -->" in README


def test_every_room_is_in_the_walk() -> None:
    walk = README[README.index("## A walk") :]
    rooms = {path.name for path in (ROOT / "leaderdeck").iterdir() if (path / "__init__.py").is_file()}
    alone = {path.stem for path in (ROOT / "leaderdeck").glob("*.py") if not path.stem.startswith("__")}
    named = set(re.findall(r"`([a-z_]+)(?:/|\.py)?`", walk))
    assert rooms | alone <= named
    assert set(re.findall(r"`([a-z_]+)/`", walk)) - {"resources", "tests"} == rooms


def test_every_room_says_what_it_is_for() -> None:
    for file in (ROOT / "leaderdeck").glob("*/__init__.py"):
        assert re.match(r'""".{20,}\."""', file.read_text("utf-8")), file


def test_the_changelog_names_every_command() -> None:
    assert "## Unreleased" in CHANGELOG or re.search(r"## \[?\d+\.\d+\.\d+", CHANGELOG)
    assert [command for command in COMMANDS if f"`{command}`" not in CHANGELOG] == []


def test_every_shipped_font_has_its_license_and_is_in_the_notice() -> None:
    notice = resource_folder("fonts", "NOTICE.md").read_text("utf-8")
    folders = [folder for folder in resource_folder("fonts").iterdir() if folder.is_dir()]
    assert len(folders) >= 5
    for folder in folders:
        licenses = [file for file in folder.iterdir() if file.suffix == ".txt"]
        assert licenses, folder
        assert all(len(file.read_text("utf-8")) > 1000 for file in licenses)
        assert folder.name in notice.lower().replace(" ", "-")


def test_no_translation_is_empty() -> None:
    for file in resource_folder("translations").glob("*.json"):
        for source, translated in json.loads(file.read_text("utf-8")).items():
            assert source.strip()
            assert set(translated) == {"nn", "en"}, source
            assert all(text.strip() for text in translated.values()), source


def test_whistleblowing_is_the_only_thing_called_varsling() -> None:
    for file in resource_folder("translations").glob("*.json"):
        for source, translated in json.loads(file.read_text("utf-8")).items():
            if re.search(r"\bvarsl", source + translated["nn"], re.IGNORECASE):
                assert "whistleblow" in translated["en"], source


def test_nothing_of_the_workshop_is_in_product_texts() -> None:
    workshop = re.compile(r"/work/|/home/|/tmp/|\bTODO\b|\bFIXME\b|\bcoordinator\b", re.IGNORECASE)
    files = [*(ROOT / "leaderdeck").rglob("*.py"), *resource_folder().rglob("*.md"), *resource_folder().rglob("*.json"),
             *resource_folder().rglob("*.toml"), ROOT / "README.md", ROOT / "CHANGELOG.md"]  # fmt: skip
    assert [file for file in files if workshop.search(file.read_text("utf-8"))] == []
