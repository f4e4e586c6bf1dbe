"""The left column: everything that a kit says, from its name to how long it holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from leaderdeck.desktop.brand_studio.color_section import ColorSection
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading
from leaderdeck.desktop.brand_studio.font_section import FontSection
from leaderdeck.desktop.brand_studio.form_section import FormSection
from leaderdeck.desktop.brand_studio.logo_section import LogoSection
from leaderdeck.desktop.brand_studio.name_section import NameSection
from leaderdeck.desktop.brand_studio.small_sections import FooterSection, SizeSection, StyleSection
from leaderdeck.desktop.brand_studio.validity_section import ValiditySection
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.language import say


class StudioForm(QScrollArea):
    """The sections below one another; what the keyboard comes to is scrolled into sight."""

    edit_requested = Signal(object, object)
    step_ended = Signal(object)

    def __init__(self, work: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names, self.colors, self.fonts = NameSection(), ColorSection(), FontSection()
        self.logos, self.footer, self.sizes = LogoSection(work), FooterSection(), SizeSection()
        self.style_, self.validity = StyleSection(), ValiditySection()
        self.sections: tuple[FormSection, ...] = (
            self.names, self.colors, self.fonts, self.logos, self.footer, self.sizes, self.style_, self.validity,
        )  # fmt: skip
        self._others = NoticeLine()
        em = self.fontMetrics().height()
        self._page = QWidget()
        self._page.setProperty("kind", "paper")
        self._page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(round(em * 1.3))
        column.addWidget(self._others)
        for section in self.sections:
            section.edit_requested.connect(self.edit_requested)
            section.step_ended.connect(self.step_ended)
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(self._page)
        self._page.installEventFilter(self)
        self.retranslate()

    @property
    def is_busy(self) -> bool:
        """Whether something is still looked up for the form."""
        return self.fonts.is_busy or self.logos.is_busy

    def show_reading(self, reading: DraftReading, *, is_editable: bool) -> None:
        """What the draft says, and what is wrong with it: next to its field, or above all."""
        for section in self.sections:
            section.show_reading(reading)
            section.setEnabled(is_editable)
        others = [one for one in reading.complaints if not any(each.claims(one.path) for each in self.sections)]
        self._others.say(others[0].sentence if others else None, "error")

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Profilen")))
        self._others.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As wide as its fields need: what is cut at the side cannot be scrolled to."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._page.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fields that need more room get it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name
        """What Tab leads to is in sight."""
        moved = super().focusNextPrevChild(next)
        focused = self.window().focusWidget()
        if focused is not None and self._page.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)
        return moved
