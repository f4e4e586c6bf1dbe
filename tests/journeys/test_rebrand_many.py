"""Communications staff move a folder of old decks into the brand, on a bad day too."""

import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt

from leaderdeck.errors import FileProblem
from leaderdeck.export.rebranding import RebrandJob, RebrandOutcome, rebrand_file
from leaderdeck.export.rebranding_journal import JOURNAL_NAME
from leaderdeck.export.rebranding_run import run_jobs

SLOGAN = "Gamle Vik – der fjorden møter fjellet"


@cache
def deck_of(name: str, slides: int) -> bytes:
    presentation = Presentation()
    for number in range(1, slides + 1):
        slide = presentation.slides.add_slide(presentation.slide_layouts[0 if number == 1 else 1])
        slide.shapes.title.text = f"{name} {number}"
        slide.placeholders[1].text_frame.text = "Noe å si"
        box = slide.shapes.add_textbox(Pt(40), Pt(510), Pt(300), Pt(20))
        box.text_frame.text = SLOGAN
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def make_deck(file: Path, slides: int = 3) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(deck_of(file.stem, slides))
    return file


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "gamle"
    for name in ("a", "b", "skole/c", "skole/a"):
        make_deck(folder / f"{name}.pptx")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != JOURNAL_NAME
    }


def titles(file: Path) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(str(file)).slides]


def test_a_folder_moves_with_its_folders_and_the_originals_stay(old: Path, tmp_path: Path, leaderdeck) -> None:
    before, out = digests(old), tmp_path / "nye"
    code, text, err = leaderdeck("rebrand", old, "--brand", "fjordvik", "-o", out)
    assert (code, err) == (0, "")
    assert digests(old) == before
    assert set(digests(out)) == set(before)
    assert titles(out / "skole" / "c.pptx") == ["c 1", "c 2", "c 3"]
    assert text.count("Skrev ") == 4


def test_a_dry_run_tells_everything_and_writes_nothing(old: Path, tmp_path: Path, leaderdeck) -> None:
    out = tmp_path / "nye"
    code, text, _ = leaderdeck("rebrand", old, "--brand", "fjordvik", "-o", out, "--dry-run", "--json")
    document = json.loads(text)
    assert code == 0
    assert not out.exists()
    assert len(document["files"]) == 4
    first = document["files"][0]
    assert [removed["text"] for removed in first["removed"]] == [SLOGAN] * 3
    assert first["output"] == ""


def test_one_bad_file_is_told_and_the_others_come(old: Path, tmp_path: Path, leaderdeck) -> None:
    (old / "skole" / "b.pptx").write_bytes(b"PK\x03\x04 not really")
    (old / "~$a.pptx").write_bytes(b"a lock")
    code, text, err = leaderdeck("rebrand", old, "--brand", "fjordvik", "-o", tmp_path / "nye", "--jobs", 2)
    assert code == 2
    assert err.count("\n") == 1
    assert "b.pptx" in err
    assert text.count("Skrev ") == 4


def test_what_somebody_has_changed_is_not_replaced(old: Path, tmp_path: Path, leaderdeck) -> None:
    out = tmp_path / "nye"
    call = ("rebrand", old / "a.pptx", "--brand", "fjordvik", "-o", out)
    assert leaderdeck(*call)[0] == 0
    assert leaderdeck(*call)[0] == 0, "its own unchanged work it may replace"
    make_deck(out / "a.pptx")
    mine = digests(out)
    code, _, err = leaderdeck(*call)
    assert code == 2
    assert "--force" in err
    assert digests(out) == mine
    assert leaderdeck(*call, "--force")[0] == 0


def test_the_original_is_never_the_target(old: Path, leaderdeck) -> None:
    before = digests(old)
    code, _, err = leaderdeck("rebrand", old / "a.pptx", "--brand", "fjordvik", "-o", old, "--force")
    assert code == 2
    assert "originalen selv" in err
    assert digests(old) == before


def test_decks_that_would_become_one_file_get_numbers(old: Path, tmp_path: Path, leaderdeck) -> None:
    out = tmp_path / "nye"
    code, _, _ = leaderdeck("rebrand", old / "a.pptx", old / "skole" / "a.pptx", "--brand", "plain", "-o", out)
    assert code == 0
    assert set(digests(out)) == {"a.pptx", "a-2.pptx"}


def wait_until_alone(out: Path) -> None:
    """Until the killed run's own processes have ended too: nothing comes or changes any more."""
    quiet, before = 0, digests(out)
    while quiet < 3:
        time.sleep(0.2)
        now = digests(out)
        quiet, before = (quiet + 1 if now == before else 0), now


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, leaderdeck) -> None:
    old, out = tmp_path / "gamle", tmp_path / "nye"
    for number in range(8):
        make_deck(old / f"{number:02d}.pptx", 4)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    call = [sys.executable, "-m", "leaderdeck", "rebrand", str(old), "--brand", "fjordvik", "-o", str(out)]
    with subprocess.Popen(
        [*call, "--jobs", "2"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and len(list(out.glob("*.pptx"))) < 3:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
    wait_until_alone(out)
    finished = (out / JOURNAL_NAME).read_text("utf-8").count('"format"')
    with (out / JOURNAL_NAME).open("a") as journal:
        journal.write('{"format": 1, "torn')
    code, text, err = leaderdeck("rebrand", old, "--brand", "fjordvik", "-o", out, "--resume", "--json")
    assert (code, err) == (0, "")
    files = json.loads(text)["files"]
    assert [Path(each["file"]).name for each in files] == [f"{number:02d}.pptx" for number in range(8)]
    assert sum(each["resumed"] for each in files) == finished
    assert 0 < finished < 8
    fresh = tmp_path / "helt nye"
    assert leaderdeck("rebrand", old, "--brand", "fjordvik", "-o", fresh)[0] == 0
    assert {name: mark for name, mark in digests(out).items() if not name.startswith(".")} == digests(fresh)


def test_resuming_does_again_what_has_changed_since(old: Path, tmp_path: Path, leaderdeck) -> None:
    out = tmp_path / "nye"
    assert leaderdeck("rebrand", old, "--brand", "fjordvik", "-o", out)[0] == 0
    make_deck(old / "b.pptx", 5)
    (out / "skole" / "c.pptx").unlink()
    _, text, _ = leaderdeck("rebrand", old, "--brand", "fjordvik", "-o", out, "--resume", "--json")
    again = {Path(each["file"]).name for each in json.loads(text)["files"] if not each["resumed"]}
    assert again == {"b.pptx", "c.pptx"}
    assert len(titles(out / "b.pptx")) == 5


def test_resuming_without_a_beginning_is_refused(old: Path, tmp_path: Path, leaderdeck) -> None:
    code, _, err = leaderdeck("rebrand", old, "--brand", "fjordvik", "-o", tmp_path / "nye", "--resume")
    assert code == 2
    assert "uten --resume" in err


def jobs_for(old: Path, out: Path) -> list[RebrandJob]:
    return [RebrandJob(file, out / file.name, "fjordvik") for file in sorted(old.glob("*.pptx"))]


def has_trouble(job: RebrandJob) -> RebrandOutcome:
    if job.source.stem == "b":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.source.stem == "d":
        raise LookupError(job.source.name)
    return rebrand_file(job)


def test_a_process_that_dies_costs_its_own_deck_only(old: Path, tmp_path: Path) -> None:
    make_deck(old / "d.pptx")
    make_deck(old / "e.pptx")
    outcomes = list(run_jobs(jobs_for(old, tmp_path / "nye"), 2, work=has_trouble))
    assert {outcome.source.stem: bool(outcome.trouble) for outcome in outcomes} == {
        "a": False, "b": True, "d": True, "e": False,
    }  # fmt: skip
    assert len(outcomes) == 4


def test_canceling_finishes_what_is_under_way_and_begins_no_more(old: Path, tmp_path: Path) -> None:
    make_deck(old / "d.pptx")
    seen: list[RebrandOutcome] = []
    for outcome in run_jobs(jobs_for(old, tmp_path / "nye"), 1, is_canceled=lambda: bool(seen)):
        seen.append(outcome)
    assert len(seen) == 1
    assert [file.name for file in (tmp_path / "nye").iterdir()] == ["a.pptx"]


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_files(old: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="leaderdeck[cluster] is not installed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    ) as cluster:
        outcomes = list(run_jobs(jobs_for(old, tmp_path / "klynge"), scheduler=cluster.scheduler_address))
    assert sorted(outcome.source.name for outcome in outcomes) == ["a.pptx", "b.pptx"]
    assert not [outcome.trouble for outcome in outcomes if outcome.trouble]
    for job in jobs_for(old, tmp_path / "her"):
        assert not rebrand_file(job).trouble
    assert digests(tmp_path / "klynge") == digests(tmp_path / "her")


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_not_there_is_told_in_a_sentence(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="leaderdeck[cluster] is not installed")
    monkeypatch.setattr("leaderdeck.export.rebranding_run._ANSWER_SECONDS", "300ms")
    with pytest.raises(FileProblem, match=re.escape("tcp://127.0.0.1:9")):
        list(run_jobs(jobs_for(old, tmp_path / "nye"), scheduler="tcp://127.0.0.1:9"))


@pytest.mark.rendering
def test_pictures_show_each_slide_before_and_after(old: Path, tmp_path: Path, soffice, leaderdeck) -> None:
    from PIL import Image

    code, text, err = leaderdeck(
        "rebrand", old / "a.pptx", "--brand", "fjordvik", "--dry-run", "--pictures", tmp_path / "bilder", "--json"
    )
    assert (code, err) == (0, "")
    pictures = [Path(name) for name in json.loads(text)["files"][0]["pictures"]]
    assert [each.name for each in pictures] == ["001.png", "002.png", "003.png"]
    with Image.open(pictures[0]) as picture:
        left, right = picture.getpixel((20, 20)), picture.getpixel((picture.width - 20, 20))
    assert left == (255, 255, 255)
    assert right != left, "the new cover has its own ground"
