"""EMF and WMF drawn by LibreOffice, for the few that the library cannot follow; only where it is on the machine.

The picture is laid on a page of its own size, once on white and once on black: where the two differ it is transparent,
and where they differ everywhere LibreOffice could not read it either. The drawing around it is LeaderDeck's own, so
that the bytes meet LibreOffice's reader of pictures and nothing else of it.
"""

from __future__ import annotations

import base64
import io
import os
import shutil
import struct
import sys
import tempfile
from contextlib import suppress
from functools import cache
from math import ceil
from pathlib import Path
from threading import Lock

SECONDS = 20.0
"""LibreOffice needs 3 s to start with a new profile on a small machine at work with other things."""
_LONGEST_PX, _LONGEST_CM, _MOST_SLENDER = 1600, 20.0, 20.0
_SEEN = 96
"""Of 255: LibreOffice draws the outline of a picture that it cannot read, fainter than this."""
_USUAL_SHAPE = 4.0 / 3.0
_GROUNDS = {"white": "#ffffff", "black": "#000000"}
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
_DRAWING = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document xmlns:office="{_OPEN_DOCUMENT}office:1.0" xmlns:style="{_OPEN_DOCUMENT}style:1.0"'
    f' xmlns:draw="{_OPEN_DOCUMENT}drawing:1.0" xmlns:fo="{_OPEN_DOCUMENT}xsl-fo-compatible:1.0"'
    f' xmlns:svg="{_OPEN_DOCUMENT}svg-compatible:1.0" office:version="1.2"'
    ' office:mimetype="application/vnd.oasis.opendocument.graphics"><office:styles/><office:automatic-styles>'
    '<style:page-layout style:name="L"><style:page-layout-properties fo:margin-top="0cm" fo:margin-bottom="0cm"'
    ' fo:margin-left="0cm" fo:margin-right="0cm" fo:page-width="{width}cm" fo:page-height="{height}cm"/>'
    '</style:page-layout><style:style style:name="D" style:family="drawing-page"><style:drawing-page-properties'
    ' draw:fill="solid" draw:fill-color="{ground}" draw:background-size="full"/></style:style>'
    '</office:automatic-styles><office:master-styles><draw:layer-set><draw:layer draw:name="layout"/>'
    '</draw:layer-set><style:master-page style:name="M" style:page-layout-name="L" draw:style-name="D"/>'
    "</office:master-styles><office:body><office:drawing>"
    '<draw:page draw:name="P" draw:master-page-name="M" draw:style-name="D"><draw:frame draw:layer="layout"'
    ' svg:x="0cm" svg:y="0cm" svg:width="{width}cm" svg:height="{height}cm"><draw:image>'
    "<office:binary-data>{data}</office:binary-data></draw:image></draw:frame></draw:page>"
    "</office:drawing></office:body></office:document>"
)
_one_at_a_time = Lock()


@cache
def office_program() -> str:
    """LibreOffice on this machine; empty where it is not."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def draw_by_office(data: bytes) -> bytes:
    """The metafile as a PNG with what it leaves free transparent; empty where LibreOffice cannot draw it in time."""
    program = office_program()
    if not program:
        return b""
    with _one_at_a_time, suppress(OSError), tempfile.TemporaryDirectory(prefix="leaderdeck-") as name:
        folder = Path(name)
        width, height = _size_px(data)
        _write_drawings(data, folder, width, height)
        if _run(_command(program, folder, width, height)):
            return _joined(folder)
    return b""


def _write_drawings(data: bytes, folder: Path, width: int, height: int) -> None:
    centimeters = _LONGEST_CM / _LONGEST_PX
    text = base64.b64encode(data).decode("ascii")
    for name, ground in _GROUNDS.items():
        drawing = _DRAWING.format(
            width=f"{width * centimeters:.3f}", height=f"{height * centimeters:.3f}", ground=ground, data=text
        )
        (folder / f"{name}.fodg").write_text(drawing, encoding="utf-8")


def _command(program: str, folder: Path, width: int, height: int) -> list[str]:
    pixels = f'{{"PixelWidth":{{"type":"long","value":"{width}"}},"PixelHeight":{{"type":"long","value":"{height}"}}}}'
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--convert-to",
        f"png:draw_png_Export:{pixels}", "--outdir", str(folder), *(str(folder / f"{name}.fodg") for name in _GROUNDS),
    ]  # fmt: skip
    if os.name == "nt":
        return command
    return [sys.executable, "-I", "-m", "leaderdeck.brand.metafile_process", str(ceil(SECONDS)), *command]


def _run(command: list[str]) -> bool:
    """Whether it ended well in time. LibreOffice is several processes: none of them outlives its time."""
    import signal  # both cost no start
    import subprocess

    quiet = subprocess.DEVNULL
    started = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        return started.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        with suppress(OSError):
            if sys.platform == "win32":
                started.kill()
            else:
                os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def _joined(folder: Path) -> bytes:
    """White less black is what shines through; the rest is what was drawn."""
    from PIL import Image, ImageChops

    try:
        white, black = (Image.open(folder / f"{name}.png").convert("RGB") for name in _GROUNDS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    if white.size != black.size:
        return b""
    red, green, blue = ImageChops.subtract(white, black).split()
    opaque = ImageChops.invert(ImageChops.lighter(ImageChops.lighter(red, green), blue))
    if not opaque.point(lambda share: 255 * (share > _SEEN)).getbbox():
        return b""
    # On black a color is already the less the more transparent it is: "RGBa" is how Pillow calls that.
    stream = io.BytesIO()
    Image.merge("RGBa", (*black.split(), opaque)).convert("RGBA").save(stream, "PNG")
    return stream.getvalue()


def _size_px(data: bytes) -> tuple[int, int]:
    """Width and height as its head says: [MS-EMF] 2.2.9 Frame, [MS-WMF] 2.3.2.3 BoundingBox; else a usual shape."""
    layout, offset = ("<4i", 24) if data.startswith(b"\x01\x00\x00\x00") else ("<4h", 6)
    shape = _USUAL_SHAPE
    if data.startswith((b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a")) and len(data) >= offset + struct.calcsize(layout):
        left, top, right, bottom = struct.unpack_from(layout, data, offset)
        if right > left and bottom > top:
            shape = min(max((right - left) / (bottom - top), 1 / _MOST_SLENDER), _MOST_SLENDER)
    if shape >= 1.0:
        return _LONGEST_PX, round(_LONGEST_PX / shape)
    return round(_LONGEST_PX * shape), _LONGEST_PX
