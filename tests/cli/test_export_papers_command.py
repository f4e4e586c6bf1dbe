"""`export` to manuscript, handout and web page: names, choices, and refusals in one sentence."""

from pathlib import Path

import pikepdf
import pytest
from docx import Document

TALK = "---\ntitle: Tale\nbrand: plain\n---\n\n" + "\n\n".join(
    f"# Lysbilde {name}\n\nNotat: ord {name}" for name in "abcdef"
)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    return file


def test_a_handout_lies_beside_the_talk_under_its_own_name(talk: Path, leaderdeck) -> None:
    code, out, err = leaderdeck("export", talk, "--to", "handout", "--per-page", "6")
    assert code == 0, err
    with pikepdf.open(talk.with_name("tale-utdeling.pdf")) as pdf:
        assert len(pdf.pages) == 2
    assert "tale-utdeling.pdf" in out


def test_the_manuscript_is_set_as_asked(talk: Path, leaderdeck) -> None:
    call = ("export", talk, "--to", "docx", "--letters", "22", "--no-pictures", "--page-a-slide")
    code, _, err = leaderdeck(*call)
    assert code == 0, err
    document = Document(str(talk.with_name("tale.docx")))
    assert document.styles["Manus"].font.size.pt == 22
    assert not document.inline_shapes
    assert [one.text for one in document.paragraphs if one.style.name == "Manus"] == [
        f"ord {name}" for name in "abcdef"
    ]


def test_a_web_page_for_everyone_has_no_notes(talk: Path, leaderdeck) -> None:
    code, _, err = leaderdeck("export", talk, "--to", "html", "--profile", "publish", "-o", talk.with_name("ut.html"))
    assert code == 0, err
    page = talk.with_name("ut.html").read_text("utf-8")
    assert "Lysbilde f" in page
    assert "ord a" not in page


@pytest.mark.parametrize("letters", ["4", "200", "nan"])
def test_letters_nobody_can_read_are_refused(talk: Path, leaderdeck, letters: str) -> None:
    code, out, err = leaderdeck("export", talk, "--to", "docx", "--letters", letters)
    assert (code, out) == (2, "")
    assert err.strip() == "--letters kan være fra 10 til 36 punkt."
    assert not talk.with_name("tale.docx").exists()


def test_an_unknown_number_of_slides_is_refused(talk: Path, leaderdeck) -> None:
    code, _, err = leaderdeck("export", talk, "--to", "handout", "--per-page", "5")
    assert code == 2
    assert "--per-page kan ikke være 5" in err
