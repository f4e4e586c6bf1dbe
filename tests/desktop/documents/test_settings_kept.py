"""Settings survive anything that may have happened to their file, and the log never tells what was written."""

import json
import logging
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from leaderdeck.desktop.machine.log_file import KEPT_FILES, LARGEST_BYTES, LOG, log_file, log_trouble, set_up_log
from leaderdeck.desktop.settings import MOST_RECENT, Settings, WindowPlace, load_settings, save_settings, settings_file

WHOLE = Settings(
    "nn", "dark", 200, 150, Path("/foredrag"), (Path("/a.md"), Path("/æ.md")),
    (WindowPlace("Z2Vv", "cGFu", ("library",), "notes", Path("/a.md"), 12), WindowPlace()), "pdf", "organizer",
    has_started=True,
)  # fmt: skip


def test_settings_come_back_as_they_were() -> None:
    assert load_settings() == Settings()
    save_settings(WHOLE)
    assert load_settings() == WHOLE
    assert stat.S_IMODE(settings_file().stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b"null", b"3", b"\xff\xfe\x00", b"[" * 99_999, b'{"recent": 3}', b'{"language": []}',
               b'{"windows": [{"geometry": 3}, 7, null]}', b'{"text_percent": "stor"}'],
)  # fmt: skip
def test_a_broken_file_gives_defaults(broken: bytes) -> None:
    settings_file().parent.mkdir(exist_ok=True)
    settings_file().write_bytes(broken)
    found = load_settings()
    assert (found.language, found.recent, found.text_percent) == ("", (), 100)
    save_settings(found)
    assert load_settings() == found


def test_one_broken_value_costs_only_itself() -> None:
    save_settings(WHOLE)
    said = json.loads(settings_file().read_bytes())
    for name in said:
        for value in (None, -1, 1e99, "?\0", [[1]], {"a": 1}, True):
            settings_file().write_text(json.dumps({**said, name: value}))
            found = load_settings()
            for other in said:
                if other != name:
                    assert getattr(found, other) == getattr(WHOLE, other)
    settings_file().write_text(json.dumps({**said, "from_the_future": {"a": 1}, "text_percent": 9999}))
    assert load_settings().text_percent == 400


def test_recent_talks_are_few_and_each_once(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(30):
        settings = settings.with_recent(tmp_path / f"{number}.md")
    settings = settings.with_recent(tmp_path / "x" / ".." / "25.md")
    assert len(settings.recent) == MOST_RECENT
    assert [path.name for path in settings.recent[:3]] == ["25.md", "29.md", "28.md"]
    assert settings.without_traces().recent == ()


@pytest.fixture
def log():
    yield set_up_log()
    qInstallMessageHandler(None)
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()
    logging.raiseExceptions = True
    LOG.propagate = True


def test_the_log_tells_where_and_never_what(log: logging.Logger) -> None:
    log.info("saved %d slides of %s in %.2f s", 12, "HEMMELIG", 0.25)
    try:
        try:
            raise KeyError("HEMMELIG")
        except KeyError as inner:
            raise ValueError("HEMMELIG tale") from inner
    except ValueError as problem:
        log_trouble(problem)
        log.warning("again", exc_info=problem)
    qWarning("Cannot open '/home/HEMMELIG/tale.md': \"HEMMELIG\" /HEMMELIG/x")
    log.error("%s", "HEMMELIG")
    log.error({"HEMMELIG": 1})
    text = log_file().read_text("utf-8")
    assert "HEMMELIG" not in text
    assert "saved 12 slides of … in 0.25 s" in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_settings_kept.py" in text
    assert "Qt: Cannot open …" in text
    assert stat.S_IMODE(log_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(log_file().parent.stat().st_mode) == 0o700


def test_the_log_stays_small(log: logging.Logger) -> None:
    for _ in range(5500):
        log.info("x" * 150)
    files = list(log_file().parent.iterdir())
    assert len(files) == KEPT_FILES
    assert sum(file.stat().st_size for file in files) <= KEPT_FILES * (LARGEST_BYTES + 1000)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)


def test_no_disk_for_the_log_is_no_trouble(tmp_path: Path, monkeypatch, capfd) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path / "file"))
    set_up_log().error("x")
    qWarning("y")
    qInstallMessageHandler(None)
    LOG.handlers.clear()
    logging.raiseExceptions = True
    LOG.propagate = True
    assert capfd.readouterr() == ("", "")
