"""Says what stands on screen again when the person changes the language: nothing is closed, nothing lost.

The parts of the window say their words once, when they are made. Here every word that a widget or an action
holds is known again by the translations and said in the new language; what a person typed is left alone.
What is painted, and what the session tells anew, needs nothing of this.
"""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from shiboken6 import isValid

from app.ui.speech.timecode import day_form
from resources.translations.phrasebook import Phrasebook

TIP = Qt.ItemDataRole.ToolTipRole
Words = tuple[Callable[[], str], Callable[[str], object]]  # how they are asked for, how they are set


def say_again(root: QWidget, book: Phrasebook) -> None:
    """Everything that `root` and what is in it say."""
    for _ in saying_again(root, book):
        pass


def saying_again(root: QWidget, book: Phrasebook) -> Iterator[QObject]:
    """The same in steps, what is seen first; what goes meanwhile is left out."""
    widgets = sorted((root, *root.findChildren(QWidget)), key=lambda each: not each.isVisible())
    for widget in widgets:
        if isValid(widget):
            _again(widget, _of_widget(widget), book)
        if isValid(widget) and isinstance(widget, QComboBox):
            _fit(widget)
        if isValid(widget) and isinstance(widget, QDateEdit):
            widget.setLocale(QLocale())
            widget.setDisplayFormat(day_form())
        yield widget
    for action in root.findChildren(QAction):
        if isValid(action):
            _again(action, _of_action(action), book)
        yield action


def name_again(stack: QUndoStack, book: Phrasebook) -> None:
    """What can be undone and redone."""
    for place in range(stack.count()):
        command = stack.command(place)
        what, joint, where = command.text().rpartition(", ")
        said = book.say(what)
        command.setText(f"{said}{joint}{where}" if said else book.say(command.text()) or command.text())


def _fit(box: QComboBox) -> None:
    """To its choices as they are said now: by itself it looks at them once, when it is shown first."""
    if box.sizeAdjustPolicy() == QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)


def _again(whose: QObject, words: Iterator[Words], book: Phrasebook) -> None:
    contexts = [type(each).__name__ for each in _around(whose)]
    for ask, put in words:
        text = ask()
        said = book.say(text, contexts) if text else None
        if said is not None and said != text:
            put(said)


def _around(whose: QObject) -> Iterator[QObject]:
    """A widget and what it is in, nearest first: classes are the contexts of translations."""
    inner: QObject | None = whose
    while inner is not None:
        yield inner
        inner = inner.parent()


def _of_widget(widget: QWidget) -> Iterator[Words]:
    yield widget.toolTip, widget.setToolTip
    yield widget.accessibleName, widget.setAccessibleName
    yield widget.accessibleDescription, widget.setAccessibleDescription
    yield widget.windowTitle, widget.setWindowTitle
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text, widget.setText
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText, widget.setPlaceholderText
        case QGroupBox() | QMenu():
            yield widget.title, widget.setTitle
        case QComboBox():
            yield from _of_choices(widget)
        case QTabWidget():
            for tab in range(widget.count()):
                yield partial(widget.tabText, tab), partial(widget.setTabText, tab)
        case QAbstractItemView():
            yield from _of_items(widget)


def _of_choices(box: QComboBox) -> Iterator[Words]:
    for row in range(box.count()):
        yield partial(box.itemText, row), partial(box.setItemText, row)
        yield partial(_tip_of, box, row), partial(box.setItemData, row, role=TIP)


def _tip_of(box: QComboBox, row: int) -> str:
    return str(box.itemData(row, TIP) or "")


def _of_items(view: QAbstractItemView) -> Iterator[Words]:
    """Of tables and trees their headings: cells are what is said of the project, and told anew."""
    items: list[QListWidgetItem | QTableWidgetItem | None] = []
    if isinstance(view, QListWidget):
        items += [view.item(row) for row in range(view.count())]
    elif isinstance(view, QTableWidget):
        items += [view.horizontalHeaderItem(column) for column in range(view.columnCount())]
    elif isinstance(view, QTreeWidget):
        for column in range(view.columnCount()):
            yield partial(view.headerItem().text, column), partial(view.headerItem().setText, column)
    for item in items:
        if item is not None:
            yield item.text, item.setText
            yield item.toolTip, item.setToolTip


def _of_action(action: QAction) -> Iterator[Words]:
    yield action.text, action.setText
    yield action.iconText, action.setIconText  # where it has one of its own: else it followed already
    yield action.toolTip, action.setToolTip
