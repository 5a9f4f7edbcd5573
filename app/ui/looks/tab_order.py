"""Tab goes through a panel as it is read, and what goes away hands the keys to no button."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from app.ui.looks.pages import Pages


def as_laid_out(panel: QWidget) -> None:
    """Let Tab follow the layouts of `panel`: Qt goes by when each widget was made."""
    for before, after in pairwise(stops(panel)):
        QWidget.setTabOrder(before, after)


def turn(pages: Pages, index: int) -> None:
    """Show another of `pages`. Whoever had the keys in the one before leaves them to the window.

    Qt would hand them to the first button of the next, which Space would press.
    """
    before = pages.currentWidget()
    if (
        index != pages.currentIndex()
        and before is not None
        and before.isAncestorOf(pages.window().focusWidget())
    ):
        pages.window().setFocus()
    pages.setCurrentIndex(index)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in it, first to last."""
    if widget.isHidden() and not widget.isWindow():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if isinstance(widget, Pages):
        inside = widget.currentWidget()
    if inside is not None:
        yield from stops(inside)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for item in filter(None, map(layout.itemAt, range(layout.count()))):
        if (widget := item.widget()) is not None:
            yield from stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _stops_in(inner)
