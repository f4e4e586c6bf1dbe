"""What is pasted or dropped: clean Markdown from HTML, plain text, pictures, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap, QTextCursor

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.editor.document_text import for_document
from leaderdeck.desktop.editor.picture_drop import PICTURE_ENDINGS, PictureOffer
from leaderdeck.desktop.library.passage_mime import PASSAGE_MIME
from leaderdeck.late_pattern import late_pattern

if TYPE_CHECKING:
    from leaderdeck.desktop.editor.outline_editor import OutlineEditor

TALK_ENDINGS = {".md", ".markdown", ".txt"}
_AT_ONCE = 6_000
"""Characters of HTML that are turned into Markdown while the key is down; more goes in a thread."""
_LINE_ENDS = late_pattern(r"\r\n|[\r\v\f\u2029]")
_BLOCK = late_pattern(r"#|[-+*] |\d{1,9}[.)] |\||>|:::|```")
_ITEM = late_pattern(r"(?:[-+*]|\d{1,9}[.)]) +")
_EMPTY_ITEM = late_pattern(r"([ \t]*)(?:[-+*]|\d{1,9}[.)])[ \t]+")
_NOT_TEXT = late_pattern("[\x00-\x08\x0e-\x1f\ufdd0\ufdd1]")


class Pasting(QObject):
    """Takes what other programs give to one editor."""

    def __init__(self, editor: OutlineEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._place: QTextCursor | None = None
        self._plain = ""
        self._converter = Latest(_converted, self)
        self._converter.answered.connect(self._put)

    @staticmethod
    def can_take(mime: QMimeData) -> bool:
        """Whether anything in it can come into a talk."""
        if mime.hasFormat(PASSAGE_MIME):
            return True
        if any(url.isLocalFile() for url in mime.urls()):
            return bool(_local_files(mime))
        return mime.hasText() or mime.hasHtml() or mime.hasImage()

    def take(self, mime: QMimeData) -> None:
        """Bring it into the text, or offer it as a picture or file."""
        if not self.can_take(mime):
            return
        if mime.hasFormat(PASSAGE_MIME):
            wants_copy = bool(QGuiApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
            self._editor.passage_dropped.emit(mime, wants_copy)
            return
        files = _local_files(mime)
        if files:
            self._take_files(files)
            return
        text = clean_text(mime.text()) if mime.hasText() else ""
        html = mime.html() if mime.hasHtml() else ""
        if html and _is_formatted(html):
            self._take_html(html, text)
        elif text.strip() or not mime.hasImage():
            self._editor.insert_markdown(text)
        else:
            self._take_image(mime)

    def take_plain(self) -> None:
        """The clipboard's text, and nothing else of it."""
        text = QGuiApplication.clipboard().text()
        if text:
            self._editor.insert_markdown(clean_text(text))

    def _take_files(self, files: list[Path]) -> None:
        pictures = [file for file in files if file.suffix.lower() in PICTURE_ENDINGS]
        talks = [file for file in files if file.suffix.lower() in TALK_ENDINGS]
        if pictures:
            self._editor.picture_files_dropped.emit(pictures)
        if talks:
            self._editor.files_dropped.emit(talks)

    def _take_html(self, html: str, text: str) -> None:
        self._place, self._plain = self._editor.textCursor(), text
        if len(html) <= _AT_ONCE:
            self._put(_converted(html))
        else:
            self._converter.ask(html)

    def _put(self, markdown: object) -> None:
        """At the place where the cursor was when it was pasted, which has moved along with its text."""
        cursor, self._place = self._place, None
        if cursor is None:
            return
        markdown = str(markdown) or self._plain
        follows = cursor.position() == self._editor.textCursor().position()
        cursor.insertText(for_document(fitted(markdown, *self._around(cursor))))
        if follows:
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()

    def _around(self, cursor: QTextCursor) -> tuple[str, str]:
        """What stands on the line before the cursor or the selection, and behind it."""
        document = self._editor.document()
        first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        before = first.text()[: cursor.selectionStart() - first.position()]
        return before, last.text()[cursor.selectionEnd() - last.position() :]

    def _take_image(self, mime: QMimeData) -> None:
        image = mime.imageData()
        if isinstance(image, QPixmap):
            image = image.toImage()
        if isinstance(image, QImage) and not image.isNull():
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG")  # type: ignore[call-overload]
            self._editor.picture_offered.emit(PictureOffer(bytes(buffer.data().data()), ""))


def fitted(markdown: str, before: str, behind: str) -> str:
    """Markdown as it is put in between what stands on the line: lists, tables and headings get lines of their own.

    Behind the mark of an empty item, a list goes on with that item instead.
    """
    lines = markdown.split("\n")
    mark, own = _EMPTY_ITEM.fullmatch(before), _ITEM.match(markdown)
    if mark and own:
        indent = mark[1]
        markdown = "\n".join([lines[0][own.end() :], *(indent + line if line else line for line in lines[1:])])
    elif before.strip() and len(lines) > 1 and _BLOCK.match(markdown):
        markdown = f"\n\n{markdown}"
    return f"{markdown}\n\n" if behind.strip() and len(lines) > 1 and _BLOCK.match(lines[-1].lstrip(" ")) else markdown


def clean_text(text: str) -> str:
    """Plain text with line feeds only, and without characters that no text has."""
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def _local_files(mime: QMimeData) -> list[Path]:
    """Files, where what is given is files of kinds that a talk knows and nothing else."""
    if not mime.hasUrls():
        return []
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    known = PICTURE_ENDINGS | TALK_ENDINGS
    return files if files and all(file.suffix.lower() in known for file in files) else []


def _is_formatted(html: str) -> bool:
    from leaderdeck.intake.html import is_formatted  # costs no start

    return is_formatted(html)


def _converted(html: str) -> str:
    from leaderdeck.intake.html import html_to_markdown

    return html_to_markdown(html)
