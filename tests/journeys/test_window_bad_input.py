"""Whatever is opened in a window: one quiet sentence with a way out, and the window goes on.

`LEADERDECK_GAPS=FILE` notes how long the window stood still at each; `LEADERDECK_SLIDES` sets how long the longest talk
is (10 000 is the promise), `LEADERDECK_NAMES=all` opens files of all names instead of every fourth.
"""

import errno
import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from app_windows import AppWindows
from window_trouble import Heartbeat, assert_usable, only_sentence, ways_out

from leaderdeck.desktop.window.main_window import MainWindow

ALL_NAMES = os.environ.get("LEADERDECK_NAMES") == "all"
SLIDES = int(os.environ.get("LEADERDECK_SLIDES", "600"))
SMALLER = 1 if SLIDES >= 10_000 else 3
"""What makes the longest lines, words and lists shorter in the usual run."""
HANGS_SECONDS = float(os.environ.get("LEADERDECK_HANGS", "0.8"))
SLIDE = "## Tillit\n\n- en\n\n## Kontroll\n\n- to\n"


def begun(started: AppWindows) -> MainWindow:
    """A window that nobody has written in."""
    window = started.desktop.new_window()
    window.desk.begin("")
    started.until(lambda: window.session.talk is not None)
    started.settle()
    return window


def missing(file: Path) -> None:
    pass


def folder(file: Path) -> None:
    file.mkdir()


def binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 40)


def picture(file: Path) -> None:
    file.write_bytes(png_head(10, 10))


def over_5_mb(file: Path) -> None:
    file.write_text(SLIDE * (5_200_000 // len(SLIDE)), "utf-8")


def over_20_mb(file: Path) -> None:
    file.write_text(SLIDE * (20_500_000 // len(SLIDE)), "utf-8")


def sparse_gigabyte(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(1 << 30)


def pipe(file: Path) -> None:
    os.mkfifo(file)


def loop_of_links(file: Path) -> None:
    file.symlink_to(file.name)


def link_to_nothing(file: Path) -> None:
    file.symlink_to("borte.md")


def in_no_folder(file: Path) -> None:
    file.parent.rmdir()


def below_a_file(file: Path) -> None:
    file.parent.rmdir()
    file.parent.write_text("# Hei", "utf-8")


CLOSED: dict[Callable[[Path], None], str] = {
    missing: "Fant ikke", folder: "mappe", binary: "tekstfil", picture: "tekstfil", over_5_mb: "5 MB",
    over_20_mb: "5 MB", sparse_gigabyte: "32 MB", pipe: "tekstfil", loop_of_links: "lese", link_to_nothing: "Fant ikke",
    in_no_folder: "Fant ikke", below_a_file: "lese",
}  # fmt: skip


def begin_anew(window: MainWindow) -> None:
    """As if nobody had written in it."""
    window.editor.document().setModified(False)
    window.bar.forget()
    window.desk.begin("")


def test_what_cannot_be_opened_is_one_sentence_and_a_way_out(app, tmp_path: Path, quiet) -> None:
    started = app()
    window = begun(started)
    for make, words in CLOSED.items():
        file = tmp_path / make.__name__ / "Årets tale.md"
        file.parent.mkdir()
        make(file)
        with Heartbeat() as heart:
            started.desktop.open_file(file, window)
            started.until(window.bar.sentences)
            said = only_sentence(window)
        heart.note(f"opened: {make.__name__}")
        assert started.desktop.windows == [window], make.__name__
        assert file.name in said
        assert words in said
        assert [button.text() for button in ways_out(window)] == ["Åpne …"], make.__name__
        assert window.desk.path is None
        assert_usable(started, quiet)
        begin_anew(window)


def test_a_file_that_the_system_does_not_give_is_said(app, tmp_path: Path, quiet, monkeypatch) -> None:
    file, opening = tmp_path / "tale.md", io.open
    file.write_text(SLIDE, "utf-8")

    started = app()
    window = begun(started)
    for code in (errno.EACCES, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOMEM):

        def refused(name, mode="r", *arguments, code=code, **options):
            if not isinstance(name, int) and os.fspath(name) == str(file):
                raise OSError(code, os.strerror(code))
            return opening(name, mode, *arguments, **options)

        with monkeypatch.context() as patch:
            patch.setattr(io, "open", refused)
            started.desktop.open_file(file, window)
            started.until(window.bar.sentences)
        assert file.name in only_sentence(window)
        assert ways_out(window)
        assert_usable(started, quiet)
        begin_anew(window)


def test_a_drive_that_hangs_while_opening_holds_up_nothing(app, tmp_path: Path, quiet, monkeypatch) -> None:
    import time

    slow, other, opening = tmp_path / "treg.md", tmp_path / "annen.md", io.open
    for file in (slow, other):
        file.write_text(SLIDE, "utf-8")

    def hanging(name, mode="r", *arguments, **options):
        if not isinstance(name, int) and os.fspath(name) == str(slow):
            time.sleep(HANGS_SECONDS)
        return opening(name, mode, *arguments, **options)

    started = app()
    window = started.start(other)
    monkeypatch.setattr(io, "open", hanging)
    with Heartbeat() as heart:
        started.desktop.open_file(slow)
        window.editor.go_to_line(3, 4)
        for letter in " mens jeg venter":
            window.editor.insertPlainText(letter)
            started.application.processEvents()
        opened = started.window
        started.until(lambda: opened.desk.file is not None)
    heart.note(f"opened: drive that hangs {HANGS_SECONDS} s")
    assert "mens jeg venter" in window.editor.text()
    assert opened.editor.text() == SLIDE
    assert_usable(started, quiet)


def test_what_is_written_while_a_file_is_read_stays_and_the_file_comes_beside(app, tmp_path: Path, monkeypatch) -> None:
    import threading

    file, opening, may_go_on = tmp_path / "treg.md", io.open, threading.Event()
    file.write_text(SLIDE, "utf-8")

    def hanging(name, mode="r", *arguments, **options):
        if not isinstance(name, int) and os.fspath(name) == str(file):
            may_go_on.wait(10)
        return opening(name, mode, *arguments, **options)

    started = app()
    window = begun(started)
    monkeypatch.setattr(io, "open", hanging)
    started.desktop.open_file(file, window)
    assert started.desktop.open_file(file) is window, "it is on its way"
    started.type("## Mitt")
    may_go_on.set()
    started.until(lambda: any(one.desk.path == file for one in started.desktop.windows))
    assert window.editor.text() == "## Mitt"
    assert window.desk.path is None
    assert started.window.editor.text() == SLIDE


@pytest.mark.parametrize(
    ("language", "words", "way"),
    [("nb", "Fant ikke", "Åpne …"), ("nn", "Fann ikkje", "Opne …"), ("en", "was not found", "Open …")],
)
def test_it_is_said_in_the_users_language(app, tmp_path: Path, language: str, words: str, way: str) -> None:
    from leaderdeck.desktop.settings import Settings

    started = app(Settings(language=language))
    started.desktop.start([tmp_path / "borte.md"])
    started.until(started.window.bar.sentences)
    assert words in only_sentence(started.window)
    assert [button.text() for button in ways_out(started.window)] == [way]


def test_ten_bad_files_at_once_are_ten_sentences_and_no_storm(app, tmp_path: Path, quiet) -> None:
    good = tmp_path / "tale.md"
    good.write_text(SLIDE, "utf-8")
    started = app()
    window = started.start(good)
    window._open_dropped([tmp_path / f"borte {number}.md" for number in range(10)])
    started.until(lambda: started.desktop.windows == [window])
    assert 1 <= len(window.bar.sentences()) <= 3
    assert window.editor.text() == SLIDE
    quiet()


def test_an_empty_file_is_a_talk_to_begin_in(app, tmp_path: Path, quiet) -> None:
    file = tmp_path / "tom.md"
    file.write_bytes(b"")
    started = app()
    window = started.start(file)
    assert window.desk.path == file
    assert window.bar.sentences() == ()
    assert_usable(started, quiet)
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert "## Videre" in file.read_text("utf-8")


def png_head(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + header
        + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )


ROW = "|" + "|".join(f" k{index} " for index in range(40)) + "|"
ODD_TALKS: dict[str, tuple[str, str]] = {
    "wrong brand": ("---\ntitle: Hei\nbrand: fjordvikk\n---\n\n## Hei\n", "bar"),
    "broken front matter": ("---\ntitle: Mål: 2030\nlang: [\n---\n\n## Hei\n", "front_matter"),
    "missing picture": ("## Hei\n\n![Et fjell](borte.png)\n", "file.picture"),
    "broken picture": ("## Hei\n\n![Et fjell](odelagt.png)\n", "file.picture"),
    "huge picture": ("## Hei\n\n![Et fjell](stor.png)\n", "file.picture"),
    "picture outside": ("## Hei\n\n![Et fjell](../utenfor.png)\n", "file.picture"),
    "web picture": ("## Hei\n\n![Et fjell](https://eksempel.example/fjell.png)\n", "file.picture"),
    "folder as picture": ("## Hei\n\n![Et fjell](.)\n", "file.picture"),
    "unknown block": ("## Hei\n\n::: karusell\n\nOrdene mine\n\n:::\n", "block"),
    "heading of 500 characters": (f"## {'Åpenhet og tillit ' * 28}\n\n- punkt\n", "fit"),
    "table of 40 columns": (f"## Tabell\n\n{ROW}\n|{'---|' * 40}\n{ROW}\n", "fit"),
    "one long line": (f"## Hei\n\n{'ord ' * (25_000 // SMALLER)}\n", "fit"),
    "one long word": (f"## Hei\n\n{'x' * (20_000 // SMALLER)}\n", "fit"),
    "lists in lists": ("## Hei\n\n" + "".join(f"{'  ' * depth}- a\n" for depth in range(1000 // SMALLER)), ""),
    "letters that are none": ("## Hei\ufffe\n\n- a\u202e\ufeff\u2028b\n", ""),
    "never closed": ("## Hei\n\n::: privat\n\n```\n\n<!-- \n\n**a _b `c", ""),
}


def test_an_odd_talk_is_shown_and_what_is_odd_is_said(app, tmp_path: Path, quiet) -> None:
    started = app()
    window = begun(started)
    for number, case in enumerate(ODD_TALKS):
        (tmp_path / str(number)).mkdir()
        see_odd(started, window, tmp_path / str(number), case)
        assert_usable(started, quiet)
        begin_anew(window)


def see_odd(started: AppWindows, window: MainWindow, around: Path, case: str) -> None:
    text, rule = ODD_TALKS[case]
    place = around / "foredrag"
    place.mkdir()
    (around / "utenfor.png").write_bytes(png_head(9, 9) + b"hemmelig")
    (place / "odelagt.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"tull" * 50)
    (place / "stor.png").write_bytes(png_head(30_000, 30_000))
    file = place / "tale.md"
    file.write_text(text, "utf-8")
    with Heartbeat() as heart:
        started.desktop.open_file(file, window)
        started.until(lambda: window.session.talk is not None and window.desk.path == file)
        started.settle()
    heart.note(f"opened: {case}")
    assert window.panes.preview.scene is not None
    if rule == "bar":
        assert "fjordvikk" in only_sentence(window)
        assert ways_out(window), "no way out"
    else:
        assert window.bar.sentences() == ()
        rules = [finding.rule for finding in window.session.talk.findings]
        assert not rule or any(rule in name for name in rules), rules
    with Heartbeat() as heart:
        window.editor.go_to_line(window.editor.line_count(), 10_000)
        started.type("\n\nog mer")
        started.settle()
    heart.note(f"typed on: {case}")
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert file.read_bytes().startswith(text.rstrip("\n").encode())


@pytest.mark.timeout(120)
def test_thousands_of_slides_are_opened_and_written_in(app, tmp_path: Path, quiet) -> None:
    file = tmp_path / "tale.md"
    file.write_text("\n\n".join(f"## Lysbilde {n}\n\n- punkt {n}" for n in range(SLIDES)), "utf-8")
    started = app()
    window = begun(started)
    with Heartbeat() as heart:
        started.desktop.open_file(file, window)
        started.until(lambda: window.session.talk is not None and window.desk.path == file)
    heart.note(f"opened: {SLIDES} slides")
    assert len(window.session.talk.scenes) == SLIDES
    with Heartbeat() as heart:
        assert_usable(started, quiet)
    heart.note(f"typed on: {SLIDES} slides")


NAMES = [
    "æøå ÆØÅ.md", "a\u030a og e\u0301.md", "🎤 tale 👩\u200d👩\u200d👧.md", "ø" * 126 + ".md", "a" * 252 + ".md",
    "a" * 255, "CON.md", "NUL", "aux.txt", "punktum..md", "punktum.", "mellomrom .md", " foran.md", "to  mellomrom.md",
    "tab\t.md", "linje\nskift.md", "-rf.md", "--help", ".skjult.md", "uten endelse", "a.b.c.md", "{line}.md", "{file}",
    "{", "{0}", "%41%s%(x)s.md", "100 %.md", "'\"`.md", "$HOME;|&<>.md", "&Fil &&.md", "<b>fet<b>.md", "<img src=x>.md",
    "stjerne[*].md", "kolon:.md", "omvendt\\strek.md", "~.md", "\u202etxet.md", "\u200b.md", "名前.md", "اسم.md",
    "TALE.MD", "\udce5.md",
]  # fmt: skip


def test_a_talk_of_any_name_is_opened_shown_saved_and_listed(app, tmp_path: Path, quiet) -> None:
    assert len(set(NAMES)) >= 40
    started = app()
    names = NAMES if ALL_NAMES else NAMES[::4]
    for number, name in enumerate(names):
        file = tmp_path / str(number) / name
        file.parent.mkdir()
        file.write_text(SLIDE, "utf-8")
        window = started.desktop.open_file(file, started.desktop.windows[0] if started.desktop.windows else None)
        started.until(lambda shown=window, wanted=file: shown.desk.path == wanted and shown.session.talk)
        window.editor.go_to_line(3, 4)
        started.type(" til")
        window.desk.save()
        started.until(lambda shown=window: not shown.desk.is_edited)
        assert file.read_text("utf-8") == SLIDE.replace("- en", "- en til"), name
        assert os.listdir(file.parent) == [name]
        assert window.bar.sentences() == (), name
        assert _shown(name) in window.windowTitle().replace("[*][*]", "[*]"), name
        window.recent.fill()
        assert window.desk.path in started.desktop.settings.recent
        window.desk.begin("")
    file = tmp_path / "0" / NAMES[0]
    assert_usable(started, quiet)
    for name in NAMES:
        started.desktop.windows[0].desk.open(tmp_path / "borte" / name)
        started.until(lambda: started.desktop.windows[0].bar.sentences())
        only_sentence(started.desktop.windows[0])
        started.desktop.windows[0].bar.forget()
    quiet()


def _shown(name: str) -> str:
    """A name as a title can show it: in one line, of letters that can be seen."""
    return "".join(letter if letter.isprintable() else " " for letter in name)
