"""A walk through a window as a screen reader takes it, and as an eye sees it: names, languages, whole words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.paths import resource_folder

Role = QAccessible.Role
NEEDS_NAME = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox,
    Role.EditableText, Role.List, Role.ListItem, Role.MenuItem, Role.PageTab, Role.PageTabList, Role.Slider,
    Role.SpinBox, Role.Table, Role.Tree, Role.TreeItem, Role.Cell, Role.Link, Role.ProgressBar, Role.Dialog,
}  # fmt: skip
MOST_CHILDREN = 400


@dataclass(frozen=True)
class Heard:
    """One object of the accessible tree."""

    role: str
    name: str
    description: str
    is_interactive: bool
    owner: str

    def __str__(self) -> str:
        return f"{self.role} «{self.name}» ({self.owner})"


def heard(root: QWidget) -> list[Heard]:
    """All that a screen reader meets in this window, what is hidden left out."""
    interface = QAccessible.queryAccessibleInterface(root)
    return list(_heard(interface, "", type(root).__name__)) if interface else []


def _heard(interface: QAccessibleInterface, around: str, owner: str) -> Iterator[Heard]:
    if not interface.isValid() or interface.state().invisible:
        return
    thing = interface.object()
    owner = type(thing).__name__ if isinstance(thing, QObject) else owner
    if isinstance(thing, QWidget) and not thing.isVisible():
        return
    role, state = interface.role(), interface.state()
    name = interface.text(QAccessible.Text.Name)
    separator = role == Role.Separator or (role == Role.MenuItem and state.disabled and not name)
    if not separator:
        said = interface.text(QAccessible.Text.Description)
        takes_keys = isinstance(thing, QWidget) and bool(thing.focusPolicy() & Qt.FocusPolicy.TabFocus)
        needs = role in NEEDS_NAME or (bool(state.focusable) and takes_keys)
        yield Heard(role.name, name, said, needs, f"{owner} in {around}")
    for index in range(min(interface.childCount(), MOST_CHILDREN)):
        child = interface.child(index)
        if child is not None:
            yield from _heard(child, owner, owner)


def menu_words(window: QWidget) -> list[str]:
    """The words of every menu and of every action in it."""
    words = []
    for menu in window.findChildren(QMenu):
        words += [menu.title(), *(action.text() for action in menu.actions() if not action.isSeparator())]
    return [word for word in words if word]


def seen_words(root: QWidget) -> list[str]:
    """Texts, tool tips and hints of all widgets that are to be seen."""
    words: list[str] = [root.windowTitle()]
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        words += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        for ask in ("text", "placeholderText", "title"):
            said = getattr(widget, ask, None)
            if callable(said) and not isinstance(widget, QMenu | OutlineEditor):
                words.append(str(said()))
        if isinstance(widget, QComboBox):
            words += [widget.itemText(index) for index in range(widget.count())]
        if isinstance(widget, QTabBar):
            words += [widget.tabText(index) for index in range(widget.count())]
    return [word for word in words if word.strip()]


@cache
def _catalog() -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    for file in resource_folder("translations").glob("*.json"):
        merged.update(json.loads(file.read_text("utf-8")))
    return merged


@dataclass(frozen=True)
class _Form:
    """A sentence as what fits it, with any values in its fields; the more of its own words, the surer."""

    source: str
    weight: int
    pieces: tuple[str, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("(?s)" + "(.+?)".join(map(re.escape, self.pieces)) + r"\Z")

    def fit(self, words: str) -> re.Match[str] | None:
        """Where the words fit, with the values in their fields."""
        if words.startswith(self.pieces[0]) and words.endswith(self.pieces[-1]):
            return self._pattern.match(words)
        return None


def _form(text: str) -> _Form:
    return _Form(text, len(re.sub(r"\{\w+\}|\W", "", text)), tuple(re.split(r"\{\w+\}", text)))


def _ordered(texts: set[str]) -> list[_Form]:
    forms = sorted(map(_form, texts), key=lambda form: -form.weight)
    return [form for form in forms if form.weight]


@cache
def _bokmal(language: str) -> list[_Form]:
    """Every bokmål sentence that reads otherwise in this language."""
    return _ordered({source for source, said in _catalog().items() if said[language] != source})


@cache
def _own(language: str) -> list[_Form]:
    """Every sentence of this language itself."""
    return _ordered({said[language] for said in _catalog().values()})


@cache
def _beginning(first: str, language: str, forms: Callable[[str], list[_Form]]) -> list[_Form]:
    """Of the forms those that begin with this letter, or with a field."""
    return [form for form in forms(language) if form.pieces[0][:1] in ("", first)]


def untranslated(words: str, language: str) -> str:
    """The bokmål sentence that these words, or some of them, still are; nothing where they are in the language."""
    if language == "nb":
        return ""
    plain = words.replace("&&", "\0").replace("&", "").replace("\0", "&")
    parts = re.split(r"\n| · ", plain)
    return next((found for part in (plain, *parts) if (found := _still_bokmal(part.strip(), language))), "")


@cache
def _still_bokmal(words: str, language: str) -> str:
    first = words[:1]
    foreign = next((form for form in _beginning(first, language, _bokmal) if form.fit(words)), None)
    own = next(((form, fit) for form in _beginning(first, language, _own) if (fit := form.fit(words))), None)
    if foreign is not None and (own is None or own[0].weight < foreign.weight):
        return foreign.source
    values = own[1].groups() if own else ()
    return next((found for value in values if value != words and (found := _still_bokmal(value, language))), "")


@cache
def _qt_english() -> frozenset[str]:
    said = json.loads(resource_folder("qt_words.json").read_text("utf-8"))
    return frozenset(
        source.replace("&", "")
        for rows in said.values()
        for source, translated in rows.items()
        if any(each != source for each in translated.values()) and len(source) > 2
    )


def is_qt_english(words: str) -> bool:
    """Whether Qt says this in its own English although it has been taught our words."""
    plain = words.split("\t")[0].replace("&", "")
    return plain in _qt_english()


def cut_words(root: QWidget) -> list[str]:
    """Texts that have less room than they need: labels, buttons, tabs, boxes."""
    cut = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            lack = _lack(widget)
            if lack:
                cut.append(f"{type(widget).__name__} «{lack}» {widget.size().toTuple()} in {_path(widget)}")
    return cut


def small_letters(root: QWidget, points: float) -> list[str]:
    """Words in letters that did not grow with the text size."""
    return [
        f"{type(widget).__name__} «{widget.text()}» {widget.font().pointSizeF()} in {_path(widget)}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible() and widget.text()
        if widget.font().pointSizeF() < points
    ]


def _path(widget: QWidget) -> str:
    names: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(names) < 4:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)


def _lack(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text() if _label_is_cut(widget) else ""
    if isinstance(widget, QTabBar):
        return _cut_tab(widget)
    if isinstance(widget, QCheckBox | QRadioButton | QPushButton | QToolButton):
        return widget.text() if _button_is_cut(widget) else ""
    return _overlapped(widget)


def _overlapped(widget: QWidget) -> str:
    """Plain widgets are cut where their own least size says so and they hold words."""
    said = getattr(widget, "text", None)
    words = str(said()) if callable(said) else ""
    grows = widget.hasHeightForWidth()
    needed = widget.heightForWidth(widget.width()) if grows else widget.minimumSizeHint().height()
    return words if words and not widget.toolTip() and widget.height() < needed - 1 else ""


def _label_is_cut(label: QLabel) -> bool:
    if not label.text().strip():
        return False
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return label.height() < needed - 1 or _cut_by_edges(label)
    hint = label.sizeHint()
    return label.height() < hint.height() - 1 or label.width() < hint.width() - 1 or _cut_by_edges(label)


def _button_is_cut(button: QAbstractButton) -> bool:
    words = button.text()
    if not words or (isinstance(button, QToolButton) and button.toolButtonStyle().name == "ToolButtonIconOnly"):
        return False
    if "…" in words and not words.endswith(" …") and button.accessibleName():
        return False  # shortened, and named in whole
    hint = button.minimumSizeHint() if isinstance(button, QPushButton) else button.sizeHint()
    if button.width() < hint.width() or button.height() < hint.height():
        return True
    if isinstance(button, QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        inner = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
        return inner.width() < button.fontMetrics().horizontalAdvance(words.replace("&", "")) - 2
    return _cut_by_edges(button)


def _cut_tab(bar: QTabBar) -> str:
    for index in range(bar.count()):
        place, needed = bar.tabRect(index), bar.fontMetrics().horizontalAdvance(bar.tabText(index))
        if needed and (place.width() < needed or not bar.rect().contains(place)):
            return bar.tabText(index)
    return ""


def _cut_by_edges(widget: QWidget) -> bool:
    """Whether something around it cuts it off sideways (what scrolls goes up and down only)."""
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        left = widget.mapTo(parent, QRect(widget.rect()).topLeft()).x()
        if left < -1 or left + widget.width() > parent.width() + 1:
            return True
        if parent.isWindow():
            return False
        parent = parent.parentWidget()
    return False
