"""Hostile and broken documents are refused in one plain sentence, soon, and nothing outside them is ever asked for."""

import os
import socket
import time
from collections.abc import Callable

import hostile_documents as hostile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.errors import FileProblem
from leaderdeck.intake.source_text import read_source
from leaderdeck.outline.reader import decode

COUNT = int(os.environ.get("LEADERDECK_BROKEN_FILES", "25"))
MANY = "<w:p/>" * 10_001
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "bombe.docx": ("for stor", lambda: hostile.packed({"word/document.xml": b" " * (20 << 20)})),
    "liten bombe.docx": ("for stor", lambda: hostile.word(" " * (4 << 20))),
    "enheter.docx": ("skadet", lambda: hostile.word(hostile.paragraph("&l9;"), before=hostile.BOMB)),
    "enheter.odt": ("skadet", lambda: hostile.open_document("<text:p>&l9;</text:p>", before=hostile.BOMB)),
    "utf-16.docx": ("skadet", lambda: hostile.packed({"word/document.xml": hostile.BOMB.encode("utf-16")})),
    "dyp.docx": ("for stor", lambda: hostile.word("<w:p>" * 5000 + "</w:p>" * 5000)),
    "dyp.odt": ("for stor", lambda: hostile.open_document("<text:span>" * 5000 + "</text:span>" * 5000)),
    "lang.docx": ("for lang", lambda: hostile.word(MANY.replace("<w:p/>", "<w:p></w:p>"))),
    "lang.odt": ("for lang", lambda: hostile.open_document(MANY.replace("w:p", "text:p"))),
    "mange deler.docx": ("for stor", lambda: hostile.packed({f"{number}.xml": "" for number in range(3_001)})),
    "halv.docx": ("skadet", lambda: hostile.word(hostile.paragraph("hei"))[:300]),
    "tom.docx": ("skadet", bytes),
    "uten tekst.docx": ("skadet", lambda: hostile.packed({"a.txt": "hei"})),
    "gammel.docx": ("gammel Word-fil", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600),
    "låst.docx": ("passord", hostile.locked_word),
    "låst.pdf": ("passord", hostile.locked_pdf),
    "halv.pdf": ("skadet", lambda: hostile.pdf()[:200]),
    "200 MB.pdf": ("for stor", lambda: hostile.pdf() + bytes(60 << 20)),
    "uendelig.pdf": ("for lang", lambda: hostile.pdf(kids=b"3 0 R " * 500, count=2_000_000_000)),
    "ring.pdf": ("Fant ingen tekst", lambda: hostile.pdf(kids=b"2 0 R", count=100)),
    "svulmer.pdf": ("Fant ingen tekst", hostile.swelling_pdf),
    "skannet.pdf": ("Fant ingen tekst", lambda: hostile.pdf(b"")),
    "dyp.html": ("Fant ingen tekst", lambda: b"<div>" * 100_000),
    "lang.html": ("for lang", lambda: b"<p>hei</p>" * 250_000),
    "bilde.txt": ("ikke det navnet sier", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "nuller.txt": ("ikke det navnet sier", lambda: bytes(100_000)),
    "lang.txt": ("for lang", lambda: b"ord " * 500_001),
    "ark.xlsx": ("velg .txt", lambda: b"hei"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_safely_is_refused_in_one_sentence(name: str) -> None:
    words, make = REFUSED[name]
    data = make()
    begun = time.process_time()
    with pytest.raises(FileProblem) as caught:
        read_source(data, name, decode)
    sentence = str(caught.value)
    assert time.process_time() - begun < 2
    assert words in sentence
    assert sentence.startswith((name, "Fant"))
    assert name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_nothing_outside_a_document_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read_source(hostile.linked_word(), "a.docx", decode).text.strip() == "lenke"


def test_a_claim_of_200_mb_in_a_pdf_is_just_a_claim() -> None:
    data = hostile.pdf().replace(b"/Length 38", b"/Length 209715200")
    assert read_source(data, "a.pdf", decode).text == "Hei der\n"


def test_spaces_and_cells_that_are_only_counted_stay_few() -> None:
    body = (
        '<text:p>a<text:s text:c="999999999"/>b</text:p><table:table>'
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="100000">'
        "<text:p>c</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert read_source(hostile.open_document(body), "a.odt", decode).text.split() == ["a", "b", "c"]


@settings(max_examples=COUNT, deadline=None)
@given(st.sampled_from(("docx", "odt")), st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_a_file_with_other_bytes_in_it_is_read_or_refused(kind: str, at: int, other: bytes) -> None:
    data = hostile.word(hostile.paragraph("hei")) if kind == "docx" else hostile.open_document("<text:p>hei</text:p>")
    place = at % len(data)
    try:
        answer = read_source(data[:place] + other + data[place + len(other) :], f"a.{kind}", decode).format
    except FileProblem as problem:
        answer = str(problem)
    assert answer in ("word", "opendocument") or answer.startswith(("a.", "Fant ingen tekst i a."))
    assert "\n" not in answer
