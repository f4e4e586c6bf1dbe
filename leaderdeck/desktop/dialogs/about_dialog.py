"""What this program is, which version, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from leaderdeck import __version__
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import say
from leaderdeck.paths import user_data_folder


class AboutDialog(DialogFrame):
    """A page to read, and to copy the version from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(34, 10))
        self._words = [text_label() for _ in range(4)]
        for label in self._words:
            label.setTextInteractionFlags(
                label.textInteractionFlags() | label.textInteractionFlags().TextSelectableByMouse
            )
            self.content.addWidget(label)
        for label in self._words[2:]:
            label.setProperty("kind", "muted")
        self.content.addStretch(1)
        self.close_button = button("primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Om LeaderDeck")))
        sentences = (
            say("LeaderDeck {version}", version=__version__),
            say("Foredrag skrevet som tekst blir lysbilder i kommunens egen profil. Ingenting sendes over nettet."),
            say(
                "Fri programvare med MIT-lisens. Bygd med Qt {qt} (LGPL), skriftene Open Sans, Noto Serif, Carlito og "
                "Liberation og ordlister fra spell-norwegian (GPL) og SCOWL, som har sine egne lisenser.",
                qt=qVersion(),
            ),
            say("Innstillinger, kopier og historikk ligger i {folder}.", folder=user_data_folder()),
        )
        for label, sentence in zip(self._words, sentences, strict=True):
            label.setText(str(sentence))
        self.close_button.setText(str(say("Lukk")))
        self.close_button.setAccessibleName(self.close_button.text())
