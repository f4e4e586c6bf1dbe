"""A real director's keynote, unedited, becomes a branded talk with every word in its place."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

SLOGAN = "Sammen skaper vi et livskraftig Øvre Eiker"

pytestmark = pytest.mark.shared


@pytest.fixture
def keynote(shared: Path, tmp_path: Path, leaderdeck):
    kit = tmp_path / "ovre-eiker"
    mark = tmp_path / "mark.svg"
    mark.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><path d="M0 60 30 6 60 60z" fill="#1B4B36"/></svg>'
    )
    code, _, err = leaderdeck(
        "brand", "new", kit, "--name", "Øvre Eiker", "--slogan", SLOGAN, "--primary", "#1B4B36", "--logo", mark
    )
    assert code == 0, err
    talk = tmp_path / "keynote.txt"
    talk.write_bytes((shared / "seeds" / "002_62f5d80e106d6ea0.txt").read_bytes())
    return talk, kit


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def test_the_keynote_is_understood(keynote, leaderdeck) -> None:
    talk, kit = keynote
    code, out, err = leaderdeck("inspect", talk, "--brand", kit, "--json")
    assert code == 0, err
    document = json.loads(out)
    slides = document["slides"]
    assert 8 <= len(slides) <= 10
    source = talk.read_text("utf-8")
    headings = re.findall(r"^# (.+)$", source, re.MULTILINE)
    titles = [re.sub(r" \(\d/\d\)$", "", slide["title"]) for slide in slides]
    assert titles[0] == "Balanse i storm og stille"
    assert list(dict.fromkeys(titles[1:])) == headings
    cover = slides[0]
    assert cover["layout"] == "cover"
    spoken_for = re.findall(r"^(?:Kommunedirektør|\*Som|Topplederk|Norsk|16\.).+$", source, re.MULTILINE)
    assert len(spoken_for) == 5
    for line in spoken_for:
        assert line.strip(" *") in " ".join(cover["text"])
    by_title = dict(zip(titles, slides, strict=True)) if len(set(titles)) == len(titles) else {}
    subheading, loose = by_title["Åpenhet – også når ikke alt er på stell"]["text"][1:2], 3
    assert subheading == ["Peke-leken?"]
    assert len(by_title["Åpenhet – også når ikke alt er på stell"]["text"]) == 2 + loose
    assert len([text for slide in slides if slide["title"].startswith("Varsling") for text in slide["text"][1:]]) == 8
    assert by_title["Kultur er ferskvare"]["layout"] == "statement"


def test_every_word_but_the_brand_stands_exactly_once(keynote, leaderdeck) -> None:
    talk, kit = keynote
    _, out, _ = leaderdeck("inspect", talk, "--brand", kit, "--json")
    document = json.loads(out)
    source = talk.read_text("utf-8").replace(SLOGAN, " ")
    source = re.sub(r"ØVRE EIKER\s+KOMMUNE", " ", source)
    shown = words(" ".join(text for slide in document["slides"] for text in slide["text"]))
    repeated = [slide["title"] for slide in document["slides"] if re.search(r" \([2-9]/\d\)$", slide["title"])]
    assert shown - words(" ".join(repeated)) == words(source)


@pytest.mark.rendering
def test_the_keynote_looks_right_in_libreoffice(keynote, leaderdeck, rendered, validator, tmp_path: Path) -> None:
    import pdfplumber

    talk, kit = keynote
    deck = tmp_path / "keynote.pptx"
    code, _, err = leaderdeck("export", talk, "-o", deck, "--brand", kit)
    assert code == 0, err
    assert validator(deck) == []
    (pdf,) = rendered([deck])
    with pdfplumber.open(pdf) as document:
        pages = [page.extract_text() for page in document.pages]
    assert all(SLOGAN in re.sub(r"\s+", " ", page) for page in pages)
    assert "Kultur er ferskvare" in pages[-1]
