"""Pictures of a deck's slides before and after, side by side, drawn by LibreOffice where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

from leaderdeck.brand.package import LARGEST_UNPACKED, Package, open_package
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import sentence_for
from leaderdeck.language import say
from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.relations import relations_xml

_SECONDS = 180
_DOTS_PER_INCH = 64
_WIDTH_PX = 800
_GAP_PX = 12
_GROUND = "#7A7F85"


def write_pictures(before: Path, after: bytes, folder: Path) -> tuple[Path, ...]:
    """One PNG for each slide in the folder. Raises FileProblem where no program that can draw is installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    pages = shutil.which("pdftoppm")
    if not office or not pages:
        raise FileProblem(say("Bilder av lysbildene trenger LibreOffice og Poppler; installer dem, eller kjør uten."))
    with tempfile.TemporaryDirectory(prefix="leaderdeck-") as name:
        place = Path(name)
        for kind, data in (("before", _without_outside(before)), ("after", after)):
            (place / f"{kind}.pptx").write_bytes(data)
        _run(
            [office, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--convert-to",
             'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}',
             "--outdir", name, str(place / "before.pptx"), str(place / "after.pptx")],
            before,
        )  # fmt: skip
        for kind in ("before", "after"):
            _run([pages, "-r", str(_DOTS_PER_INCH), "-png", str(place / f"{kind}.pdf"), str(place / kind)], before)
        pairs = zip(sorted(place.glob("before-*.png")), sorted(place.glob("after-*.png")), strict=False)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return tuple(_side_by_side(old, new, folder / f"{at:03d}.png") for at, (old, new) in enumerate(pairs, 1))
        except OSError as problem:
            raise FileProblem(sentence_for(problem, folder / "001.png")) from None


def _side_by_side(before: Path, after: Path, target: Path) -> Path:
    with Image.open(before) as old, Image.open(after) as new:
        pictures = [
            each.convert("RGB").resize((_WIDTH_PX, each.height * _WIDTH_PX // each.width)) for each in (old, new)
        ]
    height = max(each.height for each in pictures)
    whole = Image.new("RGB", (2 * _WIDTH_PX + _GAP_PX, height), _GROUND)
    whole.paste(pictures[0], (0, 0))
    whole.paste(pictures[1], (_WIDTH_PX + _GAP_PX, 0))
    whole.save(target)
    return target


def _without_outside(file: Path) -> bytes:
    """The old deck without anything that a program would fetch from elsewhere when it opens it, and without macros."""
    package = open_package(file, "presentation")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in package.entries:
            data = package.data(name, LARGEST_UNPACKED)
            if name.endswith(".rels"):
                data = _rows_inside(package, name)
            archive.writestr(name, data)
    return stream.getvalue()


def _rows_inside(package: Package, name: str) -> bytes:
    """A `.rels` part written anew from what it means: however a row was spelled, none leads outside or to macros."""
    rows: list[tuple[str, str, str, bool]] = []
    for row in package.relation_rows(name):
        known, kind, target = (row.get(word, "") for word in ("Id", "Type", "Target"))
        outside = row.get("TargetMode") == "External"
        if "vbaProject" not in kind and (not outside or kind.endswith("/hyperlink")):
            rows.append((xml_attribute(known), xml_attribute(kind), target, outside))
    return relations_xml(rows)


def _run(command: list[str], file: Path) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    except (subprocess.SubprocessError, OSError):
        raise FileProblem(say("LibreOffice klarte ikke å tegne {file}.", file=file.name)) from None
