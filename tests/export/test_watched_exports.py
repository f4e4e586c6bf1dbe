"""An export can be followed slide by slide and stopped at each of them; what lay there is then untouched."""

import re
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import ExportCanceled, Kind, export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paint import pdf_tags
from leaderdeck.talk import Talk, read_talk

SLIDES = 4


@pytest.fixture(scope="module")
def talk() -> Talk:
    text = "\n".join(f"# Lysbilde {number}\n\n- punkt\n" for number in range(1, SLIDES + 1))
    return read_talk(text, find_kit("plain"))


@pytest.mark.parametrize("kind", ["pptx", "pdf", "png"])
def test_every_slide_is_told_once_and_in_order(talk: Talk, tmp_path: Path, kind: Kind) -> None:
    told: list[tuple[int, int]] = []
    export_talk(talk, tmp_path / "ut", kind, PROFILES["stage"], progress=lambda done, of: told.append((done, of)))
    assert told[:SLIDES] == [(done, SLIDES) for done in range(SLIDES)]
    assert set(told[SLIDES:]) <= {(SLIDES, SLIDES)}


@pytest.mark.parametrize("kind", ["pptx", "pdf", "png"])
@pytest.mark.parametrize("point", range(SLIDES))
def test_stopping_at_any_slide_leaves_everything_as_it_was(talk: Talk, tmp_path: Path, kind: Kind, point: int) -> None:
    target = tmp_path / "ut"
    if kind != "png":
        target.write_bytes(b"old")

    def stop(done: int, _slides: int) -> None:
        if done == point:
            raise ExportCanceled

    with pytest.raises(ExportCanceled) as caught:
        export_talk(talk, target, kind, PROFILES["stage"], force=True, progress=stop)
    assert str(caught.value) == "Eksporten ble avbrutt; ingenting er endret."
    assert [path.name for path in tmp_path.iterdir()] == ([] if kind == "png" else ["ut"])
    assert kind == "png" or target.read_bytes() == b"old"


def test_a_pdf_without_tags_is_told_of(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert export_talk(talk, tmp_path / "ut.pdf", "pdf", PROFILES["stage"]).remarks == ()
    monkeypatch.setattr(pdf_tags, "MARK", re.compile(rb"never (\d+)"))
    (remark,) = export_talk(talk, tmp_path / "uten.pdf", "pdf", PROFILES["stage"]).remarks
    assert "skjermlesere" in str(remark)
    assert (tmp_path / "uten.pdf").stat().st_size
