"""Rules on what a talk takes from other files: it came, it still holds, it says where it is from."""

from pathlib import Path

import pytest
from checking import TODAY, kit, names, only

from leaderdeck.checks.finding import Finding
from leaderdeck.checks.talks import find_problems
from leaderdeck.deck.origin_marks import origin_mark
from leaderdeck.outline.rewrite import brand_names_known
from leaderdeck.talk import Talk, brand_names, read_talk

CARD = "tittel: Tillit i tall\nslag: faktum\nverdi: 62\nenhet: prosent\nkilde: SSB\nbest-før: {until}"
FACT = f"---\n{CARD}\n---\n\nstoler på oss\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "bibliotek"
    folder.mkdir()
    (folder / "notat.md").write_text("## Tre lag\n\n- a\n- b\n\n> Sagt\n> — Kari\n", "utf-8")
    (folder / "gammelt.md").write_text(FACT.format(until="2025-12"), "utf-8")
    (folder / "nytt.md").write_text(FACT.format(until="2027"), "utf-8")
    (folder / "privat.md").write_text("---\nprivat: ja\n---\n\n## Hysj\n\nhysj\n", "utf-8")
    (folder / "uklar.md").write_text("---\n\tprivat: ja\n: :\n---\n\n## Hysj\n\nhysj\n", "utf-8")
    (folder / "låst.leaderdeck-locked").write_bytes(b"\x00hysj")
    return folder


def talk_of(body: str, library: Path) -> Talk:
    text = f"---\ntitle: Et foredrag\nlang: nb\n---\n\n{body}\n"
    return read_talk(text, kit(), library.parent, library)


def findings(body: str, library: Path) -> tuple[Finding, ...]:
    talk = talk_of(body, library)
    return find_problems(talk.deck, talk.kit, talk.scenes, talk.text, TODAY)


def mended(talk: Talk, finding: Finding) -> str:
    assert finding.repair is not None
    with brand_names_known(brand_names(talk.kit), shelf=talk.shelf):
        return finding.repair(talk.text)


@pytest.mark.parametrize("target", ["privat.md", "privat.md#Hysj", "uklar.md", "låst.leaderdeck-locked"])
def test_a_private_file_stops_the_export_and_says_nothing(target: str, library: Path) -> None:
    found = findings(f"## A\n\na\n\n::: sett-inn {target}", library)
    finding = only(found, "privacy.linked-file")
    assert (finding.severity, finding.line) == ("error", 10)
    talk = talk_of(f"av: privacy\n\n::: sett-inn {target}", library)
    assert "hysj" not in repr(talk.deck).replace(target, "")
    assert "privacy.linked-file" in names(talk.findings), "it cannot be switched off"


@pytest.mark.parametrize("target", ["borte.md", "notat.md#Borte", "../../utenfor.md", "/etc/passwd", "C:/a.md"])
def test_what_did_not_come_is_an_error(target: str, library: Path) -> None:
    (library.parent.parent / "utenfor.md").write_text("## Utenfor\n", "utf-8")
    finding = only(findings(f"## A\n\na\n\n::: sett-inn {target}", library), "library.include")
    assert (finding.severity, finding.line) == ("error", 10)


def test_a_fact_past_its_date_is_told_where_it_is_taken_in(library: Path) -> None:
    found = findings("## A\n\n::: sett-inn gammelt.md#faktum-1\n\n## B\n\n::: sett-inn nytt.md#faktum-1", library)
    finding = only(found, "library.fact-outdated")
    assert (finding.severity, finding.line, finding.slide, finding.opens) == (
        "warning", 8, 2, "bibliotek/gammelt.md#faktum-1",
    )  # fmt: skip
    assert "31. desember 2025" in str(finding.message)
    assert "library.fact-source" not in names(found)


@pytest.mark.parametrize("words", ["gjelder til 2025", "best før 1. mars 2026", "Gyldig til og med: 2026-03-15"])
def test_a_figure_that_says_its_own_date_is_told_of(words: str, library: Path) -> None:
    body = "## A\n\n::: fakta\n- 62 %: stoler på oss ({})\n:::\n\nKilde: SSB"
    assert only(findings(body.format(words), library), "library.fact-outdated").line == 9
    later = body.format(words.replace("2025", "2027").replace("2026", "2027"))
    assert "library.fact-outdated" not in names(findings(later, library))
    assert "library.fact-outdated" not in names(findings(f"## A\n\nAvtalen {words}.", library))


def test_quotes_and_figures_have_a_source(library: Path) -> None:
    found = findings("## A\n\n> Tillit er alt.\n\n## B\n\n::: fakta\n- 12: ledere\n:::", library)
    assert only(found, "library.quote-source").line == 8
    assert only(found, "library.fact-source").line == 12
    for fine in (
        "> Tillit er alt.\n> — Kari",
        "> Tillit er alt.\n\nKilde: en bok",
        "::: fakta\n- 12: ledere[^1]\n:::\n\n[^1]: SSB 2026",
        "::: fakta\n- 12: ledere\n:::\n\nKilde: SSB",
        "::: sett-inn notat.md#sitat-1",
        "::: fakta\n- hopp til et lysbilde: Ctrl+G\n- neste funn: F8\n- zoom: Ctrl+0\n:::",
        "::: fakta\nledere[^1]: 12\n:::\n\n[^1]: SSB 2026",
    ):
        assert not names(findings(f"## A\n\n{fine}", library), "library.")


def test_the_same_taken_in_twice_can_be_taken_away(library: Path) -> None:
    body = (
        "## A\n\na\n\n::: sett-inn notat.md#Tre lag\n:::\n\n## B\n\nb\n\n::: sett-inn bibliotek/notat.md#tre lag\n:::"
    )
    talk = talk_of(body, library)
    finding = only(talk.findings, "library.same-passage")
    assert finding.line == 17
    assert mended(talk, finding).count("sett-inn") == 1


def test_a_copy_says_when_its_source_changed_and_takes_the_new_text(library: Path) -> None:
    copied = "## Tre lag\n\n- a\n- b\n\n> Sagt\n> — Kari"
    body = f"## A\n\na\n\n{copied}\n\n{origin_mark('notat.md#Tre lag', copied)}\n\n## B\n\nb"
    assert not names(findings(body, library), "library.")
    (library / "notat.md").write_text("## Tre lag\n\n- a\n- nytt\n\nPrivat: hysj\n\n> Sagt\n> — Kari\n", "utf-8")
    talk = talk_of(body, library)
    finding = only(talk.findings, "library.source-changed")
    assert (finding.line, finding.opens) == (18, "notat.md#Tre lag")
    new = mended(talk, finding)
    assert "- nytt" in new
    assert "- b\n" not in new
    assert "hysj" not in new
    assert not names(read_talk(new, kit(), library.parent, library).findings, "library.")
    touched = talk_of(body.replace("- a\n", "- mitt eget\n"), library)
    assert only(touched.findings, "library.source-changed").repair is None
    (library / "notat.md").unlink()
    assert "kilden sin" in str(only(findings(body, library), "library.source-changed").message)


def test_what_is_found_on_a_linked_slide_is_mended_in_its_own_file(library: Path) -> None:
    (library / "bilde.md").write_text("## Bilde\n\n![](fjord.png)\n\nRing 412 34 567.\n", "utf-8")
    found = findings("## A\n\na\n\n::: sett-inn bilde.md", library)
    for rule in ("access.alt-missing", "privacy.phone", "file.picture-missing"):
        finding = only(found, rule)
        assert (finding.line, finding.slide, finding.repair, finding.wants) == (10, 3, None, "")
        assert finding.opens == "bibliotek/bilde.md#Bilde"
