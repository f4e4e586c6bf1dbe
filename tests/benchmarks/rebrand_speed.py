"""Many old decks into a brand: processor time for each, growth with their number, gain of a second process, resuming.

    python tests/benchmarks/rebrand_speed.py [DECKS [SLIDES]]

DECKS is 1000 and SLIDES 20 unless said otherwise; a tenth of the decks shows the growth. The gain of two processes is
told only for what it is worth on a machine that is busy with other things: the load is told beside it.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

JOURNAL = "leaderdeck-rebrand.jsonl"
DISTINCT = 10
"""Different decks; the rest are copies under other names, which cost as much."""


def make_deck(file: Path, slides: int, seed: int) -> None:
    """A deck as offices make them: lists, tables, charts, pictures, loose footers, notes."""
    presentation = Presentation()
    picture = file.with_suffix(".png")
    Image.effect_noise((640, 480), 60 + seed).save(picture)
    for number in range(slides):
        layout = 0 if number == 0 else (1, 1, 5, 1, 3, 5)[number % 6]
        slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
        slide.shapes.title.text = f"Overskrift {number} i foredrag {seed}"
        for holder in slide.placeholders:
            if holder.placeholder_format.idx in (1, 2):
                holder.text_frame.text = "Et punkt om saken"
                for extra in range(4):
                    paragraph = holder.text_frame.add_paragraph()
                    paragraph.text = f"Enda et punkt, nummer {extra}, med litt mer å si om det"
        if number % 6 == 2:
            table = slide.shapes.add_table(5, 4, Pt(60), Pt(140), Pt(600), Pt(200)).table
            for cell in table.iter_cells():
                cell.text = "Tall"
        elif number % 6 == 5:
            data = CategoryChartData()
            data.categories = ["Nord", "Sør", "Øst"]
            data.add_series("Folk", (3, 5, seed))
            slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(60), Pt(140), Pt(600), Pt(300), data)
        elif number % 6 == 3:
            slide.shapes.add_picture(str(picture), Pt(420), Pt(200), Pt(240), Pt(180))
        box = slide.shapes.add_textbox(Pt(40), Pt(510), Pt(300), Pt(20))
        box.text_frame.text = "Gamle Vik kommune"
        box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0x4F, 0x81, 0xBD)
        slide.notes_slide.notes_text_frame.text = "Si dette rolig."
    presentation.save(str(file))
    picture.unlink()


def make_folder(folder: Path, decks: int, slides: int) -> None:
    folder.mkdir()
    for seed in range(min(DISTINCT, decks)):
        make_deck(folder / f"{seed:04d}.pptx", slides, seed)
    for number in range(DISTINCT, decks):
        shutil.copyfile(folder / f"{number % DISTINCT:04d}.pptx", folder / f"{number:04d}.pptx")


def command(source: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "leaderdeck", "rebrand", str(source), "--brand", "fjordvik", "-o", str(out), *more]


def timed(call: list[str]) -> tuple[float, float]:
    """Processor and wall seconds of one call and its own processes."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - begin


def interrupted(source: Path, out: Path, decks: int) -> tuple[int, int]:
    """Kill a run at a third of its way, resume it; how many were done before, and how many lines the journal has."""
    with subprocess.Popen(command(source, out, "--jobs", "2"), stdout=subprocess.DEVNULL) as run:
        while len(list(out.glob("*.pptx"))) < decks // 3:
            time.sleep(0.05)
        run.send_signal(signal.SIGKILL)
    time.sleep(1)
    done = (out / JOURNAL).read_text("utf-8").count('"stamp"')
    subprocess.run(command(source, out, "--jobs", "2", "--resume"), check=True, stdout=subprocess.DEVNULL)
    return done, (out / JOURNAL).read_text("utf-8").count('"stamp"')


def main() -> None:
    decks = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    slides = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    tenth = max(1, decks // 10)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        os.environ["LEADERDECK_HOME"] = str(place / "home")
        make_folder(place / "all", decks, slides)
        make_folder(place / "tenth", tenth, slides)
        load = os.getloadavg()[0]
        few, _ = timed(command(place / "tenth", place / "few"))
        processor, wall = timed(command(place / "all", place / "one"))
        _, wall_of_two = timed(command(place / "all", place / "two", "--jobs", "2"))
        done, lines = interrupted(place / "all", place / "cut", decks)
        same = all(
            (place / "one" / file.name).read_bytes() == file.read_bytes()
            for folder in ("two", "cut")
            for file in (place / folder).glob("*.pptx")
        )
        count = len(list((place / "cut").glob("*.pptx")))
    print(f"load of the machine before             {load:.1f}")
    print(
        f"processor time per deck of {slides} slides    {processor / decks:.3f} s ({tenth} decks: {few / tenth:.3f} s)"
    )
    print(f"growth from {tenth} to {decks} decks           {processor / few:.2f} times ({decks / tenth:.0f} is linear)")
    print(
        f"wall time, 1 process and 2             {wall:.1f} s and {wall_of_two:.1f} s: {wall / wall_of_two:.2f} times"
    )
    print(f"killed after {done}, resumed: {count} files, {lines} lines in the journal, all the same bytes: {same}")


if __name__ == "__main__":
    main()
