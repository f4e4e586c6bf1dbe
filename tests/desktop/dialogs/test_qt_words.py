"""What Qt itself says is Norwegian too: buttons, file dialogs, menus of fields, keys."""

import json
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QPlainTextEdit, QTreeView, QWidget

from leaderdeck.desktop.qt_words import QtWords
from leaderdeck.language import use_interface_language
from leaderdeck.paths import resource_folder

WORDS = json.loads(resource_folder("qt_words.json").read_text("utf-8"))


@pytest.fixture
def qt_words(qapp) -> Iterator[QtWords]:
    words = QtWords(qapp)
    words.follow_language()
    yield words
    use_interface_language("en")
    words.follow_language()


def test_every_source_is_one_that_qt_says() -> None:
    danish = QTranslator()
    assert danish.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    known = QTranslator()
    assert known.load("qtbase_nn", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    strange = [
        (context, source)
        for context, rows in WORDS.items()
        for source in rows
        if not danish.translate(context, source) and not known.translate(context, source)
    ]
    assert len([one for one in strange if one[0] != "QAbstractFileIconProvider"]) <= 12, strange  # newer than those


def test_translations_keep_fields_line_ends_and_one_mnemonic() -> None:
    for context, rows in WORDS.items():
        for source, said in rows.items():
            for language, words in said.items():
                assert re.findall(r"%\d", words) == re.findall(r"%\d", source), (context, source, language)
                assert words.count("\n") == source.count("\n"), (context, source, language)
                assert bool(re.search(r"&\w", words)) == bool(re.search(r"&\w", source)), (context, source, language)


@pytest.mark.parametrize(
    ("language", "buttons", "menu"),
    [
        (
            "nb",
            ["Lagre", "Avbryt", "Forkast"],
            ["Angre", "Gjør om", "Klipp ut", "Kopier", "Lim inn", "Slett", "Merk alt"],
        ),
        (
            "nn",
            ["Lagre", "Avbryt", "Forkast"],
            ["Angre", "Gjer om", "Klipp ut", "Kopier", "Lim inn", "Slett", "Merk alt"],
        ),
        ("en", ["Save", "Cancel", "Discard"], ["Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select All"]),
    ],
)
def test_buttons_and_menus_follow_the_language(
    qtbot, qt_words: QtWords, language: str, buttons: list[str], menu: list[str]
) -> None:
    use_interface_language(language)
    qt_words.follow_language()
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    made = [box.addButton(one).text() for one in (standard.Save, standard.Cancel, standard.Discard)]
    assert [words.replace("&", "") for words in made] == buttons
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        own = field.createStandardContextMenu()
        said = [action.text().split("\t")[0].replace("&", "") for action in own.actions() if not action.isSeparator()]
        assert said == menu
        own.deleteLater()


def test_the_file_dialog_speaks_norwegian_throughout(qtbot, qt_words: QtWords, tmp_path) -> None:
    dialog = QFileDialog(None, "Åpne foredrag", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    said = set()
    for widget in dialog.findChildren(QWidget):
        own = widget.text() if hasattr(widget, "text") and callable(widget.text) else ""
        said |= {own, widget.toolTip(), widget.accessibleName()}
    english = re.compile(r"\b(Open|Cancel|Files|Directory|Back|Forward|Parent|Create|View|Look|name|Sidebar)\b")
    assert not [words for words in said if english.search(words)]
    assert "&Åpne" in said


def test_the_kinds_in_the_file_dialog_are_norwegian(qtbot, qt_words: QtWords, tmp_path) -> None:
    (tmp_path / "Taler").mkdir()
    dialog = QFileDialog(None, "Åpne foredrag", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    tree = dialog.findChild(QTreeView)
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) == 1)
    kind = tree.model().index(0, 2, tree.rootIndex())
    assert kind.data() == "Mappe"


def test_keys_are_named_in_norwegian(qt_words: QtWords) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Alt+Shift+Up").toString(native) == "Alt+Shift+Pil opp"
    assert QKeySequence("Ctrl+Space").toString(native) == "Ctrl+Mellomrom"
    assert QKeySequence("Ctrl+S").toString(QKeySequence.SequenceFormat.PortableText) == "Ctrl+S"


def test_qt_speaks_without_python(qt_words: QtWords) -> None:
    """Qt asks in threads and with its locks held: a translator in Python would stop the app for ever."""
    assert all(type(one) is QTranslator for one in qt_words.findChildren(QTranslator))
    assert qt_words.findChildren(QTranslator)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_word_is_found_again(qt_words: QtWords, language: str) -> None:
    use_interface_language(language)
    qt_words.follow_language()
    for context, rows in WORDS.items():
        for source, said in rows.items():
            assert QCoreApplication.translate(context, source) == said[language]
    use_interface_language("nb")
    qt_words.follow_language()


def test_words_of_others_are_left_alone(qt_words: QtWords) -> None:
    assert QCoreApplication.translate("Noen andre", "Save") == "Save"
