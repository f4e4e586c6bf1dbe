"""What the file says of itself: title and language. No author, no date of making, no path, no program's leftovers."""

from __future__ import annotations

from leaderdeck.deck.slide import Section
from leaderdeck.powerpoint.clean_text import LONGEST_TITLE, clean_name, language_code, xml_text
from leaderdeck.powerpoint.embedded_font import EmbeddedFont
from leaderdeck.powerpoint.xml_names import XML_HEAD
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DeckProperties:
    """What an export needs to know beside its scenes."""

    title: str = ""
    language_tag: str = "nb-NO"
    sections: tuple[Section, ...] = ()
    """Over indexes of the scenes; empty when the talk has no sections."""
    with_notes: bool = True
    with_hidden: bool = True
    slogan: str = ""
    """The footer's text, put on the layouts too so that slides added by hand carry it."""
    fonts: tuple[EmbeddedFont, ...] = ()
    """Families that travel inside the file."""


def core_properties(properties: DeckProperties) -> bytes:
    """`docProps/core.xml`: `dc:title` and `dc:language`, each only where there is one."""
    title = xml_text(clean_name(properties.title, LONGEST_TITLE))
    language = language_code(properties.language_tag)
    return (
        XML_HEAD
        + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        + (f"<dc:title>{title}</dc:title>" if title else "")
        + f"<dc:language>{language}</dc:language></cp:coreProperties>"
    ).encode()


def app_properties(slides: int, hidden: int, notes: int) -> bytes:
    """`docProps/app.xml`: counts of slides alone."""
    return (
        XML_HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>LeaderDeck</Application><Slides>{slides}</Slides><Notes>{notes}</Notes>"
        f"<HiddenSlides>{hidden}</HiddenSlides></Properties>"
    ).encode()
