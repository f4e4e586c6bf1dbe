"""All shortcuts, from the same table that the menus are made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from leaderdeck.desktop.actions import ACTIONS, MENUS, Action, action
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.panes.slide_strip_keys import IN_STRIP, key_of
from leaderdeck.language import say


def shortcut_words(shortcut: str) -> str:
    """A shortcut as the keyboard says it in the language of the interface; several are divided by «eller»."""
    keys = [QKeySequence(one.strip()).toString(QKeySequence.SequenceFormat.NativeText) for one in shortcut.split("; ")]
    return f" {say('eller')} ".join(key for key in keys if key)


class ShortcutsDialog(DialogFrame):
    """A list by menu that is narrowed by typing."""

    def __init__(self, actions: Sequence[Action] = ACTIONS, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(38, 42))
        self._actions = tuple(actions)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(round(self.fontMetrics().height() * 0.8))
        self.list.setMinimumHeight(12 * self.fontMetrics().height())
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.content.addWidget(self.filter)
        self.content.addWidget(self.list, 1)
        self._way_out = text_label("muted")
        self.content.addWidget(self._way_out)
        self.close_button = button("primary")
        self.close_button.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.filter.textChanged.connect(self._fill)
        self.retranslate()
        self.filter.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Hurtigtaster")))
        self.filter.setPlaceholderText(str(say("Søk etter en handling eller tast …")))
        self.filter.setAccessibleName(str(say("Søk i hurtigtaster")))
        self.list.setAccessibleName(str(say("Hurtigtaster")))
        self._way_out.setText(str(say("I teksten rykker Tab inn; Esc og så Tab går videre.")))
        self.close_button.setText(str(say("Lukk")))
        self.close_button.setAccessibleName(self.close_button.text())
        self._fill()

    def rows(self) -> tuple[tuple[str, str], ...]:
        """(what it does, keys) of everything that the list shows."""
        groups = [self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount())]
        items = [group.child(number) for group in groups if group for number in range(group.childCount())]
        return tuple((item.text(0), item.text(1)) for item in items if item)

    def _fill(self) -> None:
        wanted = self.filter.text().casefold().split()
        self.list.clear()
        for menu in MENUS:
            shown = [
                (words, keys)
                for one in menu.actions
                if one in self._actions and (keys := shortcut_words(one.shortcut))
                for words in [str(one.words).removesuffix(" …")]
                if all(word in f"{words} {keys} {menu.words}".casefold() for word in wanted)
            ]
            if shown:
                self._add_group(str(menu.words), shown)
        self._add_strip(wanted)
        self.list.expandAll()

    def _add_strip(self, wanted: list[str]) -> None:
        """The keys that the filmstrip has for itself, while it has the keyboard."""
        group = str(say("I lysbilderekken"))
        rows = [
            (str(action(name).words), key_of(name).toString(QKeySequence.SequenceFormat.NativeText))
            for name in IN_STRIP
        ]
        own = [row for row, name in zip(rows, IN_STRIP, strict=True) if row[1] != shortcut_words(action(name).shortcut)]
        shown = [row for row in own if all(word in " ".join((*row, group)).casefold() for word in wanted)]
        if shown:
            self._add_group(group, shown)

    def _add_group(self, name: str, rows: list[tuple[str, str]]) -> None:
        group = QTreeWidgetItem([name])
        font = self.list.font()
        font.setBold(True)
        group.setFont(0, font)
        group.setData(1, Qt.ItemDataRole.AccessibleTextRole, name)  # the empty cell beside it belongs to it
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addTopLevelItem(group)
        for words, keys in rows:
            item = QTreeWidgetItem([words, keys])
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}: {keys}")
            group.addChild(item)
