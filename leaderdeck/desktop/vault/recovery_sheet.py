"""The recovery key on a sheet of paper, or in a PDF file: what it is for, the key in large letters, and the date."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from leaderdeck.export.replacing import replace_file
from leaderdeck.language import say

_MARGIN_MM = 25.0


def sheet_html(recovery_key: str, folder: Path, day: date) -> str:
    """The sheet's words as HTML that Qt can print."""
    groups = recovery_key.split("-")
    rows = [" ".join(groups[start : start + 3]) for start in range(0, len(groups), 3)]
    heading = say("Gjenopprettingsnøkkel for låste notater")
    use = say(
        "Med denne nøkkelen kan notatene låses opp når passordsetningen er glemt. Den som har den, kan lese dem: "
        "Oppbevar arket der du oppbevarer annet som ingen andre skal se."
    )
    how = say("I LeaderDeck: Åpne et låst notat, velg «Bruk gjenopprettingsnøkkelen», og skriv gruppene under.")
    facts = say("Mappe: {folder}. Laget {day}.", folder=folder.name, day=day.isoformat())
    key = "<br>".join(escape(row).replace(" ", "&nbsp;&nbsp;&nbsp;") for row in rows)
    return (
        f"<h1>{escape(str(heading))}</h1><p>{escape(str(use))}</p><p>{escape(str(how))}</p>"
        f'<p style="font-family: monospace; font-size: 20pt; line-height: 160%">{key}</p>'
        f"<p>{escape(str(facts))}</p>"
    )


def save_sheet(target: Path, recovery_key: str, folder: Path, day: date) -> None:
    """Save the sheet as PDF, for its owner's eyes only. Raises FileProblem."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(_layout())
    writer.setTitle(str(say("Gjenopprettingsnøkkel for låste notater")))
    writer.setCreator("LeaderDeck")
    _document(recovery_key, folder, day).print_(writer)
    del writer
    buffer.close()
    written = bytes(data.data())
    replace_file(target, lambda stream: _ignored(stream.write(written)), remember=False, private=True)


def print_sheet(recovery_key: str, folder: Path, day: date, parent: QWidget) -> bool:
    """Let the user choose a printer, and print the sheet; gives whether it was printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loaded only by who prints

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout())
    printer.setDocName("LeaderDeck")  # what a print server shows to others
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    _document(recovery_key, folder, day).print_(printer)
    return True


def _document(recovery_key: str, folder: Path, day: date) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(QFont(document.defaultFont().family(), 12))
    document.setHtml(sheet_html(recovery_key, folder, day))
    return document


def _layout() -> QPageLayout:
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _ignored(_count: int) -> None:
    """How many bytes were written is not asked for."""
