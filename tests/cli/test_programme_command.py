"""`leaderdeck programme`: the day by itself, and what it says when that cannot be."""

import json
from pathlib import Path

import pytest

DAY = """---
title: Samling
date: 2026-03-16
lang: nb
---

## Dagen

::: agenda 09.00
- Velkommen (30 min)
- Lunsj
- Uvisst (15 min)
:::
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "samling.md"
    file.write_text(DAY, "utf-8")
    return file


@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!doctype html>"), ("docx", b"PK"), ("ics", b"BEGIN:VCAL")])
def test_the_ending_says_what_is_written(ending: str, begins: bytes, talk: Path, leaderdeck) -> None:
    target = talk.with_name(f"ut.{ending}")
    code, out, err = leaderdeck("programme", talk, "-o", target)
    assert (code, err) == (0, "")
    assert target.read_bytes().startswith(begins)
    assert f"Skrev {target}: {2 if ending == 'ics' else 3} bolker." in out
    assert "2 klokkeslett er regnet ut av starten og varighetene." in out
    assert ("Uten klokkeslett, så ikke med i kalenderen: «Uvisst»." in out) == (ending == "ics")


def test_without_a_name_a_page_is_written_beside_the_talk(talk: Path, leaderdeck) -> None:
    assert leaderdeck("programme", talk)[0] == 0
    assert talk.with_name("samling-program.html").is_file()


def test_programs_get_one_document(talk: Path, leaderdeck) -> None:
    code, out, _ = leaderdeck("programme", talk, "-o", talk.with_name("ut.ics"), "--json")
    assert code == 0
    assert json.loads(out)["slots"] == 2
    assert json.loads(out)["remarks"] == ["Uten klokkeslett, så ikke med i kalenderen: «Uvisst»."]


@pytest.mark.parametrize(
    ("changed", "ending", "words"),
    [
        (("::: agenda 09.00", "::: steg"), "html", "ikke noe program"),
        (("date: 2026-03-16\n", ""), "ics", "ingen dag"),
        (("agenda 09.00", "agenda"), "ics", "ingen klokkeslett"),
        (("lang: nb", "lang: nb\nprivate: true"), "html", "merket privat"),
        (("", ""), "pdf", "velg .html, .docx eller .ics"),
        (("(30 min)\n", "(30 min)\n  - 01010112377\n"), "html", "--allow privacy.national-id"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    changed: tuple[str, str], ending: str, words: str, talk: Path, leaderdeck
) -> None:
    talk.write_text(DAY.replace(*changed) if changed[0] else DAY, "utf-8")
    target = talk.with_name(f"ut.{ending}")
    code, out, err = leaderdeck("programme", talk, "-o", target)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.strip().splitlines()) == 1
    assert not target.exists()


def test_a_file_of_the_user_s_own_is_not_replaced_and_the_talk_never(talk: Path, leaderdeck) -> None:
    own = talk.with_name("ut.html")
    own.write_text("mitt", "utf-8")
    assert leaderdeck("programme", talk, "-o", own)[0] == 2
    assert own.read_text("utf-8") == "mitt"
    assert leaderdeck("programme", talk, "-o", own, "--force")[0] == 0
    page = talk.with_name("tale.html")
    page.write_text(DAY, "utf-8")
    assert leaderdeck("programme", page, "-o", page, "--force")[0] == 2
    assert page.read_text("utf-8") == DAY
