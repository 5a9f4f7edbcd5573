"""A pytest-qt robot for busy computers: it waits longer, and clicks what can be clicked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000
"""Busy cores need more than five seconds; it costs time only where a test fails."""


class PatientBot(QtBot):
    """Waits for conditions as long as a busy computer needs."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Return once `callback` says yes; fails after `timeout` milliseconds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:
        """Block until `signal` is heard."""
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        """Block until the window is on the screen."""
        return super().waitExposed(widget, timeout=timeout)

    def mouseClick(
        self,
        widget: QWidget,
        button: Qt.MouseButton,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        pos: QPoint | None = None,
    ) -> None:
        """Click as a person does: not before the control is ready to be clicked."""
        self.waitUntil(widget.isEnabled)
        QTest.mouseClick(widget, button, modifier, QPoint() if pos is None else pos)
