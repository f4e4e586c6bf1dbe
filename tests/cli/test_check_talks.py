"""`leaderdeck check`: findings, exit codes, and rules with their sources."""

import json
from pathlib import Path

import pytest

CLEAN = "---\ntitle: Åpent hus\nlang: nb\n---\n\n## Velkommen inn\n\n- Kaffe\n- Kake\n"
WARNED = CLEAN + "\n## Velkommen inn\n\n- Kaffe igjen\n"
WRONG = CLEAN + "\n## Kart\n\n![](finnes-ikke.png)\n"


@pytest.fixture
def checked(leaderdeck, tmp_path: Path):
    def check(text: str, *arguments: str) -> tuple[int, str, str]:
        file = tmp_path / "tale.md"
        file.write_text(text, "utf-8")
        return leaderdeck("check", file, *arguments)

    return check


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [(CLEAN, (), 0), (CLEAN, ("--strict",), 0), (WARNED, (), 0), (WARNED, ("--strict",), 1), (WRONG, (), 1)],
)
def test_the_exit_code_says_whether_something_is_wrong(checked, text: str, arguments, code: int) -> None:
    assert checked(text, *arguments)[0] == code
    assert checked(text, *arguments, "--json")[0] == code


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", ""), ("utf-8-sig", "UTF-8 (BOM)"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_how_a_file_is_written_is_said_where_it_is_not_plain(
    leaderdeck, tmp_path: Path, encoding: str, name: str
) -> None:
    (tmp_path / "tale.md").write_text(CLEAN, encoding)
    code, out, _ = leaderdeck("check", tmp_path / "tale.md")
    assert code == 0
    assert (f"tale.md:1: tips: Filen er lest som {name}." in out) == bool(name)
    off = CLEAN.replace("lang: nb", "lang: nb\nav: file.encoding")
    (tmp_path / "tale.md").write_text(off, encoding)
    assert "Filen er lest" not in leaderdeck("check", tmp_path / "tale.md")[1]


def test_json_is_one_document_and_nothing_else(checked, tmp_path: Path) -> None:
    _, out, err = checked(WRONG, "--json")
    assert err == ""
    report = json.loads(out)
    assert set(report) == {"format", "files", "findings"}
    assert [file["file"] for file in report["files"]] == [str(tmp_path / "tale.md")]
    assert report["files"][0]["findings"] == report["findings"]
    missing = next(found for found in report["findings"] if found["rule"] == "file.picture-missing")
    assert missing["severity"] == "error"
    assert missing["line"] == 13
    assert missing["slide"] == 3
    assert missing["message"].endswith(".")
    assert missing["advice"].endswith(".")


def test_a_line_says_where_what_and_what_to_do(checked, tmp_path: Path) -> None:
    _, out, _ = checked(WRONG)
    first, *_, last = out.splitlines()
    assert first.startswith(f"{tmp_path / 'tale.md'}:")
    assert first.endswith("]")
    assert "feil: " in last


def test_every_rule_has_a_source_and_a_way_to_switch_it_off(leaderdeck) -> None:
    code, out, err = leaderdeck("check", "--rules", "--json")
    assert (code, err) == (0, "")
    rules = json.loads(out)["rules"]
    assert len({rule["rule"] for rule in rules}) == len(rules) > 50
    for rule in rules:
        assert set(rule) == {"rule", "severity", "asks", "source", "switch_off"}
        assert rule["severity"] in {"error", "warning", "info"}
        assert rule["asks"].endswith(".")
        assert rule["source"]
        assert bool(rule["switch_off"]) != rule["rule"].startswith("privacy."), "privacy is never switched off"


def test_the_list_for_people_names_every_rule_with_its_source(leaderdeck) -> None:
    rules = json.loads(leaderdeck("check", "--rules", "--json")[1])["rules"]
    _, out, _ = leaderdeck("check", "--rules")
    lines = out.splitlines()
    for rule in rules:
        assert any(line.startswith(f"{rule['rule']} (") and line.endswith(f"[{rule['source']}]") for line in lines)


def test_a_rule_that_is_switched_off_is_silent(checked) -> None:
    _, out, _ = checked(WARNED, "--json")
    rule = next(found["rule"] for found in json.loads(out)["findings"] if found["severity"] == "warning")
    _, out, _ = checked(WARNED.replace("lang: nb", f"lang: nb\nav: {rule}"), "--json")
    assert rule not in {found["rule"] for found in json.loads(out)["findings"]}
