"""The layout pane: this slide as it would stand on other layouts and in other brands; one click chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from leaderdeck.deck.slide import FrontMatter, LayoutName, Slide
from leaderdeck.desktop.dialogs.dialog_frame import button
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.panes.choice_shelf import Choice, ChoiceShelf
from leaderdeck.desktop.panes.layout_names import layout_words
from leaderdeck.desktop.panes.layout_thumbnails import BrandSample, LayoutSample, SampleMaker, SlicePainter, Subject
from leaderdeck.language import Sentence, say
from leaderdeck.scene.choose_layout import layout_by_content
from leaderdeck.scene.slot_slides import as_shown

if TYPE_CHECKING:
    from leaderdeck.desktop.shown_slide import ShownSlide
    from leaderdeck.talk import Talk

PAUSE_MS = 250
"""Samples are made when typing rests; nobody looks at them while writing."""


class LayoutPane(QWidget):
    """Layouts that fit this slide's content, and the brands there are, drawn with the slide itself."""

    rewrite_requested = Signal(object)
    """A function str → str."""
    studio_requested = Signal()
    """The user wants to edit the brand."""
    failed = Signal(object)
    """Samples could not be made: the exception."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownSlide | None = None
        self._talk: Talk | None = None
        self._asked: Subject | None = None
        self._expected: set[str] = set()
        self._maker = SampleMaker(self)
        self._painter = SlicePainter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._layouts_head, self._brands_head = QLabel(), QLabel()
        self._hint = QLabel()
        self._edit_brand = button()
        self._edit_brand.setIcon(icon("brand"))
        self._edit_brand.clicked.connect(self.studio_requested)
        self._edit_brand.installEventFilter(self)
        self._area = QScrollArea()
        self._layouts = ChoiceShelf(self._painter)
        self._brands = ChoiceShelf(self._painter)
        self._layouts.chosen.connect(self._choose_layout)
        self._brands.chosen.connect(self._choose_brand)
        self._maker.layouts_made.connect(self._take_layouts)
        self._maker.brands_made.connect(self._take_brands)
        self._maker.failed.connect(self._fail)
        self._lay_out()
        self.retranslate()

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still to come."""
        return self._pause.isActive() or bool(self._expected) or self._painter.is_busy

    @property
    def layout_shelf(self) -> ChoiceShelf:
        """The layouts."""
        return self._layouts

    @property
    def brand_shelf(self) -> ChoiceShelf:
        """The brands."""
        return self._brands

    def show_talk(self, talk: Talk) -> None:
        """The talk that the slide is of: its language, footer and sections."""
        self._talk = talk
        if not talk.scenes:
            self._shown = None
        self._expect()

    def show_slide(self, shown: ShownSlide) -> None:
        """The slide under the cursor."""
        self._shown = shown
        self._expect()

    def take_keyboard(self) -> bool:
        """Let the keyboard begin at the layout that is chosen, once it is there; gives whether there will be one."""
        if self._subject() is None:
            return False
        if not self._layouts.focus_chosen():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Oppsett")))
        self._layouts_head.setText(str(say("Oppsett for dette lysbildet")))
        self._brands_head.setText(str(say("Profil for hele foredraget")))
        self._layouts.setAccessibleName(str(say("Oppsett for dette lysbildet")))
        self._brands.setAccessibleName(str(say("Profil for hele foredraget")))
        self._hint.setText(str(say("Sett markøren i et lysbilde for å velge oppsett.")))
        self._edit_brand.setText(str(say("Rediger profil …")))
        self._edit_brand.setAccessibleName(self._edit_brand.text())
        self._layouts.retranslate()
        self._brands.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button below the brands comes into sight with the keyboard."""
        if watched is self._edit_brand and event.type() == QEvent.Type.FocusIn:
            self._area.ensureWidgetVisible(self._edit_brand, 0, self.fontMetrics().height() // 2)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Samples are made when somebody looks."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._pause.stop()
        self._maker.drop()
        self._painter.drop()
        self._asked = None
        self._expected.clear()

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(em, round(em * 0.8), em, em)
        column.setSpacing(round(em * 0.6))
        self._hint.setProperty("kind", "muted")
        self._hint.setWordWrap(True)
        for head, shelf in ((self._layouts_head, self._layouts), (self._brands_head, self._brands)):
            head.setProperty("kind", "section")
            head.setWordWrap(True)
            column.addWidget(head)
            if shelf is self._layouts:
                column.addWidget(self._hint)
            column.addWidget(shelf)
            column.addSpacing(em // 2)
        column.addWidget(self._edit_brand, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _expect(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _ask(self) -> None:
        subject = self._subject()
        self._hint.setVisible(subject is None)
        if subject is None or not self.isVisible() or subject == self._asked:
            return
        self._asked = subject
        self._expected = {"layouts", "brands"}
        self._painter.drop()
        self._maker.ask(subject)

    def _subject(self) -> Subject | None:
        shown = self._shown
        if shown is None:
            return None
        card = self._talk.deck.front_matter if self._talk else FrontMatter()
        return Subject(self._slide(shown), shown.kit, card, self._section_number(), shown.folder, shown.number)

    def _slide(self, shown: ShownSlide) -> Slide:
        """The slide as it is seen: that of a slot with what the programme says of it."""
        return as_shown(shown.slide, shown.index, self._talk.deck) if self._talk else shown.slide

    def _section_number(self) -> int:
        """Sections are numbered in the order of the talk; a slide that became one is the next."""
        if self._talk is None or self._shown is None:
            return 1
        before = (scene for index, scene in self._talk.scenes if index < self._shown.index)
        return 1 + sum(1 for scene in before if scene.layout == "section" and scene.part == 1)

    def _fail(self, problem: object) -> None:
        self._expected.clear()
        self.failed.emit(problem)

    def _take_layouts(self, samples: tuple[LayoutSample, ...]) -> None:
        subject = self._asked
        if subject is None:
            return
        self._expected.discard("layouts")
        by_content = layout_by_content(subject.slide)
        wanted = subject.slide.layout or by_content
        chosen = wanted if any(sample.layout == wanted for sample in samples) else by_content
        self._layouts.show_choices(
            tuple(
                Choice(
                    sample.layout,
                    layout_words(sample.layout),
                    _layout_note(sample, by_content),
                    sample.scene,
                    sample.kit,
                    is_chosen=sample.layout == chosen,
                )
                for sample in samples
            ),
            subject.number,
        )
        if self.hasFocus():
            self._layouts.focus_chosen()

    def _take_brands(self, samples: tuple[BrandSample, ...]) -> None:
        subject = self._asked
        if subject is None:
            return
        self._expected.discard("brands")
        self._brands.show_choices(
            tuple(
                Choice(
                    sample.brand,
                    sample.name,
                    say("universelt utformet") if sample.is_accessible else None,
                    sample.scene,
                    sample.kit,
                    is_chosen=sample.kit is subject.kit,
                )
                for sample in samples
            ),
            subject.number,
        )

    def _choose_layout(self, name: LayoutName) -> None:
        from leaderdeck.outline.rewrite import set_layout

        if self._shown is None:
            return
        index = self._shown.index
        layout = None if name == layout_by_content(self._slide(self._shown)) else name
        if layout != self._shown.slide.layout:
            self.rewrite_requested.emit(lambda text: set_layout(text, index, layout))

    def _choose_brand(self, brand: str) -> None:
        from leaderdeck.outline.rewrite import set_card_value

        if self._shown is not None and brand != self._shown.kit.id:
            self.rewrite_requested.emit(lambda text: set_card_value(text, "brand", brand))


def _layout_note(sample: LayoutSample, by_content: LayoutName) -> Sentence | None:
    if sample.parts > 1:
        return say("deles på {count} lysbilder", count=sample.parts)
    return say("foreslått") if sample.layout == by_content else None
