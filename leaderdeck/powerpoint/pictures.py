"""Pictures as PresentationML, each stored once in the file however often it is shown."""

from __future__ import annotations

from collections.abc import Callable

from leaderdeck.powerpoint.shapes import frame_xml, place_in_layout, shape_names
from leaderdeck.scene.shapes import PictureFile, PictureShape

_SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_WORDS = {"nb": "Bilde", "nn": "Bilete", "da": "Billede", "sv": "Bild"}


class MediaShelf:
    """The media parts of a deck: one for each different picture, numbered as they come."""

    def __init__(self, taken: int = 0) -> None:
        self._taken = taken
        self._names: dict[tuple[str, str], str] = {}
        self.parts: dict[str, bytes] = {}
        """Part name without leading slash → bytes."""

    def place(self, file: PictureFile) -> str:
        """The part name of the picture's pixels."""
        return self._place(file.sha1, file.kind, file.pixels)

    def place_vector(self, file: PictureFile) -> str:
        """The part name of the picture's SVG."""
        return self._place(file.sha1, "svg", lambda: file.svg)

    def _place(self, sha1: str, kind: str, data: Callable[[], bytes]) -> str:
        key = (sha1, kind)
        if key not in self._names:
            self._names[key] = f"ppt/media/image{self._taken + len(self._names) + 1}.{kind}"
            self.parts[self._names[key]] = data()
        return self._names[key]


def picture_name(number: int, language: str) -> str:
    """«Bilde 3»: what the selection pane shows, never the file's name."""
    return f"{_WORDS.get(language.partition('-')[0].lower(), 'Picture')} {number}"


def picture_xml(shape: PictureShape, number: int, creation_id: str, language: str, embedded: str, vector: str) -> str:
    """`p:pic`. `embedded` and `vector` are the relationship ids of pixels and SVG (empty where there is none)."""
    names = shape_names(number, picture_name(number, language), shape.alt, creation_id, decorative=shape.decorative)
    locks = ' noGrp="1"' if shape.placeholder else ""
    drawing = (
        f'<a:extLst><a:ext uri="{_SVG_URI}"><asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" r:embed="{vector}"/>'
        "</a:ext></a:extLst>"
        if vector
        else ""
    )
    if shape.placeholder:
        own = "" if shape.inherits_frame else frame_xml(shape.frame)
    else:
        own = frame_xml(shape.frame) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<p:pic><p:nvPicPr>{names}<p:cNvPicPr><a:picLocks{locks} noChangeAspect="1"/></p:cNvPicPr>'
        f"{place_in_layout(shape.placeholder)}</p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{embedded}">{drawing}</a:blip>{_crop(shape.crop)}'
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{own}</p:spPr></p:pic>"
    )


def _crop(crop: tuple[float, float, float, float]) -> str:
    """`a:srcRect` in thousandths of a percent."""
    shares = zip("ltrb", (round(share * 100_000) for share in crop), strict=True)
    cut = "".join(f' {side}="{share}"' for side, share in shares if share)
    return f"<a:srcRect{cut}/>" if cut else ""
