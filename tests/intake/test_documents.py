"""Real documents become the same text, whatever program and format they come from."""

import io
import re
import subprocess
from pathlib import Path

import docx
import pytest
from intake_words import left_out, said_and_shown, words_of

from leaderdeck.intake.prose_to_talk import make_outline
from leaderdeck.intake.source_text import SourceText, format_of, read_source
from leaderdeck.outline.reader import decode, read_deck

DOCUMENTS = Path(__file__).parent / "documents"
"""One text that python-docx wrote, saved by LibreOffice Writer 7.4 as each of these."""
FILES = ("ro-i-baten.odt", "ro-i-baten.html", "ro-i-baten.pdf", "fra-odt.docx", "fra-html.docx")
MARGINS = {"Fjordvik kommune", "Til intern bruk"}


def read(name: str) -> SourceText:
    return read_source((DOCUMENTS / name).read_bytes(), name, decode)


def word_file(*paragraphs: tuple[str, str], margin: str = "") -> bytes:
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    if margin:
        document.sections[0].header.paragraphs[0].text = margin
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def plain_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"(?<=CO)~2~", "2", text).casefold())


def test_every_format_gives_the_same_words_in_the_same_order() -> None:
    texts = [plain_words(read(name).text) for name in FILES]
    numbered = [word for word in texts[0] if word not in ("1", "2")]
    assert len(numbered) > 190
    for words in texts[1:]:
        assert [word for word in words if word not in ("1", "2")] == numbered


@pytest.mark.parametrize("name", FILES)
def test_running_heads_are_left_out_and_named_once(name: str) -> None:
    source = read(name)
    assert sorted(left.words for left in source.left_out) == sorted(MARGINS)
    assert all(left.place == 0 and "topptekst" in str(left.why) for left in source.left_out)
    assert "Til intern bruk" not in source.text


@pytest.mark.parametrize("name", ["ro-i-baten.odt", "fra-odt.docx"])
def test_headings_lists_quotations_tables_and_emphasis_are_kept(name: str) -> None:
    lines = read(name).text.splitlines()
    assert lines[0] == "# Ro i båten når det blåser"
    assert [line for line in lines if line.startswith("# ")][1:] == [
        "# Hva er egentlig tillit?", "# Tallene", "# Hva gjør vi i morgen?"
    ]  # fmt: skip
    assert "> Den som våger å spørre, har allerede lært noe." in lines
    assert [line for line in lines if line.startswith(("1. ", "2. "))] == [
        "1. Les dette først", "2. Ta det så opp i ledermøtet"
    ]  # fmt: skip
    assert "| 2024 | 6,9 % |" in lines
    emphasized = next(line for line in lines if line.startswith("Noen ord er"))
    assert "**viktige**" in emphasized
    assert "*vakre*" in emphasized
    assert "CO~2~" in emphasized
    assert r"3 \* 4 < 13" in emphasized


def test_lines_of_a_pdf_are_paragraphs_and_only_bullets_begin_new_ones() -> None:
    text = read("ro-i-baten.pdf").text
    assert "\n\nTillit er ikke en følelse." in text
    assert "• Hold avtaler" in text
    assert "Regnestykket 3 * 4 < 13 stemmer" in text
    assert max(len(line) for line in text.splitlines()) > 180


@pytest.mark.parametrize("name", FILES)
def test_documents_become_talks_without_losing_a_word(name: str) -> None:
    source = read(name)
    made = make_outline(source)
    have = words_of(*said_and_shown(read_deck(made.markdown)), *left_out(made))
    marks = re.sub(r"\\(?=[*\[])|~(?=2)|(?<=2)~", "", source.text)
    assert not words_of(marks) - have
    quoted = [guess for guess in made.guesses if guess.kind == "quote"]
    assert any(guess.who == "Kari Nordli" for guess in quoted)
    assert any("43" in fact.value and fact.source for fact in made.facts)
    deck = read_deck(made.markdown)
    assert deck.front_matter.title == "Ro i båten når det blåser"
    assert deck.front_matter.speaker == "Kari Nordli"


def test_a_word_file_with_the_styles_of_norwegian_word() -> None:
    document = docx.Document()
    for style, name in (("Title", "Tittel"), ("Heading 1", "Overskrift 1"), ("Quote", "Sitat")):
        document.styles[style].element.name_val = name
    for style, text in (("Tittel", "Tillit"), ("Overskrift 1", "Først"), ("Sitat", "Hold ord."), ("Normal", "Slutt.")):
        document.add_paragraph(text, style=style)
    stream = io.BytesIO()
    document.save(stream)
    assert read_source(stream.getvalue(), "a.docx", decode).text.split("\n\n") == [
        "# Tillit", "# Først", "> Hold ord.", "Slutt."
    ]  # fmt: skip


def test_signs_of_a_word_file_stay_signs() -> None:
    data = word_file(("Normal", "# ikke overskrift"), ("Normal", "Tallet <b> er 5 > 3 & mer"), margin="Topp")
    source = read_source(data, "a.docx", decode)
    made = make_outline(source)
    shown = " ".join(said_and_shown(read_deck(made.markdown)))
    assert "Tallet <b> er 5 > 3 & mer" in shown
    assert "# ikke overskrift" in shown
    assert [left.words for left in made.left_out] == ["Topp"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_files_in_each_encoding(encoding: str, line_end: str) -> None:
    text = f"Åpenhet først{line_end}{line_end}Vi prøver å være ærlige – også når det «blåser».{line_end}"
    source = read_source(text.encode(encoding), "a.txt", decode)
    assert source.text == "Åpenhet først\n\nVi prøver å være ærlige – også når det «blåser».\n"
    assert source.format == "text"


def test_what_a_file_is_decides_and_not_what_it_is_called() -> None:
    data = word_file(("Normal", "Hei på deg"))
    assert read_source(data, "a.txt", decode).text.strip() == "Hei på deg"
    assert read_source(b"%PDF-" + (DOCUMENTS / "ro-i-baten.pdf").read_bytes()[5:], "a.docx", decode).format == "pdf"
    assert format_of("A.DOCX") == "word"
    assert format_of("a.xlsx") is None


def test_the_newspaper_s_hyphens_and_columns_of_symbols() -> None:
    from leaderdeck.intake.pdf_paragraphs import PdfLine, PdfPage, paragraphs_of

    lines = ("Vi må bygge tillit mellom politikk og administra-", "sjon, og barne-", "og ungdomsarbeid – i byene og på"
             , "– bygda, slik det sto i avisa den 1. og", "16. mars, der alle var med på det meste.",
             "\uf0b7 Først", "\uf0b7 Så")  # fmt: skip
    widths = (400, 120, 400, 400, 380, 60, 60)
    page = PdfPage(842.0, tuple(
        PdfLine(text, 70.0, 70.0 + width, 700.0 - 14 * at, 711.0 - 14 * at)
        for at, (text, width) in enumerate(zip(lines, widths, strict=True))
    ))  # fmt: skip
    paragraphs, repeated = paragraphs_of([page])
    assert len(paragraphs) == 3
    assert "administrasjon, og barne- og ungdomsarbeid – i byene og på – bygda" in paragraphs[0]
    assert "den 1. og 16. mars" in paragraphs[0]
    assert not repeated


class _Enough(Exception):
    pass


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("steps", [1, 2])
def test_reading_that_nobody_waits_for_ends_and_so_do_its_helpers(
    name: str, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    children: list[subprocess.Popen[bytes]] = []

    class Child(subprocess.Popen):
        def __init__(self, *arguments, **options) -> None:
            super().__init__(*arguments, **options)
            children.append(self)

    monkeypatch.setattr(subprocess, "Popen", Child)
    told: list[float] = []

    def stop(done: int, whole: int) -> None:
        told.append(done / whole)
        if len(told) == steps:
            raise _Enough

    with pytest.raises(_Enough):
        read_source((DOCUMENTS / name).read_bytes(), name, decode, stop)
    assert told == sorted(told)
    assert all(child.returncode is not None for child in children)
    assert len(children) == (name.endswith(".pdf"))
