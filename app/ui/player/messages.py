"""Words on the dark canvas: empty, loading and unreadable states, and the small badge of a defect."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.ui.looks.breaking import broken_to_fit

INK = QColor("#e8ecec")  # the canvas is dark in all themes, so these do not follow it
INK_MUTED = QColor("#9aa6ab")
FAILED = QColor("#f2766b")
MAX_TEXT_WIDTH = 460.0


def paint_message(painter: QPainter, canvas: QRectF, title: str, text: str, *, failed: bool) -> None:
    """A sign, a title and a sentence in the middle of the canvas."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    title_font, text_font = _larger(painter.font(), 1.25), painter.font()
    width = min(MAX_TEXT_WIDTH, canvas.width() - 32)
    wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    room = QRectF(0, 0, width, canvas.height())
    title_metrics, text_metrics = QFontMetricsF(title_font), QFontMetricsF(text_font)
    title = broken_to_fit(title, width, title_metrics.horizontalAdvance)
    text = broken_to_fit(text, width, text_metrics.horizontalAdvance)
    title_height = title_metrics.boundingRect(room, wrapped, title or " ").height()
    text_height = text_metrics.boundingRect(room, wrapped, text).height() if text else 0.0
    sign = 44.0 if canvas.height() > 170 else 0.0
    total = sign + (14 if sign else 0) + title_height + (8 + text_height if text else 0)
    top = canvas.center().y() - total / 2
    if sign:
        _paint_sign(painter, QPointF(canvas.center().x(), top + sign / 2), failed=failed)
        top += sign + 14
    left = canvas.center().x() - width / 2
    painter.setPen(INK)
    painter.setFont(title_font)
    painter.drawText(QRectF(left, top, width, title_height), wrapped, title)
    painter.setPen(INK_MUTED)
    painter.setFont(text_font)
    painter.drawText(QRectF(left, top + title_height + 8, width, text_height + 2), wrapped, text)


def paint_badge(painter: QPainter, canvas: QRectF, text: str, color: QColor) -> QRectF:
    """A note in the upper right corner; returns where it lies."""
    metrics = QFontMetricsF(painter.font(), painter.device())
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, canvas.width() - 60)
    width = metrics.horizontalAdvance(text) + 28
    badge = QRectF(canvas.right() - width - 9, canvas.top() + 10, width, metrics.height() + 7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(10, 12, 13, 215))
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(badge.left() + 12, badge.center().y()), 3.5, 3.5)
    painter.setPen(color)
    painter.drawText(badge.adjusted(20, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, text)
    return badge


def _paint_sign(painter: QPainter, center: QPointF, *, failed: bool) -> None:
    """A film frame with a play mark; crossed out where the file cannot be read."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(FAILED if failed else INK_MUTED, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawRoundedRect(QRectF(center.x() - 27, center.y() - 19, 54, 38), 6, 6)
    if failed:
        painter.drawLine(center + QPointF(-8, -8), center + QPointF(8, 8))
        painter.drawLine(center + QPointF(8, -8), center + QPointF(-8, 8))
        return
    painter.setBrush(INK_MUTED)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon([center + QPointF(-6, -9), center + QPointF(10, 0), center + QPointF(-6, 9)])


def _larger(font: QFont, factor: float) -> QFont:
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(True)
    return font
