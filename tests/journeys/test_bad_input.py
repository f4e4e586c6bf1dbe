"""Whatever is handed in, the user gets one sentence in her language, an exit code, and nothing half-written."""

import errno
import os
import socket
import sys
from pathlib import Path

import pytest

from leaderdeck.export import replacing


def only_sentence(err: str) -> str:
    lines = err.strip().splitlines()
    assert len(lines) == 1, err
    assert "Traceback" not in err
    assert lines[0].endswith((".", "»."))
    return lines[0]


def write(folder: Path, text: str, name: str = "tale.md") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_a_missing_file(leaderdeck, tmp_path: Path) -> None:
    code, out, err = leaderdeck("export", tmp_path / "borte.md")
    assert (code, out) == (2, "")
    assert "borte.md" in only_sentence(err)


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"", "tom"), (b"\n \r\n\t", "tom"), (b"\xef\xbb\xbf\n", "tom"), (bytes(range(256)) * 40, "tekstfil")],
)
def test_an_empty_or_binary_file(leaderdeck, tmp_path: Path, data: bytes, word: str) -> None:
    file = tmp_path / "tale.md"
    file.write_bytes(data)
    code, _, err = leaderdeck("export", file)
    assert code == 2
    assert word in only_sentence(err)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tale.md"]


def test_an_unreadable_file(leaderdeck, tmp_path: Path) -> None:
    file = write(tmp_path, "# Hei")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    code, _, err = leaderdeck("export", file)
    assert code == 2
    assert "lesetilgang" in only_sentence(err)


def test_a_folder_where_a_file_is_wanted(leaderdeck, tmp_path: Path) -> None:
    code, _, err = leaderdeck("inspect", tmp_path)
    assert code == 2
    assert "mappe" in only_sentence(err)


def test_a_wrong_brand_in_the_call_and_in_the_text(leaderdeck, tmp_path: Path) -> None:
    file = write(tmp_path, "# Hei")
    code, _, err = leaderdeck("export", file, "--brand", "fjordvikk")
    assert code == 2
    assert "fjordvik" in only_sentence(err)
    file = write(tmp_path, "---\ntitle: Hei\nbrand: finnes-ikke\n---\n\n# Hei")
    code, _, err = leaderdeck("export", file)
    assert code == 2
    assert "tale.md, linje 3" in only_sentence(err)


def test_a_broken_front_matter_is_a_finding_and_the_talk_goes_on(leaderdeck, tmp_path: Path) -> None:
    file = write(tmp_path, "---\ntitle: Mål: 2030\nlang: [\n---\n\n# Hei\n\n- du\n")
    code, out, err = leaderdeck("export", file)
    assert code in (0, 1), err
    assert (tmp_path / "tale.pptx").exists()
    assert "tale.md:" in out


PICTURES = {
    "mangler": "![Et fjell](borte.png)",
    "utenfor": "![Et fjell](../utenfor.png)",
    "web": "![Et fjell](https://eksempel.example/fjell.png)",
    "filadresse": "![Et fjell](file:///etc/hostname)",
    "odelagt": "![Et fjell](odelagt.png)",
    "stor": "![Et fjell](stor.png)",
    "mappe": "![Et fjell](.)",
}


@pytest.mark.parametrize("case", PICTURES)
def test_a_picture_that_cannot_be_shown_is_named_with_its_line(
    leaderdeck, tmp_path: Path, case: str, monkeypatch
) -> None:
    import struct
    import zlib

    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection was opened"))
    folder = tmp_path / "foredrag"
    folder.mkdir()
    (tmp_path / "utenfor.png").write_bytes(b"\x89PNG\r\n\x1a\nhemmelig")
    (folder / "odelagt.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"tull" * 50)
    header = struct.pack(">IIBBBBB", 30000, 30000, 8, 0, 0, 0, 0)
    (folder / "stor.png").write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + header
        + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )
    file = write(folder, f"# Hei\n\n{PICTURES[case]}\n\n- du\n")
    code, out, err = leaderdeck("export", file)
    assert code in (0, 1), err
    assert f"tale.md:{3}: " in out
    assert "file.picture" in out
    assert b"hemmelig" not in (folder / "tale.pptx").read_bytes()


def test_an_unknown_block_shows_its_words_and_is_named(leaderdeck, tmp_path: Path) -> None:
    file = write(tmp_path, "# Hei\n\n::: karusell\n\nOrdene mine\n\n:::\n")
    code, out, _ = leaderdeck("inspect", file)
    assert code == 0
    assert "karusell" in out
    _, out, _ = leaderdeck("inspect", file, "--json")
    assert "Ordene mine" in out


def test_a_heading_of_500_characters_and_a_table_of_40_columns(leaderdeck, tmp_path: Path) -> None:
    heading = "Åpenhet og tillit " * 28
    row = "|" + "|".join(f" k{index} " for index in range(40)) + "|"
    file = write(tmp_path, f"# {heading}\n\n- punkt\n\n# Tabell\n\n{row}\n|{'---|' * 40}\n{row}\n")
    code, _, err = leaderdeck("export", file)
    assert code in (0, 1), err
    _, out, _ = leaderdeck("inspect", file, "--json")
    assert all(f'"k{index}"' in out for index in range(40))


def test_an_output_that_is_someone_elses(leaderdeck, tmp_path: Path) -> None:
    file, other = write(tmp_path, "# Hei"), tmp_path / "tale.pptx"
    other.write_bytes(b"mitt eget")
    code, _, err = leaderdeck("export", file)
    assert code == 2
    assert "--force" in only_sentence(err)
    assert other.read_bytes() == b"mitt eget"
    assert leaderdeck("export", file, "--force")[0] == 0
    assert leaderdeck("export", file)[0] == 0, "its own untouched work is replaced without asking"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EBUSY])
def test_a_disk_that_fails_leaves_the_old_file(leaderdeck, tmp_path: Path, monkeypatch, code: int) -> None:
    file = write(tmp_path, "# Hei")
    assert leaderdeck("export", file)[0] == 0
    before = (tmp_path / "tale.pptx").read_bytes()

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(replacing.os, "fsync", fail)
    write(tmp_path, "# Hei igjen")
    exit_code, _, err = leaderdeck("export", file)
    assert exit_code == 2
    only_sentence(err)
    assert (tmp_path / "tale.pptx").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tale.md", "tale.pptx"]


def test_a_national_id_stops_the_export_until_it_is_allowed(leaderdeck, tmp_path: Path) -> None:
    # 13 + 45678 stands in no register: the digits are computed here.
    digits = [0, 1, 0, 1, 5, 0, 0, 0, 0]
    for serial in range(900):
        trial = [*digits[:6], *map(int, f"{serial:03d}")]
        first = -sum(a * b for a, b in zip(trial, (3, 7, 6, 1, 8, 9, 4, 5, 2), strict=True)) % 11
        second = -sum(a * b for a, b in zip([*trial, first], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
        if first < 10 and second < 10:
            break
    number = "".join(map(str, [*trial, first, second]))
    file = write(tmp_path, f"# Sak\n\n- Gjelder {number}\n")
    code, _, err = leaderdeck("export", file)
    assert code == 2
    sentence = only_sentence(err)
    assert "linje 3" in sentence
    assert number not in sentence
    assert not (tmp_path / "tale.pptx").exists()
    assert leaderdeck("export", file, "--allow", "privacy")[0] == 1


def test_a_private_file_never_leaves(leaderdeck, tmp_path: Path) -> None:
    file = write(tmp_path, "---\nprivat: ja\n---\n\n# Hei\n")
    code, _, err = leaderdeck("export", file)
    assert code == 2
    assert "privat" in only_sentence(err)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_sentence_is_in_the_users_language(leaderdeck, tmp_path: Path, monkeypatch, language: str) -> None:
    monkeypatch.setenv("LEADERDECK_LANG", language)
    _, _, err = leaderdeck("export", tmp_path / "x.md")
    assert {"nb": "Fant ikke", "nn": "Fann ikkje", "en": "was not found"}[language] in err


@pytest.mark.parametrize("call", [("tull",), ("export",), ("export", "--to", "docx", "x.md"), ("new", "tull")])
def test_a_call_that_is_not_understood(leaderdeck, call: tuple[str, ...]) -> None:
    code, _, err = leaderdeck(*call)
    assert code == 2
    only_sentence(err)


@pytest.mark.parametrize(
    "name", ["æøå ÆØÅ.md", "--hjelp.md", "emoji 😀.md", "å nfd.md", "punktum..md", "a" * 200 + ".md"]
)
def test_any_legal_file_name_works(leaderdeck, tmp_path: Path, name: str, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "# Hei", name)
    code, _, err = leaderdeck("export", f"./{name}")
    assert code == 0, err
    assert len(list(tmp_path.glob("*.pptx"))) == 1


def test_a_folder_is_a_batch_and_one_bad_talk_stops_no_other(leaderdeck, tmp_path: Path) -> None:
    talks = tmp_path / "foredrag"
    talks.mkdir()
    for name in ("en", "to"):
        write(talks, f"# {name}", f"{name}.md")
    (talks / "tom.md").write_bytes(b"")
    code, _, err = leaderdeck("export", talks, "-o", tmp_path / "ut", "--jobs", "2")
    assert code == 2
    assert "tom.md" in only_sentence(err)
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["en.pptx", "to.pptx"]


def test_thousands_of_slides_are_exported(tmp_path: Path) -> None:
    import subprocess

    slides = int(os.environ.get("LEADERDECK_SLIDES", "1200"))
    file = write(tmp_path, "\n\n".join(f"# Lysbilde {n}\n\n- punkt {n}" for n in range(slides)))
    environment = {**os.environ, "LEADERDECK_HOME": str(tmp_path / "hjem")}
    done = subprocess.run(
        [sys.executable, "-m", "leaderdeck", "export", str(file)], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert f"{slides} lysbilder" in done.stdout
