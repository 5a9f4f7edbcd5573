"""The few widgets that everything is built from, in the styles that resources/theme knows."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import chain
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.ui.looks.on_screen import fit_screen
from app.ui.looks.title import NameButton

RING = 2  # pixels of the ring of focus, where it is thickest
ASKING_WIDTH = 58  # of the words of a question, in letters

Box = TypeVar("Box", bound=QBoxLayout)
Part = QWidget | QLayout | int | None


def text(words: str = "", style: str = "", *, wrap: bool = False, center: bool = False) -> QLabel:
    """A label; `style` is "heading", "panelTitle", "caption" or "muted"."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(style)
    label.setWordWrap(wrap)
    if center:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


class _Wrapping(QLabel):
    """Words that wrap; a wider one is cut, else the name of a folder would widen the whole page."""

    WIDEST_WORD = 320  # pixels

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.WIDEST_WORD), hint.height())


class Remark(_Wrapping):
    """Words that wrap, and take no room while there are none."""

    def __init__(self, style: str = "muted") -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.setObjectName(style)
        self.hide()

    def say(self, words: str) -> None:
        """Say these instead of what stands there."""
        self.setText(words)
        self.setVisible(bool(words))


class Points(_Wrapping):
    """Sentences as points: where one wraps, it goes on below its words."""

    def __init__(self, style: str = "") -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.setObjectName(style)

    def say(self, sentences: Iterable[str]) -> None:
        """Say these instead of what stands there."""
        point = "<td>•&nbsp;&nbsp;</td>"
        rows = [f"<tr>{point}<td>{escape(each, quote=False)}</td></tr>" for each in sentences]
        table = ['<table cellspacing="0" cellpadding="0">', *rows, "</table>"]
        self.setText("".join(table))


def as_tip(words: str) -> str:
    """Words for a tip, some of them a stranger's: Qt takes what looks like HTML for that."""
    if "<" not in words and "&lt;" not in words:
        return words
    return f"<p>{escape(words, quote=False).replace(chr(10), '<br>')}</p>"


def literal(words: str) -> str:
    """A name on a button or in a menu, where Qt takes `&` for the mark of a key."""
    return words.replace("&", "&&")


def button(
    words: str,
    click: Callable[[], object] | None = None,
    *,
    kind: str = "",
    tip: str = "",
    name: str = "",
    may_be_cut: bool = False,
) -> QPushButton:
    """A push button; `kind` is "primary", "danger", "link" or "chip". Only Tab gives it the focus, so that
    the keys of the review go on working after a click. In a dialog Enter means the primary one, wherever
    else the focus is. `may_be_cut`: its words are a name of any length.
    """
    made = NameButton(words) if may_be_cut else QPushButton(words)
    made.setProperty("kind", kind)
    made.setToolTip(tip)
    made.setObjectName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAutoDefault(kind == "primary")
    if click is not None:
        made.clicked.connect(lambda _checked=False: click())
    return made


def set_kind(made: QPushButton, kind: str) -> None:
    """Another kind for a button that is shown already."""
    made.setProperty("kind", kind)
    made.style().unpolish(made)
    made.style().polish(made)


def row(*widgets: Part, spacing: int = 8) -> QHBoxLayout:
    """Left to right; None stretches, a number is a gap."""
    return _fill(QHBoxLayout(), widgets, spacing)


def level(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """A row of fields beside links and labels: a `row` is no higher than its lowest widget allows."""
    across = row(*widgets, spacing=spacing)
    for each in widgets:
        across.setAlignment(each, Qt.AlignmentFlag.AlignVCenter)
    return across


def column(*widgets: Part, spacing: int = 8) -> QVBoxLayout:
    """Top to bottom; None stretches, a number is a gap."""
    return _fill(QVBoxLayout(), widgets, spacing)


def dialog_column(dialog: QDialog, *, spacing: int = 12) -> QVBoxLayout:
    """What stands in a dialog, top to bottom, within the margins that dialogs have."""
    down = QVBoxLayout(dialog)
    down.setContentsMargins(20, 18, 20, 16)
    down.setSpacing(spacing)
    return down


def question_text(dialog: QDialog, words: str, kind: str = "") -> QLabel:
    """What a dialog asks, in lines of a readable length."""
    made = text(words, kind, wrap=True)
    made.setMinimumWidth(ASKING_WIDTH * dialog.fontMetrics().averageCharWidth())
    return made


def two_answers(
    dialog: QDialog, yes: str, accept: Callable[[], object] | None = None, *, kind: str = "primary"
) -> tuple[QDialogButtonBox, QPushButton]:
    """A dialog's buttons, Cancel and one that says `yes`, which is given, too; it calls `accept`, by
    default the dialog's own.
    """
    buttons = foot(QDialogButtonBox.StandardButton.Cancel)
    go = buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
    go.setProperty("kind", kind)
    buttons.accepted.connect(accept or dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, go


def asked(dialog: QDialog) -> int:
    """Show a dialog until it is answered; then it goes, which its parent alone would not see to."""
    fit_screen(dialog)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer


class Form(QFormLayout):
    """Named fields, one below the other; each name stands at the middle of its field."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 18, spacing: int = 10) -> None:
        super().__init__(parent)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalSpacing(gap)
        self.setVerticalSpacing(spacing)

    def add(self, name: str, field: QWidget) -> None:
        """A field with its name before it."""
        label = text(name)
        label.setBuddy(field)
        if not field.accessibleName() and not isinstance(field, QPushButton):  # which says what it does
            field.setAccessibleName(name)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.addRow(label, field)


def foot(standard: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """The buttons at the foot of a dialog, in words alone: a desktop's pictures suit one theme, not both."""
    buttons = QDialogButtonBox(standard)
    without_pictures(buttons)
    return buttons


def without_pictures(holder: QWidget) -> None:
    """Take what the desktop draws on buttons off those at the foot of a dialog."""
    boxes = [holder] if isinstance(holder, QDialogButtonBox) else holder.findChildren(QDialogButtonBox)
    for each in chain.from_iterable(box.buttons() for box in boxes):
        each.setIcon(QIcon())


def closing_buttons(dialog: QDialog) -> QDialogButtonBox:
    """One button that closes a dialog whose changes are kept at once; Enter in a field does not press it."""
    buttons = foot(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    return buttons


def line() -> QFrame:
    """A thin rule between two parts."""
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def empty(layout: QLayout) -> None:
    """Take all widgets out of a layout for good.

    They are hidden first: a visible widget without a parent would come up as a window of its own, and take
    the keys from ours.
    """
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()


def swap(layout: QLayout, old: QWidget, new: QWidget) -> QWidget:
    """Put a widget in the place of another, which goes for good, hidden first as by `empty`; returns it."""
    layout.replaceWidget(old, new)
    old.hide()
    old.setParent(None)
    old.deleteLater()
    return new


class Scrolled(QScrollArea):
    """An area in which `inside` scrolls up and down, if asked for `sideways` too; with a ring of focus.

    `name` is what screen readers say when the keys come to it; without one they never do.
    """

    def __init__(self, inside: QWidget, name: str = "", *, sideways: bool = False) -> None:
        super().__init__()
        if name:
            self.setAccessibleName(name)
            self.setProperty("kind", "scrolled")
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on a button in it is no wish to scroll
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._goes_sideways = sideways
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        """As wide as what stands in it has to be, or its right edge could not be reached."""
        hint, inside = super().minimumSizeHint(), self.widget()
        if self._goes_sideways or inside is None:
            return hint
        bar = self.verticalScrollBar().sizeHint().width()
        return hint.expandedTo(QSize(inside.minimumSizeHint().width() + bar + 2 * RING, 0))

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        """What stands in it may need another width now."""
        if happening.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, happening)


def bring_into_view(widget: QWidget) -> None:
    """Scroll to what a key leads to: Qt scrolls to what Tab leads to alone."""
    for area in areas_around(widget):
        area.ensureWidgetVisible(widget)


def areas_around(inner: QWidget) -> Iterator[QScrollArea]:
    """What a widget is scrolled in, innermost first."""
    around = inner.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            yield around
        around = around.parentWidget()


def side_by_side(
    page: QWidget, left: QWidget, right: QWidget, *, widths: tuple[int, int], grow: tuple[int, int]
) -> None:
    """Fill a page with two parts and a handle between them; `grow` says who takes how much of more room."""
    splitter = QSplitter()
    for place, part in enumerate((left, right)):
        splitter.addWidget(part)
        splitter.setStretchFactor(place, grow[place])
    splitter.setSizes(widths)
    splitter.setChildrenCollapsible(False)
    whole = QHBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(splitter)


def _fill(layout: Box, widgets: tuple[Part, ...], spacing: int) -> Box:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for each in widgets:
        if each is None:
            layout.addStretch(1)
        elif isinstance(each, int):
            layout.addSpacing(each)
        elif isinstance(each, QWidget):
            layout.addWidget(each)
        else:
            layout.addLayout(each)
    return layout
