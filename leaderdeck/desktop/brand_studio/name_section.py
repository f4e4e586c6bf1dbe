"""The municipality's name, and its slogan in each language."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from leaderdeck.brand.kit_editing import Edit, set_language, set_name, set_slogan
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading
from leaderdeck.desktop.brand_studio.form_section import FormSection, StudioChoice, StudioLine, language_words
from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.desktop.icons import icon
from leaderdeck.language import Sentence, say

LANGUAGES = ("nb", "nn", "en", "se", "smj", "sma", "fkv", "sv", "da", "de", "fi", "uk")


class NameSection(FormSection):
    """Name, slogans, and which language is the kit's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self.line(("name",), lambda text: partial(set_name, name=text))
        self.add_labeled(lambda: say("Navn"), self.name)
        self.add_note(("name",))
        self._rows: dict[str, _SloganRow] = {}
        self._slogans = QVBoxLayout()
        self._slogans.setSpacing(self.column.spacing())
        self.column.addLayout(self._slogans)
        self.add_note(("slogan",))
        self.more = button("quiet")
        self.more.setIcon(icon("new"))
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self.more.setProperty("kind", "menu")
        self.add_words(self.more, lambda: say("Legg til språk"))
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self.column.addLayout(row)
        self.language = StudioChoice(self)
        self.language.activated.connect(self._choose_language)
        self.add_labeled(lambda: say("Profilens eget språk"), self.language)
        self.add_note(("language",))
        self.retranslate()

    @property
    def title(self) -> Sentence:
        """Name and slogan."""
        return say("Navn og slagord")

    def slogan_line(self, language: str) -> StudioLine:
        """The field for the slogan in this language."""
        return self._rows[language].line

    def show_values(self, reading: DraftReading) -> None:
        """Name, a row for each language, and the languages that could come."""
        self.name.show_text(str(reading.value("name") or ""))
        slogans = reading.value("slogan")
        slogans = slogans if isinstance(slogans, dict) else {}
        own = str(reading.value("language") or "")
        for language in [known for known in self._rows if known not in slogans]:
            row = self._rows.pop(language)
            self._slogans.removeWidget(row)
            row.hide()
            row.deleteLater()
        for language, slogan in slogans.items():
            if language not in self._rows:
                self._add_row(language)
            self._rows[language].show_slogan(language, str(slogan), is_own=language == own)
        self._fill_menu([language for language in LANGUAGES if language not in slogans])
        languages = [(code, str(language_words(code))) for code in dict.fromkeys((*slogans, own)) if code]
        self.language.fill(languages, own)

    def _add_row(self, language: str) -> None:
        def edit(text: str) -> Edit:
            return partial(set_slogan, language=language, slogan=text)

        row = _SloganRow(self.line(("slogan", language), edit), self)
        row.remove.clicked.connect(lambda: self.ask(None, partial(set_slogan, language=language, slogan=None)))
        self._rows[language] = row
        self._slogans.addWidget(row)
        row.show()

    def _fill_menu(self, languages: list[str]) -> None:
        self._menu.clear()
        for code in languages:
            made = self._menu.addAction(str(language_words(code)))
            made.triggered.connect(lambda _checked=False, wanted=code: self._add_language(wanted))
        self.more.setEnabled(bool(languages))

    def _add_language(self, language: str) -> None:
        self.ask(None, partial(set_slogan, language=language, slogan=""))

    def _choose_language(self, _index: int) -> None:
        self.ask(None, partial(set_language, language=str(self.language.currentData())))


class _SloganRow(QWidget):
    """One language: its name, the slogan, and a cross for all but the kit's own."""

    def __init__(self, line: StudioLine, parent: QWidget) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.line = line
        self._label = text_label("muted")
        self.remove = QToolButton()
        self.remove.setIcon(icon("close"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.3))
        column.addWidget(self._label)
        row = QHBoxLayout()
        row.setSpacing(em // 3)
        row.addWidget(line, 1)
        row.addWidget(self.remove)
        column.addLayout(row)

    def show_slogan(self, language: str, slogan: str, *, is_own: bool) -> None:
        """The slogan in this language."""
        words = str(say("Slagord på {language}", language=language_words(language)))
        self._label.setText(words)
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText(str(say("tomt om det ikke finnes")))
        self.line.show_text(slogan)
        remove = str(say("Ta bort slagordet på {language}", language=language_words(language)))
        self.remove.setAccessibleName(remove)
        self.remove.setToolTip(remove)
        self.remove.setVisible(not is_own)
