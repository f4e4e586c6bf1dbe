"""`outline` and `import` on the command line: what is written, what is said, and with which exit code."""

import json
from pathlib import Path

import docx
import pytest

from leaderdeck.outline.reader import read_deck

TEXT = """Tillit tar tid

Kari Nordmann, rådmann, Fjordvik kommune

Vi har prøvd tre ganger. To av dem gikk galt. Den tredje gangen spurte vi dem som gjør jobben, og det hjalp.

Hva lærte dere?

At ingen spør en leder som har svart. Vi begynte å tie stille i møter, og det var vanskeligere enn det høres ut.

Historisk arkiv

Bare den som våger, lærer noe – Ola Nordmann
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "artikkel.txt"
    file.write_bytes(TEXT.encode("cp1252"))
    return file


def test_a_talk_is_written_and_the_account_given(leaderdeck, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "tale.md"
    code, out, err = leaderdeck("outline", article, "-o", target)
    assert (code, err) == (0, "")
    deck = read_deck(target.read_text("utf-8"))
    assert deck.front_matter.title == "Tillit tar tid"
    assert f"{len(deck.slides)} lysbilder" in out
    assert "Utelatt: «Historisk arkiv»." in out


def test_without_a_target_the_talk_goes_out_and_the_account_beside_it(leaderdeck, article: Path) -> None:
    code, out, err = leaderdeck("outline", article)
    assert code == 0
    assert read_deck(out).front_matter.title == "Tillit tar tid"
    assert "Utelatt" not in out
    assert "Utelatt: «Historisk arkiv»." in err


def test_json_is_one_document_with_every_guess_and_nothing_else(leaderdeck, article: Path) -> None:
    code, out, err = leaderdeck("outline", article, "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert document["format"] == 1
    assert document["language"] == "nb"
    assert [guess["paragraph"] for guess in document["guesses"]] == list(range(1, len(document["guesses"]) + 1))
    assert all(guess["why"] and 0 < guess["confidence"] <= 1 for guess in document["guesses"])
    assert [guess["who"] for guess in document["guesses"] if guess["kind"] == "quote"] == ["Ola Nordmann"]
    assert document["left_out"][0]["words"] == "Historisk arkiv"
    assert [slide["number"] for slide in document["slides"]] == list(range(1, len(document["slides"]) + 1))
    assert read_deck(document["markdown"]).front_matter.speaker == "Kari Nordmann"


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("keynote", "keynote"), ("tale", "greeting"), ("intervju", "interview"), ("foredrag", "article"),
        ("workshop", "workshop"), ("kommune", "municipality"), ("opplaering", "training"),
    ],
)  # fmt: skip
def test_every_kind_can_be_asked_for_by_the_names_that_new_has(
    leaderdeck, article: Path, asked: str, kind: str
) -> None:
    code, out, _ = leaderdeck("outline", article, "--kind", asked, "--json")
    assert code == 0
    assert json.loads(out)["kind"] == kind


def test_an_unknown_kind_is_a_mistake_in_the_call(leaderdeck, article: Path) -> None:
    code, out, err = leaderdeck("outline", article, "--kind", "roman")
    assert (code, out) == (2, "")
    assert "roman" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["outline", "import"])
def test_nothing_of_hers_is_overwritten(leaderdeck, article: Path, tmp_path: Path, command: str) -> None:
    target = tmp_path / "tale.md"
    target.write_text("Mitt eget", "utf-8")
    assert leaderdeck(command, article, "-o", target)[0] == 2
    assert target.read_text("utf-8") == "Mitt eget"
    assert leaderdeck(command, article, "-o", article, "--force")[0] == 2
    assert article.read_bytes() == TEXT.encode("cp1252")
    assert leaderdeck(command, article, "-o", target, "--force")[0] == 0
    assert "Tillit tar tid" in target.read_text("utf-8")
    assert leaderdeck(command, article, "-o", target)[0] == 0  # our own work that nobody has changed since


@pytest.mark.parametrize("command", ["outline", "import"])
@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"PK\x03\x04nei", "a.docx er skadet"), ("a.pdf", b"%PDF-1.7 nei", "a.pdf er skadet"),
        ("a.txt", bytes(range(256)) * 9, "ikke det navnet sier"), ("a.txt", b"  \n", "Fant ingen tekst"),
        ("a.xlsx", b"x", "velg .txt"), ("a.pptx", b"x", "ikke en PowerPoint-fil"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_sentence(
    leaderdeck, tmp_path: Path, command: str, name: str, data: bytes, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    code, out, err = leaderdeck(command, file, "-o", tmp_path / "ut.md")
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "ut.md").exists()


def test_a_file_that_is_not_there_and_one_that_is_too_large(leaderdeck, tmp_path: Path) -> None:
    code, _, err = leaderdeck("import", tmp_path / "borte.docx")
    assert code == 2
    assert "borte.docx" in err
    large = tmp_path / "stor.pdf"
    with large.open("wb") as stream:
        stream.truncate(200 << 20)
    code, _, err = leaderdeck("outline", large)
    assert code == 2
    assert "for stor" in err


def test_import_gives_a_word_file_s_text_with_its_marks(leaderdeck, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Åpenhet", 1)
    document.add_paragraph("Si det som det er", style="List Bullet")
    document.sections[0].footer.paragraphs[0].text = "Side"
    document.save(str(tmp_path / "notat.docx"))
    code, out, err = leaderdeck("import", tmp_path / "notat.docx")
    assert (code, out) == (0, "# Åpenhet\n\n- Si det som det er\n")
    assert "Utelatt: «Side»." in err
    code, out, _ = leaderdeck("import", tmp_path / "notat.docx", "-o", tmp_path / "notat.md")
    assert code == 0
    assert "Skrev" in out
    assert (tmp_path / "notat.md").read_text("utf-8") == "# Åpenhet\n\n- Si det som det er\n"
