"""Files from anywhere: encodings are recognized, what is no text is refused."""

import pytest

from leaderdeck.errors import FileProblem
from leaderdeck.outline.reader import decode, read_deck

TEXT = "# Åpenhet og tillit\n\n- Kultur – «ærlig» og øvet\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("cp1252", "windows-1252"),
    ],
)
def test_a_norwegian_text_is_read_in_every_usual_encoding(codec: str, name: str) -> None:
    assert decode(TEXT.encode(codec)) == (TEXT, name)


def test_one_damaged_byte_does_not_turn_the_rest_into_gibberish() -> None:
    text, name = decode(TEXT.encode() * 5 + b"\xc3")
    assert name == "utf-8"
    assert text.startswith(TEXT)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04" + bytes(50), b"%PDF-1.7\n\x00", b"\x89PNG\r\n\x1a\n", bytes(range(32)) * 9]
)
def test_a_file_that_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(FileProblem, match="tekstfil"):
        decode(data)


def test_a_letter_that_was_lost_is_told_of_where_it_stands() -> None:
    text, _ = decode("## Første\n\nblåbær\n\n## Blanda ".encode() + "æ\n".encode("cp1252"))
    remarks = read_deck(text).remarks
    assert [(remark.rule, remark.line) for remark in remarks] == [("text.characters", 5)]
