"""A file is saved as it was found: encoding, byte order mark and line ends of everything that nobody edited."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_corpus import NORWEGIAN, corpus

from leaderdeck.desktop.documents.original_lines import OriginalLines, codec_of
from leaderdeck.desktop.documents.text_file import open_text, save_text, save_text_as
from leaderdeck.errors import FileProblem
from leaderdeck.talk import LARGEST_TEXT_BYTES

CORPUS = corpus()


@pytest.fixture(params=CORPUS, ids=list(CORPUS))
def found(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, bytes]:
    file = tmp_path / "tale.md"
    file.write_bytes(CORPUS[request.param])
    return file, CORPUS[request.param]


def test_opened_and_saved_is_byte_for_byte_the_same(found: tuple[Path, bytes]) -> None:
    file, data = found
    opened = open_text(file)
    assert opened.original.bytes_for(opened.text) == data
    saved = save_text(opened, opened.text)
    assert file.read_bytes() == data
    assert saved.stamp == opened.stamp
    save_text_as(file.with_name("kopi.md"), opened.text, opened)
    assert file.with_name("kopi.md").read_bytes() == data


def test_the_text_has_plain_line_ends_no_mark_and_no_damage_of_ours(found: tuple[Path, bytes]) -> None:
    file, data = found
    opened = open_text(file)
    assert not set("\r\u2029") & set(opened.text)
    assert not opened.text.startswith("\ufeff")
    if "\ufffd" in opened.text and b"\xef\xbf\xbd" not in data:
        assert opened.notice is not None, "what cannot be read is told"


def test_lines_that_nobody_edited_keep_their_bytes(found: tuple[Path, bytes]) -> None:
    file, _ = found
    opened = open_text(file)
    raw = opened.original
    pieces = [*raw._pieces(), b""]
    before = [content + end for content, end in zip(pieces[::2], pieces[1::2], strict=True)]
    lines = opened.text.split("\n")
    middle = len(lines) // 2
    edited = [*lines[:middle], "ny linje", *lines[middle:]]
    if middle:
        edited[0] += " endret"
    saved = save_text(opened, "\n".join(edited))
    assert open_text(file).text == "\n".join(edited)
    assert saved.encoding == opened.encoding
    after = file.read_bytes()
    assert after.startswith(raw.mark)
    assert after.endswith(b"".join(before[middle:]))
    assert b"".join(before[1:middle]) in after
    new_end = after.split("ny linje".encode(raw.codec))[1][: len("\n".encode(raw.codec))]
    assert new_end.decode(raw.codec) in ("\r", "\n"), "a new line ends as lines do"


def test_slides_that_were_moved_keep_their_bytes(tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_bytes(b"# A\r\n\r\n- \xffen\r\n\r\n# B\n\n- \xffto\n")
    opened = open_text(file)
    assert "\ufffd" not in opened.text, "read as Windows-1252"
    first, second = opened.text.split("# B")
    save_text(opened, "# B" + second + first)
    assert file.read_bytes().count(b"- \xffen\r\n") == 1
    assert file.read_bytes().count(b"- \xffto\n") == 1


def test_what_windows_1252_cannot_hold_is_saved_as_utf_8_and_said(tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_bytes("# Blåbær\r\n\r\n- æ\r\n".encode("windows-1252"))
    opened = open_text(file)
    assert (opened.encoding, str(opened.notice)) == (
        "windows-1252",
        "Filen er skrevet som Windows-1252 og lagres slik.",
    )
    saved = save_text(opened, opened.text + "- 🎤\n")
    assert file.read_bytes() == "# Blåbær\r\n\r\n- æ\r\n- 🎤\r\n".encode()
    assert saved.encoding == "utf-8"
    assert "UTF-8" in str(saved.notice)
    again = save_text(saved, saved.text + "- ø\n")
    assert file.read_bytes().endswith("- ø\r\n".encode())
    assert again.notice is None


def test_an_edit_within_a_line_keeps_the_end_of_that_line(tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_bytes(b"a\r\nb\nc\rd")
    opened = open_text(file)
    save_text(opened, "a\nB\nC\nd")
    assert file.read_bytes() == b"a\r\nB\nC\rd"


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TEXTS, ENDS), max_size=12), st.lists(TEXTS, max_size=8), st.data())
def test_any_edit_comes_back_as_it_was_written(lines, new, data) -> None:
    raw = "".join(content + end for content, end in lines).encode()
    original = OriginalLines(raw, "utf-8")
    text = original.text()
    assert original.bytes_for(text) == raw
    olds = text.split("\n")
    first = data.draw(st.integers(0, len(olds)))
    edited = "\n".join([*olds[:first], *[line.replace("\r", "").replace("\n", "") for line in new], *olds[first:]])
    back = OriginalLines(original.bytes_for(edited), "utf-8").text()
    assert back == OriginalLines(edited.encode()).text()


LINES = st.lists(st.text("ab æ€🎤", max_size=4), max_size=9)
CODECS = st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "windows-1252"])


@settings(max_examples=150, deadline=None)
@given(LINES, LINES, LINES, LINES, st.sampled_from(["\n", "\r\n"]), CODECS)
def test_an_edit_of_a_usual_file_gives_the_text_with_its_line_ends(start, old, new, rest, end, codec) -> None:
    before, after = "\n".join([*start, *old, *rest]), "\n".join([*start, *new, *rest])
    if codec == "windows-1252":
        before, after = before.replace("🎤", ""), after.replace("🎤", "")
    raw = before.replace("\n", end).encode(codec)
    expected = after.replace("\n", end if "\n" in before else "\n").encode(codec)
    assert OriginalLines(raw, codec).bytes_for(after) == expected


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_any_bytes_are_given_back(data: bytes, codec: str) -> None:
    original = OriginalLines(data, codec)
    text = original.text()
    assert original.bytes_for(text) == data
    assert len(original._pieces()) == 2 * len(text.split("\n")) - 1
    longer = original.bytes_for(text + "\nx")
    assert longer.startswith(data if codec == "utf-8" else data[: len(data) // 2 * 2])
    assert OriginalLines(longer, codec).text().endswith("\nx")


def test_a_whole_talk_of_a_thousand_slides_is_put_together_quickly() -> None:
    slide = "# Lysbilde {}\n\n- punkt {}\n- to\n- tre\n\nNotat: noe å si {}\n\n- a\n- b\n\n---\n\n"
    slides = [slide.format(n, n, n) for n in range(1500)]
    original = OriginalLines("".join(slides).replace("\n", "\r\n").encode())
    turned = "".join(reversed(slides))
    assert original.bytes_for(turned) == turned.replace("\n", "\r\n").encode()
    assert original.bytes_for("".join(slides[700:] + slides[:700])).count(b"\r\n") == turned.count("\n")


@pytest.mark.parametrize("data", [b"PK\x03\x04 zip", b"\x00\x01\x02" * 50, b"\xff\xd8\xff\xe0 jpeg", b"%PDF-1.7"])
def test_what_is_no_text_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "tale.md"
    file.write_bytes(data)
    with pytest.raises(FileProblem, match="ikke en tekstfil"):
        open_text(file)


def test_what_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    sparse = tmp_path / "stor.md"
    with sparse.open("wb") as stream:
        stream.truncate(1 << 30)
    with pytest.raises(FileProblem, match="32 MB"):
        open_text(sparse)
    with sparse.open("wb") as stream:
        stream.truncate(LARGEST_TEXT_BYTES + 1)
    with pytest.raises(FileProblem, match="32 MB"):
        open_text(sparse)
    with sparse.open("wb") as stream:
        stream.write(b"# Hei\n" * 3_400_000)
    with pytest.raises(FileProblem, match="5 MB"):
        open_text(sparse)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_as_large_as_may_be_is_opened_and_saved_in_no_time(tmp_path: Path, end: str) -> None:
    file = tmp_path / "stor.md"
    data = (NORWEGIAN * 40000)[:4_500_000].replace("\n", end).encode()[:4_900_000]
    file.write_bytes(data)
    before = time.process_time()
    opened = open_text(file)
    middle = opened.text.index("\n", len(opened.text) // 2)
    save_text(opened, opened.text[:middle] + "\nmer" + opened.text[middle:])
    assert time.process_time() - before < 2
    assert len(file.read_bytes()) == len(data) + len(f"{end}mer")


def test_codecs_are_told_by_mark_and_by_sight() -> None:
    assert codec_of(b"\xff\xfea\x00", "utf-16") == "utf-16-le"
    assert codec_of(b"\xfe\xff\x00a", "utf-16") == "utf-16-be"
    assert codec_of("hallo".encode("utf-16-be"), "utf-16") == "utf-16-be"
    assert codec_of(b"", "utf-8-sig") == "utf-8"
